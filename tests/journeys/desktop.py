"""desktop.py: a desktop for one test: X server, session bus, accessibility bus, folders

SPDX-License-Identifier: GPL-3.0-or-later

Nothing of the person's own session is touched, and nothing outlives the `with` block. Each part is
started without a shell, asked for its own address (no fixed display number, so any number of tests
run side by side) and ended in the reverse order.
"""
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

# Where Debian and others keep the two programs of at-spi2-core.
LIBEXEC = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/x86_64-linux-gnu/at-spi2-core")


def build_root():
    """The meson build folder, which meson names to each test."""
    root = os.environ.get("MESON_BUILD_ROOT")
    return pathlib.Path(root) if root else None


class Desktop:
    def __init__(self, size=(1280, 800), accessible=True, locale="en_GB.UTF-8", keep=None):
        self.size = size
        self.accessible = accessible
        self.locale = locale
        self.processes = []
        self.folder = pathlib.Path(keep) if keep else pathlib.Path(tempfile.mkdtemp(prefix="office-desktop-"))
        self.keep = keep is not None
        self.environment = {}

    def __enter__(self):
        try:
            self._make_environment()
            self._start_x()
            self._start_bus()
            if self.accessible:
                self._start_accessibility()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    # What a program on this desktop finds around it.
    def _make_environment(self):
        home = self.folder / "home"
        kept = {name: value for name, value in os.environ.items() if name in (
            "PATH", "LANG", "LD_LIBRARY_PATH", "G_TEST_SRCDIR", "G_TEST_BUILDDIR", "G_DEBUG", "G_MESSAGES_DEBUG",
            "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "G_SLICE", "GSETTINGS_SCHEMA_DIR",
            "MESON_BUILD_ROOT", "MESON_SOURCE_ROOT", "CI") or name.startswith("OFFICE_")}
        self.environment = kept | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "XDG_DATA_DIRS": "/usr/local/share:/usr/share",
            "XDG_CURRENT_DESKTOP": "GNOME",
            "GSETTINGS_BACKEND": "memory",
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "GTK_A11Y": "atspi" if self.accessible else "none",
            "GTK_THEME": "Adwaita",
            "NO_AT_BRIDGE": "0" if self.accessible else "1",
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": self.locale.split(".")[0],
            "TZ": "Europe/London",
        }
        if build_root() and "GSETTINGS_SCHEMA_DIR" not in self.environment:
            self.environment["GSETTINGS_SCHEMA_DIR"] = str(build_root() / "data")
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                     "XDG_RUNTIME_DIR"):
            pathlib.Path(self.environment[name]).mkdir(parents=True, exist_ok=True)
        os.chmod(self.environment["XDG_RUNTIME_DIR"], 0o700)

    def _start_x(self):
        read, write = os.pipe()
        width, height = self.size
        self._start(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24",
                     "-nolisten", "tcp", "-noreset", "-ac"], pass_fds=(write,), name="Xvfb")
        os.close(write)
        number = self._line(read, "Xvfb")
        self.environment["DISPLAY"] = f":{number}"

    def _start_bus(self):
        read, write = os.pipe()
        self._start(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={write}"],
                    pass_fds=(write,), name="dbus-daemon")
        os.close(write)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._line(read, "dbus-daemon")

    def _start_accessibility(self):
        launcher = next((p for p in (pathlib.Path(d, "at-spi-bus-launcher") for d in LIBEXEC) if p.exists()), None)
        if launcher is None:
            raise RuntimeError("at-spi-bus-launcher is not installed (at-spi2-core)")
        self._start([str(launcher), "--launch-immediately"], name="at-spi-bus-launcher")
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            answer = subprocess.run(
                ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus",
                 "--method", "org.a11y.Bus.GetAddress"], env=self.environment, capture_output=True, text=True)
            if answer.returncode == 0 and "unix:" in answer.stdout:
                self.environment["AT_SPI_BUS_ADDRESS"] = answer.stdout.split("'")[1]
                return
            time.sleep(0.1)
        raise RuntimeError("the accessibility bus did not come up: " + answer.stderr.strip())

    def _start(self, command, name, **options):
        log = open(self.folder / f"{name}.log", "ab")
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                                   stderr=log, start_new_session=True, **options)
        log.close()
        self.processes.append((name, process))
        return process

    def _line(self, descriptor, name):
        with os.fdopen(descriptor) as pipe:
            line = pipe.readline().strip()
        if not line:
            raise RuntimeError(f"{name} did not start: " + self.log(name))
        return line

    def log(self, name):
        path = self.folder / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def start(self, command, name="program", environment=None):
        """Start a program on the desktop; what it prints goes to its log."""
        saved = self.environment
        self.environment = saved | (environment or {})
        try:
            return self._start([str(part) for part in command], name)
        finally:
            self.environment = saved

    def run(self, command):
        """Run a program on the desktop with this process's own input and output; its exit status."""
        return subprocess.run([str(part) for part in command], env=self.environment).returncode

    def call(self, *command, **options):
        """Run a short command on the desktop; its standard output."""
        done = subprocess.run([str(part) for part in command], env=self.environment, capture_output=True,
                              text=True, **options)
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout

    def picture(self, path):
        """Save what is on the screen as PNG."""
        pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
        self.call("import", "-silent", "-window", "root", path)

    def pixels(self):
        """What is on the screen, as a digest: two that are equal are the same picture."""
        done = subprocess.run(["import", "-silent", "-window", "root", "rgb:-"], env=self.environment,
                              capture_output=True, check=True)
        return hashlib.sha256(done.stdout).hexdigest()

    def stop(self, process, patience=10):
        """End one process and what it started."""
        if process.poll() is None:
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(process.pid, number)
                    process.wait(patience)
                    break
                except subprocess.TimeoutExpired:
                    continue
                except ProcessLookupError:
                    break

    def close(self):
        while self.processes:
            _, process = self.processes.pop()
            self.stop(process, 3)
        if not self.keep:
            shutil.rmtree(self.folder, ignore_errors=True)

"""journey.py: walk through a running program as a person does who cannot see it

SPDX-License-Identifier: GPL-3.0-or-later

A journey starts the program on a desktop of its own, finds things by what assistive technology is
told of them (role and name), and acts by the keyboard. Every search waits; one that ends in vain
prints the tree of what there was, the program's output and a picture, and fails the journey.

    with Journey([program, "--demo"], "import") as j:
        j.key("alt+2")
        j.find("table", "Applications")
        j.key("ctrl+f")
        j.type("Nguyen")
        j.wait(lambda: "1 application" in j.status(), "one application found")
"""
import os
import pathlib
import re
import subprocess
import sys
import time
import warnings

from desktop import Desktop

# A sanitized program is slow: its test setup asks for more patience.
TIMEOUT = 15 * int(os.environ.get("OFFICE_PATIENCE", "1"))
STEP = 0.05
# What a person can use, in the words of AT-SPI.
CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "entry",
            "password text", "spin button", "slider", "switch", "link", "menu item", "page tab", "table",
            "tree table", "list", "list box", "column header", "search box", "calendar"}


# What GLib writes of a programmer's error, and the sanitizers; and what is no error of the program's.
COMPLAINT = re.compile(r"-(?:WARNING|CRITICAL|ERROR) \*\*|\b(?:Address|Leak|UndefinedBehavior)Sanitizer\b"
                       r"|runtime error:")
NOT_OURS = (
    # GTK 4.8 asks this of itself when assistive technology looks at a widget that is not shown yet,
    "gtk_at_context_set_accessible_role: assertion '!self->realized' failed",
    # asks for the place of one that is in no window any more,
    "gtk_widget_compute_point: assertion 'GTK_IS_WIDGET (target)' failed",
    # and for the program's windows while the program is still joining the accessibility bus.
    "g_list_model_get_n_items: assertion 'G_IS_LIST_MODEL (list)' failed",
)


class JourneyFailed(AssertionError):
    """Something that should be there is not."""


class Journey:
    def __init__(self, command, name="journey", size=(1280, 800), environment=None, settings=None,
                 pictures=None, desktop=None, gtk_dialogues=False):
        self.command = [str(part) for part in command]
        self.name = name
        self.extra = dict(environment or {})
        if gtk_dialogues and "ASAN_OPTIONS" in os.environ:
            # GTK 4.8's own dialogues for files and printing leak (its path bar a GFileInfo for each
            # folder, its list of recent files a GDateTime, libcloudproviders its paths), and traces end
            # in g_malloc (), so that no suppression can tell those leaks from the program's.
            self.extra["ASAN_OPTIONS"] = os.environ["ASAN_OPTIONS"] + ":detect_leaks=0"
        self.desktop = desktop or Desktop(size=size)
        self.own_desktop = desktop is None
        self.settings = dict(settings or {})
        self.process = None
        self.atspi = None
        self.pictures = pathlib.Path(pictures or os.environ.get("OFFICE_PICTURES")
                                     or pathlib.Path(os.environ.get("MESON_BUILD_ROOT", "build")) / "journeys")

    # Beginning and end.

    def __enter__(self):
        if self.own_desktop:
            self.desktop.__enter__()
        try:
            if not any(name == "openbox" for name, _ in self.desktop.processes):
                self._start_window_manager()
            self._connect()
            self._set_settings()
            self.launch()
        except BaseException:
            self._end(None)
            raise
        return self

    def __exit__(self, kind, error, _):
        complaints = self.complaints()
        if kind is not None and not issubclass(kind, (KeyboardInterrupt, JourneyFailed)):
            self.explain(f"{kind.__name__}: {error}")
        self._end(kind)
        if kind is None and complaints:
            raise JourneyFailed("the program complained:\n" + "\n".join(complaints))
        return False

    def _end(self, _):
        if self.process is not None:
            self.desktop.stop(self.process)
            self.process = None
        if self.own_desktop:
            self.desktop.close()

    def _start_window_manager(self):
        config = pathlib.Path(__file__).with_name("openbox.xml")
        self.desktop.start(["openbox", "--sm-disable", "--config-file", config], "openbox")
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline:
            done = subprocess.run(["xdotool", "get_num_desktops"], env=self.desktop.environment,
                                  capture_output=True, text=True)
            if done.returncode == 0 and done.stdout.strip().isdigit():
                return
            time.sleep(STEP)
        raise JourneyFailed("the window manager did not start: " + self.desktop.log("openbox"))

    def _connect(self):
        """Join the accessibility bus of the desktop. Once a process: libatspi keeps its connection."""
        os.environ.update({name: self.desktop.environment[name] for name in (
            "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "XDG_RUNTIME_DIR")})
        import gi
        gi.require_version("Atspi", "2.0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from gi.repository import Atspi, GLib
        self.atspi, self.glib = Atspi, GLib
        Atspi.init()
        Atspi.set_timeout(5000, 15000)
        self._listen()

    def _listen(self):
        """Hear what the program's labels come to say: a message may be gone before anybody looks."""
        self.told = []
        self.listener = self.atspi.EventListener.new(
            lambda event: self.told.append(event.any_data) if isinstance(event.any_data, str) else None)
        for kind in ("object:text-changed:insert", "object:property-change:accessible-name"):
            self.listener.register(kind)

    def _set_settings(self):
        """Begin with what the program would remember of last time: {"cohort": "FEC-2026-SPR"}."""
        if not self.settings:
            return
        path = pathlib.Path(self.desktop.environment["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"{name}='{value}'" for name, value in self.settings.items()]
        path.write_text("\n".join(["[io/github/programme_office/ProgrammeOffice]", *lines, ""]), encoding="utf-8")
        self.extra.setdefault("GSETTINGS_BACKEND", "keyfile")

    def launch(self, *more, wait=True):
        """Start the program (again), with MORE arguments; wait for its first window."""
        self.process = self.desktop.start([*self.command, *more], self.name, self.extra)
        if wait:
            self.application()
            self.find(("frame", "window"), timeout=30)

    def quit(self, signal_name=None, timeout=10):
        """End the program with Ctrl+Q (or by a signal such as "KILL"); its exit status."""
        if signal_name:
            import signal
            self.process.send_signal(getattr(signal, "SIG" + signal_name))
        else:
            self.key("ctrl+q")
        try:
            status = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.fail("the program did not end")
        self.process = None
        return status

    def ask_beyond(self):
        """Ask for a window beyond the last, as one does who counted just before a window closed.

        GTK 4.8 answers with the last window of its list, and falls if that one is not shown.
        """
        self.application().get_child_at_index(99)
        self._alive()

    def end(self):
        """Close the window as a person does; the program ends well, and has not complained."""
        self.ask_beyond()
        status = self.quit()
        if status != 0:
            self.fail(f"the program ended with status {status}")

    def complaints(self):
        """What the program said went wrong inside it, without what comes from outside."""
        return [line for line in self.output().splitlines()
                if COMPLAINT.search(line) and not any(word in line for word in NOT_OURS)]

    # Looking.

    def settle(self):
        """Let news from the bus arrive: without it libatspi answers from its memory."""
        context = self.glib.MainContext.default()
        while context.iteration(False):
            pass

    def application(self, timeout=30):
        """The program's own root in the tree."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            self._alive()
            self.settle()
            desktop = self.atspi.get_desktop(0)
            for index in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(index)
                try:
                    if child is not None and child.get_process_id() == self.process.pid:
                        return child
                except self.glib.Error:
                    continue
            time.sleep(STEP)
        self.fail("the program never came to the accessibility bus")

    def _alive(self):
        if self.process is not None and self.process.poll() is not None:
            self.fail(f"the program ended by itself, status {self.process.returncode}")

    def walk(self, root=None, showing=True, depth=0, most=60):
        """Every accessible below ROOT (the program), with its depth; only what shows, unless said.

        GTK 4.8 tells assistive technology whether a widget is hidden, not whether it is mapped: the
        pages of a stack that are not in front must be hidden by the program itself.
        """
        root = root if root is not None else self.application()
        yield root, depth
        if depth >= most:
            return
        for child in self._children(root):
            if not showing or self._shows(child):
                yield from self.walk(child, showing, depth + 1, most)

    def _children(self, node):
        """A node's children, asked for in one go.

        Between the count and the last of them no time may pass: asked for a window that has just
        closed, GTK 4.8 ends the program.
        """
        children = []
        try:
            for index in range(node.get_child_count()):
                children.append(node.get_child_at_index(index))
        except self.glib.Error:
            pass
        return [child for child in children if child is not None]

    def _shows(self, node):
        """Whether a node is not hidden, and has a size if it can have one."""
        if not self.has(node, "visible"):
            return False
        try:
            box = self.atspi.Component.get_extents(node, self.atspi.CoordType.WINDOW)
            return box.width > 0 and box.height > 0
        except self.glib.Error:
            return True

    def has(self, node, state):
        """Whether a node has a state: "showing", "focused", "sensitive", "checked", "selected", …"""
        try:
            return node.get_state_set().contains(
                getattr(self.atspi.StateType, state.upper().replace("-", "_")))
        except self.glib.Error:
            return False

    def _matches(self, node, roles, name):
        try:
            if roles and node.get_role_name() not in roles:
                return False
            if name is None:
                return True
            own = node.get_name() or ""
            return bool(name.search(own)) if isinstance(name, re.Pattern) else own == name
        except self.glib.Error:
            return False

    def all(self, role=None, name=None, within=None, showing=True):
        """Every node of a role (or one of several) and name (text, or a compiled pattern), now."""
        self.settle()
        roles = (role,) if isinstance(role, str) else role
        return [node for node, _ in self.walk(within, showing) if self._matches(node, roles, name)]

    def find(self, role=None, name=None, within=None, timeout=TIMEOUT, showing=True):
        """The first such node; waits for it."""
        deadline = time.monotonic() + timeout
        while True:
            self._alive()
            nodes = self.all(role, name, within, showing)
            if nodes:
                return nodes[0]
            if time.monotonic() > deadline:
                self.fail(f"no {role or 'node'} named {getattr(name, 'pattern', name)!r} within {timeout} s")
            time.sleep(STEP)

    def gone(self, role=None, name=None, timeout=TIMEOUT):
        """Wait until there is no such node."""
        self.wait(lambda: not self.all(role, name), f"{role} {name!r} is gone", timeout)

    def wait(self, condition, what, timeout=TIMEOUT):
        """Wait until CONDITION () is true; WHAT says in words what was expected. Its value."""
        deadline = time.monotonic() + timeout
        while True:
            self._alive()
            self.settle()
            try:
                value = condition()
            except self.glib.Error:
                value = None
            if value:
                return value
            if time.monotonic() > deadline:
                self.fail(f"expected: {what}")
            time.sleep(STEP)

    def focused(self):
        """The node that has the focus, or None."""
        for node, _ in self.walk():
            if self.has(node, "focused") and node.get_role_name() not in ("frame", "window", "dialog"):
                return node
        return None

    def unnamed(self, within=None):
        """Every control that shows and has no name: GTK gives such a one the name of its class."""
        return [node for node, _ in self.walk(within)
                if node.get_role_name() in CONTROLS and not self._named(node) and not self._inner(node)]

    def _named(self, node):
        name = node.get_name() or ""
        return bool(name.strip()) and not re.fullmatch(r"(?:Gtk|Office)[A-Z]\w+", name)

    def _inner(self, node):
        """Whether a node is a part of a control that has a name: the button in a drop-down."""
        parent = node.get_parent()
        return parent is not None and parent.get_role_name() in CONTROLS and self._named(parent)

    def place(self, node):
        """Where in the tree a node is: the roles and names above it, for a message."""
        parts = []
        while node is not None:
            try:
                parts.append(f"{node.get_role_name()} {node.get_name()!r}")
                node = node.get_parent()
            except self.glib.Error:
                break
        return " < ".join(parts[:6])

    def text(self, node):
        """What a node says: its text when it holds one, or else its name."""
        try:
            length = self.atspi.Text.get_character_count(node)
            if length > 0:
                return self.atspi.Text.get_text(node, 0, length)
        except self.glib.Error:
            pass
        return node.get_name() or ""

    def texts(self, within=None, showing=True):
        """Everything that can be read, in order."""
        self.settle()
        found = (self.text(node) for node, _ in self.walk(within, showing))
        return [text for text in found if text]

    def says(self, pattern, within=None, timeout=TIMEOUT):
        """Wait until something reads like PATTERN (a regular expression); the text."""
        pattern = re.compile(pattern)
        return self.wait(lambda: next((t for t in self.texts(within) if pattern.search(t)), None),
                         f"a text like {pattern.pattern!r}", timeout)

    def heard(self, pattern, timeout=TIMEOUT):
        """Wait until something has been said, since heard () last found it, that reads like PATTERN; the text.

        Unlike says (), this finds a message that has been taken away again.
        """
        pattern = re.compile(pattern)

        def find():
            self.settle()
            for index, text in enumerate(self.told):
                if pattern.search(text):
                    del self.told[:index + 1]
                    return text
            return None

        return self.wait(find, f"to hear a text like {pattern.pattern!r}", timeout)

    # Acting.

    def key(self, *keys):
        """Press keys, in xdotool's names: "ctrl+f", "Tab", "Return", "alt+2"."""
        self._alive()
        self.desktop.call("xdotool", "key", "--clearmodifiers", "--delay", "30", *keys)
        self.settle()

    def type(self, text):
        """Type a text, key by key."""
        self._alive()
        self.desktop.call("xdotool", "type", "--clearmodifiers", "--delay", "12", "--", text)
        self.settle()

    def front(self):
        """Bring the program's window to the front (another program may have the focus)."""
        windows = self.desktop.call("xdotool", "search", "--onlyvisible", "--pid", self.process.pid).split()
        self.desktop.call("xdotool", "windowactivate", "--sync", windows[-1])
        self.settle()

    def act(self, node, action=0):
        """Do a node's own action, as assistive technology would (a press of a button).

        Some widgets of GTK 4.8 offer none (a check button): those are clicked.
        """
        self.wait(lambda: self.has(node, "sensitive"), f"{node.get_name()!r} can be used")
        try:
            done = self.atspi.Action.do_action(node, action)
        except self.glib.Error:
            done = False
        if not done:
            self.click(node)
        self.settle()

    def press(self, role, name, **where):
        """Find a node and do its action."""
        self.act(self.find(role, name, **where))

    def focus_on(self, node, key="Tab", most=80):
        """Walk the focus by KEY until NODE has it: proof that the keyboard reaches it."""
        for _ in range(most):
            if self.has(node, "focused"):
                return
            self.key(key)
            time.sleep(STEP)
        self.fail(f"{node.get_role_name()} {node.get_name()!r} is not reached by {key}")

    def click(self, node):
        """Click in the middle of a node (a canvas has no action of its own)."""
        box = self.atspi.Component.get_extents(node, self.atspi.CoordType.WINDOW)
        self.desktop.call("xdotool", "mousemove", box.x + box.width // 2, box.y + box.height // 2, "click", "1")
        self.settle()

    # Telling.

    def picture(self, name):
        """Save the screen as PICTURES/NAME.png; its path."""
        path = self.pictures / f"{name}.png"
        self.desktop.picture(path)
        return path

    def tree(self, showing=True):
        """The tree as text: role, name, text, and the states that matter."""
        lines = []
        for node, depth in self.walk(showing=showing):
            try:
                states = [s for s in ("focused", "selected", "checked", "expanded") if self.has(node, s)]
                if not self.has(node, "sensitive"):
                    states.append("insensitive")
                text = self.text(node)
                name = node.get_name() or ""
                line = f"{'  ' * depth}{node.get_role_name()} {name!r}"
                if text and text != name:
                    line += f" text {text[:80]!r}"
                lines.append(line + (f" [{' '.join(states)}]" if states else ""))
            except self.glib.Error:
                continue
        return "\n".join(lines)

    def output(self):
        """What the program has printed."""
        return self.desktop.log(self.name)

    def explain(self, why):
        """Print all that helps to see why."""
        print(f"\n{self.name}: {why}", file=sys.stderr)
        if self.process is not None and self.process.poll() is None and self.atspi is not None:
            try:
                print("what there was:\n" + self.tree(), file=sys.stderr)
                print("picture:", self.picture(f"{self.name}-failed"), file=sys.stderr)
            except Exception as error:  # noqa: BLE001  (the reason itself must still be told)
                print(f"(no tree: {error})", file=sys.stderr)
        if self.output():
            print("what the program printed:\n" + self.output()[-4000:], file=sys.stderr)
        sys.stderr.flush()

    def fail(self, why):
        # application () fails through here as well, and explain () asks for it: tell once.
        if not getattr(self, "_failing", False):
            self._failing = True
            self.explain(why)
            self._failing = False
        raise JourneyFailed(why)

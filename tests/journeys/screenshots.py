#!/usr/bin/python3
"""screenshots.py: a picture of every view, on the demonstration, light and dark

SPDX-License-Identifier: GPL-3.0-or-later

usage: screenshots.py --program PROGRAM --ctl OFFICECTL --schemas FOLDER --out FOLDER
                      [--database FILE] [--size WIDTHxHEIGHT] [--light-only]

No display is needed: the program runs on one of its own.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from desktop import Desktop  # noqa: E402
from journey import Journey  # noqa: E402

# The views in their order, and what is done in each before the picture: keys, a text to type, a table to click into.
VIEWS = {
    "overview": (),
    "enrolment": ("click Applications",),
    "timetable": ("key" + 9 * " ctrl+Next", "key Tab Tab"),
    "results": ("key Down Down Down",),
    "records": ("type quarrie", "key Down Return"),
}
# Of the settings: which cohort is chosen, and who works.
SETTINGS = """[io/github/programme_office/ProgrammeOffice]
term='Autumn 2025'
cohort='DPL-2025-AUT'
display-name='A. User'
window-maximized=true
"""


def rest(journey, longest=8.0, still=0.4):
    """Wait until two pictures of the screen, a moment apart, are the same."""
    deadline = time.monotonic() + longest
    before = None
    while time.monotonic() < deadline:
        now = journey.desktop.pixels()
        if now == before:
            return
        before = now
        time.sleep(still)


def take(desktop, command, out, suffix="", environment=None):
    with Journey(command, f"screenshots{suffix}", desktop=desktop, pictures=out, environment=environment) as j:
        for number, (view, steps) in enumerate(VIEWS.items(), start=1):
            j.key(f"alt+{number}")
            rest(j)
            for step in steps:
                what, *words = step.split()
                if what == "key":
                    j.key(*words)
                elif what == "type":
                    j.type(" ".join(words))
                else:
                    j.click(next(node for role in ("table", "tree table") for node in j.all(role, " ".join(words))))
                rest(j)
            # Out of the way: what lies under the pointer would be lit, and explained.
            desktop.call("xdotool", "mousemove", *(edge - 1 for edge in desktop.size))
            rest(j)
            print("  " + str(j.picture(f"{view}{suffix}")))


def main():
    parser = argparse.ArgumentParser(description="Picture every view.")
    parser.add_argument("--program", required=True)
    parser.add_argument("--ctl", required=True)
    parser.add_argument("--schemas", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--database")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--light-only", action="store_true")
    options = parser.parse_args()
    size = tuple(int(part) for part in options.size.split("x"))

    with tempfile.TemporaryDirectory(prefix="office-pictures-") as folder:
        database = options.database or str(pathlib.Path(folder, "demonstration.db"))
        if options.database is None:
            subprocess.run([options.ctl, "--database", database, "demo"], check=True, stdout=subprocess.DEVNULL)
        command = [pathlib.Path(options.program).resolve(), "--database", database]
        print("Pictures of the views:")
        with Desktop(size=size) as desktop:
            desktop.environment["GSETTINGS_BACKEND"] = "keyfile"
            keyfile = pathlib.Path(desktop.environment["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")
            keyfile.parent.mkdir(parents=True)
            keyfile.write_text(SETTINGS, encoding="utf-8")
            desktop.environment["GSETTINGS_SCHEMA_DIR"] = str(pathlib.Path(options.schemas).resolve())
            take(desktop, command, options.out)
            if not options.light_only:
                take(desktop, command, options.out, "-dark", {"GTK_THEME": "Adwaita:dark"})


if __name__ == "__main__":
    main()

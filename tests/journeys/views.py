#!/usr/bin/python3
"""views.py: every view is reached by the keyboard, and no control is without a name

SPDX-License-Identifier: GPL-3.0-or-later

usage: views.py PROGRAM
"""
import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from journey import Journey  # noqa: E402

VIEWS = ("Overview", "Enrolment", "Timetable", "Results", "Records")


def show(j, number, view):
    """Go to a view; its row in the sidebar is selected, and its page alone is in front."""
    j.key(f"alt+{number}")
    j.wait(lambda: any(j.has(row, "selected") for row in j.all("list item", re.compile(f"^{view}"))),
           f"{view} is selected in the sidebar")
    j.wait(lambda: j.all("panel", view), f"the page {view} shows")
    for other in VIEWS:
        if other != view and j.all("panel", other):
            j.fail(f"{other} shows beside {view}")


def main():
    with Journey([sys.argv[1], "--demo"], "views") as j:
        nameless = set()
        for number, view in enumerate(VIEWS, start=1):
            show(j, number, view)
            nameless |= {f"{view}: {j.place(node)}" for node in j.unnamed()}
        if nameless:
            j.fail("controls without a name:\n  " + "\n  ".join(sorted(nameless)))

        j.key("ctrl+f")
        j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Find a learner",
               "Ctrl+F puts the focus into the search for a learner")
        j.key("Escape")
        status = j.quit()
        if status != 0:
            j.fail(f"the program ended with status {status}")
        if "WARNING" in j.output() or "CRITICAL" in j.output():
            j.fail("the program complained")


if __name__ == "__main__":
    main()

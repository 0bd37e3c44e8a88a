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


def choose(j, chooser, name):
    """Choose a term or a cohort in the header bar."""
    def rows():
        return j.all("list item", within=j.find("combo box", chooser))

    j.press("push button", None, within=j.find("combo box", chooser))
    j.wait(lambda: any(j.has(row, "focused") for row in rows()), f"the list of {chooser} has the focus")
    j.key("Home")
    j.wait(lambda: rows() and j.has(rows()[0], "selected"), "the first row is chosen")
    for _ in range([name in j.texts(row) for row in rows()].index(True)):
        j.key("Down")
    j.key("Return")
    j.wait(lambda: name in j.texts(j.find("combo box", chooser)), f"{name} is chosen")


def open_windows(j):
    """No window that has been closed, or is still to come, stays unshown in the program's list."""
    j.key("ctrl+k")
    entry = j.find(None, "Search the actions")
    j.wait(lambda: j.has(entry, "focused") or j.focused() is not None, "the search has the focus")
    j.type("About Pr")
    j.wait(lambda: len(j.all("list item", within=j.find("list", "Actions"))) == 1, "About alone is left")
    j.key("Return")
    j.says("^Programme Office contributors$|university-credit short courses")
    j.ask_beyond()
    j.key("Escape")
    j.wait(lambda: len(windows(j)) == 1, "About closes")
    j.ask_beyond()

    j.key("ctrl+shift+n")
    j.wait(lambda: j.ask_beyond() or len(windows(j)) == 2, "another window opens")
    j.key("ctrl+w")
    j.wait(lambda: j.ask_beyond() or len(windows(j)) == 1, "it closes")


def keep_the_focus(j):
    """The grid takes the focus once it is read; a pane that folds hands the focus to the table."""
    j.key("alt+4")
    grid = j.find("table", "Marks")
    j.wait(lambda: any(j.has(node, "focused") for node, _ in j.walk(grid)), "the grid has the focus")
    j.key("alt+2")
    table = j.find("tree table", "Applications")
    j.wait(lambda: any(j.has(node, "focused") for node, _ in j.walk(table)), "the table has the focus")
    j.key("F6")
    j.wait(lambda: j.focused() is not None and not any(j.has(node, "focused") for node, _ in j.walk(table)),
           "F6 leads into the pane")
    j.key("F9")
    j.wait(lambda: any(j.has(node, "focused") for node, _ in j.walk(table)), "the table has the focus again")
    j.key("F9")


def windows(j):
    return [node for node, depth in j.walk(most=1) if depth == 1]


def main():
    with Journey([sys.argv[1], "--demo"], "views") as j:
        nameless = set()
        for number, view in enumerate(VIEWS, start=1):
            show(j, number, view)
            nameless |= {f"{view}: {j.place(node)}" for node in j.unnamed()}
        if nameless:
            j.fail("controls without a name:\n  " + "\n  ".join(sorted(nameless)))

        choose(j, "Term", "All terms")
        choose(j, "Cohort", "DPL-2025-AUT")

        j.key("ctrl+f")
        j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Find a learner",
               "Ctrl+F puts the focus into the search for a learner")
        j.key("Escape")
        keep_the_focus(j)
        open_windows(j)
        j.end()


if __name__ == "__main__":
    main()

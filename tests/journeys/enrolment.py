#!/usr/bin/python3
"""enrolment.py: import a file with errors, take it back and again, and enrol somebody, by keyboard

SPDX-License-Identifier: GPL-3.0-or-later

usage: enrolment.py PROGRAM
"""
import pathlib
import re
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from journey import Journey  # noqa: E402

APPLICATIONS = """\
Surname,Forename(s),DOB,E-mail,GMC No.,Where I work
Aapetersen,Anneliese,18/09/1984,anneliese@example.org,7654321,Harbour Point
Aaquist,Bjørn,3-Mar-79,bjorn@example.org,7654322,Marsh Lane
Aaoller,Siobhán,1990-02-30,siobhan@example,PA012345,Westmere
"""


def choose_file(j, path):
    j.key("alt+2")
    j.find("list item", re.compile("^Enrolment"))
    j.key("ctrl+m")
    button = j.find("push button", re.compile("Choose a file…$"))
    j.wait(lambda: j.has(button, "focused"), "the page begins with the choice of a file")
    j.key("Return")
    chooser = j.find("filler", "Import applications")
    j.wait(lambda: any(j.has(node, "focused") for node, _ in j.walk(chooser)), "the chooser has the focus")
    j.type(str(path))
    j.key("Return")
    j.says("^2 to add, 1 with errors$")


def correct_mapping(j):
    """The column that nothing was guessed for is the employer."""
    choice = j.find("combo box", "What the column “Where I work” brings")
    j.focus_on(j.find("toggle button", within=choice) if j.all("toggle button", within=choice)
               else j.find("push button", within=choice))
    j.key("space")
    for _ in range(40):
        j.key("Down")
        if any("Employer" in j.texts(item) and j.has(item, "focused") for item in j.all("list item")):
            break
    j.key("Return")
    j.says("^chosen$")
    j.says("^2 to add, 1 with errors$")


def see_errors(j):
    """Each bad cell says what is wrong with it, and so does the line below for the row."""
    described = j.wait(lambda: [node for node in j.all(None, re.compile("^(1990-02-30|siobhan@example|PA012345)$"))
                                if node.get_description()], "cells that say what is wrong with them")
    if len({node.get_name() for node in described}) != 3:
        j.fail("not every error of the row is told: " + ", ".join(node.get_description() for node in described))
    j.focus_on(j.find(("list item", "table row"), None, within=j.find("list", "Preview")))
    j.key("Down", "Down")
    j.says("HCPC")


def commit(j):
    """One step in, one step back, one step in again."""
    before = count(j)
    j.key("alt+i")
    j.heard("2 added, 1 with errors")
    j.wait(lambda: count(j) == before + 2, "two more applications")
    j.key("ctrl+z")
    j.wait(lambda: count(j) == before, "Undo takes the whole file back")
    j.key("ctrl+shift+z")
    j.wait(lambda: count(j) == before + 2, "Redo brings it back")


def count(j):
    """How many applications the view says that there are; 0 while it is not in front."""
    said = [re.fullmatch(r"(\d+) applications?", text) for text in j.texts()]
    return next((int(found.group(1)) for found in said if found), 0)


def select(j, name):
    j.key("ctrl+shift+f")
    entry = j.find(None, "Filter the applications")
    j.wait(lambda: j.has(entry, "focused") or j.focused() is not None, "the filter has the focus")
    j.type(name)
    j.says("^1 application$")
    j.key("Tab", "Tab", "Tab", "Tab")
    row = j.find(("list item", "table row"), None, within=j.find("list", "Applications"))
    j.focus_on(row)
    j.key("space")
    j.says("1 selected")


def decide(j):
    """The four requirements, then state after state; a rule that stands in the way says so."""
    j.key("o")
    j.says("cannot move from “Received” to “Offered”")
    j.key("r")
    j.heard(r"^Aapetersen, Anneliese \(A\d{4}-\d{4}\) moved to “In review”")
    j.key("o")
    j.says(r"\(A\d{4}-\d{4}\): No offer can be made")
    j.key("Return")
    for requirement in ("Registration", "Degree", "Employment", "Ultrasound experience"):
        j.focus_on(j.find("push button", f"{requirement} is met"))
        j.key("space")
        j.gone("push button", f"{requirement} is met")
        j.heard(f"^{requirement} of Aapetersen, Anneliese is saved")
    j.key("Escape")
    j.key("o")
    j.heard(r"^Aapetersen, Anneliese \(A\d{4}-\d{4}\) moved to “Offered”")
    j.key("a")
    # The cohort of the demonstration is over: an acceptance now wants a reason.
    j.says(r"(?s)^Aapetersen, Anneliese \(A\d{4}-\d{4}\) will move to “Accepted”.*a late acceptance needs a reason")
    reason = j.find(("text", "entry"), "Reason")
    j.wait(lambda: j.has(reason, "focused"), "the reason has the focus")
    j.type("Agreed with the tutor")
    j.key("Return")
    j.heard(r"^Aapetersen, Anneliese \(A\d{4}-\d{4}\) moved to “Accepted”")
    j.key("e")
    j.heard(r"^Aapetersen, Anneliese \(A\d{4}-\d{4}\) moved to “Enrolled”")


def leave(j):
    """Somebody left: the day decides whether the place counts in the term, and it is said before."""
    j.focus_on(j.find("push button", "Withdraw"))
    j.key("space")
    j.says(r"withdrawal is later than 14 days after the start")
    j.key("Tab")
    j.wait(lambda: j.has(j.find("text", "Left on"), "focused"), "the day has the focus")
    j.key("ctrl+a")
    j.type("25/01/2026")
    j.says(r"withdrawal is within 14 days of the start")
    j.key("Return")
    j.says("^Say why")
    j.type("A new post abroad")
    j.key("Return")
    j.heard(r"^Aapetersen, Anneliese \(A\d{4}-\d{4}\) moved to “Withdrawn”")
    j.key("ctrl+z")
    j.heard(r"^Undone: Withdraw Aapetersen, Anneliese")


def pay(j):
    """The fee may be waived for the certificate, with a reason, and asked for again."""
    j.focus_on(j.find("push button", "Add entry"))
    j.key("space")
    amount = j.find("text", "Amount, £")
    j.wait(lambda: j.has(amount, "focused"), "the amount has the focus")
    j.type("300")
    j.key("Return")
    j.heard("^Payment of £300.00 entered for A")
    j.key("space")
    j.key("shift+Tab")
    j.key("space", "End", "Return")
    why = j.find("text", "Why the certificate may go out unpaid")
    j.focus_on(why)
    j.type("Bursary")
    j.key("Return")
    j.heard(r"^The certificate of A\d{4}-\d{4} may go out unpaid")
    j.says("^The certificate may go out unpaid: Bursary")
    j.focus_on(j.find("push button", "Ask for payment"))
    j.key("space")
    j.heard("waits for payment again")


def main():
    with tempfile.TemporaryDirectory(prefix="office-enrolment-") as folder:
        path = pathlib.Path(folder, "applications.csv")
        path.write_text(APPLICATIONS, encoding="utf-8")
        with Journey([sys.argv[1], "--demo"], "enrolment",
                     settings={"term": "Spring 2026", "cohort": "FEC-2026-SPR"}, gtk_dialogues=True) as j:
            choose_file(j, path)
            correct_mapping(j)
            see_errors(j)
            nameless = [j.place(node) for node in j.unnamed()]
            if nameless:
                j.fail("controls without a name:\n  " + "\n  ".join(nameless))
            commit(j)
            select(j, "Aapetersen")
            decide(j)
            leave(j)
            pay(j)
            j.end()


if __name__ == "__main__":
    main()

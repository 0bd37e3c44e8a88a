#!/usr/bin/python3
"""marking.py: allocate, mark, agree, draw a sample, the sheet out to a moderator and back in; by keyboard

SPDX-License-Identifier: GPL-3.0-or-later

usage: marking.py PROGRAM OFFICECTL
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from journey import Journey  # noqa: E402

COHORT = "FEC-2026-SPR"  # of the demonstration: nine enrolled, and no marks yet
WHERE = ("--cohort", COHORT, "--component", "written")
FIRST = (61, 45, 64, 70, 58, 55, 72, 66, 51)
SECOND = (63, 60, 64, 72, 60, 57, 70, 68, 53)


class Marking(Journey):
    def __init__(self, program, officectl, folder):
        self.officectl, self.folder = officectl, pathlib.Path(folder)
        self.file = self.folder / "office.db"
        self.office("demo")
        super().__init__([program, "--database", self.file], "marking",
                         settings={"term": "Spring 2026", "cohort": COHORT}, gtk_dialogues=True)

    def office(self, *words):
        """What the colleague at the next desk sees."""
        done = subprocess.run([self.officectl, "--database", self.file, "--json", *words],
                              capture_output=True, text=True, check=True)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def rows(self):
        return self.office("marking", *WHERE)

    def sample(self):
        return self.office("moderation", "show", *WHERE)

    def choose_file(self, path, verb):
        """Types a path into the file chooser that opens."""
        self.find("push button", verb)
        self.settle()
        self.key("ctrl+l" if verb == "Open" else "ctrl+a")
        self.type(str(path))
        self.key("Return")

    def go_to(self, title):
        """Walks from the first cell of the grid to a column."""
        self.key("ctrl+Home")
        for _ in range(20):
            if self.wait(self.focused, "a cell has the focus").get_name().startswith(title):
                return
            self.key("Right")
        self.fail(f"no column {title}")


def allocate(j):
    """Two of the staff share nine works; one step back and in again."""
    j.key("alt+4")
    j.find("table", "Marks")
    j.key("ctrl+m")
    j.says("No mark waits for the markers")
    j.key("alt+a")
    j.find("push button", "Allocate")
    chosen = [node for node in j.all("check box") if ": 0 first, 0 second" in node.get_name()]
    for number, node in enumerate(chosen):
        if j.has(node, "checked") != (number < 2):
            j.focus_on(node)
            j.key("space")
    j.key("alt+a")
    j.wait(lambda: all(row["first_marker"] and row["second_marker"] for row in j.rows()), "every work has two markers")
    if len({frozenset((row["first_marker"], row["second_marker"])) for row in j.rows()}) != 1:
        j.fail("the two who were chosen share every work")
    j.key("ctrl+z")
    j.wait(lambda: not any(row["first_marker"] for row in j.rows()), "one step takes the allocation back")
    j.wait(lambda: (j.key("ctrl+shift+z"), all(row["first_marker"] for row in j.rows()))[1], "and puts it back")


def mark(j):
    """Both marks of everybody, typed into the grid."""
    j.key("Escape")
    j.find("table", "Marks")
    for title, marks in (("Written assignment, first", FIRST), ("Written assignment, second", SECOND)):
        j.go_to(title)
        for number in marks:
            j.type(str(number))
            j.key("Return")
    j.wait(lambda: all(row["second"] is not None for row in j.rows()), "every mark is saved")


def agree(j):
    """45 and 60 wait for the two to agree, and a reason is asked for."""
    j.key("ctrl+m")
    j.says("1 mark waits for the markers to agree")
    waiting, = j.office("marking", *WHERE, "--waiting")
    row = next(n for n, row in enumerate(j.rows()) if row["reference"] == waiting["reference"])
    j.wait(lambda: j.focused() is not None and j.focused().get_role_name() in ("list", "table", "table row", "list item"),
           "the list has the focus")
    j.key("Home", *["Down"] * row)
    j.key("Return")
    j.says("too far apart")
    j.type("52")
    j.key("Return")
    j.says("reason in words")
    j.key("alt+r")
    j.type("Both read it again")
    j.key("Return")
    j.wait(lambda: j.rows()[row]["mark"] == 52, "the agreed mark stands")
    j.says("No mark waits")


def draw(j):
    """Nine are fewer than fifteen: all are moderated, and it says so."""
    j.key("alt+m", "alt+d")
    j.find("push button", "Draw")
    j.key("ctrl+a")
    j.type("20260301")
    j.key("Return")
    j.wait(lambda: j.sample()["seed"] == 20260301, "the sample is drawn by the seed that was typed")
    if [script["why"] for script in j.sample()["scripts"]] != ["all"] * 9:
        j.fail("all are in the sample")
    j.says("9 works wait for a decision")


def fill(path, spoil):
    """What the moderator does with the sheet."""
    book = openpyxl.load_workbook(path)
    sheet = next(s for s in book.worksheets if any(row[0].value == "Sample" for row in s.iter_rows()))
    head = next(row for row in sheet.iter_rows() if row[0].value == "Sample")
    at = {cell.value: cell.column for cell in head}
    first = head[0].row + 1
    for row in range(first, first + 9):
        sheet.cell(row, at["Decision"]).value = "Stands"
    sheet.cell(first, at["Decision"]).value = "Changed"
    sheet.cell(first, at["Moderated mark"]).value = 65
    sheet.cell(first, at["Remark"]).value = "The audit is argued well"
    if spoil:
        sheet.cell(first + 1, at["Mark"]).value = 99
    book.save(path)


def out_and_back(j):
    """The sheet goes out; changed it is refused, filled it is looked at, read, and one step to undo."""
    path = j.folder / "m.xlsx"
    j.key("alt+h", "Return")
    j.choose_file(path, "Save")
    j.wait(path.exists, "the sheet is written")
    j.heard("is written")

    for spoil in (True, False):
        bad = j.folder / f"back-{spoil}.xlsx"
        bad.write_bytes(path.read_bytes())
        fill(bad, spoil)
        j.key("alt+h", "Down", "Return")
        j.choose_file(bad, "Open")
        if spoil:
            j.says("nothing was changed")
            if j.sample()["open"] != 9:
                j.fail("a changed sheet keeps nothing")
        else:
            j.says("9 decisions of the moderator")
            j.focus_on(j.find("push button", "Read"))
            j.key("Return")
    j.wait(lambda: j.sample()["open"] == 0, "the decisions are read")
    changed = j.sample()["scripts"][0]
    if (changed["decision"], changed["moderated"]) != ("changed", 65):
        j.fail(f"the moderator's mark is kept: {changed}")
    j.key("ctrl+z")
    j.wait(lambda: j.sample()["open"] == 9, "the whole sheet is one step to undo")
    j.wait(lambda: (j.key("ctrl+shift+z"), j.sample()["open"] == 0)[1], "and back in")


def conclude(j):
    j.key("alt+o")
    j.find("push button", "Save")
    j.key("space")
    j.says("To be marked again")
    j.key("Down", "Down", "Return")
    j.key("alt+m")
    j.type("Dr Moderator")
    j.key("Return")
    j.wait(lambda: j.sample()["outcome"] == "marks-changed", "the outcome is kept")
    if j.sample()["moderator"] != "Dr Moderator":
        j.fail("who moderated is kept")


def main():
    with tempfile.TemporaryDirectory(prefix="office-marking-") as folder:
        with Marking(sys.argv[1], sys.argv[2], folder) as j:
            allocate(j)
            mark(j)
            agree(j)
            draw(j)
            out_and_back(j)
            conclude(j)
            nameless = j.unnamed()
            if nameless:
                j.fail("controls without a name:\n  " + "\n  ".join(j.place(node) for node in nameless))
            status = j.quit()
            if status != 0:
                j.fail(f"the program ended with status {status}")


if __name__ == "__main__":
    main()

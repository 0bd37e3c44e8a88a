#!/usr/bin/python3
"""board.py: a board in one sitting, by keyboard: what is missing, figures, one by one, ratify, chair's action

SPDX-License-Identifier: GPL-3.0-or-later

usage: board.py PROGRAM OFFICECTL
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from journey import Journey  # noqa: E402

COHORT = "LTU-2025-AUT"  # of the demonstration: marks complete, no board yet


class Board(Journey):
    def __init__(self, program, officectl, folder):
        self.officectl, self.folder, self.file = officectl, pathlib.Path(folder), pathlib.Path(folder, "office.db")
        self.office("demo")
        super().__init__([program, "--database", self.file], "board",
                         settings={"term": "Autumn 2025", "cohort": COHORT})

    def office(self, *words):
        done = subprocess.run([self.officectl, "--database", self.file, "--json", *words],
                              capture_output=True, text=True, check=True)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def outcomes(self):
        return {row["reference"]: row for row in self.office("results", "--cohort", COHORT)}

    def press_by_key(self, name, key="Tab"):
        self.focus_on(self.find("push button", name), key)
        self.key("Return")


def missing(j):
    """Each item of the checklist leads to its place."""
    j.key("alt+4", "ctrl+b")
    j.says(r"^6 results wait for the board’s word$")
    j.says(r"^No moderation sample was drawn$")
    j.press_by_key("Greyfriar, Idris")
    j.says(r"68.5 / 47 → fail: the viva voce is below 50; no attempt left")


def figures(j):
    """A chart says its finding, shows its numbers, and goes to the clipboard."""
    j.key("alt+Prior")
    j.says(r"^Median$")
    chart = j.find("image", re.compile(r"^Failed only in Written assignment: 2; only in Viva voce: 2; in both: 0$"))
    j.focus_on(chart)
    j.key("Return")
    j.says(r"^46$")
    j.key("Escape", "ctrl+c")
    j.says("The chart is on the clipboard")
    j.says(r"^Zwarts, Kamala — module: 69, just below 70$")


def one_by_one(j):
    """What is more than a confirmation needs its reason; what was said is undone in one step."""
    before = j.outcomes()
    j.key("alt+Next")
    j.says("^5 of 8$")
    j.key("ctrl+Prior", "ctrl+Prior", "ctrl+Prior", "ctrl+Prior")
    j.says("^1 of 8$")
    j.focus_on(j.find("text", "Reason"))
    j.type("Next sitting in March")
    j.key("Return")
    j.find("push button", re.compile("^One by one: 1 of 6"))
    j.says("^2 of 8$")
    j.key("ctrl+Next")
    j.says("^3 of 8$")
    j.key("ctrl+Prior")
    j.says("^2 of 8$")
    j.focus_on(j.find("push button", re.compile("^The outcome stands")))
    j.key("Return", "Down", "Return")
    j.focus_on(j.find("text", "Reason"))
    j.key("Return")
    j.says("“Withhold the result” needs a reason in words")
    j.type("Similarity report")
    j.key("Return")
    j.wait(lambda: [key for key, row in j.outcomes().items() if row["outcome"] == "WH"
                    and before[key]["outcome"] != "WH"] == ["A2025-0046"], "the result is withheld")
    j.find("push button", re.compile("^One by one: 2 of 6"))
    j.key("ctrl+z")
    j.wait(lambda: j.outcomes() == before, "one step takes the board's word back")
    j.find("push button", re.compile("^One by one: 1 of 6"))


def without_names(j):
    j.key("alt+n")
    j.wait(lambda: not any("Dunmore" in text for text in j.texts()), "no name is left")
    j.says("^A2025-0047$")
    j.key("alt+n")
    j.says("^Dunmore, Dilnoza$")


def ratify(j):
    j.key("alt+Next", "alt+Next")
    j.focus_on(j.find("text", "Day of the board"))
    j.type("18/12/2025")
    j.key("Tab")
    j.type("Prof. A. Chair")
    j.press_by_key(re.compile("^Ratify…"))
    j.settle()
    j.key("Return")
    j.wait(lambda: not any(row["provisional"] for row in j.outcomes().values()), "the board has ratified")
    j.find("push button", "Ratify: done")
    j.press_by_key(re.compile("^One by one"), "shift+Tab")
    j.focus_on(j.find("list item", re.compile("^Ferreira, Hamza: Refer, ratified$")))
    j.key("Up", "Up")
    j.says("In the minutes of 18/12/2025: The outcome stands. “Next sitting in March”")


def papers(j):
    """The workbook, read by a program that is not ours, holds the board's word."""
    path = j.folder / "papers.xlsx"
    j.office("board", "papers", "--cohort", COHORT, str(path))
    book = openpyxl.load_workbook(path)
    rows = next([list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book
                if sheet.cell(1, 1).value == "Reference")
    said = {row[0]: dict(zip(rows[0], row)) for row in rows[1:]}
    if len(said) != 24 or said["A2025-0047"]["Reason"] != "Next sitting in March":
        j.fail(f"the workbook says otherwise: {said.get('A2025-0047')}")
    j.office("board", "papers", "--anonymous", "--cohort", COHORT, str(path))
    texts = [str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    if any("Dunmore" in text for text in texts):
        j.fail("a name is in the papers without names")


def chairs_action(j):
    """What it makes out of date is said before it is done."""
    j.office("export", "results", "--cohort", COHORT, str(j.folder / "results.xlsx"))
    j.key("alt+h")
    j.says(r"^Version 1, 18/12/2025, by the board: Deferred$")
    j.focus_on(j.find("text", "Viva voce"))
    j.key("ctrl+a")
    j.type("58")
    j.focus_on(j.find("text", "The reason in words"))
    j.type("Sat in March")
    j.press_by_key(re.compile("^Record the chair’s action"))
    j.says("Out of date now: Results return 1 of LTU-2025-AUT")
    if j.outcomes()["A2025-0047"]["outcome"] != "DEF":
        j.fail("the chair's action was done before it was agreed to")
    j.focus_on(j.find("push button", "Change the result"))
    j.key("Return")
    j.wait(lambda: j.outcomes()["A2025-0047"]["outcome"] == "P", "the chair's action is done")


def main():
    with tempfile.TemporaryDirectory(prefix="office-board-") as folder:
        with Board(sys.argv[1], sys.argv[2], folder) as j:
            missing(j)
            nameless = j.unnamed()
            if nameless:
                j.fail("controls without a name:\n  " + "\n  ".join(j.place(node) for node in nameless))
            figures(j)
            one_by_one(j)
            without_names(j)
            ratify(j)
            papers(j)
            chairs_action(j)
            j.end()


if __name__ == "__main__":
    main()

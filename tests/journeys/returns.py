#!/usr/bin/python3
"""returns.py: a profile like theirs, pre-flight, mending, export, a chair's action, an amendment

SPDX-License-Identifier: GPL-3.0-or-later

usage: returns.py PROGRAM OFFICECTL
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

COHORT = "DPL-2025-AUT"
APPLICATIONS = """reference,given_names,family_name,date_of_birth,email,regulator,registration_number
R1,Åse,Sørensen,1984-09-18,ase@example.org,GMC,9000001
R2,Máire,O'Brien,,maire@example.org,NMC,99A0001E
"""
HEADINGS = ["SPR Code", "Surname", "Forename(s)", "DOB", "Faculty", "Mark", "Result"]
TABS = ("radio button", "toggle button", "page tab")


class Returns(Journey):
    def __init__(self, program, officectl, folder):
        self.officectl, self.folder = officectl, folder
        self.office("init")
        super().__init__([program, "--database", folder / "office.db"], "returns",
                         settings={"term": "Autumn 2025", "cohort": COHORT})

    def office(self, *words):
        """What the colleague at the next desk does."""
        done = subprocess.run([self.officectl, "--database", self.folder / "office.db", "--json", *words],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"officectl {' '.join(words)}: {done.stderr}")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def press_by_key(self, name):
        """Goes to a button by Tab and presses it by Return."""
        self.focus_on(self.find(("push button", "toggle button"), name))
        self.key("Return")

    def choose_file(self, path, verb="Open"):
        """Types a path into the file chooser that opens."""
        self.find("push button", verb)
        self.settle()
        self.key("ctrl+l" if verb == "Open" else "ctrl+a")
        self.type(str(path))
        self.key("Return")

    def rows(self, path, sheet):
        return [list(row) for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)]


def prepare(j):
    """Two learners who passed, of whom one gave no date of birth; and the university's spreadsheet."""
    file = j.folder / "a.csv"
    file.write_text(APPLICATIONS, encoding="utf-8")
    j.office("import", "applications", str(file), "--cohort", COHORT)
    for reference in ("R1", "R2"):
        for requirement in ("registration", "degree", "employment", "ultrasound"):
            j.office("requirement", reference, requirement, "met", "--note", "Seen")
        for state in ("in-review", "offered", "accepted", "enrolled"):
            j.office("move", reference, state, "--date", "2025-09-01")
        for component in ("written", "viva"):
            j.office("mark", reference, component, "--agreed", "62")
    file = j.folder / "n.csv"
    file.write_text("Reference,Student number\nR1,00123456\nR2,00123457\n", encoding="utf-8")
    j.office("import", "registrations", str(file), "--cohort", COHORT)
    j.office("board", "ratify", "--cohort", COHORT, "--date", "2025-12-04", "--chair", "Prof. A. Chair")
    book = openpyxl.Workbook()
    book.active.title = "Module marks"
    book.active.append(HEADINGS)
    book.save(j.folder / "Template.xlsx")


def choose_profile(j):
    """Their headings in their order; a column is moved by the keyboard, one is given a text, one required."""
    j.key("alt+4")
    j.find("table", "Marks")
    j.key("ctrl+e")
    j.says("Nothing is left out or contradicted")
    j.press_by_key(re.compile("^Profile$"))
    j.key("Down", "Return")
    j.choose_file(j.folder / "Template.xlsx")
    j.says("“Faculty”: the office has nothing by this name")
    nameless = [j.place(node) for node in j.unnamed()]
    if nameless:
        j.fail("controls without a name:\n  " + "\n  ".join(nameless))

    def column(name):
        return j.find("list item", re.compile(name))

    j.focus_on(column("^Column 1, SPR Code: Student number"))
    j.key("alt+Down")
    j.wait(lambda: column("^Column 2, SPR Code"), "the column has moved")
    j.key("Down", "Down")
    j.wait(lambda: j.has(column("^Column 4, DOB"), "selected"), "the date of birth is chosen")
    check = j.find("check box", re.compile("blank in it is an error"))
    j.focus_on(check)
    j.key("space")
    j.press_by_key("Save the Profile")
    j.says("The profile is saved")
    profile = j.office("return", "profiles")[0]
    if (profile["name"], profile["columns"]) != ("Template", 7):
        j.fail(f"not the profile: {profile}")


def mend(j):
    """The error leads to the learner; mended there, it is gone."""
    j.says("no date of birth")
    j.focus_on(j.find("push button", "Go and Mend It"))
    j.key("Return")
    j.find("push button", "Transcript…")
    j.key("F2")
    field = j.find(("text", "entry"), "Date of birth")
    j.focus_on(field)
    j.type("02/01/1990")
    j.key("Return")
    j.says("The learner’s details are saved")
    j.key("alt+4")
    j.key("ctrl+e")
    j.says("Version 1, 2 learners. Nothing is left out or contradicted")


def export(j):
    path = j.folder / "first.xlsx"
    j.press_by_key(re.compile("^Write the workbook"))
    j.choose_file(path, "Save")
    j.says("Version 1 of the return is written, with 2 learners, and kept")
    rows = j.rows(path, "Module marks")
    if rows[0] != ["Surname", "SPR Code", *HEADINGS[2:]]:
        j.fail(f"not their headings: {rows[0]}")
    if rows[1][1] != "00123457" or rows[1][5] != 62:
        j.fail(f"not the marks: {rows[1]}")


def amend(j):
    """The chair overturns a mark: the return is out of date, and what changed goes out as an amendment."""
    j.office("chair-action", "R2", "--kind", "totalling", "--reason", "Added up wrongly", "--component", "viva",
             "--agreed", "44")
    j.says("Version 1, which was sent, is out of date")
    j.says("^out of date$")
    j.press(TABS, re.compile("^Changed since version 1: "))
    for text in ("Refer", "Pass", "49"):
        j.says(f"^{text}$")
    path = j.folder / "second.xlsx"
    j.press_by_key(re.compile("^Amendment"))
    j.choose_file(path, "Save")
    j.says("Version 2 of the return is written, with 1 learner, and kept")
    j.says("^version 2 sent$")
    rows = j.rows(path, "Module marks")
    if len(rows) != 2 or rows[1][:3] != ["Changed", "O'Brien", "00123457"]:
        j.fail(f"not the amendment: {rows}")
    if ["Changed", "O'Brien, Máire", "00123457", "Result", "Pass", "Refer"] not in j.rows(path, "Changes"):
        j.fail("the change is not told")

    j.press(TABS, "Sent: 2")
    j.says("^Replaced$")
    j.says("^Amends version 1$")
    copy = j.folder / "copy.xlsx"
    j.press_by_key(re.compile("^Save a Copy"))
    j.choose_file(copy, "Save")
    j.says("The copy is written")
    if copy.read_bytes() != path.read_bytes():
        j.fail("the copy is not what was sent")


def main():
    with tempfile.TemporaryDirectory(prefix="office-journey-") as name:
        journey = Returns(sys.argv[1], sys.argv[2], pathlib.Path(name))
        prepare(journey)
        with journey as j:
            for step in (choose_profile, mend, export, amend):
                step(j)
                j.picture(f"returns-{step.__name__}")
            if j.office("check")["problems"]:
                j.fail("the database is not sound")
            if j.quit() != 0:
                j.fail("the program did not end well")


if __name__ == "__main__":
    main()

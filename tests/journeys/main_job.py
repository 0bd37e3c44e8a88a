#!/usr/bin/python3
"""main_job.py: from a spreadsheet of applications to a workbook and printed certificates, by keyboard

SPDX-License-Identifier: GPL-3.0-or-later

usage: main_job.py PROGRAM OFFICECTL
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from journey import Journey  # noqa: E402

COHORT = "DPL-2025-AUT"
APPLICATIONS = """Ref,Surname,Forename(s),DOB,E-mail,Regulator,Reg number,Employer/Trust
J1,Sørensen,Åse,18/09/1984,ase@example.org,GMC,9000001,St Brannoc's
J2,O'Brien,Máire <b>,18-Sep-84,maire@example.org,NMC,99A0001E,Larkfield
J3,Nguyễn,Thị Hồng Ánh,1990-01-02,anh@example.org,HCPC,PA900003,Westmere
J4,,Nobody,31/02/1984,nobody,GMC,12,Nowhere
"""
REQUIREMENTS = ("Registration", "Degree", "Employment", "Ultrasound experience")


class MainJob(Journey):
    def __init__(self, program, officectl, folder):
        super().__init__([program, "--database", folder / "office.db"], "main-job", gtk_dialogues=True)
        self.officectl = officectl
        self.folder = folder

    def office(self, *words):
        """What the colleague at the next desk does, or what a script sees."""
        done = subprocess.run([self.officectl, "--database", self.folder / "office.db", "--json", *words],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            self.fail(f"officectl {' '.join(words)}: {done.stderr}")
        return json.loads(done.stdout)

    def states(self):
        return {row["reference"]: row["state"] for row in self.office("applications", "--cohort", COHORT)}

    def press_by_key(self, name):
        """Goes to a button by Tab and presses it by Return."""
        self.focus_on(self.find("push button", name))
        self.key("Return")

    def choose_file(self, path, verb="Open"):
        """Types a path into the file chooser that opens."""
        self.find("push button", verb)
        self.settle()
        self.key("ctrl+l" if verb == "Open" else "ctrl+a")
        self.type(str(path))
        self.key("Return")
        self.gone("push button", verb)


def import_applications(j):
    (j.folder / "applications.csv").write_text(APPLICATIONS)
    j.key("alt+2")
    j.find("push button", "Import a spreadsheet")
    j.key("ctrl+m")
    j.find("heading", "Import applications")
    j.press_by_key(re.compile("Choose a file"))
    j.choose_file(j.folder / "applications.csv")
    j.says("3 to add, 1 with errors")
    j.press_by_key("Import 3 applications")
    j.says("3 added, 1 with errors")
    j.wait(lambda: set(j.states().values()) == {"received"}, "three applications are kept")


def move_all(j, key, state):
    j.key("ctrl+a", key)
    j.find("push button", "Cancel")
    j.key("Return")
    j.wait(lambda: set(j.states().values()) == {state}, f"all are {state}")


def enrol(j):
    move_all(j, "r", "in-review")
    for row in range(3):
        j.key("Home", *["Down"] * row)
        j.key("Return")
        for requirement in REQUIREMENTS:
            j.press_by_key(f"{requirement} is met")
            j.gone("push button", f"{requirement} is met")
        j.key("F6", "F6")
    for key, state in (("o", "offered"), ("a", "accepted"), ("e", "enrolled")):
        move_all(j, key, state)


def go_to_column(j, title):
    """Walks to the right until the cursor is in the column."""
    for _ in range(20):
        if j.wait(j.focused, "a cell has the focus").get_name().startswith(title):
            return
        j.key("Right")
    j.fail(f"there is no column {title}")


def enter_marks(j):
    marks = {"written": ("62", "55.5", "70"), "viva": ("64", "50", "81")}
    j.key("alt+4")
    grid = j.find("table", "Marks")
    j.wait(lambda: any(j.has(node, "focused") for node, _ in j.walk(grid)), "the grid has the focus")
    for title, typed in zip(("Written assignment, agreed", "Viva voce, agreed"), marks.values()):
        j.key("ctrl+Home")
        go_to_column(j, title)
        for mark in typed:
            j.type(mark)
            j.key("Return")
    expected = {f"J{n}": mark for n, mark in zip((3, 2, 1), zip(*marks.values()))}

    def entered():
        return {row["reference"]: (row["written"], row["viva"]) for row in j.office("results", "--cohort", COHORT)}

    j.wait(lambda: entered() == {key: tuple(map(float, pair)) for key, pair in expected.items()}, "six marks are saved")


def ratify(j):
    j.key("ctrl+b")
    j.press_by_key(re.compile("^Ratify: "))
    j.focus_on(j.find("text", "Day of the board"))
    j.type("04/12/2025")
    j.key("Tab")
    j.type("Prof. A. Chair")
    j.key("Tab")
    j.type("Dr E. External")
    j.press_by_key(re.compile("^Ratify…"))
    j.settle()
    j.key("Return")
    j.wait(lambda: not any(row["provisional"] for row in j.office("results", "--cohort", COHORT)), "the board has ratified")


def read_return(j):
    path = j.folder / "results.xlsx"
    j.key("ctrl+e")
    j.press_by_key(re.compile("^Write the workbook"))
    j.find("push button", "Send it so")
    j.key("Return")
    j.choose_file(path, "Save")
    j.wait(path.exists, "the return is written")
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    values = [cell.value for cell in cells]
    for value in ("Sørensen", "O'Brien", "Nguyễn", 63, 53, 76):
        if value not in values:
            j.fail(f"the return does not hold {value!r}")
    if any(cell.data_type == "f" for cell in cells):
        j.fail("the return holds a formula")


def read_certificates(j):
    for reference in ("J1", "J2", "J3"):
        j.office("payment", reference, "60000")
    path = j.folder / "certificates.pdf"
    j.key("ctrl+p")
    j.press_by_key(re.compile("^Issue "))
    j.settle()
    j.key("Return")
    j.press_by_key(re.compile("PDF"))
    j.choose_file(path, "Save")
    j.wait(path.exists, "the certificates are written")
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    for name in ("Åse Sørensen", "Máire <b> O'Brien", "Thị Hồng Ánh Nguyễn"):
        if name not in re.sub(r"\s+", " ", text):
            j.fail(f"there is no certificate of {name}")


def read_papers(j):
    """Statements of results and the whole pack, from the page of papers."""
    statements = j.folder / "statements.pdf"
    j.key("ctrl+shift+p")
    j.press_by_key(re.compile("^Statements"))
    j.press_by_key(re.compile("^Choose the File"))
    j.choose_file(statements, "Save")
    j.wait(statements.exists, "the statements are written")
    text = subprocess.run(["pdftotext", statements, "-"], capture_output=True, text=True, check=True).stdout
    if text.count("Page 1 of 1") != 3:
        j.fail("there are not three statements")

    pack = j.folder / "pack.zip"
    j.press_by_key(re.compile("^Pack"))
    j.choose_file(pack, "Save")
    j.says("The pack holds [0-9]+ files")
    with zipfile.ZipFile(pack) as zipped:
        names = {name.split("/", 1)[1] for name in zipped.namelist()}
    for name in ("marks-return.xlsx", "certificates.pdf", "board-papers.pdf", "manifest.json", "SHA256SUMS"):
        if name not in names:
            j.fail(f"the pack does not hold {name}")


def main():
    with tempfile.TemporaryDirectory(prefix="office-journey-") as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.argv[2], "--database", folder / "office.db", "init"], check=True, capture_output=True)
        with MainJob(sys.argv[1], sys.argv[2], folder) as j:
            for step in (import_applications, enrol, enter_marks, ratify, read_return, read_certificates, read_papers):
                step(j)
                j.picture(f"main-job-{step.__name__}")
            if j.office("check")["problems"]:
                j.fail("the database is not sound")
            j.end()


if __name__ == "__main__":
    main()

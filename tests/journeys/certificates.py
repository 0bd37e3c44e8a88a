#!/usr/bin/python3
"""certificates.py: print, design a template with a mistake in it, save it, issue again, verify, revoke

SPDX-License-Identifier: GPL-3.0-or-later

usage: certificates.py PROGRAM OFFICECTL
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from journey import Journey  # noqa: E402

COLOUR = "Ink"  # a button that opens a dialog
COHORT = "DPL-2025-AUT"  # of the demonstration: its certificates are issued


class Certificates(Journey):
    def __init__(self, program, officectl, folder, **more):
        self.officectl, self.file = officectl, pathlib.Path(folder, "office.db")
        self.office("demo")
        super().__init__([program, "--database", self.file], "certificates",
                         settings={"term": "Autumn 2025", "cohort": COHORT, "export-folder": str(folder)},
                         gtk_dialogues=True, **more)

    def office(self, *words):
        """What the colleague at the next desk does."""
        done = subprocess.run([self.officectl, "--database", self.file, "--json", *words],
                              capture_output=True, text=True, check=True)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def fill(self, name, text):
        """Puts a text in the place of what stands in a field."""
        self.focus_on(self.find(("text", "entry"), name))
        self.key("ctrl+a")
        self.type(text)


def open_print(j):
    """The dialogue of GTK, with the one printer that every desktop has."""
    j.press("push button", "Print…")
    dialog = j.find("dialog", "Print")
    printer = j.wait(lambda: next((row for row in j.all("table row", within=dialog)
                                   if "Print to File" in j.texts(row)), None), "Print to File is offered")
    j.focus_on(printer)
    j.key("space")
    j.wait(lambda: j.has(j.find("push button", "Print", within=dialog), "sensitive"), "it can be printed")
    return dialog


def print_to_file(j):
    """Every certificate that is issued, a page each; cancelled first."""
    issued = j.office("certificates", "print", "--cohort", COHORT, str(j.file) + ".pdf")["serials"]
    target = j.file.with_name("Certificates.pdf")
    dialog = open_print(j)
    j.picture("certificates-print")
    j.press("push button", "Cancel", within=dialog)
    j.gone("dialog", "Print")
    j.ask_beyond()

    dialog = open_print(j)
    j.says(re.escape(target.name) + "$", within=dialog)
    j.press("push button", "Print", within=dialog)
    j.says(f"^{len(issued)} certificates were sent to the printer")
    j.gone("dialog", "Print")
    j.ask_beyond()
    pages = re.search(r"Pages: +(\d+)", subprocess.run(["pdfinfo", target], capture_output=True, text=True,
                                                       check=True).stdout)
    assert pages and int(pages.group(1)) == len(issued), pages
    text = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True, check=True).stdout
    for serial in issued:
        assert serial in text, f"{serial} is not on paper"
    assert sorted(path.name for path in target.parent.glob("*.pdf")) == ["Certificates.pdf", j.file.name + ".pdf"]


def design(j):
    j.press("push button", "Design")
    j.says("Version 1 by")
    j.picture("certificates-design")

    # A colour is looked at; its dialog leaves nothing behind.
    j.press("push button", COLOUR)
    j.find(("dialog", "window", "frame"), COLOUR)
    j.key("Escape")
    j.wait(lambda: not j.all(("dialog", "window", "frame"), COLOUR), "the colours close")
    j.ask_beyond()

    # An unknown field is told while one types, and such a template cannot be saved.
    j.fill("Before the name", "We certify that {nmae}")
    j.says("there is no field .nmae.. Did you mean .name.")
    j.picture("certificates-mistake")
    save = j.find("push button", "Save as Version 2")
    assert not j.has(save, "sensitive"), "a template with a mistake cannot be saved"

    # The university's name would go round its approval.
    j.fill("Before the name", "Canterbury Christ Church University certifies that")
    j.wait(lambda: j.has(j.find("push button", "Save as Version 2"), "sensitive"), "it can be tried")
    j.press("push button", "Save as Version 2")
    j.says("only in the university’s wording")

    j.fill("Before the name", "We certify that")
    j.wait(lambda: j.has(j.find("push button", "Save as Version 2"), "sensitive"), "it can be saved")
    j.press("push button", "Save as Version 2")
    j.says("Version 2 by")
    set_wording(j)
    row, = j.office("template", "list")
    assert row["number"] == 2 and row["in_use"], row
    assert row["template"]["texts"]["before_name"] == "We certify that", row
    save_after_another(j, row["name"])
    j.press("push button", "Back")


def save_after_another(j, name):
    """Another program saves meanwhile: the window says so, keeps what was typed, and saves it when told to."""
    j.fill("Before the name", "We are glad to certify that")
    theirs = j.file.with_name("theirs.json")
    j.office("template", "export", name, str(theirs))
    theirs.write_text(theirs.read_text().replace("We certify that", "This is to certify that"))
    j.office("template", "import", str(theirs), f"--name={name}")

    j.wait(lambda: j.has(j.find("push button", "Save as Version 3"), "sensitive"), "it can be tried")
    j.press("push button", "Save as Version 3")
    j.says("was saved by")
    j.picture("certificates-two-savers")
    j.press("push button", "Cancel")
    row, = j.office("template", "list")
    assert row["template"]["texts"]["before_name"] == "This is to certify that", row

    j.press("push button", "Save as Version 3")
    j.press("push button", "Save Mine")
    j.says("Version 4 by")
    row, = j.office("template", "list")
    assert row["number"] == 4, row
    assert row["template"]["texts"]["before_name"] == "We are glad to certify that", row


def set_wording(j):
    """What a module's certificates say, in our words; the university's name is refused there."""
    j.press("push button", "Wording…")
    j.fill("Our own words", "Credit of CCCU.")
    j.picture("certificates-wording")
    j.press("push button", "Save")
    j.says("only in the university’s wording")
    j.fill("Our own words", "With a project of twenty hours.")
    j.press("push button", "Save")
    j.says("The wording is saved")
    wording, = j.office("wording", "list")
    assert wording["words"] == "With a project of twenty hours.", wording


def keep_register(j):
    before = j.office("certificates", "print", "--cohort", COHORT, str(j.file) + ".pdf")["serials"]
    j.press("push button", "Register")
    j.says(r"\d+ certificates in the register")
    j.says(before[0] + ": Issued")
    j.says("SHA-256 of its PDF")
    j.picture("certificates-register")

    j.press("push button", "Lost: Issue Again…")
    j.says("Issue certificate .* again?")
    j.fill("Reason", "Lost in the post")
    j.press("push button", "Issue Again")
    j.says("replaces " + before[0])
    after = j.office("certificates", "print", "--cohort", COHORT, str(j.file) + ".pdf")["serials"]
    new, = set(after) - set(before)
    assert before[0] not in after, after

    # A code that is not this certificate's finds nothing.
    j.fill("Code", "0000-0000-0000")
    j.press("push button", "Verify")
    j.says("do not belong to a certificate")
    j.press("push button", "Back")
    j.find("push button", "Design")
    return new


def main():
    program, officectl = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="office-certificates-") as folder:
        with Certificates(program, officectl, folder) as j:
            j.key("alt+4")
            j.press("push button", re.compile("^Certificates"))
            j.find("push button", "Register")
            j.picture("certificates")
            print_to_file(j)
            design(j)
            keep_register(j)
            assert j.office("check")["sound"]
            j.end()


if __name__ == "__main__":
    main()

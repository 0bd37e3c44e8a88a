#!/usr/bin/python3
"""calendars.py: the week is printed; calendars are written, change, and are written again

SPDX-License-Identifier: GPL-3.0-or-later

usage: calendars.py PROGRAM OFFICECTL
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import icalendar

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from journey import Journey  # noqa: E402

COHORT = "DPL-2025-AUT"


def print_to_file(j, folder, expected):
    """Ctrl+P prints what is shown, by the one printer that every desktop has."""
    j.key("ctrl+p")
    dialog = j.find("dialog", "Print")
    printer = j.wait(lambda: next((row for row in j.all("table row", within=dialog)
                                   if "Print to File" in j.texts(row)), None), "Print to File is offered")
    j.focus_on(printer)
    j.key("space")
    j.wait(lambda: j.has(j.find("push button", "Print", within=dialog), "sensitive"), "it can be printed")
    j.press("push button", "Print", within=dialog)
    j.says(r"^The timetable is sent to the printer\.$")
    j.gone("dialog", "Print")
    target = folder / "Timetable.pdf"
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
    target.unlink()
    for words in expected:
        assert words in text, f"{words!r} is not on paper:\n{text}"


def write(j, folder, name, ask):
    """The chooser proposes the name; the file, as another program reads it."""
    target = folder / f"{name}.ics"
    target.unlink(missing_ok=True)
    ask()
    j.wait(lambda: j.focused() is not None and j.text(j.focused()).endswith(".ics"), "the chooser proposes a name")
    j.key("Return")
    j.says(rf"^{re.escape(name)}\.ics: \d+ entr")
    j.wait(target.exists, f"{target} is written")
    calendar = icalendar.Calendar.from_ical(target.read_bytes())
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/London"]
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def main():
    program, officectl = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="office-calendars-") as name:
        folder = pathlib.Path(name)
        subprocess.run([officectl, "--database", folder / "office.db", "demo"], check=True, stdout=subprocess.DEVNULL)
        with Journey([program, "--database", folder / "office.db"], "calendars", gtk_dialogues=True,
                     settings={"term": "Autumn 2025", "cohort": COHORT, "export-folder": name}) as j:
            j.key("alt+3")
            block = j.find("push button", re.compile(r"^18 September 2025, 19:00 to 20:30: Welcome"), timeout=60)
            print_to_file(j, folder, ["15/09/2025 – 21/09/2025", "Welcome", COHORT])

            before = write(j, folder, COHORT, lambda: j.key("ctrl+e"))
            j.focus_on(block)
            j.key("ctrl+shift+Right")
            j.says(r"^Moved to Fri 19/09/2025 19:00\.$")
            after = write(j, folder, COHORT, lambda: j.key("ctrl+e"))
            assert before.keys() == after.keys()
            moved = [uid for uid in before if before[uid]["DTSTART"].dt != after[uid]["DTSTART"].dt]
            assert len(moved) == 1, moved
            assert after[moved[0]]["SEQUENCE"] > before[moved[0]]["SEQUENCE"]
            assert str(after[moved[0]]["DTSTART"].dt.strftime("%H:%M")) == "19:00"

            j.key("a")
            print_to_file(j, folder, ["Friday, 19 September 2025", "Viva of "])
            j.end()


if __name__ == "__main__":
    main()

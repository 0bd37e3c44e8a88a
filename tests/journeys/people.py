#!/usr/bin/python3
"""people.py: somebody is added, says when they can come, by painting and by calendar; a meeting fills a register

SPDX-License-Identifier: GPL-3.0-or-later

usage: people.py PROGRAM
"""
import pathlib
import re
import sys
import tempfile

from journey import Journey

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
X-WR-CALNAME:Clinic
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260101T090000Z
DTSTART;TZID=Europe/London:20260121T100000
DTEND;TZID=Europe/London:20260121T110000
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Outpatients
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTAMP:20260101T090000Z
DTSTART:20260122T120000Z
DTEND:20260122T110000Z
END:VEVENT
END:VCALENDAR
"""


def cell(time, day, said):
    return ("table cell", re.compile(rf"^{time}, {day} 2026: {said}$"))


def choose_file(j, path):
    j.find("push button", "Open")
    j.settle()
    j.key("ctrl+l")
    j.type(str(path))
    j.key("Return")
    j.gone("push button", "Open")


def add_person(j):
    j.key("p")
    j.find("table cell", re.compile(r"^09:00, "))
    j.key("ctrl+n")
    j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Name", "the form begins with the name")
    j.key("Return")
    j.says(r"Give the name, as it stands in the timetable")
    j.type("Dr Ann Aardvark")
    j.key("Tab")
    j.type("ann at example")
    j.key("Return")
    j.says(r"This is no e-mail address")
    j.key("ctrl+a")
    j.type("ann@example.org")
    j.key("Return")
    j.says(r"^Saved\.$")
    j.says(r"7 people")


def paint(j):
    """Choosing with Shift and the arrows, then Space: three days from 09:00 to 10:30."""
    # Who was just added is chosen.
    j.wait(lambda: any("When Dr Ann Aardvark can come" in (n.get_name() or "") for n, _ in j.walk()), "her week is shown")
    monday = j.find(*cell("09:00", "Monday 19 January", "nothing said"))
    j.focus_on(monday)
    j.key("shift+Right", "shift+Right", "shift+Down", "shift+Down")
    j.says(r"^Monday to Wednesday, 09:00 to 10:30$")
    j.key("space")
    last = j.find(*cell("10:00", "Wednesday 21 January", "available"))
    j.wait(lambda: j.has(last, "focused"), "the cursor stays, and says what is there now")
    j.find(*cell("09:00", "Monday 19 January", "available"))
    j.find(*cell("10:30", "Wednesday 21 January", "nothing said"))
    j.says(r"4 h 30 min")
    j.key("Right", "2")
    j.find(*cell("10:00", "Thursday 22 January", "busy"))
    j.key("ctrl+z")
    j.find(*cell("10:00", "Thursday 22 January", "nothing said"))
    j.find(*cell("10:00", "Wednesday 21 January", "available"))

    j.key("ctrl+Next")
    j.find(*cell("09:00", "Monday 26 January", "nothing said"))
    j.press("push button", re.compile(r"Copy last week$"))
    j.says(r"This week is painted like the one before it")
    j.find(*cell("09:00", "Monday 26 January", "available"))
    j.key("ctrl+Prior")
    j.find(*cell("09:00", "Monday 19 January", "available"))


def read_calendar(j, folder):
    """What was painted goes before what a calendar says."""
    (folder / "ann.ics").write_text(CALENDAR)
    j.press("push button", re.compile(r"Read a calendar…$"))
    choose_file(j, folder / "ann.ics")
    j.says(r"^21/01/2026 10:00 to 11:00: busy\n28/01/2026 10:00 to 11:00: busy\n04/02/2026 10:00 to 11:00: busy$")
    j.says(r"Line 13: the entry that begins here is left out: it ends before it begins\.")
    j.press("push button", re.compile(r"Keep$"))
    j.says(r"3 times are kept from the calendar “Clinic”")
    j.find(*cell("10:30", "Wednesday 21 January", "busy, says the calendar"))
    j.find(*cell("10:00", "Wednesday 21 January", "available"))
    j.find("label", "Clinic")
    j.key("ctrl+z")
    j.find(*cell("10:30", "Wednesday 21 January", "nothing said"))
    nameless = j.unnamed()
    if nameless:
        j.fail("controls without a name:\n  " + "\n  ".join(j.place(node) for node in nameless))


def meeting(j, folder):
    """The report is looked at, one guest is said by hand, the register is filled in and saved in one step."""
    j.key("w")
    block = j.find("push button", re.compile(r"20 January 2026, 19:00 to 20:30"))
    j.focus_on(block)
    j.key("ctrl+t")
    lines = j.wait(lambda: j.all("text", re.compile(r"^Minutes of ")), "the register is open")
    names = [line.get_name().removeprefix("Minutes of ") for line in lines]
    family, given = names[0].split(", ")
    (folder / "meeting.csv").write_bytes((
        "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\n"
        f"{given} {family}\t1/20/26, 6:50:00 PM\t1/20/26, 7:30:00 PM\t40m\t\tAttendee\r\n"
        f"{given} {family}\t1/20/26, 7:20:00 PM\t1/20/26, 8:00:00 PM\t40m\t\tAttendee\r\n"
        "iPad (Guest)\t1/20/26, 7:00:00 PM\t1/20/26, 8:45:00 PM\t1h 45m\t\tAttendee\r\n"
    ).encode("utf-16"))
    before = j.says(r"present · ")
    j.press("push button", re.compile("More of the register"))
    j.press("menu item", re.compile("Read a meeting report"))
    choose_file(j, folder / "meeting.csv")
    j.says(r"1 of 2 are known in the register")
    j.find("label", "not found")
    who = j.find(("push button", "toggle button"), re.compile(r"Who iPad \(Guest\) is"))
    j.focus_on(who)
    j.key("space")
    j.wait(lambda: j.all("list item"), "the list of learners opens")
    j.key("Down", "Down", "Return")
    j.says(r"2 of 2 are known in the register")
    j.says(r"by hand")
    j.press("push button", re.compile(r"Fill in the register$"))
    j.says(r"2 lines are filled in")
    j.says(r"2 not saved")
    j.wait(lambda: j.text(j.find("text", f"Minutes of {names[0]}")) == "60", "the two joins count once")
    j.key("ctrl+s")
    j.says(r"Attendance saved")
    j.gone("label", re.compile("not saved"))
    j.key("Escape")
    j.key("ctrl+z")
    j.focus_on(j.find("push button", re.compile(r"20 January 2026, 19:00 to 20:30")))
    j.key("ctrl+t")
    j.says("^" + re.escape(before) + "$")


def main():
    with tempfile.TemporaryDirectory(prefix="office-people-") as folder, \
            Journey([sys.argv[1], "--demo"], "people", gtk_dialogues=True,
                    settings={"term": "Spring 2026", "cohort": "FEC-2026-SPR"}) as j:
        j.says(r"FEC-2026-SPR", timeout=60)
        j.key("alt+3")
        j.find("push button", re.compile(r"20 January 2026, 19:00 to 20:30"), timeout=30)
        add_person(j)
        paint(j)
        read_calendar(j, pathlib.Path(folder))
        meeting(j, pathlib.Path(folder))
        j.end()


if __name__ == "__main__":
    main()

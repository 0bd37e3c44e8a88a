#!/usr/bin/python3
"""timetable.py: a session is added, clashes, is attended; hours change; all by keyboard

SPDX-License-Identifier: GPL-3.0-or-later

usage: timetable.py PROGRAM
"""
import re
import sys
import time

from journey import Journey

# The journey begins in FEC-2026-SPR: live sessions on Tuesdays at 19:00, hands-on days on Thursdays.


def open_form(j, title, day, time):
    j.key("ctrl+n")
    j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Title", "Ctrl+N opens the form on the title")
    j.type(title)
    j.key("Tab")
    j.type(day)
    j.key("Tab")
    j.type(time)


def make_practical(j):
    """The kind is the first field of the form: a list that the keyboard opens."""
    j.key("alt+k")
    j.key("space")
    live = j.wait(lambda: [n for n in j.all("list item") if j.has(n, "focused")], "the list of kinds opens")[0]
    j.key("Down")
    j.wait(lambda: not j.has(live, "focused"), "the next kind has the focus")
    j.key("Return")


def refuse_what_does_not_exist(j):
    open_form(j, "Night", "29/03/2026", "01:30")
    j.says(r"29/03/2026 01:30 does not exist in London")
    j.key("ctrl+a")
    j.type("25:00")
    j.says(r"“25:00” is not a time of day")
    j.key("Escape")
    j.find("push button", re.compile(r"Close it$"))
    j.key("Tab", "Return")
    j.gone("text", "Title")


def clash_and_undo(j):
    open_form(j, "Journey clash", "27/01/2026", "19:30")
    j.says(r"FEC-2026-SPR has .*Journey clash.* at once on 27/01/2026 from 19:30 to 20:30")
    j.key("ctrl+s")
    j.says(r"Session added on 27/01/2026 19:30")
    # It has the focus on the canvas; the pane says why it is hatched.
    block = j.find("push button", re.compile(r"27 January 2026, 19:30 to 21:00: Journey clash.*; clashes"))
    j.wait(lambda: j.has(block, "focused"), "the new session has the focus")
    j.says(r"FEC-2026-SPR has “.*” and “.*” at once")
    # An hour and a half later, by quarters of an hour, it clashes with nothing.
    for minute in ("19:45", "20:00", "20:15", "20:30"):
        j.key("ctrl+shift+Down")
        j.find("push button", re.compile(rf"27 January 2026, {minute} to .*: Journey clash"))
    j.find("push button", re.compile(r"27 January 2026, 20:30 to 22:00: Journey clash(?!.*clashes)"))
    j.says(r"^Moved to Tue 27/01/2026 20:30\.$")
    j.key("ctrl+z")
    j.find("push button", re.compile(r"27 January 2026, 20:15 to 21:45: Journey clash.*; clashes"))


def take_what_is_offered(j):
    """What clashes is offered the nearest times that clash with nothing: F3 earlier, F4 later."""
    block = j.find("push button", re.compile(r"27 January 2026, 20:15 to 21:45: Journey clash"))
    j.focus_on(block)
    j.find("push button", re.compile(r"^Earlier: Tue 27/01/2026 17:30"))
    j.find("push button", re.compile(r"^Later: Tue 27/01/2026 20:30"))
    j.key("F4")
    j.find("push button", re.compile(r"27 January 2026, 20:30 to 22:00: Journey clash(?!.*clashes)"))
    j.key("ctrl+z")
    j.find("push button", re.compile(r"27 January 2026, 20:15 to 21:45: Journey clash.*; clashes"))
    # The same while it is typed.
    open_form(j, "Typed", "27/01/2026", "19:30")
    j.find("push button", re.compile(r"^Later: Tue 03/02/2026 20:30"))
    j.key("F3")
    j.wait(lambda: j.text(j.find("text", "Starts at")) == "17:30", "the earlier time is written into the form")
    j.key("Escape")
    j.find("push button", re.compile(r"Close it$"))
    j.key("Tab", "Return")
    j.gone("text", "Title")


def repeat(j):
    """Every Tuesday for six weeks, not on bank holidays: shown first, then made, then taken back, as one step."""
    open_form(j, "Journey pattern", "17/03/2026", "16:00")
    weeks = j.find("text", "For how many weeks")
    j.focus_on(weeks)
    j.key("ctrl+a")
    j.type("6")
    j.says(r"^6 sessions · 0 dates left out")
    # Across the change of the clocks on 29 March it stays four in the afternoon.
    j.find("list item", re.compile(r"^Tue 24/03/2026 16:00"))
    j.find("list item", re.compile(r"^Tue 31/03/2026 16:00"))
    date = j.find("text", "Date")
    j.focus_on(date, "shift+Tab")
    j.key("ctrl+a")
    j.type("16/03/2026")
    j.says(r"^5 sessions · 1 date left out")
    j.find("list item", re.compile(r"^Mon 06/04/2026, left out: Easter Monday$"))
    j.key("ctrl+s")
    j.says(r"^5 sessions added, the first on 16/03/2026 16:00\.$")
    j.find("push button", re.compile(r"16 March 2026, 16:00 to 17:30: Journey pattern"))
    j.key("ctrl+z")
    j.gone("push button", re.compile(r"Journey pattern"))
    j.key("g")
    j.type("27/01/2026")
    j.key("Return")
    j.find("push button", re.compile(r"27 January 2026, 20:15 to 21:45: Journey clash"))


def create_by_dragging(j):
    """Two hours are dragged over, a quarter of an hour at a time; the form opens on them."""
    early = j.find("push button", re.compile(r"27 January 2026, 20:15 to 21:45: Journey clash"))
    box = j.atspi.Component.get_extents(early, j.atspi.CoordType.WINDOW)
    # An hour and a half is as high as this block: above it, from about 14:15 to 16:15, the day is empty.
    hour = box.height / 1.5
    x, top = box.x + box.width // 2, box.y - round(6 * hour)
    j.desktop.call("xdotool", "mousemove", x, top, "mousedown", 1)
    for step in range(1, 9):
        j.desktop.call("xdotool", "mousemove", x, top + round(2 * hour * step / 8))
        time.sleep(0.03)
    j.desktop.call("xdotool", "mouseup", 1)
    j.settle()
    j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Title", "the form opens on the title")
    if j.text(j.find("text", "Date")) != "27/01/2026" or j.text(j.find("text", "Starts at"))[:3] not in ("14:", "13:"):
        j.fail("the form does not say what was dragged over")
    j.wait(lambda: j.text(j.find("text", "Minutes")) in ("105", "120", "135"), "the length is what was dragged over")
    j.type("Journey drag")
    j.key("ctrl+s")
    j.says(r"^Session added on 27/01/2026 1[34]:")
    block = j.find("push button", re.compile(r"27 January 2026, 1[34]:\d\d to 1\d:\d\d: Journey drag"))
    j.wait(lambda: j.has(block, "focused"), "the new session has the focus")
    # Longer by a quarter of an hour, said aloud, and back again.
    j.key("alt+shift+Down")
    j.says(r"^Its length is now (?:2 h|2 h 15 min|2 h 30 min)\.$")
    j.key("ctrl+z")
    j.key("ctrl+z")
    j.gone("push button", re.compile(r"Journey drag"))


def look_at_the_month(j):
    """M shows the month, Enter on a day its week; O leaves other cohorts out."""
    j.key("m")
    j.says(r"^January 2026$")
    day = j.find("push button", re.compile(r"^27 January 2026: .*19:00 .*FEC-2026-SPR.*20:15 Journey clash, FEC-2026-SPR; clashes"))
    j.key("Down", "Down", "Down", "Down", "Left", "Left")
    j.wait(lambda: j.has(day, "focused"), "the arrows go from day to day")
    nameless = j.unnamed()
    if nameless:
        j.fail("controls without a name:\n  " + "\n  ".join(j.place(node) for node in nameless))
    j.key("ctrl+Next")
    j.says(r"^February 2026$")
    j.key("ctrl+Prior")
    first = j.find("push button", re.compile(r"^1 January 2026: "))
    j.wait(lambda: j.has(first, "focused"), "the month begins with its first day")
    j.key("Down", "Down", "Down", "Down", "Left", "Left", "Return")
    j.find("push button", re.compile(r"27 January 2026, 20:15 to 21:45: Journey clash"))


def carry_over(j):
    """Everything is shown a week later before it is done; one step takes it back."""
    j.press(("push button", "toggle button"), "More for the timetable")
    j.press("menu item", re.compile(r"Carry the timetable over"))
    weeks = j.find("text", "Weeks later")
    j.wait(lambda: j.text(weeks) != "", "the weeks are suggested")
    j.focus_on(weeks)
    j.key("ctrl+a")
    j.type("1")
    j.find("list item", re.compile(r"^Journey clash: Tue 27/01/2026 20:15 → Tue 03/02/2026 20:15"))
    j.key("Return")
    j.says(r"sessions? (?:is|are) carried over\.$")
    j.key("ctrl+z")
    j.find("push button", re.compile(r"27 January 2026, 20:15 to 21:45: Journey clash"))


def attend(j):
    open_form(j, "Journey practical", "22/01/2026", "10:00")
    make_practical(j)
    j.key("ctrl+s")
    j.says(r"Session added on 22/01/2026 10:00")
    block = j.find("push button", re.compile(r"22 January 2026, 10:00 to 11:30: Journey practical"))
    j.wait(lambda: j.has(block, "focused"), "the new session has the focus")

    j.key("ctrl+t")
    first = j.find("text", re.compile(r"^Minutes of "))
    j.wait(lambda: j.has(first, "focused"), "the register begins with the first learner")
    j.says(r"0 present · 0 part · 0 absent · 9 blank")
    j.type("45")
    j.key("Return")
    j.type("a")
    j.key("Down")
    j.type("200")
    j.says(r"200 minutes are more than the session’s 90")
    j.key("ctrl+a", "BackSpace")
    j.key("ctrl+Return")
    j.says(r"7 present · 1 part · 1 absent · 0 blank · 9 not saved")
    nameless = j.unnamed()
    if nameless:
        j.fail("controls without a name:\n  " + "\n  ".join(j.place(node) for node in nameless))
    j.key("ctrl+s")
    j.says(r"Attendance saved")
    j.says(r"7 present · 1 part · 1 absent · 0 blank$")
    j.key("Escape")
    j.gone("text", re.compile(r"^Minutes of "))


def hours(j):
    j.key("h")
    j.wait(lambda: any("1 h 30 min" in text for text in j.texts()), "the hours count what was attended")
    j.key("ctrl+i")
    j.says(r"the learner’s first|the learner attended")
    j.says(r"^Sessions counted$")
    j.says(r"Journey practical, 45 min")
    nameless = j.unnamed()
    if nameless:
        j.fail("controls without a name:\n  " + "\n  ".join(j.place(node) for node in nameless))
    j.key("ctrl+z")
    j.wait(lambda: not any("Journey practical, 45 min" in text for text in j.texts()), "undo takes the hours back")


def main():
    with Journey([sys.argv[1], "--demo"], "timetable",
                 settings={"term": "Spring 2026", "cohort": "FEC-2026-SPR"}) as j:
        j.says(r"FEC-2026-SPR", timeout=60)
        j.key("alt+3")
        j.find(("push button", "toggle button"), re.compile(r"\bWeek$"), timeout=30)
        j.find("push button", re.compile(r"20 January 2026, 19:00 to 20:30"), timeout=30)
        refuse_what_does_not_exist(j)
        clash_and_undo(j)
        take_what_is_offered(j)
        repeat(j)
        create_by_dragging(j)
        look_at_the_month(j)
        carry_over(j)
        attend(j)
        hours(j)
        j.end()


if __name__ == "__main__":
    main()

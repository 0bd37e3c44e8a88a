#!/usr/bin/python3
"""vivas.py: a viva is added, edited against another change, moved by mouse and keyboard, cancelled with a reason

SPDX-License-Identifier: GPL-3.0-or-later

usage: vivas.py PROGRAM
"""
import re
import sys
import time

from journey import Journey

VIVA = r"Viva of Iqbal, Zoltán"


def add(j):
    """Whom and where is offered; what the office does not know yet is said before it is added."""
    j.key("v")
    j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Learner", "V opens the form on the learner")
    j.type("iqbal")
    j.says(r"^A viva for attempt 1 is already planned on 19/11/2025 11:15\.$")
    j.key("Down", "Return")
    learner = j.find("text", "Learner")
    j.wait(lambda: j.text(learner).startswith("Iqbal, Zoltán · A2025-"), "the learner is chosen from the list")
    j.key("Tab")
    j.type("18/11/2025")
    j.key("Tab")
    j.type("16:00")
    room = j.find("text", "Room")
    j.focus_on(room)
    j.type("Onlien")
    j.says(r"^“Onlien” is a new room: it will be added\.$")
    j.key("ctrl+a")
    j.type("online")
    j.gone(None, re.compile("is a new room"))
    j.key("Tab")
    # A known name, chosen from the list, then two that are not.
    j.type("kwa asa")
    j.wait(lambda: j.all(name=re.compile("is new to the staff")), "a part of a name is not a name")
    j.key("Down", "Return")
    examiners = j.find("text", "Examiners")
    j.wait(lambda: j.text(examiners) == "Dr Kwabena Asante-Moor; ", "the next name can be typed")
    j.gone(None, re.compile("new to the staff"))
    j.type("dr imogen sallow; Dr Ada Unknown; Dr Bo Unknown")
    j.says(r"^“Dr Ada Unknown”, “Dr Bo Unknown” are new to the staff: they will be added\.$")
    j.key("ctrl+s")
    j.says(r"^Viva added on 18/11/2025 16:00\.$")
    block = j.find("push button", re.compile(rf"18 November 2025, 16:00 to 16:20: {VIVA}, Online · .*Dr Imogen Sallow"))
    j.wait(lambda: j.has(block, "focused"), "the new viva has the focus")


def middle(j, block):
    box = j.atspi.Component.get_extents(block, j.atspi.CoordType.WINDOW)
    return box.x + box.width // 2, box.y + box.height // 2


def drag(j, start, end):
    """By steps, as a hand does; the pointer is let go at END."""
    j.desktop.call("xdotool", "mousemove", *start, "mousedown", 1)
    for step in range(1, 9):
        j.desktop.call("xdotool", "mousemove", *(a + (b - a) * step // 8 for a, b in zip(start, end)))
        time.sleep(0.03)
    j.desktop.call("xdotool", "mouseup", 1)
    j.settle()


def mine_or_theirs(j):
    """While the form is open, what it shows is changed: whoever saves is told, sees both, and chooses."""
    j.key("ctrl+shift+Down")
    j.find("push button", re.compile(rf"18 November 2025, 16:15 to 16:35: {VIVA}"))
    j.says(r"^Moved to .*\.$")
    j.key("F2")
    j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Date", "F2 opens the form")
    j.key("Tab", "ctrl+a")
    j.type("17:00")
    x, y = middle(j, j.find("push button", re.compile(rf"18 November 2025, 16:15 to 16:35: {VIVA}")))
    drag(j, (x, y), (x, y - 80))
    j.find("push button", re.compile(rf"18 November 2025, 1[345]:\d\d to 1\d:\d\d: {VIVA}"))
    j.key("ctrl+s")
    j.says(r"18/11/2025 1[345]:.*18/11/2025 17:00|18/11/2025 17:00.*18/11/2025 1[345]:")
    mine = j.find("push button", "Save mine")
    theirs = j.find("push button", "Keep theirs")
    j.wait(lambda: j.has(mine, "focused") or j.has(theirs, "focused"), "the question has the focus")
    j.focus_on(mine)
    j.key("Return")
    j.says(r"^Viva on 18/11/2025 17:00 saved\.$")
    j.find("push button", re.compile(rf"18 November 2025, 17:00 to 17:20: {VIVA}"))


def move_and_stretch(j):
    block = j.find("push button", re.compile(rf"18 November 2025, 17:00 to 17:20: {VIVA}"))
    x, y = middle(j, block)
    left, _ = middle(j, j.find("push button", re.compile(r"19 November 2025, 09:00 to 09:20: ")))
    # To Thursday or wherever that column is: the day after, at the same time; and not a new session.
    drag(j, (x, y), (left, y))
    block = j.find("push button", re.compile(rf"19 November 2025, 17:00 to 17:20: {VIVA}"))
    j.wait(lambda: j.has(block, "focused"), "what was moved has the focus")
    if j.all("text", "Title"):
        j.fail("dragging a viva opened the form of a new session")
    j.key("ctrl+z")
    j.find("push button", re.compile(rf"18 November 2025, 17:00 to 17:20: {VIVA}"))

    # Longer and shorter by the keyboard.
    j.key("alt+shift+Down")
    block = j.find("push button", re.compile(rf"18 November 2025, 17:00 to 17:35: {VIVA}"))
    j.says(r"^Its length is now .*\.$")
    j.wait(lambda: j.has(block, "focused"), "what was stretched has the focus")
    j.key("alt+shift+Up")
    block = j.find("push button", re.compile(rf"18 November 2025, 17:00 to 17:20: {VIVA}"))

    # The lower edge, some pixels below the text, is where a session is stretched by the mouse.
    session = j.find("push button", re.compile(r"19 November 2025, 19:00 to 20:30: "))
    box = j.atspi.Component.get_extents(session, j.atspi.CoordType.WINDOW)
    x, edge = box.x + box.width // 2, box.y + box.height + 6
    drag(j, (x, edge), (x, edge + box.height // 3))
    j.find("push button", re.compile(r"19 November 2025, 19:00 to 2(?:0:45|1:\d\d): "))
    j.says(r"^Its length is now .*\.$")
    j.key("ctrl+z")
    j.find("push button", re.compile(r"19 November 2025, 19:00 to 20:30: "))


def cancel(j):
    block = j.find("push button", re.compile(rf"18 November 2025, 17:00 to 17:20: {VIVA}"))
    j.click(block)
    j.wait(lambda: j.has(block, "focused"), "a click chooses the viva")
    j.key("Delete")
    j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Reason", "the reason is asked for")
    j.type("The examiner is ill")
    j.key("Return")
    j.find("push button", re.compile(rf"17:00 to 17:20: {VIVA}.*; cancelled$"))
    # The pane says that it is cancelled, and why.
    j.says(r"^The examiner is ill$")
    j.key("ctrl+z")
    j.find("push button", re.compile(rf"17:00 to 17:20: {VIVA}(?!.*cancelled)"))
    j.wait(lambda: "The examiner is ill" not in j.texts(), "the reason goes with the cancellation")


def in_the_agenda(j):
    """What is chosen in the week is chosen in the agenda, in sight and with the focus."""
    j.key("a")
    row = j.wait(lambda: next((n for n in j.all("table row") if j.has(n, "focused")), None), "a row has the focus")
    if not any("18/11/2025 17:00" in text for text in j.texts(row)):
        j.fail("the agenda's focus is not on what was chosen: " + " · ".join(j.texts(row)))


def main():
    with Journey([sys.argv[1], "--demo"], "vivas",
                 settings={"term": "Autumn 2025", "cohort": "DPL-2025-AUT"}) as j:
        j.says(r"DPL-2025-AUT", timeout=60)
        j.key("alt+3")
        j.find("push button", re.compile(r"18 September 2025, 19:00 to 20:30"), timeout=30)
        add(j)
        mine_or_theirs(j)
        move_and_stretch(j)
        cancel(j)
        in_the_agenda(j)
        j.end()


if __name__ == "__main__":
    main()

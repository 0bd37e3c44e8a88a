#!/usr/bin/python3
"""viva_planner.py: vivas are planned, pinned, moved, filled in, compared, accepted and taken back, by keyboard

SPDX-License-Identifier: GPL-3.0-or-later

usage: viva_planner.py PROGRAM
"""
import re
import sys

from journey import Journey

PROPOSED = re.compile(r"^2\d March 2026, .*; proposed$")
PINNED = re.compile(r"^2\d March 2026, .*; pinned$")
STANDING = re.compile(r"^2\d March 2026, .*; in the timetable$")
ASTRAY = re.compile(r"; pinned; cannot stay there$")


def blocks(j, state):
    """Each viva once, though it has a row for each examiner."""
    return {node.get_name() for node in j.all("push button", state)}


def focus(j):
    node = j.focused()
    return node.get_name() if node is not None else ""


def think_shortly(j):
    drop = j.find("combo box", re.compile("How long to think"))
    for _ in range(40):
        if any(j.has(node, "focused") for node in j.all(within=drop)):
            break
        j.key("Tab")
    else:
        j.fail("how long to think is not reached by Tab")
    j.key("Return", "Up", "Return")


def plan(j):
    j.says(r"^9 learners are due for a viva, 0 of them have one in the timetable\.$")
    j.key("ctrl+l")
    j.says(r"^9 of 9 placed; \d+ examiner-days", timeout=60)
    j.wait(lambda: len(blocks(j, PROPOSED)) == 9, "nine vivas are proposed")


def pin_and_move(j):
    block = j.find("push button", PROPOSED)
    j.focus_on(block)
    j.key("k")
    j.wait(lambda: PINNED.search(focus(j)), "K pins what has the focus")
    before = focus(j)
    # Off the hours at which the examiners can come: it goes there, and is told why it cannot stay.
    steps = 0
    while not ASTRAY.search(focus(j)) and steps < 96:
        j.key("ctrl+shift+Left")
        steps += 1
    j.wait(lambda: ASTRAY.search(focus(j)), "what was moved says that it cannot stay")
    j.says(r"is not available on 2\d March 2026 from \d\d:\d\d to \d\d:\d\d\.$")
    j.key("ctrl+shift+Return")
    j.says(r"^The viva of .* cannot be where it is proposed: ")
    j.key("Escape")
    for _ in range(steps):
        j.key("BackSpace")
    j.wait(lambda: before in blocks(j, PINNED), "the moves are taken back one by one")
    return before


def fill_the_rest(j, pinned):
    stay = blocks(j, PROPOSED)
    block = j.find("push button", PROPOSED)
    j.focus_on(block)
    gone = focus(j)
    j.key("Delete")
    j.says(r"^1 learner without a place$")
    j.wait(lambda: gone not in blocks(j, PROPOSED), "what was taken out is no longer proposed")
    j.key("ctrl+shift+l")
    j.wait(lambda: len(blocks(j, PROPOSED)) == 8 and not j.all("label", re.compile("without a place$")),
           "the rest is filled in", timeout=60)
    if not (stay - {gone} <= blocks(j, PROPOSED) and pinned in blocks(j, PINNED)):
        j.fail("filling in the rest has moved something")
    j.key("b")
    j.says(r": before, no place; now, on 2\d March 2026 from ")
    j.key("b")


def kept(j):
    """What is proposed is there again when the window is."""
    before = blocks(j, PROPOSED) | blocks(j, PINNED)
    j.key("alt+1", "alt+3")
    j.wait(lambda: blocks(j, PROPOSED) | blocks(j, PINNED) == before, "the proposal is kept")


def accept(j):
    j.key("ctrl+shift+Return")
    j.says(r"^9 vivas are in the timetable\.$")
    j.wait(lambda: len(blocks(j, STANDING)) == 9 and not blocks(j, PROPOSED), "all stand in the timetable")
    j.key("ctrl+z")
    j.wait(lambda: not blocks(j, STANDING) and len(blocks(j, PROPOSED)) == 8, "one step takes them back")
    j.key("ctrl+shift+z")
    j.wait(lambda: len(blocks(j, STANDING)) == 9, "and does it again")
    j.key("ctrl+l")


def main():
    with Journey([sys.argv[1], "--demo"], "viva-planner",
                 settings={"term": "Spring 2026", "cohort": "FEC-2026-SPR"}) as j:
        j.says(r"FEC-2026-SPR", timeout=60)
        j.key("alt+3", "l")
        think_shortly(j)
        plan(j)
        if j.unnamed():
            j.fail("without a name: " + j.place(j.unnamed()[0]))
        pinned = pin_and_move(j)
        fill_the_rest(j, pinned)
        kept(j)
        accept(j)
        j.end()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""overview.py: every line of the list of next actions leads to its place, by keyboard

SPDX-License-Identifier: GPL-3.0-or-later

usage: overview.py PROGRAM
"""
import re
import sys

from journey import Journey

# What a line says (heading, cohort), and what is read where it leads to: the first of those that it counts.
LINES = (
    (r"Student numbers awaited: .*FEC-2026-SPR", "table", "Applications", r"A2025-0093 · FEC-2026-SPR"),
    (r"Conditions due: .*DPL-2026-SPR", "table", "Applications", r"^Met with a condition$"),
    (r"Attendance to take: 1 session of LTU-2025-AUT", "table", "Agenda", r"13/11/2025 19:30–20:30"),
    (r"Attendance to take: .*FEC-2026-SPR", "table", "Agenda", r"20/01/2026 19:00–20:30"),
    (r"Marks missing: .*UIAO-2025-AUT", "table", None, r"pending: the written assignment has no mark yet"),
    (r"Results for a board: .*LTU-2025-AUT", "push button", "Checklist", r"results wait for the board’s word$"),
)


def follow(j, line, role, name, text):
    j.key("alt+1")
    row = j.find("list item", re.compile(line))
    j.key("Home")
    j.focus_on(row, "Down")
    j.key("Return")
    j.gone("list item", re.compile(line))
    if name is not None:
        j.find((role, "tree table"), re.compile(rf"^{name}"))
    j.says(text)


def exactly_those_counted(j):
    """Where a line leads, there are as many as it says."""
    j.key("alt+1")
    row = j.find("list item", re.compile(LINES[0][0]))
    n = re.search(r": .*?(\d+) learners?", row.get_name()).group(1)
    j.key("Home")
    j.focus_on(row, "Down")
    j.key("Return")
    j.says(rf"^{n} applications?$")


def charts(j):
    """A chart is reached by Tab, says its finding, and shows its numbers as a table."""
    j.key("alt+1")
    chart = j.find("image", re.compile(r"ratified results are passes$"))
    j.key("End")
    j.focus_on(chart, "Tab")
    j.key("Return")
    j.says(r"^DPL-2025-AUT$")
    j.key("Escape")
    j.wait(lambda: j.has(chart, "focused"), "Esc goes back to the chart")
    j.focus_on(j.find("list item", re.compile(LINES[0][0])), "shift+Tab")


def main():
    with Journey([sys.argv[1], "--demo"], "overview") as j:
        j.find("list item", re.compile(LINES[0][0]), timeout=60)
        for line in LINES:
            follow(j, *line)
        exactly_those_counted(j)
        charts(j)
        status = j.quit()
        if status != 0:
            j.fail(f"the program ended with status {status}")
        if "WARNING" in j.output() or "CRITICAL" in j.output():
            j.fail("the program complained")


if __name__ == "__main__":
    main()

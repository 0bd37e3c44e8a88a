# welsh.py: the window comes up in Welsh: the frame, the three main views, states and outcomes
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: welsh.py PROGRAM CATALOGUES
import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "journeys"))
from journey import Journey  # noqa: E402

VIEWS = {2: ("Ymrestru", "Wedi ymrestru"), 3: ("Amserlen", "Wythnos"), 4: ("Canlyniadau", "Deilliant")}
# Words of the frame and the three views that must not show in Welsh.
ENGLISH = re.compile(r"^(?:Overview|Enrolment|Timetable|Results|Records|All terms|All cohorts|Offered|Enrolled|Declined"
                     r"|Withdrawn|Pass|Refer|Fail|Outcome|Hours|State|Reference|Find a learner|Main menu)$")


def main():
    with Journey([sys.argv[1], "--demo"], "welsh",
                 environment={"LANGUAGE": "cy", "OFFICE_LOCALE_DIR": sys.argv[2]}) as j:
        for number, (view, word) in VIEWS.items():
            j.key(f"alt+{number}")
            j.wait(lambda view=view: any(j.has(row, "selected") for row in j.all("list item", re.compile(f"^{view}"))),
                   f"{view} is selected in the sidebar")
            j.says(word)
            left = sorted({text for text in j.texts() if ENGLISH.match(text)})
            if left:
                j.fail(f"{view} still says in English: {', '.join(left)}")
        j.end()


if __name__ == "__main__":
    main()

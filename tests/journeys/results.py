#!/usr/bin/python3
"""results.py: paste marks from another program, sit again, more time, withhold; mine or theirs

SPDX-License-Identifier: GPL-3.0-or-later

usage: results.py PROGRAM OFFICECTL
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

COHORT = "FEC-2026-SPR"  # of the demonstration: nine enrolled, and no marks yet
# More rows than learners, and cells that are no marks.
BLOCK = "55\t61\n101\t70\nabc\t55,5\nWH\tEC\nNS\t\n" + "64\t66\n" * 6
# Puts a text onto the clipboard and keeps it there, as a spreadsheet does.
COPY = """
import sys
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
window = Gtk.Window(default_width=10, default_height=10)
window.present()
Gdk.Display.get_default().get_clipboard().set(sys.argv[1])
GLib.MainLoop().run()
"""


class Results(Journey):
    def __init__(self, program, officectl, folder):
        self.officectl, self.file = officectl, pathlib.Path(folder, "office.db")
        self.office("demo")
        super().__init__([program, "--database", self.file], "results",
                         settings={"term": "Spring 2026", "cohort": COHORT})

    def office(self, *words):
        """What the colleague at the next desk does."""
        done = subprocess.run([self.officectl, "--database", self.file, "--json", *words],
                              capture_output=True, text=True, check=True)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def results(self):
        return self.office("results", "--cohort", COHORT)

    def marks(self):
        return [row["written"] for row in self.results()]

    def go_to(self, title):
        """Walks from the first cell to a column."""
        self.key("ctrl+Home")
        for _ in range(20):
            if self.wait(self.focused, "a cell has the focus").get_name().startswith(title):
                return
            self.key("Right")
        self.fail(f"there is no column {title}")


def paste(j):
    spreadsheet = j.desktop.start([sys.executable, "-c", COPY, BLOCK], "spreadsheet")
    j.wait(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(spreadsheet.pid)],
                                  env=j.desktop.environment, capture_output=True, check=False).stdout,
           "the spreadsheet is there")
    # The window manager gives it the focus a little later than it shows it.
    j.wait(lambda: subprocess.run(["xdotool", "getactivewindow", "getwindowpid"], env=j.desktop.environment,
                                  capture_output=True, text=True, check=False).stdout.strip()
           == str(spreadsheet.pid), "the spreadsheet has the focus")
    j.front()
    j.key("alt+4")
    grid = j.find("table", "Marks")
    j.wait(lambda: any(j.has(node, "focused") for node, _ in j.walk(grid)), "the grid has the focus")
    j.go_to("Written assignment, first")
    j.wait(lambda: (j.key("ctrl+v"), any("Nothing is saved yet" in text for text in j.texts()))[1], "the block waits")
    j.says("12 cells are in order · 5 cells have errors · 2 rows lie below the last learner")
    if any(mark is not None for mark in j.marks()):
        j.fail("something was saved of a block with errors")
    j.key("Down")
    j.says("marks run from 0 to 100")
    j.key("Down", "Down")
    j.says("“WH” is not typed into a cell: withhold the result in the pane")
    j.key("Right")
    j.says("“EC” is neither a mark nor a code. The office’s codes are NS")
    j.key("ctrl+Return")
    j.wait(lambda: j.marks()[0] == 58 and j.marks()[4] == 0 and j.marks()[8] == 65, "what was in order is saved")
    j.key("ctrl+z")
    j.wait(lambda: not any(j.marks()), "one step takes the block back")
    j.desktop.stop(spreadsheet)


def sit_again(j):
    """ASSESS-4: a second attempt is typed in the window, and counts capped."""
    j.key("Escape")
    j.go_to("Written assignment, agreed")
    j.type("44")
    j.key("Return", "Up")
    j.wait(lambda: j.marks()[0] == 44, "the first attempt is failed")
    j.find("push button", "Written assignment, attempt 2")
    j.key("ctrl+t")
    j.go_to("Written assignment, agreed")
    j.type("63")
    j.key("Return", "Up")
    j.wait(lambda: j.marks()[0] == 50, "the second counts with the cap")


def mine_or_theirs(j):
    """The colleague saves a mark while this one is typed: both are shown, and the person chooses."""
    reference = j.results()[1]["reference"]
    j.key("ctrl+Home", "Down")
    j.go_to("Written assignment, agreed")
    j.key("Down")
    j.type("7")
    j.office("mark", reference, "written", "--agreed", "58")
    j.type("1")
    j.key("Return", "Up")
    j.says("58.*71|71.*58")
    j.press("push button", re.compile("^(Save mine|Keep mine|Mine)"))
    j.wait(lambda: j.marks()[1] == 71, "mine is saved over theirs")


def history(j):
    """On one key: every value that the marks had, who, when."""
    j.key("ctrl+h")
    j.wait(lambda: j.focused().get_name() == "History of the marks", "the history has the focus")
    j.says(r"Written assignment, attempt 1: .*58 → 71|58 → 71")
    j.key("F6")


def more_time(j):
    """An extension (ASSESS-6), and a result that is withheld and released (ASSESS-11)."""
    j.office("deadline", "--cohort", COHORT, "--component", "written", "--at", "2026-03-27T14:00")
    j.says("Written assignment, due 27/03/2026 14:00")
    j.press("push button", re.compile("^Extension"))
    field = j.find("text", "Reason")
    j.focus_on(field)
    j.key("Return")
    j.says("Say why there is more time")
    j.type("Ill, certificate seen")
    j.key("Return")
    j.says("The extension of .* is recorded")
    j.says("due 03/04/2026 14:00")
    j.key("ctrl+z")
    j.says("due 27/03/2026 14:00")


def circumstances(j):
    """ASSESS-8: evidence is seen, somebody accepts, the deadline moves; the details are shown on demand, which is kept."""
    j.key("alt+i")
    j.focus_on(j.find("text", "Details, shown only on demand"))
    j.type("A bereavement")
    j.key("Return")
    j.says("Self-certified extension, not decided yet")
    if any("bereavement" in text for text in j.texts()):
        j.fail("the details are shown without being asked for")
    j.press("push button", "Show details")
    j.says("^A bereavement$")
    j.says("^Details shown 1 time$")
    j.press("push button", re.compile("^Decide"))
    j.focus_on(j.find("push button", re.compile("^Not decided yet")))
    j.key("Return", "Down", "Return")
    j.focus_on(j.find("text", "Note that everybody may read"))
    j.key("Return")
    j.says("^Say who decided")
    j.focus_on(j.find("text", "Decided by"))
    j.type("Prof. A. Chair")
    j.key("Return")
    j.says("due 03/04/2026 14:00")
    j.says("Self-certified extension, accepted by Prof. A. Chair")
    j.key("ctrl+z")
    j.says("due 27/03/2026 14:00")
    j.says("Self-certified extension, not decided yet")


def ratified_meanwhile(j):
    """A board ratifies at the next desk while a mark is typed here: it is refused, and says why."""
    reference = j.results()[2]["reference"]
    j.office("mark", reference, "written", "--agreed", "60")
    j.office("mark", reference, "viva", "--agreed", "60")
    j.key("F6", "ctrl+Home", "Down", "Down")
    j.go_to("Written assignment, agreed")
    j.key("Down", "Down")
    j.type("9")
    j.office("board", "ratify", "--cohort", COHORT, "--date", "2026-04-20", "--chair", "Prof. A. Chair")
    j.type("1")
    j.key("Return", "Up")
    j.says("ratified this mark|board has ratified|only a chair’s action")
    if j.results()[2]["written"] != 60:
        j.fail("a locked mark was changed from a second window")


def main():
    with tempfile.TemporaryDirectory(prefix="office-results-") as folder:
        with Results(sys.argv[1], sys.argv[2], folder) as j:
            paste(j)
            sit_again(j)
            mine_or_theirs(j)
            history(j)
            more_time(j)
            circumstances(j)
            ratified_meanwhile(j)
            nameless = j.unnamed()
            if nameless:
                j.fail("controls without a name:\n  " + "\n  ".join(j.place(node) for node in nameless))
            status = j.quit()
            if status != 0:
                j.fail(f"the program ended with status {status}")


if __name__ == "__main__":
    main()

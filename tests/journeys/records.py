#!/usr/bin/python3
"""records.py: find a learner without the accents, edit the printed name, see it told, take it back

SPDX-License-Identifier: GPL-3.0-or-later

usage: records.py PROGRAM
"""
import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from journey import Journey  # noqa: E402


def printed_name(j):
    """The field of the name on certificates."""
    return j.find(("text", "entry"), "Name as printed on certificates")


def main():
    with Journey([sys.argv[1], "--demo"], "records") as j:
        # The demonstration's Bănescu, typed without the breve.
        j.key("alt+5")
        j.find(("table", "tree table"), "Learners")
        j.key("ctrl+f")
        j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Find a learner",
               "the focus is in the search")
        j.type("banescu")
        j.wait(lambda: any("Bănescu" in text for text in j.texts()), "Bănescu is found")
        j.key("Return")
        j.find("push button", "Transcript…")
        j.says("^Everything that was ever changed$")

        j.key("F2")
        field = printed_name(j)
        j.focus_on(field)
        j.key("ctrl+a")
        j.type("Dr T. B. Test")
        j.key("Return")
        j.says("^Name on certificates: blank → Dr T. B. Test$")
        j.says(re.escape("The learner’s details are saved."))
        nameless = [j.place(node) for node in j.unnamed()]
        if nameless:
            j.fail("controls without a name:\n  " + "\n  ".join(nameless))

        j.key("ctrl+z")
        j.says("^Name on certificates: Dr T. B. Test → blank$")

        # Tab reaches everything of the file and comes back; facts that can be copied do not stop it.
        j.focus_on(j.find("push button", "Erase…"), "Tab")
        j.focus_on(j.find("push button", "Back"), "shift+Tab")

        # What was typed is not lost without a question.
        j.key("F2")
        j.wait(lambda: j.focused() is not None and j.focused().get_name() == "Given names", "F2 opens the form")
        j.type("Somebody else")
        j.key("Escape")
        j.find("push button", re.compile(r"Close it$"))
        j.key("Escape")
        j.gone("push button", re.compile(r"Close it$"))
        j.find("text", "Given names")
        j.key("Escape")
        j.find("push button", re.compile(r"Close it$"))
        j.key("Tab", "Return")
        j.gone("text", "Given names")

        # Esc leads back to the list, where the record is chosen.
        j.key("Escape")
        j.find(("table", "tree table"), "Learners")
        j.end()


if __name__ == "__main__":
    main()

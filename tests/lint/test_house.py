#!/usr/bin/python3
"""test_house.py: each wall of house.py falls when it is broken, and stands when it is not

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HOUSE = pathlib.Path(__file__).with_name("house.py")
SPDX = "/* x.c: x\n *\n * SPDX-License-Identifier: GPL-3.0-or-later\n */\n"


class Walls(unittest.TestCase):
    def judge(self, check, path, text):
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder, path)
            target.parent.mkdir(parents=True)
            target.write_text(text, encoding="utf-8")
            pathlib.Path(folder, "src").mkdir(exist_ok=True)
            run = subprocess.run([sys.executable, HOUSE, check, folder], capture_output=True, text=True)
            self.assertNotIn("Traceback", run.stderr)
            return run.returncode == 0

    def falls(self, check, path, text):
        self.assertFalse(self.judge(check, path, text), f"{check} stood: {path}: {text}")

    def stands(self, check, path, text):
        self.assertTrue(self.judge(check, path, text), f"{check} fell: {path}: {text}")

    def test_floors(self):
        self.falls("floors", "src/rules/a.c", '#include "store/store.h"\n')
        self.falls("floors", "src/store/a.c", '#include "../model/learner.h"\n')
        self.falls("floors", "src/planning/a.c", '#include "store/store.h"\n')
        self.falls("floors", "src/ctl/a.c", '#include "views/window.h"\n')
        self.falls("floors", "src/attic/a.c", "")
        self.stands("floors", "src/model/a.c", '#include "store/store.h"\n#include "model/b.h"\n')

    def test_sqlite(self):
        self.falls("sqlite", "src/model/a.c", "#include <sqlite3.h>\n")
        self.stands("sqlite", "src/store/a.c", "#include <sqlite3.h>\n")

    def test_sql(self):
        self.falls("sql", "src/views/a.c", 'x = "SELECT 1";\n')
        self.falls("sql", "src/ctl/a.c", 'x = "UPDATE mark SET x = 1";\n')
        self.stands("sql", "src/views/a.c", 'x = _("Select a cohort"); /* "SELECT 1" */\n')
        self.stands("sql", "src/store/a.c", 'x = "SELECT 1";\n')

    def test_gtk(self):
        self.falls("gtk", "src/model/a.c", "#include <gtk/gtk.h>\n")
        self.falls("gtk", "src/ctl/a.c", "#include <gdk/gdk.h>\n")
        self.stands("gtk", "src/views/a.c", "#include <gtk/gtk.h>\n")

    def test_exact(self):
        self.falls("exact", "src/rules/a.c", "double mark;\n")
        self.falls("exact", "src/store/a.c", "x = sqlite3_column_double (s, 0);\n")
        self.falls("exact", "src/rules/a.c", "if (mark > 49.5)\n")
        self.stands("exact", "src/rules/a.c", '/* a double marker */ x = "49.5 float";\n')
        self.stands("exact", "src/documents/a.c", "double width;\n")

    def test_length(self):
        self.falls("length", "src/rules/a.c", "\n" * 1001)
        self.stands("length", "src/rules/a.c", "\n" * 1000)

    def test_licence(self):
        self.falls("licence", "src/rules/a.c", "int x;\n")
        self.stands("licence", "src/rules/a.c", SPDX)

    def test_shape(self):
        self.falls("shape", "src/rules/a.c", "#include <glib.h>\n")
        self.falls("shape", "src/rules/a.h", "#ifndef A_H\n")
        self.stands("shape", "src/rules/a.c", '#include "config.h"\n')
        self.stands("shape", "src/rules/a.h", "#pragma once\n")

    def test_paths(self):
        self.falls("paths", "docs/a.md", "see " + os.sep + "home/ann/x\n")
        self.stands("paths", "docs/a.md", "see src/home/ann and $HOME/x\n")

    def test_templates(self):
        self.falls("templates", "src/views/a.c", "gtk_widget_dispose_template (widget, TYPE);\n")
        self.stands("templates", "src/views/template.c", "gtk_widget_dispose_template (widget, TYPE);\n")

    def test_flatpak(self):
        self.falls("flatpak", "flatpak/a.yml", "finish-args:\n  - --filesystem=home\n")
        self.falls("flatpak", "flatpak/a.yml", "sources:\n      - type: git\n        url: x\n")
        self.stands("flatpak", "flatpak/a.yml", "sources:\n      - type: git\n        url: x\n        commit: "
                    + "0" * 40 + "\n")


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
"""house.py: the walls of the house, checked from the text of the tree

SPDX-License-Identifier: GPL-3.0-or-later

usage: house.py CHECK ROOT

docs/design.md says which floor may use which, and why. Each function below is one wall: it
yields a sentence for every place where the wall is broken. Nothing yielded, nothing broken.
"""
import pathlib
import re
import sys

# What each folder of src/ may include, itself aside.
MAY_INCLUDE = {
    "rules": set(),
    "store": {"rules"},
    "exchange": {"rules", "store"},
    "planning": {"rules"},
    "documents": {"rules", "store"},
    "model": {"rules", "store", "exchange", "planning", "documents"},
    "views": {"rules", "store", "exchange", "planning", "documents", "model"},
    "app": {"rules", "store", "exchange", "planning", "documents", "model", "views"},
    "ctl": {"rules", "store", "exchange", "planning", "documents", "model"},
}
WITH_GTK = {"views", "app"}
WITH_SQL = {"store"}
EXACT = {"rules", "store"}

FOLDERS = ("src", "ui", "resources", "po", "data", "tests", "flatpak", "benchmarks", "docs", ".ci")
TOP_FILES = ("README.md", "Makefile", "meson.build")
MOST_LINES = 1000

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
SQL = re.compile(
    r'^\s*(?:SELECT\s+\S|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+\w+\s+SET\b'
    r'|DELETE\s+FROM\s|CREATE\s+(?:\w+\s+)?(?:TABLE|INDEX|VIEW|TRIGGER)\s|ALTER\s+TABLE\s'
    r'|PRAGMA\s+\w|BEGIN\s+(?:IMMEDIATE|EXCLUSIVE)|ROLLBACK\b|SAVEPOINT\s)')
INEXACT = re.compile(
    r'\b(?:float|double|gfloat|gdouble|strtod|strtof|atof|g_ascii_strtod|g_strtod|json_real\w*'
    r'|sqlite3_(?:bind|column|value|result)_double)\b|(?<![\w.])\d+\.\d+(?![\w.])')
MACHINE_PATH = re.compile(r'(?<![\w.$}/-])/(?:home|root|work|Users|mnt|media)/[\w.-]+')


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)

    def files(self, *suffixes, under=FOLDERS):
        for folder in under:
            base = self.root / folder
            for path in sorted(base.rglob("*")) if base.is_dir() else ():
                if path.is_file() and (not suffixes or path.suffix in suffixes):
                    if "__pycache__" not in path.parts:
                        yield path

    def floor(self, path):
        """The folder of src/ that a file lives in."""
        return path.relative_to(self.root / "src").parts[0]

    def sources(self):
        """Every C file of the floors."""
        for path in self.files(".c", ".h", under=("src",)):
            if self.floor(path) in MAY_INCLUDE:
                yield path

    def where(self, path, text="", at=0):
        line = text.count("\n", 0, at) + 1
        name = path.relative_to(self.root)
        return f"{name}:{line}" if text else str(name)


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


def without_comments_and_strings(text):
    """The code alone; line breaks stay, so that line numbers hold."""
    return COMMENT_OR_STRING.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def strings(text):
    """Every string literal with its place; neighbours are looked at one by one."""
    for match in COMMENT_OR_STRING.finditer(text):
        if match.group().startswith('"'):
            yield match.start(), match.group()[1:-1]


def check_floors(tree):
    """A floor includes only floors below it."""
    for folder in sorted(p.name for p in (tree.root / "src").iterdir() if p.is_dir()):
        if folder not in MAY_INCLUDE:
            yield f"src/{folder}: no such floor in docs/design.md"
    for path in tree.sources():
        text, floor = read(path), tree.floor(path)
        for match in INCLUDE.finditer(text):
            if match.group(1) != '"':
                continue
            target = re.sub(r"^(?:\.\./|src/)+", "", match.group(2)).split("/")[0]
            if target in MAY_INCLUDE and target != floor and target not in MAY_INCLUDE[floor]:
                yield (f"{tree.where(path, text, match.start())}: src/{floor} may not include "
                       f"\"{match.group(2)}\": src/{target} is not below it")


def check_sqlite(tree):
    """sqlite3.h is included in src/store alone."""
    for path in tree.sources():
        text = read(path)
        for match in INCLUDE.finditer(text):
            if match.group(2) == "sqlite3.h" and tree.floor(path) not in WITH_SQL:
                yield f"{tree.where(path, text, match.start())}: sqlite3.h belongs to src/store alone"


def check_sql(tree):
    """No SQL outside src/store."""
    for path in tree.sources():
        if tree.floor(path) in WITH_SQL:
            continue
        text = read(path)
        for at, literal in strings(text):
            if SQL.match(literal):
                yield f"{tree.where(path, text, at)}: SQL outside src/store: \"{literal[:50]}\""


def check_gtk(tree):
    """No GTK below src/views, and none in src/ctl."""
    for path in tree.sources():
        if tree.floor(path) in WITH_GTK:
            continue
        text = read(path)
        for match in INCLUDE.finditer(text):
            if re.match(r"(?:gtk|gdk|gsk)/|gtk4|adwaita", match.group(2)):
                yield (f"{tree.where(path, text, match.start())}: <{match.group(2)}> in "
                       f"src/{tree.floor(path)}, which must run without a display")


def check_exact(tree):
    """No floating point in a rule or a stored value."""
    for path in tree.sources():
        if tree.floor(path) not in EXACT:
            continue
        text = read(path)
        for match in INEXACT.finditer(without_comments_and_strings(text)):
            yield (f"{tree.where(path, text, match.start())}: {match.group()}: marks are hundredths, "
                   "money is pence, time is minutes or seconds")


def check_length(tree):
    """No file over 1,000 lines."""
    for path in tree.files(".c", ".h", ".py", ".ui", ".css", under=("src", "ui", "tests", "benchmarks")):
        lines = read(path).count("\n")
        if lines > MOST_LINES:
            yield f"{tree.where(path)}: {lines} lines; a file is one idea, never over {MOST_LINES}"


def check_licence(tree):
    """Each source file says its licence in its first ten lines."""
    for path in tree.files(".c", ".h", ".py", ".sh", ".sql", ".css"):
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(read(path).split("\n")[:10]):
            yield f"{tree.where(path)}: no SPDX-License-Identifier: GPL-3.0-or-later in its first ten lines"


def check_shape(tree):
    """A source includes config.h first; a header guards itself with #pragma once."""
    for path in tree.sources():
        text = read(path)
        if path.suffix == ".h":
            if not re.search(r"^#pragma once$", text, re.M):
                yield f"{tree.where(path)}: no #pragma once"
            continue
        first = INCLUDE.search(text)
        if first is None or first.group(2) != "config.h":
            yield f"{tree.where(path)}: its first include is not \"config.h\""


def check_paths(tree):
    """Nothing knows the machine it was written on."""
    texts = [tree.root / name for name in TOP_FILES] + list(tree.files())
    for path in texts:
        if path.suffix in {".png", ".xlsx", ".pdf", ".gmo", ".db"} or not path.is_file():
            continue
        if path == pathlib.Path(__file__).resolve():
            continue
        text = read(path)
        for match in MACHINE_PATH.finditer(text):
            yield f"{tree.where(path, text, match.start())}: a path of one machine: {match.group()}"


def check_templates(tree):
    """A widget lets go of its template through src/views/template.c, which knows GTK 4.8."""
    for path in tree.sources():
        text = read(path)
        for match in re.finditer(r"\bgtk_widget_dispose_template\b", without_comments_and_strings(text)):
            if path.name != "template.c":
                yield (f"{tree.where(path, text, match.start())}: call office_widget_dispose_template (), "
                       "which may run twice and knows templates of parent classes")


def check_flatpak(tree):
    """The flatpak asks for no files and no network, and every source is pinned."""
    for path in tree.files(".yml", under=("flatpak",)):
        text = read(path)
        for match in re.finditer(r"--(?:filesystem|share=network|socket=session-bus|device=all)\S*", text):
            yield f"{tree.where(path, text, match.start())}: a permission too many: {match.group()}"
        for source in re.split(r"\n +- type: ", text)[1:]:
            if source.startswith("git") and not re.search(r"commit: [0-9a-f]{40}\n", source):
                yield f"{tree.where(path)}: a git source without its commit: {source.split()[2]}"
            if source.startswith("archive") and not re.search(r"sha256: [0-9a-f]{64}\n", source):
                yield f"{tree.where(path)}: an archive without its digest: {source.split()[2]}"


def main():
    checks = {name[6:]: function for name, function in globals().items() if name.startswith("check_")}
    if len(sys.argv) != 3 or sys.argv[1] not in checks:
        sys.exit(f"usage: house.py {'|'.join(checks)} ROOT")
    tree = Tree(pathlib.Path(sys.argv[2]).resolve())
    if not (tree.root / "src").is_dir():
        sys.exit(f"house: {tree.root} holds no src")
    check = checks[sys.argv[1]]
    broken = list(check(tree))
    for sentence in broken:
        print(sentence)
    if broken:
        sys.exit(f"broken: {check.__doc__} {len(broken)} place(s) above")


if __name__ == "__main__":
    main()

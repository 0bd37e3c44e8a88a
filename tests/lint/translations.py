#!/usr/bin/python3
"""translations.py: every string a person sees can be translated, and what is translated is sound

SPDX-License-Identifier: GPL-3.0-or-later

usage: translations.py potfiles|languages|main-views|refresh ROOT

potfiles    po/POTFILES.in lists every file that has strings to translate, and no other; xgettext
            understands each of them (it cannot see through a macro inside a string)
languages   every language of po/LINGUAS compiles, has no fuzzy entry and the right plural forms
main-views  Welsh is complete for the three main views (enrolment, timetable, results) and their frame
refresh     writes POTFILES.in anew and brings every language up to date (a tool, not a test)
"""
import pathlib
import re
import subprocess
import sys
import tempfile

MARKED = re.compile(r"(?<![\w])(?:_|N_|C_|NC_|Q_|ngettext|dngettext|g_dngettext)[ \t]*\(")
COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)
# What Welsh has whole: the frame, the three main views with what they share, and the words of states,
# outcomes and codes. The overview and the records are not among them.
MAIN_VIEWS = re.compile(r"(?:src/(?:views|app)|ui)/(?!overview|record|learner-(?!search))|src/rules/(?:nicks|outcome|codes|component)\.c")
PLURALS = {
    "en_GB": "nplurals=2; plural=(n != 1);",
    "cy": "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;",
}
HEADER = '''# {name} translation of Programme Office.
# SPDX-License-Identifier: GPL-3.0-or-later
#
msgid ""
msgstr ""
"Project-Id-Version: programme-office\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
'''
NAMES = {"en_GB": "British English", "cy": "Welsh"}
OPTIONS = ["--from-code=UTF-8", "--add-location=file", "--add-comments=Translators:", "--keyword=_", "--keyword=N_",
           "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=ngettext:1,2", "--sort-by-file",
           "--package-name=programme-office", "--flag=g_strdup_printf:1:c-format",
           "--flag=g_string_append_printf:2:c-format", "--flag=g_set_error:4:c-format",
           "--flag=g_error_new:3:c-format", "--flag=g_print:1:c-format", "--flag=g_printerr:1:c-format"]


def has_strings(path):
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".ui":
        return 'translatable="yes"' in text
    return bool(MARKED.search(COMMENT_OR_STRING.sub("", text)))


def wanted(root):
    """Every file that has strings to translate, in the order of the tree."""
    found = ["data/" + p.name for p in sorted((root / "data").glob("*.in"))
             if p.name.endswith((".desktop.in", ".metainfo.xml.in"))]
    for folder, suffixes in (("src", (".c", ".h")), ("ui", (".ui",))):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes and has_strings(path):
                found.append(str(path.relative_to(root)))
    return found


def listed(root):
    lines = (root / "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def languages(root):
    lines = (root / "po/LINGUAS").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def template(root, files, folder):
    """The template of FILES, made in FOLDER."""
    pot = pathlib.Path(folder, "strings.pot")
    subprocess.run(["xgettext", *OPTIONS, "-o", pot, *files], cwd=root, check=True)
    return pot


def potfiles(root):
    want, have = wanted(root), listed(root)
    for name in want:
        if name not in have:
            yield f"po/POTFILES.in does not list {name}, which has strings to translate"
    for name in have:
        if name not in want:
            yield f"po/POTFILES.in lists {name}, which " + (
                "has nothing to translate" if (root / name).exists() else "does not exist")
    for name in sorted({name for name in have if have.count(name) > 1}):
        yield f"po/POTFILES.in lists {name} twice"
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(["xgettext", *OPTIONS, "-o", pathlib.Path(folder, "strings.pot"), *want],
                             cwd=root, capture_output=True, text=True)
        yield from run.stderr.strip().splitlines()


def check_languages(root):
    for code in languages(root):
        po = root / "po" / f"{code}.po"
        if not po.exists():
            yield f"po/LINGUAS lists {code}, but there is no po/{code}.po"
            continue
        run = subprocess.run(["msgfmt", "--check", "--statistics", "-o", "/dev/null", po],
                             capture_output=True, text=True)
        if run.returncode:
            yield run.stderr.strip()
        if "fuzzy" in run.stderr:
            yield f"po/{code}.po: {run.stderr.strip()}: a guess stands where a translation should"
        header = po.read_text(encoding="utf-8").replace('"\n"', "")
        if f"Plural-Forms: {PLURALS[code]}\\n" not in header:
            yield f"po/{code}.po: its header does not say Plural-Forms: {PLURALS[code]}"
    for po in sorted((root / "po").glob("*.po")):
        if po.stem not in languages(root):
            yield f"po/{po.name} is not listed in po/LINGUAS"


def main_views(root):
    files = [name for name in wanted(root) if MAIN_VIEWS.match(name)]
    if not files:
        return
    with tempfile.TemporaryDirectory() as folder:
        pot = template(root, files, folder)
        merged = pathlib.Path(folder, "merged.po")
        subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged,
                        root / "po/cy.po", pot], check=True)
        missing = subprocess.run(["msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", merged],
                                 capture_output=True, text=True, check=True).stdout
    for text in re.findall(r'^msgid "(.+)"$', missing, re.M):
        yield f"not in Welsh: {text}"


def refresh(root):
    want = wanted(root)
    (root / "po/POTFILES.in").write_text(
        "# Files with strings to translate; tests/lint/translations.py keeps this list whole.\n"
        + "\n".join(want) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        pot = template(root, want, folder)
        for code in languages(root):
            po = root / "po" / f"{code}.po"
            if not po.exists():
                po.write_text(HEADER.format(code=code, name=NAMES[code], plurals=PLURALS[code]),
                              encoding="utf-8")
            subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", "--no-fuzzy-matching",
                            "--sort-by-file", "--add-location=file", po, pot], check=True)
            subprocess.run(["msgattrib", "--no-obsolete", "-o", po, po], check=True)
            if code.startswith("en"):
                # The source strings are British: what has no translation of its own is its own.
                subprocess.run(["msgen", "-o", po, po], check=True)
            # A date that changes with every run says nothing.
            text = po.read_text(encoding="utf-8")
            po.write_text(re.sub(r'^"POT-Creation-Date:.*\n', "", text, flags=re.M), encoding="utf-8")
    return ()


def main():
    checks = {"potfiles": potfiles, "languages": check_languages, "main-views": main_views,
              "refresh": refresh}
    if len(sys.argv) != 3 or sys.argv[1] not in checks:
        sys.exit(__doc__)
    broken = list(checks[sys.argv[1]](pathlib.Path(sys.argv[2]).resolve()))
    print("\n".join(broken))
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()

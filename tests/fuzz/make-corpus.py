#!/usr/bin/python3
"""make-corpus.py: small files that the fuzz program starts from; everyone in them is invented

SPDX-License-Identifier: GPL-3.0-or-later

usage: make-corpus.py MAKE-FILES FOLDER

MAKE-FILES is the script that makes workbooks for the tests. Its workbooks are packed a second time
without compression, so that a changed byte reaches the XML.
"""
import pathlib
import subprocess
import sys
import zipfile

TEXTS = {
    "plain.csv": "Surname,First name,E-mail,DOB,GMC No.\nAshworth,Jory,j@x.example,18/09/1984,1234567\n",
    "quoted.csv": '"Surname";"Forename(s)";"E-mail"\n"O""Brien, x";"two\nlines";"a@x.example"\n',
    "title.csv": "Applications,,\n\nName,Email,\n\"Nguyễn, Thảo\",t@x.example,\n",
    "tabs.tsv": "Reference\tMark\tWords\nR1\t68\t1500\nR2\t55,5\tNS\n",
    "back.csv": "Student ID|Surname|Forename|Date of birth\n001|Okonkwo|Chidi|1990-02-01\n",
    "hint.csv": "sep=;\nSurname;Email\na;b\n",
    "names.csv": "Surname,First name,Email\nالمصري,ليلى,c@x.example\n<b>&,=1+1,d@x.example\n",
}


def store(path, out):
    """The same package without compression and without checksums that say so."""
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as stored:
        for name in package.namelist():
            stored.writestr(zipfile.ZipInfo(name, (2025, 9, 18, 0, 0, 0)), package.read(name))


def main():
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / f"utf16-{name}").write_bytes(text.encode("utf-16"))
        (folder / f"ansi-{name}").write_bytes(text.encode("cp1252", "replace"))
    made = folder / "made"
    made.mkdir(exist_ok=True)
    subprocess.run([sys.executable, sys.argv[1], made], check=True)
    for path in sorted(made.iterdir()):
        if path.stat().st_size < 20000:
            (folder / path.name).write_bytes(path.read_bytes())
            if path.suffix == ".xlsx" and zipfile.is_zipfile(path) and not path.name.startswith(("locked", "flipped")):
                store(path, folder / f"stored-{path.name}")
        path.unlink()
    made.rmdir()


main()

"""dump-record.py: a subject access record as Python's own readers see it

SPDX-License-Identifier: GPL-3.0-or-later

usage: dump-record.py FOLDER

Checks that record.html and record.json hold the same pairs, and prints them.
"""
import html.parser
import json
import pathlib
import sys


class Record(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside, self.text, self.pairs, self.tags = None, "", [], set()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag in ("th", "td", "h2"):
            self.inside, self.text = tag, ""
            self.none = ("class", "none") in attributes

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag != self.inside:
            return
        if tag == "h2":
            self.pairs.append((self.text, None, None))
        elif tag == "th":
            self.label = self.text
        elif tag == "td":
            self.pairs.append((None, self.label, None if self.none else self.text))
        self.inside = None


def main():
    folder = pathlib.Path(sys.argv[1])
    page = Record()
    page.feed((folder / "record.html").read_text(encoding="utf-8"))
    data = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    pairs = []
    for section in data["sections"]:
        pairs.append((section["title"], None, None))
        for record in section["records"]:
            pairs += [(None, p["label"], p["value"]) for p in record]
    if data["files"]:
        pairs.append(("Documents in this folder", None, None))
    assert pairs == page.pairs, (pairs, page.pairs)
    print("name", data["name"], data["reference"], data["made_on"], sep="|")
    print("tags", *sorted(page.tags), sep="|")
    for section in data["sections"]:
        print("section", section["title"], len(section["records"]), sep="|")
        for record in section["records"]:
            for pair in record:
                print("row", pair["label"], repr(pair["value"]), sep="|")
    for name in data["files"]:
        print("file", name, (folder / name).stat().st_size, sep="|")


main()

"""dump-workbook.py: a workbook as openpyxl reads it

SPDX-License-Identifier: GPL-3.0-or-later

usage: dump-workbook.py FILE [KINDS]

A line a fact: sheets with their page setup, then each cell as sheet, place, openpyxl's type, value
and number format. With KINDS (a letter a column: t text, m mark, number or money, d date, i whole)
the last line is the digest of the rows of the sheet Data, worked out here by itself.
"""
import datetime
import hashlib
import sys
import xml.etree.ElementTree
import zipfile

import openpyxl


def text(value):
    return '"' + value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def canonical(value, kind):
    if value is None:
        return ""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if kind == "i":
        assert value == int(value)
        return str(int(value))
    hundredths = round(value * 100)
    assert value == hundredths / 100, value
    return str(hundredths)


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    properties = book.properties
    print("properties", properties.title, properties.creator, properties.subject,
          properties.created.isoformat(), sep="|")
    print("styles", *sorted(name for name in book.named_styles if name.startswith("Return")), sep="|")
    custom = xml.etree.ElementTree.fromstring(zipfile.ZipFile(sys.argv[1]).read("docProps/custom.xml"))
    print("custom", *(f"{one.get('name')}={one[0].text}" for one in custom), sep="|")
    for sheet in book:
        for table in sheet.tables.values():
            print("table", sheet.title, table.name, table.ref, table.autoFilter.ref, sep="|")
        for validation in sheet.data_validations.dataValidation:
            print("validation", sheet.title, validation.type, validation.sqref, validation.formula1, sep="|")
    for sheet in book:
        print("sheet", sheet.title, sheet.freeze_panes, sheet.auto_filter.ref,
              sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows,
              sheet.oddFooter.right.text, sep="|")
    if len(sys.argv) > 2:
        rows = book["Data"].iter_rows(values_only=True)
        headings = next(rows)
        lines = ["\t".join(text(h)[1:] for h in headings)]
        lines += ["\t".join(canonical(v, k) for v, k in zip(row, sys.argv[2])) for row in rows]
        print("digest", hashlib.sha256(("\n".join(lines) + "\n").encode()).hexdigest(), sep="|")
        return
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    print(sheet.title, cell.coordinate, cell.data_type, cell.value,
                          cell.number_format, sep="|")


main()

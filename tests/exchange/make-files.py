#!/usr/bin/python3
"""make-files.py: workbooks for the tests, by openpyxl, by Gnumeric and put together by hand

SPDX-License-Identifier: GPL-3.0-or-later

usage: make-files.py FOLDER [ROWS]

Everyone in them is invented. With ROWS, one large csv and one large xlsx of that many applications.
"""
import datetime
import pathlib
import shutil
import struct
import subprocess
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

ROOT_RELS = (f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELS}/officeDocument" '
             'Target="xl/workbook.xml"/></Relationships>')


def workbook(sheets, extra=""):
    tabs = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"{more}/>'
                   for n, (name, more) in enumerate(sheets, 1))
    return (f'<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{MAIN}" xmlns:r="{RELS}">{extra}'
            f"<sheets>{tabs}</sheets></workbook>")


def workbook_rels(n, strings=True, styles=True, absolute=False):
    prefix = "/xl/" if absolute else ""
    rels = "".join(f'<Relationship Id="rId{i}" Type="{RELS}/worksheet" '
                   f'Target="{prefix}worksheets/sheet{i}.xml"/>' for i in range(1, n + 1))
    if strings:
        rels += f'<Relationship Id="rId90" Type="{RELS}/sharedStrings" Target="sharedStrings.xml"/>'
    if styles:
        rels += f'<Relationship Id="rId91" Type="{RELS}/styles" Target="styles.xml"/>'
    return f'<Relationships xmlns="{PACKAGE}">{rels}</Relationships>'


def sheet(rows):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def write(path, parts, compress=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compress) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2025, 9, 18, 0, 0, 0)), text, compress)


STRINGS = f'''<sst xmlns="{MAIN}" count="5" uniqueCount="5">
<si><t>Surname</t></si>
<si><r><rPr><b/></rPr><t>First </t></r><r><t xml:space="preserve">name</t></r></si>
<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>
<si><t>line one_x000D_
line two &amp; &lt;b&gt; _x005F_x0041_</t></si>
<si><t>0123456</t></si>
</sst>'''

# Style 0 plain, 1 built-in date, 2 custom date, 3 zeros, 4 time, 5 a currency with a d in quotation
# marks, 6 elapsed hours, 7 a date with a colour and a locale.
STYLES = f'''<styleSheet xmlns="{MAIN}"><numFmts count="6">
<numFmt numFmtId="164" formatCode="dd\\-mmm\\-yy;@"/>
<numFmt numFmtId="165" formatCode="0000000"/>
<numFmt numFmtId="166" formatCode="h:mm"/>
<numFmt numFmtId="167" formatCode="#,##0.00\\ &quot;paid&quot;;[Red]0"/>
<numFmt numFmtId="168" formatCode="[h]:mm"/>
<numFmt numFmtId="169" formatCode="[$-809]dd mmmm yyyy"/>
</numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>
<xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/></cellXfs></styleSheet>'''

CELLS = '''
<row r="2"><c r="A2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="F2" t="inlineStr"><is><t>Reg</t><rPh
 sb="0" eb="1"><t>aid</t></rPh></is></c></row>
<row><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c r="D3" t="s"><v>4</v></c></row>
<row r="7" spans="1:9"><c r="A7" s="1"><v>30943</v></c><c r="B7" s="2"><v>45918.583333333336</v></c>
<c r="C7" s="3"><v>123456</v></c><c r="D7" s="4"><v>0.5833333333333334</v></c><c r="E7" s="5"><v>600</v></c>
<c r="F7" s="6"><v>1.0625</v></c><c r="G7" s="7"><v>59</v></c><c r="H7" s="1"><v>60</v></c>
<c r="I7" s="1"><v>61</v></c></row>
<row r="8"><c r="A8" t="b"><v>1</v></c><c r="B8" t="e"><v>#N/A</v></c><c r="C8" t="str"><f>A1&amp;"x"</f><v>made
 up</v></c><c r="D8"><f>1+1</f><v>2</v></c><c r="E8"><f>NOW()</f></c><c r="F8"><v>55.100000000000001</v></c>
<c r="G8" t="d"><v>2025-09-18T00:00:00</v></c><c r="H8"><v>1.2E+19</v></c><c r="I8"><v>-0.5</v></c></row>
<row r="9"><c r="A9" s="1"/><c r="XFD9" s="1"/></row>
<row r="12"><c r="B12" t="s"><v>0</v></c></row>'''


def by_hand(folder):
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": ROOT_RELS,
        "xl/workbook.xml": workbook([("Notes", ' state="hidden"'), ("Applicants", ""), ("Blank", "")]),
        "xl/_rels/workbook.xml.rels": workbook_rels(3, absolute=True),
        "xl/sharedStrings.xml": STRINGS,
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
        "xl/worksheets/sheet2.xml": sheet(CELLS),
        "xl/worksheets/sheet3.xml": sheet(""),
    }
    write(folder / "by-hand.xlsx", parts)
    write(folder / "wrong-name.csv", parts)

    cover = dict(parts)
    cover["xl/workbook.xml"] = workbook([("Cover", ""), ("Blank", ""), ("Numbers", "")])
    cover["xl/worksheets/sheet2.xml"] = sheet("")
    cover["xl/worksheets/sheet3.xml"] = sheet(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>'
                          for text in ("Reference", "Student number")) + "</row>")
    write(folder / "cover.xlsx", cover)

    mac = dict(parts)
    mac["xl/workbook.xml"] = workbook([("One", "")], '<workbookPr date1904="1"/>')
    mac["xl/_rels/workbook.xml.rels"] = workbook_rels(1)
    mac["xl/worksheets/sheet1.xml"] = sheet('<row r="1"><c r="A1" s="1"><v>29481</v></c>'
                                            '<c r="B1" s="1"><v>0</v></c></row>')
    write(folder / "1904.xlsx", mac)

    def one(name, rows, **changed):
        made = dict(mac)
        made["xl/worksheets/sheet1.xml"] = sheet(rows)
        made.update(changed)
        write(folder / name, made)

    one("bad-string.xlsx", '<row r="3"><c r="B3" t="s"><v>99</v></c></row>')
    one("bad-number.xlsx", '<row r="3"><c r="C3"><v>abc</v></c></row>')
    one("rows-back.xlsx", '<row r="3"/><row r="2"/>')
    one("not-closed.xlsx", '<row r="3"><c r="C3">')
    one("long-cell.xlsx", f'<row r="4"><c r="B4" t="inlineStr"><is><t>{"x" * 40000}</t></is></c></row>')
    one("far-cell.xlsx", '<row r="4"><c r="XFD4"><v>1</v></c></row>')

    entities = dict(mac)
    entities["xl/worksheets/sheet1.xml"] = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM '
        '"file:///etc/hostname">]>' + sheet('<row r="1"><c r="A1" t="str"><v>&b;&c;</v></c></row>'))
    write(folder / "entities.xlsx", entities)

    missing = dict(mac)
    del missing["xl/worksheets/sheet1.xml"]
    write(folder / "missing-part.xlsx", missing)

    padding = ("<x/>" + " " * 1000) * 60000
    bomb = dict(mac)
    row = '<row>' + '<c><v>1</v></c>' * 20 + "</row>"
    bomb["xl/worksheets/sheet1.xml"] = sheet(row * 1000 + padding)
    write(folder / "bomb.xlsx", bomb)
    spaces = dict(mac)
    spaces["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">' + padding + "</sst>"
    write(folder / "bomb-strings.xlsx", spaces)
    with zipfile.ZipFile(folder / "bomb-entries.xlsx", "w", zipfile.ZIP_STORED) as package:
        for n in range(10100):
            package.writestr(zipfile.ZipInfo(f"xl/{n}.xml"), "")

    whole = (folder / "by-hand.xlsx").read_bytes()
    (folder / "cut-short.xlsx").write_bytes(whole[: len(whole) * 2 // 3])
    at = whole.index(b"xl/worksheets/sheet2.xml") + 40
    (folder / "flipped.xlsx").write_bytes(whole[:at] + bytes(b ^ 0x5a for b in whole[at:at + 60]) + whole[at + 60:])
    # The encryption bit in each local header and each entry of the directory.
    locked = bytearray(whole)
    for magic, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = locked.find(magic)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(magic, at + 4)
    (folder / "locked-zip.xlsx").write_bytes(bytes(locked))


def others(folder):
    """Files that are not what their names say."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    (folder / "old.xlsx").write_bytes(ole + "Workbook".encode("utf-16-le") + bytes(100))
    (folder / "locked.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le") + bytes(100))
    (folder / "old-word.xlsx").write_bytes(ole + "WordDocument".encode("utf-16-le") + bytes(100))
    (folder / "empty.csv").write_bytes(b"")
    (folder / "bom-only.csv").write_bytes(b"\xef\xbb\xbf")
    (folder / "letter.csv").write_bytes(b"%PDF-1.7\n")
    (folder / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13))
    (folder / "page.xls").write_bytes(b"\n <html><table><tr><td>Surname</td></tr></table></html>")
    (folder / "binary.csv").write_bytes(b"Surname,Email\n\x00\x01\x02")
    write(folder / "document.xlsx", {"_rels/.rels": ROOT_RELS, "word/document.xml": "<w/>"})
    write(folder / "sheet.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                                 "content.xml": "<office/>"})
    write(folder / "photos.zip", {"a.jpg": "a", "b.jpg": "b"})
    with open(folder / "huge.csv", "wb") as huge:
        huge.truncate(200 * 1000 * 1000)


HEADINGS = ["Surname", "Forename(s)", "DOB", "E-mail", "Regulator", "GMC No.", "Employer/Trust", "Job title",
            "Degree", "Class", "University", "Tel.", "Title", "Date of application", "Sector", "Ultrasound experience",
            "Known as", "Previous surname", "Payer", "Newsletter"]
FAMILY = ["Ashworth", "Okonkwo", "Nguyễn", "O'Brien", "Sørensen", "Al-Masri", "García López", "Penhaligon"]
GIVEN = ["Morwenna", "Chidi", "Thảo", "Siobhán", "Søren", "Layla", "José", "Jory"]


def applicant(n):
    family, given = FAMILY[n % 8], GIVEN[n // 8 % 8]
    born = datetime.date(1970, 1, 1) + datetime.timedelta(days=n * 37 % 11000)
    return [family, given, born, f"person{n}@trust.example", "GMC", f"{1000000 + n:07d}",
            f"Invented Trust {n % 40}", "Registrar", "MB BS", "", "University of Nowhere", f"01632 96{n % 10000:04d}",
            "Dr", datetime.date(2025, 7, 1 + n % 31), "NHS", "Logbook of 20 scans", "", "", "self", "yes"]


def by_openpyxl(folder):
    try:
        import openpyxl
        from openpyxl.styles import PatternFill
    except ImportError:
        return
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Applicants"
    page["A1"] = "Applications, autumn 2025"
    page.merge_cells("A1:D1")
    page.append([])
    page.append(HEADINGS)
    for n in range(6):
        page.append(applicant(n))
    page["C4"].number_format = "dd/mm/yyyy"
    page["A12"] = "=A4"
    page["Z40"].fill = PatternFill("solid", fgColor="FFFF00")
    book.create_sheet("Marks").append(["Reference", "Mark"])
    book.save(folder / "openpyxl.xlsx")


def by_gnumeric(folder):
    if shutil.which("ssconvert") is None:
        return
    source = folder / "gnumeric.csv"
    source.write_text("Surname,First name,DOB,Fee,Passed,GMC No.\n"
                      "Ashworth,Siobhán & <b>,1984-09-18,600.5,TRUE,0123456\n", encoding="utf-8")
    subprocess.run(["ssconvert", "-T", "Gnumeric_Excel:xlsx", source, folder / "gnumeric.xlsx"],
                   check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def large_csv(folder, rows):
    import csv
    with open(folder / "large.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADINGS)
        for n in range(rows):
            writer.writerow(cell.strftime("%d/%m/%Y") if isinstance(cell, datetime.date) else cell
                            for cell in applicant(n))


def large_xlsx(folder, rows):
    """As Excel writes it: shared strings, every cell with its reference and style."""
    shared = {}
    out = []

    def cell(n, column, value):
        reference = f'{chr(65 + column)}{n}'
        if isinstance(value, datetime.date):
            return f'<c r="{reference}" s="1"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
        if value == "":
            return f'<c r="{reference}" s="0"/>'
        return f'<c r="{reference}" s="0" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'

    for n in range(rows + 1):
        values = HEADINGS if n == 0 else applicant(n - 1)
        cells = "".join(cell(n + 1, column, value) for column, value in enumerate(values))
        out.append(f'<row r="{n + 1}" spans="1:20">{cells}</row>')
    strings = "".join("<si><t>" + s.replace("&", "&amp;").replace("<", "&lt;") + "</t></si>" for s in shared)
    write(folder / "large.xlsx", {
        "_rels/.rels": ROOT_RELS,
        "xl/workbook.xml": workbook([("Applicants", "")]),
        "xl/_rels/workbook.xml.rels": workbook_rels(1),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet("".join(out)),
    })


def main():
    folder = pathlib.Path(sys.argv[1])
    if len(sys.argv) > 2:
        large_csv(folder, int(sys.argv[2]))
        large_xlsx(folder, int(sys.argv[2]))
        return
    by_hand(folder)
    others(folder)
    by_openpyxl(folder)
    by_gnumeric(folder)


main()

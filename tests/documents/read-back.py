"""read-back.py: the cells of a workbook as openpyxl, Gnumeric and LibreOffice read them

SPDX-License-Identifier: GPL-3.0-or-later

usage: read-back.py FILE

Gnumeric and LibreOffice each read the workbook and write what they understood to one of their own;
its cells must be those that openpyxl reads in ours, in kind and value. A program that is missing is
a failure, never a silence.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.utils.datetime import to_excel


def plain(cell):
    """Kind and value. A day is the number that it is kept as: formats are written in many ways."""
    if cell.is_date and not isinstance(cell.value, (int, float)):
        return "n", round(to_excel(cell.value), 6)
    return cell.data_type, round(cell.value, 6) if cell.data_type == "n" else cell.value


def cells(path):
    return {(sheet.title, cell.coordinate): plain(cell)
            for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row
            if cell.value is not None}


def gnumeric(path, folder):
    out = folder / "gnumeric.xlsx"
    subprocess.run(["ssconvert", "--export-type=Gnumeric_Excel:xlsx2", str(path), str(out)],
                   check=True, capture_output=True, timeout=60)
    return out


def libreoffice(path, folder):
    subprocess.run(["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
                    "--norestore", "--convert-to", "xlsx", "--outdir", str(folder / "lo"), str(path)],
                   check=True, capture_output=True, timeout=100)
    return folder / "lo" / path.name


def compare(name, ours, theirs):
    different = [f"{name}: {place} is {theirs.get(place)}, not {ours.get(place)}"
                 for place in sorted(set(ours) | set(theirs)) if ours.get(place) != theirs.get(place)]
    print(*different[:20], sep="\n", end="\n" if different else "")
    print(f"{name}: {len(theirs)} cells,", "different" if different else "equal")


def main():
    path = pathlib.Path(sys.argv[1])
    ours = cells(path)
    print(f"openpyxl: {len(ours)} cells")
    with tempfile.TemporaryDirectory() as name:
        for program, command, convert in (("Gnumeric", "ssconvert", gnumeric),
                                          ("LibreOffice", "soffice", libreoffice)):
            if shutil.which(command) is None:
                print(f"{program}: {command} is not installed")
            else:
                compare(program, ours, cells(convert(path, pathlib.Path(name))))


main()

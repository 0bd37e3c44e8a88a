#!/usr/bin/python3
"""encode-icons.py: make the symbolic icons ready to be drawn at the size of a button

SPDX-License-Identifier: GPL-3.0-or-later

usage: encode-icons.py RESOURCES.xml ENCODER OUT.xml DEPFILE

Writes, into the folder of OUT.xml, each symbolic drawing of RESOURCES.xml as GTK's own picture of a
symbolic icon, at 16 pixels and at twice that, and OUT.xml, which lists them. With these the window
starts without the library that reads drawings; at other sizes the drawings themselves are used.
"""
import pathlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

SIZES = {"16x16": 16, "16x16@2": 32}


def encode(encoder, drawing, folder, size):
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([encoder, "-o", folder, drawing, f"{size}x{size}"], check=True)
    return folder / f"{drawing.stem}.symbolic.png"


def main():
    resources, encoder, out, depfile = map(pathlib.Path, sys.argv[1:5])
    listed = resources.read_text(encoding="utf-8")
    prefix = re.search(r'prefix="([^"]+)"', listed).group(1)
    drawings = [resources.parent / name for name in re.findall(r">([^<]+-symbolic\.svg)<", listed)
                if "-large-" not in name]
    jobs = [(drawing, out.parent / "icons" / name / "actions", size)
            for name, size in SIZES.items() for drawing in drawings]
    with ThreadPoolExecutor() as pool:
        encoded = list(pool.map(lambda job: encode(encoder, *job), jobs))

    files = "".join(f"    <file>{path.relative_to(out.parent)}</file>\n" for path in encoded)
    out.write_text('<?xml version="1.0" encoding="UTF-8"?>\n<gresources>\n'
                   f'  <gresource prefix="{prefix}">\n{files}  </gresource>\n</gresources>\n',
                   encoding="utf-8")
    depfile.write_text(f"{out}: {' '.join(map(str, drawings))}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

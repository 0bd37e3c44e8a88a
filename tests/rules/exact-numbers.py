#!/usr/bin/env python3
# exact-numbers.py: no floating point, clock, global state or I/O in the rules
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every file of the folder given and prints each line that breaks the house's rule."""

import pathlib
import re
import sys

FORBIDDEN = [
    (r'\b(float|double|gfloat|gdouble|G_MAXDOUBLE|json_real)\b', 'floating point'),
    (r'%[-+ #0-9.*]*[aAeEfFgG]\b', 'a floating-point format'),
    (r'\b(time|gettimeofday|clock_gettime|g_get_real_time|g_get_monotonic_time'
     r'|g_date_time_new_now\w*|g_random_\w+|rand|getenv|g_getenv)\s*\(', 'a clock or chance'),
    (r'\b(fopen|open|read|write|g_file_\w+|printf|g_print|g_printerr)\s*\(', 'input or output'),
]


def strip_comments(text):
    """Blanks comments, keeping the line breaks."""
    return re.sub(r'/\*.*?\*/|//[^\n]*', lambda m: re.sub(r'[^\n]', ' ', m.group()), text,
                  flags=re.S)


def faults(path):
    text = strip_comments(path.read_text(encoding='utf-8'))
    for number, line in enumerate(text.split('\n'), 1):
        for pattern, what in FORBIDDEN:
            if re.search(pattern, line):
                yield f'{path}:{number}: {what}: {line.strip()}'


def main(folder):
    files = sorted(pathlib.Path(folder).glob('*.[ch]'))
    found = [fault for path in files for fault in faults(path)]
    print('\n'.join(found))
    # A folder without files, or a check that sees nothing, must not pass for clean.
    assert len(files) > 20 and list(re.finditer(FORBIDDEN[0][0], 'gdouble x;'))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))

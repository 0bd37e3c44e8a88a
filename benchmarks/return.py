#!/usr/bin/python3
"""return.py: a marks return from the database to the finished file, beside its cells alone

SPDX-License-Identifier: GPL-3.0-or-later

usage: return.py BOUND OURS BASELINE [RUNS]

An office with one ratified cohort of 20,000 learners is made once. Each run of ours has a copy of it,
opens it, reads the results, writes the workbook and keeps what was sent; each run of the baseline
hands the same cells to libxlsxwriter. The medians are printed, and the exit code is 1 if ours takes
more than BOUND times the baseline.
"""
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def run(*command):
    begin = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True)
    return time.perf_counter() - begin


def main():
    bound, ours, baseline = float(sys.argv[1]), sys.argv[2], sys.argv[3]
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 7
    times = {"ours": [], "baseline": []}
    with tempfile.TemporaryDirectory(prefix="office-benchmark-") as name:
        folder = pathlib.Path(name)
        office, copy = folder / "office.db", folder / "copy.db"
        run(ours, "make", office)
        run(ours, "cells", office, folder / "cells")
        for turn in range(runs + 1):
            shutil.copyfile(office, copy)
            taken = {"ours": run(ours, "send", copy, folder / "ours.xlsx"),
                     "baseline": run(baseline, folder / "cells", folder / "baseline.xlsx")}
            if turn > 0:   # the first fills the caches
                for who, value in taken.items():
                    times[who].append(value)
    median = {who: statistics.median(values) for who, values in times.items()}
    ratio = median["ours"] / median["baseline"]
    print(f"marks return of 20,000 × 16 from the database: ours {median['ours'] * 1000:.0f} ms, its cells "
          f"alone {median['baseline'] * 1000:.0f} ms, ratio {ratio:.2f} (at most {bound:.2f}), medians of {runs}")
    return 0 if ratio <= bound else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""side-by-side.py: run ours and its baseline in turn, and say how they compare

SPDX-License-Identifier: GPL-3.0-or-later

usage: side-by-side.py NAME BOUND OURS BASELINE [RUNS]

Each program gets the name of a file to write. Both run in turn, so that a busy machine is busy for
both; the medians of their wall times are printed, and the exit code is 1 if ours takes more than
BOUND times the baseline.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time


def run(program, path):
    begin = time.perf_counter()
    subprocess.run([program, path], check=True)
    return time.perf_counter() - begin


def main():
    name, bound, ours, baseline = sys.argv[1], float(sys.argv[2]), sys.argv[3], sys.argv[4]
    runs = int(sys.argv[5]) if len(sys.argv) > 5 else 11
    times = {ours: [], baseline: []}
    with tempfile.TemporaryDirectory(prefix="office-benchmark-") as folder:
        path = os.path.join(folder, "out")
        for program in (ours, baseline):
            run(program, path)
        for turn in range(runs):
            for program in ((ours, baseline), (baseline, ours))[turn % 2]:
                times[program].append(run(program, path))
    median = {program: statistics.median(values) for program, values in times.items()}
    ratio = median[ours] / median[baseline]
    print(f"{name}: ours {median[ours] * 1000:.0f} ms, baseline {median[baseline] * 1000:.0f} ms, "
          f"ratio {ratio:.2f} (at most {bound:.2f}), medians of {runs}")
    return 0 if ratio <= bound else 1


if __name__ == "__main__":
    sys.exit(main())

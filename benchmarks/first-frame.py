#!/usr/bin/python3
"""first-frame.py: the first painted, filled frame of the window beside that of an empty one

SPDX-License-Identifier: GPL-3.0-or-later

usage: first-frame.py BOUND PROGRAMME-OFFICE OFFICECTL BASELINE [RUNS]

Both run in turn on one desktop of their own, from the start of the process until it has painted its
first frame and ended; ours opens the demonstration and waits for a frame that is filled with data.
The medians of the wall times are printed, and the exit code is 1 if ours takes more than BOUND times
the baseline.
"""
import pathlib
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "journeys"))
from desktop import Desktop  # noqa: E402


def run(desktop, command):
    begin = time.perf_counter()
    subprocess.run(command, env=desktop.environment, check=True, timeout=60)
    return time.perf_counter() - begin


def main():
    bound, programme_office, officectl, baseline = float(sys.argv[1]), *sys.argv[2:5]
    runs = int(sys.argv[5]) if len(sys.argv) > 5 else 15
    with Desktop(accessible=False) as desktop:
        database = str(desktop.folder / "demo.db")
        run(desktop, [officectl, "--database", database, "demo"])
        commands = {
            "ours": [programme_office, "--database", database, "--quit-after-first-frame"],
            "baseline": [baseline],
        }
        times = {name: [] for name in commands}
        for turn in range(runs + 2):
            for name in ("ours", "baseline") if turn % 2 else ("baseline", "ours"):
                taken = run(desktop, commands[name])
                if turn >= 2:   # the first two fill the caches of the disk
                    times[name].append(taken)
    median = {name: statistics.median(values) for name, values in times.items()}
    ratio = median["ours"] / median["baseline"]
    print(f"first filled frame: ours {median['ours'] * 1000:.0f} ms, empty window "
          f"{median['baseline'] * 1000:.0f} ms, ratio {ratio:.2f} (at most {bound:.2f}), "
          f"medians of {runs}")
    return 0 if ratio <= bound else 1


if __name__ == "__main__":
    sys.exit(main())

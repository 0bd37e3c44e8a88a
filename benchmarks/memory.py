#!/usr/bin/python3
"""memory.py: run a program, and say how much memory it took at the most

SPDX-License-Identifier: GPL-3.0-or-later

usage: memory.py NAME MIB PROGRAM [ARGUMENT …]

The program gets the name of a file to write as its first argument. The exit code is 1 if it took more
than MIB mebibytes.
"""
import os
import resource
import subprocess
import sys
import tempfile
import time


def main():
    name, bound, program, *arguments = sys.argv[1], float(sys.argv[2]), *sys.argv[3:]
    with tempfile.TemporaryDirectory(prefix="office-benchmark-") as folder:
        begin = time.perf_counter()
        subprocess.run([program, os.path.join(folder, "out"), *arguments], check=True)
        seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{name}: {peak:.0f} MiB at the most (no more than {bound:.0f}), {seconds:.1f} s")
    return 0 if peak <= bound else 1


if __name__ == "__main__":
    sys.exit(main())

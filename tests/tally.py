#!/usr/bin/python3
"""tally.py: count the results that meson wrote, and say them in one line

SPDX-License-Identifier: GPL-3.0-or-later

usage: tally.py TESTLOG.JSON

Every line of the log is one test program. A test that meson skipped is counted as skipped and
never as passed. Exits 1 when anything failed, or when nothing ran at all.
"""
import json
import sys

PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP", "IGNORED"}


def main():
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    failures = []
    try:
        with open(sys.argv[1], encoding="utf-8") as log:
            results = [json.loads(line) for line in log if line.strip()]
    except (OSError, ValueError) as error:
        print(f"tally: {error}", file=sys.stderr)
        return 1

    for test in results:
        if test["result"] in PASSED:
            counts["passed"] += 1
        elif test["result"] in SKIPPED:
            counts["skipped"] += 1
        else:
            counts["failed"] += 1
            failures.append(f"{test['name']}: {test['result']}")

    for failure in failures:
        print(f"failed: {failure}")
    line = f"{counts['passed']} passed, {counts['failed']} failed"
    if counts["skipped"]:
        line += f", {counts['skipped']} skipped"
    print(line)
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())

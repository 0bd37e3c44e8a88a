#!/usr/bin/python3
"""recomputed.py: the marks of the demonstration, reckoned again by formulas in a spreadsheet

The formulas are written with openpyxl out of what is in the tables, from the rules as a person reads them
(ASSESS-1 to -8, -11), and reckoned by Gnumeric. Every row must agree with what the office says.

SPDX-License-Identifier: GPL-3.0-or-later

usage: recomputed.py OFFICECTL
"""
import csv
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import openpyxl

# One attempt: what was entered. Five columns of input, one of result.
SITTING = ("first", "second", "agreed", "code", "words", "days late")
ATTEMPTS = 3


def column(index):
    return openpyxl.utils.get_column_letter(index)


def sitting_formula(cells, attempt, limit):
    """ASSESS-9, then -5, -6 and -4 in the order of ASSESS-7: text "" where there is nothing."""
    first, second, agreed, code, words, late = cells
    mean = f'IF({agreed}<>"",{agreed},IF(AND({first}<>"",{second}<>""),ROUND(({first}+{second})/2,2),{first}&{second}))'
    mark = f'IF({code}="NS",0,IF({code}<>"","",IF(({mean})="","",VALUE({mean}))))'
    over = f'IF({words}="",{mark},IF({words}>{limit}*1.2,MIN({mark},50),IF({words}>{limit}*1.1,MAX({mark}-5,0),{mark})))'
    if limit == 0:
        over = mark
    in_time = f'IF({late}="",{over},IF({late}>7,0,IF({late}>0,MIN({over},50),{over})))'
    capped = f'MIN({in_time},50)' if attempt > 1 else in_time
    return f'=IF(OR(({mark})="",{code}="NS"),{mark},{capped})'


def read(database, cohort):
    """What was entered, learner by learner: nothing that the office has reckoned."""
    rows = database.execute(
        "SELECT enrolment.id, reference, withdrawn_on, withheld_reason, coalesce (attempts_allowed, 2), cohort.id,"
        " cohort.module_id FROM enrolment JOIN application ON application.id = application_id"
        " JOIN cohort ON cohort.id = enrolment.cohort_id WHERE cohort.code = ?", (cohort,)).fetchall()
    learners = []
    for enrolment, reference, withdrawn, withheld, allowed, cohort_id, module in rows:
        components = []
        for component, limit in database.execute(
                "SELECT id, coalesce (word_limit, 0) FROM component WHERE module_id = ? ORDER BY position", (module,)):
            sittings = []
            for attempt in range(1, ATTEMPTS + 1):
                mark = database.execute(
                    "SELECT first, second, agreed, code FROM mark WHERE enrolment_id = ? AND component_id = ?"
                    " AND attempt = ? ORDER BY opportunity DESC LIMIT 1", (enrolment, component, attempt)).fetchone()
                words, late = database.execute(
                    "SELECT max (words), max ((received_at - deadline.at) / 86400.0 - coalesce (days, 0))"
                    " FROM submission LEFT JOIN deadline ON deadline.cohort_id = ?4"
                    "   AND deadline.component_id = submission.component_id AND deadline.attempt = submission.attempt"
                    " LEFT JOIN extension ON extension.enrolment_id = submission.enrolment_id"
                    "   AND extension.component_id = submission.component_id"
                    "   AND extension.attempt = submission.attempt"
                    " WHERE submission.enrolment_id = ?1 AND submission.component_id = ?2 AND submission.attempt = ?3",
                    (enrolment, component, attempt, cohort_id)).fetchone()
                entered = [value / 100 if value is not None else None for value in (mark or (None,) * 3)[:3]]
                sittings.append(entered + [mark[3] if mark else None, words, late])
            components.append((limit, sittings))
        learners.append((reference, withdrawn, withheld, allowed, components))
    return learners


def write(path, learners, short):
    """One row a learner; the last three columns are the module mark and the outcome."""
    book = openpyxl.Workbook()
    sheet = book.active
    for at, (reference, withdrawn, withheld, allowed, components) in enumerate(learners, start=1):
        sheet.cell(at, 1, reference)
        sheet.cell(at, 2, "x" if withdrawn else None)
        sheet.cell(at, 3, "x" if withheld else None)
        sheet.cell(at, 4, allowed)
        sheet.cell(at, 5, short.get(reference, 0))
        at_column, marks, deferred, left = 6, [], [], []
        for limit, sittings in components:
            results, codes = [], []
            for attempt, sitting in enumerate(sittings, start=1):
                cells = []
                for value in sitting:
                    sheet.cell(at, at_column, value)
                    cells.append(f"{column(at_column)}{at}")
                    at_column += 1
                sheet.cell(at, at_column, sitting_formula(cells, attempt, limit))
                results.append(f"{column(at_column)}{at}")
                codes.append(cells[3])
                at_column += 1
            # The last attempt that came to something counts.
            mark = '""'
            for result in results:
                mark = f'IF({result}<>"",{result},{mark})'
            sheet.cell(at, at_column, f"={mark}")
            used = "+".join(f'({result}<>"")' for result in results)
            sheet.cell(at, at_column + 1, f"={used}")
            marks.append(f"{column(at_column)}{at}")
            left.append(f"$D{at}>{column(at_column + 1)}{at}")
            deferred.append("OR(" + ",".join(f'{code}="DEF"' for code in codes) + ")")
            at_column += 2
        weighted = f"ROUND(({marks[0]}+{marks[1]})/2,0)"
        whole = f'AND({marks[0]}<>"",{marks[1]}<>"")'
        failed = f"OR({marks[0]}<50,{marks[1]}<50)"
        module = f'=IF({whole},IF(AND({failed},{weighted}>=50),49,{weighted}),"")'
        waits = [f"AND({mark}<50,{more})" for mark, more in zip(marks, left)]
        pending = "OR(" + ",".join(f'AND({mark}="",NOT({put_off}))' for mark, put_off in zip(marks, deferred)) + ")"
        put_off = "OR(" + ",".join(f'AND({mark}="",{put_off})' for mark, put_off in zip(marks, deferred)) + ")"
        outcome = (f'=IF($B{at}="x","WD",IF($C{at}="x","WH",IF({pending},"PENDING",IF({put_off},"DEF",'
                   f'IF($E{at}>0,"INC",IF({failed},IF(OR({",".join(waits)}),"R","F"),"P"))))))')
        sheet.cell(at, at_column, module)
        sheet.cell(at, at_column + 1, outcome)
        sheet.cell(at, at_column + 2, f"={marks[0]}")
        sheet.cell(at, at_column + 3, f"={marks[1]}")
    book.save(path)


def number(text):
    return float(text) if text not in ("", None) else None


def main():
    officectl = sys.argv[1]
    if shutil.which("ssconvert") is None:
        sys.exit(77)
    checked = 0
    with tempfile.TemporaryDirectory(prefix="office-recomputed-") as folder:
        file = pathlib.Path(folder, "office.db")

        def office(*words):
            done = subprocess.run([officectl, "--database", file, "--json", *words], capture_output=True, text=True,
                                  check=True)
            return json.loads(done.stdout) if done.stdout.strip() else None

        office("demo")
        database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        for cohort in office("cohort", "list"):
            code = cohort["code"]
            said = {row["reference"]: row for row in office("results", "--cohort", code)}
            short = {row["reference"]: row["short"] for row in office("hours", "--cohort", code)}
            learners = read(database, code)
            assert {learner[0] for learner in learners} == set(said), code
            if not learners:
                continue
            write(pathlib.Path(folder, "marks.xlsx"), learners, short)
            subprocess.run(["ssconvert", "--recalc", f"{folder}/marks.xlsx", f"{folder}/marks.csv"], check=True,
                           capture_output=True, env={"HOME": folder, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
            with open(f"{folder}/marks.csv", newline="", encoding="utf-8") as stream:
                for row in csv.reader(stream):
                    module, outcome, written, viva = row[-4:]
                    office_row = said[row[0]]
                    if outcome != "WD":
                        ours = (number(module), outcome, number(written), number(viva))
                        theirs = (office_row["mark"], office_row["outcome"], office_row["written"], office_row["viva"])
                        assert ours == theirs, f"{code} {row[0]}: formulas {ours}, office {theirs}"
                    else:
                        assert office_row["outcome"] == "WD", row[0]
                    checked += 1
    assert checked > 60, checked
    print(f"{checked} rows agree")


if __name__ == "__main__":
    main()

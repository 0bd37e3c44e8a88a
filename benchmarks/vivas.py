#!/usr/bin/python3
"""vivas.py: the viva planner against the clock, and against MiniZinc on the same questions

SPDX-License-Identifier: GPL-3.0-or-later

usage: vivas.py OFFICECTL [SECONDS]

60 learners, 12 examiners, 3 days: everybody has a place within 2 seconds; after SECONDS (60) the number
placed and the examiner-days are proven, and vivas.mzn, where MiniZinc is installed, has found nothing
better in the same time. 300 learners, 40 examiners, 10 days: a plan with its bounds within SECONDS, in no
more than 1 GB.
"""
import importlib.util
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
COHORT = 'DPL-2025-AUT'
GRACE = 1.1     # the clock of a busy machine
MEMORY = 1 << 30

spec = importlib.util.spec_from_file_location('viva_case', HERE / 'viva-case.py')
viva_case = importlib.util.module_from_spec(spec)
spec.loader.exec_module(viva_case)


def figures(plan):
    return (len(plan['placed']), -plan['examiner_days'], -plan['waiting_minutes'], -plan['most_vivas'], plan['preferred'])


def minutes(text, midnight):
    return int((time.mktime(time.strptime(text, '%Y-%m-%dT%H:%M')) - midnight) // 60)


def data(case):
    """The question as MiniZinc reads it: the starts of every learner, alone and with every examiner."""
    days = sorted({span['from'][:10] for e in case['examiners'] for span in e['available']})
    midnights = [time.mktime(time.strptime(day, '%Y-%m-%d')) for day in days]

    def spans(of):
        return [(d * 1440 + minutes(s['from'], midnights[d]), d * 1440 + minutes(s['to'], midnights[d]))
                for s in of for d in [days.index(s['from'][:10])]]

    def fits(at, length, within):
        return any(a <= at and at + length <= b for a, b in within)

    busy = [spans(e['available']) for e in case['examiners']]
    starts, preferred, together, total = [], [], [], []
    for learner in case['learners']:
        viva = case['slot_minutes'] * (100 + learner.get('extra_percent', 0)) // 100
        length = viva + case['marking_minutes']
        own = spans(learner['available']) if 'available' in learner else [(0, len(days) * 1440)]
        grid = [t for t in range(0, len(days) * 1440, case['start_grid_minutes']) if fits(t, viva, own)]
        each = []
        for e, examiner in enumerate(case['examiners']):
            conflict = examiner['name'] in learner['conflicts'] or examiner['employer'] == learner['employer']
            each.append([] if conflict else [t for t in grid if fits(t, length, busy[e])])
        reach = [set(times) for times in each]
        starts.append([t for t in grid if sum(t in times for times in reach) >= case['panel']])
        preferred.append([t for t in starts[-1] if fits(t, 1, spans(learner.get('prefers', [])))])
        together.append(each)
        total.append(length)

    def as_set(times):
        return '{' + ','.join(map(str, times)) + '}'

    return '\n'.join([
        f'n_learners = {len(total)};', f'n_examiners = {len(busy)};', f'n_days = {len(days)};',
        f'n_rooms = {len(case["rooms"])};', f'panel = {case["panel"]};', f'break_after = {case["break_after"]};',
        f'break_minutes = {case["break_minutes"]};', f'total = {total};',
        f'starts = [{",".join(map(as_set, starts))}];', f'preferred = [{",".join(map(as_set, preferred))}];',
        f'with = [|{"|".join(",".join(map(as_set, each)) for each in together)}|];',
        f'max_per_day = {[e["max_per_day"] for e in case["examiners"]]};'])


def minizinc(case, seconds, folder):
    """The best that MiniZinc finds, as figures() has it, or None."""
    if not shutil.which('minizinc'):
        return None
    path = folder / 'case.dzn'
    path.write_text(data(case))
    done = subprocess.run(['minizinc', '--solver', 'gecode', '--intermediate', '--time-limit', str(int(seconds * 1000)),
                           HERE / 'vivas.mzn', path], capture_output=True, text=True, check=False)
    found = [tuple(map(int, line.split())) for line in done.stdout.splitlines() if line[:1].isdigit()]
    if not found:
        return None
    placed, days, waiting, most, preferred = found[-1]
    return placed, -days, -waiting, -most, preferred


def plan(ctl, database, case, seconds, folder):
    path = folder / 'case.json'
    path.write_text(json.dumps(case))
    began = time.monotonic()
    done = subprocess.run([ctl, '--json', '--database', database, 'vivas', 'plan', '--cohort', COHORT, '--input', path,
                           '--seconds', str(seconds)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout), time.monotonic() - began


def tell(what, found, took):
    print(f'{what}: {took:.1f} s, placed {len(found["placed"])}, examiner-days {found["examiner_days"]}, waiting '
          f'{found["waiting_minutes"]}, most {found["most_vivas"]}, preferred {found["preferred"]}; bounds {found["bounds"]}')


def main():
    ctl, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    os.environ['TZ'] = 'Europe/London'
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        database = folder / 'office.db'
        subprocess.run([ctl, '--database', database, 'init'], check=True, capture_output=True)

        usual = viva_case.case(60, 12, 3)
        first, took = plan(ctl, database, usual, 2, folder)
        tell('60 × 12 × 3, at once', first, took)
        if took > 2 * GRACE or first['unplaced']:
            faults.append('no full plan within 2 seconds')

        best, took = plan(ctl, database, usual, seconds, folder)
        tell('60 × 12 × 3', best, took)
        if best['bounds']['placed'] != len(best['placed']) or best['bounds']['examiner_days'] != best['examiner_days']:
            faults.append('the number placed and the examiner-days are not proven')

        large, took = plan(ctl, database, viva_case.case(300, 40, 10), seconds, folder)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        tell('300 × 40 × 10', large, took)
        print(f'the largest of these took {memory >> 20} MB')
        if took > seconds * GRACE:
            faults.append('300 × 40 × 10 took too long')
        if memory > MEMORY:
            faults.append('more than 1 GB')

        other = minizinc(usual, seconds, folder)
        print('MiniZinc in the same time:', other or 'nothing')
        if other and other > figures(best):
            faults.append('MiniZinc found something better')

    for fault in faults:
        print('FAILED:', fault)
    sys.exit(bool(faults))


if __name__ == '__main__':
    main()

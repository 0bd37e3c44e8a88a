# vivas.py: officectl vivas plan: what it prints, what it refuses, what it writes
#
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import json
import sqlite3
import subprocess

from office import Office, main

DPL = 'DPL-2025-AUT'


def span(day, start, end):
    return {'from': f'2025-11-{day}T{start}', 'to': f'2025-11-{day}T{end}'}


def question(**changes):
    return {
        'slot_minutes': 20, 'marking_minutes': 10, 'break_after': 4, 'break_minutes': 15, 'panel': 2,
        'rooms': [{'name': 'Online 1'}, {'name': 'Online 2'}],
        'examiners': [{'name': f'Dr {x}', 'employer': f'Trust {x}', 'max_per_day': 8,
                       'available': [span(19, '09:00', '13:00')]} for x in 'ABC'],
        'learners': [{'reference': 'R1', 'employer': 'Trust 9', 'extra_percent': 25,
                      'available': [{'from': '2025-11-19T09:00', 'to': '2025-11-20T17:00'}],
                      'prefers': [span(19, '09:00', '12:00')], 'conflicts': ['Dr A']},
                     {'reference': 'R2', 'employer': ' trust b', 'conflicts': ['Dr A']}],
        'start_grid_minutes': 5, **changes}


class Vivas(Office):
    def plan(self, asked, *more):
        return self.call('vivas', 'plan', '--cohort', DPL, '--input', self.write('vivas.json', json.dumps(asked)), *more)

    def refuse_plan(self, asked, *more):
        return self.refuse('vivas', 'plan', '--cohort', DPL, '--input', self.write('vivas.json', json.dumps(asked)), *more)

    def test_contract(self):
        plan = self.plan(question())
        self.assertEqual(list(plan), ['placed', 'unplaced', 'examiner_days', 'waiting_minutes', 'most_vivas', 'preferred',
                                      'optimal', 'bounds', 'seconds'])
        self.assertEqual(len(plan['placed']), 1)
        viva = plan['placed'][0]
        self.assertEqual(list(viva), ['reference', 'starts', 'ends', 'room', 'examiners'])
        self.assertEqual((viva['reference'], viva['examiners']), ('R1', ['Dr B', 'Dr C']))
        self.assertRegex(viva['starts'], r'^2025-11-19T\d\d:\d[05]$')
        minutes = [int(viva[key][11:13]) * 60 + int(viva[key][14:]) for key in ('starts', 'ends')]
        self.assertEqual(minutes[1] - minutes[0], 35)
        self.assertIn(viva['room'], ('Online 1', 'Online 2'))
        self.assertEqual([plan[key] for key in ('examiner_days', 'waiting_minutes', 'most_vivas', 'preferred', 'optimal')],
                         [2, 0, 1, 1, True])
        self.assertEqual(plan['bounds'], {'placed': 1, 'examiner_days': 2, 'waiting_minutes': 0})
        self.assertIsInstance(plan['seconds'], float)

        left_out = plan['unplaced'][0]
        self.assertEqual(list(left_out), ['reference', 'because', 'would_suffice'])
        self.assertEqual(left_out['reference'], 'R2')
        self.assertEqual(len(left_out['because']), 2)
        self.assertTrue(any('Dr A' in reason for reason in left_out['because']))
        self.assertTrue(any('not employed by' in change for change in left_out['would_suffice']))

    def test_no_rooms(self):
        asked = question()
        del asked['rooms']
        self.assertIsNone(self.plan(asked)['placed'][0]['room'])

    def test_nobody(self):
        plan = self.plan(question(learners=[]))
        self.assertEqual((plan['placed'], plan['optimal'], plan['examiner_days']), ([], True, 0))

    def test_text(self):
        file = self.write('vivas.json', json.dumps(question()))
        done = self.raw('vivas', 'plan', '--cohort', DPL, '--input', file)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('R2 has no place', done.stdout)
        self.assertIn('proven', done.stdout)

    def test_bad_input(self):
        twice = {'from': '2025-10-26T01:30', 'to': '2025-10-26T09:00'}
        never = {'from': '2025-03-30T01:30', 'to': '2025-03-30T09:00'}
        for asked, named in ((question(rooms=[]), 'zero rooms'), (question(panel=4), '4'), (question(color=1), 'color'),
                             (question(learners=[{'reference': 'R1', 'conflicts': ['Dr Z']}]), 'Dr Z'),
                             (question(learners=[{'reference': 'R1', 'available': [span(19, '13:00', '09:00')]}]), 'R1'),
                             (question(learners=[{'reference': 'R1', 'available': [twice]}]), 'R1'),
                             (question(learners=[{'reference': 'R1', 'available': [never]}]), 'R1')):
            self.assertIn(named, self.refuse_plan(asked))
        self.refuse('vivas', 'plan', '--cohort', 'NONE', '--input', self.write('vivas.json', json.dumps(question())))
        self.refuse('vivas', 'plan', '--cohort', DPL, '--input', self.path('missing.json'))
        self.assertIn('Nobody in this cohort is due', self.refuse('vivas', 'plan', '--cohort', DPL))

    def test_commit(self):
        """All or nothing, and only once."""
        asked = question(learners=[{'reference': 'R1'}, {'reference': 'R3'}])
        self.assertRegex(self.refuse_plan(asked, '--commit'), 'R[13] is not enrolled')
        self.enrol('R1')
        self.assertIn('R3', self.refuse_plan(asked, '--commit'))
        self.enrol('R3')
        plan = self.plan(asked, '--commit')
        path = self.path('vivas.ics')
        self.call('calendar', '--cohort', DPL, path)
        with open(path, encoding='utf-8') as file:
            calendar = file.read()
        for viva in plan['placed']:
            starts = viva['starts'].replace('-', '').replace(':', '')[:13]
            self.assertIn(f'DTSTART;TZID=Europe/London:{starts}', calendar, 'a committed viva is in the calendar')
        self.assertEqual(len(plan['placed']), 2)
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            kept = database.execute(
                "SELECT strftime('%Y-%m-%dT%H:%M', starts_at, 'unixepoch'), minutes, marking_minutes, room.name,"
                " (SELECT count(*) FROM viva_examiner WHERE viva_id = viva.id)"
                " FROM viva JOIN room ON room.id = viva.room_id ORDER BY starts_at, room.name").fetchall()
            steps = database.execute("SELECT label FROM command ORDER BY id DESC LIMIT 1").fetchall()
        self.assertEqual(kept, sorted((viva['starts'], 20, 10, viva['room'], 2) for viva in plan['placed']))
        self.assertEqual(steps, [('Plan 2 vivas',)])
        self.assertIn('already has a viva', self.refuse_plan(asked, '--commit'))


class OwnVivas(Office):
    """Without a file: the learners, examiners and rooms of the office itself."""

    COHORT = 'FEC-2026-SPR'

    def setUp(self):
        super().setUp()
        self.database = self.path('demo.db')
        self.raw('demo')

    def own(self, *more):
        return self.call('vivas', 'plan', '--cohort', self.COHORT, '--seconds', 2, *more)

    def pages(self, what):
        path = self.path(what + '.pdf')
        self.call('vivas', what, '--cohort', self.COHORT, path)
        return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout

    def sql(self, statement):
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            return database.execute(statement).fetchall()

    def test_planned_and_put_on_paper(self):
        plan = self.own('--commit')
        self.assertEqual((len(plan['placed']), plan['unplaced']), (9, []))
        self.assertIn('Everybody who is due has a viva', self.refuse('vivas', 'plan', '--cohort', self.COHORT))
        schedule, doors = self.pages('schedule'), self.pages('doors')
        for viva in plan['placed']:
            self.assertRegex(schedule, viva['starts'][11:] + '–.*' + viva['reference'])
            self.assertRegex(doors, viva['starts'][11:] + '–')
            self.assertNotIn(viva['reference'], doors)
        self.assertRegex(doors, r'Online, \d+ March 2026')
        # Within the hours at which the examiners said that they can come, and each at one place at a time.
        self.assertEqual(self.sql(
            'SELECT staff_id FROM viva_examiner JOIN viva ON viva.id = viva_id JOIN enrolment ON enrolment.id = enrolment_id'
            " JOIN cohort ON cohort.id = cohort_id WHERE code = 'FEC-2026-SPR' AND NOT EXISTS (SELECT 1 FROM availability"
            ' WHERE availability.staff_id = viva_examiner.staff_id AND availability.starts_at <= viva.starts_at'
            ' AND viva.starts_at + (minutes + marking_minutes) * 60 <= availability.ends_at)'), [])


if __name__ == '__main__':
    main()

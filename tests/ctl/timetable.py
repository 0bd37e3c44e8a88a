# timetable.py: calendars that can be sent again, read by an iCalendar library; times that do not exist
#
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import subprocess

import icalendar

from office import Office, main

DPL = 'DPL-2025-AUT'


class Calendars(Office):
    def read(self, *whose):
        """The events of a calendar by uid; every file is whole and carries its time zone."""
        path = self.path('calendar.ics')
        self.call('calendar', *whose, path)
        with open(path, 'rb') as file:
            calendar = icalendar.Calendar.from_ical(file.read())
        self.assertEqual([str(zone['TZID']) for zone in calendar.walk('VTIMEZONE')], ['Europe/London'])
        events = {str(event['UID']): event for event in calendar.walk('VEVENT')}
        self.assertEqual(len(events), len(calendar.walk('VEVENT')))
        return events

    def one(self, *whose, title):
        found = [event for event in self.read(*whose).values() if title in str(event['SUMMARY'])]
        self.assertEqual(len(found), 1, title)
        return found[0]

    def test_wall_time_across_the_change_of_the_clocks(self):
        for day in ('2025-10-23', '2025-10-30'):
            self.session(DPL, 'live', f'{day}T19:00', 90, '--title', day, '--staff', 'Dr A')
        events = {str(e['SUMMARY']): e for e in self.read('--cohort', DPL).values()}
        for day, utc in (('2025-10-23', 18), ('2025-10-30', 19)):
            start = events[day]['DTSTART'].dt
            self.assertEqual((start.hour, start.astimezone(datetime.timezone.utc).hour), (19, utc))

    def test_sent_again_it_updates(self):
        self.enrol('R1')
        self.enrol('R2')
        self.session(DPL, 'live', '2025-10-23T19:00', 90, '--title', 'Governance', '--staff', 'Dr A', '--room', 'Room 1')
        before = self.one('--learner', 'R1', title='Governance')
        self.call('move', 'R1', 'withdrawn', '--date', '2025-09-20', '--reason', 'Moved abroad')
        after = self.one('--learner', 'R1', title='Governance')
        self.assertEqual(after['UID'], before['UID'])
        self.assertGreater(after['SEQUENCE'], before['SEQUENCE'])
        self.assertEqual((str(before['STATUS']), str(after['STATUS'])), ('CONFIRMED', 'CANCELLED'))
        self.assertEqual(str(self.one('--learner', 'R2', title='Governance')['STATUS']), 'CONFIRMED')
        self.assertEqual(str(self.one('--person', 'dr a', title='Governance')['LOCATION']), 'Room 1')

    def test_refusals(self):
        self.assertIn('Dr Nobody', self.refuse('calendar', '--person', 'Dr Nobody', self.path('x.ics')))
        self.assertIn('R9', self.refuse('calendar', '--learner', 'R9', self.path('x.ics')))
        self.refuse('calendar', self.path('x.ics'), code=2)
        self.refuse('calendar', '--cohort', DPL, '--learner', 'R1', self.path('x.ics'), code=2)

    def test_times_that_do_not_exist_or_come_twice(self):
        for time, why in (('2025-03-30T01:30', 'does not exist'), ('2026-03-29T01:30', 'does not exist'),
                          ('2025-10-26T01:30', 'comes twice')):
            said = self.refuse('session', 'add', '--cohort', DPL, '--kind', 'live', '--starts', time, '--minutes', 90,
                               '--room', 'A new room', '--staff', 'Dr New')
            self.assertIn(why, said)
        self.assertEqual(self.call('sessions', '--cohort', DPL), [])
        self.refuse('calendar', '--person', 'Dr New', self.path('x.ics'))


TEAMS = """3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Somebody\t9/25/25, 6:55:00 PM\t9/25/25, 7:40:00 PM\t45m\tr1@example.org\tAttendee
Somebody\t9/25/25, 7:30:00 PM\t9/25/25, 8:00:30 PM\t30m 30s\tR1@example.org\tAttendee
Aoife FamilyR2 (Guest)\t9/25/25, 7:00:00 PM\t9/25/25, 9:00:00 PM\t2h\t\tAttendee
Dr Tutor\t9/25/25, 6:00:00 PM\t9/25/25, 9:00:00 PM\t3h\ttutor@example.org\tOrganizer
"""


class Attendance(Office):
    def setUp(self):
        super().setUp()
        for reference in ('R1', 'R2', 'R3'):
            self.enrol(reference)
        self.id = self.session(DPL, 'live', '2025-09-25T19:00', 90, '--title', 'Governance', '--staff', 'Dr Tutor')

    def paper(self, *words):
        self.call('attendance', 'print', *words, self.path('register.pdf'))
        return subprocess.run(['pdftotext', '-layout', self.path('register.pdf'), '-'], capture_output=True, text=True,
                              check=True).stdout

    def test_a_meeting_report(self):
        file = self.write('teams.csv', '\ufeff' + TEAMS, 'utf-16-le')
        said = self.call('import', 'attendance', self.id, file, '--dry-run')
        self.assertEqual({(row['reference'], row['minutes'], row['how']) for row in said['found']},
                         {('R1', 60, 'by e-mail'), ('R2', 90, 'by name')})
        self.assertEqual([row['name'] for row in said['unknown']], ['Dr Tutor'])
        self.assertNotRegex(self.paper(self.id), r'R1 +1 ?h')
        self.call('import', 'attendance', self.id, file)
        self.assertRegex(self.paper(self.id), r'FamilyR1, Aoife +R1 +1 ?h\n')
        self.assertNotIn('absent', self.paper(self.id))
        self.call('import', 'attendance', self.id, file, '--others-absent')
        self.assertRegex(self.paper(self.id), r'FamilyR3, Aoife +R3 +absent')

    def test_reports_that_do_not_fit(self):
        other = self.session(DPL, 'live', '2025-10-02T19:00', 90)
        self.assertIn('25/09/2025', self.refuse('import', 'attendance', other, self.write('t.csv', TEAMS)))
        self.assertIn('marks.csv', self.refuse('import', 'attendance', self.id, self.write('marks.csv', 'reference,mark\nR1,5\n')))
        self.refuse('import', 'attendance', self.id, self.path('nothing.csv'))
        self.refuse('import', 'attendance', 'x', self.path('nothing.csv'), code=2)
        self.refuse('attendance', 'print', 99, self.path('x.pdf'))
        self.assertNotIn('absent', self.paper(self.id))

    def test_the_register_on_paper(self):
        text = self.paper(self.id)
        for words in ('Register', 'Governance', '25/09/2025 19:00 to 20:30', 'Dr Tutor', 'FamilyR1, Aoife', 'FamilyR3, Aoife',
                      'SIGNATURE OR NOTE', 'Page 1 of 1'):
            self.assertIn(words, text)


class Patterns(Office):
    def repeat(self, *more):
        return self.call('session', 'repeat', '--cohort', DPL, '--kind', 'live', '--minutes', 90, '--title', 'Live', *more)

    def test_every_thursday_for_eight_weeks(self):
        made = self.repeat('--starts', '2025-10-09T19:00', '--weeks', 8)
        self.assertEqual(made['sessions'], 8)
        starts = [row['starts'] for row in self.call('sessions', '--cohort', DPL)]
        self.assertEqual(len(starts), 8)
        self.assertTrue(all(start.endswith('T19:00:00') for start in starts))
        # What lies after the cohort's last day is said, not refused.
        self.assertEqual([bool(date['clashes']) for date in made['dates']], 7 * [False] + [True])

    def test_not_on_bank_holidays(self):
        self.call('bank-holiday', 'set', '2025-12-11', 'A day of thanks')
        shown = self.repeat('--starts', '2025-12-04T19:00', '--weeks', 4, '--not-on-bank-holidays', '--make-up', '--dry-run')
        self.assertEqual(self.call('sessions', '--cohort', DPL), [])
        self.assertEqual([(date['day'], date['holiday']) for date in shown['dates'] if date['left_out']],
                         [('2025-12-11', 'A day of thanks'), ('2025-12-25', 'Christmas Day'),
                          ('2026-01-01', 'New Year’s Day')])
        self.assertEqual(shown['sessions'], 4)
        self.call('bank-holiday', 'drop', '2025-12-11')
        self.assertIn('11/12/2025', self.refuse('bank-holiday', 'drop', '2025-12-11'))
        days = [row['day'] for row in self.call('bank-holidays', '--year', 2026)]
        self.assertIn('2026-04-03', days)
        self.assertNotIn('2025-12-11', days)

    def test_refusals_leave_nothing(self):
        common = ('session', 'repeat', '--cohort', DPL, '--kind', 'live', '--minutes', 90)
        self.assertIn('comes twice', self.refuse(*common, '--starts', '2025-10-26T01:30', '--weeks', 3))
        self.assertIn('every 0', self.refuse(*common, '--starts', '2025-10-09T19:00', '--weeks', 2, '--every', 0))
        self.assertIn('left out', self.refuse(*common, '--starts', '2025-12-25T19:00', '--weeks', 1, '--not-on-bank-holidays'))
        self.refuse(*common, '--starts', '2025-10-09T19:00', '--weeks', 99)
        self.assertEqual(self.call('sessions', '--cohort', DPL), [])
        # A week in which the time does not exist is left out by name; the others are made.
        made = self.repeat('--starts', '2026-03-22T01:30', '--weeks', 3)
        self.assertEqual(made['sessions'], 2)
        self.assertIn('does not exist', made['dates'][1]['left_out'])

    def test_carry_over(self):
        self.call('term', 'add', 'Spring 2026', '--starts', '2026-01-05', '--ends', '2026-06-30')
        self.cohort('DPL-2026-SPR', 'DPL', 'Spring 2026', '2026-02-05', '2026-04-30')
        self.repeat('--starts', '2025-09-18T19:00', '--weeks', 9)
        shown = self.call('timetable', 'carry-over', '--cohort', DPL, '--to-cohort', 'DPL-2026-SPR', '--dry-run')
        self.assertEqual(shown['weeks'], 20)
        self.assertEqual(self.call('sessions', '--cohort', 'DPL-2026-SPR'), [])
        self.call('timetable', 'carry-over', '--cohort', DPL, '--to-cohort', 'DPL-2026-SPR')
        starts = [row['starts'] for row in self.call('sessions', '--cohort', 'DPL-2026-SPR')]
        self.assertEqual(starts, [row['starts'] for row in shown['sessions']])
        self.assertEqual((starts[0], starts[8]), ('2026-02-05T19:00:00', '2026-04-02T19:00:00'))
        self.refuse('timetable', 'carry-over', '--cohort', DPL, '--to-cohort', DPL, '--weeks', 0)


main()

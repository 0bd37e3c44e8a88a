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


main()

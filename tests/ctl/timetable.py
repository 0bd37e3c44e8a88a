# timetable.py: calendars that can be sent again, read by an iCalendar library; times that do not exist
#
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

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


main()

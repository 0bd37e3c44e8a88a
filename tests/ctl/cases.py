# cases.py: the sixteen cases that must come out right, from the first command to the last
#
# SPDX-License-Identifier: GPL-3.0-or-later
from office import Office, main

DPL = 'DPL-2025-AUT'


class Cases(Office):
    def two_practicals(self):
        self.practical('LTU')
        self.practical('FEC')
        self.cohort('LTU-2025-AUT', 'LTU', 'Autumn 2025', '2025-09-22', '2025-12-05')
        self.cohort('FEC-2025-AUT', 'FEC', 'Autumn 2025', '2025-09-29', '2025-12-12')
        self.session('LTU-2025-AUT', 'practical', '2025-10-04T09:00', 480)
        self.session('FEC-2025-AUT', 'practical', '2025-10-11T09:00', 480)

    def same_person(self, first, second, cohort, **how):
        """The person of `first` enrols in another cohort."""
        row = next(row for row in self.call('applications', '--cohort', how.pop('of')) if row['reference'] == first)
        return self.enrol(second, cohort=cohort, family=row['family_name'], number=row['registration_number'], **how)

    def spring_practical(self):
        self.practical('LTU')
        self.cohort('LTU-2026-SPR', 'LTU', 'Spring 2026', '2026-01-19', '2026-04-10')
        self.session('LTU-2026-SPR', 'practical', '2026-01-31T09:00', 480)

    def test_01_two_practicals_in_one_term(self):
        self.two_practicals()
        self.enrol('R1', cohort='LTU-2025-AUT')
        self.same_person('R1', 'R2', 'FEC-2025-AUT', of='LTU-2025-AUT')
        self.assertEqual(self.hours('R1', 'LTU-2025-AUT')['required'], 1260)
        self.assertEqual(self.hours('R2', 'FEC-2025-AUT')['required'], 900)

    def test_02_leadership_in_autumn_practical_in_spring(self):
        self.spring_practical()
        self.enrol('R1')
        live = self.session(DPL, 'live', '2025-09-25T19:00', 90)
        self.call('attendance', live, 'R1', 90)
        self.same_person('R1', 'R2', 'LTU-2026-SPR', of=DPL, date='2026-01-10')
        hours = self.hours('R2', 'LTU-2026-SPR')
        self.assertEqual(hours['required'], 900)
        self.assertIn('hands-on', hours['note'])

    def test_03_both_start_on_the_same_day(self):
        self.practical('LTU')
        self.cohort('LTU-2025-AUT', 'LTU', 'Autumn 2025', '2025-09-18', '2025-11-20')
        self.session('LTU-2025-AUT', 'practical', '2025-09-18T09:00', 480)
        self.enrol('R1')
        live = self.session(DPL, 'live', '2025-09-18T19:00', 90)
        self.call('attendance', live, 'R1', 90)
        self.same_person('R1', 'R2', 'LTU-2025-AUT', of=DPL)
        self.assertEqual(self.hours('R1', DPL)['required'], 0)
        self.assertEqual(self.hours('R2', 'LTU-2025-AUT')['required'], 1260)

    def test_04_withdrawn_on_day_6(self):
        self.spring_practical()
        self.cohort('UIAO-2025-AUT', 'UIAO', 'Autumn 2025', '2025-09-18', '2025-11-20', '--capacity', 1)
        self.enrol('R1', cohort='UIAO-2025-AUT')
        live = self.session('UIAO-2025-AUT', 'live', '2025-09-19T19:00', 90)
        self.call('attendance', live, 'R1', 90)
        self.call('move', 'R1', 'withdrawn', '--date', '2025-09-24', '--reason', 'Family reasons')
        self.assertEqual(self.result('R1', 'UIAO-2025-AUT')['outcome'], 'WD')
        places = next(row for row in self.call('cohort', 'list') if row['code'] == 'UIAO-2025-AUT')['places']
        self.assertEqual(places['enrolled'], 0)
        self.enrol('R9', cohort='UIAO-2025-AUT', date='2025-09-25')  # the one place is free again
        self.assertEqual(self.call('audit', '--record', 'mark'), [], 'no attempt is used')
        self.same_person('R1', 'R2', 'LTU-2026-SPR', of='UIAO-2025-AUT', date='2026-01-10')
        self.assertEqual(self.hours('R2', 'LTU-2026-SPR')['required'], 1260)

    def test_05_hours_done_and_the_assessment_failed(self):
        self.practical('LTU')
        self.practical('FEC')
        self.cohort('LTU-2025-AUT', 'LTU', 'Autumn 2025', '2025-09-22', '2025-12-05')
        self.cohort('FEC-2026-SPR', 'FEC', 'Spring 2026', '2026-01-19', '2026-04-10')
        self.session('FEC-2026-SPR', 'practical', '2026-01-31T09:00', 480)
        self.enrol('R1', cohort='LTU-2025-AUT')
        for day in (4, 11, 18):
            self.call('attendance', self.session('LTU-2025-AUT', 'practical', f'2025-10-{day:02}T09:00', 420), 'R1', 420)
        for attempt in (1, 2):
            self.mark('R1', 'viva', 40, '--attempt', attempt)
        self.mark('R1', 'written', 60)
        self.assertEqual(self.hours('R1', 'LTU-2025-AUT')['short'], 0)
        self.assertEqual(self.result('R1', 'LTU-2025-AUT')['outcome'], 'F')
        self.same_person('R1', 'R2', 'FEC-2026-SPR', of='LTU-2025-AUT', date='2026-01-10')
        self.assertEqual(self.hours('R2', 'FEC-2026-SPR')['required'], 900)

    def test_06_a_quarter_of_an_hour_short(self):
        self.spring_practical()
        self.enrol('R1')
        self.call('attendance', self.session(DPL, 'live', '2025-09-25T19:00', 90), 'R1', 90)
        self.same_person('R1', 'R2', 'LTU-2026-SPR', of=DPL, date='2026-01-10')
        for day, minutes in ((7, 480), (14, 405)):
            self.call('attendance', self.session('LTU-2026-SPR', 'practical', f'2026-02-{day:02}T09:00', 480), 'R2', minutes)
        self.mark('R2', 'written', 80)
        self.mark('R2', 'viva', 80)
        hours = self.hours('R2', 'LTU-2026-SPR')
        self.assertEqual((hours['required'], hours['attended'], hours['short']), (900, 885, 15))
        self.assertEqual(self.result('R2', 'LTU-2026-SPR')['outcome'], 'INC')

    def test_07_a_third_module_in_a_term(self):
        self.two_practicals()
        self.enrol('R1')
        self.same_person('R1', 'R2', 'LTU-2025-AUT', of=DPL)
        self.applicant('R3', cohort='FEC-2025-AUT', family='FamilyR1',
                       number=self.call('applications', '--cohort', DPL)[0]['registration_number'])
        for requirement in ('registration', 'degree', 'employment', 'ultrasound'):
            self.call('requirement', 'R3', requirement, 'met')
        words = ''
        for state in ('in-review', 'offered', 'accepted', 'enrolled'):
            done = self.raw('move', 'R3', state, '--date', '2025-09-01')
            words += done.stderr
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('Autumn 2025', words)

    def written_and_viva(self, written, viva):
        self.enrol('R1')
        self.mark('R1', 'written', written)
        self.mark('R1', 'viva', viva)
        return self.result('R1')

    def test_08_mean_of_49_5_with_the_written_failed(self):
        result = self.written_and_viva(49, 50)
        self.assertEqual((result['mark'], result['outcome']), (49, 'R'))

    def test_09_both_49_5(self):
        self.assertEqual(self.written_and_viva('49.5', '49.5')['outcome'], 'R')

    def test_10_second_viva_48(self):
        self.written_and_viva(68, 44)
        self.assertEqual((self.result('R1')['mark'], self.result('R1')['outcome']), (49, 'R'))
        self.mark('R1', 'viva', 48, '--attempt', 2)
        self.assertEqual(self.result('R1')['outcome'], 'F')

    def test_10_second_viva_passed_is_capped(self):
        self.written_and_viva(68, 44)
        self.mark('R1', 'viva', 63, '--attempt', 2)
        result = self.result('R1')
        self.assertEqual((result['viva'], result['mark'], result['outcome']), (50, 59, 'P'))

    def test_11_viva_deferred(self):
        self.enrol('R1')
        self.mark('R1', 'written', 60)
        self.call('mark', 'R1', 'viva', '--code', 'DEF', '--reason', 'Illness, evidence seen')
        self.assertEqual(self.result('R1')['outcome'], 'DEF')
        self.mark('R1', 'viva', 80)
        result = self.result('R1')
        self.assertEqual((result['viva'], result['mark'], result['outcome']), (80, 70, 'P'))

    def test_12_to_the_second(self):
        self.call('deadline', '--cohort', DPL, '--component', 'written', '--at', '2025-10-23T14:00')
        for reference, received, mark in (('R1', '2025-10-23T14:00:00', 70), ('R2', '2025-10-23T14:00:01', 50)):
            self.enrol(reference)
            self.mark(reference, 'written', 70, '--received', received)
            self.assertEqual(self.result(reference)['written'], mark)

    def test_12_an_extension_keeps_the_time_of_day(self):
        self.call('deadline', '--cohort', DPL, '--component', 'written', '--at', '2025-10-23T14:00')
        for reference, received, mark in (('R1', '2025-10-30T14:00:00', 70), ('R2', '2025-10-30T14:00:01', 50)):
            self.enrol(reference)
            self.call('extension', reference, 'written', '--days', 7, '--reason', 'Self-certified illness')
            self.mark(reference, 'written', 70, '--received', received)
            self.assertEqual(self.result(reference)['written'], mark)

    def test_13_reassessed_and_three_days_late(self):
        self.call('deadline', '--cohort', DPL, '--component', 'written', '--at', '2025-10-23T14:00')
        self.call('deadline', '--cohort', DPL, '--component', 'written', '--at', '2026-01-15T14:00', '--attempt', 2)
        self.written_and_viva(40, 60)
        self.mark('R1', 'written', 72, '--attempt', 2, '--received', '2026-01-18T13:00')
        self.assertEqual(self.result('R1')['written'], 50)

    def test_14_same_number_new_surname(self):
        self.applicant('R1', regulator='HCPC', number='PH095159', family='Before')
        self.cohort('UIAO-2025-AUT', 'UIAO', 'Autumn 2025', '2025-09-20', '2025-11-22')
        self.applicant('R2', cohort='UIAO-2025-AUT', regulator='HCPC', number='PH95159', family='After')
        for cohort in (DPL, 'UIAO-2025-AUT'):
            row, = self.call('applications', '--cohort', cohort)
            self.assertEqual(row['registration_number'], 'PH095159')
            self.assertIn('possible-duplicate', row['flags'], 'a merge is proposed, and a person confirms it')
        self.assertEqual(len({entry['record'] for entry in self.call('audit', '--record', 'learner')}), 2)

    def test_15_a_physician_associate(self):
        self.applicant('R1', number='A1234567')
        row, = self.call('applications', '--cohort', DPL)
        self.assertEqual(row['registration_number'], 'A1234567')
        self.assertIn('associate', row['flags'])

    def test_16_the_chair_overturns_a_printed_pass(self):
        self.enrol('R1')
        self.call('payment', 'R1', 60000)
        self.mark('R1', 'written', 62)
        self.mark('R1', 'viva', 55)
        self.ratify()
        self.call('export', 'marks', '--cohort', DPL, self.path('marks.xlsx'))
        issued = self.call('certificates', 'issue', '--cohort', DPL)['issued'][0]
        self.refuse('mark', 'R1', 'viva', '--agreed', '45')
        done = self.call('chair-action', 'R1', '--component', 'viva', '--agreed', 45, '--kind', 'transfer', '--reason',
                         'The examiners’ form says 45')
        self.assertIn(issued['serial'], done['revoked'])
        self.assertTrue(done['out_of_date'])
        self.assertEqual(self.result('R1')['outcome'], 'R')
        self.assertEqual(self.call('certificate', 'verify', issued['serial'], issued['code'])['status'], 'revoked')
        self.assertEqual(self.call('check')['problems'], [])


if __name__ == '__main__':
    main()

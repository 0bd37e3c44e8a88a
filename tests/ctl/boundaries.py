# boundaries.py: the rules at their edges, rule by rule
#
# SPDX-License-Identifier: GPL-3.0-or-later
from office import Office, main

DPL = 'DPL-2025-AUT'
UIAO = 'UIAO-2025-AUT'


class Boundaries(Office):
    def written(self, mark, *more):
        return self.mark('R1', 'written', mark, *more)['written']

    def test_assess_5_the_word_limit(self):
        self.enrol('R1')
        for words, mark in ((1500, 70), (1650, 70), (1651, 65), (1800, 65), (1801, 50)):
            self.assertEqual(self.written(70, '--words', words), mark, words)
        for mark, words, comes_to in ((48, 1801, 48), (3, 1651, 0), (54.99, 1651, 49.99), (55, 1800, 50)):
            self.assertEqual(self.written(mark, '--words', words), comes_to, 'a cap never raises a mark')

    def test_assess_6_late_to_the_second(self):
        self.call('deadline', '--cohort', DPL, '--component', 'written', '--at', '2025-10-23T14:00')
        self.enrol('R1')
        for received, mark in (('2025-10-23T14:00:00', 70), ('2025-10-23T14:00:01', 50), ('2025-10-30T14:00:00', 50),
                               ('2025-10-30T14:00:01', 0)):
            self.assertEqual(self.written(70, '--received', received), mark, received)
        self.refuse('extension', 'R1', 'written', '--days', 3, '--reason', 'Short')
        self.call('extension', 'R1', 'written', '--days', 14, '--reason', 'Evidence seen')
        for received, mark in (('2025-11-06T14:00:00', 70), ('2025-11-06T14:00:01', 50), ('2025-11-13T14:00:00', 50),
                               ('2025-11-13T14:00:01', 0)):
            self.assertEqual(self.written(70, '--received', received), mark, received)

    def test_assess_7_penalty_then_lateness_then_the_cap(self):
        self.call('deadline', '--cohort', DPL, '--component', 'written', '--at', '2025-10-23T14:00')
        self.enrol('R1')
        self.assertEqual(self.written(54, '--words', 1700, '--received', '2025-10-24T10:00'), 49)
        self.assertEqual(self.written(70, '--words', 1700, '--received', '2025-10-24T10:00'), 50)

    def test_assess_8_not_attended_and_deferred(self):
        self.enrol('R1')
        self.mark('R1', 'written', 70)
        self.call('mark', 'R1', 'viva', '--code', 'NS')
        self.assertEqual(self.result('R1')['outcome'], 'R')
        self.call('mark', 'R1', 'viva', '--attempt', 2, '--code', 'DEF', '--reason', 'Illness')
        self.assertEqual(self.result('R1')['outcome'], 'DEF')
        self.mark('R1', 'viva', 80, '--attempt', 2)
        result = self.result('R1')
        self.assertEqual((result['viva'], result['mark'], result['outcome']), (50, 60, 'P'), 'still a reassessment')

    def test_assess_9_two_markers(self):
        self.enrol('R1')
        for first, second, mark in (('60', '70', None), ('60', '69.99', 65), ('49', '51', None), ('49.99', '50', None),
                                    ('50', '50.01', 50.01), ('40', '49.99', 45), ('60.01', '60.02', 60.02)):
            self.assertEqual(self.call('mark', 'R1', 'written', '--first', first, '--second', second)['written'], mark)
        self.call('mark', 'R1', 'written', '--first', 60, '--second', 70)
        self.refuse('mark', 'R1', 'written', '--agreed', 66)
        self.assertEqual(self.mark('R1', 'written', 66, '--reason', 'Read again together')['written'], 66)

    def test_assess_2_and_credit_4_halves_go_up(self):
        self.enrol('R1')
        for written, viva, mark in ((59, 60, 60), (69, 70, 70), ('50.01', '68.98', 59), ('50', '50.99', 50)):
            self.mark('R1', 'written', written)
            self.assertEqual(self.mark('R1', 'viva', viva)['mark'], mark)

    def ready(self, reference, cohort, **applicant):
        self.applicant(reference, cohort=cohort, **applicant)
        for requirement in ('registration', 'degree', 'employment', 'ultrasound'):
            self.call('requirement', reference, requirement, 'met')
        for state in ('in-review', 'offered'):
            self.call('move', reference, state, '--date', '2025-08-01')

    def test_apply_2_the_closing_day_and_the_waiting_list(self):
        self.cohort(UIAO, 'UIAO', 'Autumn 2025', '2025-09-20', '2025-11-22', '--capacity', 1, '--closes', '2025-08-10')
        for n, reference in enumerate(('A1', 'A2', 'A3')):
            self.ready(reference, UIAO, number=9100001 + n, applied=f'2025-07-0{n + 1}')
        self.assertIn('closed', self.refuse('move', 'A1', 'accepted', '--date', '2025-08-11'))
        self.call('move', 'A1', 'accepted', '--date', '2025-08-10')
        self.assertIn('full', self.refuse('move', 'A2', 'accepted', '--date', '2025-08-10'))
        for reference in ('A3', 'A2'):
            self.call('move', reference, 'waiting', '--date', '2025-08-10')
        self.call('move', 'A1', 'withdrawn', '--date', '2025-08-10')
        self.assertIn('A2', self.refuse('move', 'A3', 'offered', '--date', '2025-08-10'))
        self.call('move', 'A2', 'offered', '--date', '2025-08-10')

    def third_module(self, withdrawn_on):
        self.cohort(UIAO, 'UIAO', 'Autumn 2025', '2025-09-18', '2025-11-20')
        self.practical('LTU')
        self.cohort('LTU-2025-AUT', 'LTU', 'Autumn 2025', '2025-10-20', '2025-12-05')
        person = {'family': 'Same', 'number': '9100001'}
        self.enrol('R1', **person)
        self.enrol('R2', cohort=UIAO, **person)
        self.ready('R3', 'LTU-2025-AUT', **person)
        self.call('move', 'R1', 'withdrawn', '--date', withdrawn_on, '--reason', 'Family')
        self.raw('move', 'R3', 'accepted', '--date', '2025-10-10')
        return self.raw('move', 'R3', 'enrolled', '--date', '2025-10-10').returncode

    def test_load_1_withdrawn_on_the_fourteenth_day(self):
        self.assertEqual(self.third_module('2025-10-02'), 0)

    def test_load_1_withdrawn_a_day_later(self):
        self.assertEqual(self.third_module('2025-10-03'), 1)


if __name__ == '__main__':
    main()

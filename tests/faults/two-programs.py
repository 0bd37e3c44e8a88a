# two-programs.py: many programs on one database at once lose nothing that was acknowledged
#
# SPDX-License-Identifier: GPL-3.0-or-later
import concurrent.futures
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'ctl'))
from office import Office  # noqa: E402

AT_ONCE = 20
TRIES = 20
COHORT = 'UIAO-2025-AUT'


class TwoPrograms(Office):
    def setUp(self):
        super().setUp()
        self.references = [f'R{n}' for n in range(AT_ONCE)]
        self.pool = concurrent.futures.ThreadPoolExecutor(AT_ONCE)
        self.addCleanup(self.pool.shutdown)

    def office(self, *capacity):
        """A cohort with a learner for each program."""
        self.cohort(COHORT, 'UIAO', 'Autumn 2025', '2025-09-20', '2025-11-22', *capacity)
        rows = ''.join(f'{r},2025-07-01,Aoife,Family{r},1984-09-18,{r}@example.org,GMC,{9000000 + n}\n'
                       for n, r in enumerate(self.references))
        file = self.write('a.csv', 'reference,applied_on,given_names,family_name,date_of_birth,email,regulator,'
                                   'registration_number\n' + rows)
        self.assertEqual(self.call('import', 'applications', file, '--cohort', COHORT)['imported'], AT_ONCE)

    def together(self, *steps):
        """Each learner's steps in a program of their own, all learners at once; what each was refused.

        A program that has waited for its turn in vain says so, and its step is tried again: had it been
        saved all the same, it would be there twice.
        """
        def one(reference):
            for step in steps:
                for _ in range(TRIES):
                    done = self.raw('--json', *(reference if word is None else word for word in step))
                    if 'Try again' not in done.stderr:
                        break
                if done.returncode != 0:
                    self.assertEqual(done.returncode, 1, done.stderr)
                    self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
                    return reference, done.stderr
            return reference, None
        return dict(self.pool.map(one, self.references))

    def moved(self, *states):
        steps = [('move', None, states[0], '--date', '2025-08-01')]
        steps += [('requirement', None, requirement, 'met', '--note', 'Seen')
                  for requirement in ('registration', 'degree', 'employment', 'ultrasound')]
        steps += [('move', None, state, '--date', '2025-08-02') for state in states[1:]]
        self.assertEqual(self.together(*steps), dict.fromkeys(self.references))

    def assert_sound(self):
        self.assertEqual(self.call('check')['problems'], [])

    def test_marks_and_payments(self):
        self.office()
        self.moved('in-review', 'offered', 'accepted', 'enrolled')
        told = self.together(('mark', None, 'written', '--agreed', '61'), ('mark', None, 'viva', '--agreed', '63'),
                             ('payment', None, '60000'))
        self.assertEqual(told, dict.fromkeys(self.references))
        rows = {row['reference']: row for row in self.call('results', '--cohort', COHORT)}
        for reference in self.references:
            self.assertEqual((rows[reference]['mark'], rows[reference]['outcome']), (62, 'P'))
            self.assertEqual(self.call('fee', reference)['payments'], 60000)
        self.assert_sound()

    def test_one_account(self):
        self.applicant('ONE')
        told = self.together(('payment', 'ONE', '100'))
        done = [reference for reference, refusal in told.items() if refusal is None]
        self.assertEqual(self.call('fee', 'ONE')['payments'], 100 * len(done))
        self.assertEqual(len(done), AT_ONCE, told)
        self.assert_sound()

    def test_the_last_place_is_given_once(self):
        self.office('--capacity', 3)
        self.moved('in-review', 'offered')
        told = self.together(('move', None, 'accepted', '--date', '2025-08-03'))
        accepted = sorted(reference for reference, refusal in told.items() if refusal is None)
        self.assertEqual(len(accepted), 3, told)
        for refusal in filter(None, told.values()):
            self.assertIn('full', refusal)
        states = {row['reference']: row['state'] for row in self.call('applications', '--cohort', COHORT)}
        self.assertEqual(accepted, sorted(r for r, state in states.items() if state == 'accepted'))
        places = next(row for row in self.call('cohort', 'list') if row['code'] == COHORT)['places']
        self.assertEqual(places['accepted'], 3)
        self.assert_sound()


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], '-v'])

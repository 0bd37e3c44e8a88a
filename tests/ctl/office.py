# office.py: a new office in a folder of its own, driven through officectl
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

OFFICECTL = os.environ.get('OFFICECTL', 'officectl')


class Office(unittest.TestCase):
    """A test case with an office; `run` must succeed, `refuse` must not."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='office-ctl-')
        self.addCleanup(shutil.rmtree, self.folder)
        self.database = os.path.join(self.folder, 'office.db')
        self.call('init')

    def raw(self, *words):
        return subprocess.run([OFFICECTL, '--database', self.database, *map(str, words)],
                              capture_output=True, text=True, timeout=60)

    def call(self, *words):
        """Runs a command with --json that must succeed; returns its one JSON value."""
        done = self.raw('--json', *words)
        self.assertEqual(done.returncode, 0, f'{words}: {done.stderr}')
        return json.loads(done.stdout)

    def refuse(self, *words, code=1):
        """Runs a command that must fail: nothing on standard output, one line on standard error."""
        done = self.raw('--json', *words)
        self.assertEqual(done.returncode, code, f'{words}: {done.stdout}{done.stderr}')
        self.assertEqual(done.stdout, '', words)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        return done.stderr.strip()

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text, encoding='utf-8'):
        with open(self.path(name), 'wb') as file:
            file.write(text.encode(encoding))
        return self.path(name)

    # The steps that many tests begin with.

    def applicant(self, reference, cohort='DPL-2025-AUT', given='Aoife', family=None, number=None, born='1984-09-18',
                  regulator='GMC', applied='2025-07-01'):
        family = family or 'Family' + reference
        number = number or '9%06d' % (sum(map(ord, reference)) * 977 % 1000000)
        file = self.write(f'{reference}.csv',
                          'reference,applied_on,given_names,family_name,date_of_birth,email,regulator,registration_number\n'
                          f'{reference},{applied},{given},"{family}",{born},{reference.lower()}@example.org,{regulator},{number}\n')
        report = self.call('import', 'applications', file, '--cohort', cohort)
        self.assertEqual(report['errors'], [])
        return reference

    def enrol(self, reference, date='2025-09-01', **applicant):
        self.applicant(reference, **applicant)
        for requirement in ('registration', 'degree', 'employment', 'ultrasound'):
            self.call('requirement', reference, requirement, 'met', '--note', 'Seen')
        for state in ('in-review', 'offered', 'accepted', 'enrolled'):
            self.call('move', reference, state, '--date', date)
        return reference

    def cohort(self, code, module, term, starts, ends, *more):
        return self.call('cohort', 'add', code, '--module', module, '--term', term, '--starts', starts, '--ends', ends, *more)

    def practical(self, code='LTU'):
        return self.call('module', 'add', code, '--title', f'Module {code}', '--practical')

    def result(self, reference, cohort='DPL-2025-AUT'):
        return next(row for row in self.call('results', '--cohort', cohort) if row['reference'] == reference)

    def hours(self, reference, cohort):
        return next(row for row in self.call('hours', '--cohort', cohort) if row['reference'] == reference)

    def mark(self, reference, component, mark, *more):
        return self.call('mark', reference, component, '--agreed', mark, *more)

    def session(self, cohort, kind, starts, minutes, *more):
        return self.call('session', 'add', '--cohort', cohort, '--kind', kind, '--starts', starts, '--minutes', minutes,
                         *more)['id']

    def ratify(self, cohort='DPL-2025-AUT', date='2025-12-04'):
        return self.call('board', 'ratify', '--cohort', cohort, '--date', date, '--chair', 'Prof. A. Chair',
                         '--external', 'Dr E. External')


def main():
    unittest.main(argv=[sys.argv[0], '-v'], verbosity=2)

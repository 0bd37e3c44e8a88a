# papers.py: board papers, statements, register, badges and the pack of a cohort, read back
#
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import json
import os
import subprocess
import zipfile

import jsonschema
import openpyxl

from office import Office, main

DPL = 'DPL-2025-AUT'
SCHEMA = os.path.join(os.environ['OFFICE_SCHEMAS'], 'ob_v3p0_achievementcredential_schema.json')


def text_of(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout


class Papers(Office):
    """An office with one learner who passed, one who is referred and one who is deferred."""

    def setUp(self):
        super().setUp()
        for reference, written, viva in (('R1', '64', '58'), ('R2', '62', '44'), ('R3', '71', '')):
            self.enrol(reference)
            self.mark(reference, 'written', written)
            if viva:
                self.mark(reference, 'viva', viva)
        self.call('mark', 'R3', 'viva', '--code', 'DEF', '--reason', 'Illness, evidence seen')

    def ratify_and_issue(self):
        self.ratify()
        for reference in ('R1', 'R2', 'R3'):
            self.call('payment', reference, 60000)
        return self.call('certificates', 'issue', '--cohort', DPL)['issued']

    def test_board_papers(self):
        self.call('board', 'papers', '--cohort', DPL, self.path('before.pdf'))
        before = text_of(self.path('before.pdf'))
        for stated in ('not held yet', '3 results are provisional', 'FamilyR2', 'the viva voce is below 50',
                       'Every result', 'Chair', 'External examiner'):
            self.assertIn(stated, before)

        self.ratify_and_issue()
        self.call('board', 'papers', '--cohort', DPL, '--anonymous', self.path('after.pdf'))
        after = text_of(self.path('after.pdf'))
        self.assertIn('Prof. A. Chair', after)
        self.assertNotIn('provisional', after)
        self.assertNotIn('Family', after)
        self.assertIn('R2', after)

    def test_chairs_action_is_on_the_papers(self):
        self.ratify()
        self.call('chair-action', 'R2', '--component', 'viva', '--agreed', 51, '--kind', 'totalling',
                  '--reason', 'A page was not added up')
        self.call('board', 'papers', '--cohort', DPL, self.path('papers.pdf'))
        self.assertIn('A page was not added up', ' '.join(text_of(self.path('papers.pdf')).split()))

    def test_statements(self):
        self.refuse('transcripts', '--cohort', DPL, '--ratified', self.path('none.pdf'))
        self.assertFalse(os.path.exists(self.path('none.pdf')))
        done = self.call('transcripts', '--cohort', DPL, '--statement', self.path('all.pdf'))
        self.assertEqual(done['learners'], 3)
        self.assertEqual(text_of(self.path('all.pdf')).count('Page 1 of 1'), 3)
        self.call('transcripts', '--cohort', DPL, '--statement', '--each', '--attempts', 'none', self.path('each'))
        self.assertEqual(sorted(os.listdir(self.path('each'))),
                         [f'FamilyR{i} Aoife R{i}.pdf' for i in (1, 2, 3)])
        one = text_of(os.path.join(self.path('each'), 'FamilyR2 Aoife R2.pdf'))
        self.assertNotIn('attempt 1', one)
        self.assertIn('refer', one)

    def test_options_of_a_transcript(self):
        self.refuse('transcript', 'R1', self.path('x.pdf'), '--attempts', 'some', code=2)
        self.call('transcript', 'R1', self.path('t.pdf'), '--ratified')
        self.assertIn('No result has been ratified yet', text_of(self.path('t.pdf')))

    def test_badges(self):
        self.refuse('badges', '--cohort', DPL, self.path('none'))
        issued = self.ratify_and_issue()
        names = self.call('badges', '--cohort', DPL, self.path('badges'))['files']
        self.assertEqual(names, [f"{row['serial']}.json" for row in issued])
        with open(SCHEMA, encoding='utf-8') as file:
            validator = jsonschema.Draft201909Validator(json.load(file), format_checker=jsonschema.FormatChecker())
        for name, row in zip(names, issued):
            with open(os.path.join(self.path('badges'), name), encoding='utf-8') as file:
                text = file.read()
            badge = json.loads(text)
            self.assertEqual([error.message for error in validator.iter_errors(badge)], [])
            self.assertNotIn('@example.org', text)
            self.assertNotIn(row['code'], text)
            identity, = badge['credentialSubject']['identifier']
            salted = 'r1@example.org' + identity['salt']
            self.assertEqual(identity['identityHash'], 'sha256$' + hashlib.sha256(salted.encode()).hexdigest())
            self.assertEqual(badge['credentialSubject']['creditsEarned'], 10)
        del badge['validFrom']
        self.assertFalse(validator.is_valid(badge), 'a validator that cannot fail')

    def test_revoked_certificates_are_no_badges(self):
        serial = self.ratify_and_issue()[0]['serial']
        self.call('certificate', 'revoke', serial, '--reason', 'Issued in error')
        self.refuse('badges', '--cohort', DPL, self.path('badges'))
        self.call('register', '--cohort', DPL, self.path('register.pdf'))
        register = ' '.join(text_of(self.path('register.pdf')).split())
        self.assertIn(serial, register)
        self.assertIn('Issued in error', register)

    def test_pack(self):
        self.ratify_and_issue()
        done = self.call('pack', '--cohort', DPL, self.path('pack'))
        self.assertEqual(done['left_out'], [])
        with open(os.path.join(self.path('pack'), 'manifest.json'), encoding='utf-8') as file:
            manifest = json.load(file)
        subprocess.run(['sha256sum', '--check', '--strict', '--quiet', 'SHA256SUMS'], cwd=self.path('pack'), check=True)
        self.assertEqual([entry['file'] for entry in manifest['files']] + ['manifest.json', 'SHA256SUMS'], done['files'])
        for entry in manifest['files']:
            path = os.path.join(self.path('pack'), entry['file'])
            with open(path, 'rb') as file:
                content = file.read()
            self.assertEqual((len(content), hashlib.sha256(content).hexdigest()), (entry['bytes'], entry['sha256']))
            if path.endswith('.xlsx'):
                openpyxl.load_workbook(path)

        # Nothing has changed: the same returns again, no new version.
        self.call('pack', '--cohort', DPL, self.path('pack.zip'))
        with zipfile.ZipFile(self.path('pack.zip')) as zipped:
            self.assertIsNone(zipped.testzip())
            self.assertEqual(sorted(zipped.namelist()), sorted(f'{DPL}/{name}' for name in done['files']))
            with open(os.path.join(self.path('pack'), 'marks-return.xlsx'), 'rb') as file:
                self.assertEqual(zipped.read(f'{DPL}/marks-return.xlsx'), file.read())
        self.assertEqual(self.call('export', 'marks', self.path('m.xlsx'), '--cohort', DPL)['version'], 2)

    def test_pack_spares_what_is_there(self):
        self.ratify()
        os.mkdir(self.path('mine'))
        self.write('mine/notes.txt', 'mine')
        self.assertIn('mine', self.refuse('pack', '--cohort', DPL, self.path('mine')))
        self.assertEqual(os.listdir(self.path('mine')), ['notes.txt'])
        self.refuse('pack', '--cohort', DPL, self.path('no/such/folder/pack'))
        self.refuse('pack', '--cohort', DPL, os.path.join(self.path('mine/notes.txt'), 'pack.zip'))
        left = [name for name in os.listdir(self.folder) if name.startswith('.office-pack')]
        self.assertEqual(left, [])
        self.assertEqual(self.call('export', 'marks', self.path('m.xlsx'), '--cohort', DPL)['version'], 1)

    def test_pack_before_anything_is_issued(self):
        done = self.call('pack', '--cohort', DPL, self.path('pack'))
        self.assertEqual(len(done['left_out']), 1)
        self.assertNotIn('certificates.pdf', done['files'])


if __name__ == '__main__':
    main()

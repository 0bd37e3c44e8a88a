# contract.py: the names, keys and exit codes that scripts rely on
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import subprocess

import openpyxl

from office import OFFICECTL, Office, main

COMMANDS = '''init demo check backup restore module.add module.list cohort.add cohort.list import.applications
import.marks import.registrations applications requirement move payment fee session.add sessions clashes attendance hours
deadline extension mark results board.ratify chair-action export.enrolments export.marks export.results certificates.issue
certificates.print certificate.verify certificate.reissue certificate.revoke transcript calendar audit subject-access
erase'''.split()


class Contract(Office):
    def test_help_of_each_command(self):
        for command in COMMANDS:
            done = self.raw('help', *command.split('.'))
            self.assertEqual(done.returncode, 0, command + done.stderr)
            self.assertIn('officectl ' + command.replace('.', ' '), done.stdout)

    def test_wrong_usage_is_2(self):
        self.refuse('nonsense', code=2)
        self.refuse('cohort', 'nonsense', code=2)
        self.refuse('mark', code=2)
        self.refuse('mark', 'R1', 'written', '--no-such-option', code=2)
        self.refuse('move', 'R1', 'promoted', code=2)
        self.refuse('requirement', 'R1', 'height', 'met', code=2)
        self.assertEqual(self.raw().returncode, 2)

    def test_a_new_office(self):
        self.assertEqual({module['code'] for module in self.call('module', 'list')}, {'UIAO', 'DPL'})
        self.assertFalse(any(module['practical'] for module in self.call('module', 'list')))
        cohort, = self.call('cohort', 'list')
        for key, value in {'code': 'DPL-2025-AUT', 'module': 'DPL', 'starts': '2025-09-18', 'ends': '2025-11-20',
                           'capacity': None, 'fee': 60000}.items():
            self.assertEqual(cohort[key], value)
        self.assertLessEqual({'offered': 0, 'accepted': 0, 'enrolled': 0}.items(), cohort['places'].items())
        self.refuse('init')
        self.assertEqual(os.stat(self.database).st_mode & 0o777, 0o600)

    def test_no_such_database(self):
        done = subprocess.run([OFFICECTL, '--database', self.path('missing.db'), 'cohort', 'list'], capture_output=True,
                              text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn('missing.db', done.stderr)
        self.assertFalse(os.path.exists(self.path('missing.db')))

    def test_import_report(self):
        file = self.write('applications.csv',
                          'E-mail;Surname;Forename(s);DOB;GMC No.;Employer/Trust\r\n'
                          'a@example.org;Sørensen;Åse;18/09/1984;9000001;St Brannoc’s\r\n'
                          'b@example.org;O\'Brien;<b>Máire</b> & Co;18-Sep-84;9000002;\r\n'
                          'c@example.org;;Nobody;31/02/1984;PA012345;\r\n', 'cp1252')
        before = self.call('applications', '--cohort', 'DPL-2025-AUT')
        dry = self.call('import', 'applications', file, '--cohort', 'DPL-2025-AUT', '--regulator', 'GMC', '--dry-run')
        self.assertEqual(self.call('applications', '--cohort', 'DPL-2025-AUT'), before)
        report = self.call('import', 'applications', file, '--cohort', 'DPL-2025-AUT', '--regulator', 'GMC')
        self.assertEqual(dry, report)
        self.assertEqual((report['rows'], report['imported'], report['skipped']), (3, 2, 1))
        self.assertEqual({error['row'] for error in report['errors']}, {4})
        self.assertGreaterEqual({error['field'] for error in report['errors']},
                                {'family_name', 'date_of_birth', 'registration_number'})
        for error in report['errors']:
            self.assertEqual(set(error), {'row', 'field', 'value', 'message'})
        rows = self.call('applications', '--cohort', 'DPL-2025-AUT')
        self.assertEqual({row['family_name'] for row in rows}, {'Sørensen', "O'Brien"})
        self.assertIn('<b>Máire</b> & Co', {row['given_names'] for row in rows})
        for row in rows:
            self.assertLessEqual({'reference', 'family_name', 'given_names', 'state', 'regulator', 'registration_number',
                                  'requirements', 'flags'}, set(row))
            self.assertEqual(row['requirements'], dict.fromkeys(('registration', 'degree', 'employment', 'ultrasound'), 'not-seen'))

    def test_all_or_nothing(self):
        file = self.write('a.csv', 'given_names,family_name,email\nA,B,a@example.org\nC,,c@example.org\n')
        done = self.raw('--json', 'import', 'applications', file, '--cohort', 'DPL-2025-AUT', '--all-or-nothing')
        self.assertEqual(done.returncode, 1)
        self.assertEqual(json.loads(done.stdout)['imported'], 0)
        self.assertEqual(self.call('applications', '--cohort', 'DPL-2025-AUT'), [])

    def test_import_maps(self):
        file = self.write('a.csv', 'Vorname,Nachname,Post\nÄnne,Müller,a@example.org\n')
        report = self.call('import', 'applications', file, '--cohort', 'DPL-2025-AUT', '--map', 'given_names=Vorname',
                           '--map', 'family_name=Nachname', '--map', 'email=Post')
        self.assertEqual(report['imported'], 1)
        self.refuse('import', 'applications', file, '--cohort', 'DPL-2025-AUT', '--map', 'given_names=Nothing')
        self.refuse('import', 'applications', file, '--cohort', 'NO-SUCH')

    def test_import_xlsx(self):
        book = openpyxl.Workbook()
        book.active.title = 'Read me'
        sheet = book.create_sheet('Applicants')
        sheet.append(['Our applicants, July'])
        sheet.append([])
        sheet.append(['Ref', 'Surname', 'First name', 'Email', 'GMC number'])
        sheet.append(['X-1', '=cmd|calc', 'Aoife', 'x@example.org', 9000007])
        sheet['B4'].data_type = 's'
        book.save(self.path('a.xlsx'))
        report = self.call('import', 'applications', self.path('a.xlsx'), '--cohort', 'DPL-2025-AUT', '--sheet', 'Applicants')
        self.assertEqual((report['imported'], report['errors']), (1, []))
        row, = self.call('applications', '--cohort', 'DPL-2025-AUT')
        self.assertEqual((row['family_name'], row['registration_number'], row['regulator']), ('=cmd|calc', '9000007', 'GMC'))

    def test_files_that_are_not_what_they_say(self):
        for name, content in {'empty.csv': b'', 'empty.xlsx': b'', 'not.xlsx': b'PK\x03\x04 nothing',
                              'old.xls': b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600), 'picture.csv': b'\x89PNG\r\n\x1a\n\0\0\0'}.items():
            with open(self.path(name), 'wb') as file:
                file.write(content)
            self.assertIn(name, self.refuse('import', 'applications', self.path(name), '--cohort', 'DPL-2025-AUT'))
        self.assertIn('missing.csv', self.refuse('import', 'applications', self.path('missing.csv'), '--cohort', 'DPL-2025-AUT'))

    def test_applications_to_enrolment(self):
        self.applicant('R1')
        self.refuse('move', 'R1', 'enrolled')
        self.call('move', 'R1', 'in-review', '--date', '2025-08-01')
        words = self.refuse('move', 'R1', 'offered', '--date', '2025-08-02')
        self.assertRegex(words, r'R1|FamilyR1')
        for requirement in ('registration', 'degree', 'ultrasound'):
            self.call('requirement', 'R1', requirement, 'met', '--note', 'Seen')
        self.refuse('requirement', 'R1', 'employment', 'conditional')
        self.call('requirement', 'R1', 'employment', 'conditional', '--note', 'Letter', '--due', '2025-09-10')
        self.call('move', 'R1', 'offered', '--date', '2025-08-02')
        self.call('move', 'R1', 'accepted', '--date', '2025-08-03')
        self.refuse('move', 'R1', 'enrolled', '--date', '2025-09-01')
        self.call('requirement', 'R1', 'employment', 'met', '--note', 'Letter seen')
        self.call('move', 'R1', 'enrolled', '--date', '2025-09-01')
        row, = self.call('applications', '--cohort', 'DPL-2025-AUT')
        self.assertEqual(row['state'], 'enrolled')
        self.assertEqual(self.call('cohort', 'list')[0]['places']['enrolled'], 1)

    def test_capacity(self):
        self.cohort('UIAO-2025-AUT', 'UIAO', 'Autumn 2025', '2025-09-20', '2025-11-22', '--capacity', 1)
        self.enrol('R1', cohort='UIAO-2025-AUT')
        self.applicant('R2', cohort='UIAO-2025-AUT')
        for requirement in ('registration', 'degree', 'employment', 'ultrasound'):
            self.call('requirement', 'R2', requirement, 'met')
        self.call('move', 'R2', 'in-review', '--date', '2025-08-01')
        self.call('move', 'R2', 'offered', '--date', '2025-08-01')
        self.assertIn('full', self.refuse('move', 'R2', 'accepted', '--date', '2025-08-02'))
        self.call('move', 'R2', 'accepted', '--date', '2025-08-02', '--reason', 'An extra chair was found')

    def test_fee(self):
        self.enrol('R1')
        self.call('payment', 'R1', 25000, '--method', 'card', '--date', '2025-09-02')
        self.call('payment', 'R1', 40000)
        self.call('payment', 'R1', 5000, '--refund')
        self.assertEqual(self.call('fee', 'R1'), {'reference': 'R1', 'fee': 60000, 'discounts': 0, 'payments': 65000,
                                                  'refunds': 5000, 'balance': 0})
        for amount in ('0', '12.50', 'abc', '£5'):
            self.refuse('payment', 'R1', amount)

    def test_marks_that_are_none(self):
        self.enrol('R1')
        for mark in ('101', '-1', '55,5', 'abc', '55.555', '1e1', '٥٥'):
            self.refuse('mark', 'R1', 'written', '--agreed', mark)
        self.assertIsNone(self.result('R1')['written'])
        self.assertEqual(self.result('R1')['outcome'], 'PENDING')
        self.refuse('mark', 'R1', 'dance', '--agreed', '50')
        self.refuse('mark', 'NOBODY', 'written', '--agreed', '50')
        self.mark('R1', 'written', 0)
        self.assertEqual(self.result('R1')['written'], 0)
        self.mark('R1', 'written', '')
        self.assertIsNone(self.result('R1')['written'], 'an empty mark takes the mark away')

    def test_results_have_their_keys(self):
        self.enrol('R1')
        self.mark('R1', 'written', '62.25')
        row = self.result('R1')
        self.assertEqual(set(row), {'reference', 'family_name', 'given_names', 'student_number', 'written', 'viva', 'mark',
                                    'outcome', 'reason', 'provisional', 'credits'})
        self.assertEqual((row['written'], row['viva'], row['mark'], row['provisional']), (62.25, None, None, True))

    def test_marks_by_file(self):
        for n in range(1, 4):
            self.enrol(f'R{n}')
        file = self.write('m.csv', 'Reference,Mark\nR1,61\nR2,101\nR2,55\nNOBODY,50\nR3,"55,5"\n')
        report = self.call('import', 'marks', file, '--cohort', 'DPL-2025-AUT', '--component', 'written')
        self.assertEqual(self.result('R1')['written'], 61)
        self.assertIsNone(self.result('R3')['written'])
        self.assertIn('NOBODY', ' '.join(error['value'] for error in report['errors']))

    def test_sessions_clash(self):
        first = self.session('DPL-2025-AUT', 'live', '2025-10-02T19:00', 60, '--room', 'Lecture room', '--staff', 'Dr A')
        self.assertEqual(self.call('clashes'), [])
        self.session('DPL-2025-AUT', 'live', '2025-10-02T20:00', 60, '--room', 'Lecture room', '--staff', 'Dr A')
        self.assertEqual(self.call('clashes'), [], 'one ends as the other begins')
        self.session('DPL-2025-AUT', 'live', '2025-10-02T19:30', 10, '--staff', 'Dr A')
        self.assertTrue(self.call('clashes'))
        self.assertIn(first, [session['id'] for session in self.call('sessions', '--cohort', 'DPL-2025-AUT')])

    def test_times_that_are_none(self):
        for starts in ('2025-10-26T01:30', '2026-03-29T01:30', '2025-02-30T10:00', 'tomorrow'):
            self.refuse('session', 'add', '--cohort', 'DPL-2025-AUT', '--kind', 'live', '--starts', starts, '--minutes', 60)
        self.assertEqual(self.call('sessions', '--cohort', 'DPL-2025-AUT'), [])

    def passed(self, reference):
        self.enrol(reference)
        self.call('payment', reference, 60000)
        self.mark(reference, 'written', 62)
        self.mark(reference, 'viva', 70)
        return reference

    def test_documents(self):
        self.passed('R1')
        self.enrol('R2')
        file = self.write('n.csv', 'Reference,Student number\nR1,00123456\n')
        self.assertEqual(self.call('import', 'registrations', file, '--cohort', 'DPL-2025-AUT')['imported'], 1)
        self.ratify()
        row = self.result('R1')
        self.assertEqual((row['outcome'], row['mark'], row['credits'], row['provisional'], row['student_number']),
                         ('P', 66, 10, False, '00123456'))

        for kind in ('enrolments', 'marks', 'results'):
            self.call('export', kind, '--cohort', 'DPL-2025-AUT', self.path(f'{kind}.xlsx'))
            book = openpyxl.load_workbook(self.path(f'{kind}.xlsx'))
            cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
            self.assertIn('00123456', [cell.value for cell in cells])
            self.assertFalse([cell for cell in cells if cell.data_type == 'f'])

        issued = self.call('certificates', 'issue', '--cohort', 'DPL-2025-AUT')
        serial, code = issued['issued'][0]['serial'], issued['issued'][0]['code']
        self.assertEqual(len(issued['issued']), 1)
        self.call('certificates', 'print', '--cohort', 'DPL-2025-AUT', self.path('c.pdf'))
        text = subprocess.run(['pdftotext', self.path('c.pdf'), '-'], capture_output=True, text=True).stdout
        self.assertIn(serial, text)
        self.assertIn('Aoife FamilyR1', re.sub(r'\s+', ' ', text))

        verified = self.call('certificate', 'verify', serial, code)
        self.assertEqual(verified['status'], 'issued')
        self.refuse('certificate', 'verify', serial, 'AAAA-AAAA-AAAA')
        again = self.call('certificate', 'reissue', serial, '--reason', 'Lost in the post')
        self.assertNotEqual(again['serial'], serial)
        self.assertEqual(self.call('certificate', 'verify', serial, code)['status'], 'replaced')
        self.call('certificate', 'revoke', again['serial'], '--reason', 'Issued in error')
        self.assertEqual(self.call('certificate', 'verify', again['serial'], again['code'])['status'], 'revoked')

        self.call('transcript', 'R1', self.path('t.pdf'))
        self.call('calendar', '--cohort', 'DPL-2025-AUT', self.path('c.ics'))
        self.assertIn('TZID:Europe/London', open(self.path('c.ics')).read())

    def test_a_target_that_cannot_be_written(self):
        self.passed('R1')
        self.ratify()
        self.call('certificates', 'issue', '--cohort', 'DPL-2025-AUT')
        os.mkdir(self.path('folder.pdf'))
        for target in (self.path('folder.pdf'), self.path('no/such/folder/c.pdf'), '/proc/c.pdf'):
            self.refuse('certificates', 'print', '--cohort', 'DPL-2025-AUT', target)
        for target in (self.path('folder.pdf'), '/proc/c.xlsx', '/dev/full/c.xlsx'):
            self.refuse('export', 'marks', '--cohort', 'DPL-2025-AUT', target)
        self.assertEqual(self.call('check')['problems'], [])

    def test_trust(self):
        self.enrol('R1')
        entries = self.call('audit', '--record', 'R1')
        self.assertTrue(any(entry['table'] == 'application' and (entry['after'] or {}).get('state') == 'enrolled'
                            for entry in entries))
        self.call('backup', self.path('copy.db'))
        self.mark('R1', 'written', 55)
        self.call('restore', self.path('copy.db'))
        self.assertIsNone(self.result('R1')['written'])
        self.call('subject-access', 'R1', self.path('R1'))
        held = '\n'.join(open(os.path.join(self.path('R1'), name), errors='replace').read()
                         for name in os.listdir(self.path('R1')))
        self.assertIn('r1@example.org', held)
        self.assertIn('R1', self.refuse('erase', 'R1', '--reason', 'Asked to be forgotten'))
        self.call('move', 'R1', 'withdrawn', '--date', '2025-09-20', '--reason', 'Asked by e-mail')
        self.call('erase', 'R1', '--reason', 'Asked to be forgotten')
        self.assertEqual(self.call('check')['problems'], [])
        self.assertNotIn('r1@example.org', json.dumps(self.call('audit')))

    def test_damaged_databases(self):
        size = os.path.getsize(self.database)
        with open(self.database, 'rb+') as file:
            file.truncate(size // 2)
        self.assertIn('office.db', self.refuse('cohort', 'list'))
        self.write('office.db', 'Surname,First name\n')
        self.assertIn('not an office database', self.refuse('cohort', 'list'))


if __name__ == '__main__':
    main()

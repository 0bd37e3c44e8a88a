# returns.py: profiles, pre-flight, what was sent and what has changed, by officectl
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os

import openpyxl

from office import Office, main

DPL = 'DPL-2025-AUT'


class Returns(Office):
    def setUp(self):
        super().setUp()
        for reference, written, viva in (('R1', 62, 70), ('R2', 48, 70), ('R3', 55, 58)):
            self.enrol(reference)
            self.mark(reference, 'written', written)
            self.mark(reference, 'viva', viva)
        file = self.write('n.csv', 'Reference,Student number\nR1,00123456\nR2,00123457\nR3,00123458\n')
        self.call('import', 'registrations', file, '--cohort', DPL)

    def check(self, kind='results', *words):
        return self.call('return', 'check', '--kind', kind, '--cohort', DPL, *words)

    def rows(self, name, sheet='Data'):
        return [list(row) for row in openpyxl.load_workbook(self.path(name))[sheet].iter_rows(values_only=True)]

    def test_before(self):
        self.assertEqual({(one['severity'], one['place']) for one in self.check()}, {('error', 'board')})
        self.assertEqual({one['severity'] for one in self.check('marks')}, {'warning'})
        self.ratify()
        self.assertEqual(self.check(), [])
        self.refuse('return', 'check', '--kind', 'sums', '--cohort', DPL, code=2)
        self.refuse('return', 'check', '--cohort', DPL, code=2)

    def test_sent_changed_amended(self):
        self.ratify()
        first = self.call('export', 'results', '--cohort', DPL, self.path('1.xlsx'))
        self.assertIn('nothing to amend', self.refuse('export', 'results', '--cohort', DPL, '--amendment', self.path('a.xlsx')))
        self.assertFalse(os.path.exists(self.path('a.xlsx')))
        self.call('chair-action', 'R2', '--kind', 'totalling', '--reason', 'Added up wrongly', '--component', 'written',
                  '--agreed', '52')

        sent, = self.call('return', 'history', '--cohort', DPL)
        self.assertEqual((sent['version'], sent['digest'], sent['newest']), (1, first['digest'], True))
        self.assertTrue(sent['out_of_date'])
        changes = self.call('return', 'diff', '--kind', 'results', '--cohort', DPL)
        self.assertIn({'change': 'changed', 'learner': 'FamilyR2, Aoife', 'column': 'Outcome', 'was': 'Refer', 'is': 'Pass'},
                      changes)
        self.assertEqual({one['learner'] for one in changes}, {'FamilyR2, Aoife'})

        second = self.call('export', 'results', '--cohort', DPL, '--amendment', self.path('2.xlsx'))
        self.assertEqual((second['version'], second['amends'], second['rows']), (2, 1, 1))
        headings, row = self.rows('2.xlsx')
        self.assertEqual((headings[0], row[0], row[1], row[headings.index('Outcome')]), ('Change', 'Changed', '00123457', 'Pass'))
        self.assertIn(['Changed', 'FamilyR2, Aoife', '00123457', 'Outcome', 'Refer', 'Pass'], self.rows('2.xlsx', 'Changes'))
        self.assertEqual(self.call('return', 'diff', '--kind', 'results', '--cohort', DPL), [])
        self.assertEqual(self.call('return', 'diff', '--kind', 'results', '--cohort', DPL, '--from', 1, '--to', 2), changes)

        for version in (1, 2):
            self.call('return', 'copy', '--kind', 'results', '--cohort', DPL, '--version', version, self.path('copy.xlsx'))
            with open(self.path('copy.xlsx'), 'rb') as copy, open(self.path(f'{version}.xlsx'), 'rb') as original:
                self.assertEqual(copy.read(), original.read(), version)
        self.assertIn('no version 3', self.refuse('return', 'copy', '--kind', 'results', '--cohort', DPL, '--version', 3,
                                                  self.path('c.xlsx')))
        self.assertTrue(self.call('check')['sound'])

    def test_like_theirs(self):
        book = openpyxl.Workbook()
        book.active.title = 'Read me'
        book.active['A1'] = 'Please fill in the next sheet'
        sheet = book.create_sheet('Module marks')
        sheet.append(['Canterbury'])
        sheet.append([])
        sheet.append(['SPR Code', 'Surname', 'Forename(s)', 'Faculty', 'Mark', 'Result', None, 'Mark'])
        sheet.append(['12345678', 'Example', 'Ann', 'Health', 55, 'PASS'])
        book.save(self.path('Template 2025.xlsx'))

        shown = self.call('return', 'profile', 'like', self.path('Template 2025.xlsx'), '--kind', 'results', '--dry-run')
        self.assertEqual(self.call('return', 'profiles')[0]['built_in'], True)
        self.assertEqual([(one['heading'], one['fact']) for one in shown['columns']],
                         [('SPR Code', 'student_number'), ('Surname', 'family_name'), ('Forename(s)', 'given_names'),
                          ('Faculty', 'blank'), ('Mark', 'module_mark'), ('Result', 'outcome'), ('Column G', 'blank'),
                          ('Mark 2', 'blank')])
        self.assertTrue(any('“Faculty”' in note for note in shown['notes']))

        self.ratify()
        self.call('return', 'profile', 'like', self.path('Template 2025.xlsx'), '--kind', 'results', '--name', 'CCCU')
        self.call('export', 'results', '--cohort', DPL, '--profile', 'CCCU', self.path('r.xlsx'))
        rows = self.rows('r.xlsx', 'Module marks')
        self.assertEqual(rows[0], ['SPR Code', 'Surname', 'Forename(s)', 'Faculty', 'Mark', 'Result', 'Column G', 'Mark 2'])
        self.assertEqual(rows[1], ['00123456', 'FamilyR1', 'Aoife', None, 66, 'PASS', None, None])

        self.call('return', 'profile', 'export', 'CCCU', self.path('p.json'))
        with open(self.path('p.json'), encoding='utf-8') as file:
            profile = json.load(file)
        profile['columns'][3] = {'key': 'constant', 'heading': 'Faculty', 'text': '=Medicine'}
        profile['columns'][4]['format'] = '0.00'
        self.write('p.json', json.dumps(profile))
        self.assertIn('already', self.refuse('return', 'profile', 'import', self.path('p.json')))
        self.call('return', 'profile', 'import', self.path('p.json'), '--replace')
        self.call('export', 'results', '--cohort', DPL, self.path('r.xlsx'))
        cells = openpyxl.load_workbook(self.path('r.xlsx'))['Module marks']
        self.assertEqual((cells['D2'].value, cells['D2'].data_type, cells['E2'].number_format), ('=Medicine', 's', '0.00'))

        self.call('return', 'profile', 'remove', 'CCCU')
        self.refuse('export', 'results', '--cohort', DPL, '--profile', 'CCCU', self.path('r.xlsx'))

    def test_files_that_are_no_profiles(self):
        for name, text in (('a', ''), ('b', '{"name": "x"}'), ('c', '\x00'), ('d', '[' * 100000)):
            self.refuse('return', 'profile', 'import', self.write(name, text))
        self.refuse('return', 'profile', 'import', self.path('none.json'))
        self.refuse('return', 'profile', 'like', self.write('e.csv', '\n\n'), '--kind', 'marks')
        self.assertEqual(len(self.call('return', 'profiles')), 4)

    def test_facts(self):
        self.assertIn('award_class', [one['key'] for one in self.call('return', 'facts', '--kind', 'awards')])
        self.assertNotIn('award_class', [one['key'] for one in self.call('return', 'facts', '--kind', 'marks')])

    def test_names_that_look_like_formulas(self):
        for reference, given in (('R4', "=cmd|' /C calc'!A0"), ('R5', '+44 Ann'), ('R7', '-1+Bo')):
            self.enrol(reference, given=given)
        self.call('export', 'enrolments', '--cohort', DPL, self.path('e.xlsx'))
        cells = [cell for line in openpyxl.load_workbook(self.path('e.xlsx'))['Data'].iter_rows() for cell in line]
        self.assertFalse([cell for cell in cells if cell.data_type == 'f'])
        for given in ("=cmd|' /C calc'!A0", '+44 Ann', '-1+Bo'):
            self.assertIn((given, 's'), [(cell.value, cell.data_type) for cell in cells])

    def test_a_target_that_is_open_or_read_only(self):
        for lock in ('.~lock.e.xlsx#', '~$e.xlsx'):
            self.write(lock, ',A. Colleague,desk,23.11.2026 10:00,file:///home/a;')
            self.assertIn('open', self.refuse('export', 'enrolments', '--cohort', DPL, self.path('e.xlsx')))
            os.remove(self.path(lock))
        self.write('r.xlsx', 'before')
        os.chmod(self.path('r.xlsx'), 0o444)
        self.assertIn('read-only', self.refuse('export', 'enrolments', '--cohort', DPL, self.path('r.xlsx')))
        with open(self.path('r.xlsx'), encoding='utf-8') as file:
            self.assertEqual(file.read(), 'before')
        self.assertEqual(self.call('return', 'history', '--cohort', DPL), [])


main()

# marking.py: markers, candidate numbers, the moderation sheet out and back in, viva forms, reassessment
#
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import subprocess

import openpyxl

from office import Office, main

DPL = 'DPL-2025-AUT'
WHERE = ('--cohort', DPL, '--component', 'written')
AREAS = ('governance', 'training', 'equipment', 'quality', 'risk', 'implementation')


def text_of(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout


class Marking(Office):
    made = None

    def setUp(self):
        super().setUp()
        self.references = [f'R{n:02}' for n in range(18)]
        if Marking.made is None:
            for n, reference in enumerate(self.references):
                self.enrol(reference, number=f'90{n:05}')
            for day, name in enumerate(('Dr Aye', 'Dr Bee', 'Dr Cee')):
                self.session(DPL, 'live', f'2025-09-2{day}T18:00', 60, '--staff', name)
            with open(self.database, 'rb') as file:
                Marking.made = file.read()
        with open(self.database, 'wb') as file:
            file.write(Marking.made)

    def enter(self):
        for n, reference in enumerate(self.references):
            first = 45 if n == 0 else 54 + n / 2
            self.call('mark', reference, 'written', '--first', first, '--second', first + (12 if n == 5 else 2))

    def allocate(self, *more):
        return self.call('markers', 'allocate', *WHERE, '--staff', 'Dr Aye', '--staff', 'Dr Bee', '--staff', 'Dr Cee',
                         *more)

    def sheet(self, name='m.xlsx'):
        self.call('moderation', 'sheet', *WHERE, self.path(name))
        book = openpyxl.load_workbook(self.path(name))
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                if row[0].value == 'Sample':
                    heads = [cell.value for cell in row]
                    return book, sheet, row[0].row, {head: n + 1 for n, head in enumerate(heads)}
        self.fail('no sheet with the sample')

    def decide(self, sheet, row, at, decision, mark=None, remark=None):
        sheet.cell(row, at['Decision'], decision)
        sheet.cell(row, at['Moderated mark'], mark)
        sheet.cell(row, at['Remark'], remark)

    def test_allocation(self):
        done = self.allocate('--seed', 7)
        self.assertEqual((done['works'], done['given'], done['empty']), (18, 36, 0))
        self.assertEqual([marker['first'] + marker['second'] for marker in done['markers']], [12, 12, 12])
        rows = self.call('marking', *WHERE)
        self.assertTrue(all(row['first_marker'] != row['second_marker'] for row in rows))
        other, = {'Dr Aye', 'Dr Bee', 'Dr Cee'} - {rows[0]['first_marker'], rows[0]['second_marker']}
        self.refuse('marker', 'R00', 'written', 'first', '--staff', rows[0]['second_marker'])
        self.call('marker', 'R00', 'written', 'first', '--staff', other)
        self.allocate('--seed', 8, '--anew')
        self.assertEqual(self.call('marking', *WHERE)[0]['first_marker'], other, 'chosen by hand, so it stays')

    def test_waiting_for_an_agreed_mark(self):
        self.enter()
        waiting, = [row for row in self.call('marking', *WHERE, '--waiting') if row['reference'] != 'R00']
        self.assertEqual((waiting['reference'], waiting['first'], waiting['second'], waiting['mark']), ('R05', 56.5, 68.5, None))
        self.refuse('mark', 'R05', 'written', '--agreed', 62)
        self.call('mark', 'R05', 'written', '--agreed', 62, '--reason', 'Both looked again')
        self.assertEqual(self.call('marking', *WHERE, '--waiting'), [])

    def test_numbers(self):
        self.enter()
        first, second = self.call('markers', 'numbers', *WHERE)
        self.assertEqual((first['marker'], first['marks'], first['difference']), ('First marks', 18, -2.56))
        self.assertEqual(second['difference'], 2.56)

    def test_anonymous(self):
        self.allocate()
        self.call('anonymous', 'begin', '--cohort', DPL, '--keeper', 'K. Keeper')
        results = self.call('results', '--cohort', DPL)
        self.assertTrue(all(re.fullmatch(r'C[1-9]\d{4}', row['reference']) and row['family_name'] == row['reference']
                            and row['student_number'] is None for row in results))
        self.assertEqual([row['reference'] for row in results], sorted(row['reference'] for row in results))
        number = results[0]['reference']
        self.assertEqual(self.call('mark', number.lower(), 'written', '--agreed', 61)['written'], 61)
        self.assertIn('candidate number', self.refuse('mark', 'R01', 'written', '--agreed', 61))
        self.enrol('LATE')
        self.assertEqual(len(self.call('results', '--cohort', DPL)), 19)
        for kind in ('marks', 'results'):
            self.assertIn('anonymously', self.refuse('export', kind, '--cohort', DPL, self.path(f'{kind}.xlsx')))
        self.assertIn('anonymously', self.refuse('transcripts', '--cohort', DPL, self.path('t.pdf')))
        for reference in self.references:
            self.call('transcript', reference, self.path('t.pdf'))
            self.assertNotIn('61', text_of(self.path('t.pdf')).replace(reference, ''))
        self.refuse('board', 'ratify', '--cohort', DPL, '--date', '2025-12-04', '--chair', 'A. Chair')
        self.call('moderation', 'draw', *WHERE, '--seed', 3)
        self.call('moderation', 'sheet', *WHERE, self.path('m.pdf'))
        self.assertIn(number, text_of(self.path('m.pdf')))
        self.assertNotIn('Family', text_of(self.path('m.pdf')))
        self.assertIn('K. Keeper', self.refuse('anonymous', 'reveal', '--cohort', DPL, '--reason', 'Curious'))

    def test_sheet_out_and_back(self):
        self.enter()
        self.call('mark', 'R05', 'written', '--agreed', 62, '--reason', 'Both looked again')
        self.call('mark', 'R00', 'written', '--agreed', 46, '--reason', 'Near')
        drawn = self.call('moderation', 'draw', *WHERE, '--seed', 20251120)
        self.assertEqual(len(drawn['scripts']), 5)
        self.assertEqual(drawn['scripts'][0]['why'], 'fail')
        again = self.call('moderation', 'draw', *WHERE, '--seed', 20251120)
        self.assertEqual([s['reference'] for s in again['scripts']], [s['reference'] for s in drawn['scripts']])

        book, sheet, head, at = self.sheet()
        self.assertEqual(sheet.max_row - head, 5)
        for row in range(head + 1, head + 5):
            self.decide(sheet, row, at, 'Stands')
        self.decide(sheet, head + 5, at, 'Changed', 66.5, 'Audit was argued well')
        reference = sheet.cell(head + 5, at['Reference']).value
        book.save(self.path('back.xlsx'))

        preview = self.call('import', 'moderation', self.path('back.xlsx'), *WHERE, '--dry-run')
        self.assertEqual((preview['imported'], preview['errors']), (5, []))
        self.assertEqual(self.call('moderation', 'show', *WHERE)['open'], 5)
        self.call('import', 'moderation', self.path('back.xlsx'), *WHERE)
        shown = self.call('moderation', 'show', *WHERE)
        self.assertEqual(shown['open'], 0)
        self.assertEqual(shown['scripts'][-1]['moderated'], 66.5)
        self.assertEqual(self.result(reference)['written'], 66.5)
        self.assertEqual(self.call('import', 'moderation', self.path('back.xlsx'), *WHERE)['imported'], 0)
        self.refuse('moderation', 'conclude', 'marks-stand', *WHERE, '--moderator', 'Dr Mod')
        self.call('moderation', 'conclude', 'marks-changed', *WHERE, '--moderator', 'Dr Mod')
        self.call('moderation', 'sheet', *WHERE, self.path('m.pdf'))
        for stated in ('Marks stand as changed', 'Dr Mod', '20251120', 'Audit was argued', 'First marks'):
            self.assertIn(stated, text_of(self.path('m.pdf')))
        self.assertTrue(self.call('check')['sound'])

    def test_a_sheet_that_was_changed(self):
        self.enter()
        self.call('moderation', 'draw', *WHERE, '--seed', 5)

        def back(change):
            book, sheet, head, at = self.sheet()
            for row in range(head + 1, sheet.max_row + 1):
                self.decide(sheet, row, at, 'Stands')
            change(sheet, head, at)
            book.save(self.path('back.xlsx'))
            done = self.raw('--json', 'import', 'moderation', self.path('back.xlsx'), *WHERE)
            self.assertEqual((done.returncode, len(done.stderr.strip().splitlines())), (1, 1), done.stderr)
            self.assertFalse([s for s in self.call('moderation', 'show', *WHERE)['scripts'] if s['decision'] != 'open'])
            return done.stdout + done.stderr

        def put(column, value, row=1):
            return lambda sheet, head, at: setattr(sheet.cell(head + row, at[column]), 'value', value)

        for column, value, words in (('Mark', 99, 'is not what the office has'), ('First mark', None, 'what the office has'),
                                     ('Reference', 'R99', 'not in the sample'), ('Sample', 'other 1', 'another sample'),
                                     ('Decision', 'Perhaps', 'Stands, Changed, or nothing'), ('Attempt', 2, 'was changed'),
                                     ('Decision', 'Changed', 'needs the new mark'), ('Moderated mark', 101, '0 to 100'),
                                     ('Moderated mark', 60, 'beside the decision Changed')):
            self.assertIn(words, back(put(column, value)), column)
        self.assertIn('row is not in the sheet', back(lambda sheet, head, at: sheet.delete_rows(head + 2)))
        self.assertIn('columns were changed', back(lambda sheet, head, at: sheet.cell(head, at['Remark'], 'Words')))

        def two(sheet, head, at):
            sheet.cell(head + 1, at['Mark'], 1)
            sheet.cell(head + 2, at['Decision'], 'Changed')
        back(two)
        done = self.raw('--json', 'import', 'moderation', self.path('back.xlsx'), *WHERE)
        self.assertEqual(done.stdout.count('"message"'), 3, 'each error of each cell')

    def test_viva_forms(self):
        self.call('viva', 'form', 'R00', 'first', *(word for area in AREAS for word in ('--area', f'{area}=60')))
        form = self.call('viva', 'form', 'R00', 'second', *(word for area in AREAS for word in ('--area', f'{area}=61')),
                         '--note', 'risk=Clear about supervision')
        self.assertEqual(form['mark'], 61)
        self.assertEqual(self.result('R00')['viva'], 60.5)
        self.refuse('viva', 'form', 'R00', 'second', '--area', 'manners=60', code=2)
        self.refuse('viva', 'form', 'R00', 'second', '--area', 'risk=101')
        self.call('vivas', 'forms', '--cohort', DPL, '--learner', 'R00', '--filled', self.path('one.pdf'))
        pages = text_of(self.path('one.pdf')).split('\f')[:-1]
        self.assertEqual(len(pages), 2, 'one page an examiner')
        self.assertIn('Clear about supervision', pages[1])
        self.assertIn('Quality assurance and audit', pages[0])
        self.call('vivas', 'forms', '--cohort', DPL, self.path('all.pdf'))
        pages = text_of(self.path('all.pdf')).split('\f')[:-1]
        self.assertEqual(len(pages), 36)
        self.assertNotIn('Clear about', pages[1])
        self.refuse('vivas', 'forms', '--cohort', DPL, self.path('all.xlsx'))

    def test_reassessment(self):
        self.mark('R00', 'written', 68)
        self.mark('R00', 'viva', 44)
        self.call('mark', 'R01', 'viva', '--code', 'DEF')
        self.refuse('reassess', 'R00', 'written', '--sitting', 'January 2026')
        self.call('reassess', 'R00', 'viva', '--sitting', 'January 2026', '--due', '2026-01-15')
        failed, deferred = self.call('reassessments', '--cohort', DPL)
        self.assertEqual((failed['component'], failed['attempt'], failed['cap'], failed['sitting']), ('viva', 2, 50, 'January 2026'))
        self.assertEqual((deferred['kind'], deferred['attempt'], deferred['cap']), ('deferred', 1, None))
        self.call('reassessments', '--cohort', DPL, '--out', self.path('r.pdf'))
        self.assertIn('January 2026', text_of(self.path('r.pdf')))
        self.call('reassessments', '--cohort', DPL, '--out', self.path('r.xlsx'))
        cells = [cell.value for sheet in openpyxl.load_workbook(self.path('r.xlsx')) for row in sheet.iter_rows() for cell in row]
        self.assertIn('January 2026', cells)
        self.mark('R00', 'viva', 48, '--attempt', 2)
        failed, _ = self.call('reassessments', '--cohort', DPL)
        self.assertEqual(failed['kind'], 'exhausted')
        self.call('attempts', 'R00', 3, '--reason', 'The board granted one')
        failed, _ = self.call('reassessments', '--cohort', DPL)
        self.assertEqual((failed['kind'], failed['attempt']), ('referred', 3))


if __name__ == '__main__':
    main()

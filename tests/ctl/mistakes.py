# mistakes.py: what people mistype, scripts forget and shells mangle
#
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import json
import os
import shutil
import sqlite3
import stat
import subprocess

from office import OFFICECTL, Office, main

DPL = 'DPL-2025-AUT'


class Words(Office):
    """The command line itself."""

    def bytes(self, *words, stdout=subprocess.PIPE, **environment):
        return subprocess.run([OFFICECTL, '--database', self.database, *words], stdout=stdout, stderr=subprocess.PIPE,
                              env={**os.environ, **environment}, timeout=60)

    def test_names_outlive_a_locale_that_has_none(self):
        file = self.write('a.csv', 'reference,given_names,family_name,email\nÅ1,Łukasz,Nguyễn,a@example.org\n')
        for locale in ('C', 'POSIX', 'en_GB.ISO-8859-1', 'no_SUCH.locale'):
            self.bytes('import', 'applications', file, '--cohort', DPL, LC_ALL=locale)
            done = self.bytes('--json', 'applications', '--cohort', DPL, LC_ALL=locale)
            row, = json.loads(done.stdout.decode('utf-8'))
            self.assertEqual((row['given_names'], row['family_name']), ('Łukasz', 'Nguyễn'), locale)
            done = self.bytes('move', 'Å1', 'declined', '--reason', 'Café', '--date', '2025-02-30', LC_ALL=locale)
            self.assertIn('“2025-02-30”', done.stderr.decode('utf-8'))

    def test_bytes_that_no_text_has(self):
        for words in ((b'move', b'R\xff', b'offered'), (b'module', b'add', b'M\x07', b'--title', b'x'),
                      (b'applications', b'--cohort', b'\xff\xfe'), (b'fee', b'\x1b[31m')):
            done = self.bytes('--json', *words)
            self.assertEqual((done.returncode, done.stdout), (2, b''), words)
            self.assertEqual(len(done.stderr.decode('utf-8').strip().splitlines()), 1)
            self.assertNotIn(b'\x1b', done.stderr)

    def test_an_output_that_takes_nothing(self):
        with open('/dev/full', 'wb') as full:
            self.assertEqual(self.bytes('--json', 'module', 'list', stdout=full).returncode, 1)

    def test_options_anywhere(self):
        self.assertEqual(self.raw('applications', '--json', '--cohort=' + DPL).stdout, '[]\n')
        done = subprocess.run([OFFICECTL, 'applications', '--cohort', DPL, '--json', '--database=' + self.database],
                              capture_output=True, text=True)
        self.assertEqual(done.stdout, '[]\n')

    def test_no_command(self):
        self.refuse(code=2)
        self.assertIn('cohort add', self.raw('help', 'cohort').stdout)
        self.assertIn('cohort add', self.raw('cohort', '--help').stdout)
        self.refuse('cohort', code=2)

    def test_a_negative_amount_is_an_amount(self):
        self.applicant('R1')
        self.assertIn('-5', self.refuse('payment', 'R1', '--', '-5'))

    def test_ten_thousand_characters(self):
        long = 'x' * 10000
        for words in (('fee', long), ('applications', '--cohort', long), ('module', 'add', 'M', '--credits', long, '--title', 'T')):
            self.refuse(*words, code=2 if 'module' in words else 1)


class Numbers(Office):
    def test_a_cohort_that_fails_leaves_no_term(self):
        self.refuse('cohort', 'add', 'X', '--module', 'NONE', '--term', 'Spring 2077', '--starts', '2077-01-10', '--ends',
                    '2077-03-01')
        self.assertNotIn('Spring 2077', str(self.call('term', 'list')))

    def test_less_than_nothing(self):
        dates = ('--module', 'DPL', '--term', 'Autumn 2025', '--starts', '2025-10-10', '--ends', '2025-11-01')
        for option in (('--capacity', -3), ('--capacity', -1), ('--fee', -5)):
            self.refuse('cohort', 'add', 'X', *dates, *option)
        for credits in (0, -10):
            self.refuse('module', 'add', 'M', '--title', 'T', '--credits', credits)
        self.enrol('R1')
        self.refuse('mark', 'R1', 'written', '--agreed', 60, '--words', -5)
        self.cohort('FREE', *dates[1:2], *dates[3:4], *dates[5:6], *dates[7:8], '--capacity', 0, '--fee', 0)

    def test_days_that_are_none(self):
        self.applicant('R1')
        for day in ('2025-02-30', '2025-13-01', '', '01/07/2025', '0000-01-01', '99999-01-01'):
            self.refuse('move', 'R1', 'in-review', '--date', day)
            self.refuse('requirement', 'R1', 'degree', 'conditional', '--note', 'x', '--due', day)


class Reasons(Office):
    """White space gives no reason."""

    def test_white_space(self):
        self.cohort('UIAO-2025-AUT', 'UIAO', 'Autumn 2025', '2025-09-20', '2025-11-22', '--capacity', 0)
        self.enrol('R1')
        self.call('deadline', '--cohort', DPL, '--component', 'written', '--at', '2025-10-23T14:00')
        self.applicant('R2', cohort='UIAO-2025-AUT')
        for requirement in ('registration', 'degree', 'employment', 'ultrasound'):
            self.refuse('requirement', 'R2', requirement, 'waived', '--note', ' \u00a0\t')
            self.call('requirement', 'R2', requirement, 'met')
        for state in ('in-review', 'offered'):
            self.call('move', 'R2', state, '--date', '2025-08-01')
        for blank in ('', '  ', '\u00a0', '\t\n'):
            self.refuse('move', 'R2', 'accepted', '--date', '2025-08-01', '--reason', blank)
            self.refuse('extension', 'R1', 'written', '--days', 7, '--reason', blank)
            self.refuse('discount', 'R1', 100, '--reason', blank)
            self.refuse('waive', 'R1', '--reason', blank)
            self.refuse('withhold', 'R1', '--reason', blank)
            self.refuse('attempts', 'R1', 3, '--reason', blank)
            self.refuse('erase', 'R1', '--reason', blank)
            self.refuse('mark', 'R1', 'written', '--first', 40, '--second', 60, '--agreed', 55, '--reason', blank)


class Marking(Office):
    def test_an_empty_code_takes_the_code_away(self):
        self.enrol('R1')
        self.call('mark', 'R1', 'viva', '--code', 'NS')
        self.assertEqual(self.result('R1')['viva'], 0)
        self.call('mark', 'R1', 'viva', '--code', '')
        self.assertIsNone(self.result('R1')['viva'])

    def test_a_third_attempt_is_the_boards(self):
        self.enrol('R1')
        self.mark('R1', 'written', 60)
        for attempt in (1, 2):
            self.mark('R1', 'viva', 40, '--attempt', attempt)
        self.assertEqual(self.result('R1')['outcome'], 'F')
        self.refuse('mark', 'R1', 'viva', '--agreed', 70, '--attempt', 3)
        for number in ('0', '-1', '10', 'three', ''):
            self.refuse('attempts', 'R1', '--reason', 'x', '--', number)
        self.call('attempts', 'R1', 3, '--reason', 'The board granted one on 4 December')
        self.assertEqual(self.result('R1')['outcome'], 'R')
        self.mark('R1', 'viva', 70, '--attempt', 3)
        result = self.result('R1')
        self.assertEqual((result['viva'], result['mark'], result['outcome']), (50, 55, 'P'))
        self.refuse('mark', 'R1', 'viva', '--agreed', 70, '--attempt', 4)


class Board(Office):
    def ratified(self):
        for reference in ('R1', 'R2'):
            self.enrol(reference)
        self.mark('R1', 'written', 60)
        self.mark('R1', 'viva', 60)
        self.ratify()

    def test_a_ratified_result_is_not_withheld_but_by_the_chair(self):
        self.ratified()
        self.assertIn('chair', self.refuse('withhold', 'R1', '--reason', 'Debt'))
        self.call('chair-action', 'R1', '--kind', 'misconduct', '--reason', 'A finding', '--withhold', 'Under inquiry')
        self.assertEqual(self.result('R1')['outcome'], 'WH')

    def test_a_locked_mark_changes_by_no_door(self):
        self.ratified()
        for words in (('--agreed', 70), ('--first', 70), ('--second', 70), ('--code', 'NS'), ('--code', 'DEF'),
                      ('--received', '2025-11-01T10:00'), ('--words', 1400), ('--attempt', 2, '--agreed', 70)):
            with self.subTest(words):
                self.assertIn('chair', self.refuse('mark', 'R1', 'written', *words, '--reason', 'By another door'))
        file = self.write('marks.csv', 'reference,mark\nR1,70\n')
        self.call('import', 'marks', file, '--cohort', DPL, '--component', 'written')
        self.assertEqual((self.result('R1')['written'], self.result('R1')['mark']), (60, 60))
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            for function in ('office_digest', 'office_fold', 'office_changed'):
                database.create_function(function, -1, lambda *values: '', deterministic=True)
            for sql in ('UPDATE mark SET agreed = 7000', 'UPDATE mark SET board_id = NULL', 'DELETE FROM mark',
                        'UPDATE result SET mark = 7000', 'DELETE FROM result',
                        "UPDATE mark SET code = 'NS', agreed = NULL"):
                with self.subTest(sql), self.assertRaisesRegex(sqlite3.IntegrityError, 'locked'):
                    database.execute(sql)
        self.assertTrue(self.call('check')['sound'])
        self.assertEqual(self.result('R1')['mark'], 60)

    def test_the_boards_word(self):
        for reference in ('R1', 'R2'):
            self.enrol(reference)
        self.mark('R1', 'written', 60)
        self.mark('R1', 'viva', 44)
        self.refuse('board', 'decide', 'R1', 'pardon', code=2)
        self.assertIn('reason', self.refuse('board', 'decide', 'R1', 'withhold'))
        self.refuse('board', 'decide', 'R1', 'release', '--reason', 'x')
        self.call('board', 'decide', 'R1', 'withhold', '--reason', 'Similarity')
        self.assertEqual(self.result('R1')['outcome'], 'WH')
        self.call('board', 'decide', 'R1', 'release', '--reason', 'Cleared')
        self.assertEqual(self.result('R1')['outcome'], 'R')
        self.ratify()
        self.assertIn('chair', self.refuse('board', 'decide', 'R2', 'next-board', '--reason', 'Marks are awaited'))

    def test_a_chairs_action_says_what_and_why(self):
        self.ratified()
        for words in (('--component', 'viva', '--agreed', 61, '--reason', ''),
                      ('--component', 'viva', '--agreed', 61, '--reason', '  '),
                      ('--component', 'viva', '--reason', 'x'), ('--agreed', 61, '--reason', 'x'), ('--reason', 'x')):
            self.refuse('chair-action', 'R1', '--kind', 'input', *words, code=2)
        self.assertEqual(self.result('R1')['mark'], 60)

    def test_marks_after_a_pending_result_are_seen(self):
        self.ratified()
        self.assertEqual(self.result('R2')['outcome'], 'PENDING')
        self.assertFalse(self.result('R2')['provisional'])
        self.mark('R2', 'written', 55)
        result = self.result('R2')
        self.assertEqual((result['written'], result['outcome'], result['provisional']), (55, 'PENDING', True))
        self.mark('R2', 'viva', 65)
        self.assertEqual(self.result('R2')['outcome'], 'P')
        self.ratify(date='2026-02-04')
        self.assertEqual((self.result('R2')['provisional'], self.result('R2')['credits']), (False, 10))
        self.assertEqual((self.result('R1')['mark'], self.result('R1')['outcome']), (60, 'P'))


class Spreadsheets(Office):
    HEAD = 'reference,given_names,family_name,email,date_of_birth,phone,regulator,registration_number\n'

    def imported(self, *rows):
        file = self.write('a.csv', self.HEAD + ''.join(f'{row}\n' for row in rows))
        return self.call('import', 'applications', file, '--cohort', DPL)

    def test_digits_dressed_as_text(self):
        report = self.imported("R1,A,B,a@example.org,,'07700900123,GMC,'0123456", 'R2,C,D,c@example.org,,+44 7700 900123,GMC,9000001.0')
        self.assertEqual(report['errors'], [])
        self.assertEqual({row['registration_number'] for row in self.call('applications', '--cohort', DPL)}, {'0123456', '9000001'})
        phones = {entry['after']['phone'] for entry in self.call('audit', '--record', 'learner') if entry['action'] == 'insert'}
        self.assertEqual(phones, {'07700900123', '+44 7700 900123'})

    def test_a_phone_number_that_has_lost_its_digits(self):
        self.assertEqual(self.imported('R1,A,B,a@example.org,,4.4777E+11,,')['errors'][0]['field'], 'phone')

    def test_a_column_of_american_dates(self):
        report = self.imported('R1,A,B,a@example.org,9/18/1984,,,', 'R2,C,D,c@example.org,09/08/1984,,,',
                               'R3,E,F,e@example.org,08/08/1984,,,', 'R4,G,H,g@example.org,18 September 1984,,,')
        self.assertEqual([error['row'] for error in report['errors']], [2, 3])
        self.assertEqual(self.imported('R5,I,J,i@example.org,18/09/1984,,,', 'R6,K,L,k@example.org,09/08/1984,,,')['errors'], [])

    def test_two_imports_of_one_file_at_once(self):
        file = self.write('a.csv', 'given_names,family_name,email\n'
                                   + ''.join(f'Given{chr(65 + n)},Family,g{n}@example.org\n' for n in range(20)))
        both = [subprocess.Popen([OFFICECTL, '--database', self.database, 'import', 'applications', file, '--cohort', DPL],
                                 stdout=subprocess.PIPE) for _ in range(3)]
        self.assertEqual([one.wait() for one in both], [0, 0, 0])
        for one in both:
            one.stdout.close()
        self.assertEqual(len(self.call('applications', '--cohort', DPL)), 20)


class Audit(Office):
    def test_a_record_that_is_none(self):
        self.applicant('R1')
        self.assertTrue(self.call('audit', '--record', 'R1'))
        self.assertTrue(self.call('audit', '--record', 'learner:1'))
        self.assertEqual(self.call('audit', '--record', 'learner:999'), [])
        for record in ('R2', 'nothing', '', ':', 'sqlite_schema:1', "learner' OR 1"):
            self.refuse('audit', '--record', record)

    def test_all_of_a_learner(self):
        self.enrol('R1')
        self.call('deadline', '--cohort', DPL, '--component', 'written', '--at', '2025-10-23T14:00')
        self.call('extension', 'R1', 'written', '--days', 7, '--reason', 'Illness')
        self.call('discount', 'R1', 100, '--reason', 'Staff')
        self.mark('R1', 'written', 60, '--words', 1500)
        self.assertLessEqual({'learner', 'application', 'application_move', 'discount', 'extension', 'mark', 'submission'},
                             {entry['table'] for entry in self.call('audit', '--record', 'R1')})


class Copies(Office):
    def test_the_database_is_no_backup_of_itself(self):
        os.symlink(self.database, self.path('link.db'))
        for path in (self.database, self.path('link.db'), self.path('./office.db')):
            self.refuse('backup', path)
            self.refuse('restore', path)
        self.refuse('backup', '')
        os.mkfifo(self.path('pipe'))
        self.assertIn('device', self.refuse('backup', self.path('pipe')))
        self.assertIn('device', self.refuse('restore', self.path('pipe')))
        self.assertTrue(stat.S_ISFIFO(os.stat(self.path('pipe')).st_mode), 'the pipe is still one')
        self.assertTrue(self.call('check')['sound'])

    def test_the_first_backup_of_the_day_by_many_at_once(self):
        for _ in range(5):
            shutil.rmtree(self.database + '.backups', ignore_errors=True)
            many = [subprocess.Popen([OFFICECTL, '--database', self.database, 'module', 'add', f'M{_}{n}', '--title', 'T'],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for n in range(6)]
            self.assertEqual([one.communicate()[1] for one in many], [''] * 6)
            name, = os.listdir(self.database + '.backups')
            done = subprocess.run([OFFICECTL, '--database', os.path.join(self.database + '.backups', name), 'check'],
                                  capture_output=True)
            self.assertEqual(done.returncode, 0)

    def test_a_backup_of_an_older_version(self):
        self.enrol('R1')
        self.call('backup', self.path('old.db'))
        with contextlib.closing(sqlite3.connect(self.path('old.db'))) as database:
            database.executescript('DROP TABLE reference_counter; DROP INDEX application_applied;'
                                   'DROP INDEX application_registration; DROP INDEX learner_duplicate;')
            for function in ('office_fold', 'office_digest', 'office_changed'):
                database.create_function(function, -1, lambda *values: None, deterministic=True)
            for kind, name in database.execute("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
                                               " AND name LIKE '%~_standing~_%' ESCAPE '~'").fetchall():
                database.execute(f'DROP {kind} IF EXISTS {name}')
            database.executescript('DROP TABLE enrolment_standing; DROP INDEX requirement_condition;'
                                   'DROP INDEX learner_possible_duplicate; DROP INDEX university_return_outdated;'
                                   'DROP INDEX application_learner; DROP INDEX requirement_missing;'
                                   'CREATE INDEX application_learner ON application (learner_id);'
                                   'DROP INDEX professional_registration_associate;')
            for name in ('deadline_ratified_insert', 'deadline_ratified_update', 'deadline_ratified_delete',
                         'extension_ratified_update', 'extension_ratified_delete'):
                database.execute(f'DROP TRIGGER {name}')
            database.execute('DROP VIEW ratified_work')
            for name in ('audit_unchanged', 'audit_entry_add'):
                database.execute(f'DROP TRIGGER {name}')
            database.executescript('ALTER TABLE audit DROP COLUMN reason_digest;'
                                   'CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit WHEN 0 BEGIN SELECT 1; END;'
                                   'CREATE TRIGGER audit_entry_add INSTEAD OF INSERT ON audit_entry'
                                   ' BEGIN SELECT 1; END;')
            for action in ('insert', 'update', 'delete'):
                database.execute(f'DROP TRIGGER audit_certificate_{action}')
                database.execute(f'DROP TRIGGER audit_university_return_{action}')
                database.execute(f'DROP TRIGGER audit_enrolment_{action}')
                database.execute(f'DROP TRIGGER audit_viva_{action}')
                database.execute(f'DROP TRIGGER audit_staff_{action}')
                database.execute(f'DROP TRIGGER audit_availability_{action}')
                database.execute(f'DROP TRIGGER audit_moderation_sample_{action}')
            database.executescript('DROP TRIGGER certificate_template_frozen; DROP INDEX certificate_template_used;'
                                   'DROP TABLE certificate_wording; DROP TABLE certificate_template_version;'
                                   'ALTER TABLE certificate DROP COLUMN template_version_id;'
                                   'DROP TABLE certificate_template;'
                                   'ALTER TABLE university_return DROP COLUMN amends_id;'
                                   'ALTER TABLE university_return DROP COLUMN facts;'
                                   'DROP TABLE viva_proposal; DROP TABLE viva_time;'
                                   'ALTER TABLE enrolment DROP COLUMN viva_extra_percent;'
                                   'ALTER TABLE viva DROP COLUMN missed;'
                                   "DELETE FROM audited_table WHERE name LIKE 'certificate~_%' ESCAPE '~'"
                                   " OR name = 'viva_time';"
                                   'DROP TABLE session_guest; DROP TABLE session_equipment; DROP TABLE equipment; DROP TABLE staff_subject;'
                                   'DROP INDEX availability_staff; DROP INDEX availability_time;'
                                   'CREATE INDEX availability_staff ON availability (staff_id);'
                                   'ALTER TABLE availability DROP COLUMN kind;'
                                   'ALTER TABLE availability DROP COLUMN calendar;'
                                   'ALTER TABLE staff DROP COLUMN tutor; ALTER TABLE staff DROP COLUMN active;'
                                   "DELETE FROM audited_table WHERE name IN ('staff_subject', 'equipment',"
                                   " 'session_equipment', 'session_guest');"
                                   'DROP TABLE marker; DROP TABLE candidate; DROP TABLE anonymous_marking;'
                                   'DROP TABLE moderated_script; DROP TABLE viva_answer;'
                                   'DROP TABLE reassessment_entry; DROP INDEX moderation_sample_cohort;'
                                   + ''.join(f'ALTER TABLE moderation_sample DROP COLUMN {column};' for column in
                                             ('outcome', 'moderator', 'decided_on', 'note', 'version'))
                                   + "DELETE FROM audited_table WHERE name IN ('marker', 'candidate',"
                                   " 'anonymous_marking', 'moderated_script', 'viva_answer',"
                                   " 'reassessment_entry');"
                                   'DROP TABLE board_decision; DROP TABLE circumstance;'
                                   'DROP TABLE circumstance_detail; DROP TABLE circumstance_reading;'
                                   "DELETE FROM audited_table WHERE name IN ('board_decision', 'circumstance',"
                                   " 'circumstance_reading');"
                                   'PRAGMA user_version = 1')
        with open(self.path('old.db'), 'rb') as file:
            before = file.read()
        self.mark('R1', 'written', 60)
        self.call('restore', self.path('old.db'))
        self.assertIsNone(self.result('R1')['written'])
        self.assertTrue(self.call('check')['sound'])
        with open(self.path('old.db'), 'rb') as file:
            self.assertEqual(file.read(), before, 'the backup itself stays as it was')
        self.assertFalse([name for name in os.listdir(self.database + '.backups') if name.startswith('restoring')])
        self.call('restore', self.path('old.db'))


class Tampering(Office):
    """Somebody with a SQLite shell and all the triggers out of the way."""

    def setUp(self):
        super().setUp()
        self.enrol('R1')
        self.call('payment', 'R1', 60000)
        self.mark('R1', 'written', 60)
        self.mark('R1', 'viva', 40)
        self.mark('R1', 'viva', 60, '--attempt', 2)
        self.ratify()
        self.call('certificates', 'issue', '--cohort', DPL)
        self.call('certificates', 'print', '--cohort', DPL, self.path('c.pdf'))

    def behind_its_back(self, *statements, restore=True):
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            triggers = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                database.execute(f'DROP TRIGGER {name}')
            for statement in statements:
                database.execute(statement)
            for _, sql in triggers if restore else []:
                database.execute(sql)
            database.commit()

    def problems(self):
        done = self.raw('--json', 'check')
        report = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0 if report['sound'] else 1)
        return '\n'.join(report['problems'])

    def test_sound_before(self):
        self.assertEqual(self.problems(), '')
        self.behind_its_back()
        self.assertEqual(self.problems(), '')

    def test_a_row_altered(self):
        for table, column, value in (('mark', 'agreed', 9900), ('result', 'mark', 9900), ('payment', 'pence', 1),
                                     ('learner', 'family_name', "'Other'"), ('certificate', 'status', "'revoked'")):
            with contextlib.closing(sqlite3.connect(self.database)) as database:
                old, = database.execute(f'SELECT {column} FROM {table} WHERE id = 1').fetchone()
            self.behind_its_back(f'UPDATE {table} SET {column} = {value} WHERE id = 1')
            self.assertIn(f'{table} 1: “{column}”', self.problems())
            self.behind_its_back(f"UPDATE {table} SET {column} = '{old}' WHERE id = 1")
            self.assertEqual(self.problems(), '')

    def test_a_reason_altered(self):
        """The chain holds the digest of each reason: one that is altered shows, one that was erased does not."""
        self.call('discount', 'R1', 100, '--reason', 'Staff')
        self.behind_its_back("UPDATE audit SET reason = 'Other' WHERE reason = 'Staff'")
        self.assertIn('its reason has been altered', self.problems())
        self.behind_its_back("UPDATE audit SET reason = 'Staff' WHERE reason = 'Other'")
        self.assertEqual(self.problems(), '')

    def test_a_row_added_and_one_removed(self):
        self.behind_its_back("INSERT INTO room (id, name) VALUES (77, 'Nowhere')", 'DELETE FROM payment WHERE id = 1')
        self.assertIn('room 77: the audit does not know it', self.problems())
        self.assertIn('payment 1: it is not there', self.problems())

    def test_a_trigger_removed_altered_or_added(self):
        self.behind_its_back(restore=False)
        self.assertIn('trigger mark_locked_update', self.problems())
        self.assertIn('trigger audit_mark_update', self.problems())

    def test_a_trigger_of_another(self):
        self.behind_its_back('CREATE TRIGGER helpful AFTER UPDATE ON mark BEGIN SELECT 1; END')
        self.assertIn('trigger helpful', self.problems())

    def test_a_kept_file_altered(self):
        self.behind_its_back("UPDATE stored_file SET content = x'00'")
        self.assertIn('digest', self.problems())

    def test_an_erasure_is_no_tampering(self):
        self.call('erase', 'R1', '--reason', 'Asked for on 3 March')
        self.assertEqual(self.problems(), '')


if __name__ == '__main__':
    main()

# full-disk.py: whatever the disk is too full for is refused in one sentence, and leaves no half file
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Twice: with a limit on the size of files, which works anywhere, and on a file system of one
# mebibyte, in a namespace of its own, where the system allows it.
import hashlib
import os
import pathlib
import resource
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'ctl'))
from office import OFFICECTL, Office  # noqa: E402

COHORT = 'DPL-2025-AUT'
INSIDE = 'OFFICE_TEST_INSIDE_NAMESPACE'
DISK = 1024 * 1024
PAGE = 4096


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class FullDisk(Office):
    """An office with a ratified cohort and its certificates, and every file that it can write."""

    def setUp(self):
        super().setUp()
        for n in (1, 2):
            reference = self.enrol(f'R{n}')
            self.call('payment', reference, 60000)
            self.mark(reference, 'written', 62)
            self.mark(reference, 'viva', 70)
        self.ratify()
        self.call('certificates', 'issue', '--cohort', COHORT)
        self.call('session', 'add', '--cohort', COHORT, '--kind', 'live', '--starts', '2025-10-02T19:00', '--minutes', 60)

    def files(self, folder):
        def name(file):
            return os.path.join(folder, file)
        return {
            name('return.xlsx'): ('export', 'marks', '--cohort', COHORT, name('return.xlsx')),
            name('certificates.pdf'): ('certificates', 'print', '--cohort', COHORT, name('certificates.pdf')),
            name('transcript.pdf'): ('transcript', 'R1', name('transcript.pdf')),
            name('board-papers.pdf'): ('board', 'papers', '--cohort', COHORT, name('board-papers.pdf')),
            name('pack.zip'): ('pack', '--cohort', COHORT, name('pack.zip')),
            name('timetable.ics'): ('calendar', '--cohort', COHORT, name('timetable.ics')),
            name('backup.db'): ('backup', name('backup.db')),
        }

    def assert_refused(self, done, what):
        lines = done.stderr.strip().splitlines()
        self.assertEqual(done.returncode, 1, f'{what}: {done.stdout}{done.stderr}')
        self.assertEqual(done.stdout, '', what)
        self.assertEqual(len(lines), 1, f'{what}: one line on standard error, not {done.stderr}')
        self.assertIn('full', lines[0], what)

    def assert_sound(self):
        self.assertEqual(self.call('check')['problems'], [])
        self.assertEqual(self.result('R1')['mark'], 66)


class Limited(FullDisk):
    """No file may grow beyond a limit, as under a quota."""

    def limited(self, limit, *words):
        def limit_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        return subprocess.run([OFFICECTL, '--database', self.database, '--json', *words], capture_output=True,
                              text=True, timeout=120, preexec_fn=limit_files)

    def test_every_file_at_several_limits(self):
        out = self.path('out')
        os.mkdir(out)
        for target, words in self.files(out).items():
            self.call(*words)
            whole = os.path.getsize(target)
            os.unlink(target)
            for limit in sorted({0, 1, whole // 3, whole - 1}):
                if target.endswith(('.xlsx', '.zip')) and limit:
                    continue  # the sheets before they are packed are larger than the file: see Small
                what = f'{os.path.basename(target)} at {limit} of {whole} bytes'
                self.assert_refused(self.limited(limit, *words), what)
                self.assertEqual(os.listdir(out), [], what)
        self.assert_sound()


@unittest.skipUnless(os.environ.get(INSIDE), 'no namespace with a file system of its own here')
class Small(FullDisk):
    """A real file system that is full."""

    def setUp(self):
        super().setUp()
        self.disk = self.path('disk')
        os.mkdir(self.disk)
        subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={DISK}', 'none', self.disk], check=True)
        self.addCleanup(subprocess.run, ['umount', self.disk], check=True)

    def leave(self, free):
        """Fill the disk until FREE bytes are left."""
        filler = os.path.join(self.disk, 'filler')
        if os.path.exists(filler):
            os.unlink(filler)
        room = os.statvfs(self.disk)
        with open(filler, 'wb') as file:
            file.write(b'x' * (room.f_bavail * room.f_bsize - free))

    def test_every_file_at_every_fill(self):
        targets = {t: w for t, w in self.files(self.disk).items() if not t.endswith('.db')}
        for target, words in targets.items():
            refused = 0
            for pages in range(0, DISK // PAGE, 4):
                self.leave(pages * PAGE)
                done = self.raw('--json', *words)
                what = f'{os.path.basename(target)} with {pages} pages free'
                if done.returncode == 0:
                    break
                refused += 1
                self.assert_refused(done, what)
                self.assertEqual(os.listdir(self.disk), ['filler'], what)
            self.assertGreater(refused, 0, target)
            self.assertTrue(os.path.exists(target))
            os.unlink(target)
        self.assert_sound()

    def test_an_old_file_stays_as_it_was(self):
        for target, words in self.files(self.disk).items():
            if target.endswith('.db'):
                continue
            self.leave(DISK // 2)
            self.call(*words)
            before = digest(target)
            self.leave(0)
            self.assert_refused(self.raw('--json', *words), target)
            self.assertEqual(digest(target), before)
            os.unlink(target)

    def test_backup(self):
        self.leave(PAGE * 20)
        self.assert_refused(self.raw('--json', 'backup', os.path.join(self.disk, 'backup.db')), 'backup')
        self.assertEqual(os.listdir(self.disk), ['filler'])

    def test_the_database_itself(self):
        # The office lives on the full disk: what it holds stays, what it cannot hold is refused.
        subprocess.run(['mount', '-o', f'remount,size={4 * DISK}', self.disk], check=True)
        full = os.path.join(self.disk, 'office.db')
        self.call('backup', full)
        self.database = full
        self.call('check')
        self.leave(0)
        refused = 0
        for n in range(40):
            done = self.raw('--json', 'payment', 'R1', '100', '--method', 'x' * 2000)
            if done.returncode:
                refused += 1
                self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
                self.assertIn('full', done.stderr)
        self.assertGreater(refused, 0)
        os.unlink(os.path.join(self.disk, 'filler'))
        self.assertEqual(self.call('fee', 'R1')['payments'], 60000 + 100 * (40 - refused))
        self.assert_sound()


def in_namespace():
    """Run this test again as the root of a namespace of its own, if that can be had."""
    try:
        tried = subprocess.run(['unshare', '--user', '--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'],
                               capture_output=True)
    except OSError:
        return
    if tried.returncode == 0:
        os.execvpe('unshare', ['unshare', '--user', '--map-root-user', '--mount', sys.executable, *sys.argv],
                   os.environ | {INSIDE: '1'})


if __name__ == '__main__':
    if not os.environ.get(INSIDE):
        in_namespace()
    unittest.main(argv=[sys.argv[0], '-v'])

/* workbook-close.c: let libxlsxwriter write its file, and keep what it would say to itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook-close.h"

#include <errno.h>
#include <stdio.h>

static GMutex closing;

/**
 * office_workbook_close:
 * @workbook: (transfer full): the workbook; it is gone afterwards, whatever comes of it
 * @saved_errno: (out): the system's errno of a failure
 *
 * Writes the file. On a full disk libxlsxwriter prints lines of its own on standard error; a person
 * is told in one sentence by the caller instead. In the GNU C Library `stderr` is a variable, so
 * that what the library prints can go elsewhere while the file descriptor of the program stays.
 *
 * Returns: what libxlsxwriter says
 */
lxw_error
office_workbook_close (lxw_workbook *workbook,
                       int          *saved_errno)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&closing);
  FILE *nowhere = fopen ("/dev/null", "we");
  FILE *before = stderr;
  lxw_error result;

  if (nowhere != NULL)
    stderr = nowhere;
  errno = 0;
  result = workbook_close (workbook);
  *saved_errno = errno;
  stderr = before;
  g_clear_pointer (&nowhere, fclose);

  return result;
}

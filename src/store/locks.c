/* locks.c: locks that no other reader of the file in this program can drop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * POSIX locks belong to a process and are all lost when it closes any descriptor of the file. A file
 * chooser in the program does just that: it looks into every file of a folder to show its kind. The
 * next program to open the database would then believe itself alone, and remove the log that we go on
 * writing to. Locks of an open file description (Linux, fcntl(2)) do not have that fault, and the two
 * kinds respect each other.
 */
#include "config.h"

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

#include "store/private.h"

static int
description_command (int command)
{
  switch (command)
    {
    case F_GETLK:
      return F_OFD_GETLK;
    case F_SETLK:
      return F_OFD_SETLK;
    case F_SETLKW:
      return F_OFD_SETLKW;
    default:
      return -1;
    }
}

/* What SQLite calls in place of fcntl(2). */
static int
lock_fcntl (int descriptor,
            int command,
            ...)
{
  int by_description = description_command (command);
  va_list arguments;
  void *argument;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);

  if (by_description >= 0)
    {
      struct flock *lock = argument;
      int result;

      lock->l_pid = 0;
      result = fcntl (descriptor, by_description, lock);
      /* A file system that knows only the old kind. */
      if (result == 0 || errno != EINVAL)
        return result;
    }

  return fcntl (descriptor, command, argument);
}

static gpointer
install (gpointer data)
{
  sqlite3_vfs *files = sqlite3_vfs_find ("unix");

  return GINT_TO_POINTER (files != NULL && files->iVersion >= 3
                          && files->xSetSystemCall (files, "fcntl", (sqlite3_syscall_ptr) lock_fcntl) == SQLITE_OK);
}

/*
 * office_locks_install:
 *
 * Once for the program, before the first database is opened.
 */
void
office_locks_install (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, install, NULL);
}

/* sqlite-error.c: what SQLite reports, said to a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/private.h"

/* SQLite says SQLITE_FULL only of the database itself; for the files beside it a full disk, a quota
 * or a limit on the size of files is a failed write like any other. */
static gboolean
is_full (OfficeConnection *self,
         int               code)
{
  int errnum = sqlite3_system_errno (self->db);

  if ((code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE)
    return TRUE;

  return (code & 0xff) == SQLITE_IOERR && (errnum == ENOSPC || errnum == EDQUOT || errnum == EFBIG);
}

/* The messages that triggers of the schema raise begin with one of these. */
static gboolean
trigger_error (const char  *message,
               GError     **error)
{
  static const struct
  {
    const char *prefix;
    OfficeError code;
  } kinds[] = {
    { "locked: ", OFFICE_ERROR_LOCKED },
    { "refused: ", OFFICE_ERROR_REFUSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (message, kinds[i].prefix))
      {
        const char *sentence = message + strlen (kinds[i].prefix);

        g_set_error (error, OFFICE_ERROR, kinds[i].code, "%c%s", g_ascii_toupper (*sentence), sentence + 1);
        return TRUE;
      }

  return FALSE;
}

/**
 * office_sqlite_fail:
 * @self: the connection
 * @code: a result code of SQLite that is not a success
 * @error: where to put it
 *
 * Turns a failure of SQLite into one of ours, naming the database.
 *
 * Returns: always %FALSE
 */
gboolean
office_sqlite_fail (OfficeConnection  *self,
                    int                code,
                    GError           **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *folder = g_path_get_dirname (self->path);
  const char *message = sqlite3_errmsg (self->db);

  if (is_full (self, code))
    code = SQLITE_FULL;
  /* SQLite writes beside the database too, and has several words for not being allowed to. */
  if (((code & 0xff) == SQLITE_CANTOPEN || code == SQLITE_READONLY_DIRECTORY || code == SQLITE_READONLY_CANTINIT)
      && g_access (folder, W_OK) != 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY,
                   _("“%s” cannot be opened where it lies, because nothing can be written in the folder “%s”. Copy it "
                     "to a folder of your own and open the copy."), name, folder);
      return FALSE;
    }

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FULL,
                   _("The disk that holds “%s” is full: nothing of this step was saved. Free some space and try again."), name);
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_BUSY,
                   _("Another program is saving to “%s” and has not finished: nothing of this step was saved. Try again."), name);
      break;

    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY,
                   _("“%s” is read-only: nothing can be saved in it."), name);
      break;

    case SQLITE_NOTADB:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_A_DATABASE,
                   _("“%s” is not an office database."), name);
      break;

    case SQLITE_CORRUPT:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                   _("“%s” is damaged (%s). Restore the newest backup from “%s.backups”."), name, message, name);
      break;

    case SQLITE_CANTOPEN:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("“%s” cannot be opened: %s."), self->path, message);
      break;

    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                             _("Other records depend on what this step would take away. Nothing was changed."));
      else if (!trigger_error (message, error))
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                     _("The database does not allow this: %s. Nothing was saved."), message);
      break;

    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled: nothing was changed."));
      break;

    default:
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED,
                   _("The database “%s” failed: %s. Nothing of this step was saved."), name, message);
      break;
    }

  return FALSE;
}

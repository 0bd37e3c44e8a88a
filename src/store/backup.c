/* backup.c: copies of the whole office in one file, and their return
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/audit.h"
#include "store/backup.h"
#include "store/private.h"
#include "store/statement.h"

#define PAGES_A_STEP 4096
#define BUSY_TRIES 50
#define BUSY_WAIT_MICROSECONDS 100000

/**
 * office_backup_directory:
 * @database_path: a database
 *
 * Returns: (transfer full): the folder beside it that holds its daily backups
 */
char *
office_backup_directory (const char *database_path)
{
  return g_strconcat (database_path, ".backups", NULL);
}

static gboolean
fail_file (const char  *path,
           int          code,
           GError     **error)
{
  if (code == ENOSPC)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FULL,
                 _("The backup “%s” cannot be written: the disk is full. Free some space and try again."), path);
  else
    g_set_error (error, OFFICE_ERROR,
                 code == EROFS || code == EACCES ? OFFICE_ERROR_READ_ONLY : OFFICE_ERROR_FAILED,
                 _("The backup “%s” cannot be written: %s."), path, g_strerror (code));
  return FALSE;
}

/* Copies every page; a reader sees the target before or after, never half. */
static int
copy_pages (sqlite3 *from,
            sqlite3 *to)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int tries = 0;
  int code;
  int finished;

  if (backup == NULL)
    return sqlite3_extended_errcode (to);

  do
    {
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        {
          if (++tries > BUSY_TRIES)
            break;
          g_usleep (BUSY_WAIT_MICROSECONDS);
          code = SQLITE_OK;
        }
    }
  while (code == SQLITE_OK);

  finished = sqlite3_backup_finish (backup);
  return code == SQLITE_DONE ? finished : code;
}

/* What cannot be written is the copy, and it is the copy that the message names. */
static gboolean
fail_copy (OfficeConnection  *connection,
           sqlite3           *target,
           const char        *path,
           int                code,
           GError           **error)
{
  int errnum = sqlite3_system_errno (target);

  if ((code & 0xff) == SQLITE_FULL || errnum == EFBIG || errnum == EDQUOT)
    return fail_file (path, ENOSPC, error);
  if ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN)
    return fail_file (path, errnum != 0 ? errnum : EIO, error);

  return office_sqlite_fail (connection, code, error);
}

static gboolean
write_copy (OfficeConnection  *connection,
            char              *part,
            const char        *path,
            GError           **error)
{
  sqlite3 *target = NULL;
  int descriptor = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  int code;

  if (descriptor < 0)
    return fail_file (path, errno, error);
  g_close (descriptor, NULL);

  code = sqlite3_open_v2 (part, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    code = copy_pages (connection->db, target);
  /* A copy stands alone: no log beside it. */
  if (code == SQLITE_OK)
    code = sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    fail_copy (connection, target, path, code, error);
  sqlite3_close (target);

  return code == SQLITE_OK;
}

/* Whether both paths lead to one file, by whatever way. */
static gboolean
is_same_file (const char *one,
              const char *other)
{
  GStatBuf a, b;

  return g_stat (one, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static gboolean
check_not_itself (const char  *backup_path,
                  const char  *database_path,
                  GError     **error)
{
  if (!is_same_file (backup_path, database_path))
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("“%s” is the database itself, not a copy of it. Choose another file."), backup_path);
  return FALSE;
}

/**
 * office_backup_to:
 * @connection: the connection, outside of any step of work
 * @target_path: where the copy goes; its folder is made
 * @error: where to put a failure
 *
 * Copies the whole database while others go on working. The copy is written beside its target and
 * renamed, so that a failure leaves the old file; it has a name of its own, so that two programs can
 * make the same backup at once.
 *
 * Returns: whether the copy stands
 */
gboolean
office_backup_to (OfficeConnection  *connection,
                  const char        *target_path,
                  GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (target_path);
  g_autofree char *part = g_strconcat (target_path, ".part-XXXXXX", NULL);

  if (*target_path == '\0')
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("There is no file name. Give one."));
      return FALSE;
    }
  if (!check_not_itself (target_path, connection->path, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_file (folder, errno, error);

  if (g_file_test (target_path, G_FILE_TEST_IS_DIR))
    return fail_file (target_path, EISDIR, error);

  /* A rename would put the copy in the device's place. */
  if (g_file_test (target_path, G_FILE_TEST_EXISTS) && !g_file_test (target_path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” is a device, not an ordinary file. Choose another name."), target_path);
      return FALSE;
    }

  if (!write_copy (connection, part, target_path, error))
    {
      g_unlink (part);
      return FALSE;
    }

  if (g_rename (part, target_path) != 0)
    {
      int code = errno;

      g_unlink (part);
      return fail_file (target_path, code, error);
    }

  return TRUE;
}

static gboolean
is_daily (const char *name)
{
  return g_regex_match_simple ("^\\d{4}-\\d{2}-\\d{2}\\.db$", name, 0, 0);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) b, *(const char *const *) a);
}

static void
remove_oldest (const char *folder)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    if (is_daily (name))
      g_ptr_array_add (names, g_strdup (name));

  g_ptr_array_sort (names, compare_newest_first);
  for (guint i = OFFICE_BACKUPS_KEPT; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_unlink (path);
    }
}

/**
 * office_backup_daily:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Keeps one copy a day beside the database, the newest %OFFICE_BACKUPS_KEPT of them.
 *
 * Returns: whether today's copy stands, made now or before
 */
gboolean
office_backup_daily (OfficeConnection  *connection,
                     GError           **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "%Y-%m-%d.db");
  g_autofree char *folder = office_backup_directory (connection->path);
  g_autofree char *target = g_build_filename (folder, name, NULL);

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;

  if (!office_backup_to (connection, target, error))
    return FALSE;

  remove_oldest (folder);
  return TRUE;
}

static gboolean
put_aside (const char  *path,
           GError     **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "before-restore-%Y-%m-%dT%H%M%S.db");
  g_autofree char *folder = office_backup_directory (path);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autoptr (OfficeConnection) current = office_connection_open (path, OFFICE_OPEN_READ_ONLY, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (target);

  if (current != NULL)
    return office_backup_to (current, target, error);

  /* It cannot be opened, which may be why it is being replaced: keep it as it is. */
  return g_mkdir_with_parents (folder, 0700) == 0
         && g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* A backup of an older version stays as it is: a copy of it, in a folder of its own, is brought up to
 * date instead. */
static OfficeConnection *
open_updated_copy (const char  *backup_path,
                   const char  *database_path,
                   char       **folder,
                   GError     **error)
{
  g_autofree char *backups = office_backup_directory (database_path);
  g_autofree char *copy = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (backup_path);
  g_autoptr (GFile) to = NULL;

  *folder = g_build_filename (backups, "restoring-XXXXXX", NULL);
  if (g_mkdir_with_parents (backups, 0700) != 0 || g_mkdtemp_full (*folder, 0700) == NULL)
    {
      fail_file (backups, errno, error);
      g_clear_pointer (folder, g_free);
      return NULL;
    }

  copy = g_build_filename (*folder, "office.db", NULL);
  to = g_file_new_for_path (copy);
  if (!g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error) || g_chmod (copy, 0600) != 0)
    return NULL;

  return office_connection_open (copy, OFFICE_OPEN_EXISTING, error);
}

static OfficeConnection *
open_backup (const char  *backup_path,
             const char  *database_path,
             char       **folder,
             GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeConnection *backup = office_connection_open (backup_path, OFFICE_OPEN_READ_ONLY, &local_error);

  *folder = NULL;
  if (backup == NULL && g_error_matches (local_error, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY))
    return open_updated_copy (backup_path, database_path, folder, error);
  if (backup == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return backup;
}

static gboolean
restore_from (OfficeConnection  *backup,
              const char        *backup_path,
              const char        *database_path,
              GError           **error)
{
  g_autoptr (OfficeConnection) current = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  int code;

  problems = office_database_check (backup, error);
  if (problems == NULL)
    return FALSE;
  if (problems->len > 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED, _("“%s” is not sound and was not restored: %s"), backup_path,
                   (const char *) g_ptr_array_index (problems, 0));
      return FALSE;
    }

  if (!g_file_test (database_path, G_FILE_TEST_EXISTS))
    return office_backup_to (backup, database_path, error);

  if (!put_aside (database_path, error))
    return FALSE;

  current = office_connection_open (database_path, OFFICE_OPEN_EXISTING, NULL);
  if (current == NULL)
    return office_backup_to (backup, database_path, error);

  code = copy_pages (backup->db, current->db);
  return code == SQLITE_OK || office_sqlite_fail (current, code, error);
}

/**
 * office_backup_restore:
 * @backup_path: a backup
 * @database_path: what it replaces; may be missing or damaged
 * @error: where to put a failure
 *
 * Puts a backup in the place of the database. What stood there is kept among the backups first. A
 * database that others have open is replaced in one transaction; one that cannot be opened by a
 * rename. A backup of an older version is brought up to date on the way.
 *
 * Returns: whether the backup now stands in the database's place
 */
gboolean
office_backup_restore (const char  *backup_path,
                       const char  *database_path,
                       GError     **error)
{
  g_autoptr (OfficeConnection) backup = NULL;
  g_autofree char *folder = NULL;
  gboolean done;

  if (!check_not_itself (backup_path, database_path, error))
    return FALSE;

  backup = open_backup (backup_path, database_path, &folder, error);
  done = backup != NULL && restore_from (backup, backup_path, database_path, error);
  g_clear_pointer (&backup, office_connection_close);
  if (folder != NULL)
    remove_folder (folder);

  return done;
}

static gboolean
collect (OfficeConnection  *connection,
         const char        *sql,
         const char        *sound,
         GPtrArray         *problems,
         GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, sql, "");

  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    if (g_strcmp0 (office_statement_get_text (statement, 0), sound) != 0)
      g_ptr_array_add (problems, office_statement_dup_text (statement, 0));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
collect_files (OfficeConnection  *connection,
               GPtrArray         *problems,
               GError           **error)
{
  g_autoptr (GPtrArray) altered = g_ptr_array_new_with_free_func (g_free);

  if (!collect (connection, "SELECT name FROM stored_file WHERE office_digest (content) <> digest OR length (content) <> size",
                NULL, altered, error))
    return FALSE;

  for (guint i = 0; i < altered->len; i++)
    g_ptr_array_add (problems, g_strdup_printf (_("The file “%s” kept in the office is not what its digest says."),
                                                (const char *) g_ptr_array_index (altered, i)));

  return TRUE;
}

/**
 * office_database_check:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Checks the pages, the references between the tables, the schema, the audit's chain, the rows against
 * it, and the files kept against their digests.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each problem, none when sound
 */
GPtrArray *
office_database_check (OfficeConnection  *connection,
                       GError           **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!collect (connection, "PRAGMA integrity_check", "ok", problems, error)
      || !collect (connection,
                   "SELECT \"table\" || ' ' || rowid || ': names a row of ' || parent || ' that is not there'"
                   "  FROM pragma_foreign_key_check",
                   NULL, problems, error)
      || !collect_files (connection, problems, error)
      || !office_schema_check (connection, problems, error)
      || !office_audit_verify (connection, problems, error)
      || !office_audit_compare (connection, problems, error))
    return NULL;

  return g_steal_pointer (&problems);
}

/* connection.c: one open office database, used from one thread at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/private.h"
#include "store/statement.h"

#define BUSY_MILLISECONDS 5000
#define HEADER_SIZE 100

/* `PRAGMA application_id` of an office database: "OFIC". */
#define APPLICATION_ID 0x4f464943

static guint32
big_endian (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
has_pending_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf about;

  return g_stat (log, &about) == 0 && about.st_size > 0;
}

static gsize
read_header (const char  *path,
             guchar      *header,
             GError     **error)
{
  gsize length;
  FILE *file = g_fopen (path, "rb");

  if (file == NULL)
    {
      int code = errno;

      g_set_error (error, OFFICE_ERROR,
                   code == ENOENT ? OFFICE_ERROR_NOT_FOUND : OFFICE_ERROR_FAILED,
                   _("“%s” cannot be opened: %s."), path, g_strerror (code));
      return 0;
    }

  length = fread (header, 1, HEADER_SIZE, file);
  fclose (file);
  return length;
}

/* What SQLite would only find on the way is said at the door: another kind of file, an office of
 * another program, or one that has lost its tail. */
static gboolean
examine_file (const char  *path,
              GError     **error)
{
  guchar header[HEADER_SIZE] = { 0 };
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) local_error = NULL;
  guint32 page_size;
  GStatBuf about;
  gsize length;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_A_DATABASE, _("“%s” is a folder, not an office database."), path);
      return FALSE;
    }

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_A_DATABASE, _("“%s” is a device, not an office database."), path);
      return FALSE;
    }

  length = read_header (path, header, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (length < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 || big_endian (header + 68) != APPLICATION_ID)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_A_DATABASE, _("“%s” is not an office database."), name);
      return FALSE;
    }

  page_size = (guint32) header[16] << 8 | header[17];
  if (page_size == 1)
    page_size = 65536;

  if (!has_pending_log (path) && g_stat (path, &about) == 0
      && (guint64) about.st_size < (guint64) big_endian (header + 28) * page_size)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                   _("“%s” is damaged: its end is missing. Restore the newest backup from “%s.backups”."), name, name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
create_file (const char  *path,
             GError     **error)
{
  int descriptor = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (descriptor < 0)
    {
      int code = errno;

      if (code == EEXIST)
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                     _("“%s” exists already: open it, or choose another name for the new office."), path);
      else
        g_set_error (error, OFFICE_ERROR, code == ENOSPC ? OFFICE_ERROR_FULL : OFFICE_ERROR_FAILED,
                     _("“%s” cannot be made: %s."), path, g_strerror (code));
      return FALSE;
    }

  close (descriptor);
  return TRUE;
}

static gboolean
set_up (OfficeConnection  *self,
        gboolean           remote,
        gboolean           is_new,
        GError           **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", APPLICATION_ID);

  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  if (is_new && !office_connection_exec (self, mark, error))
    return FALSE;

  if (!self->read_only
      && !office_connection_exec (self, remote ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL", error))
    return FALSE;

  return office_connection_exec (self,
                                 "PRAGMA foreign_keys = ON;"
                                 "PRAGMA synchronous = FULL;"
                                 "PRAGMA recursive_triggers = ON;"
                                 "PRAGMA temp_store = MEMORY;"
                                 "PRAGMA cache_size = -65536;"
                                 "PRAGMA mmap_size = 0",
                                 error)
         && office_functions_install (self, error);
}

static void
remove_new_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

static void
finalize_statement (gpointer handle)
{
  sqlite3_finalize (handle);
}

static OfficeConnection *
connection_new (const char *path,
                gboolean    read_only)
{
  OfficeConnection *self = g_new0 (OfficeConnection, 1);

  self->path = g_strdup (path);
  self->actor = g_strdup (g_get_user_name ());
  self->read_only = read_only;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  self->commands = g_array_new (FALSE, TRUE, sizeof (OfficeCommandLevel));
  self->thread = g_thread_self ();
  return self;
}

/**
 * office_connection_open:
 * @path: the database file
 * @flags: make a new one, or open read-only
 * @error: where to put a failure
 *
 * Opens an office database and brings its schema up to date, after a backup of the old one. A newer
 * schema, another kind of file, a truncated one and a file that exists where a new one was asked for
 * are refused by name. A failed creation leaves no file.
 *
 * Returns: (transfer full) (nullable): the connection, for this thread
 */
OfficeConnection *
office_connection_open (const char       *path,
                        OfficeOpenFlags   flags,
                        GError          **error)
{
  g_autoptr (OfficeConnection) self = NULL;
  gboolean is_new = (flags & OFFICE_OPEN_CREATE) != 0;
  gboolean read_only = (flags & OFFICE_OPEN_READ_ONLY) != 0;
  gboolean kept = FALSE;   /* from being written to */
  gboolean remote;
  int code;

  if (is_new ? !create_file (path, error) : !examine_file (path, error))
    return NULL;

  if (!is_new && g_access (path, W_OK) != 0)
    kept = read_only = TRUE;

  office_locks_install ();
  self = connection_new (path, read_only);
  office_place_examine (path, &remote, &self->notice);
  if (kept)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_free (self->notice);
      self->notice = g_strdup_printf (_("“%s” is read-only: you can look at everything and save nothing."), name);
    }

  code = sqlite3_open_v2 (path, &self->db,
                          (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX,
                          NULL);
  if (code != SQLITE_OK)
    office_sqlite_fail (self, code, error);

  if (code != SQLITE_OK
      || !set_up (self, remote, is_new, error)
      || !office_migrations_run (self, error)
      || !office_catalogue_install (self, error))
    {
      g_clear_pointer (&self, office_connection_close);
      if (is_new)
        remove_new_file (path);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/*
 * office_connection_open_pattern:
 *
 * Returns: (transfer full) (nullable): an empty office in memory, with the schema and nothing in it
 */
OfficeConnection *
office_connection_open_pattern (GError **error)
{
  g_autoptr (OfficeConnection) self = connection_new (":memory:", FALSE);
  int code = sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code != SQLITE_OK)
    {
      office_sqlite_fail (self, code, error);
      return NULL;
    }
  if (!office_functions_install (self, error) || !office_migrations_run (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * office_connection_close:
 * @self: (transfer full) (nullable): a connection
 *
 * Rolls back what is not committed and closes.
 */
void
office_connection_close (OfficeConnection *self)
{
  if (self == NULL)
    return;

  while (self->commands->len > 0)
    office_command_rollback (self);

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->db);
  g_array_unref (self->commands);
  g_free (self->path);
  g_free (self->notice);
  g_free (self->actor);
  g_free (self);
}

/**
 * office_connection_get_path:
 * @self: the connection
 *
 * Returns: the database file
 */
const char *
office_connection_get_path (OfficeConnection *self)
{
  return self->path;
}

/**
 * office_connection_is_read_only:
 * @self: the connection
 *
 * Returns: whether nothing can be saved
 */
gboolean
office_connection_is_read_only (OfficeConnection *self)
{
  return self->read_only;
}

/**
 * office_connection_get_notice:
 * @self: the connection
 *
 * Returns: (nullable): a warning about the place of the file: a network drive, a folder open to others
 */
const char *
office_connection_get_notice (OfficeConnection *self)
{
  return self->notice;
}

/**
 * office_connection_set_actor:
 * @self: the connection
 * @name: who works from now on, as the audit names them; empty is ignored
 */
void
office_connection_set_actor (OfficeConnection *self,
                             const char       *name)
{
  if (name == NULL || *name == '\0')
    return;

  g_free (self->actor);
  self->actor = g_strdup (name);
}

/**
 * office_connection_get_actor:
 * @self: the connection
 *
 * Returns: who works
 */
const char *
office_connection_get_actor (OfficeConnection *self)
{
  return self->actor;
}

/**
 * office_connection_set_clock:
 * @self: the connection
 * @utc_seconds: a fixed time for what is recorded from now on, or 0 for the real one
 *
 * For the demonstration and for tests, whose history lies in the past.
 */
void
office_connection_set_clock (OfficeConnection *self,
                             gint64            utc_seconds)
{
  self->clock = utc_seconds;
}

/**
 * office_connection_now:
 * @self: the connection
 *
 * Returns: the time in UTC seconds
 */
gint64
office_connection_now (OfficeConnection *self)
{
  return self->clock != 0 ? self->clock : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * office_connection_today:
 * @self: the connection
 *
 * Returns: (transfer full): today in London, as an ISO day
 */
char *
office_connection_today (OfficeConnection *self)
{
  g_autoptr (GTimeZone) london = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (office_connection_now (self));
  g_autoptr (GDateTime) local = london != NULL ? g_date_time_to_timezone (utc, london) : g_date_time_ref (utc);

  return g_date_time_format (local, "%Y-%m-%d");
}

/**
 * office_connection_set_durable:
 * @self: the connection, outside of any step of work
 * @durable: whether each step is on the disk before it counts as saved; it is unless this says otherwise
 *
 * For filling a demonstration only, which can be made again: a power cut in between may lose it.
 */
void
office_connection_set_durable (OfficeConnection *self,
                               gboolean          durable)
{
  office_connection_exec (self, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF", NULL);
}

/**
 * office_connection_data_version:
 * @self: the connection
 * @error: where to put a failure
 *
 * Changes when another program has committed to the file since; a window asks it to know when to
 * read again.
 *
 * Returns: a number to compare with an earlier one, -1 on failure
 */
gint64
office_connection_data_version (OfficeConnection  *self,
                                GError           **error)
{
  gint64 version = -1;

  office_connection_get_int (self, &version, error, "PRAGMA data_version", "");
  return version;
}

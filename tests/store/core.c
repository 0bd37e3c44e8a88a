/* core.c: opening, commands, audit, undo, backup: what every record stands on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/audit.h"
#include "store/backup.h"
#include "store/command.h"
#include "store/fold.h"
#include "store/statement.h"
#include "store/store.h"
#include "store/undo.h"

/* An account without rights. */
#define NOBODY 65534

typedef struct
{
  char             *folder;
  char             *path;
  OfficeConnection *connection;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("office-core-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->connection = office_connection_open (fixture->path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) listing = g_dir_open (path, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_chmod (path, 0700);
  g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->connection, office_connection_close);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
put_setting (OfficeConnection  *connection,
             const char        *name,
             const char        *value,
             GError           **error)
{
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, "Set a value", NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_connection_run (connection, error,
                           "INSERT INTO setting (name, value) VALUES (?, ?)"
                           " ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1",
                           "ss", name, value),
    error);
}

static char *
get_setting (OfficeConnection *connection,
             const char       *name)
{
  return office_connection_get_text (connection, NULL, "SELECT value FROM setting WHERE name = ?", "s", name);
}

static gint64
count (OfficeConnection *connection,
       const char       *sql)
{
  gint64 value = -1;
  g_autoptr (GError) error = NULL;

  office_connection_get_int (connection, &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

static void
assert_sound (OfficeConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = office_database_check (connection, &error);

  g_assert_no_error (error);
  if (problems->len > 0)
    g_error ("not sound: %s", (const char *) g_ptr_array_index (problems, 0));
}

static void
test_new_office (Fixture       *fixture,
                 gconstpointer  data)
{
  GStatBuf about;

  g_assert_cmpint (count (fixture->connection, "SELECT count (*) FROM module"), ==, 2);
  g_assert_cmpint (count (fixture->connection,
                          "SELECT count (*) FROM cohort WHERE code = 'DPL-2025-AUT' AND starts = '2025-09-18'"
                          " AND ends = '2025-11-20' AND fee = 60000"),
                   ==, 1);
  g_assert_cmpint (count (fixture->connection, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (count (fixture->connection, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (g_stat (fixture->path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  assert_sound (fixture->connection);
}

static void
test_exists_already (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeConnection) second = office_connection_open (fixture->path, OFFICE_OPEN_CREATE, &error);

  g_assert_null (second);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_cmpint (count (fixture->connection, "SELECT count (*) FROM module"), ==, 2);
}

static void
test_outside_a_command (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (office_connection_run (fixture->connection, &error,
                                         "INSERT INTO setting (name, value) VALUES ('a', 'b')", ""));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_cmpint (count (fixture->connection, "SELECT count (*) FROM setting"), ==, 0);
}

static void
test_audit_says_what_was_and_is (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const OfficeAuditEntry *newest;

  office_connection_set_actor (fixture->connection, "A. User");
  g_assert_true (put_setting (fixture->connection, "colour", "blue", &error));
  g_assert_true (put_setting (fixture->connection, "colour", "green", &error));
  g_assert_no_error (error);

  entries = office_audit_list (fixture->connection, "setting", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);

  newest = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (newest->actor, ==, "A. User");
  g_assert_cmpstr (newest->action, ==, "update");
  g_assert_nonnull (strstr (newest->before, "\"value\":\"blue\""));
  g_assert_nonnull (strstr (newest->after, "\"value\":\"green\""));
  assert_sound (fixture->connection);
}

/* Somebody with another tool alters one mark's history, having dropped our triggers. */
static void
test_tampering_shows (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  sqlite3 *other = NULL;

  g_assert_true (put_setting (fixture->connection, "mark", "49", &error));
  g_assert_true (put_setting (fixture->connection, "mark", "50", &error));

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "UPDATE setting SET value = '70'", NULL, NULL, NULL), !=, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "DELETE FROM audit", NULL, NULL, NULL), !=, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other,
                                 "DROP TRIGGER audit_unchanged;"
                                 "UPDATE audit SET after = replace (after, '49', '70') WHERE table_name = 'setting'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (other);

  problems = office_database_check (fixture->connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
}

static void
test_removed_link_shows (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  sqlite3 *other = NULL;

  for (int i = 0; i < 5; i++)
    g_assert_true (put_setting (fixture->connection, "mark", i % 2 ? "50" : "49", &error));

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other,
                                 "DROP TRIGGER audit_kept;"
                                 "DELETE FROM audit WHERE id = (SELECT max (id) - 2 FROM audit)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (other);

  problems = office_database_check (fixture->connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "audit_kept"));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 1), "chain"));
}

static gint64
last_undo (OfficeConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeUndoState) state = office_undo_get_state (connection, &error);

  g_assert_no_error (error);
  return state->undo_id;
}

static gint64
last_redo (OfficeConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeUndoState) state = office_undo_get_state (connection, &error);

  g_assert_no_error (error);
  return state->redo_id;
}

static void
assert_undo (OfficeConnection *connection,
             gint64            command_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = office_undo_command (connection, command_id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Set a value");
}

static void
assert_setting (OfficeConnection *connection,
                const char       *expected)
{
  g_autofree char *value = get_setting (connection, "colour");

  g_assert_cmpstr (value, ==, expected);
}

static void
test_undo_and_redo (Fixture       *fixture,
                    gconstpointer  data)
{
  OfficeConnection *connection = fixture->connection;
  static const char *const colours[] = { "red", "amber", "green" };

  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
    g_assert_true (put_setting (connection, "colour", colours[i], NULL));

  g_assert_cmpint (last_redo (connection), ==, 0);
  for (int i = 1; i >= 0; i--)
    {
      assert_undo (connection, last_undo (connection));
      assert_setting (connection, colours[i]);
    }
  assert_undo (connection, last_undo (connection));
  assert_setting (connection, NULL);
  g_assert_cmpint (last_undo (connection), ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      assert_undo (connection, last_redo (connection));
      assert_setting (connection, colours[i]);
    }
  g_assert_cmpint (last_redo (connection), ==, 0);

  /* Round again, and a new step takes the way forward away. */
  assert_undo (connection, last_undo (connection));
  assert_setting (connection, "amber");
  g_assert_true (put_setting (connection, "colour", "white", NULL));
  g_assert_cmpint (last_redo (connection), ==, 0);
  assert_undo (connection, last_undo (connection));
  assert_setting (connection, "amber");
  assert_sound (connection);
}

static void
test_undo_refuses_what_changed_since (Fixture       *fixture,
                                      gconstpointer  data)
{
  OfficeConnection *connection = fixture->connection;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 mine;

  office_connection_set_actor (connection, "First");
  g_assert_true (put_setting (connection, "colour", "red", NULL));
  g_assert_true (put_setting (connection, "colour", "amber", NULL));
  mine = last_undo (connection);

  office_connection_set_actor (connection, "Second");
  g_assert_true (put_setting (connection, "colour", "blue", NULL));

  office_connection_set_actor (connection, "First");
  g_assert_cmpint (last_undo (connection), ==, mine);
  label = office_undo_command (connection, mine, &error);
  g_assert_null (label);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Second"));
  assert_setting (connection, "blue");
}

static void
test_undo_raises_the_version (Fixture       *fixture,
                              gconstpointer  data)
{
  OfficeConnection *connection = fixture->connection;

  g_assert_true (put_setting (connection, "colour", "red", NULL));
  g_assert_true (put_setting (connection, "colour", "amber", NULL));
  g_assert_cmpint (count (connection, "SELECT version FROM setting"), ==, 2);
  assert_undo (connection, last_undo (connection));
  g_assert_cmpint (count (connection, "SELECT version FROM setting"), ==, 3);
}

static void
test_an_act_is_not_undone (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 act = count (fixture->connection, "SELECT max (id) FROM command");

  g_assert_cmpint (last_undo (fixture->connection), ==, 0);
  label = office_undo_command (fixture->connection, act, &error);
  g_assert_null (label);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
}

static void
test_nested_steps (Fixture       *fixture,
                   gconstpointer  data)
{
  OfficeConnection *connection = fixture->connection;
  g_autoptr (GError) error = NULL;
  gint64 commands = count (connection, "SELECT count (*) FROM command");

  g_assert_true (office_command_begin (connection, OFFICE_COMMAND_EDIT, "Outer", "why", &error));
  g_assert_true (put_setting (connection, "kept", "1", &error));

  g_assert_true (office_command_begin (connection, OFFICE_COMMAND_ACT, "Inner", "another", &error));
  g_assert_true (put_setting (connection, "dropped", "1", &error));
  office_command_rollback (connection);

  g_assert_true (put_setting (connection, "last", "1", &error));
  g_assert_true (office_command_commit (connection, &error));
  g_assert_no_error (error);

  g_assert_cmpint (count (connection, "SELECT count (*) FROM setting"), ==, 2);
  g_assert_cmpint (count (connection, "SELECT count (*) FROM command"), ==, commands + 1);
  g_assert_cmpint (count (connection, "SELECT count (*) FROM command WHERE kind = 'edit' AND label = 'Outer'"), ==, 1);
  g_assert_cmpint (count (connection, "SELECT count (*) FROM audit WHERE reason = 'why'"), ==, 2);
}

static void
test_a_step_without_change_leaves_no_trace (Fixture       *fixture,
                                            gconstpointer  data)
{
  gint64 commands = count (fixture->connection, "SELECT count (*) FROM command");

  g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "Nothing", NULL, NULL));
  g_assert_true (office_command_commit (fixture->connection, NULL));
  g_assert_cmpint (count (fixture->connection, "SELECT count (*) FROM command"), ==, commands);
}

static void
assert_refused (const char  *path,
                OfficeError  code,
                const char  *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeConnection) connection = office_connection_open (path, OFFICE_OPEN_EXISTING, &error);

  g_assert_null (connection);
  g_assert_error (error, OFFICE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_what_is_no_database (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  sqlite3 *other = NULL;

  assert_refused (path, OFFICE_ERROR_NOT_FOUND, "other.db");
  assert_refused (fixture->folder, OFFICE_ERROR_NOT_A_DATABASE, "folder");

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, OFFICE_ERROR_NOT_A_DATABASE, "other.db");

  g_assert_true (g_file_set_contents (path, "Family name,Given names\n", -1, NULL));
  assert_refused (path, OFFICE_ERROR_NOT_A_DATABASE, "other.db");

  g_unlink (path);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE songs (title)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  assert_refused (path, OFFICE_ERROR_NOT_A_DATABASE, "other.db");
}

static void
test_newer_schema (Fixture       *fixture,
                   gconstpointer  data)
{
  sqlite3 *other = NULL;

  g_clear_pointer (&fixture->connection, office_connection_close);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA user_version = 999", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);

  assert_refused (fixture->path, OFFICE_ERROR_NEWER, "999");
}

static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  GStatBuf about;

  g_clear_pointer (&fixture->connection, office_connection_close);
  g_assert_cmpint (g_stat (fixture->path, &about), ==, 0);
  g_assert_cmpint (truncate (fixture->path, about.st_size / 2), ==, 0);
  assert_refused (fixture->path, OFFICE_ERROR_DAMAGED, "end is missing");
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->connection, office_connection_close);
  fixture->connection = office_connection_open (fixture->path, OFFICE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (office_connection_is_read_only (fixture->connection));
  g_assert_false (put_setting (fixture->connection, "a", "b", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY);
}

/* A file that is kept from being written to says so when it is opened; in a folder in which nothing can be written it
 * cannot be opened, and the sentence says what to do. Root may write everywhere: a process of its own is somebody else. */
static void
test_kept_from_writing (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (OfficeConnection) opened = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_clear_pointer (&fixture->connection, office_connection_close);
  if (geteuid () == 0)
    {
      g_assert_cmpint (chown (fixture->folder, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (chown (fixture->path, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (setgid (NOBODY), ==, 0);
      g_assert_cmpint (setuid (NOBODY), ==, 0);
    }
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  opened = office_connection_open (fixture->path, OFFICE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (office_connection_get_notice (opened), "read-only"));
  g_clear_pointer (&opened, office_connection_close);

  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  /* What a reader of the log leaves behind. */
  for (const char *const *ending = (const char *const[]) { "-wal", "-shm", NULL }; *ending != NULL; ending++)
    {
      g_autofree char *beside = g_strconcat (fixture->path, *ending, NULL);

      g_unlink (beside);
    }
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_null (office_connection_open (fixture->path, OFFICE_OPEN_EXISTING, &error));
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "Copy it"));
}

static void
test_backup_and_restore (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (put_setting (fixture->connection, "colour", "before", &error));
  g_assert_true (office_backup_to (fixture->connection, backup, &error));
  g_assert_no_error (error);
  g_assert_true (put_setting (fixture->connection, "colour", "after", &error));

  /* The database stays open here, as another window would have it. */
  g_assert_true (office_backup_restore (backup, fixture->path, &error));
  g_assert_no_error (error);
  assert_setting (fixture->connection, "before");
  assert_sound (fixture->connection);

  g_clear_pointer (&fixture->connection, office_connection_close);
  g_assert_cmpint (truncate (fixture->path, 1000), ==, 0);
  g_assert_true (office_backup_restore (backup, fixture->path, &error));
  g_assert_no_error (error);
  fixture->connection = office_connection_open (fixture->path, OFFICE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  assert_setting (fixture->connection, "before");
}

static void
test_daily_backups (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = office_backup_directory (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) listing = NULL;
  guint n = 0;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (int day = 1; day <= 20; day++)
    {
      g_autofree char *name = g_strdup_printf ("2025-01-%02d.db", day);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
    }

  g_assert_true (office_backup_daily (fixture->connection, &error));
  g_assert_no_error (error);
  g_assert_true (office_backup_daily (fixture->connection, &error));

  listing = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (listing) != NULL)
    n++;
  g_assert_cmpuint (n, ==, OFFICE_BACKUPS_KEPT);
}

static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  OfficeConnection *connection = fixture->connection;
  g_autoptr (GError) error = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *large = g_strnfill (400000, 'x');

  g_assert_true (put_setting (connection, "colour", "kept", &error));
  limit = g_strdup_printf ("PRAGMA max_page_count = %d", (int) count (connection, "PRAGMA page_count") + 2);
  g_assert_cmpint (count (connection, limit), >, 0);

  g_assert_false (put_setting (connection, "large", large, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_FULL);
  g_clear_error (&error);

  g_assert_cmpint (count (connection, "PRAGMA max_page_count = 1000000"), >, 0);
  assert_setting (connection, "kept");
  g_assert_true (put_setting (connection, "colour", "again", &error));
  g_assert_no_error (error);
  assert_sound (connection);
}

static gpointer
count_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  return GINT_TO_POINTER ((int) count (connection, data));
}

static void
test_store_worker (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeStore) store = NULL;
  g_autoptr (OfficeStore) missing = office_store_open ("/nowhere/office.db", OFFICE_OPEN_EXISTING, &error);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_null (missing);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  store = office_store_open (fixture->path, OFFICE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpint (GPOINTER_TO_INT (office_store_call (store, count_job, (gpointer) "SELECT count (*) FROM module", NULL,
                                                       &error)),
                   ==, 2);

  g_cancellable_cancel (cancelled);
  g_assert_null (office_store_call (store, count_job, (gpointer) "SELECT 1", cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  office_store_close (store);
  g_assert_null (office_store_call (store, count_job, (gpointer) "SELECT 1", NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED);
}

/* A second program: sets a value and ends. */
static int
visit (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeConnection) connection = office_connection_open (path, OFFICE_OPEN_EXISTING, &error);

  return connection != NULL && put_setting (connection, "visitor", "was here", &error) ? 0 : 1;
}

/* Something in this program looks into the file, as a file chooser does to show its kind; then another
 * program comes and goes. It must not take the log away under our hands. */
static void
test_a_look_into_the_file_drops_no_lock (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *command[] = { program, "--visit", fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  int status = -1;

  g_assert_true (put_setting (fixture->connection, "colour", "before", &error));
  close (g_open (fixture->path, O_RDONLY | O_CLOEXEC, 0));

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  g_assert_true (put_setting (fixture->connection, "colour", "after", &error));
  value = get_setting (fixture->connection, "visitor");
  g_assert_cmpstr (value, ==, "was here");
  assert_sound (fixture->connection);
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Sørensen", "sorensen" },     { "O’Brien", "obrien" },   { "O'Brien", "obrien" },
    { "Nguyễn", "nguyen" },         { "Łukasz", "lukasz" },    { "Groß", "gross" },
    { "Ní Dhomhnaill", "ni dhomhnaill" }, { "محمد", "محمد" },  { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = office_fold_text (cases[i].text);
      g_autofree char *again = office_fold_text (folded);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* Each job adds its letter when it runs; the first holds the worker until the mutex is free. */
typedef struct
{
  GMutex   mutex;
  GString *order;
} Turns;

static gpointer
wait_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  Turns *turns = data;

  g_mutex_lock (&turns->mutex);
  g_mutex_unlock (&turns->mutex);
  return turns;
}

static gpointer
first_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  return g_string_append_c (((Turns *) data)->order, '1');
}

static gpointer
second_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  return g_string_append_c (((Turns *) data)->order, '2');
}

static gpointer
rest_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  return g_string_append_c (((Turns *) data)->order, 'r');
}

/* What nobody waits for comes after everything else, also after what was handed in later, and before
 * the end. */
static void
test_turns (Fixture       *fixture,
            gconstpointer  data)
{
  Turns turns = { .order = g_string_new (NULL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeStore) store = office_store_open (fixture->path, 0, &error);

  g_assert_no_error (error);
  g_mutex_init (&turns.mutex);
  g_mutex_lock (&turns.mutex);
  office_store_call_async (store, wait_job, &turns, NULL, NULL, NULL, NULL, NULL);
  office_store_call_at_rest_async (store, rest_job, &turns, NULL, NULL, NULL, NULL, NULL);
  office_store_call_async (store, first_job, &turns, NULL, NULL, NULL, NULL, NULL);
  office_store_call_async (store, second_job, &turns, NULL, NULL, NULL, NULL, NULL);
  g_mutex_unlock (&turns.mutex);
  office_store_close (store);
  g_assert_cmpstr (turns.order->str, ==, "12r");
  g_string_free (turns.order, TRUE);
  g_mutex_clear (&turns.mutex);
}

#define ADD(path, function) g_test_add ("/store/core/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--visit"))
    return visit (argv[2]);

  g_test_init (&argc, &argv, NULL);

  ADD ("new-office", test_new_office);
  ADD ("exists-already", test_exists_already);
  ADD ("outside-a-command", test_outside_a_command);
  ADD ("audit", test_audit_says_what_was_and_is);
  ADD ("tampering-shows", test_tampering_shows);
  ADD ("removed-link-shows", test_removed_link_shows);
  ADD ("undo-and-redo", test_undo_and_redo);
  ADD ("undo-refuses", test_undo_refuses_what_changed_since);
  ADD ("undo-raises-version", test_undo_raises_the_version);
  ADD ("act-is-not-undone", test_an_act_is_not_undone);
  ADD ("nested-steps", test_nested_steps);
  ADD ("empty-step", test_a_step_without_change_leaves_no_trace);
  ADD ("no-database", test_what_is_no_database);
  ADD ("newer-schema", test_newer_schema);
  ADD ("truncated", test_truncated);
  ADD ("read-only", test_read_only);
  ADD ("kept-from-writing", test_kept_from_writing);
  ADD ("backup-and-restore", test_backup_and_restore);
  ADD ("daily-backups", test_daily_backups);
  ADD ("full-disk", test_full_disk);
  ADD ("locks", test_a_look_into_the_file_drops_no_lock);
  ADD ("worker", test_store_worker);
  ADD ("turns", test_turns);
  g_test_add_func ("/store/fold", test_fold);

  return g_test_run ();
}

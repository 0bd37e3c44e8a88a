/* session.c: the session: writes, what they say, undo and redo, other programs' writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "model/session.h"
#include "store/catalogue.h"
#include "store/command.h"

#define WAIT_SECONDS 20

typedef struct
{
  char          *folder;
  char          *path;
  OfficeSession *session;
  guint          n_changes;
  guint          subjects;
  GAsyncResult  *result;
} Fixture;

static void
changed_cb (Fixture        *fixture,
            OfficeSubjects  subjects)
{
  fixture->n_changes++;
  fixture->subjects = subjects;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("office-session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "office.db", NULL);
  store = office_store_open (fixture->path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  fixture->session = office_session_new ();
  office_session_set_store (fixture->session, store);
  g_signal_connect_swapped (fixture->session, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_object (&fixture->result);
  office_session_set_store (fixture->session, NULL);
  g_object_unref (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  folder = g_dir_open (fixture->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 _end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;                         \
                                                                                                   \
    while (!(condition) && g_get_monotonic_time () < _end)                                         \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (1000);                                                                           \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static gpointer
add_module (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  gint64 id = office_module_add (connection, data, "A module", 10, FALSE, error);

  return id != 0 ? GINT_TO_POINTER (TRUE) : NULL;
}

static gpointer
count_modules (OfficeConnection  *connection,
               gpointer           data,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (GPtrArray) modules = office_modules_list (connection, error);

  return modules != NULL ? GUINT_TO_POINTER (modules->len) : NULL;
}

static guint
read_count (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gpointer count;

  g_clear_object (&fixture->result);
  office_session_read_async (fixture->session, count_modules, NULL, NULL, NULL, NULL, result_cb,
                             &fixture->result);
  wait_until (fixture->result != NULL);
  count = office_session_read_finish (fixture->session, fixture->result, &error);
  g_assert_no_error (error);
  return GPOINTER_TO_UINT (count);
}

static void
write_module (Fixture    *fixture,
              const char *code)
{
  g_clear_object (&fixture->result);
  office_session_write_async (fixture->session, OFFICE_SUBJECT_CATALOGUE, add_module,
                              g_strdup (code), g_free, NULL, NULL, result_cb, &fixture->result);
  wait_until (fixture->result != NULL);
}

static void
test_write_undo_redo (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint before = read_count (fixture);

  g_assert_cmpint (office_session_get_saved_at (fixture->session), ==, 0);
  write_module (fixture, "NEW1");
  g_assert_nonnull (office_session_write_finish (fixture->session, fixture->result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->subjects, ==, OFFICE_SUBJECT_CATALOGUE);
  g_assert_cmpint (office_session_get_saved_at (fixture->session), !=, 0);
  wait_until (office_session_get_undo_label (fixture->session) != NULL);
  g_assert_null (office_session_get_redo_label (fixture->session));

  g_clear_object (&fixture->result);
  office_session_undo_async (fixture->session, result_cb, &fixture->result);
  wait_until (fixture->result != NULL);
  undone = office_session_undo_finish (fixture->session, fixture->result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone);
  g_assert_cmpuint (read_count (fixture), ==, before);
  wait_until (office_session_get_redo_label (fixture->session) != NULL);

  g_clear_object (&fixture->result);
  office_session_redo_async (fixture->session, result_cb, &fixture->result);
  wait_until (fixture->result != NULL);
  redone = office_session_redo_finish (fixture->session, fixture->result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (redone);
  g_assert_cmpuint (read_count (fixture), ==, before + 1);
}

static void
test_refused_write_changes_nothing (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  write_module (fixture, "DPL");
  g_assert_null (office_session_write_finish (fixture->session, fixture->result, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpint (office_session_get_saved_at (fixture->session), ==, 0);
}

static void
test_without_a_database (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  office_session_set_store (fixture->session, NULL);
  fixture->n_changes = 0;
  write_module (fixture, "NEW1");
  g_assert_null (office_session_write_finish (fixture->session, fixture->result, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

/* Another window, or officectl, on the same file. */
static void
test_somebody_else_writes (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeStore) other = office_store_open (fixture->path, OFFICE_OPEN_EXISTING, &error);
  g_autofree char *code = g_strdup ("ELSE");
  gint64 begin = g_get_monotonic_time ();

  g_assert_no_error (error);
  /* The first look only learns the version: wait until it must have been taken. */
  while (g_get_monotonic_time () - begin < 4 * G_USEC_PER_SEC)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (5000);
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  g_assert_nonnull (office_store_call (other, add_module, code, NULL, &error));
  g_assert_no_error (error);
  wait_until (fixture->n_changes > 0);
  g_assert_cmpuint (fixture->subjects, ==, OFFICE_SUBJECT_ALL);
}

static void
test_actor_is_never_nobody (Fixture       *fixture,
                            gconstpointer  data)
{
  g_assert_cmpuint (strlen (office_session_get_actor (fixture->session)), >, 0);
  office_session_set_actor (fixture->session, "A. User");
  g_assert_cmpstr (office_session_get_actor (fixture->session), ==, "A. User");
  office_session_set_actor (fixture->session, "");
  g_assert_cmpuint (strlen (office_session_get_actor (fixture->session)), >, 0);
}

/* Undo offers what the one who works did, from the moment they are named. */
static void
test_undo_is_of_the_actor (Fixture       *fixture,
                           gconstpointer  data)
{
  office_session_set_actor (fixture->session, "A. User");
  write_module (fixture, "MINE");
  wait_until (office_session_get_undo_label (fixture->session) != NULL);
  office_session_set_actor (fixture->session, "B. User");
  wait_until (office_session_get_undo_label (fixture->session) == NULL);
  office_session_set_actor (fixture->session, "A. User");
  wait_until (office_session_get_undo_label (fixture->session) != NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/session/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("write-undo-redo", test_write_undo_redo);
  ADD ("refused-write-changes-nothing", test_refused_write_changes_nothing);
  ADD ("without-a-database", test_without_a_database);
  ADD ("somebody-else-writes", test_somebody_else_writes);
  ADD ("actor-is-never-nobody", test_actor_is_never_nobody);
  ADD ("undo-is-of-the-actor", test_undo_is_of_the_actor);
#undef ADD
  return g_test_run ();
}

/* admissions.c: a file read, judged, kept and taken back; the list, its filters, a plan of moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "model/application-acts.h"
#include "model/applications-model.h"
#include "model/import-model.h"

typedef struct
{
  char          *folder;
  char          *path;
  OfficeStore   *store;
  OfficeSession *session;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("office-admissions-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->store = office_store_open (fixture->path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  fixture->session = office_session_new ();
  office_session_set_store (fixture->session, fixture->store);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) listing = g_dir_open (path, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  office_session_set_store (fixture->session, NULL);
  g_object_unref (fixture->session);
  office_store_close (fixture->store);
  g_object_unref (fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
wait_for (OfficeImportModel *import,
          OfficeImportState  state)
{
  while (office_import_model_get_state (import) != state)
    g_main_context_iteration (NULL, TRUE);
}

static OfficeImportModel *
open_file (Fixture *fixture)
{
  static const char text[] = "Surname,Forename(s),DOB,E-mail,GMC No.\n"
                             "Quill,Ada,18/09/1984,ada@example.org,7654321\n"
                             "Rook,Bo,1990-02-30,bo@example,PA012345\n"
                             "Swift,Cy,1/2/1980,cy@example.org,7654322\n";
  g_autofree char *path = g_build_filename (fixture->folder, "applications.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  OfficeImportModel *import = office_import_model_new (fixture->session);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  office_import_model_set_cohort (import, "DPL-2025-AUT");
  office_import_model_open (import, file);
  wait_for (import, OFFICE_IMPORT_READY);
  g_assert_cmpstr (office_import_model_get_problem (import), ==, NULL);
  return import;
}

static void
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
refresh (OfficeApplicationsModel       *model,
         const OfficeApplicationFilter *filter)
{
  gboolean refreshed = FALSE;
  const gulong id = g_signal_connect_swapped (model, "refreshed", G_CALLBACK (set_true_cb), &refreshed);

  office_applications_model_set_filter (model, filter);
  while (!refreshed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (model, id);
}

static guint
count (OfficeApplicationsModel       *model,
       const OfficeApplicationFilter *filter)
{
  refresh (model, filter);
  return g_list_model_get_n_items (G_LIST_MODEL (office_applications_model_get_list (model)));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
commit (OfficeImportModel *import)
{
  office_import_model_commit (import);
  wait_for (import, OFFICE_IMPORT_COMMITTING);
  wait_for (import, OFFICE_IMPORT_READY);
}

static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  const OfficeApplicationFilter all = { 0 };
  g_autoptr (OfficeImportModel) import = open_file (fixture);
  g_autoptr (OfficeApplicationsModel) model = office_applications_model_new (fixture->session);
  OfficeImportReport *report = office_import_model_get_report (import);
  g_autofree char *birth = office_import_model_dup_errors (import, 2, 2);
  g_autofree char *every = office_import_model_dup_errors (import, 2, -2);
  g_autoptr (GAsyncResult) undone = NULL;
  g_autofree char *label = NULL;

  g_assert_cmpuint (office_import_report_count (report, OFFICE_IMPORT_ADD), ==, 2);
  g_assert_cmpuint (office_import_report_count (report, OFFICE_IMPORT_SKIP), ==, 1);
  g_assert_nonnull (birth);
  g_assert_nonnull (strstr (every, "HCPC"));
  g_assert_cmpuint (count (model, &all), ==, 0);

  commit (import);
  g_assert_cmpuint (count (model, &all), ==, 2);

  office_session_undo_async (fixture->session, done_cb, &undone);
  while (undone == NULL)
    g_main_context_iteration (NULL, TRUE);
  label = office_session_undo_finish (fixture->session, undone, NULL);
  g_assert_nonnull (label);
  g_assert_cmpuint (count (model, &all), ==, 0);
}

/* The same file is read as what the person says that it holds. */
static void
test_import_kinds (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "marks.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (OfficeImportModel) import = office_import_model_new (fixture->session);
  g_autofree char *mark = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Ref,First marker,Second marker\nX1,101,60\n", -1, &error));
  g_assert_no_error (error);
  office_import_model_set_cohort (import, "DPL-2025-AUT");
  office_import_model_open (import, file);
  wait_for (import, OFFICE_IMPORT_READY);
  g_assert_nonnull (office_import_model_get_problem (import));

  office_import_model_set_kind (import, OFFICE_IMPORT_MARKS, "written");
  wait_for (import, OFFICE_IMPORT_READY);
  g_assert_null (office_import_model_get_problem (import));
  g_assert_cmpstr (office_import_model_get_field (import, 1), ==, "first");
  g_assert_cmpuint (office_import_report_count (office_import_model_get_report (import), OFFICE_IMPORT_SKIP), ==, 1);
  mark = office_import_model_dup_errors (import, 1, 1);
  g_assert_nonnull (mark);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_mapping (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (OfficeImportModel) import = open_file (fixture);

  /* Without the e-mail no file is taken; the sentence says so, and nothing can be kept. */
  office_import_model_set_field (import, 3, NULL);
  wait_for (import, OFFICE_IMPORT_READY);
  g_assert_nonnull (office_import_model_get_problem (import));
  g_assert_null (office_import_model_get_report (import));

  office_import_model_set_field (import, 3, "email");
  wait_for (import, OFFICE_IMPORT_READY);
  g_assert_null (office_import_model_get_problem (import));
  g_assert_nonnull (office_import_model_get_report (import));
  g_assert_true (office_import_model_is_corrected (import, 3));
}

static void
test_filters_and_plan (Fixture       *fixture,
                       gconstpointer  data)
{
  const OfficeApplicationFilter all = { 0 };
  const OfficeApplicationFilter words = { .text = "quill" };
  const OfficeApplicationFilter missing = { .missing = 1u << OFFICE_REQUIREMENT_DEGREE };
  const OfficeApplicationFilter flagged = { .flagged = TRUE };
  const OfficeApplicationFilter offered = {
    .states = OFFICE_APPLICATION_STATE_BIT (OFFICE_APPLICATION_OFFERED),
  };
  const OfficeApplicationFilter reviewed = {
    .states = OFFICE_APPLICATION_STATE_BIT (OFFICE_APPLICATION_IN_REVIEW),
  };
  g_autoptr (OfficeImportModel) import = open_file (fixture);
  g_autoptr (OfficeApplicationsModel) model = office_applications_model_new (fixture->session);
  g_autoptr (GAsyncResult) planned = NULL;
  g_autoptr (OfficeMoveReport) plan = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 *listed;
  guint n_ids;

  commit (import);
  g_assert_cmpuint (count (model, &words), ==, 1);
  g_assert_cmpuint (count (model, &missing), ==, 2);
  g_assert_cmpuint (count (model, &offered), ==, 0);
  /* The course is over: nobody need look at the register any more (ENTRY-4). */
  g_assert_cmpuint (count (model, &flagged), ==, 0);
  g_assert_cmpuint (count (model, &all), ==, 2);
  listed = office_windowed_list_get_ids (office_applications_model_get_list (model), &n_ids);
  g_array_append_vals (ids, listed, n_ids);

  /* A plan says what would be done, and does nothing. */
  office_moves_plan_async (fixture->session, ids, OFFICE_APPLICATION_IN_REVIEW, NULL, done_cb, &planned);
  while (planned == NULL)
    g_main_context_iteration (NULL, TRUE);
  plan = office_moves_finish (fixture->session, planned, NULL);
  g_assert_cmpuint (plan->n_moved, ==, 2);
  g_assert_cmpuint (count (model, &reviewed), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/admissions/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/admissions/import-kinds", Fixture, NULL, set_up, test_import_kinds, tear_down);
  g_test_add ("/admissions/mapping", Fixture, NULL, set_up, test_mapping, tear_down);
  g_test_add ("/admissions/filters-and-plan", Fixture, NULL, set_up, test_filters_and_plan, tear_down);

  return g_test_run ();
}

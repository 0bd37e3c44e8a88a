/* learners.c: every learner ever: found, read, edited, in words, taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "model/learner-file.h"
#include "model/learners-model.h"
#include "rules/error.h"

#define WAIT_SECONDS 20

typedef struct
{
  char          *folder;
  char          *path;
  OfficeSession *session;
  GAsyncResult  *result;
  gboolean       refreshed;
  gint64         aase;
  gint64         twin;
} Fixture;

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

static gpointer
add_people (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  Fixture *fixture = data;
  const OfficeLearnerEdit aase = { .given_names = "Åse", .family_name = "Sørensen", .email = "aase@example.org",
                                   .date_of_birth = "1984-09-18" };
  const OfficeLearnerEdit twin = { .given_names = "Aase", .family_name = "Sorensen", .email = "twin@example.org",
                                   .date_of_birth = "1984-09-18" };
  const OfficeLearnerEdit other = { .given_names = "Aoife", .family_name = "Byrne", .email = "zz@example.org",
                                    .date_of_birth = "1970-01-02" };

  fixture->aase = office_learner_add (connection, &aase, error);
  fixture->twin = office_learner_add (connection, &twin, error);
  return GINT_TO_POINTER (fixture->aase != 0 && fixture->twin != 0 &&
                          office_learner_add (connection, &other, error) != 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("office-learners-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "office.db", NULL);
  store = office_store_open (fixture->path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  fixture->session = office_session_new ();
  office_session_set_store (fixture->session, store);
  g_assert_nonnull (office_store_call (store, add_people, fixture, NULL, &error));
  g_assert_no_error (error);
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

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object (&((Fixture *) user_data)->result, result);
}

static void
refreshed_cb (Fixture *fixture)
{
  fixture->refreshed = TRUE;
}

static OfficeLearnerFile *
read_file (Fixture *fixture,
           gint64   learner_id)
{
  g_autoptr (GError) error = NULL;
  OfficeLearnerFile *file;

  g_clear_object (&fixture->result);
  office_learner_file_read_async (fixture->session, learner_id, NULL, result_cb, fixture);
  wait_until (fixture->result != NULL);
  file = office_learner_file_read_finish (fixture->session, fixture->result, &error);
  g_assert_no_error (error);
  return file;
}

static gboolean
save (Fixture                  *fixture,
      const OfficeLearnerEdit  *edit,
      GError                  **error)
{
  g_clear_object (&fixture->result);
  office_learner_save_async (fixture->session, fixture->aase, edit, result_cb, fixture);
  wait_until (fixture->result != NULL);
  return office_learner_act_finish (fixture->session, fixture->result, error);
}

static gboolean
says (GPtrArray  *changes,
      const char *line)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const OfficeLearnerChange *change = g_ptr_array_index (changes, i);

      if (g_ptr_array_find_with_equal_func (change->lines, line, g_str_equal, NULL))
        return TRUE;
    }
  return FALSE;
}

/* Accents may be left out; the search narrows what is listed, the order follows the column. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (OfficeLearnersModel) model = office_learners_model_new (fixture->session);
  OfficeWindowedList *list = office_learners_model_get_list (model);
  const gint64 *ids;
  guint n_ids;

  g_signal_connect_swapped (model, "refreshed", G_CALLBACK (refreshed_cb), fixture);
  office_learners_model_refresh (model);
  wait_until (fixture->refreshed);
  office_windowed_list_get_ids (list, &n_ids);
  g_assert_cmpuint (n_ids, ==, 3);
  g_assert_cmpuint (office_learners_model_get_total (model), ==, 3);
  g_assert_false (office_learners_model_is_filtered (model));

  fixture->refreshed = FALSE;
  office_learners_model_set_filter (model, "sorens aase@example", FALSE);
  wait_until (fixture->refreshed);
  ids = office_windowed_list_get_ids (list, &n_ids);
  g_assert_cmpuint (n_ids, ==, 1);
  g_assert_cmpint (ids[0], ==, fixture->aase);
  g_assert_true (office_learners_model_is_filtered (model));
  g_assert_cmpuint (office_learners_model_get_total (model), ==, 3);

  fixture->refreshed = FALSE;
  office_learners_model_set_filter (model, "", FALSE);
  office_learners_model_set_sort (model, OFFICE_LEARNER_SORT_EMAIL, TRUE);
  wait_until (fixture->refreshed);
  ids = office_windowed_list_get_ids (list, &n_ids);
  g_assert_cmpuint (n_ids, ==, 3);
  g_assert_cmpint (ids[2], ==, fixture->aase);
}

/* An edit stands in the history in words; a save over somebody else's is refused with both values. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (OfficeLearnerFile) file = read_file (fixture, fixture->aase);
  g_autoptr (OfficeLearnerFile) after = NULL;
  g_autoptr (OfficeLearnerFile) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  OfficeLearnerEdit edit = { .version = file->story->learner->version, .certificate_name = "Dr Å. Sørensen" };

  g_assert_true (save (fixture, &edit, &error));
  g_assert_no_error (error);
  after = read_file (fixture, fixture->aase);
  g_assert_cmpstr (after->story->learner->certificate_name, ==, "Dr Å. Sørensen");
  g_assert_true (says (after->changes, "Name on certificates: blank → Dr Å. Sørensen"));

  edit.certificate_name = "A. Sørensen";
  g_assert_false (save (fixture, &edit, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Dr Å. Sørensen"));
  g_assert_nonnull (strstr (error->message, "“A. Sørensen”"));

  g_clear_object (&fixture->result);
  wait_until (office_session_get_undo_label (fixture->session) != NULL);
  office_session_undo_async (fixture->session, result_cb, fixture);
  wait_until (fixture->result != NULL);
  g_clear_error (&error);
  label = office_session_undo_finish (fixture->session, fixture->result, &error);
  g_assert_no_error (error);
  undone = read_file (fixture, fixture->aase);
  g_assert_cmpstr (undone->story->learner->certificate_name, ==, "");
  g_assert_true (says (undone->changes, "Name on certificates: Dr Å. Sørensen → blank"));
}

/* Who was merged is found under the name that stays, with the other one as an earlier name (ENTRY-5). */
static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (OfficeLearnerFile) file = NULL;
  g_autoptr (GError) error = NULL;

  office_learner_merge_async (fixture->session, fixture->aase, fixture->twin, "Same passport", result_cb, fixture);
  wait_until (fixture->result != NULL);
  g_assert_true (office_learner_act_finish (fixture->session, fixture->result, &error));
  g_assert_no_error (error);

  file = read_file (fixture, fixture->twin);
  g_assert_cmpint (file->story->learner->id, ==, fixture->aase);
  g_assert_cmpuint (file->story->former_names->len, ==, 1);
}

/* Withdrawing is one act, and stays beside what was said before (PRIVACY-1). */
static void
test_consent (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (OfficeLearnerFile) file = NULL;
  g_autoptr (GError) error = NULL;
  const OfficeConsent states[] = { OFFICE_CONSENT_GIVEN, OFFICE_CONSENT_WITHDRAWN };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_clear_object (&fixture->result);
      office_learner_consent_async (fixture->session, fixture->aase, OFFICE_CONSENT_NEWSLETTER, states[i], "w", "s",
                                    result_cb, fixture);
      wait_until (fixture->result != NULL);
      g_assert_true (office_learner_act_finish (fixture->session, fixture->result, &error));
      g_assert_no_error (error);
    }
  file = read_file (fixture, fixture->aase);
  g_assert_cmpuint (file->story->consents->len, ==, 2);
  g_assert_cmpint (((OfficeConsentRecord *) g_ptr_array_index (file->story->consents, 0))->state, ==,
                   OFFICE_CONSENT_WITHDRAWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/learners/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/learners/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/learners/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/learners/consent", Fixture, NULL, set_up, test_consent, tear_down);
  return g_test_run ();
}

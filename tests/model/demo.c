/* demo.c: the demonstration is an office like any other, and the same for the same seed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "model/demo.h"
#include "store/applications.h"
#include "store/backup.h"
#include "store/cohorts.h"
#include "store/learners.h"
#include "store/results.h"
#include "store/certificates.h"
#include "store/statement.h"

typedef struct
{
  char             *folder;
  OfficeConnection *connection;
} Fixture;

static OfficeConnection *
make (const char *folder,
      const char *name,
      guint       n_learners,
      guint32     seed)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  OfficeConnection *connection = office_connection_open (path, OFFICE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  office_demo_fill (connection, n_learners, seed, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("office-demo-XXXXXX", NULL);
  fixture->connection = make (fixture->folder, "demo.db", OFFICE_DEMO_LEARNERS, 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *clean = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  office_connection_close (fixture->connection);
  g_assert_cmpint (system (clean), ==, 0);
  g_free (fixture->folder);
}

static gint64
find_cohort (Fixture    *fixture,
             const char *code)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_find (fixture->connection, code, NULL);

  g_assert_nonnull (cohort);
  return cohort->id;
}

static guint
count_learners (OfficeConnection *connection)
{
  OfficeLearnerFilter filter = { 0 };
  g_autoptr (GArray) ids = office_learners_ids (connection, &filter, OFFICE_LEARNER_SORT_NAME, FALSE, NULL);

  return ids->len;
}

static void
test_every_state (Fixture       *fixture,
                  gconstpointer  data)
{
  OfficeApplicationFilter filter = { 0 };
  guint counts[OFFICE_N_APPLICATION_STATES] = { 0 };
  guint total = 0;

  g_assert_true (office_applications_counts (fixture->connection, &filter, counts, NULL));
  for (int i = 0; i < OFFICE_N_APPLICATION_STATES; i++)
    {
      g_test_message ("%s: %u", office_application_state_to_nick (i), counts[i]);
      g_assert_cmpuint (counts[i], >, 0);
      total += counts[i];
    }
  g_assert_cmpuint (total, >, OFFICE_DEMO_LEARNERS);
  g_assert_cmpuint (count_learners (fixture->connection), ==, OFFICE_DEMO_LEARNERS);
}

/* Whoever has withdrawn attends nothing from that day on. */
static void
test_attendance_ends (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char after_sql[] =
    "SELECT count (*) FROM attendance JOIN enrolment ON enrolment.id = attendance.enrolment_id"
    " JOIN session ON session.id = attendance.session_id"
    " WHERE enrolment.withdrawn_on <= date (session.starts_at, 'unixepoch')";
  gint64 n = -1;

  g_assert_true (office_connection_get_int (fixture->connection, &n, NULL,
                                            "SELECT count (*) FROM enrolment WHERE withdrawn_on IS NOT NULL", ""));
  g_assert_cmpint (n, >, 0);
  g_assert_true (office_connection_get_int (fixture->connection, &n, NULL, after_sql, ""));
  g_assert_cmpint (n, ==, 0);
}

static void
test_outcomes (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = office_results_compute (fixture->connection, find_cohort (fixture, "DPL-2025-AUT"), &error);
  guint counts[OFFICE_N_OUTCOMES] = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (rows, i);

      counts[row->outcome]++;
      g_assert_false (row->provisional);
    }

  g_assert_cmpuint (counts[OFFICE_OUTCOME_WITHDRAWN], ==, 1);
  g_assert_cmpuint (counts[OFFICE_OUTCOME_WITHHELD], ==, 1);
  g_assert_cmpuint (counts[OFFICE_OUTCOME_DEFERRED], ==, 1);
  g_assert_cmpuint (counts[OFFICE_OUTCOME_FAIL], ==, 1);
  g_assert_cmpuint (counts[OFFICE_OUTCOME_REFER], ==, 3);
  g_assert_cmpuint (counts[OFFICE_OUTCOME_PASS], >=, 15);
}

static void
test_certificates_and_soundness (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) certificates =
    office_certificates_list_cohort (fixture->connection, find_cohort (fixture, "DPL-2025-AUT"), &error);
  g_autoptr (GPtrArray) problems = office_database_check (fixture->connection, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (certificates->len, >=, 10);
  g_assert_cmpuint (problems->len, ==, 0);
}

static char *
list_people (OfficeConnection *connection)
{
  OfficeApplicationFilter filter = { 0 };
  g_autoptr (GArray) ids = office_applications_ids (connection, &filter, OFFICE_APPLICATION_SORT_REFERENCE, FALSE, NULL);
  g_autoptr (GPtrArray) rows = office_applications_rows (connection, (const gint64 *) ids->data, ids->len, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeApplicationRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s %s %s %s %" G_GINT64_FORMAT "\n", row->reference, row->family_name, row->given_names,
                              office_application_state_to_nick (row->state), row->balance);
    }

  return g_string_free (text, FALSE);
}

static void
test_same_seed (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (OfficeConnection) same = make (fixture->folder, "same.db", OFFICE_DEMO_LEARNERS, 1);
  g_autoptr (OfficeConnection) other = make (fixture->folder, "other.db", OFFICE_DEMO_LEARNERS, 2);
  g_autofree char *first = list_people (fixture->connection);
  g_autofree char *second = list_people (same);
  g_autofree char *third = list_people (other);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (OfficeConnection) connection = make (fixture->folder, "history.db", OFFICE_DEMO_LEARNERS + 230, 1);

  g_assert_cmpuint (count_learners (connection), ==, OFFICE_DEMO_LEARNERS + 230);
}

static void
test_few (Fixture       *fixture,
          gconstpointer  data)
{
  static const guint numbers[] = { 1, 2, 7, 40 };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *name = g_strdup_printf ("few-%u.db", numbers[i]);
      g_autoptr (OfficeConnection) connection = make (fixture->folder, name, numbers[i], 1);

      g_assert_cmpuint (count_learners (connection), ==, numbers[i]);
    }
}

static int
compare_enrolments (gconstpointer a,
                    gconstpointer b)
{
  const OfficeResultRow *one = *(const OfficeResultRow *const *) a;
  const OfficeResultRow *other = *(const OfficeResultRow *const *) b;

  return (one->enrolment_id > other->enrolment_id) - (one->enrolment_id < other->enrolment_id);
}

/* What a board froze reads as it would be reckoned: a return says the same either way. */
static void
test_frozen_results (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cohorts = office_cohorts_list (fixture->connection, 0, &error);
  int n_frozen = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < cohorts->len; i++)
    {
      gint64 cohort_id = ((OfficeCohort *) g_ptr_array_index (cohorts, i))->id;
      g_autoptr (GPtrArray) reckoned = office_results_compute (fixture->connection, cohort_id, NULL);
      g_autoptr (GPtrArray) read = office_results_read (fixture->connection, cohort_id, NULL);

      g_assert_cmpuint (read->len, ==, reckoned->len);
      g_ptr_array_sort (reckoned, compare_enrolments);
      for (guint j = 0; j < read->len; j++)
        {
          const OfficeResultRow *one = g_ptr_array_index (read, j);
          const OfficeResultRow *other = g_ptr_array_index (reckoned, j);

          n_frozen += one->steps == NULL;
          g_assert_cmpint (one->enrolment_id, ==, other->enrolment_id);
          g_assert_cmpint (one->learner_id, ==, other->learner_id);
          g_assert_cmpint (one->outcome, ==, other->outcome);
          g_assert_cmpint (one->mark, ==, other->mark);
          g_assert_cmpint (one->credits, ==, other->credits);
          g_assert_cmpstr (one->reason, ==, other->reason);
          g_assert_cmpstr (one->ratified_on, ==, other->ratified_on);
          g_assert_cmpint (one->result_version, ==, other->result_version);
          g_assert_cmpint (one->provisional, ==, other->provisional);
          g_assert_cmpint (one->changed, ==, other->changed);
          g_assert_cmpuint (one->n_components, ==, other->n_components);
          for (gsize k = 0; k < one->n_components; k++)
            {
              g_assert_cmpstr (one->components[k].label, ==, other->components[k].label);
              g_assert_cmpint (one->components[k].mark, ==, other->components[k].mark);
              g_assert_cmpint (one->components[k].attempt, ==, other->components[k].attempt);
              g_assert_cmpstr (one->components[k].code, ==, other->components[k].code);
              g_assert_cmpint (one->components[k].needs_agreement, ==,
                               other->components[k].needs_agreement);
            }
        }
    }
  g_assert_cmpint (n_frozen, >, 10);
}

#define ADD(path, function) g_test_add ("/model/demo/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("every-state", test_every_state);
  ADD ("attendance-ends", test_attendance_ends);
  ADD ("outcomes", test_outcomes);
  ADD ("certificates-and-soundness", test_certificates_and_soundness);
  ADD ("same-seed", test_same_seed);
  ADD ("few", test_few);
  ADD ("history", test_history);
  ADD ("frozen-results", test_frozen_results);

  return g_test_run ();
}

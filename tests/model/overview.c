/* overview.c: the next actions are grouped, name their place, and hold the clashes to come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>

#include "model/demo.h"
#include "model/overview-model.h"
#include "rules/clock.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/sessions.h"

typedef struct
{
  char             *folder;
  OfficeConnection *connection;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("office-overview-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->connection = office_connection_open (path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  if (data != NULL)
    office_demo_fill (fixture->connection, OFFICE_DEMO_LEARNERS, 1, NULL, &error);
  g_assert_no_error (error);
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

static OfficeOverviewSheet *
read_sheet (Fixture *fixture,
            gint64   term_id,
            gint64   cohort_id)
{
  OfficeOverviewPlace place = { term_id, cohort_id };
  g_autoptr (GError) error = NULL;
  OfficeOverviewSheet *sheet = office_overview_read (fixture->connection, &place, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
test_grouped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (OfficeOverviewSheet) sheet = read_sheet (fixture, 0, 0);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const OfficeNextAction *before = NULL;

  g_assert_cmpuint (sheet->actions->len, >, 3);
  for (guint i = 0; i < sheet->actions->len; i++)
    {
      const OfficeNextAction *action = g_ptr_array_index (sheet->actions, i);

      g_assert_cmpint (action->count, >, 0);
      g_assert_cmpint (action->cohort_id, >, 0);
      g_assert_true (*action->sentence != '\0' && *action->filter != '\0');
      if (before == NULL || !g_str_equal (before->kind, action->kind))
        g_assert_true (g_hash_table_add (seen, (gpointer) action->kind));
      else if (*before->since != '\0' && *action->since != '\0')
        g_assert_cmpstr (before->since, <=, action->since);
      before = action;
    }
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (OfficeOverviewSheet) sheet = read_sheet (fixture, 0, 0);
  int counts[OFFICE_N_TASK_VIEWS];
  int total = 0;

  office_next_actions_count (sheet->actions, counts);
  for (guint i = 0; i < sheet->actions->len; i++)
    total += ((const OfficeNextAction *) g_ptr_array_index (sheet->actions, i))->count;
  g_assert_cmpint (counts[OFFICE_TASK_VIEW_OVERVIEW], ==, sheet->actions->len);
  g_assert_cmpint (counts[OFFICE_TASK_VIEW_ENROLMENT] + counts[OFFICE_TASK_VIEW_TIMETABLE] +
                   counts[OFFICE_TASK_VIEW_RESULTS] + counts[OFFICE_TASK_VIEW_RECORDS], ==, total);
}

static int
sum (const OfficeChartData *data)
{
  int total = 0;

  for (guint i = 0; i < data->n_labels * data->n_series; i++)
    total += data->values[i];
  return total;
}

/* A term's applications are fewer than all, and a cohort's fewer than its term's. */
static void
test_charts_of_the_place (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (OfficeCohort) cohort = NULL;
  g_autoptr (OfficeOverviewSheet) all = read_sheet (fixture, 0, 0);
  g_autoptr (OfficeOverviewSheet) term = NULL;
  g_autoptr (OfficeOverviewSheet) one = NULL;

  cohort = office_cohort_find (fixture->connection, "DPL-2025-AUT", NULL);
  g_assert_nonnull (cohort);
  term = read_sheet (fixture, cohort->term_id, 0);
  one = read_sheet (fixture, cohort->term_id, cohort->id);

  g_assert_cmpint (sum (all->charts[0]), ==, all->n_applications);
  g_assert_cmpint (sum (one->charts[0]), ==, cohort->applications);
  g_assert_cmpint (sum (one->charts[0]), <, sum (term->charts[0]));
  g_assert_cmpint (sum (term->charts[0]), <, sum (all->charts[0]));
  g_assert_cmpint (sum (one->charts[1]), ==, cohort->applications);
  g_assert_cmpstr (term->charts[0]->subtitle, ==, cohort->term);
  for (guint i = 0; i < OFFICE_N_CHARTS; i++)
    {
      OfficeChart chart;

      office_chart_from_data (&chart, one->charts[i]);
      g_assert_false (office_chart_is_empty (one->charts[i]));
      g_assert_true (chart.title != NULL && *chart.title != '\0');
      g_assert_cmpuint (chart.n_labels, >, 0);
    }
}

static void
add_session (Fixture    *fixture,
             gint64      cohort_id,
             gint64      starts_at)
{
  g_autoptr (GError) error = NULL;
  const char *staff[] = { "A. Faculty", NULL };
  const OfficeSessionDraft draft = {
    .cohort_id = cohort_id, .kind = "live", .title = "Governance",
    .starts_at = starts_at, .minutes = 60, .staff = staff,
  };

  office_session_add (fixture->connection, &draft, NULL, &error);
  g_assert_no_error (error);
}

/* What is over can no longer be moved; what is to come stands first. */
static void
test_clashes_to_come (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (OfficeCohort) cohort = NULL;
  g_autoptr (OfficeOverviewSheet) empty = read_sheet (fixture, 0, 0);
  g_autoptr (OfficeOverviewSheet) sheet = NULL;
  const gint64 now = 1759309200; /* 1 October 2025, while the cohort runs: outside of it is a clash itself */
  const OfficeNextAction *clash;

  g_assert_cmpuint (empty->actions->len, ==, 0);
  g_assert_cmpint (empty->n_applications, ==, 0);
  g_assert_cmpint (empty->n_cohorts, ==, 1);

  office_connection_set_clock (fixture->connection, now);
  cohort = office_cohort_find (fixture->connection, "DPL-2025-AUT", NULL);
  add_session (fixture, cohort->id, now - 86400);
  add_session (fixture, cohort->id, now - 86400 + 1800);
  sheet = read_sheet (fixture, 0, 0);
  g_assert_cmpuint (sheet->actions->len, ==, 0);
  g_clear_pointer (&sheet, office_overview_sheet_free);

  add_session (fixture, cohort->id, now + 86400);
  add_session (fixture, cohort->id, now + 86400 + 1800);
  sheet = read_sheet (fixture, 0, 0);
  g_assert_cmpuint (sheet->actions->len, >, 0);
  clash = g_ptr_array_index (sheet->actions, 0);
  g_assert_cmpstr (clash->kind, ==, "clashes");
  g_assert_cmpint (clash->view, ==, OFFICE_TASK_VIEW_TIMETABLE);
  g_assert_nonnull (strstr (clash->sentence, "A. Faculty"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, demo, test) g_test_add ("/overview/" path, Fixture, demo, set_up, test, tear_down)
  ADD ("grouped", "demo", test_grouped);
  ADD ("counts", "demo", test_counts);
  ADD ("charts-of-the-place", "demo", test_charts_of_the_place);
  ADD ("clashes-to-come", NULL, test_clashes_to_come);
#undef ADD
  return g_test_run ();
}

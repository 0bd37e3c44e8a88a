/* chart-terms.c: how many passed, module by module over the terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/chart-data.h"

#include <glib/gi18n-lib.h>

#include "store/statement.h"

/* What has been read: a row a cohort, in the order of the terms. */
typedef struct
{
  char *term;
  char *module;
  int   n_passed;
  int   n_all;
} Cohort;

static void
cohort_free (Cohort *cohort)
{
  g_free (cohort->term);
  g_free (cohort->module);
  g_free (cohort);
}

static GPtrArray *
read_cohorts (OfficeConnection  *connection,
              GError           **error)
{
  g_autoptr (GPtrArray) cohorts = g_ptr_array_new_with_free_func ((GDestroyNotify) cohort_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error,
    "SELECT term.name, module.code, sum (result.outcome = 'P'), count (*)"
    " FROM result JOIN enrolment ON enrolment.id = result.enrolment_id"
    " JOIN cohort ON cohort.id = enrolment.cohort_id JOIN term ON term.id = cohort.term_id"
    " JOIN module ON module.id = cohort.module_id WHERE result.outcome <> 'WD'"
    " AND result.version = (SELECT max (version) FROM result AS newest"
    "   WHERE newest.enrolment_id = enrolment.id)"
    " GROUP BY cohort.id ORDER BY term.starts, term.id, module.code",
    "");

  if (statement == NULL)
    return NULL;
  while (office_statement_step (statement, &local_error))
    {
      Cohort *cohort = g_new0 (Cohort, 1);

      cohort->term = office_statement_dup_text (statement, 0);
      cohort->module = office_statement_dup_text (statement, 1);
      cohort->n_passed = (int) office_statement_get_int (statement, 2);
      cohort->n_all = (int) office_statement_get_int (statement, 3);
      g_ptr_array_add (cohorts, cohort);
    }
  if (local_error == NULL)
    return g_steal_pointer (&cohorts);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static guint
index_of (GPtrArray  *names,
          const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_ptr_array_index (names, i), name))
      return i;
  g_ptr_array_add (names, (gpointer) name);
  return names->len - 1;
}

/* Per cent of all modules together in one term, rounded half up; -1 without a result. */
static int
share_of (const OfficeChartData *data,
          guint                  term)
{
  int passed = 0, all = 0;

  for (guint series = 0; series < data->n_series; series++)
    {
      passed += data->values[series * data->n_labels + term];
      all += data->totals[series * data->n_labels + term];
    }
  return all > 0 ? (200 * passed + all) / (2 * all) : -1;
}

static char *
make_title (const OfficeChartData *data)
{
  guint last = data->n_labels > 0 ? data->n_labels - 1 : 0;

  if (data->n_labels == 0)
    return g_strdup (_("No board has ratified anything yet"));
  if (data->n_labels == 1)
    /* Translators: per cent, a term */
    return g_strdup_printf (_("%d %% passed in %s"), share_of (data, last), data->labels[last]);
  /* Translators: per cent, a term, per cent, the term before */
  return g_strdup_printf (_("%d %% passed in %s, %d %% in %s"), share_of (data, last), data->labels[last],
                          share_of (data, last - 1), data->labels[last - 1]);
}

/**
 * office_chart_data_load_terms:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): passes of ratified results, a module a series, a term a label
 */
OfficeChartData *
office_chart_data_load_terms (OfficeConnection  *connection,
                              GError           **error)
{
  g_autoptr (GPtrArray) cohorts = read_cohorts (connection, error);
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  g_autoptr (GPtrArray) modules = g_ptr_array_new ();
  OfficeChartData *data;

  if (cohorts == NULL)
    return NULL;
  for (guint i = 0; i < cohorts->len; i++)
    {
      const Cohort *cohort = g_ptr_array_index (cohorts, i);

      index_of (terms, cohort->term);
      index_of (modules, cohort->module);
    }

  data = office_chart_data_new (OFFICE_CHART_SUBJECT_TERMS, terms->len, modules->len);
  data->totals = g_new0 (int, (gsize) terms->len * modules->len + 1);
  for (guint i = 0; i < terms->len; i++)
    data->labels[i] = g_strdup (g_ptr_array_index (terms, i));
  for (guint i = 0; i < modules->len; i++)
    data->series[i] = g_strdup (g_ptr_array_index (modules, i));
  for (guint i = 0; i < cohorts->len; i++)
    {
      const Cohort *cohort = g_ptr_array_index (cohorts, i);
      gsize at = (gsize) index_of (modules, cohort->module) * terms->len + index_of (terms, cohort->term);

      data->values[at] += cohort->n_passed;
      data->totals[at] += cohort->n_all;
    }
  data->title = make_title (data);
  data->subtitle = g_strdup (_("Ratified results, by module over the terms"));
  data->unit = g_strdup (_("per cent passed"));
  return data;
}

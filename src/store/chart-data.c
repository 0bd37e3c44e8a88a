/* chart-data.c: the numbers behind the overview's charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/chart-data.h"

#include <glib/gi18n-lib.h>

#include "rules/application.h"
#include "rules/dates.h"
#include "store/learner-hours.h"
#include "store/results.h"
#include "store/rows.h"
#include "store/statement.h"

#define BIN_WIDTH 500
#define N_BINS 20
#define PASS_MARK 5000
#define MOST_WEEKS 53

/**
 * office_chart_data_free:
 * @data: (nullable): the numbers of a chart
 *
 * Frees the numbers of a chart.
 */
void
office_chart_data_free (OfficeChartData *data)
{
  if (data == NULL)
    return;

  g_free (data->title);
  g_free (data->subtitle);
  g_free (data->unit);
  g_strfreev (data->labels);
  g_strfreev (data->series);
  g_free (data->values);
  g_free (data->totals);
  g_free (data);
}

/**
 * office_chart_data_new:
 * @subject: what is counted
 * @n_labels: how many labels
 * @n_series: how many series
 *
 * Returns: (transfer full): a chart whose words and numbers are still to be filled in; the room is
 *   there, and ends with %NULL
 */
OfficeChartData *
office_chart_data_new (OfficeChartSubject subject,
                       guint              n_labels,
                       guint              n_series)
{
  OfficeChartData *data = g_new0 (OfficeChartData, 1);

  data->subject = subject;
  data->n_labels = n_labels;
  data->n_series = n_series;
  data->labels = g_new0 (char *, n_labels + 1);
  data->series = g_new0 (char *, n_series + 1);
  data->values = g_new0 (int, (gsize) n_labels * n_series + 1);
  return data;
}

/* A chart under construction: a row a label, with a value a series. */
typedef struct
{
  GPtrArray *labels;
  GPtrArray *series;
  GArray *values; /* row after row */
} Builder;

static void
builder_init (Builder           *self,
              const char *const *series)
{
  self->labels = g_ptr_array_new ();
  self->series = g_ptr_array_new ();
  self->values = g_array_new (FALSE, TRUE, sizeof (int));
  for (gsize i = 0; series[i] != NULL; i++)
    g_ptr_array_add (self->series, g_strdup (series[i]));
}

static void
builder_clear (Builder *self)
{
  g_ptr_array_set_free_func (self->labels, g_free);
  g_ptr_array_set_free_func (self->series, g_free);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->series);
  g_array_unref (self->values);
}

static int *
builder_add (Builder *self,
             char    *label)
{
  guint at = self->values->len;

  g_ptr_array_add (self->labels, label);
  g_array_set_size (self->values, at + self->series->len);
  return &g_array_index (self->values, int, at);
}

static OfficeChartData *
builder_end (Builder            *self,
             OfficeChartSubject  subject,
             char               *title,
             char               *subtitle,
             const char         *unit)
{
  OfficeChartData *data = g_new0 (OfficeChartData, 1);

  data->subject = subject;
  data->title = title;
  data->subtitle = subtitle;
  data->unit = g_strdup (unit);
  data->n_labels = self->labels->len;
  data->n_series = self->series->len;
  data->values = g_new0 (int, (gsize) data->n_labels * data->n_series + 1);
  for (guint i = 0; i < data->n_labels; i++)
    for (guint j = 0; j < data->n_series; j++)
      data->values[j * data->n_labels + i]
        = g_array_index (self->values, int, i * data->n_series + j);

  g_ptr_array_add (self->labels, NULL);
  g_ptr_array_add (self->series, NULL);
  data->labels = (char **) g_ptr_array_free (self->labels, FALSE);
  data->series = (char **) g_ptr_array_free (self->series, FALSE);
  g_array_unref (self->values);
  return data;
}

/* What is counted: one cohort, or those of a term, or all. */
typedef struct
{
  gint64 term_id;
  gint64 cohort_id;
} Scope;

/* Steps through a query whose parameter ?1 is a cohort, or 0 for all, and ?2 a term, or 0 for all. */
typedef void (*RowTaker) (OfficeStatement *statement, Builder *builder, gpointer data);

static gboolean
take_rows (OfficeConnection  *connection,
           const char        *sql,
           const Scope       *scope,
           RowTaker           take,
           Builder           *builder,
           gpointer           data,
           GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, sql, "ll", scope->cohort_id, scope->term_id);

  if (statement == NULL)
    return FALSE;
  while (office_statement_step (statement, &local_error))
    take (statement, builder, data);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* A cohort that is chosen lies in the term that is chosen. */
static char *
describe_scope (OfficeConnection *connection,
                const Scope      *scope)
{
  char *name = NULL;

  if (scope->cohort_id != 0)
    name = office_connection_get_text (connection, NULL, "SELECT code FROM cohort WHERE id = ?", "l",
                                       scope->cohort_id);
  else if (scope->term_id != 0)
    name = office_connection_get_text (connection, NULL, "SELECT name FROM term WHERE id = ?", "l",
                                       scope->term_id);

  return name != NULL ? name : g_strdup (_("All cohorts"));
}

static char *
describe_minutes (OfficeConnection *connection,
                  const Scope      *scope)
{
  g_autofree char *name = describe_scope (connection, scope);

  /* Translators: below a chart's title; %s is a cohort or a term */
  return g_strdup_printf (_("%s, in minutes"), name);
}

static void
take_state (OfficeStatement *statement,
            Builder         *builder,
            gpointer         data)
{
  int *counts = data;
  OfficeApplicationState state;

  if (office_application_state_from_nick (office_statement_get_text (statement, 0), &state))
    counts[state] = (int) office_statement_get_int (statement, 1);
}

static OfficeChartData *
load_states (OfficeConnection  *connection,
             const Scope       *scope,
             GError           **error)
{
  const char *const series[] = { _("Applications"), NULL };
  int counts[OFFICE_N_APPLICATION_STATES] = { 0 };
  int total = 0;
  Builder builder;

  builder_init (&builder, series);
  if (!take_rows (
        connection,
        "SELECT state, count (*) FROM application WHERE (?1 = 0 OR cohort_id = ?1)"
        " AND (?2 = 0 OR cohort_id IN (SELECT id FROM cohort WHERE term_id = ?2)) GROUP BY state",
        scope, take_state, &builder, counts, error))
    {
      builder_clear (&builder);
      return NULL;
    }

  for (int i = 0; i < OFFICE_N_APPLICATION_STATES; i++)
    {
      *builder_add (
        &builder, g_strdup (office_application_state_label ((OfficeApplicationState) i)))
        = counts[i];
      total += counts[i];
    }

  return builder_end (&builder, OFFICE_CHART_SUBJECT_STATES,
                      g_strdup_printf (ngettext ("%d application, %d enrolled",
                                                 "%d applications, %d enrolled", (gulong) total),
                                       total, counts[OFFICE_APPLICATION_ENROLLED]),
                      describe_scope (connection, scope), _("applications"));
}

typedef struct
{
  OfficeDay last;
  int total;
  int most;
  char *busiest;
} Weeks;

/* Weeks without an application stand there with a nought, unless there are too many of them. */
static void
take_week (OfficeStatement *statement,
           Builder         *builder,
           gpointer         data)
{
  Weeks *weeks = data;
  OfficeDay monday = office_day_from_iso (office_statement_get_text (statement, 0));
  int count = (int) office_statement_get_int (statement, 1);

  if (weeks->last != OFFICE_DAY_NONE && monday - weeks->last <= MOST_WEEKS * 7)
    for (OfficeDay gap = weeks->last + 7; gap < monday; gap += 7)
      *builder_add (builder, office_day_to_text (gap)) = 0;

  *builder_add (builder, office_day_to_text (monday)) = count;
  weeks->last = monday;
  weeks->total += count;
  if (count > weeks->most)
    {
      weeks->most = count;
      g_free (weeks->busiest);
      weeks->busiest = office_day_to_text (monday);
    }
}

static OfficeChartData *
load_weeks (OfficeConnection  *connection,
            const Scope       *scope,
            GError           **error)
{
  static const char weeks_sql[]
    = "SELECT date (applied_on, '-6 days', 'weekday 1') AS monday, count (*) FROM application"
      " WHERE (?1 = 0 OR cohort_id = ?1)"
      " AND (?2 = 0 OR cohort_id IN (SELECT id FROM cohort WHERE term_id = ?2))"
      " GROUP BY monday ORDER BY monday";
  const char *const series[] = { _("Applications"), NULL };
  g_autofree char *busiest = NULL;
  Weeks weeks = { OFFICE_DAY_NONE, 0, 0, NULL };
  char *title;
  Builder builder;
  gboolean done;

  builder_init (&builder, series);
  done = take_rows (connection, weeks_sql, scope, take_week, &builder, &weeks, error);
  busiest = weeks.busiest;
  if (!done)
    {
      builder_clear (&builder);
      return NULL;
    }

  if (weeks.most > 0)
    /* Translators: number of applications, the Monday of a week */
    title = g_strdup_printf (
      ngettext ("Most applications in the week of %2$s: %1$d",
                "Most applications in the week of %2$s: %1$d", (gulong) weeks.most),
      weeks.most, busiest);
  else
    title = g_strdup (_("No applications yet"));

  return builder_end (&builder, OFFICE_CHART_SUBJECT_WEEKS, title,
                      describe_scope (connection, scope), _("applications"));
}

static void
take_places (OfficeStatement *statement,
             Builder         *builder,
             gpointer         data)
{
  int *totals = data;
  int *values = builder_add (builder, office_statement_dup_text (statement, 0));

  for (int i = 0; i < 3; i++)
    {
      values[i] = (int) office_statement_get_int (statement, 1 + i);
      totals[i] += values[i];
    }
}

static OfficeChartData *
load_places (OfficeConnection  *connection,
             const Scope       *scope,
             GError           **error)
{
  static const char places_sql[]
    = "SELECT cohort.code, sum (application.state = 'enrolled'),"
      " sum (application.state = 'accepted'),"
      " sum (application.state = 'offered')"
      " FROM cohort JOIN application ON application.cohort_id = cohort.id"
      " WHERE (?1 = 0 OR cohort.id = ?1) AND (?2 = 0 OR cohort.term_id = ?2)"
      " GROUP BY cohort.id ORDER BY cohort.starts, cohort.code";
  const char *const series[] = { _("Enrolled"), _("Accepted"), _("Offered"), NULL };
  int totals[3] = { 0 };
  Builder builder;

  builder_init (&builder, series);
  if (!take_rows (connection, places_sql, scope, take_places, &builder, totals, error))
    {
      builder_clear (&builder);
      return NULL;
    }

  return builder_end (
    &builder, OFFICE_CHART_SUBJECT_PLACES,
    g_strdup_printf (_("%d enrolled, %d accepted, %d offered"), totals[0], totals[1], totals[2]),
    describe_scope (connection, scope), _("places"));
}

/* The cohorts whose hours are shown: the one asked for, or all with a practical part. */
static gpointer
read_id (OfficeStatement *statement)
{
  gint64 id = office_statement_get_int (statement, 0);

  return g_memdup2 (&id, sizeof id);
}

static OfficeChartData *
load_hours (OfficeConnection  *connection,
            const Scope       *scope,
            GError           **error)
{
  const char *const series[] = { _("Attended"), _("Short"), NULL };
  g_autoptr (GPtrArray) ids = office_rows_collect (
    office_connection_prepare (
      connection, error,
      "SELECT cohort.id FROM cohort JOIN module ON module.id = cohort.module_id"
      " WHERE module.practical AND (?1 = 0 OR cohort.id = ?1)"
      " AND (?2 = 0 OR cohort.term_id = ?2) ORDER BY cohort.starts",
      "ll", scope->cohort_id, scope->term_id),
    read_id, g_free, error);
  int n_short = 0, n_learners = 0;
  Builder builder;

  if (ids == NULL)
    return NULL;

  builder_init (&builder, series);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) list = office_learner_hours_list_cohort (
        connection, *(gint64 *) g_ptr_array_index (ids, i), error);

      if (list == NULL)
        {
          builder_clear (&builder);
          return NULL;
        }
      for (guint j = 0; j < list->len; j++)
        {
          const OfficeLearnerHours *hours = g_ptr_array_index (list, j);
          int *values;

          if (hours->withdrawn)
            continue;
          values
            = builder_add (&builder, office_person_name (hours->family_name, hours->given_names));
          values[0] = hours->hours->attended;
          values[1] = hours->hours->short_of;
          n_learners++;
          if (hours->hours->short_of > 0)
            n_short++;
        }
    }

  return builder_end (
    &builder, OFFICE_CHART_SUBJECT_HOURS,
    g_strdup_printf (ngettext ("%d of %d learner has hours to make up",
                               "%d of %d learners have hours to make up", (gulong) n_learners),
                     n_short, n_learners),
    describe_minutes (connection, scope), _("minutes"));
}

static void
take_mark (OfficeStatement *statement,
           Builder         *builder,
           gpointer         data)
{
  int *bins = data;
  int mark = (int) office_statement_get_int (statement, 0);

  bins[MIN (mark / BIN_WIDTH, N_BINS - 1)]++;
  bins[N_BINS]++;
  if (g_strcmp0 (office_statement_get_text (statement, 1), "P") == 0)
    bins[N_BINS + 1]++;
}

/* Which component fails more learners than the others; NULL when none does. */
static const char *
deciding_component (GPtrArray *rows)
{
  g_autoptr (GHashTable) failed = g_hash_table_new (g_str_hash, g_str_equal);
  const char *most = NULL;
  gboolean tie = FALSE;
  int n_most = 0;
  GHashTableIter iter;
  gpointer label, n;

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (rows, i);

      for (gsize j = 0; j < row->n_components; j++)
        if (row->components[j].failed)
          {
            gpointer so_far = g_hash_table_lookup (failed, row->components[j].label);

            g_hash_table_insert (failed, (gpointer) row->components[j].label,
                                 GINT_TO_POINTER (GPOINTER_TO_INT (so_far) + 1));
          }
    }

  g_hash_table_iter_init (&iter, failed);
  while (g_hash_table_iter_next (&iter, &label, &n))
    {
      tie = GPOINTER_TO_INT (n) == n_most;
      if (GPOINTER_TO_INT (n) > n_most)
        {
          most = label;
          n_most = GPOINTER_TO_INT (n);
        }
    }

  return tie ? NULL : most;
}

static gboolean
count_cohort_marks (OfficeConnection  *connection,
                    gint64             cohort_id,
                    int               *bins,
                    const char       **decides,
                    GError           **error)
{
  g_autoptr (GPtrArray) rows = office_results_compute (connection, cohort_id, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (rows, i);

      if (row->mark == OFFICE_MARK_NONE)
        continue;
      bins[MIN (row->mark / BIN_WIDTH, N_BINS - 1)]++;
      bins[N_BINS]++;
      if (row->outcome == OFFICE_OUTCOME_PASS)
        bins[N_BINS + 1]++;
    }

  *decides = deciding_component (rows);
  return TRUE;
}

static OfficeChartData *
load_marks (OfficeConnection  *connection,
            const Scope       *scope,
            GError           **error)
{
  static const char marks_sql[]
    = "SELECT mark, outcome FROM result WHERE mark IS NOT NULL AND ?1 = 0"
      " AND (?2 = 0 OR enrolment_id IN (SELECT enrolment.id FROM enrolment JOIN cohort"
      "   ON cohort.id = enrolment.cohort_id WHERE cohort.term_id = ?2))"
      " AND version = (SELECT max (version) FROM result AS newest"
      " WHERE newest.enrolment_id = result.enrolment_id)";
  const char *const series[] = { _("Learners"), NULL };
  int bins[N_BINS + 2] = { 0 };
  const char *decides = NULL;
  OfficeChartData *data;
  Builder builder;
  char *title;

  builder_init (&builder, series);
  if (scope->cohort_id != 0 ? !count_cohort_marks (connection, scope->cohort_id, bins, &decides, error)
                     : !take_rows (connection, marks_sql, scope, take_mark, &builder, bins, error))
    {
      builder_clear (&builder);
      return NULL;
    }

  for (int i = 0; i < N_BINS; i++)
    *builder_add (&builder, g_strdup_printf ("%d", i * BIN_WIDTH / 100)) = bins[i];

  if (decides != NULL)
    /* Translators: passes, marks in all, the component that most fail */
    title = g_strdup_printf (
      _("%d of %d passed; most fail in: %s"), bins[N_BINS + 1], bins[N_BINS], decides);
  else
    title = g_strdup_printf (_("%d of %d passed"), bins[N_BINS + 1], bins[N_BINS]);

  data = builder_end (&builder, OFFICE_CHART_SUBJECT_MARKS, title,
                      describe_scope (connection, scope), _("learners"));
  data->bin_from = 0;
  data->bin_width = BIN_WIDTH;
  data->pass_mark = PASS_MARK;
  return data;
}

static void
take_rate (OfficeStatement *statement,
           Builder         *builder,
           gpointer         data)
{
  int *totals = data;
  int *values = builder_add (builder, office_statement_dup_text (statement, 0));

  for (int i = 0; i < 2; i++)
    {
      values[i] = (int) office_statement_get_int (statement, 1 + i);
      totals[i] += values[i];
    }
}

static OfficeChartData *
load_pass_rates (OfficeConnection  *connection,
                 const Scope       *scope,
                 GError           **error)
{
  static const char rates_sql[]
    = "SELECT cohort.code, sum (result.outcome = 'P'), count (*)"
      " FROM result JOIN enrolment ON enrolment.id = result.enrolment_id"
      " JOIN cohort ON cohort.id = enrolment.cohort_id"
      " WHERE result.outcome <> 'WD' AND (?1 = 0 OR cohort.id = ?1)"
      " AND (?2 = 0 OR cohort.term_id = ?2)"
      " AND result.version = (SELECT max (version) FROM result AS newest"
      " WHERE newest.enrolment_id = enrolment.id)"
      " GROUP BY cohort.id ORDER BY cohort.starts, cohort.code";
  const char *const series[] = { _("Passed"), _("Ratified"), NULL };
  int totals[2] = { 0 };
  Builder builder;

  builder_init (&builder, series);
  if (!take_rows (connection, rates_sql, scope, take_rate, &builder, totals, error))
    {
      builder_clear (&builder);
      return NULL;
    }

  return builder_end (
    &builder, OFFICE_CHART_SUBJECT_PASS_RATES,
    g_strdup_printf (_("%d of %d ratified results are passes"), totals[0], totals[1]),
    describe_scope (connection, scope), _("learners"));
}

/**
 * office_chart_data_load:
 * @connection: the connection
 * @subject: what is to be counted
 * @term_id: in which term, or 0 for all
 * @cohort_id: in which cohort, or 0 for all of the term
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the numbers, with a title that says what they come to
 */
OfficeChartData *
office_chart_data_load (OfficeConnection    *connection,
                        OfficeChartSubject   subject,
                        gint64               term_id,
                        gint64               cohort_id,
                        GError             **error)
{
  const Scope scope = { cohort_id == 0 ? term_id : 0, cohort_id };

  switch (subject)
    {
    case OFFICE_CHART_SUBJECT_STATES:
      return load_states (connection, &scope, error);
    case OFFICE_CHART_SUBJECT_WEEKS:
      return load_weeks (connection, &scope, error);
    case OFFICE_CHART_SUBJECT_PLACES:
      return load_places (connection, &scope, error);
    case OFFICE_CHART_SUBJECT_HOURS:
      return load_hours (connection, &scope, error);
    case OFFICE_CHART_SUBJECT_MARKS:
      return load_marks (connection, &scope, error);
    case OFFICE_CHART_SUBJECT_PASS_RATES:
      return load_pass_rates (connection, &scope, error);
    case OFFICE_CHART_SUBJECT_TERMS:
      return office_chart_data_load_terms (connection, error);
    case OFFICE_CHART_SUBJECT_COMPONENT:
    case OFFICE_CHART_SUBJECT_AGAINST:
    default:
      g_return_val_if_reached (NULL);
    }
}

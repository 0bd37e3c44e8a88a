/* charts.c: which charts the overview shows, and what each looks like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/charts.h"

/**
 * office_chart_is_empty:
 * @data: the numbers of a chart
 *
 * Returns: whether there is nothing to draw: every number is 0
 */
gboolean
office_chart_is_empty (const OfficeChartData *data)
{
  for (guint i = 0; i < data->n_labels * data->n_series; i++)
    if (data->values[i] != 0 || (data->totals != NULL && data->totals[i] != 0))
      return FALSE;

  return TRUE;
}

/* The first of the subjects that has something to say; the last one whatever it has. */
static OfficeChartData *
read_first (OfficeConnection         *connection,
            const OfficeChartSubject *subjects,
            guint                     n_subjects,
            gint64                    term_id,
            gint64                    cohort_id,
            GError                  **error)
{
  for (guint i = 0; i < n_subjects; i++)
    {
      g_autoptr (OfficeChartData) data =
        office_chart_data_load (connection, subjects[i], term_id, cohort_id, error);

      if (data == NULL)
        return NULL;
      if (i + 1 == n_subjects || !office_chart_is_empty (data))
        return g_steal_pointer (&data);
    }

  g_return_val_if_reached (NULL);
}

/**
 * office_charts_read:
 * @connection: the connection
 * @term_id: the term, or 0 for all
 * @cohort_id: the cohort, or 0 for all of the term
 * @charts: (out): the four charts, to be freed each
 * @error: where to put a failure
 *
 * Reads the charts of the overview: applications by state, applications by week, marks (hours while
 * there is no mark yet) and pass rates. Pass rates are compared over all cohorts: one alone says
 * nothing. While no board has ratified anything, the places stand there.
 *
 * Returns: whether all could be read; otherwise @charts holds nothing
 */
gboolean
office_charts_read (OfficeConnection  *connection,
                    gint64             term_id,
                    gint64             cohort_id,
                    OfficeChartData   *charts[OFFICE_N_CHARTS],
                    GError           **error)
{
  static const OfficeChartSubject states[] = { OFFICE_CHART_SUBJECT_STATES };
  static const OfficeChartSubject weeks[] = { OFFICE_CHART_SUBJECT_WEEKS };
  static const OfficeChartSubject work[] = { OFFICE_CHART_SUBJECT_MARKS,
                                             OFFICE_CHART_SUBJECT_HOURS,
                                             OFFICE_CHART_SUBJECT_MARKS };
  static const OfficeChartSubject rates[] = { OFFICE_CHART_SUBJECT_PASS_RATES,
                                              OFFICE_CHART_SUBJECT_PLACES };
  guint n_read = 0;

  charts[0] = read_first (connection, states, G_N_ELEMENTS (states), term_id, cohort_id, error);
  n_read += charts[0] != NULL;
  if (n_read == 1)
    charts[1] = read_first (connection, weeks, G_N_ELEMENTS (weeks), term_id, cohort_id, error);
  n_read += n_read == 1 && charts[1] != NULL;
  if (n_read == 2)
    charts[2] = read_first (connection, work, G_N_ELEMENTS (work), term_id, cohort_id, error);
  n_read += n_read == 2 && charts[2] != NULL;
  if (n_read == 3)
    charts[3] = read_first (connection, rates, G_N_ELEMENTS (rates), 0, 0, error);
  n_read += n_read == 3 && charts[3] != NULL;

  if (n_read == OFFICE_N_CHARTS)
    return TRUE;
  for (guint i = 0; i < n_read; i++)
    g_clear_pointer (&charts[i], office_chart_data_free);
  return FALSE;
}

/**
 * office_chart_from_data:
 * @chart: (out caller-allocates): the chart, which points into @data
 * @data: its numbers, which must live as long as @chart
 *
 * Says what the numbers look like.
 */
void
office_chart_from_data (OfficeChart           *chart,
                        const OfficeChartData *data)
{
  static const OfficeChartKind kinds[] = {
    [OFFICE_CHART_SUBJECT_STATES] = OFFICE_CHART_BARS,
    [OFFICE_CHART_SUBJECT_WEEKS] = OFFICE_CHART_COLUMNS,
    [OFFICE_CHART_SUBJECT_PLACES] = OFFICE_CHART_BARS,
    [OFFICE_CHART_SUBJECT_HOURS] = OFFICE_CHART_BARS,
    [OFFICE_CHART_SUBJECT_MARKS] = OFFICE_CHART_HISTOGRAM,
    [OFFICE_CHART_SUBJECT_PASS_RATES] = OFFICE_CHART_RATES,
    [OFFICE_CHART_SUBJECT_COMPONENT] = OFFICE_CHART_HISTOGRAM,
    [OFFICE_CHART_SUBJECT_AGAINST] = OFFICE_CHART_SCATTER,
    [OFFICE_CHART_SUBJECT_TERMS] = OFFICE_CHART_TREND,
  };

  *chart = (OfficeChart) {
    .kind = kinds[data->subject],
    .title = data->title,
    .subtitle = data->subtitle,
    .unit = data->unit,
    .labels = (const char *const *) data->labels,
    .n_labels = data->n_labels,
    .series = (const char *const *) data->series,
    .n_series = data->n_series,
    .values = data->values,
    .bin_from = data->bin_from,
    .bin_width = data->bin_width,
    .pass_mark = data->pass_mark,
    .lines = { data->lines[0], data->lines[1] },
    .totals = data->totals,
  };
}

/* board-charts.c: the marks before a board as charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/board-charts.h"

#include <glib/gi18n-lib.h>

#include "rules/marks.h"

#define BIN_WIDTH 500
#define N_BINS 20

static const OfficeBoardItem *
item_at (const OfficeBoardAgenda *agenda,
         guint                    index)
{
  return g_ptr_array_index (agenda->items, index);
}

static const OfficeResultComponent *
component_of (const OfficeBoardAgenda *agenda,
              gsize                    component)
{
  return &item_at (agenda, 0)->row->components[component];
}

static gsize
count_components (const OfficeBoardAgenda *agenda)
{
  return agenda->items->len > 0 ? item_at (agenda, 0)->row->n_components : 0;
}

static char *
distribution_title (const OfficeBoardAgenda  *agenda,
                    const OfficeBoardFigures *figures)
{
  g_autofree char *pass_mark = office_mark_format (agenda->rules.pass_mark);
  g_autofree char *mean = office_mark_format (figures->figures.mean);

  if (figures->figures.n == 0)
    /* Translators: a component of the assessment */
    return g_strdup_printf (_("%s: no marks yet"), figures->label);
  /* Translators: a component, how many failed, of how many, the pass mark, the mean */
  return g_strdup_printf (_("%s: %u of %u below %s, mean %s"), figures->label, figures->figures.below,
                          figures->figures.n, pass_mark, mean);
}

static OfficeChartData *
make_distribution (const OfficeBoardAgenda *agenda,
                   gsize                    component)
{
  OfficeChartData *data = office_chart_data_new (OFFICE_CHART_SUBJECT_COMPONENT, N_BINS, 1);

  data->title = distribution_title (agenda, g_ptr_array_index (agenda->figures, component));
  data->subtitle = g_strdup_printf (_("%s, marks as they count"), agenda->cohort);
  data->unit = g_strdup (_("learners"));
  data->series[0] = g_strdup (_("Learners"));
  for (guint i = 0; i < N_BINS; i++)
    data->labels[i] = g_strdup_printf ("%d", i * BIN_WIDTH / 100);
  for (guint i = 0; i < agenda->items->len; i++)
    {
      int mark = item_at (agenda, i)->row->components[component].mark;

      if (mark != OFFICE_MARK_NONE)
        data->values[MIN (mark / BIN_WIDTH, N_BINS - 1)]++;
    }
  data->bin_width = BIN_WIDTH;
  data->pass_mark = agenda->rules.pass_mark;
  data->lines[0] = agenda->rules.merit_from;
  data->lines[1] = agenda->rules.distinction_from;
  return data;
}

static gboolean
has_both (const OfficeResultRow *row)
{
  return row->components[0].mark != OFFICE_MARK_NONE && row->components[1].mark != OFFICE_MARK_NONE;
}

/* What there is to see: whether one of the two fails people whom the other passes. */
static char *
against_title (const OfficeBoardAgenda *agenda,
               guint                    n)
{
  const char *one = component_of (agenda, 0)->label;
  const char *other = component_of (agenda, 1)->label;
  guint first_only = 0, second_only = 0, both = 0;

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const OfficeResultRow *row = item_at (agenda, i)->row;

      if (!has_both (row))
        continue;
      first_only += row->components[0].failed && !row->components[1].failed;
      second_only += row->components[1].failed && !row->components[0].failed;
      both += row->components[0].failed && row->components[1].failed;
    }
  if (n == 0)
    /* Translators: two components of the assessment */
    return g_strdup_printf (_("%s against %s: nobody has both marks yet"), one, other);
  if (first_only + second_only + both == 0)
    /* Translators: two components of the assessment */
    return g_strdup_printf (_("%s, %s: nobody failed either"), one, other);
  /* Translators: numbers of learners and the two components of the assessment */
  return g_strdup_printf (_("Failed only in %s: %u; only in %s: %u; in both: %u"), one, first_only, other, second_only,
                          both);
}

static OfficeChartData *
make_against (const OfficeBoardAgenda *agenda,
              gboolean                 anonymous)
{
  OfficeChartData *data;
  guint n = 0;

  for (guint i = 0; i < agenda->items->len; i++)
    n += has_both (item_at (agenda, i)->row);
  data = office_chart_data_new (OFFICE_CHART_SUBJECT_AGAINST, n, 2);
  data->title = against_title (agenda, n);
  data->subtitle = g_strdup_printf (_("%s, a point a learner; diamonds failed"), agenda->cohort);
  data->series[0] = g_strdup (component_of (agenda, 0)->label);
  data->series[1] = g_strdup (component_of (agenda, 1)->label);
  data->pass_mark = agenda->rules.pass_mark;
  for (guint i = 0, at = 0; i < agenda->items->len; i++)
    {
      const OfficeBoardItem *item = item_at (agenda, i);

      if (!has_both (item->row))
        continue;
      data->labels[at] = office_board_item_name (item, anonymous);
      data->values[at] = item->row->components[0].mark;
      data->values[n + at] = item->row->components[1].mark;
      at++;
    }
  return data;
}

/**
 * office_board_charts:
 * @connection: the connection
 * @agenda: what the board has before it
 * @anonymous: references stand in place of names
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeChartData) (nullable): the distribution of each
 *   component with pass mark and class lines, the first component against the second, and the passes
 *   over the terms
 */
GPtrArray *
office_board_charts (OfficeConnection         *connection,
                     const OfficeBoardAgenda  *agenda,
                     gboolean                  anonymous,
                     GError                  **error)
{
  g_autoptr (GPtrArray) charts = g_ptr_array_new_with_free_func ((GDestroyNotify) office_chart_data_free);
  OfficeChartData *terms = office_chart_data_load_terms (connection, error);

  if (terms == NULL)
    return NULL;
  for (gsize i = 0; i < count_components (agenda); i++)
    g_ptr_array_add (charts, make_distribution (agenda, i));
  if (count_components (agenda) > 1)
    g_ptr_array_add (charts, make_against (agenda, anonymous));
  g_ptr_array_add (charts, terms);
  return g_steal_pointer (&charts);
}

/* marking-numbers.c: the markers of a component beside each other, as a table and as a chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/marking-numbers.h"

#include <glib/gi18n-lib.h>

static void
line_free (gpointer data)
{
  OfficeMarkerLine *line = data;

  g_free (line->name);
  g_free (line);
}

static OfficeMarkerLine *
ensure_line (GPtrArray  *lines,
             const char *name)
{
  OfficeMarkerLine *line;

  for (guint i = 0; i < lines->len; i++)
    {
      line = g_ptr_array_index (lines, i);
      if (g_str_equal (line->name, name))
        return line;
    }

  line = g_new0 (OfficeMarkerLine, 1);
  line->name = g_strdup (name);
  line->numbers = (OfficeMarkerNumbers) OFFICE_MARKER_NUMBERS_INIT;
  g_ptr_array_add (lines, line);
  return line;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const OfficeMarkerLine *x = *(OfficeMarkerLine *const *) a;
  const OfficeMarkerLine *y = *(OfficeMarkerLine *const *) b;

  return g_utf8_collate (x->name, y->name);
}

/**
 * office_marking_numbers:
 * @list: the works of a component
 *
 * Each marker's number of marks, mean, spread and difference to the other marker of the same work
 * (ASSESS-9). Where nobody is allocated the marks count for the place alone.
 *
 * Returns: (transfer full) (element-type OfficeMarkerLine): by name; empty while nobody has marked
 */
GPtrArray *
office_marking_numbers (const OfficeMarkingList *list)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < list->rows->len; i++)
    {
      const OfficeMarkingRow *row = g_ptr_array_index (list->rows, i);

      if (row->first != OFFICE_MARK_NONE)
        office_marker_numbers_add (&ensure_line (lines, row->first_marker != NULL ? row->first_marker
                                                                                  : _("First marks"))->numbers,
                                   row->first, row->second);
      if (row->second != OFFICE_MARK_NONE)
        office_marker_numbers_add (&ensure_line (lines, row->second_marker != NULL ? row->second_marker
                                                                                   : _("Second marks"))->numbers,
                                   row->second, row->first);
    }
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

/**
 * office_marking_number_text:
 * @hundredths: a number of marks, or %OFFICE_MARK_NONE
 *
 * Returns: (transfer full): with one or two decimals as it needs, a dash for none
 */
char *
office_marking_number_text (int hundredths)
{
  return hundredths == OFFICE_MARK_NONE ? g_strdup ("–") : office_mark_format (hundredths);
}

/**
 * office_marking_difference_text:
 * @hundredths: a difference, or %OFFICE_NO_DIFFERENCE
 *
 * Returns: (transfer full): with its sign; a dash for none
 */
char *
office_marking_difference_text (int hundredths)
{
  g_autofree char *number = NULL;

  if (hundredths == OFFICE_NO_DIFFERENCE)
    return g_strdup ("–");

  number = office_mark_format (ABS (hundredths));
  if (hundredths == 0)
    return g_steal_pointer (&number);
  return g_strdup_printf (hundredths > 0 ? "+%s" : "−%s", number);
}

/* What the chart says: who lies furthest from the others, where anybody does. */
static char *
find_finding (const GPtrArray *lines)
{
  const OfficeMarkerLine *furthest = NULL;
  g_autofree char *number = NULL;
  int most = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const OfficeMarkerLine *line = g_ptr_array_index (lines, i);
      int difference = office_marker_numbers_difference (&line->numbers);

      if (difference != OFFICE_NO_DIFFERENCE && ABS (difference) > ABS (most))
        {
          most = difference;
          furthest = line;
        }
    }
  if (furthest == NULL)
    return g_strdup (_("Mean mark of each marker"));

  number = office_mark_format (ABS (most));
  /* Translators: a marker, a number of marks */
  return g_strdup_printf (most > 0 ? _("%s: %s above the other marker") : _("%s: %s below the other marker"),
                          furthest->name, number);
}

/**
 * office_marking_chart_new:
 * @lines: (element-type OfficeMarkerLine): of office_marking_numbers()
 *
 * Returns: (transfer full): each marker's mean, in whole marks, with the finding as its title
 */
OfficeMarkingChart *
office_marking_chart_new (const GPtrArray *lines)
{
  OfficeMarkingChart *self = g_new0 (OfficeMarkingChart, 1);

  self->title = find_finding (lines);
  self->labels = g_new0 (char *, lines->len + 1);
  self->values = g_new0 (int, lines->len + 1);
  for (guint i = 0; i < lines->len; i++)
    {
      const OfficeMarkerLine *line = g_ptr_array_index (lines, i);

      self->labels[i] = g_strdup (line->name);
      self->values[i] = (office_marker_numbers_mean (&line->numbers) + 50) / 100;
    }
  self->series[0] = _("Mean");
  self->chart = (OfficeChart) {
    .kind = OFFICE_CHART_BARS,
    .title = self->title,
    .subtitle = _("Mean mark of each marker, rounded to whole marks"),
    .unit = _("marks"),
    .labels = (const char *const *) self->labels,
    .n_labels = lines->len,
    .series = self->series,
    .n_series = 1,
    .values = self->values,
  };
  return self;
}

/**
 * office_marking_chart_free:
 * @chart: (nullable): a chart
 */
void
office_marking_chart_free (OfficeMarkingChart *chart)
{
  if (chart == NULL)
    return;

  g_free (chart->title);
  g_strfreev (chart->labels);
  g_free (chart->values);
  g_free (chart);
}

/* mark-figures.c: what the marks of a cohort come to, in figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/mark-figures.h"

#include "rules/marks.h"

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/**
 * office_mark_figures:
 * @marks: (array length=n_marks): hundredths; %OFFICE_MARK_NONE counts as nothing (ASSESS-2)
 * @n_marks: how many
 * @pass_mark: hundredths
 * @figures: (out caller-allocates): what they come to
 *
 * Reckons how many marks there are, their mean and median, the lowest and the highest, and how many
 * fail, without any rounding but at the end.
 */
void
office_mark_figures (const int         *marks,
                     gsize              n_marks,
                     int                pass_mark,
                     OfficeMarkFigures *figures)
{
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (int));
  const int *sorted;
  gint64 sum = 0;

  *figures = (OfficeMarkFigures) {
    .mean = OFFICE_MARK_NONE, .median = OFFICE_MARK_NONE, .least = OFFICE_MARK_NONE, .most = OFFICE_MARK_NONE,
  };
  for (gsize i = 0; i < n_marks; i++)
    {
      if (marks[i] == OFFICE_MARK_NONE)
        continue;
      g_array_append_val (there, marks[i]);
      sum += marks[i];
      figures->below += marks[i] < pass_mark;
    }
  if (there->len == 0)
    return;

  g_array_sort (there, compare_marks);
  sorted = (const int *) (void *) there->data;
  figures->n = there->len;
  figures->mean = (int) ((2 * sum + there->len) / (2 * there->len));
  figures->median = (sorted[(there->len - 1) / 2] + sorted[there->len / 2] + 1) / 2;
  figures->least = sorted[0];
  figures->most = sorted[there->len - 1];
}

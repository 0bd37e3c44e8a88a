/* mark-figures.h: what the marks of a cohort come to, in figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeMarkFigures:
 * @n: how many marks
 * @mean: rounded half up, hundredths, or %OFFICE_MARK_NONE without a mark
 * @median: the middle one, or the mean of the two in the middle, rounded half up
 * @least: the lowest
 * @most: the highest
 * @below: how many are below the pass mark
 */
typedef struct
{
  guint n;
  int   mean;
  int   median;
  int   least;
  int   most;
  guint below;
} OfficeMarkFigures;

void office_mark_figures (const int         *marks,
                          gsize              n_marks,
                          int                pass_mark,
                          OfficeMarkFigures *figures);

G_END_DECLS

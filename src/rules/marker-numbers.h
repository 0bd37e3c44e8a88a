/* marker-numbers.h: what a marker's marks look like beside those of the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/marks.h"

G_BEGIN_DECLS

/**
 * OfficeMarkerNumbers:
 * @n: marks given
 * @sum: of the marks, hundredths
 * @squares: sum of their squares
 * @least: the lowest, or %OFFICE_MARK_NONE
 * @most: the highest, likewise
 * @n_pairs: marks beside which the other marker's stands
 * @difference: sum of own mark less the other's, hundredths
 *
 * Counted mark by mark; begin with %OFFICE_MARKER_NUMBERS_INIT.
 */
typedef struct
{
  guint  n;
  gint64 sum;
  gint64 squares;
  int    least;
  int    most;
  guint  n_pairs;
  gint64 difference;
} OfficeMarkerNumbers;

#define OFFICE_MARKER_NUMBERS_INIT \
  { \
    0, 0, 0, OFFICE_MARK_NONE, OFFICE_MARK_NONE, 0, 0 \
  }

/* No mean difference: nobody else has marked the same. */
#define OFFICE_NO_DIFFERENCE G_MININT

void office_marker_numbers_add        (OfficeMarkerNumbers       *self,
                                       int                        mark,
                                       int                        other);
int  office_marker_numbers_mean       (const OfficeMarkerNumbers *self);
int  office_marker_numbers_spread     (const OfficeMarkerNumbers *self);
int  office_marker_numbers_difference (const OfficeMarkerNumbers *self);

G_END_DECLS

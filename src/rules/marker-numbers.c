/* marker-numbers.c: what a marker's marks look like beside those of the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/marker-numbers.h"

/**
 * office_marker_numbers_add:
 * @self: the numbers of a marker
 * @mark: a mark given, hundredths; %OFFICE_MARK_NONE is not counted
 * @other: the other marker's of the same work, or %OFFICE_MARK_NONE
 *
 * Counts a mark.
 */
void
office_marker_numbers_add (OfficeMarkerNumbers *self,
                           int                  mark,
                           int                  other)
{
  if (mark == OFFICE_MARK_NONE)
    return;

  self->least = self->n == 0 ? mark : MIN (self->least, mark);
  self->most = MAX (self->most, mark);
  self->n++;
  self->sum += mark;
  self->squares += (gint64) mark * mark;
  if (other != OFFICE_MARK_NONE)
    {
      self->n_pairs++;
      self->difference += mark - other;
    }
}

/* Rounded half up, away from nought below it as above. */
static int
divide (gint64 sum,
        guint  n)
{
  gint64 rounded = (2 * ABS (sum) + n) / (2 * (gint64) n);

  return (int) (sum < 0 ? -rounded : rounded);
}

/**
 * office_marker_numbers_mean:
 * @self: the numbers of a marker
 *
 * Returns: the mean, hundredths, or %OFFICE_MARK_NONE where there is no mark
 */
int
office_marker_numbers_mean (const OfficeMarkerNumbers *self)
{
  return self->n == 0 ? OFFICE_MARK_NONE : divide (self->sum, self->n);
}

/* The largest whole number whose square is not above @n. */
static gint64
whole_root (gint64 n)
{
  gint64 root = 0;

  for (gint64 bit = (gint64) 1 << 30; bit > 0; bit >>= 1)
    if ((root + bit) * (root + bit) <= n)
      root += bit;

  return root;
}

/**
 * office_marker_numbers_spread:
 * @self: the numbers of a marker
 *
 * The standard deviation of the marks as a sample (n − 1), in whole numbers throughout.
 *
 * Returns: hundredths, or %OFFICE_MARK_NONE for fewer than two marks
 */
int
office_marker_numbers_spread (const OfficeMarkerNumbers *self)
{
  gint64 variation, parts, root;

  if (self->n < 2)
    return OFFICE_MARK_NONE;

  variation = (gint64) self->n * self->squares - self->sum * self->sum;
  parts = (gint64) self->n * (self->n - 1);
  root = whole_root (variation / parts);
  if (4 * variation >= parts * (2 * root + 1) * (2 * root + 1))
    root++;

  return (int) root;
}

/**
 * office_marker_numbers_difference:
 * @self: the numbers of a marker
 *
 * Returns: by how much the marks lie above the other marker's in the mean, hundredths, below 0 where
 *   they lie below; %OFFICE_NO_DIFFERENCE where there is nothing to compare
 */
int
office_marker_numbers_difference (const OfficeMarkerNumbers *self)
{
  return self->n_pairs == 0 ? OFFICE_NO_DIFFERENCE : divide (self->difference, self->n_pairs);
}

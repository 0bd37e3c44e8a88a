/* cohort-mark.c: a pattern by which a cohort is known where its colour cannot be told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/cohort-mark.h"

#include <math.h>

#define STEP 5.0

static void
add_bars (cairo_t *cr,
          double   x,
          double   y,
          double   width,
          double   height,
          double   thick)
{
  for (double at = 0; at < height; at += STEP)
    cairo_rectangle (cr, x, y + at, width, MIN (thick, height - at));
}

static void
add_dots (cairo_t *cr,
          double   x,
          double   y,
          double   width,
          double   height)
{
  for (double at = STEP / 2; at < height; at += STEP)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + width / 2, y + at, width / 3, 0, 2 * G_PI);
    }
}

/* Upwards to the right, or the other way. */
static void
stroke_slants (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   height,
               gboolean falling)
{
  for (double at = -width; at < height + width; at += STEP)
    {
      cairo_move_to (cr, x, y + at + (falling ? 0 : width));
      cairo_line_to (cr, x + width, y + at + (falling ? width : 0));
    }
  cairo_stroke (cr);
}

/**
 * office_cohort_mark_draw:
 * @cr: where to draw, with the colour that is set
 * @mark: which pattern: 0 to %OFFICE_N_COHORT_MARKS - 1
 * @x: left
 * @y: top
 * @width: of the strip
 * @height: of the strip
 *
 * Draws a strip that is full, barred, dotted, slanted one way or the other, or split along its length.
 * Screen and paper draw it by this function.
 */
void
office_cohort_mark_draw (cairo_t *cr,
                         guint    mark,
                         double   x,
                         double   y,
                         double   width,
                         double   height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1.6);
  switch (mark % OFFICE_N_COHORT_MARKS)
    {
    case 1:
      add_bars (cr, x, y, width, height, STEP * 0.6);
      cairo_fill (cr);
      break;
    case 2:
      add_dots (cr, x, y, width, height);
      cairo_fill (cr);
      break;
    case 3:
      stroke_slants (cr, x, y, width, height, FALSE);
      break;
    case 4:
      cairo_rectangle (cr, x, y, width / 3, height);
      cairo_rectangle (cr, x + width * 2 / 3, y, width / 3, height);
      cairo_fill (cr);
      break;
    case 5:
      stroke_slants (cr, x, y, width, height, TRUE);
      break;
    case 0:
    default:
      cairo_rectangle (cr, x, y, width, height);
      cairo_fill (cr);
      break;
    }
  cairo_restore (cr);
}

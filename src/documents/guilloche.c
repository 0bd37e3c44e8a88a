/* guilloche.c: the certificate's border, line by line
 *
 * Sine waves laid along a rounded rectangle or a circle, a quarter of a wave a curve: true vectors,
 * sharp at every size, with a whole number of waves so that they close.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/guilloche.h"

#include <math.h>

typedef struct
{
  double x, y;       /* a point of the line */
  double dx, dy;     /* its direction times speed, per step */
} Sample;

/* A point at distance @s along a rounded rectangle, from the left of its top edge, clockwise. */
static void
walk_frame (double  s,
            double  width,
            double  height,
            double  radius,
            double *x,
            double *y,
            double *angle)
{
  double sides[4] = { width - 2 * radius, height - 2 * radius,
                      width - 2 * radius, height - 2 * radius };
  double corners[4][2] = { { width - radius, radius }, { width - radius, height - radius },
                           { radius, height - radius }, { radius, radius } };
  double starts[4][2] = { { radius, 0 }, { width, radius }, { width - radius, height },
                          { 0, height - radius } };
  double arc = G_PI_2 * radius;

  for (int i = 0; i < 4; i++)
    {
      double heading = i * G_PI_2;

      if (s <= sides[i])
        {
          *x = starts[i][0] + s * cos (heading);
          *y = starts[i][1] + s * sin (heading);
          *angle = heading;
          return;
        }
      s -= sides[i];
      if (s <= arc || i == 3)
        {
          double turned = heading - G_PI_2 + s / radius;

          *x = corners[i][0] + radius * cos (turned);
          *y = corners[i][1] + radius * sin (turned);
          *angle = turned + G_PI_2;
          return;
        }
      s -= arc;
    }
}

/* Hermite to Bézier: the line meets each sample with its direction. */
static void
curve_to (cairo_t      *cr,
          const Sample *a,
          const Sample *b)
{
  cairo_curve_to (cr, a->x + a->dx / 3, a->y + a->dy / 3, b->x - b->dx / 3, b->y - b->dy / 3,
                  b->x, b->y);
}

static Sample
sample_frame (double s,
              double step,
              double width,
              double height,
              double radius,
              double amplitude,
              double frequency,
              double phase)
{
  Sample ends[3];

  /* The direction by a small difference: the frame has no formula of its own. */
  for (int i = 0; i < 3; i++)
    {
      double length = 2 * (width + height - 4 * radius) + 2 * G_PI * radius;
      double at = fmod (s + (i - 1) * 0.05 + length, length);
      double offset = amplitude * sin (frequency * (s + (i - 1) * 0.05) + phase);
      double angle = 0;

      walk_frame (at, width, height, radius, &ends[i].x, &ends[i].y, &angle);
      ends[i].x -= offset * sin (angle);
      ends[i].y += offset * cos (angle);
    }

  return (Sample) { ends[1].x, ends[1].y, (ends[2].x - ends[0].x) / 0.1 * step,
                    (ends[2].y - ends[0].y) / 0.1 * step };
}

/**
 * office_guilloche_frame:
 * @x: left of the middle line, in points
 * @y: top of it
 * @width: of it
 * @height: of it
 * @radius: of its corners; larger than @amplitude
 * @amplitude: how far the waves swing to either side
 * @wave: about how long one is; made to fit
 * @strands: how many lines, evenly out of phase
 *
 * Adds to the path a braid along a rounded rectangle.
 */
void
office_guilloche_frame (cairo_t *cr,
                        double   x,
                        double   y,
                        double   width,
                        double   height,
                        double   radius,
                        double   amplitude,
                        double   wave,
                        guint    strands)
{
  double length = 2 * (width + height - 4 * radius) + 2 * G_PI * radius;
  int waves = MAX (1, (int) round (length / wave));
  double frequency = 2 * G_PI * waves / length;
  double step = length / waves / 4;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  for (guint strand = 0; strand < strands; strand++)
    {
      double phase = 2 * G_PI * strand / strands;
      Sample first = sample_frame (0, step, width, height, radius, amplitude, frequency, phase);
      Sample last = first;

      cairo_move_to (cr, first.x, first.y);
      for (int i = 1; i < waves * 4; i++)
        {
          Sample next = sample_frame (i * step, step, width, height, radius, amplitude, frequency,
                                      phase);

          curve_to (cr, &last, &next);
          last = next;
        }
      curve_to (cr, &last, &first);
      cairo_close_path (cr);
    }
  cairo_restore (cr);
}

/**
 * office_guilloche_rosette:
 * @x: centre, in points
 * @y: centre
 * @inner: smallest radius
 * @outer: largest radius
 * @petals: waves in a turn
 * @strands: how many lines, evenly out of phase
 *
 * Adds to the path a rosette.
 */
void
office_guilloche_rosette (cairo_t *cr,
                          double   x,
                          double   y,
                          double   inner,
                          double   outer,
                          guint    petals,
                          guint    strands)
{
  double middle = (inner + outer) / 2, swing = (outer - inner) / 2;
  guint steps = petals * 4;
  double step = 2 * G_PI / steps;

  for (guint strand = 0; strand < strands; strand++)
    {
      double phase = 2 * G_PI * strand / strands;
      Sample last = { 0 };

      for (guint i = 0; i <= steps; i++)
        {
          double angle = i * step;
          double radius = middle + swing * sin (petals * angle + phase);
          double slope = swing * petals * cos (petals * angle + phase);
          Sample next = {
            x + radius * cos (angle), y + radius * sin (angle),
            (slope * cos (angle) - radius * sin (angle)) * step,
            (slope * sin (angle) + radius * cos (angle)) * step,
          };

          if (i == 0)
            cairo_move_to (cr, next.x, next.y);
          else
            curve_to (cr, &last, &next);
          last = next;
        }
      cairo_close_path (cr);
    }
}

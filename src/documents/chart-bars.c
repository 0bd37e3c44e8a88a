/* chart-bars.c: horizontal bars: counts by state, pass rates by cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/chart-frame.h"

#define LEAST_PITCH 15.0
#define MOST_PITCH 34.0
#define GAP 8.0

/* Where bars go between their labels and their values. */
typedef struct
{
  guint  n_rows;
  double pitch;
  double label_width;
  double bar_x;
  double bar_width;
} Rows;

typedef char *(*ValueText) (const OfficeChart *chart, guint index);

static char *
total_text (const OfficeChart *chart,
            guint              index)
{
  return g_strdup_printf ("%d", office_chart_total (chart, index));
}

static int
rate_of (const OfficeChart *chart,
         guint              index)
{
  int passed = office_chart_value (chart, 0, index);
  int of = chart->n_series > 1 ? office_chart_value (chart, 1, index) : 0;

  return of > 0 ? (int) (((gint64) passed * 200 + of) / (2 * (gint64) of)) : 0;
}

static char *
rate_text (const OfficeChart *chart,
           guint              index)
{
  if (chart->n_series < 2 || office_chart_value (chart, 1, index) == 0)
    return g_strdup ("–");

  /* Translators: a pass rate: per cent, passed, of how many */
  return g_strdup_printf (_("%d %% (%d of %d)"), rate_of (chart, index),
                          office_chart_value (chart, 0, index),
                          office_chart_value (chart, 1, index));
}

static char *
short_rate_text (const OfficeChart *chart,
                 guint              index)
{
  if (chart->n_series < 2 || office_chart_value (chart, 1, index) == 0)
    return g_strdup ("–");

  return g_strdup_printf (_("%d %%"), rate_of (chart, index));
}

static double
widest_label (const OfficeChartFrame *frame)
{
  double widest = 0;

  for (guint i = 0; i < frame->chart->n_labels; i++)
    {
      g_autoptr (PangoLayout) label = office_chart_text (frame, frame->chart->labels[i], 0,
                                                         PANGO_ALIGN_LEFT);

      widest = MAX (widest, office_text_width (label));
    }

  return widest;
}

static double
widest_value (const OfficeChartFrame *frame,
              ValueText               value_text)
{
  double widest = 0;

  for (guint i = 0; i < frame->chart->n_labels; i++)
    {
      g_autofree char *text = value_text (frame->chart, i);
      g_autoptr (PangoLayout) value = office_chart_text (frame, text, 0, PANGO_ALIGN_LEFT);

      widest = MAX (widest, office_text_width (value));
    }

  return widest;
}

static void
arrange (const OfficeChartFrame *frame,
         ValueText               value_text,
         Rows                   *rows)
{
  guint n = frame->chart->n_labels;
  double value_width = widest_value (frame, value_text);

  /* Rows that do not fit are counted in a last line. */
  rows->n_rows = MIN (n, MAX ((guint) (frame->height / LEAST_PITCH), 1));
  if (rows->n_rows < n && rows->n_rows > 1)
    rows->n_rows--;
  rows->pitch = MIN (frame->height / (rows->n_rows + (rows->n_rows < n ? 1 : 0)), MOST_PITCH);
  rows->label_width = MIN (widest_label (frame), frame->width * 0.4);
  rows->bar_x = frame->x + rows->label_width + GAP;
  rows->bar_width = MAX (frame->x + frame->width - value_width - GAP - rows->bar_x, 0);
}

static void
draw_label (const OfficeChartFrame *frame,
            const Rows             *rows,
            guint                   row)
{
  g_autoptr (PangoLayout) label = office_chart_text (frame, frame->chart->labels[row],
                                                     rows->label_width + 1, PANGO_ALIGN_LEFT);

  office_chart_set_colour (frame->cr, &frame->palette->text);
  office_text_draw (frame->cr, label, frame->x,
                    frame->y + row * rows->pitch + (rows->pitch - office_text_height (label)) / 2);
}

static void
draw_value (const OfficeChartFrame *frame,
            const Rows             *rows,
            ValueText               value_text,
            guint                   row,
            double                  x)
{
  g_autofree char *text = value_text (frame->chart, row);
  g_autoptr (PangoLayout) value = office_chart_text (frame, text, 0, PANGO_ALIGN_LEFT);

  office_chart_set_colour (frame->cr, &frame->palette->text);
  office_text_draw (frame->cr, value, x + GAP / 2,
                    frame->y + row * rows->pitch + (rows->pitch - office_text_height (value)) / 2);
}

static void
draw_rest (const OfficeChartFrame *frame,
           const Rows             *rows)
{
  guint rest = frame->chart->n_labels - rows->n_rows;
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) line = NULL;

  if (rest == 0 || rows->n_rows * rows->pitch + LEAST_PITCH > frame->height + 1)
    return;

  text = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);
  line = office_chart_text (frame, text, frame->width, PANGO_ALIGN_LEFT);
  office_chart_set_colour (frame->cr, &frame->palette->muted);
  office_text_draw (frame->cr, line, frame->x, frame->y + rows->n_rows * rows->pitch);
}

static void
fill_bar (const OfficeChartFrame  *frame,
          const Rows              *rows,
          guint                    row,
          double                   x,
          double                   width,
          const OfficeChartColour *colour)
{
  double thickness = rows->pitch * 0.62;

  office_chart_set_colour (frame->cr, colour);
  cairo_rectangle (frame->cr, x, frame->y + row * rows->pitch + (rows->pitch - thickness) / 2,
                   width, thickness);
  cairo_fill (frame->cr);
}

/* A part's own count, where the part is wide enough to hold it. */
static void
draw_part_value (const OfficeChartFrame *frame,
                 const Rows             *rows,
                 guint                   row,
                 guint                   series,
                 double                  x,
                 double                  width)
{
  g_autofree char *text = g_strdup_printf ("%d", office_chart_value (frame->chart, series, row));
  g_autoptr (PangoLayout) value = office_chart_text (frame, text, 0, PANGO_ALIGN_CENTER);

  if (office_text_width (value) + 4 > width || office_text_height (value) > rows->pitch * 0.75)
    return;

  office_chart_set_colour (frame->cr, office_chart_text_on (frame, office_chart_series_colour (
                                                                     frame, series)));
  office_text_draw (frame->cr, value, x + width / 2,
                    frame->y + row * rows->pitch + (rows->pitch - office_text_height (value)) / 2);
}

/**
 * office_chart_draw_bars:
 *
 * A bar a label, with its count at its end; several series lie end to end.
 */
void
office_chart_draw_bars (OfficeChartFrame *frame)
{
  const OfficeChart *chart = frame->chart;
  int most = 1;
  Rows rows;

  arrange (frame, total_text, &rows);
  for (guint i = 0; i < chart->n_labels; i++)
    most = MAX (most, office_chart_total (chart, i));

  for (guint row = 0; row < rows.n_rows; row++)
    {
      double x = rows.bar_x;

      draw_label (frame, &rows, row);
      for (guint series = 0; series < chart->n_series; series++)
        {
          double width = rows.bar_width * office_chart_value (chart, series, row) / most;

          fill_bar (frame, &rows, row, x, width, office_chart_series_colour (frame, series));
          if (chart->n_series > 1 && width > 0)
            draw_part_value (frame, &rows, row, series, x, width);
          x += width;
        }
      draw_value (frame, &rows, total_text, row, x);
    }
  draw_rest (frame, &rows);
}

/**
 * office_chart_draw_rates:
 *
 * A bar a label that is full at 100 per cent; the first series is the part, the second the whole.
 */
void
office_chart_draw_rates (OfficeChartFrame *frame)
{
  const OfficeChart *chart = frame->chart;
  ValueText value_text = rate_text;
  Rows rows;

  if (widest_value (frame, rate_text) > frame->width * 0.36)
    value_text = short_rate_text;
  arrange (frame, value_text, &rows);
  for (guint row = 0; row < rows.n_rows; row++)
    {
      int of = chart->n_series > 1 ? office_chart_value (chart, 1, row) : 0;
      double share = of > 0 ? MIN ((double) office_chart_value (chart, 0, row) / of, 1) : 0;

      draw_label (frame, &rows, row);
      fill_bar (frame, &rows, row, rows.bar_x, rows.bar_width, &frame->palette->line);
      fill_bar (frame, &rows, row, rows.bar_x, rows.bar_width * share, &frame->palette->good);
      draw_value (frame, &rows, value_text, row, rows.bar_x + rows.bar_width);
    }
  draw_rest (frame, &rows);
}

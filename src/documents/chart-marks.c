/* chart-marks.c: marks of one component against another, and shares over the terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "documents/chart-frame.h"

#define GAP 6.0
#define RADIUS 3.6
#define MARK_MOST 10000.0

/* The plot without its axes; both scales run from 0 to 100. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Plot;

static double
up (const Plot *plot,
    double      share)
{
  return plot->y + plot->height * (1 - share);
}

/* The upright scale, with its lines; every second or fourth only where there is little room. */
static void
begin_plot (OfficeChartFrame *frame,
            const char       *unit,
            const char       *below,
            Plot             *plot)
{
  g_autoptr (PangoLayout) widest = office_chart_text (frame, "100", 0, PANGO_ALIGN_LEFT);
  double line = office_text_height (widest);
  int step;

  if (unit != NULL && frame->height > 110)
    {
      g_autoptr (PangoLayout) label = office_chart_text (frame, unit, frame->width, PANGO_ALIGN_LEFT);

      office_chart_set_colour (frame->cr, &frame->palette->muted);
      office_text_draw (frame->cr, label, frame->x, frame->y);
      frame->y += line + 2;
      frame->height -= line + 2;
    }
  if (below != NULL && frame->height > 110)
    {
      g_autoptr (PangoLayout) label = office_chart_text (frame, below, frame->width, PANGO_ALIGN_RIGHT);

      office_chart_set_colour (frame->cr, &frame->palette->muted);
      office_text_draw (frame->cr, label, frame->x + frame->width, frame->y + frame->height - line);
      frame->height -= line;
    }
  plot->y = frame->y + line / 2;
  plot->height = MAX (frame->height - 1.5 * line - 4, 4);
  plot->x = frame->x + office_text_width (widest) + GAP;
  plot->width = MAX (frame->x + frame->width - plot->x - office_text_width (widest) / 2 - 1, 1);
  step = plot->height > 6 * line ? 20 : 50;

  cairo_set_line_width (frame->cr, 0.7);
  for (int value = 0; value <= 100; value += step)
    {
      g_autofree char *text = g_strdup_printf ("%d", value);
      g_autoptr (PangoLayout) label = office_chart_text (frame, text, 0, PANGO_ALIGN_LEFT);
      double y = up (plot, value / 100.0);

      office_chart_set_colour (frame->cr, &frame->palette->line);
      cairo_move_to (frame->cr, plot->x, y);
      cairo_line_to (frame->cr, plot->x + plot->width, y);
      cairo_stroke (frame->cr);
      office_chart_set_colour (frame->cr, &frame->palette->muted);
      office_text_draw (frame->cr, label, plot->x - GAP - office_text_width (label), y - office_text_height (label) / 2);
    }
}

static void
draw_across (const OfficeChartFrame *frame,
             const Plot             *plot)
{
  int step = plot->width > 160 ? 20 : 50;

  for (int value = 0; value <= 100; value += step)
    {
      g_autofree char *text = g_strdup_printf ("%d", value);
      g_autoptr (PangoLayout) label = office_chart_text (frame, text, 0, PANGO_ALIGN_LEFT);
      double x = plot->x + plot->width * value / 100.0;

      office_chart_set_colour (frame->cr, &frame->palette->line);
      cairo_move_to (frame->cr, x, plot->y);
      cairo_line_to (frame->cr, x, plot->y + plot->height);
      cairo_stroke (frame->cr);
      office_chart_set_colour (frame->cr, &frame->palette->muted);
      office_text_draw (frame->cr, label, x - office_text_width (label) / 2, plot->y + plot->height + 3);
    }
}

static void
draw_pass_lines (const OfficeChartFrame *frame,
                 const Plot             *plot)
{
  const double share = frame->chart->pass_mark / MARK_MOST;
  const double dashes[] = { 4, 3 };

  if (frame->chart->pass_mark <= 0)
    return;
  office_chart_set_colour (frame->cr, &frame->palette->mark);
  cairo_set_line_width (frame->cr, 1.2);
  cairo_set_dash (frame->cr, dashes, 2, 0);
  cairo_move_to (frame->cr, plot->x + plot->width * share, plot->y);
  cairo_line_to (frame->cr, plot->x + plot->width * share, plot->y + plot->height);
  cairo_move_to (frame->cr, plot->x, up (plot, share));
  cairo_line_to (frame->cr, plot->x + plot->width, up (plot, share));
  cairo_stroke (frame->cr);
  cairo_set_dash (frame->cr, NULL, 0, 0);
}

/* A pass is a full dot, a fail a diamond: the tint is not alone. */
static void
draw_point (const OfficeChartFrame *frame,
            double                  x,
            double                  y,
            gboolean                good)
{
  OfficeChartColour colour = good ? frame->palette->good : frame->palette->bad;

  colour.alpha *= 0.8;
  office_chart_set_colour (frame->cr, &colour);
  cairo_new_path (frame->cr);
  if (good)
    {
      cairo_arc (frame->cr, x, y, RADIUS, 0, 2 * G_PI);
    }
  else
    {
      cairo_move_to (frame->cr, x, y - RADIUS * 1.4);
      cairo_line_to (frame->cr, x + RADIUS * 1.4, y);
      cairo_line_to (frame->cr, x, y + RADIUS * 1.4);
      cairo_line_to (frame->cr, x - RADIUS * 1.4, y);
      cairo_close_path (frame->cr);
    }
  cairo_fill (frame->cr);
}

/**
 * office_chart_draw_scatter:
 *
 * A learner a point: the marks of the first series across, of the second upwards, with the pass mark
 * on both.
 */
void
office_chart_draw_scatter (OfficeChartFrame *frame)
{
  const OfficeChart *chart = frame->chart;
  Plot plot;

  if (chart->n_series < 2)
    return;
  begin_plot (frame, chart->series[1], chart->series[0], &plot);
  draw_across (frame, &plot);
  draw_pass_lines (frame, &plot);
  for (guint i = 0; i < chart->n_labels; i++)
    {
      int across = CLAMP (office_chart_value (chart, 0, i), 0, (int) MARK_MOST);
      int upwards = CLAMP (office_chart_value (chart, 1, i), 0, (int) MARK_MOST);

      draw_point (frame, plot.x + plot.width * across / MARK_MOST, up (&plot, upwards / MARK_MOST),
                  across >= chart->pass_mark && upwards >= chart->pass_mark);
    }
}

static int
total_of (const OfficeChart *chart,
          guint              series,
          guint              index)
{
  return chart->totals != NULL ? chart->totals[(gsize) series * chart->n_labels + index] : 0;
}

/* Whether the point of an earlier series in the same place says its value there already. */
static gboolean
is_taken (const OfficeChartFrame *frame,
          const Plot             *plot,
          guint                   series,
          guint                   index,
          double                  y,
          double                  height)
{
  for (guint other = 0; other < series; other++)
    {
      int of = total_of (frame->chart, other, index);

      if (of > 0 && fabs (up (plot, MIN ((double) office_chart_value (frame->chart, other, index) / of, 1)) - y) < height)
        return TRUE;
    }
  return FALSE;
}

/* A few points say their value themselves, where there is room. */
static void
draw_share (const OfficeChartFrame *frame,
            const Plot             *plot,
            guint                   series,
            guint                   index,
            int                     value,
            int                     of)
{
  double x = plot->x + (index + 0.5) * plot->width / frame->chart->n_labels;
  double y = up (plot, MIN ((double) value / of, 1));
  /* Translators: per cent */
  g_autofree char *text = g_strdup_printf (_("%d %%"), (200 * value + of) / (2 * of));
  g_autoptr (PangoLayout) label = NULL;

  if (frame->chart->n_labels * frame->chart->n_series > 6)
    return;
  label = office_chart_text (frame, text, 0, PANGO_ALIGN_LEFT);
  if (RADIUS + 6 + office_text_width (label) > plot->width / frame->chart->n_labels / 2
      || plot->height < 4 * office_text_height (label)
      || is_taken (frame, plot, series, index, y, office_text_height (label)))
    return;
  office_text_draw (frame->cr, label, x + RADIUS + 4, y - office_text_height (label) / 2);
}

static void
draw_trend_line (const OfficeChartFrame *frame,
                 const Plot             *plot,
                 guint                   series)
{
  const OfficeChart *chart = frame->chart;
  double pitch = plot->width / chart->n_labels;

  office_chart_set_colour (frame->cr, office_chart_series_colour (frame, series));
  cairo_set_line_width (frame->cr, 2);
  cairo_new_path (frame->cr);
  for (guint i = 0; i < chart->n_labels; i++)
    {
      int of = total_of (chart, series, i);

      /* Over a term without the module the line goes on: it is the same module. */
      if (of > 0)
        cairo_line_to (frame->cr, plot->x + (i + 0.5) * pitch,
                       up (plot, MIN ((double) office_chart_value (chart, series, i) / of, 1)));
    }
  cairo_stroke (frame->cr);
  for (guint i = 0; i < chart->n_labels; i++)
    {
      int of = total_of (chart, series, i);

      if (of <= 0)
        continue;
      cairo_arc (frame->cr, plot->x + (i + 0.5) * pitch,
                 up (plot, MIN ((double) office_chart_value (chart, series, i) / of, 1)), RADIUS, 0, 2 * G_PI);
      cairo_fill (frame->cr);
      draw_share (frame, plot, series, i, office_chart_value (chart, series, i), of);
    }
}

/**
 * office_chart_draw_trend:
 *
 * A line a series over the labels: the share, in per cent.
 */
void
office_chart_draw_trend (OfficeChartFrame *frame)
{
  const OfficeChart *chart = frame->chart;
  double free_from = -G_MAXDOUBLE;
  Plot plot;

  begin_plot (frame, chart->unit, NULL, &plot);
  for (guint series = 0; series < chart->n_series; series++)
    draw_trend_line (frame, &plot, series);
  for (guint i = 0; i < chart->n_labels; i++)
    {
      g_autoptr (PangoLayout) label = office_chart_text (frame, chart->labels[i], 0, PANGO_ALIGN_LEFT);
      double width = office_text_width (label);
      double x = CLAMP (plot.x + (i + 0.5) * plot.width / chart->n_labels - width / 2, frame->x,
                        MAX (frame->x + frame->width - width, frame->x));

      if (x < free_from || width > frame->width)
        continue;
      office_chart_set_colour (frame->cr, &frame->palette->muted);
      office_text_draw (frame->cr, label, x, plot.y + plot.height + 3);
      free_from = x + width + GAP;
    }
}

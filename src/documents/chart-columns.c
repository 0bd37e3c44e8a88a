/* chart-columns.c: upright charts over a scale: weeks as columns or lines, marks as a histogram
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "documents/chart-frame.h"

#define GAP 6.0
#define TICK_ROOM 26.0

/* The plot without its axes; counts run from 0 at the foot to @top at the head. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  int    top;
  int    step;
} Plot;

/* 1, 2, 5, 10, 20, 50…: the least that gives no more steps than there is room for. */
static int
choose_step (int    most,
             double height)
{
  int ticks = CLAMP ((int) (height / TICK_ROOM), 1, 5);
  int decade = 1;

  for (;;)
    {
      static const int steps[] = { 1, 2, 5 };

      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          if ((gint64) steps[i] * decade * ticks >= most || decade >= 100000000)
            return steps[i] * decade;
        }
      decade *= 10;
    }
}

static double
height_of (const Plot *plot,
           int         value)
{
  return plot->height * value / plot->top;
}

static void
draw_scale (const OfficeChartFrame *frame,
            const Plot             *plot)
{
  for (int value = 0; value <= plot->top; value += plot->step)
    {
      g_autofree char *text = g_strdup_printf ("%d", value);
      g_autoptr (PangoLayout) label = office_chart_text (frame, text, 0, PANGO_ALIGN_RIGHT);
      double y = plot->y + plot->height - height_of (plot, value);

      office_chart_set_colour (frame->cr, &frame->palette->line);
      cairo_set_line_width (frame->cr, value == 0 ? 1.2 : 0.7);
      cairo_move_to (frame->cr, plot->x, y);
      cairo_line_to (frame->cr, plot->x + plot->width, y);
      cairo_stroke (frame->cr);
      office_chart_set_colour (frame->cr, &frame->palette->muted);
      office_text_draw (frame->cr, label, plot->x - GAP, y - office_text_height (label) / 2);
    }
}

static void
draw_unit (OfficeChartFrame *frame)
{
  g_autoptr (PangoLayout) unit = NULL;

  if (frame->chart->unit == NULL || frame->height < 90)
    return;

  unit = office_chart_text (frame, frame->chart->unit, frame->width, PANGO_ALIGN_LEFT);
  office_chart_set_colour (frame->cr, &frame->palette->muted);
  office_text_draw (frame->cr, unit, frame->x, frame->y);
  frame->y += office_text_height (unit) + 4;
  frame->height -= office_text_height (unit) + 4;
}

static void
begin_plot (OfficeChartFrame *frame,
            Plot             *plot,
            int               most)
{
  g_autoptr (PangoLayout) sample = office_chart_text (frame, "0", 0, PANGO_ALIGN_LEFT);
  double line = office_text_height (sample);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) widest = NULL;

  draw_unit (frame);
  plot->y = frame->y + line / 2;
  plot->height = MAX (frame->height - line / 2 - line - 4, 4);
  plot->step = choose_step (MAX (most, 1), plot->height);
  plot->top = (MAX (most, 1) + plot->step - 1) / plot->step * plot->step;
  text = g_strdup_printf ("%d", plot->top);
  widest = office_chart_text (frame, text, 0, PANGO_ALIGN_LEFT);
  plot->x = frame->x + office_text_width (widest) + GAP;
  plot->width = MAX (frame->x + frame->width - plot->x, 1);
  draw_scale (frame, plot);
}

/* A label below the plot; it keeps clear of the one before and inside the chart. */
static void
draw_below (const OfficeChartFrame *frame,
            const Plot             *plot,
            const char             *text,
            double                  middle,
            double                 *free_from)
{
  g_autoptr (PangoLayout) label = office_chart_text (frame, text, 0, PANGO_ALIGN_LEFT);
  double width = office_text_width (label);
  double x = CLAMP (middle - width / 2, frame->x, MAX (frame->x + frame->width - width, frame->x));

  if (x < *free_from || width > frame->width)
    return;

  office_chart_set_colour (frame->cr, &frame->palette->muted);
  office_text_draw (frame->cr, label, x, plot->y + plot->height + 4);
  *free_from = x + width + GAP;
}

/* Every label, or every second, third…: an even step reads better than what happens to fit. */
static void
draw_labels (const OfficeChartFrame *frame,
             const Plot             *plot)
{
  const OfficeChart *chart = frame->chart;
  double pitch = plot->width / chart->n_labels;
  double widest = 1, free_from = -G_MAXDOUBLE;
  guint step;

  for (guint i = 0; i < chart->n_labels; i++)
    {
      g_autoptr (PangoLayout) label = office_chart_text (frame, chart->labels[i], 0,
                                                         PANGO_ALIGN_LEFT);

      widest = MAX (widest, office_text_width (label));
    }
  step = MAX ((guint) ceil ((widest + GAP) / pitch), 1);
  for (guint i = 0; i < chart->n_labels; i += step)
    draw_below (frame, plot, chart->labels[i], plot->x + (i + 0.5) * pitch, &free_from);
}

/**
 * office_chart_draw_columns:
 *
 * A column a label; several series stand on each other.
 */
void
office_chart_draw_columns (OfficeChartFrame *frame)
{
  const OfficeChart *chart = frame->chart;
  int most = 1;
  double pitch;
  Plot plot;

  for (guint i = 0; i < chart->n_labels; i++)
    most = MAX (most, office_chart_total (chart, i));
  begin_plot (frame, &plot, most);
  pitch = plot.width / chart->n_labels;

  for (guint i = 0; i < chart->n_labels; i++)
    {
      double width = MIN (pitch * 0.72, 46);
      double x = plot.x + (i + 0.5) * pitch - width / 2;
      double y = plot.y + plot.height;

      for (guint series = 0; series < chart->n_series; series++)
        {
          double height = height_of (&plot, office_chart_value (chart, series, i));

          y -= height;
          office_chart_set_colour (frame->cr, office_chart_series_colour (frame, series));
          cairo_rectangle (frame->cr, x, y, width, height);
          cairo_fill (frame->cr);
        }
    }
  draw_labels (frame, &plot);
}

static void
draw_series_line (const OfficeChartFrame *frame,
                  const Plot             *plot,
                  guint                   series)
{
  const OfficeChart *chart = frame->chart;
  double pitch = plot->width / chart->n_labels;

  office_chart_set_colour (frame->cr, office_chart_series_colour (frame, series));
  cairo_set_line_width (frame->cr, 2);
  cairo_set_line_join (frame->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (frame->cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (frame->cr);
  for (guint i = 0; i < chart->n_labels; i++)
    cairo_line_to (frame->cr, plot->x + (i + 0.5) * pitch,
                   plot->y + plot->height -
                     height_of (plot, office_chart_value (chart, series, i)));
  cairo_stroke (frame->cr);

  if (pitch < 9)
    return;
  for (guint i = 0; i < chart->n_labels; i++)
    {
      cairo_new_sub_path (frame->cr);
      cairo_arc (frame->cr, plot->x + (i + 0.5) * pitch,
                 plot->y + plot->height -
                   height_of (plot, office_chart_value (chart, series, i)), 2.8, 0, 2 * G_PI);
    }
  cairo_fill (frame->cr);
}

/**
 * office_chart_draw_lines:
 *
 * A line a series over the labels.
 */
void
office_chart_draw_lines (OfficeChartFrame *frame)
{
  const OfficeChart *chart = frame->chart;
  int most = 1;
  Plot plot;

  for (guint series = 0; series < chart->n_series; series++)
    {
      for (guint i = 0; i < chart->n_labels; i++)
        most = MAX (most, office_chart_value (chart, series, i));
    }
  begin_plot (frame, &plot, most);
  for (guint series = 0; series < chart->n_series; series++)
    draw_series_line (frame, &plot, series);
  draw_labels (frame, &plot);
}

static void
draw_pass_line (const OfficeChartFrame *frame,
                const Plot             *plot)
{
  const OfficeChart *chart = frame->chart;
  double span = (double) chart->bin_width * chart->n_labels;
  double x = plot->x + plot->width * (chart->pass_mark - chart->bin_from) / span;
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) label = NULL;
  const double dashes[] = { 4, 3 };
  gboolean to_the_left;

  if (chart->pass_mark <= chart->bin_from || x > plot->x + plot->width)
    return;

  office_chart_set_colour (frame->cr, &frame->palette->mark);
  cairo_set_line_width (frame->cr, 1.4);
  cairo_set_dash (frame->cr, dashes, 2, 0);
  cairo_move_to (frame->cr, x, plot->y - 2);
  cairo_line_to (frame->cr, x, plot->y + plot->height);
  cairo_stroke (frame->cr);
  cairo_set_dash (frame->cr, NULL, 0, 0);

  /* On the side of the fails, which are the fewer. */
  text = chart->pass_mark % 100 == 0
           ? g_strdup_printf (_("Pass mark %d"), chart->pass_mark / 100)
           : g_strdup_printf (_("Pass mark %d.%02d"), chart->pass_mark / 100,
                              chart->pass_mark % 100);
  label = office_chart_text (frame, text, 0, PANGO_ALIGN_LEFT);
  to_the_left = x - plot->x > office_text_width (label) + GAP;
  if (!to_the_left || plot->height < 60)
    return;
  office_text_draw (frame->cr, label, x - office_text_width (label) - GAP / 2,
                    plot->y - office_text_height (label) * 0.9);
}

/* Where a better class begins: thin, with its number at the head. */
static void
draw_class_lines (const OfficeChartFrame *frame,
                  const Plot             *plot)
{
  const OfficeChart *chart = frame->chart;
  double span = (double) chart->bin_width * chart->n_labels;
  const double dots[] = { 1.5, 3 };

  for (guint i = 0; i < OFFICE_CHART_LINES_MOST; i++)
    {
      double x = plot->x + plot->width * (chart->lines[i] - chart->bin_from) / span;
      g_autofree char *text = g_strdup_printf ("%d", chart->lines[i] / 100);
      g_autoptr (PangoLayout) label = NULL;

      if (chart->lines[i] <= chart->bin_from || x > plot->x + plot->width)
        continue;
      office_chart_set_colour (frame->cr, &frame->palette->muted);
      cairo_set_line_width (frame->cr, 1.2);
      cairo_set_dash (frame->cr, dots, 2, 0);
      cairo_move_to (frame->cr, x, plot->y - 2);
      cairo_line_to (frame->cr, x, plot->y + plot->height);
      cairo_stroke (frame->cr);
      cairo_set_dash (frame->cr, NULL, 0, 0);
      label = office_chart_text (frame, text, 0, PANGO_ALIGN_LEFT);
      if (plot->height >= 60)
        office_text_draw (frame->cr, label, x - office_text_width (label) / 2,
                          plot->y - office_text_height (label) * 0.9 - 2);
    }
}

static void
draw_mark_labels (const OfficeChartFrame *frame,
                  const Plot             *plot)
{
  const OfficeChart *chart = frame->chart;
  double span = (double) chart->bin_width * chart->n_labels;
  double free_from = -G_MAXDOUBLE;
  int step = 1000;

  while (plot->width * step / span < 24 && step < 100000)
    step *= 2;
  for (int mark = (chart->bin_from + step - 1) / step * step; mark <= chart->bin_from + span;
       mark += step)
    {
      g_autofree char *text = g_strdup_printf ("%d", mark / 100);

      draw_below (frame, plot, text, plot->x + plot->width * (mark - chart->bin_from) / span,
                  &free_from);
    }
}

/**
 * office_chart_draw_histogram:
 *
 * Marks in bins, with the pass line; what lies below it has another colour.
 */
void
office_chart_draw_histogram (OfficeChartFrame *frame)
{
  const OfficeChart *chart = frame->chart;
  int most = 1;
  double pitch;
  Plot plot;

  if (chart->bin_width <= 0)
    return;
  for (guint i = 0; i < chart->n_labels; i++)
    most = MAX (most, office_chart_value (chart, 0, i));

  /* Room for the words at the head of the pass line. */
  if (chart->pass_mark > 0 && frame->height > 90)
    {
      frame->y += 8;
      frame->height -= 8;
    }
  begin_plot (frame, &plot, most);
  pitch = plot.width / chart->n_labels;
  for (guint i = 0; i < chart->n_labels; i++)
    {
      double height = height_of (&plot, office_chart_value (chart, 0, i));
      gboolean fail = chart->bin_from + (int) i * chart->bin_width < chart->pass_mark;

      office_chart_set_colour (frame->cr, fail ? &frame->palette->bad : &frame->palette->good);
      cairo_rectangle (frame->cr, plot.x + i * pitch + 0.5, plot.y + plot.height - height,
                       MAX (pitch - 1, 0.5), height);
      cairo_fill (frame->cr);
    }
  draw_class_lines (frame, &plot);
  draw_pass_line (frame, &plot);
  draw_mark_labels (frame, &plot);
}

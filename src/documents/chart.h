/* chart.h: the charts of the overview, drawn the same on screen, in PNG and in PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include <pango/pango.h>

G_BEGIN_DECLS

#define OFFICE_CHART_MAX_SERIES 12
#define OFFICE_CHART_LINES_MOST 2

/**
 * OfficeChartColour:
 *
 * Red, green, blue and alpha, each from 0 to 1.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} OfficeChartColour;

/**
 * OfficeChartPalette:
 * @background: painted first; alpha 0 for none
 * @text: titles and values
 * @muted: labels of the axes
 * @line: axes and grid
 * @good: a pass, what is reached
 * @bad: a fail, what is short
 * @mark: the pass line
 * @series: one a series, in their order
 *
 * The colours of a chart, so that the caller decides on light or dark.
 */
typedef struct
{
  OfficeChartColour background;
  OfficeChartColour text;
  OfficeChartColour muted;
  OfficeChartColour line;
  OfficeChartColour good;
  OfficeChartColour bad;
  OfficeChartColour mark;
  OfficeChartColour series[OFFICE_CHART_MAX_SERIES];
} OfficeChartPalette;

/**
 * OfficeChartKind:
 * @OFFICE_CHART_BARS: horizontal bars, a label each; several series are stacked
 * @OFFICE_CHART_COLUMNS: upright columns, for weeks; several series are stacked
 * @OFFICE_CHART_LINES: one line a series, for weeks
 * @OFFICE_CHART_HISTOGRAM: touching columns over a scale of marks, with the pass line; one series
 * @OFFICE_CHART_RATES: horizontal bars of the first series as a share of the second, in per cent
 * @OFFICE_CHART_SCATTER: a point a label: marks of the first series across, of the second upwards
 * @OFFICE_CHART_TREND: one line a series over the labels: its counts as a share of @totals, in per cent
 */
typedef enum
{
  OFFICE_CHART_BARS,
  OFFICE_CHART_COLUMNS,
  OFFICE_CHART_LINES,
  OFFICE_CHART_HISTOGRAM,
  OFFICE_CHART_RATES,
  OFFICE_CHART_SCATTER,
  OFFICE_CHART_TREND,
} OfficeChartKind;

/**
 * OfficeChart:
 * @kind: what it looks like
 * @title: (nullable): what it says ("11 of 14 passed; the viva decides")
 * @subtitle: (nullable): what is counted, over what
 * @unit: (nullable): what the numbers are ("applications"), beside the scale
 * @labels: (array length=n_labels): one a bar, column or point; a histogram's are not read
 * @series: (array length=n_series): names, for the key; with one series there is no key
 * @values: @n_series × @n_labels counts, series after series
 * @bin_from: histogram: where the first bin begins, hundredths
 * @bin_width: histogram: how wide a bin is, hundredths
 * @pass_mark: histogram and scatter: the pass line, hundredths, or 0 for none
 * @lines: histogram: where better classes begin, hundredths, or 0
 * @totals: (nullable): trend: @n_series × @n_labels, of how many; 0 where there is no point
 *
 * A chart as plain facts. All memory is the caller's.
 */
typedef struct
{
  OfficeChartKind     kind;
  const char         *title;
  const char         *subtitle;
  const char         *unit;
  const char * const *labels;
  guint               n_labels;
  const char * const *series;
  guint               n_series;
  const int          *values;
  int                 bin_from;
  int                 bin_width;
  int                 pass_mark;
  int                 lines[OFFICE_CHART_LINES_MOST];
  const int          *totals;
} OfficeChart;

void      office_chart_palette_init_light (OfficeChartPalette        *palette);
void      office_chart_palette_init_dark  (OfficeChartPalette        *palette);

void      office_chart_draw               (cairo_t                   *cr,
                                           const OfficeChart         *chart,
                                           const OfficeChartPalette  *palette,
                                           double                     width,
                                           double                     height);
void      office_chart_draw_in            (cairo_t                   *cr,
                                           PangoContext              *context,
                                           const OfficeChart         *chart,
                                           const OfficeChartPalette  *palette,
                                           double                     width,
                                           double                     height);
gboolean  office_chart_write_png          (const OfficeChart         *chart,
                                           const OfficeChartPalette  *palette,
                                           int                        width,
                                           int                        height,
                                           double                     scale,
                                           const char                *path,
                                           GError                   **error);
gboolean  office_chart_write_svg          (const OfficeChart         *chart,
                                           const OfficeChartPalette  *palette,
                                           int                        width,
                                           int                        height,
                                           const char                *path,
                                           GError                   **error);
gboolean  office_chart_write_pdf          (const OfficeChart         *chart,
                                           const OfficeChartPalette  *palette,
                                           int                        width,
                                           int                        height,
                                           const char                *path,
                                           GError                   **error);

G_END_DECLS

/* chart-frame.h: what all charts have: title, key, and the room that is left for the plot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/chart.h"
#include "documents/page-text.h"

G_BEGIN_DECLS

#define OFFICE_CHART_LABEL_SIZE 10.0

/**
 * OfficeChartFrame:
 * @x: left of the plot
 * @y: top of the plot
 * @width: of the plot, 0 if there is no room for one
 * @height: of the plot, likewise
 */
typedef struct
{
  cairo_t                  *cr;
  const OfficeChart        *chart;
  const OfficeChartPalette *palette;
  PangoContext             *context;   /* NULL: one as for paper */
  const char               *families;  /* of the letters */
  double                    x;
  double                    y;
  double                    width;
  double                    height;
} OfficeChartFrame;

void                     office_chart_frame_begin  (OfficeChartFrame         *frame,
                                                    double                    width,
                                                    double                    height);

void                     office_chart_set_colour   (cairo_t                  *cr,
                                                    const OfficeChartColour  *colour);
const OfficeChartColour *office_chart_series_colour (const OfficeChartFrame   *frame,
                                                    guint                     series);
const OfficeChartColour *office_chart_text_on      (const OfficeChartFrame   *frame,
                                                    const OfficeChartColour  *ground);
PangoLayout             *office_chart_text         (const OfficeChartFrame   *frame,
                                                    const char               *text,
                                                    double                    width,
                                                    PangoAlignment            alignment);
int                      office_chart_value        (const OfficeChart        *chart,
                                                    guint                     series,
                                                    guint                     index);
int                      office_chart_total        (const OfficeChart        *chart,
                                                    guint                     index);

void                     office_chart_draw_bars    (OfficeChartFrame         *frame);
void                     office_chart_draw_rates   (OfficeChartFrame         *frame);
void                     office_chart_draw_columns (OfficeChartFrame         *frame);
void                     office_chart_draw_lines   (OfficeChartFrame         *frame);
void                     office_chart_draw_scatter (OfficeChartFrame         *frame);
void                     office_chart_draw_trend   (OfficeChartFrame         *frame);
void                     office_chart_draw_histogram
                                                   (OfficeChartFrame         *frame);

G_END_DECLS

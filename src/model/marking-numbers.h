/* marking-numbers.h: the markers of a component beside each other, as a table and as a chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/chart.h"
#include "rules/marker-numbers.h"
#include "store/marking-list.h"

G_BEGIN_DECLS

/**
 * OfficeMarkerLine:
 * @name: the marker, or who is not allocated: "First marks", "Second marks"
 * @numbers: what the marks look like
 */
typedef struct
{
  char                *name;
  OfficeMarkerNumbers  numbers;
} OfficeMarkerLine;

/**
 * OfficeMarkingChart:
 *
 * A chart with the memory that it needs.
 */
typedef struct
{
  OfficeChart  chart;
  char        *title;
  char       **labels;
  const char  *series[1];
  int         *values;
} OfficeMarkingChart;

GPtrArray          *office_marking_numbers        (const OfficeMarkingList *list);
char               *office_marking_number_text    (int                      hundredths);
char               *office_marking_difference_text (int                     hundredths);
OfficeMarkingChart *office_marking_chart_new      (const GPtrArray         *lines);
void                office_marking_chart_free     (OfficeMarkingChart      *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMarkingChart, office_marking_chart_free)

G_END_DECLS

/* chart-area.h: a chart on the screen, with the table behind it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "documents/chart.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_CHART_AREA (office_chart_area_get_type ())

G_DECLARE_FINAL_TYPE (OfficeChartArea, office_chart_area, OFFICE, CHART_AREA, GtkWidget)

GtkWidget *office_chart_area_new       (void);
void       office_chart_area_set_chart (OfficeChartArea   *self,
                                        const OfficeChart *chart);

G_END_DECLS

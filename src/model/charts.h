/* charts.h: which charts the overview shows, and what each looks like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/chart.h"
#include "store/chart-data.h"

G_BEGIN_DECLS

#define OFFICE_N_CHARTS 4

gboolean office_charts_read     (OfficeConnection       *connection,
                                 gint64                  term_id,
                                 gint64                  cohort_id,
                                 OfficeChartData        *charts[OFFICE_N_CHARTS],
                                 GError                **error);
void     office_chart_from_data (OfficeChart            *chart,
                                 const OfficeChartData  *data);
gboolean office_chart_is_empty  (const OfficeChartData  *data);

G_END_DECLS

/* chart-export.h: a chart onto the clipboard and into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "documents/chart.h"
#include "views/file-chooser.h"

G_BEGIN_DECLS

void     office_chart_copy  (GtkWidget         *widget,
                             const OfficeChart *chart);
gboolean office_chart_write (const OfficeChart  *chart,
                             const char         *path,
                             GError            **error);
void     office_chart_save  (GtkWidget         *widget,
                             const OfficeChart *chart,
                             OfficeFileChosen   chosen);

G_END_DECLS

/* sidebar-row.h: a view's row in the sidebar: icon, name, and how much there is to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_SIDEBAR_ROW (office_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (OfficeSidebarRow, office_sidebar_row, OFFICE, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget  *office_sidebar_row_new      (OfficeView       *view,
                                         guint             position);
OfficeView *office_sidebar_row_get_view (OfficeSidebarRow *self);

G_END_DECLS

/* sidebar-row.h: a view's row in the sidebar: icon, name, and how much there is to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_SIDEBAR_ROW (office_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (OfficeSidebarRow, office_sidebar_row, OFFICE, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget  *office_sidebar_row_new         (const char       *view_id,
                                            const char       *title,
                                            const char       *icon_name,
                                            guint             position);
const char *office_sidebar_row_get_view_id (OfficeSidebarRow *self);
void        office_sidebar_row_set_view    (OfficeSidebarRow *self,
                                            OfficeView       *view);
void        office_sidebar_row_set_n_todo  (OfficeSidebarRow *self,
                                            guint             n_todo);

G_END_DECLS

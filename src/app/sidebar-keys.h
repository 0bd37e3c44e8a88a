/* sidebar-keys.h: Tab leaves the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_sidebar_leave_by_tab (GtkWidget *sidebar,
                                  GtkWidget *before,
                                  GtkWidget *after);

G_END_DECLS

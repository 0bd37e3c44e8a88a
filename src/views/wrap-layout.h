/* wrap-layout.h: children in a row that breaks into the next line where it must
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_WRAP_LAYOUT (office_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (OfficeWrapLayout, office_wrap_layout, OFFICE, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *office_wrap_layout_new (int spacing);

G_END_DECLS

/* start-page.h: the first start: the demonstration, a new office, or a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_START_PAGE (office_start_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeStartPage, office_start_page, OFFICE, START_PAGE, GtkWidget)

G_END_DECLS

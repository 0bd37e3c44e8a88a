/* import-page.h: a spreadsheet of applications on its way in, on one page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_IMPORT_PAGE (office_import_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeImportPage, office_import_page, OFFICE, IMPORT_PAGE, GtkWidget)

GtkWidget *office_import_page_new       (void);
void       office_import_page_open      (OfficeImportPage *self,
                                         OfficeSession    *session);
void       office_import_page_open_file (OfficeImportPage *self,
                                         GFile            *file);

G_END_DECLS

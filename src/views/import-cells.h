/* import-cells.h: the columns of the preview, and the row above them that says what each brings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/import-model.h"

G_BEGIN_DECLS

void  office_import_columns_make (GtkColumnView     *view,
                                  OfficeImportModel *model);
void  office_import_mapping_make (GtkFixed          *row,
                                  OfficeImportModel *model);
void  office_import_mapping_show (GtkFixed          *row,
                                  OfficeImportModel *model);
char *office_import_row_text     (OfficeImportModel *model,
                                  guint              index);

G_END_DECLS

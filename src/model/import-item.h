/* import-item.h: one row of a file in its preview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_IMPORT_ITEM (office_import_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeImportItem, office_import_item, OFFICE, IMPORT_ITEM, GObject)

OfficeImportItem *office_import_item_new       (guint             index);
guint             office_import_item_get_index (OfficeImportItem *self);
void              office_import_item_judged    (OfficeImportItem *self);

G_END_DECLS

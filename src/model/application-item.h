/* application-item.h: one application as a line of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "store/applications.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_APPLICATION_ITEM (office_application_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeApplicationItem, office_application_item, OFFICE, APPLICATION_ITEM, GObject)

OfficeApplicationItem      *office_application_item_new      (gint64                 id);
gint64                      office_application_item_get_id   (OfficeApplicationItem *self);
const OfficeApplicationRow *office_application_item_get_row  (OfficeApplicationItem *self);
void                        office_application_item_take_row (OfficeApplicationItem *self,
                                                              OfficeApplicationRow  *row);
char                       *office_application_item_get_name (OfficeApplicationItem *self);

G_END_DECLS

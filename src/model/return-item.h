/* return-item.h: one line about a return, for lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/returns.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_RETURN_ITEM (office_return_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeReturnItem, office_return_item, OFFICE, RETURN_ITEM, GObject)

GPtrArray                    *office_return_items_new           (GPtrArray        *records);
const OfficeReturnException  *office_return_item_get_exception  (OfficeReturnItem *self);
const OfficeReturnDifference *office_return_item_get_difference (OfficeReturnItem *self);
const OfficeReturnRow        *office_return_item_get_row        (OfficeReturnItem *self);

G_END_DECLS

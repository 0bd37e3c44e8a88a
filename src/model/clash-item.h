/* clash-item.h: a clash as a row of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/clashes.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_CLASH_ITEM (office_clash_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeClashItem, office_clash_item, OFFICE, CLASH_ITEM, GObject)

OfficeClashItem      *office_clash_item_new     (OfficeClashRow  *row);
const OfficeClashRow *office_clash_item_get_row (OfficeClashItem *self);

G_END_DECLS

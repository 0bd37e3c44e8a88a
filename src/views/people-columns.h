/* people-columns.h: the columns of faculty, rooms and equipment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/people-item.h"
#include "views/table.h"

G_BEGIN_DECLS

void office_people_set_columns (OfficeTable      *table,
                                OfficePeopleKind  kind);

G_END_DECLS

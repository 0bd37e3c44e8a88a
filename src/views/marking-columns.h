/* marking-columns.h: the columns of the lists of marking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/marking-item.h"
#include "views/table.h"

G_BEGIN_DECLS

void office_marking_set_columns (OfficeTable       *table,
                                 OfficeMarkingKind  kind);

G_END_DECLS

/* timetable-columns.h: the columns of agenda, hours and clashes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/table.h"

G_BEGIN_DECLS

void office_timetable_set_agenda_columns  (OfficeTable *table);
void office_timetable_set_hours_columns   (OfficeTable *table);
void office_timetable_set_clashes_columns (OfficeTable *table);

G_END_DECLS

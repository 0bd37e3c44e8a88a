/* learners-table.h: the columns of the table of learners
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/learners.h"
#include "views/table.h"

G_BEGIN_DECLS

const OfficeColumn *office_learners_table_get_columns (guint      *n_columns);
OfficeLearnerSort   office_learners_table_get_sort    (const char *column_id);

G_END_DECLS

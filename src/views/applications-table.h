/* applications-table.h: the columns of the table of applications
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/applications.h"
#include "views/table.h"

G_BEGIN_DECLS

const OfficeColumn    *office_applications_table_get_columns (guint      *n_columns);
OfficeApplicationSort  office_applications_table_get_sort    (const char *column_id);

G_END_DECLS

/* return-columns.h: the columns of the tables about a return
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/table.h"

G_BEGIN_DECLS

const OfficeColumn *office_return_exception_columns  (guint *n_columns);
const OfficeColumn *office_return_difference_columns (guint *n_columns);
const OfficeColumn *office_return_sent_columns       (guint *n_columns);

G_END_DECLS

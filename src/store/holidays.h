/* holidays.h: the bank holidays that the office lists beside the rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/holidays.h"
#include "store/connection.h"

G_BEGIN_DECLS

GPtrArray *office_proclaimed_days_get (OfficeConnection  *connection,
                                       GError           **error);
gboolean   office_proclaimed_day_set  (OfficeConnection  *connection,
                                       OfficeDay          day,
                                       gboolean           works,
                                       const char        *name,
                                       GError           **error);
gboolean   office_proclaimed_day_drop (OfficeConnection  *connection,
                                       OfficeDay          day,
                                       GError           **error);

G_END_DECLS

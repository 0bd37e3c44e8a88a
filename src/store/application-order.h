/* application-order.h: applications put in order by what no index holds; for this folder only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"
#include "store/statement.h"

G_BEGIN_DECLS

GArray *office_application_order (OfficeConnection  *connection,
                                  OfficeStatement   *statement,
                                  const char        *addends_sql,
                                  gboolean           descending,
                                  GError           **error);

G_END_DECLS

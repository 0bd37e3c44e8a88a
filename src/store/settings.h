/* settings.h: settings of the office, kept in its database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

char     *office_setting_get (OfficeConnection  *connection,
                              const char        *name,
                              GError           **error);
gboolean  office_setting_set (OfficeConnection  *connection,
                              const char        *name,
                              const char        *value,
                              GError           **error);

G_END_DECLS

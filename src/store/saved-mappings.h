/* saved-mappings.h: which column was which field in a file of this shape
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

char     *office_saved_mapping_get (OfficeConnection  *connection,
                                    const char        *kind,
                                    const char        *signature,
                                    GError           **error);
gboolean  office_saved_mapping_put (OfficeConnection  *connection,
                                    const char        *kind,
                                    const char        *signature,
                                    const char        *mapping,
                                    GError           **error);

G_END_DECLS

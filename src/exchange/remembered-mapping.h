/* remembered-mapping.h: the office's own correction of a guess, kept for the next file of that shape
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/mapping.h"
#include "store/connection.h"

G_BEGIN_DECLS

OfficeMapping *office_mapping_guess_remembered (OfficeConnection  *connection,
                                                OfficeSheet       *sheet,
                                                OfficeImportKind   kind,
                                                GError           **error);
gboolean       office_mapping_remember         (OfficeConnection  *connection,
                                                OfficeMapping     *mapping,
                                                GError           **error);

G_END_DECLS

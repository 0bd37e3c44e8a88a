/* mark-codes.h: the office's table of mark codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/codes.h"
#include "store/connection.h"

G_BEGIN_DECLS

GArray *office_mark_codes_list (OfficeConnection  *connection,
                                GError           **error);

G_END_DECLS

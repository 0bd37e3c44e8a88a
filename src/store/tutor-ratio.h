/* tutor-ratio.h: how many learners one tutor teaches on hands-on days, as the office has set it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

gboolean office_tutor_ratio_get (OfficeConnection  *connection,
                                 int               *learners_per_tutor,
                                 GError           **error);
gboolean office_tutor_ratio_set (OfficeConnection  *connection,
                                 int                learners_per_tutor,
                                 GError           **error);

G_END_DECLS

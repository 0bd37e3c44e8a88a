/* clash-tutors.h: hands-on days with too few tutors for their learners
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/clashes.h"

G_BEGIN_DECLS

gboolean office_clashes_add_tutors (GPtrArray         *rows,
                                    OfficeConnection  *connection,
                                    gint64             from,
                                    gint64             to,
                                    GError           **error);

G_END_DECLS

/* clash-limits.h: who cannot come, and what there is not enough of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/clashes.h"
#include "store/availability.h"
#include "store/equipment.h"

G_BEGIN_DECLS

void     office_clashes_add_availability (GPtrArray  *rows,
                                          GPtrArray  *bookings,
                                          GHashTable *availability);
void     office_clashes_add_equipment    (GPtrArray  *rows,
                                          GPtrArray  *uses,
                                          gint64      session_id);
gboolean office_staff_can_come           (GHashTable *availability,
                                          gint64      staff_id,
                                          gint64      from,
                                          gint64      to);
gboolean office_equipment_suffices       (GPtrArray  *uses,
                                          gint64      session_id,
                                          gint64      from,
                                          gint64      to);

G_END_DECLS

/* equipment-text.h: what a session needs, as people type it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/equipment.h"

G_BEGIN_DECLS

GPtrArray *office_equipment_text_read (const char  *text,
                                       GPtrArray   *known,
                                       GError     **error);

G_END_DECLS

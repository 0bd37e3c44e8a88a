/* viva-blocks.h: what stands and what is proposed, laid out in rows of examiners or rooms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/viva-proposal.h"

G_BEGIN_DECLS

const char *office_viva_blocks_room (const OfficeVivaQuestion *question,
                                     int                       room);
void        office_viva_blocks_make (const OfficeVivaQuestion *question,
                                     const OfficeVivaProposal *now,
                                     gboolean                  by_room,
                                     GPtrArray                *rows,
                                     GPtrArray                *blocks);

G_END_DECLS

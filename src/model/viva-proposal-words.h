/* viva-proposal-words.h: what a proposal is worth, and how it differs from another, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/viva-proposal.h"

G_BEGIN_DECLS

char      *office_viva_proposal_dup_words   (const OfficeVivaProposal *proposal,
                                             const OfficeVivaQuestion *question);
char      *office_viva_slot_dup_words       (const OfficeVivaSlot     *slot,
                                             const OfficeVivaQuestion *question);
char      *office_viva_slot_dup_panel       (const OfficeVivaSlot     *slot,
                                             const OfficeVivaQuestion *question);
GPtrArray *office_viva_proposal_differences (const OfficeVivaProposal *before,
                                             const OfficeVivaProposal *now,
                                             const OfficeVivaQuestion *question);

G_END_DECLS

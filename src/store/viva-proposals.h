/* viva-proposals.h: plans of vivas that are not accepted yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* The proposal at work, and the one before it. */
#define OFFICE_VIVA_PROPOSAL_NOW "now"
#define OFFICE_VIVA_PROPOSAL_BEFORE "before"

char     *office_viva_proposal_load (OfficeConnection  *connection,
                                     gint64             cohort_id,
                                     const char        *place,
                                     GError           **error);
gboolean  office_viva_proposal_keep (OfficeConnection  *connection,
                                     gint64             cohort_id,
                                     const char        *place,
                                     const char        *content,
                                     GError           **error);

G_END_DECLS

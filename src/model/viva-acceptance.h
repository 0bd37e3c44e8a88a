/* viva-acceptance.h: a plan of vivas becomes the timetable's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/viva-proposal.h"
#include "store/connection.h"

G_BEGIN_DECLS

gboolean office_viva_plan_accept (OfficeConnection         *connection,
                                  gint64                    cohort_id,
                                  const OfficeVivaProblem  *problem,
                                  const OfficeVivaPlan     *plan,
                                  GError                  **error);
gboolean office_viva_proposal_accept (OfficeConnection           *connection,
                                      gint64                      cohort_id,
                                      const OfficeVivaWish       *wish,
                                      const OfficeVivaProposal   *proposal,
                                      GError                    **error);

G_END_DECLS

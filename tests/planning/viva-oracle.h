/* viva-oracle.h: small questions for the viva planner, answered without it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-plan.h"

G_BEGIN_DECLS

/* Wednesday 19 November 2025, 00:00: London is on UTC. */
#define VIVA_WEDNESDAY 29391840
#define VIVA_DAY (24 * 60)

OfficeVivaProblem *viva_oracle_problem   (GRand                   *random,
                                          int                      most_learners);
void               viva_oracle_solve     (const OfficeVivaProblem *problem,
                                          OfficeVivaFigures       *best);
gboolean           viva_oracle_fits      (const OfficeVivaProblem *problem);
gboolean           viva_oracle_stands    (const OfficeVivaProblem *problem,
                                          GPtrArray               *placements);
void               viva_oracle_assert    (const OfficeVivaProblem *problem,
                                          const OfficeVivaPlan    *plan);
void               viva_oracle_available (GArray                  *spans,
                                          int                      from,
                                          int                      to);

G_END_DECLS

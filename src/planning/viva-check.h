/* viva-check.h: what stands against one viva beside the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-plan.h"

G_BEGIN_DECLS

GPtrArray *office_viva_check (const OfficeVivaProblem   *problem,
                              GPtrArray                 *placements,
                              const OfficeVivaPlacement *placement);

G_END_DECLS

/* viva-changes.h: single changes, each enough to place everybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-planner.h"

G_BEGIN_DECLS

void office_viva_changes_open_days (const OfficeVivaProblem *problem,
                                    OfficeVivaExaminer      *examiner);
void office_viva_changes_find      (const OfficeVivaProblem *question,
                                    const char              *reference,
                                    const OfficeVivaWatch   *watch,
                                    GPtrArray               *would_suffice,
                                    GPtrArray               *changes);

G_END_DECLS

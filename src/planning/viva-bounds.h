/* viva-bounds.h: what no plan can do better than
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-grid.h"
#include "planning/viva-watch.h"

G_BEGIN_DECLS

typedef struct _OfficeVivaBounds OfficeVivaBounds;

OfficeVivaBounds *office_viva_bounds_new           (const OfficeVivaGrid   *grid);
void              office_viva_bounds_free          (OfficeVivaBounds       *bounds);
const int        *office_viva_bounds_capacity      (const OfficeVivaBounds *bounds);
int               office_viva_bounds_placed        (OfficeVivaBounds       *bounds,
                                                    const OfficeVivaWatch  *watch);
int               office_viva_bounds_examiner_days (OfficeVivaBounds       *bounds,
                                                    int                     placed,
                                                    const OfficeVivaWatch  *watch);
int               office_viva_bounds_most_vivas    (OfficeVivaBounds       *bounds,
                                                    int                     placed,
                                                    int                     examiner_days,
                                                    const OfficeVivaWatch  *watch);
int               office_viva_bounds_preferred     (OfficeVivaBounds       *bounds,
                                                    int                     placed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaBounds, office_viva_bounds_free)

G_END_DECLS

/* viva-planner.h: plans vivas, goal by goal, and says what is proven
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-plan.h"

G_BEGIN_DECLS

/**
 * OfficeVivaProgress:
 * @figures: of the best plan so far
 * @bounds: what is proven so far
 * @user_data: as given
 *
 * Called from the thread that plans, whenever something is better known.
 */
typedef void (*OfficeVivaProgress) (const OfficeVivaFigures *figures,
                                    const OfficeVivaFigures *bounds,
                                    gpointer                 user_data);

typedef enum
{
  OFFICE_VIVA_IT_FITS,
  OFFICE_VIVA_IT_DOES_NOT,
  OFFICE_VIVA_NOT_KNOWN,
} OfficeVivaFit;

OfficeVivaPlan *office_viva_plan_make (const OfficeVivaProblem  *problem,
                                       double                    seconds,
                                       GCancellable             *cancellable,
                                       OfficeVivaProgress        progress,
                                       gpointer                  user_data,
                                       GError                  **error);
int             office_viva_plan_find_stray (const OfficeVivaProblem *problem);
OfficeVivaFit   office_viva_fit_all   (const OfficeVivaProblem  *problem,
                                       const OfficeVivaWatch    *watch,
                                       OfficeVivaPlan          **plan);

G_END_DECLS

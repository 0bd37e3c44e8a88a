/* viva-model.h: the whole question as a mixed-integer program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-schedule.h"
#include "planning/viva-solver.h"
#include "planning/viva-watch.h"

G_BEGIN_DECLS

/**
 * OfficeVivaGoal:
 *
 * The goals of VIVA-3, in their order.
 */
typedef enum
{
  OFFICE_VIVA_GOAL_PLACED,
  OFFICE_VIVA_GOAL_EXAMINER_DAYS,
  OFFICE_VIVA_GOAL_WAITING,
  OFFICE_VIVA_GOAL_MOST_VIVAS,
  OFFICE_VIVA_GOAL_PREFERRED,
  OFFICE_VIVA_N_GOALS,
} OfficeVivaGoal;

typedef struct _OfficeVivaModel OfficeVivaModel;

OfficeVivaModel   *office_viva_model_new     (const OfficeVivaGrid     *grid);
void               office_viva_model_free    (OfficeVivaModel          *model);
OfficeVivaVerdict  office_viva_model_improve (OfficeVivaModel          *model,
                                              OfficeVivaGoal            goal,
                                              const OfficeVivaFigures  *reached,
                                              const OfficeVivaWatch    *watch,
                                              OfficeVivaSchedule       *schedule,
                                              int                      *bound);
int                office_viva_figures_get   (const OfficeVivaFigures  *figures,
                                              OfficeVivaGoal            goal);
void               office_viva_figures_set   (OfficeVivaFigures        *figures,
                                              OfficeVivaGoal            goal,
                                              int                       value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaModel, office_viva_model_free)

G_END_DECLS

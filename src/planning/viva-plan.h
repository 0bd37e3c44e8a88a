/* viva-plan.h: what the viva planner answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-model.h"
#include "planning/viva-schedule.h"

G_BEGIN_DECLS

/**
 * OfficeVivaPlacement:
 * @learner: index of the learner
 * @at: UTC minutes
 * @minutes: with the learner
 * @ends: UTC minutes, marking included
 * @room: index of the room, or -1
 * @panel: (element-type int): indices of the examiners, rising
 */
typedef struct
{
  int     learner;
  int     at;
  int     minutes;
  int     ends;
  int     room;
  GArray *panel;
} OfficeVivaPlacement;

/**
 * OfficeVivaPlan:
 * @placements: (element-type OfficeVivaPlacement): in order of start
 * @unplaced: (element-type int): indices of the other learners
 * @figures: what it is worth (VIVA-3)
 * @bounds: what is proven: no plan does better for a goal, those before it being as they are here
 * @optimal: all five goals are proven
 * @seconds: what it took
 */
typedef struct
{
  GPtrArray         *placements;
  GArray            *unplaced;
  OfficeVivaFigures  figures;
  OfficeVivaFigures  bounds;
  gboolean           optimal;
  double             seconds;
} OfficeVivaPlan;

OfficeVivaPlan *office_viva_plan_new  (const OfficeVivaSchedule *schedule);
void            office_viva_plan_free (OfficeVivaPlan           *plan);
void            office_viva_plan_measure (const OfficeVivaProblem *problem,
                                          GPtrArray               *placements,
                                          OfficeVivaFigures       *figures);
void            office_viva_plan_keep (const OfficeVivaPlan     *plan,
                                       OfficeVivaProblem        *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaPlan, office_viva_plan_free)

G_END_DECLS

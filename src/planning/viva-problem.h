/* viva-problem.h: what the viva planner is asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeVivaSpan:
 * @from: UTC minutes since 1970
 * @to: UTC minutes since 1970, itself not included
 */
typedef struct
{
  int from;
  int to;
} OfficeVivaSpan;

/**
 * OfficeVivaExaminer:
 * @name: unlike every other examiner's
 * @employer: (nullable): equal to a learner's, spaces and case aside: a conflict (VIVA-2)
 * @max_per_day: vivas, or 0 for any number
 * @available: (element-type OfficeVivaSpan): in any order
 */
typedef struct
{
  char   *name;
  char   *employer;
  int     max_per_day;
  GArray *available;
} OfficeVivaExaminer;

/**
 * OfficeVivaLearner:
 * @reference: of the application
 * @name: (nullable): how sentences call the learner; nothing for the reference
 * @employer: (nullable)
 * @extra_percent: by which a reasonable adjustment lengthens the viva itself (VIVA-1)
 * @any_time: @available is not read
 * @available: (element-type OfficeVivaSpan): in any order
 * @prefers: (element-type OfficeVivaSpan): where a start is welcome
 * @pinned: the viva stands already and does not move; its rules are the others' alone
 * @pin_at: UTC minutes
 * @pin_room: index of the room, or -1
 * @pin_panel: (element-type int): indices of its examiners; as many as a panel takes
 */
typedef struct
{
  char     *reference;
  char     *name;
  char     *employer;
  int       extra_percent;
  gboolean  any_time;
  GArray   *available;
  GArray   *prefers;
  gboolean  pinned;
  int       pin_at;
  int       pin_room;
  GArray   *pin_panel;
} OfficeVivaLearner;

/**
 * OfficeVivaConflict:
 * @OFFICE_VIVA_CONFLICT_NONE: may examine
 * @OFFICE_VIVA_CONFLICT_DECLARED: declared between the two
 * @OFFICE_VIVA_CONFLICT_EMPLOYER: both work for the same employer
 */
typedef enum
{
  OFFICE_VIVA_CONFLICT_NONE,
  OFFICE_VIVA_CONFLICT_DECLARED,
  OFFICE_VIVA_CONFLICT_EMPLOYER,
} OfficeVivaConflict;

/**
 * OfficeVivaProblem:
 * @slot_minutes: with the learner, before any adjustment
 * @marking_minutes: after it, of examiners and room
 * @break_after: vivas in a row at most, or 0 for any number
 * @break_minutes: what makes an end of a row
 * @panel: examiners of one viva
 * @usual_max_per_day: vivas of an examiner for whom no other number is said, or 0 for any number
 * @start_grid_minutes: starts are multiples of this, counted from midnight in London
 * @rooms: (element-type utf8) (nullable): their names; %NULL: rooms do not limit anything
 * @room_busy: (element-type GArray) (nullable): of each room the times at which something else is in it
 * @examiners: (element-type OfficeVivaExaminer)
 * @learners: (element-type OfficeVivaLearner)
 * @conflicts: (array): an #OfficeVivaConflict for each learner and, within, each examiner
 */
typedef struct
{
  int        slot_minutes;
  int        marking_minutes;
  int        break_after;
  int        break_minutes;
  int        panel;
  int        usual_max_per_day;
  int        start_grid_minutes;
  GPtrArray *rooms;
  GPtrArray *room_busy;
  GPtrArray *examiners;
  GPtrArray *learners;
  guint8    *conflicts;
} OfficeVivaProblem;

OfficeVivaProblem  *office_viva_problem_new           (void);
void                office_viva_problem_use_rules     (OfficeVivaProblem        *problem,
                                                       const OfficeRuleSet      *rules);
OfficeVivaProblem  *office_viva_problem_copy          (const OfficeVivaProblem  *problem);
void                office_viva_problem_free          (OfficeVivaProblem        *problem);
OfficeVivaExaminer *office_viva_problem_add_examiner  (OfficeVivaProblem        *problem,
                                                       const char               *name);
OfficeVivaLearner  *office_viva_problem_add_learner   (OfficeVivaProblem        *problem,
                                                       const char               *reference);
void                office_viva_problem_remove_learner (OfficeVivaProblem       *problem,
                                                        int                      learner);
void                office_viva_problem_find_conflicts (OfficeVivaProblem       *problem);
void                office_viva_learner_pin           (OfficeVivaLearner        *learner,
                                                       int                       at,
                                                       int                       room,
                                                       const int                *panel,
                                                       int                       n_panel);

int                 office_viva_problem_find_examiner (const OfficeVivaProblem  *problem,
                                                       const char               *name);
OfficeVivaExaminer *office_viva_problem_examiner      (const OfficeVivaProblem  *problem,
                                                       int                       examiner);
OfficeVivaLearner  *office_viva_problem_learner       (const OfficeVivaProblem  *problem,
                                                       int                       learner);
OfficeVivaConflict  office_viva_problem_conflict      (const OfficeVivaProblem  *problem,
                                                       int                       learner,
                                                       int                       examiner);
const char         *office_viva_learner_name          (const OfficeVivaLearner  *learner);
gboolean            office_viva_problem_room_open     (const OfficeVivaProblem  *problem,
                                                       int                       room,
                                                       int                       from,
                                                       int                       to);
gboolean            office_viva_problem_room_is_shared (const OfficeVivaProblem *problem,
                                                       int                       room);
int                 office_viva_problem_minutes       (const OfficeVivaProblem  *problem,
                                                       int                       learner);
int                 office_viva_problem_total_minutes (const OfficeVivaProblem  *problem,
                                                       int                       learner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaProblem, office_viva_problem_free)

G_END_DECLS

/* viva-question.h: what the office knows, as a question for the viva planner
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-problem.h"
#include "rules/dates.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeVivaWish:
 * @from: the first day, or %OFFICE_DAY_NONE: the cohort's first
 * @to: the last day, or %OFFICE_DAY_NONE: as long as anybody is available
 * @rooms: (nullable) (array zero-terminated=1): names of those to use; %NULL: the online room where there
 *   is one, and every room otherwise
 * @seconds: for the planner to think
 *
 * How a person wants the vivas of a cohort planned.
 */
typedef struct
{
  OfficeDay   from;
  OfficeDay   to;
  char      **rooms;
  int         seconds;
} OfficeVivaWish;

#define OFFICE_VIVA_USUAL_SECONDS 20

/**
 * OfficeVivaCandidate:
 * @enrolment_id: whose
 * @attempt: that is due
 * @name: "Ng, Aoife"
 * @reference: of the application
 * @viva_id: of the viva that stands in the timetable already, or 0
 * @in_problem: index among the problem's learners, or -1: the viva stands, but not as the planner would
 *   have it, and is worked around
 *
 * A learner for whom a viva is due.
 */
typedef struct
{
  gint64  enrolment_id;
  int     attempt;
  char   *name;
  char   *reference;
  gint64  viva_id;
  int     in_problem;
} OfficeVivaCandidate;

/**
 * OfficeVivaQuestion:
 * @cohort_id: whose vivas
 * @code: "DPL-2025-AUT"
 * @problem: the question; those whose viva stands are pinned
 * @candidates: (element-type OfficeVivaCandidate): all for whom a viva is due, by name
 * @of_learner: (array): of each of the problem's learners the index of the candidate
 * @staff: (element-type gint64): of each of the problem's examiners who it is
 * @all_rooms: (element-type utf8): what can be chosen
 * @online_rooms: (element-type utf8): those of them that hold any number at once
 * @online: (nullable): the one in which all vivas are; then the problem has no rooms
 * @n_standing: how many of the candidates have a viva already
 * @rooms_chosen: at least one room is
 * @painted: anybody has said when they can come
 */
typedef struct
{
  gint64             cohort_id;
  char              *code;
  OfficeVivaProblem *problem;
  GPtrArray         *candidates;
  GArray            *of_learner;
  GArray            *staff;
  GPtrArray         *all_rooms;
  GPtrArray         *online_rooms;
  char              *online;
  guint              n_standing;
  gboolean           rooms_chosen;
  gboolean           painted;
} OfficeVivaQuestion;

OfficeVivaWish     *office_viva_wish_new            (void);
OfficeVivaWish     *office_viva_wish_copy           (const OfficeVivaWish      *wish);
void                office_viva_wish_free           (OfficeVivaWish            *wish);

OfficeVivaQuestion *office_viva_question_read       (OfficeConnection          *connection,
                                                     gint64                     cohort_id,
                                                     const OfficeVivaWish      *wish,
                                                     GError                   **error);
void                office_viva_question_free       (OfficeVivaQuestion        *question);
gboolean            office_viva_question_check      (const OfficeVivaQuestion  *question,
                                                     GError                   **error);
OfficeVivaCandidate *office_viva_question_candidate (const OfficeVivaQuestion  *question,
                                                     int                        learner);
int                 office_viva_question_find_learner (const OfficeVivaQuestion *question,
                                                     gint64                     enrolment_id);
int                 office_viva_question_find_staff (const OfficeVivaQuestion  *question,
                                                     gint64                     staff_id);
int                 office_viva_question_find_room  (const OfficeVivaQuestion  *question,
                                                     const char                *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaWish, office_viva_wish_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaQuestion, office_viva_question_free)

G_END_DECLS

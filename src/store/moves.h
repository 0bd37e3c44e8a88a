/* moves.h: an application from state to state, one or many, and the waiting list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/application.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeMoveOptions:
 * @reason: (nullable): why; also what overrides a closed or full cohort and the order of the
 *   waiting list (APPLY-2)
 * @date: (nullable): ISO day of the move; %NULL: today
 * @to_cohort_id: for a deferral: the cohort in which the application goes on, or 0
 * @reassessment_only: for an enrolment: it does not count towards the load of the term (LOAD-1)
 */
typedef struct
{
  const char *reason;
  const char *date;
  gint64      to_cohort_id;
  gboolean    reassessment_only;
} OfficeMoveOptions;

/**
 * OfficeMoveRefusal:
 * @name: "Ng, Aoife"
 * @message: the sentence with the rule, which begins with the name and the reference
 * @why: the same without them
 */
typedef struct
{
  gint64  application_id;
  char   *reference;
  char   *name;
  char   *message;
  char   *why;
} OfficeMoveRefusal;

/**
 * OfficeMoveReport:
 * @n_moved: how many were moved
 * @who: (nullable): the first of them: "Ng, Aoife (A2025-0101)"
 * @n_early: withdrawals of the enrolled so soon after the start that the place is given back (LOAD-1)
 * @n_late: withdrawals of the enrolled after that: the place counts in the term
 * @early_days: how soon that is
 * @refusals: (element-type OfficeMoveRefusal): who was not, and why
 */
typedef struct
{
  guint      n_moved;
  char      *who;
  guint      n_early;
  guint      n_late;
  int        early_days;
  GPtrArray *refusals;
} OfficeMoveReport;

/**
 * OfficeApplicationMove:
 * @from: where it was; meaningless when @arrived
 * @arrived: the application came in
 * @moved_on: ISO
 * @actor: who
 * @reason: (nullable): why
 */
typedef struct
{
  gint64                  id;
  OfficeApplicationState  from;
  OfficeApplicationState  to;
  gboolean                arrived;
  char                   *moved_on;
  char                   *actor;
  char                   *reason;
} OfficeApplicationMove;

void office_move_refusal_free     (OfficeMoveRefusal     *refusal);
void office_move_report_free      (OfficeMoveReport      *report);
void office_application_move_free (OfficeApplicationMove *move);

gboolean          office_application_move           (OfficeConnection         *connection,
                                                     gint64                    id,
                                                     int                       version,
                                                     OfficeApplicationState    to,
                                                     const OfficeMoveOptions  *options,
                                                     GError                  **error);
OfficeMoveReport *office_applications_move          (OfficeConnection         *connection,
                                                     const gint64             *ids,
                                                     guint                     n_ids,
                                                     OfficeApplicationState    to,
                                                     const OfficeMoveOptions  *options,
                                                     GError                  **error);
gboolean          office_application_check_may_move (OfficeConnection         *connection,
                                                     gint64                    id,
                                                     OfficeApplicationState    to,
                                                     const OfficeMoveOptions  *options,
                                                     GError                  **error);
GPtrArray        *office_application_moves_list     (OfficeConnection         *connection,
                                                     gint64                    application_id,
                                                     GError                  **error);

GArray *office_waiting_list (OfficeConnection  *connection,
                             gint64             cohort_id,
                             GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMoveRefusal, office_move_refusal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMoveReport, office_move_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeApplicationMove, office_application_move_free)

G_END_DECLS

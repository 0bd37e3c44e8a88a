/* application-acts.h: what the office does with applications, each one step to undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/session.h"
#include "store/application-pane.h"
#include "store/moves.h"
#include "store/register-checks.h"
#include "store/requirements.h"

G_BEGIN_DECLS

/**
 * OfficeMoveChoice:
 * @known: the table of moves holds it (APPLY-1)
 * @allowed: it can be made now
 * @with_reason: it can be made once a reason is given
 * @why_not: (nullable): what stands in the way, one sentence
 *
 * One move that could be made of an application.
 */
typedef struct
{
  gboolean  known;
  gboolean  allowed;
  gboolean  with_reason;
  char     *why_not;
} OfficeMoveChoice;

/**
 * OfficeApplicationSheet:
 * @pane: all about the application
 * @choices: for each state, whether it can be moved there
 * @waiting_place: its place on the waiting list, from 1; 0 when it is not on it
 * @n_waiting: how many are on it
 *
 * What the detail pane shows of one application.
 */
typedef struct
{
  OfficeApplicationPane *pane;
  OfficeMoveChoice       choices[OFFICE_N_APPLICATION_STATES];
  guint                  waiting_place;
  guint                  n_waiting;
} OfficeApplicationSheet;

void                    office_application_sheet_free          (OfficeApplicationSheet     *sheet);
void                    office_application_sheet_read_async    (OfficeSession              *session,
                                                                gint64                      application_id,
                                                                GCancellable               *cancellable,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
OfficeApplicationSheet *office_application_sheet_read_finish   (OfficeSession              *session,
                                                                GAsyncResult               *result,
                                                                GError                    **error);

void                    office_moves_plan_async                (OfficeSession              *session,
                                                                GArray                     *ids,
                                                                OfficeApplicationState      to,
                                                                const OfficeMoveOptions    *options,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
void                    office_moves_make_async                (OfficeSession              *session,
                                                                GArray                     *ids,
                                                                OfficeApplicationState      to,
                                                                const OfficeMoveOptions    *options,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
OfficeMoveReport       *office_moves_finish                    (OfficeSession              *session,
                                                                GAsyncResult               *result,
                                                                GError                    **error);
char                   *office_moves_describe                  (const OfficeMoveReport     *report,
                                                                OfficeApplicationState      to,
                                                                gboolean                    done);
char                   *office_moves_describe_refusals         (const OfficeMoveReport     *report,
                                                                guint                       most);

void                    office_requirement_save_async          (OfficeSession              *session,
                                                                gint64                      application_id,
                                                                const OfficeRequirementRow *row,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
void                    office_register_check_save_async       (OfficeSession              *session,
                                                                const OfficeRegisterCheck  *check,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
void                    office_payment_save_async              (OfficeSession              *session,
                                                                gint64                      application_id,
                                                                OfficeFeeEntryKind          kind,
                                                                gint64                      pence,
                                                                const char                 *method,
                                                                const char                 *on,
                                                                const char                 *note,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
void                    office_waiver_save_async               (OfficeSession              *session,
                                                                gint64                      application_id,
                                                                const char                 *reason,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
void                    office_duplicate_settle_async          (OfficeSession              *session,
                                                                gint64                      keep_id,
                                                                gint64                      other_id,
                                                                const char                 *reason,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
gboolean                office_application_save_finish         (OfficeSession              *session,
                                                                GAsyncResult               *result,
                                                                GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeApplicationSheet, office_application_sheet_free)

G_END_DECLS

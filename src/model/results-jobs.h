/* results-jobs.h: what the pages of the Results view ask of the worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/deliver.h"
#include "model/frozen-facts.h"
#include "model/job.h"
#include "store/boards.h"
#include "store/certificates.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * OfficeResultsRequest:
 * @cohort_id: the cohort
 * @enrolment_id: the learner's enrolment, or 0
 * @held_on: (nullable): day of the board, ISO
 * @chair: (nullable): its chair
 * @external: (nullable): the external examiner
 * @note: (nullable): what the minutes should say; the chair's words
 * @chair_reason: kind of reason of a chair's action
 * @marks: (nullable) (element-type OfficeMarkEntry): that are to stand; components and codes interned
 * @anonymous: a board sees references in place of names
 * @set_withheld: @withheld is to be saved
 * @withheld: (nullable): why the result is withheld
 * @path: (nullable): where a document is to be
 * @serials: (nullable) (array zero-terminated=1): which certificates
 * @enrolments: (nullable) (element-type gint64): for whom certificates are issued
 * @component: (nullable): the component's key, interned
 * @attempt: of it: 1, 2, …
 * @at: its deadline, UTC seconds
 * @version: of the deadline that the person saw, 0 where there was none
 * @job: (nullable): told how far it is
 *
 * One question or act, with a copy of all that it needs. The jobs below take it as their data.
 */
typedef struct
{
  gint64             cohort_id;
  gint64             enrolment_id;
  char              *held_on;
  char              *chair;
  char              *external;
  char              *note;
  OfficeChairReason  chair_reason;
  GArray            *marks;
  gboolean           set_withheld;
  gboolean           anonymous;
  char              *withheld;
  char              *path;
  char             **serials;
  GArray            *enrolments;
  const char        *component;
  int                attempt;
  gint64             at;
  int                version;
  OfficeJob         *job;
} OfficeResultsRequest;

/**
 * OfficeBoardSheet:
 * @preview: what a board would do now
 * @boards: (element-type OfficeBoardRow): those that were held
 */
typedef struct
{
  OfficeBoardPreview *preview;
  GPtrArray          *boards;
} OfficeBoardSheet;

/**
 * OfficeDeadlineSheet:
 * @components: (element-type OfficeComponent): of the module
 * @deadlines: (element-type OfficeDeadlineRow): that are set
 * @n_attempts: how many attempts can have one
 */
typedef struct
{
  GPtrArray *components;
  GPtrArray *deadlines;
  int        n_attempts;
} OfficeDeadlineSheet;

void                  office_deadline_sheet_free  (OfficeDeadlineSheet  *sheet);
OfficeResultsRequest *office_results_request_new  (gint64                cohort_id);
void                  office_results_request_free (OfficeResultsRequest *request);
void                  office_board_sheet_free     (OfficeBoardSheet     *sheet);

gpointer office_results_read_deadlines      (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_set_deadline        (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_read_board          (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_ratify              (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_try_for_chair       (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_read_versions       (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_act_for_chair       (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_read_certificates   (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_issue_certificates  (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_record_certificates (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_write_certificate_files
                                            (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);
gpointer office_results_write_certificates  (OfficeConnection  *connection,
                                             gpointer           request,
                                             GCancellable      *cancellable,
                                             GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeResultsRequest, office_results_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeBoardSheet, office_board_sheet_free)

G_END_DECLS

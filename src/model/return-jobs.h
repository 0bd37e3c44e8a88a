/* return-jobs.h: what the page of returns asks of the worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/return-template.h"
#include "model/deliver.h"
#include "model/job.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * OfficeReturnRequest:
 * @cohort_id: the cohort
 * @kind: which return
 * @profile_name: (nullable): the profile of its columns; %NULL for the one saved last
 * @amendment: only what has changed since the last one
 * @path: (nullable): a file
 * @return_id: a return that was sent, or 0
 * @profile: (nullable): a profile to be saved
 * @job: (nullable): told how far it is
 *
 * One question or act, with a copy of all that it needs. The jobs below take it as their data.
 */
typedef struct
{
  gint64               cohort_id;
  OfficeReturnKind     kind;
  char                *profile_name;
  gboolean             amendment;
  char                *path;
  gint64               return_id;
  OfficeReturnProfile *profile;
  OfficeJob           *job;
} OfficeReturnRequest;

/**
 * OfficeReturnSheet:
 * @number: the version that it will have
 * @n_rows: how many rows
 * @n_errors: how many of the exceptions are errors
 * @exceptions: (element-type OfficeReturnException): what a person should see first (RETURN-2)
 * @differences: (element-type OfficeReturnDifference): what changed since the last one
 * @returns: (element-type OfficeReturnRow): those of this kind that were sent, newest first
 * @profiles: (element-type OfficeReturnProfile): those of this kind, the built-in one first
 * @profile: the name of the one that was used
 * @cohort_code: for the file's name
 *
 * A return before it goes out.
 */
typedef struct
{
  int        number;
  guint      n_rows;
  guint      n_errors;
  GPtrArray *exceptions;
  GPtrArray *differences;
  GPtrArray *returns;
  GPtrArray *profiles;
  char      *profile;
  char      *cohort_code;
} OfficeReturnSheet;

OfficeReturnRequest *office_return_request_new  (gint64               cohort_id,
                                                 OfficeReturnKind     kind);
void                 office_return_request_free (OfficeReturnRequest *request);
void                 office_return_sheet_free   (OfficeReturnSheet   *sheet);

gpointer office_return_job_read           (OfficeConnection  *connection,
                                           gpointer           request,
                                           GCancellable      *cancellable,
                                           GError           **error);
gpointer office_return_job_write          (OfficeConnection  *connection,
                                           gpointer           request,
                                           GCancellable      *cancellable,
                                           GError           **error);
gpointer office_return_job_copy           (OfficeConnection  *connection,
                                           gpointer           request,
                                           GCancellable      *cancellable,
                                           GError           **error);
gpointer office_return_job_compare        (OfficeConnection  *connection,
                                           gpointer           request,
                                           GCancellable      *cancellable,
                                           GError           **error);
gpointer office_return_job_save_profile   (OfficeConnection  *connection,
                                           gpointer           request,
                                           GCancellable      *cancellable,
                                           GError           **error);
gpointer office_return_job_remove_profile (OfficeConnection  *connection,
                                           gpointer           request,
                                           GCancellable      *cancellable,
                                           GError           **error);
gpointer office_return_job_import_profile (OfficeConnection  *connection,
                                           gpointer           request,
                                           GCancellable      *cancellable,
                                           GError           **error);
gpointer office_return_job_export_profile (OfficeConnection  *connection,
                                           gpointer           request,
                                           GCancellable      *cancellable,
                                           GError           **error);
gpointer office_return_job_read_template  (OfficeConnection  *connection,
                                           gpointer           request,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnRequest, office_return_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnSheet, office_return_sheet_free)

G_END_DECLS

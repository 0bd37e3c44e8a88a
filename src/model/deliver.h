/* deliver.h: what leaves the office: gathered from the store, written by the documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/progress.h"
#include "store/connection.h"
#include "store/returns.h"

G_BEGIN_DECLS

/**
 * OfficeDeliveredReturn:
 * @return_id: the return, as it is kept
 * @kind: which return
 * @number: its version: 1, 2, …
 * @n_rows: how many learners
 * @digest: hex SHA-256 of its rows, as the workbook states it
 * @provisional: at least one row is not ratified (BOARD-1)
 * @exceptions: (array zero-terminated=1): the list that went out inside it (RETURN-2)
 *
 * A return that was written and kept.
 */
typedef struct
{
  gint64            return_id;
  OfficeReturnKind  kind;
  int               number;
  guint             n_rows;
  char             *digest;
  gboolean          provisional;
  char            **exceptions;
} OfficeDeliveredReturn;

/**
 * OfficeDeliveredCertificates:
 * @n_certificates: how many are in the PDF
 * @serials: (array zero-terminated=1): theirs, in the order of the pages
 * @n_recorded: of how many the single PDF was made and kept now, for the first time
 * @warnings: (array zero-terminated=1): letters that no font here can print, learner named
 *
 * Certificates that were written.
 */
typedef struct
{
  guint   n_certificates;
  char  **serials;
  guint   n_recorded;
  char  **warnings;
} OfficeDeliveredCertificates;

void                         office_delivered_return_free       (OfficeDeliveredReturn        *delivered);
void                         office_delivered_certificates_free (OfficeDeliveredCertificates  *delivered);

OfficeDeliveredReturn       *office_deliver_return              (OfficeConnection             *connection,
                                                                 OfficeReturnKind              kind,
                                                                 gint64                        cohort_id,
                                                                 const char                   *profile_name,
                                                                 const char                   *path,
                                                                 OfficeDocumentProgress        progress,
                                                                 gpointer                      progress_data,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
OfficeDeliveredCertificates *office_deliver_certificates        (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 const char * const           *serials,
                                                                 const char                   *path,
                                                                 OfficeDocumentProgress        progress,
                                                                 gpointer                      progress_data,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_record_certificates (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 const char * const           *serials,
                                                                 guint                        *n_recorded,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_transcript          (OfficeConnection             *connection,
                                                                 gint64                        learner_id,
                                                                 const char                   *path,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_calendar            (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 const char                   *path,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_subject_access      (OfficeConnection             *connection,
                                                                 gint64                        learner_id,
                                                                 const char                   *folder,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeDeliveredReturn, office_delivered_return_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeDeliveredCertificates, office_delivered_certificates_free)

G_END_DECLS

/* deliver.h: what leaves the office: gathered from the store, written by the documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/progress.h"
#include "documents/transcript.h"
#include "store/calendar-rows.h"
#include "store/returns.h"

G_BEGIN_DECLS

/**
 * OfficeDeliveredReturn:
 * @return_id: the return, as it is kept
 * @kind: which return
 * @number: its version: 1, 2, …
 * @amends: the version that it amends, or 0 for a whole one
 * @n_rows: how many rows it has
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
  int               amends;
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
 * @warnings: (array zero-terminated=1): letters that no font here can print, learner named; what
 *   comes out otherwise than it was issued, because fonts have changed
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

/**
 * OfficeDeliveredPack:
 * @files: (array zero-terminated=1): what is in it, below its folder
 * @left_out: (array zero-terminated=1): what is not, and why
 *
 * A cohort's pack that was written.
 */
typedef struct
{
  char **files;
  char **left_out;
} OfficeDeliveredPack;

/**
 * OfficeTranscriptAttempts:
 * @OFFICE_ATTEMPTS_ALL: every attempt of every component
 * @OFFICE_ATTEMPTS_COUNTING: of each component the attempt that the result stands on
 * @OFFICE_ATTEMPTS_NONE: the module's mark alone
 */
typedef enum
{
  OFFICE_ATTEMPTS_ALL,
  OFFICE_ATTEMPTS_COUNTING,
  OFFICE_ATTEMPTS_NONE,
} OfficeTranscriptAttempts;

/**
 * OfficeTranscriptWish:
 * @kind: transcript or statement of results
 * @attempts: which marks stand below a module
 * @ratified_only: leave out what no board has ratified; otherwise it is marked as provisional
 * @each: of a cohort: a file for each learner in a folder, rather than one PDF
 *
 * What the office chose for a transcript. All zero is the whole record with every attempt.
 */
typedef struct
{
  OfficeTranscriptKind     kind;
  OfficeTranscriptAttempts attempts;
  gboolean                 ratified_only;
  gboolean                 each;
} OfficeTranscriptWish;

void                         office_delivered_return_free       (OfficeDeliveredReturn        *delivered);
void                         office_delivered_certificates_free (OfficeDeliveredCertificates  *delivered);
void                         office_delivered_pack_free         (OfficeDeliveredPack          *delivered);

OfficeDeliveredReturn       *office_deliver_return              (OfficeConnection             *connection,
                                                                 OfficeReturnKind              kind,
                                                                 gint64                        cohort_id,
                                                                 const char                   *profile_name,
                                                                 const char                   *path,
                                                                 OfficeDocumentProgress        progress,
                                                                 gpointer                      progress_data,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
OfficeDeliveredReturn       *office_deliver_amendment           (OfficeConnection             *connection,
                                                                 OfficeReturnKind              kind,
                                                                 gint64                        cohort_id,
                                                                 const char                   *profile_name,
                                                                 const char                   *path,
                                                                 OfficeDocumentProgress        progress,
                                                                 gpointer                      progress_data,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_return_again        (OfficeConnection             *connection,
                                                                 gint64                        return_id,
                                                                 const char                   *path,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
OfficeDeliveredReturn       *office_deliver_current_return      (OfficeConnection             *connection,
                                                                 OfficeReturnKind              kind,
                                                                 gint64                        cohort_id,
                                                                 const char                   *path,
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
OfficeDeliveredCertificates *office_deliver_certificate_files   (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 const char * const           *serials,
                                                                 const char                   *folder,
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
                                                                 const OfficeTranscriptWish   *wish,
                                                                 const char                   *path,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_transcripts         (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 const OfficeTranscriptWish   *wish,
                                                                 const char                   *path,
                                                                 guint                        *n_papers,
                                                                 OfficeDocumentProgress        progress,
                                                                 gpointer                      progress_data,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_board_papers        (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 gboolean                      anonymous,
                                                                 const char                   *path,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_board_workbook      (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 gboolean                      anonymous,
                                                                 const char                   *path,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_vivas               (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 gboolean                      doors,
                                                                 const char                   *path,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
gboolean                     office_deliver_register            (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 const char                   *path,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
char                       **office_deliver_badges              (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 const char                   *folder,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
OfficeDeliveredPack         *office_deliver_pack                (OfficeConnection             *connection,
                                                                 gint64                        cohort_id,
                                                                 const char                   *path,
                                                                 OfficeDocumentProgress        progress,
                                                                 gpointer                      progress_data,
                                                                 GCancellable                 *cancellable,
                                                                 GError                      **error);
int                          office_deliver_calendar            (OfficeConnection             *connection,
                                                                 OfficeCalendarOf              of,
                                                                 gint64                        id,
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
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeDeliveredPack, office_delivered_pack_free)

G_END_DECLS

/* cohort-papers.h: the papers of a cohort, written beside the window's work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/deliver.h"
#include "model/session.h"

G_BEGIN_DECLS

/**
 * OfficeCohortPaper:
 * @OFFICE_COHORT_BOARD_PAPERS: what a board has before it
 * @OFFICE_COHORT_ANONYMOUS_PAPERS: the same, learners by their reference alone
 * @OFFICE_COHORT_BOARD_WORKBOOK: what a board has before it, as a workbook
 * @OFFICE_COHORT_ANONYMOUS_WORKBOOK: the same, learners by their reference alone
 * @OFFICE_COHORT_TRANSCRIPTS: transcripts or statements of results
 * @OFFICE_COHORT_REGISTER: the register of certificates
 * @OFFICE_COHORT_BADGES: certificates as Open Badges 3.0
 * @OFFICE_COHORT_PACK: all that leaves the office, in a folder or zip file
 */
typedef enum
{
  OFFICE_COHORT_BOARD_PAPERS,
  OFFICE_COHORT_ANONYMOUS_PAPERS,
  OFFICE_COHORT_BOARD_WORKBOOK,
  OFFICE_COHORT_ANONYMOUS_WORKBOOK,
  OFFICE_COHORT_TRANSCRIPTS,
  OFFICE_COHORT_REGISTER,
  OFFICE_COHORT_BADGES,
  OFFICE_COHORT_PACK,
} OfficeCohortPaper;

void  office_cohort_paper_write_async  (OfficeSession               *session,
                                        OfficeCohortPaper            paper,
                                        gint64                       cohort_id,
                                        const OfficeTranscriptWish  *wish,
                                        const char                  *path,
                                        GAsyncReadyCallback          callback,
                                        gpointer                     user_data);
char *office_cohort_paper_write_finish (OfficeSession               *session,
                                        GAsyncResult                *result,
                                        GError                     **error);

G_END_DECLS

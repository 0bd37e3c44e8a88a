/* marking-papers.h: what marking puts on paper: moderation sheet, viva forms, list of reassessments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/paper.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeMarkingPaper:
 * @OFFICE_MARKING_MODERATION: the sample of a component, with room for the moderator
 * @OFFICE_MARKING_VIVA_FORMS: an examiner's form a page, two a viva
 * @OFFICE_MARKING_REASSESSMENT: what must be taken again, by when, in which sitting
 */
typedef enum
{
  OFFICE_MARKING_MODERATION,
  OFFICE_MARKING_VIVA_FORMS,
  OFFICE_MARKING_REASSESSMENT,
} OfficeMarkingPaper;

/**
 * OfficeMarkingWish:
 * @paper: which
 * @cohort_id: the cohort
 * @component: (nullable): of the moderation sheet
 * @enrolment_id: of the viva forms: one learner's, or 0 for everybody's
 * @filled: of the viva forms: with what the examiners wrote
 */
typedef struct
{
  OfficeMarkingPaper  paper;
  gint64              cohort_id;
  const char         *component;
  gint64              enrolment_id;
  gboolean            filled;
} OfficeMarkingWish;

OfficePaper *office_marking_paper_new (OfficeConnection         *connection,
                                       const OfficeMarkingWish  *wish,
                                       GError                  **error);
gboolean     office_marking_deliver   (OfficeConnection         *connection,
                                       const OfficeMarkingWish  *wish,
                                       const char               *path,
                                       GCancellable             *cancellable,
                                       GError                  **error);
gboolean     office_marking_write_workbook (OfficeConnection         *connection,
                                            const OfficeMarkingWish  *wish,
                                            const char               *path,
                                            GCancellable             *cancellable,
                                            GError                  **error);

G_END_DECLS

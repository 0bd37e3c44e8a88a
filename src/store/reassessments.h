/* reassessments.h: what must be taken again, by when, and in which sitting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/retake.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeReassessmentRow:
 * @enrolment_id: whose
 * @reference: of the application, or the candidate number
 * @name: "Family, Given", or the candidate number
 * @component: the component's key, interned
 * @label: for a person, interned
 * @retake: why, which attempt, what it is capped at
 * @explanation: the same in a sentence
 * @due_at: the deadline of the cohort for that attempt with the learner's extension, UTC seconds, or 0
 * @sitting: (nullable): in which sitting the learner is entered
 * @due_on: (nullable): ISO day of that sitting
 * @attempts_allowed: by the board's override, or 0 (ASSESS-4)
 * @version: of the entry, 0 where there is none
 */
typedef struct
{
  gint64        enrolment_id;
  char         *reference;
  char         *name;
  const char   *component;
  const char   *label;
  OfficeRetake  retake;
  char         *explanation;
  gint64        due_at;
  char         *sitting;
  char         *due_on;
  int           attempts_allowed;
  int           version;
} OfficeReassessmentRow;

void       office_reassessment_row_free (OfficeReassessmentRow  *row);
GPtrArray *office_reassessments_list    (OfficeConnection       *connection,
                                         gint64                  cohort_id,
                                         GError                **error);
GPtrArray *office_reassessments_of      (OfficeConnection       *connection,
                                         gint64                  enrolment_id,
                                         GError                **error);
gboolean   office_reassessment_enter    (OfficeConnection       *connection,
                                         gint64                  enrolment_id,
                                         const char             *component,
                                         int                     version,
                                         const char             *sitting,
                                         const char             *due_on,
                                         GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReassessmentRow, office_reassessment_row_free)

G_END_DECLS

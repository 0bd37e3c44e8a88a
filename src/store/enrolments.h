/* enrolments.h: those who take part in a cohort, and the decisions on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeEnrolment:
 * @reference: of its application
 * @cohort: the cohort's code
 * @enrolled_on: ISO
 * @withdrawn_on: (nullable): ISO
 * @reassessment_only: does not count towards the load of a term (LOAD-1)
 * @withheld_reason: (nullable): why the result is withheld (ASSESS-11)
 * @first_practical: on a tie: 1 this one is the first, 0 the other is, -1 not chosen (HOURS-3)
 * @attempts_allowed: by the board's override, or 0: as the rule set says (ASSESS-4)
 * @student_number: (nullable): the university's, with its leading zeros
 */
typedef struct
{
  gint64    id;
  gint64    application_id;
  char     *reference;
  gint64    learner_id;
  char     *given_names;
  char     *family_name;
  gint64    cohort_id;
  char     *cohort;
  char     *enrolled_on;
  char     *withdrawn_on;
  gboolean  reassessment_only;
  char     *withheld_reason;
  int       first_practical;
  int       attempts_allowed;
  char     *student_number;
  int       version;
} OfficeEnrolment;

void office_enrolment_free (OfficeEnrolment *enrolment);

GPtrArray       *office_enrolments_list          (OfficeConnection  *connection,
                                                  gint64             cohort_id,
                                                  GError           **error);
OfficeEnrolment *office_enrolment_get            (OfficeConnection  *connection,
                                                  gint64             id,
                                                  GError           **error);
OfficeEnrolment *office_enrolment_find           (OfficeConnection  *connection,
                                                  const char        *reference,
                                                  GError           **error);
gboolean         office_enrolment_withhold       (OfficeConnection  *connection,
                                                  gint64             id,
                                                  int                version,
                                                  const char        *reason,
                                                  GError           **error);
gboolean         office_enrolment_allow_attempts (OfficeConnection  *connection,
                                                  gint64             id,
                                                  int                version,
                                                  int                attempts,
                                                  const char        *reason,
                                                  GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeEnrolment, office_enrolment_free)

G_END_DECLS

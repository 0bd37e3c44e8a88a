/* viva-needs.h: who is still to be examined, who may examine, and when they can come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/availability.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeVivaNeed:
 * @enrolment_id: whose
 * @learner_id: whose
 * @reference: of the application
 * @employer: may be ""
 * @extra_percent: by which a reasonable adjustment lengthens the viva (VIVA-1)
 * @attempt: that is due
 * @available: (element-type OfficeSpan): when the learner can come; empty: at any time
 * @preferred: (element-type OfficeSpan): when the learner would like to come
 * @version: of the enrolment
 *
 * A learner for whom a viva is due, whether or not it stands in the timetable.
 */
typedef struct
{
  gint64  enrolment_id;
  gint64  learner_id;
  char   *reference;
  char   *family_name;
  char   *given_names;
  char   *employer;
  int     extra_percent;
  int     attempt;
  GArray *available;
  GArray *preferred;
  int     version;
} OfficeVivaNeed;

/**
 * OfficeVivaExaminerRow:
 * @staff_id: who
 * @name: unlike every other's
 * @employer: may be ""
 * @max_per_day: vivas, or 0: as the rule set says (VIVA-2)
 * @available: (element-type OfficeSpan): when they can come, in order of time
 */
typedef struct
{
  gint64  staff_id;
  char   *name;
  char   *employer;
  int     max_per_day;
  GArray *available;
} OfficeVivaExaminerRow;

/**
 * OfficeVivaInterest:
 * @staff_id: an examiner
 * @learner_id: whom they may not examine (VIVA-2)
 */
typedef struct
{
  gint64 staff_id;
  gint64 learner_id;
} OfficeVivaInterest;

void       office_viva_need_free         (OfficeVivaNeed         *need);
void       office_viva_examiner_row_free (OfficeVivaExaminerRow  *row);

GPtrArray *office_viva_needs_list        (OfficeConnection       *connection,
                                          gint64                  cohort_id,
                                          GError                **error);
gboolean   office_viva_need_save         (OfficeConnection       *connection,
                                          const OfficeVivaNeed   *need,
                                          GError                **error);
gboolean   office_viva_need_set_extra    (OfficeConnection       *connection,
                                          gint64                  enrolment_id,
                                          int                     extra_percent,
                                          GError                **error);
GPtrArray *office_viva_examiners_list    (OfficeConnection       *connection,
                                          GError                **error);
GArray    *office_viva_interests_list    (OfficeConnection       *connection,
                                          gint64                  cohort_id,
                                          GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaNeed, office_viva_need_free)

G_END_DECLS

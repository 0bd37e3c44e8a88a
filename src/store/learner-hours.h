/* learner-hours.h: the hands-on hours of learners, from their whole history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/hours.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeHoursLine:
 * @session_id: the session
 * @label: its title, or its kind
 * @starts_at: UTC seconds
 * @minutes: attended, or planned for one to come
 * @cohort_code: (nullable): of a session of another cohort: whose
 */
typedef struct
{
  gint64  session_id;
  char   *label;
  gint64  starts_at;
  int     minutes;
  char   *cohort_code;
} OfficeHoursLine;

/**
 * OfficeLearnerHours:
 * @enrolment_id: whose
 * @learner_id: whose
 * @reference: of the application
 * @family_name: of the learner
 * @given_names: of the learner
 * @withdrawn: the learner has withdrawn
 * @hours: required, attended, short, why, forecast (HOURS-1 to -4)
 * @counted: (element-type OfficeHoursLine): the sessions that count
 * @to_come: (element-type OfficeHoursLine): the hands-on sessions still to come in which they have a place
 * @bookable: (element-type OfficeHoursLine): those of other cohorts of the module in which they could have one
 */
typedef struct
{
  gint64       enrolment_id;
  gint64       learner_id;
  char        *reference;
  char        *family_name;
  char        *given_names;
  gboolean     withdrawn;
  OfficeHours *hours;
  GPtrArray   *counted;
  GPtrArray   *to_come;
  GPtrArray   *bookable;
} OfficeLearnerHours;

void                office_learner_hours_free        (OfficeLearnerHours  *hours);
GPtrArray          *office_learner_hours_list_cohort (OfficeConnection    *connection,
                                                      gint64               cohort_id,
                                                      GError             **error);
OfficeLearnerHours *office_learner_hours_get         (OfficeConnection    *connection,
                                                      gint64               enrolment_id,
                                                      GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeLearnerHours, office_learner_hours_free)

G_END_DECLS

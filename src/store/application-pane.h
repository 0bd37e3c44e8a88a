/* application-pane.h: all about one application, for its pane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/applications.h"
#include "store/cohorts.h"
#include "store/enrolments.h"
#include "store/fees.h"
#include "store/learners.h"

G_BEGIN_DECLS

/**
 * OfficeOtherPlace:
 * @reference: of the other application
 * @state: where it stands
 * @same_term: its cohort belongs to the term of this one
 *
 * Another application of the same person.
 */
typedef struct
{
  gint64                  application_id;
  char                   *reference;
  char                   *cohort;
  char                   *module_title;
  char                   *term;
  OfficeApplicationState  state;
  gboolean                same_term;
} OfficeOtherPlace;

/**
 * OfficeApplicationPane:
 * @row: the table's line, with state, flags and balance
 * @former_names: (element-type utf8): earlier names
 * @degree_note: (nullable): what the rule says of the degree (ENTRY-1)
 * @requirements: (element-type OfficeRequirementRow): all four, in their order
 * @moves: (element-type OfficeApplicationMove): oldest first
 * @numbers: (element-type OfficeProfessionalNumber): of the person
 * @checks: (element-type OfficeRegisterCheck): newest first
 * @others: (element-type OfficeOtherPlace): what else they applied for
 * @duplicates: (element-type OfficeLearnerRow): who it may also be (ENTRY-5)
 * @enrolment: (nullable): once enrolled
 */
typedef struct
{
  OfficeApplication    *application;
  OfficeApplicationRow *row;
  OfficeLearner        *learner;
  OfficeCohort         *cohort;
  GPtrArray            *former_names;
  char                 *degree_note;
  GPtrArray            *requirements;
  GPtrArray            *moves;
  OfficeFeeAccount     *fee;
  GPtrArray            *numbers;
  GPtrArray            *checks;
  GPtrArray            *others;
  GPtrArray            *duplicates;
  OfficeEnrolment      *enrolment;
} OfficeApplicationPane;

void office_other_place_free      (OfficeOtherPlace      *place);
void office_application_pane_free (OfficeApplicationPane *pane);

OfficeApplicationPane *office_application_pane_get (OfficeConnection  *connection,
                                                    gint64             application_id,
                                                    GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeOtherPlace, office_other_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeApplicationPane, office_application_pane_free)

G_END_DECLS

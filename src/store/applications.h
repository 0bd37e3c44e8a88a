/* applications.h: applications: listed, counted, added, edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/application.h"
#include "rules/entry.h"
#include "rules/registers.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeApplicationFlags:
 * @OFFICE_APPLICATION_ASSOCIATE: a physician or anaesthesia associate: the tutor decides (ENTRY-3)
 * @OFFICE_APPLICATION_POSSIBLE_DUPLICATE: may be somebody we know under another number (ENTRY-5)
 * @OFFICE_APPLICATION_CHECK_LAPSED: the newest look at the register is too old (ENTRY-4)
 * @OFFICE_APPLICATION_UNCHECKED: nobody has looked at the register for this number (ENTRY-4)
 * @OFFICE_APPLICATION_CONDITION_OVERDUE: the day of a condition has passed (ENTRY-2)
 *
 * What the office should see of an application. Check and condition are watched while an
 * application is live. Words in lists: "associate", "possible-duplicate", "check-lapsed", "unchecked",
 * "condition-overdue".
 */
typedef enum
{
  OFFICE_APPLICATION_PLAIN = 0,
  OFFICE_APPLICATION_ASSOCIATE = 1 << 0,
  OFFICE_APPLICATION_POSSIBLE_DUPLICATE = 1 << 1,
  OFFICE_APPLICATION_CHECK_LAPSED = 1 << 2,
  OFFICE_APPLICATION_UNCHECKED = 1 << 3,
  OFFICE_APPLICATION_CONDITION_OVERDUE = 1 << 4,
} OfficeApplicationFlags;

#define OFFICE_N_APPLICATION_FLAGS 5
#define OFFICE_APPLICATION_STATE_BIT(state) (1u << (state))
#define OFFICE_APPLICATION_MISSING_NUMBER (1u << OFFICE_N_REQUIREMENTS)

typedef enum
{
  OFFICE_APPLICATION_SORT_NAME,
  OFFICE_APPLICATION_SORT_REFERENCE,
  OFFICE_APPLICATION_SORT_STATE,
  OFFICE_APPLICATION_SORT_REQUIREMENTS,
  OFFICE_APPLICATION_SORT_REGISTRATION,
  OFFICE_APPLICATION_SORT_EMPLOYER,
  OFFICE_APPLICATION_SORT_PLACES,
  OFFICE_APPLICATION_SORT_BALANCE,
  OFFICE_APPLICATION_SORT_APPLIED,
  OFFICE_APPLICATION_SORT_STUDENT_NUMBER,
} OfficeApplicationSort;

/**
 * OfficeApplicationFilter:
 * @cohort_id: or 0 for all
 * @term_id: or 0 for all
 * @learner_id: or 0 for all
 * @states: bits of %OFFICE_APPLICATION_STATE_BIT, or 0 for all
 * @regulator: (nullable): "GMC", "HCPC" or "NMC"
 * @missing: bits `1 << OfficeRequirement`: one of these is neither met nor waived; 0 for all;
 *   %OFFICE_APPLICATION_MISSING_NUMBER: those enrolled of whom the student number is awaited
 * @flagged: only those with one of #OfficeApplicationFlags
 * @text: (nullable): words to be found in names, numbers and addresses
 */
typedef struct
{
  gint64      cohort_id;
  gint64      term_id;
  gint64      learner_id;
  guint       states;
  const char *regulator;
  guint       missing;
  gboolean    flagged;
  const char *text;
} OfficeApplicationFilter;

/**
 * OfficeApplicationRow:
 * @requirements: (array fixed-size=4): by #OfficeRequirement
 * @regulator: (nullable): "GMC", "HCPC" or "NMC"
 * @registration_number: (nullable): the number
 * @cohort: the cohort's code
 * @places_in_term: modules that the learner takes in the cohort's term (LOAD-1), this one included
 *   where it holds a place
 * @balance: pence still to pay; negative: paid too much
 * @applied_on: ISO
 * @student_number: (nullable): the university's
 * @flags: what the office should see
 *
 * One line of the table of applications.
 */
typedef struct
{
  gint64                  id;
  char                   *reference;
  gint64                  learner_id;
  char                   *family_name;
  char                   *given_names;
  char                   *email;
  gint64                  cohort_id;
  char                   *cohort;
  OfficeApplicationState  state;
  OfficeRequirementState  requirements[OFFICE_N_REQUIREMENTS];
  char                   *regulator;
  char                   *registration_number;
  char                   *employer;
  int                     places_in_term;
  gint64                  balance;
  char                   *applied_on;
  char                   *student_number;
  OfficeApplicationFlags  flags;
  int                     version;
} OfficeApplicationRow;

/**
 * OfficeApplication:
 * @registration_id: row of the professional registration, or 0
 * @offered_on: (nullable): ISO
 * @offer_conditional: the offer named conditions
 * @payer: "self", "employer" or "other"
 * @fee: pence
 * @fee_waived_reason: (nullable): why the certificate may go out unpaid (FEE-1)
 * @enrolment_id: or 0
 */
typedef struct
{
  gint64                  id;
  char                   *reference;
  gint64                  learner_id;
  gint64                  cohort_id;
  gint64                  registration_id;
  OfficeApplicationState  state;
  char                   *applied_on;
  char                   *offered_on;
  gboolean                offer_conditional;
  char                   *degree;
  char                   *degree_class;
  char                   *awarding_institution;
  char                   *employer;
  char                   *sector;
  char                   *role;
  char                   *ultrasound_evidence;
  char                   *payer;
  gint64                  fee;
  char                   *fee_waived_reason;
  gint64                  enrolment_id;
  int                     version;
} OfficeApplication;

/**
 * OfficeNewApplication:
 * @reference: (nullable): %NULL: the next free one
 * @cohort_id: the cohort
 * @learner_id: the person, or 0: recognised by number, or made new (ENTRY-5)
 * @applied_on: (nullable): ISO; %NULL: today
 * @registration: (nullable): the professional number
 * @payer: (nullable): "self" when %NULL
 *
 * An application as it comes in; every string but the names may be %NULL. All memory is the caller's.
 */
typedef struct
{
  const char               *reference;
  gint64                    cohort_id;
  gint64                    learner_id;
  const char               *applied_on;
  const char               *title;
  const char               *given_names;
  const char               *family_name;
  const char               *known_as;
  const char               *former_family_name;
  const char               *date_of_birth;
  const char               *email;
  const char               *phone;
  const OfficeRegistration *registration;
  const char               *degree;
  const char               *degree_class;
  const char               *awarding_institution;
  const char               *employer;
  const char               *sector;
  const char               *role;
  const char               *ultrasound_evidence;
  const char               *payer;
} OfficeNewApplication;

/**
 * OfficeApplicationAdded:
 * @reference: the reference it was given
 * @duplicate: whether the person was known (ENTRY-5)
 * @note: (nullable): a sentence worth knowing: whom we recognised, who it may be, a flag
 */
typedef struct
{
  gint64           id;
  char            *reference;
  gint64           learner_id;
  OfficeDuplicate  duplicate;
  char            *note;
} OfficeApplicationAdded;

/**
 * OfficeApplicationEdit:
 * @version: the version that the person saw, or 0 to save over whatever is there
 * @fee: pence, or -1 to leave it
 * @registration: (nullable): another professional number
 *
 * What a person changes of an application: %NULL leaves a field as it is, "" empties it.
 */
typedef struct
{
  int                       version;
  const char               *applied_on;
  const char               *degree;
  const char               *degree_class;
  const char               *awarding_institution;
  const char               *employer;
  const char               *sector;
  const char               *role;
  const char               *ultrasound_evidence;
  const char               *payer;
  gint64                    fee;
  const OfficeRegistration *registration;
} OfficeApplicationEdit;

void office_application_free       (OfficeApplication      *application);
void office_application_row_free   (OfficeApplicationRow   *row);
void office_application_added_free (OfficeApplicationAdded *added);

const char *office_application_flag_to_nick (OfficeApplicationFlags flag);
const char *office_application_flag_label   (OfficeApplicationFlags flag);

GArray    *office_applications_ids    (OfficeConnection               *connection,
                                       const OfficeApplicationFilter  *filter,
                                       OfficeApplicationSort           sort,
                                       gboolean                        descending,
                                       GError                        **error);
GPtrArray *office_applications_rows   (OfficeConnection               *connection,
                                       const gint64                   *ids,
                                       guint                           n_ids,
                                       GError                        **error);
gboolean   office_applications_counts (OfficeConnection               *connection,
                                       const OfficeApplicationFilter  *filter,
                                       guint                          *counts,
                                       GError                        **error);

gint64                  office_application_find           (OfficeConnection             *connection,
                                                           const char                   *reference,
                                                           GError                      **error);
OfficeApplication      *office_application_get            (OfficeConnection             *connection,
                                                           gint64                        id,
                                                           GError                      **error);
OfficeApplicationAdded *office_application_add            (OfficeConnection             *connection,
                                                           const OfficeNewApplication   *incoming,
                                                           GError                      **error);
gboolean                office_application_edit           (OfficeConnection             *connection,
                                                           gint64                        id,
                                                           const OfficeApplicationEdit  *edit,
                                                           GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeApplication, office_application_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeApplicationRow, office_application_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeApplicationAdded, office_application_added_free)

G_END_DECLS

/* learners.h: people: added, recognised, edited, found, merged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/registers.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeLearner:
 * @certificate_name: as they want it printed; empty: given names and family name
 * @date_of_birth: (nullable): ISO
 * @possible_duplicate_of: the learner this may be, or 0 (ENTRY-5)
 * @merged_into: the learner this was merged into, or 0
 * @erased_on: (nullable): ISO day of the erasure (PRIVACY-2)
 *
 * A person, once, however often they apply.
 */
typedef struct
{
  gint64  id;
  char   *title;
  char   *given_names;
  char   *family_name;
  char   *known_as;
  char   *certificate_name;
  char   *date_of_birth;
  char   *email;
  char   *phone;
  gint64  possible_duplicate_of;
  gint64  merged_into;
  char   *erased_on;
  int     version;
} OfficeLearner;

/**
 * OfficeLearnerEdit:
 * @version: the version that the person saw, or 0 to save over whatever is there
 *
 * What a person changes of a learner: %NULL leaves a field as it is, "" empties it. A family name
 * that changes is kept as a former name. The memory is the caller's.
 */
typedef struct
{
  int         version;
  const char *title;
  const char *given_names;
  const char *family_name;
  const char *known_as;
  const char *certificate_name;
  const char *date_of_birth;
  const char *email;
  const char *phone;
} OfficeLearnerEdit;

/**
 * OfficeFormerName:
 * @until: (nullable): ISO day
 */
typedef struct
{
  char *name;
  char *until;
} OfficeFormerName;

typedef enum
{
  OFFICE_LEARNER_SORT_NAME,
  OFFICE_LEARNER_SORT_BIRTH,
  OFFICE_LEARNER_SORT_EMAIL,
  OFFICE_LEARNER_SORT_REGISTRATION,
  OFFICE_LEARNER_SORT_STUDENT_NUMBER,
  OFFICE_LEARNER_SORT_CREDITS,
} OfficeLearnerSort;

/**
 * OfficeLearnerFilter:
 * @cohort_id: applied to this cohort, or 0
 * @term_id: applied to a cohort of this term, or 0
 * @text: (nullable): words to be found, as in office_learners_search()
 * @possible_duplicates: only those
 */
typedef struct
{
  gint64      cohort_id;
  gint64      term_id;
  const char *text;
  gboolean    possible_duplicates;
} OfficeLearnerFilter;

/**
 * OfficeLearnerRow:
 * @regulator: (nullable): of the newest registration number
 * @student_number: (nullable): of the newest registration with the university
 * @applications: how many
 * @credits: ratified credits, each module once (CREDIT-2), without prior learning
 * @last_cohort: (nullable): code of the cohort applied to last
 * @flags: as #OfficeApplicationFlags
 *
 * One line of the table of learners.
 */
typedef struct
{
  gint64  id;
  char   *title;
  char   *given_names;
  char   *family_name;
  char   *known_as;
  char   *date_of_birth;
  char   *email;
  char   *regulator;
  char   *registration_number;
  char   *student_number;
  int     applications;
  int     credits;
  char   *last_cohort;
  guint   flags;
  int     version;
} OfficeLearnerRow;

/**
 * OfficeRecognised:
 * @learner_id: who it is or may be, or 0
 * @how: the same person, possibly the same, or neither (ENTRY-5)
 * @why: (nullable): one sentence
 */
typedef struct
{
  gint64           learner_id;
  OfficeDuplicate  how;
  char            *why;
} OfficeRecognised;

void office_learner_free     (OfficeLearner    *learner);
void office_learner_row_free (OfficeLearnerRow *row);
void office_recognised_free  (OfficeRecognised *recognised);
void office_former_name_free (OfficeFormerName *name);

OfficeLearner    *office_learner_get             (OfficeConnection          *connection,
                                                  gint64                     id,
                                                  GError                   **error);
gint64            office_learner_add             (OfficeConnection          *connection,
                                                  const OfficeLearnerEdit   *person,
                                                  GError                   **error);
gboolean          office_learner_edit            (OfficeConnection          *connection,
                                                  gint64                     id,
                                                  const OfficeLearnerEdit   *edit,
                                                  GError                   **error);
gboolean          office_learner_add_former_name (OfficeConnection          *connection,
                                                  gint64                     id,
                                                  const char                *name,
                                                  const char                *until,
                                                  GError                   **error);
gint64            office_learner_find_number     (OfficeConnection          *connection,
                                                  const OfficeRegistration  *number,
                                                  gint64                    *learner_id,
                                                  GError                   **error);
gint64            office_learner_add_number      (OfficeConnection          *connection,
                                                  gint64                     id,
                                                  const OfficeRegistration  *number,
                                                  GError                   **error);
char             *office_learner_name            (OfficeConnection          *connection,
                                                  gint64                     id,
                                                  GError                   **error);
OfficeRecognised *office_learner_recognise       (OfficeConnection          *connection,
                                                  const OfficeIdentity      *identity,
                                                  GError                   **error);

GArray    *office_learners_ids    (OfficeConnection           *connection,
                                   const OfficeLearnerFilter  *filter,
                                   OfficeLearnerSort           sort,
                                   gboolean                    descending,
                                   GError                    **error);
GPtrArray *office_learners_rows   (OfficeConnection           *connection,
                                   const gint64               *ids,
                                   guint                       n_ids,
                                   GError                    **error);
GArray    *office_learners_search (OfficeConnection           *connection,
                                   const char                 *text,
                                   guint                       limit,
                                   GError                    **error);

gboolean   office_learner_add_email     (OfficeConnection  *connection,
                                         gint64             id,
                                         const char        *email,
                                         GError           **error);
GPtrArray *office_former_names_list     (OfficeConnection  *connection,
                                         gint64             learner_id,
                                         GError           **error);
GPtrArray *office_learner_duplicates    (OfficeConnection  *connection,
                                         gint64             learner_id,
                                         GError           **error);
gboolean   office_learner_merge         (OfficeConnection  *connection,
                                         gint64             keep_id,
                                         gint64             other_id,
                                         const char        *reason,
                                         GError           **error);
gboolean   office_learner_not_duplicate (OfficeConnection  *connection,
                                         gint64             id,
                                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeLearner, office_learner_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeLearnerRow, office_learner_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeFormerName, office_former_name_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeRecognised, office_recognised_free)

G_END_DECLS

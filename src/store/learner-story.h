/* learner-story.h: one learner's whole story, for Records and the transcript
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/credit.h"
#include "store/applications.h"
#include "store/learners.h"

G_BEGIN_DECLS

/**
 * OfficeStoryMark:
 * @label: of the component
 * @mark: what counts for this attempt, hundredths, or -1; blank is not zero (ASSESS-2)
 * @code: (nullable): "NS", "DEF"
 * @capped: a cap lowered the mark
 * @counts: of the attempts, the one that the result stands on
 */
typedef struct
{
  char     *component;
  char     *label;
  int       attempt;
  int       mark;
  char     *code;
  gboolean  capped;
  gboolean  counts;
} OfficeStoryMark;

/**
 * OfficeStoryModule:
 * @enrolment_id: or 0: applied only
 * @student_number: (nullable): the university's
 * @hours_required: minutes, or -1 when not enrolled; @hours_attended likewise
 * @mark: module mark, hundredths, or -1
 * @outcome: (nullable): the code, "P"; %NULL when not enrolled
 * @reason: (nullable): the outcome's sentence
 * @provisional: the board has not ratified it (BOARD-1)
 * @ratified_on: (nullable): ISO
 * @credits: what the module is worth
 * @credits_earned: ratified
 * @marks: (element-type OfficeStoryMark): every attempt of every component
 * @certificate_serial: (nullable): of the newest certificate
 * @certificate_status: (nullable): "issued", "revoked" or "replaced"
 *
 * One application and what became of it.
 */
typedef struct
{
  gint64                  application_id;
  gint64                  enrolment_id;
  gint64                  cohort_id;
  gint64                  term_id;
  char                   *reference;
  OfficeApplicationState  state;
  char                   *applied_on;
  char                   *cohort;
  char                   *module_code;
  char                   *module_title;
  char                   *term;
  char                   *starts;
  char                   *ends;
  int                     level;
  char                   *enrolled_on;
  char                   *withdrawn_on;
  char                   *student_number;
  int                     hours_required;
  int                     hours_attended;
  int                     mark;
  char                   *outcome;
  char                   *reason;
  gboolean                provisional;
  char                   *ratified_on;
  int                     credits;
  int                     credits_earned;
  GPtrArray              *marks;
  char                   *certificate_serial;
  char                   *certificate_status;
} OfficeStoryModule;

/**
 * OfficePriorLearning:
 * @module: (nullable): title of the module it stands for
 * @achieved_on: ISO
 * @recognised_on: ISO
 */
typedef struct
{
  gint64  id;
  char   *module_code;
  char   *module;
  int     credits;
  char   *achieved_on;
  char   *recognised_on;
  char   *institution;
  char   *note;
} OfficePriorLearning;

/**
 * OfficeLearnerStory:
 * @row: the table's line
 * @former_names: (element-type OfficeFormerName): earlier names
 * @emails: (element-type utf8): other addresses
 * @numbers: (element-type OfficeProfessionalNumber): professional registrations
 * @checks: (element-type OfficeRegisterCheck): newest first
 * @modules: (element-type OfficeStoryModule): by first day
 * @prior: (element-type OfficePriorLearning): recognised prior learning (CREDIT-3)
 * @award: credits, class and the arithmetic (CREDIT-2, -4)
 * @award_title: of the award
 * @award_credits: that complete it
 * @consents: (element-type OfficeConsentRecord): newest first
 * @duplicates: (element-type OfficeLearnerRow): who it may also be
 */
typedef struct
{
  OfficeLearner    *learner;
  OfficeLearnerRow *row;
  GPtrArray        *former_names;
  GPtrArray        *emails;
  GPtrArray        *numbers;
  GPtrArray        *checks;
  GPtrArray        *modules;
  GPtrArray        *prior;
  OfficeAward      *award;
  char             *award_title;
  int               award_credits;
  GPtrArray        *consents;
  GPtrArray        *duplicates;
} OfficeLearnerStory;

void office_story_mark_free     (OfficeStoryMark     *mark);
void office_story_module_free   (OfficeStoryModule   *module);
void office_prior_learning_free (OfficePriorLearning *prior);
void office_learner_story_free  (OfficeLearnerStory  *story);

OfficeLearnerStory *office_learner_story_get (OfficeConnection  *connection,
                                              gint64             learner_id,
                                              GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeStoryMark, office_story_mark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeStoryModule, office_story_module_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficePriorLearning, office_prior_learning_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeLearnerStory, office_learner_story_free)

G_END_DECLS

/* outcome.h: what an enrolment comes to: module mark, outcome, credit, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/codes.h"
#include "rules/marks.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeOutcome:
 * @OFFICE_OUTCOME_PENDING: some component has neither a mark nor a code
 * @OFFICE_OUTCOME_WITHDRAWN: WD
 * @OFFICE_OUTCOME_WITHHELD: WH, by decision
 * @OFFICE_OUTCOME_DEFERRED: DEF
 * @OFFICE_OUTCOME_INCOMPLETE: INC, short of hours
 * @OFFICE_OUTCOME_REFER: R
 * @OFFICE_OUTCOME_FAIL: F
 * @OFFICE_OUTCOME_PASS: P
 *
 * The outcome of a module for one learner (ASSESS-11). The nicks are the codes: "WD", "PENDING".
 */
typedef enum
{
  OFFICE_OUTCOME_PENDING,
  OFFICE_OUTCOME_WITHDRAWN,
  OFFICE_OUTCOME_WITHHELD,
  OFFICE_OUTCOME_DEFERRED,
  OFFICE_OUTCOME_INCOMPLETE,
  OFFICE_OUTCOME_REFER,
  OFFICE_OUTCOME_FAIL,
  OFFICE_OUTCOME_PASS,
} OfficeOutcome;

#define OFFICE_N_OUTCOMES (OFFICE_OUTCOME_PASS + 1)

const char *office_outcome_to_nick   (OfficeOutcome outcome);
gboolean    office_outcome_from_nick (const char    *nick,
                                      OfficeOutcome *outcome);
const char *office_outcome_label     (OfficeOutcome outcome);

/**
 * OfficeComponentSpec:
 * @name: nick: "written", "viva"
 * @label: for a person, in the middle of a sentence: "written assignment"
 * @weight: relative to the sum of the weights, greater than 0
 * @pass_mark: hundredths
 * @word_limit: words, or 0 where there is none
 * @max_attempts: with the board's override for this learner already in it
 *
 * One component of the module's assessment.
 */
typedef struct
{
  const char *name;
  const char *label;
  int         weight;
  int         pass_mark;
  int         word_limit;
  int         max_attempts;
} OfficeComponentSpec;

/**
 * OfficeAssessment:
 * @components: (array length=n_components): the module's components, at least one
 * @sittings: (array length=n_sittings): all sittings, in any order
 * @codes: (array length=n_codes): the code table
 * @withdrawn: withdrawn from the module
 * @withheld: the result is withheld by decision
 * @withheld_reason: (nullable): why, in words
 * @hours_required: hands-on minutes required (HOURS-1)
 * @hours_attended: hands-on minutes attended
 * @ratified: the board has ratified the result
 * @credits: what the module earns
 *
 * All that the outcome of one enrolment depends on.
 */
typedef struct
{
  const OfficeComponentSpec *components;
  gsize                      n_components;
  const OfficeSitting       *sittings;
  gsize                      n_sittings;
  const OfficeMarkCode      *codes;
  gsize                      n_codes;
  gboolean                   withdrawn;
  gboolean                   withheld;
  const char                *withheld_reason;
  int                        hours_required;
  int                        hours_attended;
  gboolean                   ratified;
  int                        credits;
} OfficeAssessment;

/**
 * OfficeComponentResult:
 * @mark: hundredths, or %OFFICE_MARK_NONE while there is none
 * @attempt: the attempt that counts, 0 while there is none
 * @attempts_left: after the sittings recorded
 * @passed: @mark reaches the component's pass mark
 * @failed: there is a mark and it does not
 * @capped: a cap lowered the mark
 * @deferred: the sitting that counts was deferred
 * @needs_agreement: two markers' marks await an agreed mark
 * @code: (nullable): the code that decided, of the table passed in
 *
 * What one component comes to.
 */
typedef struct
{
  int                   mark;
  int                   attempt;
  int                   attempts_left;
  gboolean              passed;
  gboolean              failed;
  gboolean              capped;
  gboolean              deferred;
  gboolean              needs_agreement;
  const OfficeMarkCode *code;
} OfficeComponentResult;

/**
 * OfficeModuleResult:
 * @outcome: the outcome
 * @mark: the module mark, hundredths, or %OFFICE_MARK_NONE
 * @credits: earned (CREDIT-2): 0 until ratified
 * @provisional: not ratified yet (BOARD-1)
 * @components: (array length=n_components): in the order of the assessment's
 * @reason: one sentence: why
 * @steps: (element-type OfficeStep): the whole calculation
 *
 * What an enrolment comes to.
 */
typedef struct
{
  OfficeOutcome          outcome;
  int                    mark;
  int                    credits;
  gboolean               provisional;
  OfficeComponentResult *components;
  gsize                  n_components;
  char                  *reason;
  GPtrArray             *steps;
} OfficeModuleResult;

OfficeModuleResult *office_module_result_new  (const OfficeAssessment *assessment,
                                               const OfficeRuleSet    *rules);
void                office_module_result_free (OfficeModuleResult *result);

gboolean office_attempt_check     (const OfficeAssessment *assessment,
                                   int                     component,
                                   int                     attempt,
                                   const OfficeRuleSet    *rules,
                                   GError                **error);
gboolean office_third_attempt_check (int                  attempts_granted,
                                     const char          *reason,
                                     const OfficeRuleSet *rules,
                                     GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeModuleResult, office_module_result_free)

G_END_DECLS

/* credit.h: credit, prior learning and the class of the award
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeCreditItem:
 * @module: the module's code: what makes two items the same module
 * @credits: what it earns
 * @mark: module mark, hundredths, or %OFFICE_MARK_NONE (always for prior learning)
 * @passed: outcome P
 * @ratified: by the board
 * @prior: recognised prior learning
 * @learnt_on: for prior learning: when it was completed
 *
 * One module passed, failed or recognised.
 */
typedef struct
{
  const char *module;
  int         credits;
  int         mark;
  gboolean    passed;
  gboolean    ratified;
  gboolean    prior;
  OfficeDay   learnt_on;
} OfficeCreditItem;

typedef enum
{
  OFFICE_CLASS_NONE,
  OFFICE_CLASS_PASS,
  OFFICE_CLASS_MERIT,
  OFFICE_CLASS_DISTINCTION,
} OfficeClass;

const char *office_class_to_nick   (OfficeClass classification);
gboolean    office_class_from_nick (const char  *nick,
                                    OfficeClass *classification);
const char *office_class_label     (OfficeClass classification);

/**
 * OfficeAward:
 * @credits: that count towards the award, prior learning included
 * @prior_credits: of them by prior learning
 * @complete: the award's credits are reached
 * @classification: of a complete award, %OFFICE_CLASS_NONE before
 * @mean: rounded mean that the class was taken from, hundredths, or %OFFICE_MARK_NONE
 * @why: one sentence with the arithmetic
 * @steps: (element-type OfficeStep): item by item
 */
typedef struct
{
  int         credits;
  int         prior_credits;
  gboolean    complete;
  OfficeClass classification;
  int         mean;
  char       *why;
  GPtrArray  *steps;
} OfficeAward;

OfficeAward *office_award_new  (const OfficeCreditItem *items,
                                gsize                   n_items,
                                OfficeDay               entered_on,
                                const OfficeRuleSet    *rules);
void         office_award_free (OfficeAward *award);
gboolean     office_prior_learning_check (const OfficeCreditItem *items,
                                          gsize                   n_items,
                                          const OfficeCreditItem *wanted,
                                          OfficeDay               entered_on,
                                          const OfficeRuleSet    *rules,
                                          GError                **error);
OfficeClass  office_class_of_mean (gint64               numerator,
                                   gint64               denominator,
                                   const OfficeRuleSet *rules,
                                   int                 *mean);
int          office_notional_hours (int                  credits,
                                    const OfficeRuleSet *rules);
int          office_ects_hundredths (int                  credits,
                                     const OfficeRuleSet *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeAward, office_award_free)

G_END_DECLS

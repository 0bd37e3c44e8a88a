/* load.h: how many modules a learner takes in a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeLoadEntry:
 * @label: the cohort's code, for the sentence
 * @term: the term that holds the cohort's first day, the caller's own number
 * @starts: the cohort's first day
 * @withdrawn_on: or %OFFICE_DAY_NONE
 * @reassessment_only: an entry for reassessment alone
 *
 * One place that a learner holds or held.
 */
typedef struct
{
  const char *label;
  gint64      term;
  OfficeDay   starts;
  OfficeDay   withdrawn_on;
  gboolean    reassessment_only;
} OfficeLoadEntry;

gboolean office_withdrawal_is_early (OfficeDay            starts,
                                     OfficeDay            withdrawn_on,
                                     const OfficeRuleSet *rules);
gboolean office_load_counts         (const OfficeLoadEntry *entry,
                                     const OfficeRuleSet   *rules);
int      office_load_count          (const OfficeLoadEntry *entries,
                                     gsize                  n_entries,
                                     gint64                 term,
                                     const OfficeRuleSet   *rules);
gboolean office_load_check          (const OfficeLoadEntry *entries,
                                     gsize                  n_entries,
                                     const OfficeLoadEntry *wanted,
                                     const char            *term_name,
                                     const OfficeRuleSet   *rules,
                                     GError               **error);

G_END_DECLS

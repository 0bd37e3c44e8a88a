/* ruleset.h: every number the programme is run by, as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

/**
 * OfficeRuleSet:
 *
 * The numbers of the rules. A cohort names the rule set that it runs under, so that a change of a
 * number never changes a result that was ratified under the old one. Plain data: copy by value.
 *
 * Marks are in hundredths, money in pence, lengths in minutes or days; shares in hundredths of a
 * per cent (5000 is one half).
 */
typedef struct
{
  /* APPLY-2 */
  gint64 fee;                   /* pence, when a cohort names none */
  /* CREDIT-1 */
  int module_credits;           /* credits of a module */
  int award_credits;            /* credits of the award */
  int notional_hours_per_credit;
  int level;                    /* of the award, in the national framework */
  int uk_credits_per_ects_pair; /* UK credits that make… */
  int ects_credits_per_pair;    /* …this many ECTS credits */
  /* CREDIT-3 */
  int rpl_share;                /* of the award's credits, hundredths of a per cent */
  int rpl_max_age_years;        /* at entry */
  /* CREDIT-4: the lowest rounded mean for each, hundredths */
  int distinction_from;
  int merit_from;
  int award_pass_from;
  /* LOAD-1 */
  int modules_per_term;
  int early_withdrawal_days;    /* also HOURS-2 */
  /* HOURS-1, in minutes */
  int hours_first;
  int hours_later;
  /* ENTRY-4 */
  int register_check_days;
  /* ASSESS-1, -3, -4 */
  int pass_mark;                /* of a component and of the module, hundredths */
  int written_weight;           /* of a new module's components, per cent */
  int viva_weight;
  int failed_module_margin;     /* below the pass mark when a component is failed, hundredths */
  int max_attempts;
  /* ASSESS-5 */
  int word_limit;
  int word_tolerance;           /* over the limit without penalty, hundredths of a per cent */
  int word_penalty_band;        /* over the limit up to which the penalty is taken, likewise */
  int word_penalty;             /* hundredths of a mark; above the band: capped at the pass mark */
  /* ASSESS-6 */
  int late_cap_days;            /* late by up to this: capped; later: 0 */
  int extension_short_days;
  int extension_long_days;
  /* ASSESS-8 */
  int self_certified_days;
  int evidenced_days;
  /* ASSESS-9 */
  int agreement_difference;     /* from which the agreed mark is entered by hand, hundredths */
  /* ASSESS-10 */
  int moderation_from;          /* every mark from here… */
  int moderation_to;            /* …to here */
  int moderation_high_from;     /* and every mark from here up */
  int moderation_minimum;       /* scripts in all, at least */
  int moderation_all_below;     /* fewer scripts than this: all of them */
  /* VIVA-1 */
  int viva_minutes;
  int viva_marking_minutes;
  int viva_break_minutes;
  int viva_break_after;         /* vivas in a row */
  int viva_shortest_minutes;    /* what the programme promises */
  int viva_longest_minutes;
  int viva_examiners;
  int viva_adjustment_small;    /* hundredths of a per cent */
  int viva_adjustment_large;
  /* VIVA-2 */
  int conflict_years;           /* same employer within */
  int vivas_per_day;            /* for one examiner, unless another number was agreed */
  /* PRIVACY-2, in years */
  int retention_unsuccessful_years;
  int retention_student_file_years;
} OfficeRuleSet;

void     office_rule_set_init_default (OfficeRuleSet *rules);
gboolean office_rule_set_check        (const OfficeRuleSet *rules,
                                       GError             **error);
gboolean office_rule_set_equal        (const OfficeRuleSet *a,
                                       const OfficeRuleSet *b);
json_t  *office_rule_set_to_json      (const OfficeRuleSet *rules);
char    *office_rule_set_to_text      (const OfficeRuleSet *rules);
gboolean office_rule_set_from_json    (OfficeRuleSet *rules,
                                       const json_t  *json,
                                       GError       **error);
gboolean office_rule_set_from_text    (OfficeRuleSet *rules,
                                       const char    *text,
                                       GError       **error);

G_END_DECLS

/* credit.c: credit, prior learning and the class of the award
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/credit.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/marks.h"
#include "rules/nicks.h"
#include "rules/step.h"

#define HUNDREDTHS 100
#define WHOLE_SHARE 10000

static const OfficeNick classes[] = {
  [OFFICE_CLASS_NONE] = { "none", N_("Not yet complete") },
  [OFFICE_CLASS_PASS] = { "pass", N_("Pass") },
  [OFFICE_CLASS_MERIT] = { "merit", N_("Merit") },
  [OFFICE_CLASS_DISTINCTION] = { "distinction", N_("Distinction") },
};

OFFICE_DEFINE_NICKS (OfficeClass, office_class, classes)

/**
 * office_notional_hours:
 * @credits: credits
 * @rules: the rule set
 *
 * The hours of study that credits stand for (CREDIT-1).
 *
 * Returns: hours
 */
int
office_notional_hours (int                  credits,
                       const OfficeRuleSet *rules)
{
  return credits * rules->notional_hours_per_credit;
}

/**
 * office_ects_hundredths:
 * @credits: UK credits
 * @rules: the rule set
 *
 * The European credits for UK credits (CREDIT-1).
 *
 * Returns: hundredths of an ECTS credit, rounded half up
 */
int
office_ects_hundredths (int                  credits,
                        const OfficeRuleSet *rules)
{
  gint64 product = (gint64) credits * rules->ects_credits_per_pair * HUNDREDTHS;

  return (int) ((2 * product + rules->uk_credits_per_ects_pair) /
                (2 * rules->uk_credits_per_ects_pair));
}

static int
prior_credit_limit (const OfficeRuleSet *rules)
{
  return (int) ((gint64) rules->award_credits * rules->rpl_share / WHOLE_SHARE);
}

static gboolean
is_recent_enough (OfficeDay            learnt_on,
                  OfficeDay            entered_on,
                  const OfficeRuleSet *rules)
{
  return learnt_on != OFFICE_DAY_NONE && learnt_on <= entered_on &&
         learnt_on >= office_day_add_years (entered_on, -rules->rpl_max_age_years);
}

static gboolean
is_earned (const OfficeCreditItem *item)
{
  return !item->prior && item->passed && item->ratified;
}

/* Earned before recognised, then the better mark: so that no order of the items can matter. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const OfficeCreditItem *x = *(const OfficeCreditItem *const *) a;
  const OfficeCreditItem *y = *(const OfficeCreditItem *const *) b;
  int by_module;

  if (x->prior != y->prior)
    return x->prior ? 1 : -1;

  by_module = g_strcmp0 (x->module, y->module);
  if (by_module != 0)
    return by_module;
  if (x->mark != y->mark)
    return x->mark > y->mark ? -1 : 1;

  return x->credits == y->credits ? 0 : x->credits > y->credits ? -1 : 1;
}

/* (transfer container) (element-type OfficeCreditItem): what could count, in the order it is taken */
static GPtrArray *
candidates (const OfficeCreditItem *items,
            gsize                   n_items)
{
  GPtrArray *found = g_ptr_array_new ();

  for (gsize i = 0; i < n_items; i++)
    {
      if (items[i].prior || is_earned (&items[i]))
        g_ptr_array_add (found, (gpointer) &items[i]);
    }

  g_ptr_array_sort (found, compare_items);
  return found;
}

/* (nullable): why an item does not count; %NULL if it does */
static char *
obstacle_text (const OfficeCreditItem *item,
               GHashTable             *counted,
               int                     prior_credits,
               OfficeDay               entered_on,
               const OfficeRuleSet    *rules)
{
  if (g_hash_table_contains (counted, item->module))
    return g_strdup_printf (_("%s: counted once already"), item->module);
  if (!item->prior)
    return NULL;
  if (!is_recent_enough (item->learnt_on, entered_on, rules))
    return g_strdup_printf (_("%s: prior learning not counted, not recent enough at entry"),
                            item->module);
  if (prior_credits + item->credits > prior_credit_limit (rules))
    return g_strdup_printf (_("%s: prior learning not counted, beyond the share of the award "
                              "allowed"),
                            item->module);

  return NULL;
}

/*
 * Takes what counts, each module once (CREDIT-2, CREDIT-3), and adds up credit × mark of what has
 * a mark.
 */
static void
count_credits (OfficeAward            *award,
               const OfficeCreditItem *items,
               gsize                   n_items,
               OfficeDay               entered_on,
               const OfficeRuleSet    *rules,
               gint64                 *weighted,
               gint64                 *weights)
{
  g_autoptr (GPtrArray) found = candidates (items, n_items);
  g_autoptr (GHashTable) counted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < found->len; i++)
    {
      const OfficeCreditItem *item = found->pdata[i];
      g_autofree char *obstacle = obstacle_text (item, counted, award->prior_credits, entered_on,
                                                 rules);

      if (obstacle != NULL)
        {
          office_steps_add (award->steps, item->prior ? "CREDIT-3" : "CREDIT-2", OFFICE_MARK_NONE,
                            OFFICE_MARK_NONE, "%s", obstacle);
          continue;
        }

      g_hash_table_add (counted, (gpointer) item->module);
      award->credits += item->credits;
      if (item->prior)
        award->prior_credits += item->credits;
      if (!item->prior && item->mark != OFFICE_MARK_NONE)
        {
          *weighted += (gint64) item->credits * item->mark;
          *weights += item->credits;
        }
      office_steps_add (award->steps, item->prior ? "CREDIT-3" : "CREDIT-2", OFFICE_MARK_NONE,
                        item->mark, ngettext ("%s: %d credit", "%s: %d credits", item->credits),
                        item->module, item->credits);
    }
}

/**
 * office_class_of_mean:
 * @numerator: Σ credits × mark, in hundredths
 * @denominator: Σ credits, greater than 0
 * @rules: the rule set
 * @mean: (out) (optional): the mean rounded half up to a whole mark, hundredths
 *
 * The class of an exact mean, rounded once (CREDIT-4): 59.50 is a merit, 59.49 is not.
 *
 * Returns: the class, %OFFICE_CLASS_NONE below a pass
 */
OfficeClass
office_class_of_mean (gint64               numerator,
                      gint64               denominator,
                      const OfficeRuleSet *rules,
                      int                 *mean)
{
  gint64 whole = denominator * HUNDREDTHS;
  int rounded;

  g_assert (denominator > 0);

  rounded = (int) ((2 * numerator + whole) / (2 * whole)) * HUNDREDTHS;
  if (mean != NULL)
    *mean = rounded;

  if (rounded >= rules->distinction_from)
    return OFFICE_CLASS_DISTINCTION;
  if (rounded >= rules->merit_from)
    return OFFICE_CLASS_MERIT;
  if (rounded >= rules->award_pass_from)
    return OFFICE_CLASS_PASS;

  return OFFICE_CLASS_NONE;
}

static char *
explain_award (const OfficeAward   *award,
               gint64               weighted,
               gint64               weights,
               const OfficeRuleSet *rules)
{
  g_autofree char *sum = g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", weighted / HUNDREDTHS,
                                          (int) (weighted % HUNDREDTHS));
  g_autofree char *mean = office_mark_format (award->mean);

  if (!award->complete)
    return g_strdup_printf (ngettext ("%d of %d credit", "%d of %d credits", rules->award_credits),
                            award->credits, rules->award_credits);
  if (weights == 0)
    return g_strdup_printf (_("%d of %d credits, all without a mark: %s"), award->credits,
                            rules->award_credits, office_class_label (award->classification));

  /* Translators: "60 of 60 credits; mean of the marked credits 3570.00 ÷ 60, rounded 60: Merit" */
  return g_strdup_printf (_("%d of %d credits; mean of the marked credits %s ÷ %d, rounded %s: %s"),
                          award->credits, rules->award_credits, sum, (int) weights, mean,
                          office_class_label (award->classification));
}

/**
 * office_award_new:
 * @items: (array length=n_items): modules passed, failed and recognised, in any order
 * @n_items: their number
 * @entered_on: the learner's entry, from which the age of prior learning counts
 * @rules: the rule set
 *
 * Where a learner stands towards the award: each module once (CREDIT-2), prior learning within its
 * limits (CREDIT-3), the class of a complete award (CREDIT-4), with the arithmetic. Of a module
 * passed twice the better mark counts.
 *
 * Returns: (transfer full): the award
 */
OfficeAward *
office_award_new (const OfficeCreditItem *items,
                  gsize                   n_items,
                  OfficeDay               entered_on,
                  const OfficeRuleSet    *rules)
{
  OfficeAward *award = g_new0 (OfficeAward, 1);
  gint64 weighted = 0, weights = 0;
  OfficeClass classification = OFFICE_CLASS_PASS;

  award->mean = OFFICE_MARK_NONE;
  award->steps = office_steps_new ();
  count_credits (award, items, n_items, entered_on, rules, &weighted, &weights);

  award->complete = award->credits >= rules->award_credits;
  if (weights > 0)
    classification = office_class_of_mean (weighted, weights, rules, &award->mean);
  if (award->complete)
    award->classification = classification;

  award->why = explain_award (award, weighted, weights, rules);
  office_steps_add (award->steps, "CREDIT-4", OFFICE_MARK_NONE, award->mean, "%s", award->why);
  return award;
}

/**
 * office_award_free:
 * @award: (nullable): an award
 *
 * Frees an award.
 */
void
office_award_free (OfficeAward *award)
{
  if (award == NULL)
    return;

  g_free (award->why);
  g_clear_pointer (&award->steps, g_ptr_array_unref);
  g_free (award);
}

/**
 * office_prior_learning_check:
 * @items: (array length=n_items): what the learner has so far
 * @n_items: their number
 * @wanted: the prior learning to be recognised
 * @entered_on: the learner's entry
 * @rules: the rule set
 * @error: return location for an error
 *
 * Checks that prior learning may be recognised: recent enough, within the share of the award, not
 * of a module that counts already (CREDIT-2, CREDIT-3).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED
 */
gboolean
office_prior_learning_check (const OfficeCreditItem *items,
                             gsize                   n_items,
                             const OfficeCreditItem *wanted,
                             OfficeDay               entered_on,
                             const OfficeRuleSet    *rules,
                             GError                **error)
{
  int limit = prior_credit_limit (rules);
  int recognised = 0;

  if (!is_recent_enough (wanted->learnt_on, entered_on, rules))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   ngettext ("Prior learning for %s is refused: at entry it must be done and at "
                             "most %d year old.",
                             "Prior learning for %s is refused: at entry it must be done and at "
                             "most %d years old.",
                             rules->rpl_max_age_years),
                   wanted->module, rules->rpl_max_age_years);
      return FALSE;
    }

  for (gsize i = 0; i < n_items; i++)
    {
      if (g_str_equal (items[i].module, wanted->module) && (items[i].prior || is_earned (&items[i])))
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                       _("Prior learning for %s is refused: the module counts already."),
                       wanted->module);
          return FALSE;
        }
      if (items[i].prior)
        recognised += items[i].credits;
    }

  if (recognised + wanted->credits > limit)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("Prior learning for %s is refused: with it %d credits would be recognised, and "
                     "at most %d of the award’s %d may be."),
                   wanted->module, recognised + wanted->credits, limit, rules->award_credits);
      return FALSE;
    }

  return TRUE;
}

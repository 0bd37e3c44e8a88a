/* sitting.c: the mark of one sitting, step by step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/marks.h"

#include <glib/gi18n-lib.h>

#include "rules/deadline.h"
#include "rules/step.h"

#define SECONDS_PER_DAY 86400
#define WHOLE_SHARE 10000

/**
 * office_sitting_mark_free:
 * @mark: (nullable): the mark of a sitting
 *
 * Frees the mark of a sitting.
 */
void
office_sitting_mark_free (OfficeSittingMark *mark)
{
  if (mark == NULL)
    return;

  g_clear_pointer (&mark->steps, g_ptr_array_unref);
  g_free (mark);
}

/* What the markers' marks come to, with the step that says how. */
static void
take_markers (OfficeSittingMark   *mark,
              const OfficeSitting *sitting,
              int                  pass_mark,
              const OfficeRuleSet *rules)
{
  g_autofree char *first = office_mark_format (sitting->first);
  g_autofree char *second = office_mark_format (sitting->second);

  mark->agreement = office_mark_agree (sitting->first, sitting->second, sitting->agreed, pass_mark,
                                       rules, &mark->raw);
  mark->mark = mark->raw;

  switch (mark->agreement)
    {
    case OFFICE_AGREEMENT_NONE:
      break;
    case OFFICE_AGREEMENT_ONE_MARKER:
      office_steps_add (mark->steps, "ASSESS-9", OFFICE_MARK_NONE, OFFICE_MARK_NONE,
                        _("One marker gave %s; the other’s mark is awaited"),
                        sitting->first == OFFICE_MARK_NONE ? second : first);
      break;
    case OFFICE_AGREEMENT_NEEDED:
      office_steps_add (mark->steps, "ASSESS-9", OFFICE_MARK_NONE, OFFICE_MARK_NONE,
                        _("The markers gave %s and %s: an agreed mark must be entered, with a reason"),
                        first, second);
      break;
    case OFFICE_AGREEMENT_MEAN:
      office_steps_add (mark->steps, "ASSESS-9", OFFICE_MARK_NONE, mark->mark,
                        _("Mean of %s and %s"), first, second);
      break;
    case OFFICE_AGREEMENT_BY_HAND:
      if (*first != '\0' && *second != '\0')
        office_steps_add (mark->steps, "ASSESS-9", OFFICE_MARK_NONE, mark->mark,
                          _("Agreed mark; the markers gave %s and %s"), first, second);
      else
        office_steps_add (mark->steps, "ASSESS-9", OFFICE_MARK_NONE, mark->mark, _("Agreed mark"));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Never raises a mark: a cap above it changes nothing and leaves no step. */
static gboolean
cap (OfficeSittingMark *mark,
     int                at_most,
     const char        *rule,
     const char        *label)
{
  if (mark->mark <= at_most)
    return FALSE;

  office_steps_add (mark->steps, rule, mark->mark, at_most, "%s", label);
  mark->mark = at_most;
  return TRUE;
}

static gboolean
over_share (int words,
            int limit,
            int share)
{
  return (gint64) words * WHOLE_SHARE > (gint64) limit * (WHOLE_SHARE + share);
}

/* ASSESS-5 */
static void
penalise_words (OfficeSittingMark   *mark,
                const OfficeSitting *sitting,
                int                  pass_mark,
                int                  word_limit,
                const OfficeRuleSet *rules)
{
  g_autofree char *label = NULL;

  if (word_limit <= 0 || sitting->words < 0 ||
      !over_share (sitting->words, word_limit, rules->word_tolerance))
    return;

  if (over_share (sitting->words, word_limit, rules->word_penalty_band))
    {
      label = g_strdup_printf (_("%d words, far above the limit of %d: capped at the pass mark"),
                               sitting->words, word_limit);
      if (cap (mark, pass_mark, "ASSESS-5", label))
        mark->word_penalised = mark->capped = TRUE;
      return;
    }

  if (mark->mark > 0 && rules->word_penalty > 0)
    {
      label = g_strdup_printf (_("%d words, above the limit of %d"), sitting->words, word_limit);
      mark->word_penalised = cap (mark, MAX (0, mark->mark - rules->word_penalty), "ASSESS-5",
                                  label);
    }
}

/* ASSESS-6 */
static void
penalise_lateness (OfficeSittingMark   *mark,
                   const OfficeSitting *sitting,
                   int                  pass_mark,
                   const OfficeRuleSet *rules)
{
  g_autofree char *late = NULL;
  g_autofree char *label = NULL;

  if (sitting->late_seconds <= 0)
    return;

  late = office_deadline_late_text (sitting->late_seconds);
  if (sitting->late_seconds <= (gint64) rules->late_cap_days * SECONDS_PER_DAY)
    {
      label = g_strdup_printf (_("Late by %s: capped at the pass mark"), late);
      if (cap (mark, pass_mark, "ASSESS-6", label))
        mark->late_penalised = mark->capped = TRUE;
    }
  else
    {
      label = g_strdup_printf (_("Late by %s: counts 0"), late);
      mark->late_penalised = cap (mark, 0, "ASSESS-6", label);
    }
}

/* The penalties, in the order of ASSESS-7. */
static void
apply_penalties (OfficeSittingMark   *mark,
                 const OfficeSitting *sitting,
                 int                  pass_mark,
                 int                  word_limit,
                 const OfficeRuleSet *rules)
{
  penalise_words (mark, sitting, pass_mark, word_limit, rules);
  penalise_lateness (mark, sitting, pass_mark, rules);

  if (sitting->attempt > 1 &&
      cap (mark, pass_mark, "ASSESS-4", _("Reassessment: capped at the pass mark")))
    mark->capped = TRUE;
}

/* Returns: %TRUE if the code says all there is to say, so that no mark is looked for. */
static gboolean
take_code (OfficeSittingMark    *mark,
           const OfficeSitting  *sitting,
           const OfficeMarkCode *codes,
           gsize                 n_codes)
{
  if (sitting->code == NULL || *sitting->code == '\0')
    return FALSE;

  mark->code = office_mark_code_find (codes, n_codes, sitting->code);
  if (mark->code == NULL)
    {
      office_steps_add (mark->steps, "ASSESS-8", OFFICE_MARK_NONE, OFFICE_MARK_NONE,
                        _("The code %s is not in the table of codes"), sitting->code);
      return TRUE;
    }

  if (mark->code->takes_mark)
    {
      office_steps_add (mark->steps, "ASSESS-8", OFFICE_MARK_NONE, OFFICE_MARK_NONE, _("Code %s"),
                        mark->code->code);
      return FALSE;
    }

  if (mark->code->counts_as_attempt)
    {
      mark->mark = mark->raw = 0;
      mark->uses_attempt = TRUE;
      office_steps_add (mark->steps, "ASSESS-8", OFFICE_MARK_NONE, 0,
                        _("Code %s: counts 0 and uses the attempt"), mark->code->code);
    }
  else
    {
      mark->deferred = TRUE;
      office_steps_add (mark->steps, "ASSESS-8", OFFICE_MARK_NONE, OFFICE_MARK_NONE,
                        _("Code %s: blank, the next opportunity is for the same attempt"),
                        mark->code->code);
    }

  return TRUE;
}

/**
 * office_sitting_mark_new:
 * @sitting: the sitting
 * @pass_mark: of the component, hundredths
 * @word_limit: of the component, or 0 where there is none
 * @codes: (array length=n_codes): the code table
 * @n_codes: its length
 * @rules: the rule set
 *
 * The mark of one sitting, with each step: code (ASSESS-8), the markers' marks (ASSESS-9), then
 * word penalty, lateness and reassessment cap in that order (ASSESS-5, -6, -7, -4).
 *
 * Returns: (transfer full): the mark; it borrows @codes
 */
OfficeSittingMark *
office_sitting_mark_new (const OfficeSitting  *sitting,
                         int                   pass_mark,
                         int                   word_limit,
                         const OfficeMarkCode *codes,
                         gsize                 n_codes,
                         const OfficeRuleSet  *rules)
{
  OfficeSittingMark *mark = g_new0 (OfficeSittingMark, 1);

  mark->mark = mark->raw = OFFICE_MARK_NONE;
  mark->steps = office_steps_new ();

  if (take_code (mark, sitting, codes, n_codes))
    return mark;

  take_markers (mark, sitting, pass_mark, rules);
  if (mark->raw != OFFICE_MARK_NONE)
    {
      mark->uses_attempt = mark->code == NULL || mark->code->counts_as_attempt;
      apply_penalties (mark, sitting, pass_mark, word_limit, rules);
    }

  return mark;
}

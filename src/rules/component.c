/* component.c: what one component of an assessment comes to, over all its sittings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/component.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/given.h"
#include "rules/step.h"

/* Attempt, then opportunity; the rest only so that no order of typing can matter. */
static int
compare_sittings (gconstpointer a,
                  gconstpointer b)
{
  const OfficeSitting *x = *(const OfficeSitting *const *) a;
  const OfficeSitting *y = *(const OfficeSitting *const *) b;

  if (x->attempt != y->attempt)
    return x->attempt < y->attempt ? -1 : 1;
  if (x->opportunity != y->opportunity)
    return x->opportunity < y->opportunity ? -1 : 1;
  if (x->agreed != y->agreed)
    return x->agreed < y->agreed ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->second != y->second)
    return x->second < y->second ? -1 : 1;
  if (x->late_seconds != y->late_seconds)
    return x->late_seconds < y->late_seconds ? -1 : 1;
  if (x->words != y->words)
    return x->words < y->words ? -1 : 1;

  return g_strcmp0 (x->code, y->code);
}

/* (transfer container) (element-type OfficeSitting): those of one component, in order */
static GPtrArray *
sittings_of (const OfficeAssessment *assessment,
             gsize                   component)
{
  GPtrArray *sittings = g_ptr_array_new ();

  for (gsize i = 0; i < assessment->n_sittings; i++)
    {
      if ((gsize) assessment->sittings[i].component == component)
        g_ptr_array_add (sittings, (gpointer) &assessment->sittings[i]);
    }

  g_ptr_array_sort (sittings, compare_sittings);
  return sittings;
}

static gboolean
is_blank (const OfficeSittingMark *mark)
{
  return mark->code == NULL && mark->agreement == OFFICE_AGREEMENT_NONE;
}

/* The sitting becomes the one that counts, in place of an earlier one. */
static void
take_sitting (OfficeComponentResult     *result,
              const OfficeComponentSpec *spec,
              const OfficeSitting       *sitting,
              const OfficeSittingMark   *mark)
{
  result->attempt = sitting->attempt;
  result->mark = mark->mark;
  result->code = mark->code;
  result->deferred = mark->deferred;
  result->capped = mark->capped;
  result->needs_agreement = mark->agreement == OFFICE_AGREEMENT_NEEDED;
  result->passed = mark->mark != OFFICE_MARK_NONE && mark->mark >= spec->pass_mark;
  result->failed = mark->mark != OFFICE_MARK_NONE && !result->passed;
  if (mark->uses_attempt)
    result->attempts_left = MIN (result->attempts_left,
                                 MAX (0, spec->max_attempts - sitting->attempt));
}

/*
 * Returns: whether the sitting counts at all. One beyond the attempts allowed does not, nor one
 * after a pass: only the failed component is taken again (ASSESS-4).
 */
static gboolean
sitting_counts (const OfficeComponentResult *result,
                const OfficeComponentSpec   *spec,
                const OfficeSitting         *sitting,
                GPtrArray                   *steps)
{
  if (sitting->attempt < 1 || sitting->attempt > spec->max_attempts)
    {
      office_steps_add (steps, "ASSESS-4", OFFICE_MARK_NONE, OFFICE_MARK_NONE,
                        _("Attempt %d does not count: %d are allowed, and a further one needs the "
                          "board’s override"),
                        sitting->attempt, spec->max_attempts);
      return FALSE;
    }

  if (result->passed && sitting->attempt > result->attempt)
    {
      office_steps_add (steps, "ASSESS-4", OFFICE_MARK_NONE, OFFICE_MARK_NONE,
                        _("Attempt %d does not count: attempt %d was a pass"), sitting->attempt,
                        result->attempt);
      return FALSE;
    }

  return TRUE;
}

/**
 * office_component_resolve:
 * @assessment: the assessment
 * @component: index of the component
 * @rules: the rule set
 * @result: (out): what it comes to
 * @steps: (element-type OfficeStep): the steps are added here
 *
 * Walks the sittings of a component by attempt and opportunity, in whatever order they were
 * given: the last one with a mark or a code counts (ASSESS-4, ASSESS-8), a pass ends them.
 *
 * Returns: %TRUE if the component has a mark, or a code, so that it is not pending
 */
gboolean
office_component_resolve (const OfficeAssessment *assessment,
                          gsize                   component,
                          const OfficeRuleSet    *rules,
                          OfficeComponentResult  *result,
                          GPtrArray              *steps)
{
  const OfficeComponentSpec *spec = &assessment->components[component];
  g_autoptr (GPtrArray) sittings = sittings_of (assessment, component);

  *result = (OfficeComponentResult){ .mark = OFFICE_MARK_NONE,
                                     .attempts_left = spec->max_attempts };

  for (guint i = 0; i < sittings->len; i++)
    {
      const OfficeSitting *sitting = sittings->pdata[i];
      g_autoptr (OfficeSittingMark) mark = NULL;

      mark = office_sitting_mark_new (sitting, spec->pass_mark, spec->word_limit,
                                      assessment->codes, assessment->n_codes, rules);
      if (is_blank (mark) && mark->steps->len == 0)
        continue;

      office_steps_add (steps, NULL, OFFICE_MARK_NONE, OFFICE_MARK_NONE,
                        _("Attempt %d of the %s"), sitting->attempt, spec->label);
      if (!sitting_counts (result, spec, sitting, steps))
        continue;

      office_steps_copy (steps, mark->steps);
      take_sitting (result, spec, sitting, mark);
    }

  return result->mark != OFFICE_MARK_NONE || result->deferred;
}

/**
 * office_attempt_check:
 * @assessment: the assessment as it stands
 * @component: index of the component
 * @attempt: the attempt that is to be recorded
 * @rules: the rule set
 * @error: return location for an error
 *
 * Checks that an attempt may be recorded: within the attempts allowed, after a failed one, in
 * order, and never of a component that is passed (ASSESS-4).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED
 */
gboolean
office_attempt_check (const OfficeAssessment *assessment,
                      int                     component,
                      int                     attempt,
                      const OfficeRuleSet    *rules,
                      GError                **error)
{
  const OfficeComponentSpec *spec = &assessment->components[component];
  g_autoptr (GArray) earlier = g_array_new (FALSE, FALSE, sizeof (OfficeSitting));
  g_autoptr (GPtrArray) steps = office_steps_new ();
  OfficeAssessment before = *assessment;
  OfficeComponentResult result;

  for (gsize i = 0; i < assessment->n_sittings; i++)
    {
      if (assessment->sittings[i].attempt < attempt)
        g_array_append_val (earlier, assessment->sittings[i]);
    }
  before.sittings = (const OfficeSitting *) earlier->data;
  before.n_sittings = earlier->len;
  office_component_resolve (&before, component, rules, &result, steps);

  if (attempt < 1)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("Attempts count from 1, not %d."),
                 attempt);
  else if (attempt > spec->max_attempts)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 ngettext ("Attempt %d of the %s is refused: %d attempt is allowed. A further one "
                           "needs the board’s override, with a reason.",
                           "Attempt %d of the %s is refused: %d attempts are allowed. A further "
                           "one needs the board’s override, with a reason.",
                           spec->max_attempts),
                 attempt, spec->label, spec->max_attempts);
  else if (result.passed)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("Attempt %d of the %s is refused: attempt %d was a pass, and only a failed "
                   "component is taken again."),
                 attempt, spec->label, result.attempt);
  else if (attempt > 1 && (!result.failed || result.attempt != attempt - 1))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("Attempt %d of the %s is refused: attempt %d has no failed mark yet."), attempt,
                 spec->label, attempt - 1);
  else
    return TRUE;

  return FALSE;
}

/**
 * office_third_attempt_check:
 * @attempts_granted: attempts in all, with the override
 * @reason: (nullable): why the board grants it
 * @rules: the rule set
 * @error: return location for an error
 *
 * Checks that attempts beyond the rule set's number come with the board's reason (ASSESS-4).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED if the reason is missing
 */
gboolean
office_third_attempt_check (int                  attempts_granted,
                            const char          *reason,
                            const OfficeRuleSet *rules,
                            GError             **error)
{
  if (attempts_granted <= rules->max_attempts || office_text_is_given (reason))
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               ngettext ("%d attempt is more than the rules allow (%d): say why the board grants it.",
                         "%d attempts are more than the rules allow (%d): say why the board grants "
                         "them.",
                         attempts_granted),
               attempts_granted, rules->max_attempts);
  return FALSE;
}

/* outcome.c: what an enrolment comes to: module mark, outcome, credit, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/outcome.h"

#include <glib/gi18n-lib.h>

#include "rules/component.h"
#include "rules/hours.h"
#include "rules/nicks.h"
#include "rules/step.h"

#define HUNDREDTHS 100

static const OfficeNick outcomes[OFFICE_N_OUTCOMES] = {
  [OFFICE_OUTCOME_PENDING] = { "PENDING", N_("Pending") },
  [OFFICE_OUTCOME_WITHDRAWN] = { "WD", N_("Withdrawn") },
  [OFFICE_OUTCOME_WITHHELD] = { "WH", N_("Withheld") },
  [OFFICE_OUTCOME_DEFERRED] = { "DEF", N_("Deferred") },
  [OFFICE_OUTCOME_INCOMPLETE] = { "INC", N_("Incomplete") },
  [OFFICE_OUTCOME_REFER] = { "R", N_("Refer") },
  [OFFICE_OUTCOME_FAIL] = { "F", N_("Fail") },
  [OFFICE_OUTCOME_PASS] = { "P", N_("Pass") },
};

OFFICE_DEFINE_NICKS (OfficeOutcome, office_outcome, outcomes)

/**
 * office_module_result_free:
 * @result: (nullable): a result
 *
 * Frees a result.
 */
void
office_module_result_free (OfficeModuleResult *result)
{
  if (result == NULL)
    return;

  g_free (result->components);
  g_free (result->reason);
  g_clear_pointer (&result->steps, g_ptr_array_unref);
  g_free (result);
}

static gboolean
any_failed (const OfficeModuleResult *result)
{
  for (gsize i = 0; i < result->n_components; i++)
    {
      if (result->components[i].failed)
        return TRUE;
    }

  return FALSE;
}

/*
 * ASSESS-2 and -3: Σ weight × mark over Σ weight, rounded half up to a whole mark, once; below the
 * pass mark when a component is failed.
 */
static void
weigh (OfficeModuleResult     *result,
       const OfficeAssessment *assessment,
       const OfficeRuleSet    *rules)
{
  gint64 sum = 0, weights = 0;
  int lowered;

  for (gsize i = 0; i < result->n_components; i++)
    {
      if (result->components[i].mark == OFFICE_MARK_NONE)
        return;
      sum += (gint64) assessment->components[i].weight * result->components[i].mark;
      weights += (gint64) assessment->components[i].weight * HUNDREDTHS;
    }

  g_return_if_fail (weights > 0);
  result->mark = (int) ((2 * sum + weights) / (2 * weights)) * HUNDREDTHS;
  office_steps_add (result->steps, "ASSESS-2", OFFICE_MARK_NONE, result->mark,
                    _("Weighted mark, rounded half up once"));

  if (!any_failed (result) || result->mark < rules->pass_mark)
    return;

  lowered = rules->pass_mark - rules->failed_module_margin;
  office_steps_add (result->steps, "ASSESS-3", result->mark, lowered,
                    _("A component is failed: recorded below the pass mark"));
  result->mark = lowered;
}

static gboolean
any_deferred (const OfficeModuleResult *result)
{
  for (gsize i = 0; i < result->n_components; i++)
    {
      if (result->components[i].deferred)
        return TRUE;
    }

  return FALSE;
}

/* As ASSESS-11 has it: one attempt left anywhere refers, also when another component has none left and
 * only a board's override could give it one (ASSESS-4). */
static gboolean
any_failed_with_an_attempt_left (const OfficeModuleResult *result)
{
  for (gsize i = 0; i < result->n_components; i++)
    {
      if (result->components[i].failed && result->components[i].attempts_left > 0)
        return TRUE;
    }

  return FALSE;
}

/* ASSESS-11: the first that applies. */
static OfficeOutcome
choose_outcome (const OfficeModuleResult *result,
                const OfficeAssessment   *assessment,
                const OfficeRuleSet      *rules,
                gboolean                  complete)
{
  if (assessment->withdrawn)
    return OFFICE_OUTCOME_WITHDRAWN;
  if (assessment->withheld)
    return OFFICE_OUTCOME_WITHHELD;
  if (!complete)
    return OFFICE_OUTCOME_PENDING;
  if (any_deferred (result))
    return OFFICE_OUTCOME_DEFERRED;
  if (assessment->hours_attended < assessment->hours_required)
    return OFFICE_OUTCOME_INCOMPLETE;
  if (any_failed (result))
    return any_failed_with_an_attempt_left (result) ? OFFICE_OUTCOME_REFER : OFFICE_OUTCOME_FAIL;
  if (result->mark < rules->pass_mark)
    return OFFICE_OUTCOME_FAIL;

  return OFFICE_OUTCOME_PASS;
}

/* "62 / 44", "62 / DEF" */
static char *
marks_text (const OfficeModuleResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < result->n_components; i++)
    {
      const OfficeComponentResult *component = &result->components[i];
      g_autofree char *mark = office_mark_format (component->mark);

      if (i > 0)
        g_string_append (text, " / ");
      if (component->code != NULL && !component->code->takes_mark)
        g_string_append (text, component->code->code);
      else
        g_string_append (text, component->mark == OFFICE_MARK_NONE ? "–" : mark);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
failed_component_text (const OfficeComponentResult *component,
                       const OfficeComponentSpec   *spec)
{
  g_autofree char *pass = office_mark_format (spec->pass_mark);
  g_autofree char *what = NULL;

  if (component->code != NULL && !component->code->takes_mark)
    what = g_strdup_printf (_("the %s was not taken (%s)"), spec->label, component->code->code);
  else
    what = g_strdup_printf (_("the %s is below %s"), spec->label, pass);

  if (component->attempts_left == 0)
    return g_strdup_printf (_("%s; no attempt left"), what);
  if (component->attempts_left == 1)
    return g_strdup_printf (_("%s; one attempt left"), what);

  return g_strdup_printf (ngettext ("%s; %d attempt left", "%s; %d attempts left",
                                    component->attempts_left),
                          what, component->attempts_left);
}

static char *
waiting_component_text (const OfficeComponentResult *component,
                        const OfficeComponentSpec   *spec)
{
  if (component->needs_agreement)
    return g_strdup_printf (_("the %s needs an agreed mark"), spec->label);
  if (component->attempt > 0)
    return g_strdup_printf (_("the %s awaits the other marker"), spec->label);

  return g_strdup_printf (_("the %s has no mark yet"), spec->label);
}

/* What is to be said of one component under an outcome; %NULL where it is not to blame. */
static char *
blame (const OfficeModuleResult *result,
       const OfficeAssessment   *assessment,
       gsize                     i)
{
  const OfficeComponentResult *component = &result->components[i];
  const OfficeComponentSpec *spec = &assessment->components[i];

  switch (result->outcome)
    {
    case OFFICE_OUTCOME_PENDING:
      if (component->mark == OFFICE_MARK_NONE && !component->deferred)
        return waiting_component_text (component, spec);
      return NULL;
    case OFFICE_OUTCOME_DEFERRED:
      if (component->deferred)
        return g_strdup_printf (_("the %s is deferred to the next opportunity"), spec->label);
      return NULL;
    case OFFICE_OUTCOME_REFER:
    case OFFICE_OUTCOME_FAIL:
      return component->failed ? failed_component_text (component, spec) : NULL;
    case OFFICE_OUTCOME_WITHDRAWN:
    case OFFICE_OUTCOME_WITHHELD:
    case OFFICE_OUTCOME_INCOMPLETE:
    case OFFICE_OUTCOME_PASS:
    default:
      return NULL;
    }
}

static char *
blame_all (const OfficeModuleResult *result,
           const OfficeAssessment   *assessment)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < result->n_components; i++)
    {
      char *part = blame (result, assessment, i);

      if (part != NULL)
        g_ptr_array_add (parts, part);
    }

  g_ptr_array_add (parts, NULL);
  /* Translators: between the statements on two components */
  return g_strjoinv (_(", and "), (char **) parts->pdata);
}

static char *
incomplete_text (const OfficeAssessment *assessment,
                 const char             *marks)
{
  g_autofree char *attended = office_minutes_to_text (assessment->hours_attended);
  g_autofree char *required = office_minutes_to_text (assessment->hours_required);
  g_autofree char *missing = office_minutes_to_text (assessment->hours_required -
                                                     assessment->hours_attended);

  /* Translators: "80 / 80 → incomplete: 14 h 45 min of 15 h hands-on, 15 min short" */
  return g_strdup_printf (_("%s → incomplete: %s of %s hands-on, %s short"), marks, attended,
                          required, missing);
}

static char *
pass_text (const OfficeModuleResult *result,
           const char               *marks)
{
  g_autofree char *mark = office_mark_format (result->mark);

  for (gsize i = 0; i < result->n_components; i++)
    {
      if (result->components[i].capped)
        return g_strdup_printf (_("%s → pass: module mark %s, with a capped mark in it"), marks,
                                mark);
    }

  return g_strdup_printf (_("%s → pass: module mark %s"), marks, mark);
}

static char *
fail_text (const OfficeModuleResult *result,
           const OfficeRuleSet      *rules,
           const char               *marks,
           const char               *why)
{
  g_autofree char *mark = office_mark_format (result->mark);
  g_autofree char *pass = office_mark_format (rules->pass_mark);

  if (any_failed (result))
    return g_strdup_printf (_("%s → fail: %s"), marks, why);

  return g_strdup_printf (_("%s → fail: every component is passed, but the module mark %s is below "
                            "%s"),
                          marks, mark, pass);
}

/* The sentence in words of why the outcome is what it is. */
static char *
reason_text (const OfficeModuleResult *result,
             const OfficeAssessment   *assessment,
             const OfficeRuleSet      *rules)
{
  g_autofree char *marks = marks_text (result);
  g_autofree char *why = blame_all (result, assessment);

  switch (result->outcome)
    {
    case OFFICE_OUTCOME_PENDING:
      return g_strdup_printf (_("%s → pending: %s"), marks, why);
    case OFFICE_OUTCOME_WITHDRAWN:
      return g_strdup (_("Withdrawn from the module"));
    case OFFICE_OUTCOME_WITHHELD:
      if (assessment->withheld_reason == NULL || *assessment->withheld_reason == '\0')
        return g_strdup (_("Withheld by decision"));
      return g_strdup_printf (_("Withheld by decision: %s"), assessment->withheld_reason);
    case OFFICE_OUTCOME_DEFERRED:
      return g_strdup_printf (_("%s → deferred: %s"), marks, why);
    case OFFICE_OUTCOME_INCOMPLETE:
      return incomplete_text (assessment, marks);
    case OFFICE_OUTCOME_REFER:
      return g_strdup_printf (_("%s → refer: %s"), marks, why);
    case OFFICE_OUTCOME_FAIL:
      return fail_text (result, rules, marks, why);
    case OFFICE_OUTCOME_PASS:
      return pass_text (result, marks);
    default:
      g_assert_not_reached ();
    }
}

static void
add_hours_step (OfficeModuleResult     *result,
                const OfficeAssessment *assessment)
{
  g_autofree char *attended = office_minutes_to_text (assessment->hours_attended);
  g_autofree char *required = office_minutes_to_text (assessment->hours_required);

  if (assessment->hours_required > 0)
    office_steps_add (result->steps, "HOURS-4", OFFICE_MARK_NONE, OFFICE_MARK_NONE,
                      _("Hands-on hours: %s of %s"), attended, required);
}

/**
 * office_module_result_new:
 * @assessment: all that the outcome depends on
 * @rules: the rule set that the cohort runs under
 *
 * What an enrolment comes to: the mark of each component (ASSESS-4 to -9), the module mark
 * (ASSESS-2, -3), the outcome (ASSESS-11), the credit (CREDIT-2), a sentence that says why, and
 * every step. Does not depend on the order of the sittings.
 *
 * Returns: (transfer full): the result; it borrows the code table of @assessment
 */
OfficeModuleResult *
office_module_result_new (const OfficeAssessment *assessment,
                          const OfficeRuleSet    *rules)
{
  OfficeModuleResult *result = g_new0 (OfficeModuleResult, 1);
  gboolean complete = TRUE;

  result->mark = OFFICE_MARK_NONE;
  result->steps = office_steps_new ();
  result->n_components = assessment->n_components;
  result->components = g_new0 (OfficeComponentResult, assessment->n_components);

  for (gsize i = 0; i < assessment->n_components; i++)
    {
      if (!office_component_resolve (assessment, i, rules, &result->components[i], result->steps))
        complete = FALSE;
    }

  if (complete && assessment->n_components > 0 && !assessment->withdrawn)
    weigh (result, assessment, rules);
  add_hours_step (result, assessment);

  result->outcome = choose_outcome (result, assessment, rules,
                                    complete && assessment->n_components > 0);
  result->provisional = !assessment->ratified;
  if (assessment->ratified && result->outcome == OFFICE_OUTCOME_PASS)
    result->credits = assessment->credits;
  result->reason = reason_text (result, assessment, rules);
  office_steps_add (result->steps, "ASSESS-11", OFFICE_MARK_NONE, OFFICE_MARK_NONE, _("Outcome: %s"),
                    office_outcome_label (result->outcome));

  return result;
}

/* entry.c: the four entry requirements and what they allow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/entry.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/given.h"
#include "rules/nicks.h"

static const OfficeNick requirements[OFFICE_N_REQUIREMENTS] = {
  [OFFICE_REQUIREMENT_REGISTRATION] = { "registration", N_("Registration") },
  [OFFICE_REQUIREMENT_DEGREE] = { "degree", N_("Degree") },
  [OFFICE_REQUIREMENT_EMPLOYMENT] = { "employment", N_("Employment") },
  [OFFICE_REQUIREMENT_ULTRASOUND] = { "ultrasound", N_("Ultrasound experience") },
};

OFFICE_DEFINE_NICKS (OfficeRequirement, office_requirement, requirements)

static const OfficeNick states[OFFICE_N_REQUIREMENT_STATES] = {
  [OFFICE_REQUIREMENT_NOT_SEEN] = { "not-seen", N_("Not seen") },
  [OFFICE_REQUIREMENT_MET] = { "met", N_("Met") },
  [OFFICE_REQUIREMENT_CONDITIONAL] = { "conditional", N_("Met with a condition") },
  [OFFICE_REQUIREMENT_NOT_MET] = { "not-met", N_("Not met") },
  [OFFICE_REQUIREMENT_WAIVED] = { "waived", N_("Waived") },
};

OFFICE_DEFINE_NICKS (OfficeRequirementState, office_requirement_state, states)

static gboolean
is_empty (const char *text)
{
  return !office_text_is_given (text);
}

/**
 * office_decision_check:
 * @requirement: which requirement
 * @decision: the decision
 * @error: return location for an error
 *
 * Checks that a decision is whole: a condition has a text and a day, a waiver says who and why
 * (ENTRY-2).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED that says what is missing
 */
gboolean
office_decision_check (OfficeRequirement     requirement,
                       const OfficeDecision *decision,
                       GError              **error)
{
  const char *label = office_requirement_label (requirement);

  if (decision->state == OFFICE_REQUIREMENT_CONDITIONAL && is_empty (decision->note))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("%s: say in words what the condition is."), label);
  else if (decision->state == OFFICE_REQUIREMENT_CONDITIONAL && decision->due == OFFICE_DAY_NONE)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("%s: give the day by which the condition is to be met."), label);
  else if (decision->state == OFFICE_REQUIREMENT_WAIVED && is_empty (decision->note))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("%s: say why it is waived."), label);
  else if (decision->state == OFFICE_REQUIREMENT_WAIVED && is_empty (decision->by))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("%s: say who waived it."), label);
  else
    return TRUE;

  return FALSE;
}

/* "Registration (not seen), Degree (not met)" of those in one of the states of the mask. */
static char *
list_in_states (const OfficeDecision *decisions,
                guint                 mask)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < OFFICE_N_REQUIREMENTS; i++)
    {
      if ((mask & (1u << decisions[i].state)) == 0)
        continue;

      if (decisions[i].state == OFFICE_REQUIREMENT_CONDITIONAL && !is_empty (decisions[i].note))
        g_ptr_array_add (parts, g_strdup_printf (_("%s (condition: %s)"),
                                                 office_requirement_label (i), decisions[i].note));
      else
        g_ptr_array_add (parts, g_strdup_printf (_("%s (%s)"), office_requirement_label (i),
                                                 office_requirement_state_label (
                                                     decisions[i].state)));
    }

  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (_(", "), (char **) parts->pdata);
}

/**
 * office_entry_may_offer:
 * @decisions: (array fixed-size=4): by requirement
 * @conditional: (out) (optional): the offer is conditional
 * @error: return location for an error
 *
 * Whether an offer may be made: all four met or waived; with conditions it is a conditional one
 * (ENTRY-2).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED: one sentence that names what blocks
 */
gboolean
office_entry_may_offer (const OfficeDecision *decisions,
                        gboolean             *conditional,
                        GError              **error)
{
  g_autofree char *blocking = list_in_states (decisions, 1u << OFFICE_REQUIREMENT_NOT_SEEN |
                                                             1u << OFFICE_REQUIREMENT_NOT_MET);
  g_autofree char *conditions = list_in_states (decisions, 1u << OFFICE_REQUIREMENT_CONDITIONAL);

  if (conditional != NULL)
    *conditional = conditions != NULL;
  if (blocking == NULL)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("No offer can be made: every requirement must be met, met with a condition or "
                 "waived; there remain: %s."),
               blocking);
  return FALSE;
}

/**
 * office_entry_may_enrol:
 * @decisions: (array fixed-size=4): by requirement
 * @error: return location for an error
 *
 * Whether the learner may be enrolled: all four met or waived, conditions cleared (ENTRY-2).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED: one sentence that names what blocks
 */
gboolean
office_entry_may_enrol (const OfficeDecision *decisions,
                        GError              **error)
{
  g_autofree char *blocking = list_in_states (decisions, 1u << OFFICE_REQUIREMENT_NOT_SEEN |
                                                             1u << OFFICE_REQUIREMENT_NOT_MET |
                                                             1u << OFFICE_REQUIREMENT_CONDITIONAL);

  if (blocking == NULL)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("The learner cannot be enrolled: every requirement must be met or waived, and "
                 "conditions cleared; there remain: %s."),
               blocking);
  return FALSE;
}

static char *
condition_text (const OfficeDecision *decision)
{
  g_autofree char *due = office_day_to_text (decision->due);

  if (decision->due == OFFICE_DAY_NONE)
    return g_strdup (decision->note);

  return g_strdup_printf (_("%s (by %s)"), decision->note, due);
}

/**
 * office_entry_conditions:
 * @decisions: (array fixed-size=4): by requirement
 *
 * The conditions that a conditional offer names, a line each: the text and the day (ENTRY-2).
 *
 * Returns: (transfer full): the lines, empty where there is no condition
 */
char *
office_entry_conditions (const OfficeDecision *decisions)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < OFFICE_N_REQUIREMENTS; i++)
    {
      if (decisions[i].state == OFFICE_REQUIREMENT_CONDITIONAL && !is_empty (decisions[i].note))
        g_ptr_array_add (lines, condition_text (&decisions[i]));
    }

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * office_entry_is_overdue:
 * @decision: a decision
 * @today: the day
 *
 * Whether a condition's day has passed and it is not cleared (ENTRY-2).
 *
 * Returns: %TRUE if it is a task for the office
 */
gboolean
office_entry_is_overdue (const OfficeDecision *decision,
                         OfficeDay             today)
{
  return decision->state == OFFICE_REQUIREMENT_CONDITIONAL && decision->due != OFFICE_DAY_NONE &&
         today > decision->due;
}

static gboolean
matches (const char *text,
         const char *pattern)
{
  return !is_empty (text) && g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

/**
 * office_degree_note:
 * @degree: (nullable): "BSc Nursing"
 * @degree_class: (nullable): "2:2"
 *
 * What the tutor should see about a degree below the class that is preferred (ENTRY-1): a
 * preference, never a refusal. A medical degree is not classified and has no note.
 *
 * Returns: (transfer full) (nullable): one sentence, or %NULL
 */
char *
office_degree_note (const char *degree,
                    const char *degree_class)
{
  if (matches (degree, "\\b(mb|mbbs|mbchb|bmbs|bm)\\b") || is_empty (degree_class))
    return NULL;
  if (matches (degree_class, "first|^\\s*1(st)?\\b|2[:.]1|upper"))
    return NULL;

  return g_strdup_printf (_("Degree class %s: a first or 2:1 is preferred, not required."),
                          degree_class);
}

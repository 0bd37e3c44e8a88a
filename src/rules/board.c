/* board.c: what may go before the board, and what may change after it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/board.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/given.h"
#include "rules/nicks.h"

static const OfficeNick reasons[OFFICE_N_CHAIR_REASONS] = {
  [OFFICE_CHAIR_TOTALLING] = { "totalling", N_("Totalling error") },
  [OFFICE_CHAIR_INPUT] = { "input", N_("Input error") },
  [OFFICE_CHAIR_TRANSFER] = { "transfer", N_("Transfer error") },
  [OFFICE_CHAIR_MARKING] = { "marking", N_("Marking error") },
  [OFFICE_CHAIR_WORK_FOUND] = { "work-found", N_("Work found") },
  [OFFICE_CHAIR_CIRCUMSTANCES] = { "circumstances", N_("Exceptional circumstances") },
  [OFFICE_CHAIR_MISCONDUCT] = { "misconduct", N_("Misconduct") },
  [OFFICE_CHAIR_OTHER] = { "other", N_("Other, in words") },
};

OFFICE_DEFINE_NICKS (OfficeChairReason, office_chair_reason, reasons)

static const OfficeNick decisions[OFFICE_N_BOARD_DECISIONS] = {
  [OFFICE_BOARD_DECISION_STANDS] = { "stands", N_("The outcome stands") },
  [OFFICE_BOARD_DECISION_WITHHOLD] = { "withhold", N_("Withhold the result") },
  [OFFICE_BOARD_DECISION_RELEASE] = { "release", N_("Release the result") },
  [OFFICE_BOARD_DECISION_ATTEMPT] = { "attempt", N_("Allow one more attempt") },
  [OFFICE_BOARD_DECISION_NEXT_BOARD] = { "next-board", N_("Look at it again at the next board") },
};

OFFICE_DEFINE_NICKS (OfficeBoardDecision, office_board_decision, decisions)

static gboolean
is_empty (const char *text)
{
  return !office_text_is_given (text);
}

static gboolean
any_to_ratify (const OfficeBoardLine *lines,
               gsize                  n_lines)
{
  for (gsize i = 0; i < n_lines; i++)
    {
      if (!lines[i].already_ratified)
        return TRUE;
    }

  return FALSE;
}

/**
 * office_board_check:
 * @meeting: the board
 * @lines: (array length=n_lines): the cohort as a whole
 * @n_lines: their number
 * @today: the day
 * @error: return location for an error
 *
 * Checks that a board can ratify a cohort (BOARD-1): it has met, has a chair, and there is
 * something to ratify. Withheld, deferred and pending results go forward as they are.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED, or %OFFICE_ERROR_LOCKED if all is ratified
 */
gboolean
office_board_check (const OfficeBoardMeeting *meeting,
                    const OfficeBoardLine    *lines,
                    gsize                     n_lines,
                    OfficeDay                 today,
                    GError                  **error)
{
  g_autofree char *held = office_day_to_text (meeting->held_on);

  if (meeting->held_on == OFFICE_DAY_NONE)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("%s cannot be ratified: give the day of the board."), meeting->cohort);
  else if (meeting->held_on > today)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("%s cannot be ratified: the board of %s has not met yet."), meeting->cohort, held);
  else if (is_empty (meeting->chair))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("%s cannot be ratified: name the chair of the board."), meeting->cohort);
  else if (n_lines == 0)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("%s cannot be ratified: nobody is enrolled in it."), meeting->cohort);
  else if (!any_to_ratify (lines, n_lines))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
                 _("%s is ratified: a change is a chair’s action, with a reason."),
                 meeting->cohort);
  else
    return TRUE;

  return FALSE;
}

static void
warn (GString    *warnings,
      const char *line)
{
  if (warnings->len > 0)
    g_string_append_c (warnings, '\n');
  g_string_append (warnings, line);
}

/**
 * office_board_warnings:
 * @meeting: the board
 * @lines: (array length=n_lines): the cohort as a whole
 * @n_lines: their number
 *
 * What the board should know before it ratifies (BOARD-1): no external examiner named, and every
 * result that goes forward as pending, withheld or deferred, a line each.
 *
 * Returns: (transfer full) (nullable): the lines, or %NULL when there is nothing to say
 */
char *
office_board_warnings (const OfficeBoardMeeting *meeting,
                       const OfficeBoardLine    *lines,
                       gsize                     n_lines)
{
  g_autoptr (GString) warnings = g_string_new (NULL);

  if (is_empty (meeting->external))
    warn (warnings, _("No external examiner is named."));

  for (gsize i = 0; i < n_lines; i++)
    {
      g_autofree char *line = NULL;

      if (lines[i].needs_agreement)
        line = g_strdup_printf (_("%s goes forward without an agreed mark."), lines[i].label);
      else if (lines[i].outcome == OFFICE_OUTCOME_PENDING ||
               lines[i].outcome == OFFICE_OUTCOME_WITHHELD ||
               lines[i].outcome == OFFICE_OUTCOME_DEFERRED)
        line = g_strdup_printf (_("%s goes forward as “%s”."), lines[i].label,
                                office_outcome_label (lines[i].outcome));

      if (line != NULL)
        warn (warnings, line);
    }

  return warnings->len == 0 ? NULL : g_string_free (g_steal_pointer (&warnings), FALSE);
}

/**
 * office_board_line_above:
 * @mark: hundredths, or %OFFICE_MARK_NONE
 * @rules: pass mark and class lines
 *
 * The line that a mark has missed by two or less: the pass mark, or where a better class begins.
 *
 * Returns: the line in hundredths, or 0 when the mark is no borderline
 */
int
office_board_line_above (int                  mark,
                         const OfficeRuleSet *rules)
{
  const int lines[] = { rules->pass_mark, rules->merit_from, rules->distinction_from };

  for (gsize i = 0; mark != OFFICE_MARK_NONE && i < G_N_ELEMENTS (lines); i++)
    if (mark < lines[i] && mark >= lines[i] - OFFICE_BOARD_BORDERLINE)
      return lines[i];
  return 0;
}

/**
 * office_board_wants_decision:
 * @outcome: an outcome
 *
 * Returns: whether a board looks at such a result by itself: refer, fail, withheld, deferred,
 *   incomplete
 */
gboolean
office_board_wants_decision (OfficeOutcome outcome)
{
  switch (outcome)
    {
    case OFFICE_OUTCOME_WITHHELD:
    case OFFICE_OUTCOME_DEFERRED:
    case OFFICE_OUTCOME_INCOMPLETE:
    case OFFICE_OUTCOME_REFER:
    case OFFICE_OUTCOME_FAIL:
      return TRUE;
    case OFFICE_OUTCOME_PENDING:
    case OFFICE_OUTCOME_WITHDRAWN:
    case OFFICE_OUTCOME_PASS:
    default:
      return FALSE;
    }
}

/**
 * office_board_decision_suits:
 * @decision: a decision
 * @outcome: what it is about
 *
 * Returns: whether such a decision makes sense of such an outcome: only what is withheld can be
 *   released, only a fail needs another attempt (ASSESS-4)
 */
gboolean
office_board_decision_suits (OfficeBoardDecision decision,
                             OfficeOutcome       outcome)
{
  switch (decision)
    {
    case OFFICE_BOARD_DECISION_WITHHOLD:
      return outcome != OFFICE_OUTCOME_WITHHELD && outcome != OFFICE_OUTCOME_WITHDRAWN;
    case OFFICE_BOARD_DECISION_RELEASE:
      return outcome == OFFICE_OUTCOME_WITHHELD;
    case OFFICE_BOARD_DECISION_ATTEMPT:
      return outcome == OFFICE_OUTCOME_FAIL;
    case OFFICE_BOARD_DECISION_STANDS:
    case OFFICE_BOARD_DECISION_NEXT_BOARD:
    default:
      return TRUE;
    }
}

/**
 * office_board_decision_check:
 * @decision: a decision
 * @outcome: what it is about
 * @reason: (nullable): why, in words
 * @error: return location for an error
 *
 * Checks what a board says to one learner: whatever is more than a confirmation needs a reason
 * (BOARD-1, ASSESS-4).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED
 */
gboolean
office_board_decision_check (OfficeBoardDecision  decision,
                             OfficeOutcome        outcome,
                             const char          *reason,
                             GError             **error)
{
  if (!office_board_decision_suits (decision, outcome))
    {
      /* Translators: a board's decision, an outcome */
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” does not go with the outcome “%s”: choose another decision."),
                   office_board_decision_label (decision), office_outcome_label (outcome));
      return FALSE;
    }
  if (decision != OFFICE_BOARD_DECISION_STANDS && is_empty (reason))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” needs a reason in words: it stands in the minutes."),
                   office_board_decision_label (decision));
      return FALSE;
    }
  return TRUE;
}

/**
 * office_chair_action_check:
 * @reason: the kind of reason
 * @words: (nullable): the reason in words
 * @ratified: the result was ratified
 * @error: return location for an error
 *
 * Checks a chair's action: only a ratified result needs one, and “other” is said in words
 * (BOARD-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED
 */
gboolean
office_chair_action_check (OfficeChairReason reason,
                           const char       *words,
                           gboolean          ratified,
                           GError          **error)
{
  if (!ratified)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("The result is provisional: change the mark; no chair’s action is needed."));
      return FALSE;
    }

  if (reason == OFFICE_CHAIR_OTHER && is_empty (words))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("A chair’s action for another reason needs the reason in words."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
same_components (const OfficeModuleResult *a,
                 const OfficeModuleResult *b)
{
  if (a->n_components != b->n_components)
    return FALSE;

  for (gsize i = 0; i < a->n_components; i++)
    {
      const char *x = a->components[i].code == NULL ? NULL : a->components[i].code->code;
      const char *y = b->components[i].code == NULL ? NULL : b->components[i].code->code;

      if (a->components[i].mark != b->components[i].mark || g_strcmp0 (x, y) != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * office_chair_action_effect:
 * @before: the result that was ratified
 * @after: the result with the change
 * @effect: (out): what follows
 *
 * What a chair's action brings with it (BOARD-1): a new version, the revocation of a certificate
 * that the new result contradicts, returns out of date.
 */
void
office_chair_action_effect (const OfficeModuleResult *before,
                            const OfficeModuleResult *after,
                            OfficeChairEffect        *effect)
{
  gboolean same = before->outcome == after->outcome && before->mark == after->mark &&
                  before->credits == after->credits && same_components (before, after);

  effect->changes_result = !same;
  effect->outdates_returns = !same;
  effect->revokes_certificate = before->outcome == OFFICE_OUTCOME_PASS &&
                                (after->outcome != OFFICE_OUTCOME_PASS ||
                                 after->credits != before->credits);
}

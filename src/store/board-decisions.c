/* board-decisions.c: what a board says to one learner after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/board-decisions.h"

#include <glib/gi18n-lib.h>

#include "store/anonymity.h"
#include "store/catalogue.h"
#include "store/command.h"
#include "store/enrolments.h"
#include "store/fields.h"
#include "store/results.h"
#include "store/rows.h"
#include "store/statement.h"

/**
 * office_board_decision_row_free:
 * @row: (nullable): a decision
 *
 * Frees a decision.
 */
void
office_board_decision_row_free (OfficeBoardDecisionRow *row)
{
  if (row == NULL)
    return;

  g_free (row->reason);
  g_free (row->held_on);
  g_free (row);
}

static gpointer
read_decision (OfficeStatement *statement)
{
  OfficeBoardDecisionRow *row = g_new0 (OfficeBoardDecisionRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->enrolment_id = office_statement_get_int (statement, 1);
  office_board_decision_from_nick (office_statement_get_text (statement, 2), &row->decision);
  office_outcome_from_nick (office_statement_get_text (statement, 3), &row->outcome);
  row->reason = office_statement_dup_text (statement, 4);
  row->board_id = office_statement_get_int (statement, 5);
  row->held_on = office_statement_dup_text (statement, 6);
  row->version = (int) office_statement_get_int (statement, 7);
  return row;
}

/**
 * office_board_decisions_list:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeBoardDecisionRow) (nullable): the newest decision on
 *   each learner of whom there is one; what is prepared comes before what is in the minutes
 */
GPtrArray *
office_board_decisions_list (OfficeConnection  *connection,
                             gint64             cohort_id,
                             GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (
      connection, error,
      "SELECT board_decision.id, enrolment_id, decision, outcome, reason, coalesce (board_id, 0), held_on,"
      " board_decision.version FROM board_decision LEFT JOIN board ON board.id = board_id"
      " WHERE board_decision.id IN (SELECT max (newest.id) FROM board_decision AS newest"
      "  JOIN enrolment ON enrolment.id = newest.enrolment_id WHERE enrolment.cohort_id = ?"
      "  GROUP BY newest.enrolment_id)",
      "l", cohort_id),
    read_decision, (GDestroyNotify) office_board_decision_row_free, error);
}

/* What a decision changes besides the minutes. */
static gboolean
follow (OfficeConnection       *connection,
        const OfficeEnrolment  *enrolment,
        OfficeBoardDecision     decision,
        const char             *reason,
        GError                **error)
{
  OfficeRuleSet rules;

  switch (decision)
    {
    case OFFICE_BOARD_DECISION_WITHHOLD:
      return office_enrolment_withhold (connection, enrolment->id, 0, reason, error);
    case OFFICE_BOARD_DECISION_RELEASE:
      return office_enrolment_withhold (connection, enrolment->id, 0, NULL, error);
    case OFFICE_BOARD_DECISION_ATTEMPT:
      return office_rule_set_load_cohort (connection, enrolment->cohort_id, &rules, error)
             && office_enrolment_allow_attempts (connection, enrolment->id, 0,
                                                 MAX (enrolment->attempts_allowed, rules.max_attempts) + 1,
                                                 reason, error);
    case OFFICE_BOARD_DECISION_STANDS:
    case OFFICE_BOARD_DECISION_NEXT_BOARD:
    default:
      return TRUE;
    }
}

static gboolean
save (OfficeConnection       *connection,
      const OfficeEnrolment  *enrolment,
      const char             *name,
      int                     version,
      OfficeBoardDecision     decision,
      OfficeOutcome           outcome,
      const char             *reason,
      GError                **error)
{
  const OfficeField fields[] = {
    { "decision", _("decision"), OFFICE_FIELD_TEXT, office_board_decision_to_nick (decision) },
    { "reason", _("reason"), OFFICE_FIELD_TEXT, reason },
  };
  gint64 id = 0;

  if (!office_connection_get_int (connection, &id, error,
                                  "SELECT coalesce ((SELECT id FROM board_decision WHERE enrolment_id = ?"
                                  " AND board_id IS NULL), 0)", "l", enrolment->id))
    return FALSE;
  if (id == 0)
    return office_connection_run (connection, error,
                                  "INSERT INTO board_decision (enrolment_id, decision, outcome, reason)"
                                  " VALUES (?, ?, ?, ?)", "lsss", enrolment->id,
                                  office_board_decision_to_nick (decision), office_outcome_to_nick (outcome), reason);

  return (version == OFFICE_BOARD_DECISION_ANY_VERSION
          || office_check_version (connection, "board_decision", id, name, version, fields,
                                   G_N_ELEMENTS (fields), error))
         && office_connection_run (connection, error,
                                   "UPDATE board_decision SET decision = ?, outcome = ?, reason = ?,"
                                   " version = version + 1 WHERE id = ?", "sssl",
                                   office_board_decision_to_nick (decision), office_outcome_to_nick (outcome),
                                   reason, id);
}

/**
 * office_board_decide:
 * @connection: the connection
 * @enrolment_id: about whose result
 * @version: of the prepared decision that the person saw, 0 when there was none, or
 *   %OFFICE_BOARD_DECISION_ANY_VERSION
 * @decision: what is decided
 * @reason: (nullable): why, in words
 * @error: where to put a failure
 *
 * Prepares what the board says to one learner, in place of an earlier word, and does what follows:
 * withholds, releases, allows another attempt (BOARD-1, ASSESS-4, ASSESS-11). One step that can be
 * undone, until a board has ratified. A result that is ratified and has not changed since is refused.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED, %OFFICE_ERROR_LOCKED, %OFFICE_ERROR_NOT_FOUND or
 *   %OFFICE_ERROR_CONFLICT
 */
gboolean
office_board_decide (OfficeConnection     *connection,
                     gint64                enrolment_id,
                     int                   version,
                     OfficeBoardDecision   decision,
                     const char           *reason,
                     GError              **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, enrolment_id, error);
  g_autoptr (OfficeResultRow) row = NULL;
  g_autofree char *words = office_tidy (reason != NULL ? reason : "");
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (enrolment == NULL)
    return FALSE;
  row = office_results_compute_one (connection, enrolment_id, NULL, 0, error);
  if (row == NULL)
    return FALSE;

  name = office_anonymity_name (connection, enrolment->id, enrolment->family_name, enrolment->given_names);
  if (!row->provisional && !row->changed)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
                   _("A board has ratified the result of %s: only a chair’s action can change it."), name);
      return FALSE;
    }
  if (!office_board_decision_check (decision, row->outcome, words, error))
    {
      /* Translators: a learner, before a sentence about that learner */
      g_prefix_error (error, _("%s: "), name);
      return FALSE;
    }

  /* Translators: a learner */
  label = g_strdup_printf (_("The board’s word on %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, *words != '\0' ? words : NULL, error))
    return FALSE;
  return office_command_finish (connection,
                                save (connection, enrolment, name, version, decision, row->outcome, words, error)
                                && follow (connection, enrolment, decision, words, error),
                                error);
}

/**
 * office_board_decisions_minute:
 * @connection: a connection in the middle of the board's command
 * @cohort_id: the cohort
 * @board_id: the board
 * @error: where to put a failure
 *
 * Takes what was prepared into the minutes of a board: it is not changed any more (BOARD-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_FAILED
 */
gboolean
office_board_decisions_minute (OfficeConnection  *connection,
                               gint64             cohort_id,
                               gint64             board_id,
                               GError           **error)
{
  return office_connection_run (connection, error,
                                "UPDATE board_decision SET board_id = ?, version = version + 1"
                                " WHERE board_id IS NULL AND enrolment_id IN"
                                " (SELECT id FROM enrolment WHERE cohort_id = ?)", "ll", board_id, cohort_id);
}

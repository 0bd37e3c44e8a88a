/* chairs-action.c: a change of what a board has ratified, with everything that follows from it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/boards.h"

#include <glib/gi18n-lib.h>

#include "store/assessment.h"
#include "store/command.h"
#include "store/ratification.h"
#include "store/result-row.h"
#include "store/returns.h"
#include "store/rows.h"
#include "store/statement.h"

/**
 * office_chairs_action_done_free:
 * @done: (nullable): what a chair's action did
 *
 * Frees what a chair's action did.
 */
void
office_chairs_action_done_free (OfficeChairsActionDone *done)
{
  if (done == NULL)
    return;

  g_strfreev (done->revoked);
  g_strfreev (done->outdated);
  g_free (done->sentence);
  g_free (done);
}

static gboolean
save_withheld (OfficeConnection          *connection,
               const OfficeChairsAction  *action,
               OfficeAssessed            *learner,
               GError                   **error)
{
  if (!action->set_withheld)
    return TRUE;

  g_free (learner->withheld_reason);
  learner->withheld_reason = g_strdup (action->withheld_reason);
  return office_connection_run (connection, error,
                                "UPDATE enrolment SET withheld_reason = ?, version = version + 1"
                                " WHERE id = ? AND withheld_reason IS NOT ?",
                                "sls", action->withheld_reason, learner->enrolment_id,
                                action->withheld_reason);
}

static gboolean
save_changes (OfficeConnection              *connection,
              const OfficeCohortAssessment  *cohort,
              OfficeAssessed                *learner,
              const OfficeChairsAction      *action,
              gint64                         board_id,
              GError                       **error)
{
  for (gsize i = 0; i < action->n_marks; i++)
    {
      OfficeMarkEntry entry = action->marks[i];

      entry.enrolment_id = action->enrolment_id;
      if (!office_assessed_save_entry (connection, cohort, learner, &entry, TRUE, error))
        return FALSE;
    }

  return save_withheld (connection, action, learner, error)
         && office_ratification_lock (connection, cohort, learner, board_id, error);
}

static char **
revoke_certificates (OfficeConnection  *connection,
                     gint64             enrolment_id,
                     const char        *reason,
                     GError           **error)
{
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *serials = NULL;
  g_autoptr (GError) local_error = NULL;

  serials = office_connection_get_text (connection, &local_error,
                                        "SELECT group_concat (serial, char (31)) FROM certificate"
                                        " WHERE enrolment_id = ? AND status = 'issued'",
                                        "l", enrolment_id);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (!office_connection_run (
        connection, error,
        "UPDATE certificate SET status = 'revoked', status_on = ?, status_reason = ?,"
        " version = version + 1 WHERE enrolment_id = ? AND status = 'issued'",
        "ssl", today, reason, enrolment_id))
    return NULL;

  return office_rows_split (serials);
}

static char **
outdate_returns (OfficeConnection  *connection,
                 gint64             enrolment_id,
                 const char        *reason,
                 GError           **error)
{
  g_autoptr (GPtrArray) returns
    = office_returns_mark_out_of_date (connection, enrolment_id, reason, error);

  if (returns == NULL)
    return NULL;

  g_ptr_array_add (returns, NULL);
  return g_strdupv ((char **) returns->pdata);
}

/* The ratified result as the rules see one. */
static void
take_ratified (OfficeModuleResult   *result,
               const OfficeRatified *ratified)
{
  result->outcome = ratified->outcome;
  result->mark = ratified->mark;
  result->credits = ratified->credits;
  result->provisional = FALSE;
}

static char *
make_sentence (const char                   *name,
               const OfficeResultRow        *row,
               const OfficeChairsActionDone *done)
{
  g_autofree char *mark = office_mark_format (row->mark);
  g_autofree char *revoked = g_strjoinv (_(", "), done->revoked);
  g_autofree char *outdated = g_strjoinv (_(", "), done->outdated);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (done->result_version == 0)
    /* Translators: a learner */
    g_ptr_array_add (parts, g_strdup_printf (_("The result of %s stays as it was."), name));
  else if (row->mark != OFFICE_MARK_NONE)
    /* Translators: a learner, the mark, the outcome, the version */
    g_ptr_array_add (
      parts, g_strdup_printf (_("%s: mark %s, “%s” (version %d)."), name, mark,
                              office_outcome_label (row->outcome), done->result_version));
  else
    g_ptr_array_add (
      parts, g_strdup_printf (_("%s: “%s” (version %d)."), name,
                              office_outcome_label (row->outcome), done->result_version));

  if (done->revoked[0] != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("Certificate revoked: %s."), revoked));
  if (done->outdated[0] != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("Out of date now: %s."), outdated));

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

/* What follows from the new result: its version, certificates revoked, returns out of date. */
static gboolean
follow_up (OfficeConnection              *connection,
           const OfficeCohortAssessment  *cohort,
           const OfficeAssessed          *learner,
           const OfficeChairsAction      *action,
           const OfficeResultRow         *row,
           const OfficeChairEffect       *effect,
           const char                    *reason,
           gint64                         board_id,
           OfficeChairsActionDone        *done,
           GError                       **error)
{
  g_autofree char *today = office_connection_today (connection);

  if (effect->changes_result)
    {
      if (!office_ratification_add_result (connection, cohort, learner, row, board_id, today,
                                           office_chair_reason_to_nick (action->reason),
                                           action->words, error))
        return FALSE;
      done->result_version = learner->ratified.version + 1;
    }

  done->revoked = effect->revokes_certificate
                    ? revoke_certificates (connection, learner->enrolment_id, reason, error)
                    : g_new0 (char *, 1);
  if (done->revoked == NULL)
    return FALSE;

  done->outdated = effect->outdates_returns
                     ? outdate_returns (connection, learner->enrolment_id, reason, error)
                     : g_new0 (char *, 1);
  return done->outdated != NULL;
}

static gboolean
act (OfficeConnection              *connection,
     const OfficeCohortAssessment  *cohort,
     OfficeAssessed                *learner,
     const OfficeChairsAction      *action,
     const char                    *name,
     const char                    *reason,
     OfficeChairsActionDone        *done,
     GError                       **error)
{
  g_autoptr (OfficeModuleResult) before = office_assessed_compute (cohort, learner);
  g_autoptr (OfficeModuleResult) after = NULL;
  g_autoptr (OfficeResultRow) row = NULL;
  OfficeChairEffect effect;
  gint64 board_id = 0;

  take_ratified (before, &learner->ratified);
  if (!office_connection_get_int (connection, &board_id, error,
                                  "SELECT board_id FROM result WHERE id = ?", "l",
                                  learner->ratified.id)
      || !save_changes (connection, cohort, learner, action, board_id, error))
    return FALSE;

  after = office_assessed_compute (cohort, learner);
  after->credits = office_ratification_credits (cohort, learner, after->outcome);
  after->provisional = FALSE;
  office_chair_action_effect (before, after, &effect);

  row = office_result_row_new (cohort, learner, TRUE);
  if (!follow_up (connection, cohort, learner, action, row, &effect, reason, board_id, done, error))
    return FALSE;

  done->outcome = row->outcome;
  done->mark = row->mark;
  done->sentence = make_sentence (name, row, done);
  return TRUE;
}

/* What is done and kept, or done and taken back to see what it would bring. */
static OfficeChairsActionDone *
carry_out (OfficeConnection          *connection,
           const OfficeChairsAction  *action,
           gboolean                   keep,
           GError                   **error)
{
  g_autoptr (OfficeCohortAssessment) cohort
    = office_cohort_assessment_load_one (connection, action->enrolment_id, error);
  g_autoptr (OfficeChairsActionDone) done = g_new0 (OfficeChairsActionDone, 1);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *reason = NULL;
  OfficeAssessed *learner;
  gboolean acted;

  if (cohort == NULL)
    return NULL;

  learner = office_cohort_assessment_find (cohort, action->enrolment_id);
  name = office_assessed_dup_name (learner);
  if (!office_chair_action_check (action->reason, action->words, learner->ratified.id != 0, error))
    {
      g_prefix_error (error, _("%s: "), name);
      return NULL;
    }

  /* Translators: a learner */
  label = g_strdup_printf (_("Chair’s action for %s"), name);
  if (action->words != NULL && *action->words != '\0')
    /* Translators: the kind of reason of a chair's action, and the reason in words */
    reason = g_strdup_printf (
      _("Chair’s action, %s: %s"), office_chair_reason_label (action->reason), action->words);
  else
    reason = g_strdup_printf (_("Chair’s action, %s"), office_chair_reason_label (action->reason));

  if (!office_command_begin (connection, OFFICE_COMMAND_CHAIRS_ACTION, label, reason, error))
    return NULL;
  acted = act (connection, cohort, learner, action, name, reason, done, error);
  if (acted && !keep)
    office_command_rollback (connection);
  else if (!office_command_finish (connection, acted, error))
    return NULL;

  return g_steal_pointer (&done);
}

/**
 * office_board_chairs_action_preview:
 * @connection: the connection
 * @action: what is to be changed, and why
 * @error: where to put a failure
 *
 * What office_board_chairs_action() would do: the same is done, and taken back. Nothing is saved.
 *
 * Returns: (transfer full) (nullable): what would follow, or %NULL with its errors
 */
OfficeChairsActionDone *
office_board_chairs_action_preview (OfficeConnection          *connection,
                                    const OfficeChairsAction  *action,
                                    GError                   **error)
{
  return carry_out (connection, action, FALSE, error);
}

/**
 * office_board_chairs_action:
 * @connection: the connection
 * @action: what is to be changed, and why
 * @error: where to put a failure
 *
 * Changes a ratified result (BOARD-1): the marks given are saved over the lock, the result gets a
 * new version, a certificate that it contradicts is revoked, and every return that held the old
 * value is marked as out of date. An act of its own: it is not undone but by another.
 *
 * Returns: (transfer full) (nullable): what followed, or %NULL with %OFFICE_ERROR_REFUSED,
 *   %OFFICE_ERROR_INVALID or %OFFICE_ERROR_NOT_FOUND
 */
OfficeChairsActionDone *
office_board_chairs_action (OfficeConnection          *connection,
                            const OfficeChairsAction  *action,
                            GError                   **error)
{
  return carry_out (connection, action, TRUE, error);
}

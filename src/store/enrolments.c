/* enrolments.c: those who take part in a cohort, and the decisions on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/outcome.h"
#include "store/anonymity.h"
#include "store/catalogue.h"
#include "store/command.h"
#include "store/enrolments.h"
#include "store/fields.h"

#define COLUMNS \
  "SELECT enrolment.id, application_id, application.reference, learner.id, learner.given_names," \
  " learner.family_name, cohort.id, cohort.code, enrolled_on, withdrawn_on, reassessment_only, withheld_reason," \
  " first_practical, attempts_allowed," \
  " (SELECT student_number FROM registration WHERE enrolment_id = enrolment.id), enrolment.version" \
  " FROM enrolment JOIN application ON application.id = application_id" \
  " JOIN learner ON learner.id = enrolment.learner_id JOIN cohort ON cohort.id = enrolment.cohort_id"

/**
 * office_enrolment_free:
 * @enrolment: (nullable): an enrolment
 */
void
office_enrolment_free (OfficeEnrolment *enrolment)
{
  if (enrolment == NULL)
    return;

  g_free (enrolment->reference);
  g_free (enrolment->given_names);
  g_free (enrolment->family_name);
  g_free (enrolment->cohort);
  g_free (enrolment->enrolled_on);
  g_free (enrolment->withdrawn_on);
  g_free (enrolment->withheld_reason);
  g_free (enrolment->student_number);
  g_free (enrolment);
}

static gpointer
read_enrolment (OfficeStatement *statement)
{
  OfficeEnrolment *enrolment = g_new0 (OfficeEnrolment, 1);

  enrolment->id = office_statement_get_int (statement, 0);
  enrolment->application_id = office_statement_get_int (statement, 1);
  enrolment->reference = office_statement_dup_text (statement, 2);
  enrolment->learner_id = office_statement_get_int (statement, 3);
  enrolment->given_names = office_statement_dup_text (statement, 4);
  enrolment->family_name = office_statement_dup_text (statement, 5);
  enrolment->cohort_id = office_statement_get_int (statement, 6);
  enrolment->cohort = office_statement_dup_text (statement, 7);
  enrolment->enrolled_on = office_statement_dup_text (statement, 8);
  enrolment->withdrawn_on = office_statement_dup_text (statement, 9);
  enrolment->reassessment_only = office_statement_get_int (statement, 10) != 0;
  enrolment->withheld_reason = office_statement_dup_text (statement, 11);
  enrolment->first_practical = office_statement_get_int_or (statement, 12, -1);
  enrolment->attempts_allowed = office_statement_get_int (statement, 13);
  enrolment->student_number = office_statement_dup_text (statement, 14);
  enrolment->version = office_statement_get_int (statement, 15);
  return enrolment;
}

/**
 * office_enrolments_list:
 * @connection: the connection
 * @cohort_id: a cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeEnrolment): all of its enrolments by name,
 *   those who withdrew among them
 */
GPtrArray *
office_enrolments_list (OfficeConnection  *connection,
                        gint64             cohort_id,
                        GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               COLUMNS " WHERE enrolment.cohort_id = ? ORDER BY learner.sort_name, enrolment.id", "l",
                               cohort_id),
    read_enrolment, (GDestroyNotify) office_enrolment_free, error);
}

/**
 * office_enrolment_get:
 * @connection: the connection
 * @id: the row
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the enrolment
 */
OfficeEnrolment *
office_enrolment_get (OfficeConnection  *connection,
                      gint64             id,
                      GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeEnrolment *enrolment = office_rows_first (
    office_connection_prepare (connection, &local_error, COLUMNS " WHERE enrolment.id = ?", "l", id), read_enrolment,
    &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (enrolment == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("This enrolment is not there."));

  return enrolment;
}

/**
 * office_enrolment_find:
 * @connection: the connection
 * @reference: reference of the application, or a candidate number
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the enrolment
 */
OfficeEnrolment *
office_enrolment_find (OfficeConnection  *connection,
                       const char        *reference,
                       GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *tidy = office_tidy (reference);
  OfficeEnrolment *enrolment = office_rows_first (
    office_connection_prepare (connection, &local_error, COLUMNS
                               " WHERE application.reference = ?1 COLLATE NOCASE OR enrolment.id ="
                               " (SELECT enrolment_id FROM candidate WHERE number = upper (?1))"
                               " ORDER BY application.reference <> ?1 COLLATE NOCASE LIMIT 1", "s",
                               tidy),
    read_enrolment, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (enrolment == NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("%s is not enrolled, or there is no such reference."),
                 tidy);

  return enrolment;
}

/* BOARD-1: what a board has made final is changed by chair's action alone. */
static gboolean
check_not_final (OfficeConnection  *connection,
                 gint64             id,
                 const char        *name,
                 GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *outcome = office_connection_get_text (connection, &local_error,
                                                         "SELECT outcome FROM result WHERE enrolment_id = ?"
                                                         " ORDER BY version DESC LIMIT 1",
                                                         "l", id);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (g_strcmp0 (outcome, "P") != 0 && g_strcmp0 (outcome, "F") != 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
               _("The board has ratified the result of %s: only a chair’s action can change it."), name);
  return FALSE;
}

/**
 * office_enrolment_withhold:
 * @connection: the connection
 * @id: the enrolment
 * @version: the version that the person saw, or 0
 * @reason: (nullable): why the result is withheld; %NULL releases it
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Withholds the result by decision, or releases it (ASSESS-11). What a board has made final is
 * refused with %OFFICE_ERROR_LOCKED (BOARD-1).
 *
 * Returns: whether it is saved
 */
gboolean
office_enrolment_withhold (OfficeConnection  *connection,
                           gint64             id,
                           int                version,
                           const char        *reason,
                           GError           **error)
{
  static const char update_sql[] =
    "UPDATE enrolment SET withheld_reason = ?, version = version + 1 WHERE id = ?";
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, id, error);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  OfficeField fields[] = { { "withheld_reason", _("reason for withholding"), OFFICE_FIELD_TEXT, reason } };

  if (enrolment == NULL || (reason != NULL && !office_check_given (reason, _("The reason for withholding"), error)))
    return FALSE;

  name = office_anonymity_name (connection, enrolment->id, enrolment->family_name, enrolment->given_names);
  label = g_strdup_printf (reason != NULL ? _("Withhold the result of %s") : _("Release the result of %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, reason, error))
    return FALSE;

  return office_command_finish (connection,
                                check_not_final (connection, id, name, error)
                                && office_check_version (connection, "enrolment", id, name, version, fields,
                                                         G_N_ELEMENTS (fields), error)
                                && office_connection_run (connection, error, update_sql, "sl", reason, id),
                                error);
}

/**
 * office_enrolment_allow_attempts:
 * @connection: the connection
 * @id: the enrolment
 * @version: the version that the person saw, or 0
 * @attempts: how many attempts of each component, in all
 * @reason: why the board allows them
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED without a reason
 *
 * The board's override for a third attempt (ASSESS-4).
 *
 * Returns: whether it is saved
 */
gboolean
office_enrolment_allow_attempts (OfficeConnection  *connection,
                                 gint64             id,
                                 int                version,
                                 int                attempts,
                                 const char        *reason,
                                 GError           **error)
{
  static const char update_sql[] =
    "UPDATE enrolment SET attempts_allowed = ?, attempts_reason = ?, version = version + 1 WHERE id = ?";
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, id, error);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = g_strdup_printf ("%d", attempts);
  OfficeField fields[] = { { "attempts_allowed", _("attempts allowed"), OFFICE_FIELD_INTEGER, text } };
  OfficeRuleSet rules;
  gboolean done;

  if (enrolment == NULL || !office_rule_set_load_cohort (connection, enrolment->cohort_id, &rules, error))
    return FALSE;

  name = office_anonymity_name (connection, enrolment->id, enrolment->family_name, enrolment->given_names);
  label = g_strdup_printf (_("Allow %s another attempt"), name);
  if (!office_third_attempt_check (attempts, reason, &rules, error))
    {
      g_prefix_error (error, "%s (%s): ", name, enrolment->reference);
      return FALSE;
    }

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, reason, error))
    return FALSE;

  done = office_check_version (connection, "enrolment", id, name, version, fields, G_N_ELEMENTS (fields), error)
         && office_connection_run (connection, error, update_sql, "isl", attempts, reason, id);

  return office_command_finish (connection, done, error);
}

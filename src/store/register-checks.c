/* register-checks.c: what a person saw on a public register, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/catalogue.h"
#include "store/command.h"
#include "store/fields.h"
#include "store/learners.h"
#include "store/register-checks.h"

/**
 * office_professional_number_free:
 * @number: (nullable): a professional number
 */
void
office_professional_number_free (OfficeProfessionalNumber *number)
{
  if (number == NULL)
    return;

  g_free (number->regulator);
  g_free (number->number);
  g_free (number->checked_on);
  g_free (number);
}

/**
 * office_register_check_free:
 * @check: (nullable): a check
 */
void
office_register_check_free (OfficeRegisterCheck *check)
{
  if (check == NULL)
    return;

  g_free (check->checked_on);
  g_free (check->checked_by);
  g_free (check->name_on_register);
  g_free (check->status);
  g_free (check->restrictions);
  g_free (check);
}

static gpointer
read_number (OfficeStatement *statement)
{
  OfficeProfessionalNumber *number = g_new0 (OfficeProfessionalNumber, 1);

  number->id = office_statement_get_int (statement, 0);
  number->learner_id = office_statement_get_int (statement, 1);
  number->regulator = office_statement_dup_text (statement, 2);
  number->number = office_statement_dup_text (statement, 3);
  number->associate = office_statement_get_int (statement, 4) != 0;
  number->checked_on = office_statement_dup_text (statement, 5);
  number->version = office_statement_get_int (statement, 6);
  return number;
}

static gpointer
read_check (OfficeStatement *statement)
{
  OfficeRegisterCheck *check = g_new0 (OfficeRegisterCheck, 1);

  check->id = office_statement_get_int (statement, 0);
  check->registration_id = office_statement_get_int (statement, 1);
  check->checked_on = office_statement_dup_text (statement, 2);
  check->checked_by = office_statement_dup_text (statement, 3);
  check->name_on_register = office_statement_dup_text (statement, 4);
  check->status = office_statement_dup_text (statement, 5);
  check->licence_to_practise = office_statement_get_int_or (statement, 6, -1);
  check->restrictions = office_statement_dup_text (statement, 7);
  return check;
}

/**
 * office_professional_numbers_list:
 * @connection: the connection
 * @learner_id: a learner
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeProfessionalNumber): the numbers of the
 *   learner, the newest first, with how their checks stand today (ENTRY-4)
 */
GPtrArray *
office_professional_numbers_list (OfficeConnection  *connection,
                                  gint64             learner_id,
                                  GError           **error)
{
  static const char sql[] =
    "SELECT id, learner_id, regulator, number, associate,"
    " (SELECT max (checked_on) FROM register_check WHERE professional_registration_id = professional_registration.id),"
    " version FROM professional_registration WHERE learner_id = ? ORDER BY id DESC";
  g_autofree char *iso = office_connection_today (connection);
  OfficeDay today = office_day_from_iso (iso);
  OfficeRuleSet rules;
  GPtrArray *numbers;

  if (office_rule_set_load_current (connection, &rules, error) == 0)
    return NULL;

  numbers = office_rows_collect (office_connection_prepare (connection, error, sql, "l", learner_id), read_number,
                                 (GDestroyNotify) office_professional_number_free, error);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      OfficeProfessionalNumber *number = g_ptr_array_index (numbers, i);
      OfficeDay checked_on = number->checked_on != NULL ? office_day_from_iso (number->checked_on) : OFFICE_DAY_NONE;

      number->check_state = office_register_check_state (checked_on, today, &rules);
    }

  return numbers;
}

/**
 * office_register_checks_list:
 * @connection: the connection
 * @learner_id: a learner
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeRegisterCheck): every check of the learner's
 *   numbers, the newest first
 */
GPtrArray *
office_register_checks_list (OfficeConnection  *connection,
                             gint64             learner_id,
                             GError           **error)
{
  static const char sql[] =
    "SELECT register_check.id, professional_registration_id, checked_on, checked_by, name_on_register, status,"
    " licence_to_practise, restrictions FROM register_check"
    " JOIN professional_registration ON professional_registration.id = professional_registration_id"
    " WHERE learner_id = ? ORDER BY checked_on DESC, register_check.id DESC";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "l", learner_id), read_check,
                              (GDestroyNotify) office_register_check_free, error);
}

static gboolean
check_day (OfficeConnection  *connection,
           const char        *checked_on,
           GError           **error)
{
  g_autofree char *today = office_connection_today (connection);

  if (!office_check_day (checked_on, _("Day of the check"), error))
    return FALSE;

  if (checked_on == NULL || g_strcmp0 (checked_on, today) <= 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("Day of the check: %s is still to come."), checked_on);
  return FALSE;
}

/**
 * office_register_check_add:
 * @connection: the connection
 * @check: what was seen; the day is today and the person is who works now where they are %NULL
 * @error: where to put a failure
 *
 * Records that a person looked at the public register (ENTRY-4).
 *
 * Returns: the new row, or 0
 */
gint64
office_register_check_add (OfficeConnection           *connection,
                           const OfficeRegisterCheck  *check,
                           GError                    **error)
{
  static const char insert_sql[] =
    "INSERT INTO register_check (professional_registration_id, checked_on, checked_by, name_on_register, status,"
    " licence_to_practise, restrictions) VALUES (?, ?, ?, ?, ?, ?, coalesce (?, ''))";
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;
  gboolean done;

  if (!office_check_given (check->name_on_register, _("Name on the register"), error)
      || !office_check_given (check->status, _("Status on the register"), error)
      || !check_day (connection, check->checked_on, error))
    return 0;

  number = office_connection_get_text (connection, &local_error,
                                       "SELECT regulator || ' ' || number FROM professional_registration WHERE id = ?",
                                       "l", check->registration_id);
  if (number == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("This professional number is not there."));
      return 0;
    }

  label = g_strdup_printf (_("Record the check of %s"), number);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  done = office_connection_run (connection, error, insert_sql, "lssssms", check->registration_id,
                                check->checked_on != NULL ? check->checked_on : today,
                                check->checked_by != NULL ? check->checked_by
                                                          : office_connection_get_actor (connection),
                                check->name_on_register, check->status, check->licence_to_practise,
                                check->restrictions);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

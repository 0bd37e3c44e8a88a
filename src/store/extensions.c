/* extensions.c: more time for one learner's work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/extensions.h"

#include <glib/gi18n-lib.h>

#include "rules/deadline.h"
#include "rules/given.h"
#include "store/anonymity.h"
#include "store/assessment.h"
#include "store/catalogue.h"
#include "store/command.h"
#include "store/conflict.h"
#include "store/enrolments.h"
#include "store/rows.h"
#include "store/statement.h"

#define EXTENSION_COLUMNS \
  "SELECT extension.id, enrolment.id, application.reference, learner.family_name," \
  " learner.given_names," \
  " component.name, component.label, extension.attempt, extension.days, deadline.at," \
  " extension.reason," \
  " extension.granted_on, extension.version" \
  " FROM extension JOIN enrolment ON enrolment.id = extension.enrolment_id" \
  " JOIN application ON application.id = enrolment.application_id" \
  " JOIN learner ON learner.id = enrolment.learner_id" \
  " JOIN component ON component.id = extension.component_id" \
  " LEFT JOIN deadline ON deadline.cohort_id = enrolment.cohort_id" \
  "  AND deadline.component_id = extension.component_id AND deadline.attempt = extension.attempt"

/**
 * office_extension_row_free:
 * @row: (nullable): an extension
 *
 * Frees an extension.
 */
void
office_extension_row_free (OfficeExtensionRow *row)
{
  if (row == NULL)
    return;

  g_free (row->reference);
  g_free (row->family_name);
  g_free (row->given_names);
  g_free (row->component);
  g_free (row->component_label);
  g_free (row->reason);
  g_free (row->granted_on);
  g_free (row);
}

static gpointer
read_extension (OfficeStatement *statement)
{
  OfficeExtensionRow *row = g_new0 (OfficeExtensionRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->enrolment_id = office_statement_get_int (statement, 1);
  row->reference = office_statement_dup_text (statement, 2);
  row->family_name = office_statement_dup_text (statement, 3);
  row->given_names = office_statement_dup_text (statement, 4);
  row->component = office_statement_dup_text (statement, 5);
  row->component_label = office_statement_dup_text (statement, 6);
  row->attempt = (int) office_statement_get_int (statement, 7);
  row->days = (int) office_statement_get_int (statement, 8);
  if (!office_statement_is_null (statement, 9)
      && !office_deadline_add_days (
        office_statement_get_int (statement, 9), row->days, &row->due_at, NULL))
    row->due_at = 0;
  row->reason = office_statement_dup_text (statement, 10);
  row->granted_on = office_statement_dup_text (statement, 11);
  row->version = (int) office_statement_get_int (statement, 12);

  return row;
}

/* What a board has ratified keeps the deadline it was ratified with (BOARD-1). */
static gboolean
check_not_ratified (OfficeConnection  *connection,
                    gint64             enrolment_id,
                    const char        *component,
                    int                attempt,
                    GError           **error)
{
  g_autoptr (OfficeCohortAssessment) cohort
    = office_cohort_assessment_load_one (connection, enrolment_id, error);
  const OfficeAssessed *learner;
  int index;

  if (cohort == NULL)
    return FALSE;
  learner = office_cohort_assessment_find (cohort, enrolment_id);
  index = office_cohort_assessment_component (cohort, component, error);
  if (index < 0)
    return FALSE;

  return learner == NULL
         || office_assessed_check_work_open (cohort, learner, index, attempt, error);
}

/* Whose work, which, and until when it was due: what the rule asks for. */
static gboolean
check_extension (OfficeConnection       *connection,
                 const OfficeEnrolment  *enrolment,
                 const char             *name,
                 const char             *component,
                 int                     attempt,
                 int                     days,
                 const char             *reason,
                 gint64                 *component_id,
                 GError                **error)
{
  static const char due_sql[]
    = "SELECT component.id, component.label, deadline.at FROM cohort"
      " JOIN component ON component.module_id = cohort.module_id AND component.name = ?"
      " LEFT JOIN deadline ON deadline.cohort_id = cohort.id"
      " AND deadline.component_id = component.id"
      "  AND deadline.attempt = ?"
      " WHERE cohort.id = ?";
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error, due_sql, "sil", component, attempt, enrolment->cohort_id);
  OfficeRuleSet rules;
  gint64 extended;

  if (statement == NULL)
    return FALSE;
  if (!office_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                     _("The assessment of %s has no component “%s”."), enrolment->cohort,
                     component);
      return FALSE;
    }

  *component_id = office_statement_get_int (statement, 0);
  if (!office_text_is_given (reason))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("The extension of %s needs a reason in words."), name);
      return FALSE;
    }
  if (office_statement_is_null (statement, 2))
    {
      /* Translators: the component, the learner, the cohort */
      g_set_error (
        error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
        _("%s of %s has no deadline in %s that could be extended: set the deadline first."),
        office_statement_get_text (statement, 1), name, enrolment->cohort);
      return FALSE;
    }

  if (!office_rule_set_load_cohort (connection, enrolment->cohort_id, &rules, error))
    return FALSE;
  if (!office_deadline_extend (
        office_statement_get_int (statement, 2), days, &rules, &extended, error))
    {
      /* Translators: a learner */
      g_prefix_error (error, _("%s: "), name);
      return FALSE;
    }

  return TRUE;
}

/**
 * office_extension_grant:
 * @connection: the connection
 * @enrolment_id: whose
 * @component: the component's key
 * @attempt: 1, 2, …
 * @days: 7 or 14, as the rule set says
 * @reason: why
 * @error: where to put a failure
 *
 * Grants a learner more time, in place of an earlier extension of the same work (ASSESS-6). Work that a
 * board has ratified keeps its deadline (BOARD-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED, %OFFICE_ERROR_LOCKED or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_extension_grant (OfficeConnection  *connection,
                        gint64             enrolment_id,
                        const char        *component,
                        int                attempt,
                        int                days,
                        const char        *reason,
                        GError           **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, enrolment_id, error);
  g_autofree char *name = NULL;
  g_autofree char *today = NULL;
  g_autofree char *label = NULL;
  gint64 component_id;

  if (enrolment == NULL)
    return FALSE;

  name = office_anonymity_name (connection, enrolment->id, enrolment->family_name, enrolment->given_names);
  if (!check_extension (
        connection, enrolment, name, component, attempt, days, reason, &component_id, error)
      || !check_not_ratified (connection, enrolment_id, component, attempt, error))
    return FALSE;

  /* Translators: a learner */
  label = g_strdup_printf (_("Extension for %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, reason, error))
    return FALSE;

  today = office_connection_today (connection);
  return office_command_finish (
    connection,
    office_connection_run (
      connection, error,
      "INSERT INTO extension (enrolment_id, component_id, attempt, days, reason, granted_on)"
      " VALUES (?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (enrolment_id, component_id, attempt) DO UPDATE SET days = excluded.days,"
      " reason = excluded.reason, granted_on = excluded.granted_on, version = version + 1",
      "lliiss", enrolment_id, component_id, attempt, days, reason, today),
    error);
}

/**
 * office_extension_remove:
 * @connection: the connection
 * @extension_id: the extension
 * @version: that the person saw, or %OFFICE_EXTENSION_ANY_VERSION
 * @error: where to put a failure
 *
 * Takes an extension back, unless a board has ratified the work (BOARD-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_LOCKED, %OFFICE_ERROR_NOT_FOUND or %OFFICE_ERROR_CONFLICT
 */
gboolean
office_extension_remove (OfficeConnection  *connection,
                         gint64             extension_id,
                         int                version,
                         GError           **error)
{
  const OfficeField fields[] = { { "days", _("days"), OFFICE_FIELD_INTEGER, NULL } };
  g_autoptr (OfficeExtensionRow) saved = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  saved = office_rows_first (
    office_connection_prepare (
      connection, &local_error, EXTENSION_COLUMNS " WHERE extension.id = ?", "l", extension_id),
    read_extension, &local_error);
  if (saved == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                             _("This extension was taken back already."));
      return FALSE;
    }

  if (!check_not_ratified (
        connection, saved->enrolment_id, saved->component, saved->attempt, error))
    return FALSE;

  name = office_anonymity_name (connection, saved->enrolment_id, saved->family_name, saved->given_names);
  label = g_strdup_printf (_("Extension for %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_conflict_check (connection, "extension", extension_id, label, saved->version, version,
                           fields, G_N_ELEMENTS (fields), error)
      && office_connection_run (
        connection, error, "DELETE FROM extension WHERE id = ?", "l", extension_id),
    error);
}

/**
 * office_extensions_list_cohort:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeExtensionRow) (nullable): the extensions granted in
 * a cohort, by learner
 */
GPtrArray *
office_extensions_list_cohort (OfficeConnection  *connection,
                               gint64             cohort_id,
                               GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (
      connection, error,
      EXTENSION_COLUMNS
      " WHERE enrolment.cohort_id = ?"
      " ORDER BY learner.sort_name, learner.id, component.position, extension.attempt",
      "l", cohort_id),
    read_extension, (GDestroyNotify) office_extension_row_free, error);
}

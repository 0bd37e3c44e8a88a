/* requirements.c: the four entry requirements of an application, as decided
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/privacy.h"
#include "store/applications.h"
#include "store/command.h"
#include "store/fields.h"
#include "store/learners.h"
#include "store/requirements.h"

/**
 * office_requirement_row_free:
 * @row: (nullable): a requirement
 */
void
office_requirement_row_free (OfficeRequirementRow *row)
{
  if (row == NULL)
    return;

  g_free (row->note);
  g_free (row->due_on);
  g_free (row->decided_by);
  g_free (row->decided_on);
  g_free (row);
}

static gpointer
read_requirement (OfficeStatement *statement)
{
  OfficeRequirementRow *row = g_new0 (OfficeRequirementRow, 1);

  office_requirement_from_nick (office_statement_get_text (statement, 0), &row->kind);
  office_requirement_state_from_nick (office_statement_get_text (statement, 1), &row->state);
  row->note = office_statement_dup_text (statement, 2);
  row->due_on = office_statement_dup_text (statement, 3);
  row->decided_by = office_statement_dup_text (statement, 4);
  row->decided_on = office_statement_dup_text (statement, 5);
  row->stored_file_id = office_statement_get_int (statement, 6);
  row->version = office_statement_get_int (statement, 7);
  return row;
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const OfficeRequirementRow *one = *(const OfficeRequirementRow *const *) a;
  const OfficeRequirementRow *two = *(const OfficeRequirementRow *const *) b;

  return (int) one->kind - (int) two->kind;
}

/**
 * office_requirement_row_get_decision:
 * @row: a requirement
 *
 * Returns: what the rules ask of it; its texts belong to @row
 */
OfficeDecision
office_requirement_row_get_decision (const OfficeRequirementRow *row)
{
  OfficeDecision decision = {
    row->state,
    row->note,
    row->due_on != NULL ? office_day_from_iso (row->due_on) : OFFICE_DAY_NONE,
    row->decided_by,
  };

  return decision;
}

/**
 * office_requirements_list:
 * @connection: the connection
 * @application_id: the application
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeRequirementRow): all four, in the order of
 *   #OfficeRequirement
 */
GPtrArray *
office_requirements_list (OfficeConnection  *connection,
                          gint64             application_id,
                          GError           **error)
{
  static const char sql[] =
    "SELECT kind, state, note, due_on, decided_by, decided_on, stored_file_id, version"
    " FROM requirement WHERE application_id = ?";
  g_autofree char *iso = office_connection_today (connection);
  OfficeDay today = office_day_from_iso (iso);
  GPtrArray *rows = office_rows_collect (office_connection_prepare (connection, error, sql, "l", application_id),
                                         read_requirement, (GDestroyNotify) office_requirement_row_free, error);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      OfficeRequirementRow *row = g_ptr_array_index (rows, i);
      OfficeDecision decision = office_requirement_row_get_decision (row);

      row->overdue = office_entry_is_overdue (&decision, today);
    }

  g_ptr_array_sort (rows, compare_kinds);
  return rows;
}

static gboolean
save_decision (OfficeConnection       *connection,
               gint64                  id,
               OfficeRequirementState  state,
               const char             *note,
               const char             *due_on,
               GError                **error)
{
  static const char update_sql[] =
    "UPDATE requirement SET state = ?1, note = ?2, due_on = ?3,"
    " decided_by = CASE ?1 WHEN 'not-seen' THEN NULL ELSE ?4 END,"
    " decided_on = CASE ?1 WHEN 'not-seen' THEN NULL ELSE ?5 END, version = version + 1 WHERE id = ?6";
  g_autofree char *today = office_connection_today (connection);

  return office_connection_run (connection, error, update_sql, "sssssl", office_requirement_state_to_nick (state), note,
                                state == OFFICE_REQUIREMENT_CONDITIONAL ? due_on : NULL,
                                office_connection_get_actor (connection), today, id);
}

/**
 * office_requirement_set:
 * @connection: the connection
 * @application_id: the application
 * @kind: which requirement
 * @version: the version that the person saw, or 0 to save over whatever is there
 * @state: the decision
 * @note: (nullable): the evidence, the condition, or why it is waived
 * @due_on: (nullable): the day of a condition, ISO
 * @error: where to put a failure: %OFFICE_ERROR_INVALID for a condition without text,
 *   %OFFICE_ERROR_CONFLICT when somebody else decided since
 *
 * Records the decision on one requirement, by whom and when (ENTRY-2).
 *
 * Returns: whether it is saved
 */
gboolean
office_requirement_set (OfficeConnection        *connection,
                        gint64                   application_id,
                        OfficeRequirement        kind,
                        int                      version,
                        OfficeRequirementState   state,
                        const char              *note,
                        const char              *due_on,
                        GError                 **error)
{
  g_autoptr (OfficeApplication) application = office_application_get (connection, application_id, error);
  g_autofree char *tidy = office_tidy (note);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *what = NULL;
  OfficeDecision decision = { state, tidy, OFFICE_DAY_NONE, office_connection_get_actor (connection) };
  OfficeField fields[] = {
    { "state", _("decision"), OFFICE_FIELD_REQUIREMENT_STATE, office_requirement_state_to_nick (state) },
    { "note", _("note"), OFFICE_FIELD_TEXT, tidy },
    { "due_on", _("day of the condition"), OFFICE_FIELD_DATE, due_on },
  };
  gint64 id = 0;
  gboolean done;

  if (application == NULL)
    return FALSE;

  name = office_learner_name (connection, application->learner_id, error);
  if (name == NULL || !office_check_day (due_on, _("Day of the condition"), error)
      || !office_patient_check (_("Note"), tidy, error))
    return FALSE;

  if (due_on != NULL && *due_on != '\0')
    decision.due = office_day_from_iso (due_on);
  if (!office_decision_check (kind, &decision, error))
    {
      g_prefix_error (error, "%s (%s): ", name, application->reference);
      return FALSE;
    }

  /* Translators: a requirement, a person, a decision: "Degree of Ng, Aoife: met". */
  label = g_strdup_printf (_("%s of %s: %s"), office_requirement_label (kind), name,
                           office_requirement_state_label (state));
  /* Translators: a requirement, a person: "Degree of Ng, Aoife". */
  what = g_strdup_printf (_("%s of %s"), office_requirement_label (kind), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  done = office_connection_run (connection, error,
                                "INSERT INTO requirement (application_id, kind) VALUES (?, ?) ON CONFLICT DO NOTHING",
                                "ls", application_id, office_requirement_to_nick (kind))
         && office_connection_get_int (connection, &id, error,
                                       "SELECT id FROM requirement WHERE application_id = ? AND kind = ?", "ls",
                                       application_id, office_requirement_to_nick (kind))
         && office_check_version (connection, "requirement", id, what, version, fields, G_N_ELEMENTS (fields), error)
         && save_decision (connection, id, state, tidy, due_on != NULL && *due_on != '\0' ? due_on : NULL, error);

  return office_command_finish (connection, done, error);
}

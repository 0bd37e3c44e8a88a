/* deadlines.c: when the work of a cohort is due
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/deadlines.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "store/command.h"
#include "store/conflict.h"
#include "store/rows.h"
#include "store/statement.h"

#define DEADLINE_COLUMNS \
  "SELECT deadline.id, cohort.id, cohort.code, component.name, component.label, deadline.attempt," \
  " deadline.at," \
  " deadline.version, component.id" \
  " FROM deadline JOIN cohort ON cohort.id = deadline.cohort_id" \
  " JOIN component ON component.id = deadline.component_id"

/**
 * office_deadline_row_free:
 * @row: (nullable): a deadline
 *
 * Frees a deadline.
 */
void
office_deadline_row_free (OfficeDeadlineRow *row)
{
  if (row == NULL)
    return;

  g_free (row->cohort_code);
  g_free (row->component);
  g_free (row->component_label);
  g_free (row);
}

static gpointer
read_deadline (OfficeStatement *statement)
{
  OfficeDeadlineRow *row = g_new0 (OfficeDeadlineRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->cohort_id = office_statement_get_int (statement, 1);
  row->cohort_code = office_statement_dup_text (statement, 2);
  row->component = office_statement_dup_text (statement, 3);
  row->component_label = office_statement_dup_text (statement, 4);
  row->attempt = (int) office_statement_get_int (statement, 5);
  row->at = office_statement_get_int (statement, 6);
  row->version = (int) office_statement_get_int (statement, 7);
  row->component_id = office_statement_get_int (statement, 8);

  return row;
}

/* The cohort's code and the component's label, for the sentences. */
static gboolean
find_component (OfficeConnection  *connection,
                gint64             cohort_id,
                const char        *component,
                gint64            *component_id,
                char             **label,
                char             **code,
                GError           **error)
{
  static const char component_sql[]
    = "SELECT component.id, component.label, cohort.code FROM cohort"
      " LEFT JOIN component ON component.module_id = cohort.module_id AND component.name = ?"
      " WHERE cohort.id = ?";
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, component_sql, "sl", component, cohort_id);

  if (statement == NULL)
    return FALSE;
  if (!office_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                             _("There is no such cohort. Choose one of the list."));
      return FALSE;
    }

  if (office_statement_is_null (statement, 0))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                   _("The assessment of %s has no component “%s”."),
                   office_statement_get_text (statement, 2), component);
      return FALSE;
    }

  *component_id = office_statement_get_int (statement, 0);
  *label = office_statement_dup_text (statement, 1);
  *code = office_statement_dup_text (statement, 2);
  return TRUE;
}

/* What a board has ratified was due when it was due (BOARD-1). The schema refuses it as well, so that Undo cannot
 * move it either; here it is said of what. */
static gboolean
check_not_ratified (OfficeConnection  *connection,
                    gint64             cohort_id,
                    gint64             component_id,
                    int                attempt,
                    const char        *what,
                    GError           **error)
{
  gint64 n_ratified = 0;

  if (!office_connection_get_int (connection, &n_ratified, error,
                                  "SELECT count (*) FROM ratified_work"
                                  " WHERE cohort_id = ? AND component_id = ? AND attempt = ?",
                                  "lli", cohort_id, component_id, attempt))
    return FALSE;
  if (n_ratified == 0)
    return TRUE;

  /* Translators: "Deadline of Written assignment in DPL-2025-AUT" */
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
               _("%s: the board has ratified work of that attempt, so it stays. Extend the time of a learner whose "
                 "sitting is still to come, or set the deadline of the next attempt (BOARD-1)."), what);
  return FALSE;
}

static gboolean
save_deadline (OfficeConnection  *connection,
               gint64             cohort_id,
               gint64             component_id,
               int                attempt,
               gint64             at,
               int                version,
               const char        *what,
               GError           **error)
{
  g_autofree char *yours = g_strdup_printf ("%" G_GINT64_FORMAT, at);
  const OfficeField fields[] = { { "at", _("due"), OFFICE_FIELD_INSTANT, yours } };
  g_autoptr (OfficeDeadlineRow) saved = NULL;
  g_autoptr (GError) local_error = NULL;

  saved = office_rows_first (
    office_connection_prepare (connection, &local_error,
                               DEADLINE_COLUMNS
                               " WHERE deadline.cohort_id = ?"
                               " AND deadline.component_id = ? AND deadline.attempt = ?",
                               "lli", cohort_id, component_id, attempt),
    read_deadline, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (saved != NULL
      && !office_conflict_check (connection, "deadline", saved->id, what, saved->version, version,
                                 fields, G_N_ELEMENTS (fields), error))
    return FALSE;
  if (saved != NULL && saved->at == at)
    return TRUE;
  if (!check_not_ratified (connection, cohort_id, component_id, attempt, what, error))
    return FALSE;

  return office_connection_run (
    connection, error,
    "INSERT INTO deadline (cohort_id, component_id, attempt, at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (cohort_id, component_id, attempt) DO UPDATE"
    " SET at = excluded.at, version = version + 1",
    "llil", cohort_id, component_id, attempt, at);
}

/**
 * office_deadline_set:
 * @connection: the connection
 * @cohort_id: the cohort
 * @component: the component's key
 * @attempt: 1, 2, …
 * @at: UTC seconds
 * @version: that the person saw, 0 where there was none, or %OFFICE_DEADLINE_ANY_VERSION
 * @error: where to put a failure
 *
 * Sets when a cohort's work is due, to the second (ASSESS-6). Once a board has ratified some of it, it stays
 * (BOARD-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_NOT_FOUND, %OFFICE_ERROR_INVALID, %OFFICE_ERROR_LOCKED or
 *   %OFFICE_ERROR_CONFLICT
 */
gboolean
office_deadline_set (OfficeConnection  *connection,
                     gint64             cohort_id,
                     const char        *component,
                     int                attempt,
                     gint64             at,
                     int                version,
                     GError           **error)
{
  g_autofree char *component_label = NULL;
  g_autofree char *code = NULL;
  g_autofree char *label = NULL;
  gint64 component_id;

  if (!find_component (
        connection, cohort_id, component, &component_id, &component_label, &code, error))
    return FALSE;
  if (attempt < 1)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("There is no attempt %d: they count from 1."), attempt);
      return FALSE;
    }

  /* Translators: a component of the assessment, a cohort */
  label = g_strdup_printf (_("Deadline of %s in %s"), component_label, code);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    save_deadline (connection, cohort_id, component_id, attempt, at, version, label, error), error);
}

/**
 * office_deadline_remove:
 * @connection: the connection
 * @deadline_id: the deadline
 * @version: that the person saw, or %OFFICE_DEADLINE_ANY_VERSION
 * @error: where to put a failure
 *
 * Takes a deadline away; no work is late then. Once a board has ratified some of it, it stays (BOARD-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_NOT_FOUND, %OFFICE_ERROR_LOCKED or %OFFICE_ERROR_CONFLICT
 */
gboolean
office_deadline_remove (OfficeConnection  *connection,
                        gint64             deadline_id,
                        int                version,
                        GError           **error)
{
  const OfficeField fields[] = { { "at", _("due"), OFFICE_FIELD_INSTANT, NULL } };
  g_autoptr (OfficeDeadlineRow) saved = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *label = NULL;

  saved = office_rows_first (
    office_connection_prepare (
      connection, &local_error, DEADLINE_COLUMNS " WHERE deadline.id = ?", "l", deadline_id),
    read_deadline, &local_error);
  if (saved == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (
          error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("This deadline was removed already."));
      return FALSE;
    }

  label = g_strdup_printf (_("Deadline of %s in %s"), saved->component_label, saved->cohort_code);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_conflict_check (connection, "deadline", deadline_id, label, saved->version, version,
                           fields, G_N_ELEMENTS (fields), error)
      && check_not_ratified (connection, saved->cohort_id, saved->component_id, saved->attempt, label, error)
      && office_connection_run (
        connection, error, "DELETE FROM deadline WHERE id = ?", "l", deadline_id),
    error);
}

/**
 * office_deadlines_list_cohort:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeDeadlineRow) (nullable): the cohort's deadlines, by
 *   component and attempt
 */
GPtrArray *
office_deadlines_list_cohort (OfficeConnection  *connection,
                              gint64             cohort_id,
                              GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               DEADLINE_COLUMNS
                               " WHERE cohort.id = ? ORDER BY component.position, deadline.attempt",
                               "l", cohort_id),
    read_deadline, (GDestroyNotify) office_deadline_row_free, error);
}

/**
 * office_deadlines_list_between:
 * @connection: the connection
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeDeadlineRow) (nullable): the deadlines of all
 * cohorts within the time, in its order
 */
GPtrArray *
office_deadlines_list_between (OfficeConnection  *connection,
                               gint64             from,
                               gint64             to,
                               GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               DEADLINE_COLUMNS " WHERE deadline.at >= ? AND deadline.at < ?"
                                                " ORDER BY deadline.at, deadline.id",
                               "ll", from, to),
    read_deadline, (GDestroyNotify) office_deadline_row_free, error);
}

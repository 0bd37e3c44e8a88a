/* undo.c: taking back a person's last step, and putting it back again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "store/command.h"
#include "store/private.h"
#include "store/statement.h"
#include "store/undo.h"

typedef struct
{
  char   *table_name;
  gint64  record_id;
  char   *action;
  char   *before;
  char   *after;
} Change;

typedef struct
{
  char   *kind;
  char   *label;
  gint64  undoes; /* 0 when it is no undo */
} Command;

static const char undo_sql[] =
  "SELECT id, label FROM command WHERE kind = 'edit' AND undone_by IS NULL AND actor = ? ORDER BY id DESC LIMIT 1";

/* An undo can be taken back until the person does something new. */
static const char redo_sql[] =
  "SELECT id, label FROM command AS undo"
  " WHERE kind = 'undo' AND undone_by IS NULL AND actor = ?1"
  "   AND NOT EXISTS (SELECT 1 FROM command WHERE kind = 'edit' AND actor = ?1 AND id > undo.id)"
  " ORDER BY id DESC LIMIT 1";

static const char command_sql[] =
  "SELECT kind, label, coalesce (undoes, 0) FROM command WHERE id = ? AND undone_by IS NULL";

static const char changes_sql[] =
  "SELECT table_name, record_id, action, before, after FROM undo_log WHERE command_id = ? ORDER BY id DESC";

static const char changed_by_sql[] =
  "SELECT actor FROM audit WHERE table_name = ? AND record_id = ? ORDER BY id DESC LIMIT 1";

static void
change_free (Change *change)
{
  g_free (change->table_name);
  g_free (change->action);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
command_clear (Command *command)
{
  g_free (command->kind);
  g_free (command->label);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Command, command_clear)

/**
 * office_undo_state_free:
 * @state: (transfer full) (nullable): a state
 */
void
office_undo_state_free (OfficeUndoState *state)
{
  if (state == NULL)
    return;

  g_free (state->undo_label);
  g_free (state->redo_label);
  g_free (state);
}

static gboolean
read_candidate (OfficeConnection  *connection,
                const char        *sql,
                gint64            *id,
                char             **label,
                GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement =
    office_connection_prepare (connection, error, sql, "s", office_connection_get_actor (connection));

  if (statement == NULL)
    return FALSE;

  if (office_statement_step (statement, &local_error))
    {
      *id = office_statement_get_int (statement, 0);
      *label = office_statement_dup_text (statement, 1);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * office_undo_get_state:
 * @connection: the connection
 * @error: where to put a failure
 *
 * What Ctrl+Z and Ctrl+Shift+Z would do for the person at work. Both outlive the program.
 *
 * Returns: (transfer full) (nullable): the state
 */
OfficeUndoState *
office_undo_get_state (OfficeConnection  *connection,
                       GError           **error)
{
  g_autoptr (OfficeUndoState) state = g_new0 (OfficeUndoState, 1);

  if (!read_candidate (connection, undo_sql, &state->undo_id, &state->undo_label, error)
      || !read_candidate (connection, redo_sql, &state->redo_id, &state->redo_label, error))
    return NULL;

  return g_steal_pointer (&state);
}

static gboolean
read_command (OfficeConnection  *connection,
              gint64             command_id,
              Command           *command,
              GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement =
    office_connection_prepare (connection, error, command_sql, "l", command_id);

  if (statement == NULL)
    return FALSE;

  if (!office_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("That step was undone already."));
      return FALSE;
    }

  command->kind = office_statement_dup_text (statement, 0);
  command->label = office_statement_dup_text (statement, 1);
  command->undoes = office_statement_get_int (statement, 2);
  return TRUE;
}

static GPtrArray *
read_changes (OfficeConnection  *connection,
              gint64             command_id,
              GError           **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement =
    office_connection_prepare (connection, error, changes_sql, "l", command_id);

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    {
      Change *change = g_new0 (Change, 1);

      change->table_name = office_statement_dup_text (statement, 0);
      change->record_id = office_statement_get_int (statement, 1);
      change->action = office_statement_dup_text (statement, 2);
      change->before = office_statement_dup_text (statement, 3);
      change->after = office_statement_dup_text (statement, 4);
      g_ptr_array_add (changes, change);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&changes);
}

static gboolean
refuse_changed (OfficeConnection  *connection,
                const Command     *command,
                const Change      *change,
                GError           **error)
{
  g_autofree char *actor = office_connection_get_text (connection, NULL, changed_by_sql, "sl",
                                                       change->table_name, change->record_id);
  g_autofree char *what = g_strdelimit (g_strdup (change->table_name), "_", ' ');

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT,
               /* Translators: a step of work, a kind of record, a person's name */
               _("“%s” cannot be undone: the %s it changed has been changed again since, by %s. Nothing was undone."),
               command->label, what, actor != NULL ? actor : _("somebody else"));
  return FALSE;
}

/* The columns that a change speaks of; a version is raised, never compared or put back. */
static GPtrArray *
list_columns (const char *json)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);
  json_t *object = json_loads (json, 0, NULL);
  const char *column;
  json_t *value;

  json_object_foreach (object, column, value)
    if (!g_str_equal (column, "version"))
      g_ptr_array_add (columns, g_strdup (column));

  json_decref (object);
  return columns;
}

/* Whether what the change made of the row is still so. */
static gboolean
is_as_left (OfficeConnection  *connection,
            const Change      *change,
            gboolean          *as_left,
            GError           **error)
{
  g_autoptr (GPtrArray) columns = change->after != NULL ? list_columns (change->after) : NULL;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  gint64 n = 0;

  if (change->after == NULL)
    {
      g_string_printf (sql, "SELECT count (*) = 0 FROM %s WHERE id = ?", change->table_name);
      office_connection_get_int (connection, &n, &local_error, sql->str, "l", change->record_id);
    }
  else
    {
      g_string_printf (sql, "SELECT count (*) FROM %s WHERE id = ?2 AND ?1 IS NOT NULL", change->table_name);
      for (guint i = 0; i < columns->len; i++)
        g_string_append_printf (sql, " AND %1$s IS json_extract (?1, '$.%1$s')", (char *) g_ptr_array_index (columns, i));
      office_connection_get_int (connection, &n, &local_error, sql->str, "sl", change->after, change->record_id);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *as_left = n != 0;
  return TRUE;
}

static gboolean
has_version (OfficeConnection *connection,
             const char       *table_name)
{
  gint64 n = 0;

  office_connection_get_int (connection, &n, NULL,
                             "SELECT count (*) FROM pragma_table_info (?) WHERE name = 'version'", "s", table_name);
  return n > 0;
}

static gboolean
restore_values (OfficeConnection  *connection,
                const Change      *change,
                GError           **error)
{
  g_autoptr (GPtrArray) columns = list_columns (change->before);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE %s SET id = id", change->table_name);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, ", %1$s = json_extract (?1, '$.%1$s')", (char *) g_ptr_array_index (columns, i));
  if (has_version (connection, change->table_name))
    g_string_append (sql, ", version = version + 1");
  g_string_append (sql, " WHERE id = ?2 AND ?1 IS NOT NULL");

  return office_connection_run (connection, error, sql->str, "sl", change->before, change->record_id);
}

static gboolean
restore_row (OfficeConnection  *connection,
             const Change      *change,
             GError           **error)
{
  g_autoptr (GPtrArray) columns = list_columns (change->before);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", column);
      g_string_append_printf (values, "%sjson_extract (?1, '$.%s')", i > 0 ? ", " : "", column);
    }

  if (has_version (connection, change->table_name))
    {
      g_string_append (names, ", version");
      g_string_append (values, ", json_extract (?1, '$.version') + 1");
    }

  sql = g_strdup_printf ("INSERT INTO %s (%s) SELECT %s", change->table_name, names->str, values->str);
  return office_connection_run (connection, error, sql, "s", change->before);
}

static gboolean
put_back (OfficeConnection  *connection,
          const Change      *change,
          GError           **error)
{
  g_autofree char *sql = NULL;

  if (change->before == NULL)
    {
      sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", change->table_name);
      return office_connection_run (connection, error, sql, "l", change->record_id);
    }

  return change->after == NULL ? restore_row (connection, change, error) : restore_values (connection, change, error);
}

static gboolean
put_all_back (OfficeConnection  *connection,
              const Command     *command,
              GPtrArray         *changes,
              GError           **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = g_ptr_array_index (changes, i);
      gboolean as_left;

      if (!is_as_left (connection, change, &as_left, error))
        return FALSE;
      if (!as_left)
        return refuse_changed (connection, command, change, error);
      if (!put_back (connection, change, error))
        return FALSE;
    }

  return TRUE;
}

/* The step that took back names what it took back; a redo makes the first step undoable again. */
static gboolean
note_undone (OfficeConnection  *connection,
             gint64             command_id,
             const Command     *command,
             GError           **error)
{
  gboolean redo = g_str_equal (command->kind, "undo");

  return office_connection_run (connection, error,
                                "UPDATE command SET kind = ?, undoes = ? WHERE id = (SELECT command_id FROM working)",
                                "sl", redo ? "redo" : "undo", command_id)
         && office_connection_run (connection, error,
                                   "UPDATE command SET undone_by = (SELECT command_id FROM working) WHERE id = ?",
                                   "l", command_id)
         && (!redo || office_connection_run (connection, error, "UPDATE command SET undone_by = NULL WHERE id = ?", "l",
                                             command->undoes));
}

static gboolean
undo_within (OfficeConnection  *connection,
             gint64             command_id,
             const Command     *command,
             GError           **error)
{
  g_autoptr (GPtrArray) changes = read_changes (connection, command_id, error);

  return changes != NULL
         && office_connection_exec (connection, "PRAGMA defer_foreign_keys = ON", error)
         && put_all_back (connection, command, changes, error)
         && note_undone (connection, command_id, command, error);
}

/**
 * office_undo_command:
 * @connection: the connection
 * @command_id: a step of work, or an undo to take back (redo), from office_undo_get_state()
 * @error: where to put a failure
 *
 * Takes back every change of one step, or none of them: it is refused, with the reason, when a row
 * has been changed since, when later records depend on it, and when the step has left the office
 * (ratified, issued, sent). The undo is in the audit like any change.
 *
 * Returns: (transfer full) (nullable): the label of what was undone
 */
char *
office_undo_command (OfficeConnection  *connection,
                     gint64             command_id,
                     GError           **error)
{
  g_auto (Command) command = { 0 };

  if (!read_command (connection, command_id, &command, error))
    return NULL;

  if (!g_str_equal (command.kind, "edit") && !g_str_equal (command.kind, "undo"))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
                   _("“%s” has left the office: it is not undone, but reversed by an act of its own."), command.label);
      return NULL;
    }

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, command.label, NULL, error)
      || !office_command_finish (connection, undo_within (connection, command_id, &command, error), error))
    return NULL;

  return g_steal_pointer (&command.label);
}

/* command.c: one step of a person's work: a transaction with who, when and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/command.h"
#include "store/private.h"
#include "store/statement.h"

static const char *const kind_nicks[] = { "edit", "act", "chairs-action" };

static const char set_work_sql[] =
  "UPDATE working SET command_id = ?, kind = ?, actor = ?, at = ?, reason = ? WHERE id = 1";

static void
push_level (OfficeConnection  *self,
            OfficeCommandKind  kind,
            char              *outer_reason)
{
  OfficeCommandLevel level = { kind, outer_reason };

  g_array_append_val (self->commands, level);
}

static void
pop_level (OfficeConnection *self)
{
  OfficeCommandLevel *level = &g_array_index (self->commands, OfficeCommandLevel, self->commands->len - 1);

  g_free (level->reason);
  g_array_set_size (self->commands, self->commands->len - 1);
}

static gboolean
begin_outermost (OfficeConnection   *self,
                 OfficeCommandKind   kind,
                 const char         *label,
                 const char         *reason,
                 GError            **error)
{
  gint64 now = office_connection_now (self);

  if (!office_connection_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (office_connection_run (self, error,
                             "INSERT INTO command (kind, label, actor, at, reason) VALUES (?, ?, ?, ?, ?)", "sssls",
                             kind_nicks[kind], label, self->actor, now, reason)
      && office_connection_run (self, error, set_work_sql, "lssls",
                                office_connection_last_id (self), kind_nicks[kind], self->actor, now, reason))
    {
      push_level (self, kind, NULL);
      return TRUE;
    }

  office_connection_exec (self, "ROLLBACK", NULL);
  return FALSE;
}

/* A step within a step makes the whole as grave as its gravest part, and lends its reason to the
 * changes that it makes itself. */
static gboolean
begin_nested (OfficeConnection   *self,
              OfficeCommandKind   kind,
              const char         *reason,
              GError            **error)
{
  g_autofree char *savepoint = g_strdup_printf ("SAVEPOINT level_%u", self->commands->len);
  OfficeCommandKind outer = g_array_index (self->commands, OfficeCommandLevel, self->commands->len - 1).kind;
  g_autofree char *outer_reason = NULL;
  g_autoptr (GError) local_error = NULL;

  outer_reason = office_connection_get_text (self, &local_error, "SELECT reason FROM working", "");
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (!office_connection_exec (self, savepoint, error))
    return FALSE;

  push_level (self, MAX (kind, outer), g_steal_pointer (&outer_reason));

  if ((kind > outer
       && (!office_connection_run (self, error, "UPDATE working SET kind = ?", "s", kind_nicks[kind])
           || !office_connection_run (self, error,
                                      "UPDATE command SET kind = ? WHERE id = (SELECT command_id FROM working)",
                                      "s", kind_nicks[kind])))
      || (reason != NULL && !office_connection_run (self, error, "UPDATE working SET reason = ?", "s", reason)))
    {
      office_command_rollback (self);
      return FALSE;
    }

  return TRUE;
}

/**
 * office_command_begin:
 * @connection: the connection
 * @kind: whether it can be undone, and whether it may change what is locked
 * @label: what is being done, in words, for the undo menu and the audit ("Enrol Ng, Aoife")
 * @reason: (nullable): why, as the person said it
 * @error: where to put a failure
 *
 * Begins a step of work: an immediate transaction, or a savepoint within the one that is open. End it
 * with office_command_finish(), or with office_command_commit() or office_command_rollback().
 *
 * Returns: whether it began
 */
gboolean
office_command_begin (OfficeConnection   *connection,
                      OfficeCommandKind   kind,
                      const char         *label,
                      const char         *reason,
                      GError            **error)
{
  g_return_val_if_fail (label != NULL, FALSE);

  if (connection->read_only)
    return office_sqlite_fail (connection, SQLITE_READONLY, error);

  if (connection->commands->len == 0)
    return begin_outermost (connection, kind, label, reason, error);

  return begin_nested (connection, kind, reason, error);
}

/* A step that changed nothing leaves no trace. */
static gboolean
commit_outermost (OfficeConnection  *self,
                  GError           **error)
{
  gint64 command_id = 0;

  return office_connection_get_int (self, &command_id, error, "SELECT command_id FROM working", "")
         && office_connection_run (self, error,
                                   "UPDATE working SET command_id = NULL, kind = NULL, actor = NULL, at = NULL,"
                                   " reason = NULL",
                                   "")
         && office_connection_run (self, error,
                                   "DELETE FROM command WHERE id = ?1"
                                   " AND NOT EXISTS (SELECT 1 FROM audit WHERE command_id = ?1)",
                                   "l", command_id)
         && office_connection_exec (self, "COMMIT", error);
}

static gboolean
commit_nested (OfficeConnection  *self,
               GError           **error)
{
  const OfficeCommandLevel *level = &g_array_index (self->commands, OfficeCommandLevel, self->commands->len - 1);
  g_autofree char *release = g_strdup_printf ("RELEASE level_%u", self->commands->len - 1);

  return office_connection_run (self, error, "UPDATE working SET reason = ?", "s", level->reason)
         && office_connection_exec (self, release, error);
}

/**
 * office_command_commit:
 * @connection: a connection within a step of work
 * @error: where to put a failure
 *
 * Ends the step and keeps it; when %TRUE comes back from the outermost one it is on the disk. On
 * failure the step is rolled back.
 *
 * Returns: whether it is kept
 */
gboolean
office_command_commit (OfficeConnection  *connection,
                       GError           **error)
{
  gboolean kept;

  g_return_val_if_fail (connection->commands->len > 0, FALSE);

  kept = connection->commands->len == 1 ? commit_outermost (connection, error) : commit_nested (connection, error);
  if (kept)
    pop_level (connection);
  else
    office_command_rollback (connection);

  return kept;
}

/**
 * office_command_rollback:
 * @connection: a connection within a step of work
 *
 * Ends the step as if it had never begun.
 */
void
office_command_rollback (OfficeConnection *connection)
{
  g_return_if_fail (connection->commands->len > 0);

  if (connection->commands->len == 1)
    {
      /* SQLite may have rolled back by itself, on a full disk for one. */
      if (!sqlite3_get_autocommit (connection->db))
        office_connection_exec (connection, "ROLLBACK", NULL);
    }
  else if (!sqlite3_get_autocommit (connection->db))
    {
      guint level = connection->commands->len - 1;
      g_autofree char *back = g_strdup_printf ("ROLLBACK TO level_%u; RELEASE level_%u", level, level);

      office_connection_exec (connection, back, NULL);
    }

  pop_level (connection);
}

/**
 * office_command_finish:
 * @connection: a connection within a step of work
 * @succeeded: whether what stands between begin and here went well
 * @error: where to put a failure of the commit; holds the failure already when not @succeeded
 *
 * Commits or rolls back: `return office_command_finish (connection, a (…) && b (…), error);`
 *
 * Returns: whether the step is kept
 */
gboolean
office_command_finish (OfficeConnection  *connection,
                       gboolean           succeeded,
                       GError           **error)
{
  if (succeeded)
    return office_command_commit (connection, error);

  office_command_rollback (connection);
  return FALSE;
}

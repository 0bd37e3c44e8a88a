/* statement.c: prepared statements, kept for the next time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/private.h"
#include "store/statement.h"

struct _OfficeStatement
{
  OfficeConnection *connection;
  sqlite3_stmt     *handle;
};

static sqlite3_stmt *
take_handle (OfficeConnection  *self,
             const char        *sql,
             GError           **error)
{
  sqlite3_stmt *handle = NULL;
  gpointer kept_sql = NULL;
  gpointer kept_handle = NULL;
  int code;

  g_assert (self->thread == g_thread_self ());

  if (g_hash_table_steal_extended (self->statements, sql, &kept_sql, &kept_handle))
    {
      g_free (kept_sql);
      return kept_handle;
    }

  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    {
      office_sqlite_fail (self, code, error);
      return NULL;
    }

  return handle;
}

static void
bind_arguments (sqlite3_stmt *handle,
                const char   *types,
                va_list       arguments)
{
  int index = 0;

  g_assert ((int) strlen (types) == sqlite3_bind_parameter_count (handle));

  for (const char *type = types; *type != '\0'; type++)
    {
      index++;
      switch (*type)
        {
        case 'i':
          sqlite3_bind_int64 (handle, index, va_arg (arguments, int));
          break;

        case 'l':
          sqlite3_bind_int64 (handle, index, va_arg (arguments, gint64));
          break;

        case 'm':
          {
            int value = va_arg (arguments, int);

            if (value < 0)
              sqlite3_bind_null (handle, index);
            else
              sqlite3_bind_int64 (handle, index, value);
            break;
          }

        case 's':
          sqlite3_bind_text (handle, index, va_arg (arguments, const char *), -1, SQLITE_TRANSIENT);
          break;

        case 'b':
          {
            GBytes *bytes = va_arg (arguments, GBytes *);

            if (bytes == NULL)
              sqlite3_bind_null (handle, index);
            else if (g_bytes_get_size (bytes) == 0)
              sqlite3_bind_zeroblob (handle, index, 0);
            else
              sqlite3_bind_blob64 (handle, index, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   SQLITE_TRANSIENT);
            break;
          }

        default:
          g_assert_not_reached ();
        }
    }
}

static OfficeStatement *
prepare_valist (OfficeConnection  *self,
                GError           **error,
                const char        *sql,
                const char        *types,
                va_list            arguments)
{
  OfficeStatement *statement;
  sqlite3_stmt *handle = take_handle (self, sql, error);

  if (handle == NULL)
    return NULL;

  bind_arguments (handle, types, arguments);

  statement = g_new (OfficeStatement, 1);
  statement->connection = self;
  statement->handle = handle;
  return statement;
}

/**
 * office_connection_prepare:
 * @self: the connection
 * @error: where to put a failure
 * @sql: one statement
 * @types: a letter for each `?`, see statement.h
 * @...: the values
 *
 * Prepares and binds in one go, out of the cache where it can.
 *
 * Returns: (transfer full) (nullable): the statement, ready to step
 */
OfficeStatement *
office_connection_prepare (OfficeConnection  *self,
                           GError           **error,
                           const char        *sql,
                           const char        *types,
                           ...)
{
  OfficeStatement *statement;
  va_list arguments;

  va_start (arguments, types);
  statement = prepare_valist (self, error, sql, types, arguments);
  va_end (arguments);

  return statement;
}

/**
 * office_statement_step:
 * @self: the statement
 * @error: set when it failed; not set at the end of the rows
 *
 * Returns: %TRUE with a row to read, %FALSE at the end or with @error set
 */
gboolean
office_statement_step (OfficeStatement  *self,
                       GError          **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    office_sqlite_fail (self->connection, code, error);
  return FALSE;
}

/**
 * office_statement_get_int:
 * @self: a statement with a row
 * @column: from 0
 *
 * Returns: the value, 0 for NULL
 */
gint64
office_statement_get_int (OfficeStatement *self,
                          int              column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * office_statement_get_int_or:
 * @self: a statement with a row
 * @column: from 0
 * @if_null: what NULL is read as
 *
 * Returns: the value, or @if_null
 */
gint64
office_statement_get_int_or (OfficeStatement *self,
                             int              column,
                             gint64           if_null)
{
  return office_statement_is_null (self, column) ? if_null : sqlite3_column_int64 (self->handle, column);
}

/**
 * office_statement_get_text:
 * @self: a statement with a row
 * @column: from 0
 *
 * Returns: (nullable) (transfer none): the text, valid until the next step
 */
const char *
office_statement_get_text (OfficeStatement *self,
                           int              column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * office_statement_dup_text:
 * @self: a statement with a row
 * @column: from 0
 *
 * Returns: (nullable) (transfer full): a copy of the text, %NULL for NULL
 */
char *
office_statement_dup_text (OfficeStatement *self,
                           int              column)
{
  return g_strdup (office_statement_get_text (self, column));
}

/**
 * office_statement_get_bytes:
 * @self: a statement with a row
 * @column: from 0
 *
 * Returns: (nullable) (transfer full): a copy of the blob, %NULL for NULL
 */
GBytes *
office_statement_get_bytes (OfficeStatement *self,
                            int              column)
{
  const void *data;

  if (office_statement_is_null (self, column))
    return NULL;

  data = sqlite3_column_blob (self->handle, column);
  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}

/**
 * office_statement_is_null:
 * @self: a statement with a row
 * @column: from 0
 *
 * Returns: whether the value is NULL
 */
gboolean
office_statement_is_null (OfficeStatement *self,
                          int              column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * office_statement_release:
 * @self: (transfer full) (nullable): a statement
 *
 * Gives the statement back to the cache.
 */
void
office_statement_release (OfficeStatement *self)
{
  GHashTable *statements;
  const char *sql;

  if (self == NULL)
    return;

  statements = self->connection->statements;
  sql = sqlite3_sql (self->handle);
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);

  if (g_hash_table_contains (statements, sql))
    sqlite3_finalize (self->handle);
  else
    g_hash_table_insert (statements, g_strdup (sql), self->handle);

  g_free (self);
}

/**
 * office_connection_run:
 * @self: the connection
 * @error: where to put a failure
 * @sql: one statement
 * @types: a letter for each `?`
 * @...: the values
 *
 * Runs a statement whose rows nobody reads.
 *
 * Returns: whether it succeeded
 */
gboolean
office_connection_run (OfficeConnection  *self,
                       GError           **error,
                       const char        *sql,
                       const char        *types,
                       ...)
{
  g_autoptr (OfficeStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = prepare_valist (self, error, sql, types, arguments);
  va_end (arguments);

  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    ;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * office_connection_get_int:
 * @self: the connection
 * @value: (out): the first column of the first row; untouched when there is no row or it is NULL
 * @error: where to put a failure
 * @sql: a query
 * @types: a letter for each `?`
 * @...: the values
 *
 * Returns: %TRUE when there was a row with a value; %FALSE without @error set when there was none
 */
gboolean
office_connection_get_int (OfficeConnection  *self,
                           gint64            *value,
                           GError           **error,
                           const char        *sql,
                           const char        *types,
                           ...)
{
  g_autoptr (OfficeStatement) statement = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = prepare_valist (self, error, sql, types, arguments);
  va_end (arguments);

  if (statement == NULL || !office_statement_step (statement, error) || office_statement_is_null (statement, 0))
    return FALSE;

  *value = office_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * office_connection_get_text:
 * @self: the connection
 * @error: where to put a failure
 * @sql: a query
 * @types: a letter for each `?`
 * @...: the values
 *
 * Returns: (transfer full) (nullable): the first column of the first row; %NULL without @error set
 *   when there is no row or it is NULL
 */
char *
office_connection_get_text (OfficeConnection  *self,
                            GError           **error,
                            const char        *sql,
                            const char        *types,
                            ...)
{
  g_autoptr (OfficeStatement) statement = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = prepare_valist (self, error, sql, types, arguments);
  va_end (arguments);

  if (statement == NULL || !office_statement_step (statement, error))
    return NULL;

  return office_statement_dup_text (statement, 0);
}

/**
 * office_connection_last_id:
 * @self: the connection
 *
 * Returns: the id of the row inserted last, triggers left out
 */
gint64
office_connection_last_id (OfficeConnection *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

/**
 * office_connection_exec:
 * @self: the connection
 * @sql: any number of statements, without parameters
 * @error: where to put a failure
 *
 * Returns: whether all succeeded
 */
gboolean
office_connection_exec (OfficeConnection  *self,
                        const char        *sql,
                        GError           **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || office_sqlite_fail (self, code, error);
}

/**
 * office_connection_flush:
 * @self: the connection
 *
 * Writes what the open transaction has changed so far into the log, so that little is left to do when
 * it is committed. Nobody else sees it before. A failure shows when it is committed.
 */
void
office_connection_flush (OfficeConnection *self)
{
  sqlite3_db_cacheflush (self->db);
}

/* audit-triggers.c: the triggers that record every change, made from the tables as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/private.h"
#include "store/statement.h"

/*
 * office_table_columns:
 *
 * Returns: (transfer full) (nullable): the names of the table's columns, in order
 */
GPtrArray *
office_table_columns (OfficeConnection  *self,
                      const char        *table_name,
                      GError           **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement =
    office_connection_prepare (self, error, "SELECT name FROM pragma_table_info (?) ORDER BY cid", "s", table_name);

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    g_ptr_array_add (columns, office_statement_dup_text (statement, 0));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&columns);
}

/*
 * office_audit_row_expression:
 * @prefix: `OLD.`, `NEW.` or empty
 *
 * Returns: (transfer full) (nullable): the SQL expression of a whole row as JSON
 */
char *
office_audit_row_expression (OfficeConnection  *self,
                             const char        *table_name,
                             const char        *prefix,
                             GError           **error)
{
  g_autoptr (GPtrArray) columns = office_table_columns (self, table_name, error);
  GString *expression;

  if (columns == NULL)
    return NULL;

  expression = g_string_new ("json_object (");
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      g_string_append_printf (expression, "%s'%s', %s%s", i > 0 ? ", " : "", column, prefix, column);
    }
  g_string_append (expression, ")");

  return g_string_free (expression, FALSE);
}

/* "office_changed ('a', OLD.a, NEW.a, …)": of an update only what it changed is kept. */
static char *
changed_expression (GPtrArray  *columns,
                    const char *prefix,
                    const char *other)
{
  GString *expression = g_string_new ("office_changed (");

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      g_string_append_printf (expression, "%s'%s', %s%s, %s%s", i > 0 ? ", " : "", column, prefix, column, other, column);
    }
  g_string_append (expression, ")");

  return g_string_free (expression, FALSE);
}

/* "OLD.a IS NOT NEW.a OR …": an update that changes nothing is no change. */
static char *
differs_expression (GPtrArray *columns)
{
  GString *expression = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      g_string_append_printf (expression, "%sOLD.%s IS NOT NEW.%s", i > 0 ? " OR " : "", column, column);
    }

  return g_string_free (expression, FALSE);
}

static gboolean
install_one (OfficeConnection  *self,
             const char        *table_name,
             const char        *action,
             const char        *when,
             const char        *row,
             const char        *before,
             const char        *after,
             GError           **error)
{
  g_autofree char *sql = g_strdup_printf (
    "DROP TRIGGER IF EXISTS audit_%1$s_%2$s;"
    "CREATE TRIGGER audit_%1$s_%2$s AFTER %2$s ON %1$s WHEN %3$s BEGIN"
    "  INSERT INTO audit_entry (table_name, record_id, action, before, after)"
    "  VALUES ('%1$s', %4$s.id, '%2$s', %5$s, %6$s);"
    "END;",
    table_name, action, when, row, before, after);

  return office_connection_exec (self, sql, error);
}

static gboolean
install_for_update (OfficeConnection  *self,
                    const char        *table_name,
                    GError           **error)
{
  g_autoptr (GPtrArray) columns = office_table_columns (self, table_name, error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *differs = NULL;

  if (columns == NULL)
    return FALSE;

  before = changed_expression (columns, "OLD.", "NEW.");
  after = changed_expression (columns, "NEW.", "OLD.");
  differs = differs_expression (columns);
  return install_one (self, table_name, "update", differs, "NEW", before, after, error);
}

static gboolean
install_for_table (OfficeConnection  *self,
                   const char        *table_name,
                   GError           **error)
{
  g_autofree char *before = office_audit_row_expression (self, table_name, "OLD.", error);
  g_autofree char *after = before != NULL ? office_audit_row_expression (self, table_name, "NEW.", error) : NULL;

  return after != NULL
         && install_one (self, table_name, "insert", "TRUE", "NEW", "NULL", after, error)
         && install_one (self, table_name, "delete", "TRUE", "OLD", before, "NULL", error)
         && install_for_update (self, table_name, error);
}

/*
 * office_audited_tables:
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the tables whose every change is recorded
 */
GPtrArray *
office_audited_tables (OfficeConnection  *self,
                       GError           **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement =
    office_connection_prepare (self, error, "SELECT name FROM audited_table ORDER BY name", "");

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    g_ptr_array_add (tables, office_statement_dup_text (statement, 0));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&tables);
}

/*
 * office_audit_triggers_install:
 *
 * Makes the triggers of every table that audited_table names anew, so that a column added by a
 * migration is in the audit from its first day.
 */
gboolean
office_audit_triggers_install (OfficeConnection  *self,
                               GError           **error)
{
  g_autoptr (GPtrArray) tables = office_audited_tables (self, error);

  if (tables == NULL)
    return FALSE;

  for (guint i = 0; i < tables->len; i++)
    if (!install_for_table (self, g_ptr_array_index (tables, i), error))
      return FALSE;

  return TRUE;
}

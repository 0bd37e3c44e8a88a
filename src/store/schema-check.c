/* schema-check.c: whether tables and triggers are those that the program made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/private.h"
#include "store/statement.h"

/* The SQL of each object by its type and name: "trigger mark_locked_update". */
static GHashTable *
read_objects (OfficeConnection  *connection,
              GError           **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement =
    office_connection_prepare (connection, error,
                               "SELECT type || ' ' || name, sql FROM sqlite_schema"
                               " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'",
                               "");

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    g_hash_table_insert (objects, office_statement_dup_text (statement, 0), office_statement_dup_text (statement, 1));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&objects);
}

static void
compare (GHashTable *expected,
         GHashTable *found,
         GPtrArray  *problems)
{
  GHashTableIter iter;
  gpointer name, sql;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      const char *other = g_hash_table_lookup (found, name);

      if (other == NULL)
        /* Translators: the kind and name of a part of the database: "trigger mark_locked_update" */
        g_ptr_array_add (problems, g_strdup_printf (_("The database lacks its %s."), (const char *) name));
      else if (!g_str_equal (sql, other))
        g_ptr_array_add (problems, g_strdup_printf (_("The %s is not as the program made it."), (const char *) name));
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (g_str_has_prefix (name, "trigger ") && !g_hash_table_contains (expected, name))
      g_ptr_array_add (problems, g_strdup_printf (_("The %s is not the program’s."), (const char *) name));
}

/*
 * office_schema_check:
 * @problems: (element-type utf8): sentences are added here
 *
 * Holds the tables, indexes, views and triggers against those of a new office. Without its triggers a
 * database has no locks and no audit.
 *
 * Returns: whether all could be read
 */
gboolean
office_schema_check (OfficeConnection  *connection,
                     GPtrArray         *problems,
                     GError           **error)
{
  g_autoptr (OfficeConnection) pattern = office_connection_open_pattern (error);
  g_autoptr (GHashTable) expected = pattern != NULL ? read_objects (pattern, error) : NULL;
  g_autoptr (GHashTable) found = expected != NULL ? read_objects (connection, error) : NULL;

  if (found == NULL)
    return FALSE;

  compare (expected, found, problems);
  return TRUE;
}

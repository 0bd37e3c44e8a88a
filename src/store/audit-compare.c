/* audit-compare.c: whether the rows are what the audit says of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "store/private.h"
#include "store/statement.h"

/* What the audit knows of one record. */
typedef struct
{
  gint64    id;
  gboolean  exists;
  char     *inserted; /* the row as it came in, while nothing has changed it; nullable */
  json_t   *values;   /* otherwise its newest known values; nullable */
} Known;

static void
known_clear (Known *known)
{
  g_clear_pointer (&known->inserted, g_free);
  g_clear_pointer (&known->values, json_decref);
}

static void
known_parse (Known *known)
{
  if (known->values == NULL)
    known->values = known->inserted != NULL ? json_loads (known->inserted, 0, NULL) : NULL;
  if (known->values == NULL)
    known->values = json_object ();
  g_clear_pointer (&known->inserted, g_free);
}

static void
known_update (Known      *known,
              const char *after)
{
  json_t *changed = after != NULL ? json_loads (after, 0, NULL) : NULL;

  known_parse (known);
  if (changed != NULL)
    json_object_update (known->values, changed);
  else
    json_object_clear (known->values); /* erased: any of them may have changed */
  g_clear_pointer (&changed, json_decref);
}

/* Reads the entries of the next record; @more says whether the statement stands on one. */
static gboolean
read_known (OfficeStatement  *entries,
            gboolean         *more,
            Known            *known,
            GError          **error)
{
  g_autoptr (GError) local_error = NULL;

  known_clear (known);
  if (!*more)
    return TRUE;

  known->id = office_statement_get_int (entries, 0);
  do
    {
      const char *action = office_statement_get_text (entries, 1);

      known->exists = !g_str_equal (action, "delete");
      if (g_str_equal (action, "update"))
        known_update (known, office_statement_get_text (entries, 2));
      else
        {
          known_clear (known);
          known->inserted = office_statement_dup_text (entries, 2);
        }
      *more = office_statement_step (entries, &local_error);
    }
  while (*more && office_statement_get_int (entries, 0) == known->id);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
compare_row (const char *table_name,
             Known      *known,
             const char *text,
             GPtrArray  *problems)
{
  json_t *row;
  const char *column;
  json_t *value;

  if (known->inserted != NULL && g_str_equal (known->inserted, text))
    return;

  known_parse (known);
  row = json_loads (text, 0, NULL);
  json_object_foreach (known->values, column, value)
    {
      const json_t *now = json_object_get (row, column);

      if (now != NULL && !json_equal (value, now))
        /* Translators: a table, a row of it, a column */
        g_ptr_array_add (problems,
                         g_strdup_printf (_("%s %lld: “%s” is not what the audit says; it was changed past the program."),
                                          table_name, (long long) known->id, column));
    }
  g_clear_pointer (&row, json_decref);
}

static void
report_added (const char *table_name,
              gint64      id,
              GPtrArray  *problems)
{
  /* Translators: a table, a row of it */
  g_ptr_array_add (problems, g_strdup_printf (_("%s %lld: the audit does not know it; it was added past the program."),
                                              table_name, (long long) id));
}

static void
report_removed (const char *table_name,
                gint64      id,
                GPtrArray  *problems)
{
  /* Translators: a table, a row of it */
  g_ptr_array_add (problems, g_strdup_printf (_("%s %lld: it is not there; it was removed past the program."), table_name,
                                              (long long) id));
}

/* Both come in the order of the records, so that one pass with little in memory is enough. */
static gboolean
merge (const char       *table_name,
       OfficeStatement  *entries,
       OfficeStatement  *rows,
       Known            *known,
       GPtrArray        *problems,
       GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean more = office_statement_step (entries, &local_error);
  gboolean has_row = local_error == NULL && office_statement_step (rows, &local_error);
  gboolean has_known = more;

  if (local_error == NULL && has_known)
    read_known (entries, &more, known, &local_error);

  while (local_error == NULL && (has_known || has_row))
    {
      gint64 id = has_row ? office_statement_get_int (rows, 0) : G_MAXINT64;
      gboolean ahead = has_known && known->id <= id;
      gboolean met = ahead && known->id == id;

      if (met && known->exists)
        compare_row (table_name, known, office_statement_get_text (rows, 1), problems);
      else if (!ahead || met)
        report_added (table_name, id, problems);
      else if (known->exists)
        report_removed (table_name, known->id, problems);

      if (met || !ahead)
        has_row = office_statement_step (rows, &local_error);
      if (ahead && local_error == NULL)
        {
          has_known = more;
          read_known (entries, &more, known, &local_error);
        }
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
compare_table (OfficeConnection  *connection,
               const char        *table_name,
               GPtrArray         *problems,
               GError           **error)
{
  g_autofree char *row = office_audit_row_expression (connection, table_name, "", error);
  g_autofree char *rows_sql = NULL;
  g_autoptr (OfficeStatement) entries = NULL;
  g_autoptr (OfficeStatement) rows = NULL;
  Known known = { 0 };
  gboolean done;

  if (row == NULL)
    return FALSE;

  rows_sql = g_strdup_printf ("SELECT id, %s FROM %s ORDER BY id", row, table_name);
  entries = office_connection_prepare (connection, error,
                                       "SELECT record_id, action, after FROM audit WHERE table_name = ?"
                                       " ORDER BY record_id, id",
                                       "s", table_name);
  rows = entries != NULL ? office_connection_prepare (connection, error, rows_sql, "") : NULL;
  done = rows != NULL && merge (table_name, entries, rows, &known, problems, error);
  known_clear (&known);
  return done;
}

/*
 * office_audit_compare:
 * @problems: (element-type utf8): sentences are added here
 *
 * Holds every row of the audited tables against the newest that the audit says of it. What was erased
 * from the audit (PRIVACY-2) is taken as it is.
 *
 * Returns: whether all could be read
 */
gboolean
office_audit_compare (OfficeConnection  *connection,
                      GPtrArray         *problems,
                      GError           **error)
{
  g_autoptr (GPtrArray) tables = office_audited_tables (connection, error);

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    if (!compare_table (connection, g_ptr_array_index (tables, i), problems, error))
      return FALSE;

  return tables != NULL;
}

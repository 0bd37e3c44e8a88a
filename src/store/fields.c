/* fields.c: what a person typed, tidied and checked before it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/dates.h"
#include "rules/given.h"
#include "store/fields.h"

/**
 * office_rows_collect_ids:
 * @statement: (transfer full) (nullable): a statement whose first column is a row's id
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids in order
 */
GArray *
office_rows_collect_ids (OfficeStatement  *statement,
                         GError          **error)
{
  g_autoptr (OfficeStatement) owned = statement;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) local_error = NULL;

  if (owned == NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (office_statement_step (owned, &local_error))
    {
      gint64 id = office_statement_get_int (owned, 0);

      g_array_append_val (ids, id);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}

/**
 * office_rows_dup_text:
 * @statement: a statement with a row
 *
 * Returns: (transfer full) (nullable): the text of its first column: a reader for office_rows_collect()
 */
gpointer
office_rows_dup_text (OfficeStatement *statement)
{
  return office_statement_dup_text (statement, 0);
}

/**
 * office_tidy:
 * @text: (nullable): what a person typed
 *
 * Returns: (transfer full): the text in Unicode's form NFC without white space around it; "" for %NULL
 */
char *
office_tidy (const char *text)
{
  char *composed = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE) : NULL;

  return composed != NULL ? g_strstrip (composed) : g_strdup ("");
}

/**
 * office_check_day:
 * @iso: (nullable): what should be an ISO day; %NULL and "" are none and pass
 * @label: the field's name
 * @error: where to put %OFFICE_ERROR_INVALID
 *
 * Returns: whether it is a day of the calendar, or none
 */
gboolean
office_check_day (const char  *iso,
                  const char  *label,
                  GError     **error)
{
  if (iso == NULL || *iso == '\0' || office_day_from_iso (iso) != OFFICE_DAY_NONE)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("%s: “%s” is not a day of the calendar; write it as 2025-09-18."), label, iso);
  return FALSE;
}

/**
 * office_check_given:
 * @text: (nullable): what was typed
 * @label: the field's name
 * @error: where to put %OFFICE_ERROR_INVALID
 *
 * Returns: whether it is more than white space
 */
gboolean
office_check_given (const char  *text,
                    const char  *label,
                    GError     **error)
{
  if (office_text_is_given (text))
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("%s is missing."), label);
  return FALSE;
}

/**
 * office_check_name:
 * @connection: the connection
 * @table_name: a table whose rows have a name of their own
 * @id: the row, or 0 for a new one
 * @name: what it is to be called
 * @label: the field's name
 * @taken: what is said when another row has that name
 * @error: where to put %OFFICE_ERROR_INVALID or %OFFICE_ERROR_REFUSED
 *
 * A name is given, and stands once, however it is spelt in capitals.
 *
 * Returns: whether the row may have the name
 */
gboolean
office_check_name (OfficeConnection  *connection,
                   const char        *table_name,
                   gint64             id,
                   const char        *name,
                   const char        *label,
                   const char        *taken,
                   GError           **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM %s WHERE office_fold (name) = office_fold (?) AND id <> ?", table_name);
  g_autoptr (GError) local_error = NULL;
  gint64 other = 0;

  if (!office_check_given (name, label, error))
    return FALSE;

  if (office_connection_get_int (connection, &other, &local_error, sql, "sl", name, id))
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, taken);
      return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * office_check_version:
 * @connection: the connection, inside the step of work that saves
 * @table_name: a table whose rows carry a version
 * @id: the row
 * @what: what it is, for the sentence: "Ng, Aoife"
 * @seen_version: the version that the person saw, or 0: whatever is there
 * @fields: (array length=n_fields): what is about to be saved
 * @n_fields: how many
 * @error: where to put %OFFICE_ERROR_CONFLICT or %OFFICE_ERROR_NOT_FOUND
 *
 * Refuses to save over what somebody else has saved since.
 *
 * Returns: whether the row may be saved
 */
gboolean
office_check_version (OfficeConnection   *connection,
                      const char         *table_name,
                      gint64              id,
                      const char         *what,
                      int                 seen_version,
                      const OfficeField  *fields,
                      gsize               n_fields,
                      GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT version FROM %s WHERE id = ?", table_name);
  g_autoptr (GError) local_error = NULL;
  gint64 saved_version = 0;

  if (!office_connection_get_int (connection, &saved_version, &local_error, sql, "l", id))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("%s is not there any more."), what);
      return FALSE;
    }

  return seen_version <= 0 || seen_version == saved_version
         || office_conflict_check (connection, table_name, id, what, saved_version, seen_version, fields, n_fields,
                                   error);
}

/**
 * office_fields_add:
 * @fields: (element-type OfficeField): what is about to be saved
 * @column: the column's name
 * @label: the field's name for a person
 * @kind: how its value is said
 * @yours: (nullable): the value; %NULL: the field is left alone and not added
 *
 * Adds a field that a person changes.
 */
void
office_fields_add (GArray          *fields,
                   const char      *column,
                   const char      *label,
                   OfficeFieldKind  kind,
                   const char      *yours)
{
  OfficeField field = { column, label, kind, yours };

  if (yours != NULL)
    g_array_append_val (fields, field);
}

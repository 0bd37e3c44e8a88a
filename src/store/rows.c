/* rows.c: what the files of queries share: lists out of statements, names of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/rows.h"

#include <glib/gi18n-lib.h>

/**
 * office_rows_collect:
 * @statement: (nullable) (transfer full): a query, ready to step; %NULL when it could not be made
 * @read: makes an element out of the row that the statement stands on
 * @free_row: frees an element
 * @error: holds the failure already when @statement is %NULL
 *
 * Runs a query to its end.
 *
 * Returns: (transfer full) (nullable): the elements, or %NULL with @error set
 */
GPtrArray *
office_rows_collect (OfficeStatement  *statement,
                     OfficeRowReader   read,
                     GDestroyNotify    free_row,
                     GError          **error)
{
  g_autoptr (OfficeStatement) query = statement;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) local_error = NULL;

  if (query == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func (free_row);
  while (office_statement_step (query, &local_error))
    g_ptr_array_add (rows, read (query));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&rows);
}

/**
 * office_rows_first:
 * @statement: (nullable) (transfer full): a query, ready to step; %NULL when it could not be made
 * @read: makes an element out of the row that the statement stands on
 * @error: set when the query failed; not set when there is no row
 *
 * Reads the first row of a query.
 *
 * Returns: (transfer full) (nullable): the element, or %NULL when there is none or it failed
 */
gpointer
office_rows_first (OfficeStatement  *statement,
                   OfficeRowReader   read,
                   GError          **error)
{
  g_autoptr (OfficeStatement) query = statement;

  if (query == NULL || !office_statement_step (query, error))
    return NULL;

  return read (query);
}

/**
 * office_rows_split:
 * @joined: (nullable): names joined by group_concat (name, char (31))
 *
 * Returns: (transfer full) (array zero-terminated=1): the names, empty for %NULL
 */
char **
office_rows_split (const char *joined)
{
  return g_strsplit (joined != NULL ? joined : "", OFFICE_ROWS_SEPARATOR, -1);
}

/**
 * office_person_name:
 * @family_name: the family name
 * @given_names: (nullable): the given names; some people have none
 *
 * Says a name as tables do, family name first: "Ng, Aoife".
 *
 * Returns: (transfer full): the name
 */
char *
office_person_name (const char *family_name,
                    const char *given_names)
{
  if (given_names == NULL || *given_names == '\0')
    return g_strdup (family_name);

  /* Translators: family name, given names */
  return g_strdup_printf (C_("person", "%s, %s"), family_name, given_names);
}

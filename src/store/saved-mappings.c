/* saved-mappings.c: which column was which field in a file of this shape
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/saved-mappings.h"
#include "store/statement.h"

/**
 * office_saved_mapping_get:
 * @connection: the connection
 * @kind: what was imported: "applications", "marks", "registrations"
 * @signature: what the headings of the file amount to
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the mapping as JSON; %NULL without @error where none was kept
 */
char *
office_saved_mapping_get (OfficeConnection  *connection,
                          const char        *kind,
                          const char        *signature,
                          GError           **error)
{
  return office_connection_get_text (connection, error,
                                     "SELECT mapping FROM saved_mapping WHERE kind = ? AND signature = ?", "ss",
                                     kind, signature);
}

/**
 * office_saved_mapping_put:
 * @connection: the connection
 * @kind: what was imported
 * @signature: what the headings of the file amount to
 * @mapping: the mapping as JSON
 * @error: where to put a failure
 *
 * Remembers the office's mapping for the next file of this shape.
 *
 * Returns: whether it is saved
 */
gboolean
office_saved_mapping_put (OfficeConnection  *connection,
                          const char        *kind,
                          const char        *signature,
                          const char        *mapping,
                          GError           **error)
{
  static const char put_sql[] =
    "INSERT INTO saved_mapping (kind, signature, mapping) VALUES (?, ?, ?)"
    " ON CONFLICT (kind, signature) DO UPDATE SET mapping = excluded.mapping"
    " WHERE mapping IS NOT excluded.mapping";

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Remember the mapping of a file"), NULL, error))
    return FALSE;

  return office_command_finish (connection,
                                office_connection_run (connection, error, put_sql, "sss", kind, signature, mapping),
                                error);
}

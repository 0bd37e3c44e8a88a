/* mark-codes.c: the office's table of mark codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/mark-codes.h"

#include "store/statement.h"

/**
 * office_mark_codes_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeMarkCode) (nullable): the codes that the office's table
 *   holds, in its order (ASSESS-8); their texts are interned
 */
GArray *
office_mark_codes_list (OfficeConnection  *connection,
                        GError           **error)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (OfficeMarkCode));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error,
    "SELECT code, label, takes_mark, counts_as_attempt, return_text FROM mark_code ORDER BY id",
    "");

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    {
      OfficeMarkCode code = {
        .code = g_intern_string (office_statement_get_text (statement, 0)),
        .label = g_intern_string (office_statement_get_text (statement, 1)),
        .takes_mark = office_statement_get_int (statement, 2) != 0,
        .counts_as_attempt = office_statement_get_int (statement, 3) != 0,
        .return_text = g_intern_string (office_statement_get_text (statement, 4)),
      };

      g_array_append_val (codes, code);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&codes);
}

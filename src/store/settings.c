/* settings.c: settings of the office, kept in its database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/settings.h"
#include "store/statement.h"

/**
 * office_setting_get:
 * @connection: the connection
 * @name: name of the setting
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): its value; %NULL without @error where it was never set
 */
char *
office_setting_get (OfficeConnection  *connection,
                    const char        *name,
                    GError           **error)
{
  return office_connection_get_text (connection, error, "SELECT value FROM setting WHERE name = ?", "s", name);
}

/**
 * office_setting_set:
 * @connection: the connection
 * @name: name of the setting
 * @value: (nullable): its value; %NULL takes the setting away
 * @error: where to put a failure
 *
 * Keeps a setting, as one step to undo.
 *
 * Returns: whether it is saved
 */
gboolean
office_setting_set (OfficeConnection  *connection,
                    const char        *name,
                    const char        *value,
                    GError           **error)
{
  static const char put_sql[] =
    "INSERT INTO setting (name, value) VALUES (?1, ?2)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1"
    " WHERE value IS NOT excluded.value";
  gboolean done;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Change a setting of the office"), NULL, error))
    return FALSE;

  if (value != NULL)
    done = office_connection_run (connection, error, put_sql, "ss", name, value);
  else
    done = office_connection_run (connection, error, "DELETE FROM setting WHERE name = ?", "s", name);

  return office_command_finish (connection, done, error);
}

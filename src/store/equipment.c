/* equipment.c: what can be counted and is taken along: ultrasound machines above all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/equipment.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/fields.h"

/**
 * office_equipment_free:
 * @equipment: (nullable): a kind of equipment
 */
void
office_equipment_free (OfficeEquipment *equipment)
{
  if (equipment == NULL)
    return;

  g_free (equipment->name);
  g_free (equipment);
}

/**
 * office_equipment_need_free:
 * @need: (nullable): what a session needs
 */
void
office_equipment_need_free (OfficeEquipmentNeed *need)
{
  if (need == NULL)
    return;

  g_free (need->name);
  g_free (need);
}

/**
 * office_equipment_use_free:
 * @use: (nullable): what a session uses, and when
 */
void
office_equipment_use_free (OfficeEquipmentUse *use)
{
  if (use == NULL)
    return;

  g_free (use->title);
  g_free (use->name);
  g_free (use);
}

/**
 * office_equipment_need_new:
 * @equipment_id: which, or 0 where only the name is known
 * @name: its name
 * @quantity: how many
 *
 * Returns: (transfer full): what a session needs
 */
OfficeEquipmentNeed *
office_equipment_need_new (gint64      equipment_id,
                           const char *name,
                           int         quantity)
{
  OfficeEquipmentNeed *need = g_new0 (OfficeEquipmentNeed, 1);

  *need = (OfficeEquipmentNeed) { equipment_id, g_strdup (name), quantity };
  return need;
}

static gpointer
read_equipment (OfficeStatement *statement)
{
  OfficeEquipment *equipment = g_new0 (OfficeEquipment, 1);

  equipment->id = office_statement_get_int (statement, 0);
  equipment->name = office_statement_dup_text (statement, 1);
  equipment->quantity = (int) office_statement_get_int (statement, 2);
  equipment->version = (int) office_statement_get_int (statement, 3);
  return equipment;
}

static gpointer
read_need (OfficeStatement *statement)
{
  return office_equipment_need_new (office_statement_get_int (statement, 0), office_statement_get_text (statement, 1),
                                    (int) office_statement_get_int (statement, 2));
}

static gpointer
read_use (OfficeStatement *statement)
{
  OfficeEquipmentUse *use = g_new0 (OfficeEquipmentUse, 1);
  const char *code = office_statement_get_text (statement, 1);
  const char *title = office_statement_get_text (statement, 2);

  use->session_id = office_statement_get_int (statement, 0);
  /* Translators: a cohort and the title of one of its sessions */
  use->title = *title != '\0' ? g_strdup_printf (_("%s: %s"), code, title) : g_strdup (code);
  use->starts_at = office_statement_get_int (statement, 3);
  use->ends_at = office_statement_get_int (statement, 4);
  use->equipment_id = office_statement_get_int (statement, 5);
  use->name = office_statement_dup_text (statement, 6);
  use->quantity = (int) office_statement_get_int (statement, 7);
  use->owned = (int) office_statement_get_int (statement, 8);
  return use;
}

/**
 * office_equipment_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeEquipment): all kinds, by name
 */
GPtrArray *
office_equipment_list (OfficeConnection  *connection,
                       GError           **error)
{
  static const char sql[] = "SELECT id, name, quantity, version FROM equipment ORDER BY office_fold (name)";

  return office_rows_collect (office_connection_prepare (connection, error, sql, ""), read_equipment,
                              (GDestroyNotify) office_equipment_free, error);
}

static gboolean
check_equipment (OfficeConnection       *connection,
                 const OfficeEquipment  *equipment,
                 const char             *name,
                 GError                **error)
{
  g_autofree char *taken = g_strdup_printf (_("“%s” is already on the list of equipment."), name);

  if (strchr (name, ';') != NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” cannot be called so: a semicolon stands between one kind of equipment and the next."), name);
      return FALSE;
    }
  if (equipment->quantity < 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("There cannot be %d of “%s”: the least is 0."),
                   equipment->quantity, name);
      return FALSE;
    }
  return office_check_name (connection, "equipment", equipment->id, name, _("The name of the equipment"), taken,
                            error);
}

/**
 * office_equipment_add:
 * @connection: the connection
 * @equipment: the equipment; id and version are not read
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when there is some of that name
 *
 * Returns: the new row, or 0
 */
gint64
office_equipment_add (OfficeConnection       *connection,
                      const OfficeEquipment  *equipment,
                      GError                **error)
{
  OfficeEquipment added = *equipment;
  g_autofree char *name = office_tidy (equipment->name);
  g_autofree char *label = g_strdup_printf (_("Add the equipment “%s”"), name);
  gint64 id = 0;
  gboolean done;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  added.id = 0;
  done = check_equipment (connection, &added, name, error)
         && office_connection_run (connection, error, "INSERT INTO equipment (name, quantity) VALUES (?, ?)", "si",
                                   name, equipment->quantity);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

/**
 * office_equipment_edit:
 * @connection: the connection
 * @equipment: as it is to be; the version is the one that the person saw
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Returns: whether it is saved
 */
gboolean
office_equipment_edit (OfficeConnection       *connection,
                       const OfficeEquipment  *equipment,
                       GError                **error)
{
  g_autofree char *name = office_tidy (equipment->name);
  g_autofree char *label = g_strdup_printf (_("Edit the equipment “%s”"), name);
  g_autofree char *quantity = g_strdup_printf ("%d", equipment->quantity);
  OfficeField fields[] = {
    { "name", _("name"), OFFICE_FIELD_TEXT, name },
    { "quantity", _("number"), OFFICE_FIELD_INTEGER, quantity },
  };

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    check_equipment (connection, equipment, name, error)
      && office_check_version (connection, "equipment", equipment->id, name, equipment->version, fields,
                               G_N_ELEMENTS (fields), error)
      && office_connection_run (connection, error,
                                "UPDATE equipment SET name = ?, quantity = ?, version = version + 1 WHERE id = ?", "sil",
                                name, equipment->quantity, equipment->id),
    error);
}

/**
 * office_equipment_remove:
 * @connection: the connection
 * @id: the equipment
 * @error: where to put %OFFICE_ERROR_REFUSED when a session needs it
 *
 * Takes equipment that no session needs off the list.
 *
 * Returns: whether it is gone
 */
gboolean
office_equipment_remove (OfficeConnection  *connection,
                         gint64             id,
                         GError           **error)
{
  g_autofree char *name =
    office_connection_get_text (connection, NULL, "SELECT name FROM equipment WHERE id = ?", "l", id);
  g_autofree char *label = g_strdup_printf (_("Remove the equipment “%s”"), name != NULL ? name : "");
  gint64 uses = 0;

  if (!office_connection_get_int (connection, &uses, error,
                                  "SELECT count (*) FROM session_equipment WHERE equipment_id = ?", "l", id))
    return FALSE;
  if (uses > 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   ngettext ("“%s” cannot be removed: %d session needs it. Set its number to 0 instead.",
                             "“%s” cannot be removed: %d sessions need it. Set its number to 0 instead.", (gulong) uses),
                   name, (int) uses);
      return FALSE;
    }

  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (
           connection, office_connection_run (connection, error, "DELETE FROM equipment WHERE id = ?", "l", id), error);
}

/**
 * office_equipment_of_session:
 * @connection: the connection
 * @session_id: the session
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeEquipmentNeed): what it needs, by name
 */
GPtrArray *
office_equipment_of_session (OfficeConnection  *connection,
                             gint64             session_id,
                             GError           **error)
{
  static const char sql[] = "SELECT equipment.id, equipment.name, session_equipment.quantity FROM session_equipment"
                            " JOIN equipment ON equipment.id = session_equipment.equipment_id"
                            " WHERE session_id = ? ORDER BY office_fold (equipment.name)";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "l", session_id), read_need,
                              (GDestroyNotify) office_equipment_need_free, error);
}

static gint64
find_equipment (OfficeConnection           *connection,
                const OfficeEquipmentNeed  *need,
                GError                    **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;

  if (office_connection_get_int (connection, &id, &local_error,
                                 "SELECT id FROM equipment WHERE id = ?1"
                                 " OR (?1 = 0 AND office_fold (name) = office_fold (?2))",
                                 "ls", need->equipment_id, need->name))
    return id;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                 _("There is no equipment “%s”. Add it to the rooms and equipment first."),
                 need->name != NULL ? need->name : "");
  return 0;
}

/**
 * office_equipment_set_needs:
 * @connection: the connection, inside a step of work
 * @session_id: the session
 * @needs: (element-type OfficeEquipmentNeed): all that it needs; a quantity of 0 is none
 * @error: where to put a failure
 *
 * Writes down what a session needs.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_equipment_set_needs (OfficeConnection  *connection,
                            gint64             session_id,
                            GPtrArray         *needs,
                            GError           **error)
{
  g_autoptr (GString) keep = g_string_new ("[");

  for (guint i = 0; i < needs->len; i++)
    {
      const OfficeEquipmentNeed *need = g_ptr_array_index (needs, i);
      gint64 id = find_equipment (connection, need, error);

      if (id == 0)
        return FALSE;
      if (need->quantity < 0)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("A session cannot need %d of “%s”."),
                       need->quantity, need->name);
          return FALSE;
        }
      if (need->quantity == 0)
        continue;
      if (!office_connection_run (connection, error,
                                  "INSERT INTO session_equipment (session_id, equipment_id, quantity) VALUES (?, ?, ?)"
                                  " ON CONFLICT (session_id, equipment_id) DO UPDATE SET quantity = excluded.quantity"
                                  " WHERE quantity IS NOT excluded.quantity",
                                  "lli", session_id, id, need->quantity))
        return FALSE;
      g_string_append_printf (keep, "%s%" G_GINT64_FORMAT, keep->len > 1 ? "," : "", id);
    }
  g_string_append_c (keep, ']');

  return office_connection_run (connection, error,
                                "DELETE FROM session_equipment WHERE session_id = ?"
                                " AND equipment_id NOT IN (SELECT value FROM json_each (?))",
                                "ls", session_id, keep->str);
}

/**
 * office_equipment_uses:
 * @connection: the connection
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeEquipmentUse): what the sessions within the
 *   time need, cancelled ones left out, by start
 */
GPtrArray *
office_equipment_uses (OfficeConnection  *connection,
                       gint64             from,
                       gint64             to,
                       GError           **error)
{
  /* No session is longer than a day. */
  static const char sql[] =
    "SELECT session.id, cohort.code, session.title, session.starts_at, session.starts_at + session.minutes * 60,"
    " equipment.id, equipment.name, session_equipment.quantity, equipment.quantity"
    " FROM session_equipment JOIN session ON session.id = session_equipment.session_id"
    " JOIN cohort ON cohort.id = session.cohort_id"
    " JOIN equipment ON equipment.id = session_equipment.equipment_id"
    " WHERE NOT session.cancelled AND session.starts_at >= ?1 - 86400 AND session.starts_at < ?2"
    " AND session.starts_at + session.minutes * 60 > ?1"
    " ORDER BY session.starts_at, session.id, equipment.id";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "ll", from, to), read_use,
                              (GDestroyNotify) office_equipment_use_free, error);
}

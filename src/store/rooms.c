/* rooms.c: where sessions and vivas are held
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/rooms.h"
#include "store/fields.h"

/**
 * office_room_free:
 * @room: (nullable): a room
 */
void
office_room_free (OfficeRoom *room)
{
  if (room == NULL)
    return;

  g_free (room->name);
  g_free (room);
}

static gpointer
read_room (OfficeStatement *statement)
{
  OfficeRoom *room = g_new0 (OfficeRoom, 1);

  room->id = office_statement_get_int (statement, 0);
  room->name = office_statement_dup_text (statement, 1);
  room->online = office_statement_get_int (statement, 2) != 0;
  room->capacity = office_statement_get_int (statement, 3);
  room->version = office_statement_get_int (statement, 4);
  return room;
}

/**
 * office_rooms_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeRoom): all rooms, by name
 */
GPtrArray *
office_rooms_list (OfficeConnection  *connection,
                   GError           **error)
{
  static const char sql[] = "SELECT id, name, online, capacity, version FROM room ORDER BY office_fold (name)";

  return office_rows_collect (office_connection_prepare (connection, error, sql, ""), read_room,
                              (GDestroyNotify) office_room_free, error);
}

static gboolean
check_room (OfficeConnection  *connection,
            const OfficeRoom  *room,
            const char        *name,
            GError           **error)
{
  g_autofree char *taken = g_strdup_printf (_("There is already a room “%s”."), name);

  if (room->capacity < 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The room “%s” cannot hold %d people: leave the number out where it is not known."), name,
                   room->capacity);
      return FALSE;
    }
  return office_check_name (connection, "room", room->id, name, _("The name of the room"), taken, error);
}

/**
 * office_room_add:
 * @connection: the connection
 * @room: the room; id and version are not read
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when there is one of that name
 *
 * Returns: the new row, or 0
 */
gint64
office_room_add (OfficeConnection  *connection,
                 const OfficeRoom  *room,
                 GError           **error)
{
  g_autofree char *name = office_tidy (room->name);
  g_autofree char *label = g_strdup_printf (_("Add the room “%s”"), name);
  gint64 id = 0;
  gboolean done;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  done = check_room (connection, room, name, error)
         && office_connection_run (connection, error, "INSERT INTO room (name, online, capacity) VALUES (?, ?, ?)",
                                   "sim", name, room->online != FALSE, room->capacity > 0 ? room->capacity : -1);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

/**
 * office_room_edit:
 * @connection: the connection
 * @room: as it is to be; the version is the one that the person saw
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Returns: whether it is saved
 */
gboolean
office_room_edit (OfficeConnection  *connection,
                  const OfficeRoom  *room,
                  GError           **error)
{
  static const char update_sql[] =
    "UPDATE room SET name = ?, online = ?, capacity = ?, version = version + 1 WHERE id = ?";
  g_autofree char *name = office_tidy (room->name);
  g_autofree char *label = g_strdup_printf (_("Edit the room “%s”"), name);
  g_autofree char *capacity = room->capacity > 0 ? g_strdup_printf ("%d", room->capacity) : NULL;
  OfficeField fields[] = {
    { "name", _("name"), OFFICE_FIELD_TEXT, name },
    { "capacity", _("capacity"), OFFICE_FIELD_INTEGER, capacity },
  };

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    check_room (connection, room, name, error)
      && office_check_version (connection, "room", room->id, name, room->version, fields, G_N_ELEMENTS (fields), error)
      && office_connection_run (connection, error, update_sql, "siml", name, room->online != FALSE,
                                room->capacity > 0 ? room->capacity : -1, room->id),
    error);
}

/**
 * office_room_remove:
 * @connection: the connection
 * @id: the room
 * @error: where to put %OFFICE_ERROR_REFUSED when anything was ever held in it
 *
 * Takes a room that was never used off the list.
 *
 * Returns: whether it is gone
 */
gboolean
office_room_remove (OfficeConnection  *connection,
                    gint64             id,
                    GError           **error)
{
  static const char uses_sql[] = "SELECT (SELECT count (*) FROM session WHERE room_id = ?1)"
                                 " + (SELECT count (*) FROM viva WHERE room_id = ?1)";
  g_autofree char *name = office_connection_get_text (connection, NULL, "SELECT name FROM room WHERE id = ?", "l", id);
  g_autofree char *label = g_strdup_printf (_("Remove the room “%s”"), name != NULL ? name : "");
  gint64 uses = 0;

  if (!office_connection_get_int (connection, &uses, error, uses_sql, "l", id))
    return FALSE;
  if (uses > 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   ngettext ("“%s” cannot be removed: %d session or viva is in it.",
                             "“%s” cannot be removed: %d sessions and vivas are in it.", (gulong) uses),
                   name, (int) uses);
      return FALSE;
    }

  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (
           connection, office_connection_run (connection, error, "DELETE FROM room WHERE id = ?", "l", id), error);
}

/**
 * office_room_find_or_add:
 * @connection: the connection
 * @name: as typed; capitals do not matter for finding
 * @error: where to put a failure
 *
 * Returns: the room of that name, added when there was none; or 0
 */
gint64
office_room_find_or_add (OfficeConnection  *connection,
                         const char        *name,
                         GError           **error)
{
  g_autofree char *tidy = office_tidy (name);
  g_autoptr (GError) local_error = NULL;
  OfficeRoom room = { .name = tidy };
  gint64 id = 0;

  if (office_connection_get_int (connection, &id, &local_error,
                                 "SELECT id FROM room WHERE office_fold (name) = office_fold (?)", "s", tidy))
    return id;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }

  return office_room_add (connection, &room, error);
}

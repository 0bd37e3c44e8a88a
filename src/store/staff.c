/* staff.c: tutors, faculty and examiners
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/fields.h"
#include "store/staff.h"

#define COLUMNS "SELECT id, name, employer, email, examiner, max_vivas_per_day, version FROM staff"

/**
 * office_staff_free:
 * @staff: (nullable): a member of staff
 */
void
office_staff_free (OfficeStaff *staff)
{
  if (staff == NULL)
    return;

  g_free (staff->name);
  g_free (staff->employer);
  g_free (staff->email);
  g_free (staff);
}

static gpointer
read_staff (OfficeStatement *statement)
{
  OfficeStaff *staff = g_new0 (OfficeStaff, 1);

  staff->id = office_statement_get_int (statement, 0);
  staff->name = office_statement_dup_text (statement, 1);
  staff->employer = office_statement_dup_text (statement, 2);
  staff->email = office_statement_dup_text (statement, 3);
  staff->examiner = office_statement_get_int (statement, 4) != 0;
  staff->max_vivas_per_day = office_statement_get_int (statement, 5);
  staff->version = office_statement_get_int (statement, 6);
  return staff;
}

/**
 * office_staff_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeStaff): everybody, by name
 */
GPtrArray *
office_staff_list (OfficeConnection  *connection,
                   GError           **error)
{
  return office_rows_collect (office_connection_prepare (connection, error, COLUMNS " ORDER BY office_fold (name)", ""),
                              read_staff, (GDestroyNotify) office_staff_free, error);
}

/**
 * office_staff_get:
 * @connection: the connection
 * @id: the row
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the member of staff
 */
OfficeStaff *
office_staff_get (OfficeConnection  *connection,
                  gint64             id,
                  GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeStaff *staff = office_rows_first (
    office_connection_prepare (connection, &local_error, COLUMNS " WHERE id = ?", "l", id), read_staff, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (staff == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("This member of staff is not on the list."));

  return staff;
}

/* A name stands once, however it is spelt in capitals. */
static gboolean
check_name (OfficeConnection  *connection,
            gint64             id,
            const char        *name,
            GError           **error)
{
  gint64 other = 0;
  g_autoptr (GError) local_error = NULL;

  if (!office_check_given (name, _("The name"), error))
    return FALSE;

  if (office_connection_get_int (connection, &other, &local_error,
                                 "SELECT id FROM staff WHERE office_fold (name) = office_fold (?) AND id <> ?", "sl",
                                 name, id))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("%s is already on the list of staff."), name);
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
 * office_staff_add:
 * @connection: the connection
 * @staff: who; id and version are not read
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when the name is on the list
 *
 * Returns: the new row, or 0
 */
gint64
office_staff_add (OfficeConnection   *connection,
                  const OfficeStaff  *staff,
                  GError            **error)
{
  static const char insert_sql[] =
    "INSERT INTO staff (name, employer, email, examiner, max_vivas_per_day)"
    " VALUES (?, coalesce (?, ''), coalesce (?, ''), ?, ?)";
  g_autofree char *name = office_tidy (staff->name);
  g_autofree char *label = g_strdup_printf (_("Add %s to the staff"), name);
  gint64 id = 0;
  gboolean done;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  done = check_name (connection, 0, name, error)
         && office_connection_run (connection, error, insert_sql, "sssim", name, staff->employer, staff->email,
                                   staff->examiner != FALSE,
                                   staff->max_vivas_per_day > 0 ? staff->max_vivas_per_day : -1);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

/**
 * office_staff_edit:
 * @connection: the connection
 * @staff: as it is to be; the version is the one that the person saw
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Returns: whether it is saved
 */
gboolean
office_staff_edit (OfficeConnection   *connection,
                   const OfficeStaff  *staff,
                   GError            **error)
{
  static const char update_sql[] =
    "UPDATE staff SET name = ?, employer = coalesce (?, ''), email = coalesce (?, ''), examiner = ?,"
    " max_vivas_per_day = ?, version = version + 1 WHERE id = ?";
  g_autofree char *name = office_tidy (staff->name);
  g_autofree char *label = g_strdup_printf (_("Edit %s"), name);
  OfficeField fields[] = {
    { "name", _("name"), OFFICE_FIELD_TEXT, name },
    { "employer", _("employer"), OFFICE_FIELD_TEXT, staff->employer },
    { "email", _("e-mail"), OFFICE_FIELD_TEXT, staff->email },
  };

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    check_name (connection, staff->id, name, error)
      && office_check_version (connection, "staff", staff->id, name, staff->version, fields, G_N_ELEMENTS (fields),
                               error)
      && office_connection_run (connection, error, update_sql, "sssiml", name, staff->employer, staff->email,
                                staff->examiner != FALSE,
                                staff->max_vivas_per_day > 0 ? staff->max_vivas_per_day : -1, staff->id),
    error);
}

/**
 * office_staff_find:
 * @connection: the connection
 * @name: as typed; capitals and accents do not matter
 * @error: where to put a failure
 *
 * Returns: the member of staff of that name, or 0 with %OFFICE_ERROR_NOT_FOUND
 */
gint64
office_staff_find (OfficeConnection  *connection,
                   const char        *name,
                   GError           **error)
{
  g_autofree char *tidy = office_tidy (name);
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;

  if (office_connection_get_int (connection, &id, &local_error,
                                 "SELECT id FROM staff WHERE office_fold (name) = office_fold (?)", "s", tidy))
    return id;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("Nobody of the staff is called “%s”."), tidy);
  return 0;
}

/**
 * office_staff_find_or_add:
 * @connection: the connection
 * @name: as typed; capitals and accents do not matter for finding
 * @error: where to put a failure
 *
 * Returns: the member of staff of that name, added when there was none; or 0
 */
gint64
office_staff_find_or_add (OfficeConnection  *connection,
                          const char        *name,
                          GError           **error)
{
  g_autofree char *tidy = office_tidy (name);
  g_autoptr (GError) local_error = NULL;
  OfficeStaff staff = { .name = tidy };
  gint64 id = office_staff_find (connection, tidy, &local_error);

  if (id != 0)
    return id;
  if (!g_error_matches (local_error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }

  return office_staff_add (connection, &staff, error);
}

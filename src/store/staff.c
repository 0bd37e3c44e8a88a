/* staff.c: tutors, faculty and examiners
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/fields.h"
#include "store/staff.h"

#define COLUMNS \
  "SELECT id, name, employer, email, examiner, max_vivas_per_day, version, tutor, active," \
  " (SELECT group_concat (subject, char (31)) FROM" \
  "   (SELECT subject FROM staff_subject WHERE staff_id = staff.id ORDER BY office_fold (subject)))" \
  " FROM staff"

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
  g_strfreev (staff->subjects);
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
  staff->tutor = office_statement_get_int (statement, 7) != 0;
  staff->active = office_statement_get_int (statement, 8) != 0;
  staff->subjects = office_rows_split (office_statement_get_text (statement, 9));
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

static gboolean
check_staff (OfficeConnection   *connection,
             const OfficeStaff  *staff,
             const char         *name,
             GError            **error)
{
  g_autofree char *taken = g_strdup_printf (_("%s is already on the list of staff."), name);

  if (staff->max_vivas_per_day < 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s cannot take %d vivas a day: leave the number out where none is agreed."), name,
                   staff->max_vivas_per_day);
      return FALSE;
    }
  return office_check_name (connection, "staff", staff->id, name, _("The name"), taken, error);
}

/* Subjects that are no longer named go, those newly named come; %NULL leaves them as they are. */
static gboolean
save_subjects (OfficeConnection    *connection,
               gint64               staff_id,
               const char * const  *subjects,
               GError             **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (subjects == NULL)
    return TRUE;

  for (gsize i = 0; subjects[i] != NULL; i++)
    {
      char *subject = office_tidy (subjects[i]);

      g_ptr_array_add (kept, subject);
      if (*subject != '\0'
          && !office_connection_run (connection, error,
                                     "INSERT INTO staff_subject (staff_id, subject) VALUES (?, ?)"
                                     " ON CONFLICT DO NOTHING",
                                     "ls", staff_id, subject))
        return FALSE;
    }
  g_ptr_array_add (kept, NULL);
  joined = g_strjoinv (OFFICE_ROWS_SEPARATOR, (char **) kept->pdata);

  return office_connection_run (connection, error,
                                "DELETE FROM staff_subject WHERE staff_id = ?1"
                                " AND instr (char (31) || ?2 || char (31), char (31) || subject || char (31)) = 0",
                                "ls", staff_id, joined);
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
    "INSERT INTO staff (name, employer, email, examiner, max_vivas_per_day, tutor, active)"
    " VALUES (?, coalesce (?, ''), coalesce (?, ''), ?, ?, ?, ?)";
  OfficeStaff added = *staff;
  g_autofree char *name = office_tidy (staff->name);
  g_autofree char *label = g_strdup_printf (_("Add %s to the staff"), name);
  gint64 id = 0;
  gboolean done;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  added.id = 0;
  done = check_staff (connection, &added, name, error)
         && office_connection_run (connection, error, insert_sql, "sssimii", name, staff->employer, staff->email,
                                   staff->examiner != FALSE,
                                   staff->max_vivas_per_day > 0 ? staff->max_vivas_per_day : -1,
                                   staff->tutor != FALSE, staff->active != FALSE);
  if (done)
    {
      id = office_connection_last_id (connection);
      done = save_subjects (connection, id, (const char *const *) staff->subjects, error);
    }

  return office_command_finish (connection, done, error) ? id : 0;
}

/**
 * office_staff_edit:
 * @connection: the connection
 * @staff: as it is to be; the version is the one that the person saw; %NULL subjects stay as they are
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
    " max_vivas_per_day = ?, tutor = ?, active = ?, version = version + 1 WHERE id = ?";
  g_autofree char *name = office_tidy (staff->name);
  g_autofree char *label = g_strdup_printf (_("Edit %s"), name);
  g_autofree char *most = staff->max_vivas_per_day > 0 ? g_strdup_printf ("%d", staff->max_vivas_per_day) : NULL;
  OfficeField fields[] = {
    { "name", _("name"), OFFICE_FIELD_TEXT, name },
    { "employer", _("employer"), OFFICE_FIELD_TEXT, staff->employer },
    { "email", _("e-mail"), OFFICE_FIELD_TEXT, staff->email },
    { "max_vivas_per_day", _("vivas a day"), OFFICE_FIELD_INTEGER, most },
  };

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    check_staff (connection, staff, name, error)
      && office_check_version (connection, "staff", staff->id, name, staff->version, fields, G_N_ELEMENTS (fields),
                               error)
      && office_connection_run (connection, error, update_sql, "sssimiil", name, staff->employer, staff->email,
                                staff->examiner != FALSE,
                                staff->max_vivas_per_day > 0 ? staff->max_vivas_per_day : -1,
                                staff->tutor != FALSE, staff->active != FALSE, staff->id)
      && save_subjects (connection, staff->id, (const char *const *) staff->subjects, error),
    error);
}

static gboolean
remove_all_of (OfficeConnection  *connection,
               gint64             id,
               GError           **error)
{
  return office_connection_run (connection, error, "DELETE FROM availability WHERE staff_id = ?", "l", id)
         && office_connection_run (connection, error, "DELETE FROM staff_subject WHERE staff_id = ?", "l", id)
         && office_connection_run (connection, error, "DELETE FROM conflict_of_interest WHERE staff_id = ?", "l", id)
         && office_connection_run (connection, error, "DELETE FROM staff WHERE id = ?", "l", id);
}

/**
 * office_staff_remove:
 * @connection: the connection
 * @id: the member of staff
 * @error: where to put %OFFICE_ERROR_REFUSED when they stand in a session or viva
 *
 * Takes somebody who was never asked off the list, with their availability.
 *
 * Returns: whether they are gone
 */
gboolean
office_staff_remove (OfficeConnection  *connection,
                     gint64             id,
                     GError           **error)
{
  static const char uses_sql[] = "SELECT (SELECT count (*) FROM session_staff WHERE staff_id = ?1)"
                                 " + (SELECT count (*) FROM viva_examiner WHERE staff_id = ?1)"
                                 " + (SELECT count (*) FROM marker WHERE staff_id = ?1)";
  g_autoptr (OfficeStaff) staff = office_staff_get (connection, id, error);
  g_autofree char *label = NULL;
  gint64 uses = 0;

  if (staff == NULL || !office_connection_get_int (connection, &uses, error, uses_sql, "l", id))
    return FALSE;
  if (uses > 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   ngettext ("%s cannot be removed: they stand in %d session or viva. Say that they are no longer"
                             " asked instead.",
                             "%s cannot be removed: they stand in %d sessions and vivas. Say that they are no longer"
                             " asked instead.",
                             (gulong) uses),
                   staff->name, (int) uses);
      return FALSE;
    }

  label = g_strdup_printf (_("Remove %s from the staff"), staff->name);
  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (connection, remove_all_of (connection, id, error), error);
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
  OfficeStaff staff = { .name = tidy, .tutor = TRUE, .active = TRUE };
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

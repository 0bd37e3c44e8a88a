/* attendance.c: who was there, and for how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/attendance.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/hours.h"
#include "store/command.h"
#include "store/conflict.h"
#include "store/rows.h"
#include "store/sessions.h"
#include "store/statement.h"

#define MINUTES_PER_DAY 1440

/**
 * office_attendance_row_free:
 * @row: (nullable): a line of a register
 *
 * Frees a line of a register.
 */
void
office_attendance_row_free (OfficeAttendanceRow *row)
{
  if (row == NULL)
    return;

  g_free (row->reference);
  g_free (row->family_name);
  g_free (row->given_names);
  g_free (row->known_as);
  g_strfreev (row->emails);
  g_free (row->guest_of);
  g_free (row->note);
  g_free (row);
}

static gpointer
read_attendance (OfficeStatement *statement)
{
  OfficeAttendanceRow *row = g_new0 (OfficeAttendanceRow, 1);

  row->enrolment_id = office_statement_get_int (statement, 0);
  row->learner_id = office_statement_get_int (statement, 1);
  row->reference = office_statement_dup_text (statement, 2);
  row->family_name = office_statement_dup_text (statement, 3);
  row->given_names = office_statement_dup_text (statement, 4);
  row->withdrawn = office_statement_get_int (statement, 5) != 0;
  row->minutes = (int) office_statement_get_int_or (statement, 6, OFFICE_ATTENDANCE_NONE);
  row->note = office_statement_dup_text (statement, 7);
  row->version = (int) office_statement_get_int (statement, 8);
  row->known_as = office_statement_dup_text (statement, 9);
  row->emails = office_rows_split (office_statement_get_text (statement, 10));
  row->guest_of = office_statement_dup_text (statement, 11);

  return row;
}

/**
 * office_attendance_register:
 * @connection: the connection
 * @session_id: the session
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeAttendanceRow) (nullable): the register: every
 * learner enrolled in the session's cohort, and those of other cohorts who have a place in it, by
 * family name; those who have withdrawn too
 */
GPtrArray *
office_attendance_register (OfficeConnection  *connection,
                            gint64             session_id,
                            GError           **error)
{
  static const char register_sql[]
    = "SELECT enrolment.id, learner.id, application.reference, learner.family_name,"
      " learner.given_names,"
      " coalesce (enrolment.withdrawn_on <= date (session.starts_at, 'unixepoch'), 0),"
      " attendance.minutes, coalesce (attendance.note, ''), coalesce (attendance.version, 0),"
      " learner.known_as,"
      " (SELECT group_concat (email, char (31)) FROM (SELECT learner.email AS email"
      "   UNION SELECT email FROM learner_email WHERE learner_email.learner_id = learner.id)"
      "   WHERE email <> '')"
      " , CASE WHEN enrolment.cohort_id <> session.cohort_id THEN cohort.code END"
      " FROM session JOIN enrolment ON enrolment.cohort_id = session.cohort_id"
      " OR enrolment.id IN (SELECT enrolment_id FROM session_guest WHERE session_id = session.id)"
      " JOIN cohort ON cohort.id = enrolment.cohort_id"
      " JOIN application ON application.id = enrolment.application_id"
      " JOIN learner ON learner.id = enrolment.learner_id"
      " LEFT JOIN attendance ON attendance.session_id = session.id"
      " AND attendance.enrolment_id = enrolment.id"
      " WHERE session.id = ?"
      " ORDER BY learner.sort_name, learner.family_name, learner.given_names, enrolment.id";

  return office_rows_collect (
    office_connection_prepare (connection, error, register_sql, "l", session_id), read_attendance,
    (GDestroyNotify) office_attendance_row_free, error);
}

static OfficeAttendanceRow *
find_row (GPtrArray *rows,
          gint64     enrolment_id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      OfficeAttendanceRow *row = g_ptr_array_index (rows, i);

      if (row->enrolment_id == enrolment_id)
        return row;
    }

  return NULL;
}

static gboolean
check_entry (const OfficeSessionRow       *session,
             const OfficeAttendanceRow    *row,
             const OfficeAttendanceEntry  *entry,
             GError                      **error)
{
  g_autofree char *name = NULL;

  if (row == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("This learner is not enrolled in %s, whose session it is."),
                   session->cohort_code);
      return FALSE;
    }

  name = office_person_name (row->family_name, row->given_names);
  if (entry->minutes < OFFICE_ATTENDANCE_NONE || entry->minutes > MINUTES_PER_DAY)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s cannot have attended %d minutes: it is a number from 0 to 1440."), name,
                   entry->minutes);
      return FALSE;
    }
  if (session->cancelled && entry->minutes > 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s cannot have attended this session: it was cancelled."), name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_version (OfficeConnection             *connection,
               gint64                        session_id,
               const OfficeAttendanceRow    *row,
               const OfficeAttendanceEntry  *entry,
               GError                      **error)
{
  g_autofree char *name = office_person_name (row->family_name, row->given_names);
  g_autofree char *what = g_strdup_printf (_("The attendance of %s"), name);
  g_autofree char *yours = entry->minutes >= 0 ? g_strdup_printf ("%d", entry->minutes) : NULL;
  const OfficeField fields[] = { { "minutes", _("time attended"), OFFICE_FIELD_MINUTES, yours } };
  gint64 id = 0;

  if (entry->version < 0 || entry->version == row->version)
    return TRUE;

  office_connection_get_int (connection, &id, NULL,
                             "SELECT id FROM attendance WHERE session_id = ? AND enrolment_id = ?",
                             "ll", session_id, entry->enrolment_id);
  return office_conflict_check (connection, "attendance", id, what, row->version, entry->version,
                                fields, G_N_ELEMENTS (fields), error);
}

static gboolean
save_entry (OfficeConnection             *connection,
            const OfficeSessionRow       *session,
            const OfficeAttendanceRow    *row,
            const OfficeAttendanceEntry  *entry,
            GError                      **error)
{
  if (!check_entry (session, row, entry, error)
      || !check_version (connection, session->id, row, entry, error))
    return FALSE;

  if (entry->minutes == row->minutes
      && (entry->note == NULL || g_strcmp0 (entry->note, row->note) == 0))
    return TRUE;

  if (entry->minutes == OFFICE_ATTENDANCE_NONE)
    return office_connection_run (
      connection, error, "DELETE FROM attendance WHERE session_id = ? AND enrolment_id = ?", "ll",
      session->id, entry->enrolment_id);

  return office_connection_run (
    connection, error,
    "INSERT INTO attendance (session_id, enrolment_id, minutes, note)"
    " VALUES (?, ?, ?, ?)"
    " ON CONFLICT (session_id, enrolment_id) DO UPDATE"
    " SET minutes = excluded.minutes, note = excluded.note, version = version + 1",
    "llis", session->id, entry->enrolment_id, entry->minutes,
    entry->note != NULL ? entry->note : row->note);
}

static char *
describe_command (const OfficeSessionRow       *session,
                  GPtrArray                    *rows,
                  const OfficeAttendanceEntry  *entries,
                  gsize                         n_entries)
{
  g_autofree char *when = office_instant_to_text (session->starts_at);
  OfficeAttendanceRow *only = n_entries == 1 ? find_row (rows, entries[0].enrolment_id) : NULL;

  if (only != NULL)
    {
      g_autofree char *name = office_person_name (only->family_name, only->given_names);

      /* Translators: a learner, and when the session was */
      return g_strdup_printf (_("Attendance of %s on %s"), name, when);
    }

  /* Translators: number of learners, a cohort, when the session was */
  return g_strdup_printf (ngettext ("Attendance of %d learner of %s on %s",
                                    "Attendance of %d learners of %s on %s", n_entries),
                          (int) n_entries, session->cohort_code, when);
}

static gboolean
save_entries (OfficeConnection             *connection,
              const OfficeSessionRow       *session,
              GPtrArray                    *rows,
              const OfficeAttendanceEntry  *entries,
              gsize                         n_entries,
              GError                      **error)
{
  for (gsize i = 0; i < n_entries; i++)
    if (!save_entry (
          connection, session, find_row (rows, entries[i].enrolment_id), &entries[i], error))
      return FALSE;

  return TRUE;
}

/**
 * office_attendance_set:
 * @connection: the connection
 * @session_id: the session
 * @entries: (array length=n_entries): what was attended, by whom
 * @n_entries: how many
 * @error: where to put a failure
 *
 * Records the attendance of one or more learners, as one step to undo.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID, %OFFICE_ERROR_REFUSED, %OFFICE_ERROR_CONFLICT or
 *   %OFFICE_ERROR_NOT_FOUND; then nothing is saved
 */
gboolean
office_attendance_set (OfficeConnection             *connection,
                       gint64                        session_id,
                       const OfficeAttendanceEntry  *entries,
                       gsize                         n_entries,
                       GError                      **error)
{
  g_autoptr (OfficeSessionRow) session = office_session_get (connection, session_id, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *label = NULL;

  if (session == NULL)
    return FALSE;
  rows = office_attendance_register (connection, session_id, error);
  if (rows == NULL)
    return FALSE;

  label = describe_command (session, rows, entries, n_entries);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection, save_entries (connection, session, rows, entries, n_entries, error), error);
}

/**
 * office_attendance_set_present:
 * @connection: the connection
 * @session_id: the session
 * @exceptions: (array length=n_exceptions): those who were not there the whole time
 * @n_exceptions: how many
 * @error: where to put a failure
 *
 * Records everybody who has not withdrawn as present for the whole session, but for the exceptions,
 * as one step to undo.
 *
 * Returns: %FALSE as for office_attendance_set()
 */
gboolean
office_attendance_set_present (OfficeConnection             *connection,
                               gint64                        session_id,
                               const OfficeAttendanceEntry  *exceptions,
                               gsize                         n_exceptions,
                               GError                      **error)
{
  g_autoptr (OfficeSessionRow) session = office_session_get (connection, session_id, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) entries = NULL;

  if (session == NULL)
    return FALSE;
  rows = office_attendance_register (connection, session_id, error);
  if (rows == NULL)
    return FALSE;

  entries = g_array_new (FALSE, FALSE, sizeof (OfficeAttendanceEntry));
  if (n_exceptions > 0)
    g_array_append_vals (entries, exceptions, (guint) n_exceptions);
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeAttendanceRow *row = g_ptr_array_index (rows, i);
      OfficeAttendanceEntry entry
        = { row->enrolment_id, session->minutes, NULL, OFFICE_ATTENDANCE_ANY_VERSION };
      gboolean excepted = row->withdrawn;

      for (gsize j = 0; j < n_exceptions && !excepted; j++)
        excepted = exceptions[j].enrolment_id == row->enrolment_id;
      if (!excepted)
        g_array_append_val (entries, entry);
    }

  return office_attendance_set (
    connection, session_id, (const OfficeAttendanceEntry *) entries->data, entries->len, error);
}

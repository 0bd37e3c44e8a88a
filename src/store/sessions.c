/* sessions.c: the sessions of the timetable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/sessions.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "store/command.h"
#include "store/conflict.h"
#include "store/equipment.h"
#include "store/rooms.h"
#include "store/rows.h"
#include "store/staff.h"
#include "store/statement.h"

#define MINUTES_PER_DAY 1440

/* Why a session was cancelled stands where every change stands, in the audit. */
#define CANCELLED_WHY \
  " CASE WHEN session.cancelled THEN" \
  "   (SELECT reason FROM audit WHERE table_name = 'session' AND record_id = session.id" \
  "     AND json_extract (after, '$.cancelled') = 1 ORDER BY id DESC LIMIT 1) END"

/* Whom the register of a session is for: not those who had withdrawn by then. */
#define ENROLLED_THEN \
  " (enrolment.withdrawn_on IS NULL OR enrolment.withdrawn_on > date (session.starts_at, 'unixepoch'))"

#define SESSION_COLUMNS \
  "SELECT session.id, session.cohort_id, cohort.code, module.title, session.kind, session.title," \
  " session.starts_at, session.minutes, session.room_id, room.name, coalesce (room.online, 0)," \
  " (SELECT group_concat (name, char (31)) FROM" \
  "   (SELECT staff.name AS name FROM session_staff JOIN staff" \
  " ON staff.id = session_staff.staff_id" \
  "     WHERE session_staff.session_id = session.id ORDER BY staff.name))," \
  " session.cancelled, session.uid, session.version," \
  " (SELECT count (*) FROM enrolment WHERE cohort_id = session.cohort_id" \
  " AND" ENROLLED_THEN ")" \
  " + (SELECT count (*) FROM session_guest WHERE session_guest.session_id = session.id)," \
  " (SELECT count (*) FROM attendance JOIN enrolment ON enrolment.id = attendance.enrolment_id" \
  " WHERE attendance.session_id = session.id AND attendance.minutes > 0 AND" ENROLLED_THEN ")," \
  CANCELLED_WHY "," \
  " (SELECT count (*) FROM session_staff JOIN staff ON staff.id = session_staff.staff_id" \
  " WHERE session_staff.session_id = session.id AND staff.tutor)," \
  " (SELECT group_concat (quantity || ' ' || name, '; ') FROM" \
  "   (SELECT session_equipment.quantity, equipment.name FROM session_equipment JOIN equipment" \
  " ON equipment.id = session_equipment.equipment_id" \
  "     WHERE session_equipment.session_id = session.id ORDER BY office_fold (equipment.name)))" \
  " FROM session JOIN cohort ON cohort.id = session.cohort_id JOIN module" \
  " ON module.id = cohort.module_id" \
  " LEFT JOIN room ON room.id = session.room_id"

/**
 * office_session_row_free:
 * @row: (nullable): a session
 *
 * Frees a session.
 */
void
office_session_row_free (OfficeSessionRow *row)
{
  if (row == NULL)
    return;

  g_free (row->cohort_code);
  g_free (row->module_title);
  g_free (row->kind);
  g_free (row->title);
  g_free (row->room);
  g_strfreev (row->staff);
  g_free (row->cancelled_why);
  g_free (row->uid);
  g_free (row->equipment);
  g_free (row);
}

static gpointer
read_session (OfficeStatement *statement)
{
  OfficeSessionRow *row = g_new0 (OfficeSessionRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->cohort_id = office_statement_get_int (statement, 1);
  row->cohort_code = office_statement_dup_text (statement, 2);
  row->module_title = office_statement_dup_text (statement, 3);
  row->kind = office_statement_dup_text (statement, 4);
  row->title = office_statement_dup_text (statement, 5);
  row->starts_at = office_statement_get_int (statement, 6);
  row->minutes = (int) office_statement_get_int (statement, 7);
  row->room_id = office_statement_get_int (statement, 8);
  row->room = office_statement_dup_text (statement, 9);
  row->online = office_statement_get_int (statement, 10) != 0;
  row->staff = office_rows_split (office_statement_get_text (statement, 11));
  row->cancelled = office_statement_get_int (statement, 12) != 0;
  row->uid = office_statement_dup_text (statement, 13);
  row->version = (int) office_statement_get_int (statement, 14);
  row->n_enrolled = (int) office_statement_get_int (statement, 15);
  row->n_attended = (int) office_statement_get_int (statement, 16);
  row->cancelled_why = office_statement_dup_text (statement, 17);
  row->n_tutors = (int) office_statement_get_int (statement, 18);
  row->equipment = office_statement_dup_text (statement, 19);

  return row;
}

/* "“Governance” of DPL-2025-AUT on 25/09/2025 10:00" */
static char *
describe (const char *title,
          const char *cohort_code,
          gint64      starts_at)
{
  g_autofree char *when = office_instant_to_text (starts_at);

  if (title != NULL && *title != '\0')
    /* Translators: a session's title, its cohort, and when it starts */
    return g_strdup_printf (_("Session “%s” of %s on %s"), title, cohort_code, when);

  /* Translators: a cohort, and when the session starts */
  return g_strdup_printf (_("Session of %s on %s"), cohort_code, when);
}

static char *
describe_row (const OfficeSessionRow *row)
{
  return describe (row->title, row->cohort_code, row->starts_at);
}

static gboolean
check_length (gboolean   deadline,
              int        minutes,
              GError   **error)
{
  if (deadline ? minutes < 0 : minutes <= 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("A session of %d minutes is not possible: it lasts at least one minute."),
                   minutes);
      return FALSE;
    }
  if (minutes > MINUTES_PER_DAY)
    {
      g_set_error (
        error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
        _("A session of %d minutes is longer than a day: enter each day as a session of its own."),
        minutes);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_draft (const OfficeSessionDraft  *draft,
             GError                   **error)
{
  static const char *const kinds[] = { "live", "practical", "induction", "deadline", NULL };

  if (draft->kind == NULL || !g_strv_contains (kinds, draft->kind))
    {
      g_set_error (
        error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
        _("“%s” is not a kind of session: it is live, practical, induction or deadline."),
        draft->kind != NULL ? draft->kind : "");
      return FALSE;
    }

  return check_length (g_str_equal (draft->kind, "deadline"), draft->minutes, error);
}

static gboolean
resolve_room (OfficeConnection  *connection,
              const char        *name,
              gint64            *room_id,
              GError           **error)
{
  *room_id = 0;
  if (name == NULL || *name == '\0')
    return TRUE;

  *room_id = office_room_find_or_add (connection, name, error);
  return *room_id != 0;
}

/* Staff who are no longer named go, those newly named come; the others' rows stay as they are. */
static gboolean
save_staff (OfficeConnection    *connection,
            gint64               session_id,
            const char * const  *names,
            GError             **error)
{
  g_autoptr (GString) keep = g_string_new ("[");

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 staff_id = office_staff_find_or_add (connection, names[i], error);

      if (staff_id == 0
          || !office_connection_run (
            connection, error,
            "INSERT INTO session_staff (session_id, staff_id) VALUES (?, ?)"
            " ON CONFLICT DO NOTHING",
            "ll", session_id, staff_id))
        return FALSE;
      g_string_append_printf (keep, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", staff_id);
    }
  g_string_append_c (keep, ']');

  return office_connection_run (connection, error,
                                "DELETE FROM session_staff WHERE session_id = ?"
                                " AND staff_id NOT IN (SELECT value FROM json_each (?))",
                                "ls", session_id, keep->str);
}

static gboolean
save_equipment (OfficeConnection  *connection,
                gint64             session_id,
                GPtrArray         *needs,
                GError           **error)
{
  return needs == NULL || office_equipment_set_needs (connection, session_id, needs, error);
}

static gboolean
insert_session (OfficeConnection          *connection,
                const OfficeSessionDraft  *draft,
                gint64                    *session_id,
                GError                   **error)
{
  g_autofree char *uid = g_uuid_string_random ();
  gint64 room_id;
  gint64 id;

  if (!resolve_room (connection, draft->room, &room_id, error)
      || !office_connection_run (
        connection, error,
        "INSERT INTO session (cohort_id, kind, title, starts_at, minutes, room_id, uid)"
        " VALUES (?, ?, ?, ?, ?, nullif (?, 0), ?)",
        "lsslils", draft->cohort_id, draft->kind, draft->title != NULL ? draft->title : "",
        draft->starts_at, draft->minutes, room_id, uid))
    return FALSE;

  id = office_connection_last_id (connection);
  if (!save_staff (connection, id, draft->staff, error) || !save_equipment (connection, id, draft->equipment, error))
    return FALSE;

  if (session_id != NULL)
    *session_id = id;
  return TRUE;
}

/**
 * office_session_add:
 * @connection: the connection
 * @draft: what was filled in
 * @session_id: (out) (optional): the new session
 * @error: where to put a failure
 *
 * Adds a session to a cohort's timetable. Clashes are shown, not refused.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_session_add (OfficeConnection          *connection,
                    const OfficeSessionDraft  *draft,
                    gint64                    *session_id,
                    GError                   **error)
{
  g_autofree char *code = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!check_draft (draft, error))
    return FALSE;

  code = office_connection_get_text (
    connection, &local_error, "SELECT code FROM cohort WHERE id = ?", "l", draft->cohort_id);
  if (code == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                             _("There is no such cohort. Choose one of the list."));
      return FALSE;
    }

  label = describe (draft->title, code, draft->starts_at);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection, insert_session (connection, draft, session_id, error), error);
}

static gboolean
check_version (OfficeConnection        *connection,
               const OfficeSessionRow  *row,
               int                      version,
               const char              *title,
               gint64                   starts_at,
               int                      minutes,
               GError                 **error)
{
  g_autofree char *what = describe_row (row);
  g_autofree char *starts_text = g_strdup_printf ("%" G_GINT64_FORMAT, starts_at);
  g_autofree char *minutes_text = g_strdup_printf ("%d", minutes);
  const OfficeField fields[] = {
    { "title", _("title"), OFFICE_FIELD_TEXT, title },
    { "starts_at", _("start"), OFFICE_FIELD_INSTANT, starts_text },
    { "minutes", _("length"), OFFICE_FIELD_MINUTES, minutes_text },
  };

  return office_conflict_check (connection, "session", row->id, what, row->version, version, fields,
                                G_N_ELEMENTS (fields), error);
}

static gboolean
update_session (OfficeConnection          *connection,
                const OfficeSessionRow    *row,
                int                        version,
                const OfficeSessionDraft  *draft,
                GError                   **error)
{
  gint64 room_id;

  return check_version (
           connection, row, version, draft->title, draft->starts_at, draft->minutes, error)
         && resolve_room (connection, draft->room, &room_id, error)
         && office_connection_run (
           connection, error,
           "UPDATE session SET kind = ?, title = ?, starts_at = ?, minutes = ?,"
           " room_id = nullif (?, 0), version = version + 1 WHERE id = ?",
           "sslill", draft->kind, draft->title != NULL ? draft->title : "", draft->starts_at,
           draft->minutes, room_id, row->id)
         && save_staff (connection, row->id, draft->staff, error)
         && save_equipment (connection, row->id, draft->equipment, error);
}

/**
 * office_session_edit:
 * @connection: the connection
 * @session_id: the session
 * @version: that the person saw, or %OFFICE_SESSION_ANY_VERSION
 * @draft: all fields as they are to be
 * @error: where to put a failure
 *
 * Saves a session that was edited. Its cohort stays.
 *
 * Returns: %FALSE with %OFFICE_ERROR_CONFLICT, %OFFICE_ERROR_INVALID or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_session_edit (OfficeConnection          *connection,
                     gint64                     session_id,
                     int                        version,
                     const OfficeSessionDraft  *draft,
                     GError                   **error)
{
  g_autoptr (OfficeSessionRow) row = NULL;
  g_autofree char *label = NULL;

  if (!check_draft (draft, error))
    return FALSE;
  row = office_session_get (connection, session_id, error);
  if (row == NULL)
    return FALSE;

  label = describe_row (row);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection, update_session (connection, row, version, draft, error), error);
}

/**
 * office_session_move:
 * @connection: the connection
 * @session_id: the session
 * @version: that the person saw, or %OFFICE_SESSION_ANY_VERSION
 * @starts_at: UTC seconds
 * @minutes: its length
 * @error: where to put a failure
 *
 * Moves a session to another time, as by dragging it on the canvas.
 *
 * Returns: %FALSE with %OFFICE_ERROR_CONFLICT, %OFFICE_ERROR_INVALID or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_session_move (OfficeConnection  *connection,
                     gint64             session_id,
                     int                version,
                     gint64             starts_at,
                     int                minutes,
                     GError           **error)
{
  g_autoptr (OfficeSessionRow) row = office_session_get (connection, session_id, error);
  g_autofree char *what = NULL;
  g_autofree char *when = NULL;
  g_autofree char *label = NULL;

  if (row == NULL || !check_length (g_str_equal (row->kind, "deadline"), minutes, error))
    return FALSE;

  what = describe_row (row);
  when = office_instant_to_text (starts_at);
  /* Translators: a session, and when it is to start */
  label = g_strdup_printf (_("%s moved to %s"), what, when);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    check_version (connection, row, version, row->title, starts_at, minutes, error)
      && office_connection_run (
        connection, error,
        "UPDATE session SET starts_at = ?, minutes = ?, version = version + 1 WHERE id = ?", "lil",
        starts_at, minutes, session_id),
    error);
}

/**
 * office_session_cancel:
 * @connection: the connection
 * @session_id: the session
 * @version: that the person saw, or %OFFICE_SESSION_ANY_VERSION
 * @reason: (nullable): why
 * @error: where to put a failure
 *
 * Cancels a session: it stays in the timetable, does not count, and calendars are told.
 *
 * Returns: %FALSE with %OFFICE_ERROR_CONFLICT or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_session_cancel (OfficeConnection  *connection,
                       gint64             session_id,
                       int                version,
                       const char        *reason,
                       GError           **error)
{
  g_autoptr (OfficeSessionRow) row = office_session_get (connection, session_id, error);
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  if (row == NULL)
    return FALSE;

  what = describe_row (row);
  /* Translators: a session */
  label = g_strdup_printf (_("%s cancelled"), what);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, reason, error))
    return FALSE;

  return office_command_finish (
    connection,
    check_version (connection, row, version, row->title, row->starts_at, row->minutes, error)
      && office_connection_run (
        connection, error, "UPDATE session SET cancelled = 1, version = version + 1 WHERE id = ?",
        "l", session_id),
    error);
}

/**
 * office_session_remove:
 * @connection: the connection
 * @session_id: the session
 * @version: that the person saw, or %OFFICE_SESSION_ANY_VERSION
 * @error: where to put a failure
 *
 * Removes a session that was entered by mistake. One with attendance is cancelled instead.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED, %OFFICE_ERROR_CONFLICT or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_session_remove (OfficeConnection  *connection,
                       gint64             session_id,
                       int                version,
                       GError           **error)
{
  g_autoptr (OfficeSessionRow) row = office_session_get (connection, session_id, error);
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;
  gint64 n_recorded = 0;

  if (row == NULL)
    return FALSE;

  what = describe_row (row);
  office_connection_get_int (connection, &n_recorded, NULL,
                             "SELECT count (*) FROM attendance WHERE session_id = ?", "l",
                             session_id);
  if (n_recorded > 0)
    {
      g_set_error (
        error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
        ngettext (
          "%s cannot be removed: the attendance of %d learner is recorded. Cancel it instead.",
          "%s cannot be removed: the attendance of %d learners is recorded. Cancel it instead.",
          (gulong) n_recorded),
        what, (int) n_recorded);
      return FALSE;
    }

  /* Translators: a session */
  label = g_strdup_printf (_("%s removed"), what);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    check_version (connection, row, version, row->title, row->starts_at, row->minutes, error)
      && office_connection_run (
        connection, error, "DELETE FROM session_staff WHERE session_id = ?", "l", session_id)
      && office_connection_run (
        connection, error, "DELETE FROM session_equipment WHERE session_id = ?", "l", session_id)
      && office_connection_run (
        connection, error, "DELETE FROM session_guest WHERE session_id = ?", "l", session_id)
      && office_connection_run (
        connection, error, "DELETE FROM session WHERE id = ?", "l", session_id),
    error);
}

/**
 * office_session_get:
 * @connection: the connection
 * @session_id: the session
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the session, or %NULL with %OFFICE_ERROR_NOT_FOUND
 */
OfficeSessionRow *
office_session_get (OfficeConnection  *connection,
                    gint64             session_id,
                    GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeSessionRow *row = office_rows_first (
    office_connection_prepare (
      connection, &local_error, SESSION_COLUMNS " WHERE session.id = ?", "l", session_id),
    read_session, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (row == NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                 _("There is no session %d; it may have been removed."), (int) session_id);

  return row;
}

/**
 * office_sessions_list_cohort:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeSessionRow) (nullable): the cohort's sessions,
 * cancelled ones too, in order of time
 */
GPtrArray *
office_sessions_list_cohort (OfficeConnection  *connection,
                             gint64             cohort_id,
                             GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (
      connection, error,
      SESSION_COLUMNS " WHERE session.cohort_id = ? ORDER BY session.starts_at, session.id", "l",
      cohort_id),
    read_session, (GDestroyNotify) office_session_row_free, error);
}

/**
 * office_sessions_list_between:
 * @connection: the connection
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeSessionRow) (nullable): the sessions of all cohorts
 * that take place within the time, cancelled ones too, in order of time
 */
GPtrArray *
office_sessions_list_between (OfficeConnection  *connection,
                              gint64             from,
                              gint64             to,
                              GError           **error)
{
  /* No session is longer than a day: the index on the start narrows the search. */
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               SESSION_COLUMNS
                               " WHERE session.starts_at >= ? - 86400 AND session.starts_at < ?"
                               " AND session.starts_at + max (session.minutes * 60, 1) > ?"
                               " ORDER BY session.starts_at, session.id",
                               "lll", from, to, from),
    read_session, (GDestroyNotify) office_session_row_free, error);
}

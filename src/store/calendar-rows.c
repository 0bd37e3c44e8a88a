/* calendar-rows.c: what stands in the calendar of a cohort, a learner or one of the staff
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A calendar that is sent again must take back what no longer holds: a session from which a tutor was
 * taken off, or that takes place after a learner has withdrawn, stays in their calendar as cancelled.
 */
#include "config.h"

#include "store/calendar-rows.h"

#include "store/rows.h"
#include "store/statement.h"

#define SESSION_ROW(sequence, cancelled) \
  "SELECT session.uid, session.version - 1 + " sequence ", session.starts_at," \
  " session.starts_at + session.minutes * 60," \
  " (SELECT max (at) FROM audit WHERE table_name = 'session' AND record_id = session.id)," \
  " cohort.code, module.title, session.kind, session.title, room.name," \
  " (SELECT group_concat (name, char (31)) FROM (SELECT staff.name AS name FROM session_staff" \
  "   JOIN staff ON staff.id = session_staff.staff_id" \
  "   WHERE session_staff.session_id = session.id ORDER BY staff.name))," \
  " session.cancelled OR " cancelled ", '', '', ''" \
  " FROM session JOIN cohort ON cohort.id = session.cohort_id" \
  " JOIN module ON module.id = cohort.module_id LEFT JOIN room ON room.id = session.room_id"

#define VIVA_ROW(marking, cancelled) \
  "SELECT viva.uid, viva.version - 1, viva.starts_at," \
  " viva.starts_at + (viva.minutes + " marking ") * 60," \
  " (SELECT max (at) FROM audit WHERE table_name = 'viva' AND record_id = viva.id)," \
  " cohort.code, module.title, 'viva', '', room.name," \
  " (SELECT group_concat (name, char (31)) FROM (SELECT staff.name AS name FROM viva_examiner" \
  "   JOIN staff ON staff.id = viva_examiner.staff_id" \
  "   WHERE viva_examiner.viva_id = viva.id ORDER BY staff.name))," \
  " viva.cancelled OR " cancelled ", application.reference, learner.family_name," \
  " learner.given_names" \
  " FROM viva JOIN enrolment ON enrolment.id = viva.enrolment_id" \
  " JOIN application ON application.id = enrolment.application_id" \
  " JOIN learner ON learner.id = enrolment.learner_id" \
  " JOIN cohort ON cohort.id = enrolment.cohort_id JOIN module ON module.id = cohort.module_id" \
  " LEFT JOIN room ON room.id = viva.room_id"

#define IN_ORDER " ORDER BY 3, 1"

/* Whoever stands in the audit as taken off, and is not on it again. */
#define TAKEN_OFF(table, whose, event) \
  " EXISTS (SELECT 1 FROM audit WHERE table_name = '" table "' AND action = 'delete'" \
  "   AND json_extract (before, '$." whose "') = " event ".id" \
  "   AND json_extract (before, '$.staff_id') = ?1)"

#define NO_MORE(table, whose, event) \
  " NOT EXISTS (SELECT 1 FROM " table " WHERE " table "." whose " = " event ".id" \
  " AND " table ".staff_id = ?1)"

static const char *const queries[] = {
  [OFFICE_CALENDAR_COHORT] =
    SESSION_ROW ("0", "0") " WHERE session.cohort_id = ?1"
    " UNION ALL " VIVA_ROW ("viva.marking_minutes", "0") " WHERE enrolment.cohort_id = ?1" IN_ORDER,
  [OFFICE_CALENDAR_LEARNER] =
    SESSION_ROW ("enrolment.version",
                 "coalesce (enrolment.withdrawn_on <= date (session.starts_at, 'unixepoch'), 0)")
    " JOIN enrolment ON enrolment.cohort_id = cohort.id"
    " WHERE enrolment.learner_id = ?1 AND NOT enrolment.reassessment_only"
    " UNION ALL " VIVA_ROW ("0", "0") " WHERE enrolment.learner_id = ?1" IN_ORDER,
  [OFFICE_CALENDAR_STAFF] =
    SESSION_ROW ("0", NO_MORE ("session_staff", "session_id", "session"))
    " WHERE session.id IN (SELECT session_id FROM session_staff WHERE staff_id = ?1)"
    " OR" TAKEN_OFF ("session_staff", "session_id", "session")
    " UNION ALL " VIVA_ROW ("viva.marking_minutes", NO_MORE ("viva_examiner", "viva_id", "viva"))
    " WHERE viva.id IN (SELECT viva_id FROM viva_examiner WHERE staff_id = ?1)"
    " OR" TAKEN_OFF ("viva_examiner", "viva_id", "viva") IN_ORDER,
};

/**
 * office_calendar_row_free:
 * @row: (transfer full) (nullable): an entry
 */
void
office_calendar_row_free (OfficeCalendarRow *row)
{
  if (row == NULL)
    return;

  g_free (row->uid);
  g_free (row->cohort_code);
  g_free (row->module_title);
  g_free (row->kind);
  g_free (row->title);
  g_free (row->room);
  g_strfreev (row->people);
  g_free (row->reference);
  g_free (row->family_name);
  g_free (row->given_names);
  g_free (row);
}

static gpointer
read_row (OfficeStatement *statement)
{
  OfficeCalendarRow *row = g_new0 (OfficeCalendarRow, 1);

  row->uid = office_statement_dup_text (statement, 0);
  row->sequence = (int) office_statement_get_int (statement, 1);
  row->starts_at = office_statement_get_int (statement, 2);
  row->ends_at = office_statement_get_int (statement, 3);
  row->changed_at = office_statement_get_int (statement, 4);
  row->cohort_code = office_statement_dup_text (statement, 5);
  row->module_title = office_statement_dup_text (statement, 6);
  row->kind = office_statement_dup_text (statement, 7);
  row->title = office_statement_dup_text (statement, 8);
  row->room = office_statement_dup_text (statement, 9);
  row->people = office_rows_split (office_statement_get_text (statement, 10));
  row->cancelled = office_statement_get_int (statement, 11) != 0;
  row->reference = office_statement_dup_text (statement, 12);
  row->family_name = office_statement_dup_text (statement, 13);
  row->given_names = office_statement_dup_text (statement, 14);

  return row;
}

/**
 * office_calendar_rows_list:
 * @connection: the connection
 * @of: whose calendar
 * @id: the cohort, the learner or the one of the staff
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeCalendarRow) (nullable): sessions and vivas in order of
 *   time, with those that do not take place, or not any more for that person
 */
GPtrArray *
office_calendar_rows_list (OfficeConnection  *connection,
                           OfficeCalendarOf   of,
                           gint64             id,
                           GError           **error)
{
  return office_rows_collect (office_connection_prepare (connection, error, queries[of], "l", id),
                              read_row, (GDestroyNotify) office_calendar_row_free, error);
}

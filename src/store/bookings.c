/* bookings.c: whom and what sessions and vivas need, and when: what clashes are found in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/bookings.h"

#include <glib/gi18n-lib.h>

#include "store/rows.h"
#include "store/statement.h"

/**
 * office_booking_free:
 * @booking: (nullable): a booking
 *
 * Frees a booking.
 */
void
office_booking_free (OfficeBooking *booking)
{
  if (booking == NULL)
    return;

  g_free (booking->title);
  g_free (booking->resource_name);
  g_free (booking);
}

static OfficeBooking *
read_common (OfficeStatement   *statement,
             OfficeBookingKind  kind)
{
  OfficeBooking *booking = g_new0 (OfficeBooking, 1);

  booking->kind = kind;
  booking->id = office_statement_get_int (statement, 0);
  booking->cohort_id = office_statement_get_int (statement, 1);
  booking->starts_at = office_statement_get_int (statement, 2);
  booking->ends_at = office_statement_get_int (statement, 3);
  booking->resource = (OfficeBookingResource) office_statement_get_int (statement, 4);
  booking->resource_id = office_statement_get_int (statement, 5);
  if (booking->resource == OFFICE_BOOKING_LEARNER)
    booking->resource_name = office_person_name (
      office_statement_get_text (statement, 6), office_statement_get_text (statement, 7));
  else
    booking->resource_name = office_statement_dup_text (statement, 6);

  return booking;
}

static gpointer
read_session_booking (OfficeStatement *statement)
{
  OfficeBooking *booking = read_common (statement, OFFICE_BOOKING_SESSION);
  const char *code = office_statement_get_text (statement, 8);
  const char *title = office_statement_get_text (statement, 9);

  if (*title != '\0')
    /* Translators: a cohort and the title of one of its sessions */
    booking->title = g_strdup_printf (_("%s: %s"), code, title);
  else
    booking->title = g_strdup (code);

  return booking;
}

static gpointer
read_viva_booking (OfficeStatement *statement)
{
  OfficeBooking *booking = read_common (statement, OFFICE_BOOKING_VIVA);
  g_autofree char *name = office_person_name (
    office_statement_get_text (statement, 8), office_statement_get_text (statement, 9));

  /* Translators: a learner */
  booking->title = g_strdup_printf (_("Viva of %s"), name);

  return booking;
}

/* The numbers 0 to 3 are those of OfficeBookingResource. A deadline takes no time of anybody. */
static const char session_bookings_sql[]
  = "WITH event AS (SELECT session.id, session.cohort_id, session.starts_at,"
    "   session.starts_at + session.minutes * 60 AS ends_at, session.room_id, cohort.code,"
    " session.title"
    "   FROM session JOIN cohort ON cohort.id = session.cohort_id"
    "   WHERE NOT session.cancelled AND session.kind <> 'deadline'"
    "   AND session.starts_at >= ?1 - 86400 AND session.starts_at < ?2"
    "   AND session.starts_at + session.minutes * 60 > ?1),"
    " elsewhere AS (SELECT learner_id FROM enrolment WHERE withdrawn_on IS NULL"
    "   AND learner_id IN (SELECT learner_id FROM enrolment WHERE cohort_id IN"
    "     (SELECT cohort_id FROM event))"
    "   GROUP BY learner_id HAVING count (*) > 1"
    "   UNION SELECT learner_id FROM viva JOIN enrolment ON enrolment.id = viva.enrolment_id"
    " WHERE NOT viva.cancelled"
    "   UNION SELECT learner_id FROM session_guest JOIN enrolment ON enrolment.id = session_guest.enrolment_id)"
    " SELECT event.id, cohort_id, starts_at, ends_at, 0, staff.id, staff.name, '', code, title"
    "   FROM event JOIN session_staff ON session_staff.session_id = event.id"
    "   JOIN staff ON staff.id = session_staff.staff_id"
    " UNION ALL SELECT event.id, cohort_id, starts_at, ends_at, 1, room.id, room.name, '', code,"
    " title"
    "   FROM event JOIN room ON room.id = event.room_id WHERE NOT room.online"
    " UNION ALL SELECT id, cohort_id, starts_at, ends_at, 2, cohort_id, code, '', code, title"
    " FROM event"
    " UNION ALL SELECT event.id, event.cohort_id, starts_at, ends_at, 3, learner.id, family_name,"
    " given_names, code, event.title"
    "   FROM event JOIN enrolment ON enrolment.cohort_id = event.cohort_id"
    " AND enrolment.withdrawn_on IS NULL"
    "   AND NOT enrolment.reassessment_only"
    "   JOIN elsewhere ON elsewhere.learner_id = enrolment.learner_id"
    "   JOIN learner ON learner.id = enrolment.learner_id"
    " UNION ALL SELECT event.id, event.cohort_id, starts_at, ends_at, 3, learner.id, family_name,"
    " given_names, code, event.title"
    "   FROM event JOIN session_guest ON session_guest.session_id = event.id"
    "   JOIN enrolment ON enrolment.id = session_guest.enrolment_id AND enrolment.withdrawn_on IS NULL"
    "   JOIN learner ON learner.id = enrolment.learner_id"
    " ORDER BY 3, 1, 5, 7, 8";

static const char viva_bookings_sql[]
  = "WITH event AS (SELECT viva.id, enrolment.cohort_id, viva.starts_at,"
    "   viva.starts_at + viva.minutes * 60 AS ends_at,"
    "   viva.starts_at + (viva.minutes + viva.marking_minutes) * 60 AS marked_at, viva.room_id,"
    "   learner.id AS learner_id, learner.family_name, learner.given_names"
    "   FROM viva JOIN enrolment ON enrolment.id = viva.enrolment_id"
    "   JOIN learner ON learner.id = enrolment.learner_id"
    "   WHERE NOT viva.cancelled AND viva.starts_at >= ?1 - 86400 AND viva.starts_at < ?2"
    "   AND viva.starts_at + (viva.minutes + viva.marking_minutes) * 60 > ?1)"
    " SELECT event.id, cohort_id, starts_at, marked_at, 0, staff.id, staff.name, '', family_name,"
    " given_names"
    "   FROM event JOIN viva_examiner ON viva_examiner.viva_id = event.id"
    "   JOIN staff ON staff.id = viva_examiner.staff_id"
    " UNION ALL SELECT event.id, cohort_id, starts_at, marked_at, 1, room.id, room.name, '',"
    " family_name, given_names"
    "   FROM event JOIN room ON room.id = event.room_id WHERE NOT room.online"
    " UNION ALL SELECT id, cohort_id, starts_at, ends_at, 3, learner_id, family_name, given_names,"
    " family_name, given_names"
    "   FROM event"
    " ORDER BY 3, 1, 5, 7, 8";

/**
 * office_bookings_list:
 * @connection: the connection
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @error: where to put a failure
 *
 * Lists whom and what the sessions and vivas of all cohorts need within a time, one row a resource.
 * Cancelled ones, deadlines and rooms that hold any number at once are left out.
 *
 * Returns: (transfer full) (element-type OfficeBooking) (nullable): sessions, then vivas, each in
 * order of time
 */
GPtrArray *
office_bookings_list (OfficeConnection  *connection,
                      gint64             from,
                      gint64             to,
                      GError           **error)
{
  g_autoptr (GPtrArray) bookings = office_rows_collect (
    office_connection_prepare (connection, error, session_bookings_sql, "ll", from, to),
    read_session_booking, (GDestroyNotify) office_booking_free, error);
  g_autoptr (GPtrArray) vivas = NULL;

  if (bookings == NULL)
    return NULL;

  vivas = office_rows_collect (
    office_connection_prepare (connection, error, viva_bookings_sql, "ll", from, to),
    read_viva_booking, (GDestroyNotify) office_booking_free, error);
  if (vivas == NULL)
    return NULL;

  g_ptr_array_extend_and_steal (bookings, g_steal_pointer (&vivas));
  return g_steal_pointer (&bookings);
}

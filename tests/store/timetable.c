/* timetable.c: sessions, vivas, bookings, attendance, and two people at one row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "delivery-fixture.h"

#include "store/attendance.h"
#include "store/bookings.h"
#include "store/deadlines.h"
#include "store/learner-hours.h"
#include "store/sessions.h"
#include "store/undo.h"
#include "store/vivas.h"

static void
test_sessions (Fixture       *fixture,
               gconstpointer  data)
{
  const char *const staff[] = { "Dr B. Tutor", "A. Faculty", NULL };
  const char *const fewer[] = { "A. Faculty", NULL };
  OfficeSessionDraft draft = { DPL_COHORT, "live", "Governance", fixture_instant ("2025-09-25T18:00"), 90, "Online", staff };
  g_autoptr (OfficeSessionRow) row = NULL;
  g_autoptr (OfficeSessionRow) edited = NULL;
  g_autoptr (GPtrArray) week = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (office_session_add (fixture->connection, &draft, &id, &error));
  row = office_session_get (fixture->connection, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row->cohort_code, ==, "DPL-2025-AUT");
  g_assert_cmpstr (row->staff[0], ==, "A. Faculty");
  g_assert_cmpstr (row->staff[1], ==, "Dr B. Tutor");
  g_assert_true (row->online);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM room"), ==, 2);

  draft.kind = "lecture";
  g_assert_false (office_session_add (fixture->connection, &draft, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  draft.kind = "live";
  draft.minutes = 0;
  g_assert_false (office_session_add (fixture->connection, &draft, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  draft.cohort_id = 99;
  draft.minutes = 60;
  g_assert_false (office_session_add (fixture->connection, &draft, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  draft.staff = fewer;
  draft.room = "Room 9";
  g_assert_true (office_session_edit (fixture->connection, id, row->version, &draft, &error));
  edited = office_session_get (fixture->connection, id, &error);
  g_assert_cmpuint (g_strv_length (edited->staff), ==, 1);
  g_assert_cmpstr (edited->room, ==, "Room 9");
  g_assert_cmpstr (edited->uid, ==, row->uid);
  g_assert_cmpint (edited->version, ==, 2);

  week = office_sessions_list_between (fixture->connection, fixture_instant ("2025-09-25T18:59"),
                                       fixture_instant ("2025-09-26T00:00"), &error);
  g_assert_cmpuint (week->len, ==, 1);
  g_clear_pointer (&week, g_ptr_array_unref);
  week = office_sessions_list_between (fixture->connection, fixture_instant ("2025-09-25T19:00"),
                                       fixture_instant ("2025-09-26T00:00"), &error);
  g_assert_cmpuint (week->len, ==, 0);

  g_assert_true (office_session_remove (fixture->connection, id, 2, &error));
  g_assert_null (office_session_get (fixture->connection, id, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
}

/* The second to save is told what was, what is, who saved it, and what he typed. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 id = fixture_session (fixture, DPL_COHORT, "live", "2025-09-25T18:00", 90);
  g_autoptr (OfficeConnection) other = NULL;
  g_autoptr (GError) error = NULL;

  other = office_connection_open (fixture->path, OFFICE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  office_connection_set_actor (other, "B. Other");
  g_assert_true (office_session_move (other, id, 1, fixture_instant ("2025-09-25T19:00"), 60, &error));

  g_assert_false (office_session_move (fixture->connection, id, 1, fixture_instant ("2025-09-25T20:00"), 90, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "B. Other"));
  g_assert_nonnull (strstr (error->message, "18:00"));
  g_assert_nonnull (strstr (error->message, "19:00"));
  g_assert_nonnull (strstr (error->message, "20:00"));
  g_clear_error (&error);
  g_assert_true (office_session_move (fixture->connection, id, 2, fixture_instant ("2025-09-25T20:00"), 90, &error));
}

/* The same of a mark: one sees 55, another saves 58, the first types 60. */
static void
test_mark_conflict (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 id = fixture_person (fixture, "Ng", "Aoife");
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  g_autoptr (OfficeConnection) other = NULL;
  g_autoptr (GError) error = NULL;

  entry.enrolment_id = id;
  entry.component = "written";
  entry.fields = OFFICE_MARK_FIELD_FIRST;
  entry.first = 5500;
  entry.version = 0;
  g_assert_true (office_mark_set (fixture->connection, &entry, &error));
  g_assert_false (office_mark_set (fixture->connection, &entry, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);

  other = office_connection_open (fixture->path, OFFICE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  office_connection_set_actor (other, "B. Other");
  entry.version = 1;
  entry.first = 5800;
  g_assert_true (office_mark_set (other, &entry, &error));

  entry.first = 6000;
  g_assert_false (office_mark_set (fixture->connection, &entry, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "was 55, is now 58, yours is 60"));
  g_assert_cmpint (fixture_int (fixture, "SELECT first FROM mark"), ==, 5800);
}

/* A paste is all or nothing, and one step to undo. */
static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  OfficeMarkEntry entries[3];
  g_autoptr (OfficeUndoState) state = NULL;
  g_autoptr (GPtrArray) grid = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *family = g_strdup_printf ("Person %d", i);

      entries[i] = (OfficeMarkEntry) OFFICE_MARK_ENTRY_INIT;
      entries[i].enrolment_id = fixture_person (fixture, family, "A.");
      entries[i].component = "written";
      entries[i].fields = OFFICE_MARK_FIELD_AGREED;
      entries[i].agreed = 5000 + i;
    }

  entries[2].agreed = 10001;
  g_assert_false (office_marks_set (fixture->connection, entries, 3, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Person 2"));
  g_clear_error (&error);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark"), ==, 0);

  entries[2].agreed = 0;
  g_assert_true (office_marks_set (fixture->connection, entries, 3, NULL, &error));
  g_assert_no_error (error);
  grid = office_marks_list_cohort (fixture->connection, DPL_COHORT, &error);
  g_assert_cmpuint (grid->len, ==, 3);
  g_assert_cmpint (((OfficeMarkRow *) g_ptr_array_index (grid, 2))->cells[0].agreed, ==, 0);
  g_assert_cmpint (((OfficeMarkRow *) g_ptr_array_index (grid, 2))->cells[1].agreed, ==, OFFICE_MARK_NONE);

  state = office_undo_get_state (fixture->connection, &error);
  g_assert_cmpstr (state->undo_label, ==, "3 marks");
  g_free (office_undo_command (fixture->connection, state->undo_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark"), ==, 0);
}

/* ASSESS-9, and what a code does to a mark. */
static void
test_mark_checks (Fixture       *fixture,
                  gconstpointer  data)
{
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  g_autoptr (OfficeResultRow) row = NULL;
  g_autoptr (GError) error = NULL;

  entry.enrolment_id = fixture_person (fixture, "Ng", "Aoife");
  entry.component = "written";
  entry.fields = OFFICE_MARK_FIELD_FIRST | OFFICE_MARK_FIELD_SECOND;
  entry.first = 6000;
  entry.second = 7000;
  g_assert_true (office_mark_set (fixture->connection, &entry, &error));
  row = fixture_result (fixture, entry.enrolment_id);
  g_assert_true (row->components[0].needs_agreement);

  entry.fields = OFFICE_MARK_FIELD_AGREED;
  entry.agreed = 6400;
  g_assert_false (office_mark_set (fixture->connection, &entry, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  entry.fields |= OFFICE_MARK_FIELD_REASON;
  entry.reason = "Discussed on the telephone";
  g_assert_true (office_mark_set (fixture->connection, &entry, &error));

  entry.fields = OFFICE_MARK_FIELD_CODE;
  entry.code = "XX";
  g_assert_false (office_mark_set (fixture->connection, &entry, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  entry.code = "NS";
  g_assert_true (office_mark_set (fixture->connection, &entry, &error));
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark WHERE first IS NULL AND agreed IS NULL"
                                         " AND agreed_reason IS NULL AND code = 'NS'"), ==, 1);
  entry.fields |= OFFICE_MARK_FIELD_AGREED;
  g_assert_false (office_mark_set (fixture->connection, &entry, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);

  entry.component = "portfolio";
  g_assert_false (office_mark_set (fixture->connection, &entry, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
}

static void
test_attendance (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 cohort = fixture_cohort (fixture, "PRA-1", "PRA", TRUE, "Autumn 2025", "2025-09-18");
  gint64 day = fixture_session (fixture, cohort, "practical", "2025-10-01T09:00", 480);
  gint64 people[3];
  OfficeAttendanceEntry exceptions[1];
  OfficeAttendanceEntry stranger = { 0, 10, NULL, OFFICE_ATTENDANCE_ANY_VERSION };
  g_autoptr (OfficeUndoState) state = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) hours = NULL;
  g_autoptr (GError) error = NULL;

  people[0] = fixture_enrol (fixture, fixture_learner (fixture, "Adeyemi", "Tolu"), cohort);
  people[1] = fixture_enrol (fixture, fixture_learner (fixture, "Brandt", "Ida"), cohort);
  people[2] = fixture_enrol (fixture, fixture_learner (fixture, "Costa", "Rui"), cohort);
  exceptions[0] = (OfficeAttendanceEntry) { people[1], 120, "Left early", 0 };

  g_assert_true (office_attendance_set_present (fixture->connection, day, exceptions, 1, &error));
  g_assert_no_error (error);
  rows = office_attendance_register (fixture->connection, day, &error);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpint (((OfficeAttendanceRow *) g_ptr_array_index (rows, 0))->minutes, ==, 480);
  g_assert_cmpint (((OfficeAttendanceRow *) g_ptr_array_index (rows, 1))->minutes, ==, 120);
  g_assert_cmpstr (((OfficeAttendanceRow *) g_ptr_array_index (rows, 1))->note, ==, "Left early");

  fixture_session (fixture, cohort, "practical", "2025-12-01T09:00", 480);
  hours = office_learner_hours_list_cohort (fixture->connection, cohort, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((OfficeLearnerHours *) g_ptr_array_index (hours, 0))->hours->short_of, ==, 1260 - 480);
  g_assert_cmpuint (((OfficeLearnerHours *) g_ptr_array_index (hours, 0))->to_come->len, ==, 1);
  g_assert_cmpint (((OfficeLearnerHours *) g_ptr_array_index (hours, 0))->hours->forecast, ==,
                   OFFICE_HOURS_OUT_OF_REACH);

  stranger.enrolment_id = fixture_person (fixture, "Dane", "Lou");
  g_assert_false (office_attendance_set (fixture->connection, day, &stranger, 1, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  stranger.enrolment_id = people[0];
  stranger.minutes = 1441;
  g_assert_false (office_attendance_set (fixture->connection, day, &stranger, 1, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (office_session_remove (fixture->connection, day, OFFICE_SESSION_ANY_VERSION, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  stranger.minutes = 60;
  g_assert_true (office_attendance_set (fixture->connection, day, &stranger, 1, &error));
  state = office_undo_get_state (fixture->connection, &error);
  g_assert_true (g_str_has_prefix (state->undo_label, "Attendance of Adeyemi, Tolu"));
  g_free (office_undo_command (fixture->connection, state->undo_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (fixture, "SELECT sum (minutes) FROM attendance"), ==, 480 + 120 + 480);

  stranger.minutes = OFFICE_ATTENDANCE_NONE;
  g_assert_true (office_attendance_set (fixture->connection, day, &stranger, 1, &error));
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM attendance"), ==, 2);

  /* A cancelled session counts for nobody. */
  g_assert_true (office_session_cancel (fixture->connection, day, OFFICE_SESSION_ANY_VERSION, "Snow", &error));
  g_clear_pointer (&hours, g_ptr_array_unref);
  hours = office_learner_hours_list_cohort (fixture->connection, cohort, &error);
  g_assert_cmpint (((OfficeLearnerHours *) g_ptr_array_index (hours, 1))->hours->attended, ==, 0);
}

/* Of a session stands who was there of those who were to be there: not "3 of 2". */
static void
test_attendance_counts_who_had_not_withdrawn (Fixture       *fixture,
                                              gconstpointer  data)
{
  gint64 cohort = fixture_cohort (fixture, "PRA-1", "PRA", TRUE, "Autumn 2025", "2025-09-18");
  gint64 days[] = {
    fixture_session (fixture, cohort, "live", "2025-09-25T19:00", 90),
    fixture_session (fixture, cohort, "live", "2025-10-02T19:00", 90),
  };
  static const int expected[] = { 3, 2 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  fixture_enrol (fixture, fixture_learner (fixture, "Adeyemi", "Tolu"), cohort);
  fixture_enrol (fixture, fixture_learner (fixture, "Brandt", "Ida"), cohort);
  fixture_enrol (fixture, fixture_learner (fixture, "Costa", "Rui"), cohort);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (office_attendance_set_present (fixture->connection, days[i], NULL, 0, &error));
  fixture_run (fixture, "UPDATE enrolment SET withdrawn_on = '2025-09-28' WHERE id = 2");

  rows = office_sessions_list_cohort (fixture->connection, cohort, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeSessionRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (row->n_enrolled, ==, expected[i]);
      g_assert_cmpint (row->n_attended, ==, expected[i]);
    }
}

static void
test_vivas (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const examiners[] = { "Dr X. Aminer", "Dr Y. Aminer", NULL };
  OfficeVivaDraft draft = { 0, 1, fixture_instant ("2025-11-18T10:00"), 0, -1, "Training centre, room 1", examiners, FALSE };
  g_autoptr (OfficeVivaRow) row = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  draft.enrolment_id = fixture_person (fixture, "Ng", "Aoife");
  g_assert_true (office_viva_add (fixture->connection, &draft, &id, &error));
  g_assert_no_error (error);
  row = office_viva_get (fixture->connection, id, &error);
  g_assert_cmpint (row->minutes, ==, 20);
  g_assert_cmpint (row->marking_minutes, ==, 10);
  g_assert_cmpuint (g_strv_length (row->examiners), ==, 2);

  fixture_run (fixture, "INSERT INTO conflict_of_interest (staff_id, learner_id, kind)"
                        " SELECT staff.id, learner.id, 'relative' FROM staff, learner WHERE staff.name = 'Dr Y. Aminer'");
  draft.starts_at = fixture_instant ("2025-11-19T10:00");
  g_assert_false (office_viva_edit (fixture->connection, id, 1, &draft, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Dr Y. Aminer"));
  g_clear_error (&error);

  g_assert_true (office_viva_cancel (fixture->connection, id, 1, "Ill", &error));
  list = office_vivas_list_cohort (fixture->connection, DPL_COHORT, &error);
  g_assert_true (((OfficeVivaRow *) g_ptr_array_index (list, 0))->cancelled);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = office_bookings_list (fixture->connection, 0, G_MAXINT32, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 0);
}

static guint
count_bookings (GPtrArray             *bookings,
                OfficeBookingKind      kind,
                OfficeBookingResource  resource)
{
  guint n = 0;

  for (guint i = 0; i < bookings->len; i++)
    {
      const OfficeBooking *booking = g_ptr_array_index (bookings, i);

      if (booking->kind == kind && booking->resource == resource)
        n++;
    }

  return n;
}

/* What is found clashing: staff, room, cohort; and the learners that others can ask for. */
static void
test_bookings (Fixture       *fixture,
               gconstpointer  data)
{
  const char *const staff[] = { "Dr B. Tutor", NULL };
  OfficeSessionDraft draft = { DPL_COHORT, "live", "Governance", fixture_instant ("2025-09-25T18:00"), 90,
                               "Training centre, room 1", staff };
  OfficeVivaDraft viva = { 0, 1, fixture_instant ("2025-09-25T18:30"), 20, 10, "Online", staff, FALSE };
  gint64 cohort = fixture_cohort (fixture, "PRA-1", "PRA", TRUE, "Autumn 2025", "2025-09-18");
  gint64 both = fixture_learner (fixture, "Ng", "Aoife");
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GError) error = NULL;

  fixture_enrol (fixture, both, DPL_COHORT);
  fixture_enrol (fixture, both, cohort);
  fixture_person (fixture, "Alone", "Kim");
  viva.enrolment_id = fixture_person (fixture, "Okoye", "Chidi");
  g_assert_true (office_session_add (fixture->connection, &draft, NULL, &error));
  g_assert_true (office_viva_add (fixture->connection, &viva, NULL, &error));
  fixture_session (fixture, DPL_COHORT, "deadline", "2025-09-25T18:00", 0);

  bookings = office_bookings_list (fixture->connection, fixture_instant ("2025-09-25T00:00"),
                                   fixture_instant ("2025-09-26T00:00"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_bookings (bookings, OFFICE_BOOKING_SESSION, OFFICE_BOOKING_STAFF), ==, 1);
  g_assert_cmpuint (count_bookings (bookings, OFFICE_BOOKING_SESSION, OFFICE_BOOKING_ROOM), ==, 1);
  g_assert_cmpuint (count_bookings (bookings, OFFICE_BOOKING_SESSION, OFFICE_BOOKING_COHORT), ==, 1);
  g_assert_cmpuint (count_bookings (bookings, OFFICE_BOOKING_SESSION, OFFICE_BOOKING_LEARNER), ==, 2);
  g_assert_cmpuint (count_bookings (bookings, OFFICE_BOOKING_VIVA, OFFICE_BOOKING_STAFF), ==, 1);
  g_assert_cmpuint (count_bookings (bookings, OFFICE_BOOKING_VIVA, OFFICE_BOOKING_ROOM), ==, 0);
  g_assert_cmpuint (count_bookings (bookings, OFFICE_BOOKING_VIVA, OFFICE_BOOKING_LEARNER), ==, 1);
  for (guint i = 0; i < bookings->len; i++)
    {
      const OfficeBooking *booking = g_ptr_array_index (bookings, i);

      /* The learner goes when the viva is over, the examiners stay to mark it. */
      if (booking->kind == OFFICE_BOOKING_VIVA)
        g_assert_cmpint (booking->ends_at - booking->starts_at, ==,
                         booking->resource == OFFICE_BOOKING_LEARNER ? 1200 : 1800);
    }
}

static void
test_deadlines (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 at = fixture_instant ("2025-10-23T14:00");
  OfficeDeadlineRow *row;

  g_assert_true (office_deadline_set (fixture->connection, DPL_COHORT, "written", 1, at, 0, &error));
  g_assert_false (office_deadline_set (fixture->connection, DPL_COHORT, "written", 1, at + 60, 0, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (office_deadline_set (fixture->connection, DPL_COHORT, "written", 1, at + 60, 1, &error));
  g_assert_false (office_deadline_set (fixture->connection, DPL_COHORT, "essay", 1, at, 0, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  list = office_deadlines_list_between (fixture->connection, at, at + 61, &error);
  g_assert_cmpuint (list->len, ==, 1);
  row = g_ptr_array_index (list, 0);
  g_assert_cmpint (row->at, ==, at + 60);
  g_assert_cmpint (row->version, ==, 2);
  g_assert_true (office_deadline_remove (fixture->connection, row->id, 2, &error));
  g_assert_false (office_deadline_remove (fixture->connection, row->id, 2, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/timetable/sessions", test_sessions);
  ADD ("/timetable/conflict", test_conflict);
  ADD ("/timetable/attendance", test_attendance);
  ADD ("/timetable/attendance-counts-who-had-not-withdrawn", test_attendance_counts_who_had_not_withdrawn);
  ADD ("/timetable/vivas", test_vivas);
  ADD ("/timetable/bookings", test_bookings);
  ADD ("/timetable/deadlines", test_deadlines);
  ADD ("/marks/conflict", test_mark_conflict);
  ADD ("/marks/paste", test_paste);
  ADD ("/marks/checks", test_mark_checks);

  return g_test_run ();
}

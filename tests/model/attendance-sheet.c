/* attendance-sheet.c: the register of one session as it is being filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "../store/fixture.h"

#include "model/attendance-sheet.h"
#include "model/meeting-match.h"
#include "model/name-key.h"
#include "rules/presence.h"

static gint64
add_session (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  OfficeSessionDraft draft = {
    .cohort_id = fixture->cohort_id, .kind = "practical", .title = "Hands-on", .starts_at = TEST_NOW, .minutes = 90,
  };
  gint64 id = 0;

  office_session_add (fixture->connection, &draft, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
enrol (Fixture    *fixture,
       const char *family_name,
       const char *gmc)
{
  OfficeApplicationAdded *added = apply (fixture, fixture->cohort_id, family_name, "Aoife", gmc, "1984-09-18");

  bring_to (fixture, added->id, OFFICE_APPLICATION_ENROLLED);
  office_application_added_free (added);
}

static OfficeAttendanceRead *
read_register (Fixture *fixture,
               gint64   session_id)
{
  g_autoptr (GError) error = NULL;
  OfficeAttendanceRead *read = office_attendance_read (fixture->connection, session_id, &error);

  g_assert_no_error (error);
  return read;
}

static OfficeAttendanceLine *
line_of (OfficeAttendanceSheet *sheet,
         guint                  place)
{
  g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (office_attendance_sheet_get_lines (sheet), place);

  return line;
}

static gboolean
save (Fixture                *fixture,
      OfficeAttendanceSheet  *sheet,
      GError                **error)
{
  OfficeAttendanceSave *what = office_attendance_sheet_prepare (sheet);
  gboolean done = office_attendance_save (fixture->connection, what, error);

  office_attendance_save_free (what);
  return done;
}

/* All present, then the exceptions; one step to undo. */
static void
test_exceptions (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (OfficeAttendanceSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  guint counts[4];
  gint64 id;

  enrol (fixture, "Ng", "7654321");
  enrol (fixture, "Okafor", "7654322");
  enrol (fixture, "Sorensen", "7654323");
  id = add_session (fixture);
  sheet = office_attendance_sheet_new (read_register (fixture, id));

  g_assert_cmpuint (g_list_model_get_n_items (office_attendance_sheet_get_lines (sheet)), ==, 3);
  office_attendance_line_set_text (line_of (sheet, 1), "a");
  office_attendance_line_set_note (line_of (sheet, 1), "ill");
  office_attendance_sheet_all_present (sheet);
  g_assert_cmpstr (office_attendance_line_get_text (line_of (sheet, 0)), ==, "90");
  /* What was typed before stays. */
  g_assert_cmpstr (office_attendance_line_get_text (line_of (sheet, 1)), ==, "a");
  office_attendance_line_set_text (line_of (sheet, 2), "1:15");

  office_attendance_sheet_count (sheet, counts);
  g_assert_cmpuint (counts[OFFICE_ATTENDANCE_PRESENT], ==, 1);
  g_assert_cmpuint (counts[OFFICE_ATTENDANCE_ABSENT], ==, 1);
  g_assert_cmpuint (counts[OFFICE_ATTENDANCE_PART], ==, 1);
  g_assert_cmpuint (counts[OFFICE_ATTENDANCE_BLANK], ==, 0);
  g_assert_cmpuint (office_attendance_sheet_get_n_changed (sheet), ==, 3);

  g_assert_true (save (fixture, sheet, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT sum (minutes) FROM attendance"), ==, 165);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM attendance WHERE minutes = 0 AND note = 'ill'"), ==, 1);

  office_attendance_sheet_merge (sheet, read_register (fixture, id));
  g_assert_cmpuint (office_attendance_sheet_get_n_changed (sheet), ==, 0);
  undone = undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM attendance"), ==, 0);
}

/* A blank is not a zero, and takes a record away. */
static void
test_blank (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (OfficeAttendanceSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  enrol (fixture, "Ng", "7654321");
  id = add_session (fixture);
  sheet = office_attendance_sheet_new (read_register (fixture, id));
  g_assert_cmpint (office_attendance_line_get_state (line_of (sheet, 0)), ==, OFFICE_ATTENDANCE_BLANK);

  office_attendance_line_set_text (line_of (sheet, 0), "0");
  g_assert_cmpint (office_attendance_line_get_state (line_of (sheet, 0)), ==, OFFICE_ATTENDANCE_ABSENT);
  g_assert_true (save (fixture, sheet, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM attendance"), ==, 1);

  office_attendance_sheet_merge (sheet, read_register (fixture, id));
  office_attendance_line_set_text (line_of (sheet, 0), "");
  g_assert_true (office_attendance_line_is_changed (line_of (sheet, 0)));
  g_assert_true (save (fixture, sheet, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM attendance"), ==, 0);
}

static void
test_bad_input (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const bad[] = { "abc", "-1", "91", "1.5", "1:60", "1:75", "1441", "1:2:3", "９０" };
  g_autoptr (OfficeAttendanceSheet) sheet = NULL;
  OfficeAttendanceLine *line;

  enrol (fixture, "Ng", "7654321");
  sheet = office_attendance_sheet_new (read_register (fixture, add_session (fixture)));
  line = line_of (sheet, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      office_attendance_line_set_text (line, bad[i]);
      g_assert_nonnull (office_attendance_line_get_error (line));
      g_assert_cmpuint (office_attendance_sheet_get_n_errors (sheet), ==, 1);
    }

  office_attendance_line_set_text (line, "p");
  g_assert_null (office_attendance_line_get_error (line));
  office_attendance_line_set_text (line, "");
  office_attendance_line_set_note (line, "rang in");
  g_assert_nonnull (office_attendance_line_get_error (line));
}

/* Somebody else saves meanwhile: nothing is lost, both are said, the second save stands. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (OfficeAttendanceSheet) mine = NULL;
  g_autoptr (OfficeAttendanceSheet) theirs = NULL;
  g_autoptr (GError) error = NULL;
  const char *conflict;
  gint64 id;

  enrol (fixture, "Ng", "7654321");
  enrol (fixture, "Okafor", "7654322");
  id = add_session (fixture);
  mine = office_attendance_sheet_new (read_register (fixture, id));
  theirs = office_attendance_sheet_new (read_register (fixture, id));

  office_attendance_line_set_text (line_of (theirs, 0), "60");
  g_assert_true (save (fixture, theirs, &error));
  g_assert_no_error (error);

  office_attendance_line_set_text (line_of (mine, 0), "45");
  office_attendance_line_set_text (line_of (mine, 1), "90");
  g_assert_false (save (fixture, mine, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM attendance"), ==, 1);

  office_attendance_sheet_merge (mine, read_register (fixture, id));
  g_assert_cmpstr (office_attendance_line_get_text (line_of (mine, 0)), ==, "45");
  conflict = office_attendance_line_get_conflict (line_of (mine, 0));
  g_assert_nonnull (conflict);
  g_assert_nonnull (strstr (conflict, "1 h"));
  g_assert_nonnull (strstr (conflict, "45 min"));
  g_assert_null (office_attendance_line_get_conflict (line_of (mine, 1)));

  g_assert_true (save (fixture, mine, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT sum (minutes) FROM attendance"), ==, 135);
}

/* "l15" is 15 minutes late: the minutes and the words follow, until somebody writes words of their own. */
static void
test_late_and_early (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (OfficeAttendanceSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  OfficeAttendanceLine *line;
  gint64 id;

  enrol (fixture, "Ng", "7654321");
  id = add_session (fixture);
  sheet = office_attendance_sheet_new (read_register (fixture, id));
  line = line_of (sheet, 0);

  office_attendance_line_set_text (line, "L15");
  g_assert_null (office_attendance_line_get_error (line));
  g_assert_cmpstr (office_attendance_line_get_note (line), ==, "15 min late");
  office_attendance_line_set_text (line, "l15 e10");
  g_assert_cmpstr (office_attendance_line_get_note (line), ==, "15 min late, left 10 min early");
  g_assert_true (save (fixture, sheet, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT minutes FROM attendance"), ==, 65);

  office_attendance_line_set_text (line, "e5");
  g_assert_cmpstr (office_attendance_line_get_note (line), ==, "left 5 min early");
  office_attendance_line_set_text (line, "90");
  g_assert_cmpstr (office_attendance_line_get_note (line), ==, "");
  office_attendance_line_set_note (line, "rang in");
  office_attendance_line_set_text (line, "l5");
  g_assert_cmpstr (office_attendance_line_get_note (line), ==, "rang in");

  office_attendance_line_set_text (line, "l60 e60");
  g_assert_nonnull (office_attendance_line_get_error (line));
  office_attendance_line_set_text (line, "l");
  g_assert_nonnull (office_attendance_line_get_error (line));
}

/* By address, then by name, then by hand; two devices count once; saved in one step. */
static void
test_meeting (Fixture       *fixture,
              gconstpointer  data)
{
  static const char text[] =
    "Name,Email,Join time,Leave time\n"
    "Somebody,SOMEONE@example.org,01/09/2025 09:50,01/09/2025 10:30\n"
    "Dr Aoife Okafor (Guest),,01/09/2025 10:00,01/09/2025 10:20\n"
    "\"Okafor, Aoife\",,01/09/2025 10:10,01/09/2025 10:45\n"
    "iPad,,01/09/2025 10:00,01/09/2025 12:00\n";
  OfficeSpan during = { TEST_NOW, TEST_NOW + 90 * 60 };
  g_autoptr (OfficeAttendanceSheet) sheet = NULL;
  g_autoptr (OfficeMeetingMatch) match = NULL;
  g_autoptr (GError) error = NULL;
  OfficeMeetingReport *report;
  gint64 id;

  enrol (fixture, "Ng", "7654321");
  enrol (fixture, "Okafor", "7654322");
  enrol (fixture, "Sorensen", "7654323");
  g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "Addresses", NULL, &error));
  g_assert_true (office_command_finish (
    fixture->connection,
    office_connection_run (fixture->connection, &error,
                           "UPDATE learner SET email = 'x' || id || '@example.org' WHERE family_name <> 'Ng'", "")
      && office_connection_run (fixture->connection, &error, "DELETE FROM learner_email", ""),
    &error));
  id = add_session (fixture);
  sheet = office_attendance_sheet_new (read_register (fixture, id));
  report = office_meeting_report_read_text (text, "meeting.csv", during, &error);
  g_assert_no_error (error);
  match = office_meeting_match_new (report, sheet);

  g_assert_cmpuint (office_meeting_match_get_n_lines (match), ==, 4);
  g_assert_cmpuint (office_meeting_match_get_n_found (match), ==, 3);
  g_assert_cmpstr (office_meeting_match_get_line (match, 0)->person->name, ==, "iPad");
  g_assert_cmpint (office_meeting_match_get_line (match, 0)->minutes, ==, 90);
  for (guint i = 1; i < 4; i++)
    {
      const OfficeMeetingLine *line = office_meeting_match_get_line (match, i);

      g_assert_cmpint (line->how, ==, g_str_equal (line->person->name, "Somebody") ? OFFICE_MEETING_BY_EMAIL
                                                                                   : OFFICE_MEETING_BY_NAME);
    }

  office_meeting_match_set_learner (match, 0, line_of (sheet, 2));
  g_assert_cmpuint (office_meeting_match_fill_in (match, FALSE), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM attendance"), ==, 0);
  g_assert_cmpstr (office_attendance_line_get_text (line_of (sheet, 0)), ==, "30");
  g_assert_cmpstr (office_attendance_line_get_text (line_of (sheet, 1)), ==, "45");
  g_assert_cmpstr (office_attendance_line_get_text (line_of (sheet, 2)), ==, "90");

  office_meeting_match_set_learner (match, 0, NULL);
  office_attendance_line_set_text (line_of (sheet, 2), "");
  g_assert_cmpuint (office_meeting_match_fill_in (match, TRUE), ==, 3);
  g_assert_cmpstr (office_attendance_line_get_text (line_of (sheet, 2)), ==, "0");
  g_assert_true (save (fixture, sheet, &error));
  g_assert_cmpint (count (fixture, "SELECT sum (minutes) FROM attendance"), ==, 75);
}

/* Two of one name are not guessed at. */
static void
test_meeting_of_namesakes (Fixture       *fixture,
                           gconstpointer  data)
{
  OfficeSpan during = { TEST_NOW, TEST_NOW + 90 * 60 };
  g_autoptr (OfficeAttendanceSheet) sheet = NULL;
  g_autoptr (OfficeMeetingMatch) match = NULL;
  gint64 id;

  enrol (fixture, "Ng", "7654321");
  enrol (fixture, "Ng", "7654322");
  id = add_session (fixture);
  sheet = office_attendance_sheet_new (read_register (fixture, id));
  match = office_meeting_match_new (
    office_meeting_report_read_text ("Name,Join time,Leave time\nAoife Ng,01/09/2025 10:00,01/09/2025 11:00\n", "m.csv",
                                     during, NULL),
    sheet);
  g_assert_cmpint (office_meeting_match_get_line (match, 0)->how, ==, OFFICE_MEETING_SEVERAL);
  g_assert_cmpuint (office_meeting_match_fill_in (match, FALSE), ==, 0);
}

static void
test_name_keys (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *called;
    gboolean    found;
  } cases[] = {
    { "Siobhán Máire O’Brien", TRUE }, { "SIOBHAN O'BRIEN", TRUE }, { "siobhán o'brien", TRUE },
    { "O’Brien, Siobhán", TRUE }, { "Prof. Siobhán O’Brien (External)", TRUE }, { "Shiv O’Brien", TRUE },
    { "O’Brien", FALSE }, { "", FALSE },
  };
  g_auto (GStrv) keys = office_name_keys ("O’Brien", "Siobhán Máire", "Shiv");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = office_name_key_called (cases[i].called);

      g_test_message ("%s", cases[i].called);
      g_assert_cmpint (g_strv_contains ((const char *const *) keys, key), ==, cases[i].found);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/model/attendance/exceptions", test_exceptions);
  ADD ("/model/attendance/blank", test_blank);
  ADD ("/model/attendance/bad-input", test_bad_input);
  ADD ("/model/attendance/conflict", test_conflict);
  ADD ("/model/attendance/late-and-early", test_late_and_early);
  ADD ("/model/attendance/meeting", test_meeting);
  ADD ("/model/attendance/meeting-of-namesakes", test_meeting_of_namesakes);
  ADD ("/model/attendance/name-keys", test_name_keys);
#undef ADD
  return g_test_run ();
}

/* timetable-sheets.c: series and carried timetables are one step each; week and agenda on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "../store/fixture.h"

#include "model/carry-over.h"
#include "model/deliver.h"
#include "model/timetable-sheets.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/holidays.h"
#include "store/sessions.h"
#include "store/staff.h"

static gint64
at (const char *wall)
{
  gint64 instant = 0;

  g_assert_true (office_instant_parse (wall, &instant, NULL));
  return instant;
}

static OfficeEventDraft *
draft_of (gint64      cohort_id,
          const char *title,
          const char *starts)
{
  OfficeEventDraft *draft = office_event_draft_new ();

  draft->cohort_id = cohort_id;
  g_free (draft->title);
  draft->title = g_strdup (title);
  draft->starts_at = at (starts);
  draft->minutes = 90;
  g_free (draft->room);
  draft->room = g_strdup ("Room 1");
  g_strfreev (draft->people);
  draft->people = office_event_split_names ("Dr A");
  return draft;
}

static OfficeTimetable *
read_timetable (Fixture   *fixture,
                gint64     cohort_id,
                OfficeDay  monday)
{
  g_autoptr (GError) error = NULL;
  OfficeTimetableQuery query = { cohort_id, 0, monday, TRUE };
  OfficeTimetable *timetable = office_timetable_read (fixture->connection, &query, &error);

  g_assert_no_error (error);
  return timetable;
}

static GPtrArray *
make_series (Fixture          *fixture,
             OfficeEventDraft *draft,
             int               n)
{
  g_autoptr (OfficeTimetable) timetable = read_timetable (fixture, draft->cohort_id, OFFICE_DAY_NONE);
  g_autoptr (OfficeSurroundings) around = office_surroundings_read (fixture->connection, 0, G_MAXINT32, NULL);
  OfficeSessionPattern pattern = { .every = 1, .n = n, .not_on_holidays = TRUE };

  return office_event_series_preview (draft, &pattern, timetable, around);
}

/* A whole series is one step; each date that is left out says why; what is proclaimed counts. */
static void
test_series (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (OfficeEventDraft) draft = draft_of (fixture->cohort_id, "Live", "2025-10-09T19:00");
  g_autoptr (GPtrArray) dates = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL, *said = NULL;
  guint n_out, n_clashing;
  gint64 first;

  office_proclaimed_day_set (fixture->connection, office_day_new (2025, 10, 16), FALSE, "A day of thanks", &error);
  g_assert_no_error (error);
  dates = make_series (fixture, draft, 8);
  g_assert_cmpuint (office_series_count (dates, &n_out, &n_clashing), ==, 7);
  g_assert_cmpuint (n_out, ==, 1);
  /* The last of them lies after the cohort has ended, on 20 November. */
  g_assert_cmpuint (n_clashing, ==, 1);
  said = office_series_date_describe (g_ptr_array_index (dates, 1));
  g_assert_nonnull (strstr (said, "16/10/2025, left out: A day of thanks"));

  g_assert_true (office_event_series_save (fixture->connection, draft, dates, &first, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM session"), ==, 7);
  g_assert_cmpint (count (fixture, "SELECT count (DISTINCT uid) FROM session"), ==, 7);
  undone = undo (fixture);
  g_assert_nonnull (strstr (undone, "7 sessions “Live” of DPL-2025-AUT"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM session"), ==, 0);

  draft->starts_at = at ("2025-12-25T19:00");
  none = make_series (fixture, draft, 1);
  g_assert_false (office_event_series_save (fixture->connection, draft, none, &first, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

static void
add (Fixture    *fixture,
     gint64      cohort_id,
     const char *title,
     const char *starts)
{
  g_autoptr (OfficeEventDraft) draft = draft_of (cohort_id, title, starts);
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (office_event_draft_save (fixture->connection, draft, &id, &error));
}

/* To the next cohort, by weeks: weekday and time stay across both changes of the clocks; one step. */
static void
test_carry_over (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 term = office_term_add (fixture->connection, "Spring 2026", "2026-01-05", "2026-05-31", NULL);
  gint64 next = term != 0 ? add_cohort (fixture, "UIAO-2026-SPR", "2026-02-05", "2026-04-30", -1) : 0;
  OfficeCarryOver what = { fixture->cohort_id, next, 0, TRUE };
  g_autoptr (GPtrArray) carried = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  static const char *const expected[] = { "2026-02-05T19:00:00", "2026-03-19T19:00:00", "2026-04-09T19:00:00" };

  add (fixture, fixture->cohort_id, "One", "2025-09-18T19:00");
  add (fixture, fixture->cohort_id, "Two", "2025-10-30T19:00");
  add (fixture, fixture->cohort_id, "Three", "2025-11-20T19:00");
  /* Good Friday, 3 April 2026. */
  add (fixture, fixture->cohort_id, "Friday", "2025-11-14T10:00");
  /* In the way of the first. */
  add (fixture, next, "There already", "2026-02-05T20:00");

  what.weeks = office_carry_over_suggest_weeks ("2025-09-18", "2026-02-05");
  g_assert_cmpint (what.weeks, ==, 20);
  carried = office_carry_over_preview (fixture->connection, &what, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (carried->len, ==, 4);
  g_assert_cmpuint (((OfficeCarriedSession *) carried->pdata[0])->date->clashes->len, >, 0);
  g_assert_nonnull (strstr (((OfficeCarriedSession *) carried->pdata[2])->date->left_out, "Good Friday"));

  g_assert_cmpint (office_carry_over_save (fixture->connection, &what, &error), ==, 3);
  g_assert_no_error (error);
  sessions = office_sessions_list_cohort (fixture->connection, next, &error);
  g_assert_cmpuint (sessions->len, ==, 4);
  for (guint i = 0, j = 0; i < sessions->len; i++)
    {
      const OfficeSessionRow *row = g_ptr_array_index (sessions, i);
      g_autofree char *wall = office_instant_to_wall (row->starts_at);

      if (g_str_equal (row->title, "There already"))
        continue;
      g_assert_cmpstr (wall, ==, expected[j++]);
      g_assert_cmpstr (row->staff[0], ==, "Dr A");
    }
  undone = undo (fixture);
  g_assert_nonnull (strstr (undone, "3 sessions of DPL-2025-AUT carried over to UIAO-2026-SPR"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM session"), ==, 5);
}

/* A cohort that moves its own sessions does not stand in its own way. */
static void
test_move_all (Fixture       *fixture,
               gconstpointer  data)
{
  OfficeCarryOver what = { fixture->cohort_id, fixture->cohort_id, 1, FALSE };
  g_autoptr (GPtrArray) carried = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, fixture->cohort_id, "One", "2025-09-18T19:00");
  add (fixture, fixture->cohort_id, "Two", "2025-09-25T19:00");
  carried = office_carry_over_preview (fixture->connection, &what, &error);
  g_assert_cmpuint (((OfficeCarriedSession *) carried->pdata[0])->date->clashes->len, ==, 0);
  g_assert_cmpint (office_carry_over_save (fixture->connection, &what, &error), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM session"), ==, 2);
  what.weeks = 0;
  g_assert_cmpint (office_carry_over_save (fixture->connection, &what, &error), ==, -1);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

static char *
read_pdf (const char *path,
          int        *n_pages)
{
  g_autofree char *command = g_strdup_printf ("pdftotext -layout '%s' -", path);
  g_autofree char *info = g_strdup_printf ("pdfinfo '%s'", path);
  g_autofree char *about = NULL;
  char *text = NULL;
  const char *pages;

  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, NULL));
  g_assert_true (g_spawn_command_line_sync (info, &about, NULL, NULL, NULL));
  pages = strstr (about, "Pages:");
  g_assert_nonnull (pages);
  *n_pages = (int) g_ascii_strtoll (pages + strlen ("Pages:"), NULL, 10);
  return text;
}

static char *
print (Fixture         *fixture,
       OfficeTimetable *timetable,
       gboolean         agenda,
       gboolean         only,
       int             *n_pages)
{
  OfficeSheetWish wish = { fixture->cohort_id, only, agenda };
  g_autoptr (OfficeTimetableSheet) sheet = office_timetable_make_sheet (timetable, &wish, at ("2025-09-01T10:00"));
  g_autofree char *path = g_build_filename (fixture->folder, "sheet.pdf", NULL);
  g_autoptr (GError) error = NULL;

  office_timetable_sheet_write (sheet, "2025-09-01", path, NULL, &error);
  g_assert_no_error (error);
  return read_pdf (path, n_pages);
}

/* Poppler reads what was printed: every session, on as many pages as are said. */
static void
test_paper (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 other = add_cohort (fixture, "UIAO-2025-AUT", "2025-09-15", "2025-12-05", -1);
  g_autoptr (OfficeTimetable) timetable = NULL;
  g_autofree char *week = NULL, *alone = NULL, *agenda = NULL;
  int n_pages;

  for (int i = 0; i < 70; i++)
    {
      g_autofree char *title = g_strdup_printf ("Session %d of Nguyễn", i);
      g_autofree char *starts = g_strdup_printf ("2025-%02d-%02dT%02d:00", i < 35 ? 9 : 10, i % 12 + 15, 8 + i / 12);

      add (fixture, fixture->cohort_id, title, starts);
    }
  add (fixture, other, "Elsewhere", "2025-09-17T17:00");
  timetable = read_timetable (fixture, fixture->cohort_id, office_day_new (2025, 9, 15));
  g_assert_cmpuint (timetable->month->len, >=, 36);

  week = print (fixture, timetable, FALSE, FALSE, &n_pages);
  g_assert_cmpint (n_pages, ==, 1);
  g_assert_nonnull (strstr (week, "15/09/2025 – 21/09/2025"));
  g_assert_nonnull (strstr (week, "Elsewhere"));
  g_assert_nonnull (strstr (week, "Thu 18 Sep"));
  alone = print (fixture, timetable, FALSE, TRUE, &n_pages);
  g_assert_null (strstr (alone, "Elsewhere"));

  agenda = print (fixture, timetable, TRUE, FALSE, &n_pages);
  g_assert_cmpint (n_pages, >, 1);
  for (int i = 0; i < 70; i++)
    {
      g_autofree char *title = g_strdup_printf ("Session %d of Nguyễn", i);

      g_assert_nonnull (strstr (agenda, title));
    }
}

/* The sequence and the state of the only entry of somebody's calendar. */
static int
read_calendar (Fixture          *fixture,
               OfficeCalendarOf  of,
               gint64            id,
               gboolean         *cancelled)
{
  g_autofree char *path = g_build_filename (fixture->folder, "calendar.ics", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *sequence;

  g_assert_cmpint (office_deliver_calendar (fixture->connection, of, id, path, NULL, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  sequence = strstr (text, "SEQUENCE:");
  g_assert_nonnull (sequence);
  g_assert_nonnull (strstr (text, "LAST-MODIFIED:"));
  *cancelled = strstr (text, "STATUS:CANCELLED") != NULL;
  return (int) g_ascii_strtoll (sequence + strlen ("SEQUENCE:"), NULL, 10);
}

/* Every change raises the sequence, undoing as well; who is taken off has it cancelled, and back again. */
static void
test_calendar (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (OfficeEventDraft) draft = draft_of (fixture->cohort_id, "Live", "2025-10-23T19:00");
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL, *redone = NULL;
  gboolean cancelled;
  int before, after;
  gint64 staff;

  g_assert_true (office_event_draft_save (fixture->connection, draft, &draft->id, &error));
  staff = office_staff_find (fixture->connection, "dr a", &error);
  before = read_calendar (fixture, OFFICE_CALENDAR_COHORT, fixture->cohort_id, &cancelled);
  g_assert_true (office_session_move (fixture->connection, draft->id, -1, at ("2025-10-30T19:00"), 90, &error));
  after = read_calendar (fixture, OFFICE_CALENDAR_COHORT, fixture->cohort_id, &cancelled);
  g_assert_cmpint (after, >, before);
  g_assert_false (cancelled);
  undone = undo (fixture);
  before = read_calendar (fixture, OFFICE_CALENDAR_STAFF, staff, &cancelled);
  g_assert_cmpint (before, >, after);
  g_assert_false (cancelled);

  g_strfreev (draft->people);
  draft->people = office_event_split_names ("Dr B");
  g_assert_true (office_event_draft_save (fixture->connection, draft, &draft->id, &error));
  after = read_calendar (fixture, OFFICE_CALENDAR_STAFF, staff, &cancelled);
  g_assert_cmpint (after, >, before);
  g_assert_true (cancelled);
  redone = undo (fixture);
  g_assert_cmpint (read_calendar (fixture, OFFICE_CALENDAR_STAFF, staff, &cancelled), >, after);
  g_assert_false (cancelled);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/timetable-sheets/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("series", test_series);
  ADD ("carry-over", test_carry_over);
  ADD ("move-all", test_move_all);
  ADD ("paper", test_paper);
  ADD ("calendar", test_calendar);
#undef ADD

  return g_test_run ();
}

/* calendar.c: a cohort's calendar as the icalendar library reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "documents/calendar.h"
#include "reader.h"
#include "rules/error.h"

static gint64
utc (const char *iso)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, zone);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

static char *
write_and_read (const OfficeCalendar *calendar)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "cohort.ics", NULL);
  g_autoptr (GError) error = NULL;
  char *read;

  office_calendar_write (calendar, path, NULL, &error);
  g_assert_no_error (error);
  read = reader_run_script ("dump-calendar.py", path, NULL);
  reader_remove_folder (folder);
  return read;
}

/* Two in the afternoon stays two in the afternoon when the clocks go back on 26 October 2025. */
static void
test_clock_change (void)
{
  OfficeCalendarEvent events[] = {
    { "session-1@office", 0, utc ("2025-10-24T13:00:00Z"), utc ("2025-10-24T15:00:00Z"), "Before" },
    { "session-2@office", 0, utc ("2025-10-31T14:00:00Z"), utc ("2025-10-31T16:00:00Z"), "After" },
    { "session-3@office", 0, utc ("2025-10-25T22:30:00Z"), utc ("2025-10-26T03:00:00Z"), "Across" },
    { "session-4@office", 0, utc ("2025-10-26T00:30:00Z"), utc ("2025-10-26T01:30:00Z"), "Twice" },
    { "session-5@office", 0, utc ("2026-03-29T00:30:00Z"), utc ("2026-03-29T01:30:00Z"), "Spring" },
    { "session-6@office", 0, utc ("2025-12-25T09:00:00Z"), utc ("2025-12-25T10:00:00Z"), "Winter" },
    { "session-7@office", 0, utc ("2027-07-01T08:00:00Z"), utc ("2027-07-01T09:00:00Z"), "Summer" },
  };
  OfficeCalendar calendar = { "DPL-2025-AUT", utc ("2025-09-01T09:00:00Z"), events,
                              G_N_ELEMENTS (events) };
  g_autofree char *read = write_and_read (&calendar);

  reader_assert_has (read, "calendar|2.0|DPL-2025-AUT|Europe/London\n");
  reader_assert_has (read, "|2025-10-24T14:00:00 2025-10-24T13:00:00Z|"
                           "2025-10-24T16:00:00 2025-10-24T15:00:00Z|CONFIRMED|Before|");
  reader_assert_has (read, "|2025-10-31T14:00:00 2025-10-31T14:00:00Z|"
                           "2025-10-31T16:00:00 2025-10-31T16:00:00Z|CONFIRMED|After|");
  reader_assert_has (read, "|2025-10-25T23:30:00 2025-10-25T22:30:00Z|"
                           "2025-10-26T03:00:00 2025-10-26T03:00:00Z|CONFIRMED|Across|");
  reader_assert_has (read, " 2025-10-26T00:30:00Z|2025-10-26T01:30:00 2025-10-26T01:30:00Z|"
                           "CONFIRMED|Twice|");
  reader_assert_has (read, "|2026-03-29T00:30:00 2026-03-29T00:30:00Z|"
                           "2026-03-29T02:30:00 2026-03-29T01:30:00Z|CONFIRMED|Spring|");
  reader_assert_has (read, "|2025-12-25T09:00:00 2025-12-25T09:00:00Z|");
  reader_assert_has (read, "|2027-07-01T09:00:00 2027-07-01T08:00:00Z|");
}

static void
test_texts (void)
{
  OfficeCalendarEvent events[] = {
    { "session-1@office", 3, utc ("2025-10-24T13:00:00Z"), utc ("2025-10-24T15:00:00Z"),
      "Live; questions, answers \\ and \"more\"", "Room 1, London",
      "First line\nNguyễn Thị Ngọc Ánh, Seán Ó Súilleabháin, Łukasz Żółć and Mette Sørensen will "
      "speak about the governance of point-of-care ultrasound, at some length.\r\nThird line\a",
      TRUE },
    { "deadline-2@office", 0, utc ("2025-11-20T14:00:00Z"), utc ("2025-11-20T14:00:00Z"),
      "Written assignment due" },
  };
  OfficeCalendar calendar = { "DPL-2025-AUT", utc ("2025-09-01T09:00:00Z"), events, 2 };
  g_autofree char *read = write_and_read (&calendar);

  reader_assert_has (read, "event|session-1@office|3|");
  reader_assert_has (read, "|CANCELLED|Live; questions, answers \\ and \"more\"|Room 1, London|"
                           "First line\\nNguyễn Thị Ngọc Ánh, Seán Ó Súilleabháin, Łukasz Żółć and "
                           "Mette Sørensen will speak about the governance of point-of-care "
                           "ultrasound, at some length.\\nThird line\n");
  reader_assert_has (read, "event|deadline-2@office|0|2025-11-20T14:00:00 2025-11-20T14:00:00Z|"
                           "none|CONFIRMED|Written assignment due||\n");
}

/* Folding at every length, whatever is at the edge; the script checks each line. */
static void
test_folding (void)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new ("x");

  for (guint i = 0; i < 60; i++)
    {
      g_string_append (title, i % 4 == 0 ? "ễ" : i % 4 == 1 ? "é" : i % 4 == 2 ? "," : "a");
      g_string_append (other, "𝄞");
    }
  for (guint skip = 0; skip < 3; skip++)
    {
      const char *from = g_utf8_offset_to_pointer (title->str, skip);
      OfficeCalendarEvent event = { "s@office", 0, utc ("2025-10-24T13:00:00Z"),
                                    utc ("2025-10-24T15:00:00Z"), from, other->str + skip % 2 };
      OfficeCalendar calendar = { "C", utc ("2025-09-01T09:00:00Z"), &event, 1 };
      g_autofree char *read = write_and_read (&calendar);

      reader_assert_has (read, from);
      reader_assert_has (read, other->str + skip % 2);
    }
}

static void
assert_refused (OfficeCalendarEvent *events,
                const char          *part)
{
  OfficeCalendar calendar = { "C", 0, events, 2 };
  g_autoptr (GError) error = NULL;

  g_assert_null (office_calendar_to_text (&calendar, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  reader_assert_has (error->message, "Session 2 (“Two”)");
  reader_assert_has (error->message, part);
}

static void
test_refusals (void)
{
  OfficeCalendarEvent backwards[] = { { "a", 0, 0, 60, "One" }, { "b", 0, 60, 0, "Two" } };
  OfficeCalendarEvent same[] = { { "a", 0, 0, 60, "One" }, { "a", 0, 0, 60, "Two" } };
  OfficeCalendarEvent none[] = { { "a", 0, 0, 60, "One" }, { NULL, 0, 0, 60, "Two" } };

  assert_refused (backwards, "ends before it begins");
  assert_refused (same, "identifier “a” of another");
  assert_refused (none, "no identifier");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/calendar/clock-change", test_clock_change);
  g_test_add_func ("/documents/calendar/texts", test_texts);
  g_test_add_func ("/documents/calendar/folding", test_folding);
  g_test_add_func ("/documents/calendar/refusals", test_refusals);

  return g_test_run ();
}

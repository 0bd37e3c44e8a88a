/* test-calendar-file.c: iCalendar files as programs write them, and as they should not be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/calendar-file.h"

#include <string.h>

#include "rules/clock.h"
#include "rules/error.h"

static gint64
at (const char *wall)
{
  gint64 instant;

  g_assert_true (office_instant_parse (wall, &instant, NULL));
  return instant;
}

static OfficeCalendarFile *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  OfficeSpan within = { at ("2025-09-01T00:00"), at ("2026-01-01T00:00") };

  return office_calendar_file_read_bytes (bytes, "dr-a.ics", within, OFFICE_AVAILABILITY_BUSY, error);
}

/* @entries stand between the lines that every calendar has. */
static OfficeCalendarFile *
read_entries (const char *entries)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n"
                                           "X-WR-CALNAME:Clinic\r\n%sEND:VCALENDAR\r\n", entries);
  g_autoptr (GError) error = NULL;
  OfficeCalendarFile *file = read_text (text, &error);

  g_assert_no_error (error);
  return file;
}

static char *
event (const char *lines)
{
  return g_strdup_printf ("BEGIN:VEVENT\r\nUID:1@example.org\r\nDTSTAMP:20250901T090000Z\r\n%sEND:VEVENT\r\n", lines);
}

/* "2025-11-12T09:00+90 …": the start in London and the minutes; ! for available. */
static char *
say (OfficeCalendarFile *file)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < file->spans->len; i++)
    {
      const OfficeAvailabilitySpan *span = &g_array_index (file->spans, OfficeAvailabilitySpan, i);
      g_autofree char *from = office_instant_to_wall (span->from);

      g_string_append_printf (text, "%s%.16s+%d%s", i > 0 ? " " : "", from, (int) ((span->to - span->from) / 60),
                              span->kind == OFFICE_AVAILABILITY_AVAILABLE ? "!" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_times (void)
{
  static const struct
  {
    const char *lines;
    const char *expected;
  } cases[] = {
    { "DTSTART:20251015T090000Z\r\nDTEND:20251015T103000Z\r\n", "2025-10-15T10:00+90" },
    { "DTSTART;TZID=Europe/London:20251015T090000\r\nDURATION:PT45M\r\n", "2025-10-15T09:00+45" },
    { "DTSTART;TZID=\"GMT Standard Time\":20251015T090000\r\nDURATION:PT45M\r\n", "2025-10-15T09:00+45" },
    { "DTSTART;TZID=Europe/Paris:20251015T090000\r\nDTEND;TZID=Europe/Paris:20251015T100000\r\n", "2025-10-15T08:00+60" },
    { "DTSTART:20251015T090000\r\nDTEND:20251015T100000\r\n", "2025-10-15T09:00+60" },
    { "DTSTART;VALUE=DATE:20251025\r\nDTEND;VALUE=DATE:20251027\r\n", "2025-10-25T00:00+2940" },
    { "DTSTART;VALUE=DATE:20251112\r\n", "2025-11-12T00:00+1440" },
    { "DTSTART:20251015T090000Z\r\nDTEND:20251015T103000Z\r\nTRANSP:TRANSPARENT\r\n", "" },
    { "DTSTART:20251015T090000Z\r\nDTEND:20251015T103000Z\r\nSTATUS:CANCELLED\r\n", "" },
    { "DTSTART:20251015T090000Z\r\nDTEND:20251015T103000Z\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n", "" },
    { "DTSTART:20241015T090000Z\r\nDTEND:20241015T103000Z\r\n", "" },
    /* Across the night in which the clocks go back: 09:00 stays 09:00. */
    { "DTSTART;TZID=Europe/London:20251017T090000\r\nDTEND;TZID=Europe/London:20251017T120000\r\n"
      "RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;TZID=Europe/London:20251024T090000\r\n",
      "2025-10-17T09:00+180 2025-10-31T09:00+180 2025-11-07T09:00+180" },
    { "DTSTART:20251017T090000\r\nDTEND:20251017T120000\r\nRRULE:FREQ=WEEKLY;UNTIL=20251031T235959Z\r\n",
      "2025-10-17T09:00+180 2025-10-24T09:00+180 2025-10-31T09:00+180" },
    { "DTSTART;VALUE=DATE:20251224\r\nRRULE:FREQ=DAILY;COUNT=3\r\n", "2025-12-24T00:00+4320" },
    { "DTSTART;TZID=Europe/London:20250101T130000\r\nDURATION:PT1H\r\nRRULE:FREQ=MONTHLY;BYDAY=2TU\r\n",
      "2025-09-09T13:00+60 2025-10-14T13:00+60 2025-11-11T13:00+60 2025-12-09T13:00+60" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entry = event (cases[i].lines);
      g_autoptr (OfficeCalendarFile) file = read_entries (entry);
      g_autofree char *said = say (file);

      g_assert_cmpuint (file->problems->len, ==, 0);
      g_assert_cmpstr (said, ==, cases[i].expected);
      g_assert_cmpstr (file->name, ==, "Clinic");
    }
}

/* One time of those that repeat was moved: it is where it was moved to, and there alone. */
static void
test_moved (void)
{
  g_autofree char *master = event ("DTSTART;TZID=Europe/London:20251105T090000\r\nDURATION:PT1H\r\n"
                                   "RRULE:FREQ=WEEKLY;COUNT=3\r\n");
  g_autofree char *moved = event ("RECURRENCE-ID;TZID=Europe/London:20251112T090000\r\n"
                                  "DTSTART;TZID=Europe/London:20251113T150000\r\nDURATION:PT30M\r\n");
  g_autofree char *both = g_strconcat (moved, master, NULL);
  g_autoptr (OfficeCalendarFile) file = read_entries (both);
  g_autofree char *said = say (file);

  g_assert_cmpstr (said, ==, "2025-11-05T09:00+60 2025-11-13T15:00+30 2025-11-19T09:00+60");
  g_assert_cmpuint (file->n_entries, ==, 2);
  g_assert_cmpuint (file->n_recurring, ==, 1);
}

static void
test_free_busy (void)
{
  g_autoptr (OfficeCalendarFile) file = read_entries (
    "BEGIN:VFREEBUSY\r\nUID:2@example.org\r\nDTSTAMP:20250901T090000Z\r\n"
    "FREEBUSY:20251112T090000Z/20251112T100000Z,20251112T100000Z/PT30M\r\n"
    "FREEBUSY;FBTYPE=FREE:20251113T090000Z/20251113T120000Z\r\nEND:VFREEBUSY\r\n"
    "BEGIN:VAVAILABILITY\r\nUID:3@example.org\r\nDTSTAMP:20250901T090000Z\r\n"
    "BEGIN:AVAILABLE\r\nUID:4@example.org\r\nDTSTAMP:20250901T090000Z\r\n"
    "DTSTART;TZID=Europe/London:20251118T140000\r\nDTEND;TZID=Europe/London:20251118T170000\r\n"
    "RRULE:FREQ=WEEKLY;COUNT=2\r\nEND:AVAILABLE\r\nEND:VAVAILABILITY\r\n");
  g_autofree char *said = say (file);

  g_assert_cmpuint (file->problems->len, ==, 0);
  g_assert_cmpstr (said, ==, "2025-11-13T09:00+180! 2025-11-18T14:00+180! 2025-11-25T14:00+180! 2025-11-12T09:00+90");
}

/* Each is named by the line at which it begins, and the rest is read. */
static void
test_problems (void)
{
  static const struct
  {
    const char *lines;
    const char *words;
  } cases[] = {
    { "DTSTART:20251112T100000Z\r\nDTEND:20251112T090000Z\r\n", "it ends before it begins" },
    { "DTSTART;TZID=Mars/Olympus:20251112T100000\r\nDURATION:PT1H\r\n", "Mars/Olympus" },
    { "DTSTART;TZID=Europe/London:20260329T013000\r\nDURATION:PT1H\r\n", "does not exist in London" },
    { "DTSTART;TZID=Europe/London:20251026T013000\r\nDURATION:PT1H\r\n", "comes twice in London" },
    { "DTSTART:20251026T013000\r\nDURATION:PT1H\r\n", "comes twice in London" },
    { "DTSTART:20251331T100000Z\r\nDURATION:PT1H\r\n", "DTSTART\x7c" "calendar" },
    { "DTSTART:tomorrow\r\nDURATION:PT1H\r\n", "DTSTART" },
    { "SUMMARY:No time\r\n", "does not say when it begins" },
    { "DTSTART:20251112T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=SOMETIMES\r\n", "RRULE" },
    { "DTSTART:20250901T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY\r\n", "too often" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *good = event ("DTSTART:20251112T150000Z\r\nDURATION:PT1H\r\n");
      g_autofree char *bad = event (cases[i].lines);
      g_autofree char *both = g_strconcat (good, bad, NULL);
      g_autoptr (OfficeCalendarFile) file = read_entries (both);
      g_autofree char *said = say (file);
      g_auto (GStrv) words = g_strsplit (cases[i].words, "|", 2);
      const OfficeCalendarProblem *problem;

      g_assert_cmpstr (said, ==, "2025-11-12T15:00+60");
      g_assert_cmpuint (file->problems->len, ==, 1);
      problem = g_ptr_array_index (file->problems, 0);
      g_test_message ("%s", problem->sentence);
      g_assert_cmpuint (problem->line, ==, 11);
      g_assert_nonnull (strstr (problem->sentence, "Line 11"));
      g_assert_true (strstr (problem->sentence, words[0]) != NULL
                     || (words[1] != NULL && strstr (problem->sentence, words[1]) != NULL));
    }
}

static void
test_not_a_calendar (void)
{
  static const char *const texts[] = { "", "name,email\nA,a@example.org\n", "BEGIN:VCARD\r\nEND:VCARD\r\n",
                                       "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20251112T100000Z\r\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OfficeCalendarFile) file = read_text (texts[i], &error);

      g_assert_null (file);
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "dr-a.ics"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar-file/times", test_times);
  g_test_add_func ("/calendar-file/moved", test_moved);
  g_test_add_func ("/calendar-file/free-busy", test_free_busy);
  g_test_add_func ("/calendar-file/problems", test_problems);
  g_test_add_func ("/calendar-file/not-a-calendar", test_not_a_calendar);

  return g_test_run ();
}

/* fuzz-timetable.c: anything at all as a calendar or as a meeting's report: never a fall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "exchange/calendar-file.h"
#include "exchange/meeting-report.h"
#include "rules/presence.h"

#include "fuzz.h"

/* Autumn 2025. */
#define FROM 1756681200
#define TO 1767225600

static void
check_error (GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
check_calendar (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCalendarFile) file =
    office_calendar_file_read_bytes (bytes, "fuzz", (OfficeSpan) { FROM, TO }, OFFICE_AVAILABILITY_BUSY, &error);

  if (file == NULL)
    {
      check_error (error);
      return;
    }
  for (guint i = 0; i < file->spans->len; i++)
    {
      const OfficeAvailabilitySpan *span = &g_array_index (file->spans, OfficeAvailabilitySpan, i);

      g_assert_cmpint (span->from, <, span->to);
      g_assert_true (span->from < TO && FROM < span->to);
    }
  for (guint i = 0; i < file->problems->len; i++)
    g_assert_true (g_utf8_validate (((OfficeCalendarProblem *) g_ptr_array_index (file->problems, i))->sentence, -1, NULL));
}

static void
check_report (const char *text)
{
  OfficeSpan session = { 1758823200, 1758823200 + 90 * 60 };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMeetingReport) report = office_meeting_report_read_text (text, "fuzz", session, &error);

  if (report == NULL)
    {
      check_error (error);
      return;
    }
  for (guint i = 0; i < report->people->len; i++)
    {
      const OfficeMeetingPerson *person = g_ptr_array_index (report->people, i);
      int minutes = office_presence_minutes ((const OfficeSpan *) person->spans->data, person->spans->len, session);

      g_assert_cmpint (minutes, >=, 0);
      g_assert_cmpint (minutes, <=, 90);
    }
}

/* The entry point that libFuzzer calls, too. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  check_calendar (bytes);
  if (size > 0)
    {
      g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);

      check_report (text);
    }
  return 0;
}

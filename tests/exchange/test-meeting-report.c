/* test-meeting-report.c: attendance reports as Teams and Zoom write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/meeting-report.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange/meeting-times.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "rules/presence.h"

static const char teams[] =
  "1. Summary\r\nMeeting title\tGovernance\r\nAttended participants\t3\r\nStart time\t9/25/25, 6:55:12 PM\r\n"
  "End time\t9/25/25, 8:31:40 PM\r\nMeeting duration\t1h 36m 28s\r\n\r\n"
  "2. Participants\r\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\r\n"
  "Aoife Ng\t9/25/25, 6:58:03 PM\t9/25/25, 8:30:01 PM\t1h 20m 0s\taoife.ng@example.org\tang@example.org\tAttendee\r\n"
  "Søren O’Brien (Guest)\t9/25/25, 7:10:00\u202fPM\t9/25/25, 8:45:00\u202fPM\t1h 35m\t\t\tAttendee\r\n\r\n"
  "3. In-Meeting Activities\r\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\n"
  "Aoife Ng\t9/25/25, 6:58:03 PM\t9/25/25, 7:30:00 PM\t31m 57s\taoife.ng@example.org\tAttendee\r\n"
  "Aoife Ng\t9/25/25, 7:20:00 PM\t9/25/25, 7:40:00 PM\t20m\tAoife.Ng@example.org\tAttendee\r\n"
  "Aoife Ng\t9/25/25, 8:00:00 PM\t9/25/25, 8:30:01 PM\t30m 1s\taoife.ng@example.org\tAttendee\r\n"
  "Søren O’Brien (Guest)\t9/25/25, 7:10:00\u202fPM\t9/25/25, 8:45:00\u202fPM\t1h 35m\t\tAttendee\r\n";

static const char teams_list[] =
  "Full Name\tUser Action\tTimestamp\r\n"
  "Aoife Ng\tJoined before\t25/09/2025, 19:00:00\r\n"
  "Hari Rao\tJoined\t25/09/2025, 19:05:30\r\n"
  "Aoife Ng\tLeft\t25/09/2025, 19:20:00\r\n"
  "Aoife Ng\tJoined\t25/09/2025, 19:30:00\r\n"
  "Hari Rao\tLeft\t25/09/2025, 20:10:00\r\n";

static const char zoom[] =
  "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
  "123 4567 8901,Governance,09/25/2025 06:55:00 PM,09/25/2025 08:31:00 PM,host@example.org,97,2\n\n"
  "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room\n"
  "Aoife Ng (Aoife),aoife.ng@example.org,09/25/2025 06:50:00 PM,09/25/2025 06:55:00 PM,5,Yes,,Yes\n"
  "Aoife Ng (Aoife),aoife.ng@example.org,09/25/2025 06:55:00 PM,09/25/2025 08:31:00 PM,96,Yes,,No\n"
  "\"Rao, Hari\",,09/25/2025 07:30:00 PM,09/25/2025 08:00:59 PM,31,Yes,,No\n";

static const char zoom_merged[] =
  "Name (original name),Email,Total duration (minutes),Guest\n"
  "Aoife Ng,aoife.ng@example.org,120,Yes\nHari Rao,,31,Yes\n";

static OfficeSpan
session (void)
{
  OfficeSpan span;

  g_assert_true (office_instant_parse ("2025-09-25T19:00", &span.from, NULL));
  span.to = span.from + 90 * 60;
  return span;
}

static OfficeMeetingReport *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  OfficeMeetingReport *report = office_meeting_report_read_text (text, "report.csv", session (), &error);

  g_assert_no_error (error);
  return report;
}

/* "Aoife Ng=62 Hari Rao=30": whole minutes of the session. */
static char *
say (OfficeMeetingReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->people->len; i++)
    {
      const OfficeMeetingPerson *person = g_ptr_array_index (report->people, i);
      int minutes = report->timed ? office_presence_minutes ((const OfficeSpan *) person->spans->data,
                                                             person->spans->len, session ())
                                  : (int) (person->seconds / 60);

      g_string_append_printf (text, "%s%s=%d", i > 0 ? " " : "", person->name, minutes);
    }
  return g_string_free (text, FALSE);
}

#define assert_says(report, expected) \
  G_STMT_START \
  { \
    g_autofree char *said = say (report); \
    g_assert_cmpstr (said, ==, (expected)); \
    g_assert_cmpuint ((report)->problems->len, ==, 0); \
    g_assert_null ((report)->elsewhere); \
  } \
  G_STMT_END

/* 19:00 to 19:40, without counting the overlap twice, and 20:00 to 20:30:00. */
static void
test_teams (void)
{
  g_autoptr (OfficeMeetingReport) report = read_text (teams);

  assert_says (report, "Aoife Ng=70 Søren O’Brien (Guest)=80");
  g_assert_cmpuint (((OfficeMeetingPerson *) g_ptr_array_index (report->people, 0))->spans->len, ==, 3);
}

/* As the file comes: UTF-16, low byte first, with a mark. */
static void
test_teams_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("office-meeting-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "attendance.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMeetingReport) report = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize length;
  g_autofree char *wide = g_convert (teams, -1, "UTF-16LE", "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) "\xff\xfe", 2);
  g_byte_array_append (bytes, (const guint8 *) wide, (guint) length);
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL));
  report = office_meeting_report_read (path, session (), &error);
  g_assert_no_error (error);
  assert_says (report, "Aoife Ng=70 Søren O’Brien (Guest)=80");
  g_remove (path);
  g_rmdir (folder);
}

/* Who has not left when the list was made stays until its latest time. */
static void
test_teams_list (void)
{
  g_autoptr (OfficeMeetingReport) report = read_text (teams_list);

  assert_says (report, "Aoife Ng=60 Hari Rao=64");
}

static void
test_zoom (void)
{
  g_autoptr (OfficeMeetingReport) report = read_text (zoom);
  g_autoptr (OfficeMeetingReport) merged = read_text (zoom_merged);

  assert_says (report, "Aoife Ng (Aoife)=90 Rao, Hari=30");
  assert_says (merged, "Aoife Ng=120 Hari Rao=31");
  g_assert_false (merged->timed);
}

static void
test_problems (void)
{
  g_autoptr (OfficeMeetingReport) report = read_text ("Name,Join time,Leave time\n"
                                                      "A,25/09/2025 19:00,25/09/2025 20:00\n"
                                                      "B,yesterday,25/09/2025 20:00\n"
                                                      "C,25/09/2025 20:00,25/09/2025 19:00\n");
  g_autoptr (OfficeMeetingReport) other_day = read_text ("Name,Join time,Leave time\n"
                                                         "A,02/10/2025 19:00,02/10/2025 20:00\n");
  g_autofree char *said = say (report);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (said, ==, "A=60 B=0 C=0");
  g_assert_cmpuint (report->problems->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (report->problems, 0), "Line 3: “yesterday”"));
  g_assert_nonnull (strstr (g_ptr_array_index (report->problems, 1), "Line 4: C"));
  g_assert_cmpstr (other_day->elsewhere, ==, "02/10/2025 19:00");

  g_assert_null (office_meeting_report_read_text ("reference,mark\nR1,55\n", "marks.csv", session (), &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "marks.csv"));
  g_clear_error (&error);
  g_assert_null (office_meeting_report_read_text ("", "empty.csv", session (), &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

static void
test_times (void)
{
  static const struct
  {
    const char         *text;
    OfficeMeetingOrder  order;
    const char         *expected;   /* NULL: no time */
  } cases[] = {
    { "9/5/25, 12:00:00 AM", OFFICE_MEETING_MONTH_FIRST, "2025-09-05T00:00:00" },
    { "9/5/25, 12:01:00 PM", OFFICE_MEETING_MONTH_FIRST, "2025-09-05T12:01:00" },
    { "05/09/2025, 18:58:03", OFFICE_MEETING_DAY_FIRST, "2025-09-05T18:58:03" },
    { "2025-09-05 18:58", OFFICE_MEETING_MONTH_FIRST, "2025-09-05T18:58:00" },
    { "2025-09-05T18:58:03", OFFICE_MEETING_DAY_FIRST, "2025-09-05T18:58:03" },
    { "31/02/2025 10:00", OFFICE_MEETING_DAY_FIRST, NULL },
    { "05/09/2025 13:00 PM", OFFICE_MEETING_DAY_FIRST, NULL },
    { "05/09/2025", OFFICE_MEETING_DAY_FIRST, NULL },
    { "", OFFICE_MEETING_DAY_FIRST, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 instant = 0;
      gboolean good = office_meeting_time_parse (cases[i].text, cases[i].order, &instant);
      g_autofree char *wall = office_instant_to_wall (instant);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].expected != NULL);
      if (good)
        g_assert_cmpstr (wall, ==, cases[i].expected);
    }

  g_assert_cmpint (office_meeting_length_parse ("1h 31m 58s"), ==, 5518);
  g_assert_cmpint (office_meeting_length_parse ("45s"), ==, 45);
  g_assert_cmpint (office_meeting_length_parse ("97"), ==, 5820);
  g_assert_cmpint (office_meeting_length_parse ("01:31:58"), ==, 5518);
  g_assert_cmpint (office_meeting_length_parse ("long"), ==, -1);
  g_assert_cmpint (office_meeting_length_parse (""), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meeting-report/teams", test_teams);
  g_test_add_func ("/meeting-report/teams-file", test_teams_file);
  g_test_add_func ("/meeting-report/teams-list", test_teams_list);
  g_test_add_func ("/meeting-report/zoom", test_zoom);
  g_test_add_func ("/meeting-report/problems", test_problems);
  g_test_add_func ("/meeting-report/times", test_times);

  return g_test_run ();
}

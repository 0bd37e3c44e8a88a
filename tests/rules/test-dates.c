/* test-dates.c: dates as people write them, London time, deadlines (ASSESS-6, LOAD-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/deadline.h"
#include "rules/error.h"

#define DAY 86400

static OfficeDay
day (const char *iso)
{
  OfficeDay made = office_day_from_iso (iso);

  g_assert_cmpint (made, !=, OFFICE_DAY_NONE);
  return made;
}

static gint64
instant (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 parsed = 0;

  office_instant_parse (text, &parsed, &error);
  g_assert_no_error (error);
  return parsed;
}

static void
test_iso (void)
{
  static const char *bad[] = { NULL, "", "2025-02-29", "2025-13-01", "2025-00-01", "2025-01-00",
                               "2025-1-1", "2025-06-31", "2025-09-18 ", "20250918", "0000-01-01",
                               "2025/09/18", "2025-09-1x" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (office_day_from_iso (bad[i]), ==, OFFICE_DAY_NONE);

  for (OfficeDay d = day ("1899-12-31"); d <= day ("2101-01-01"); d++)
    {
      g_autofree char *iso = office_day_to_iso (d);

      g_assert_cmpint (office_day_from_iso (iso), ==, d);
    }
  g_assert_null (office_day_to_iso (OFFICE_DAY_NONE));
}

static void
test_written_for_people (void)
{
  g_autofree char *text = office_day_to_text (day ("2025-09-08"));
  g_autofree char *long_text = office_day_to_long (day ("2025-09-08"));

  g_assert_cmpstr (text, ==, "08/09/2025");
  g_assert_cmpstr (long_text, ==, "8 September 2025");
  g_assert_cmpint (office_day_add_years (day ("2024-02-29"), 1), ==, day ("2025-02-28"));
  g_assert_cmpint (office_day_add_years (day ("2025-09-18"), -5), ==, day ("2020-09-18"));
}

static void
test_parse (void)
{
  static const struct
  {
    const char   *text;
    OfficeDateUse use;
    const char   *iso;
  } cases[] = {
    { "18/09/1984", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "18-Sep-84", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "18.9.1984", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "18. 9. 1984", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "18 September 1984", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "18th september, 1984", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "18Sep1984", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "September 18, 1984", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "18 Sept 1984", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "1984-09-18", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "1984-09-18T00:00:00", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "1984-09-18 00:00:00.000", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "1984-09-18T10:00:00Z", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "18/09/1984 00:00", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "1984/09/18", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "  18/09/1984  ", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "03/04/1984", OFFICE_DATE_BIRTH, "1984-04-03" },
    { "18/09/84", OFFICE_DATE_BIRTH, "1984-09-18" },
    { "18/09/25", OFFICE_DATE_BIRTH, "2025-09-18" },
    { "23/11/25", OFFICE_DATE_BIRTH, "2025-11-23" },
    { "24/11/25", OFFICE_DATE_BIRTH, "1925-11-24" },
    { "18/09/26", OFFICE_DATE_BIRTH, "1926-09-18" },
    { "18/09/26", OFFICE_DATE_EVENT, "2026-09-18" },
    { "18-Sep-84", OFFICE_DATE_EVENT, "2084-09-18" },
    { "29/02/2024", OFFICE_DATE_EVENT, "2024-02-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      OfficeDay parsed = office_day_parse (cases[i].text, cases[i].use, OFFICE_EXCEL_NONE,
                                           day ("2025-11-23"), &error);
      g_autofree char *iso = office_day_to_iso (parsed);

      g_assert_no_error (error);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_parse_refuses (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "", "type day, month and year" },
    { "soon", "type day, month and year" },
    { "31/06/1984", "no such day" },
    { "29/02/2025", "no such day" },
    { "09/18/1984", "day before the month" },
    { "18/13/1984", "no such month" },
    { "1984-18-09", "day before the month" },
    { "00/09/1984", "no such day" },
    { "18/00/1984", "no such month" },
    { "18 Septembar 1984", "no month of that name" },
    { "18 Ma 1984", "no month of that name" },
    { "18/09/1884", "1900" },
    { "18/09/2984", "1900" },
    { "24/11/2025", "future" },
    { "01-02-03", "four figures" },
    { "18/09", "type day, month and year" },
    { "18/09-1984", "type day, month and year" },
    { "18/9/984", "type day, month and year" },
    { "30943", "bare number" },
    { "18091984", "type day, month and year" },
    { "１８/09/1984", "type day, month and year" },
    { "\xff", "is not a date" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      OfficeDay parsed = office_day_parse (cases[i].text, OFFICE_DATE_BIRTH, OFFICE_EXCEL_NONE,
                                           day ("2025-11-23"), &error);

      g_assert_cmpint (parsed, ==, OFFICE_DAY_NONE);
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
check_excel (const char       *text,
             OfficeExcelSystem system,
             const char       *iso)
{
  OfficeDay parsed = office_day_parse (text, OFFICE_DATE_EVENT, system, day ("2025-11-23"), NULL);
  g_autofree char *shown = office_day_to_iso (parsed);

  g_assert_cmpstr (shown, ==, iso);
}

static void
test_excel (void)
{
  gint64 at;

  check_excel ("1", OFFICE_EXCEL_1900, "1900-01-01");
  check_excel ("59", OFFICE_EXCEL_1900, "1900-02-28");
  check_excel ("60", OFFICE_EXCEL_1900, NULL);
  check_excel ("61", OFFICE_EXCEL_1900, "1900-03-01");
  check_excel ("30943", OFFICE_EXCEL_1900, "1984-09-18");
  check_excel ("30943.75", OFFICE_EXCEL_1900, "1984-09-18");
  check_excel ("45918", OFFICE_EXCEL_1900, "2025-09-18");
  check_excel ("0", OFFICE_EXCEL_1904, "1904-01-01");
  check_excel ("44456", OFFICE_EXCEL_1904, "2025-09-18");
  check_excel ("0", OFFICE_EXCEL_1900, NULL);
  check_excel ("9999999", OFFICE_EXCEL_1900, NULL);
  check_excel ("1984", OFFICE_EXCEL_1900, NULL);

  g_assert_true (office_instant_from_excel ("45981.583333333336", OFFICE_EXCEL_1900, &at, NULL));
  g_assert_cmpint (at, ==, instant ("2025-11-20T14:00:00"));
  g_assert_true (office_instant_from_excel ("45981", OFFICE_EXCEL_1900, &at, NULL));
  g_assert_cmpint (at, ==, instant ("2025-11-20T00:00:00"));
  g_assert_true (office_instant_from_excel ("45980.9999999", OFFICE_EXCEL_1900, &at, NULL));
  g_assert_cmpint (at, ==, instant ("2025-11-20T00:00:00"));
  g_assert_false (office_instant_from_excel ("4.5E4", OFFICE_EXCEL_1900, &at, NULL));
  g_assert_false (office_instant_from_excel ("45981.", OFFICE_EXCEL_1900, &at, NULL));
}

static void
test_instants (void)
{
  static const char *bad[] = { NULL, "", "2025-11-20", "2025-11-20T24:00", "2025-11-20T14:60",
                               "2025-11-20T14:00Z", "2025-11-20T14:00:60", "2025-11-31T14:00",
                               "2025-11-20T1a:00", "20/11/2025 14:00" };
  g_autofree char *wall = office_instant_to_wall (instant ("2025-07-01T09:30"));
  g_autofree char *utc = office_instant_to_utc (instant ("2025-07-01T09:30"));
  g_autofree char *text = office_instant_to_text (instant ("2025-07-01 09:30:59"));
  gint64 at;

  g_assert_cmpint (instant ("1970-01-01T01:00:00"), ==, 0); /* British Standard Time */
  g_assert_cmpint (instant ("2025-11-20T14:00:00"), ==, G_GINT64_CONSTANT (1763647200));
  g_assert_cmpstr (wall, ==, "2025-07-01T09:30:00");
  g_assert_cmpstr (utc, ==, "2025-07-01T08:30:00Z");
  g_assert_cmpstr (text, ==, "01/07/2025 09:30");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (office_instant_parse (bad[i], &at, &error));
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
    }
}

static void
test_clock_changes (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) twice = NULL;
  gint64 at;

  g_assert_false (office_instant_parse ("2025-03-30T01:30", &at, &missing));
  g_assert_nonnull (strstr (missing->message, "30/03/2025 01:30 does not exist"));
  g_assert_false (office_instant_parse ("2025-10-26T01:30", &at, &twice));
  g_assert_nonnull (strstr (twice->message, "26/10/2025 01:30 comes twice"));

  g_assert_cmpint (instant ("2025-03-30T02:00") - instant ("2025-03-30T00:59:59"), ==, 1);
  g_assert_cmpint (instant ("2025-10-26T02:00") - instant ("2025-10-26T00:59:59"), ==, 7201);
  g_assert_true (office_instant_from_wall_latest (day ("2025-10-26"), 5400, &at, NULL));
  g_assert_cmpint (at, ==, instant ("2025-10-26T02:00") - 1800);
}

static void
test_extension (void)
{
  g_autoptr (GError) error = NULL;
  OfficeRuleSet rules;
  gint64 extended;

  office_rule_set_init_default (&rules);
  g_assert_true (office_deadline_extend (instant ("2025-10-23T14:00"), 7, &rules, &extended, NULL));
  g_assert_cmpint (extended, ==, instant ("2025-10-30T14:00"));
  g_assert_cmpint (extended - instant ("2025-10-23T14:00"), ==, 7 * DAY + 3600);
  g_assert_true (office_deadline_extend (instant ("2025-03-20T14:00"), 14, &rules, &extended, NULL));
  g_assert_cmpint (extended, ==, instant ("2025-04-03T14:00"));
  g_assert_false (office_deadline_extend (instant ("2025-10-23T14:00"), 10, &rules, &extended,
                                          &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
}

/* Every day of four years, at every hour: the clock on the wall shows the same. */
static void
test_extension_keeps_the_time_of_day (void)
{
  for (OfficeDay d = day ("2024-01-01"); d <= day ("2027-12-31"); d++)
    {
      for (int hour = 0; hour < 24; hour++)
        {
          static const int lengths[] = { 7, 14 };
          gint64 deadline, extended;

          if (!office_instant_from_wall_latest (d, hour * 3600 + 59, &deadline, NULL))
            continue;

          for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
            {
              if (!office_deadline_add_days (deadline, lengths[i], &extended, NULL))
                {
                  g_assert_cmpint (hour, ==, 1);
                  continue;
                }
              g_assert_cmpint (office_instant_to_day (extended), ==, d + lengths[i]);
              g_assert_cmpint (office_instant_second_of_day (extended), ==, hour * 3600 + 59);
            }
        }
    }
}

static void
test_lateness (void)
{
  gint64 deadline = instant ("2025-10-23T14:00:00");
  g_autofree char *second = office_deadline_late_text (1);
  g_autofree char *three_days = office_deadline_late_text (3 * DAY);
  g_autofree char *over = office_deadline_late_text (7 * DAY + 1);
  g_autofree char *hours = office_deadline_late_text (2 * 3600 + 5 * 60);

  g_assert_cmpint (office_deadline_late_seconds (deadline, deadline), ==, 0);
  g_assert_cmpint (office_deadline_late_seconds (deadline, deadline + 1), ==, 1);
  g_assert_cmpint (office_deadline_late_seconds (deadline, deadline - 60), ==, -60);
  /* A week by the clock, although 26 October has 25 hours. */
  g_assert_cmpint (office_deadline_late_seconds (deadline, instant ("2025-10-30T14:00:00")), ==,
                   7 * DAY);
  g_assert_cmpint (office_deadline_late_seconds (deadline, instant ("2025-10-30T14:00:01")), ==,
                   7 * DAY + 1);
  /* 01:30 comes again after 01:59: late by true time. */
  g_assert_cmpint (office_deadline_late_seconds (instant ("2025-10-26T02:00") - 3660,
                                                 instant ("2025-10-26T02:00") - 3540),
                   >, 0);
  g_assert_cmpstr (second, ==, "1 s");
  g_assert_cmpstr (three_days, ==, "3 days");
  g_assert_cmpstr (over, ==, "7 days 0 min 1 s");
  g_assert_cmpstr (hours, ==, "2 h 5 min");
}

static void
test_terms (void)
{
  OfficeTerm terms[] = {
    { 1, "Autumn 2025", day ("2025-09-01"), day ("2025-12-31") },
    { 2, "Spring 2026", day ("2026-01-01"), day ("2026-04-30") },
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (office_terms_check (terms, 2, NULL));
  g_assert_true (office_term_of_day (terms, 2, day ("2025-12-31")) == &terms[0]);
  g_assert_true (office_term_of_day (terms, 2, day ("2026-01-01")) == &terms[1]);
  g_assert_null (office_term_of_day (terms, 2, day ("2026-05-01")));

  terms[1].starts = day ("2025-12-31");
  g_assert_false (office_terms_check (terms, 2, &error));
  g_assert_nonnull (strstr (error->message, "Autumn 2025"));
  terms[1].starts = day ("2026-05-01");
  g_assert_false (office_terms_check (terms, 2, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dates/iso", test_iso);
  g_test_add_func ("/dates/written", test_written_for_people);
  g_test_add_func ("/dates/parse", test_parse);
  g_test_add_func ("/dates/parse-refuses", test_parse_refuses);
  g_test_add_func ("/dates/excel", test_excel);
  g_test_add_func ("/dates/instants", test_instants);
  g_test_add_func ("/dates/ASSESS-6/clock-changes", test_clock_changes);
  g_test_add_func ("/dates/ASSESS-6/extension", test_extension);
  g_test_add_func ("/dates/ASSESS-6/every-day", test_extension_keeps_the_time_of_day);
  g_test_add_func ("/dates/ASSESS-6/lateness", test_lateness);
  g_test_add_func ("/dates/LOAD-1/terms", test_terms);
  return g_test_run ();
}

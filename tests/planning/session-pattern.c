/* session-pattern.c: every Thursday at 19:00, across the changes of the clocks, not on bank holidays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "planning/session-pattern.h"
#include "rules/clock.h"

#define SEVEN_IN_THE_EVENING (19 * 3600)

static char *
wall (const OfficePatternDate *date)
{
  return date->left_out != NULL ? g_strdup ("-") : office_instant_to_wall (date->starts_at);
}

static void
assert_date (GPtrArray  *dates,
             guint       i,
             const char *expected)
{
  g_autofree char *found = wall (g_ptr_array_index (dates, i));

  g_assert_cmpstr (found, ==, expected);
}

/* 26 October 2025 and 29 March 2026: the clocks change, seven in the evening stays seven. */
static void
test_clock_changes (void)
{
  OfficeSessionPattern autumn = { office_day_new (2025, 10, 9), SEVEN_IN_THE_EVENING, 1, 8, TRUE, FALSE };
  OfficeSessionPattern spring = { office_day_new (2026, 3, 19), SEVEN_IN_THE_EVENING, 1, 3, TRUE, FALSE };
  g_autoptr (GPtrArray) dates = office_session_pattern_dates (&autumn, NULL);
  g_autoptr (GPtrArray) later = office_session_pattern_dates (&spring, NULL);

  g_assert_cmpuint (dates->len, ==, 8);
  assert_date (dates, 0, "2025-10-09T19:00:00");
  assert_date (dates, 2, "2025-10-23T19:00:00");
  assert_date (dates, 3, "2025-10-30T19:00:00");
  assert_date (dates, 7, "2025-11-27T19:00:00");
  g_assert_cmpint (((OfficePatternDate *) dates->pdata[3])->starts_at - ((OfficePatternDate *) dates->pdata[2])->starts_at,
                   ==, 7 * 86400 + 3600);
  assert_date (later, 1, "2026-03-26T19:00:00");
  assert_date (later, 2, "2026-04-02T19:00:00");
  g_assert_cmpint (((OfficePatternDate *) later->pdata[2])->starts_at - ((OfficePatternDate *) later->pdata[1])->starts_at,
                   ==, 7 * 86400 - 3600);
}

static void
test_holidays (void)
{
  OfficeSessionPattern pattern = { office_day_new (2025, 12, 18), SEVEN_IN_THE_EVENING, 1, 4, TRUE, FALSE };
  g_autoptr (GPtrArray) dates = office_session_pattern_dates (&pattern, NULL);
  g_autoptr (GPtrArray) made_up = NULL, kept = NULL;
  const OfficePatternDate *christmas = g_ptr_array_index (dates, 1);

  g_assert_cmpuint (dates->len, ==, 4);
  assert_date (dates, 0, "2025-12-18T19:00:00");
  assert_date (dates, 1, "-");
  assert_date (dates, 2, "-");
  assert_date (dates, 3, "2026-01-08T19:00:00");
  g_assert_nonnull (strstr (christmas->left_out, "Christmas Day"));

  pattern.make_up = TRUE;
  made_up = office_session_pattern_dates (&pattern, NULL);
  g_assert_cmpuint (made_up->len, ==, 6);
  assert_date (made_up, 5, "2026-01-22T19:00:00");

  /* Those who meet on a bank holiday are told so. */
  pattern.not_on_holidays = FALSE;
  kept = office_session_pattern_dates (&pattern, NULL);
  g_assert_cmpuint (kept->len, ==, 4);
  assert_date (kept, 1, "2025-12-25T19:00:00");
  g_assert_cmpstr (((OfficePatternDate *) kept->pdata[1])->holiday, ==, "Christmas Day");
}

/* A time that a night does not have is left out by name; the other weeks stand. */
static void
test_missing_times (void)
{
  OfficeSessionPattern pattern = { office_day_new (2026, 3, 22), 90 * 60, 1, 3, FALSE, FALSE };
  OfficeSessionPattern twice = { office_day_new (2025, 10, 26), 90 * 60, 1, 1, FALSE, FALSE };
  g_autoptr (GPtrArray) dates = office_session_pattern_dates (&pattern, NULL);
  g_autoptr (GPtrArray) doubled = office_session_pattern_dates (&twice, NULL);

  assert_date (dates, 0, "2026-03-22T01:30:00");
  assert_date (dates, 1, "-");
  g_assert_nonnull (strstr (((OfficePatternDate *) dates->pdata[1])->left_out, "29/03/2026 01:30 does not exist"));
  assert_date (dates, 2, "2026-04-05T01:30:00");
  g_assert_nonnull (strstr (((OfficePatternDate *) doubled->pdata[0])->left_out, "26/10/2025 01:30 comes twice"));
}

/* Whatever the pattern: the weekday and the time on the clock stay, holidays are out, the count is right. */
static void
test_properties (void)
{
  for (int i = 0; i < 3000; i++)
    {
      OfficeSessionPattern pattern = {
        office_day_new (2024, 1, 1) + g_test_rand_int_range (0, 2000), g_test_rand_int_range (3, 24 * 4) * 900,
        g_test_rand_int_range (1, 4), g_test_rand_int_range (1, 20), g_test_rand_int_range (0, 2),
        g_test_rand_int_range (0, 2),
      };
      g_autoptr (GPtrArray) dates = office_session_pattern_dates (&pattern, NULL);
      int made = 0;

      for (guint j = 0; j < dates->len; j++)
        {
          const OfficePatternDate *date = g_ptr_array_index (dates, j);

          g_assert_cmpint (date->day, ==, pattern.first + (int) j * pattern.every * 7);
          if (date->left_out != NULL)
            continue;
          made++;
          g_assert_cmpint (office_instant_to_day (date->starts_at), ==, date->day);
          g_assert_cmpint (office_instant_second_of_day (date->starts_at), ==, pattern.second_of_day);
          g_assert_true (!pattern.not_on_holidays || office_bank_holiday_name (date->day, NULL) == NULL);
        }
      if (pattern.make_up)
        g_assert_cmpint (made, ==, pattern.n);
      else
        g_assert_cmpuint (dates->len, ==, pattern.n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session-pattern/clock-changes", test_clock_changes);
  g_test_add_func ("/session-pattern/holidays", test_holidays);
  g_test_add_func ("/session-pattern/missing-times", test_missing_times);
  g_test_add_func ("/session-pattern/properties", test_properties);

  return g_test_run ();
}

/* free-time.c: what is offered clashes with nothing, and nothing nearer would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/free-time.h"
#include "rules/clock.h"

static gint64
at (const char *wall)
{
  gint64 instant = 0;

  g_assert_true (office_instant_parse (wall, &instant, NULL));
  return instant;
}

static void
assert_finds (const OfficeFreeTimeQuery *query,
              gboolean                   later,
              const char                *expected)
{
  gint64 found = 0;
  g_autofree char *wall = NULL;

  g_assert_true (office_free_time_find (query, later, &found));
  wall = office_instant_to_wall (found);
  g_assert_cmpstr (wall, ==, expected);
}

/* Taken from 19:00 to 20:30: an hour and a half fits until 17:30 and from 20:30 on. */
static void
test_same_day (void)
{
  OfficeForbidden taken = { at ("2025-10-23T19:00") - 90 * 60, at ("2025-10-23T20:30") };
  OfficeFreeTimeQuery query = { at ("2025-10-23T19:00"), 90, OFFICE_DAY_NONE, OFFICE_DAY_NONE, 0, &taken, 1, NULL, NULL, NULL };

  assert_finds (&query, FALSE, "2025-10-23T17:30:00");
  assert_finds (&query, TRUE, "2025-10-23T20:30:00");
}

/* Nothing left of the day: the same time a week later, across the change of the clocks. */
static void
test_same_weekday (void)
{
  OfficeForbidden taken = { at ("2025-10-23T19:00") - 150 * 60, at ("2025-10-23T22:00") };
  OfficeFreeTimeQuery query = { at ("2025-10-23T19:00"), 150, OFFICE_DAY_NONE, OFFICE_DAY_NONE, 0, &taken, 1, NULL, NULL, NULL };

  assert_finds (&query, TRUE, "2025-10-30T19:00:00");
  assert_finds (&query, FALSE, "2025-10-23T16:30:00");
}

/* Within the cohort's dates another working day is taken; on Christmas Day nobody meets. */
static void
test_other_days (void)
{
  OfficeForbidden taken = { at ("2025-12-23T00:00"), at ("2025-12-24T00:00") };
  OfficeFreeTimeQuery query = { at ("2025-12-23T19:00"), 60, office_day_new (2025, 12, 22), office_day_new (2025, 12, 26), 0,
                                &taken, 1, NULL, NULL, NULL };
  OfficeFreeTimeQuery none = query;
  gint64 found;

  assert_finds (&query, TRUE, "2025-12-24T19:00:00");
  assert_finds (&query, FALSE, "2025-12-22T19:00:00");
  none.first_day = none.last_day = office_day_new (2025, 12, 23);
  g_assert_false (office_free_time_find (&none, TRUE, &found));
  g_assert_false (office_free_time_find (&none, FALSE, &found));
}

/* By brute force: free, on the right side, and nothing nearer on the same day is free. */
static void
test_properties (void)
{
  const OfficeDay day = office_day_new (2025, 10, 22);

  for (int i = 0; i < 4000; i++)
    {
      OfficeForbidden forbidden[12];
      guint n = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (forbidden));
      OfficeFreeTimeQuery query = { 0, g_test_rand_int_range (1, 17) * 15, OFFICE_DAY_NONE, OFFICE_DAY_NONE, 0, forbidden, n, NULL, NULL, NULL };
      gboolean later = g_test_rand_int_range (0, 2);
      gint64 found;
      int wished = g_test_rand_int_range (32, 80) * 15;

      g_assert_true (office_instant_from_wall (day, wished * 60, &query.wished, NULL));
      for (guint j = 0; j < n; j++)
        {
          gint64 starts = query.wished + g_test_rand_int_range (-40, 40) * 900;

          forbidden[j] = (OfficeForbidden) { starts - query.minutes * 60, starts + g_test_rand_int_range (1, 16) * 900 };
        }
      if (!office_free_time_find (&query, later, &found))
        continue;

      g_assert_true (later ? found > query.wished : found < query.wished);
      for (guint j = 0; j < n; j++)
        g_assert_true (found <= forbidden[j].after || found >= forbidden[j].before);
      for (int minute = 8 * 60; minute + query.minutes <= 22 * 60; minute += 15)
        {
          gint64 other = query.wished + (minute - wished) * 60;
          gboolean nearer = later ? other > query.wished && other < found : other < query.wished && other > found;
          gboolean free = TRUE;

          for (guint j = 0; j < n; j++)
            free &= other <= forbidden[j].after || other >= forbidden[j].before;
          g_assert_false (nearer && free);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/free-time/same-day", test_same_day);
  g_test_add_func ("/free-time/same-weekday", test_same_weekday);
  g_test_add_func ("/free-time/other-days", test_other_days);
  g_test_add_func ("/free-time/properties", test_properties);

  return g_test_run ();
}

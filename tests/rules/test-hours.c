/* test-hours.c: hands-on hours (HOURS-1 to -4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/clock.h"
#include "rules/hours.h"

static gint64
noon (OfficeDay day)
{
  gint64 instant = 0;

  g_assert_true (office_instant_from_wall (day, 12 * 3600, &instant, NULL));
  return instant;
}

static OfficeHoursEnrolment
practical (gint64      id,
           const char *label,
           gint64      term,
           OfficeDay   starts,
           int         days_to_hands_on)
{
  return (OfficeHoursEnrolment){
    .id = id,
    .label = label,
    .practical = TRUE,
    .term = term,
    .starts = starts,
    .first_practical = noon (starts + days_to_hands_on),
  };
}

static OfficeHours *
hours_of (const OfficeHoursEnrolment *history,
          gsize                       n,
          gsize                       which)
{
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  return office_hours_new (history, n, which, NULL, 0, NULL, 0, &rules);
}

static void
check (const OfficeHoursEnrolment *history,
       gsize                       n,
       gsize                       which,
       OfficeHoursRule             rule,
       int                         required)
{
  g_autoptr (OfficeHours) hours = hours_of (history, n, which);

  g_assert_cmpint (hours->rule, ==, rule);
  g_assert_cmpint (hours->required, ==, required);
  g_assert_nonnull (hours->why);
}

#define AUTUMN (office_day_new (2025, 9, 18))
#define SPRING (office_day_new (2026, 1, 15))

static void
test_no_practical (void)
{
  OfficeHoursEnrolment history[] = { practical (1, "DPL-2025-AUT", 1, AUTUMN, 0) };

  history[0].practical = FALSE;
  check (history, 1, 0, OFFICE_HOURS_NO_PRACTICAL, 0);
  history[0].practical = TRUE;
  check (history, 1, 0, OFFICE_HOURS_FIRST, 1260);
}

static void
test_attended_before (void)
{
  OfficeHoursEnrolment history[] = { practical (1, "ECHO-2025-AUT", 1, AUTUMN, 10),
                                     practical (2, "LUNG-2026-SPR", 2, SPRING, 10) };

  check (history, 2, 1, OFFICE_HOURS_FIRST, 1260); /* enrolled, but never came */
  history[0].attended = TRUE;
  check (history, 2, 1, OFFICE_HOURS_LATER, 900);
  check (history, 2, 0, OFFICE_HOURS_FIRST, 1260);
  history[0].withdrawn_on = AUTUMN + 14;
  check (history, 2, 1, OFFICE_HOURS_FIRST, 1260);
  history[0].withdrawn_on = AUTUMN + 15;
  check (history, 2, 1, OFFICE_HOURS_LATER, 900);
}

/* What is attended later makes no earlier one a later one. */
static void
test_later_does_not_count_back (void)
{
  OfficeHoursEnrolment history[] = { practical (1, "ECHO-2025-AUT", 1, AUTUMN, 10),
                                     practical (2, "LUNG-2026-SPR", 2, SPRING, 10) };

  history[0].attended = history[1].attended = TRUE;
  check (history, 2, 0, OFFICE_HOURS_FIRST, 1260);
  check (history, 2, 1, OFFICE_HOURS_LATER, 900);
}

static void
test_two_in_one_term (void)
{
  OfficeHoursEnrolment history[] = { practical (1, "ECHO-2025-AUT", 1, AUTUMN, 20),
                                     practical (2, "LUNG-2025-AUT", 1, AUTUMN + 3, 10) };
  g_autoptr (OfficeHours) second = NULL;

  check (history, 2, 0, OFFICE_HOURS_SECOND_OF_TERM, 900);
  check (history, 2, 1, OFFICE_HOURS_FIRST, 1260);
  second = hours_of (history, 2, 0);
  g_assert_nonnull (strstr (second->why, "LUNG-2025-AUT"));

  /* The same when both have been attended: never 15 h twice, nor 21 h twice. */
  history[0].attended = history[1].attended = TRUE;
  check (history, 2, 0, OFFICE_HOURS_SECOND_OF_TERM, 900);
  check (history, 2, 1, OFFICE_HOURS_FIRST, 1260);
}

static void
test_tie (void)
{
  OfficeHoursEnrolment history[] = { practical (1, "ECHO-2025-AUT", 1, AUTUMN, 10),
                                     practical (2, "LUNG-2025-AUT", 1, AUTUMN, 10) };

  check (history, 2, 0, OFFICE_HOURS_CHOICE_NEEDED, 1260);
  check (history, 2, 1, OFFICE_HOURS_CHOICE_NEEDED, 1260);
  history[1].chosen_first = TRUE;
  check (history, 2, 0, OFFICE_HOURS_SECOND_OF_TERM, 900);
  check (history, 2, 1, OFFICE_HOURS_FIRST, 1260);
}

static void
test_forecast (void)
{
  OfficeHoursEnrolment history[] = { practical (1, "ECHO-2025-AUT", 1, AUTUMN, 10) };
  OfficeHoursSession attended[] = { { "Day 1", 1, 480, TRUE }, { "Day 2", 2, 420, TRUE } };
  OfficeHoursSession to_come[] = { { "Day 3", 3, 300, TRUE }, { "Day 4", 4, 60, FALSE } };
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  {
    g_autoptr (OfficeHours) hours = office_hours_new (history, 1, 0, attended, 2, to_come, 2, &rules);

    g_assert_cmpint (hours->attended, ==, 900);
    g_assert_cmpint (hours->short_of, ==, 360);
    g_assert_cmpint (hours->booked, ==, 300);
    g_assert_cmpint (hours->bookable, ==, 60);
    g_assert_cmpint (hours->forecast, ==, OFFICE_HOURS_BOOKABLE);
    g_assert_nonnull (strstr (hours->forecast_text, "6 h short"));
  }
  to_come[0].minutes = 360;
  {
    g_autoptr (OfficeHours) hours = office_hours_new (history, 1, 0, attended, 2, to_come, 2, &rules);

    g_assert_cmpint (hours->forecast, ==, OFFICE_HOURS_BOOKED);
  }
  to_come[0].minutes = 299;
  {
    g_autoptr (OfficeHours) hours = office_hours_new (history, 1, 0, attended, 2, to_come, 2, &rules);

    g_assert_cmpint (hours->forecast, ==, OFFICE_HOURS_OUT_OF_REACH);
  }
  attended[0].minutes = 840;
  {
    g_autoptr (OfficeHours) hours = office_hours_new (history, 1, 0, attended, 2, NULL, 0, &rules);

    g_assert_cmpint (hours->forecast, ==, OFFICE_HOURS_MET);
    g_assert_cmpint (hours->short_of, ==, 0);
  }
}

static void
test_minutes_in_words (void)
{
  static const struct
  {
    int         minutes;
    const char *text;
  } cases[] = { { 0, "0 h" }, { 45, "45 min" }, { 900, "15 h" }, { 885, "14 h 45 min" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = office_minutes_to_text (cases[i].minutes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours/HOURS-1/no-practical", test_no_practical);
  g_test_add_func ("/hours/HOURS-1/words", test_minutes_in_words);
  g_test_add_func ("/hours/HOURS-2/attended-before", test_attended_before);
  g_test_add_func ("/hours/HOURS-2/not-back", test_later_does_not_count_back);
  g_test_add_func ("/hours/HOURS-3/two-in-one-term", test_two_in_one_term);
  g_test_add_func ("/hours/HOURS-3/tie", test_tie);
  g_test_add_func ("/hours/HOURS-4/forecast", test_forecast);
  return g_test_run ();
}

/* test-application.c: moves of an application, places, load (APPLY-1, -2, LOAD-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/application.h"
#include "rules/error.h"
#include "rules/load.h"

static void
test_way_to_enrolment (void)
{
  static const char *way[] = { "received", "in-review", "offered", "accepted", "enrolled" };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (way); i++)
    {
      OfficeApplicationState from, to;

      g_assert_true (office_application_state_from_nick (way[i], &from));
      g_assert_true (office_application_state_from_nick (way[i + 1], &to));
      g_assert_true (office_application_check_move (from, to, NULL));
    }
}

static void
test_refused_by_name (void)
{
  for (int from = 0; from < OFFICE_N_APPLICATION_STATES; from++)
    {
      g_assert_false (office_application_can_move (from, from));
      for (int to = 0; to < OFFICE_N_APPLICATION_STATES; to++)
        {
          g_autoptr (GError) error = NULL;

          if (office_application_check_move (from, to, &error))
            continue;
          g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
          g_assert_nonnull (strstr (error->message, office_application_state_label (from)));
          g_assert_nonnull (strstr (error->message, office_application_state_label (to)));
        }
    }
}

static void
test_short_cuts_are_refused (void)
{
  static const OfficeApplicationState pairs[][2] = {
    { OFFICE_APPLICATION_RECEIVED, OFFICE_APPLICATION_ENROLLED },
    { OFFICE_APPLICATION_RECEIVED, OFFICE_APPLICATION_OFFERED },
    { OFFICE_APPLICATION_IN_REVIEW, OFFICE_APPLICATION_ACCEPTED },
    { OFFICE_APPLICATION_OFFERED, OFFICE_APPLICATION_ENROLLED },
    { OFFICE_APPLICATION_WAITING, OFFICE_APPLICATION_ACCEPTED },
    { OFFICE_APPLICATION_WITHDRAWN, OFFICE_APPLICATION_RECEIVED },
    { OFFICE_APPLICATION_DECLINED, OFFICE_APPLICATION_OFFERED },
    { OFFICE_APPLICATION_ENROLLED, OFFICE_APPLICATION_ACCEPTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_false (office_application_can_move (pairs[i][0], pairs[i][1]));
}

static void
test_places (void)
{
  OfficeDay opens = office_day_new (2025, 6, 1), closes = office_day_new (2025, 9, 1);
  OfficePlaces places = { "DPL-2025-AUT", opens, closes, 12, 11 };
  g_autoptr (GError) late = NULL;
  g_autoptr (GError) full = NULL;

  g_assert_true (office_places_check_accept (&places, closes, NULL, NULL));
  g_assert_false (office_places_check_accept (&places, closes + 1, NULL, &late));
  g_assert_nonnull (strstr (late->message, "01/09/2025"));
  g_assert_true (office_places_check_accept (&places, closes + 1, "agreed with the university", NULL));
  places.taken = 12;
  g_assert_false (office_places_check_accept (&places, closes, NULL, &full));
  g_assert_nonnull (strstr (full->message, "12 of 12"));
  g_assert_false (office_places_check_accept (&places, closes, "", NULL));
  places.capacity = -1;
  places.closes = OFFICE_DAY_NONE;
  g_assert_true (office_places_check_accept (&places, closes + 100, NULL, NULL));
  places.capacity = 0;
  g_assert_false (office_places_check_accept (&places, closes, NULL, NULL));
}

static void
test_opening (void)
{
  OfficeDay opens = office_day_new (2025, 6, 1), closes = office_day_new (2025, 9, 1);
  OfficePlaces places = { "DPL-2025-AUT", opens, closes, 2, 0 };

  g_assert_cmpint (office_places_opening (&places, opens - 1), ==, OFFICE_COHORT_OPENING_SOON);
  g_assert_cmpint (office_places_opening (&places, opens), ==, OFFICE_COHORT_OPEN);
  g_assert_cmpint (office_places_opening (&places, closes + 1), ==, OFFICE_COHORT_CLOSED);
  places.taken = 2;
  g_assert_cmpint (office_places_opening (&places, closes), ==, OFFICE_COHORT_FULL);
  places.opens = OFFICE_DAY_NONE;
  g_assert_cmpint (office_places_opening (&places, opens), ==, OFFICE_COHORT_OPENING_SOON);
}

static void
test_waiting_list (void)
{
  static const OfficeWaiting waiting[] = { { 7, 1002, 1 }, { 8, 1001, 9 }, { 9, 1001, 3 } };

  g_assert_cmpint (office_waiting_next (waiting, 3)->id, ==, 9);
  g_assert_null (office_waiting_next (NULL, 0));
}

static void
test_load (void)
{
  OfficeDay start = office_day_new (2025, 9, 18);
  OfficeLoadEntry held[] = {
    { "DPL-2025-AUT", 1, start, OFFICE_DAY_NONE, FALSE },
    { "UIAO-2025-AUT", 1, start, OFFICE_DAY_NONE, FALSE },
    { "ECHO-2026-SPR", 2, start + 120, OFFICE_DAY_NONE, FALSE },
  };
  OfficeLoadEntry third = { "LUNG-2025-AUT", 1, start, OFFICE_DAY_NONE, FALSE };
  OfficeLoadEntry again = { "LUNG-2025-AUT", 1, start, OFFICE_DAY_NONE, TRUE };
  OfficeLoadEntry spring = { "LUNG-2026-SPR", 2, start + 120, OFFICE_DAY_NONE, FALSE };
  g_autoptr (GError) error = NULL;
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  g_assert_cmpint (office_load_count (held, 3, 1, &rules), ==, 2);
  g_assert_false (office_load_check (held, 3, &third, "Autumn 2025", &rules, &error));
  g_assert_nonnull (strstr (error->message, "DPL-2025-AUT, UIAO-2025-AUT"));
  g_assert_true (office_load_check (held, 3, &again, "Autumn 2025", &rules, NULL));
  g_assert_true (office_load_check (held, 3, &spring, "Spring 2026", &rules, NULL));

  held[0].withdrawn_on = start + 14;
  g_assert_true (office_load_check (held, 3, &third, "Autumn 2025", &rules, NULL));
  held[0].withdrawn_on = start + 15;
  g_assert_false (office_load_check (held, 3, &third, "Autumn 2025", &rules, NULL));
  held[0].withdrawn_on = OFFICE_DAY_NONE;
  held[0].reassessment_only = TRUE;
  g_assert_true (office_load_check (held, 3, &third, "Autumn 2025", &rules, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/application/APPLY-1/way", test_way_to_enrolment);
  g_test_add_func ("/application/APPLY-1/refused-by-name", test_refused_by_name);
  g_test_add_func ("/application/APPLY-1/short-cuts", test_short_cuts_are_refused);
  g_test_add_func ("/application/APPLY-2/places", test_places);
  g_test_add_func ("/application/APPLY-2/opening", test_opening);
  g_test_add_func ("/application/APPLY-2/waiting", test_waiting_list);
  g_test_add_func ("/application/LOAD-1/load", test_load);
  return g_test_run ();
}

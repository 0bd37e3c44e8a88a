/* viva-reader.c: the viva planner's file is understood whole or refused by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "planning/viva-grid.h"
#include "planning/viva-reader.h"
#include "rules/error.h"

#define EXAMINERS \
  "\"examiners\": [{\"name\": \"Dr A\", \"available\": [{\"from\": \"2025-11-19T09:00\", \"to\": \"2025-11-19T13:00\"}]}," \
  " {\"name\": \"Dr B\", \"employer\": \"Trust 1\", \"max_per_day\": 3, \"available\": []}]"
#define LEARNERS "\"learners\": [{\"reference\": \"R1\"}]"

static void
test_whole (void)
{
  static const char text[]
    = "{\"slot_minutes\": 15, \"marking_minutes\": 5, \"break_after\": 3, \"break_minutes\": 10, \"panel\": 1,"
      " \"rooms\": [{\"name\": \"Online 1\"}], " EXAMINERS ","
      " \"learners\": [{\"reference\": \"R1\", \"employer\": \" TRUST 1 \", \"extra_percent\": 25, \"conflicts\": [\"Dr A\"],"
      "   \"available\": [], \"prefers\": [{\"from\": \"2025-11-19T09:00\", \"to\": \"2025-11-19T12:00\"}]},"
      "  {\"reference\": \"R2\"}], \"start_grid_minutes\": 10}";
  g_autoptr (OfficeVivaProblem) problem = office_viva_problem_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (office_viva_problem_read (problem, text, strlen (text), &error));
  g_assert_no_error (error);
  g_assert_cmpint (problem->start_grid_minutes, ==, 10);
  g_assert_cmpuint (problem->rooms->len, ==, 1);
  /* 15 minutes and a quarter are 18.75: 19. */
  g_assert_cmpint (office_viva_problem_minutes (problem, 0), ==, 19);
  g_assert_cmpint (office_viva_problem_total_minutes (problem, 0), ==, 24);
  g_assert_cmpint (office_viva_problem_conflict (problem, 0, 0), ==, OFFICE_VIVA_CONFLICT_DECLARED);
  g_assert_cmpint (office_viva_problem_conflict (problem, 0, 1), ==, OFFICE_VIVA_CONFLICT_EMPLOYER);
  g_assert_cmpint (office_viva_problem_conflict (problem, 1, 1), ==, OFFICE_VIVA_CONFLICT_NONE);
  g_assert_false (office_viva_problem_learner (problem, 0)->any_time);
  g_assert_true (office_viva_problem_learner (problem, 1)->any_time);
}

/* What is wrong, and a word of the sentence that has to name it. */
static const struct
{
  const char *text;
  const char *named;
} bad[] = {
  { "{", "JSON" },
  { "[]", "object" },
  { "{" EXAMINERS ", " LEARNERS ", \"slots\": 3}", "slots" },
  { "{" EXAMINERS ", \"learners\": [{\"reference\": \"R1\", \"avalable\": []}]}", "avalable" },
  { "{" EXAMINERS ", " LEARNERS ", \"slot_minutes\": 0}", "slot_minutes" },
  { "{" EXAMINERS ", " LEARNERS ", \"slot_minutes\": 20.5}", "slot_minutes" },
  { "{" EXAMINERS ", " LEARNERS ", \"rooms\": []}", "zero rooms" },
  { "{" EXAMINERS ", " LEARNERS ", \"rooms\": [{\"name\": \"A\"}, {\"name\": \"A\"}]}", "“A”" },
  { "{" EXAMINERS ", " LEARNERS ", \"panel\": 3}", "3 examiners" },
  { "{" LEARNERS "}", "examiners" },
  { "{" EXAMINERS "}", "learners" },
  { "{" EXAMINERS ", \"learners\": [{}]}", "reference" },
  { "{" EXAMINERS ", \"learners\": [{\"reference\": \"R1\"}, {\"reference\": \"R1\"}]}", "R1" },
  { "{" EXAMINERS ", \"learners\": [{\"reference\": \"R1\", \"conflicts\": [\"Dr Z\"]}]}", "Dr Z" },
  { "{" EXAMINERS ", \"learners\": [{\"reference\": \"R1\", \"extra_percent\": -1}]}", "extra_percent" },
  { "{" EXAMINERS ", \"learners\": [{\"reference\": \"R1\", \"available\":"
    " [{\"from\": \"2025-11-19T13:00\", \"to\": \"2025-11-19T09:00\"}]}]}", "R1, available 1 ends before it begins" },
  { "{" EXAMINERS ", \"learners\": [{\"reference\": \"R1\", \"available\":"
    " [{\"from\": \"2025-10-26T01:30\", \"to\": \"2025-10-26T09:00\"}]}]}", "twice" },
  { "{" EXAMINERS ", \"learners\": [{\"reference\": \"R1\", \"available\":"
    " [{\"from\": \"2025-03-30T01:30\", \"to\": \"2025-03-30T09:00\"}]}]}", "2025" },
  { "{" EXAMINERS ", \"learners\": [{\"reference\": \"R1\", \"available\":"
    " [{\"from\": \"2025-11-31T09:00\", \"to\": \"2025-12-01T09:00\"}]}]}", "2025-11-31T09:00" },
  { "{" EXAMINERS ", \"learners\": [{\"reference\": \"R1\", \"available\": [{\"from\": \"2025-11-19T09:00\"}]}]}", "“to”" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (OfficeVivaProblem) problem = office_viva_problem_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (office_viva_problem_read (problem, bad[i].text, strlen (bad[i].text), &error));
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, bad[i].named));
    }
}

/* On the night that the clocks go back, no start is one that they show twice. */
static void
test_clocks_go_back (void)
{
  static const char text[]
    = "{\"panel\": 1, \"start_grid_minutes\": 30, \"examiners\": [{\"name\": \"Dr A\", \"available\":"
      " [{\"from\": \"2025-10-26T00:30\", \"to\": \"2025-10-26T03:00\"}]}], " LEARNERS "}";
  g_autoptr (OfficeVivaProblem) problem = office_viva_problem_new ();
  g_autoptr (OfficeVivaGrid) grid = NULL;

  g_assert_true (office_viva_problem_read (problem, text, strlen (text), NULL));
  grid = office_viva_grid_new (problem, NULL);
  /* 00:30, 02:00 and 02:30. */
  g_assert_cmpint (office_viva_grid_n_starts (grid, 0), ==, 3);
  g_assert_cmpint (office_viva_grid_start (grid, 0, 1)->at - office_viva_grid_start (grid, 0, 0)->at, ==, 150);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viva-reader/whole", test_whole);
  g_test_add_func ("/viva-reader/bad", test_bad);
  g_test_add_func ("/viva-reader/clocks-go-back", test_clocks_go_back);
  return g_test_run ();
}

/* vivas.c: the viva planner finds what trying everything finds, and breaks no rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "planning/viva-check.h"
#include "planning/viva-planner.h"
#include "viva-oracle.h"

#define SECONDS 300.0
#define CASES 2000
#define PINNED_CASES 200
#define MOVED_CASES 1000

/* OFFICE_VIVA_CASES asks for more. */
static int
cases (int usual)
{
  const char *asked = g_getenv ("OFFICE_VIVA_CASES");

  return asked != NULL ? atoi (asked) : usual;
}

static void
say (const char              *whose,
     const OfficeVivaFigures *figures)
{
  g_test_message ("%s: placed %d, examiner-days %d, waiting %d, most %d, preferred %d", whose, figures->placed,
                  figures->examiner_days, figures->waiting_minutes, figures->most_vivas, figures->preferred);
}

static void
test_against_everything (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);

  for (int i = 0; i < cases (CASES); i++)
    {
      g_autoptr (OfficeVivaProblem) problem = viva_oracle_problem (random, 4);
      g_autoptr (OfficeVivaPlan) plan = NULL;
      g_autoptr (GError) error = NULL;
      OfficeVivaFigures best;

      plan = office_viva_plan_make (problem, SECONDS, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      viva_oracle_assert (problem, plan);
      viva_oracle_solve (problem, &best);
      if (office_viva_figures_compare (&best, &plan->figures) != 0 || !plan->optimal)
        {
          g_test_message ("case %d", i);
          say ("planner", &plan->figures);
          say ("proven", &plan->bounds);
          say ("best", &best);
        }
      g_assert_cmpint (office_viva_figures_compare (&best, &plan->figures), ==, 0);
      g_assert_true (plan->optimal);
    }
}

/* Keeping half of a plan and filling in the rest moves nothing of that half. */
static void
test_pinned_stay (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);

  for (int i = 0; i < cases (PINNED_CASES); i++)
    {
      g_autoptr (OfficeVivaProblem) problem = viva_oracle_problem (random, 7);
      g_autoptr (OfficeVivaPlan) first = office_viva_plan_make (problem, SECONDS, NULL, NULL, NULL, NULL);
      g_autoptr (OfficeVivaPlan) second = NULL;
      g_autoptr (GError) error = NULL;

      g_ptr_array_set_size (first->placements, (int) first->placements->len / 2);
      office_viva_plan_keep (first, problem);
      second = office_viva_plan_make (problem, SECONDS, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      viva_oracle_assert (problem, second);
      g_assert_cmpint (second->figures.placed, ==, first->figures.placed);
    }
}

/* Nothing speaks against a planned viva; against one that was moved anywhere the check speaks exactly
 * when trying everything does. */
static void
test_moved_are_checked (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (22);
  int n_fine = 0;

  for (int i = 0; i < cases (MOVED_CASES); i++)
    {
      g_autoptr (OfficeVivaProblem) problem = viva_oracle_problem (random, 6);
      g_autoptr (OfficeVivaPlan) plan = office_viva_plan_make (problem, 1, NULL, NULL, NULL, NULL);
      g_autoptr (GPtrArray) reasons = NULL;
      OfficeVivaPlacement *moved;

      for (guint p = 0; p < plan->placements->len; p++)
        {
          g_autoptr (GPtrArray) none
            = office_viva_check (problem, plan->placements, g_ptr_array_index (plan->placements, p));

          g_assert_cmpuint (none->len, ==, 0);
        }
      if (plan->placements->len == 0)
        continue;

      moved = g_ptr_array_index (plan->placements, (guint) g_rand_int_range (random, 0, (int) plan->placements->len));
      moved->at += g_rand_int_range (random, -6, 7) * 5;
      moved->ends = moved->at + moved->minutes + problem->marking_minutes;
      g_array_index (moved->panel, int, 0) = g_rand_int_range (random, 0, (int) problem->examiners->len);
      if (problem->panel > 1 && g_array_index (moved->panel, int, 0) == g_array_index (moved->panel, int, 1))
        continue;
      reasons = office_viva_check (problem, plan->placements, moved);
      n_fine += reasons->len == 0;
      g_assert_cmpint (reasons->len == 0, ==, viva_oracle_stands (problem, plan->placements));
    }
  g_assert_cmpint (n_fine, >, 0);
}

static void
test_pins_in_conflict (void)
{
  g_autoptr (OfficeVivaProblem) problem = office_viva_problem_new ();
  g_autoptr (GError) error = NULL;
  const int panel[] = { 0 };

  problem->panel = 1;
  office_viva_problem_add_examiner (problem, "Dr A");
  for (int l = 0; l < 2; l++)
    office_viva_learner_pin (office_viva_problem_add_learner (problem, l == 0 ? "R1" : "R2"), VIVA_WEDNESDAY + 600, -1,
                             panel, 1);
  office_viva_problem_find_conflicts (problem);
  g_assert_null (office_viva_plan_make (problem, SECONDS, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "R2"));
}

static void
test_cancel (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);
  g_autoptr (OfficeVivaProblem) problem = viva_oracle_problem (random, 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (office_viva_plan_make (problem, SECONDS, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vivas/against-everything", test_against_everything);
  g_test_add_func ("/vivas/pinned-stay", test_pinned_stay);
  g_test_add_func ("/vivas/moved-are-checked", test_moved_are_checked);
  g_test_add_func ("/vivas/pins-in-conflict", test_pins_in_conflict);
  g_test_add_func ("/vivas/cancel", test_cancel);
  return g_test_run ();
}

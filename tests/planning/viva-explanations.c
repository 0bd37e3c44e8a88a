/* viva-explanations.c: what is said to stand in the way does, all of it, and what would do does (VIVA-4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "planning/viva-explain.h"
#include "viva-oracle.h"

#define SECONDS 60.0
#define CASES 300

static int
cases (void)
{
  const char *asked = g_getenv ("OFFICE_VIVA_CASES");

  return asked != NULL ? atoi (asked) : CASES;
}

static gboolean
fits (const OfficeVivaProblem     *problem,
      const OfficeVivaPlan        *plan,
      const OfficeVivaExplanation *explanation,
      int                          except)
{
  g_autoptr (OfficeVivaProblem) question
    = office_viva_explain_question (problem, plan, explanation->learner, explanation->facts, except);

  return viva_oracle_fits (question);
}

static void
assert_explanation (const OfficeVivaProblem     *problem,
                    const OfficeVivaPlan        *plan,
                    const OfficeVivaExplanation *explanation)
{
  g_assert_true (explanation->minimal);
  g_assert_cmpuint (explanation->because->len, >, 0);
  g_assert_false (fits (problem, plan, explanation, -1));
  for (int i = 0; i < (int) explanation->facts->len; i++)
    g_assert_true (fits (problem, plan, explanation, i));

  g_assert_cmpuint (explanation->changes->len, ==, explanation->would_suffice->len);
  for (guint i = 0; i < explanation->changes->len; i++)
    g_assert_true (viva_oracle_fits (g_ptr_array_index (explanation->changes, i)));
}

static void
test_against_everything (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (22);
  guint explained = 0, changes = 0;

  for (int i = 0; i < cases (); i++)
    {
      g_autoptr (OfficeVivaProblem) problem = viva_oracle_problem (random, 4);
      g_autoptr (OfficeVivaPlan) plan = office_viva_plan_make (problem, SECONDS, NULL, NULL, NULL, NULL);
      OfficeVivaWatch watch = { g_get_monotonic_time () + (gint64) (SECONDS * G_USEC_PER_SEC), NULL };

      for (guint l = 0; l < plan->unplaced->len; l++)
        {
          g_autoptr (OfficeVivaExplanation) explanation
            = office_viva_explain (problem, plan, g_array_index (plan->unplaced, int, l), &watch);

          g_test_message ("case %d, learner %d: %u facts, %u changes", i, explanation->learner, explanation->facts->len,
                          explanation->changes->len);
          assert_explanation (problem, plan, explanation);
          explained++;
          changes += explanation->changes->len;
        }
    }
  g_test_message ("%u explanations, %u changes", explained, changes);
  g_assert_cmpuint (explained, >, 0);
  g_assert_cmpuint (changes, >, 0);
}

/* Two examiners, one of them in conflict: the conflict alone stands in the way. */
static void
test_words (void)
{
  g_autoptr (OfficeVivaProblem) problem = office_viva_problem_new ();
  g_autoptr (OfficeVivaPlan) plan = NULL;
  g_autoptr (OfficeVivaExplanation) explanation = NULL;
  OfficeVivaWatch watch = { g_get_monotonic_time () + (gint64) (SECONDS * G_USEC_PER_SEC), NULL };

  for (int e = 0; e < 2; e++)
    viva_oracle_available (office_viva_problem_add_examiner (problem, e == 0 ? "Dr A" : "Dr B")->available, 540, 600);
  office_viva_problem_examiner (problem, 1)->employer = g_strdup (" TRUST 2");
  office_viva_problem_add_learner (problem, "R1")->employer = g_strdup ("Trust 2");
  office_viva_problem_find_conflicts (problem);

  plan = office_viva_plan_make (problem, SECONDS, NULL, NULL, NULL, NULL);
  explanation = office_viva_explain (problem, plan, 0, &watch);
  g_assert_cmpuint (explanation->because->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (explanation->because, 0), ==,
                   "Dr B may not examine R1: both are employed by Trust 2.");
  g_assert_cmpuint (explanation->would_suffice->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (explanation->would_suffice, 0),
                                   "another examiner, not employed by Trust 2, on 19 November 2025 from "));
}

/* Without time nothing is claimed. */
static void
test_no_time (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  OfficeVivaWatch over = { g_get_monotonic_time (), NULL };
  guint seen = 0;

  for (int i = 0; i < 50; i++)
    {
      g_autoptr (OfficeVivaProblem) problem = viva_oracle_problem (random, 4);
      g_autoptr (OfficeVivaPlan) plan = office_viva_plan_make (problem, SECONDS, NULL, NULL, NULL, NULL);

      for (guint l = 0; l < plan->unplaced->len; l++, seen++)
        {
          g_autoptr (OfficeVivaExplanation) explanation
            = office_viva_explain (problem, plan, g_array_index (plan->unplaced, int, l), &over);

          g_assert_cmpuint (explanation->because->len, >, 0);
          if (explanation->facts->len > 0)
            g_assert_false (fits (problem, plan, explanation, -1));
        }
    }
  g_assert_cmpuint (seen, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viva-explanations/against-everything", test_against_everything);
  g_test_add_func ("/viva-explanations/words", test_words);
  g_test_add_func ("/viva-explanations/no-time", test_no_time);
  return g_test_run ();
}

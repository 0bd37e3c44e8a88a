/* test-outcome.c: outcomes, module marks and attempts (ASSESS-1 to -4, -8, -11, CREDIT-2)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/error.h"
#include "rules/step.h"

#include "exam.h"

static void
check (Exam          *exam,
       OfficeOutcome  outcome,
       const char    *mark,
       const char    *reason)
{
  g_autoptr (OfficeModuleResult) result = exam_result (exam);
  g_autofree char *shown = office_mark_format (result->mark);

  g_assert_cmpstr (office_outcome_to_nick (result->outcome), ==, office_outcome_to_nick (outcome));
  g_assert_cmpstr (shown, ==, mark);
  if (reason != NULL)
    g_assert_cmpstr (result->reason, ==, reason);
}

static void
test_pass_and_credit (void)
{
  g_autoptr (Exam) exam = exam_new ();
  g_autoptr (OfficeModuleResult) provisional = NULL;
  g_autoptr (OfficeModuleResult) ratified = NULL;

  exam_sit (exam, WRITTEN, 1, "62");
  exam_sit (exam, VIVA, 1, "55");
  check (exam, OFFICE_OUTCOME_PASS, "59", "62 / 55 → pass: module mark 59");

  provisional = exam_result (exam);
  g_assert_true (provisional->provisional);
  g_assert_cmpint (provisional->credits, ==, 0);

  exam->assessment.ratified = TRUE;
  ratified = exam_result (exam);
  g_assert_false (ratified->provisional);
  g_assert_cmpint (ratified->credits, ==, 10);
}

static void
test_refer (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam->assessment.ratified = TRUE;
  exam_sit (exam, WRITTEN, 1, "68");
  exam_sit (exam, VIVA, 1, "44");
  check (exam, OFFICE_OUTCOME_REFER, "49",
         "68 / 44 → refer: the viva is below 50; one attempt left");

  exam_sit (exam, VIVA, 2, "63");
  check (exam, OFFICE_OUTCOME_PASS, "59",
         "68 / 50 → pass: module mark 59, with a capped mark in it");
}

static void
test_failed_component_lowers_only_what_passes (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam_sit (exam, WRITTEN, 1, "50");
  exam_sit (exam, VIVA, 1, "30");
  check (exam, OFFICE_OUTCOME_REFER, "40", NULL);
}

static void
test_weights (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam->components[WRITTEN].weight = 1;
  exam->components[VIVA].weight = 2;
  exam_sit (exam, WRITTEN, 1, "60");
  exam_sit (exam, VIVA, 1, "70.25");
  check (exam, OFFICE_OUTCOME_PASS, "67", NULL); /* 66.8333… */
}

static void
test_rounding_once_half_up (void)
{
  g_autoptr (Exam) up = exam_new ();
  g_autoptr (Exam) down = exam_new ();

  exam_sit (up, WRITTEN, 1, "60");
  exam_sit (up, VIVA, 1, "59");
  check (up, OFFICE_OUTCOME_PASS, "60", NULL);

  /* 59.495: not 59.50 first and 60 then. */
  exam_sit (down, WRITTEN, 1, "60");
  exam_sit (down, VIVA, 1, "58.99");
  check (down, OFFICE_OUTCOME_PASS, "59", NULL);
}

static void
test_fail (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam->assessment.ratified = TRUE;
  exam_sit (exam, WRITTEN, 1, "68");
  exam_sit (exam, VIVA, 1, "44");
  exam_sit (exam, VIVA, 2, "48");
  check (exam, OFFICE_OUTCOME_FAIL, "49", "68 / 48 → fail: the viva is below 50; no attempt left");
  {
    g_autoptr (OfficeModuleResult) result = exam_result (exam);

    g_assert_cmpint (result->credits, ==, 0);
  }

  /* The board grants a third attempt: still capped. */
  exam->components[VIVA].max_attempts = 3;
  check (exam, OFFICE_OUTCOME_REFER, "49", NULL);
  exam_sit (exam, VIVA, 3, "71");
  check (exam, OFFICE_OUTCOME_PASS, "59", NULL);
}

static void
test_one_component_lost_for_good (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam_sit (exam, WRITTEN, 1, "40");
  exam_sit (exam, VIVA, 1, "40");
  check (exam, OFFICE_OUTCOME_REFER, "40", NULL);
  /* "R refer (a failed component with an attempt left)" stands before F: the written has one. */
  exam_sit (exam, VIVA, 2, "40");
  check (exam, OFFICE_OUTCOME_REFER, "40", NULL);
  exam_sit (exam, WRITTEN, 2, "40");
  check (exam, OFFICE_OUTCOME_FAIL, "40", NULL);
}

static void
test_attempts_that_do_not_count (void)
{
  g_autoptr (Exam) passed = exam_new ();
  g_autoptr (Exam) beyond = exam_new ();

  exam_sit (passed, WRITTEN, 1, "60");
  exam_sit (passed, VIVA, 1, "60");
  exam_sit (passed, VIVA, 2, "90");
  check (passed, OFFICE_OUTCOME_PASS, "60", NULL);

  exam_sit (beyond, WRITTEN, 1, "60");
  exam_sit (beyond, VIVA, 1, "40");
  exam_sit (beyond, VIVA, 2, "40");
  exam_sit (beyond, VIVA, 3, "90");
  check (beyond, OFFICE_OUTCOME_FAIL, "49", NULL);
}

static void
test_blank_is_not_zero (void)
{
  g_autoptr (Exam) exam = exam_new ();

  check (exam, OFFICE_OUTCOME_PENDING, "", NULL);
  exam_sit (exam, WRITTEN, 1, "68");
  exam_sit (exam, VIVA, 1, "");
  check (exam, OFFICE_OUTCOME_PENDING, "", "68 / – → pending: the viva has no mark yet");

  exam_sit (exam, VIVA, 1, "0");
  check (exam, OFFICE_OUTCOME_REFER, "34", NULL);
}

static void
test_pending_for_the_markers (void)
{
  g_autoptr (Exam) exam = exam_new ();
  OfficeSitting *viva;

  exam_sit (exam, WRITTEN, 1, "68");
  viva = exam_sit (exam, VIVA, 1, "");
  viva->first = 6000;
  check (exam, OFFICE_OUTCOME_PENDING, "", "68 / – → pending: the viva awaits the other marker");
  viva->second = 4900;
  check (exam, OFFICE_OUTCOME_PENDING, "", "68 / – → pending: the viva needs an agreed mark");
  viva->agreed = 5200;
  check (exam, OFFICE_OUTCOME_PASS, "60", NULL);
}

static void
test_not_submitted (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam_code (exam, WRITTEN, 1, "NS");
  exam_sit (exam, VIVA, 1, "60");
  check (exam, OFFICE_OUTCOME_REFER, "30",
         "NS / 60 → refer: the written assignment was not taken (NS); one attempt left");
  exam_code (exam, WRITTEN, 2, "NS");
  check (exam, OFFICE_OUTCOME_FAIL, "30", NULL);
}

static void
test_deferral_of_a_reassessment_stays_capped (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam_sit (exam, WRITTEN, 1, "68");
  exam_sit (exam, VIVA, 1, "40");
  exam_code (exam, VIVA, 2, "DEF");
  check (exam, OFFICE_OUTCOME_DEFERRED, "", NULL);
  exam_sit (exam, VIVA, 2, "80")->opportunity = 2;
  check (exam, OFFICE_OUTCOME_PASS, "59", NULL);
}

static void
test_first_that_applies (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam->assessment.hours_required = 900;
  exam->assessment.hours_attended = 899;
  exam_sit (exam, WRITTEN, 1, "40");
  exam_code (exam, VIVA, 1, "DEF");

  exam->assessment.withdrawn = exam->assessment.withheld = TRUE;
  exam->assessment.withheld_reason = "library debt";
  check (exam, OFFICE_OUTCOME_WITHDRAWN, "", NULL);
  exam->assessment.withdrawn = FALSE;
  check (exam, OFFICE_OUTCOME_WITHHELD, "", "Withheld by decision: library debt");
  exam->assessment.withheld = FALSE;
  check (exam, OFFICE_OUTCOME_DEFERRED, "", NULL);
  exam_sit (exam, VIVA, 1, "80")->opportunity = 2;
  check (exam, OFFICE_OUTCOME_INCOMPLETE, "49", NULL);
  exam->assessment.hours_attended = 900;
  check (exam, OFFICE_OUTCOME_REFER, "49", NULL);
}

static void
test_module_below_pass_with_components_passed (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam->components[WRITTEN].pass_mark = exam->components[VIVA].pass_mark = 4000;
  exam_sit (exam, WRITTEN, 1, "42");
  exam_sit (exam, VIVA, 1, "45");
  check (exam, OFFICE_OUTCOME_FAIL, "44", NULL);
}

static void
test_attempt_check (void)
{
  g_autoptr (Exam) exam = exam_new ();
  g_autoptr (GError) error = NULL;

  exam_sit (exam, WRITTEN, 1, "68");
  exam_sit (exam, VIVA, 1, "44");
  office_module_result_free (exam_result (exam));

  g_assert_true (office_attempt_check (&exam->assessment, VIVA, 1, &exam->rules, NULL));
  g_assert_true (office_attempt_check (&exam->assessment, VIVA, 2, &exam->rules, NULL));
  g_assert_false (office_attempt_check (&exam->assessment, VIVA, 0, &exam->rules, NULL));
  g_assert_false (office_attempt_check (&exam->assessment, WRITTEN, 2, &exam->rules, NULL));
  g_assert_false (office_attempt_check (&exam->assessment, VIVA, 3, &exam->rules, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "override"));

  exam->components[VIVA].max_attempts = 3;
  g_assert_false (office_attempt_check (&exam->assessment, VIVA, 3, &exam->rules, NULL));
  exam_sit (exam, VIVA, 2, "44");
  office_module_result_free (exam_result (exam));
  g_assert_true (office_attempt_check (&exam->assessment, VIVA, 3, &exam->rules, NULL));
}

static void
test_third_attempt_needs_a_reason (void)
{
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  g_assert_true (office_third_attempt_check (2, NULL, &rules, NULL));
  g_assert_false (office_third_attempt_check (3, NULL, &rules, NULL));
  g_assert_false (office_third_attempt_check (3, "", &rules, NULL));
  g_assert_true (office_third_attempt_check (3, "illness, board of 1 May", &rules, NULL));
}

static void
test_nicks (void)
{
  static const char *nicks[] = { "WD", "WH", "DEF", "INC", "R", "F", "P", "PENDING" };
  OfficeOutcome outcome;

  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      g_assert_true (office_outcome_from_nick (nicks[i], &outcome));
      g_assert_cmpstr (office_outcome_to_nick (outcome), ==, nicks[i]);
    }
  g_assert_false (office_outcome_from_nick ("pass", &outcome));
  g_assert_false (office_outcome_from_nick (NULL, &outcome));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outcome/CREDIT-2/pass", test_pass_and_credit);
  g_test_add_func ("/outcome/ASSESS-3/refer", test_refer);
  g_test_add_func ("/outcome/ASSESS-3/only-what-passes", test_failed_component_lowers_only_what_passes);
  g_test_add_func ("/outcome/ASSESS-1/weights", test_weights);
  g_test_add_func ("/outcome/ASSESS-2/rounding", test_rounding_once_half_up);
  g_test_add_func ("/outcome/ASSESS-4/fail", test_fail);
  g_test_add_func ("/outcome/ASSESS-4/lost-for-good", test_one_component_lost_for_good);
  g_test_add_func ("/outcome/ASSESS-4/do-not-count", test_attempts_that_do_not_count);
  g_test_add_func ("/outcome/ASSESS-2/blank", test_blank_is_not_zero);
  g_test_add_func ("/outcome/ASSESS-9/pending", test_pending_for_the_markers);
  g_test_add_func ("/outcome/ASSESS-8/not-submitted", test_not_submitted);
  g_test_add_func ("/outcome/ASSESS-8/deferred-reassessment",
                   test_deferral_of_a_reassessment_stays_capped);
  g_test_add_func ("/outcome/ASSESS-11/first-that-applies", test_first_that_applies);
  g_test_add_func ("/outcome/ASSESS-11/module-below-pass",
                   test_module_below_pass_with_components_passed);
  g_test_add_func ("/outcome/ASSESS-4/attempt", test_attempt_check);
  g_test_add_func ("/outcome/ASSESS-4/third", test_third_attempt_needs_a_reason);
  g_test_add_func ("/outcome/ASSESS-11/nicks", test_nicks);
  return g_test_run ();
}

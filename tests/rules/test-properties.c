/* test-properties.c: what holds for all marks, by random trial
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/certificate.h"
#include "rules/clock.h"
#include "rules/credit.h"
#include "rules/hours.h"
#include "rules/privacy.h"
#include "rules/registers.h"
#include "rules/step.h"

#include "exam.h"

#define ROUNDS 4000
#define DAY 86400

static int
random_mark (void)
{
  /* Often at the edges, where rules change. */
  static const int edges[] = { 0, 1, 4799, 4800, 4949, 4950, 4999, 5000, 5001, 5200, 6999, 7000, 10000 };

  if (g_test_rand_bit ())
    return edges[g_test_rand_int_range (0, G_N_ELEMENTS (edges))];

  return g_test_rand_int_range (0, OFFICE_MARK_MAX + 1);
}

static int
random_mark_or_blank (void)
{
  return g_test_rand_int_range (0, 4) == 0 ? OFFICE_MARK_NONE : random_mark ();
}

static void
add_random_sitting (Exam *exam)
{
  static const char *codes[] = { NULL, NULL, NULL, NULL, "NS", "DEF", "??" };
  OfficeSitting *sitting = exam_sit (exam, g_test_rand_int_range (0, 2),
                                     g_test_rand_int_range (1, 4), "");

  sitting->opportunity = g_test_rand_int_range (1, 4);
  sitting->code = codes[g_test_rand_int_range (0, G_N_ELEMENTS (codes))];
  if (g_test_rand_bit ())
    {
      sitting->agreed = random_mark_or_blank ();
    }
  else
    {
      sitting->first = random_mark_or_blank ();
      sitting->second = random_mark_or_blank ();
    }
  if (g_test_rand_int_range (0, 3) == 0)
    sitting->late_seconds = g_test_rand_int_range (-DAY, 9 * DAY);
  if (g_test_rand_int_range (0, 3) == 0)
    sitting->words = g_test_rand_int_range (1000, 2200);
}

static Exam *
random_exam (void)
{
  Exam *exam = exam_new ();

  for (int i = g_test_rand_int_range (0, 9); i > 0; i--)
    add_random_sitting (exam);

  exam->components[WRITTEN].weight = g_test_rand_int_range (1, 101);
  exam->components[VIVA].weight = g_test_rand_int_range (1, 101);
  exam->components[VIVA].max_attempts = g_test_rand_int_range (1, 4);
  exam->assessment.withdrawn = g_test_rand_int_range (0, 10) == 0;
  exam->assessment.withheld = g_test_rand_int_range (0, 10) == 0;
  exam->assessment.hours_required = 900;
  exam->assessment.hours_attended = g_test_rand_int_range (0, 5) == 0 ? 899 : 900;
  exam->assessment.ratified = g_test_rand_bit ();
  return exam;
}

static void
shuffle (GArray *sittings)
{
  for (guint i = sittings->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i);
      OfficeSitting kept = g_array_index (sittings, OfficeSitting, i - 1);

      g_array_index (sittings, OfficeSitting, i - 1) = g_array_index (sittings, OfficeSitting, j);
      g_array_index (sittings, OfficeSitting, j) = kept;
    }
}

static void
test_nothing_raises_a_mark (void)
{
  g_autoptr (Exam) exam = exam_new ();

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (OfficeSittingMark) mark = NULL;
      OfficeSitting *sitting;

      g_array_set_size (exam->sittings, 0);
      add_random_sitting (exam);
      sitting = &g_array_index (exam->sittings, OfficeSitting, 0);
      mark = office_sitting_mark_new (sitting, 5000, 1500, exam->assessment.codes,
                                      exam->assessment.n_codes, &exam->rules);
      g_assert_cmpint (mark->mark, <=, mark->raw);
      g_assert_cmpint (mark->mark, >=, OFFICE_MARK_NONE);
      g_assert_cmpint (mark->mark == OFFICE_MARK_NONE, ==, mark->raw == OFFICE_MARK_NONE);
      for (guint i = 0; i < mark->steps->len; i++)
        {
          const OfficeStep *step = mark->steps->pdata[i];

          if (step->before != OFFICE_MARK_NONE)
            g_assert_cmpint (step->after, <, step->before);
        }
      if (sitting->attempt > 1 && mark->mark != OFFICE_MARK_NONE)
        g_assert_cmpint (mark->mark, <=, 5000);
    }
}

static void
test_order_does_not_matter (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (Exam) exam = random_exam ();
      g_autoptr (OfficeModuleResult) one = exam_result (exam);
      g_autoptr (OfficeModuleResult) other = NULL;
      g_autofree char *steps = office_steps_to_text (one->steps);
      g_autofree char *other_steps = NULL;

      shuffle (exam->sittings);
      other = exam_result (exam);
      other_steps = office_steps_to_text (other->steps);
      g_assert_cmpint (one->outcome, ==, other->outcome);
      g_assert_cmpint (one->mark, ==, other->mark);
      g_assert_cmpstr (one->reason, ==, other->reason);
      g_assert_cmpstr (steps, ==, other_steps);
    }
}

static void
test_outcome_fits_the_marks (void)
{
  int seen[OFFICE_N_OUTCOMES] = { 0 };

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (Exam) exam = random_exam ();
      g_autoptr (OfficeModuleResult) result = exam_result (exam);
      gboolean failed = result->components[WRITTEN].failed || result->components[VIVA].failed;

      seen[result->outcome]++;
      if (failed)
        g_assert_cmpint (result->mark, <, exam->rules.pass_mark);
      if (result->outcome == OFFICE_OUTCOME_PASS)
        {
          g_assert_false (failed);
          g_assert_cmpint (result->mark, >=, exam->rules.pass_mark);
        }
      g_assert_cmpint (result->credits, ==,
                       result->outcome == OFFICE_OUTCOME_PASS && exam->assessment.ratified ? 10 : 0);
      g_assert_nonnull (result->reason);
    }
  for (int i = 0; i < OFFICE_N_OUTCOMES; i++)
    g_assert_cmpint (seen[i], >, 0);
}

/* The whole mark m is right if 2m − 1 ≤ 2 × exact < 2m + 1, in numbers too wide to overflow. */
static void
test_rounding_is_exact (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (Exam) exam = exam_new ();
      g_autoptr (OfficeModuleResult) result = NULL;
      int written = g_test_rand_int_range (5000, OFFICE_MARK_MAX + 1);
      int viva = g_test_rand_int_range (5000, OFFICE_MARK_MAX + 1);
      __int128 weights, twice, mark;

      exam->components[WRITTEN].weight = g_test_rand_int_range (1, 10000);
      exam->components[VIVA].weight = g_test_rand_int_range (1, 10000);
      exam_sit (exam, WRITTEN, 1, "")->agreed = written;
      exam_sit (exam, VIVA, 1, "")->agreed = viva;
      result = exam_result (exam);

      g_assert_cmpint (result->mark % 100, ==, 0);
      mark = result->mark / 100;
      weights = (exam->components[WRITTEN].weight + exam->components[VIVA].weight) * (__int128) 100;
      twice = 2 * ((__int128) exam->components[WRITTEN].weight * written +
                   (__int128) exam->components[VIVA].weight * viva);
      g_assert_true ((2 * mark - 1) * weights <= twice);
      g_assert_true (twice < (2 * mark + 1) * weights);
    }
}

static void
test_class_is_exact (void)
{
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 credits = g_test_rand_int_range (1, 200);
      gint64 sum = (gint64) g_test_rand_int_range (0, (gint32) (credits * OFFICE_MARK_MAX) + 1);
      OfficeClass classification;
      int mean;

      classification = office_class_of_mean (sum, credits, &rules, &mean);
      g_assert_true ((__int128) (2 * (mean / 100) - 1) * credits * 100 <= (__int128) 2 * sum);
      g_assert_true ((__int128) 2 * sum < (__int128) (2 * (mean / 100) + 1) * credits * 100);
      g_assert_cmpint (classification >= OFFICE_CLASS_MERIT, ==,
                       (__int128) 2 * sum >= (__int128) (2 * 60 - 1) * credits * 100);
    }
}

static void
test_award_does_not_depend_on_order (void)
{
  static const char *modules[] = { "A", "B", "C", "D", "E", "F", "G" };
  OfficeDay entry = office_day_new (2025, 9, 18);
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  for (int round = 0; round < ROUNDS; round++)
    {
      OfficeCreditItem items[9], turned[9];
      g_autoptr (OfficeAward) one = NULL;
      g_autoptr (OfficeAward) other = NULL;

      for (int i = 0; i < 9; i++)
        {
          gboolean prior = g_test_rand_int_range (0, 3) == 0;

          items[i] = (OfficeCreditItem){
            modules[g_test_rand_int_range (0, G_N_ELEMENTS (modules))],
            10,
            prior ? OFFICE_MARK_NONE : random_mark (),
            !prior,
            TRUE,
            prior,
            entry - g_test_rand_int_range (0, 2500),
          };
        }
      for (int i = 0; i < 9; i++)
        turned[i] = items[8 - i];

      one = office_award_new (items, 9, entry, &rules);
      other = office_award_new (turned, 9, entry, &rules);
      g_assert_cmpint (one->credits, ==, other->credits);
      g_assert_cmpint (one->mean, ==, other->mean);
      g_assert_cmpstr (one->why, ==, other->why);
      g_assert_cmpint (one->prior_credits, <=, 30);
      g_assert_cmpint (one->credits, <=, 70);
    }
}

/* Of two practical modules in one term, both first, exactly one is the first. */
static void
test_hours_do_not_depend_on_order (void)
{
  OfficeDay start = office_day_new (2025, 9, 18);
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  for (int round = 0; round < ROUNDS; round++)
    {
      OfficeHoursEnrolment history[2], turned[2];
      int a, b;

      for (int i = 0; i < 2; i++)
        history[i] = (OfficeHoursEnrolment){
          .id = i,
          .label = i == 0 ? "ECHO" : "LUNG",
          .practical = TRUE,
          .term = 1,
          .starts = start + g_test_rand_int_range (0, 20),
          .first_practical = G_GINT64_CONSTANT (1758200000) + DAY * g_test_rand_int_range (0, 40),
          .attended = g_test_rand_bit (),
        };
      history[0].chosen_first = TRUE;
      turned[0] = history[1];
      turned[1] = history[0];

      a = office_hours_required (history, 2, 0, &rules);
      b = office_hours_required (history, 2, 1, &rules);
      g_assert_cmpint (office_hours_required (turned, 2, 1, &rules), ==, a);
      g_assert_cmpint (office_hours_required (turned, 2, 0, &rules), ==, b);
      g_assert_cmpint (a + b, ==, 1260 + 900);
    }
}

static char *
random_text (void)
{
  static const char *pieces[] = { "1", "9", "0", "/", "-", ".", ",", " ", "Sep", "84", "2025", "T14:00",
                                  "%", "£", "A", "C", "PH", "\xff", "\xc3", "６", "\302\240", "e", "\n",
                                  "\342\200\256", "%s", "éé", ":" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 9); i > 0; i--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whatever is typed is either read or refused in a sentence that can be shown. */
static void
check_refusal (gboolean read,
               GError **error)
{
  g_assert_cmpint (read, ==, *error == NULL);
  if (*error != NULL)
    g_assert_true (g_utf8_validate ((*error)->message, -1, NULL));
  g_clear_error (error);
}

static void
test_any_text (void)
{
  OfficeDay today = office_day_new (2025, 11, 23);

  for (int round = 0; round < 5 * ROUNDS; round++)
    {
      g_autofree char *text = random_text ();
      g_autoptr (GError) error = NULL;
      g_autoptr (OfficeRegistration) registration = NULL;
      g_autofree char *code = NULL;
      OfficeRegulator regulator;
      gint64 number;
      int mark;

      check_refusal (office_mark_parse (text, &mark, &error), &error);
      check_refusal (office_money_parse (text, &number, &error), &error);
      check_refusal (office_instant_parse (text, &number, &error), &error);
      check_refusal (office_instant_from_excel (text, OFFICE_EXCEL_1900, &number, &error), &error);
      check_refusal (office_regulator_parse (text, &regulator, &error), &error);
      check_refusal (office_certificate_serial_parse (text, NULL, NULL, &error), &error);
      check_refusal (office_patient_check ("Note", text, &error), &error);
      check_refusal (office_day_parse (text, round % 2, round % 3, today, &error) != OFFICE_DAY_NONE,
                     &error);
      registration = office_registration_new (round % OFFICE_N_REGULATORS, text, &error);
      check_refusal (registration != NULL, &error);
      code = office_certificate_code_normalise (text, &error);
      check_refusal (code != NULL, &error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/properties/ASSESS-7/nothing-raises-a-mark", test_nothing_raises_a_mark);
  g_test_add_func ("/properties/ASSESS-11/order", test_order_does_not_matter);
  g_test_add_func ("/properties/ASSESS-3/outcome-fits", test_outcome_fits_the_marks);
  g_test_add_func ("/properties/ASSESS-2/rounding", test_rounding_is_exact);
  g_test_add_func ("/properties/CREDIT-4/class", test_class_is_exact);
  g_test_add_func ("/properties/CREDIT-3/order", test_award_does_not_depend_on_order);
  g_test_add_func ("/properties/HOURS-3/order", test_hours_do_not_depend_on_order);
  g_test_add_func ("/properties/any-text", test_any_text);
  return g_test_run ();
}

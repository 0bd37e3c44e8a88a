/* test-marks.c: marks: typed, agreed, penalised (ASSESS-2, -5, -6, -7, -8, -9)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/deadline.h"
#include "rules/error.h"
#include "rules/marks.h"
#include "rules/step.h"

#include "exam.h"

#define DAY 86400

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int         mark;
  } good[] = {
    { "0", 0 },         { "0.00", 0 },        { "50", 5000 },   { "55.5", 5550 },
    { "49.99", 4999 },  { "100", 10000 },     { "100.00", 10000 }, { "007", 700 },
    { " 68 ", 6800 },   { "\302\24068\t", 6800 }, { "", OFFICE_MARK_NONE },
    { "  ", OFFICE_MARK_NONE }, { NULL, OFFICE_MARK_NONE }, { "0.01", 1 }, { "5.05", 505 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      int mark = -7;

      g_assert_true (office_mark_parse (good[i].text, &mark, &error));
      g_assert_no_error (error);
      g_assert_cmpint (mark, ==, good[i].mark);
    }
}

static void
test_parse_refuses (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } bad[] = {
    { "101", "from 0 to 100" },
    { "100.01", "from 0 to 100" },
    { "9999999999999999999999", "from 0 to 100" },
    { "-1", "from 0 to 100" },
    { "55,5", "55.5" },
    { "55.555", "two decimals" },
    { "55.", "after the decimal point" },
    { ".5", "0.5" },
    { "abc", "number from 0 to 100" },
    { "1e2", "number from 0 to 100" },
    { "5 5", "number from 0 to 100" },
    { "+5", "number from 0 to 100" },
    { "0x10", "number from 0 to 100" },
    { "nan", "number from 0 to 100" },
    { "55%", "per cent" },
    { "６８", "digits 0 to 9" },
    { "٦٨", "digits 0 to 9" },
    { "=1+1", "number from 0 to 100" },
    { "5\xff", "is not a mark" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      int mark = -7;

      g_assert_false (office_mark_parse (bad[i].text, &mark, &error));
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, bad[i].says));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (mark, ==, -7);
    }
}

static void
test_parse_undoes_format (void)
{
  for (int mark = OFFICE_MARK_NONE; mark <= OFFICE_MARK_MAX; mark++)
    {
      g_autofree char *text = office_mark_format (mark);

      g_assert_cmpint (mark_of (text), ==, mark);
    }
}

static void
test_agree (void)
{
  static const struct
  {
    const char     *first, *second, *agreed;
    OfficeAgreement agreement;
    const char     *mark;
  } cases[] = {
    { "", "", "", OFFICE_AGREEMENT_NONE, "" },
    { "60", "", "", OFFICE_AGREEMENT_ONE_MARKER, "" },
    { "", "60", "", OFFICE_AGREEMENT_ONE_MARKER, "" },
    { "0", "", "", OFFICE_AGREEMENT_ONE_MARKER, "" },
    { "60", "65", "", OFFICE_AGREEMENT_MEAN, "62.5" },
    { "60", "60.01", "", OFFICE_AGREEMENT_MEAN, "60.01" },
    { "60", "69.99", "", OFFICE_AGREEMENT_MEAN, "65" },
    { "60", "70", "", OFFICE_AGREEMENT_NEEDED, "" },
    { "70", "60", "", OFFICE_AGREEMENT_NEEDED, "" },
    { "50", "49.99", "", OFFICE_AGREEMENT_NEEDED, "" },
    { "49.99", "50", "", OFFICE_AGREEMENT_NEEDED, "" },
    { "50", "50", "", OFFICE_AGREEMENT_MEAN, "50" },
    { "40", "49", "", OFFICE_AGREEMENT_MEAN, "44.5" },
    { "40", "80", "61", OFFICE_AGREEMENT_BY_HAND, "61" },
    { "", "", "61", OFFICE_AGREEMENT_BY_HAND, "61" },
    { "", "", "0", OFFICE_AGREEMENT_BY_HAND, "0" },
  };
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int mark;

      g_assert_cmpint (office_mark_agree (mark_of (cases[i].first), mark_of (cases[i].second),
                                          mark_of (cases[i].agreed), 5000, &rules, &mark),
                       ==, cases[i].agreement);
      g_assert_cmpint (mark, ==, mark_of (cases[i].mark));
    }
}

static void
test_agreed_needs_a_reason (void)
{
  g_autoptr (GError) error = NULL;
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  g_assert_true (office_mark_check_agreed (-1, -1, 6000, NULL, 5000, &rules, NULL));
  g_assert_true (office_mark_check_agreed (6000, 6500, 6250, NULL, 5000, &rules, NULL));
  g_assert_true (office_mark_check_agreed (4000, 6500, 5500, "discussed", 5000, &rules, NULL));
  g_assert_false (office_mark_check_agreed (6000, 6500, 6300, NULL, 5000, &rules, NULL));
  g_assert_false (office_mark_check_agreed (4000, 6500, 5500, "", 5000, &rules, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
}

/* The mark of a written sitting under the starting rules. */
static OfficeSittingMark *
mark_sitting (const OfficeSitting *sitting)
{
  gsize n_codes;
  const OfficeMarkCode *codes = office_mark_codes_builtin (&n_codes);
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  return office_sitting_mark_new (sitting, 5000, 1500, codes, n_codes, &rules);
}

static void
check_penalties (const char *agreed,
                 int         words,
                 gint64      late_seconds,
                 int         attempt,
                 const char *expected,
                 guint       steps)
{
  OfficeSitting sitting = OFFICE_SITTING_INIT;
  g_autoptr (OfficeSittingMark) mark = NULL;

  sitting.agreed = mark_of (agreed);
  sitting.words = words;
  sitting.late_seconds = late_seconds;
  sitting.attempt = attempt;
  mark = mark_sitting (&sitting);
  g_assert_cmpint (mark->mark, ==, mark_of (expected));
  g_assert_cmpint (mark->raw, ==, mark_of (agreed));
  g_assert_cmpuint (mark->steps->len, ==, 1 + steps);
}

static void
test_words (void)
{
  check_penalties ("68", -1, 0, 1, "68", 0);
  check_penalties ("68", 1500, 0, 1, "68", 0);
  check_penalties ("68", 1650, 0, 1, "68", 0);
  check_penalties ("68", 1651, 0, 1, "63", 1);
  check_penalties ("68", 1800, 0, 1, "63", 1);
  check_penalties ("68", 1801, 0, 1, "50", 1);
  check_penalties ("45", 1801, 0, 1, "45", 0);
  check_penalties ("3", 1700, 0, 1, "0", 1);
  check_penalties ("0", 1700, 0, 1, "0", 0);
}

static void
test_lateness (void)
{
  check_penalties ("68", -1, 0, 1, "68", 0);
  check_penalties ("68", -1, -5, 1, "68", 0);
  check_penalties ("68", -1, 1, 1, "50", 1);
  check_penalties ("68", -1, 7 * DAY, 1, "50", 1);
  check_penalties ("68", -1, 7 * DAY + 1, 1, "0", 1);
  check_penalties ("45", -1, DAY, 1, "45", 0);
}

static void
test_order_of_penalties (void)
{
  /* Words before lateness: 52 − 5 = 47, below the cap of 50. */
  check_penalties ("52", 1700, DAY, 1, "47", 1);
  check_penalties ("72", 1700, DAY, 1, "50", 2);
  check_penalties ("72", 1700, 8 * DAY, 2, "0", 2);
  check_penalties ("63", -1, 0, 2, "50", 1);
  check_penalties ("45", -1, 0, 2, "45", 0);
  check_penalties ("63", 1700, 0, 2, "50", 2);
}

static void
test_steps_are_kept (void)
{
  OfficeSitting sitting = OFFICE_SITTING_INIT;
  g_autoptr (OfficeSittingMark) mark = NULL;
  const OfficeStep *words, *late;

  sitting.first = 7100;
  sitting.second = 7300;
  sitting.words = 1700;
  sitting.late_seconds = 3 * DAY;
  mark = mark_sitting (&sitting);
  g_assert_cmpuint (mark->steps->len, ==, 3);
  words = mark->steps->pdata[1];
  late = mark->steps->pdata[2];
  g_assert_cmpstr (words->rule, ==, "ASSESS-5");
  g_assert_cmpint (words->before, ==, 7200);
  g_assert_cmpint (words->after, ==, 6700);
  g_assert_cmpstr (late->rule, ==, "ASSESS-6");
  g_assert_nonnull (strstr (late->label, "3 days"));
  g_assert_cmpint (late->before, ==, 6700);
  g_assert_cmpint (late->after, ==, 5000);
  g_assert_true (mark->word_penalised && mark->late_penalised && mark->capped);
}

static void
test_codes (void)
{
  static const OfficeMarkCode own[] = {
    { "AM", "Misconduct, marked", TRUE, TRUE, "AM" },
    { "NS", "Not submitted", FALSE, TRUE, "NS" },
  };
  OfficeSitting sitting = OFFICE_SITTING_INIT;
  g_autoptr (OfficeSittingMark) absent = NULL;
  g_autoptr (OfficeSittingMark) deferred = NULL;
  g_autoptr (OfficeSittingMark) marked = NULL;
  g_autoptr (OfficeSittingMark) unknown = NULL;
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  sitting.code = "NS";
  absent = mark_sitting (&sitting);
  g_assert_cmpint (absent->mark, ==, 0);
  g_assert_true (absent->uses_attempt);

  sitting.code = "DEF";
  deferred = mark_sitting (&sitting);
  g_assert_cmpint (deferred->mark, ==, OFFICE_MARK_NONE);
  g_assert_true (deferred->deferred);
  g_assert_false (deferred->uses_attempt);

  sitting.code = "AM";
  sitting.agreed = 4000;
  marked = office_sitting_mark_new (&sitting, 5000, 1500, own, G_N_ELEMENTS (own), &rules);
  g_assert_cmpint (marked->mark, ==, 4000);
  g_assert_true (marked->code == &own[0]);

  unknown = mark_sitting (&sitting);
  g_assert_cmpint (unknown->mark, ==, OFFICE_MARK_NONE);
  g_assert_false (unknown->uses_attempt);
}

static void
test_code_table (void)
{
  OfficeMarkCode good = { "AM", "Misconduct", TRUE, TRUE, "AM" };
  OfficeMarkCode lower = { "am", "Misconduct", TRUE, TRUE, "AM" };
  OfficeMarkCode number = { "50", "Fifty", TRUE, TRUE, "AM" };
  OfficeMarkCode mute = { "AM", "", TRUE, TRUE, "AM" };
  OfficeMarkCode silent = { "AM", "Misconduct", TRUE, TRUE, "" };

  g_assert_true (office_mark_code_check (&good, NULL));
  g_assert_false (office_mark_code_check (&lower, NULL));
  g_assert_false (office_mark_code_check (&number, NULL));
  g_assert_false (office_mark_code_check (&mute, NULL));
  g_assert_false (office_mark_code_check (&silent, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marks/ASSESS-2/parse", test_parse);
  g_test_add_func ("/marks/ASSESS-2/parse-refuses", test_parse_refuses);
  g_test_add_func ("/marks/ASSESS-2/parse-undoes-format", test_parse_undoes_format);
  g_test_add_func ("/marks/ASSESS-9/agree", test_agree);
  g_test_add_func ("/marks/ASSESS-9/reason", test_agreed_needs_a_reason);
  g_test_add_func ("/marks/ASSESS-5/words", test_words);
  g_test_add_func ("/marks/ASSESS-6/lateness", test_lateness);
  g_test_add_func ("/marks/ASSESS-7/order", test_order_of_penalties);
  g_test_add_func ("/marks/ASSESS-7/steps", test_steps_are_kept);
  g_test_add_func ("/marks/ASSESS-8/codes", test_codes);
  g_test_add_func ("/marks/ASSESS-8/table", test_code_table);
  return g_test_run ();
}

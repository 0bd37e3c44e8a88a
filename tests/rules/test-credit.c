/* test-credit.c: credit, prior learning, classification (CREDIT-1 to -4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/credit.h"
#include "rules/error.h"
#include "rules/marks.h"

#define ENTRY (office_day_new (2025, 9, 18))

static OfficeCreditItem
passed (const char *module,
        int         mark)
{
  return (OfficeCreditItem){ module, 10, mark, TRUE, TRUE, FALSE, OFFICE_DAY_NONE };
}

static OfficeCreditItem
prior (const char *module,
       OfficeDay   learnt_on)
{
  return (OfficeCreditItem){ module, 10, OFFICE_MARK_NONE, FALSE, FALSE, TRUE, learnt_on };
}

static OfficeAward *
award (const OfficeCreditItem *items,
       gsize                   n)
{
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  return office_award_new (items, n, ENTRY, &rules);
}

static void
test_hours_and_ects (void)
{
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  g_assert_cmpint (office_notional_hours (10, &rules), ==, 100);
  g_assert_cmpint (office_ects_hundredths (10, &rules), ==, 500);
  g_assert_cmpint (office_ects_hundredths (15, &rules), ==, 750);
}

static void
test_counts_once (void)
{
  OfficeCreditItem items[] = { passed ("DPL", 5500), passed ("DPL", 7000), prior ("DPL", ENTRY - 1),
                               passed ("UIAO", 6000) };
  g_autoptr (OfficeAward) whole = NULL;
  g_autoptr (OfficeAward) not_ratified = NULL;

  whole = award (items, 4);
  g_assert_cmpint (whole->credits, ==, 20);
  g_assert_cmpint (whole->prior_credits, ==, 0);
  g_assert_cmpint (whole->mean, ==, 6500);
  g_assert_false (whole->complete);
  g_assert_cmpint (whole->classification, ==, OFFICE_CLASS_NONE);

  items[3].ratified = FALSE;
  not_ratified = award (items, 4);
  g_assert_cmpint (not_ratified->credits, ==, 10);
}

static void
test_prior_learning (void)
{
  OfficeCreditItem items[] = {
    prior ("A", ENTRY - 100), prior ("B", office_day_add_years (ENTRY, -5)),
    prior ("C", office_day_add_years (ENTRY, -5) - 1), prior ("D", ENTRY - 1), prior ("E", ENTRY - 1),
  };
  OfficeCreditItem again = prior ("A", ENTRY - 1), fourth = prior ("F", ENTRY - 1);
  OfficeCreditItem just = prior ("I", office_day_add_years (ENTRY, -5));
  OfficeCreditItem old = prior ("G", just.learnt_on - 1), unborn = prior ("H", ENTRY + 1);
  g_autoptr (OfficeAward) whole = award (items, G_N_ELEMENTS (items));
  g_autoptr (GError) error = NULL;
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  g_assert_cmpint (whole->prior_credits, ==, 30);
  g_assert_cmpint (whole->credits, ==, 30);
  g_assert_cmpint (whole->mean, ==, OFFICE_MARK_NONE);

  g_assert_true (office_prior_learning_check (items, 2, &fourth, ENTRY, &rules, NULL));
  g_assert_true (office_prior_learning_check (items, 2, &just, ENTRY, &rules, NULL));
  g_assert_false (office_prior_learning_check (items, 2, &again, ENTRY, &rules, NULL));
  g_assert_false (office_prior_learning_check (items, 2, &old, ENTRY, &rules, NULL));
  g_assert_false (office_prior_learning_check (items, 2, &unborn, ENTRY, &rules, NULL));
  g_assert_false (office_prior_learning_check (items, 3, &fourth, ENTRY, &rules, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
}

static void
test_classes (void)
{
  static const struct
  {
    gint64      sum; /* of 60 credits × mark in hundredths */
    OfficeClass classification;
    int         mean;
  } cases[] = {
    { 60 * 7000, OFFICE_CLASS_DISTINCTION, 7000 }, { 60 * 6950, OFFICE_CLASS_DISTINCTION, 7000 },
    { 60 * 6949, OFFICE_CLASS_MERIT, 6900 },       { 60 * 5950, OFFICE_CLASS_MERIT, 6000 },
    { 60 * 5950 - 1, OFFICE_CLASS_PASS, 5900 },    { 60 * 5949, OFFICE_CLASS_PASS, 5900 },
    { 60 * 5000, OFFICE_CLASS_PASS, 5000 },        { 60 * 4949, OFFICE_CLASS_NONE, 4900 },
  };
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int mean;

      g_assert_cmpint (office_class_of_mean (cases[i].sum, 60, &rules, &mean), ==,
                       cases[i].classification);
      g_assert_cmpint (mean, ==, cases[i].mean);
    }
}

static void
test_award (void)
{
  OfficeCreditItem items[] = {
    passed ("A", 6000), passed ("B", 5900), passed ("C", 5900),
    passed ("D", 6000), prior ("E", ENTRY - 1), prior ("F", ENTRY - 1),
  };
  g_autoptr (OfficeAward) whole = award (items, 6);
  g_autoptr (OfficeAward) part = award (items, 5);

  g_assert_true (whole->complete);
  g_assert_cmpint (whole->credits, ==, 60);
  g_assert_cmpint (whole->classification, ==, OFFICE_CLASS_MERIT); /* 59.50 over what has a mark */
  g_assert_nonnull (strstr (whole->why, "2380.00 ÷ 40"));
  g_assert_false (part->complete);
  g_assert_cmpstr (part->why, ==, "50 of 60 credits");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credit/CREDIT-1/hours-and-ects", test_hours_and_ects);
  g_test_add_func ("/credit/CREDIT-2/once", test_counts_once);
  g_test_add_func ("/credit/CREDIT-3/prior-learning", test_prior_learning);
  g_test_add_func ("/credit/CREDIT-4/classes", test_classes);
  g_test_add_func ("/credit/CREDIT-4/award", test_award);
  return g_test_run ();
}

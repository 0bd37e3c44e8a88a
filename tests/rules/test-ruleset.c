/* test-ruleset.c: every number is data (rule sets in JSON)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/error.h"
#include "rules/ruleset.h"

static void
test_numbers_of_the_programme (void)
{
  OfficeRuleSet r;

  office_rule_set_init_default (&r);
  g_assert_cmpint (r.module_credits, ==, 10);
  g_assert_cmpint (r.award_credits, ==, 60);
  g_assert_cmpint (r.notional_hours_per_credit, ==, 10);
  g_assert_cmpint (r.level, ==, 7);
  g_assert_cmpint (r.rpl_share, ==, 5000);
  g_assert_cmpint (r.rpl_max_age_years, ==, 5);
  g_assert_cmpint (r.distinction_from, ==, 7000);
  g_assert_cmpint (r.merit_from, ==, 6000);
  g_assert_cmpint (r.award_pass_from, ==, 5000);
  g_assert_cmpint (r.modules_per_term, ==, 2);
  g_assert_cmpint (r.early_withdrawal_days, ==, 14);
  g_assert_cmpint (r.hours_first, ==, 1260);
  g_assert_cmpint (r.hours_later, ==, 900);
  g_assert_cmpint (r.register_check_days, ==, 90);
  g_assert_cmpint (r.fee, ==, 60000);
  g_assert_cmpint (r.pass_mark, ==, 5000);
  g_assert_cmpint (r.max_attempts, ==, 2);
  g_assert_cmpint (r.word_limit, ==, 1500);
  g_assert_cmpint (r.late_cap_days, ==, 7);
  g_assert_cmpint (r.agreement_difference, ==, 1000);
  g_assert_true (office_rule_set_check (&r, NULL));
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  OfficeRuleSet rules, read;

  office_rule_set_init_default (&rules);
  rules.pass_mark = 4000;
  rules.fee = 65000;
  text = office_rule_set_to_text (&rules);
  office_rule_set_from_text (&read, text, &error);
  g_assert_no_error (error);
  g_assert_true (office_rule_set_equal (&rules, &read));
  again = office_rule_set_to_text (&read);
  g_assert_cmpstr (text, ==, again);
  read.fee++;
  g_assert_false (office_rule_set_equal (&rules, &read));
}

/* As many keys as the struct has numbers, the fee first: one forgotten in the table shows here. */
static void
test_every_number_has_a_key (void)
{
  OfficeRuleSet rules;
  json_t *json;

  office_rule_set_init_default (&rules);
  json = office_rule_set_to_json (&rules);
  g_assert_cmpuint (json_object_size (json), ==,
                    (G_STRUCT_OFFSET (OfficeRuleSet, retention_student_file_years) + sizeof (int) -
                     sizeof (gint64)) / sizeof (int) + 1);
  json_decref (json);
}

static void
refuse (const char *key,
        json_t     *value,
        const char *says)
{
  g_autoptr (GError) error = NULL;
  OfficeRuleSet rules, before;
  json_t *json;

  office_rule_set_init_default (&rules);
  before = rules;
  json = office_rule_set_to_json (&rules);
  if (value == NULL)
    json_object_del (json, key);
  else
    json_object_set_new (json, key, value);

  g_assert_false (office_rule_set_from_json (&rules, json, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, key));
  g_assert_nonnull (strstr (error->message, says));
  g_assert_true (office_rule_set_equal (&rules, &before));
  json_decref (json);
}

static void
test_refused_by_name (void)
{
  OfficeRuleSet rules;
  json_t *json;
  void *at;

  office_rule_set_init_default (&rules);
  json = office_rule_set_to_json (&rules);
  for (at = json_object_iter (json); at != NULL; at = json_object_iter_next (json, at))
    refuse (json_object_iter_key (at), NULL, "has no");
  json_decref (json);

  refuse ("pas_mark", json_integer (5000), "not a number that the rules know");
  refuse ("pass_mark", json_string ("50"), "not a whole number");
  refuse ("pass_mark", json_real (50.5), "not a whole number");
  refuse ("pass_mark", json_integer (10001), "from 100 to 10000");
  refuse ("max_attempts", json_integer (0), "from 1 to 10");
  refuse ("merit_from", json_integer (7001), "is above");
  refuse ("fee", json_integer (-1), "must be from 0");
}

static void
test_not_json (void)
{
  static const char *cases[] = { "", "nonsense", "[]", "{", "{\"fee\": 1, \"fee\": 2}", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      OfficeRuleSet rules;

      g_assert_false (office_rule_set_from_text (&rules, cases[i], &error));
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ruleset/numbers", test_numbers_of_the_programme);
  g_test_add_func ("/ruleset/round-trip", test_round_trip);
  g_test_add_func ("/ruleset/every-number", test_every_number_has_a_key);
  g_test_add_func ("/ruleset/refused-by-name", test_refused_by_name);
  g_test_add_func ("/ruleset/not-json", test_not_json);
  return g_test_run ();
}

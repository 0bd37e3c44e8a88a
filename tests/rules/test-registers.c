/* test-registers.c: registration numbers, checks and duplicates (ENTRY-3, -4, -5)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/error.h"
#include "rules/registers.h"

static void
test_numbers (void)
{
  static const struct
  {
    OfficeRegulator regulator;
    const char     *text;
    const char     *number;
    const char     *key;
  } cases[] = {
    { OFFICE_REGULATOR_GMC, "1234567", "1234567", "1234567" },
    { OFFICE_REGULATOR_GMC, " 123 4567 ", "1234567", "1234567" },
    { OFFICE_REGULATOR_GMC, "c1234567", "1234567", "1234567" },
    { OFFICE_REGULATOR_GMC, "0012345", "0012345", "0012345" },
    { OFFICE_REGULATOR_NMC, "12a3456b", "12A3456B", "12A3456B" },
    { OFFICE_REGULATOR_NMC, "12A 3456 B", "12A3456B", "12A3456B" },
    { OFFICE_REGULATOR_HCPC, "ph 95159", "PH95159", "PH95159" },
    { OFFICE_REGULATOR_HCPC, "PH095159", "PH095159", "PH95159" },
    { OFFICE_REGULATOR_HCPC, "PYL1", "PYL1", "PYL1" },
    { OFFICE_REGULATOR_HCPC, "ODP\302\240012345", "ODP012345", "ODP12345" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OfficeRegistration) registration = NULL;

      registration = office_registration_new (cases[i].regulator, cases[i].text, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (registration->number, ==, cases[i].number);
      g_assert_cmpstr (registration->key, ==, cases[i].key);
      g_assert_cmpint (registration->flags, ==, OFFICE_REGISTRATION_PLAIN);
    }
}

static void
test_every_hcpc_prefix (void)
{
  static const char *prefixes[] = { "AS", "BS", "CH", "CS", "DT", "HAD", "ODP", "OR",
                                    "OT", "PA", "PH", "PO", "PYL", "RA", "SL" };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_autofree char *text = g_strconcat (prefixes[i], "012345", NULL);
      g_autoptr (OfficeRegistration) registration = NULL;

      registration = office_registration_new (OFFICE_REGULATOR_HCPC, text, NULL);
      g_assert_nonnull (registration);
      g_assert_nonnull (registration->profession);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    OfficeRegulator regulator;
    const char     *text;
    const char     *says;
  } cases[] = {
    { OFFICE_REGULATOR_GMC, "PA012345", "HCPC paramedic?" },
    { OFFICE_REGULATOR_GMC, "12A3456B", "one of the NMC?" },
    { OFFICE_REGULATOR_NMC, "1234567", "one of the GMC?" },
    { OFFICE_REGULATOR_HCPC, "A123456", "one of the GMC?" },
    { OFFICE_REGULATOR_NMC, "ODP12345", "HCPC operating department practitioner?" },
    { OFFICE_REGULATOR_GMC, "123456", "seven digits" },
    { OFFICE_REGULATOR_GMC, "12345678", "seven digits" },
    { OFFICE_REGULATOR_GMC, "A12345", "seven digits" },
    { OFFICE_REGULATOR_GMC, "B1234567", "seven digits" },
    { OFFICE_REGULATOR_GMC, "１２３４５６７", "seven digits" },
    { OFFICE_REGULATOR_GMC, "", "seven digits" },
    { OFFICE_REGULATOR_GMC, NULL, "seven digits" },
    { OFFICE_REGULATOR_GMC, "\xff", "seven digits" },
    { OFFICE_REGULATOR_NMC, "12AB456B", "two digits, a letter" },
    { OFFICE_REGULATOR_HCPC, "XX12345", "two or three letters" },
    { OFFICE_REGULATOR_HCPC, "PH", "two or three letters" },
    { OFFICE_REGULATOR_HCPC, "PH1234567", "two or three letters" },
    { OFFICE_REGULATOR_HCPC, "P12345", "two or three letters" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (office_registration_new (cases[i].regulator, cases[i].text, &error));
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_associate (void)
{
  static const char *numbers[] = { "A123456", "a 1234567" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (OfficeRegistration) registration = NULL;

      registration = office_registration_new (OFFICE_REGULATOR_GMC, numbers[i], NULL);
      g_assert_nonnull (registration);
      g_assert_cmpint (registration->flags, ==, OFFICE_REGISTRATION_ASSOCIATE);
    }
}

/* Whatever is typed: normalised twice is normalised once. */
static void
test_normalising_is_idempotent (void)
{
  static const char *pieces[] = { "a", "Z", "ß", "ı", " ", "\t", "\302\240", "\342\200\213",
                                  "7", "０", "-", "é" };

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      once = office_registration_normalise (text->str);
      twice = office_registration_normalise (once);
      g_assert_cmpstr (once, ==, twice);
      g_assert_null (strchr (once, ' '));
    }
}

static void
test_regulators (void)
{
  OfficeRegulator regulator;
  g_autoptr (GError) error = NULL;

  g_assert_true (office_regulator_parse ("gmc", &regulator, NULL));
  g_assert_cmpint (regulator, ==, OFFICE_REGULATOR_GMC);
  g_assert_true (office_regulator_parse ("Health & Care Professions Council (HCPC)", &regulator, NULL));
  g_assert_cmpint (regulator, ==, OFFICE_REGULATOR_HCPC);
  g_assert_true (office_regulator_parse ("Nursing and Midwifery Council", &regulator, NULL));
  g_assert_cmpint (regulator, ==, OFFICE_REGULATOR_NMC);
  g_assert_false (office_regulator_parse ("GMC/NMC", &regulator, NULL));
  g_assert_false (office_regulator_parse ("GPhC", &regulator, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_assert_false (office_regulator_parse (NULL, &regulator, NULL));
}

static void
test_check (void)
{
  OfficeDay checked = office_day_new (2025, 6, 1);
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  g_assert_cmpint (office_register_check_state (OFFICE_DAY_NONE, checked, &rules), ==,
                   OFFICE_CHECK_NONE);
  g_assert_cmpint (office_register_check_state (checked, checked, &rules), ==, OFFICE_CHECK_GOOD);
  g_assert_cmpint (office_register_check_state (checked, checked + 90, &rules), ==,
                   OFFICE_CHECK_GOOD);
  g_assert_cmpint (office_register_check_state (checked, checked + 91, &rules), ==,
                   OFFICE_CHECK_LAPSED);
  g_assert_cmpint (office_register_check_state (checked, checked - 1, &rules), ==,
                   OFFICE_CHECK_LATER);
}

static void
test_duplicates (void)
{
  g_autoptr (OfficeRegistration) one = office_registration_new (OFFICE_REGULATOR_HCPC, "PH95159", NULL);
  g_autoptr (OfficeRegistration) same = office_registration_new (OFFICE_REGULATOR_HCPC, "ph 095159", NULL);
  g_autoptr (OfficeRegistration) other = office_registration_new (OFFICE_REGULATOR_HCPC, "PH95160", NULL);
  OfficeDay born = office_day_new (1984, 9, 18);
  OfficeIdentity a = { one, "O’Brien", NULL, born };
  OfficeIdentity renamed = { same, "Sørensen", NULL, born };
  OfficeIdentity possible = { other, "OBRIEN", NULL, born };
  OfficeIdentity former = { other, "Nguyễn", "O'Brien", born };
  OfficeIdentity younger = { other, "O'Brien", NULL, born + 1 };
  OfficeIdentity ageless = { NULL, "O'Brien", NULL, OFFICE_DAY_NONE };
  g_autofree char *why = NULL;

  g_assert_cmpint (office_identity_compare (&a, &renamed, &why), ==, OFFICE_DUPLICATE_SAME);
  g_assert_nonnull (strstr (why, "HCPC"));
  g_assert_cmpint (office_identity_compare (&a, &possible, NULL), ==, OFFICE_DUPLICATE_POSSIBLE);
  g_assert_cmpint (office_identity_compare (&a, &former, NULL), ==, OFFICE_DUPLICATE_POSSIBLE);
  g_assert_cmpint (office_identity_compare (&former, &a, NULL), ==, OFFICE_DUPLICATE_POSSIBLE);
  g_assert_cmpint (office_identity_compare (&a, &younger, NULL), ==, OFFICE_DUPLICATE_NO);
  g_assert_cmpint (office_identity_compare (&ageless, &ageless, NULL), ==, OFFICE_DUPLICATE_NO);
}

static void
test_folding (void)
{
  static const char *pairs[][2] = {
    { "Sørensen", "SORENSEN" }, { "O’Brien", "o'brien" }, { "Nguyễn", "nguyen" },
    { "Smith-Jones", "smith jones" }, { "Łukasz", "lukasz" }, { "Müller", "MULLER" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = office_name_fold (pairs[i][0]);
      g_autofree char *b = office_name_fold (pairs[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registers/ENTRY-3/numbers", test_numbers);
  g_test_add_func ("/registers/ENTRY-3/prefixes", test_every_hcpc_prefix);
  g_test_add_func ("/registers/ENTRY-3/refused", test_refused);
  g_test_add_func ("/registers/ENTRY-3/associate", test_associate);
  g_test_add_func ("/registers/ENTRY-3/idempotent", test_normalising_is_idempotent);
  g_test_add_func ("/registers/ENTRY-1/regulators", test_regulators);
  g_test_add_func ("/registers/ENTRY-4/check", test_check);
  g_test_add_func ("/registers/ENTRY-5/duplicates", test_duplicates);
  g_test_add_func ("/registers/ENTRY-5/folding", test_folding);
  return g_test_run ();
}

/* test-privacy.c: consent, retention and patients' numbers (PRIVACY-1, -2, -3)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/error.h"
#include "rules/privacy.h"

static void
test_consent (void)
{
  g_assert_cmpint (office_consent_from_form ("Yes", TRUE), ==, OFFICE_CONSENT_GIVEN);
  g_assert_cmpint (office_consent_from_form (" yes ", FALSE), ==, OFFICE_CONSENT_UNCONFIRMED);
  g_assert_cmpint (office_consent_from_form ("No", TRUE), ==, OFFICE_CONSENT_NONE);
  g_assert_cmpint (office_consent_from_form (NULL, TRUE), ==, OFFICE_CONSENT_NONE);
  g_assert_cmpint (office_consent_from_form ("perhaps", TRUE), ==, OFFICE_CONSENT_NONE);
  g_assert_true (office_consent_allows_mail (OFFICE_CONSENT_GIVEN));
  g_assert_false (office_consent_allows_mail (OFFICE_CONSENT_UNCONFIRMED));
  g_assert_false (office_consent_allows_mail (OFFICE_CONSENT_WITHDRAWN));
  g_assert_false (office_consent_allows_mail (OFFICE_CONSENT_NONE));
}

static void
test_retention (void)
{
  OfficeDay ended = office_day_new (2024, 2, 29);
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  g_assert_cmpint (office_retention_until (OFFICE_RECORD_UNSUCCESSFUL_APPLICATION, ended, &rules), ==,
                   office_day_new (2025, 2, 28));
  g_assert_cmpint (office_retention_until (OFFICE_RECORD_STUDENT_FILE, ended, &rules), ==,
                   office_day_new (2030, 2, 28));
  g_assert_false (office_retention_is_over (OFFICE_RECORD_STUDENT_FILE, ended,
                                            office_day_new (2030, 2, 28), &rules));
  g_assert_true (office_retention_is_over (OFFICE_RECORD_STUDENT_FILE, ended,
                                           office_day_new (2030, 3, 1), &rules));
  g_assert_false (office_retention_is_over (OFFICE_RECORD_TRANSCRIPT_CORE, ended,
                                            office_day_new (2199, 1, 1), &rules));
  g_assert_false (office_retention_is_over (OFFICE_RECORD_STUDENT_FILE, OFFICE_DAY_NONE,
                                            office_day_new (2199, 1, 1), &rules));
}

static void
test_nhs_numbers (void)
{
  g_assert_true (office_nhs_number_is_valid ("9434765919")); /* the published example */
  g_assert_false (office_nhs_number_is_valid ("9434765918"));
  g_assert_false (office_nhs_number_is_valid ("943476591"));
  g_assert_false (office_nhs_number_is_valid ("943476591x"));
  g_assert_false (office_nhs_number_is_valid ("0000000000"));
  g_assert_false (office_nhs_number_is_valid (""));
}

static void
test_patients_are_noticed (void)
{
  static const char *noticed[] = {
    "FAST scan, 9434765919, normal", "pt 943 476 5919", "943-476-5919", "MRN 123456",
    "Hospital no: A123456", "NHS number 12345",
  };
  static const char *fine[] = {
    NULL, "", "FAST scan, normal", "9434765918", "ref 19434765919", "called 020 7946 0018",
    "on 18/09/2025 from 14:00", "GMC 1234567", "unit of 12 beds",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (noticed); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (office_patient_check ("Note", noticed[i], &error));
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
      g_assert_true (g_str_has_prefix (error->message, "Note: "));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr (GError) error = NULL;

      office_patient_check ("Note", fine[i], &error);
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/privacy/PRIVACY-1/consent", test_consent);
  g_test_add_func ("/privacy/PRIVACY-2/retention", test_retention);
  g_test_add_func ("/privacy/PRIVACY-3/nhs-number", test_nhs_numbers);
  g_test_add_func ("/privacy/PRIVACY-3/noticed", test_patients_are_noticed);
  return g_test_run ();
}

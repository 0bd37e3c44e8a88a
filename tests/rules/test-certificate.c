/* test-certificate.c: who gets a certificate, serials and codes (CERT-1, CERT-2)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/certificate.h"
#include "rules/error.h"

static void
test_eligible (void)
{
  OfficeAccount paid = { 60000, 0, 60000, 0, NULL };
  OfficeAccount owed = { 60000, 0, 0, 0, NULL };
  OfficeCertificateCase good = { "Ade Bello", "Dr Ade Bello", OFFICE_OUTCOME_PASS, TRUE, 900, 900,
                                 &paid, FALSE };
  OfficeCertificateCase bad = { "Ade Bello", "", OFFICE_OUTCOME_REFER, FALSE, 900, 885, &owed, TRUE };
  g_autoptr (GPtrArray) reasons = office_certificate_reasons (&bad);
  g_autoptr (GError) error = NULL;

  g_assert_true (office_certificate_check (&good, NULL));
  g_assert_cmpuint (reasons->len, ==, 6);
  g_assert_false (office_certificate_check (&bad, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Ade Bello"));
  g_assert_nonnull (strstr (error->message, "15 min of hands-on"));
  g_assert_nonnull (strstr (error->message, "£600.00"));
}

static void
test_each_reason_is_enough (void)
{
  OfficeAccount paid = { 60000, 0, 60000, 0, NULL };
  OfficeAccount owed = { 60000, 0, 59999, 0, NULL };
  OfficeAccount waived = { 60000, 0, 0, 0, "hardship fund" };
  const OfficeCertificateCase good = { "Ade Bello", "Dr Ade Bello", OFFICE_OUTCOME_PASS, TRUE, 900,
                                       900, &paid, FALSE };
  OfficeCertificateCase cases[6] = { good, good, good, good, good, good };
  OfficeCertificateCase free_of_fee = good;

  cases[0].printed_name = NULL;
  cases[1].outcome = OFFICE_OUTCOME_INCOMPLETE;
  cases[2].ratified = FALSE;
  cases[3].hours_attended = 899;
  cases[4].account = &owed;
  cases[5].has_standing = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) reasons = office_certificate_reasons (&cases[i]);

      g_assert_cmpuint (reasons->len, ==, 1);
    }

  free_of_fee.account = &waived;
  g_assert_true (office_certificate_check (&free_of_fee, NULL));
  free_of_fee.account = NULL;
  g_assert_true (office_certificate_check (&free_of_fee, NULL));
}

static void
test_serial (void)
{
  g_autofree char *serial = office_certificate_serial (2025, 123);
  g_autofree char *lower = g_ascii_strdown (serial, -1);
  g_autofree char *last = office_certificate_serial (2026, 999999);
  int year;
  gint64 number;

  g_assert_true (g_str_has_prefix (serial, "PO-2025-000123-"));
  g_assert_true (office_certificate_serial_parse (serial, &year, &number, NULL));
  g_assert_cmpint (year, ==, 2025);
  g_assert_cmpint (number, ==, 123);
  g_assert_true (office_certificate_serial_parse (lower, NULL, NULL, NULL));
  g_assert_true (office_certificate_serial_parse (last, &year, &number, NULL));
  g_assert_cmpint (number, ==, 999999);
  /* A check character that is a digit is no part of the number. */
  for (gint64 i = 1; i < 500; i++)
    {
      g_autofree char *each = office_certificate_serial (2025, i);

      g_assert_true (office_certificate_serial_parse (each, &year, &number, NULL));
      g_assert_cmpint (number, ==, i);
    }
  g_assert_false (office_certificate_serial_parse ("", NULL, NULL, NULL));
  g_assert_false (office_certificate_serial_parse (NULL, NULL, NULL, NULL));
  g_assert_false (office_certificate_serial_parse ("PO-2025-000123", NULL, NULL, NULL));
}

static void
test_serial_notices_typing_errors (void)
{
  for (int number = 1; number < 3000; number += 7)
    {
      g_autofree char *serial = office_certificate_serial (2025, number);
      gsize length = strlen (serial);
      gint64 read = 0;

      g_assert_true (office_certificate_serial_parse (serial, NULL, &read, NULL));
      g_assert_cmpint (read, ==, number);
      for (gsize at = 3; at < length; at++)
        {
          char kept = serial[at];

          if (kept == '-')
            continue;
          for (char wrong = '0'; wrong <= '9'; wrong++)
            {
              serial[at] = wrong;
              g_assert_cmpint (office_certificate_serial_parse (serial, NULL, NULL, NULL), ==,
                               wrong == kept);
            }
          serial[at] = kept;
        }
    }
}

static char *
random_code (void)
{
  guint8 bytes[OFFICE_CERTIFICATE_CODE_BYTES];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_test_rand_int_range (0, 256);

  return office_certificate_code (bytes, sizeof bytes);
}

static void
test_code (void)
{
  for (int round = 0; round < 500; round++)
    {
      g_autofree char *code = random_code ();
      g_autofree char *lower = g_ascii_strdown (code, -1);
      g_autofree char *again = office_certificate_code_normalise (code, NULL);
      g_autofree char *from_lower = office_certificate_code_normalise (lower, NULL);

      g_assert_cmpuint (strlen (code), ==, 14);
      g_assert_cmpstr (again, ==, code);
      g_assert_cmpstr (from_lower, ==, code);
      g_assert_null (strpbrk (code, "ILOUZ"));
    }
}

static void
test_code_forgives_what_is_misread (void)
{
  guint8 zeros[OFFICE_CERTIFICATE_CODE_BYTES] = { 0 };
  g_autofree char *code = office_certificate_code (zeros, sizeof zeros);
  g_autofree char *read = office_certificate_code_normalise ("oooo oooo oooo", NULL);

  g_assert_cmpstr (code, ==, "0000-0000-0000");
  g_assert_cmpstr (read, ==, code);
}

/* Every wrong character and every exchange of two is noticed. */
static void
test_code_notices_typing_errors (void)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXY";

  for (int round = 0; round < 50; round++)
    {
      g_autofree char *code = random_code ();

      for (gsize at = 0; at < 14; at++)
        {
          char kept = code[at];

          if (kept == '-')
            continue;
          for (const char *wrong = alphabet; *wrong != '\0'; wrong++)
            {
              g_autofree char *read = NULL;

              code[at] = *wrong;
              read = office_certificate_code_normalise (code, NULL);
              g_assert_cmpint (read != NULL, ==, *wrong == kept);
            }
          code[at] = kept;
          for (gsize other = at + 1; other < 14; other++)
            {
              g_autofree char *read = NULL;

              if (code[other] == '-' || code[other] == kept)
                continue;
              code[at] = code[other];
              code[other] = kept;
              read = office_certificate_code_normalise (code, NULL);
              g_assert_null (read);
              code[other] = code[at];
              code[at] = kept;
            }
        }
    }
}

static void
test_code_refuses (void)
{
  static const char *cases[] = { NULL, "", "0000-0000-000", "0000-0000-00000", "0000-0000-000!",
                                 "\xff", "ééééééé" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (office_certificate_code_normalise (cases[i], &error));
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate/CERT-1/eligible", test_eligible);
  g_test_add_func ("/certificate/CERT-1/each-reason", test_each_reason_is_enough);
  g_test_add_func ("/certificate/CERT-2/serial", test_serial);
  g_test_add_func ("/certificate/CERT-2/serial-errors", test_serial_notices_typing_errors);
  g_test_add_func ("/certificate/CERT-1/code", test_code);
  g_test_add_func ("/certificate/CERT-1/code-misread", test_code_forgives_what_is_misread);
  g_test_add_func ("/certificate/CERT-1/code-errors", test_code_notices_typing_errors);
  g_test_add_func ("/certificate/CERT-1/code-refuses", test_code_refuses);
  return g_test_run ();
}

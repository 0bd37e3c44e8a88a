/* test-money.c: money and balances (FEE-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/error.h"
#include "rules/money.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64      pence;
  } cases[] = {
    { "£600", 60000 },       { "600.00", 60000 },         { "1,250.50", 125050 },
    { " £ 1,250.50 ", 125050 }, { "0", 0 },               { "0.01", 1 },
    { "1250", 125000 },      { "1,234,567.89", 123456789 }, { "9999999.99", 999999999 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 pence = -1;

      office_money_parse (cases[i].text, &pence, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pence, ==, cases[i].pence);
    }
}

static void
test_parse_refuses (void)
{
  static const char *cases[] = { NULL, "", "£", "six", "-1", "600.5", "600.005", "600.", ".50",
                                 "1,25", "12,50.00", "1,2500", "1,,250", "1250,50", "€600", "6e2",
                                 "10000000", "99999999999999999999", "600 GBP", "1.250,50", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 pence = -1;

      g_assert_false (office_money_parse (cases[i], &pence, &error));
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
      g_assert_cmpint (pence, ==, -1);
    }
}

static void
test_parse_undoes_format (void)
{
  g_autofree char *debt = office_money_format (-125050);
  g_autofree char *least = office_money_format (G_MININT64);

  g_assert_cmpstr (debt, ==, "−£1,250.50");
  g_assert_nonnull (least);
  for (int round = 0; round < 5000; round++)
    {
      gint64 pence = g_test_rand_int_range (0, 999999999);
      g_autofree char *text = office_money_format (pence);
      gint64 back;

      g_assert_true (office_money_parse (text, &back, NULL));
      g_assert_cmpint (back, ==, pence);
    }
}

static void
test_balance (void)
{
  OfficeAccount account = { 60000, 5000, 30000, 0, NULL };
  g_autofree char *text = office_account_text (&account);

  g_assert_cmpint (office_account_balance (&account), ==, 25000);
  g_assert_cmpstr (text, ==, "£600.00 fee − £50.00 discounts − £300.00 payments + £0.00 refunds = "
                             "£250.00");
  g_assert_false (office_account_is_settled (&account));
  account.waived_reason = "";
  g_assert_false (office_account_is_settled (&account));
  account.waived_reason = "paid by the trust next year";
  g_assert_true (office_account_is_settled (&account));
  account.waived_reason = NULL;
  account.payments = 55000;
  g_assert_true (office_account_is_settled (&account));
  account.refunds = 1;
  g_assert_cmpint (office_account_balance (&account), ==, 1);
  g_assert_false (office_account_is_settled (&account));
}

static void
test_payments_and_refunds (void)
{
  OfficeAccount account = { 60000, 0, 30000, 10000, NULL };

  g_assert_true (office_account_check_payment (&account, 1, NULL));
  g_assert_false (office_account_check_payment (&account, 0, NULL));
  g_assert_false (office_account_check_payment (&account, -1, NULL));
  g_assert_true (office_account_check_refund (&account, 20000, NULL));
  g_assert_false (office_account_check_refund (&account, 20001, NULL));
  g_assert_false (office_account_check_refund (&account, 0, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/FEE-1/parse", test_parse);
  g_test_add_func ("/money/FEE-1/parse-refuses", test_parse_refuses);
  g_test_add_func ("/money/FEE-1/parse-undoes-format", test_parse_undoes_format);
  g_test_add_func ("/money/FEE-1/balance", test_balance);
  g_test_add_func ("/money/FEE-1/payments-and-refunds", test_payments_and_refunds);
  return g_test_run ();
}

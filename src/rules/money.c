/* money.c: pence, read and written, and the balance of a fee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/money.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/count.h"
#include "rules/error.h"
#include "rules/given.h"
#include "rules/nicks.h"

#define PENCE_PER_POUND 100
#define MOST_POUNDS G_GINT64_CONSTANT (9999999)

static const OfficeNick payers[OFFICE_N_PAYERS] = {
  [OFFICE_PAYER_SELF] = { "self", N_("Self") },
  [OFFICE_PAYER_EMPLOYER] = { "employer", N_("Employer") },
  [OFFICE_PAYER_OTHER] = { "other", N_("Other") },
};

OFFICE_DEFINE_NICKS (OfficePayer, office_payer, payers)

static gboolean
refuse (GError    **error,
        const char *text)
{
  g_autofree char *shown = g_utf8_make_valid (text, -1);

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” is not an amount of money: type pounds and pence as 600, 600.00 or £1,250.50."),
               shown);
  return FALSE;
}

/* Digits, with commas between groups of three or with none. Returns: (nullable): where it ends */
static const char *
read_pounds (const char *text,
             gint64     *pounds)
{
  const char *at = text;
  gsize digits = strspn (at, "0123456789");
  gboolean grouped = at[digits] == ',';

  *pounds = 0;
  if (digits == 0 || digits > 7 || (grouped && digits > 3))
    return NULL;

  while (TRUE)
    {
      for (gsize i = 0; i < digits; i++)
        *pounds = *pounds * 10 + (at[i] - '0');
      at += digits;
      if (*pounds > MOST_POUNDS)
        return NULL;
      if (*at != ',')
        return at;
      at++;
      digits = strspn (at, "0123456789");
      if (digits != 3)
        return NULL;
    }
}

/**
 * office_money_parse:
 * @text: "£600", "600.00", "1,250.50"
 * @pence: (out): pence
 * @error: return location for an error
 *
 * Reads an amount of money of 0 or more, exactly (FEE-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID
 */
gboolean
office_money_parse (const char *text,
                    gint64     *pence,
                    GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text == NULL ? "" : text));
  const char *at = stripped;
  gint64 pounds;
  int rest = 0;

  if (g_str_has_prefix (at, "£"))
    at += strlen ("£");
  while (*at == ' ')
    at++;

  at = read_pounds (at, &pounds);
  if (at == NULL)
    return refuse (error, stripped);

  if (*at == '.')
    {
      if (!g_ascii_isdigit (at[1]) || !g_ascii_isdigit (at[2]))
        return refuse (error, stripped);
      rest = (at[1] - '0') * 10 + (at[2] - '0');
      at += 3;
    }
  if (*at != '\0')
    return refuse (error, stripped);

  *pence = pounds * PENCE_PER_POUND + rest;
  return TRUE;
}

/**
 * office_money_format:
 * @pence: pence, may be negative
 *
 * Writes an amount of money: "£600.00", "−£1,250.50".
 *
 * Returns: (transfer full): the text
 */
char *
office_money_format (gint64 pence)
{
  /* Divided first: the lowest number has no positive one. */
  g_autofree char *pounds = office_count_to_text (ABS (pence / PENCE_PER_POUND));

  return g_strdup_printf ("%s£%s.%02d", pence < 0 ? "−" : "", pounds, (int) ABS (pence % PENCE_PER_POUND));
}

/**
 * office_account_balance:
 * @account: a fee and what became of it
 *
 * What is still owed: fee − discounts − payments + refunds (FEE-1).
 *
 * Returns: pence; negative when too much was paid
 */
gint64
office_account_balance (const OfficeAccount *account)
{
  return account->fee - account->discounts - account->payments + account->refunds;
}

/**
 * office_account_is_settled:
 * @account: a fee and what became of it
 *
 * Whether a certificate may be issued as far as money goes: nothing owed, or waived with a reason
 * (FEE-1, CERT-1).
 *
 * Returns: %TRUE if it may
 */
gboolean
office_account_is_settled (const OfficeAccount *account)
{
  return office_account_balance (account) <= 0 ||
         office_text_is_given (account->waived_reason);
}

/**
 * office_account_check_payment:
 * @account: a fee and what became of it
 * @pence: the payment
 * @error: return location for an error
 *
 * Checks a payment: more than nothing (FEE-1). Paying more than is owed is allowed; the balance
 * shows it.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID
 */
gboolean
office_account_check_payment (const OfficeAccount *account,
                              gint64               pence,
                              GError             **error)
{
  g_autofree char *shown = NULL;

  if (pence > 0)
    return TRUE;

  shown = office_money_format (pence);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("A payment of %s is refused: it must be more than nothing. Record money given back "
                 "as a refund."),
               shown);
  return FALSE;
}

/**
 * office_account_check_refund:
 * @account: a fee and what became of it
 * @pence: the refund
 * @error: return location for an error
 *
 * Checks a refund: more than nothing, and not more than was paid and not yet given back (FEE-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED
 */
gboolean
office_account_check_refund (const OfficeAccount *account,
                             gint64               pence,
                             GError             **error)
{
  gint64 held = account->payments - account->refunds;
  g_autofree char *shown = NULL;
  g_autofree char *most = NULL;

  if (pence > 0 && pence <= held)
    return TRUE;

  shown = office_money_format (pence);
  most = office_money_format (MAX (0, held));
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("A refund of %s is refused: %s was paid and not yet given back."), shown, most);
  return FALSE;
}

/**
 * office_account_text:
 * @account: a fee and what became of it
 *
 * The balance with its arithmetic, for a person: "£600.00 fee − £0.00 discounts − …".
 *
 * Returns: (transfer full): one sentence
 */
char *
office_account_text (const OfficeAccount *account)
{
  g_autofree char *fee = office_money_format (account->fee);
  g_autofree char *discounts = office_money_format (account->discounts);
  g_autofree char *payments = office_money_format (account->payments);
  g_autofree char *refunds = office_money_format (account->refunds);
  g_autofree char *balance = office_money_format (office_account_balance (account));

  return g_strdup_printf (_("%s fee − %s discounts − %s payments + %s refunds = %s"), fee, discounts,
                          payments, refunds, balance);
}

/* fees.c: the fee of an application: discounts, invoices, payments, refunds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/applications.h"
#include "store/command.h"
#include "store/fees.h"
#include "store/fields.h"
#include "store/learners.h"

static const struct
{
  const char *nick;
  const char *label;
} kinds[] = {
  [OFFICE_FEE_DISCOUNT] = { "discount", N_("Discount") },
  [OFFICE_FEE_INVOICE] = { "invoice", N_("Invoice") },
  [OFFICE_FEE_PAYMENT] = { "payment", N_("Payment") },
  [OFFICE_FEE_REFUND] = { "refund", N_("Refund") },
};

/**
 * office_fee_entry_kind_to_nick:
 * @kind: what an entry is
 *
 * Returns: its key
 */
const char *
office_fee_entry_kind_to_nick (OfficeFeeEntryKind kind)
{
  return kinds[kind].nick;
}

/**
 * office_fee_entry_kind_label:
 * @kind: what an entry is
 *
 * Returns: its name for a person
 */
const char *
office_fee_entry_kind_label (OfficeFeeEntryKind kind)
{
  return _(kinds[kind].label);
}

/**
 * office_fee_entry_free:
 * @entry: (nullable): an entry
 */
void
office_fee_entry_free (OfficeFeeEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->on);
  g_free (entry->text);
  g_free (entry->note);
  g_free (entry);
}

/**
 * office_fee_account_free:
 * @account: (nullable): an account
 */
void
office_fee_account_free (OfficeFeeAccount *account)
{
  if (account == NULL)
    return;

  g_free (account->reference);
  g_free (account->waived_reason);
  g_clear_pointer (&account->entries, g_ptr_array_unref);
  g_free (account);
}

static gpointer
read_entry (OfficeStatement *statement)
{
  OfficeFeeEntry *entry = g_new0 (OfficeFeeEntry, 1);

  entry->id = office_statement_get_int (statement, 0);
  entry->kind = office_statement_get_int (statement, 1);
  entry->pence = office_statement_get_int (statement, 2);
  entry->on = office_statement_dup_text (statement, 3);
  entry->text = office_statement_dup_text (statement, 4);
  entry->note = office_statement_dup_text (statement, 5);
  return entry;
}

static GPtrArray *
list_entries (OfficeConnection  *connection,
              gint64             application_id,
              GError           **error)
{
  /* The numbers are those of OfficeFeeEntryKind. */
  static const char sql[] =
    "SELECT id, 0, pence, NULL, reason, NULL, 0 AS position FROM discount WHERE application_id = ?1"
    " UNION ALL SELECT id, 1, pence, dated, number, purchase_order, 1 FROM invoice WHERE application_id = ?1"
    " UNION ALL SELECT id, CASE kind WHEN 'payment' THEN 2 ELSE 3 END, pence, paid_on, method, note, 2 FROM payment"
    " WHERE application_id = ?1 ORDER BY position, 4, 1";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "l", application_id), read_entry,
                              (GDestroyNotify) office_fee_entry_free, error);
}

static OfficeAccount
account_for_rules (const OfficeFeeAccount *account)
{
  OfficeAccount sums = { account->fee, account->discounts, account->payments, account->refunds,
                         account->waived_reason };

  return sums;
}

/**
 * office_fee_account_get:
 * @connection: the connection
 * @application_id: the application
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the account with its balance (FEE-1)
 */
OfficeFeeAccount *
office_fee_account_get (OfficeConnection  *connection,
                        gint64             application_id,
                        GError           **error)
{
  g_autoptr (OfficeApplication) application = office_application_get (connection, application_id, error);
  g_autoptr (OfficeFeeAccount) account = NULL;
  OfficeAccount sums;

  if (application == NULL)
    return NULL;

  account = g_new0 (OfficeFeeAccount, 1);
  account->application_id = application_id;
  account->reference = g_strdup (application->reference);
  account->fee = application->fee;
  account->waived_reason = g_strdup (application->fee_waived_reason);
  if (!office_payer_from_nick (application->payer, &account->payer))
    account->payer = OFFICE_PAYER_OTHER;

  account->entries = list_entries (connection, application_id, error);
  if (account->entries == NULL)
    return NULL;

  for (guint i = 0; i < account->entries->len; i++)
    {
      const OfficeFeeEntry *entry = g_ptr_array_index (account->entries, i);

      if (entry->kind == OFFICE_FEE_DISCOUNT)
        account->discounts += entry->pence;
      else if (entry->kind == OFFICE_FEE_PAYMENT)
        account->payments += entry->pence;
      else if (entry->kind == OFFICE_FEE_REFUND)
        account->refunds += entry->pence;
    }

  sums = account_for_rules (account);
  account->balance = office_account_balance (&sums);
  account->settled = office_account_is_settled (&sums);
  return g_steal_pointer (&account);
}

/* The name of the step: "Payment of £600.00: Ng, Aoife". */
static char *
label_for (OfficeConnection  *connection,
           const char        *what,
           gint64             application_id,
           gint64             pence,
           GError           **error)
{
  g_autoptr (OfficeApplication) application = office_application_get (connection, application_id, error);
  g_autofree char *name = NULL;
  g_autofree char *amount = office_money_format (pence);

  if (application == NULL)
    return NULL;

  name = office_learner_name (connection, application->learner_id, error);
  return name != NULL ? g_strdup_printf (_("%s of %s: %s"), what, amount, name) : NULL;
}

static gint64
add_payment (OfficeConnection    *connection,
             OfficeFeeEntryKind   kind,
             gint64               application_id,
             gint64               pence,
             const char          *method,
             const char          *paid_on,
             const char          *note,
             GError             **error)
{
  static const char insert_sql[] =
    "INSERT INTO payment (application_id, kind, pence, method, paid_on, note)"
    " VALUES (?, ?, ?, coalesce (?, ''), ?, coalesce (?, ''))";
  g_autofree char *label = label_for (connection, office_fee_entry_kind_label (kind), application_id, pence, error);
  g_autofree char *today = office_connection_today (connection);
  g_autoptr (OfficeFeeAccount) account = NULL;
  OfficeAccount sums;
  gint64 id = 0;
  gboolean done;

  if (label == NULL || !office_check_day (paid_on, _("Day of the payment"), error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  account = office_fee_account_get (connection, application_id, error);
  done = account != NULL;
  if (done)
    {
      sums = account_for_rules (account);
      done = kind == OFFICE_FEE_PAYMENT ? office_account_check_payment (&sums, pence, error)
                                        : office_account_check_refund (&sums, pence, error);
      if (!done)
        g_prefix_error (error, "%s: ", account->reference);
    }

  done = done
         && office_connection_run (connection, error, insert_sql, "lslsss", application_id,
                                   office_fee_entry_kind_to_nick (kind), pence, method,
                                   paid_on != NULL && *paid_on != '\0' ? paid_on : today, note);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

/**
 * office_payment_add:
 * @connection: the connection
 * @application_id: the application
 * @pence: how much, more than 0
 * @method: (nullable): how it was paid
 * @paid_on: (nullable): ISO day; %NULL: today
 * @note: (nullable): a note
 * @error: where to put a failure
 *
 * Returns: the new row, or 0
 */
gint64
office_payment_add (OfficeConnection  *connection,
                    gint64             application_id,
                    gint64             pence,
                    const char        *method,
                    const char        *paid_on,
                    const char        *note,
                    GError           **error)
{
  return add_payment (connection, OFFICE_FEE_PAYMENT, application_id, pence, method, paid_on, note, error);
}

/**
 * office_refund_add:
 * @connection: the connection
 * @application_id: the application
 * @pence: how much, more than 0 and no more than was paid
 * @method: (nullable): how it was given back
 * @paid_on: (nullable): ISO day; %NULL: today
 * @note: (nullable): a note
 * @error: where to put a failure
 *
 * Returns: the new row, or 0
 */
gint64
office_refund_add (OfficeConnection  *connection,
                   gint64             application_id,
                   gint64             pence,
                   const char        *method,
                   const char        *paid_on,
                   const char        *note,
                   GError           **error)
{
  return add_payment (connection, OFFICE_FEE_REFUND, application_id, pence, method, paid_on, note, error);
}

static gboolean
check_positive (const char  *what,
                gint64       pence,
                GError     **error)
{
  if (pence > 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("%s: the amount must be more than nothing."), what);
  return FALSE;
}

/**
 * office_discount_add:
 * @connection: the connection
 * @application_id: the application
 * @pence: how much, more than 0 and no more than is left of the fee
 * @reason: why
 * @error: where to put a failure
 *
 * Returns: the new row, or 0
 */
gint64
office_discount_add (OfficeConnection  *connection,
                     gint64             application_id,
                     gint64             pence,
                     const char        *reason,
                     GError           **error)
{
  g_autofree char *label = label_for (connection, office_fee_entry_kind_label (OFFICE_FEE_DISCOUNT), application_id,
                                      pence, error);
  g_autoptr (OfficeFeeAccount) account = NULL;
  gint64 id = 0;
  gboolean done;

  if (label == NULL || !check_positive (_("Discount"), pence, error)
      || !office_check_given (reason, _("The reason of the discount"), error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, reason, error))
    return 0;

  account = office_fee_account_get (connection, application_id, error);
  done = account != NULL;
  if (done && account->discounts + pence > account->fee)
    {
      g_autofree char *fee = office_money_format (account->fee);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s: the discounts together would be more than the fee of %s."), account->reference, fee);
      done = FALSE;
    }

  done = done
         && office_connection_run (connection, error,
                                   "INSERT INTO discount (application_id, pence, reason) VALUES (?, ?, ?)", "lls",
                                   application_id, pence, reason);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

/* Invoices are numbered through the year in which they are dated, one after the other. */
static char *
next_invoice_number (OfficeConnection  *connection,
                     const char        *dated,
                     GError           **error)
{
  static const char sql[] =
    "SELECT coalesce (max (CAST (substr (number, 7) AS INTEGER)), 0) + 1 FROM invoice WHERE number GLOB ? || '[0-9]*'";
  g_autofree char *prefix = g_strdup_printf ("I%.4s-", dated);
  gint64 number = 0;

  if (!office_connection_get_int (connection, &number, error, sql, "s", prefix))
    return NULL;

  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, prefix, number);
}

static gboolean
check_invoice_number (OfficeConnection  *connection,
                      const char        *number,
                      GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *reference = office_connection_get_text (
    connection, &local_error,
    "SELECT reference FROM invoice JOIN application ON application.id = application_id WHERE number = ?", "s", number);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (reference != NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("There is already an invoice %s, for %s."), number,
                 reference);
  else
    return TRUE;

  return FALSE;
}

/**
 * office_invoice_add:
 * @connection: the connection
 * @application_id: the application
 * @number: (nullable): its number, unique; %NULL: the next one
 * @dated: (nullable): ISO day; %NULL: today
 * @pence: how much
 * @purchase_order: (nullable): the payer's order number
 * @error: where to put a failure
 *
 * Records an invoice, which by itself changes no balance (FEE-1).
 *
 * Returns: the new row, or 0
 */
gint64
office_invoice_add (OfficeConnection  *connection,
                    gint64             application_id,
                    const char        *number,
                    const char        *dated,
                    gint64             pence,
                    const char        *purchase_order,
                    GError           **error)
{
  static const char insert_sql[] =
    "INSERT INTO invoice (application_id, number, dated, pence, purchase_order) VALUES (?, ?, ?, ?, coalesce (?, ''))";
  g_autofree char *label = label_for (connection, office_fee_entry_kind_label (OFFICE_FEE_INVOICE), application_id,
                                      pence, error);
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *tidy = office_tidy (number);
  const char *day = dated != NULL && *dated != '\0' ? dated : today;
  gint64 id = 0;
  gboolean done;

  if (label == NULL || !check_positive (_("Invoice"), pence, error)
      || !office_check_day (dated, _("Date of the invoice"), error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  if (*tidy == '\0')
    {
      g_free (tidy);
      tidy = next_invoice_number (connection, day, error);
    }

  done = tidy != NULL && check_invoice_number (connection, tidy, error)
         && office_connection_run (connection, error, insert_sql, "lssls", application_id, tidy, day, pence,
                                   purchase_order);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

/**
 * office_fee_waive:
 * @connection: the connection
 * @application_id: the application
 * @reason: (nullable): why the certificate may go out unpaid; %NULL takes the waiver back
 * @error: where to put a failure
 *
 * Waives payment as a condition of the certificate (FEE-1). The balance stays what it is.
 *
 * Returns: whether it is saved
 */
gboolean
office_fee_waive (OfficeConnection  *connection,
                  gint64             application_id,
                  const char        *reason,
                  GError           **error)
{
  g_autoptr (OfficeApplication) application = office_application_get (connection, application_id, error);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (application == NULL || (reason != NULL && !office_check_given (reason, _("The reason of the waiver"), error)))
    return FALSE;

  name = office_learner_name (connection, application->learner_id, error);
  if (name == NULL)
    return FALSE;

  label = g_strdup_printf (reason != NULL ? _("Waive payment before the certificate of %s")
                                          : _("Ask for payment before the certificate of %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, reason, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_connection_run (connection, error,
                           "UPDATE application SET fee_waived_reason = ?, version = version + 1 WHERE id = ?", "sl",
                           reason, application_id),
    error);
}

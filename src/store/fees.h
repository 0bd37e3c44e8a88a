/* fees.h: the fee of an application: discounts, invoices, payments, refunds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/money.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeFeeEntryKind:
 *
 * What an entry of the account is. Nicks: "discount", "invoice", "payment", "refund". An invoice is
 * a paper and does not change the balance.
 */
typedef enum
{
  OFFICE_FEE_DISCOUNT,
  OFFICE_FEE_INVOICE,
  OFFICE_FEE_PAYMENT,
  OFFICE_FEE_REFUND,
} OfficeFeeEntryKind;

/**
 * OfficeFeeEntry:
 * @pence: always positive
 * @on: (nullable): ISO day; none for a discount
 * @text: method of a payment, number of an invoice, reason of a discount
 * @note: (nullable): note of a payment, purchase order of an invoice
 */
typedef struct
{
  gint64              id;
  OfficeFeeEntryKind  kind;
  gint64              pence;
  char               *on;
  char               *text;
  char               *note;
} OfficeFeeEntry;

/**
 * OfficeFeeAccount:
 * @fee: pence, like the sums
 * @balance: fee − discounts − payments + refunds (FEE-1)
 * @settled: nothing is owed, or it was waived
 * @payer: who pays
 * @waived_reason: (nullable): why the certificate may go out unpaid
 * @entries: (element-type OfficeFeeEntry): in the order in which they were made
 */
typedef struct
{
  gint64       application_id;
  char        *reference;
  gint64       fee;
  gint64       discounts;
  gint64       payments;
  gint64       refunds;
  gint64       balance;
  gboolean     settled;
  OfficePayer  payer;
  char        *waived_reason;
  GPtrArray   *entries;
} OfficeFeeAccount;

const char *office_fee_entry_kind_to_nick (OfficeFeeEntryKind  kind);
const char *office_fee_entry_kind_label   (OfficeFeeEntryKind  kind);
void        office_fee_entry_free         (OfficeFeeEntry     *entry);
void        office_fee_account_free       (OfficeFeeAccount   *account);

OfficeFeeAccount *office_fee_account_get (OfficeConnection  *connection,
                                          gint64             application_id,
                                          GError           **error);
gint64            office_payment_add     (OfficeConnection  *connection,
                                          gint64             application_id,
                                          gint64             pence,
                                          const char        *method,
                                          const char        *paid_on,
                                          const char        *note,
                                          GError           **error);
gint64            office_refund_add      (OfficeConnection  *connection,
                                          gint64             application_id,
                                          gint64             pence,
                                          const char        *method,
                                          const char        *paid_on,
                                          const char        *note,
                                          GError           **error);
gint64            office_discount_add    (OfficeConnection  *connection,
                                          gint64             application_id,
                                          gint64             pence,
                                          const char        *reason,
                                          GError           **error);
gint64            office_invoice_add     (OfficeConnection  *connection,
                                          gint64             application_id,
                                          const char        *number,
                                          const char        *dated,
                                          gint64             pence,
                                          const char        *purchase_order,
                                          GError           **error);
gboolean          office_fee_waive       (OfficeConnection  *connection,
                                          gint64             application_id,
                                          const char        *reason,
                                          GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeFeeEntry, office_fee_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeFeeAccount, office_fee_account_free)

G_END_DECLS

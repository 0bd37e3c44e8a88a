/* money.h: pence, read and written, and the balance of a fee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean office_money_parse  (const char *text,
                              gint64     *pence,
                              GError    **error);
char    *office_money_format (gint64 pence);

/* Nicks: "self", "employer", "other" (FEE-1) */
typedef enum
{
  OFFICE_PAYER_SELF,
  OFFICE_PAYER_EMPLOYER,
  OFFICE_PAYER_OTHER,
} OfficePayer;

#define OFFICE_N_PAYERS (OFFICE_PAYER_OTHER + 1)

const char *office_payer_to_nick   (OfficePayer payer);
gboolean    office_payer_from_nick (const char  *nick,
                                    OfficePayer *payer);
const char *office_payer_label     (OfficePayer payer);

/**
 * OfficeAccount:
 * @fee: pence
 * @discounts: pence, the sum
 * @payments: pence, the sum
 * @refunds: pence, the sum
 * @waived_reason: (nullable): why the fee need not be settled for the certificate
 */
typedef struct
{
  gint64      fee;
  gint64      discounts;
  gint64      payments;
  gint64      refunds;
  const char *waived_reason;
} OfficeAccount;

gint64   office_account_balance       (const OfficeAccount *account);
gboolean office_account_is_settled    (const OfficeAccount *account);
gboolean office_account_check_payment (const OfficeAccount *account,
                                       gint64               pence,
                                       GError             **error);
gboolean office_account_check_refund  (const OfficeAccount *account,
                                       gint64               pence,
                                       GError             **error);
char    *office_account_text          (const OfficeAccount *account);

G_END_DECLS

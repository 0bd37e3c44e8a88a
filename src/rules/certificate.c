/* certificate.c: who may have a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/certificate.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/hours.h"
#include "rules/nicks.h"

static const OfficeNick statuses[] = {
  [OFFICE_CERTIFICATE_ISSUED] = { "issued", N_("Issued") },
  [OFFICE_CERTIFICATE_REPLACED] = { "replaced", N_("Replaced") },
  [OFFICE_CERTIFICATE_REVOKED] = { "revoked", N_("Revoked") },
};

OFFICE_DEFINE_NICKS (OfficeCertificateStatus, office_certificate_status, statuses)

static char *
hours_reason (const OfficeCertificateCase *subject)
{
  g_autofree char *missing = office_minutes_to_text (subject->hours_required -
                                                     subject->hours_attended);

  return g_strdup_printf (_("%s of hands-on time are short"), missing);
}

static char *
fee_reason (const OfficeCertificateCase *subject)
{
  g_autofree char *balance = office_money_format (office_account_balance (subject->account));

  return g_strdup_printf (_("%s of the fee are owed and not waived"), balance);
}

/**
 * office_certificate_reasons:
 * @subject: a learner's case
 *
 * Every reason against a certificate (CERT-1): not a ratified pass, hours short, fee neither
 * settled nor waived, no name to print, or one that stands already.
 *
 * Returns: (transfer full) (element-type utf8): the reasons; empty when it may be issued
 */
GPtrArray *
office_certificate_reasons (const OfficeCertificateCase *subject)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (g_free);

  if (subject->has_standing)
    g_ptr_array_add (reasons, g_strdup (_("a certificate was issued and stands; reissue it instead")));
  if (subject->outcome != OFFICE_OUTCOME_PASS)
    g_ptr_array_add (reasons, g_strdup_printf (_("the outcome is “%s”, not a pass"),
                                               office_outcome_label (subject->outcome)));
  if (!subject->ratified)
    g_ptr_array_add (reasons, g_strdup (_("the board has not ratified the result")));
  if (subject->hours_attended < subject->hours_required)
    g_ptr_array_add (reasons, hours_reason (subject));
  if (subject->account != NULL && !office_account_is_settled (subject->account))
    g_ptr_array_add (reasons, fee_reason (subject));
  if (subject->printed_name == NULL || *subject->printed_name == '\0')
    g_ptr_array_add (reasons, g_strdup (_("there is no name to print")));

  return reasons;
}

/**
 * office_certificate_check:
 * @subject: a learner's case
 * @error: return location for an error
 *
 * Checks that a certificate may be issued (CERT-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED that names the learner and every reason
 */
gboolean
office_certificate_check (const OfficeCertificateCase *subject,
                          GError                     **error)
{
  g_autoptr (GPtrArray) reasons = office_certificate_reasons (subject);
  g_autofree char *joined = NULL;

  if (reasons->len == 0)
    return TRUE;

  g_ptr_array_add (reasons, NULL);
  joined = g_strjoinv (_("; "), (char **) reasons->pdata);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("No certificate for %s: %s."),
               subject->learner, joined);
  return FALSE;
}

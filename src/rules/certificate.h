/* certificate.h: who may have a certificate, and what its serial and code look like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"
#include "rules/money.h"
#include "rules/outcome.h"

G_BEGIN_DECLS

/**
 * OfficeCertificateCase:
 * @learner: for the sentence
 * @printed_name: (nullable): as the learner wants it printed
 * @outcome: as it stands
 * @ratified: by the board
 * @hours_required: minutes
 * @hours_attended: minutes
 * @account: (nullable): the fee; %NULL where there is none
 * @has_standing: a certificate for this enrolment was issued and stands
 */
typedef struct
{
  const char          *learner;
  const char          *printed_name;
  OfficeOutcome        outcome;
  gboolean             ratified;
  int                  hours_required;
  int                  hours_attended;
  const OfficeAccount *account;
  gboolean             has_standing;
} OfficeCertificateCase;

gboolean   office_certificate_check   (const OfficeCertificateCase *subject,
                                       GError                     **error);
/* (element-type utf8): every reason against it, empty when there is none */
GPtrArray *office_certificate_reasons (const OfficeCertificateCase *subject);

char      *office_certificate_serial         (int    year,
                                              gint64 number);
gboolean   office_certificate_serial_parse   (const char *text,
                                              int        *year,
                                              gint64     *number,
                                              GError    **error);
char      *office_certificate_code           (const guint8 *random,
                                              gsize         n_random);
char      *office_certificate_code_normalise (const char *text,
                                              GError    **error);

#define OFFICE_CERTIFICATE_CODE_BYTES 8

/* Nicks: "issued", "replaced" (by a reissue), "revoked" (CERT-2) */
typedef enum
{
  OFFICE_CERTIFICATE_ISSUED,
  OFFICE_CERTIFICATE_REPLACED,
  OFFICE_CERTIFICATE_REVOKED,
} OfficeCertificateStatus;

const char *office_certificate_status_to_nick   (OfficeCertificateStatus status);
gboolean    office_certificate_status_from_nick (const char              *nick,
                                                 OfficeCertificateStatus *status);
const char *office_certificate_status_label     (OfficeCertificateStatus status);

G_END_DECLS

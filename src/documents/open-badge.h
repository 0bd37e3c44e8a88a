/* open-badge.h: an issued certificate as an Open Badges 3.0 achievement credential
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/certificate.h"

G_BEGIN_DECLS

/**
 * OfficeOpenBadge:
 * @facts: what the certificate states, frozen; it has a serial
 * @learner_email: (nullable): hashed into the credential, never written as it is (PRIVACY-1)
 * @provider_email: (nullable): of the office
 *
 * What a credential is made of.
 */
typedef struct
{
  const OfficeCertificateFacts *facts;
  const char                   *learner_email;
  const char                   *provider_email;
} OfficeOpenBadge;

char *office_open_badge_to_json (const OfficeOpenBadge *badge);

G_END_DECLS

/* privacy.h: how long things are kept, and what must not be written down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeRecordKind:
 * @OFFICE_RECORD_UNSUCCESSFUL_APPLICATION: counted from the decision
 * @OFFICE_RECORD_STUDENT_FILE: counted from the end of study
 * @OFFICE_RECORD_TRANSCRIPT_CORE: kept for good
 */
typedef enum
{
  OFFICE_RECORD_UNSUCCESSFUL_APPLICATION,
  OFFICE_RECORD_STUDENT_FILE,
  OFFICE_RECORD_TRANSCRIPT_CORE,
} OfficeRecordKind;

OfficeDay office_retention_until     (OfficeRecordKind     kind,
                                      OfficeDay            from,
                                      const OfficeRuleSet *rules);
gboolean  office_retention_is_over   (OfficeRecordKind     kind,
                                      OfficeDay            from,
                                      OfficeDay            today,
                                      const OfficeRuleSet *rules);
gboolean  office_nhs_number_is_valid (const char *digits);
gboolean  office_patient_check       (const char *field,
                                      const char *text,
                                      GError    **error);

/* What is known of the newsletter. Nicks: "none", "unconfirmed", "given", "withdrawn" (PRIVACY-1) */
typedef enum
{
  OFFICE_CONSENT_NONE,
  OFFICE_CONSENT_UNCONFIRMED,
  OFFICE_CONSENT_GIVEN,
  OFFICE_CONSENT_WITHDRAWN,
} OfficeConsent;

#define OFFICE_N_CONSENTS (OFFICE_CONSENT_WITHDRAWN + 1)

const char *office_consent_to_nick     (OfficeConsent consent);
gboolean    office_consent_from_nick   (const char    *nick,
                                        OfficeConsent *consent);
const char *office_consent_label       (OfficeConsent consent);
gboolean    office_consent_allows_mail (OfficeConsent consent);
OfficeConsent office_consent_from_form (const char *answer,
                                        gboolean    explicit_opt_in);

G_END_DECLS

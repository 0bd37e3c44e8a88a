/* state-look.c: the word, icon and tint of every state that a person meets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/codes.h"
#include "views/state-look.h"

/* The one table. Words come from the rules, so that the window and officectl say the same. */
typedef struct
{
  const char *icon_name;
  const char *tint;
} Look;

static const Look application_looks[OFFICE_N_APPLICATION_STATES] = {
  [OFFICE_APPLICATION_RECEIVED] = { "office-received-symbolic", "neutral" },
  [OFFICE_APPLICATION_IN_REVIEW] = { "office-review-symbolic", "info" },
  [OFFICE_APPLICATION_OFFERED] = { "office-letter-symbolic", "info" },
  [OFFICE_APPLICATION_ACCEPTED] = { "office-tick-symbolic", "good" },
  [OFFICE_APPLICATION_ENROLLED] = { "office-person-symbolic", "good" },
  [OFFICE_APPLICATION_WAITING] = { "office-clock-symbolic", "warn" },
  [OFFICE_APPLICATION_DECLINED] = { "office-declined-symbolic", "bad" },
  [OFFICE_APPLICATION_WITHDRAWN] = { "office-withdrawn-symbolic", "muted" },
  [OFFICE_APPLICATION_DEFERRED] = { "office-deferred-symbolic", "warn" },
};

static const Look requirement_looks[OFFICE_N_REQUIREMENT_STATES] = {
  [OFFICE_REQUIREMENT_NOT_SEEN] = { "office-ring-symbolic", "muted" },
  [OFFICE_REQUIREMENT_MET] = { "office-tick-circle-symbolic", "good" },
  [OFFICE_REQUIREMENT_CONDITIONAL] = { "office-condition-symbolic", "warn" },
  [OFFICE_REQUIREMENT_NOT_MET] = { "office-declined-symbolic", "bad" },
  [OFFICE_REQUIREMENT_WAIVED] = { "office-waived-symbolic", "info" },
};

static const Look outcome_looks[OFFICE_N_OUTCOMES] = {
  [OFFICE_OUTCOME_PENDING] = { "office-pending-symbolic", "muted" },
  [OFFICE_OUTCOME_WITHDRAWN] = { "office-withdrawn-symbolic", "muted" },
  [OFFICE_OUTCOME_WITHHELD] = { "office-withheld-symbolic", "warn" },
  [OFFICE_OUTCOME_DEFERRED] = { "office-deferred-symbolic", "warn" },
  [OFFICE_OUTCOME_INCOMPLETE] = { "office-incomplete-symbolic", "warn" },
  [OFFICE_OUTCOME_REFER] = { "office-refer-symbolic", "warn" },
  [OFFICE_OUTCOME_FAIL] = { "office-cross-symbolic", "bad" },
  [OFFICE_OUTCOME_PASS] = { "office-tick-symbolic", "good" },
};

static const Look certificate_looks[] = {
  [OFFICE_CERTIFICATE_ISSUED] = { "office-certificate-symbolic", "good" },
  [OFFICE_CERTIFICATE_REPLACED] = { "office-replaced-symbolic", "muted" },
  [OFFICE_CERTIFICATE_REVOKED] = { "office-declined-symbolic", "bad" },
};

static const Look hours_looks[] = {
  [OFFICE_HOURS_MET] = { "office-tick-symbolic", "good" },
  [OFFICE_HOURS_BOOKED] = { "office-clock-symbolic", "info" },
  [OFFICE_HOURS_BOOKABLE] = { "office-warning-symbolic", "warn" },
  [OFFICE_HOURS_OUT_OF_REACH] = { "office-error-symbolic", "bad" },
};

static OfficeStateLook
look_from (const Look *looks,
           gsize       n_looks,
           int         value,
           const char *word)
{
  g_return_val_if_fail (value >= 0 && (gsize) value < n_looks,
                        ((OfficeStateLook) { "", "office-warning-symbolic", "neutral" }));

  return (OfficeStateLook) { word, looks[value].icon_name, looks[value].tint };
}

/**
 * office_state_look_application:
 * @state: of an application (APPLY-1)
 *
 * Returns: how it looks
 */
OfficeStateLook
office_state_look_application (OfficeApplicationState state)
{
  return look_from (application_looks, G_N_ELEMENTS (application_looks), (int) state,
                    office_application_state_label (state));
}

/**
 * office_state_look_requirement:
 * @state: of one of the four requirements (ENTRY-2)
 *
 * Returns: how it looks
 */
OfficeStateLook
office_state_look_requirement (OfficeRequirementState state)
{
  return look_from (requirement_looks, G_N_ELEMENTS (requirement_looks), (int) state,
                    office_requirement_state_label (state));
}

/**
 * office_state_look_outcome:
 * @outcome: of a module (ASSESS-11)
 *
 * Returns: how it looks
 */
OfficeStateLook
office_state_look_outcome (OfficeOutcome outcome)
{
  return look_from (outcome_looks, G_N_ELEMENTS (outcome_looks), (int) outcome,
                    office_outcome_label (outcome));
}

/**
 * office_state_look_code:
 * @code: in place of a mark: "NS", "DEF", or one of the office's own (ASSESS-8)
 *
 * Returns: how it looks; the word is the code itself, valid as long as @code
 */
OfficeStateLook
office_state_look_code (const char *code)
{
  if (g_strcmp0 (code, OFFICE_CODE_NOT_SUBMITTED) == 0)
    return (OfficeStateLook) { code, "office-not-submitted-symbolic", "bad" };
  if (g_strcmp0 (code, OFFICE_CODE_DEFERRED) == 0)
    return (OfficeStateLook) { code, "office-deferred-symbolic", "warn" };
  return (OfficeStateLook) { code, "office-pending-symbolic", "neutral" };
}

/**
 * office_state_look_certificate:
 * @status: of a certificate (CERT-2)
 *
 * Returns: how it looks
 */
OfficeStateLook
office_state_look_certificate (OfficeCertificateStatus status)
{
  return look_from (certificate_looks, G_N_ELEMENTS (certificate_looks), (int) status,
                    office_certificate_status_label (status));
}

/**
 * office_state_look_hours:
 * @forecast: of the hands-on hours (HOURS-4)
 *
 * Returns: how it looks
 */
OfficeStateLook
office_state_look_hours (OfficeHoursForecast forecast)
{
  return look_from (hours_looks, G_N_ELEMENTS (hours_looks), (int) forecast,
                    office_hours_forecast_label (forecast));
}

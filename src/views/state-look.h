/* state-look.h: the word, icon and tint of every state that a person meets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/application.h"
#include "rules/certificate.h"
#include "rules/entry.h"
#include "rules/hours.h"
#include "rules/outcome.h"

G_BEGIN_DECLS

/**
 * OfficeStateLook:
 * @word: for a person, translated; owned by the program
 * @icon_name: a symbolic icon
 * @tint: a class of the style sheet: "neutral", "muted", "info", "good", "warn" or "bad"
 *
 * How a state looks wherever it appears. Never the tint alone: the word or the icon go with it.
 */
typedef struct
{
  const char *word;
  const char *icon_name;
  const char *tint;
} OfficeStateLook;

OfficeStateLook office_state_look_application (OfficeApplicationState  state);
OfficeStateLook office_state_look_requirement (OfficeRequirementState  state);
OfficeStateLook office_state_look_outcome     (OfficeOutcome           outcome);
OfficeStateLook office_state_look_code        (const char             *code);
OfficeStateLook office_state_look_certificate (OfficeCertificateStatus status);
OfficeStateLook office_state_look_hours       (OfficeHoursForecast     forecast);

G_END_DECLS

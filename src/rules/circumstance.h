/* circumstance.h: exceptional circumstances: their kinds, and what follows from accepting them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeCircumstanceKind:
 * @OFFICE_CIRCUMSTANCE_SELF_CERTIFIED: the short extension, on the learner's word
 * @OFFICE_CIRCUMSTANCE_EVIDENCED: the long extension, evidence seen
 * @OFFICE_CIRCUMSTANCE_DEFERRAL: the next opportunity counts for the same attempt
 *
 * What is asked for (ASSESS-8). Nicks: "self-certified", "evidenced", "deferral".
 */
typedef enum
{
  OFFICE_CIRCUMSTANCE_SELF_CERTIFIED,
  OFFICE_CIRCUMSTANCE_EVIDENCED,
  OFFICE_CIRCUMSTANCE_DEFERRAL,
} OfficeCircumstanceKind;

#define OFFICE_N_CIRCUMSTANCE_KINDS (OFFICE_CIRCUMSTANCE_DEFERRAL + 1)

/**
 * OfficeCircumstanceDecision:
 *
 * What became of it. Nicks: "open", "accepted", "refused".
 */
typedef enum
{
  OFFICE_CIRCUMSTANCE_OPEN,
  OFFICE_CIRCUMSTANCE_ACCEPTED,
  OFFICE_CIRCUMSTANCE_REFUSED,
} OfficeCircumstanceDecision;

#define OFFICE_N_CIRCUMSTANCE_DECISIONS (OFFICE_CIRCUMSTANCE_REFUSED + 1)

const char *office_circumstance_kind_to_nick       (OfficeCircumstanceKind      kind);
const char *office_circumstance_kind_label         (OfficeCircumstanceKind      kind);
gboolean    office_circumstance_kind_from_nick     (const char                 *nick,
                                                    OfficeCircumstanceKind     *kind);
const char *office_circumstance_decision_to_nick   (OfficeCircumstanceDecision  decision);
const char *office_circumstance_decision_label     (OfficeCircumstanceDecision  decision);
gboolean    office_circumstance_decision_from_nick (const char                 *nick,
                                                    OfficeCircumstanceDecision *decision);

/**
 * OfficeCircumstanceFacts:
 * @kind: what is asked for
 * @begins_on: first day of the circumstances, or %OFFICE_DAY_NONE
 * @ends_on: last day, or %OFFICE_DAY_NONE
 * @evidence_on: when the evidence was seen, or %OFFICE_DAY_NONE
 * @decision: what became of it
 * @decided_by: (nullable): who decided
 */
typedef struct
{
  OfficeCircumstanceKind     kind;
  OfficeDay                  begins_on;
  OfficeDay                  ends_on;
  OfficeDay                  evidence_on;
  OfficeCircumstanceDecision decision;
  const char                *decided_by;
} OfficeCircumstanceFacts;

gboolean office_circumstance_check (const OfficeCircumstanceFacts *facts,
                                    OfficeDay                      today,
                                    GError                       **error);
int      office_circumstance_days  (OfficeCircumstanceKind         kind,
                                    const OfficeRuleSet           *rules);

G_END_DECLS

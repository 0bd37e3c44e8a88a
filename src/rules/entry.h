/* entry.h: the four entry requirements and what they allow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"

G_BEGIN_DECLS

typedef enum
{
  OFFICE_REQUIREMENT_REGISTRATION,
  OFFICE_REQUIREMENT_DEGREE,
  OFFICE_REQUIREMENT_EMPLOYMENT,
  OFFICE_REQUIREMENT_ULTRASOUND,
} OfficeRequirement;

#define OFFICE_N_REQUIREMENTS (OFFICE_REQUIREMENT_ULTRASOUND + 1)

const char *office_requirement_to_nick   (OfficeRequirement requirement);
gboolean    office_requirement_from_nick (const char        *nick,
                                          OfficeRequirement *requirement);
const char *office_requirement_label     (OfficeRequirement requirement);

/**
 * OfficeRequirementState:
 *
 * Nicks: "not-seen", "met", "conditional", "not-met", "waived" (ENTRY-2).
 */
typedef enum
{
  OFFICE_REQUIREMENT_NOT_SEEN,
  OFFICE_REQUIREMENT_MET,
  OFFICE_REQUIREMENT_CONDITIONAL,
  OFFICE_REQUIREMENT_NOT_MET,
  OFFICE_REQUIREMENT_WAIVED,
} OfficeRequirementState;

#define OFFICE_N_REQUIREMENT_STATES (OFFICE_REQUIREMENT_WAIVED + 1)

const char *office_requirement_state_to_nick   (OfficeRequirementState state);
gboolean    office_requirement_state_from_nick (const char             *nick,
                                                OfficeRequirementState *state);
const char *office_requirement_state_label     (OfficeRequirementState state);

/**
 * OfficeDecision:
 * @state: the decision
 * @note: (nullable): the condition's text, or why it is waived
 * @due: the condition's day, or %OFFICE_DAY_NONE
 * @by: (nullable): who decided
 *
 * The decision on one requirement.
 */
typedef struct
{
  OfficeRequirementState state;
  const char            *note;
  OfficeDay              due;
  const char            *by;
} OfficeDecision;

/* Arrays of decisions hold OFFICE_N_REQUIREMENTS of them, indexed by OfficeRequirement. */
gboolean office_decision_check     (OfficeRequirement     requirement,
                                    const OfficeDecision *decision,
                                    GError              **error);
gboolean office_entry_may_offer    (const OfficeDecision *decisions,
                                    gboolean             *conditional,
                                    GError              **error);
gboolean office_entry_may_enrol    (const OfficeDecision *decisions,
                                    GError              **error);
char    *office_entry_conditions   (const OfficeDecision *decisions);
gboolean office_entry_is_overdue   (const OfficeDecision *decision,
                                    OfficeDay             today);
char    *office_degree_note        (const char *degree,
                                    const char *degree_class);

G_END_DECLS

/* circumstance.c: exceptional circumstances: their kinds, and what follows from accepting them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/circumstance.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/given.h"
#include "rules/nicks.h"

static const OfficeNick kinds[OFFICE_N_CIRCUMSTANCE_KINDS] = {
  [OFFICE_CIRCUMSTANCE_SELF_CERTIFIED] = { "self-certified", N_("Self-certified extension") },
  [OFFICE_CIRCUMSTANCE_EVIDENCED] = { "evidenced", N_("Extension with evidence") },
  [OFFICE_CIRCUMSTANCE_DEFERRAL] = { "deferral", N_("Deferral to the next opportunity") },
};

static const OfficeNick decisions[OFFICE_N_CIRCUMSTANCE_DECISIONS] = {
  [OFFICE_CIRCUMSTANCE_OPEN] = { "open", N_("Not decided yet") },
  [OFFICE_CIRCUMSTANCE_ACCEPTED] = { "accepted", N_("Accepted") },
  [OFFICE_CIRCUMSTANCE_REFUSED] = { "refused", N_("Refused") },
};

OFFICE_DEFINE_NICKS (OfficeCircumstanceKind, office_circumstance_kind, kinds)
OFFICE_DEFINE_NICKS (OfficeCircumstanceDecision, office_circumstance_decision, decisions)

/**
 * office_circumstance_check:
 * @facts: what is to be recorded
 * @today: the day
 * @error: return location for an error
 *
 * Checks exceptional circumstances (ASSESS-8): their days are in order, a decision names who took it,
 * and an extension with evidence is accepted only once the evidence was seen.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED
 */
gboolean
office_circumstance_check (const OfficeCircumstanceFacts *facts,
                           OfficeDay                      today,
                           GError                       **error)
{
  const char *refusal = NULL;

  if (facts->begins_on != OFFICE_DAY_NONE && facts->ends_on != OFFICE_DAY_NONE && facts->ends_on < facts->begins_on)
    refusal = _("The circumstances end before they begin: look at the two days again.");
  else if (facts->evidence_on != OFFICE_DAY_NONE && facts->evidence_on > today)
    refusal = _("The evidence cannot have been seen on a day to come.");
  else if (facts->decision != OFFICE_CIRCUMSTANCE_OPEN && !office_text_is_given (facts->decided_by))
    refusal = _("Say who decided.");
  else if (facts->decision == OFFICE_CIRCUMSTANCE_ACCEPTED && facts->kind == OFFICE_CIRCUMSTANCE_EVIDENCED
           && facts->evidence_on == OFFICE_DAY_NONE)
    refusal = _("An extension with evidence is accepted once the evidence was seen: give the day on which it was.");

  if (refusal == NULL)
    return TRUE;
  g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, refusal);
  return FALSE;
}

/**
 * office_circumstance_days:
 * @kind: what is asked for
 * @rules: how long an extension is
 *
 * Returns: by how many days the deadline moves (ASSESS-6, -8); 0 for a deferral
 */
int
office_circumstance_days (OfficeCircumstanceKind kind,
                          const OfficeRuleSet   *rules)
{
  switch (kind)
    {
    case OFFICE_CIRCUMSTANCE_SELF_CERTIFIED:
      return rules->extension_short_days;
    case OFFICE_CIRCUMSTANCE_EVIDENCED:
      return rules->extension_long_days;
    case OFFICE_CIRCUMSTANCE_DEFERRAL:
    default:
      return 0;
    }
}

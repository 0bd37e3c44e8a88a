/* retake.c: what must be taken again, and under which terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/retake.h"

#include <glib/gi18n-lib.h>

#include "rules/nicks.h"

static const OfficeNick kinds[OFFICE_N_RETAKE_KINDS] = {
  [OFFICE_RETAKE_NONE] = { "none", N_("Nothing") },
  [OFFICE_RETAKE_REFERRED] = { "referred", N_("Referred") },
  [OFFICE_RETAKE_DEFERRED] = { "deferred", N_("Deferred") },
  [OFFICE_RETAKE_EXHAUSTED] = { "exhausted", N_("No attempt left") },
};

OFFICE_DEFINE_NICKS (OfficeRetakeKind, office_retake_kind, kinds)

/**
 * office_retake_of:
 * @result: what the component came to
 * @spec: the component, with the board's override for this learner already in it
 * @retake: (out): what is due
 *
 * What of a component must be taken again: only what is failed, within the attempts allowed, capped
 * at the pass mark (ASSESS-4); what is deferred, for the same attempt and uncapped unless that was
 * itself a reassessment (ASSESS-8).
 */
void
office_retake_of (const OfficeComponentResult *result,
                  const OfficeComponentSpec   *spec,
                  OfficeRetake                *retake)
{
  *retake = (OfficeRetake) { OFFICE_RETAKE_NONE, 0, 0, OFFICE_MARK_NONE, result->mark };

  if (result->deferred)
    {
      retake->kind = OFFICE_RETAKE_DEFERRED;
      retake->attempt = result->attempt;
    }
  else if (result->failed && result->attempts_left > 0)
    {
      retake->kind = OFFICE_RETAKE_REFERRED;
      retake->attempt = result->attempt + 1;
    }
  else if (result->failed)
    {
      retake->kind = OFFICE_RETAKE_EXHAUSTED;
      retake->attempt = result->attempt;
      return;
    }
  else
    {
      return;
    }

  retake->attempts_left = MAX (0, spec->max_attempts - retake->attempt);
  if (retake->attempt > 1)
    retake->cap = spec->pass_mark;
}

/* What follows upon a fail in the attempt that is due. */
static char *
after_it (int attempts_left)
{
  if (attempts_left == 0)
    return g_strdup (_("no attempt is left after it"));

  return g_strdup_printf (ngettext ("%d attempt is left after it", "%d attempts are left after it", attempts_left),
                          attempts_left);
}

/**
 * office_retake_explain:
 * @retake: what is due
 * @label: the component in the middle of a sentence: "written assignment"
 *
 * Returns: (transfer full): one sentence with attempt, cap and what is left; "" where nothing is due
 */
char *
office_retake_explain (const OfficeRetake *retake,
                       const char         *label)
{
  g_autofree char *cap = office_mark_format (retake->cap);
  g_autofree char *mark = office_mark_format (retake->mark);
  g_autofree char *after = after_it (retake->attempts_left);

  switch (retake->kind)
    {
    case OFFICE_RETAKE_REFERRED:
      /* Translators: a component, its mark, the attempt, the pass mark, what is left after it */
      return g_strdup_printf (_("The %s was failed with %s: attempt %d is due, capped at %s; %s."), label, mark,
                              retake->attempt, cap, after);
    case OFFICE_RETAKE_DEFERRED:
      if (retake->cap == OFFICE_MARK_NONE)
        return g_strdup_printf (_("The %s was deferred: attempt %d is due and counts in full; %s."), label,
                                retake->attempt, after);
      return g_strdup_printf (_("The %s was deferred: attempt %d is due, a reassessment capped at %s; %s."), label,
                              retake->attempt, cap, after);
    case OFFICE_RETAKE_EXHAUSTED:
      return g_strdup_printf (_("The %s was failed with %s and no attempt is left: only the board can grant another, "
                                "with a reason."), label, mark);
    case OFFICE_RETAKE_NONE:
    default:
      return g_strdup ("");
    }
}

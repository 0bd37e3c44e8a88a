/* tutors.c: how many tutors a hands-on day needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/tutors.h"

#include <glib/gi18n-lib.h>

/**
 * office_tutors_needed:
 * @learners: how many learners there are
 * @learners_per_tutor: how many one tutor can teach at most
 *
 * Returns: how many tutors they need
 */
int
office_tutors_needed (int learners,
                      int learners_per_tutor)
{
  g_return_val_if_fail (learners_per_tutor > 0, 0);

  return (MAX (learners, 0) + learners_per_tutor - 1) / learners_per_tutor;
}

/**
 * office_tutors_missing:
 * @title: the hands-on session, for people
 * @learners: how many learners it has
 * @tutors: how many tutors it has
 * @learners_per_tutor: how many one tutor can teach at most
 *
 * Returns: (transfer full) (nullable): the rule and the numbers in a sentence where there are too few
 *   tutors, or %NULL
 */
char *
office_tutors_missing (const char *title,
                       int         learners,
                       int         tutors,
                       int         learners_per_tutor)
{
  int needed = office_tutors_needed (learners, learners_per_tutor);
  g_autofree char *have = NULL;
  g_autofree char *need = NULL;

  if (tutors >= needed)
    return NULL;

  have = g_strdup_printf (ngettext ("%d tutor", "%d tutors", (gulong) tutors), tutors);
  need = g_strdup_printf (ngettext ("%d tutor", "%d tutors", (gulong) needed), needed);
  /* Translators: a session; how many tutors it has, and needs; numbers of learners */
  return g_strdup_printf (ngettext ("“%s” has %s for %d learner and needs %s: on a hands-on day one tutor teaches at "
                                    "most %d.",
                                    "“%s” has %s for %d learners and needs %s: on a hands-on day one tutor teaches at "
                                    "most %d.",
                                    (gulong) learners),
                          title, have, learners, need, learners_per_tutor);
}

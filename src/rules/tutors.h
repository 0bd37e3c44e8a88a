/* tutors.h: how many tutors a hands-on day needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the office starts with; its own number stands in its settings. */
#define OFFICE_LEARNERS_PER_TUTOR 4
#define OFFICE_MOST_LEARNERS_PER_TUTOR 100

int   office_tutors_needed  (int learners,
                             int learners_per_tutor);
char *office_tutors_missing (const char *title,
                             int         learners,
                             int         tutors,
                             int         learners_per_tutor);

G_END_DECLS

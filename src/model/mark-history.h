/* mark-history.h: every value that the marks of a learner ever had, who, when, why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * OfficeMarkChange:
 * @at: UTC seconds
 * @actor: who
 * @what: "Written assignment, attempt 1: first 62 → 64"
 * @reason: (nullable): why, as the person said it
 *
 * One change of one mark.
 */
typedef struct
{
  gint64  at;
  char   *actor;
  char   *what;
  char   *reason;
} OfficeMarkChange;

void       office_mark_change_free  (OfficeMarkChange  *change);
GPtrArray *office_mark_history_read (OfficeConnection  *connection,
                                     gint64             cohort_id,
                                     gint64             enrolment_id,
                                     GError           **error);

G_END_DECLS

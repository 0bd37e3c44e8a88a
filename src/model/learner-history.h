/* learner-history.h: everything that was ever changed of one learner, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeLearnerChange:
 * @at: UTC seconds
 * @actor: who
 * @step: the step of work ("Edit Ng, Aoife")
 * @reason: (nullable): why, as the person said it
 * @lines: (element-type utf8): what, one field a line: "E-mail: blank → a@b.org"
 *
 * One step of work, as far as it concerned one learner.
 */
typedef struct
{
  gint64     at;
  char      *actor;
  char      *step;
  char      *reason;
  GPtrArray *lines;
} OfficeLearnerChange;

void       office_learner_change_free  (OfficeLearnerChange *change);
GPtrArray *office_learner_history_read (OfficeConnection    *connection,
                                        gint64               learner_id,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeLearnerChange, office_learner_change_free)

G_END_DECLS

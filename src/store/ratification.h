/* ratification.h: a result's next version and the lock behind it; for this folder only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/assessment.h"
#include "store/results.h"

G_BEGIN_DECLS

int      office_ratification_credits    (const OfficeCohortAssessment  *cohort,
                                         const OfficeAssessed          *learner,
                                         OfficeOutcome                  outcome);
gboolean office_ratification_add_result (OfficeConnection              *connection,
                                         const OfficeCohortAssessment  *cohort,
                                         const OfficeAssessed          *learner,
                                         const OfficeResultRow         *row,
                                         gint64                         board_id,
                                         const char                    *ratified_on,
                                         const char                    *chairs_action,
                                         const char                    *reason,
                                         GError                       **error);
gboolean office_ratification_lock       (OfficeConnection              *connection,
                                         const OfficeCohortAssessment  *cohort,
                                         const OfficeAssessed          *learner,
                                         gint64                         board_id,
                                         GError                       **error);

G_END_DECLS

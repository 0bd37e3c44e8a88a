/* result-row.h: a learner's result out of what was read of the cohort; for this folder only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/assessment.h"
#include "store/results.h"

G_BEGIN_DECLS

OfficeResultRow *office_result_row_new (const OfficeCohortAssessment *cohort,
                                        const OfficeAssessed         *learner,
                                        gboolean                      ignore_ratified);

G_END_DECLS

/* viva-words.h: what stands in the way of a viva, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-problem.h"

G_BEGIN_DECLS

void  office_viva_words_for_facts    (const OfficeVivaProblem  *problem,
                                      int                       learner,
                                      GArray                   *facts,
                                      GPtrArray                *sentences);
char *office_viva_words_for_span     (const OfficeVivaSpan     *span);
char *office_viva_words_for_time     (const char               *who,
                                      const OfficeVivaSpan     *span);
char *office_viva_words_for_most     (const OfficeVivaExaminer *examiner);
char *office_viva_words_for_newcomer (const OfficeVivaLearner  *learner,
                                      const OfficeVivaSpan     *span);

G_END_DECLS

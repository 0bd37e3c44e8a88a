/* viva-explain.h: why a learner has no place, and what would be enough (VIVA-4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-planner.h"

G_BEGIN_DECLS

/**
 * OfficeVivaFactKind:
 * @OFFICE_VIVA_FACT_LEARNER_TIMES: when the learner can come
 * @OFFICE_VIVA_FACT_CONFLICT: the learner and the examiner have a conflict of interest
 * @OFFICE_VIVA_FACT_EXAMINER_TIMES: when the examiner can come
 * @OFFICE_VIVA_FACT_EXAMINER_MOST: how many vivas the examiner takes a day
 * @OFFICE_VIVA_FACT_ROOMS: how many rooms there are
 * @OFFICE_VIVA_FACT_BREAKS: the break after so many in a row
 * @OFFICE_VIVA_FACT_OTHER: that another learner is examined, too
 */
typedef enum
{
  OFFICE_VIVA_FACT_LEARNER_TIMES,
  OFFICE_VIVA_FACT_CONFLICT,
  OFFICE_VIVA_FACT_EXAMINER_TIMES,
  OFFICE_VIVA_FACT_EXAMINER_MOST,
  OFFICE_VIVA_FACT_ROOMS,
  OFFICE_VIVA_FACT_BREAKS,
  OFFICE_VIVA_FACT_OTHER,
} OfficeVivaFactKind;

/**
 * OfficeVivaFact:
 * @kind: what sort of fact
 * @person: index of the examiner, or of the other learner
 */
typedef struct
{
  OfficeVivaFactKind kind;
  int                person;
} OfficeVivaFact;

/**
 * OfficeVivaExplanation:
 * @learner: who has no place
 * @facts: (element-type OfficeVivaFact): what stands in the way together; empty: nothing was proven
 * @minimal: without any one of them everybody would have a place; otherwise time ran out
 * @because: (element-type utf8): the facts as sentences
 * @would_suffice: (element-type utf8): single changes, each of which was planned and is enough
 * @changes: (element-type OfficeVivaProblem): what each of those changes makes of the question
 */
typedef struct
{
  int        learner;
  GArray    *facts;
  gboolean   minimal;
  GPtrArray *because;
  GPtrArray *would_suffice;
  GPtrArray *changes;
} OfficeVivaExplanation;

OfficeVivaExplanation *office_viva_explain          (const OfficeVivaProblem *problem,
                                                     const OfficeVivaPlan    *plan,
                                                     int                      learner,
                                                     const OfficeVivaWatch   *watch);
OfficeVivaProblem     *office_viva_explain_question (const OfficeVivaProblem *problem,
                                                     const OfficeVivaPlan    *plan,
                                                     int                      learner,
                                                     GArray                  *facts,
                                                     int                      except);
void                   office_viva_explanation_free (OfficeVivaExplanation   *explanation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaExplanation, office_viva_explanation_free)

G_END_DECLS

/* board-decisions.h: what a board says to one learner after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/board.h"
#include "store/connection.h"

G_BEGIN_DECLS

#define OFFICE_BOARD_DECISION_ANY_VERSION (-1)

/**
 * OfficeBoardDecisionRow:
 * @id: the decision
 * @enrolment_id: about whose result
 * @decision: what was decided
 * @outcome: the outcome that the board had before it
 * @reason: why, may be empty
 * @board_id: in whose minutes it is, or 0 while it is prepared
 * @held_on: (nullable): ISO day of that board
 * @version: raised by each change
 */
typedef struct
{
  gint64              id;
  gint64              enrolment_id;
  OfficeBoardDecision decision;
  OfficeOutcome       outcome;
  char               *reason;
  gint64              board_id;
  char               *held_on;
  int                 version;
} OfficeBoardDecisionRow;

void       office_board_decision_row_free (OfficeBoardDecisionRow  *row);
GPtrArray *office_board_decisions_list    (OfficeConnection        *connection,
                                           gint64                   cohort_id,
                                           GError                 **error);
gboolean   office_board_decide            (OfficeConnection        *connection,
                                           gint64                   enrolment_id,
                                           int                      version,
                                           OfficeBoardDecision      decision,
                                           const char              *reason,
                                           GError                 **error);
gboolean   office_board_decisions_minute  (OfficeConnection        *connection,
                                           gint64                   cohort_id,
                                           gint64                   board_id,
                                           GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeBoardDecisionRow, office_board_decision_row_free)

G_END_DECLS

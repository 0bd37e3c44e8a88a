/* board-agenda.h: what a board has before it: what is missing, figures, every result, the award
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/credit.h"
#include "rules/mark-figures.h"
#include "store/board-decisions.h"
#include "store/results.h"

G_BEGIN_DECLS

/**
 * OfficeBoardGapKind:
 * @OFFICE_BOARD_GAP_MARK: a component has neither a mark nor a code
 * @OFFICE_BOARD_GAP_AGREEMENT: two markers' marks await an agreed mark (ASSESS-9)
 * @OFFICE_BOARD_GAP_DEADLINE: a component with a word limit has no deadline (ASSESS-6)
 * @OFFICE_BOARD_GAP_RECEIPT: work has a mark and a deadline, and no time of receipt
 * @OFFICE_BOARD_GAP_MODERATION: no sample was drawn of a component's marks (ASSESS-10)
 * @OFFICE_BOARD_GAP_HOURS: a learner is short of hours (HOURS-4)
 * @OFFICE_BOARD_GAP_CIRCUMSTANCE: exceptional circumstances are not decided on (ASSESS-8)
 * @OFFICE_BOARD_GAP_NUMBER: a learner has no student number, which the return needs (RETURN-2)
 * @OFFICE_BOARD_GAP_DECISION: the board has said nothing yet to a result that is no plain pass
 *
 * What can be missing before a board. The board may ratify all the same (BOARD-1).
 */
typedef enum
{
  OFFICE_BOARD_GAP_MARK,
  OFFICE_BOARD_GAP_AGREEMENT,
  OFFICE_BOARD_GAP_DEADLINE,
  OFFICE_BOARD_GAP_RECEIPT,
  OFFICE_BOARD_GAP_MODERATION,
  OFFICE_BOARD_GAP_HOURS,
  OFFICE_BOARD_GAP_CIRCUMSTANCE,
  OFFICE_BOARD_GAP_NUMBER,
  OFFICE_BOARD_GAP_DECISION,
} OfficeBoardGapKind;

#define OFFICE_N_BOARD_GAPS (OFFICE_BOARD_GAP_DECISION + 1)

/**
 * OfficeBoardGap:
 * @kind: what is missing
 * @item: (nullable): of whom, in #OfficeBoardAgenda.items; %NULL when it is about the cohort
 * @component: (nullable): of which component, for a person
 */
typedef struct
{
  OfficeBoardGapKind             kind;
  const struct _OfficeBoardItem *item;
  const char                    *component;
} OfficeBoardGap;

/**
 * OfficeBoardItem:
 * @row: the result as it stands
 * @wants_decision: the board looks at it by itself
 * @decision: (nullable): what was said, prepared or in the minutes of the newest board
 * @borderlines: (array zero-terminated=1): marks that have just missed a line, in words
 * @circumstances: (array zero-terminated=1): extensions and exceptional circumstances, in words,
 *   without anything that few may read
 *
 * One learner before the board.
 */
typedef struct _OfficeBoardItem
{
  OfficeResultRow         *row;
  gboolean                 wants_decision;
  OfficeBoardDecisionRow  *decision;
  char                   **borderlines;
  char                   **circumstances;
} OfficeBoardItem;

/**
 * OfficeBoardAward:
 * @item: whose
 * @award: the award as far as it is ratified, or as this board would make it
 * @reached: the credits are reached
 * @awaited: they are, once this board has ratified
 * @completed_on: (nullable): ISO day on which they were reached
 * @completed_here: by this cohort's module
 */
typedef struct
{
  const OfficeBoardItem *item;
  const OfficeAward     *award;
  gboolean               reached;
  gboolean               awaited;
  char                  *completed_on;
  gboolean               completed_here;
} OfficeBoardAward;

/**
 * OfficeBoardFigures:
 * @label: the component, or the module
 * @figures: what its marks come to
 */
typedef struct
{
  char             *label;
  OfficeMarkFigures figures;
} OfficeBoardFigures;

/**
 * OfficeBoardAgenda:
 * @cohort_id: the cohort
 * @cohort: its code
 * @rules: the rule set of the cohort
 * @items: (element-type OfficeBoardItem): everybody, by family name
 * @gaps: (element-type OfficeBoardGap): what is missing, kind by kind
 * @figures: (element-type OfficeBoardFigures): a row a component, then the module
 * @awards: (element-type OfficeBoardAward): who has reached the award, who would, then everybody
 *   else with credits
 * @n_cases: how many want a decision
 * @n_decided: how many of them have one that is prepared, or stand as ratified
 * @n_open: how many results no board has ratified, or something newer has changed
 */
typedef struct
{
  gint64         cohort_id;
  char          *cohort;
  OfficeRuleSet  rules;
  GPtrArray     *items;
  GPtrArray     *gaps;
  GPtrArray     *figures;
  GPtrArray     *awards;
  GHashTable    *studies;   /* of @awards; not for others */
  guint          n_cases;
  guint          n_decided;
  guint          n_open;
} OfficeBoardAgenda;

void               office_board_agenda_free (OfficeBoardAgenda   *agenda);
OfficeBoardAgenda *office_board_agenda_load (OfficeConnection    *connection,
                                             gint64               cohort_id,
                                             GError             **error);
char              *office_board_gap_title   (OfficeBoardGapKind   kind,
                                             guint                n);
char              *office_board_item_name   (const OfficeBoardItem *item,
                                             gboolean              anonymous);
gboolean           office_board_item_is_open (const OfficeBoardItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeBoardAgenda, office_board_agenda_free)

G_END_DECLS

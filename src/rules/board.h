/* board.h: what may go before the board, and what may change after it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"
#include "rules/outcome.h"

G_BEGIN_DECLS

/**
 * OfficeBoardLine:
 * @label: the learner, for the sentence
 * @outcome: as it stands
 * @needs_agreement: two markers' marks await an agreed mark
 * @already_ratified: by an earlier board
 */
typedef struct
{
  const char   *label;
  OfficeOutcome outcome;
  gboolean      needs_agreement;
  gboolean      already_ratified;
} OfficeBoardLine;

/**
 * OfficeBoardMeeting:
 * @cohort: its code
 * @held_on: the day
 * @chair: the chair's name
 * @external: (nullable): the external examiner's name
 */
typedef struct
{
  const char *cohort;
  OfficeDay   held_on;
  const char *chair;
  const char *external;
} OfficeBoardMeeting;

gboolean office_board_check    (const OfficeBoardMeeting *meeting,
                                const OfficeBoardLine    *lines,
                                gsize                     n_lines,
                                OfficeDay                 today,
                                GError                  **error);
char    *office_board_warnings (const OfficeBoardMeeting *meeting,
                                const OfficeBoardLine    *lines,
                                gsize                     n_lines);

/* Below a line by no more than this, hundredths, a mark is looked at by the board. */
#define OFFICE_BOARD_BORDERLINE 200

int      office_board_line_above     (int                  mark,
                                      const OfficeRuleSet *rules);
gboolean office_board_wants_decision (OfficeOutcome        outcome);

/**
 * OfficeBoardDecision:
 * @OFFICE_BOARD_DECISION_STANDS: the outcome is confirmed as it is
 * @OFFICE_BOARD_DECISION_WITHHOLD: the result is withheld
 * @OFFICE_BOARD_DECISION_RELEASE: a withheld result is released
 * @OFFICE_BOARD_DECISION_ATTEMPT: one more attempt than the rules give (ASSESS-4)
 * @OFFICE_BOARD_DECISION_NEXT_BOARD: looked at again by the next board
 *
 * What a board says to one learner (BOARD-1). Nicks: "stands", "withhold", "release", "attempt",
 * "next-board".
 */
typedef enum
{
  OFFICE_BOARD_DECISION_STANDS,
  OFFICE_BOARD_DECISION_WITHHOLD,
  OFFICE_BOARD_DECISION_RELEASE,
  OFFICE_BOARD_DECISION_ATTEMPT,
  OFFICE_BOARD_DECISION_NEXT_BOARD,
} OfficeBoardDecision;

#define OFFICE_N_BOARD_DECISIONS (OFFICE_BOARD_DECISION_NEXT_BOARD + 1)

const char *office_board_decision_to_nick   (OfficeBoardDecision  decision);
gboolean    office_board_decision_from_nick (const char          *nick,
                                             OfficeBoardDecision *decision);
const char *office_board_decision_label     (OfficeBoardDecision  decision);
gboolean    office_board_decision_suits     (OfficeBoardDecision  decision,
                                             OfficeOutcome        outcome);
gboolean    office_board_decision_check     (OfficeBoardDecision  decision,
                                             OfficeOutcome        outcome,
                                             const char          *reason,
                                             GError             **error);

/**
 * OfficeChairReason:
 *
 * Why a ratified mark is changed. Nicks: "totalling", "input", "transfer", "marking",
 * "work-found", "circumstances", "misconduct", "other" (BOARD-1).
 */
typedef enum
{
  OFFICE_CHAIR_TOTALLING,
  OFFICE_CHAIR_INPUT,
  OFFICE_CHAIR_TRANSFER,
  OFFICE_CHAIR_MARKING,
  OFFICE_CHAIR_WORK_FOUND,
  OFFICE_CHAIR_CIRCUMSTANCES,
  OFFICE_CHAIR_MISCONDUCT,
  OFFICE_CHAIR_OTHER,
} OfficeChairReason;

#define OFFICE_N_CHAIR_REASONS (OFFICE_CHAIR_OTHER + 1)

const char *office_chair_reason_to_nick   (OfficeChairReason reason);
gboolean    office_chair_reason_from_nick (const char        *nick,
                                           OfficeChairReason *reason);
const char *office_chair_reason_label     (OfficeChairReason reason);

/**
 * OfficeChairEffect:
 * @changes_result: mark, outcome or credits differ: a new version is made
 * @revokes_certificate: a certificate issued on the old result contradicts the new one
 * @outdates_returns: returns that held the old value are out of date
 */
typedef struct
{
  gboolean changes_result;
  gboolean revokes_certificate;
  gboolean outdates_returns;
} OfficeChairEffect;

gboolean office_chair_action_check  (OfficeChairReason reason,
                                     const char       *words,
                                     gboolean          ratified,
                                     GError          **error);
void     office_chair_action_effect (const OfficeModuleResult *before,
                                     const OfficeModuleResult *after,
                                     OfficeChairEffect        *effect);

G_END_DECLS

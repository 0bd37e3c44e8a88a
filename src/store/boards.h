/* boards.h: ratifying a cohort, and the chair's actions after it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/board.h"
#include "store/connection.h"
#include "store/marks.h"

G_BEGIN_DECLS

/**
 * OfficeBoardRow:
 * @id: the board
 * @cohort_id: the cohort
 * @held_on: ISO day
 * @chair: the chair's name
 * @external_examiner: may be empty
 * @note: may be empty
 * @n_results: results that this board ratified
 */
typedef struct
{
  gint64  id;
  gint64  cohort_id;
  char   *held_on;
  char   *chair;
  char   *external_examiner;
  char   *note;
  int     n_results;
} OfficeBoardRow;

/**
 * OfficeBoardPreview:
 * @refusal: (nullable): why the board cannot ratify now; %NULL when it can
 * @warnings: (nullable): what goes forward as it is (WH, DEF, Pending), in words
 * @n_outcomes: how many of each outcome, indexed by #OfficeOutcome
 * @n_new: results that this board would ratify
 * @n_standing: results that stand as an earlier board ratified them
 * @unagreed: (array zero-terminated=1): the learners whose two markers' marks await an agreed mark
 * @forward: (array zero-terminated=1): the learners that go forward without a final outcome
 */
typedef struct
{
  char  *refusal;
  char  *warnings;
  int    n_outcomes[OFFICE_N_OUTCOMES];
  int    n_new;
  int    n_standing;
  char **unagreed;
  char **forward;
} OfficeBoardPreview;

/**
 * OfficeBoardDraft:
 * @cohort_id: the cohort
 * @held_on: ISO day
 * @chair: the chair's name
 * @external_examiner: (nullable): the external examiner's name
 * @note: (nullable): what the minutes should say
 * @anonymous: a preview names references in place of names
 */
typedef struct
{
  gint64      cohort_id;
  const char *held_on;
  const char *chair;
  const char *external_examiner;
  const char *note;
  gboolean    anonymous;
} OfficeBoardDraft;

void                office_board_row_free     (OfficeBoardRow          *row);
void                office_board_preview_free (OfficeBoardPreview      *preview);
OfficeBoardPreview *office_board_preview      (OfficeConnection        *connection,
                                               const OfficeBoardDraft  *draft,
                                               GError                 **error);
gboolean            office_board_ratify       (OfficeConnection        *connection,
                                               const OfficeBoardDraft  *draft,
                                               gint64                  *board_id,
                                               GError                 **error);
GPtrArray          *office_boards_list        (OfficeConnection        *connection,
                                               gint64                   cohort_id,
                                               GError                 **error);

/**
 * OfficeChairsAction:
 * @enrolment_id: whose result
 * @reason: which kind of reason
 * @words: why, in words
 * @marks: (nullable) (array length=n_marks): marks or codes that are to stand
 * @n_marks: how many
 * @set_withheld: @withheld_reason is to be saved
 * @withheld_reason: (nullable): why the result is withheld; %NULL releases it
 *
 * A change of a ratified result (BOARD-1).
 */
typedef struct
{
  gint64                 enrolment_id;
  OfficeChairReason      reason;
  const char            *words;
  const OfficeMarkEntry *marks;
  gsize                  n_marks;
  gboolean               set_withheld;
  const char            *withheld_reason;
} OfficeChairsAction;

/**
 * OfficeChairsActionDone:
 * @result_version: of the new result, or 0 when the result stays what it was
 * @outcome: the outcome now
 * @mark: the module mark now, hundredths, or %OFFICE_MARK_NONE
 * @revoked: (array zero-terminated=1): serials of certificates that were revoked
 * @outdated: (array zero-terminated=1): returns that are out of date now, in words
 * @sentence: all of it in words
 */
typedef struct
{
  int             result_version;
  OfficeOutcome   outcome;
  int             mark;
  char          **revoked;
  char          **outdated;
  char           *sentence;
} OfficeChairsActionDone;

void                    office_chairs_action_done_free (OfficeChairsActionDone    *done);
OfficeChairsActionDone *office_board_chairs_action_preview
                                                       (OfficeConnection          *connection,
                                                        const OfficeChairsAction  *action,
                                                        GError                   **error);
OfficeChairsActionDone *office_board_chairs_action     (OfficeConnection          *connection,
                                                        const OfficeChairsAction  *action,
                                                        GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeBoardRow, office_board_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeBoardPreview, office_board_preview_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeChairsActionDone, office_chairs_action_done_free)

G_END_DECLS

/* board-jobs.h: what the board's pages ask of the worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/session.h"
#include "store/board-agenda.h"

G_BEGIN_DECLS

/**
 * OfficeBoardMatter:
 * @agenda: what the board has before it
 * @charts: (element-type OfficeChartData): the figures as charts
 *
 * What the board's pages show.
 */
typedef struct
{
  OfficeBoardAgenda *agenda;
  GPtrArray         *charts;
} OfficeBoardMatter;

void               office_board_matter_free        (OfficeBoardMatter    *matter);
void               office_board_matter_read_async  (OfficeSession        *session,
                                                    gint64                cohort_id,
                                                    gboolean              anonymous,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
OfficeBoardMatter *office_board_matter_read_finish (OfficeSession        *session,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void               office_board_decide_async       (OfficeSession        *session,
                                                    gint64                enrolment_id,
                                                    int                   version,
                                                    OfficeBoardDecision   decision,
                                                    const char           *reason,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean           office_board_decide_finish      (OfficeSession        *session,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeBoardMatter, office_board_matter_free)

G_END_DECLS

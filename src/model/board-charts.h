/* board-charts.h: the marks before a board as charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/board-agenda.h"
#include "store/chart-data.h"

G_BEGIN_DECLS

GPtrArray *office_board_charts (OfficeConnection         *connection,
                                const OfficeBoardAgenda  *agenda,
                                gboolean                  anonymous,
                                GError                  **error);

G_END_DECLS

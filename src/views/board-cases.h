/* board-cases.h: what a board looks at one by one: result, reason, and what it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "store/board-agenda.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_BOARD_CASES (office_board_cases_get_type ())

G_DECLARE_FINAL_TYPE (OfficeBoardCases, office_board_cases, OFFICE, BOARD_CASES, GtkWidget)

void office_board_cases_show  (OfficeBoardCases        *self,
                               OfficeSession           *session,
                               const OfficeBoardAgenda *agenda,
                               gboolean                 anonymous);
void office_board_cases_clear (OfficeBoardCases        *self);
void office_board_cases_focus (OfficeBoardCases        *self);
void office_board_cases_go_to (OfficeBoardCases        *self,
                               gint64                   learner_id);

G_END_DECLS

/* board-page.h: the board of examiners, from what is missing to the ratification
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_BOARD_PAGE (office_board_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeBoardPage, office_board_page, OFFICE, BOARD_PAGE, GtkWidget)

void office_board_page_load  (OfficeBoardPage *self,
                              OfficeSession   *session,
                              gint64           cohort_id,
                              const char      *cohort_code);
void office_board_page_go_to (OfficeBoardPage *self,
                              const char      *section,
                              gint64           learner_id);

G_END_DECLS

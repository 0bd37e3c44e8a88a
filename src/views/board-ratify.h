/* board-ratify.h: the last step of a board: the day, the chair, and the ratification
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_BOARD_RATIFY_PAGE (office_board_ratify_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeBoardRatifyPage, office_board_ratify_page, OFFICE, BOARD_RATIFY_PAGE, GtkWidget)

void office_board_ratify_page_load (OfficeBoardRatifyPage *self,
                                    OfficeSession         *session,
                                    gint64                 cohort_id,
                                    gboolean               anonymous);

G_END_DECLS

/* board-parts.h: the sections of the board's page that are filled from its agenda
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/board-jobs.h"

G_BEGIN_DECLS

guint office_board_checklist_fill (GtkWidget               *box,
                                   const OfficeBoardAgenda *agenda,
                                   gboolean                 anonymous);
void  office_board_figures_fill   (GtkWidget               *box,
                                   const OfficeBoardMatter *matter,
                                   gboolean                 anonymous);
void  office_board_awards_fill    (GtkWidget               *box,
                                   const OfficeBoardAgenda *agenda,
                                   gboolean                 anonymous);

G_END_DECLS

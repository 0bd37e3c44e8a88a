/* cell-text.h: a table's cell of text: one line, and a tooltip when it does not fit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *office_cell_text_new         (gboolean    numeric);
void       office_cell_text_set         (GtkWidget  *cell,
                                         const char *text);
void       office_cell_text_set_tooltip (GtkWidget  *cell,
                                         const char *tooltip);

G_END_DECLS

/* pane-parts.h: what detail panes are put together from: headings, facts, lines of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       office_box_clear        (GtkWidget  *box);
GtkWidget *office_pane_add_text    (GtkWidget  *box,
                                    const char *text,
                                    gboolean    dim);
void       office_pane_add_fact    (GtkWidget  *grid,
                                    const char *label,
                                    const char *value);
char      *office_pane_date        (const char *iso);

G_END_DECLS

/* scroll-to.h: bringing a row, or a form that unfolds, into sight and giving it the focus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_scroll_to (GtkWidget *list,
                       guint      position,
                       gboolean   focus);

void office_show_in_sight (GtkWidget *form,
                           GtkWidget *focus);

G_END_DECLS

/* template.h: letting go of the children of a template, hiding pages, letting the focus through
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_widget_dispose_template (GtkWidget *widget,
                                     GType      type);
void office_stack_hide_others       (GtkStack  *stack);

gboolean office_widget_focus_through (GtkWidget        *widget,
                                      GtkDirectionType  direction);

G_END_DECLS

/* template.h: letting go of a template's children, and hiding the pages behind the one in front
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_widget_dispose_template (GtkWidget *widget,
                                     GType      type);
void office_stack_hide_others       (GtkStack  *stack);

G_END_DECLS

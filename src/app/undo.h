/* undo.h: the window's Undo and Redo, and to whom Ctrl+Z belongs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_undo_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS

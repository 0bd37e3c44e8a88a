/* click-activates.h: one click activates a row of a list, and the pointer alone selects none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_list_item_click_activates (GtkListItem *list_item);

G_END_DECLS

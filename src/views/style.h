/* style.h: the style sheet and the icons, made known to a display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_style_load      (GdkDisplay *display);
void office_style_add_icons (GdkDisplay *display);

G_END_DECLS

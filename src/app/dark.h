/* dark.h: following the system's choice of light or dark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_dark_follow (GDBusConnection *bus);

G_END_DECLS

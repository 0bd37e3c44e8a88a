/* shortcuts.h: the window of keyboard shortcuts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

void office_shortcuts_present (GtkWindow  *window,
                               OfficeView *view);

G_END_DECLS

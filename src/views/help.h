/* help.h: what F1 shows: what a view is for, and its keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

void office_help_present (GtkWindow  *window,
                          OfficeView *view);

G_END_DECLS

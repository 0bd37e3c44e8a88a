/* todo.h: the sidebar's numbers: how much there is to do in each view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void office_todo_follow (OfficeWindow *window);

G_END_DECLS

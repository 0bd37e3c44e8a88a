/* first-frame.h: showing a window with its data in it, and quitting after that frame, for timing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void office_first_frame_present    (OfficeWindow *window);
void office_first_frame_quit_after (OfficeWindow *window);

G_END_DECLS

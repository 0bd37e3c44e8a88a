/* first-frame.h: quitting once the first frame filled with data is painted, for timing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void office_first_frame_quit_after (OfficeWindow *window);

G_END_DECLS

/* open-database.h: the ways in which a window comes to its database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void office_open_path            (OfficeWindow    *window,
                                  const char      *path,
                                  OfficeOpenFlags  flags);
void office_open_demonstration   (OfficeWindow    *window);
void office_open_choose_existing (OfficeWindow    *window);
void office_open_choose_new      (OfficeWindow    *window);

OfficeSession *office_open_session (const char *path);

G_END_DECLS

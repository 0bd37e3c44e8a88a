/* move-applications.h: moving one application or many: what will be done, what was done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/application-acts.h"

G_BEGIN_DECLS

const char *office_move_verb         (OfficeApplicationState  to);
void        office_move_applications (GtkWidget              *widget,
                                      OfficeSession          *session,
                                      GArray                 *ids,
                                      OfficeApplicationState  to);

G_END_DECLS

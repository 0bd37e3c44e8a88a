/* move-form.h: why applications are moved, on which day, and where they go on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/application-acts.h"

G_BEGIN_DECLS

void office_move_form_present (GtkWidget              *widget,
                               OfficeSession          *session,
                               GArray                 *ids,
                               OfficeApplicationState  to,
                               const char             *action_label,
                               const char             *why);

G_END_DECLS

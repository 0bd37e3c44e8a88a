/* marking-papers-acts.h: papers of marking to a file or a printer, and the moderator's sheet back in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/marking-item.h"
#include "model/session.h"

G_BEGIN_DECLS

void office_marking_paper_act (GtkWindow          *window,
                               OfficeSession      *session,
                               OfficeMarkingSheet *sheet,
                               const char         *name);

G_END_DECLS

/* register-paper-acts.h: the register of a session to a printer, or to a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "store/sessions.h"

G_BEGIN_DECLS

void office_register_print  (GtkWindow              *window,
                             OfficeSession          *session,
                             const OfficeSessionRow *row);
void office_register_export (GtkWindow              *window,
                             OfficeSession          *session,
                             const OfficeSessionRow *row);

G_END_DECLS

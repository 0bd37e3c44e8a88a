/* provider-form.h: who runs the courses, who signs, and what the university has approved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

void office_provider_form_present (GtkWindow     *parent,
                                   OfficeSession *session);

G_END_DECLS

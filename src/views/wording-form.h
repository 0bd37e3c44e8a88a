/* wording-form.h: what certificates of a module or an award say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

void office_wording_form_present (GtkWindow     *parent,
                                  OfficeSession *session);

G_END_DECLS

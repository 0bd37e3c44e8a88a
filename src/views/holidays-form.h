/* holidays-form.h: England's bank holidays, and the office's own list beside the rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "rules/dates.h"

G_BEGIN_DECLS

void office_holidays_form_present (GtkWindow     *parent,
                                   OfficeSession *session,
                                   OfficeDay      day);

G_END_DECLS

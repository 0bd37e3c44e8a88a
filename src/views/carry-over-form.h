/* carry-over-form.h: asking for which cohort, and by how many weeks, a timetable is carried over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

void office_carry_over_form_present (GtkWindow     *parent,
                                     OfficeSession *session,
                                     gint64         cohort_id);

G_END_DECLS

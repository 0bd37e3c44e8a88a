/* deadline-bar.h: when the work of a cohort is due, a field for each component
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_DEADLINE_BAR (office_deadline_bar_get_type ())

G_DECLARE_FINAL_TYPE (OfficeDeadlineBar, office_deadline_bar, OFFICE, DEADLINE_BAR, GtkWidget)

void office_deadline_bar_load (OfficeDeadlineBar *self,
                               OfficeSession     *session,
                               gint64             cohort_id);

G_END_DECLS

/* marking-page.h: marking and moderation of a component: markers, agreed marks, sample, reassessment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_MARKING_PAGE (office_marking_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeMarkingPage, office_marking_page, OFFICE, MARKING_PAGE, GtkWidget)

void office_marking_page_load (OfficeMarkingPage *self,
                               OfficeSession     *session,
                               gint64             cohort_id);

G_END_DECLS

/* week-page.h: the week canvas and the agenda, beside each other where there is room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_WEEK_PAGE (office_week_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeWeekPage, office_week_page, OFFICE, WEEK_PAGE, GtkWidget)

void     office_week_page_show_agenda (OfficeWeekPage *self,
                                       gboolean        agenda);
gboolean office_week_page_is_wide     (OfficeWeekPage *self);

G_END_DECLS

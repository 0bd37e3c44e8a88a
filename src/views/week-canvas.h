/* week-canvas.h: one week, days across and hours down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "rules/dates.h"
#include "views/week-event.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_WEEK_CANVAS (office_week_canvas_get_type ())

G_DECLARE_FINAL_TYPE (OfficeWeekCanvas, office_week_canvas, OFFICE, WEEK_CANVAS, GtkWidget)

GtkWidget *office_week_canvas_new        (void);
OfficeDay  office_week_canvas_get_monday (OfficeWeekCanvas *self);
void       office_week_canvas_set_monday (OfficeWeekCanvas *self,
                                          OfficeDay         monday);
void       office_week_canvas_set_events (OfficeWeekCanvas *self,
                                          GPtrArray        *events);
void       office_week_canvas_mark       (OfficeWeekCanvas *self,
                                          const char       *kind,
                                          gint64            id);
void       office_week_canvas_select     (OfficeWeekCanvas *self,
                                          const char       *kind,
                                          gint64            id);

G_END_DECLS

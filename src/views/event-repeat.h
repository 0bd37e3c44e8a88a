/* event-repeat.h: how often a new session repeats, and every date that this makes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "planning/session-pattern.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_EVENT_REPEAT (office_event_repeat_get_type ())

G_DECLARE_FINAL_TYPE (OfficeEventRepeat, office_event_repeat, OFFICE, EVENT_REPEAT, GtkWidget)

void     office_event_repeat_reset       (OfficeEventRepeat    *self);
gboolean office_event_repeat_read        (OfficeEventRepeat    *self,
                                          OfficeSessionPattern *pattern);
void     office_event_repeat_show        (OfficeEventRepeat    *self,
                                          GPtrArray            *dates);
gboolean office_event_repeat_focus_error (OfficeEventRepeat    *self);

G_END_DECLS

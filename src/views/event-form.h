/* event-form.h: adding and changing sessions and vivas, with clashes as they are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/event-draft.h"
#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_EVENT_FORM (office_event_form_get_type ())

G_DECLARE_FINAL_TYPE (OfficeEventForm, office_event_form, OFFICE, EVENT_FORM, GtkWidget)

GtkWidget *office_event_form_new           (void);
void       office_event_form_set_timetable (OfficeEventForm       *self,
                                            OfficeSession         *session,
                                            const OfficeTimetable *timetable);
void       office_event_form_open_new      (OfficeEventForm       *self,
                                            const char            *kind,
                                            gint64                 cohort_id,
                                            OfficeDay              day,
                                            int                    minute,
                                            int                    minutes);
void       office_event_form_open_edit     (OfficeEventForm       *self,
                                            OfficeTimetableItem   *item);
void       office_event_form_open_copy     (OfficeEventForm       *self,
                                            OfficeTimetableItem   *item);
gboolean   office_event_form_take_offer    (OfficeEventForm       *self,
                                            gboolean               later);
void       office_event_form_save          (OfficeEventForm       *self);
gboolean   office_event_form_is_touched    (OfficeEventForm       *self);

G_END_DECLS

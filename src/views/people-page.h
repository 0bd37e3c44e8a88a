/* people-page.h: faculty with a week of when they can come, rooms, equipment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/people.h"
#include "model/session.h"
#include "views/facts-pane.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_PEOPLE_PAGE (office_people_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficePeoplePage, office_people_page, OFFICE, PEOPLE_PAGE, GtkWidget)

void        office_people_page_show       (OfficePeoplePage *self,
                                           OfficeSession    *session,
                                           OfficeDay         monday);
void        office_people_page_show_facts (OfficePeoplePage *self,
                                           OfficeFactsPane  *pane);
char       *office_people_page_dup_status (OfficePeoplePage *self);
const char *office_people_page_get_new_label (OfficePeoplePage *self);
gboolean    office_people_page_has_selected (OfficePeoplePage *self);
const OfficeStaff *office_people_page_get_staff (OfficePeoplePage *self);
void        office_people_page_add        (OfficePeoplePage *self);
void        office_people_page_edit       (OfficePeoplePage *self);
void        office_people_page_remove     (OfficePeoplePage *self);
void        office_people_page_read_calendar (OfficePeoplePage *self);
void        office_people_page_forget_calendars (OfficePeoplePage *self);
void        office_people_page_set_ratio  (OfficePeoplePage *self);

G_END_DECLS

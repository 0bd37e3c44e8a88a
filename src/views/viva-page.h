/* viva-page.h: planning the vivas of a cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/viva-desk.h"
#include "views/facts-pane.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_VIVA_PAGE (office_viva_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeVivaPage, office_viva_page, OFFICE, VIVA_PAGE, GtkWidget)

void            office_viva_page_show         (OfficeVivaPage  *self,
                                               OfficeSession   *session,
                                               gint64           cohort_id);
OfficeVivaDesk *office_viva_page_get_desk     (OfficeVivaPage  *self);
gint64          office_viva_page_get_selected (OfficeVivaPage  *self);
void            office_viva_page_show_facts   (OfficeVivaPage  *self,
                                               OfficeFactsPane *pane);
char           *office_viva_page_dup_status   (OfficeVivaPage  *self);
void            office_viva_page_toggle_pin   (OfficeVivaPage  *self);
void            office_viva_page_take_out     (OfficeVivaPage  *self);
void            office_viva_page_compare      (OfficeVivaPage  *self);
void            office_viva_page_by_room      (OfficeVivaPage  *self);

G_END_DECLS

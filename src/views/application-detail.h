/* application-detail.h: all about one application, beside the table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_APPLICATION_DETAIL (office_application_detail_get_type ())

G_DECLARE_FINAL_TYPE (OfficeApplicationDetail, office_application_detail, OFFICE, APPLICATION_DETAIL, GtkWidget)

GtkWidget *office_application_detail_new      (void);
void       office_application_detail_set      (OfficeApplicationDetail *self,
                                               OfficeSession           *session,
                                               gint64                   application_id);
void       office_application_detail_set_many (OfficeApplicationDetail *self,
                                               guint                    n_selected);
void       office_application_detail_refresh  (OfficeApplicationDetail *self);

G_END_DECLS

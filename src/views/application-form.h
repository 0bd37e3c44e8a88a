/* application-form.h: the form that adds an application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_APPLICATION_FORM (office_application_form_get_type ())

G_DECLARE_FINAL_TYPE (OfficeApplicationForm, office_application_form, OFFICE, APPLICATION_FORM, GtkWidget)

GtkWidget *office_application_form_new  (void);
void       office_application_form_open (OfficeApplicationForm *self,
                                         OfficeSession         *session);

G_END_DECLS

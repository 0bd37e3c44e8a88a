/* register-form.h: the professional number, and what a person saw on the public register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/application-acts.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_REGISTER_FORM (office_register_form_get_type ())

G_DECLARE_FINAL_TYPE (OfficeRegisterForm, office_register_form, OFFICE, REGISTER_FORM, GtkWidget)

void office_register_form_set (OfficeRegisterForm          *self,
                               OfficeSession               *session,
                               const OfficeApplicationPane *pane);

G_END_DECLS

/* return-field-form.h: what one column of a profile of returns holds, as fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/return-profiles.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_RETURN_FIELD_FORM (office_return_field_form_get_type ())

G_DECLARE_FINAL_TYPE (OfficeReturnFieldForm, office_return_field_form, OFFICE, RETURN_FIELD_FORM, GtkWidget)

GtkWidget *office_return_field_form_new   (void);
void       office_return_field_form_show  (OfficeReturnFieldForm *self,
                                           OfficeReturnField     *field,
                                           OfficeReturnKind       kind);
void       office_return_field_form_focus (OfficeReturnFieldForm *self);

G_END_DECLS

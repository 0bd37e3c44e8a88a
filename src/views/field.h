/* field.h: a label, an entry below it, and the sentence that says what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_FIELD (office_field_get_type ())

G_DECLARE_FINAL_TYPE (OfficeField, office_field, OFFICE, FIELD, GtkWidget)

GtkWidget  *office_field_new        (const char  *label);
const char *office_field_get_text   (OfficeField *self);
void        office_field_set_text   (OfficeField *self,
                                     const char  *text);
const char *office_field_get_error  (OfficeField *self);
void        office_field_set_error  (OfficeField *self,
                                     const char  *error);
void        office_field_set_note   (OfficeField *self,
                                     const char  *note);
GtkWidget  *office_field_get_entry  (OfficeField *self);
gboolean    office_fields_focus_first_error (OfficeField *const *fields,
                                             guint               n_fields);

G_END_DECLS

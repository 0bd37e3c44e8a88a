/* choice.h: a label and a list to choose one thing from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_CHOICE (office_choice_get_type ())

G_DECLARE_FINAL_TYPE (OfficeChoice, office_choice, OFFICE, CHOICE, GtkWidget)

GtkWidget  *office_choice_new      (const char   *label);
void        office_choice_clear    (OfficeChoice *self);
void        office_choice_add      (OfficeChoice *self,
                                    const char   *id,
                                    const char   *title);
const char *office_choice_get_id   (OfficeChoice *self);
void        office_choice_set_id   (OfficeChoice *self,
                                    const char   *id);

G_END_DECLS

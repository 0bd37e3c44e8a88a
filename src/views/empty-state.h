/* empty-state.h: what stands where there is nothing yet: a picture, a sentence, the way out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_EMPTY_STATE (office_empty_state_get_type ())

G_DECLARE_FINAL_TYPE (OfficeEmptyState, office_empty_state, OFFICE, EMPTY_STATE, GtkWidget)

GtkWidget *office_empty_state_new        (const char       *icon_name,
                                          const char       *text);
void       office_empty_state_set_text   (OfficeEmptyState *self,
                                          const char       *text);
void       office_empty_state_set_first  (OfficeEmptyState *self,
                                          const char       *label,
                                          const char       *action_name);
void       office_empty_state_set_second (OfficeEmptyState *self,
                                          const char       *label,
                                          const char       *action_name);

G_END_DECLS

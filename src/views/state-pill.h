/* state-pill.h: a state as a small pill: icon, word and tint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "views/state-look.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_STATE_PILL (office_state_pill_get_type ())

G_DECLARE_FINAL_TYPE (OfficeStatePill, office_state_pill, OFFICE, STATE_PILL, GtkWidget)

GtkWidget *office_state_pill_new      (void);
GtkWidget *office_state_pill_new_mark (void);
void       office_state_pill_set      (OfficeStatePill *self,
                                       OfficeStateLook  look);
void       office_state_pill_set_text (OfficeStatePill *self,
                                       OfficeStateLook  look,
                                       const char      *text,
                                       const char      *tooltip);
void       office_state_pill_clear    (OfficeStatePill *self);

G_END_DECLS

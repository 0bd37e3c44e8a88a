/* place-chooser.h: the choice of term and cohort in the header bar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_PLACE_CHOOSER (office_place_chooser_get_type ())

G_DECLARE_FINAL_TYPE (OfficePlaceChooser, office_place_chooser, OFFICE, PLACE_CHOOSER, GtkWidget)

void office_place_chooser_set_session (OfficePlaceChooser *self,
                                       OfficeSession      *session);

G_END_DECLS

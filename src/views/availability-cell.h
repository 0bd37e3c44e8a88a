/* availability-cell.h: one half hour of somebody's week
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/people.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_AVAILABILITY_CELL (office_availability_cell_get_type ())

G_DECLARE_FINAL_TYPE (OfficeAvailabilityCell, office_availability_cell, OFFICE, AVAILABILITY_CELL, GtkWidget)

GtkWidget  *office_availability_cell_new        (void);
OfficeSlot  office_availability_cell_get_slot   (OfficeAvailabilityCell *self);
void        office_availability_cell_show       (OfficeAvailabilityCell *self,
                                                 OfficeSlot              slot,
                                                 const char             *description);
void        office_availability_cell_set_chosen (OfficeAvailabilityCell *self,
                                                 gboolean                chosen);

G_END_DECLS

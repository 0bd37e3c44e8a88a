/* availability-grid.h: a week of half hours on which is painted when somebody can come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/people.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_AVAILABILITY_GRID (office_availability_grid_get_type ())

G_DECLARE_FINAL_TYPE (OfficeAvailabilityGrid, office_availability_grid, OFFICE, AVAILABILITY_GRID, GtkWidget)

GtkWidget *office_availability_grid_new      (void);
void       office_availability_grid_show     (OfficeAvailabilityGrid   *self,
                                              const char               *name,
                                              OfficeDay                 monday,
                                              OfficeSlot                slots[OFFICE_WEEK_DAYS][OFFICE_WEEK_SLOTS]);
void       office_availability_grid_set_tool (OfficeAvailabilityGrid   *self,
                                              OfficeAvailabilityPaint   tool);
char      *office_availability_grid_dup_chosen (OfficeAvailabilityGrid *self);

G_END_DECLS

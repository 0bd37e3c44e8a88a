/* grid-cell.h: a cell of the marks grid: a value, how it stands, and an editor while it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "views/state-look.h"

G_BEGIN_DECLS

/**
 * OfficeGridCellLook:
 *
 * How a cell stands, beside its text; each is a class of the style sheet, and said to assistive
 * technology in words.
 */
typedef enum
{
  OFFICE_GRID_CELL_PLAIN = 0,
  OFFICE_GRID_CELL_LOCKED = 1 << 0,
  OFFICE_GRID_CELL_CODE = 1 << 1,
  OFFICE_GRID_CELL_REFUSED = 1 << 2,
  OFFICE_GRID_CELL_SAVING = 1 << 3,
  OFFICE_GRID_CELL_PROPOSED = 1 << 4,
  OFFICE_GRID_CELL_CONFLICT = 1 << 5,
  OFFICE_GRID_CELL_SUPPOSED = 1 << 6,
  OFFICE_GRID_CELL_COMPUTED = 1 << 7,
  OFFICE_GRID_CELL_CAPPED = 1 << 8,
  OFFICE_GRID_CELL_SELECTED = 1 << 9,
  OFFICE_GRID_CELL_CURSOR = 1 << 10,
} OfficeGridCellLook;

#define OFFICE_TYPE_GRID_CELL (office_grid_cell_get_type ())

G_DECLARE_FINAL_TYPE (OfficeGridCell, office_grid_cell, OFFICE, GRID_CELL, GtkWidget)

GtkWidget  *office_grid_cell_new           (GtkAccessibleRole  role,
                                            gboolean           numeric);
GtkWidget  *office_grid_cell_new_pill      (void);
void        office_grid_cell_set_text      (OfficeGridCell     *self,
                                            const char         *text);
void        office_grid_cell_set_pill      (OfficeGridCell     *self,
                                            OfficeStateLook     look);
void        office_grid_cell_set_look      (OfficeGridCell     *self,
                                            OfficeGridCellLook  look,
                                            const char         *icon_name);
void        office_grid_cell_set_words     (OfficeGridCell     *self,
                                            const char         *name,
                                            const char         *description,
                                            const char         *tooltip);
GtkText    *office_grid_cell_begin_editing (OfficeGridCell     *self,
                                            const char         *text,
                                            const char         *name);
void        office_grid_cell_end_editing   (OfficeGridCell     *self);

G_END_DECLS

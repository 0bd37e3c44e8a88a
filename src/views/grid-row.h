/* grid-row.h: a row of cells of which the first and the last stay while the others scroll
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OfficeGridLayout:
 * @widths: (array length=n_columns): of each column, px
 * @n_columns: how many
 * @n_left: columns that stay at the left
 * @n_right: columns that stay at the right
 * @offset: how far those between them are scrolled, px
 * @height: of the row, px
 *
 * Where the cells of a row are. All rows of a grid share one, which the grid owns.
 */
typedef struct
{
  int   *widths;
  guint  n_columns;
  guint  n_left;
  guint  n_right;
  int    offset;
  int    height;
} OfficeGridLayout;

int office_grid_layout_sum (const OfficeGridLayout *layout,
                            guint                   first,
                            guint                   n_columns);

#define OFFICE_TYPE_GRID_ROW (office_grid_row_get_type ())

G_DECLARE_FINAL_TYPE (OfficeGridRow, office_grid_row, OFFICE, GRID_ROW, GtkWidget)

GtkWidget *office_grid_row_new       (const OfficeGridLayout *layout);
void       office_grid_row_add       (OfficeGridRow          *self,
                                      GtkWidget              *cell);
GtkWidget *office_grid_row_get_cell  (OfficeGridRow          *self,
                                      guint                   column);
guint      office_grid_row_get_index (OfficeGridRow          *self);
void       office_grid_row_set_index (OfficeGridRow          *self,
                                      guint                   index);
void       office_grid_row_scrolled  (OfficeGridRow          *self);

G_END_DECLS

/* marks-grid.h: the marks of a cohort, typed and pasted as in a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/marks-sheet.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_MARKS_GRID (office_marks_grid_get_type ())

G_DECLARE_FINAL_TYPE (OfficeMarksGrid, office_marks_grid, OFFICE, MARKS_GRID, GtkWidget)

GtkWidget *office_marks_grid_new         (void);
void       office_marks_grid_set_sheet   (OfficeMarksGrid       *self,
                                          OfficeMarksSheet      *sheet);
gboolean   office_marks_grid_get_cursor  (OfficeMarksGrid       *self,
                                          guint                 *row,
                                          guint                 *column);
void       office_marks_grid_set_cursor  (OfficeMarksGrid       *self,
                                          guint                  row,
                                          guint                  column);
void       office_marks_grid_get_area    (OfficeMarksGrid       *self,
                                          OfficeMarksArea       *area);
gboolean   office_marks_grid_is_editing  (OfficeMarksGrid       *self);
GtkWidget *office_marks_grid_get_cell    (OfficeMarksGrid       *self,
                                          guint                  row,
                                          guint                  column);

G_END_DECLS

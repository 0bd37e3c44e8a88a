/* marks-grid-private.h: what the files of the marks grid share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/grid-cell.h"
#include "views/grid-row.h"
#include "views/marks-grid.h"

G_BEGIN_DECLS

#define OFFICE_GRID_ROW_HEIGHT   28
#define OFFICE_GRID_GROUP_HEIGHT 22
#define OFFICE_GRID_HEAD_HEIGHT  24
#define OFFICE_GRID_HEADER       (OFFICE_GRID_GROUP_HEIGHT + OFFICE_GRID_HEAD_HEIGHT)

/**
 * OfficeGridEditing:
 * @OFFICE_GRID_NOT_EDITING: keys move
 * @OFFICE_GRID_REPLACING: a character began it: every arrow takes what was typed and moves on
 * @OFFICE_GRID_AMENDING: F2 or a double click began it: left and right move within the text
 */
typedef enum
{
  OFFICE_GRID_NOT_EDITING,
  OFFICE_GRID_REPLACING,
  OFFICE_GRID_AMENDING,
} OfficeGridEditing;

struct _OfficeMarksGrid
{
  GtkWidget               parent_instance;

  OfficeMarksSheet       *sheet;

  GtkAdjustment          *adjustments[2];   /* by orientation */
  GtkScrollablePolicy     policies[2];

  OfficeGridLayout        layout;           /* of the cells */
  OfficeGridLayout        groups;           /* of the headings over several columns */
  GtkWidget              *group_row;
  GtkWidget              *head_row;
  char                  **titles;           /* of the columns that the widgets were made for */
  int                     roomy_width;      /* that all columns take, px */
  guint                   fit_id;
  GPtrArray              *rows;             /* borrowed: widgets of rows, in use or spare */

  guint                   cursor_row;
  guint                   cursor_column;
  guint                   anchor_row;       /* where the selection began */
  guint                   anchor_column;
  gint64                  cursor_enrolment; /* so that the cursor stays with the learner */
  OfficeMarksColumnKind   cursor_kind;
  int                     cursor_component;

  OfficeGridEditing       editing;
  GtkText                *editor;           /* borrowed */
  OfficeGridCell         *edited;           /* borrowed */
};

void     office_marks_grid_bind_row      (OfficeMarksGrid   *self,
                                          guint              row);
void     office_marks_grid_bind_all      (OfficeMarksGrid   *self);
void     office_marks_grid_move          (OfficeMarksGrid   *self,
                                          guint              row,
                                          guint              column,
                                          gboolean           extend);
void     office_marks_grid_begin_editing (OfficeMarksGrid   *self,
                                          OfficeGridEditing  how,
                                          const char        *text);
void     office_marks_grid_end_editing   (OfficeMarksGrid   *self,
                                          gboolean           take);
void     office_marks_grid_drop_rows     (OfficeMarksGrid   *self);
gboolean office_marks_grid_has_columns   (OfficeMarksGrid   *self);
void     office_marks_grid_build_columns (OfficeMarksGrid   *self);
void     office_marks_grid_stretch_names (OfficeMarksGrid   *self,
                                          int                width);
void     office_marks_grid_add_input     (OfficeMarksGrid   *self);
guint    office_marks_grid_page_rows     (OfficeMarksGrid   *self);

G_END_DECLS

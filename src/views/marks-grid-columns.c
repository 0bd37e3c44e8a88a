/* marks-grid-columns.c: the widths and headings of the marks grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/marks-grid-private.h"

/* In pixels: where there is room, and where there is little. */
static const struct
{
  int roomy;
  int narrow;
} column_widths[] = {
  [OFFICE_MARKS_NAME] = { 156, 130 },     [OFFICE_MARKS_NUMBER] = { 86, 86 },
  [OFFICE_MARKS_ATTEMPT] = { 42, 36 },    [OFFICE_MARKS_FIRST] = { 54, 44 },
  [OFFICE_MARKS_SECOND] = { 54, 44 },     [OFFICE_MARKS_AGREED] = { 56, 48 },
  [OFFICE_MARKS_CODE] = { 46, 38 },       [OFFICE_MARKS_RECEIVED] = { 132, 124 },
  [OFFICE_MARKS_WORDS] = { 56, 48 },      [OFFICE_MARKS_COUNTS] = { 58, 48 },
  [OFFICE_MARKS_MODULE] = { 58, 50 },     [OFFICE_MARKS_OUTCOME] = { 106, 98 },
  [OFFICE_MARKS_HOURS] = { 112, 112 },
};

static int
width_of (OfficeMarksGrid       *self,
          OfficeMarksColumnKind  kind)
{
  return office_marks_sheet_get_narrow (self->sheet) ? column_widths[kind].narrow
                                                     : column_widths[kind].roomy;
}

static guint
n_columns (OfficeMarksGrid *self)
{
  return self->sheet != NULL ? office_marks_sheet_get_n_columns (self->sheet) : 0;
}

static GtkWidget *
make_heading (const char *text,
              gboolean    numeric)
{
  GtkWidget *cell = office_grid_cell_new (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, numeric);

  gtk_widget_set_focusable (cell, FALSE);
  office_grid_cell_set_text (OFFICE_GRID_CELL (cell), text);
  return cell;
}

static void
fill_head_row (OfficeMarksGrid *self)
{
  g_clear_pointer (&self->head_row, gtk_widget_unparent);
  self->head_row = office_grid_row_new (&self->layout);
  gtk_widget_add_css_class (self->head_row, "head");
  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, i);
      GtkWidget *cell = make_heading (column->heading, column->numeric);

      office_grid_cell_set_words (OFFICE_GRID_CELL (cell), column->title, column->heading, column->title);
      office_grid_row_add (OFFICE_GRID_ROW (self->head_row), cell);
    }
  gtk_widget_insert_after (self->head_row, GTK_WIDGET (self), self->group_row);
}

/* Columns of the same component share a heading; the others have none. */
static void
fill_group_row (OfficeMarksGrid *self)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint n_right = 0;
  int component = -2;

  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, i);
      gboolean right = i >= self->layout.n_columns - self->layout.n_right;

      if (widths->len > 0 && column->component == component && component >= 0)
        {
          g_array_index (widths, int, widths->len - 1) += self->layout.widths[i];
          continue;
        }
      component = column->component;
      n_right += right;
      g_array_append_val (widths, self->layout.widths[i]);
      g_ptr_array_add (texts, column->group != NULL ? column->group : (gpointer) "");
    }

  g_clear_pointer (&self->group_row, gtk_widget_unparent);
  g_free (self->groups.widths);
  self->groups = (OfficeGridLayout) {
    .n_columns = widths->len, .n_left = MIN (1, widths->len), .n_right = n_right,
    .offset = self->layout.offset, .height = OFFICE_GRID_GROUP_HEIGHT,
  };
  self->groups.widths = (int *) g_array_free (g_steal_pointer (&widths), FALSE);
  self->group_row = office_grid_row_new (&self->groups);
  gtk_widget_add_css_class (self->group_row, "group");
  for (guint i = 0; i < texts->len; i++)
    office_grid_row_add (OFFICE_GRID_ROW (self->group_row), make_heading (texts->pdata[i], FALSE));
  gtk_widget_insert_after (self->group_row, GTK_WIDGET (self), NULL);
}

/* Whether the columns are still those that the widgets were made for. */
gboolean
office_marks_grid_has_columns (OfficeMarksGrid *self)
{
  if (self->layout.n_columns != n_columns (self) || self->head_row == NULL || self->titles == NULL)
    return FALSE;
  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, i);

      if (g_strcmp0 (self->titles[i], column->title) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Makes the headings anew, and lets go of the rows, which are made anew when they are shown. */
void
office_marks_grid_build_columns (OfficeMarksGrid *self)
{
  office_marks_grid_drop_rows (self);
  g_free (self->layout.widths);
  self->layout = (OfficeGridLayout) {
    .n_columns = n_columns (self), .height = OFFICE_GRID_ROW_HEIGHT, .offset = self->layout.offset,
  };
  if (office_marks_sheet_get_narrow (self->sheet))
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  self->layout.widths = g_new0 (int, self->layout.n_columns + 1);
  g_strfreev (self->titles);
  self->titles = g_new0 (char *, self->layout.n_columns + 1);
  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, i);

      self->layout.widths[i] = width_of (self, column->kind);
      self->titles[i] = g_strdup (column->title);
    }
  if (self->layout.n_columns > 3)
    {
      self->layout.n_left = 1;
      self->layout.n_right = 2;
    }
  fill_group_row (self);
  fill_head_row (self);
}

/* Fewer columns where they do not all fit, and all again where they do. */
static gboolean
fit_cb (gpointer user_data)
{
  OfficeMarksGrid *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->fit_id = 0;
  if (self->sheet != NULL && self->editing == OFFICE_GRID_NOT_EDITING)
    office_marks_sheet_set_narrow (self->sheet, width < self->roomy_width);
  return G_SOURCE_REMOVE;
}

static void
fit (OfficeMarksGrid *self,
     int              width,
     int              total)
{
  gboolean narrow = office_marks_sheet_get_narrow (self->sheet);

  if (!narrow)
    self->roomy_width = total;
  if (narrow != (width < self->roomy_width) && self->fit_id == 0)
    self->fit_id = g_idle_add (fit_cb, self);
}

/* What is left over goes to the names. */
void
office_marks_grid_stretch_names (OfficeMarksGrid *self,
                                 int              width)
{
  int total, name, least;

  if (self->layout.n_columns == 0)
    return;

  least = width_of (self, OFFICE_MARKS_NAME);
  total = office_grid_layout_sum (&self->layout, 1, self->layout.n_columns - 1);
  name = CLAMP (width - total, least, 2 * least);
  self->layout.widths[0] = name;
  self->groups.widths[0] = name;
  fit (self, width, total + least);
}

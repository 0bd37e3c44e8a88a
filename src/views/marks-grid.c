/* marks-grid.c: the marks of a cohort as a grid: columns, rows that are used again, scrolling, cursor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/marks-grid-private.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  N_PROPS
};

enum
{
  CURSOR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeMarksGrid, office_marks_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
n_rows (OfficeMarksGrid *self)
{
  return self->sheet != NULL ? office_marks_sheet_get_n_rows (self->sheet) : 0;
}

static guint
n_columns (OfficeMarksGrid *self)
{
  return self->sheet != NULL ? office_marks_sheet_get_n_columns (self->sheet) : 0;
}

static gboolean
is_in_area (OfficeMarksGrid *self,
            guint            row,
            guint            column)
{
  OfficeMarksArea area;

  office_marks_grid_get_area (self, &area);
  return row >= area.first_row && row <= area.last_row &&
         column >= area.first_column && column <= area.last_column;
}

/* Binding ------------------------------------------------------------------------------------- */

static OfficeGridCellLook
look_of_state (OfficeMarksCellState state)
{
  switch (state)
    {
    case OFFICE_MARKS_CELL_SAVING:
      return OFFICE_GRID_CELL_SAVING;
    case OFFICE_MARKS_CELL_PROPOSED:
      return OFFICE_GRID_CELL_PROPOSED;
    case OFFICE_MARKS_CELL_WANTS_REASON:
    case OFFICE_MARKS_CELL_CONFLICT:
      return OFFICE_GRID_CELL_CONFLICT;
    case OFFICE_MARKS_CELL_REFUSED:
      return OFFICE_GRID_CELL_REFUSED;
    case OFFICE_MARKS_CELL_SAVED:
    default:
      return OFFICE_GRID_CELL_PLAIN;
    }
}

static gboolean
is_capped (OfficeMarksRow          *item,
           const OfficeMarksColumn *column)
{
  const OfficeResultRow *result = office_marks_row_get_shown (item);

  return column->kind == OFFICE_MARKS_COUNTS && result != NULL &&
         (gsize) column->component < result->n_components && result->components[column->component].capped;
}

static OfficeGridCellLook
look_of (OfficeMarksGrid         *self,
         OfficeMarksRow          *item,
         const OfficeMarksColumn *column,
         const char              *lock)
{
  OfficeGridCellLook look = look_of_state (office_marks_row_get_state (item, column));
  gboolean editable = office_marks_column_is_editable (column);

  if (column->kind == OFFICE_MARKS_CODE)
    look |= OFFICE_GRID_CELL_CODE;
  if (editable && lock != NULL)
    look |= OFFICE_GRID_CELL_LOCKED;
  if (!editable && column->kind != OFFICE_MARKS_NAME)
    look |= OFFICE_GRID_CELL_COMPUTED;
  if (!editable && column->kind >= OFFICE_MARKS_COUNTS && office_marks_row_is_supposed (item))
    look |= OFFICE_GRID_CELL_SUPPOSED;
  if (is_capped (item, column))
    look |= OFFICE_GRID_CELL_CAPPED;
  return look;
}

static const char *
icon_of (OfficeMarksRow          *item,
         const OfficeMarksColumn *column)
{
  const OfficeMarkRow *marks = office_marks_row_get_marks (item);

  if (column->kind == OFFICE_MARKS_NAME)
    return marks->final || marks->withdrawn ? "changes-prevent-symbolic" : NULL;
  if (is_capped (item, column))
    return "pan-down-symbolic";

  switch (office_marks_row_get_state (item, column))
    {
    case OFFICE_MARKS_CELL_REFUSED:
      return "office-error-symbolic";
    case OFFICE_MARKS_CELL_CONFLICT:
    case OFFICE_MARKS_CELL_WANTS_REASON:
      return "office-warning-symbolic";
    case OFFICE_MARKS_CELL_SAVED:
    case OFFICE_MARKS_CELL_SAVING:
    case OFFICE_MARKS_CELL_PROPOSED:
    default:
      return NULL;
    }
}

/* What a cell says to those who do not see it: value, then what stands against it. */
static char *
describe (OfficeMarksRow          *item,
          const OfficeMarksColumn *column,
          const char              *text,
          const char              *lock)
{
  const char *sentence = office_marks_row_get_sentence (item, column);
  const char *value = *text != '\0' ? text : _("blank");

  if (sentence != NULL)
    /* Translators: a value in a cell, and what is wrong with it */
    return g_strdup_printf (_("%s: not saved. %s"), value, sentence);
  if (is_capped (item, column))
    return g_strdup_printf (_("%s, capped"), value);
  if (lock != NULL && office_marks_column_is_editable (column))
    return g_strdup_printf (_("%s, locked. %s"), value, lock);
  return g_strdup (value);
}

static const char *
tooltip_of (OfficeMarksRow          *item,
            const OfficeMarksColumn *column,
            const char              *lock)
{
  const OfficeResultRow *shown = office_marks_row_get_shown (item);

  if (office_marks_row_get_sentence (item, column) != NULL)
    return office_marks_row_get_sentence (item, column);
  if (column->kind == OFFICE_MARKS_MODULE || column->kind == OFFICE_MARKS_OUTCOME ||
      column->kind == OFFICE_MARKS_COUNTS)
    return shown != NULL ? shown->reason : NULL;
  return office_marks_column_is_editable (column) ? lock : NULL;
}

static void
bind_cell (OfficeMarksGrid *self,
           OfficeGridCell  *cell,
           OfficeMarksRow  *item,
           guint            row,
           guint            index)
{
  const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, index);
  const OfficeMarkRow *marks = office_marks_row_get_marks (item);
  g_autofree char *text = office_marks_row_dup_text (item, column);
  g_autofree char *lock = office_marks_row_dup_lock (item, column);
  g_autofree char *name = NULL;
  g_autofree char *description = describe (item, column, text, lock);
  OfficeGridCellLook look = look_of (self, item, column, lock);

  if (row == self->cursor_row && index == self->cursor_column)
    look |= OFFICE_GRID_CELL_CURSOR;
  if (is_in_area (self, row, index))
    look |= OFFICE_GRID_CELL_SELECTED;

  if (column->kind == OFFICE_MARKS_OUTCOME)
    {
      const OfficeResultRow *shown = office_marks_row_get_shown (item);

      office_grid_cell_set_pill (cell, shown != NULL ? office_state_look_outcome (shown->outcome)
                                                     : (OfficeStateLook) { NULL, NULL, NULL });
    }
  else
    {
      office_grid_cell_set_text (cell, text);
    }
  /* Translators: a column and a learner, family name first: "Written assignment, first, Ng Aoife" */
  name = g_strdup_printf (_("%s, %s %s"), column->title, marks->family_name, marks->given_names);
  office_grid_cell_set_look (cell, look, icon_of (item, column));
  office_grid_cell_set_words (cell, name, description, tooltip_of (item, column, lock));
}

static OfficeGridRow *
find_row_widget (OfficeMarksGrid *self,
                 guint            index)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (office_grid_row_get_index (g_ptr_array_index (self->rows, i)) == index)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

void
office_marks_grid_bind_row (OfficeMarksGrid *self,
                            guint            row)
{
  OfficeGridRow *widget = find_row_widget (self, row);
  OfficeMarksRow *item = self->sheet != NULL ? office_marks_sheet_get_row (self->sheet, row) : NULL;

  if (widget == NULL || item == NULL)
    return;

  for (guint i = 0; i < self->layout.n_columns; i++)
    bind_cell (self, OFFICE_GRID_CELL (office_grid_row_get_cell (widget, i)), item, row, i);
}

void
office_marks_grid_bind_all (OfficeMarksGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint index = office_grid_row_get_index (g_ptr_array_index (self->rows, i));

      if (index != G_MAXUINT)
        office_marks_grid_bind_row (self, index);
    }
}

/* Rows that are used again -------------------------------------------------------------------- */

static GtkWidget *
make_row (OfficeMarksGrid *self)
{
  GtkWidget *row = office_grid_row_new (&self->layout);

  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, i);
      GtkWidget *cell;

      if (column->kind == OFFICE_MARKS_OUTCOME)
        cell = office_grid_cell_new_pill ();
      else
        cell = office_grid_cell_new (column->kind == OFFICE_MARKS_NAME ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                                                       : GTK_ACCESSIBLE_ROLE_GRID_CELL,
                                     column->numeric);
      office_grid_row_add (OFFICE_GRID_ROW (row), cell);
    }
  office_grid_row_set_index (OFFICE_GRID_ROW (row), G_MAXUINT);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
visible_range (OfficeMarksGrid *self,
               int              height,
               guint           *first,
               guint           *last)
{
  int top = (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  guint rows = n_rows (self);

  *first = MIN ((guint) MAX (top, 0) / OFFICE_GRID_ROW_HEIGHT, rows);
  *last = MIN ((guint) (MAX (top, 0) + MAX (height - OFFICE_GRID_HEADER, 0)) / OFFICE_GRID_ROW_HEIGHT + 1,
               rows);
}

static gboolean
is_needed (OfficeMarksGrid *self,
           guint            index,
           guint            first,
           guint            last)
{
  return index < n_rows (self) && ((index >= first && index < last) || index == self->cursor_row);
}

static OfficeGridRow *
take_spare (OfficeMarksGrid *self)
{
  OfficeGridRow *spare = find_row_widget (self, G_MAXUINT);

  return spare != NULL ? spare : OFFICE_GRID_ROW (make_row (self));
}

static void
show_row (OfficeMarksGrid *self,
          guint            index)
{
  OfficeGridRow *row;
  g_autofree char *name = NULL;

  if (find_row_widget (self, index) != NULL)
    return;

  row = take_spare (self);
  office_grid_row_set_index (row, index);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  name = office_marks_row_dup_name (office_marks_sheet_get_row (self->sheet, index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  office_marks_grid_bind_row (self, index);
}

/* Assistive technology reads the rows in the order in which they are children. */
static void
order_rows (OfficeMarksGrid *self)
{
  guint rows = n_rows (self);
  GtkWidget *before = self->head_row;

  for (guint index = 0; index < rows; index++)
    {
      OfficeGridRow *row = find_row_widget (self, index);

      if (row == NULL)
        continue;
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (row)) != before)
        gtk_widget_insert_after (GTK_WIDGET (row), GTK_WIDGET (self), before);
      before = GTK_WIDGET (row);
    }
}

static void
sync_rows (OfficeMarksGrid *self,
           int              height)
{
  guint first, last;

  if (self->layout.n_columns == 0)
    return;

  visible_range (self, height, &first, &last);
  for (guint i = 0; i < self->rows->len; i++)
    {
      OfficeGridRow *row = g_ptr_array_index (self->rows, i);

      if (!is_needed (self, office_grid_row_get_index (row), first, last))
        {
          office_grid_row_set_index (row, G_MAXUINT);
          gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
        }
    }
  for (guint index = first; index < last; index++)
    show_row (self, index);
  if (self->cursor_row < n_rows (self))
    show_row (self, self->cursor_row);
}

void
office_marks_grid_drop_rows (OfficeMarksGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/* Resetting ----------------------------------------------------------------------------------- */

static void
find_cursor_again (OfficeMarksGrid *self)
{
  guint row, columns = n_columns (self);

  if (self->cursor_enrolment != 0 && office_marks_sheet_find (self->sheet, self->cursor_enrolment, &row))
    self->cursor_row = row;
  self->cursor_row = MIN (self->cursor_row, MAX (n_rows (self), 1) - 1);
  for (guint i = 0; i < columns; i++)
    {
      const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, i);

      if (column->kind == self->cursor_kind && column->component == self->cursor_component)
        self->cursor_column = i;
    }
  self->cursor_column = MIN (self->cursor_column, MAX (columns, 1) - 1);
  self->anchor_row = self->cursor_row;
  self->anchor_column = self->cursor_column;
}

static void
reset_cb (OfficeMarksGrid *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (!office_marks_grid_has_columns (self))
    {
      office_marks_grid_end_editing (self, FALSE);
      office_marks_grid_build_columns (self);
    }
  find_cursor_again (self);
  sync_rows (self, gtk_widget_get_height (GTK_WIDGET (self)));
  office_marks_grid_bind_all (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (had_focus && self->editing == OFFICE_GRID_NOT_EDITING)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

static void
row_changed_cb (OfficeMarksGrid *self,
                guint            row)
{
  office_marks_grid_bind_row (self, row);
}

/* Scrolling ----------------------------------------------------------------------------------- */

static void
scrolled_cb (OfficeMarksGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (OfficeMarksGrid *self,
                GtkOrientation   orientation,
                GtkAdjustment   *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
}

static void
configure_adjustments (OfficeMarksGrid *self,
                       int              width,
                       int              height)
{
  GtkAdjustment *h = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *v = self->adjustments[GTK_ORIENTATION_VERTICAL];
  int total = office_grid_layout_sum (&self->layout, 0, self->layout.n_columns);
  int page = MAX (height - OFFICE_GRID_HEADER, 0);
  int rows = (int) n_rows (self) * OFFICE_GRID_ROW_HEIGHT;

  gtk_adjustment_configure (h, CLAMP (gtk_adjustment_get_value (h), 0, MAX (total - width, 0)), 0,
                            MAX (total, width), 60, width * 0.9, width);
  gtk_adjustment_configure (v, CLAMP (gtk_adjustment_get_value (v), 0, MAX (rows - page, 0)), 0,
                            MAX (rows, page), OFFICE_GRID_ROW_HEIGHT, page * 0.9, page);
}

static void
place_child (GtkWidget *child,
             int        y,
             int        width,
             int        height)
{
  GtkAllocation allocation = { 0, y, width, height };

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
office_marks_grid_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  OfficeMarksGrid *self = OFFICE_MARKS_GRID (widget);
  int top;

  if (self->head_row == NULL)
    return;

  office_marks_grid_stretch_names (self, width);
  configure_adjustments (self, width, height);
  self->layout.offset = (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  self->groups.offset = self->layout.offset;
  top = (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  sync_rows (self, height);
  order_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      OfficeGridRow *row = g_ptr_array_index (self->rows, i);
      int y;

      if (office_grid_row_get_index (row) == G_MAXUINT)
        continue;
      y = OFFICE_GRID_HEADER + (int) office_grid_row_get_index (row) * OFFICE_GRID_ROW_HEIGHT - top;
      office_grid_row_scrolled (row);
      place_child (GTK_WIDGET (row), y, width, OFFICE_GRID_ROW_HEIGHT);
    }
  office_grid_row_scrolled (OFFICE_GRID_ROW (self->group_row));
  office_grid_row_scrolled (OFFICE_GRID_ROW (self->head_row));
  place_child (self->group_row, 0, width, OFFICE_GRID_GROUP_HEIGHT);
  place_child (self->head_row, OFFICE_GRID_GROUP_HEIGHT, width, OFFICE_GRID_HEAD_HEIGHT);
}

static void
office_marks_grid_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  OfficeMarksGrid *self = OFFICE_MARKS_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 320;
      *natural = MAX (320, office_grid_layout_sum (&self->layout, 0, self->layout.n_columns));
    }
  else
    {
      *minimum = OFFICE_GRID_HEADER + 3 * OFFICE_GRID_ROW_HEIGHT;
      *natural = OFFICE_GRID_HEADER + 12 * OFFICE_GRID_ROW_HEIGHT;
    }
}

/* The headings are drawn over the rows that are scrolled below them. */
static void
office_marks_grid_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  OfficeMarksGrid *self = OFFICE_MARKS_GRID (widget);
  graphene_rect_t below;

  if (self->head_row == NULL)
    return;

  graphene_rect_init (&below, 0, OFFICE_GRID_HEADER, gtk_widget_get_width (widget),
                      MAX (gtk_widget_get_height (widget) - OFFICE_GRID_HEADER, 0));
  gtk_snapshot_push_clip (snapshot, &below);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->rows, i), snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->group_row, snapshot);
  gtk_widget_snapshot_child (widget, self->head_row, snapshot);
}

static void
scroll_into_view (OfficeMarksGrid *self,
                  guint            row,
                  guint            column)
{
  const OfficeGridLayout *layout = &self->layout;
  int y = (int) row * OFFICE_GRID_ROW_HEIGHT;

  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_VERTICAL], y, y + OFFICE_GRID_ROW_HEIGHT);
  if (column >= layout->n_left && column < layout->n_columns - layout->n_right)
    {
      int left = office_grid_layout_sum (layout, 0, layout->n_left);
      int right = office_grid_layout_sum (layout, layout->n_columns - layout->n_right, layout->n_right);
      int x = office_grid_layout_sum (layout, layout->n_left, column - layout->n_left);

      /* The page is as wide as the whole; what stays at the sides hides part of it. */
      gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x,
                                 x + left + layout->widths[column] + right);
    }
}

/* The cursor ---------------------------------------------------------------------------------- */

/* Moves the cursor; with @extend the selection grows from where it began. */
void
office_marks_grid_move (OfficeMarksGrid *self,
                        guint            row,
                        guint            column,
                        gboolean         extend)
{
  const OfficeMarksColumn *at;
  OfficeMarksRow *item;
  guint before = self->cursor_row;

  if (n_rows (self) == 0 || n_columns (self) == 0)
    return;

  self->cursor_row = MIN (row, n_rows (self) - 1);
  self->cursor_column = MIN (column, n_columns (self) - 1);
  if (!extend)
    {
      self->anchor_row = self->cursor_row;
      self->anchor_column = self->cursor_column;
    }
  item = office_marks_sheet_get_row (self->sheet, self->cursor_row);
  at = office_marks_sheet_get_column (self->sheet, self->cursor_column);
  self->cursor_enrolment = office_marks_row_get_marks (item)->enrolment_id;
  self->cursor_kind = at->kind;
  self->cursor_component = at->component;

  /* Rows are given up before others are asked for, however many steps fall into one frame. */
  scroll_into_view (self, self->cursor_row, self->cursor_column);
  sync_rows (self, gtk_widget_get_height (GTK_WIDGET (self)));
  if (before != self->cursor_row)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  office_marks_grid_bind_all (self);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

guint
office_marks_grid_page_rows (OfficeMarksGrid *self)
{
  return (guint) MAX ((gtk_widget_get_height (GTK_WIDGET (self)) - OFFICE_GRID_HEADER) /
                      OFFICE_GRID_ROW_HEIGHT - 1, 1);
}

static gboolean
office_marks_grid_grab_focus (GtkWidget *widget)
{
  OfficeMarksGrid *self = OFFICE_MARKS_GRID (widget);
  GtkWidget *cell;

  if (self->editor != NULL)
    return gtk_text_grab_focus_without_selecting (self->editor);
  if (self->cursor_row < n_rows (self))
    show_row (self, self->cursor_row);
  cell = office_marks_grid_get_cell (self, self->cursor_row, self->cursor_column);
  return cell != NULL && gtk_widget_grab_focus (cell);
}

/* Tab and Shift+Tab are keys of the grid itself; to the outside the grid is one stop. */
static gboolean
office_marks_grid_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return office_marks_grid_grab_focus (widget);
}

/* Editing ------------------------------------------------------------------------------------- */

static void
editor_changed_cb (OfficeMarksGrid *self)
{
  if (self->editor != NULL)
    office_marks_sheet_suppose (self->sheet, self->cursor_row, self->cursor_column,
                                gtk_editable_get_text (GTK_EDITABLE (self->editor)));
}

/* @text is what was typed to begin with, or NULL for what stands in the cell. */
void
office_marks_grid_begin_editing (OfficeMarksGrid   *self,
                                 OfficeGridEditing  how,
                                 const char        *text)
{
  OfficeMarksRow *item = office_marks_sheet_get_row (self->sheet, self->cursor_row);
  const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, self->cursor_column);
  const OfficeMarkRow *marks;
  g_autofree char *lock = NULL;
  g_autofree char *old = NULL;
  g_autofree char *name = NULL;
  GtkWidget *cell;

  if (item == NULL || column == NULL || self->editing != OFFICE_GRID_NOT_EDITING)
    return;
  lock = office_marks_row_dup_lock (item, column);
  cell = office_marks_grid_get_cell (self, self->cursor_row, self->cursor_column);
  if (lock != NULL || cell == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  marks = office_marks_row_get_marks (item);
  name = g_strdup_printf (_("%s, %s %s"), column->title, marks->family_name, marks->given_names);
  old = office_marks_row_dup_text (item, column);
  self->editing = how;
  self->edited = OFFICE_GRID_CELL (cell);
  self->editor = office_grid_cell_begin_editing (self->edited, text != NULL ? text : old, name);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (editor_changed_cb), self);
  gtk_text_grab_focus_without_selecting (self->editor);
  gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  editor_changed_cb (self);
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

void
office_marks_grid_end_editing (OfficeMarksGrid *self,
                               gboolean         take)
{
  g_autofree char *text = NULL;
  gboolean had_focus;

  if (self->editing == OFFICE_GRID_NOT_EDITING)
    return;

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  g_signal_handlers_disconnect_by_data (self->editor, self);
  self->editing = OFFICE_GRID_NOT_EDITING;
  self->editor = NULL;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->edited));
  office_grid_cell_end_editing (self->edited);
  self->edited = NULL;

  if (take)
    office_marks_sheet_enter (self->sheet, self->cursor_row, self->cursor_column, text);
  else
    office_marks_sheet_forget (self->sheet, self->cursor_row, self->cursor_column);
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

/* Object -------------------------------------------------------------------------------------- */

static void
office_marks_grid_dispose (GObject *object)
{
  OfficeMarksGrid *self = OFFICE_MARKS_GRID (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  self->editor = NULL;
  self->edited = NULL;
  self->editing = OFFICE_GRID_NOT_EDITING;
  office_marks_grid_set_sheet (self, NULL);
  office_marks_grid_drop_rows (self);
  g_clear_pointer (&self->group_row, gtk_widget_unparent);
  g_clear_pointer (&self->head_row, gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_func (self->adjustments[i], scrolled_cb, self);
      g_clear_object (&self->adjustments[i]);
    }

  G_OBJECT_CLASS (office_marks_grid_parent_class)->dispose (object);
}

static void
office_marks_grid_finalize (GObject *object)
{
  OfficeMarksGrid *self = OFFICE_MARKS_GRID (object);

  g_free (self->layout.widths);
  g_free (self->groups.widths);
  g_strfreev (self->titles);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (office_marks_grid_parent_class)->finalize (object);
}

static void
office_marks_grid_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  OfficeMarksGrid *self = OFFICE_MARKS_GRID (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_marks_grid_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  OfficeMarksGrid *self = OFFICE_MARKS_GRID (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_marks_grid_class_init (OfficeMarksGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_marks_grid_dispose;
  object_class->finalize = office_marks_grid_finalize;
  object_class->get_property = office_marks_grid_get_property;
  object_class->set_property = office_marks_grid_set_property;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  widget_class->measure = office_marks_grid_measure;
  widget_class->size_allocate = office_marks_grid_size_allocate;
  widget_class->snapshot = office_marks_grid_snapshot;
  widget_class->grab_focus = office_marks_grid_grab_focus;
  widget_class->focus = office_marks_grid_focus;
  gtk_widget_class_set_css_name (widget_class, "marksgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  /**
   * OfficeMarksGrid::cursor-changed:
   *
   * The cursor is in another cell, or typing began or ended.
   */
  signals[CURSOR_CHANGED] = g_signal_new ("cursor-changed", OFFICE_TYPE_MARKS_GRID, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
office_marks_grid_init (OfficeMarksGrid *self)
{
  self->rows = g_ptr_array_new ();
  self->cursor_kind = OFFICE_MARKS_FIRST;
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Marks"), -1);
  office_marks_grid_add_input (self);
}

/**
 * office_marks_grid_new:
 *
 * Returns: (transfer floating): a grid without a sheet; put it into a GtkScrolledWindow
 */
GtkWidget *
office_marks_grid_new (void)
{
  return g_object_new (OFFICE_TYPE_MARKS_GRID, NULL);
}

/**
 * office_marks_grid_set_sheet:
 * @self: a grid
 * @sheet: (nullable): the marks to show
 */
void
office_marks_grid_set_sheet (OfficeMarksGrid  *self,
                             OfficeMarksSheet *sheet)
{
  g_return_if_fail (OFFICE_IS_MARKS_GRID (self));

  if (self->sheet == sheet)
    return;

  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_set_object (&self->sheet, sheet);
  if (sheet == NULL)
    return;
  g_signal_connect_swapped (sheet, "reset", G_CALLBACK (reset_cb), self);
  g_signal_connect_swapped (sheet, "row-changed", G_CALLBACK (row_changed_cb), self);
  reset_cb (self);
}

/**
 * office_marks_grid_get_cursor:
 * @self: a grid
 * @row: (out): in which row the cursor is
 * @column: (out): in which column
 *
 * Returns: %FALSE when there are no rows
 */
gboolean
office_marks_grid_get_cursor (OfficeMarksGrid *self,
                              guint           *row,
                              guint           *column)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_GRID (self), FALSE);

  *row = self->cursor_row;
  *column = self->cursor_column;
  return self->cursor_row < n_rows (self) && self->cursor_column < n_columns (self);
}

/**
 * office_marks_grid_set_cursor:
 * @self: a grid
 * @row: a row
 * @column: a column
 *
 * Puts the cursor into a cell and brings it into sight.
 */
void
office_marks_grid_set_cursor (OfficeMarksGrid *self,
                              guint            row,
                              guint            column)
{
  g_return_if_fail (OFFICE_IS_MARKS_GRID (self));

  office_marks_grid_end_editing (self, TRUE);
  office_marks_grid_move (self, row, column, FALSE);
}

/**
 * office_marks_grid_get_area:
 * @self: a grid
 * @area: (out): the cells that are selected, the cursor's at least
 */
void
office_marks_grid_get_area (OfficeMarksGrid *self,
                            OfficeMarksArea *area)
{
  g_return_if_fail (OFFICE_IS_MARKS_GRID (self));

  area->first_row = MIN (self->cursor_row, self->anchor_row);
  area->last_row = MAX (self->cursor_row, self->anchor_row);
  area->first_column = MIN (self->cursor_column, self->anchor_column);
  area->last_column = MAX (self->cursor_column, self->anchor_column);
}

/**
 * office_marks_grid_is_editing:
 * @self: a grid
 *
 * Returns: whether a cell is being typed into
 */
gboolean
office_marks_grid_is_editing (OfficeMarksGrid *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_GRID (self), FALSE);

  return self->editing != OFFICE_GRID_NOT_EDITING;
}

/**
 * office_marks_grid_get_cell:
 * @self: a grid
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the widget that shows the cell, while one does
 */
GtkWidget *
office_marks_grid_get_cell (OfficeMarksGrid *self,
                            guint            row,
                            guint            column)
{
  OfficeGridRow *widget;

  g_return_val_if_fail (OFFICE_IS_MARKS_GRID (self), NULL);

  widget = row < n_rows (self) ? find_row_widget (self, row) : NULL;
  return widget != NULL ? office_grid_row_get_cell (widget, column) : NULL;
}

/* marks-grid-input.c: the keys, the pointer and the clipboard of the marks grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/marks-grid-private.h"

static guint
last_row (OfficeMarksGrid *self)
{
  return MAX (office_marks_sheet_get_n_rows (self->sheet), 1) - 1;
}

static guint
last_column (OfficeMarksGrid *self)
{
  return MAX (office_marks_sheet_get_n_columns (self->sheet), 1) - 1;
}

static guint
step (guint value,
      int   by,
      guint last)
{
  if (by < 0)
    return value > (guint) -by ? value - (guint) -by : 0;
  return MIN (value + (guint) by, last);
}

static void
move_by (OfficeMarksGrid *self,
         int              rows,
         int              columns,
         gboolean         extend)
{
  office_marks_grid_end_editing (self, TRUE);
  office_marks_grid_move (self, step (self->cursor_row, rows, last_row (self)),
                          step (self->cursor_column, columns, last_column (self)), extend);
}

static void
move_to (OfficeMarksGrid *self,
         guint            row,
         guint            column,
         gboolean         extend)
{
  office_marks_grid_end_editing (self, TRUE);
  office_marks_grid_move (self, row, column, extend);
}

/* The next cell that can be typed into, in reading order; FALSE at the end, where Tab leaves the grid. */
static gboolean
tab (OfficeMarksGrid *self,
     gboolean         backwards)
{
  guint columns = last_column (self) + 1;
  guint cells = (last_row (self) + 1) * columns;
  guint at = self->cursor_row * columns + self->cursor_column;

  office_marks_grid_end_editing (self, TRUE);
  while (backwards ? at > 0 : at + 1 < cells)
    {
      at = backwards ? at - 1 : at + 1;
      if (office_marks_column_is_editable (office_marks_sheet_get_column (self->sheet, at % columns)))
        {
          office_marks_grid_move (self, at / columns, at % columns, FALSE);
          return TRUE;
        }
    }
  return FALSE;
}

/* Clipboard ----------------------------------------------------------------------------------- */

static void
copy (OfficeMarksGrid *self)
{
  OfficeMarksArea area;
  g_autofree char *text = NULL;

  office_marks_grid_get_area (self, &area);
  text = office_marks_sheet_copy (self->sheet, &area);
  /* One cell is copied as its text alone, so that it can be pasted into a field. */
  if (area.first_row == area.last_row && area.first_column == area.last_column)
    g_strchomp (text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OfficeMarksGrid) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  OfficeMarksArea area;

  if (text == NULL || self->sheet == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  office_marks_grid_get_area (self, &area);
  office_marks_sheet_paste (self->sheet, &area, text);
}

static void
paste (OfficeMarksGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                 g_object_ref (self));
}

/* Keys ---------------------------------------------------------------------------------------- */

static void
blank (OfficeMarksGrid *self)
{
  OfficeMarksArea area;

  office_marks_grid_get_area (self, &area);
  office_marks_sheet_blank (self->sheet, &area);
}

static void
fill_down (OfficeMarksGrid *self)
{
  OfficeMarksArea area;

  office_marks_grid_get_area (self, &area);
  office_marks_sheet_fill_down (self->sheet, &area);
}

/* Esc undoes what is in the cell, or else the block that waits; with nothing to undo it goes on. */
static gboolean
escape (OfficeMarksGrid *self)
{
  OfficeMarksBlock block;
  OfficeMarksRow *item = office_marks_sheet_get_row (self->sheet, self->cursor_row);
  const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, self->cursor_column);

  if (self->editing != OFFICE_GRID_NOT_EDITING)
    {
      office_marks_grid_end_editing (self, FALSE);
      return TRUE;
    }
  if (office_marks_sheet_get_block (self->sheet, &block))
    {
      office_marks_sheet_drop_block (self->sheet);
      return TRUE;
    }
  if (item != NULL && column != NULL && office_marks_row_get_typed (item, column) != NULL)
    {
      office_marks_sheet_forget (self->sheet, self->cursor_row, self->cursor_column);
      return TRUE;
    }
  if (self->anchor_row != self->cursor_row || self->anchor_column != self->cursor_column)
    {
      office_marks_grid_move (self, self->cursor_row, self->cursor_column, FALSE);
      return TRUE;
    }
  return FALSE;
}

static gboolean
type (OfficeMarksGrid *self,
      guint            keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);
  char text[8] = { 0 };

  if (c == 0 || !g_unichar_isgraph (c))
    return FALSE;
  g_unichar_to_utf8 (c, text);
  office_marks_grid_begin_editing (self, OFFICE_GRID_REPLACING, text);
  return TRUE;
}

static gboolean
move_key (OfficeMarksGrid *self,
          guint            keyval,
          gboolean         ctrl,
          gboolean         shift)
{
  int page = (int) office_marks_grid_page_rows (self);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_by (self, ctrl ? -G_MAXINT16 : -1, 0, shift);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_by (self, ctrl ? G_MAXINT16 : 1, 0, shift);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_by (self, 0, ctrl ? -G_MAXINT16 : -1, shift);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_by (self, 0, ctrl ? G_MAXINT16 : 1, shift);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_to (self, ctrl ? 0 : self->cursor_row, 0, shift);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move_to (self, ctrl ? last_row (self) : self->cursor_row, last_column (self), shift);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_by (self, -page, 0, shift);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_by (self, page, 0, shift);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
control_key (OfficeMarksGrid *self,
             guint            keyval)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      copy (self);
      return TRUE;
    case GDK_KEY_v:
      paste (self);
      return TRUE;
    case GDK_KEY_d:
      fill_down (self);
      return TRUE;
    case GDK_KEY_a:
      office_marks_grid_move (self, 0, 0, FALSE);
      office_marks_grid_move (self, last_row (self), last_column (self), TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Keys that mean the same whether a cell is being typed into or not. */
static gboolean
common_key (OfficeMarksGrid *self,
            guint            keyval,
            gboolean         shift)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      move_by (self, shift ? -1 : 1, 0, FALSE);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return tab (self, shift);
    case GDK_KEY_ISO_Left_Tab:
      return tab (self, TRUE);
    case GDK_KEY_Escape:
      return escape (self);
    default:
      return FALSE;
    }
}

/* A cell that has just been scrolled to is laid out with the next frame. Until then its editor is not
 * realized, and GTK would drop what is typed into it: no digit of a mark may get lost. */
static gboolean
type_on (OfficeMarksGrid *self,
         guint            keyval)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkEditable *editor = GTK_EDITABLE (self->editor);
  gunichar c = gdk_keyval_to_unicode (keyval);
  char text[8] = { 0 };
  int at = (int) g_utf8_strlen (gtk_editable_get_text (editor), -1);

  if (gtk_widget_get_mapped (GTK_WIDGET (editor)) && gtk_root_get_focus (root) == GTK_WIDGET (editor))
    return FALSE;

  gtk_text_grab_focus_without_selecting (self->editor);
  if (keyval == GDK_KEY_BackSpace)
    gtk_editable_delete_text (editor, MAX (at - 1, 0), at);
  else if (c != 0 && g_unichar_isprint (c))
    gtk_editable_insert_text (editor, text, g_unichar_to_utf8 (c, text), &at);
  else
    return FALSE;
  gtk_editable_set_position (editor, -1);
  return TRUE;
}

static gboolean
editing_key (OfficeMarksGrid *self,
             guint            keyval,
             gboolean         ctrl,
             gboolean         shift)
{
  gboolean sideways = keyval == GDK_KEY_Left || keyval == GDK_KEY_Right || keyval == GDK_KEY_Home ||
                      keyval == GDK_KEY_End;

  if (keyval == GDK_KEY_F2)
    {
      self->editing = OFFICE_GRID_AMENDING;
      return TRUE;
    }
  if (!ctrl && type_on (self, keyval))
    return TRUE;
  if (ctrl || shift || (sideways && self->editing == OFFICE_GRID_AMENDING))
    return FALSE;
  return move_key (self, keyval, FALSE, FALSE);
}

static gboolean
moving_key (OfficeMarksGrid *self,
            guint            keyval,
            gboolean         ctrl,
            gboolean         shift)
{
  if (move_key (self, keyval, ctrl, shift))
    return TRUE;
  if (ctrl)
    return control_key (self, keyval);

  switch (keyval)
    {
    case GDK_KEY_F2:
      office_marks_grid_begin_editing (self, OFFICE_GRID_AMENDING, NULL);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      blank (self);
      return TRUE;
    default:
      return type (self, keyval);
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  OfficeMarksGrid *self = user_data;
  gboolean ctrl = (state & GDK_CONTROL_MASK) != 0;
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->sheet == NULL || office_marks_sheet_get_n_rows (self->sheet) == 0 ||
      (state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (!ctrl && common_key (self, keyval, shift))
    return GDK_EVENT_STOP;
  return self->editing != OFFICE_GRID_NOT_EDITING ? editing_key (self, keyval, ctrl, shift)
                                                  : moving_key (self, keyval, ctrl, shift);
}

/* Pointer ------------------------------------------------------------------------------------- */

static gboolean
cell_at (OfficeMarksGrid *self,
         double           x,
         double           y,
         guint           *row,
         guint           *column)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell, *row_widget;

  cell = widget != NULL && OFFICE_IS_GRID_CELL (widget) ? widget : NULL;
  if (cell == NULL && widget != NULL)
    cell = gtk_widget_get_ancestor (widget, OFFICE_TYPE_GRID_CELL);
  if (cell == NULL || y < OFFICE_GRID_HEADER)
    return FALSE;
  row_widget = gtk_widget_get_ancestor (cell, OFFICE_TYPE_GRID_ROW);
  *row = office_grid_row_get_index (OFFICE_GRID_ROW (row_widget));
  for (guint i = 0; i < self->layout.n_columns; i++)
    if (office_grid_row_get_cell (OFFICE_GRID_ROW (row_widget), i) == cell)
      {
        *column = i;
        return *row != G_MAXUINT;
      }
  return FALSE;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            OfficeMarksGrid *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint row, column;

  if (self->sheet == NULL || !cell_at (self, x, y, &row, &column))
    return;
  if (self->editing != OFFICE_GRID_NOT_EDITING && row == self->cursor_row && column == self->cursor_column)
    return;

  move_to (self, row, column, (state & GDK_SHIFT_MASK) != 0);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    office_marks_grid_begin_editing (self, OFFICE_GRID_AMENDING, NULL);
}

static void
drag_update_cb (GtkGestureDrag  *gesture,
                double           dx,
                double           dy,
                OfficeMarksGrid *self)
{
  double x, y;
  guint row, column;

  if (self->sheet == NULL || self->editing != OFFICE_GRID_NOT_EDITING ||
      !gtk_gesture_drag_get_start_point (gesture, &x, &y) ||
      !cell_at (self, x + dx, y + dy, &row, &column) ||
      (row == self->cursor_row && column == self->cursor_column))
    return;
  office_marks_grid_move (self, row, column, TRUE);
}

/* Focus --------------------------------------------------------------------------------------- */

/* Who goes elsewhere has finished the cell. A focus that is nowhere was lost to the layout: it comes back. */
static void
focus_moved_cb (OfficeMarksGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->editing == OFFICE_GRID_NOT_EDITING || root == NULL)
    return;
  if (focus == NULL)
    gtk_text_grab_focus_without_selecting (self->editor);
  else if (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    office_marks_grid_end_editing (self, TRUE);
}

static void
rooted_cb (OfficeMarksGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_moved_cb), self, G_CONNECT_SWAPPED);
}

/* Listens for keys before the editor does, and for the pointer after it. */
void
office_marks_grid_add_input (OfficeMarksGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (self, "notify::root", G_CALLBACK (rooted_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

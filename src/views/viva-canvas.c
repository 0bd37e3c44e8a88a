/* viva-canvas.c: proposed vivas as blocks, a row for each examiner or room of each day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days stand below each other, hours run across. The rows are drawn, each viva is a child: a button with
 * its own name. Dragging a viva, or Ctrl and Shift with the arrows, asks to have it elsewhere.
 */
#include "config.h"

#include "views/viva-canvas.h"

#include <glib/gi18n-lib.h>

#define GUTTER 176
#define DAY_HEADER 30
#define ROW 30
#define LEAST_HOUR_WIDTH 108
#define FIRST_MINUTE (9 * 60)
#define LAST_MINUTE (17 * 60)
#define MINUTES_PER_DAY (24 * 60)

struct _OfficeVivaCanvas
{
  GtkWidget  parent_instance;

  GPtrArray *rows;          /* of OfficeVivaCanvasRow */
  GPtrArray *blocks;        /* of OfficeVivaBlock */
  GPtrArray *buttons;       /* of GtkWidget: one for each block */
  int        first;         /* minute of the day at the left */
  int        last;
  int        snap;
  gint64     selected;

  gboolean   dragging;
  int        drag_block;    /* -1: none */
  int        drag_grip;     /* minutes from its start to where it was taken hold of */
  guint      drag_row;
  int        drag_from;
};

G_DEFINE_FINAL_TYPE (OfficeVivaCanvas, office_viva_canvas, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  MOVE_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * office_viva_block_free:
 * @block: (nullable): a block
 */
void
office_viva_block_free (OfficeVivaBlock *block)
{
  if (block == NULL)
    return;

  g_free (block->text);
  g_free (block->name);
  g_free (block);
}

/**
 * office_viva_canvas_row_free:
 * @row: (nullable): a row
 */
void
office_viva_canvas_row_free (OfficeVivaCanvasRow *row)
{
  if (row == NULL)
    return;

  g_free (row->label);
  g_array_unref (row->open);
  g_free (row);
}

static OfficeVivaCanvasRow *
row_at (OfficeVivaCanvas *self,
        guint             index)
{
  return g_ptr_array_index (self->rows, index);
}

static OfficeVivaBlock *
block_at (OfficeVivaCanvas *self,
          guint             index)
{
  return g_ptr_array_index (self->blocks, index);
}

/* Where things are ------------------------------------------------------------------------------- */

static gboolean
begins_day (OfficeVivaCanvas *self,
            guint             row)
{
  return row == 0 || row_at (self, row)->day != row_at (self, row - 1)->day;
}

static int
row_to_y (OfficeVivaCanvas *self,
          guint             row)
{
  int y = 0;

  for (guint r = 0; r <= row && r < self->rows->len; r++)
    {
      if (begins_day (self, r))
        y += DAY_HEADER;
      if (r < row)
        y += ROW;
    }
  return y;
}

static guint
y_to_row (OfficeVivaCanvas *self,
          double            y)
{
  guint row = 0;

  while (row + 1 < self->rows->len && y >= row_to_y (self, row + 1))
    row++;
  return row;
}

static double
minute_width (OfficeVivaCanvas *self)
{
  return (gtk_widget_get_width (GTK_WIDGET (self)) - GUTTER) / (double) (self->last - self->first);
}

static int
minute_to_x (OfficeVivaCanvas *self,
             int               minute)
{
  return GUTTER + (int) ((CLAMP (minute, self->first, self->last) - self->first) * minute_width (self));
}

static int
x_to_minute (OfficeVivaCanvas *self,
             double            x)
{
  return self->first + (int) ((x - GUTTER) / minute_width (self));
}

static void
office_viva_canvas_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  OfficeVivaCanvas *self = OFFICE_VIVA_CANVAS (widget);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_measure (g_ptr_array_index (self->buttons, i), orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = GUTTER + (self->last - self->first) * LEAST_HOUR_WIDTH / 60;
  else
    *minimum = *natural = self->rows->len > 0 ? row_to_y (self, self->rows->len - 1) + ROW + 6 : ROW;
}

static void
office_viva_canvas_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  OfficeVivaCanvas *self = OFFICE_VIVA_CANVAS (widget);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      const OfficeVivaBlock *block = block_at (self, i);
      int x = minute_to_x (self, block->from);
      GtkAllocation place = { x + 1, row_to_y (self, block->row) + 2, MAX (minute_to_x (self, block->to) - x - 2, 8), ROW - 4 };

      gtk_widget_size_allocate (g_ptr_array_index (self->buttons, i), &place, -1);
    }
}

/* Drawing ---------------------------------------------------------------------------------------- */

static void
get_colour (GtkWidget *widget,
            double     alpha,
            GdkRGBA   *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
  colour->alpha *= (float) alpha;
}

static void
fill (GtkSnapshot   *snapshot,
      const GdkRGBA *colour,
      double         x,
      double         y,
      double         width,
      double         height)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_text (OfficeVivaCanvas *self,
           GtkSnapshot      *snapshot,
           const char       *text,
           gboolean          strong,
           int               x,
           int               y,
           int               width,
           int               height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA colour;
  int text_height;

  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (width > 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  get_colour (GTK_WIDGET (self), strong ? 1 : 0.85, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y + (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_day (OfficeVivaCanvas *self,
          GtkSnapshot      *snapshot,
          guint             row)
{
  g_autofree char *day = office_day_to_long (row_at (self, row)->day);
  int y = row_to_y (self, row) - DAY_HEADER;

  draw_text (self, snapshot, day, TRUE, 6, y, GUTTER - 12, DAY_HEADER);
  for (int minute = (self->first + 59) / 60 * 60; minute < self->last; minute += 60)
    {
      g_autofree char *hour = g_strdup_printf ("%02d:00", minute / 60);

      draw_text (self, snapshot, hour, FALSE, minute_to_x (self, minute) + 3, y, -1, DAY_HEADER);
    }
}

static void
draw_row (OfficeVivaCanvas *self,
          GtkSnapshot      *snapshot,
          guint             index)
{
  const OfficeVivaCanvasRow *row = row_at (self, index);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int y = row_to_y (self, index);
  GdkRGBA line, open;

  get_colour (GTK_WIDGET (self), 0.14, &line);
  get_colour (GTK_WIDGET (self), 0.07, &open);
  if (begins_day (self, index))
    draw_day (self, snapshot, index);
  fill (snapshot, &line, 0, y, width, 1);
  for (guint i = 0; i < row->open->len; i++)
    {
      const OfficeVivaRowSpan *span = &g_array_index (row->open, OfficeVivaRowSpan, i);
      int x = minute_to_x (self, span->from);

      fill (snapshot, &open, x, y + 1, minute_to_x (self, span->to) - x, ROW - 1);
    }
  for (int minute = (self->first + 59) / 60 * 60; minute < self->last; minute += 60)
    fill (snapshot, &line, minute_to_x (self, minute), y, 1, ROW);
  draw_text (self, snapshot, row->label, FALSE, 6, y, GUTTER - 12, ROW);
}

static void
office_viva_canvas_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  OfficeVivaCanvas *self = OFFICE_VIVA_CANVAS (widget);

  for (guint r = 0; r < self->rows->len; r++)
    draw_row (self, snapshot, r);
  GTK_WIDGET_CLASS (office_viva_canvas_parent_class)->snapshot (widget, snapshot);
  if (self->dragging && self->drag_block >= 0)
    {
      const OfficeVivaBlock *block = block_at (self, (guint) self->drag_block);
      int x = minute_to_x (self, self->drag_from);
      GdkRGBA colour;

      get_colour (widget, 0.3, &colour);
      fill (snapshot, &colour, x, row_to_y (self, self->drag_row),
            minute_to_x (self, self->drag_from + block->to - block->from) - x, ROW);
    }
}

/* Blocks ----------------------------------------------------------------------------------------- */

static int
find_button (OfficeVivaCanvas *self,
             GtkWidget        *button)
{
  guint index;

  return g_ptr_array_find (self->buttons, button, &index) ? (int) index : -1;
}

static void
show_selected (OfficeVivaCanvas *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      gboolean selected = block_at (self, i)->enrolment_id == self->selected;

      if (selected)
        gtk_widget_set_state_flags (button, GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (button, GTK_STATE_FLAG_SELECTED);
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
    }
}

static void
focused_cb (GtkEventControllerFocus *controller,
            OfficeVivaCanvas        *self)
{
  int index = find_button (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));

  if (index < 0 || block_at (self, (guint) index)->enrolment_id == self->selected)
    return;

  self->selected = block_at (self, (guint) index)->enrolment_id;
  show_selected (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* The nearest block that way: in the same row, or in the next row that has any. */
static void
move_focus (OfficeVivaCanvas *self,
            guint             index,
            int               along,
            int               down)
{
  const OfficeVivaBlock *here = block_at (self, index);
  int best = -1;
  int least = G_MAXINT;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const OfficeVivaBlock *block = block_at (self, i);
      int distance = (block->from - here->from) * (along != 0 ? along : 1);
      int rows = ((int) block->row - (int) here->row) * (down != 0 ? down : 1);

      if (along != 0 && (rows != 0 || distance <= 0))
        continue;
      if (down != 0)
        distance = rows > 0 ? rows * MINUTES_PER_DAY + ABS (distance) : -1;
      if (distance > 0 && distance < least)
        {
          least = distance;
          best = (int) i;
        }
    }
  if (best >= 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->buttons, (guint) best));
}

static void
request_move (OfficeVivaCanvas *self,
              guint             index,
              guint             row,
              int               from)
{
  const OfficeVivaBlock *block = block_at (self, index);

  if (block->standing || row >= self->rows->len || from < 0 || from + block->to - block->from > MINUTES_PER_DAY)
    return;
  g_signal_emit (self, signals[MOVE_REQUESTED], 0, block->enrolment_id, row_at (self, block->row)->resource,
                 row_at (self, row)->resource, row_at (self, row)->day, from);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        OfficeVivaCanvas      *self)
{
  int index = find_button (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  const GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();
  int along = key == GDK_KEY_Left ? -1 : key == GDK_KEY_Right ? 1 : 0;
  int down = key == GDK_KEY_Up ? -1 : key == GDK_KEY_Down ? 1 : 0;
  const OfficeVivaBlock *block;

  if (index < 0 || (along == 0 && down == 0))
    return GDK_EVENT_PROPAGATE;

  block = block_at (self, (guint) index);
  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    {
      request_move (self, (guint) index, (guint) ((int) block->row + down), block->from + along * self->snap);
      return GDK_EVENT_STOP;
    }
  if (held == 0)
    {
      move_focus (self, (guint) index, along, down);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
make_button (OfficeVivaCanvas      *self,
             const OfficeVivaBlock *block)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_inscription_new (block->text);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (label), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_overflow (button, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_tooltip_text (button, block->name);
  gtk_widget_add_css_class (button, "week-event");
  gtk_widget_add_css_class (button, "viva-block");
  gtk_widget_add_css_class (button, block->standing ? "tint-3" : block->pinned ? "tint-2" : "tint-0");
  if (block->against)
    gtk_widget_add_css_class (button, "clash");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, block->name, -1);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (button, focus);
  gtk_widget_add_controller (button, keys);
  gtk_widget_insert_before (button, GTK_WIDGET (self), NULL);
  return button;
}

/* All hours that matter, whole ones. */
static void
find_hours (OfficeVivaCanvas *self)
{
  int first = LAST_MINUTE - 60, last = FIRST_MINUTE + 60;

  for (guint r = 0; r < self->rows->len; r++)
    for (guint i = 0; i < row_at (self, r)->open->len; i++)
      {
        const OfficeVivaRowSpan *span = &g_array_index (row_at (self, r)->open, OfficeVivaRowSpan, i);

        first = MIN (first, span->from);
        last = MAX (last, span->to);
      }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      first = MIN (first, block_at (self, i)->from);
      last = MAX (last, block_at (self, i)->to);
    }
  self->first = first / 60 * 60;
  self->last = (last + 59) / 60 * 60;
}

/**
 * office_viva_canvas_show:
 * @self: the canvas
 * @rows: (element-type OfficeVivaCanvasRow) (transfer full): in order of day
 * @blocks: (element-type OfficeVivaBlock) (transfer full): in order of row and time
 * @snap: minutes by which vivas move
 *
 * Shows these in place of those before. The focus stays on the viva that had it.
 */
void
office_viva_canvas_show (OfficeVivaCanvas *self,
                         GPtrArray        *rows,
                         GPtrArray        *blocks,
                         int               snap)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && find_button (self, focus) >= 0;

  g_ptr_array_set_size (self->buttons, 0);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->blocks);
  self->rows = rows;
  self->blocks = blocks;
  self->snap = snap;
  self->dragging = FALSE;
  self->drag_block = -1;
  find_hours (self);
  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (self->buttons, make_button (self, block_at (self, i)));
  show_selected (self);
  if (had_focus)
    office_viva_canvas_select (self, self->selected);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * office_viva_canvas_get_selected:
 * @self: the canvas
 *
 * Returns: whose viva is selected, or 0
 */
gint64
office_viva_canvas_get_selected (OfficeVivaCanvas *self)
{
  return self->selected;
}

/**
 * office_viva_canvas_select:
 * @self: the canvas
 * @enrolment_id: whose viva; 0 for the first
 *
 * Puts the focus on a viva, if it is there.
 */
void
office_viva_canvas_select (OfficeVivaCanvas *self,
                           gint64            enrolment_id)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (enrolment_id == 0 || block_at (self, i)->enrolment_id == enrolment_id)
      {
        gtk_widget_grab_focus (g_ptr_array_index (self->buttons, i));
        return;
      }
}

/* Dragging --------------------------------------------------------------------------------------- */

static void
drag_begin_cb (GtkGestureDrag   *gesture,
               double            x,
               double            y,
               OfficeVivaCanvas *self)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  int index = -1;

  for (; under != NULL && under != GTK_WIDGET (self) && index < 0; under = gtk_widget_get_parent (under))
    index = find_button (self, under);
  self->dragging = FALSE;
  self->drag_block = index;
  if (index < 0 || block_at (self, (guint) index)->standing)
    {
      self->drag_block = -1;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag_grip = x_to_minute (self, x) - block_at (self, (guint) index)->from;
}

static void
drag_update_cb (GtkGestureDrag   *gesture,
                double            dx,
                double            dy,
                OfficeVivaCanvas *self)
{
  double x, y;
  int minute;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->drag_block < 0
      || (!self->dragging
          && !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx), (int) (y + dy))))
    return;

  if (!self->dragging)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  minute = x_to_minute (self, x + dx) - self->drag_grip;
  self->drag_from = CLAMP ((minute + self->snap / 2) / self->snap * self->snap, self->first, self->last);
  self->drag_row = y_to_row (self, y + dy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag   *gesture,
             double            dx,
             double            dy,
             OfficeVivaCanvas *self)
{
  int block = self->drag_block;

  self->drag_block = -1;
  if (!self->dragging || block < 0)
    return;

  self->dragging = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  request_move (self, (guint) block, self->drag_row, self->drag_from);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                OfficeVivaCanvas *self)
{
  self->dragging = FALSE;
  self->drag_block = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Class ------------------------------------------------------------------------------------------ */

static void
office_viva_canvas_dispose (GObject *object)
{
  OfficeVivaCanvas *self = OFFICE_VIVA_CANVAS (object);

  g_ptr_array_set_size (self->buttons, 0);

  G_OBJECT_CLASS (office_viva_canvas_parent_class)->dispose (object);
}

static void
office_viva_canvas_finalize (GObject *object)
{
  OfficeVivaCanvas *self = OFFICE_VIVA_CANVAS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (office_viva_canvas_parent_class)->finalize (object);
}

static void
office_viva_canvas_class_init (OfficeVivaCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_viva_canvas_dispose;
  object_class->finalize = office_viva_canvas_finalize;
  widget_class->measure = office_viva_canvas_measure;
  widget_class->size_allocate = office_viva_canvas_size_allocate;
  widget_class->snapshot = office_viva_canvas_snapshot;

  /* Another viva has the focus. */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  /* A viva is to be elsewhere: (enrolment, from which resource, to which, day, minute of the day). */
  signals[MOVE_REQUESTED] = g_signal_new ("move-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 5, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT,
                                          G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "vivacanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_viva_canvas_init (OfficeVivaCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_viva_canvas_row_free);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) office_viva_block_free);
  self->buttons = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->first = FIRST_MINUTE;
  self->last = LAST_MINUTE;
  self->snap = 5;
  self->drag_block = -1;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Proposed vivas"), -1);
}

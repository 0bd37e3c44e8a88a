/* week-canvas-drag.c: dragging over the week: a new event, another time, another length
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/week-canvas-private.h"

static int
snap (int minute)
{
  return (minute + SNAP_MINUTES / 2) / SNAP_MINUTES * SNAP_MINUTES;
}

/* The event below a point, and whether the point is on its lower edge. */
static const Block *
block_at (OfficeWeekCanvas *self,
          double            x,
          double            y,
          gboolean         *edge)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  const Block *block = NULL;
  double inside_x, inside_y;

  for (; under != NULL && under != GTK_WIDGET (self) && block == NULL; under = gtk_widget_get_parent (under))
    block = office_week_canvas_find_block (self, under);
  *edge = block != NULL
          && gtk_widget_translate_coordinates (GTK_WIDGET (self), block->button, x, y, &inside_x, &inside_y)
          && inside_y > gtk_widget_get_height (block->button) - EDGE;
  return block;
}

static void
drag_begin_cb (GtkGestureDrag   *gesture,
               double            x,
               double            y,
               OfficeWeekCanvas *self)
{
  gboolean edge;
  const Block *block = block_at (self, x, y, &edge);

  g_clear_pointer (&self->drag_event, g_free);
  if (x < GUTTER || y < office_week_canvas_hours_top () || (block != NULL && (block->all_day || block->event->cancelled)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->drag_kind = block == NULL ? DRAG_NEW : edge ? DRAG_EDGE : DRAG_EVENT;
  self->dragging = block == NULL;
  self->drag_day = block != NULL ? block->day : office_week_canvas_x_to_day (self, x);
  self->drag_from = block != NULL ? block->starts : snap (office_week_canvas_y_to_minute (self, y));
  self->drag_to = block != NULL ? block->ends : self->drag_from;
  self->drag_grip = office_week_canvas_y_to_minute (self, y) - self->drag_from;
  self->drag_event = block != NULL ? g_strdup (block->event->kind) : NULL;
  self->drag_id = block != NULL ? block->event->id : 0;
}

static void
drag_update_cb (GtkGestureDrag   *gesture,
                double            dx,
                double            dy,
                OfficeWeekCanvas *self)
{
  const int length = self->drag_to - self->drag_from;
  double x, y;
  int minute;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  /* A press that trembles is still a press. */
  if (!self->dragging
      && !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx), (int) (y + dy)))
    return;

  if (!self->dragging)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  minute = office_week_canvas_y_to_minute (self, y + dy);
  if (self->drag_kind == DRAG_EVENT)
    {
      self->drag_day = office_week_canvas_x_to_day (self, x + dx);
      self->drag_from = CLAMP (snap (minute - self->drag_grip), 0, MINUTES_PER_DAY - SNAP_MINUTES);
      self->drag_to = self->drag_from + length;
    }
  else if (self->drag_kind == DRAG_EDGE)
    self->drag_to = MAX (snap (minute), self->drag_from + SHORTEST_MINUTES);
  else
    self->drag_to = snap (minute);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag   *gesture,
             double            dx,
             double            dy,
             OfficeWeekCanvas *self)
{
  int from = MIN (self->drag_from, self->drag_to);
  int minutes = ABS (self->drag_to - self->drag_from);
  g_autofree char *event = g_steal_pointer (&self->drag_event);

  if (!self->dragging)
    return;

  self->dragging = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (event != NULL)
    g_signal_emit_by_name (self, "move-requested", event, self->drag_id, self->monday + self->drag_day, from, minutes);
  else if (minutes >= SNAP_MINUTES)
    g_signal_emit_by_name (self, "create-requested", self->monday + self->drag_day, from, minutes);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                OfficeWeekCanvas *self)
{
  self->dragging = FALSE;
  g_clear_pointer (&self->drag_event, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The pointer says where an event can be stretched. */
static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           OfficeWeekCanvas         *self)
{
  gboolean edge;
  const Block *block = block_at (self, x, y, &edge);
  const gboolean stretches = edge && !block->all_day && !block->event->cancelled;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), stretches || (self->dragging && self->drag_kind == DRAG_EDGE)
                                                        ? "ns-resize" : NULL);
}

void
office_week_canvas_add_drag (OfficeWeekCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

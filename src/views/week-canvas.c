/* week-canvas.c: one week, days across and hours down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The hours are drawn, each event is a child: a toggle button with its own name for assistive
 * technology, which the keyboard reaches. Dragging over empty hours asks for a new event, dragging an
 * event for another time, dragging its lower edge for another length.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/timetable.h"
#include "rules/clock.h"
#include "views/week-canvas-private.h"
#include "views/week-text.h"

G_DEFINE_FINAL_TYPE (OfficeWeekCanvas, office_week_canvas, GTK_TYPE_WIDGET)

enum
{
  EVENT_SELECTED,
  EVENT_ACTIVATED,
  CREATE_REQUESTED,
  MOVE_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

int
office_week_canvas_hours_top (void)
{
  return DAY_HEADER + STRIP;
}

int
office_week_canvas_day_to_x (OfficeWeekCanvas *self,
          int               day)
{
  return GUTTER + self->day_lefts[day];
}

int
office_week_canvas_day_width (OfficeWeekCanvas *self,
           int               day)
{
  return self->day_lefts[day + 1] - self->day_lefts[day];
}

static double
minute_height (int height)
{
  return (height - office_week_canvas_hours_top ()) / (double) (N_HOURS * 60);
}

int
office_week_canvas_minute_to_y (int minute,
             int height)
{
  int within = CLAMP (minute - FIRST_HOUR * 60, 0, N_HOURS * 60);

  return office_week_canvas_hours_top () + (int) (within * minute_height (height));
}

int
office_week_canvas_y_to_minute (OfficeWeekCanvas *self,
             double            y)
{
  int minute = FIRST_HOUR * 60 + (int) ((y - office_week_canvas_hours_top ()) / minute_height (gtk_widget_get_height (GTK_WIDGET (self))));

  return CLAMP (minute, FIRST_HOUR * 60, LAST_HOUR * 60);
}

int
office_week_canvas_x_to_day (OfficeWeekCanvas *self,
          double            x)
{
  int day = 0;

  while (day < N_DAYS - 1 && x >= office_week_canvas_day_to_x (self, day + 1))
    day++;
  return day;
}

static void
place_block (OfficeWeekCanvas *self,
             Block            *block,
             int               height)
{
  double lane = (office_week_canvas_day_width (self, block->day) - 4) / (double) block->span.n_lanes;
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0);
  int top, tall;

  if (block->all_day)
    {
      top = DAY_HEADER + 2;
      tall = STRIP - 4;
    }
  else
    {
      top = office_week_canvas_minute_to_y (block->starts, height);
      tall = MAX (LEAST_EVENT_HEIGHT, office_week_canvas_minute_to_y (block->ends, height) - top - 1);
      /* What begins after the last hour stands at the foot. */
      top = MIN (top, height - tall);
    }

  origin.x = (float) (int) (office_week_canvas_day_to_x (self, block->day) + 2 + block->span.lane * lane);
  origin.y = (float) top;
  gtk_widget_measure (block->button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (block->button, MAX (1, (int) lane - 1), tall, -1, gsk_transform_translate (NULL, &origin));
}

static void
share_width (OfficeWeekCanvas *self,
             int               width)
{
  guint n_lanes[N_DAYS] = { 0 };

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      n_lanes[block->day] = MAX (n_lanes[block->day], block->span.n_lanes);
    }
  office_week_share_width (n_lanes, N_DAYS, LANE_WIDTH, LEAST_DAY_WIDTH, MAX (0, width - GUTTER), self->day_lefts);
}

static void
office_week_canvas_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  OfficeWeekCanvas *self = OFFICE_WEEK_CANVAS (widget);

  g_clear_pointer (&self->marks, gsk_render_node_unref);
  share_width (self, width);
  for (int i = 0; i < N_DAYS; i++)
    {
      graphene_point_t origin = GRAPHENE_POINT_INIT ((float) office_week_canvas_day_to_x (self, i), 0);

      gtk_widget_measure (self->day_labels[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (self->day_labels[i], office_week_canvas_day_width (self, i), DAY_HEADER, -1, gsk_transform_translate (NULL, &origin));
    }

  for (guint i = 0; i < self->blocks->len; i++)
    place_block (self, &g_array_index (self->blocks, Block, i), height);
}

static void
office_week_canvas_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = GUTTER + N_DAYS * LEAST_DAY_WIDTH;
  else
    *minimum = *natural = office_week_canvas_hours_top () + N_HOURS * LEAST_HOUR_HEIGHT;
}

static void
office_week_canvas_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  OfficeWeekCanvas *self = OFFICE_WEEK_CANVAS (widget);

  office_week_canvas_draw_grid (self, snapshot);
  GTK_WIDGET_CLASS (office_week_canvas_parent_class)->snapshot (widget, snapshot);
  office_week_canvas_draw_above (self, snapshot);
}

const Block *
office_week_canvas_find_block (OfficeWeekCanvas *self,
            GtkWidget        *button)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (g_array_index (self->blocks, Block, i).button == button)
      return &g_array_index (self->blocks, Block, i);

  return NULL;
}

static gboolean
is_event (const Block *block,
          const char  *kind,
          gint64       id)
{
  return block->event->id == id && g_strcmp0 (block->event->kind, kind) == 0;
}

static void
show_mark (OfficeWeekCanvas *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);
      gboolean marked = is_event (block, self->marked_kind, self->marked_id);

      if (marked)
        gtk_widget_set_state_flags (block->button, GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (block->button, GTK_STATE_FLAG_SELECTED);
      gtk_accessible_update_state (GTK_ACCESSIBLE (block->button), GTK_ACCESSIBLE_STATE_SELECTED, marked, -1);
    }
}

static void
button_clicked_cb (GtkWidget        *button,
                   OfficeWeekCanvas *self)
{
  const Block *block = office_week_canvas_find_block (self, button);

  if (block == NULL)
    return;

  office_week_canvas_mark (self, block->event->kind, block->event->id);
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, block->event->kind, block->event->id);
}

static void
button_focused_cb (GtkEventControllerFocus *controller,
                   OfficeWeekCanvas        *self)
{
  const Block *block = office_week_canvas_find_block (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));

  if (block == NULL)
    return;

  office_week_canvas_mark (self, block->event->kind, block->event->id);
  g_signal_emit (self, signals[EVENT_SELECTED], 0, block->event->kind, block->event->id);
}

static int
minutes_of (const Block *block)
{
  return (int) ((block->event->ends_at - block->event->starts_at) / 60);
}

/* With the arrows, Ctrl and Shift ask to move an event by a quarter of an hour or by a day; Alt and
 * Shift ask for a quarter of an hour more or less of it. */
static gboolean
button_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        modifiers,
               OfficeWeekCanvas      *self)
{
  const Block *block = office_week_canvas_find_block (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  const GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();
  int minutes = key == GDK_KEY_Up ? -SNAP_MINUTES : key == GDK_KEY_Down ? SNAP_MINUTES : 0;
  int days = key == GDK_KEY_Left ? -1 : key == GDK_KEY_Right ? 1 : 0;

  if (block == NULL || (minutes == 0 && days == 0))
    return GDK_EVENT_PROPAGATE;

  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    {
      minutes += block->starts;
      if (minutes >= 0 && minutes < MINUTES_PER_DAY)
        g_signal_emit (self, signals[MOVE_REQUESTED], 0, block->event->kind, block->event->id,
                       self->monday + block->day + days, minutes, minutes_of (block));
      return GDK_EVENT_STOP;
    }
  if (held == (GDK_ALT_MASK | GDK_SHIFT_MASK) && minutes != 0 && !block->all_day)
    {
      minutes += minutes_of (block);
      if (minutes >= SHORTEST_MINUTES)
        g_signal_emit (self, signals[MOVE_REQUESTED], 0, block->event->kind, block->event->id,
                       self->monday + block->day, block->starts, minutes);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* "Thursday 18 September 2025, 19:00 to 20:30: Welcome, Online, Dr Imogen Sallow; clashes" */
static char *
describe_block (OfficeWeekCanvas *self,
                const Block      *block)
{
  g_autofree char *day = office_day_to_long (self->monday + block->day);
  g_autofree char *what = g_strdup_printf ("%s%s%s", block->event->title, block->event->detail != NULL ? ", " : "",
                                           block->event->detail != NULL ? block->event->detail : "");
  const char *state = block->event->cancelled ? _("; cancelled") : block->event->clash ? _("; clashes") : "";

  if (block->all_day)
    /* Translators: a day, a time, what it is, its state */
    return g_strdup_printf (_("%s, %02d:%02d: %s%s"), day, block->starts / 60, block->starts % 60, what, state);

  /* Translators: a day, from, to, what it is, its state */
  return g_strdup_printf (_("%s, %02d:%02d to %02d:%02d: %s%s"), day, block->starts / 60, block->starts % 60,
                          block->ends / 60, block->ends % 60, what, state);
}

/* A tooltip's text that is set asks the display where the pointer is, for each of a whole week. */
static gboolean
query_tooltip_cb (GtkWidget        *button,
                  int               x,
                  int               y,
                  gboolean          keyboard,
                  GtkTooltip       *tooltip,
                  OfficeWeekCanvas *self)
{
  const Block *block = office_week_canvas_find_block (self, button);
  g_autofree char *name = block != NULL ? describe_block (self, block) : NULL;

  gtk_tooltip_set_text (tooltip, name);
  return name != NULL;
}

static void
make_button (OfficeWeekCanvas *self,
             Block            *block)
{
  static const char *const tints[] = { "tint-0", "tint-1", "tint-2", "tint-3", "tint-4", "tint-5" };
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *time = g_strdup_printf ("%02d:%02d  %s", block->starts / 60, block->starts % 60,
                                           block->event->brief != NULL ? block->event->brief : block->event->title);
  g_autofree char *name = describe_block (self, block);

  block->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (block->button), office_week_text_new (time, block->all_day ? NULL : block->event->detail));
  gtk_widget_set_overflow (block->button, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (block->button, TRUE);
  g_signal_connect_object (block->button, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
  gtk_widget_add_css_class (block->button, "week-event");
  gtk_widget_add_css_class (block->button, tints[block->event->colour % G_N_ELEMENTS (tints)]);
  if (block->event->clash)
    gtk_widget_add_css_class (block->button, "clash");
  if (block->event->other)
    gtk_widget_add_css_class (block->button, "other");
  if (block->event->cancelled)
    gtk_widget_add_css_class (block->button, "cancelled");
  gtk_accessible_update_property (GTK_ACCESSIBLE (block->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  g_signal_connect_object (block->button, "clicked", G_CALLBACK (button_clicked_cb), self, 0);
  g_signal_connect_object (focus, "enter", G_CALLBACK (button_focused_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (button_key_cb), self, 0);
  gtk_widget_add_controller (block->button, focus);
  gtk_widget_add_controller (block->button, keys);
  gtk_widget_set_parent (block->button, GTK_WIDGET (self));
}

static void
clear_block (gpointer data)
{
  Block *block = data;

  g_clear_pointer (&block->button, gtk_widget_unparent);
  g_clear_pointer (&block->event, office_week_event_free);
}

static GArray *
new_blocks (void)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (Block));

  g_array_set_clear_func (blocks, clear_block);
  return blocks;
}

/* Lanes for the events of each day, and for its strip, apart. */
static void
lay_out (OfficeWeekCanvas *self,
         int               day,
         gboolean          all_day)
{
  g_autofree OfficeWeekSpan *spans = g_new0 (OfficeWeekSpan, self->blocks->len + 1);
  g_autofree guint *which = g_new0 (guint, self->blocks->len + 1);
  gsize n = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->day != day || block->all_day != all_day)
        continue;
      spans[n].starts = all_day ? 0 : block->starts;
      spans[n].ends = all_day ? 1 : block->ends;
      which[n++] = i;
    }

  office_week_layout_day (spans, n);
  for (gsize i = 0; i < n; i++)
    g_array_index (self->blocks, Block, which[i]).span = spans[i];
}

/* The button of an event that is still as it was; making one takes long. */
static GtkWidget *
take_button (GArray      *before,
             const Block *block)
{
  for (guint i = 0; i < before->len; i++)
    {
      Block *old = &g_array_index (before, Block, i);

      if (old->button != NULL && office_week_event_equal (old->event, block->event))
        return g_steal_pointer (&old->button);
    }
  return NULL;
}

/* Each event's button, in their order, for that is the order of Tab. */
static void
make_buttons (OfficeWeekCanvas *self,
              GArray           *before)
{
  GtkWidget *previous = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = &g_array_index (self->blocks, Block, i);

      block->button = take_button (before, block);
      if (block->button == NULL)
        make_button (self, block);
      gtk_widget_insert_after (block->button, GTK_WIDGET (self), previous);
      previous = block->button;
    }
}

static gboolean
fill_block (OfficeWeekCanvas *self,
            OfficeWeekEvent  *event,
            Block            *block)
{
  int minutes = (int) ((event->ends_at - event->starts_at) / 60);

  block->event = event;
  block->day = office_instant_to_day (event->starts_at) - self->monday;
  block->starts = office_instant_second_of_day (event->starts_at) / 60;
  block->all_day = minutes <= 0;
  block->ends = block->starts + MAX (minutes, SHORTEST_MINUTES);

  return block->day >= 0 && block->day < N_DAYS;
}

/**
 * office_week_canvas_set_events:
 * @self: the canvas
 * @events: (element-type OfficeWeekEvent) (transfer full): what there is; outside of the week it is left out
 *
 * Shows these events in place of those before. The focus stays on an event that is still there.
 */
void
office_week_canvas_set_events (OfficeWeekCanvas *self,
                               GPtrArray        *events)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const Block *focused = focus != NULL ? office_week_canvas_find_block (self, focus) : NULL;
  const char *kind = focused != NULL ? focused->event->kind : NULL;
  gint64 id = focused != NULL ? focused->event->id : 0;
  g_autoptr (GArray) before = self->blocks;

  g_return_if_fail (OFFICE_IS_WEEK_CANVAS (self));

  g_clear_pointer (&self->marks, gsk_render_node_unref);
  self->blocks = new_blocks ();
  for (guint i = 0; i < events->len; i++)
    {
      Block block = { 0 };

      if (!fill_block (self, g_ptr_array_index (events, i), &block))
        continue;
      events->pdata[i] = NULL;
      g_array_append_val (self->blocks, block);
    }

  for (int day = 0; day < N_DAYS; day++)
    {
      lay_out (self, day, FALSE);
      lay_out (self, day, TRUE);
    }

  make_buttons (self, before);

  g_ptr_array_set_free_func (events, (GDestroyNotify) office_week_event_free);
  g_ptr_array_unref (events);

  show_mark (self);
  if (kind != NULL)
    office_week_canvas_select (self, kind, id);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * office_week_canvas_mark:
 * @self: the canvas
 * @kind: (nullable): an event's kind; %NULL for none
 * @id: its id
 *
 * Shows an event as the selected one, now and whenever it is of the week shown. The focus stays.
 */
void
office_week_canvas_mark (OfficeWeekCanvas *self,
                         const char       *kind,
                         gint64            id)
{
  g_return_if_fail (OFFICE_IS_WEEK_CANVAS (self));

  if (kind != self->marked_kind)
    {
      g_free (self->marked_kind);
      self->marked_kind = g_strdup (kind);
    }
  self->marked_id = id;
  show_mark (self);
}

/**
 * office_week_canvas_select:
 * @self: the canvas
 * @kind: an event's kind
 * @id: its id
 *
 * Puts the focus on an event, if it is of this week.
 */
void
office_week_canvas_select (OfficeWeekCanvas *self,
                           const char       *kind,
                           gint64            id)
{
  g_return_if_fail (OFFICE_IS_WEEK_CANVAS (self));

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (is_event (block, kind, id))
        {
          gtk_widget_grab_focus (block->button);
          return;
        }
    }
}

static void
name_days (OfficeWeekCanvas *self)
{
  for (int i = 0; i < N_DAYS; i++)
    {
      g_autoptr (GDate) date = g_date_new_julian (self->monday + i);
      char text[64];
      gboolean today = office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC) == self->monday + i;

      /* Translators: the head of a day in the week, as in strftime(3): "Thu 18 Sep" */
      g_date_strftime (text, sizeof text, _("%a %d %b"), date);
      gtk_inscription_set_text (GTK_INSCRIPTION (self->day_labels[i]), text);
      if (today)
        gtk_widget_add_css_class (self->day_labels[i], "today");
      else
        gtk_widget_remove_css_class (self->day_labels[i], "today");
    }
}

/**
 * office_week_canvas_get_monday:
 * @self: the canvas
 *
 * Returns: the first day of the week shown
 */
OfficeDay
office_week_canvas_get_monday (OfficeWeekCanvas *self)
{
  g_return_val_if_fail (OFFICE_IS_WEEK_CANVAS (self), OFFICE_DAY_NONE);

  return self->monday;
}

/**
 * office_week_canvas_set_monday:
 * @self: the canvas
 * @monday: the first day of the week to show; its events are given afterwards
 */
void
office_week_canvas_set_monday (OfficeWeekCanvas *self,
                               OfficeDay         monday)
{
  g_return_if_fail (OFFICE_IS_WEEK_CANVAS (self));

  self->monday = monday;
  g_clear_pointer (&self->marks, gsk_render_node_unref);
  g_array_set_size (self->blocks, 0);
  name_days (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
redraw_now_cb (gpointer data)
{
  gtk_widget_queue_draw (data);
  return G_SOURCE_CONTINUE;
}

static void
office_week_canvas_map (GtkWidget *widget)
{
  OfficeWeekCanvas *self = OFFICE_WEEK_CANVAS (widget);

  GTK_WIDGET_CLASS (office_week_canvas_parent_class)->map (widget);
  self->now_source = g_timeout_add_seconds (60, redraw_now_cb, self);
}

static void
office_week_canvas_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&OFFICE_WEEK_CANVAS (widget)->now_source, g_source_remove);
  GTK_WIDGET_CLASS (office_week_canvas_parent_class)->unmap (widget);
}

static void
office_week_canvas_dispose (GObject *object)
{
  OfficeWeekCanvas *self = OFFICE_WEEK_CANVAS (object);

  g_clear_pointer (&self->marked_kind, g_free);
  g_clear_pointer (&self->drag_event, g_free);
  g_clear_pointer (&self->marks, gsk_render_node_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  for (int i = 0; i < N_DAYS; i++)
    g_clear_pointer (&self->day_labels[i], gtk_widget_unparent);

  G_OBJECT_CLASS (office_week_canvas_parent_class)->dispose (object);
}

static void
office_week_canvas_class_init (OfficeWeekCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_week_canvas_dispose;
  widget_class->measure = office_week_canvas_measure;
  widget_class->size_allocate = office_week_canvas_size_allocate;
  widget_class->snapshot = office_week_canvas_snapshot;
  widget_class->map = office_week_canvas_map;
  widget_class->unmap = office_week_canvas_unmap;

  /* An event got the focus: (kind, id). */
  signals[EVENT_SELECTED] = g_signal_new ("event-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  /* An event was clicked, or Enter pressed on it: (kind, id). */
  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  /* Empty hours were dragged over: (day, minute of the day, minutes). */
  signals[CREATE_REQUESTED] = g_signal_new ("create-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  /* An event is to be at another time: (kind, id, day, minute of the day, minutes). */
  signals[MOVE_REQUESTED] = g_signal_new ("move-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 5, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT,
                                          G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "weekcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_week_canvas_init (OfficeWeekCanvas *self)
{
  self->blocks = new_blocks ();

  for (int i = 0; i < N_DAYS; i++)
    {
      self->day_labels[i] = gtk_inscription_new ("");
      gtk_inscription_set_xalign (GTK_INSCRIPTION (self->day_labels[i]), 0.5);
      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->day_labels[i]), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      gtk_widget_add_css_class (self->day_labels[i], "week-day");
      gtk_widget_set_parent (self->day_labels[i], GTK_WIDGET (self));
    }

  office_week_canvas_add_drag (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Week"), -1);
  office_week_canvas_set_monday (self, office_monday_of (office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC)));
}

/**
 * office_week_canvas_new:
 *
 * Returns: (transfer floating): a canvas that shows this week
 */
GtkWidget *
office_week_canvas_new (void)
{
  return g_object_new (OFFICE_TYPE_WEEK_CANVAS, NULL);
}

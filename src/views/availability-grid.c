/* availability-grid.c: a week of half hours on which is painted when somebody can come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By mouse: drag from one half hour to another. By keyboard: the arrows go, with Shift they choose
 * several, Space paints with the tool that is chosen, 1 and 2 paint available and busy, Delete takes
 * back. Painting what is painted already takes it back.
 */
#include "config.h"

#include "views/availability-grid.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "views/availability-cell.h"

#define LAST_DAY (OFFICE_WEEK_DAYS - 1)
#define LAST_SLOT (OFFICE_WEEK_SLOTS - 1)

/* A half hour: a day of the week, and its place in the day. */
typedef struct
{
  int day;
  int slot;
} Place;

struct _OfficeAvailabilityGrid
{
  GtkWidget                parent_instance;

  GtkWidget               *grid;
  GtkWidget               *day_labels[OFFICE_WEEK_DAYS];
  OfficeAvailabilityCell  *cells[OFFICE_WEEK_DAYS][OFFICE_WEEK_SLOTS];
  OfficeDay                monday;
  OfficeAvailabilityPaint  tool;
  Place                    cursor;
  Place                    anchor;   /* where choosing several began */
  gboolean                 moving;   /* the focus follows the cursor */
};

enum
{
  PAINT,
  CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeAvailabilityGrid, office_availability_grid, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const char *const short_day_names[OFFICE_WEEK_DAYS] = {
  N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
};

/* What is chosen ---------------------------------------------------------------------------------- */

static void
get_chosen (OfficeAvailabilityGrid *self,
            Place                  *first,
            Place                  *last)
{
  *first = (Place) { MIN (self->anchor.day, self->cursor.day), MIN (self->anchor.slot, self->cursor.slot) };
  *last = (Place) { MAX (self->anchor.day, self->cursor.day), MAX (self->anchor.slot, self->cursor.slot) };
}

static void
show_chosen (OfficeAvailabilityGrid *self)
{
  Place first, last;

  get_chosen (self, &first, &last);
  for (int day = 0; day < OFFICE_WEEK_DAYS; day++)
    for (int slot = 0; slot < OFFICE_WEEK_SLOTS; slot++)
      office_availability_cell_set_chosen (self->cells[day][slot], first.day <= day && day <= last.day
                                                                     && first.slot <= slot && slot <= last.slot);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
go_to (OfficeAvailabilityGrid *self,
       Place                   place,
       gboolean                extend)
{
  self->cursor = (Place) { CLAMP (place.day, 0, LAST_DAY), CLAMP (place.slot, 0, LAST_SLOT) };
  if (!extend)
    self->anchor = self->cursor;
  show_chosen (self);
  self->moving = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->cells[self->cursor.day][self->cursor.slot]));
  self->moving = FALSE;
}

/* What is said of all that is chosen already is taken back. */
static gboolean
is_painted (OfficeAvailabilityGrid  *self,
            OfficeAvailabilityPaint  paint)
{
  OfficeSlotState wanted = paint == OFFICE_AVAILABILITY_PAINT_BUSY ? OFFICE_SLOT_BUSY : OFFICE_SLOT_AVAILABLE;
  Place first, last;

  if (paint == OFFICE_AVAILABILITY_PAINT_CLEAR)
    return FALSE;

  get_chosen (self, &first, &last);
  for (int day = first.day; day <= last.day; day++)
    for (int i = first.slot; i <= last.slot; i++)
      {
        OfficeSlot slot = office_availability_cell_get_slot (self->cells[day][i]);

        if (slot.state != wanted || !slot.painted || slot.part)
          return FALSE;
      }
  return TRUE;
}

static void
paint_chosen (OfficeAvailabilityGrid  *self,
              OfficeAvailabilityPaint  paint)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (OfficeSpan));
  Place first, last;

  if (is_painted (self, paint))
    paint = OFFICE_AVAILABILITY_PAINT_CLEAR;
  get_chosen (self, &first, &last);
  for (int day = first.day; day <= last.day; day++)
    {
      OfficeSpan span = office_week_slot_span (self->monday, day, first.slot, last.slot);

      g_array_append_val (spans, span);
    }
  g_signal_emit (self, signals[PAINT], 0, spans, (int) paint);
}

/* Keyboard ---------------------------------------------------------------------------------------- */

static gboolean
move_by_key (OfficeAvailabilityGrid *self,
             guint                   key,
             GdkModifierType         modifiers)
{
  gboolean extend = (modifiers & GDK_SHIFT_MASK) != 0;
  gboolean whole = (modifiers & GDK_CONTROL_MASK) != 0;
  Place place = self->cursor;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      place.slot--;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      place.slot++;
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      place.day--;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      place.day++;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      place = (Place) { whole ? 0 : place.day, 0 };
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      place = (Place) { whole ? LAST_DAY : place.day, LAST_SLOT };
      break;
    default:
      return FALSE;
    }

  if (whole && key != GDK_KEY_Home && key != GDK_KEY_End && key != GDK_KEY_KP_Home && key != GDK_KEY_KP_End)
    return FALSE;
  go_to (self, place, extend);
  return TRUE;
}

static gboolean
paint_by_key (OfficeAvailabilityGrid *self,
              guint                   key)
{
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      paint_chosen (self, self->tool);
      return TRUE;
    case GDK_KEY_1:
    case GDK_KEY_KP_1:
      paint_chosen (self, OFFICE_AVAILABILITY_PAINT_AVAILABLE);
      return TRUE;
    case GDK_KEY_2:
    case GDK_KEY_KP_2:
      paint_chosen (self, OFFICE_AVAILABILITY_PAINT_BUSY);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      paint_chosen (self, OFFICE_AVAILABILITY_PAINT_CLEAR);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (GtkEventControllerKey  *controller,
        guint                   key,
        guint                   code,
        GdkModifierType         modifiers,
        OfficeAvailabilityGrid *self)
{
  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (move_by_key (self, key, modifiers))
    return GDK_EVENT_STOP;
  if (key == GDK_KEY_a && modifiers == GDK_CONTROL_MASK)
    {
      self->anchor = (Place) { 0, 0 };
      go_to (self, (Place) { LAST_DAY, LAST_SLOT }, TRUE);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape && (self->anchor.day != self->cursor.day || self->anchor.slot != self->cursor.slot))
    {
      go_to (self, self->cursor, FALSE);
      return GDK_EVENT_STOP;
    }
  if ((modifiers & ~GDK_SHIFT_MASK) == 0 && paint_by_key (self, key))
    return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

/* Tab enters the week at the half hour where the cursor was, and leaves it. */
static gboolean
office_availability_grid_focus (GtkWidget        *widget,
                                GtkDirectionType  direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
office_availability_grid_grab_focus (GtkWidget *widget)
{
  OfficeAvailabilityGrid *self = OFFICE_AVAILABILITY_GRID (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->cells[self->cursor.day][self->cursor.slot]));
}

/* Assistive technology may give a cell the focus by itself. */
static void
focus_entered_cb (GtkEventControllerFocus *controller,
                  OfficeAvailabilityGrid  *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (int day = 0; !self->moving && day < OFFICE_WEEK_DAYS; day++)
    for (int slot = 0; slot < OFFICE_WEEK_SLOTS; slot++)
      if (GTK_WIDGET (self->cells[day][slot]) == focus && (self->cursor.day != day || self->cursor.slot != slot))
        {
          self->cursor = self->anchor = (Place) { day, slot };
          show_chosen (self);
        }
}

/* Mouse ------------------------------------------------------------------------------------------- */

static gboolean
find_place (OfficeAvailabilityGrid *self,
            double                  x,
            double                  y,
            gboolean                nearest,
            Place                  *place)
{
  graphene_rect_t first, last;
  double day, slot;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->cells[0][0]), GTK_WIDGET (self), &first)
      || !gtk_widget_compute_bounds (GTK_WIDGET (self->cells[LAST_DAY][LAST_SLOT]), GTK_WIDGET (self), &last))
    return FALSE;

  day = (x - first.origin.x) * OFFICE_WEEK_DAYS / (last.origin.x + last.size.width - first.origin.x);
  slot = (y - first.origin.y) * OFFICE_WEEK_SLOTS / (last.origin.y + last.size.height - first.origin.y);
  if (!nearest && (day < 0 || day >= OFFICE_WEEK_DAYS || slot < 0 || slot >= OFFICE_WEEK_SLOTS))
    return FALSE;
  *place = (Place) { (int) CLAMP (day, 0, LAST_DAY), (int) CLAMP (slot, 0, LAST_SLOT) };
  return TRUE;
}

static void
drag_begin_cb (GtkGestureDrag         *gesture,
               double                  x,
               double                  y,
               OfficeAvailabilityGrid *self)
{
  gboolean extend = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;
  Place place;

  if (!find_place (self, x, y, FALSE, &place))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  go_to (self, place, extend);
}

static void
drag_update_cb (GtkGestureDrag         *gesture,
                double                  offset_x,
                double                  offset_y,
                OfficeAvailabilityGrid *self)
{
  double x, y;
  Place place;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y) && find_place (self, x + offset_x, y + offset_y, TRUE, &place)
      && (place.day != self->cursor.day || place.slot != self->cursor.slot))
    go_to (self, place, TRUE);
}

static void
drag_end_cb (GtkGestureDrag         *gesture,
             double                  offset_x,
             double                  offset_y,
             OfficeAvailabilityGrid *self)
{
  drag_update_cb (gesture, offset_x, offset_y, self);
  paint_chosen (self, self->tool);
}

/* Class ------------------------------------------------------------------------------------------- */

static void
office_availability_grid_dispose (GObject *object)
{
  g_clear_pointer (&OFFICE_AVAILABILITY_GRID (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (office_availability_grid_parent_class)->dispose (object);
}

static void
office_availability_grid_class_init (OfficeAvailabilityGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_availability_grid_dispose;
  widget_class->focus = office_availability_grid_focus;
  widget_class->grab_focus = office_availability_grid_grab_focus;

  /**
   * OfficeAvailabilityGrid::paint:
   * @self: the grid
   * @spans: (element-type OfficeSpan): when, a span a day
   * @paint: an #OfficeAvailabilityPaint
   *
   * Asks to say this of these times.
   */
  signals[PAINT] = g_signal_new ("paint", OFFICE_TYPE_AVAILABILITY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_INT);

  /**
   * OfficeAvailabilityGrid::chosen:
   * @self: the grid
   *
   * Other half hours are chosen; see office_availability_grid_dup_chosen().
   */
  signals[CHOSEN] = g_signal_new ("chosen", OFFICE_TYPE_AVAILABILITY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "availabilitygrid");
}

static void
add_headings (OfficeAvailabilityGrid *self)
{
  g_autoptr (GtkSizeGroup) widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (int day = 0; day < OFFICE_WEEK_DAYS; day++)
    {
      self->day_labels[day] = gtk_label_new (NULL);
      gtk_size_group_add_widget (widths, self->day_labels[day]);
      gtk_label_set_ellipsize (GTK_LABEL (self->day_labels[day]), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (self->day_labels[day], "week-day");
      gtk_grid_attach (GTK_GRID (self->grid), self->day_labels[day], 1 + day, 0, 1, 1);
    }
  for (int slot = 0; slot < OFFICE_WEEK_SLOTS; slot += 2)
    {
      g_autofree char *time = office_week_slot_time (slot);
      GtkWidget *label = gtk_label_new (time);

      gtk_widget_add_css_class (label, "slot-time");
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_grid_attach (GTK_GRID (self->grid), label, 0, 1 + slot, 1, 2);
    }
}

static void
add_cells (OfficeAvailabilityGrid *self)
{
  for (int day = 0; day < OFFICE_WEEK_DAYS; day++)
    for (int slot = 0; slot < OFFICE_WEEK_SLOTS; slot++)
      {
        GtkWidget *cell = office_availability_cell_new ();

        self->cells[day][slot] = OFFICE_AVAILABILITY_CELL (cell);
        gtk_widget_set_hexpand (cell, TRUE);
        gtk_widget_set_vexpand (cell, TRUE);
        gtk_widget_add_css_class (cell, slot % 2 == 0 ? "hour" : "half");
        gtk_grid_attach (GTK_GRID (self->grid), cell, 1 + day, 1 + slot, 1, 1);
      }
}

static void
office_availability_grid_init (OfficeAvailabilityGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->grid = gtk_grid_new ();
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  add_headings (self);
  add_cells (self);
  self->cursor = self->anchor = (Place) { 0, 4 }; /* Monday, 09:00 */

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* Public ------------------------------------------------------------------------------------------ */

/**
 * office_availability_grid_new:
 *
 * Returns: (transfer floating): an empty week
 */
GtkWidget *
office_availability_grid_new (void)
{
  return g_object_new (OFFICE_TYPE_AVAILABILITY_GRID, NULL);
}

/**
 * office_availability_grid_show:
 * @self: a grid
 * @name: whose week
 * @monday: its first day
 * @slots: what is said of each half hour
 */
void
office_availability_grid_show (OfficeAvailabilityGrid *self,
                               const char             *name,
                               OfficeDay               monday,
                               OfficeSlot              slots[OFFICE_WEEK_DAYS][OFFICE_WEEK_SLOTS])
{
  g_autofree char *week = office_day_to_text (monday);
  /* Translators: a person, the first day of a week */
  g_autofree char *label = g_strdup_printf (_("When %s can come, week of %s"), name, week);

  g_return_if_fail (OFFICE_IS_AVAILABILITY_GRID (self));

  self->monday = monday;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (int day = 0; day < OFFICE_WEEK_DAYS; day++)
    {
      g_autofree char *date = office_day_to_text (monday + day);
      /* The month stands above: "Mon 10". */
      g_autofree char *heading = g_strdup_printf ("%s %.2s", _(short_day_names[day]), date);

      gtk_label_set_label (GTK_LABEL (self->day_labels[day]), heading);
      for (int slot = 0; slot < OFFICE_WEEK_SLOTS; slot++)
        {
          g_autofree char *description = office_slot_describe (monday, day, slot, slots[day][slot]);

          office_availability_cell_show (self->cells[day][slot], slots[day][slot], description);
        }
    }
  show_chosen (self);
}

/**
 * office_availability_grid_set_tool:
 * @self: a grid
 * @tool: what dragging and Space paint
 */
void
office_availability_grid_set_tool (OfficeAvailabilityGrid  *self,
                                   OfficeAvailabilityPaint  tool)
{
  g_return_if_fail (OFFICE_IS_AVAILABILITY_GRID (self));

  self->tool = tool;
}

/**
 * office_availability_grid_dup_chosen:
 * @self: a grid
 *
 * Returns: (transfer full): what is chosen, in words: "Monday to Wednesday, 09:00 to 12:30"
 */
char *
office_availability_grid_dup_chosen (OfficeAvailabilityGrid *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  Place first, last;

  g_return_val_if_fail (OFFICE_IS_AVAILABILITY_GRID (self), NULL);

  get_chosen (self, &first, &last);
  from = office_week_slot_time (first.slot);
  to = office_week_slot_time (last.slot + 1);
  if (first.day == last.day)
    /* Translators: a day of the week, two times */
    return g_strdup_printf (_("%s, %s to %s"), office_week_day_name (first.day), from, to);
  /* Translators: two days of the week, two times */
  return g_strdup_printf (_("%s to %s, %s to %s"), office_week_day_name (first.day), office_week_day_name (last.day), from, to);
}

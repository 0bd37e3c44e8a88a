/* week-canvas-draw.c: what is drawn below and above the events of a week
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/cohort-mark.h"
#include "rules/clock.h"
#include "views/week-canvas-private.h"

#define MARK_WIDTH 5

static void
get_colour (GtkWidget *widget,
            double     alpha,
            GdkRGBA   *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
  colour->alpha *= alpha;
}

static void
fill (GtkSnapshot   *snapshot,
      const GdkRGBA *colour,
      double         x,
      double         y,
      double         width,
      double         height)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_hour (GtkWidget     *widget,
           GtkSnapshot   *snapshot,
           const GdkRGBA *colour,
           int            hour,
           int            y)
{
  g_autofree char *text = g_strdup_printf ("%02d:00", hour);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (GUTTER - width - 6, y - (hour == FIRST_HOUR ? 0 : height / 2)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

void
office_week_canvas_draw_grid (OfficeWeekCanvas *self,
                              GtkSnapshot      *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA text, line, faint;

  get_colour (widget, 0.7, &text);
  get_colour (widget, 0.18, &line);
  get_colour (widget, 0.05, &faint);

  /* The weekend steps back. */
  fill (snapshot, &faint, office_week_canvas_day_to_x (self, 5), DAY_HEADER, office_week_canvas_day_to_x (self, N_DAYS) - office_week_canvas_day_to_x (self, 5),
        height - DAY_HEADER);

  for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++)
    {
      int y = office_week_canvas_minute_to_y (hour * 60, height);

      fill (snapshot, hour % 3 == 0 ? &line : &faint, GUTTER, y, width - GUTTER, 1);
      if (hour < LAST_HOUR)
        draw_hour (widget, snapshot, &text, hour, y);
    }

  for (int day = 0; day <= N_DAYS; day++)
    fill (snapshot, &line, office_week_canvas_day_to_x (self, day), DAY_HEADER, 1, height - DAY_HEADER);
  fill (snapshot, &line, 0, DAY_HEADER, width, 1);
  fill (snapshot, &line, GUTTER, office_week_canvas_hours_top (), width - GUTTER, 1);
}

static void
draw_now (OfficeWeekCanvas *self,
          GtkSnapshot      *snapshot)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  int day = office_instant_to_day (now) - self->monday;
  int minute = office_instant_second_of_day (now) / 60;
  GdkRGBA colour;

  if (day < 0 || day >= N_DAYS || minute < FIRST_HOUR * 60 || minute > LAST_HOUR * 60)
    return;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "error_color", &colour))
    get_colour (GTK_WIDGET (self), 1, &colour);
  fill (snapshot, &colour, office_week_canvas_day_to_x (self, day), office_week_canvas_minute_to_y (minute, gtk_widget_get_height (GTK_WIDGET (self))),
        office_week_canvas_day_width (self, day), 2);
}

/* "14:15 – 16:15", where the pointer has led so far. */
static void
draw_drag_time (OfficeWeekCanvas *self,
                GtkSnapshot      *snapshot,
                int               from,
                int               to,
                int               x,
                int               y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *text = g_strdup_printf ("%02d:%02d – %02d:%02d", from / 60, from % 60, to / 60 % 24, to % 60);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA colour;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (office_week_canvas_day_width (self, self->drag_day) - 6) * PANGO_SCALE);
  get_colour (widget, 1, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x + 4, (float) y + 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_drag (OfficeWeekCanvas *self,
           GtkSnapshot      *snapshot)
{
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  const int from = MIN (self->drag_from, self->drag_to);
  const int to = MAX (self->drag_from, self->drag_to);
  const int x = office_week_canvas_day_to_x (self, self->drag_day);
  const int y = office_week_canvas_minute_to_y (from, height);
  GdkRGBA colour;

  if (!self->dragging)
    return;

  get_colour (GTK_WIDGET (self), 0.2, &colour);
  fill (snapshot, &colour, x, y, office_week_canvas_day_width (self, self->drag_day),
        MAX (2, office_week_canvas_minute_to_y (to, height) - y));
  draw_drag_time (self, snapshot, from, to, x, y);
}

static gboolean
has_several_cohorts (OfficeWeekCanvas *self)
{
  for (guint i = 1; i < self->blocks->len; i++)
    if (g_array_index (self->blocks, Block, i).event->mark != g_array_index (self->blocks, Block, 0).event->mark)
      return TRUE;
  return FALSE;
}

static void
draw_mark (OfficeWeekCanvas *self,
           GtkSnapshot      *snapshot,
           const Block      *block,
           const GdkRGBA    *colour)
{
  graphene_rect_t area;
  cairo_t *cr;

  if (!gtk_widget_compute_bounds (block->button, GTK_WIDGET (self), &area))
    return;
  graphene_rect_inset (&area, 2, 2);
  area.origin.x += area.size.width - MARK_WIDTH;
  area.size.width = MARK_WIDTH;
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  gdk_cairo_set_source_rgba (cr, colour);
  office_cohort_mark_draw (cr, block->event->mark, area.origin.x, area.origin.y, area.size.width, area.size.height);
  cairo_destroy (cr);
}

/* Each cohort by a pattern at the right edge of its events, as on paper. Drawn once for as long as the
 * events stand where they do: painting two hundred patterns anew would take longer than a frame. */
static void
draw_marks (OfficeWeekCanvas *self,
            GtkSnapshot      *snapshot)
{
  GdkRGBA colour;

  get_colour (GTK_WIDGET (self), 0.65, &colour);
  if (self->marks != NULL && !gdk_rgba_equal (&colour, &self->marks_colour))
    g_clear_pointer (&self->marks, gsk_render_node_unref);
  if (self->marks == NULL && has_several_cohorts (self))
    {
      GtkSnapshot *marks = gtk_snapshot_new ();

      for (guint i = 0; i < self->blocks->len; i++)
        draw_mark (self, marks, &g_array_index (self->blocks, Block, i), &colour);
      self->marks = gtk_snapshot_free_to_node (marks);
      self->marks_colour = colour;
    }
  if (self->marks != NULL)
    gtk_snapshot_append_node (snapshot, self->marks);
}

void
office_week_canvas_draw_above (OfficeWeekCanvas *self,
                               GtkSnapshot      *snapshot)
{
  draw_marks (self, snapshot);
  draw_now (self, snapshot);
  draw_drag (self, snapshot);
}

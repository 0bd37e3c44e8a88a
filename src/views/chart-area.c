/* chart-area.c: a chart on the screen, with the table behind it
 *
 * Enter, Space or a click shows the numbers as a table, for those who cannot see the chart and for
 * those who want to know exactly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/marks.h"
#include "views/chart-area.h"
#include "views/chart-export.h"
#include "views/view.h"

struct _OfficeChartArea
{
  GtkWidget    parent_instance;

  OfficeChart  chart;      /* our own copy; kind, bins and counts as they are */
  char        *title;
  char        *subtitle;
  char        *unit;
  char       **labels;
  char       **series;
  int         *values;
  int         *totals;
  gboolean     filled;

  GtkWidget   *popover;
  GtkWidget   *menu;
};

G_DEFINE_FINAL_TYPE (OfficeChartArea, office_chart_area, GTK_TYPE_WIDGET)

static char **
copy_strings (const char *const *strings,
              guint              n_strings)
{
  char **copy = g_new0 (char *, n_strings + 1);

  for (guint i = 0; i < n_strings; i++)
    copy[i] = g_strdup (strings != NULL && strings[i] != NULL ? strings[i] : "");
  return copy;
}

static void
clear_chart (OfficeChartArea *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->labels, g_strfreev);
  g_clear_pointer (&self->series, g_strfreev);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->totals, g_free);
  self->filled = FALSE;
}

/* The table ------------------------------------------------------------------------------------ */

/* A histogram's bins are named by their marks. */
static char *
dup_label (OfficeChartArea *self,
           guint            i)
{
  int from = self->chart.bin_from + (int) i * self->chart.bin_width;

  if (self->chart.kind != OFFICE_CHART_HISTOGRAM)
    return g_strdup (self->labels[i]);
  /* Translators: a range of marks, such as "40–50" */
  return g_strdup_printf (_("%d–%d"), from / 100, (from + self->chart.bin_width) / 100);
}

/* A count, a mark, or so many of so many. */
static char *
dup_value (OfficeChartArea *self,
           guint            series,
           guint            i)
{
  gsize at = (gsize) series * self->chart.n_labels + i;

  if (self->chart.kind == OFFICE_CHART_SCATTER)
    return office_mark_format (self->values[at]);
  if (self->totals == NULL)
    return g_strdup_printf ("%d", self->values[at]);
  if (self->totals[at] == 0)
    return g_strdup ("–");
  /* Translators: how many passed, of how many */
  return g_strdup_printf (_("%d of %d"), self->values[at], self->totals[at]);
}

static char *
dup_description (OfficeChartArea *self)
{
  GString *text = g_string_new (self->subtitle);

  for (guint i = 0; i < self->chart.n_labels; i++)
    {
      g_autofree char *label = dup_label (self, i);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", label);
      for (guint j = 0; j < self->chart.n_series; j++)
        {
          g_autofree char *value = dup_value (self, j, i);

          g_string_append_printf (text, " %s%s%s", self->chart.n_series > 1 ? self->series[j] : "",
                                  self->chart.n_series > 1 ? " " : "", value);
        }
    }
  return g_string_free (text, FALSE);
}

static void
attach (GtkGrid    *grid,
        const char *text,
        int         column,
        int         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, row == 0 ? "dim-label" : "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
show_table (OfficeChartArea *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  if (!self->filled)
    return;
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_add_css_class (grid, "popover-body");
  for (guint j = 0; j < self->chart.n_series; j++)
    attach (GTK_GRID (grid), self->chart.n_series > 1 || self->unit == NULL ? self->series[j]
                                                                            : self->unit,
            (int) j + 1, 0);
  for (guint i = 0; i < self->chart.n_labels; i++)
    {
      g_autofree char *label = dup_label (self, i);

      attach (GTK_GRID (grid), label, 0, (int) i + 1);
      for (guint j = 0; j < self->chart.n_series; j++)
        {
          g_autofree char *value = dup_value (self, j, i);

          attach (GTK_GRID (grid), value, (int) j + 1, (int) i + 1);
        }
    }

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
show_table_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  show_table (OFFICE_CHART_AREA (widget));
  return TRUE;
}

static void
show_table_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  show_table (OFFICE_CHART_AREA (widget));
}

/* Out of the window ---------------------------------------------------------------------------- */

static OfficeSession *
find_session (OfficeChartArea *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), OFFICE_TYPE_VIEW);

  return view != NULL ? office_view_get_session (OFFICE_VIEW (view)) : NULL;
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OfficeChartArea *self = OFFICE_CHART_AREA (widget);
  OfficeSession *session = find_session (self);

  if (!self->filled)
    return;
  office_chart_copy (widget, &self->chart);
  if (session != NULL)
    office_session_say (session, OFFICE_MESSAGE_PLAIN, _("The chart is on the clipboard, as a picture."));
}

static void
chosen_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  OfficeChartArea *self = user_data;
  OfficeSession *session = find_session (self);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *sentence = g_strdup_printf (_("The chart is saved as “%s”."), name);
  g_autoptr (GError) error = NULL;

  if (!self->filled || session == NULL)
    return;
  if (office_chart_write (&self->chart, g_file_peek_path (file), &error))
    office_session_say (session, OFFICE_MESSAGE_PLAIN, sentence);
  else
    office_session_say_failure (session, NULL, error);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OfficeChartArea *self = OFFICE_CHART_AREA (widget);

  if (self->filled)
    office_chart_save (widget, &self->chart, chosen_cb);
}

static void
popup_menu (OfficeChartArea *self,
            double           x,
            double           y)
{
  if (!self->filled)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 OfficeChartArea *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  popup_menu (self, x, y);
}

static gboolean
popup_menu_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  popup_menu (OFFICE_CHART_AREA (widget), gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

static void
add_menu (OfficeChartArea *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_menu_append (menu, _("Show as a _table"), "chart.table");
  g_menu_append (menu, _("_Copy"), "chart.copy");
  g_menu_append (menu, _("_Save as PNG, SVG or PDF…"), "chart.save");
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
pressed_cb (OfficeChartArea *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  show_table (self);
}

/* Drawing -------------------------------------------------------------------------------------- */

static void
set_colour (OfficeChartColour *colour,
            const GdkRGBA     *from,
            double             alpha)
{
  colour->red = from->red;
  colour->green = from->green;
  colour->blue = from->blue;
  colour->alpha = from->alpha * alpha;
}

/* The widget's font, whose letters are not moved to fit pixels: a chart has many sizes and angles. */
static PangoContext *
create_context (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_create_pango_context (widget);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

static void
office_chart_area_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  OfficeChartArea *self = OFFICE_CHART_AREA (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  OfficeChartPalette palette;
  PangoContext *context;
  GdkRGBA text;
  cairo_t *cr;

  if (!self->filled)
    return;

  /* The theme's own text colour says whether it is dark, and is used for text and lines. */
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  if (text.red + text.green + text.blue > 1.5)
    office_chart_palette_init_dark (&palette);
  else
    office_chart_palette_init_light (&palette);
  palette.background.alpha = 0;
  set_colour (&palette.text, &text, 1);
  set_colour (&palette.muted, &text, 0.72);
  set_colour (&palette.line, &text, 0.20);

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  context = create_context (widget);
  office_chart_draw_in (cr, context, &self->chart, &palette, width, height);
  g_object_unref (context);
  cairo_destroy (cr);
}

static void
office_chart_area_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 220 : 140;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 360 : 220;
}

static void
office_chart_area_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  gtk_popover_present (GTK_POPOVER (OFFICE_CHART_AREA (widget)->popover));
  gtk_popover_present (GTK_POPOVER (OFFICE_CHART_AREA (widget)->menu));
}

static void
office_chart_area_dispose (GObject *object)
{
  g_clear_pointer (&OFFICE_CHART_AREA (object)->popover, gtk_widget_unparent);
  g_clear_pointer (&OFFICE_CHART_AREA (object)->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (office_chart_area_parent_class)->dispose (object);
}

static void
office_chart_area_finalize (GObject *object)
{
  clear_chart (OFFICE_CHART_AREA (object));

  G_OBJECT_CLASS (office_chart_area_parent_class)->finalize (object);
}

static void
office_chart_area_class_init (OfficeChartAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_chart_area_dispose;
  object_class->finalize = office_chart_area_finalize;
  widget_class->snapshot = office_chart_area_snapshot;
  widget_class->measure = office_chart_area_measure;
  widget_class->size_allocate = office_chart_area_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, show_table_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, show_table_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, show_table_cb, NULL);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL, show_table_action);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "chart.save", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, popup_menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, popup_menu_cb, NULL);
}

static void
office_chart_area_init (OfficeChartArea *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Enter: the numbers as a table. Ctrl+C copies the chart, Ctrl+S saves it."));
  self->popover = gtk_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  add_menu (self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * office_chart_area_new:
 *
 * Returns: (transfer floating): an area without a chart
 */
GtkWidget *
office_chart_area_new (void)
{
  return g_object_new (OFFICE_TYPE_CHART_AREA, NULL);
}

/**
 * office_chart_area_set_chart:
 * @self: a chart area
 * @chart: (nullable): the facts, which are copied; %NULL for none
 *
 * Draws a chart in the theme's colours, light or dark.
 */
void
office_chart_area_set_chart (OfficeChartArea   *self,
                             const OfficeChart *chart)
{
  g_autofree char *description = NULL;

  g_return_if_fail (OFFICE_IS_CHART_AREA (self));

  clear_chart (self);
  if (chart != NULL)
    {
      self->title = g_strdup (chart->title);
      self->subtitle = g_strdup (chart->subtitle);
      self->unit = g_strdup (chart->unit);
      self->labels = copy_strings (chart->labels, chart->n_labels);
      self->series = copy_strings (chart->series, chart->n_series);
      self->values = g_memdup2 (chart->values,
                                sizeof (int) * chart->n_labels * chart->n_series);
      self->totals = chart->totals != NULL
        ? g_memdup2 (chart->totals, sizeof (int) * chart->n_labels * chart->n_series) : NULL;
      self->chart = *chart;
      self->chart.totals = self->totals;
      self->chart.title = self->title;
      self->chart.subtitle = self->subtitle;
      self->chart.unit = self->unit;
      self->chart.labels = (const char *const *) self->labels;
      self->chart.series = (const char *const *) self->series;
      self->chart.values = self->values;
      self->filled = TRUE;
      description = dup_description (self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->title != NULL ? self->title : _("Chart"),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

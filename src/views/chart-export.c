/* chart-export.c: a chart onto the clipboard and into a file
 *
 * What leaves the window is drawn on white, whatever the theme: it goes into papers and messages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/chart-export.h"

#include <glib/gi18n-lib.h>

#include "documents/output-file.h"
#include "rules/error.h"
#include "views/file-chooser.h"

#define WIDTH 720
#define HEIGHT 440
#define SCALE 2

static const OfficeFileType types[] = {
  { N_("Pictures (PNG)"), "*.png" },
  { N_("Drawings (SVG)"), "*.svg" },
  { N_("PDF documents"), "*.pdf" },
};

/**
 * office_chart_copy:
 * @widget: whose clipboard
 * @chart: a chart
 *
 * Puts a picture of the chart onto the clipboard.
 */
void
office_chart_copy (GtkWidget         *widget,
                   const OfficeChart *chart)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * SCALE, HEIGHT * SCALE);
  cairo_t *cr = cairo_create (surface);
  OfficeChartPalette palette;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int stride;

  office_chart_palette_init_light (&palette);
  cairo_scale (cr, SCALE, SCALE);
  office_chart_draw (cr, chart, &palette, WIDTH, HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * HEIGHT * SCALE);
  texture = gdk_memory_texture_new (WIDTH * SCALE, HEIGHT * SCALE, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  cairo_surface_destroy (surface);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}

/**
 * office_chart_write:
 * @chart: a chart
 * @path: where; ends with .png, .svg or .pdf
 * @error: return location
 *
 * Writes the chart in the form that the name says.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID for another ending, or why it could not be written
 */
gboolean
office_chart_write (const OfficeChart  *chart,
                    const char         *path,
                    GError            **error)
{
  g_autofree char *name = g_ascii_strdown (path, -1);
  OfficeChartPalette palette;

  office_chart_palette_init_light (&palette);
  if (g_str_has_suffix (name, ".png"))
    return office_chart_write_png (chart, &palette, WIDTH, HEIGHT, SCALE, path, error);
  if (g_str_has_suffix (name, ".svg"))
    return office_chart_write_svg (chart, &palette, WIDTH, HEIGHT, path, error);
  if (g_str_has_suffix (name, ".pdf"))
    return office_chart_write_pdf (chart, &palette, WIDTH, HEIGHT, path, error);

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” says no form that a chart can be saved in: end the name with .png, .svg or .pdf."), path);
  return FALSE;
}

/**
 * office_chart_save:
 * @widget: in whose window to ask
 * @chart: a chart
 * @chosen: called with the file that was chosen, and @widget
 *
 * Asks where the chart is to be saved, and in which form.
 */
void
office_chart_save (GtkWidget         *widget,
                   const OfficeChart *chart,
                   OfficeFileChosen   chosen)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);
  g_autofree char *name = office_output_file_safe_name (chart->title != NULL ? chart->title : _("Chart"), "png");
  g_autoptr (GFile) suggestion = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);

  office_file_chooser_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Save the chart"), types,
                            G_N_ELEMENTS (types), suggestion, "export-folder", chosen, widget);
}

/* chart.c: the charts of the overview, drawn the same on screen, in PNG and in PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/chart.h"

#include <cairo-svg.h>
#include <math.h>

#include <glib/gi18n-lib.h>

#include "documents/chart-frame.h"
#include "documents/pdf.h"
#include "rules/error.h"

static OfficeChartColour
from_rgb (guint32 rgb)
{
  return (OfficeChartColour) { (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                               (rgb & 0xff) / 255.0, 1 };
}

static void
set_series (OfficeChartPalette *palette,
            const guint32      *colours)
{
  for (guint i = 0; i < OFFICE_CHART_MAX_SERIES; i++)
    palette->series[i] = from_rgb (colours[i]);
}

/**
 * office_chart_palette_init_light:
 * @palette: (out caller-allocates): colours for a white ground
 */
void
office_chart_palette_init_light (OfficeChartPalette *palette)
{
  static const guint32 series[OFFICE_CHART_MAX_SERIES] = {
    0x1f6f8b, 0xd98e04, 0x5b8c3a, 0x9c4f96, 0xc2543d, 0x3f5fa8,
    0x7a6a53, 0x2b9c8f, 0xb0416b, 0x6b7785, 0x8a8f1d, 0x4b3f72,
  };

  palette->background = (OfficeChartColour) { 1, 1, 1, 1 };
  palette->text = from_rgb (0x1b2730);
  palette->muted = from_rgb (0x5a6671);
  palette->line = from_rgb (0xd5dbe0);
  palette->good = from_rgb (0x1f6f8b);
  palette->bad = from_rgb (0xb3442f);
  palette->mark = from_rgb (0x1b2730);
  set_series (palette, series);
}

/**
 * office_chart_palette_init_dark:
 * @palette: (out caller-allocates): colours for a dark ground, which is left to the caller
 */
void
office_chart_palette_init_dark (OfficeChartPalette *palette)
{
  static const guint32 series[OFFICE_CHART_MAX_SERIES] = {
    0x62b5d0, 0xf0b84a, 0x93c572, 0xcf8fca, 0xee8f78, 0x8fa8e8,
    0xb8a78d, 0x66d0c2, 0xe687a8, 0xa3b0bd, 0xc9ce5c, 0xa89cd6,
  };

  palette->background = (OfficeChartColour) { 0, 0, 0, 0 };
  palette->text = from_rgb (0xf2f4f5);
  palette->muted = from_rgb (0xadb6bd);
  palette->line = from_rgb (0x48525a);
  palette->good = from_rgb (0x62b5d0);
  palette->bad = from_rgb (0xee8f78);
  palette->mark = from_rgb (0xf2f4f5);
  set_series (palette, series);
}

static gboolean
is_empty (const OfficeChart *chart)
{
  for (guint i = 0; i < chart->n_labels; i++)
    {
      if (office_chart_total (chart, i) > 0)
        return FALSE;
    }
  /* A term in which nobody passed is no empty term. */
  for (guint i = 0; chart->totals != NULL && i < chart->n_labels * chart->n_series; i++)
    {
      if (chart->totals[i] > 0)
        return FALSE;
    }

  return TRUE;
}

static void
draw_empty (OfficeChartFrame *frame)
{
  g_autoptr (PangoLayout) text = office_chart_text (frame, _("Nothing to show yet"), frame->width,
                                                    PANGO_ALIGN_CENTER);

  office_chart_set_colour (frame->cr, &frame->palette->muted);
  office_text_draw (frame->cr, text, frame->x + frame->width / 2,
                    frame->y + (frame->height - office_text_height (text)) / 2);
}

/**
 * office_chart_draw:
 * @cr: where to draw
 * @chart: the facts
 * @palette: the colours
 * @width: in the units of @cr; text is 10 to 13 of them high
 * @height: likewise
 *
 * Draws a chart into the rectangle from 0, 0. Labels that would touch are left out or shortened,
 * never drawn over each other; in very little room only the title stands.
 */
void
office_chart_draw (cairo_t                  *cr,
                   const OfficeChart        *chart,
                   const OfficeChartPalette *palette,
                   double                    width,
                   double                    height)
{
  office_chart_draw_in (cr, NULL, chart, palette, width, height);
}

/**
 * office_chart_draw_in:
 * @cr: where to draw
 * @context: (nullable): whose font and font map to use, such as a widget's: they are loaded already
 * @chart: the facts
 * @palette: the colours
 * @width: in the units of @cr
 * @height: likewise
 *
 * What office_chart_draw() does, in the letters of a screen.
 */
void
office_chart_draw_in (cairo_t                  *cr,
                      PangoContext             *context,
                      const OfficeChart        *chart,
                      const OfficeChartPalette *palette,
                      double                    width,
                      double                    height)
{
  OfficeChartFrame frame = { .cr = cr, .context = context, .chart = chart, .palette = palette };

  if (!(width >= 1 && height >= 1))
    return;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  office_chart_frame_begin (&frame, width, height);
  if (frame.width == 0)
    ;
  else if (is_empty (chart))
    draw_empty (&frame);
  else
    switch (chart->kind)
      {
      case OFFICE_CHART_COLUMNS:
        office_chart_draw_columns (&frame);
        break;
      case OFFICE_CHART_LINES:
        office_chart_draw_lines (&frame);
        break;
      case OFFICE_CHART_HISTOGRAM:
        office_chart_draw_histogram (&frame);
        break;
      case OFFICE_CHART_RATES:
        office_chart_draw_rates (&frame);
        break;
      case OFFICE_CHART_SCATTER:
        office_chart_draw_scatter (&frame);
        break;
      case OFFICE_CHART_TREND:
        office_chart_draw_trend (&frame);
        break;
      case OFFICE_CHART_BARS:
      default:
        office_chart_draw_bars (&frame);
        break;
      }
  cairo_restore (cr);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * office_chart_write_png:
 * @width: of the chart, in its own units
 * @height: of the chart
 * @scale: pixels a unit
 * @path: where the picture is to be
 *
 * Writes a chart as a picture.
 *
 * Returns: %FALSE with #OFFICE_ERROR; what was at @path is then as it was
 */
gboolean
office_chart_write_png (const OfficeChart         *chart,
                        const OfficeChartPalette  *palette,
                        int                        width,
                        int                        height,
                        double                     scale,
                        const char                *path,
                        GError                   **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         (int) ceil (width * scale),
                                                         (int) ceil (height * scale));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  office_chart_draw (cr, chart, palette, width, height);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("The chart could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }

  return office_output_file_save (path, bytes->data, bytes->len, NULL, error);
}

/**
 * office_chart_write_svg:
 * @width: of the drawing, in points
 * @height: of the drawing
 * @path: where the drawing is to be
 *
 * Writes a chart as a drawing that other programs can take apart.
 *
 * Returns: %FALSE with #OFFICE_ERROR; what was at @path is then as it was
 */
gboolean
office_chart_write_svg (const OfficeChart         *chart,
                        const OfficeChartPalette  *palette,
                        int                        width,
                        int                        height,
                        const char                *path,
                        GError                   **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  office_chart_draw (cr, chart, palette, width, height);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("The chart could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }

  return office_output_file_save (path, bytes->data, bytes->len, NULL, error);
}

/**
 * office_chart_write_pdf:
 * @width: of the page, in points
 * @height: of the page
 * @path: where the PDF is to be
 *
 * Writes a chart as a PDF of one page.
 *
 * Returns: %FALSE with #OFFICE_ERROR; what was at @path is then as it was
 */
gboolean
office_chart_write_pdf (const OfficeChart         *chart,
                        const OfficeChartPalette  *palette,
                        int                        width,
                        int                        height,
                        const char                *path,
                        GError                   **error)
{
  g_autoptr (OfficeOutputFile) file = office_output_file_begin (path, error);
  g_autoptr (OfficePdf) pdf = NULL;

  if (file == NULL)
    return FALSE;

  pdf = office_pdf_new_for_file (file, width, height);
  office_pdf_set_metadata (pdf, chart->title, NULL, NULL, NULL);
  office_chart_draw (office_pdf_get_context (pdf), chart, palette, width, height);
  cairo_show_page (office_pdf_get_context (pdf));

  return office_pdf_finish (pdf, error) && office_output_file_commit (file, NULL, error);
}

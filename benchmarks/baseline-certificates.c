/* baseline-certificates.c: only draws the pages of a thousand certificates with Pango and Cairo
 *
 * The same text at the same sizes, the same number of curves for border and seal, a QR stencil. One
 * layout is kept and given each text in turn; the curves are recorded once and painted on each page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "certificate-names.h"

#define WIDTH 841.889764
#define HEIGHT 595.275591

/* As many as the guilloche, its corners and the seal have. */
#define CURVES 1904
#define QR_MODULES 29

typedef struct
{
  const char *font;
  double      x;
  double      y;
  const char *text;
} Line;

static const Line LINES[] = {
  { "EB Garamond 12 21px", 260, 68, "Bromley Emergency Courses" },
  { "EB Garamond 12 33px", 260, 120, "Certificate of Completion" },
  { "EB Garamond 12 Italic 14px", 370, 170, "This is to certify that" },
  { "EB Garamond 12 Italic 14px", 330, 265, "has completed the micro-credential" },
  { "EB Garamond 12 26px", 270, 290, "Departmental PoCUS Leadership" },
  { "EB Garamond 12 Italic 14px", 290, 330, "a module of the PgCert in Point-of-Care Ultrasound" },
  { "Cantarell 6.6px", 136, 370, "CREDIT" },
  { "EB Garamond 12 12.5px", 104, 380, "10 credits (5 ECTS)" },
  { "Cantarell 6.6px", 220, 370, "LEVEL" },
  { "EB Garamond 12 12.5px", 228, 380, "7" },
  { "Cantarell 6.6px", 268, 370, "NOTIONAL STUDY" },
  { "EB Garamond 12 12.5px", 278, 380, "100 hours" },
  { "Cantarell 6.6px", 440, 370, "STUDIED" },
  { "EB Garamond 12 12.5px", 360, 380, "18 September 2025 to 20 November 2025" },
  { "Cantarell 6.6px", 630, 370, "ASSESSED BY" },
  { "EB Garamond 12 12.5px", 577, 380, "Written assignment and viva voce" },
  { "Cantarell 6.6px", 157, 475, "ISSUED" },
  { "EB Garamond 12 11.5px", 215, 470, "5 December 2025" },
  { "Cantarell 6.6px", 157, 493, "CERTIFICATE" },
  { "Cantarell 6.6px", 157, 511, "CODE" },
  { "EB Garamond 12 12px", 428, 495, "Dr Eleanor Whitcombe" },
  { "Cantarell 7.6px", 445, 510, "Programme Director" },
  { "EB Garamond 12 12px", 612, 495, "Professor Tomasz Zieliński" },
  { "Cantarell 7.6px", 640, 510, "External Examiner" },
};

static void
draw (cairo_t     *cr,
      PangoLayout *layout,
      const char  *font,
      double       x,
      double       y,
      const char  *text)
{
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (description);
}

static cairo_surface_t *
record_curves (void)
{
  cairo_rectangle_t page = { 0, 0, WIDTH, HEIGHT };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  cairo_t *cr = cairo_create (surface);

  cairo_set_tolerance (cr, 0.4);
  cairo_set_line_width (cr, 0.45);
  cairo_set_source_rgb (cr, 0.6, 0.7, 0.75);
  cairo_move_to (cr, 35, 35);
  for (int i = 0; i < CURVES; i++)
    {
      double x = 35 + (WIDTH - 70) * (i % 476) / 476;
      double y = i % 2 == 0 ? 30 : HEIGHT - 30;

      cairo_curve_to (cr, x, y, x + 2, y + 6, x + 4, y - 6);
      if (i % 476 == 475)
        {
          cairo_stroke (cr);
          cairo_move_to (cr, 35, 35);
        }
    }
  cairo_destroy (cr);
  return surface;
}

static void
draw_stencil (cairo_t *cr,
              guint    seed)
{
  cairo_surface_t *stencil = cairo_image_surface_create (CAIRO_FORMAT_A8, QR_MODULES, QR_MODULES);
  unsigned char *bits = cairo_image_surface_get_data (stencil);
  int stride = cairo_image_surface_get_stride (stencil);
  cairo_pattern_t *pattern;

  cairo_surface_flush (stencil);
  for (int i = 0; i < QR_MODULES * QR_MODULES; i++)
    bits[i / QR_MODULES * stride + i % QR_MODULES] = (i * 2654435761u + seed) & 1024 ? 0xff : 0;
  cairo_surface_mark_dirty (stencil);
  pattern = cairo_pattern_create_for_surface (stencil);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_save (cr);
  cairo_translate (cr, 86, 465);
  cairo_scale (cr, 2, 2);
  cairo_mask (cr, pattern);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (stencil);
}

int
main (int    argc,
      char **argv)
{
  cairo_surface_t *surface, *curves;
  cairo_t *cr;
  PangoLayout *layout;
  cairo_status_t status;

  if (argc != 2)
    return 2;

  surface = cairo_pdf_surface_create (argv[1], WIDTH, HEIGHT);
  curves = record_curves ();
  cr = cairo_create (surface);
  layout = pango_cairo_create_layout (cr);
  for (guint i = 0; i < BENCHMARK_CERTIFICATES; i++)
    {
      g_autofree char *name = benchmark_name_new (i);
      g_autofree char *serial = g_strdup_printf ("PO-2025-%06u", i);
      g_autofree char *code = g_strdup_printf ("%04X-9QXM-%04X", i * 7919 % 65536,
                                               i * 104729 % 65536);

      cairo_set_source_surface (cr, curves, 0, 0);
      cairo_paint (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      for (guint j = 0; j < G_N_ELEMENTS (LINES); j++)
        draw (cr, layout, LINES[j].font, LINES[j].x, LINES[j].y, LINES[j].text);
      draw (cr, layout, "EB Garamond 12 40px", 200, 200, name);
      draw (cr, layout, "DejaVu Sans Mono 8.6px", 215, 491, serial);
      draw (cr, layout, "DejaVu Sans Mono 8.6px", 215, 509, code);
      draw_stencil (cr, i);
      cairo_show_page (cr);
    }

  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (curves);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}

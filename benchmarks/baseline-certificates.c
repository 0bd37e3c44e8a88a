/* baseline-certificates.c: only draws the text of a thousand certificates with Pango and Cairo
 *
 * One layout is kept and given each text in turn, at the place and size that the certificate has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "certificate-names.h"

#define WIDTH 841.889764
#define HEIGHT 595.275591

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

int
main (int    argc,
      char **argv)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoLayout *layout;
  cairo_status_t status;

  if (argc != 2)
    return 2;

  surface = cairo_pdf_surface_create (argv[1], WIDTH, HEIGHT);
  cr = cairo_create (surface);
  layout = pango_cairo_create_layout (cr);
  for (guint i = 0; i < BENCHMARK_CERTIFICATES; i++)
    {
      g_autofree char *name = benchmark_name_new (i);
      g_autofree char *serial = g_strdup_printf ("PO-2025-%06u", i);
      g_autofree char *code = g_strdup_printf ("%04X-9QXM-%04X", i * 7919 % 65536,
                                               i * 104729 % 65536);

      for (guint j = 0; j < G_N_ELEMENTS (LINES); j++)
        draw (cr, layout, LINES[j].font, LINES[j].x, LINES[j].y, LINES[j].text);
      draw (cr, layout, "EB Garamond 12 40px", 200, 200, name);
      draw (cr, layout, "DejaVu Sans Mono 8.6px", 215, 491, serial);
      draw (cr, layout, "DejaVu Sans Mono 8.6px", 215, 509, code);
      cairo_show_page (cr);
    }

  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}

/* certificate-ornaments.c: the border, the seal and what else is drawn of a certificate in lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/certificate-ornaments.h"

#include <math.h>

#include "documents/guilloche.h"

static guint32
mix (guint32 colour,
     guint   percent_white)
{
  guint32 mixed = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      guint32 part = colour >> shift & 0xff;

      mixed |= (part + (0xff - part) * percent_white / 100) << shift;
    }
  return mixed;
}

static guint
lightness (guint32 colour)
{
  return ((colour >> 16 & 0xff) * 2126 + (colour >> 8 & 0xff) * 7152 + (colour & 0xff) * 722) / 10000;
}

/**
 * office_certificate_palette:
 * @template: a template
 *
 * Returns: its colours, and those that follow from them; all letters have 4.5:1 on white paper
 */
OfficeCertificatePalette
office_certificate_palette (const OfficeCertificateTemplate *template)
{
  OfficeCertificatePalette palette = {
    .ink = template->colours[OFFICE_CERTIFICATE_COLOUR_INK],
    .accent = template->colours[OFFICE_CERTIFICATE_COLOUR_ACCENT],
    .muted = mix (template->colours[OFFICE_CERTIFICATE_COLOUR_INK], 30),
    .tint = template->colours[OFFICE_CERTIFICATE_COLOUR_TINT],
    .rule = mix (template->colours[OFFICE_CERTIFICATE_COLOUR_TINT], 40),
  };

  if (lightness (palette.muted) > 0x75)
    palette.muted = palette.ink;
  return palette;
}

/**
 * office_certificate_set_colour:
 * @colour: 0xRRGGBB
 */
void
office_certificate_set_colour (cairo_t *cr,
                               guint32  colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
stroke_frame (cairo_t *cr,
              double   width,
              double   height,
              double   inset,
              double   line)
{
  cairo_rectangle (cr, inset, inset, width - 2 * inset, height - 2 * inset);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
}

/* Where two bands of the braid meet: a rosette on a white ground. */
static void
draw_corner (cairo_t                        *cr,
             const OfficeCertificatePalette *palette,
             double                          x,
             double                          y)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, 15.5, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);

  office_certificate_set_colour (cr, palette->tint);
  cairo_set_line_width (cr, 0.4);
  office_guilloche_rosette (cr, x, y, 4, 14, 12, 2);
  cairo_stroke (cr);
  office_certificate_set_colour (cr, palette->accent);
  cairo_set_line_width (cr, 0.5);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, 15.5, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, 2.2, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_guilloche (cairo_t                        *cr,
                const OfficeCertificatePalette *palette,
                double                          width,
                double                          height)
{
  const double middle = 35;

  office_certificate_set_colour (cr, palette->tint);
  cairo_set_line_width (cr, 0.45);
  office_guilloche_frame (cr, middle, middle, width - 2 * middle, height - 2 * middle, 8.5, 6.5, 40,
                          4);
  cairo_stroke (cr);

  office_certificate_set_colour (cr, palette->accent);
  stroke_frame (cr, width, height, 25, 1.1);
  stroke_frame (cr, width, height, 45, 0.5);
  stroke_frame (cr, width, height, 47.5, 0.25);

  for (guint i = 0; i < 4; i++)
    draw_corner (cr, palette, i % 2 == 0 ? middle + 1 : width - middle - 1,
                 i < 2 ? middle + 1 : height - middle - 1);
}

/**
 * office_certificate_draw_border:
 * @border: which
 * @palette: its colours
 * @width: of the page, in points
 * @height: of the page
 */
void
office_certificate_draw_border (cairo_t                        *cr,
                                OfficeCertificateBorder         border,
                                const OfficeCertificatePalette *palette,
                                double                          width,
                                double                          height)
{
  switch (border)
    {
    case OFFICE_CERTIFICATE_BORDER_GUILLOCHE:
      draw_guilloche (cr, palette, width, height);
      break;
    case OFFICE_CERTIFICATE_BORDER_RULES:
      office_certificate_set_colour (cr, palette->accent);
      stroke_frame (cr, width, height, 34, 1.4);
      stroke_frame (cr, width, height, 39, 0.4);
      break;
    case OFFICE_CERTIFICATE_BORDER_NONE:
    default:
      break;
    }
}

/**
 * office_certificate_draw_ornament:
 * @palette: its colours
 * @middle: of the page, in points
 * @y: the top; it is 6 points high
 *
 * Draws a line with a diamond in its middle.
 */
void
office_certificate_draw_ornament (cairo_t                        *cr,
                                  const OfficeCertificatePalette *palette,
                                  double                          middle,
                                  double                          y)
{
  office_certificate_set_colour (cr, palette->tint);
  cairo_set_line_width (cr, 0.7);
  cairo_move_to (cr, middle - 70, y + 3);
  cairo_line_to (cr, middle - 8, y + 3);
  cairo_move_to (cr, middle + 8, y + 3);
  cairo_line_to (cr, middle + 70, y + 3);
  cairo_stroke (cr);
  cairo_move_to (cr, middle, y);
  cairo_line_to (cr, middle + 3, y + 3);
  cairo_line_to (cr, middle, y + 6);
  cairo_line_to (cr, middle - 3, y + 3);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* The first letters of the words that have a capital: "BEC". */
static char *
monogram (const char *words)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *p = words; *p != '\0' && g_utf8_strlen (letters->str, -1) < 3; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (begins && g_unichar_isupper (character))
        g_string_append_unichar (letters, character);
      begins = !g_unichar_isalnum (character);
    }
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* Letters along a circle, as shapes: they are an ornament, and nobody has to read them aloud. */
static void
draw_ring_words (cairo_t      *cr,
                 PangoContext *context,
                 const char   *words,
                 double        radius,
                 double        size)
{
  const OfficeTextStyle style = { .families = OFFICE_TEXT_SANS, .size = size, .bold = TRUE };
  g_autofree char *capitals = g_utf8_strup (words, -1);
  double room = 2 * G_PI * radius * 0.92;
  double length = 0, gap, angle;

  for (const char *p = capitals; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autoptr (PangoLayout) layout
        = office_text_layout_new (context, &style, letter, 0, PANGO_ALIGN_LEFT);

      length += office_text_width (layout) + size * 0.3;
    }
  if (length > room)
    {
      if (size > 3)
        draw_ring_words (cr, context, words, radius, size * 0.9);
      return;
    }

  gap = size * 0.3;
  angle = -length / radius / 2;
  for (const char *p = capitals; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autoptr (PangoLayout) layout
        = office_text_layout_new (context, &style, letter, 0, PANGO_ALIGN_LEFT);
      double width = office_text_width (layout);

      cairo_save (cr);
      cairo_rotate (cr, angle + (width + gap) / 2 / radius);
      cairo_move_to (cr, -width / 2, -radius - office_text_baseline (layout));
      pango_cairo_layout_path (cr, layout);
      cairo_fill (cr);
      cairo_restore (cr);
      angle += (width + gap) / radius;
    }
}

static void
stroke_ring (cairo_t *cr,
             double   radius,
             double   line)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
}

/**
 * office_certificate_draw_seal:
 * @context: from office_text_context_new()
 * @palette: its colours
 * @words: who issues it
 * @x: the centre, in points
 * @y: the centre
 * @radius: of the whole
 *
 * Draws a seal in lines: a braided rim, the name round it, a rosette with the initials.
 */
void
office_certificate_draw_seal (cairo_t                        *cr,
                              PangoContext                   *context,
                              const OfficeCertificatePalette *palette,
                              const char                     *words,
                              double                          x,
                              double                          y,
                              double                          radius)
{
  const OfficeTextStyle style = { .families = OFFICE_TEXT_SERIF, .size = radius * 0.36, .bold = TRUE };
  g_autofree char *letters = monogram (words);
  g_autoptr (PangoLayout) layout
    = office_text_layout_new (context, &style, letters, 0, PANGO_ALIGN_CENTER);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  office_certificate_set_colour (cr, palette->accent);
  cairo_set_line_width (cr, 0.35);
  office_guilloche_rosette (cr, 0, 0, radius * 0.88, radius, 32, 2);
  cairo_stroke (cr);
  stroke_ring (cr, radius * 0.86, 0.6);
  draw_ring_words (cr, context, words, radius * 0.70, radius * 0.145);
  stroke_ring (cr, radius * 0.64, 0.6);

  office_certificate_set_colour (cr, palette->tint);
  cairo_set_line_width (cr, 0.35);
  office_guilloche_rosette (cr, 0, 0, radius * 0.30, radius * 0.60, 14, 4);
  cairo_stroke (cr);
  office_certificate_set_colour (cr, palette->accent);
  cairo_move_to (cr, -office_text_width (layout) / 2, -office_text_height (layout) / 2);
  pango_cairo_layout_path (cr, layout);
  cairo_fill (cr);
  cairo_restore (cr);
}

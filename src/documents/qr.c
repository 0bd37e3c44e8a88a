/* qr.c: a QR code, sharp at every size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/qr.h"

#include <qrencode.h>

typedef QRcode Symbol;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Symbol, QRcode_free)

/* Capitals and digits alone make a smaller symbol. */
static Symbol *
encode (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80)
        return QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
    }

  return QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
}

/* A bit a module: a page of a PDF holds it as a stencil of that many bits, sharp at every size. */
static cairo_surface_t *
make_stencil (const Symbol *symbol)
{
  cairo_surface_t *stencil = cairo_image_surface_create (CAIRO_FORMAT_A8, symbol->width,
                                                         symbol->width);
  guchar *bits = cairo_image_surface_get_data (stencil);
  int stride = cairo_image_surface_get_stride (stencil);

  cairo_surface_flush (stencil);
  for (int row = 0; row < symbol->width; row++)
    {
      const guchar *modules = symbol->data + row * symbol->width;

      for (int column = 0; column < symbol->width; column++)
        bits[row * stride + column] = (modules[column] & 1) != 0 ? 0xff : 0;
    }
  cairo_surface_mark_dirty (stencil);

  return stencil;
}

/**
 * office_qr_draw:
 * @text: what it holds
 * @x: left, in points
 * @y: top
 * @size: width and height of the symbol itself; leave a tenth of it white around
 *
 * Fills a QR code with the current source.
 *
 * Returns: %FALSE if the text is too long for one
 */
gboolean
office_qr_draw (cairo_t    *cr,
                const char *text,
                double      x,
                double      y,
                double      size)
{
  g_autoptr (Symbol) symbol = encode (text);
  cairo_surface_t *stencil;
  cairo_pattern_t *pattern;

  if (symbol == NULL)
    return FALSE;

  stencil = make_stencil (symbol);
  pattern = cairo_pattern_create_for_surface (stencil);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / symbol->width, size / symbol->width);
  cairo_mask (cr, pattern);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (stencil);

  return TRUE;
}

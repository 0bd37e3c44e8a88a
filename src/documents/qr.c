/* qr.c: a QR code as a vector drawing
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

  if (symbol == NULL)
    return FALSE;

  /* In whole modules, so that a page of a PDF holds short numbers. */
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / symbol->width, size / symbol->width);
  for (int row = 0; row < symbol->width; row++)
    {
      const unsigned char *modules = symbol->data + row * symbol->width;

      for (int from = 0, to; from < symbol->width; from = to)
        {
          to = from + 1;
          if ((modules[from] & 1) == 0)
            continue;
          while (to < symbol->width && (modules[to] & 1) != 0)
            to++;
          cairo_rectangle (cr, from, row, to - from, 1);
        }
    }
  cairo_fill (cr);
  cairo_restore (cr);

  return TRUE;
}

/* qr.h: a QR code, sharp at every size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

gboolean office_qr_draw (cairo_t    *cr,
                         const char *text,
                         double      x,
                         double      y,
                         double      size);

G_END_DECLS

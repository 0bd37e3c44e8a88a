/* guilloche.h: the certificate's border, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

void office_guilloche_frame   (cairo_t *cr,
                               double   x,
                               double   y,
                               double   width,
                               double   height,
                               double   radius,
                               double   amplitude,
                               double   wave,
                               guint    strands);
void office_guilloche_rosette (cairo_t *cr,
                               double   x,
                               double   y,
                               double   inner,
                               double   outer,
                               guint    petals,
                               guint    strands);

G_END_DECLS

/* picture.h: a logo or a signature: SVG or PNG, checked before it is taken in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OfficePicture:
 *
 * A picture that can be drawn at any size, again and again. A PDF holds it once.
 */
typedef struct _OfficePicture OfficePicture;

OfficePicture *office_picture_new      (GBytes              *content,
                                        const char          *name,
                                        GError             **error);
OfficePicture *office_picture_ref      (OfficePicture       *self);
void           office_picture_unref    (OfficePicture       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficePicture, office_picture_unref)

const char    *office_picture_get_type_name
                                       (const OfficePicture *self);
double         office_picture_get_ratio (const OfficePicture *self);
void           office_picture_draw     (const OfficePicture *self,
                                        cairo_t             *cr,
                                        double               x,
                                        double               y,
                                        double               width,
                                        double               height);

G_END_DECLS

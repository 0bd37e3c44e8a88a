/* template-parts.h: a row for a picture, a row for a colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PICTURE_ROW (office_picture_row_get_type ())

G_DECLARE_FINAL_TYPE (OfficePictureRow, office_picture_row, OFFICE, PICTURE_ROW, GtkWidget)

GtkWidget  *office_picture_row_new        (const char       *label);
const char *office_picture_row_get_digest (OfficePictureRow *self);
void        office_picture_row_set_digest (OfficePictureRow *self,
                                           const char       *digest,
                                           const char       *shown);

GtkWidget  *office_colour_row_new         (const char       *label,
                                           GtkWidget       **button);
guint32     office_colour_row_get         (GtkWidget        *button);
void        office_colour_row_set         (GtkWidget        *button,
                                           guint32           colour);

G_END_DECLS

/* chair-page.h: a chair's action: a change of a result that a board has ratified
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/marks-row.h"
#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_CHAIR_PAGE (office_chair_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeChairPage, office_chair_page, OFFICE, CHAIR_PAGE, GtkWidget)

void office_chair_page_show (OfficeChairPage *self,
                             OfficeSession   *session,
                             OfficeMarksRow  *row);

G_END_DECLS

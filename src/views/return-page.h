/* return-page.h: a return to the university: what it leaves out, what changed, and its workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "store/return-facts.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_RETURN_PAGE (office_return_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeReturnPage, office_return_page, OFFICE, RETURN_PAGE, GtkWidget)

void office_return_page_load           (OfficeReturnPage *self,
                                        OfficeSession    *session,
                                        gint64            cohort_id);
void office_return_page_choose_profile (OfficeReturnPage *self,
                                        const char       *name,
                                        OfficeReturnKind  kind);

G_END_DECLS

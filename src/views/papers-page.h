/* papers-page.h: the papers of a cohort, each with a button that writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_PAPERS_PAGE (office_papers_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficePapersPage, office_papers_page, OFFICE, PAPERS_PAGE, GtkWidget)

void office_papers_page_load (OfficePapersPage *self,
                              OfficeSession    *session,
                              gint64            cohort_id,
                              const char       *cohort_code);

G_END_DECLS

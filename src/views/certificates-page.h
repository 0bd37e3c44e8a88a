/* certificates-page.h: who gets a certificate, the page as it will print, issue and print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_CERTIFICATES_PAGE (office_certificates_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeCertificatesPage, office_certificates_page, OFFICE, CERTIFICATES_PAGE, GtkWidget)

void office_certificates_page_load  (OfficeCertificatesPage *self,
                                     OfficeSession          *session,
                                     gint64                  cohort_id);
void office_certificates_page_print (OfficeCertificatesPage *self);

G_END_DECLS

/* certificate-pdf.h: certificates as one PDF, and as the copy that is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "documents/certificate.h"
#include "documents/progress.h"

G_BEGIN_DECLS

gboolean  office_certificate_pdf_write  (const OfficeCertificateFacts  *certificates,
                                         guint                          n_certificates,
                                         const char                    *path,
                                         GCancellable                  *cancellable,
                                         OfficeDocumentProgress         progress,
                                         gpointer                       user_data,
                                         GError                       **error);
GBytes   *office_certificate_pdf_render (const OfficeCertificateFacts  *facts,
                                         OfficeCertificateLayout       *layout,
                                         char                         **sha256,
                                         GError                       **error);

G_END_DECLS

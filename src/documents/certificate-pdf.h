/* certificate-pdf.h: certificates as one PDF, and as the copy that is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "documents/certificate.h"
#include "documents/progress.h"

G_BEGIN_DECLS

/**
 * OfficeCertificateSheet:
 * @facts: what a certificate states
 * @layout: its template; certificates of one template share one
 *
 * One page.
 */
typedef struct
{
  const OfficeCertificateFacts *facts;
  OfficeCertificateLayout      *layout;
} OfficeCertificateSheet;

gboolean  office_certificate_pdf_write  (const OfficeCertificateSheet  *sheets,
                                         guint                          n_sheets,
                                         const char                    *path,
                                         GCancellable                  *cancellable,
                                         OfficeDocumentProgress         progress,
                                         gpointer                       user_data,
                                         GError                       **error);
GBytes   *office_certificate_pdf_render (const OfficeCertificateSheet  *sheet,
                                         char                         **sha256,
                                         GError                       **error);

G_END_DECLS

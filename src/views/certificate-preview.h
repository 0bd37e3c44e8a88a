/* certificate-preview.h: a certificate as it will print, at any size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/certificate-item.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_CERTIFICATE_PREVIEW (office_certificate_preview_get_type ())

G_DECLARE_FINAL_TYPE (OfficeCertificatePreview, office_certificate_preview, OFFICE, CERTIFICATE_PREVIEW, GtkWidget)

void office_certificate_preview_show        (OfficeCertificatePreview *self,
                                             OfficeCertificateItem    *item);
void office_certificate_preview_show_sample (OfficeCertificatePreview *self,
                                             OfficeFrozenFacts        *facts,
                                             OfficeCertificateLook    *look);
void office_certificate_preview_zoom        (OfficeCertificatePreview *self,
                                             int                       steps);

G_END_DECLS

/* certificate-look.h: a template of certificates with its pictures, ready for any thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/certificate.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeCertificateLook:
 *
 * A template and its pictures as the store keeps them. It does not change; what is drawn with it has
 * a layout of its own in each thread.
 */
typedef struct _OfficeCertificateLook OfficeCertificateLook;

OfficeCertificateLook   *office_certificate_look_new        (const OfficeCertificateTemplate *template,
                                                             GHashTable                      *files);
OfficeCertificateLook   *office_certificate_look_load       (OfficeConnection                *connection,
                                                             gint64                           version_id,
                                                             GError                         **error);
OfficeCertificateLook   *office_certificate_look_load_for   (OfficeConnection                *connection,
                                                             const OfficeCertificateTemplate *template,
                                                             GError                         **error);
OfficeCertificateLook   *office_certificate_look_ref        (OfficeCertificateLook           *self);
void                     office_certificate_look_unref      (OfficeCertificateLook           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCertificateLook, office_certificate_look_unref)

const OfficeCertificateTemplate *
                         office_certificate_look_get_template
                                                            (OfficeCertificateLook           *self);
GHashTable              *office_certificate_look_get_files  (OfficeCertificateLook           *self);
OfficeCertificateLayout *office_certificate_look_new_layout (OfficeCertificateLook           *self);

G_END_DECLS

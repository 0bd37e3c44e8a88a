/* certificate-register.h: every certificate of a cohort: verify, issue again, revoke
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_CERTIFICATE_REGISTER (office_certificate_register_get_type ())

G_DECLARE_FINAL_TYPE (OfficeCertificateRegister, office_certificate_register, OFFICE, CERTIFICATE_REGISTER, GtkWidget)

void office_certificate_register_load (OfficeCertificateRegister *self,
                                       OfficeSession             *session,
                                       gint64                     cohort_id);

G_END_DECLS

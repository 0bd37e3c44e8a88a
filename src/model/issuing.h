/* issuing.h: who gets a certificate, once it is known that it can be printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/certificate-look.h"
#include "store/certificates.h"

G_BEGIN_DECLS

GPtrArray             *office_issuing_list_candidates (OfficeConnection  *connection,
                                                       gint64             cohort_id,
                                                       GError           **error);
GPtrArray             *office_issuing_issue           (OfficeConnection  *connection,
                                                       gint64             cohort_id,
                                                       const gint64      *enrolment_ids,
                                                       gsize              n_enrolment_ids,
                                                       GError           **error);
OfficeCertificateLook *office_issuing_load_look       (OfficeConnection  *connection,
                                                       gint64             cohort_id,
                                                       GError           **error);

G_END_DECLS

/* certificate-facts.h: what a certificate states, gathered to be frozen; for this folder only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/certificate-template.h"
#include "store/connection.h"

G_BEGIN_DECLS

char *office_certificate_facts_gather   (OfficeConnection                 *connection,
                                         gint64                            enrolment_id,
                                         const OfficeCertificateTemplate  *template,
                                         const char                       *issued_on,
                                         const char                       *serial,
                                         const char                       *code,
                                         const char                       *replaces,
                                         GError                          **error);
char *office_certificate_facts_renumber (const char                       *facts,
                                         const char                       *issued_on,
                                         const char                       *serial,
                                         const char                       *code,
                                         const char                       *replaces);

G_END_DECLS

/* template-json.h: templates of certificates as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/certificate-template.h"

G_BEGIN_DECLS

char                      *office_certificate_template_to_json   (const OfficeCertificateTemplate *self);
OfficeCertificateTemplate *office_certificate_template_from_json (const char                      *text,
                                                                  GError                         **error);

G_END_DECLS

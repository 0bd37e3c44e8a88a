/* certificate-item.h: one learner of a cohort as to a certificate, for lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/certificate-look.h"
#include "model/frozen-facts.h"
#include "store/certificates.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_CERTIFICATE_ITEM (office_certificate_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeCertificateItem, office_certificate_item, OFFICE, CERTIFICATE_ITEM, GObject)

OfficeCertificateItem            *office_certificate_item_new           (OfficeCertificateCandidate *candidate,
                                                                         OfficeFrozenFacts          *facts,
                                                                         OfficeCertificateLook      *look);
const OfficeCertificateCandidate *office_certificate_item_get_candidate (OfficeCertificateItem      *self);
const OfficeCertificateFacts     *office_certificate_item_get_facts     (OfficeCertificateItem      *self);
OfficeCertificateLook            *office_certificate_item_get_look      (OfficeCertificateItem      *self);
char                             *office_certificate_item_dup_state     (OfficeCertificateItem      *self);

G_END_DECLS

/* certificate.h: a certificate of completion, drawn the same on screen, on paper and in a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/picture.h"
#include "rules/certificate-template.h"

G_BEGIN_DECLS

/**
 * OfficeCertificateSignatory:
 * @name: who signs
 * @role: (nullable): as what ("Programme Director")
 * @image: (nullable): digest of the picture of the signature
 */
typedef struct
{
  const char *name;
  const char *role;
  const char *image;
} OfficeCertificateSignatory;

/**
 * OfficeCertificateFacts:
 * @learner_name: as the learner wants it printed
 * @module_title: the micro-credential
 * @module_code: (nullable): its code
 * @award: (nullable): the award it counts towards ("PgCert in PoCUS")
 * @credits: UK credits
 * @ects_hundredths: the same in ECTS, in hundredths (500 is 5 ECTS); 0 leaves it out
 * @level: level of the qualifications framework; 0 leaves it out
 * @notional_hours: hours of notional study; 0 leaves it out
 * @study_from: first day of study, ISO
 * @study_to: last day of study, ISO
 * @assessment: (nullable): form of assessment ("Written assignment and viva voce")
 * @provider: who issues it
 * @partner: (nullable): the partner university, shown only together with @partner_wording
 * @partner_wording: (nullable): the sentence on its credit that the university has approved
 * @statement: (nullable): our own wording for this module or award
 * @signatories: (array length=n_signatories): up to four
 * @issued_on: date of issue, ISO
 * @serial: (nullable): the serial number; %NULL draws a preview that says that it is one
 * @verification_code: (nullable): the code that goes with the serial
 * @replaces: (nullable): serial of the certificate that this one replaces
 * @web_address: (nullable): where serial and code can be verified, without them
 *
 * What a certificate states: CERT-1. Frozen when issued: CERT-2. All memory is the caller's.
 */
typedef struct
{
  const char                       *learner_name;
  const char                       *module_title;
  const char                       *module_code;
  const char                       *award;
  int                               credits;
  int                               ects_hundredths;
  int                               level;
  int                               notional_hours;
  const char                       *study_from;
  const char                       *study_to;
  const char                       *assessment;
  const char                       *provider;
  const char                       *partner;
  const char                       *partner_wording;
  const char                       *statement;
  const OfficeCertificateSignatory *signatories;
  guint                             n_signatories;
  const char                       *issued_on;
  const char                       *serial;
  const char                       *verification_code;
  const char                       *replaces;
  const char                       *web_address;
} OfficeCertificateFacts;

/**
 * OfficeCertificateLayout:
 *
 * A template ready to be drawn, and what is kept from one certificate to the next: fonts, pictures,
 * and everything that the certificates of one cohort share. Used by one thread at a time.
 */
typedef struct _OfficeCertificateLayout OfficeCertificateLayout;

OfficeCertificateLayout *office_certificate_layout_new         (const OfficeCertificateTemplate *template);
void                     office_certificate_layout_free        (OfficeCertificateLayout         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCertificateLayout, office_certificate_layout_free)

void                     office_certificate_layout_add_picture (OfficeCertificateLayout         *self,
                                                                const char                      *digest,
                                                                OfficePicture                   *picture);
gboolean                 office_certificate_layout_has_picture (OfficeCertificateLayout         *self,
                                                                const char                      *digest);
OfficeCertificatePage    office_certificate_layout_get_page    (OfficeCertificateLayout         *self);

void                     office_certificate_page_size          (OfficeCertificatePage            page,
                                                                double                          *width,
                                                                double                          *height);

void    office_certificate_draw           (cairo_t                       *cr,
                                           const OfficeCertificateFacts  *facts,
                                           OfficeCertificateLayout       *layout,
                                           double                         width,
                                           double                         height);
char  **office_certificate_missing_glyphs (const OfficeCertificateFacts  *facts,
                                           OfficeCertificateLayout       *layout);
char   *office_certificate_qr_text        (const OfficeCertificateFacts  *facts);
char   *office_certificate_expand         (const char                    *text,
                                           const OfficeCertificateFacts  *facts);

G_END_DECLS

/* certificates.h: certificates of completion: who may have one, issue, reissue, revoke, verify
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/certificate-template.h"
#include "rules/certificate.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeCertificateCandidate:
 * @enrolment_id: whose
 * @learner_id: whose
 * @reference: of the application
 * @family_name: of the learner
 * @given_names: of the learner
 * @printed_name: as the learner wants it printed
 * @eligible: a certificate can be issued now (CERT-1)
 * @reasons: (array zero-terminated=1): all that stands against it, a sentence each
 * @standing_serial: (nullable): serial of the certificate that was issued and stands
 *
 * One learner of a cohort, as to a certificate.
 */
typedef struct
{
  gint64    enrolment_id;
  gint64    learner_id;
  char     *reference;
  char     *family_name;
  char     *given_names;
  char     *printed_name;
  gboolean  eligible;
  char    **reasons;
  char     *standing_serial;
} OfficeCertificateCandidate;

/**
 * OfficeCertificateRow:
 * @id: the certificate
 * @serial: "PO-2025-000123-X"
 * @code: its verification code
 * @enrolment_id: whose
 * @learner_id: whose
 * @cohort_id: the cohort
 * @reference: of the application
 * @family_name: of the learner, as it is today
 * @given_names: of the learner, as they are today
 * @issued_on: ISO day
 * @facts: JSON object: what it states, frozen (CERT-2). Keys: "learner_name", "module_title",
 *   "module_code", "award", "credits", "ects_hundredths", "level", "notional_hours", "study_from",
 *   "study_to", "assessment", "provider", "partner", "partner_wording", "wording_approved_on",
 *   "wording_approved_by", "statement", "signatories" ([{"name", "role", "image"}]), "issued_on",
 *   "serial", "verification_code", "replaces", "web_address"; those that do not apply are null
 * @template_version_id: the template that it was issued with; 0 for what an office starts with
 * @pdf_digest: (nullable): hex SHA-256 of the PDF, once it was made
 * @status: issued, replaced or revoked
 * @status_on: (nullable): ISO day of the last change of status
 * @status_reason: (nullable): why
 * @replaces: (nullable): serial of the one that it replaces
 * @replaced_by: (nullable): serial of the one that replaces it
 * @version: raised by each change
 */
typedef struct
{
  gint64                   id;
  char                    *serial;
  char                    *code;
  gint64                   enrolment_id;
  gint64                   learner_id;
  gint64                   cohort_id;
  char                    *reference;
  char                    *family_name;
  char                    *given_names;
  char                    *issued_on;
  char                    *facts;
  gint64                   template_version_id;
  char                    *pdf_digest;
  OfficeCertificateStatus  status;
  char                    *status_on;
  char                    *status_reason;
  char                    *replaces;
  char                    *replaced_by;
  int                      version;
} OfficeCertificateRow;

/**
 * OfficeCertificatePdf:
 * @certificate_id: the certificate
 * @pdf: its PDF
 */
typedef struct
{
  gint64  certificate_id;
  GBytes *pdf;
} OfficeCertificatePdf;

/**
 * OfficeCertificateVerification:
 * @found: serial and code belong together and to a certificate of this office
 * @serial: as it was asked for
 * @status: of the one found
 * @status_on: (nullable): ISO day of the last change of status
 * @status_reason: (nullable): why
 * @facts: (nullable): JSON object, see #OfficeCertificateRow; %NULL when not found
 * @replaces: (nullable): serial of the one that it replaces
 * @replaced_by: (nullable): serial of the one that replaces it
 * @pdf_digest: (nullable): hex SHA-256 of its PDF
 * @chain: (array zero-terminated=1): the serials of all that this one replaces and is replaced by,
 *   oldest first, itself among them
 *
 * The answer to a serial and a code (CERT-2). A wrong code and a serial that was never given look
 * alike.
 */
typedef struct
{
  gboolean                 found;
  char                    *serial;
  OfficeCertificateStatus  status;
  char                    *status_on;
  char                    *status_reason;
  char                    *facts;
  char                    *replaces;
  char                    *replaced_by;
  char                    *pdf_digest;
  char                   **chain;
} OfficeCertificateVerification;

/**
 * OfficeReissue:
 * @OFFICE_REISSUE_LOST: the same facts again, under a new serial
 * @OFFICE_REISSUE_CORRECTED: the facts as they are today, against the returned original
 */
typedef enum
{
  OFFICE_REISSUE_LOST,
  OFFICE_REISSUE_CORRECTED,
} OfficeReissue;

void       office_certificate_candidate_free    (OfficeCertificateCandidate     *candidate);
void       office_certificate_row_free          (OfficeCertificateRow           *row);
void       office_certificate_verification_free (OfficeCertificateVerification  *verification);

GPtrArray *office_certificates_list_candidates  (OfficeConnection               *connection,
                                                 gint64                          cohort_id,
                                                 GError                        **error);
char      *office_certificate_preview_facts     (OfficeConnection               *connection,
                                                 gint64                          enrolment_id,
                                                 const OfficeCertificateTemplate
                                                                                *template,
                                                 GError                        **error);
GPtrArray *office_certificates_issue            (OfficeConnection               *connection,
                                                 gint64                          cohort_id,
                                                 const gint64                   *enrolment_ids,
                                                 gsize                           n_enrolment_ids,
                                                 GError                        **error);
gboolean   office_certificates_record_pdfs      (OfficeConnection               *connection,
                                                 const OfficeCertificatePdf     *pdfs,
                                                 gsize                           n_pdfs,
                                                 GError                        **error);
GBytes    *office_certificate_get_pdf           (OfficeConnection               *connection,
                                                 gint64                          certificate_id,
                                                 GError                        **error);
GPtrArray *office_certificates_list_cohort      (OfficeConnection               *connection,
                                                 gint64                          cohort_id,
                                                 GError                        **error);
GPtrArray *office_certificates_list_learner     (OfficeConnection               *connection,
                                                 gint64                          learner_id,
                                                 GError                        **error);
OfficeCertificateRow *
           office_certificate_get_by_serial     (OfficeConnection               *connection,
                                                 const char                     *serial,
                                                 GError                        **error);
OfficeCertificateVerification *
           office_certificate_verify            (OfficeConnection               *connection,
                                                 const char                     *serial,
                                                 const char                     *code,
                                                 GError                        **error);
gboolean   office_certificate_revoke            (OfficeConnection               *connection,
                                                 const char                     *serial,
                                                 const char                     *reason,
                                                 GError                        **error);
OfficeCertificateRow *
           office_certificate_reissue           (OfficeConnection               *connection,
                                                 const char                     *serial,
                                                 OfficeReissue                   how,
                                                 const char                     *reason,
                                                 GError                        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCertificateCandidate, office_certificate_candidate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCertificateRow, office_certificate_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCertificateVerification, office_certificate_verification_free)

G_END_DECLS

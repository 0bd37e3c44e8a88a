/* certificates.c: certificates of completion: listed, found, verified, their PDFs kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/certificates.h"

#include <glib/gi18n-lib.h>

#include "rules/given.h"
#include "store/certificate-facts.h"
#include "store/command.h"
#include "store/rows.h"
#include "store/statement.h"

#define CERTIFICATE_COLUMNS \
  "SELECT certificate.id, certificate.serial, certificate.code, enrolment.id, learner.id," \
  " enrolment.cohort_id," \
  " application.reference, learner.family_name, learner.given_names, certificate.issued_on," \
  " certificate.facts," \
  " certificate.pdf_digest, certificate.status, certificate.status_on, certificate.status_reason," \
  " (SELECT serial FROM certificate AS older WHERE older.id = certificate.replaces_id)," \
  " (SELECT serial FROM certificate AS newer WHERE newer.replaces_id = certificate.id)," \
  " certificate.version, coalesce (certificate.template_version_id, 0)" \
  " FROM certificate JOIN enrolment ON enrolment.id = certificate.enrolment_id" \
  " JOIN application ON application.id = enrolment.application_id" \
  " JOIN learner ON learner.id = enrolment.learner_id"

#define MOST_BYTES (10 * 1024 * 1024)

/**
 * office_certificate_row_free:
 * @row: (nullable): a certificate
 *
 * Frees a certificate.
 */
void
office_certificate_row_free (OfficeCertificateRow *row)
{
  if (row == NULL)
    return;

  g_free (row->serial);
  g_free (row->code);
  g_free (row->reference);
  g_free (row->family_name);
  g_free (row->given_names);
  g_free (row->issued_on);
  g_free (row->facts);
  g_free (row->pdf_digest);
  g_free (row->status_on);
  g_free (row->status_reason);
  g_free (row->replaces);
  g_free (row->replaced_by);
  g_free (row);
}

/**
 * office_certificate_verification_free:
 * @verification: (nullable): an answer
 *
 * Frees the answer to a serial and a code.
 */
void
office_certificate_verification_free (OfficeCertificateVerification *verification)
{
  if (verification == NULL)
    return;

  g_free (verification->serial);
  g_free (verification->status_on);
  g_free (verification->status_reason);
  g_free (verification->facts);
  g_free (verification->replaces);
  g_free (verification->replaced_by);
  g_free (verification->pdf_digest);
  g_strfreev (verification->chain);
  g_free (verification);
}

static gpointer
read_certificate (OfficeStatement *statement)
{
  OfficeCertificateRow *row = g_new0 (OfficeCertificateRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->serial = office_statement_dup_text (statement, 1);
  row->code = office_statement_dup_text (statement, 2);
  row->enrolment_id = office_statement_get_int (statement, 3);
  row->learner_id = office_statement_get_int (statement, 4);
  row->cohort_id = office_statement_get_int (statement, 5);
  row->reference = office_statement_dup_text (statement, 6);
  row->family_name = office_statement_dup_text (statement, 7);
  row->given_names = office_statement_dup_text (statement, 8);
  row->issued_on = office_statement_dup_text (statement, 9);
  row->facts = office_statement_dup_text (statement, 10);
  row->pdf_digest = office_statement_dup_text (statement, 11);
  if (!office_certificate_status_from_nick (
        office_statement_get_text (statement, 12), &row->status))
    g_assert_not_reached ();
  row->status_on = office_statement_dup_text (statement, 13);
  row->status_reason = office_statement_dup_text (statement, 14);
  row->replaces = office_statement_dup_text (statement, 15);
  row->replaced_by = office_statement_dup_text (statement, 16);
  row->version = (int) office_statement_get_int (statement, 17);
  row->template_version_id = office_statement_get_int (statement, 18);

  return row;
}

/**
 * office_certificates_list_cohort:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeCertificateRow) (nullable): every certificate issued
 * to a cohort, revoked and replaced ones too, by family name and serial
 */
GPtrArray *
office_certificates_list_cohort (OfficeConnection  *connection,
                                 gint64             cohort_id,
                                 GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (
      connection, error,
      CERTIFICATE_COLUMNS " WHERE enrolment.cohort_id = ?"
                          " ORDER BY learner.sort_name, learner.family_name, learner.given_names,"
                          " certificate.id",
      "l", cohort_id),
    read_certificate, (GDestroyNotify) office_certificate_row_free, error);
}

/**
 * office_certificates_list_learner:
 * @connection: the connection
 * @learner_id: the learner
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeCertificateRow) (nullable): every certificate ever
 * issued to a learner, oldest first
 */
GPtrArray *
office_certificates_list_learner (OfficeConnection  *connection,
                                  gint64             learner_id,
                                  GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               CERTIFICATE_COLUMNS " WHERE learner.id = ? ORDER BY certificate.id",
                               "l", learner_id),
    read_certificate, (GDestroyNotify) office_certificate_row_free, error);
}

/* The serial as it was given, however it was typed. */
static char *
normalise_serial (const char  *serial,
                  GError     **error)
{
  int year;
  gint64 number;

  if (!office_certificate_serial_parse (serial, &year, &number, error))
    return NULL;

  return office_certificate_serial (year, number);
}

static OfficeCertificateRow *
find (OfficeConnection  *connection,
      const char        *serial,
      GError           **error)
{
  return office_rows_first (
    office_connection_prepare (
      connection, error, CERTIFICATE_COLUMNS " WHERE certificate.serial = ?", "s", serial),
    read_certificate, error);
}

/**
 * office_certificate_get_by_serial:
 * @connection: the connection
 * @serial: its serial, as typed
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the certificate, or %NULL with %OFFICE_ERROR_INVALID or
 *   %OFFICE_ERROR_NOT_FOUND
 */
OfficeCertificateRow *
office_certificate_get_by_serial (OfficeConnection  *connection,
                                  const char        *serial,
                                  GError           **error)
{
  g_autofree char *normalised = normalise_serial (serial, error);
  g_autoptr (GError) local_error = NULL;
  OfficeCertificateRow *row;

  if (normalised == NULL)
    return NULL;

  row = find (connection, normalised, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (row == NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                 _("This office has issued no certificate %s."), normalised);

  return row;
}

/* From the oldest that it goes back to, to the newest that came of it (CERT-2). */
static char **
list_chain (OfficeConnection  *connection,
            gint64             certificate_id,
            GError           **error)
{
  static const char chain_sql[]
    = "WITH RECURSIVE older (id) AS (SELECT ?1 UNION SELECT replaces_id FROM certificate"
      "   JOIN older USING (id) WHERE replaces_id IS NOT NULL),"
      " newer (id) AS (SELECT ?1 UNION SELECT certificate.id FROM certificate"
      "   JOIN newer ON certificate.replaces_id = newer.id)"
      " SELECT group_concat (serial, char (31)) FROM (SELECT serial FROM certificate WHERE id IN"
      "  (SELECT id FROM older UNION SELECT id FROM newer) ORDER BY id)";
  g_autofree char *joined
    = office_connection_get_text (connection, error, chain_sql, "l", certificate_id);

  return joined != NULL ? office_rows_split (joined) : NULL;
}

/**
 * office_certificate_verify:
 * @connection: the connection
 * @serial: the serial, as typed
 * @code: the verification code, as typed
 * @error: where to put a failure of the database
 *
 * Answers whether serial and code belong to a certificate of this office, with its facts and its
 * status (CERT-2). A mistyped, unknown or wrong serial or code is an answer, not an error.
 *
 * Returns: (transfer full) (nullable): the answer
 */
OfficeCertificateVerification *
office_certificate_verify (OfficeConnection  *connection,
                           const char        *serial,
                           const char        *code,
                           GError           **error)
{
  g_autofree char *normalised_serial = normalise_serial (serial, NULL);
  g_autofree char *normalised_code = office_certificate_code_normalise (code, NULL);
  g_autoptr (OfficeCertificateRow) row = NULL;
  g_autoptr (GError) local_error = NULL;
  OfficeCertificateVerification *answer;

  if (normalised_serial != NULL && normalised_code != NULL)
    row = find (connection, normalised_serial, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  answer = g_new0 (OfficeCertificateVerification, 1);
  answer->serial = g_strdup (normalised_serial != NULL ? normalised_serial : serial);
  if (row == NULL || !g_str_equal (row->code, normalised_code))
    return answer;

  answer->found = TRUE;
  answer->chain = list_chain (connection, row->id, error);
  if (answer->chain == NULL)
    {
      office_certificate_verification_free (answer);
      return NULL;
    }
  answer->status = row->status;
  answer->status_on = g_steal_pointer (&row->status_on);
  answer->status_reason = g_steal_pointer (&row->status_reason);
  answer->facts = g_steal_pointer (&row->facts);
  answer->replaces = g_steal_pointer (&row->replaces);
  answer->replaced_by = g_steal_pointer (&row->replaced_by);
  answer->pdf_digest = g_steal_pointer (&row->pdf_digest);
  return answer;
}

/**
 * office_certificate_revoke:
 * @connection: the connection
 * @serial: its serial
 * @reason: why
 * @error: where to put a failure
 *
 * Revokes a certificate. That is recorded; nothing is deleted (CERT-2).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_certificate_revoke (OfficeConnection  *connection,
                           const char        *serial,
                           const char        *reason,
                           GError           **error)
{
  g_autoptr (OfficeCertificateRow) row
    = office_certificate_get_by_serial (connection, serial, error);
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *label = NULL;

  if (row == NULL)
    return FALSE;
  if (row->status != OFFICE_CERTIFICATE_ISSUED)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   row->status == OFFICE_CERTIFICATE_REVOKED
                     ? _("Certificate %s is revoked already.")
                     : _("Certificate %s was replaced by another: revoke that one."),
                   row->serial);
      return FALSE;
    }
  if (!office_text_is_given (reason))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("Certificate %s cannot be revoked without a reason in words."), row->serial);
      return FALSE;
    }

  label = g_strdup_printf (_("Certificate %s revoked"), row->serial);
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, reason, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_connection_run (
      connection, error,
      "UPDATE certificate SET status = 'revoked', status_on = ?, status_reason = ?,"
      " version = version + 1 WHERE id = ?",
      "ssl", today, reason, row->id),
    error);
}

static gboolean
record_pdf (OfficeConnection            *connection,
            const OfficeCertificatePdf  *pdf,
            GError                     **error)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf->pdf);
  g_autofree char *serial = office_connection_get_text (
    connection, error, "SELECT serial FROM certificate WHERE id = ?", "l", pdf->certificate_id);
  g_autofree char *name = NULL;
  gsize size = g_bytes_get_size (pdf->pdf);

  if (serial == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (
          error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There is no such certificate."));
      return FALSE;
    }
  if (size > MOST_BYTES)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("The PDF of certificate %s is larger than 10 MB: use a smaller picture."),
                   serial);
      return FALSE;
    }

  name = g_strconcat (serial, ".pdf", NULL);
  return office_connection_run (
           connection, error,
           "INSERT INTO stored_file (digest, name, type, size, added_at, content)"
           " VALUES (?, ?, 'application/pdf', ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
           "ssllb", digest, name, (gint64) size, office_connection_now (connection), pdf->pdf)
         && office_connection_run (connection, error,
                                   "UPDATE certificate SET pdf_digest = ?1, version = version + 1"
                                   " WHERE id = ?2 AND pdf_digest IS NOT ?1",
                                   "sl", digest, pdf->certificate_id);
}

/**
 * office_certificates_record_pdfs:
 * @connection: the connection
 * @pdfs: (array length=n_pdfs): certificates and their PDFs
 * @n_pdfs: how many
 * @error: where to put a failure
 *
 * Keeps the PDFs of issued certificates, with their digests, which never change after (CERT-2).
 *
 * Returns: %FALSE with %OFFICE_ERROR_LOCKED when another PDF is on record, or with
 *   %OFFICE_ERROR_REFUSED or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_certificates_record_pdfs (OfficeConnection            *connection,
                                 const OfficeCertificatePdf  *pdfs,
                                 gsize                        n_pdfs,
                                 GError                     **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean kept = TRUE;

  if (!office_command_begin (
        connection, OFFICE_COMMAND_ACT, _("PDFs of certificates"), NULL, error))
    return FALSE;

  for (gsize i = 0; i < n_pdfs && kept; i++)
    kept = record_pdf (connection, &pdfs[i], &local_error);
  if (!kept)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return office_command_finish (connection, kept, error);
}

static gpointer
read_bytes (OfficeStatement *statement)
{
  return office_statement_get_bytes (statement, 0);
}

/**
 * office_certificate_get_pdf:
 * @connection: the connection
 * @certificate_id: the certificate
 * @error: set when it failed; not set when no PDF is kept
 *
 * Returns: (transfer full) (nullable): the PDF as it was issued
 */
GBytes *
office_certificate_get_pdf (OfficeConnection  *connection,
                            gint64             certificate_id,
                            GError           **error)
{
  return office_rows_first (
    office_connection_prepare (connection, error,
                               "SELECT stored_file.content FROM certificate"
                               " JOIN stored_file ON stored_file.digest = certificate.pdf_digest"
                               " WHERE certificate.id = ?",
                               "l", certificate_id),
    read_bytes, error);
}

/**
 * office_certificate_preview_facts:
 * @connection: the connection
 * @enrolment_id: whose
 * @template: that it would be issued with
 * @error: where to put a failure
 *
 * What a certificate would state if it was issued now; without a serial and a code.
 *
 * Returns: (transfer full) (nullable): JSON, see #OfficeCertificateRow
 */
char *
office_certificate_preview_facts (OfficeConnection                 *connection,
                                  gint64                            enrolment_id,
                                  const OfficeCertificateTemplate  *template,
                                  GError                          **error)
{
  g_autofree char *today = office_connection_today (connection);

  return office_certificate_facts_gather (connection, enrolment_id, template, today, NULL, NULL, NULL,
                                          error);
}

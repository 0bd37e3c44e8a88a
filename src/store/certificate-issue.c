/* certificate-issue.c: who may have a certificate, its issue and its reissue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/certificates.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/random.h>

#include "rules/dates.h"
#include "rules/given.h"
#include "store/certificate-facts.h"
#include "store/certificate-templates.h"
#include "store/command.h"
#include "store/results.h"
#include "store/rows.h"
#include "store/statement.h"

/**
 * office_certificate_candidate_free:
 * @candidate: (nullable): a learner as to a certificate
 *
 * Frees a candidate.
 */
void
office_certificate_candidate_free (OfficeCertificateCandidate *candidate)
{
  if (candidate == NULL)
    return;

  g_free (candidate->reference);
  g_free (candidate->family_name);
  g_free (candidate->given_names);
  g_free (candidate->printed_name);
  g_strfreev (candidate->reasons);
  g_free (candidate->standing_serial);
  g_free (candidate);
}

/* What a certificate asks for beyond the result: name, fee, and whether one stands. */
typedef struct
{
  char *printed_name;
  OfficeAccount account;
  char *waived_reason;
  char *standing_serial;
} Standing;

static void
standing_free (Standing *standing)
{
  g_free (standing->printed_name);
  g_free (standing->waived_reason);
  g_free (standing->standing_serial);
  g_free (standing);
}

static GHashTable *
load_standings (OfficeConnection  *connection,
                gint64             cohort_id,
                GError           **error)
{
  static const char standing_sql[]
    = "SELECT enrolment.id, coalesce (nullif (trim (learner.certificate_name), ''),"
      "   trim (learner.given_names || ' ' || learner.family_name)), application.fee,"
      " (SELECT coalesce (sum (pence), 0) FROM discount WHERE application_id = application.id),"
      " (SELECT coalesce (sum (pence), 0) FROM payment WHERE application_id = application.id"
      " AND kind = 'payment'),"
      " (SELECT coalesce (sum (pence), 0) FROM payment WHERE application_id = application.id"
      " AND kind = 'refund'),"
      " application.fee_waived_reason,"
      " (SELECT serial FROM certificate WHERE enrolment_id = enrolment.id AND status = 'issued')"
      " FROM enrolment JOIN application ON application.id = enrolment.application_id"
      " JOIN learner ON learner.id = enrolment.learner_id WHERE enrolment.cohort_id = ?";
  g_autoptr (GHashTable) standings
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) standing_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, standing_sql, "l", cohort_id);

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    {
      gint64 enrolment_id = office_statement_get_int (statement, 0);
      Standing *standing = g_new0 (Standing, 1);

      standing->printed_name = office_statement_dup_text (statement, 1);
      standing->account.fee = office_statement_get_int (statement, 2);
      standing->account.discounts = office_statement_get_int (statement, 3);
      standing->account.payments = office_statement_get_int (statement, 4);
      standing->account.refunds = office_statement_get_int (statement, 5);
      standing->waived_reason = office_statement_dup_text (statement, 6);
      standing->account.waived_reason = standing->waived_reason;
      standing->standing_serial = office_statement_dup_text (statement, 7);
      g_hash_table_insert (standings, g_memdup2 (&enrolment_id, sizeof enrolment_id), standing);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&standings);
}

static OfficeCertificateCandidate *
make_candidate (const OfficeResultRow *row,
                const Standing        *standing)
{
  g_autofree char *name = office_person_name (row->family_name, row->given_names);
  const OfficeCertificateCase subject = {
    .learner = name,
    .printed_name = standing->printed_name,
    .outcome = row->outcome,
    .ratified = !row->provisional,
    .hours_required = row->hours_required,
    .hours_attended = row->hours_attended,
    .account = &standing->account,
    .has_standing = standing->standing_serial != NULL,
  };
  GPtrArray *reasons = office_certificate_reasons (&subject);
  OfficeCertificateCandidate *candidate = g_new0 (OfficeCertificateCandidate, 1);

  candidate->enrolment_id = row->enrolment_id;
  candidate->learner_id = row->learner_id;
  candidate->reference = g_strdup (row->reference);
  candidate->family_name = g_strdup (row->family_name);
  candidate->given_names = g_strdup (row->given_names);
  candidate->printed_name = g_strdup (standing->printed_name);
  candidate->eligible = reasons->len == 0;
  candidate->standing_serial = g_strdup (standing->standing_serial);
  g_ptr_array_add (reasons, NULL);
  candidate->reasons = (char **) g_ptr_array_free (reasons, FALSE);

  return candidate;
}

/**
 * office_certificates_list_candidates:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Who of a cohort gets a certificate and who does not, and why (CERT-1): a ratified pass, hours
 * met, fee settled or waived, a name to print, and none that stands already.
 *
 * Returns: (transfer full) (element-type OfficeCertificateCandidate) (nullable): by family name
 */
GPtrArray *
office_certificates_list_candidates (OfficeConnection  *connection,
                                     gint64             cohort_id,
                                     GError           **error)
{
  g_autoptr (GPtrArray) rows = office_results_compute (connection, cohort_id, error);
  g_autoptr (GHashTable) standings = NULL;
  GPtrArray *candidates;

  if (rows == NULL)
    return NULL;
  standings = load_standings (connection, cohort_id, error);
  if (standings == NULL)
    return NULL;

  candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) office_certificate_candidate_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (
        candidates, make_candidate (row, g_hash_table_lookup (standings, &row->enrolment_id)));
    }

  return candidates;
}

/* Serials count within a year and are never used again: certificates are never deleted. */
static char *
next_serial (OfficeConnection  *connection,
             const char        *today,
             GError           **error)
{
  g_autofree char *pattern = g_strdup_printf ("PO-%.4s-%%", today);
  gint64 newest = 0;
  g_autoptr (GError) local_error = NULL;

  office_connection_get_int (connection, &newest, &local_error,
                             "SELECT max (CAST (substr (serial, 9, 6) AS INTEGER)) FROM certificate"
                             " WHERE serial LIKE ?",
                             "s", pattern);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return office_certificate_serial ((int) g_ascii_strtoll (today, NULL, 10), newest + 1);
}

/* A code that nobody can guess. */
static char *
random_code (GError **error)
{
  guint8 random[OFFICE_CERTIFICATE_CODE_BYTES];

  if (getrandom (random, sizeof random, 0) != (gssize) sizeof random)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED,
                   _("The system gives no random numbers for verification codes: %s."),
                   g_strerror (errno));
      return NULL;
    }

  return office_certificate_code (random, sizeof random);
}

/* The template in use; the first certificate of an office keeps what the office started with. */
static OfficeCertificateTemplate *
load_template (OfficeConnection  *connection,
               gint64             enrolment_id,
               gint64            *version_id,
               GError           **error)
{
  g_autoptr (OfficeCertificateTemplate) template = NULL;
  OfficeTemplateRow first = { .in_use = TRUE };
  gint64 module_id = 0, taken = 0;
  gboolean saved;

  if (!office_connection_get_int (connection, &module_id, error,
                                  "SELECT cohort.module_id FROM enrolment"
                                  " JOIN cohort ON cohort.id = enrolment.cohort_id"
                                  " WHERE enrolment.id = ?", "l", enrolment_id))
    return NULL;

  template = office_template_for_module (connection, module_id, version_id, error);
  if (template == NULL || *version_id != 0)
    return g_steal_pointer (&template);

  office_connection_get_int (connection, &taken, NULL, "SELECT count (*) FROM certificate_template",
                             "");
  first.template = template;
  first.name = taken == 0 ? g_strdup (_("Standard")) : g_strdup_printf (_("Standard %d"), (int) taken + 1);
  saved = office_template_save (connection, &first, error) != 0;
  g_free (first.name);
  if (!saved)
    return NULL;
  return office_template_for_module (connection, module_id, version_id, error);
}

static OfficeCertificateRow *
insert_certificate (OfficeConnection            *connection,
                    gint64                       enrolment_id,
                    const OfficeCertificateRow  *replaces,
                    OfficeReissue                how,
                    GError                     **error)
{
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *serial = next_serial (connection, today, error);
  g_autofree char *code = serial != NULL ? random_code (error) : NULL;
  const char *old_serial = replaces != NULL ? replaces->serial : NULL;
  gboolean same = replaces != NULL && how == OFFICE_REISSUE_LOST;
  gint64 template_version_id = same ? replaces->template_version_id : 0;
  g_autoptr (OfficeCertificateTemplate) template = NULL;
  g_autofree char *facts = NULL;

  if (code == NULL)
    return NULL;
  if (template_version_id == 0)
    template = load_template (connection, enrolment_id, &template_version_id, error);
  if (template_version_id == 0)
    return NULL;

  if (same)
    facts = office_certificate_facts_renumber (replaces->facts, today, serial, code, old_serial);
  else
    facts = office_certificate_facts_gather (
      connection, enrolment_id, template, today, serial, code, old_serial, error);
  if (facts == NULL)
    return NULL;

  if (!office_connection_run (
        connection, error,
        "INSERT INTO certificate (serial, code, enrolment_id, result_id, issued_on, facts,"
        " replaces_id, template_version_id) VALUES (?1, ?2, ?3,"
        " (SELECT id FROM result WHERE enrolment_id = ?3 ORDER BY version DESC LIMIT 1),"
        " ?4, ?5, nullif (?6, 0), ?7)",
        "sslssll", serial, code, enrolment_id, today, facts,
        replaces != NULL ? replaces->id : (gint64) 0, template_version_id))
    return NULL;

  return office_certificate_get_by_serial (connection, serial, error);
}

static gboolean
is_wanted (gint64        enrolment_id,
           const gint64 *wanted,
           gsize         n_wanted)
{
  for (gsize i = 0; i < n_wanted; i++)
    if (wanted[i] == enrolment_id)
      return TRUE;

  return n_wanted == 0;
}

static gboolean
refuse_candidate (const OfficeCertificateCandidate  *candidate,
                  GError                           **error)
{
  g_autofree char *name = office_person_name (candidate->family_name, candidate->given_names);
  g_autofree char *reasons = g_strjoinv (_("; "), candidate->reasons);

  g_set_error (
    error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("No certificate for %s: %s."), name, reasons);
  return FALSE;
}

static gboolean
issue (OfficeConnection  *connection,
       gint64             cohort_id,
       const gint64      *wanted,
       gsize              n_wanted,
       GPtrArray         *issued,
       GError           **error)
{
  g_autoptr (GPtrArray) candidates
    = office_certificates_list_candidates (connection, cohort_id, error);

  if (candidates == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const OfficeCertificateCandidate *candidate = g_ptr_array_index (candidates, i);
      OfficeCertificateRow *row;

      if (!is_wanted (candidate->enrolment_id, wanted, n_wanted))
        continue;
      if (!candidate->eligible)
        {
          if (n_wanted > 0)
            return refuse_candidate (candidate, error);
          continue;
        }
      row = insert_certificate (
        connection, candidate->enrolment_id, NULL, OFFICE_REISSUE_LOST, error);
      if (row == NULL)
        return FALSE;
      g_ptr_array_add (issued, row);
    }

  return TRUE;
}

/**
 * office_certificates_issue:
 * @connection: the connection
 * @cohort_id: the cohort
 * @enrolment_ids: (nullable) (array length=n_enrolment_ids): whose; all that may have one when
 * there is none
 * @n_enrolment_ids: how many
 * @error: where to put a failure
 *
 * Issues certificates (CERT-1, CERT-2): their facts are frozen as they are today, each gets a
 * serial that was never used and a code that nobody can guess. Those who may not have one are
 * passed over, or refused by name where they were asked for. An act of its own: it is not undone,
 * only revoked.
 *
 * Returns: (transfer full) (element-type OfficeCertificateRow) (nullable): those issued now, by
 * family name; may be empty
 */
GPtrArray *
office_certificates_issue (OfficeConnection  *connection,
                           gint64             cohort_id,
                           const gint64      *enrolment_ids,
                           gsize              n_enrolment_ids,
                           GError           **error)
{
  g_autoptr (GPtrArray) issued
    = g_ptr_array_new_with_free_func ((GDestroyNotify) office_certificate_row_free);
  g_autofree char *code = office_connection_get_text (
    connection, NULL, "SELECT code FROM cohort WHERE id = ?", "l", cohort_id);
  g_autofree char *label = NULL;

  /* Translators: a cohort */
  label = g_strdup_printf (_("Certificates of %s"), code != NULL ? code : "");
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, NULL, error)
      || !office_command_finish (
        connection, issue (connection, cohort_id, enrolment_ids, n_enrolment_ids, issued, error),
        error))
    return NULL;

  return g_steal_pointer (&issued);
}

static gboolean
check_reissue (OfficeConnection            *connection,
               const OfficeCertificateRow  *row,
               const char                  *reason,
               GError                     **error)
{
  gint64 passed = 0;

  if (!office_text_is_given (reason))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("Certificate %s cannot be issued again without a reason in words."),
                 row->serial);
  else if (row->status == OFFICE_CERTIFICATE_REVOKED)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("Certificate %s is revoked: it cannot be issued again."), row->serial);
  else if (row->status == OFFICE_CERTIFICATE_REPLACED)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("Certificate %s was replaced by %s: issue that one again."), row->serial,
                 row->replaced_by);
  else if (!office_connection_get_int (connection, &passed, NULL,
                                       "SELECT outcome = 'P' FROM result WHERE enrolment_id = ?"
                                       " ORDER BY version DESC LIMIT 1",
                                       "l", row->enrolment_id)
           || !passed)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("Certificate %s cannot be issued again: the result is not a pass any more."),
                 row->serial);
  else
    return TRUE;

  return FALSE;
}

/**
 * office_certificate_reissue:
 * @connection: the connection
 * @serial: of the one that is lost or was returned
 * @how: lost or corrected
 * @reason: why
 * @error: where to put a failure
 *
 * Issues a certificate again, under a new serial that names the old one, which is replaced from now
 * on (CERT-2).
 *
 * Returns: (transfer full) (nullable): the new one, or %NULL with %OFFICE_ERROR_REFUSED or
 *   %OFFICE_ERROR_NOT_FOUND
 */
OfficeCertificateRow *
office_certificate_reissue (OfficeConnection  *connection,
                            const char        *serial,
                            OfficeReissue      how,
                            const char        *reason,
                            GError           **error)
{
  g_autoptr (OfficeCertificateRow) old
    = office_certificate_get_by_serial (connection, serial, error);
  g_autoptr (OfficeCertificateRow) row = NULL;
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *label = NULL;

  if (old == NULL || !check_reissue (connection, old, reason, error))
    return NULL;

  label = g_strdup_printf (_("Certificate %s issued again"), old->serial);
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, reason, error))
    return NULL;

  if (office_connection_run (
        connection, error,
        "UPDATE certificate SET status = 'replaced', status_on = ?, status_reason = ?,"
        " version = version + 1 WHERE id = ?",
        "ssl", today, reason, old->id))
    row = insert_certificate (connection, old->enrolment_id, old, how, error);

  if (!office_command_finish (connection, row != NULL, error))
    return NULL;

  return g_steal_pointer (&row);
}

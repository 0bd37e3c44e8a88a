/* issuing.c: who gets a certificate, once it is known that it can be printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/issuing.h"

#include <glib/gi18n-lib.h>

#include "model/frozen-facts.h"
#include "rules/error.h"
#include "store/certificate-templates.h"
#include "store/cohorts.h"

/**
 * office_issuing_load_look:
 * @connection: the connection
 * @cohort_id: a cohort
 * @error: return location
 *
 * Returns: (transfer full) (nullable): how its certificates look that are issued now
 */
OfficeCertificateLook *
office_issuing_load_look (OfficeConnection  *connection,
                          gint64             cohort_id,
                          GError           **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);
  g_autoptr (OfficeCertificateTemplate) template = NULL;
  gint64 version_id;

  if (cohort == NULL)
    return NULL;
  template = office_template_for_module (connection, cohort->module_id, &version_id, error);
  return template != NULL ? office_certificate_look_load_for (connection, template, error) : NULL;
}

static void
add_reason (OfficeCertificateCandidate *candidate,
            const char                 *reason)
{
  guint n = g_strv_length (candidate->reasons);

  candidate->reasons = g_renew (char *, candidate->reasons, n + 2);
  candidate->reasons[n] = g_strdup (reason);
  candidate->reasons[n + 1] = NULL;
  candidate->eligible = FALSE;
}

/* What no font here can print is said before a serial is spent on it. */
static gboolean
check_letters (OfficeConnection            *connection,
               OfficeCertificateCandidate  *candidate,
               OfficeCertificateLook       *look,
               OfficeCertificateLayout     *layout,
               GError                     **error)
{
  g_autofree char *json
    = office_certificate_preview_facts (connection, candidate->enrolment_id,
                                        office_certificate_look_get_template (look), error);
  g_autoptr (OfficeFrozenFacts) facts = json != NULL ? office_frozen_facts_new (json, error) : NULL;
  g_auto (GStrv) missing = NULL;
  g_autofree char *letters = NULL;
  g_autofree char *reason = NULL;

  if (facts == NULL)
    return FALSE;
  missing = office_certificate_missing_glyphs (&facts->facts, layout);
  if (missing == NULL)
    return TRUE;

  letters = g_strjoinv (" ", missing);
  reason = g_strdup_printf (_("no font here can print “%s”: install one that has it, or change the "
                              "name as printed"), letters);
  add_reason (candidate, reason);
  return TRUE;
}

/**
 * office_issuing_list_candidates:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: return location
 *
 * Who of a cohort gets a certificate and who does not, and why (CERT-1), letters that no font can
 * print among the reasons.
 *
 * Returns: (transfer full) (element-type OfficeCertificateCandidate) (nullable): by family name
 */
GPtrArray *
office_issuing_list_candidates (OfficeConnection  *connection,
                                gint64             cohort_id,
                                GError           **error)
{
  g_autoptr (GPtrArray) candidates
    = office_certificates_list_candidates (connection, cohort_id, error);
  g_autoptr (OfficeCertificateLook) look = NULL;
  g_autoptr (OfficeCertificateLayout) layout = NULL;

  if (candidates == NULL)
    return NULL;
  look = office_issuing_load_look (connection, cohort_id, error);
  if (look == NULL)
    return NULL;

  layout = office_certificate_look_new_layout (look);
  for (guint i = 0; i < candidates->len; i++)
    {
      OfficeCertificateCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->eligible && !check_letters (connection, candidate, look, layout, error))
        return NULL;
    }
  return g_steal_pointer (&candidates);
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

/**
 * office_issuing_issue:
 * @connection: the connection
 * @cohort_id: the cohort
 * @enrolment_ids: (nullable) (array length=n_enrolment_ids): whose; all that may have one when there
 *   is none
 * @n_enrolment_ids: how many
 * @error: return location
 *
 * Issues certificates (CERT-1, CERT-2) to those whose certificates can be printed. Who may not have
 * one is passed over, or refused by name where they were asked for.
 *
 * Returns: (transfer full) (element-type OfficeCertificateRow) (nullable): those issued now
 */
GPtrArray *
office_issuing_issue (OfficeConnection  *connection,
                      gint64             cohort_id,
                      const gint64      *enrolment_ids,
                      gsize              n_enrolment_ids,
                      GError           **error)
{
  g_autoptr (GPtrArray) candidates = office_issuing_list_candidates (connection, cohort_id, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (candidates == NULL)
    return NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      const OfficeCertificateCandidate *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *reasons = NULL;

      if (!is_wanted (candidate->enrolment_id, enrolment_ids, n_enrolment_ids))
        continue;
      if (candidate->eligible)
        {
          g_array_append_val (ids, candidate->enrolment_id);
          continue;
        }
      if (n_enrolment_ids == 0)
        continue;
      reasons = g_strjoinv (_("; "), candidate->reasons);
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("No certificate for %s: %s."),
                   candidate->printed_name, reasons);
      return NULL;
    }

  if (ids->len == 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) office_certificate_row_free);
  return office_certificates_issue (connection, cohort_id, (const gint64 *) ids->data, ids->len,
                                    error);
}

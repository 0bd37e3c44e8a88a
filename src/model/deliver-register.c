/* deliver-register.c: the register of a cohort's certificates, and the certificates as open badges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "documents/open-badge.h"
#include "documents/output-file.h"
#include "documents/paper.h"
#include "documents/pen.h"
#include "model/deliver.h"
#include "model/frozen-facts.h"
#include "store/cohorts.h"
#include "store/learners.h"
#include "store/provider.h"

#define DIGEST_SHOWN 12   /* characters of 64: enough to tell two apart */

/* The register -------------------------------------------------------------------------------- */

/* What became of it, in words. */
static char *
status_of (const OfficeCertificateRow *row)
{
  const char *label = office_certificate_status_label (row->status);
  g_autofree char *day = office_pen_day (row->status_on);

  if (row->status == OFFICE_CERTIFICATE_ISSUED)
    return row->replaces != NULL ? g_strdup_printf (_("%s; replaces %s"), label, row->replaces) : g_strdup (label);
  if (row->replaced_by != NULL)
    return g_strdup_printf (_("%s on %s by %s: %s"), label, day, row->replaced_by, row->status_reason);
  return g_strdup_printf (_("%s on %s: %s"), label, day, row->status_reason);
}

static gboolean
add_certificates (OfficePaper      *paper,
                  const GPtrArray  *rows,
                  GError          **error)
{
  const OfficePaperColumn columns[] = {
    { _("SERIAL"), 2.7, FALSE, TRUE },
    { _("NAME AS PRINTED"), 2.6, FALSE, FALSE },
    { _("REFERENCE"), 1.5, FALSE, FALSE },
    { _("ISSUED"), 1.4, FALSE, FALSE },
    { _("STATUS"), 2.2, FALSE, FALSE },
    { _("DIGEST OF ITS PDF"), 2, FALSE, FALSE },
  };

  office_paper_add_heading (paper, _("Certificates"));
  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeCertificateRow *row = g_ptr_array_index (rows, i);
      g_autoptr (OfficeFrozenFacts) frozen = office_frozen_facts_new (row->facts, error);
      g_autofree char *day = office_pen_day (row->issued_on);
      g_autofree char *status = status_of (row);
      g_autofree char *digest = row->pdf_digest != NULL ? g_strndup (row->pdf_digest, DIGEST_SHOWN)
                                                        : g_strdup (_("not printed yet"));

      if (frozen == NULL)
        {
          g_prefix_error (error, "%s: ", row->serial);
          return FALSE;
        }
      office_paper_add_row (paper, (const char *[]) { row->serial, frozen->facts.learner_name, row->reference, day,
                                                      status, digest });
    }
  return TRUE;
}

/**
 * office_deliver_register:
 * @connection: the connection
 * @cohort_id: the cohort
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancelled register leaves what was at @path
 * @error: return location
 *
 * Writes every certificate of a cohort with what became of it (CERT-2).
 *
 * Returns: whether it was written
 */
gboolean
office_deliver_register (OfficeConnection  *connection,
                         gint64             cohort_id,
                         const char        *path,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);
  g_autoptr (OfficeProvider) provider = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (OfficePaper) paper = NULL;
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *day = office_pen_day (today);
  g_autofree char *foot = NULL;

  if (cohort == NULL)
    return FALSE;
  provider = office_provider_get (connection, error);
  if (provider == NULL)
    return FALSE;
  rows = office_certificates_list_cohort (connection, cohort_id, error);
  if (rows == NULL)
    return FALSE;

  foot = g_strdup_printf (_("%s · register of certificates of %s"), cohort->code, day);
  paper = office_paper_new (provider->name, _("Register of certificates"), cohort->module_title, foot);
  office_paper_add_fact (paper, _("COHORT"), cohort->code);
  office_paper_add_fact (paper, _("TERM"), cohort->term);
  office_paper_add_fact (paper, _("PRINTED"), day);
  if (rows->len == 0)
    office_paper_add_text (paper, _("No certificate has been issued."));
  else if (!add_certificates (paper, rows, error))
    return FALSE;
  return office_paper_write (paper, today, path, cancellable, error);
}

/* Badges -------------------------------------------------------------------------------------- */

static gboolean
write_badge (OfficeConnection            *connection,
             const OfficeCertificateRow  *row,
             const OfficeProvider        *provider,
             const char                  *path,
             GCancellable                *cancellable,
             GError                     **error)
{
  g_autoptr (OfficeFrozenFacts) frozen = office_frozen_facts_new (row->facts, error);
  g_autoptr (OfficeLearner) learner = NULL;
  g_autofree char *text = NULL;
  OfficeOpenBadge badge = { 0 };

  if (frozen == NULL)
    {
      g_prefix_error (error, "%s: ", row->serial);
      return FALSE;
    }
  learner = office_learner_get (connection, row->learner_id, error);
  if (learner == NULL)
    return FALSE;

  badge.facts = &frozen->facts;
  badge.learner_email = learner->email;
  badge.provider_email = provider->email;
  text = office_open_badge_to_json (&badge);
  return office_output_file_save (path, text, strlen (text), cancellable, error);
}

static void
remove_badges (const char *folder,
               GPtrArray  *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_file_delete (file, NULL, NULL);
    }
}

/**
 * office_deliver_badges:
 * @connection: the connection
 * @cohort_id: the cohort
 * @folder: where they are to be; made if need be
 * @cancellable: (nullable): a cancelled export leaves no badge behind
 * @error: return location
 *
 * Writes each certificate that stands as an unsigned Open Badges 3.0 credential, named by its serial.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the files' names; %NULL with
 *   %OFFICE_ERROR_NOT_FOUND when no certificate stands
 */
char **
office_deliver_badges (OfficeConnection  *connection,
                       gint64             cohort_id,
                       const char        *folder,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (OfficeProvider) provider = office_provider_get (connection, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (provider == NULL)
    return NULL;
  rows = office_certificates_list_cohort (connection, cohort_id, error);
  if (rows == NULL || !office_output_folder_make (folder, error))
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeCertificateRow *row = g_ptr_array_index (rows, i);
      g_autofree char *path = NULL;

      if (row->status != OFFICE_CERTIFICATE_ISSUED)
        continue;
      g_ptr_array_add (names, office_output_file_safe_name (row->serial, "json"));
      path = g_build_filename (folder, g_ptr_array_index (names, names->len - 1), NULL);
      if (!write_badge (connection, row, provider, path, cancellable, error))
        {
          remove_badges (folder, names);
          return NULL;
        }
    }
  if (names->len == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                           _("No certificate of this cohort stands. Issue the certificates first."));
      return NULL;
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* deliver-certificates.c: issued certificates: one PDF for a cohort, and the copy that is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/certificate-pdf.h"
#include "model/deliver.h"
#include "model/frozen-facts.h"
#include "store/cohorts.h"
#include "store/command.h"

/* The certificates to be written: their rows, and beside each its facts. */
typedef struct
{
  GPtrArray *rows;     /* (element-type OfficeCertificateRow) */
  GPtrArray *frozen;   /* (element-type OfficeFrozenFacts) */
} Batch;

static void
batch_free (Batch *batch)
{
  g_clear_pointer (&batch->rows, g_ptr_array_unref);
  g_clear_pointer (&batch->frozen, g_ptr_array_unref);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

/**
 * office_delivered_certificates_free:
 * @delivered: (nullable): what was delivered
 */
void
office_delivered_certificates_free (OfficeDeliveredCertificates *delivered)
{
  if (delivered == NULL)
    return;

  g_strfreev (delivered->serials);
  g_strfreev (delivered->warnings);
  g_free (delivered);
}

static gboolean
is_wanted (const OfficeCertificateRow *row,
           const char * const         *serials)
{
  if (row->status != OFFICE_CERTIFICATE_ISSUED)
    return FALSE;
  return serials == NULL || g_strv_contains (serials, row->serial);
}

static void
set_nothing_error (OfficeConnection  *connection,
                   gint64             cohort_id,
                   GError           **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);

  if (cohort != NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                 _("%s has no certificate that stands. Issue the certificates first."), cohort->code);
}

static Batch *
batch_new (OfficeConnection    *connection,
           gint64               cohort_id,
           const char * const  *serials,
           GError             **error)
{
  g_autoptr (Batch) batch = g_new0 (Batch, 1);
  g_autoptr (GPtrArray) all = office_certificates_list_cohort (connection, cohort_id, error);

  if (all == NULL)
    return NULL;

  batch->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_certificate_row_free);
  batch->frozen = g_ptr_array_new_with_free_func ((GDestroyNotify) office_frozen_facts_free);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      OfficeCertificateRow *row = g_ptr_array_index (all, i);

      if (is_wanted (row, serials))
        g_ptr_array_add (batch->rows, row);
      else
        office_certificate_row_free (row);
    }

  for (guint i = 0; i < batch->rows->len; i++)
    {
      const OfficeCertificateRow *row = g_ptr_array_index (batch->rows, i);
      OfficeFrozenFacts *frozen = office_frozen_facts_new (row->facts, error);

      if (frozen == NULL)
        {
          g_prefix_error (error, "%s: ", row->serial);
          return NULL;
        }
      g_ptr_array_add (batch->frozen, frozen);
    }
  if (batch->rows->len == 0)
    {
      set_nothing_error (connection, cohort_id, error);
      return NULL;
    }
  return g_steal_pointer (&batch);
}

static gboolean
needs_record (const Batch *batch)
{
  for (guint i = 0; i < batch->rows->len; i++)
    if (((OfficeCertificateRow *) g_ptr_array_index (batch->rows, i))->pdf_digest == NULL)
      return TRUE;
  return FALSE;
}

static void
clear_pdf (gpointer data)
{
  OfficeCertificatePdf *pdf = data;

  g_clear_pointer (&pdf->pdf, g_bytes_unref);
}

/* Each one's own PDF is made once, and its digest kept for good (CERT-2). */
static gboolean
record (OfficeConnection         *connection,
        const Batch              *batch,
        OfficeCertificateLayout  *layout,
        guint                    *n_recorded,
        GCancellable             *cancellable,
        GError                  **error)
{
  g_autoptr (GArray) pdfs = g_array_new (FALSE, TRUE, sizeof (OfficeCertificatePdf));

  g_array_set_clear_func (pdfs, clear_pdf);
  for (guint i = 0; i < batch->rows->len; i++)
    {
      const OfficeCertificateRow *row = g_ptr_array_index (batch->rows, i);
      const OfficeFrozenFacts *frozen = g_ptr_array_index (batch->frozen, i);
      OfficeCertificatePdf pdf = { row->id, NULL };

      if (row->pdf_digest != NULL)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      pdf.pdf = office_certificate_pdf_render (&frozen->facts, layout, NULL, error);
      if (pdf.pdf == NULL)
        return FALSE;
      g_array_append_val (pdfs, pdf);
    }

  *n_recorded = pdfs->len;
  return pdfs->len == 0 ||
         office_certificates_record_pdfs (connection, (OfficeCertificatePdf *) pdfs->data, pdfs->len, error);
}

static gboolean
write_pdf (const Batch             *batch,
           const char              *path,
           OfficeDocumentProgress   progress,
           gpointer                 progress_data,
           GCancellable            *cancellable,
           GError                 **error)
{
  g_autofree OfficeCertificateFacts *facts = g_new0 (OfficeCertificateFacts, batch->frozen->len);

  for (guint i = 0; i < batch->frozen->len; i++)
    facts[i] = ((OfficeFrozenFacts *) g_ptr_array_index (batch->frozen, i))->facts;
  return office_certificate_pdf_write (facts, batch->frozen->len, path, cancellable, progress,
                                       progress_data, error);
}

static char **
warnings_of (const Batch             *batch,
             OfficeCertificateLayout *layout)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();

  for (guint i = 0; i < batch->frozen->len; i++)
    {
      const OfficeFrozenFacts *frozen = g_ptr_array_index (batch->frozen, i);
      g_auto (GStrv) missing = office_certificate_missing_glyphs (&frozen->facts, layout);
      g_autofree char *letters = NULL;
      g_autofree char *line = NULL;

      if (missing == NULL || missing[0] == NULL)
        continue;
      letters = g_strjoinv (" ", missing);
      line = g_strdup_printf (_("%s: no font here can print %s"), frozen->facts.learner_name, letters);
      g_strv_builder_add (warnings, line);
    }
  return g_strv_builder_end (warnings);
}

static OfficeDeliveredCertificates *
delivered_new (const Batch             *batch,
               OfficeCertificateLayout *layout,
               guint                    n_recorded)
{
  OfficeDeliveredCertificates *delivered = g_new0 (OfficeDeliveredCertificates, 1);
  g_autoptr (GStrvBuilder) serials = g_strv_builder_new ();

  for (guint i = 0; i < batch->rows->len; i++)
    g_strv_builder_add (serials, ((OfficeCertificateRow *) g_ptr_array_index (batch->rows, i))->serial);

  delivered->n_certificates = batch->rows->len;
  delivered->n_recorded = n_recorded;
  delivered->serials = g_strv_builder_end (serials);
  delivered->warnings = warnings_of (batch, layout);
  return delivered;
}

/* A certificate that was printed before is printed again without any change, so that a database
 * which is open for reading alone can do it, too. */
static gboolean
record_and_write (OfficeConnection         *connection,
                  const Batch              *batch,
                  OfficeCertificateLayout  *layout,
                  const char               *path,
                  OfficeDocumentProgress    progress,
                  gpointer                  progress_data,
                  guint                    *n_recorded,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  gboolean done;

  if (!needs_record (batch))
    return path == NULL || write_pdf (batch, path, progress, progress_data, cancellable, error);

  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, _("Print certificates"), NULL, error))
    return FALSE;
  done = record (connection, batch, layout, n_recorded, cancellable, error) &&
         (path == NULL || write_pdf (batch, path, progress, progress_data, cancellable, error));
  return office_command_finish (connection, done, error);
}

/**
 * office_deliver_certificates:
 * @connection: the connection
 * @cohort_id: the cohort
 * @serials: (nullable) (array zero-terminated=1): which ones; %NULL for all that stand
 * @path: where the PDF is to be
 * @progress: (nullable): told of pages, on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancelled print changes nothing
 * @error: return location
 *
 * Writes the certificates that stand into one PDF, by family name, from their frozen facts, and
 * keeps each one's own PDF with its digest the first time (CERT-2).
 *
 * Returns: (transfer full) (nullable): what was delivered; %NULL with %OFFICE_ERROR_NOT_FOUND when
 *   none was issued
 */
OfficeDeliveredCertificates *
office_deliver_certificates (OfficeConnection        *connection,
                             gint64                   cohort_id,
                             const char * const      *serials,
                             const char              *path,
                             OfficeDocumentProgress   progress,
                             gpointer                 progress_data,
                             GCancellable            *cancellable,
                             GError                 **error)
{
  g_autoptr (Batch) batch = batch_new (connection, cohort_id, serials, error);
  g_autoptr (OfficeCertificateLayout) layout = NULL;
  guint n_recorded = 0;

  if (batch == NULL)
    return NULL;

  layout = office_certificate_layout_new ();
  if (!record_and_write (connection, batch, layout, path, progress, progress_data, &n_recorded,
                         cancellable, error))
    return NULL;
  return delivered_new (batch, layout, n_recorded);
}

/**
 * office_deliver_record_certificates:
 * @connection: the connection
 * @cohort_id: the cohort
 * @serials: (nullable) (array zero-terminated=1): which ones; %NULL for all that stand
 * @n_recorded: (out) (optional): of how many the PDF was made now
 * @cancellable: (nullable): a cancelled record changes nothing
 * @error: return location
 *
 * Makes and keeps the PDF and digest of certificates that are about to go to a printer (CERT-2).
 *
 * Returns: whether every one of them has its digest
 */
gboolean
office_deliver_record_certificates (OfficeConnection    *connection,
                                    gint64               cohort_id,
                                    const char * const  *serials,
                                    guint               *n_recorded,
                                    GCancellable        *cancellable,
                                    GError             **error)
{
  g_autoptr (Batch) batch = batch_new (connection, cohort_id, serials, error);
  g_autoptr (OfficeCertificateLayout) layout = NULL;
  guint recorded = 0;

  if (batch == NULL)
    return FALSE;

  layout = office_certificate_layout_new ();
  if (!record_and_write (connection, batch, layout, NULL, NULL, NULL, &recorded, cancellable, error))
    return FALSE;
  if (n_recorded != NULL)
    *n_recorded = recorded;
  return TRUE;
}

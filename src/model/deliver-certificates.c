/* deliver-certificates.c: issued certificates: one PDF for a cohort, and the copy that is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/output-file.h"
#include "model/delivery-private.h"
#include "store/cohorts.h"
#include "store/command.h"

/* So many are drawn again and held against what was issued. */
#define MOST_COMPARED 12

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

/* The certificates to be written -------------------------------------------------------------- */

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

static gboolean
has_serial (gconstpointer row,
            gconstpointer serial)
{
  return g_str_equal (((const OfficeCertificateRow *) row)->serial, serial);
}

/* Those that stand: all by family name, or the wanted ones in the order in which they are wanted. */
static GPtrArray *
choose_rows (GPtrArray          *all,
             const char * const *serials)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < all->len && serials == NULL; i++)
    g_ptr_array_add (rows, g_ptr_array_index (all, i));
  for (; serials != NULL && *serials != NULL; serials++)
    {
      guint at;

      if (g_ptr_array_find_with_equal_func (all, *serials, has_serial, &at))
        g_ptr_array_add (rows, g_ptr_array_index (all, at));
    }

  for (guint i = rows->len; i > 0; i--)
    if (((OfficeCertificateRow *) g_ptr_array_index (rows, i - 1))->status != OFFICE_CERTIFICATE_ISSUED)
      g_ptr_array_remove_index (rows, i - 1);
  return rows;
}

static OfficeCertificateLayout *
find_layout (OfficeDeliveryBatch  *batch,
             OfficeConnection     *connection,
             gint64                version_id,
             GError              **error)
{
  OfficeCertificateLayout *layout = g_hash_table_lookup (batch->layouts, &version_id);
  g_autoptr (OfficeCertificateLook) look = NULL;

  if (layout != NULL)
    return layout;
  look = office_certificate_look_load (connection, version_id, error);
  if (look == NULL)
    return NULL;

  layout = office_certificate_look_new_layout (look);
  g_hash_table_insert (batch->layouts, g_memdup2 (&version_id, sizeof version_id), layout);
  return layout;
}

static gboolean
add_sheet (OfficeDeliveryBatch         *batch,
           OfficeConnection            *connection,
           const OfficeCertificateRow  *row,
           GError                     **error)
{
  OfficeFrozenFacts *frozen = office_frozen_facts_new (row->facts, error);
  OfficeCertificateSheet sheet = { 0 };

  if (frozen == NULL)
    {
      g_prefix_error (error, "%s: ", row->serial);
      return FALSE;
    }
  g_ptr_array_add (batch->frozen, frozen);
  sheet.facts = &frozen->facts;
  sheet.layout = find_layout (batch, connection, row->template_version_id, error);
  g_array_append_val (batch->sheets, sheet);
  return sheet.layout != NULL;
}

/*
 * office_delivery_batch_new:
 *
 * Returns: (transfer full) (nullable): the certificates that are wanted, each with its facts and its
 *   template
 */
OfficeDeliveryBatch *
office_delivery_batch_new (OfficeConnection    *connection,
                           gint64               cohort_id,
                           const char * const  *serials,
                           GError             **error)
{
  g_autoptr (OfficeDeliveryBatch) batch = g_new0 (OfficeDeliveryBatch, 1);

  batch->all = office_certificates_list_cohort (connection, cohort_id, error);
  if (batch->all == NULL)
    return NULL;

  batch->rows = choose_rows (batch->all, serials);
  batch->frozen = g_ptr_array_new_with_free_func ((GDestroyNotify) office_frozen_facts_free);
  batch->sheets = g_array_new (FALSE, FALSE, sizeof (OfficeCertificateSheet));
  batch->layouts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) office_certificate_layout_free);
  for (guint i = 0; i < batch->rows->len; i++)
    if (!add_sheet (batch, connection, g_ptr_array_index (batch->rows, i), error))
      return NULL;
  if (batch->rows->len == 0)
    {
      set_nothing_error (connection, cohort_id, error);
      return NULL;
    }
  return g_steal_pointer (&batch);
}

/* Frees a batch. */
void
office_delivery_batch_free (OfficeDeliveryBatch *batch)
{
  if (batch == NULL)
    return;

  g_clear_pointer (&batch->rows, g_ptr_array_unref);
  g_clear_pointer (&batch->all, g_ptr_array_unref);
  g_clear_pointer (&batch->sheets, g_array_unref);
  g_clear_pointer (&batch->frozen, g_ptr_array_unref);
  g_clear_pointer (&batch->layouts, g_hash_table_unref);
  g_free (batch);
}

/* What is kept -------------------------------------------------------------------------------- */

static guint
count_unrecorded (const OfficeDeliveryBatch *batch)
{
  guint n = 0;

  for (guint i = 0; i < batch->rows->len; i++)
    n += ((OfficeCertificateRow *) g_ptr_array_index (batch->rows, i))->pdf_digest == NULL;
  return n;
}

/* One at a time: the PDFs of a large cohort would not fit into memory together. */
static gboolean
record_one (OfficeConnection              *connection,
            const OfficeCertificateRow    *row,
            const OfficeCertificateSheet  *sheet,
            GError                       **error)
{
  g_autoptr (GBytes) bytes = office_certificate_pdf_render (sheet, NULL, error);
  OfficeCertificatePdf pdf = { row->id, bytes };

  return bytes != NULL && office_certificates_record_pdfs (connection, &pdf, 1, error);
}

/* Each one's own PDF is made once, and its digest kept for good (CERT-2). */
static gboolean
record (OfficeConnection           *connection,
        const OfficeDeliveryBatch  *batch,
        const OfficeDeliveryTask   *task,
        GCancellable               *cancellable,
        GError                    **error)
{
  guint done = 0;

  for (guint i = 0; i < batch->rows->len; i++)
    {
      const OfficeCertificateRow *row = g_ptr_array_index (batch->rows, i);

      if (row->pdf_digest != NULL)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !record_one (connection, row,
                          &g_array_index (batch->sheets, OfficeCertificateSheet, i), error))
        return FALSE;
      done++;
      if (task->progress != NULL)
        task->progress (done, task->n_recorded + batch->rows->len, task->progress_data);
    }
  return TRUE;
}

/*
 * office_delivery_run:
 * @write: (nullable): writes what is to leave the office, inside the same step of work
 *
 * Keeps the PDFs that are not kept yet, then writes. A certificate that was printed before is
 * printed again without any change, so that a database which is open for reading alone can do it,
 * too.
 */
gboolean
office_delivery_run (OfficeConnection           *connection,
                     const OfficeDeliveryBatch  *batch,
                     OfficeDeliveryTask         *task,
                     OfficeDeliveryWrite         write,
                     GCancellable               *cancellable,
                     GError                    **error)
{
  gboolean done;

  task->n_recorded = count_unrecorded (batch);
  if (task->n_recorded == 0)
    return write == NULL || write (connection, batch, task, cancellable, error);

  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, _("Print certificates"), NULL, error))
    return FALSE;
  done = record (connection, batch, task, cancellable, error)
         && (write == NULL || write (connection, batch, task, cancellable, error));
  return office_command_finish (connection, done, error);
}

/*
 * office_delivery_report:
 *
 * Says how far the writing is, which comes after the keeping.
 */
void
office_delivery_report (guint    done,
                        guint    total,
                        gpointer task_data)
{
  const OfficeDeliveryTask *task = task_data;

  if (task->progress != NULL)
    task->progress (task->n_recorded + done, task->n_recorded + total, task->progress_data);
}

/* What is said of it -------------------------------------------------------------------------- */

static void
warn_of_letters (const OfficeDeliveryBatch *batch,
                 GStrvBuilder              *warnings)
{
  for (guint i = 0; i < batch->rows->len; i++)
    {
      const OfficeCertificateSheet *sheet = &g_array_index (batch->sheets, OfficeCertificateSheet, i);
      g_auto (GStrv) missing = office_certificate_missing_glyphs (sheet->facts, sheet->layout);
      g_autofree char *letters = NULL;
      g_autofree char *line = NULL;

      if (missing == NULL)
        continue;
      letters = g_strjoinv (" ", missing);
      line = g_strdup_printf (_("%s: no font here can print %s"), sheet->facts->learner_name, letters);
      g_strv_builder_add (warnings, line);
    }
}

/* Drawn once more, some of them are held against what was issued: all fonts are the same, or not. */
static void
warn_of_fonts (const OfficeDeliveryBatch *batch,
               GStrvBuilder              *warnings)
{
  guint step = MAX (1, batch->rows->len / MOST_COMPARED);

  for (guint i = 0; i < batch->rows->len; i += step)
    {
      const OfficeCertificateRow *row = g_ptr_array_index (batch->rows, i);
      g_autofree char *digest = NULL;
      g_autofree char *line = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (row->pdf_digest == NULL)
        continue;
      bytes = office_certificate_pdf_render (
        &g_array_index (batch->sheets, OfficeCertificateSheet, i), &digest, NULL);
      if (bytes == NULL || g_str_equal (digest, row->pdf_digest))
        continue;
      line = g_strdup_printf (_("%s: the fonts or the program have changed since it was issued, and "
                                "drawn again it is not byte for byte the same. Its facts are. Write "
                                "one file each for the very PDF that was issued."), row->serial);
      g_strv_builder_add (warnings, line);
      return;
    }
}

/*
 * office_delivery_finish:
 * @drawn_again: pages were drawn, not taken from what is kept
 *
 * Returns: (transfer full): what was delivered
 */
OfficeDeliveredCertificates *
office_delivery_finish (const OfficeDeliveryBatch *batch,
                        const OfficeDeliveryTask  *task,
                        gboolean                   drawn_again)
{
  OfficeDeliveredCertificates *delivered = g_new0 (OfficeDeliveredCertificates, 1);
  g_autoptr (GStrvBuilder) serials = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();

  for (guint i = 0; i < batch->rows->len; i++)
    g_strv_builder_add (serials, ((OfficeCertificateRow *) g_ptr_array_index (batch->rows, i))->serial);
  warn_of_letters (batch, warnings);
  if (drawn_again && task->n_recorded < batch->rows->len)
    warn_of_fonts (batch, warnings);

  delivered->n_certificates = batch->rows->len;
  delivered->n_recorded = task->n_recorded;
  delivered->serials = g_strv_builder_end (serials);
  delivered->warnings = g_strv_builder_end (warnings);
  return delivered;
}

/* One PDF ------------------------------------------------------------------------------------- */

static gboolean
write_pdf (OfficeConnection           *connection,
           const OfficeDeliveryBatch  *batch,
           OfficeDeliveryTask         *task,
           GCancellable               *cancellable,
           GError                    **error)
{
  const OfficeCertificateRow *first = g_ptr_array_index (batch->rows, 0);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) kept = NULL;

  if (batch->rows->len > 1)
    return office_certificate_pdf_write ((const OfficeCertificateSheet *) batch->sheets->data,
                                         batch->sheets->len, task->path, cancellable,
                                         office_delivery_report, task, error);

  /* A single one is what was issued, byte for byte. */
  kept = office_certificate_get_pdf (connection, first->id, &local_error);
  if (kept == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                     _("The kept PDF of %s is missing. Restore the database from a backup."),
                     first->serial);
      return FALSE;
    }
  if (!office_output_file_save (task->path, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept),
                                cancellable, error))
    return FALSE;
  office_delivery_report (1, 1, task);
  return TRUE;
}

/**
 * office_deliver_certificates:
 * @connection: the connection
 * @cohort_id: the cohort
 * @serials: (nullable) (array zero-terminated=1): which ones, in the order in which they are handed
 *   out; %NULL for all that stand, by family name
 * @path: where the PDF is to be
 * @progress: (nullable): told of pages, on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancelled print changes nothing
 * @error: return location
 *
 * Writes the certificates that stand into one PDF, from their frozen facts and with the template that
 * each was issued with, and keeps each one's own PDF with its digest the first time (CERT-2).
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
  g_autoptr (OfficeDeliveryBatch) batch
    = office_delivery_batch_new (connection, cohort_id, serials, error);
  OfficeDeliveryTask task = { .path = path, .progress = progress, .progress_data = progress_data };

  if (batch == NULL
      || !office_delivery_run (connection, batch, &task, write_pdf, cancellable, error))
    return NULL;
  return office_delivery_finish (batch, &task, batch->rows->len > 1);
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
  g_autoptr (OfficeDeliveryBatch) batch
    = office_delivery_batch_new (connection, cohort_id, serials, error);
  OfficeDeliveryTask task = { 0 };

  if (batch == NULL || !office_delivery_run (connection, batch, &task, NULL, cancellable, error))
    return FALSE;
  if (n_recorded != NULL)
    *n_recorded = task.n_recorded;
  return TRUE;
}

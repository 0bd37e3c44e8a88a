/* deliver-certificate-files.c: issued certificates, a file each, as they are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "documents/output-file.h"
#include "model/delivery-private.h"

/* "Nguyễn, Thị Ánh PO-2025-000123-X.pdf": sorted by name, and no two alike. */
static char *
file_path (const char                 *folder,
           const OfficeCertificateRow *row)
{
  g_autofree char *stem = g_strdup_printf ("%s, %s %s", row->family_name, row->given_names, row->serial);
  g_autofree char *name = office_output_file_safe_name (stem, "pdf");

  /* A name that had to be cut has lost its serial. */
  if (strstr (name, row->serial) == NULL)
    {
      g_free (name);
      name = office_output_file_safe_name (row->serial, "pdf");
    }
  return g_build_filename (folder, name, NULL);
}

/* Another file of that name is somebody's: it stays. The same PDF may be there already. */
static gboolean
is_there (const char  *path,
          GBytes      *kept,
          gboolean    *same,
          GError     **error)
{
  g_autofree char *contents = NULL;
  g_autofree char *shown = g_filename_display_basename (path);
  gsize length;

  *same = FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_file_get_contents (path, &contents, &length, NULL) && length == g_bytes_get_size (kept)
      && memcmp (contents, g_bytes_get_data (kept, NULL), length) == 0)
    {
      *same = TRUE;
      return TRUE;
    }

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("There is another “%s” in this folder. Choose an empty folder."), shown);
  return FALSE;
}

static gboolean
write_one (OfficeConnection            *connection,
           const OfficeCertificateRow  *row,
           const char                  *folder,
           GPtrArray                   *written,
           GCancellable                *cancellable,
           GError                     **error)
{
  g_autoptr (GBytes) kept = office_certificate_get_pdf (connection, row->id, error);
  g_autofree char *path = file_path (folder, row);
  gboolean same;

  if (kept == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                     _("The kept PDF of %s is missing. Restore the database from a backup."),
                     row->serial);
      return FALSE;
    }
  if (!is_there (path, kept, &same, error))
    return FALSE;
  if (same)
    return TRUE;
  if (!office_output_file_save (path, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept),
                                cancellable, error))
    return FALSE;

  g_ptr_array_add (written, g_steal_pointer (&path));
  return TRUE;
}

/* All of them or none: what was written before a failure is removed. */
static gboolean
write_files (OfficeConnection           *connection,
             const OfficeDeliveryBatch  *batch,
             OfficeDeliveryTask         *task,
             GCancellable               *cancellable,
             GError                    **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < batch->rows->len && local_error == NULL; i++)
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, &local_error))
        write_one (connection, g_ptr_array_index (batch->rows, i), task->path, written, cancellable,
                   &local_error);
      if (local_error == NULL)
        office_delivery_report (i + 1, batch->rows->len, task);
    }
  if (local_error == NULL)
    return TRUE;

  for (guint i = 0; i < written->len; i++)
    g_unlink (g_ptr_array_index (written, i));
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * office_deliver_certificate_files:
 * @connection: the connection
 * @cohort_id: the cohort
 * @serials: (nullable) (array zero-terminated=1): which ones; %NULL for all that stand
 * @folder: where the files are to be; it exists
 * @progress: (nullable): told of files, on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancelled job leaves no file
 * @error: return location
 *
 * Writes each certificate into a file of its own: the very PDF that was issued, byte for byte
 * (CERT-2). Nobody else's file is overwritten.
 *
 * Returns: (transfer full) (nullable): what was delivered; %NULL with %OFFICE_ERROR_NOT_FOUND when
 *   none was issued
 */
OfficeDeliveredCertificates *
office_deliver_certificate_files (OfficeConnection        *connection,
                                  gint64                   cohort_id,
                                  const char * const      *serials,
                                  const char              *folder,
                                  OfficeDocumentProgress   progress,
                                  gpointer                 progress_data,
                                  GCancellable            *cancellable,
                                  GError                 **error)
{
  g_autoptr (OfficeDeliveryBatch) batch
    = office_delivery_batch_new (connection, cohort_id, serials, error);
  OfficeDeliveryTask task = { .path = folder, .progress = progress, .progress_data = progress_data };

  if (batch == NULL
      || !office_delivery_run (connection, batch, &task, write_files, cancellable, error))
    return NULL;
  return office_delivery_finish (batch, &task, FALSE);
}

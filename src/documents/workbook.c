/* workbook.c: a return to the university as an xlsx workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "documents/output-file.h"
#include "documents/workbook-close.h"
#include "documents/workbook-private.h"
#include "documents/workbook-proof.h"
#include "rules/error.h"

static void
set_properties (OfficeWorkbookWriter *writer,
                const char           *digest)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  g_autofree char *subject = g_strdup_printf (_("%s, version %u"), facts->cohort, facts->version);
  lxw_doc_properties properties = {
    .title = (char *) facts->title,
    .subject = subject,
    .author = (char *) facts->made_by,
    .company = (char *) facts->provider,
    .category = (char *) (facts->amends > 0 ? _("Amendment") : _("Return")),
    .comments = (char *) facts->note,
    .created = MAX (facts->made_on, 1),
  };

  workbook_set_properties (writer->workbook, &properties);
  workbook_set_custom_property_string (writer->workbook, "Digest of the rows", digest);
  workbook_set_custom_property_integer (writer->workbook, "Version", (int32_t) facts->version);
}

static gboolean
fill (OfficeWorkbookWriter  *writer,
      const char            *digest,
      GError               **error)
{
  lxw_worksheet *data;

  set_properties (writer, digest);
  office_workbook_writer_add_formats (writer);
  office_workbook_write_cover (writer, digest);
  office_workbook_write_exceptions (writer);
  data = office_workbook_add_data (writer);
  office_workbook_write_dictionary (writer);
  if (writer->facts->changes != NULL)
    office_workbook_write_changes (writer);

  return office_workbook_write_data (writer, data, error);
}

/* What libxlsxwriter says is about zip; a person wants to hear about the disk. */
static void
set_close_error (GError     **error,
                 const char  *path,
                 lxw_error    result,
                 int          saved_errno)
{
  if (saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG ||
      saved_errno == EACCES || saved_errno == EROFS)
    office_output_file_set_error (error, path, saved_errno);
  else
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED,
                   _("“%s” could not be written: %s"), shown, lxw_strerror (result));
    }
}

static gboolean
write_workbook (OfficeWorkbookWriter  *writer,
                OfficeOutputFile      *file,
                const char            *digest,
                GError               **error)
{
  lxw_workbook_options options = {
    .tmpdir = (char *) office_output_file_get_folder (file),
  };
  const char *path = office_output_file_get_temporary_path (file);
  lxw_error result;
  int saved_errno;

  writer->workbook = workbook_new_opt (path, &options);
  if (writer->workbook == NULL)
    {
      office_output_file_set_error (error, office_output_file_get_path (file), ENOMEM);
      return FALSE;
    }
  if (!fill (writer, digest, error))
    {
      lxw_workbook_free (writer->workbook);
      return FALSE;
    }

  result = office_workbook_close (writer->workbook, &saved_errno);
  if (result != LXW_NO_ERROR)
    {
      set_close_error (error, office_output_file_get_path (file), result, saved_errno);
      return FALSE;
    }
  if (!office_workbook_name_styles (path, writer->styles) || !office_workbook_is_whole (path))
    {
      office_output_file_set_error (error, office_output_file_get_path (file), ENOSPC);
      return FALSE;
    }

  return TRUE;
}

/**
 * office_return_workbook_write_beside:
 * @workbook: the return
 * @path: where the workbook is to be
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): told of rows, on this thread
 *
 * Writes a return beside its target: a cover, the exceptions, the data, the data dictionary, and what
 * an amendment changes. The same facts give the same bytes. Texts are only ever texts, never formulas:
 * RETURN-1, -2. office_output_file_commit() then puts it at @path.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with #OFFICE_ERROR that names the row and
 *   column or the file, or with %G_IO_ERROR_CANCELLED
 */
OfficeOutputFile *
office_return_workbook_write_beside (const OfficeReturnWorkbook  *workbook,
                                     const char                  *path,
                                     GCancellable                *cancellable,
                                     OfficeDocumentProgress       progress,
                                     gpointer                     user_data,
                                     GError                     **error)
{
  g_autoptr (OfficeOutputFile) file = NULL;
  g_autofree char *digest = NULL;
  OfficeWorkbookWriter writer = {
    .facts = workbook,
    .cancellable = cancellable,
    .progress = progress,
    .user_data = user_data,
  };
  gboolean written;

  if (!workbook->is_checked && !office_return_workbook_check (workbook, error))
    return NULL;
  digest = workbook->digest != NULL && workbook->digest_is_fresh
             ? g_strdup (workbook->digest) : office_return_workbook_digest (workbook);
  if (workbook->digest != NULL && g_ascii_strcasecmp (workbook->digest, digest) != 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                           _("The rows of this return are not those that its digest was made of. "
                             "Make the return anew."));
      return NULL;
    }

  file = office_output_file_begin (path, error);
  if (file == NULL)
    return NULL;
  written = write_workbook (&writer, file, digest, error);
  office_workbook_writer_clear (&writer);
  if (!written)
    return NULL;

  if (progress != NULL)
    progress (workbook->n_rows, workbook->n_rows, user_data);
  return g_steal_pointer (&file);
}

/**
 * office_return_workbook_write:
 * @workbook: the return
 * @path: where the workbook is to be
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): told of rows
 *
 * Writes a return and puts it in its place.
 *
 * Returns: %FALSE with the errors of office_return_workbook_write_beside(); what was at @path is then
 *   as it was
 */
gboolean
office_return_workbook_write (const OfficeReturnWorkbook  *workbook,
                              const char                  *path,
                              GCancellable                *cancellable,
                              OfficeDocumentProgress       progress,
                              gpointer                     user_data,
                              GError                     **error)
{
  g_autoptr (OfficeOutputFile) file
    = office_return_workbook_write_beside (workbook, path, cancellable, progress, user_data, error);

  return file != NULL && office_output_file_commit (file, cancellable, error);
}

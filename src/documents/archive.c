/* archive.c: a folder of documents as one zip file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/archive.h"

#include <errno.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "documents/output-file.h"
#include "rules/error.h"

/* Where the archive goes, and why it could not. */
typedef struct
{
  OfficeOutputFile *file;
  GError           *error;
} Sink;

static la_ssize_t
write_cb (struct archive *archive,
          void           *user_data,
          const void     *data,
          size_t          length)
{
  Sink *sink = user_data;

  if (office_output_file_write (sink->file, data, length, &sink->error))
    return (la_ssize_t) length;
  archive_set_error (archive, EIO, "%s", sink->error->message);
  return -1;
}

static gboolean
add_file (struct archive  *archive,
          const char      *folder,
          const char      *name,
          const char      *prefix,
          gint64           made_at,
          GError         **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *inside = g_strdup_printf ("%s/%s", prefix, name);
  GMappedFile *file = g_mapped_file_new (path, FALSE, error);
  struct archive_entry *entry;
  gsize length;
  gboolean added;

  if (file == NULL)
    return FALSE;

  length = g_mapped_file_get_length (file);
  entry = archive_entry_new ();
  archive_entry_set_pathname_utf8 (entry, inside);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_mtime (entry, made_at, 0);
  added = archive_write_header (archive, entry) == ARCHIVE_OK &&
          (length == 0 || archive_write_data (archive, g_mapped_file_get_contents (file), length) == (la_ssize_t) length);
  archive_entry_free (entry);
  g_mapped_file_unref (file);
  if (!added)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("“%s” could not be put into the zip file: %s"), name,
                 archive_error_string (archive));

  return added;
}

static gboolean
add_files (struct archive      *archive,
           const char          *folder,
           const char * const  *names,
           const char          *prefix,
           gint64               made_at,
           GCancellable        *cancellable,
           GError             **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_file (archive, folder, names[i], prefix, made_at, error))
      return FALSE;

  return TRUE;
}

/**
 * office_archive_write:
 * @folder: where the files are
 * @names: (array zero-terminated=1): the files, in the order in which they come; may hold "/"
 * @prefix: the folder that they come out in
 * @made_at: UTC seconds, written beside each file
 * @path: where the zip file is to be
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes files into a zip file.
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED; what was at @path is then as it was
 */
gboolean
office_archive_write (const char          *folder,
                      const char * const  *names,
                      const char          *prefix,
                      gint64               made_at,
                      const char          *path,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (OfficeOutputFile) file = office_output_file_begin (path, error);
  Sink sink = { .file = file };
  struct archive *archive;
  gboolean written;

  if (file == NULL)
    return FALSE;

  archive = archive_write_new ();
  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:hdrcharset=UTF-8");
  archive_write_set_bytes_in_last_block (archive, 1);
  written = archive_write_open2 (archive, &sink, NULL, write_cb, NULL, NULL) == ARCHIVE_OK &&
            add_files (archive, folder, names, prefix, made_at, cancellable, error);
  if (written && archive_write_close (archive) != ARCHIVE_OK && sink.error == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("The zip file could not be written: %s"),
                   archive_error_string (archive));
      written = FALSE;
    }
  /* Or freeing would go on with the entry that failed, whose bytes are gone. */
  if (!written)
    archive_write_fail (archive);
  archive_write_free (archive);

  if (sink.error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  return written && office_output_file_commit (file, cancellable, error);
}

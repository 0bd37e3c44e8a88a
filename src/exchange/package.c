/* package.c: the zip around a workbook, one part at a time and never too much of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/package.h"

#include <archive.h>
#include <archive_entry.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

struct _OfficePackage
{
  GBytes     *bytes;
  /* Name in lower case → name as the archive has it. */
  GHashTable *names;
};

struct _OfficePart
{
  GBytes         *bytes;
  struct archive *archive;
  char           *name;
  guint64         file_size;
  guint64         unpacked;
};

static struct archive *
open_archive (GBytes  *bytes,
              GError **error)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (archive != NULL && archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK
      && archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    return archive;

  archive_read_free (archive);
  g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                       _("The workbook is damaged or cut short: its zip directory cannot be read. "
                         "Ask for it again."));
  return NULL;
}

static const char *
entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  return name != NULL && g_utf8_validate (name, -1, NULL) ? name : NULL;
}

/* Some programs write backslashes, and parts are the same in any case. */
static char *
fold_name (const char *name)
{
  char *folded = g_ascii_strdown (*name == '/' ? name + 1 : name, -1);

  return g_strdelimit (folded, "\\", '/');
}

static gboolean
refuse_size (const char  *name,
             GError     **error)
{
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("The workbook unpacks to far more than an office's spreadsheet holds (at “%s”). "
                 "It was not read."),
               name);
  return FALSE;
}

static gboolean
check_entry (struct archive_entry  *entry,
             const char            *name,
             GError               **error)
{
  if (archive_entry_is_encrypted (entry))
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("The workbook is protected by a password. Open it in the spreadsheet, "
                             "take the password away and save it as .xlsx."));
      return FALSE;
    }
  if (archive_entry_size_is_set (entry) && archive_entry_size (entry) > OFFICE_PACKAGE_MAX_PART)
    return refuse_size (name, error);
  return TRUE;
}

/**
 * office_package_open:
 * @bytes: a whole zip file
 * @error: set when it is damaged, encrypted or a bomb
 *
 * Reads the directory of a zip file.
 *
 * Returns: (transfer full) (nullable): the package
 */
OfficePackage *
office_package_open (GBytes  *bytes,
                     GError **error)
{
  g_autoptr (OfficePackage) self = g_new0 (OfficePackage, 1);
  struct archive *archive = open_archive (bytes, error);
  struct archive_entry *entry;
  guint n_entries = 0;
  gboolean good = archive != NULL;
  int status = ARCHIVE_OK;

  self->bytes = g_bytes_ref (bytes);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  while (good && (status = archive_read_next_header (archive, &entry)) >= ARCHIVE_WARN
         && status != ARCHIVE_EOF)
    {
      const char *name = entry_name (entry);

      if (name == NULL)
        continue;
      if (++n_entries > OFFICE_PACKAGE_MAX_ENTRIES)
        good = refuse_size (name, error);
      else
        good = check_entry (entry, name, error);
      if (good)
        g_hash_table_insert (self->names, fold_name (name), g_strdup (name));
    }

  if (good && status != ARCHIVE_EOF)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                           _("The workbook is damaged or cut short: its zip directory cannot be "
                             "read. Ask for it again."));
      good = FALSE;
    }
  archive_read_free (archive);
  return good ? g_steal_pointer (&self) : NULL;
}

/**
 * office_package_free:
 * @self: a package
 *
 * Frees it.
 */
void
office_package_free (OfficePackage *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->names);
  g_free (self);
}

/**
 * office_package_has:
 * @self: a package
 * @name: name of a part, with or without a slash in front
 *
 * Returns: whether there is such a part
 */
gboolean
office_package_has (OfficePackage *self,
                    const char    *name)
{
  g_autofree char *folded = fold_name (name);

  return g_hash_table_contains (self->names, folded);
}

static OfficePart *
find_part (OfficePackage  *self,
           const char     *stored,
           GError        **error)
{
  struct archive *archive = open_archive (self->bytes, error);
  struct archive_entry *entry;
  OfficePart *part;

  if (archive == NULL)
    return NULL;
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      if (g_strcmp0 (entry_name (entry), stored) != 0)
        continue;
      part = g_new0 (OfficePart, 1);
      part->bytes = g_bytes_ref (self->bytes);
      part->archive = archive;
      part->name = g_strdup (stored);
      part->file_size = g_bytes_get_size (self->bytes);
      return part;
    }

  archive_read_free (archive);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
               _("The workbook is damaged: its part “%s” cannot be read. Ask for it again."),
               stored);
  return NULL;
}

/**
 * office_package_open_part:
 * @self: a package
 * @name: name of a part, with or without a slash in front
 * @error: set when there is no such part
 *
 * Returns: (transfer full) (nullable): the part, at its first byte
 */
OfficePart *
office_package_open_part (OfficePackage  *self,
                          const char     *name,
                          GError        **error)
{
  g_autofree char *folded = fold_name (name);
  const char *stored = g_hash_table_lookup (self->names, folded);

  if (stored == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                   _("The workbook is damaged: its part “%s” is missing. Ask for it again."),
                   name);
      return NULL;
    }
  return find_part (self, stored, error);
}

/**
 * office_part_read:
 * @self: a part
 * @buffer: where to put the bytes
 * @size: how many at most
 * @error: set when the zip is damaged, or the part unpacks to more than our limits
 *
 * Unpacks a little more. The limits are those of this file's header: the declared sizes of a zip
 * are not believed, what comes out is counted.
 *
 * Returns: how many bytes were put there, 0 at the end, -1 on failure
 */
gssize
office_part_read (OfficePart  *self,
                  void        *buffer,
                  gsize        size,
                  GError     **error)
{
  la_ssize_t got = archive_read_data (self->archive, buffer, size);

  if (got < 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                   _("The workbook is damaged: its part “%s” cannot be unpacked. "
                     "Ask for it again."),
                   self->name);
      return -1;
    }

  self->unpacked += got;
  if (self->unpacked > OFFICE_PACKAGE_MAX_PART
      || (self->unpacked > OFFICE_PACKAGE_FREE_SIZE
          && self->unpacked / OFFICE_PACKAGE_MAX_RATIO > self->file_size))
    {
      refuse_size (self->name, error);
      return -1;
    }
  return got;
}

/**
 * office_part_free:
 * @self: a part
 *
 * Frees it.
 */
void
office_part_free (OfficePart *self)
{
  archive_read_free (self->archive);
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self);
}

/* workbook.c: a file somebody sent: what it really is, its sheets, and one of them read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/workbook.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/csv.h"
#include "exchange/file-kind.h"
#include "exchange/xlsx.h"
#include "rules/error.h"

struct _OfficeWorkbook
{
  OfficeWorkbookFormat  format;
  char                 *name;
  /* A workbook, or the one table of a text. */
  OfficeXlsx           *xlsx;
  char                 *text;
  char                  delimiter;
  OfficeTextEncoding    encoding;
};

static gboolean
check_file (const char  *path,
            const char  *name,
            GError     **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      int reason = errno;

      g_set_error (error, OFFICE_ERROR,
                   reason == ENOENT ? OFFICE_ERROR_NOT_FOUND : OFFICE_ERROR_FAILED,
                   _("“%s” cannot be opened: %s."), name, g_strerror (reason));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is a folder or a device, not a file."), name);
      return FALSE;
    }
  if (info.st_size > OFFICE_WORKBOOK_MAX_FILE)
    {
      g_autofree char *size = g_format_size (info.st_size);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” has %s; files over %u MB are not read. "
                     "Keep only the sheet and rows that are needed."),
                   name, size, OFFICE_WORKBOOK_MAX_FILE / (1024 * 1024));
      return FALSE;
    }
  return TRUE;
}

/**
 * office_workbook_open:
 * @path: path of a csv, tsv or xlsx file
 * @cancellable: (nullable): stops it
 * @error: set, with the file's name, when it is missing, too large, empty, damaged, old, protected
 *   by a password, or not what we read
 *
 * Opens a file by its content, whatever its name says.
 *
 * Returns: (transfer full) (nullable): the file, its list of sheets read
 */
OfficeWorkbook *
office_workbook_open (const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;
  char *contents;
  gsize size;

  if (!check_file (path, name, error))
    return NULL;
  if (!g_file_get_contents (path, &contents, &size, &failure))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED,
                   _("“%s” cannot be read: %s"), name, failure->message);
      return NULL;
    }

  bytes = g_bytes_new_take (contents, size);
  return office_workbook_open_bytes (bytes, name, cancellable, error);
}

/**
 * office_workbook_open_bytes:
 * @bytes: the whole content of a file
 * @name: what the person calls it
 * @cancellable: (nullable): stops it
 * @error: as in office_workbook_open()
 *
 * Returns: (transfer full) (nullable): the file, its list of sheets read
 */
OfficeWorkbook *
office_workbook_open_bytes (GBytes        *bytes,
                            const char    *name,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (OfficeWorkbook) self = g_new0 (OfficeWorkbook, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->name = g_strdup (name);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  switch (office_file_kind_find (bytes, name, error))
    {
    case OFFICE_FILE_KIND_WORKBOOK:
      self->format = OFFICE_WORKBOOK_XLSX;
      self->xlsx = office_xlsx_open (bytes, error);
      if (self->xlsx == NULL)
        goto failed;
      break;
    case OFFICE_FILE_KIND_TEXT:
      self->text = office_text_decode (data, size, &self->encoding, error);
      if (self->text == NULL)
        goto failed;
      self->delimiter = office_csv_find_delimiter (self->text);
      self->format = self->delimiter == '\t' ? OFFICE_WORKBOOK_TSV : OFFICE_WORKBOOK_CSV;
      break;
    case OFFICE_FILE_KIND_OTHER:
    default:
      return NULL;
    }
  return g_steal_pointer (&self);

failed:
  g_prefix_error (error, _("“%s”: "), name);
  return NULL;
}

/**
 * office_workbook_free:
 * @self: a file
 *
 * Closes it; sheets that were read stay.
 */
void
office_workbook_free (OfficeWorkbook *self)
{
  g_clear_pointer (&self->xlsx, office_xlsx_free);
  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

/**
 * office_workbook_get_format:
 * @self: a file
 *
 * Returns: what it is
 */
OfficeWorkbookFormat
office_workbook_get_format (OfficeWorkbook *self)
{
  return self->format;
}

/**
 * office_workbook_describe_format:
 * @self: a file
 *
 * Returns: (transfer full): what it is, in words: `Text with semicolons, Windows-1252`
 */
char *
office_workbook_describe_format (OfficeWorkbook *self)
{
  const char *encoding = office_text_encoding_name (self->encoding);

  if (self->format == OFFICE_WORKBOOK_XLSX)
    return g_strdup_printf (ngettext ("Workbook with %u sheet", "Workbook with %u sheets",
                                      office_workbook_get_n_sheets (self)),
                            office_workbook_get_n_sheets (self));

  switch (self->delimiter)
    {
    case '\t':
      return g_strdup_printf (_("Text with tabs, %s"), encoding);
    case ';':
      return g_strdup_printf (_("Text with semicolons, %s"), encoding);
    case '|':
      return g_strdup_printf (_("Text with bars, %s"), encoding);
    default:
      return g_strdup_printf (_("Text with commas, %s"), encoding);
    }
}

/**
 * office_workbook_get_n_sheets:
 * @self: a file
 *
 * Returns: how many sheets it has; 1 for text
 */
guint
office_workbook_get_n_sheets (OfficeWorkbook *self)
{
  return self->xlsx != NULL ? office_xlsx_get_n_sheets (self->xlsx) : 1;
}

/**
 * office_workbook_get_sheet_name:
 * @self: a file
 * @index: a sheet, counted from 0
 *
 * Returns: the name on its tab; the name of the file for text
 */
const char *
office_workbook_get_sheet_name (OfficeWorkbook *self,
                                guint           index)
{
  return self->xlsx != NULL ? office_xlsx_get_sheet_name (self->xlsx, index) : self->name;
}

/**
 * office_workbook_is_sheet_hidden:
 * @self: a file
 * @index: a sheet, counted from 0
 *
 * Returns: whether people do not see its tab
 */
gboolean
office_workbook_is_sheet_hidden (OfficeWorkbook *self,
                                 guint           index)
{
  return self->xlsx != NULL && office_xlsx_is_sheet_hidden (self->xlsx, index);
}

/**
 * office_workbook_find_sheet:
 * @self: a file
 * @name: name of a sheet, in any case
 * @error: set, with the names that there are, when there is no such sheet
 *
 * Returns: its index, or -1
 */
int
office_workbook_find_sheet (OfficeWorkbook  *self,
                            const char      *name,
                            GError         **error)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < office_workbook_get_n_sheets (self); i++)
    {
      const char *sheet = office_workbook_get_sheet_name (self, i);
      g_autofree char *folded = g_utf8_casefold (sheet, -1);

      if (g_str_equal (folded, wanted))
        return i;
      g_ptr_array_add (names, (gpointer) sheet);
    }

  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
               _("“%s” has no sheet “%s”; its sheets are: %s."), self->name, name, list);
  return -1;
}

static OfficeSheet *
read_one (OfficeWorkbook  *self,
          guint            index,
          GCancellable    *cancellable,
          GError         **error)
{
  OfficeSheet *sheet;

  if (self->xlsx != NULL)
    sheet = office_xlsx_read_sheet (self->xlsx, index, cancellable, error);
  else
    sheet = office_csv_read (self->text, self->delimiter, self->name, cancellable, error);

  if (sheet == NULL && !g_cancellable_is_cancelled (cancellable))
    g_prefix_error (error, _("“%s”: "), self->name);
  return sheet;
}

/**
 * office_workbook_read_sheet:
 * @self: a file
 * @index: a sheet, counted from 0, or -1 for the first that people see and that is not blank
 * @cancellable: (nullable): stops it
 * @error: set, with row and column where there is one, when it is damaged or too large;
 *   %OFFICE_ERROR_NOT_FOUND when it is blank
 *
 * Returns: (transfer full) (nullable): the sheet; always with at least one row
 */
OfficeSheet *
office_workbook_read_sheet (OfficeWorkbook  *self,
                            int              index,
                            GCancellable    *cancellable,
                            GError         **error)
{
  guint n_sheets = office_workbook_get_n_sheets (self);
  guint first = index < 0 ? 0 : index;
  guint last = index < 0 ? n_sheets - 1 : first;

  g_return_val_if_fail (first < n_sheets, NULL);

  for (guint i = first; i <= last; i++)
    {
      g_autoptr (OfficeSheet) sheet = NULL;

      if (index < 0 && office_workbook_is_sheet_hidden (self, i))
        continue;
      sheet = read_one (self, i, cancellable, error);
      if (sheet == NULL || office_sheet_get_n_rows (sheet) > 0)
        return g_steal_pointer (&sheet);
    }

  if (index >= 0)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                 _("“%s” holds no rows: its sheet “%s” is blank."), self->name,
                 office_workbook_get_sheet_name (self, first));
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                 _("“%s” holds no rows: every sheet that can be seen is blank."), self->name);
  return NULL;
}

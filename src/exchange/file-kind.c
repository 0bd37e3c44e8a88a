/* file-kind.c: what a file is by its content, whatever its name says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "exchange/file-kind.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/package.h"
#include "rules/error.h"

/* What other programs' files begin with, and what people call them. */
static const struct
{
  const char *magic;
  gsize       length;
  const char *what;
} magics[] = {
  { "%PDF-", 5, N_ ("a PDF document") },
  { "\x89PNG\r\n\x1a\n", 8, N_ ("a picture") },
  { "\xff\xd8\xff", 3, N_ ("a picture") },
  { "GIF8", 4, N_ ("a picture") },
  { "{\\rtf", 5, N_ ("a rich text document") },
  { "SQLite format 3", 16, N_ ("a database") },
  { "\x1f\x8b", 2, N_ ("a compressed archive") },
  { "7z\xbc\xaf\x27\x1c", 6, N_ ("a compressed archive") },
  { "Rar!\x1a\x07", 6, N_ ("a compressed archive") },
  { "\x7f" "ELF", 4, N_ ("a program") },
};

/* The same for text formats, after white space and in any case. */
static const struct
{
  const char *opening;
  const char *what;
} markups[] = {
  { "<!doctype html", N_ ("a web page") },
  { "<html", N_ ("a web page") },
  { "<table", N_ ("a web page") },
  { "<?xml", N_ ("an XML document") },
};

/* What a zip holds besides workbooks. */
static const struct
{
  const char *part;
  const char *what;
} zips[] = {
  { "xl/workbook.bin", N_ ("a binary workbook (.xlsb)") },
  { "word/document.xml", N_ ("a Word document") },
  { "ppt/presentation.xml", N_ ("a PowerPoint presentation") },
  { "content.xml", N_ ("an OpenDocument file (.ods)") },
  { "Index/Document.iwa", N_ ("a Numbers document") },
};

static OfficeFileKind
refuse (const char  *name,
        const char  *what,
        GError     **error)
{
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” is %s, not a table that can be read. Save the table as .xlsx or .csv."),
               name, what);
  return OFFICE_FILE_KIND_OTHER;
}

/* Names in a compound file are UTF-16. */
static gboolean
compound_has (const guint8 *data,
              gsize         size,
              const char   *name)
{
  gsize length = strlen (name);
  g_autofree char *wide = g_malloc0 (length * 2);

  for (gsize i = 0; i < length; i++)
    wide[2 * i] = name[i];
  return memmem (data, size, wide, length * 2) != NULL;
}

/* A compound file: what Office wrote before 2007, and what encrypted workbooks still are. */
static OfficeFileKind
refuse_compound (const guint8  *data,
                 gsize          size,
                 const char    *name,
                 GError       **error)
{
  if (compound_has (data, size, "EncryptedPackage"))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("“%s” is a workbook protected by a password. Open it in the spreadsheet, take "
                   "the password away and save it as .xlsx."),
                 name);
  else if (compound_has (data, size, "WordDocument"))
    return refuse (name, _("an old Word document (.doc)"), error);
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("“%s” is an old workbook (.xls). Open it in the spreadsheet and save it as "
                   ".xlsx."),
                 name);
  return OFFICE_FILE_KIND_OTHER;
}

static OfficeFileKind
look_into_zip (GBytes      *bytes,
               const char  *name,
               GError     **error)
{
  g_autoptr (OfficePackage) package = office_package_open (bytes, error);

  if (package == NULL)
    {
      g_prefix_error (error, _("“%s”: "), name);
      return OFFICE_FILE_KIND_OTHER;
    }
  for (guint i = 0; i < G_N_ELEMENTS (zips); i++)
    if (office_package_has (package, zips[i].part))
      return refuse (name, _(zips[i].what), error);
  if (!office_package_has (package, "_rels/.rels"))
    return refuse (name, _("a zip archive of other files"), error);
  return OFFICE_FILE_KIND_WORKBOOK;
}

/**
 * office_file_kind_find:
 * @bytes: a whole file
 * @name: what the person calls it
 * @error: set, with the name, when it is empty or of a kind that is not read
 *
 * Tells by content. An old, encrypted or foreign file is named for what it is, with what to do.
 *
 * Returns: the kind; %OFFICE_FILE_KIND_OTHER with @error set
 */
OfficeFileKind
office_file_kind_find (GBytes      *bytes,
                       const char  *name,
                       GError     **error)
{
  gsize size, start = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is empty: it holds no rows."), name);
      return OFFICE_FILE_KIND_OTHER;
    }
  if (size >= 8 && memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return refuse_compound (data, size, name, error);
  if (size >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0))
    return look_into_zip (bytes, name, error);

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (size >= magics[i].length && memcmp (data, magics[i].magic, magics[i].length) == 0)
      return refuse (name, _(magics[i].what), error);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    start = 3;
  while (start < size && g_ascii_isspace (data[start]))
    start++;
  for (guint i = 0; i < G_N_ELEMENTS (markups); i++)
    if (size - start >= strlen (markups[i].opening)
        && g_ascii_strncasecmp ((const char *) data + start, markups[i].opening,
                                strlen (markups[i].opening)) == 0)
      return refuse (name, _(markups[i].what), error);

  return OFFICE_FILE_KIND_TEXT;
}

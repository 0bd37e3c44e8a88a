/* xlsx.c: the parts of a workbook: sheets, relationships, shared strings, styles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/cell-format.h"
#include "exchange/xlsx-private.h"
#include "rules/error.h"

/* More shared text than this is not an office's spreadsheet. */
#define MAX_STRINGS      2000000
#define MAX_STRING_BYTES (96 * 1024 * 1024)
#define MAX_FORMATS      70000
#define MAX_SHEETS       1000

static void
clear_sheet (gpointer data)
{
  OfficeXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
}

static void
replace_text (char       **text,
              const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* The part that a relationship names, relative to the part that holds it. */
static char *
resolve_target (const char *from,
                const char *target)
{
  g_autofree char *folder = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *canonical = NULL;

  if (*target == '/')
    return g_strdup (target + 1);

  folder = g_path_get_dirname (from);
  joined = g_strconcat ("/", g_str_equal (folder, ".") ? "" : folder, "/", target, NULL);
  canonical = g_canonicalize_filename (joined, "/");
  return g_strdup (canonical + 1);
}

/* Where the relationships of a part stand: `xl/_rels/workbook.xml.rels`. */
static char *
relationships_part (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_path_get_basename (part);

  if (*part == '\0')
    return g_strdup ("_rels/.rels");
  return g_strconcat (g_str_equal (folder, ".") ? "" : folder, "/_rels/", base, ".rels", NULL);
}

typedef void (*RelationshipFunc) (OfficeXlsx *self,
                                  const char *id,
                                  const char *type,
                                  char       *target,
                                  gpointer    data);

/* Calls @func, which takes the target over, for each relationship of @part inside the package. */
static gboolean
read_relationships (OfficeXlsx        *self,
                    const char        *part,
                    RelationshipFunc   func,
                    gpointer           data,
                    GError           **error)
{
  g_autofree char *name = relationships_part (part);
  g_autoptr (OfficeXml) xml = office_xml_open (self->package, name, error);
  OfficeXmlNode node;

  if (xml == NULL)
    return FALSE;
  while ((node = office_xml_next (xml, error)) < OFFICE_XML_DONE)
    {
      g_autofree char *id = NULL, *type = NULL, *target = NULL;
      const char *key, *value;
      gboolean outside = FALSE;

      if (node != OFFICE_XML_START || !office_xml_is (xml, "Relationship"))
        continue;
      while (office_xml_next_attribute (xml, &key, &value))
        {
          if (g_str_equal (key, "Id"))
            replace_text (&id, value);
          else if (g_str_equal (key, "Type"))
            replace_text (&type, value);
          else if (g_str_equal (key, "Target"))
            replace_text (&target, value);
          else if (g_str_equal (key, "TargetMode"))
            outside = g_str_equal (value, "External");
        }
      if (id != NULL && type != NULL && target != NULL && !outside)
        func (self, id, type, resolve_target (part, target), data);
    }
  return node == OFFICE_XML_DONE;
}

static void
root_relationship_cb (OfficeXlsx *self,
                      const char *id,
                      const char *type,
                      char       *target,
                      gpointer    data)
{
  if (g_str_has_suffix (type, "/officeDocument") && self->workbook_part == NULL)
    self->workbook_part = target;
  else
    g_free (target);
}

static void
workbook_relationship_cb (OfficeXlsx *self,
                          const char *id,
                          const char *type,
                          char       *target,
                          gpointer    data)
{
  GHashTable *worksheets = data;

  if (g_str_has_suffix (type, "/worksheet"))
    g_hash_table_replace (worksheets, g_strdup (id), target);
  else if (g_str_has_suffix (type, "/sharedStrings") && self->strings_part == NULL)
    self->strings_part = target;
  else if (g_str_has_suffix (type, "/styles") && self->styles_part == NULL)
    self->styles_part = target;
  else
    g_free (target);
}

static void
add_sheet (OfficeXlsx *self,
           OfficeXml  *xml,
           GHashTable *worksheets)
{
  OfficeXlsxSheet sheet = { 0 };
  const char *key, *value, *part = NULL;

  while (office_xml_next_attribute (xml, &key, &value))
    {
      if (g_str_equal (key, "name"))
        replace_text (&sheet.name, value);
      else if (g_str_equal (key, "state"))
        sheet.hidden = !g_str_equal (value, "visible");
      else if (g_str_equal (key, "id") && office_xml_is_namespaced (xml))
        part = g_hash_table_lookup (worksheets, value);
    }

  /* A chart has a sheet of its own, with no cells. */
  if (part == NULL || self->sheets->len >= MAX_SHEETS)
    {
      g_free (sheet.name);
      return;
    }
  sheet.part = g_strdup (part);
  if (sheet.name == NULL)
    sheet.name = g_strdup ("");
  g_array_append_val (self->sheets, sheet);
}

static gboolean
read_workbook (OfficeXlsx  *self,
               GHashTable  *worksheets,
               GError     **error)
{
  g_autoptr (OfficeXml) xml = office_xml_open (self->package, self->workbook_part, error);
  OfficeXmlNode node;
  const char *key, *value;

  if (xml == NULL)
    return FALSE;
  while ((node = office_xml_next (xml, error)) < OFFICE_XML_DONE)
    {
      if (node != OFFICE_XML_START)
        continue;
      if (office_xml_is (xml, "sheet"))
        add_sheet (self, xml, worksheets);
      else if (office_xml_is (xml, "workbookPr"))
        while (office_xml_next_attribute (xml, &key, &value))
          if (g_str_equal (key, "date1904"))
            self->from_1904 = g_str_equal (value, "1") || g_str_equal (value, "true");
    }
  if (node == OFFICE_XML_FAILED)
    return FALSE;

  if (self->sheets->len == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("The workbook has no sheet with cells."));
      return FALSE;
    }
  return TRUE;
}

/**
 * office_xlsx_open:
 * @bytes: a whole workbook
 * @error: set when it is damaged, protected by a password, unsafe, or a zip of something else
 *
 * Reads the list of sheets; their cells are read one sheet at a time.
 *
 * Returns: (transfer full) (nullable): the workbook
 */
OfficeXlsx *
office_xlsx_open (GBytes  *bytes,
                  GError **error)
{
  g_autoptr (OfficeXlsx) self = g_new0 (OfficeXlsx, 1);
  g_autoptr (GHashTable) worksheets = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                             g_free, g_free);

  self->sheets = g_array_new (FALSE, FALSE, sizeof (OfficeXlsxSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->package = office_package_open (bytes, error);
  if (self->package == NULL)
    return NULL;

  if (!read_relationships (self, "", root_relationship_cb, NULL, error))
    return NULL;
  if (self->workbook_part == NULL)
    self->workbook_part = g_strdup ("xl/workbook.xml");
  if (!read_relationships (self, self->workbook_part, workbook_relationship_cb, worksheets, error)
      || !read_workbook (self, worksheets, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * office_xlsx_free:
 * @self: a workbook
 *
 * Frees it; sheets that were read stay.
 */
void
office_xlsx_free (OfficeXlsx *self)
{
  g_clear_pointer (&self->package, office_package_free);
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->string_chunk, g_string_chunk_free);
  g_clear_pointer (&self->formats, g_byte_array_unref);
  g_free (self->workbook_part);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self);
}

/**
 * office_xlsx_get_n_sheets:
 * @self: a workbook
 *
 * Returns: how many sheets with cells it has, hidden ones included; at least 1
 */
guint
office_xlsx_get_n_sheets (OfficeXlsx *self)
{
  return self->sheets->len;
}

/**
 * office_xlsx_get_sheet_name:
 * @self: a workbook
 * @index: a sheet, counted from 0
 *
 * Returns: the name on its tab
 */
const char *
office_xlsx_get_sheet_name (OfficeXlsx *self,
                            guint       index)
{
  g_return_val_if_fail (index < self->sheets->len, "");
  return g_array_index (self->sheets, OfficeXlsxSheet, index).name;
}

/**
 * office_xlsx_is_sheet_hidden:
 * @self: a workbook
 * @index: a sheet, counted from 0
 *
 * Returns: whether people do not see its tab
 */
gboolean
office_xlsx_is_sheet_hidden (OfficeXlsx *self,
                             guint       index)
{
  g_return_val_if_fail (index < self->sheets->len, FALSE);
  return g_array_index (self->sheets, OfficeXlsxSheet, index).hidden;
}

/*< private >
 * office_xlsx_unescape:
 * @text: text of a workbook, changed in place
 *
 * Turns `_x000D_` back into the character it stands for (ECMA-376 part 1, 22.9.2.19).
 */
void
office_xlsx_unescape (GString *text)
{
  const char *found;
  gsize from = 0;

  while ((found = strstr (text->str + from, "_x")) != NULL)
    {
      gsize at = found - text->str;
      gunichar character = 0;
      char utf8[6];
      guint digits;

      for (digits = 0; digits < 4 && g_ascii_isxdigit (found[2 + digits]); digits++)
        character = character * 16 + g_ascii_xdigit_value (found[2 + digits]);
      if (digits == 4 && found[6] == '_' && character != 0 && g_unichar_validate (character))
        {
          g_string_erase (text, at, 7);
          g_string_insert_len (text, at, utf8, g_unichar_to_utf8 (character, utf8));
        }
      from = at + 1;
    }
}

static gboolean
add_string (OfficeXlsx  *self,
            GString     *text,
            gsize       *bytes,
            GError     **error)
{
  *bytes += text->len;
  if (self->strings->len >= MAX_STRINGS || *bytes > MAX_STRING_BYTES)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                           _("The workbook holds more text than an office's spreadsheet does. "
                             "It was not read."));
      return FALSE;
    }
  office_xlsx_unescape (text);
  g_ptr_array_add (self->strings,
                   text->len == 0 ? (char *) ""
                                  : g_string_chunk_insert_len (self->string_chunk, text->str,
                                                               text->len));
  return TRUE;
}

/* Rich text is its runs put together; the reading aids of Japanese text (rPh) are left out. */
static gboolean
read_strings (OfficeXlsx  *self,
              GError     **error)
{
  g_autoptr (OfficeXml) xml = office_xml_open (self->package, self->strings_part, error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE, in_aid = FALSE;
  gsize bytes = 0;
  OfficeXmlNode node;

  if (xml == NULL)
    return FALSE;
  while ((node = office_xml_next (xml, error)) < OFFICE_XML_DONE)
    {
      if (node == OFFICE_XML_TEXT)
        {
          if (in_text && !in_aid && text->len <= MAX_STRING_BYTES)
            g_string_append (text, office_xml_get_text (xml));
        }
      else if (office_xml_is (xml, "t"))
        in_text = node == OFFICE_XML_START;
      else if (office_xml_is (xml, "rPh"))
        in_aid = node == OFFICE_XML_START;
      else if (office_xml_is (xml, "si"))
        {
          if (node == OFFICE_XML_END && !add_string (self, text, &bytes, error))
            return FALSE;
          g_string_truncate (text, 0);
        }
    }
  return node == OFFICE_XML_DONE;
}

static void
add_custom_format (OfficeXml  *xml,
                   GHashTable *custom)
{
  const char *key, *value;
  guint id = 0;
  guint8 format = OFFICE_CELL_FORMAT_PLAIN;

  while (office_xml_next_attribute (xml, &key, &value))
    {
      if (g_str_equal (key, "numFmtId"))
        id = strtoul (value, NULL, 10);
      else if (g_str_equal (key, "formatCode"))
        format = office_cell_format_parse (value);
    }
  g_hash_table_replace (custom, GUINT_TO_POINTER (id), GUINT_TO_POINTER (format));
}

static void
add_cell_style (OfficeXlsx *self,
                OfficeXml  *xml,
                GHashTable *custom)
{
  const char *key, *value;
  guint id = 0;
  gpointer found;
  guint8 format;

  while (office_xml_next_attribute (xml, &key, &value))
    if (g_str_equal (key, "numFmtId"))
      id = strtoul (value, NULL, 10);

  if (g_hash_table_lookup_extended (custom, GUINT_TO_POINTER (id), NULL, &found))
    format = GPOINTER_TO_UINT (found);
  else
    format = office_cell_format_built_in (id);
  if (self->formats->len < MAX_FORMATS)
    g_byte_array_append (self->formats, &format, 1);
}

static gboolean
read_styles (OfficeXlsx  *self,
             GError     **error)
{
  g_autoptr (OfficeXml) xml = office_xml_open (self->package, self->styles_part, error);
  g_autoptr (GHashTable) custom = g_hash_table_new (NULL, NULL);
  gboolean in_cells = FALSE;
  OfficeXmlNode node;

  if (xml == NULL)
    return FALSE;
  while ((node = office_xml_next (xml, error)) < OFFICE_XML_DONE)
    {
      if (node == OFFICE_XML_TEXT)
        continue;
      if (office_xml_is (xml, "cellXfs"))
        in_cells = node == OFFICE_XML_START;
      else if (node == OFFICE_XML_START && office_xml_is (xml, "numFmt"))
        add_custom_format (xml, custom);
      else if (node == OFFICE_XML_START && in_cells && office_xml_is (xml, "xf"))
        add_cell_style (self, xml, custom);
    }
  return node == OFFICE_XML_DONE;
}

static gboolean
read_shared (OfficeXlsx  *self,
             GError     **error)
{
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->string_chunk, g_string_chunk_free);
  g_clear_pointer (&self->formats, g_byte_array_unref);
  self->strings = g_ptr_array_new ();
  self->string_chunk = g_string_chunk_new (64 * 1024);
  self->formats = g_byte_array_new ();

  if ((self->strings_part != NULL && !read_strings (self, error))
      || (self->styles_part != NULL && !read_styles (self, error)))
    {
      g_clear_pointer (&self->strings, g_ptr_array_unref);
      return FALSE;
    }
  return TRUE;
}

/**
 * office_xlsx_read_sheet:
 * @self: a workbook
 * @index: a sheet, counted from 0
 * @cancellable: (nullable): stops it
 * @error: set, with row and column where there is one, when it is damaged or too large
 *
 * Reads the cells of one sheet, with dates by their style and formulas by what was last computed.
 *
 * Returns: (transfer full) (nullable): the sheet, blank rows left out
 */
OfficeSheet *
office_xlsx_read_sheet (OfficeXlsx    *self,
                        guint          index,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const OfficeXlsxSheet *sheet;

  g_return_val_if_fail (index < self->sheets->len, NULL);

  if (self->strings == NULL && !read_shared (self, error))
    return NULL;
  sheet = &g_array_index (self->sheets, OfficeXlsxSheet, index);
  return office_xlsx_read_cells (self, sheet->part, sheet->name, cancellable, error);
}

/* xlsx-cells.c: the cells of one sheet of a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/cell-format.h"
#include "exchange/xlsx-private.h"
#include "rules/error.h"

#define LAST_ROW 1048576

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
} CellType;

typedef struct
{
  OfficeXlsx  *book;
  OfficeSheet *sheet;
  guint        row;
  gboolean     row_begun;
  guint        column;
  guint        next_column;
  gboolean     in_cell;
  CellType     type;
  guint        style;
  gboolean     formula;
  GString     *value;
} Reader;

static gboolean
refuse_cell (const Reader *self,
             GError      **error)
{
  g_autofree char *letters = office_sheet_column_name (self->column);

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
               _("Row %u, column %s: the workbook is damaged here. Ask for it again."),
               self->row, letters);
  return FALSE;
}

static gboolean
begin_row (Reader     *self,
           OfficeXml  *xml,
           GError    **error)
{
  const char *key, *value;
  guint number = self->row + 1;

  while (office_xml_next_attribute (xml, &key, &value))
    if (g_str_equal (key, "r"))
      number = g_ascii_strtoull (value, NULL, 10);

  self->column = self->next_column = 0;
  if (number <= self->row || number > LAST_ROW)
    {
      self->row = MIN (number, LAST_ROW);
      return refuse_cell (self, error);
    }
  self->row = number;
  self->row_begun = FALSE;
  return TRUE;
}

/* The letters of `AB12`; the row is that of the element around it. */
static gboolean
parse_column (const char *reference,
              guint      *column)
{
  guint n = 0, letters = 0;

  for (; g_ascii_isalpha (*reference) && letters < 4; reference++, letters++)
    n = n * 26 + (g_ascii_toupper (*reference) - 'A' + 1);
  if (letters == 0 || letters > 3 || !g_ascii_isdigit (*reference))
    return FALSE;
  *column = n - 1;
  return TRUE;
}

static CellType
parse_type (const char *type)
{
  if (g_str_equal (type, "s"))
    return TYPE_SHARED;
  if (g_str_equal (type, "str") || g_str_equal (type, "inlineStr"))
    return TYPE_TEXT;
  if (g_str_equal (type, "b"))
    return TYPE_BOOLEAN;
  if (g_str_equal (type, "e"))
    return TYPE_ERROR;
  if (g_str_equal (type, "d"))
    return TYPE_DATE;
  return TYPE_NUMBER;
}

static gboolean
begin_cell (Reader     *self,
            OfficeXml  *xml,
            GError    **error)
{
  const char *key, *value;

  self->in_cell = TRUE;
  self->column = self->next_column;
  self->type = TYPE_NUMBER;
  self->style = 0;
  self->formula = FALSE;
  g_string_truncate (self->value, 0);

  while (office_xml_next_attribute (xml, &key, &value))
    {
      if (key[0] == 'r' && key[1] == '\0')
        {
          if (!parse_column (value, &self->column))
            return refuse_cell (self, error);
        }
      else if (key[0] == 's' && key[1] == '\0')
        self->style = strtoul (value, NULL, 10);
      else if (key[0] == 't' && key[1] == '\0')
        self->type = parse_type (value);
    }
  self->next_column = self->column + 1;
  return TRUE;
}

static gboolean
put (Reader          *self,
     OfficeCellKind   kind,
     const char      *text,
     const char      *exact,
     GError         **error)
{
  if (!self->row_begun && !office_sheet_begin_row (self->sheet, self->row, error))
    return FALSE;
  self->row_begun = TRUE;
  return office_sheet_set_cell (self->sheet, self->column, kind, self->formula, text, exact,
                                error);
}

static gboolean
put_shared (Reader  *self,
            GError **error)
{
  char *end;
  guint64 index = g_ascii_strtoull (self->value->str, &end, 10);
  const char *text;

  if (*end != '\0' || end == self->value->str || index >= self->book->strings->len)
    return refuse_cell (self, error);
  text = g_ptr_array_index (self->book->strings, index);
  if (*text == '\0')
    return TRUE;
  return put (self, OFFICE_CELL_TEXT, text, NULL, error);
}

static gboolean
put_number (Reader  *self,
            GError **error)
{
  GByteArray *formats = self->book->formats;
  guint8 format = self->style < formats->len ? formats->data[self->style]
                                             : OFFICE_CELL_FORMAT_PLAIN;
  g_autofree char *text = NULL;
  g_autofree char *iso = NULL;
  const char *digits = g_strstrip (self->value->str);

  if (!office_cell_is_number (digits))
    return refuse_cell (self, error);
  if (format == OFFICE_CELL_FORMAT_DATE
      && office_cell_date_from_serial (digits, self->book->from_1904, &text, &iso))
    return put (self, OFFICE_CELL_DATE, text, iso, error);
  if (format == OFFICE_CELL_FORMAT_TIME
      && (text = office_cell_time_from_serial (digits)) != NULL)
    return put (self, OFFICE_CELL_TEXT, text, digits, error);

  text = office_cell_number_text (digits, format);
  return put (self, OFFICE_CELL_NUMBER, text, digits, error);
}

/* A strict workbook writes `2025-09-18T00:00:00` out. */
static gboolean
put_date (Reader  *self,
          GError **error)
{
  const char *written = g_strstrip (self->value->str);
  g_autofree char *iso = NULL;
  g_autofree char *text = NULL;
  int year, month, day, hour = 0, minute = 0, second = 0;
  int got = sscanf (written, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute,
                    &second);

  if (got < 3 || year < 1 || month < 1 || day < 1 || !g_date_valid_dmy (day, month, year))
    return put (self, OFFICE_CELL_TEXT, written, NULL, error);
  if (hour == 0 && minute == 0 && second == 0)
    {
      text = g_strdup_printf ("%02d/%02d/%04d", day, month, year);
      iso = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    }
  else
    {
      text = g_strdup_printf ("%02d/%02d/%04d %02d:%02d", day, month, year, hour, minute);
      iso = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, hour, minute,
                             second);
    }
  return put (self, OFFICE_CELL_DATE, text, iso, error);
}

static gboolean
end_cell (Reader  *self,
          GError **error)
{
  gboolean filled = self->value->len > 0;

  self->in_cell = FALSE;
  if (!filled)
    return self->formula ? put (self, OFFICE_CELL_EMPTY, NULL, NULL, error) : TRUE;

  switch (self->type)
    {
    case TYPE_SHARED:
      return put_shared (self, error);
    case TYPE_TEXT:
      office_xlsx_unescape (self->value);
      return put (self, OFFICE_CELL_TEXT, self->value->str, NULL, error);
    case TYPE_BOOLEAN:
      return put (self, OFFICE_CELL_BOOLEAN,
                  g_str_equal (self->value->str, "0") || g_str_equal (self->value->str, "false")
                    ? "FALSE"
                    : "TRUE",
                  NULL, error);
    case TYPE_ERROR:
      return put (self, OFFICE_CELL_ERROR, self->value->str, NULL, error);
    case TYPE_DATE:
      return put_date (self, error);
    case TYPE_NUMBER:
    default:
      return put_number (self, error);
    }
}

/* Goes through the part; only what lies in a cell matters. */
static gboolean
read_nodes (Reader        *self,
            OfficeXml     *xml,
            GCancellable  *cancellable,
            GError       **error)
{
  gboolean in_value = FALSE, in_aid = FALSE;
  OfficeXmlNode node;

  while ((node = office_xml_next (xml, error)) < OFFICE_XML_DONE)
    {
      gboolean start = node == OFFICE_XML_START;

      if (node == OFFICE_XML_TEXT)
        {
          /* What is longer than a cell may be is refused at the cell's end. */
          if (in_value && !in_aid && self->value->len <= 4 * OFFICE_SHEET_MAX_TEXT)
            g_string_append (self->value, office_xml_get_text (xml));
        }
      else if (self->in_cell && (office_xml_is (xml, "v") || office_xml_is (xml, "t")))
        in_value = start;
      else if (self->in_cell && office_xml_is (xml, "f"))
        self->formula = TRUE;
      else if (self->in_cell && office_xml_is (xml, "rPh"))
        in_aid = start;
      else if (office_xml_is (xml, "c"))
        {
          if (start ? !begin_cell (self, xml, error) : !end_cell (self, error))
            return FALSE;
        }
      else if (start && office_xml_is (xml, "row"))
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error)
              || !begin_row (self, xml, error))
            return FALSE;
        }
    }
  return node == OFFICE_XML_DONE;
}

/*< private >
 * office_xlsx_read_cells:
 * @self: a workbook with its shared strings and styles read
 * @part: the sheet's part
 * @name: the sheet's name
 * @cancellable: (nullable): stops it
 * @error: set when it is damaged or too large
 *
 * Returns: (transfer full) (nullable): the sheet
 */
OfficeSheet *
office_xlsx_read_cells (OfficeXlsx    *self,
                        const char    *part,
                        const char    *name,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (OfficeXml) xml = office_xml_open (self->package, part, error);
  g_autoptr (OfficeSheet) sheet = office_sheet_new (name, OFFICE_SHEET_WORKBOOK);
  g_autoptr (GString) value = g_string_new (NULL);
  Reader reader = { .book = self, .sheet = sheet, .value = value };

  office_sheet_set_from_1904 (sheet, self->from_1904);
  if (xml == NULL || !read_nodes (&reader, xml, cancellable, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

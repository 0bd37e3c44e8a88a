/* workbook-check.c: whether a return can be written as it stands, and the digest of its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "rules/error.h"

/* What a sheet and a cell of it can hold. */
#define MAX_ROWS 1048575u
#define MAX_COLUMNS 16384u
#define MAX_CELL_UNITS 32767u
#define MAX_EXACT G_GINT64_CONSTANT (999999999999999)

/**
 * office_cell_blank:
 *
 * Returns: a cell with nothing in it, which is not a zero (ASSESS-2)
 */
OfficeCell
office_cell_blank (void)
{
  return (OfficeCell) { .kind = OFFICE_CELL_BLANK };
}

/**
 * office_cell_text:
 * @text: (nullable): borrowed; %NULL and "" make a blank
 *
 * Returns: a cell of text
 */
OfficeCell
office_cell_text (const char *text)
{
  if (text == NULL || *text == '\0')
    return office_cell_blank ();

  return (OfficeCell) { .kind = OFFICE_CELL_TEXT, .text = text };
}

/**
 * office_cell_value:
 * @value: hundredths of a mark or number, a whole number, or pence, as the column says
 *
 * Returns: a cell of a number
 */
OfficeCell
office_cell_value (gint64 value)
{
  return (OfficeCell) { .kind = OFFICE_CELL_VALUE, .value = value };
}

/**
 * office_cell_date:
 * @iso_date: (nullable): `YYYY-MM-DD`, borrowed; %NULL and "" make a blank
 *
 * Returns: a cell of a day; a text that is no day stays a text, for the check to refuse
 */
OfficeCell
office_cell_date (const char *iso_date)
{
  OfficeDay day;

  if (iso_date == NULL || *iso_date == '\0')
    return office_cell_blank ();

  day = office_day_from_iso (iso_date);
  if (day == OFFICE_DAY_NONE)
    return office_cell_text (iso_date);
  return (OfficeCell) { .kind = OFFICE_CELL_DATE, .value = day };
}

static void
append_escaped (GString    *line,
                const char *text)
{
  for (;;)
    {
      gsize plain = strcspn (text, "\\\t\n");

      g_string_append_len (line, text, plain);
      text += plain;
      if (*text == '\0')
        return;
      g_string_append_c (line, '\\');
      g_string_append_c (line, *text == '\t' ? 't' : *text == '\n' ? 'n' : '\\');
      text++;
    }
}

static void
append_integer (GString *line,
                gint64   value)
{
  char digits[24];
  char *p = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    {
      *--p = '0' + rest % 10;
      rest /= 10;
    }
  while (rest != 0);
  if (value < 0)
    *--p = '-';
  g_string_append_len (line, p, digits + sizeof digits - p);
}

static void
append_cell (GString          *line,
             const OfficeCell *cell)
{
  switch (cell->kind)
    {
    case OFFICE_CELL_TEXT:
      g_string_append_c (line, '"');
      append_escaped (line, cell->text);
      break;
    case OFFICE_CELL_VALUE:
      append_integer (line, cell->value);
      break;
    case OFFICE_CELL_DATE:
      {
        g_autofree char *iso = office_day_to_iso (cell->value);

        g_string_append (line, iso);
        break;
      }
    case OFFICE_CELL_BLANK:
    default:
      break;
    }
}

/**
 * office_return_workbook_digest:
 * @workbook: a return
 *
 * The digest of a return's headings and rows: SHA-256 over a canonical text, in which each row is
 * a line, cells are parted by tabs, a text begins with `"`, a number is in hundredths, wholes or
 * pence, a day is ISO, and tab, line feed and backslash in a text are `\t`, `\n` and `\\`. The
 * first line holds the headings. What the cover says does not enter, so that the same rows have
 * the same digest in every version: RETURN-1.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
office_return_workbook_digest (const OfficeReturnWorkbook *workbook)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString) line = g_string_sized_new (64 * 1024);
  const OfficeCell *cell = workbook->cells;

  for (guint i = 0; i < workbook->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (line, '\t');
      append_escaped (line, workbook->columns[i].heading);
    }
  g_string_append_c (line, '\n');

  for (guint row = 0; row < workbook->n_rows; row++)
    {
      for (guint i = 0; i < workbook->n_columns; i++, cell++)
        {
          if (i > 0)
            g_string_append_c (line, '\t');
          append_cell (line, cell);
        }
      g_string_append_c (line, '\n');
      if (line->len > 60 * 1024)
        {
          g_checksum_update (checksum, (const guchar *) line->str, line->len);
          g_string_truncate (line, 0);
        }
    }
  g_checksum_update (checksum, (const guchar *) line->str, line->len);

  return g_strdup (g_checksum_get_string (checksum));
}

/* The row as the sheet numbers it: its headings are row 1. */
static gboolean
refuse (GError                   **error,
        const OfficeReturnColumn  *column,
        guint                      row,
        const char                *what)
{
  if (row == OFFICE_WORKBOOK_NO_ROW)
    /* Translators: the heading of a column, and what is wrong with a cell of it */
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("column “%s”: %s"), column->heading, what);
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("Row %u, column “%s”: %s"), row + 2, column->heading, what);
  return FALSE;
}

/* Length as a workbook counts, in UTF-16 units; stops at a character that XML cannot hold. */
static gboolean
measure_text (const char *text,
              gsize      *units,
              gunichar   *bad)
{
  *units = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);

      if ((character < 0x20 && character != '\n' && character != '\t') ||
          (character >= 0x7f && character < 0xa0) || (character & 0xfffe) == 0xfffe)
        {
          *bad = character;
          return FALSE;
        }
      *units += character > 0xffff ? 2 : 1;
    }

  return TRUE;
}

static gboolean
check_text (const char                *text,
            const OfficeReturnColumn  *column,
            guint                      row,
            GError                   **error)
{
  gsize units;
  gunichar bad;

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, column, row, _("the text is not valid Unicode. Type it again."));
  if (!measure_text (text, &units, &bad))
    {
      g_autofree char *what = g_strdup_printf (_("the text holds the control character U+%04X. "
                                                 "Remove it."), bad);

      return refuse (error, column, row, what);
    }
  if (units > MAX_CELL_UNITS)
    {
      g_autofree char *what = g_strdup_printf (_("the text is %zu characters long; "
                                                 "a cell holds at most %u. Shorten it."),
                                               units, MAX_CELL_UNITS);

      return refuse (error, column, row, what);
    }

  return TRUE;
}

static gboolean
check_text_cell (const char                *text,
                 const OfficeReturnColumn  *column,
                 guint                      row,
                 GError                   **error)
{
  g_autofree char *what = NULL;

  if (!check_text (text, column, row, error))
    return FALSE;
  if (column->codes != NULL && g_strv_contains (column->codes, text))
    return TRUE;
  if (column->codes == NULL && column->kind == OFFICE_RETURN_COLUMN_TEXT)
    return TRUE;

  switch (column->kind)
    {
    case OFFICE_RETURN_COLUMN_TEXT:
      what = g_strdup_printf (_("“%s” is not one of the codes of this column."), text);
      break;
    case OFFICE_RETURN_COLUMN_MARK:
      what = g_strdup_printf (_("“%s” is neither a mark nor one of the codes of this column."),
                              text);
      break;
    case OFFICE_RETURN_COLUMN_DATE:
      what = g_strdup_printf (_("“%s” is not a date."), text);
      break;
    default:
      what = g_strdup_printf (_("“%s” is not a number."), text);
      break;
    }
  return refuse (error, column, row, what);
}

/**
 * office_return_cell_check:
 * @cell: a cell
 * @column: its column
 * @row: its row, counted from 0, or %OFFICE_WORKBOOK_NO_ROW when the message is not to name it
 *
 * Checks that a cell fits its column and can be held by a workbook.
 *
 * Returns: %FALSE with #OFFICE_ERROR that names the row and the column
 */
gboolean
office_return_cell_check (const OfficeCell          *cell,
                          const OfficeReturnColumn  *column,
                          guint                      row,
                          GError                   **error)
{
  gboolean is_date_column = column->kind == OFFICE_RETURN_COLUMN_DATE;

  switch (cell->kind)
    {
    case OFFICE_CELL_BLANK:
      return TRUE;
    case OFFICE_CELL_TEXT:
      return check_text_cell (cell->text, column, row, error);
    case OFFICE_CELL_DATE:
      if (!is_date_column)
        return refuse (error, column, row, _("a date stands where none is expected."));
      if (cell->value < office_day_new (1900, 3, 1) || cell->value > office_day_new (9999, 12, 31))
        return refuse (error, column, row,
                       _("a workbook holds dates from 01/03/1900 to 31/12/9999 only."));
      return TRUE;
    case OFFICE_CELL_VALUE:
    default:
      if (is_date_column || column->kind == OFFICE_RETURN_COLUMN_TEXT)
        return refuse (error, column, row, _("a number stands where none is expected."));
      if (column->kind == OFFICE_RETURN_COLUMN_MARK && (cell->value < 0 || cell->value > 10000))
        return refuse (error, column, row, _("a mark lies from 0 to 100."));
      if (ABS (cell->value) > MAX_EXACT)
        return refuse (error, column, row, _("the number has more digits than a workbook keeps."));
      return TRUE;
    }
}

static gboolean
check_headings (const OfficeReturnWorkbook  *workbook,
                GError                     **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (workbook->n_columns == 0 || workbook->n_columns > MAX_COLUMNS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("A return has from 1 to %u columns; this one has %u."),
                   MAX_COLUMNS, workbook->n_columns);
      return FALSE;
    }
  if (workbook->n_rows > MAX_ROWS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("A sheet holds at most %u rows; this return has %u. Split it."),
                   MAX_ROWS, workbook->n_rows);
      return FALSE;
    }

  for (guint i = 0; i < workbook->n_columns; i++)
    {
      const char *heading = workbook->columns[i].heading;
      gsize units;
      gunichar bad;

      if (heading == NULL || *heading == '\0' || !g_utf8_validate (heading, -1, NULL) ||
          !measure_text (heading, &units, &bad) || units > 255 || strpbrk (heading, "\t\n") != NULL)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("Column %u has no heading that a workbook can hold. Give it one of at "
                         "most 255 characters."), i + 1);
          return FALSE;
        }
      if (!g_hash_table_add (seen, g_utf8_casefold (heading, -1)))
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("Two columns are headed “%s”. Give one of them another heading."), heading);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * office_return_workbook_check:
 * @workbook: a return
 *
 * Checks that each cell fits its column and can be held by a workbook: RETURN-1.
 *
 * Returns: %FALSE with #OFFICE_ERROR that names the row and the column
 */
gboolean
office_return_workbook_check (const OfficeReturnWorkbook  *workbook,
                              GError                     **error)
{
  const OfficeCell *cell = workbook->cells;

  if (!check_headings (workbook, error))
    return FALSE;

  for (guint row = 0; row < workbook->n_rows; row++)
    {
      for (guint i = 0; i < workbook->n_columns; i++, cell++)
        {
          if (!office_return_cell_check (cell, &workbook->columns[i], row, error))
            return FALSE;
        }
    }

  return TRUE;
}

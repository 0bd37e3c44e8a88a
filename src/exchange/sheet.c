/* sheet.c: one table that was read: rows of cells, as people saw them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/sheet.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

typedef struct
{
  guint number;
  guint first;
  guint width;
} Row;

struct _OfficeSheet
{
  char              *name;
  OfficeSheetSource  source;
  gboolean           from_1904;
  GArray            *rows;
  GArray            *cells;
  GStringChunk      *strings;
  guint              n_columns;
};

static const OfficeCell empty_cell = { OFFICE_CELL_EMPTY, FALSE, "", "" };

/**
 * office_sheet_new:
 * @name: (nullable): what the sheet is called in its file
 * @source: where it comes from
 *
 * Returns: (transfer full): a sheet without rows, to be filled by one reader
 */
OfficeSheet *
office_sheet_new (const char        *name,
                  OfficeSheetSource  source)
{
  OfficeSheet *self = g_atomic_rc_box_new0 (OfficeSheet);

  self->name = g_strdup (name != NULL ? name : "");
  self->source = source;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->cells = g_array_new (FALSE, FALSE, sizeof (OfficeCell));
  self->strings = g_string_chunk_new (64 * 1024);

  return self;
}

/**
 * office_sheet_ref:
 * @self: a sheet
 *
 * Returns: (transfer full): the same sheet, once more
 */
OfficeSheet *
office_sheet_ref (OfficeSheet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
sheet_clear (gpointer data)
{
  OfficeSheet *self = data;

  g_free (self->name);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_string_chunk_free (self->strings);
}

/**
 * office_sheet_unref:
 * @self: a sheet
 *
 * Gives the sheet back; the last one frees it.
 */
void
office_sheet_unref (OfficeSheet *self)
{
  g_atomic_rc_box_release_full (self, sheet_clear);
}

/**
 * office_sheet_column_name:
 * @column: a column, counted from 0
 *
 * Returns: (transfer full): its letters in a spreadsheet: A, B, … Z, AA
 */
char *
office_sheet_column_name (guint column)
{
  char letters[8];
  guint at = sizeof letters;

  letters[--at] = '\0';
  for (guint n = column + 1; n > 0 && at > 0; n = (n - 1) / 26)
    letters[--at] = 'A' + (n - 1) % 26;

  return g_strdup (letters + at);
}

/**
 * office_sheet_begin_row:
 * @self: a sheet being filled
 * @number: the row's number as the person sees it, larger than that of the row before
 * @error: set when the sheet has more rows than we hold
 *
 * Begins a row; the cells that are set next are its own.
 *
 * Returns: whether there was room for it
 */
gboolean
office_sheet_begin_row (OfficeSheet  *self,
                        guint         number,
                        GError      **error)
{
  Row row = { number, self->cells->len, 0 };

  if (self->rows->len >= OFFICE_SHEET_MAX_ROWS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Row %u: the sheet has more than %u filled rows. "
                     "Split it into smaller files."),
                   number, OFFICE_SHEET_MAX_ROWS);
      return FALSE;
    }

  g_array_append_val (self->rows, row);
  return TRUE;
}

static gboolean
widen_row (OfficeSheet  *self,
           Row          *row,
           guint         column,
           GError      **error)
{
  if (column >= OFFICE_SHEET_MAX_COLUMNS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Row %u has too many cells: more than %u. "
                     "Check its delimiters and quotation marks."),
                   row->number, OFFICE_SHEET_MAX_COLUMNS);
      return FALSE;
    }
  if (self->cells->len + (column + 1 - row->width) > OFFICE_SHEET_MAX_CELLS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Row %u: the sheet has more than %u cells. Split it into smaller files."),
                   row->number, OFFICE_SHEET_MAX_CELLS);
      return FALSE;
    }

  for (; row->width <= column; row->width++)
    g_array_append_val (self->cells, empty_cell);
  self->n_columns = MAX (self->n_columns, row->width);
  return TRUE;
}

/**
 * office_sheet_set_cell:
 * @self: a sheet being filled
 * @column: the column in the row begun last, counted from 0
 * @kind: what the cell holds
 * @formula: whether the value is the computed one of a formula
 * @text: (nullable): what it says, in UTF-8
 * @exact: (nullable): exact digits or ISO date; %NULL when that is the text
 * @error: set, with the row's number, when the cell has no place or its text is too long
 *
 * Fills one cell of the row begun last; cells left out are empty.
 *
 * Returns: whether it fitted
 */
gboolean
office_sheet_set_cell (OfficeSheet     *self,
                       guint            column,
                       OfficeCellKind   kind,
                       gboolean         formula,
                       const char      *text,
                       const char      *exact,
                       GError         **error)
{
  Row *row;
  OfficeCell *cell;

  g_return_val_if_fail (self->rows->len > 0, FALSE);

  row = &g_array_index (self->rows, Row, self->rows->len - 1);
  if (column >= row->width && !widen_row (self, row, column, error))
    return FALSE;

  if (text != NULL && strlen (text) > OFFICE_SHEET_MAX_TEXT
      && g_utf8_strlen (text, -1) > OFFICE_SHEET_MAX_TEXT)
    {
      g_autofree char *letters = office_sheet_column_name (column);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Row %u, column %s: the cell holds more than %u characters. "
                     "Look for a quotation mark that is opened there and closed much later."),
                   row->number, letters, OFFICE_SHEET_MAX_TEXT);
      return FALSE;
    }

  cell = &g_array_index (self->cells, OfficeCell, row->first + column);
  cell->kind = kind;
  cell->formula = formula;
  cell->text = text == NULL || *text == '\0' ? "" : g_string_chunk_insert (self->strings, text);
  cell->exact = exact == NULL ? cell->text : g_string_chunk_insert (self->strings, exact);
  return TRUE;
}

/**
 * office_sheet_set_from_1904:
 * @self: a sheet being filled
 * @from_1904: whether its days count from 1 January 1904
 *
 * Says how a day that stands as a bare number is to be read.
 */
void
office_sheet_set_from_1904 (OfficeSheet *self,
                            gboolean     from_1904)
{
  self->from_1904 = from_1904;
}

/**
 * office_sheet_get_name:
 * @self: a sheet
 *
 * Returns: its name in the file, or the empty string
 */
const char *
office_sheet_get_name (OfficeSheet *self)
{
  return self->name;
}

/**
 * office_sheet_get_source:
 * @self: a sheet
 *
 * Returns: where it comes from
 */
OfficeSheetSource
office_sheet_get_source (OfficeSheet *self)
{
  return self->source;
}

/**
 * office_sheet_get_from_1904:
 * @self: a sheet
 *
 * Returns: whether its days count from 1 January 1904
 */
gboolean
office_sheet_get_from_1904 (OfficeSheet *self)
{
  return self->from_1904;
}

/**
 * office_sheet_get_n_rows:
 * @self: a sheet
 *
 * Returns: how many rows it holds; blank rows of a file are left out
 */
guint
office_sheet_get_n_rows (OfficeSheet *self)
{
  return self->rows->len;
}

/**
 * office_sheet_get_n_columns:
 * @self: a sheet
 *
 * Returns: the width of its widest row
 */
guint
office_sheet_get_n_columns (OfficeSheet *self)
{
  return self->n_columns;
}

/**
 * office_sheet_get_row_number:
 * @self: a sheet
 * @index: a row, counted from 0 over the rows held
 *
 * Returns: its number as the person sees it in their spreadsheet
 */
guint
office_sheet_get_row_number (OfficeSheet *self,
                             guint        index)
{
  g_return_val_if_fail (index < self->rows->len, 0);
  return g_array_index (self->rows, Row, index).number;
}

/**
 * office_sheet_get_row_width:
 * @self: a sheet
 * @index: a row, counted from 0 over the rows held
 *
 * Returns: how many cells the file gives for it, empty ones at the end included
 */
guint
office_sheet_get_row_width (OfficeSheet *self,
                            guint        index)
{
  g_return_val_if_fail (index < self->rows->len, 0);
  return g_array_index (self->rows, Row, index).width;
}

/**
 * office_sheet_get_cell:
 * @self: a sheet
 * @index: a row, counted from 0 over the rows held
 * @column: a column, counted from 0
 *
 * Returns: the cell; an empty one where there is none, never %NULL
 */
const OfficeCell *
office_sheet_get_cell (OfficeSheet *self,
                       guint        index,
                       guint        column)
{
  const Row *row;

  if (index >= self->rows->len)
    return &empty_cell;
  row = &g_array_index (self->rows, Row, index);
  if (column >= row->width)
    return &empty_cell;
  return &g_array_index (self->cells, OfficeCell, row->first + column);
}

/**
 * office_sheet_get_text:
 * @self: a sheet
 * @index: a row, counted from 0 over the rows held
 * @column: a column, counted from 0
 *
 * Returns: what the cell says; the empty string where there is none
 */
const char *
office_sheet_get_text (OfficeSheet *self,
                       guint        index,
                       guint        column)
{
  return office_sheet_get_cell (self, index, column)->text;
}

/* csv.c: delimited text, from a file or from the clipboard, into a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

/* How many rows are looked at to find the delimiter. */
#define SAMPLE_ROWS 100

typedef enum
{
  CELL_FOLLOWS,
  ROW_FOLLOWS,
  TEXT_ENDS,
} After;

typedef struct
{
  const char *at;
  char        delimiter;
  gboolean    pasted;
  gboolean    unclosed;
  GString    *cell;
} Scanner;

static gboolean
ends_cell (const Scanner *self,
           const char    *at)
{
  return *at == '\0' || *at == self->delimiter || *at == '\n' || *at == '\r';
}

static After
step_over_end (Scanner *self)
{
  if (*self->at == '\0')
    return TEXT_ENDS;
  if (*self->at == self->delimiter)
    {
      self->at++;
      return CELL_FOLLOWS;
    }
  if (self->at[0] == '\r' && self->at[1] == '\n')
    self->at++;
  self->at++;
  return *self->at == '\0' ? TEXT_ENDS : ROW_FOLLOWS;
}

static void
scan_plain (Scanner *self)
{
  const char *start = self->at;

  while (!ends_cell (self, self->at))
    self->at++;
  g_string_append_len (self->cell, start, self->at - start);
}

/* From the opening mark. A line end inside is kept as one newline. */
static void
scan_quoted (Scanner *self)
{
  const char *opening = self->at;
  gboolean closed = FALSE;

  for (self->at++; *self->at != '\0'; self->at++)
    {
      const char *run = self->at + strcspn (self->at, "\"\r");

      g_string_append_len (self->cell, self->at, run - self->at);
      self->at = run;
      if (*run == '\0')
        break;
      if (*run == '\r')
        {
          g_string_append_c (self->cell, '\n');
          if (run[1] == '\n')
            self->at++;
        }
      else if (run[1] == '"')
        {
          g_string_append_c (self->cell, '"');
          self->at++;
        }
      else
        {
          closed = TRUE;
          self->at++;
          break;
        }
    }

  if (self->pasted && (!closed || !ends_cell (self, self->at)))
    {
      /* On a clipboard a cell that only begins with a mark is not quoted. */
      self->at = opening;
      g_string_truncate (self->cell, 0);
      scan_plain (self);
      return;
    }
  self->unclosed = !closed;
  scan_plain (self);
}

static After
scan_cell (Scanner *self)
{
  g_string_truncate (self->cell, 0);
  if (*self->at == '"')
    scan_quoted (self);
  else
    scan_plain (self);
  return step_over_end (self);
}

/* Excel's own hint, which it does not show as a row. */
static const char *
skip_hint (const char *text,
           char       *delimiter)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0'
      || strchr (",;|\t", text[4]) == NULL
      || (text[5] != '\n' && text[5] != '\r' && text[5] != '\0'))
    return text;

  if (delimiter != NULL)
    *delimiter = text[4];
  text += 5;
  if (text[0] == '\r' && text[1] == '\n')
    text++;
  return *text == '\0' ? text : text + 1;
}

/* How many of the first rows have their commonest width above one cell, 0 when none has. */
static guint
rows_of_one_width (const char *text,
                   char        delimiter,
                   guint      *width)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  Scanner scanner = { text, delimiter, FALSE, FALSE, cell };
  guint widths[SAMPLE_ROWS], n_rows = 0, best = 0;
  After after = *text == '\0' ? TEXT_ENDS : ROW_FOLLOWS;

  *width = 0;
  while (after != TEXT_ENDS && n_rows < SAMPLE_ROWS)
    {
      guint cells = 0;

      do
        {
          after = scan_cell (&scanner);
          cells++;
        }
      while (after == CELL_FOLLOWS);
      if (cells > 1 || cell->len > 0)
        widths[n_rows++] = cells;
    }

  for (guint i = 0; i < n_rows; i++)
    {
      guint same = 0;

      for (guint j = 0; j < n_rows; j++)
        same += widths[j] == widths[i];
      if (widths[i] > 1 && (same > best || (same == best && widths[i] > *width)))
        {
          best = same;
          *width = widths[i];
        }
    }
  return best;
}

/**
 * office_csv_find_delimiter:
 * @text: delimited text
 *
 * Tries tab, semicolon, bar and comma, with respect to quotation marks, on the first rows. The
 * one that gives the most rows of one width wins; of equals, the one that gives more cells, then
 * the one that is rarer in ordinary text.
 *
 * Returns: the delimiter; a comma when there is nothing to divide
 */
char
office_csv_find_delimiter (const char *text)
{
  static const char candidates[] = { '\t', ';', '|', ',' };
  guint best_rows = 0, best_width = 0;
  char best = ',', hint = '\0';

  text = skip_hint (text, &hint);
  if (hint != '\0')
    return hint;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint width;
      guint rows = rows_of_one_width (text, candidates[i], &width);

      if (rows > best_rows || (rows == best_rows && width > best_width))
        {
          best = candidates[i];
          best_rows = rows;
          best_width = width;
        }
    }
  return best;
}

static gboolean
refuse_unclosed (guint    row,
                 guint    column,
                 GError **error)
{
  g_autofree char *letters = office_sheet_column_name (column);

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("Row %u, column %s: a quotation mark is opened here and never closed. "
                 "Close it, or take it out."),
               row, letters);
  return FALSE;
}

static gboolean
read_row (Scanner      *scanner,
          OfficeSheet  *sheet,
          guint         number,
          After        *after,
          GError      **error)
{
  guint column = 0;
  gboolean begun = FALSE;

  do
    {
      gboolean filled;

      *after = scan_cell (scanner);
      if (scanner->unclosed)
        return refuse_unclosed (number, column, error);

      filled = scanner->cell->len > 0;
      if (filled || column > 0 || *after == CELL_FOLLOWS || scanner->pasted)
        {
          if (!begun && !office_sheet_begin_row (sheet, number, error))
            return FALSE;
          begun = TRUE;
          if (!office_sheet_set_cell (sheet, column, filled ? OFFICE_CELL_TEXT : OFFICE_CELL_EMPTY,
                                      FALSE, scanner->cell->str, NULL, error))
            return FALSE;
        }
      column++;
    }
  while (*after == CELL_FOLLOWS);

  return TRUE;
}

static OfficeSheet *
read_text (const char    *text,
           char           delimiter,
           gboolean       pasted,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (OfficeSheet) sheet = office_sheet_new (name, OFFICE_SHEET_TEXT);
  g_autoptr (GString) cell = g_string_new (NULL);
  Scanner scanner = { text, delimiter, pasted, FALSE, cell };
  After after = *text == '\0' ? TEXT_ENDS : ROW_FOLLOWS;

  for (guint number = 1; after != TEXT_ENDS; number++)
    {
      if (number % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!read_row (&scanner, sheet, number, &after, error))
        return NULL;
    }
  return g_steal_pointer (&sheet);
}

/**
 * office_csv_read:
 * @text: delimited text in UTF-8
 * @delimiter: what stands between cells (office_csv_find_delimiter())
 * @name: (nullable): name for the sheet
 * @cancellable: (nullable): stops it
 * @error: set, with the row's number, when a quotation mark stays open or there is too much
 *
 * Reads text as RFC 4180 and Excel write it. A row's number is the one that a spreadsheet shows:
 * blank lines count, line ends inside quotation marks do not.
 *
 * Returns: (transfer full) (nullable): the sheet, blank rows left out
 */
OfficeSheet *
office_csv_read (const char    *text,
                 char           delimiter,
                 const char    *name,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return read_text (skip_hint (text, NULL), delimiter, FALSE, name, cancellable, error);
}

/**
 * office_csv_read_paste:
 * @text: what another program put on the clipboard as text
 * @error: set when there is too much of it
 *
 * Reads a block of cells as Excel and LibreOffice copy them: tabs between cells, cells with line
 * ends in quotation marks. A comma never divides: `55,5` stays one cell. Blank rows are kept, so
 * that the block keeps its shape; the line end after the last row makes no row of its own.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
OfficeSheet *
office_csv_read_paste (const char  *text,
                       GError     **error)
{
  return read_text (text, '\t', TRUE, NULL, NULL, error);
}

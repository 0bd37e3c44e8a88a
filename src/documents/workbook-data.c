/* workbook-data.c: the rows of a return: a table with its heading, filter, widths and lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define LINE_HEIGHT 15.0

/* GLib's Julian day of a workbook's day 0, 30 December 1899. */
#define WORKBOOK_DAY_0 693594

/* How often the caller hears of progress and may cancel. */
#define ROWS_PER_STEP 512

/* Columns without a width are measured over so many rows, and kept within these bounds. */
#define MEASURED_ROWS 200
#define MIN_WIDTH 8
#define MAX_WIDTH 48

/* What a list of allowed texts can hold with its commas. */
#define MAX_LIST 255

/* So many characters beside each other can still be read on a page of A4; what is wider takes more
 * pages, each with the first columns. */
#define PAGE_WIDTH 260
#define REPEATED_COLUMNS 2

static guint
measure_column (const OfficeReturnWorkbook *facts,
                guint                       column)
{
  const OfficeReturnColumn *wanted = &facts->columns[column];
  glong width = g_utf8_strlen (wanted->heading, -1) + 3;

  if (wanted->width > 0)
    return MIN (wanted->width, 255);
  if (wanted->kind == OFFICE_RETURN_COLUMN_DATE || wanted->kind == OFFICE_RETURN_COLUMN_MONEY)
    width = MAX (width, 11);

  /* A long heading wraps rather than widening a column of short codes. */
  width = MIN (width, 16);
  for (guint row = 0; row < MIN (facts->n_rows, MEASURED_ROWS); row++)
    {
      const OfficeCell *cell = &facts->cells[(gsize) row * facts->n_columns + column];

      if (cell->kind == OFFICE_CELL_TEXT)
        width = MAX (width, g_utf8_strlen (cell->text, -1) + 2);
    }

  return CLAMP (width, MIN_WIDTH, MAX_WIDTH);
}

/* Lines that a bold heading takes when it is broken between words. */
static guint
count_heading_lines (const char *heading,
                     guint       width)
{
  g_auto (GStrv) words = g_strsplit_set (heading, " \n", -1);
  guint n_lines = 1, filled = 0;

  /* A bold letter is wider than those that a width is counted in. */
  width = MAX (width * 17 / 20, 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = g_utf8_strlen (words[i], -1) + 1;

      if (filled > 0 && filled + length > width)
        {
          n_lines++;
          filled = 0;
        }
      filled += length;
      n_lines += filled / (width + 1);
    }

  return n_lines;
}

/* Excel keeps the list of a column as one text, parted by commas; one that does not fit is left out
 * rather than put into a formula. */
static gboolean
can_list (const char *const *codes)
{
  gsize length = 0;

  if (codes == NULL || codes[0] == NULL)
    return FALSE;
  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (strchr (codes[i], ',') != NULL || strchr (codes[i], '"') != NULL)
        return FALSE;
      length += (gsize) g_utf8_strlen (codes[i], -1) + 1;
    }
  return length - 1 <= MAX_LIST;
}

/* What may be typed into a column by whoever receives the return. */
static void
add_validation (OfficeWorkbookWriter     *writer,
                lxw_worksheet            *sheet,
                guint                     at,
                guint                     last_row)
{
  const OfficeReturnColumn *column = &writer->facts->columns[at];
  lxw_data_validation validation = { 0 };

  validation.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
  if (column->kind == OFFICE_RETURN_COLUMN_TEXT && can_list (column->codes))
    {
      validation.validate = LXW_VALIDATION_TYPE_LIST;
      validation.value_list = (char **) column->codes;
      validation.error_title = _("Not in the list");
      validation.error_message = _("Choose one of the words of this column.");
    }
  else if (column->kind == OFFICE_RETURN_COLUMN_MARK && (column->codes == NULL || column->codes[0] == NULL))
    {
      validation.validate = LXW_VALIDATION_TYPE_DECIMAL;
      validation.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      validation.minimum_number = 0;
      validation.maximum_number = 100;
      validation.error_title = _("Not a mark");
      validation.error_message = _("A mark lies from 0 to 100.");
    }
  else
    {
      return;
    }
  worksheet_data_validation_range (sheet, 1, at, last_row, at, &validation);
}

static void
add_table (OfficeWorkbookWriter *writer,
           lxw_worksheet        *sheet,
           guint                 last_row)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  g_autofree lxw_table_column *columns = g_new0 (lxw_table_column, facts->n_columns);
  g_autofree lxw_table_column **list = g_new0 (lxw_table_column *, facts->n_columns + 1);
  lxw_table_options options = {
    .name = (char *) "ReturnRows",
    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
    .style_type_number = 1,
    .columns = list,
  };

  for (guint i = 0; i < facts->n_columns; i++)
    {
      columns[i].header = (char *) facts->columns[i].heading;
      columns[i].header_format = facts->columns[i].kind == OFFICE_RETURN_COLUMN_TEXT ? writer->heading
                                                                                     : writer->number_heading;
      list[i] = &columns[i];
    }
  worksheet_add_table (sheet, 0, 0, last_row, facts->n_columns - 1, &options);
}

static void
set_width_of_pages (OfficeWorkbookWriter *writer,
                    lxw_worksheet        *sheet,
                    guint                 width)
{
  guint n_pages = MIN ((width + PAGE_WIDTH - 1) / PAGE_WIDTH, writer->facts->n_columns);

  if (n_pages <= 1 || writer->facts->n_columns <= REPEATED_COLUMNS)
    return;
  worksheet_fit_to_pages (sheet, n_pages, 0);
  worksheet_repeat_columns (sheet, 0, REPEATED_COLUMNS - 1);
}

/*
 * office_workbook_add_data:
 *
 * Returns: the sheet of the rows, with everything but the rows
 */
lxw_worksheet *
office_workbook_add_data (OfficeWorkbookWriter *writer)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  lxw_worksheet *sheet = office_workbook_writer_add_sheet (writer, OFFICE_WORKBOOK_DATA);
  guint last_row = MAX (facts->n_rows, 1);   /* a table has at least one row */
  guint n_lines = 1, total_width = 0;

  for (guint i = 0; i < facts->n_columns; i++)
    {
      guint width = measure_column (facts, i);

      total_width += width;
      worksheet_set_column (sheet, i, i, width, writer->columns[i]);
      add_validation (writer, sheet, i, last_row);
      n_lines = MAX (n_lines, count_heading_lines (facts->columns[i].heading, width));
    }
  worksheet_set_row (sheet, 0, MIN (n_lines, 6) * LINE_HEIGHT, NULL);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
  add_table (writer, sheet, last_row);
  worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  office_workbook_writer_set_page (writer, sheet);
  set_width_of_pages (writer, sheet, total_width);

  return sheet;
}

/* Marks, money and the like leave the exact world here, and only here. */
static lxw_error
write_cell (lxw_worksheet          *sheet,
            guint                   row,
            guint                   column,
            const OfficeCell       *cell,
            OfficeReturnColumnKind  kind,
            lxw_format             *format)
{
  switch (cell->kind)
    {
    case OFFICE_CELL_TEXT:
      return worksheet_write_string (sheet, row, column, cell->text, format);
    case OFFICE_CELL_VALUE:
      return worksheet_write_number (sheet, row, column,
                                     kind == OFFICE_RETURN_COLUMN_INTEGER ? cell->value
                                                                          : cell->value / 100.0,
                                     format);
    case OFFICE_CELL_DATE:
      return worksheet_write_number (sheet, row, column, cell->value - WORKBOOK_DAY_0, format);
    case OFFICE_CELL_BLANK:
    default:
      return LXW_NO_ERROR;
    }
}

/*
 * office_workbook_write_data:
 *
 * Returns: %FALSE with #OFFICE_ERROR that names the row and the column, or %G_IO_ERROR_CANCELLED
 */
gboolean
office_workbook_write_data (OfficeWorkbookWriter  *writer,
                            lxw_worksheet         *sheet,
                            GError               **error)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  const OfficeCell *cell = facts->cells;

  for (guint row = 0; row < facts->n_rows; row++)
    {
      if (row % ROWS_PER_STEP == 0)
        {
          if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
            return FALSE;
          if (writer->progress != NULL)
            writer->progress (row, facts->n_rows, writer->user_data);
        }

      for (guint i = 0; i < facts->n_columns; i++, cell++)
        {
          lxw_error result = write_cell (sheet, row + 1, i, cell, facts->columns[i].kind,
                                         writer->columns[i]);

          if (result != LXW_NO_ERROR)
            {
              g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED,
                           _("Row %u, column “%s”: %s"), row + 2, facts->columns[i].heading,
                           lxw_strerror (result));
              return FALSE;
            }
        }
    }

  return TRUE;
}

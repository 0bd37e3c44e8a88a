/* baseline-workbook.c: only hands the cells of a large return to libxlsxwriter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <xlsxwriter.h>

#include "return-cells.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GStringChunk) texts = g_string_chunk_new (64 * 1024);
  g_autofree BenchmarkCell *cells = benchmark_cells_new (texts);
  const BenchmarkCell *cell = cells;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *date, *text;

  if (argc != 2)
    return 2;

  workbook = workbook_new (argv[1]);
  sheet = workbook_add_worksheet (workbook, "Data");
  date = workbook_add_format (workbook);
  format_set_num_format (date, "dd/mm/yyyy");
  text = workbook_add_format (workbook);
  format_set_num_format (text, "@");

  for (guint column = 0; column < BENCHMARK_COLUMNS; column++)
    worksheet_write_string (sheet, 0, column, BENCHMARK_HEADINGS[column], NULL);
  for (guint row = 1; row <= BENCHMARK_ROWS; row++)
    for (guint column = 0; column < BENCHMARK_COLUMNS; column++, cell++)
      switch (BENCHMARK_KINDS[column])
        {
        case BENCHMARK_TEXT:
          if (cell->text != NULL)
            worksheet_write_string (sheet, row, column, cell->text, text);
          break;
        case BENCHMARK_MARK:
          worksheet_write_number (sheet, row, column, cell->value / 100.0, NULL);
          break;
        case BENCHMARK_DATE:
          worksheet_write_number (sheet, row, column, cell->value - 693594, date);
          break;
        case BENCHMARK_INTEGER:
        default:
          worksheet_write_number (sheet, row, column, cell->value, NULL);
          break;
        }

  return workbook_close (workbook) == LXW_NO_ERROR ? 0 : 1;
}

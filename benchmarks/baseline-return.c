/* baseline-return.c: only hands the cells of a marks return, given plainly, to libxlsxwriter
 *
 * usage: baseline-return CELLS FILE
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "return-cells.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMappedFile) file = argc == 3 ? g_mapped_file_new (argv[1], FALSE, NULL) : NULL;
  const char *at;
  guint size[2];
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *date, *text;

  if (file == NULL)
    return 2;

  at = g_mapped_file_get_contents (file);
  memcpy (size, at, sizeof size);
  at += sizeof size;
  workbook = workbook_new (argv[2]);
  sheet = workbook_add_worksheet (workbook, "Data");
  date = workbook_add_format (workbook);
  format_set_num_format (date, "dd/mm/yyyy");
  text = workbook_add_format (workbook);
  format_set_num_format (text, "@");

  for (guint row = 1; row <= size[0]; row++)
    for (guint column = 0; column < size[1]; column++)
      {
        BenchmarkPlainCell cell;

        memcpy (&cell, at, sizeof cell);
        at += sizeof cell;
        if (cell.kind == BENCHMARK_TEXT)
          {
            worksheet_write_string (sheet, row, (lxw_col_t) column, at, text);
            at += cell.value;
          }
        else if (!cell.blank)
          worksheet_write_number (sheet, row, (lxw_col_t) column,
                                  cell.kind == BENCHMARK_MARK ? (double) cell.value / 100.0
                                  : cell.kind == BENCHMARK_DATE ? (double) (cell.value - 693594)
                                                                : (double) cell.value,
                                  cell.kind == BENCHMARK_DATE ? date : NULL);
      }

  return workbook_close (workbook) == LXW_NO_ERROR ? 0 : 1;
}

/* workbook.c: a large return, as the office makes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook.h"
#include "return-cells.h"

int
main (int    argc,
      char **argv)
{
  static const OfficeReturnColumnKind kinds[] = {
    OFFICE_RETURN_COLUMN_TEXT, OFFICE_RETURN_COLUMN_MARK, OFFICE_RETURN_COLUMN_DATE,
    OFFICE_RETURN_COLUMN_INTEGER,
  };
  g_autoptr (GStringChunk) texts = g_string_chunk_new (64 * 1024);
  g_autofree BenchmarkCell *given = benchmark_cells_new (texts);
  g_autofree OfficeCell *cells = g_new (OfficeCell, BENCHMARK_ROWS * BENCHMARK_COLUMNS);
  g_autoptr (GError) error = NULL;
  OfficeReturnColumn columns[BENCHMARK_COLUMNS];
  OfficeReturnWorkbook workbook = {
    .title = "Marks return", .provider = "Provider", .cohort = "DPL-2025-AUT", .version = 1,
    .made_by = "A. User", .made_on = 1764936000, .rule_set = "1",
    .columns = columns, .n_columns = BENCHMARK_COLUMNS,
    .cells = cells, .n_rows = BENCHMARK_ROWS,
  };

  if (argc != 2)
    return 2;

  for (guint i = 0; i < BENCHMARK_COLUMNS; i++)
    columns[i] = (OfficeReturnColumn) { BENCHMARK_HEADINGS[i], kinds[BENCHMARK_KINDS[i]], 0, NULL };
  for (guint i = 0; i < BENCHMARK_ROWS * BENCHMARK_COLUMNS; i++)
    switch (BENCHMARK_KINDS[i % BENCHMARK_COLUMNS])
      {
      case BENCHMARK_TEXT:
        cells[i] = office_cell_text (given[i].text);
        break;
      case BENCHMARK_DATE:
        cells[i] = (OfficeCell) { .kind = OFFICE_CELL_DATE, .value = given[i].value };
        break;
      default:
        cells[i] = office_cell_value (given[i].value);
        break;
      }

  if (!office_return_workbook_write (&workbook, argv[1], NULL, NULL, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}

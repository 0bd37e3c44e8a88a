/* return-cells.c: the cells of a large return, for ours and for the baseline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "return-cells.h"

const char *const BENCHMARK_HEADINGS[BENCHMARK_COLUMNS] = {
  "Student number", "Family name",    "Given names", "Date of birth", "Reference",  "Module",
  "Cohort",         "Credits",        "Written",     "Viva",          "Attempt",    "Module mark",
  "Outcome",        "Credits earned", "Ratified on", "Remark",
};

const BenchmarkKind BENCHMARK_KINDS[BENCHMARK_COLUMNS] = {
  BENCHMARK_TEXT,    BENCHMARK_TEXT,    BENCHMARK_TEXT, BENCHMARK_DATE,
  BENCHMARK_TEXT,    BENCHMARK_TEXT,    BENCHMARK_TEXT, BENCHMARK_INTEGER,
  BENCHMARK_MARK,    BENCHMARK_MARK,    BENCHMARK_INTEGER, BENCHMARK_MARK,
  BENCHMARK_TEXT,    BENCHMARK_INTEGER, BENCHMARK_DATE, BENCHMARK_TEXT,
};

static const char *const FAMILY[] = {
  "O'Brien", "Nguyễn", "Sørensen", "Adeyemi", "Clarke", "Patel", "Zieliński", "Featherstonehaugh",
};
static const char *const GIVEN[] = {
  "Aoife", "Thị Lan", "Mette", "Folasade", "Jonathan", "Priya", "Łukasz", "Araminta Rose",
};

static const char *
make_text (GRand        *rand,
           GStringChunk *texts,
           guint         row,
           guint         column)
{
  char buffer[64];

  switch (column)
    {
    case 0:
      g_snprintf (buffer, sizeof buffer, "%08u", 400000 + row);
      break;
    case 1:
      g_snprintf (buffer, sizeof buffer, "%s-%u", FAMILY[g_rand_int_range (rand, 0, 8)], row % 997);
      break;
    case 2:
      return GIVEN[g_rand_int_range (rand, 0, 8)];
    case 4:
      g_snprintf (buffer, sizeof buffer, "R%06u", row);
      break;
    case 5:
      return row % 3 == 0 ? "UIAO" : "DPL";
    case 6:
      return row % 3 == 0 ? "UIAO-2025-AUT" : "DPL-2025-AUT";
    case 12:
      return row % 9 == 0 ? "Refer" : "Pass";
    default:
      return row % 11 == 0 ? "Extension of 7 days" : NULL;
    }

  return g_string_chunk_insert (texts, buffer);
}

/* The same cells in every run. */
BenchmarkCell *
benchmark_cells_new (GStringChunk *texts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  BenchmarkCell *cells = g_new0 (BenchmarkCell, BENCHMARK_ROWS * BENCHMARK_COLUMNS);
  BenchmarkCell *cell = cells;

  for (guint row = 0; row < BENCHMARK_ROWS; row++)
    for (guint column = 0; column < BENCHMARK_COLUMNS; column++, cell++)
      switch (BENCHMARK_KINDS[column])
        {
        case BENCHMARK_TEXT:
          cell->text = make_text (rand, texts, row, column);
          break;
        case BENCHMARK_MARK:
          cell->value = g_rand_int_range (rand, 3000, 10000);
          break;
        case BENCHMARK_DATE:
          cell->value = g_rand_int_range (rand, 720000, 739000);
          break;
        case BENCHMARK_INTEGER:
        default:
          cell->value = column == 10 ? 1 + row % 2 : 10;
          break;
        }

  return cells;
}

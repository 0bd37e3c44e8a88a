/* return-cells.h: the cells of a large return, for ours and for the baseline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCHMARK_ROWS 20000u
#define BENCHMARK_COLUMNS 16u

typedef enum
{
  BENCHMARK_TEXT,
  BENCHMARK_MARK,     /* hundredths */
  BENCHMARK_DATE,     /* Julian day */
  BENCHMARK_INTEGER,
} BenchmarkKind;

/* A text or a number, as the column says; no text and -1 are blanks. */
typedef struct
{
  const char *text;
  gint64      value;
} BenchmarkCell;

extern const char *const BENCHMARK_HEADINGS[BENCHMARK_COLUMNS];
extern const BenchmarkKind BENCHMARK_KINDS[BENCHMARK_COLUMNS];

/* A cell of a return in a file: a text of @value bytes with its end follows, or @value is the value. */
typedef struct
{
  gint32 kind;
  gint32 blank;
  gint64 value;
} BenchmarkPlainCell;

BenchmarkCell *benchmark_cells_new (GStringChunk *texts);

G_END_DECLS

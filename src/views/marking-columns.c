/* marking-columns.c: the columns of the lists of marking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/marking-columns.h"

#include <glib/gi18n-lib.h>

/* A column is a cell of the line, by its number. */
#define CELL(n) \
  static char *get_##n (gpointer item) \
  { \
    return g_strdup (office_marking_item_get_cell (item, n)); \
  } \
  static int compare_##n (gconstpointer a, gconstpointer b) \
  { \
    return compare_cells (a, b, n); \
  }

/* Numbers by their size, blanks first, all else as it reads. */
static int
compare_cells (gconstpointer a,
               gconstpointer b,
               guint         column)
{
  const char *x = office_marking_item_get_cell ((OfficeMarkingItem *) a, column);
  const char *y = office_marking_item_get_cell ((OfficeMarkingItem *) b, column);
  int first = OFFICE_MARK_NONE, second = OFFICE_MARK_NONE;

  if (office_mark_parse (x, &first, NULL) && office_mark_parse (y, &second, NULL))
    return first - second;
  return g_utf8_collate (x != NULL ? x : "", y != NULL ? y : "");
}

CELL (0)
CELL (1)
CELL (2)
CELL (3)
CELL (4)
CELL (5)
CELL (6)
CELL (7)

static const OfficeColumn work_columns[] = {
  { "name", N_("Learner"), 140, OFFICE_COLUMN_EXPAND, get_0, .compare = compare_0 },
  { "attempt", N_("Attempt"), 78, OFFICE_COLUMN_NUMERIC, get_1, .compare = compare_1 },
  { "first-marker", N_("First marker"), 112, OFFICE_COLUMN_EXPAND, get_2, .compare = compare_2 },
  { "second-marker", N_("Second marker"), 118, OFFICE_COLUMN_EXPAND, get_3, .compare = compare_3 },
  { "first", N_("First"), 64, OFFICE_COLUMN_NUMERIC, get_4, .compare = compare_4 },
  { "second", N_("Second"), 74, OFFICE_COLUMN_NUMERIC, get_5, .compare = compare_5 },
  { "mark", N_("Mark"), 64, OFFICE_COLUMN_NUMERIC, get_6, .compare = compare_6 },
  { "agreement", N_("How it came about"), 130, OFFICE_COLUMN_EXPAND, get_7, get_7, .compare = compare_7 },
};

static const OfficeColumn sample_columns[] = {
  { "name", N_("Learner"), 150, OFFICE_COLUMN_EXPAND, get_0, .compare = compare_0 },
  { "first", N_("First"), 64, OFFICE_COLUMN_NUMERIC, get_1, .compare = compare_1 },
  { "second", N_("Second"), 74, OFFICE_COLUMN_NUMERIC, get_2, .compare = compare_2 },
  { "mark", N_("Mark"), 64, OFFICE_COLUMN_NUMERIC, get_3, .compare = compare_3 },
  { "why", N_("Why in the sample"), 140, OFFICE_COLUMN_PLAIN, get_4, .compare = compare_4 },
  { "decision", N_("Decision"), 96, OFFICE_COLUMN_PLAIN, get_5, .compare = compare_5 },
  { "moderated", N_("New mark"), 84, OFFICE_COLUMN_NUMERIC, get_6, .compare = compare_6 },
  { "remark", N_("Remark"), 112, OFFICE_COLUMN_EXPAND, get_7, get_7, .compare = compare_7 },
};

static const OfficeColumn marker_columns[] = {
  { "name", N_("Marker"), 150, OFFICE_COLUMN_EXPAND, get_0, .compare = compare_0 },
  { "marks", N_("Marks"), 74, OFFICE_COLUMN_NUMERIC, get_1, .compare = compare_1 },
  { "mean", N_("Mean"), 74, OFFICE_COLUMN_NUMERIC, get_2, .compare = compare_2 },
  { "spread", N_("Spread"), 82, OFFICE_COLUMN_NUMERIC, get_3, .compare = compare_3 },
  { "least", N_("Least"), 74, OFFICE_COLUMN_NUMERIC, get_4, .compare = compare_4 },
  { "most", N_("Most"), 74, OFFICE_COLUMN_NUMERIC, get_5, .compare = compare_5 },
  { "difference", N_("To the other marker"), 160, OFFICE_COLUMN_NUMERIC, get_6, .compare = compare_6 },
};

static const OfficeColumn retake_columns[] = {
  { "name", N_("Learner"), 140, OFFICE_COLUMN_EXPAND, get_0, .compare = compare_0 },
  { "component", N_("Component"), 130, OFFICE_COLUMN_PLAIN, get_1, .compare = compare_1 },
  { "attempt", N_("Attempt"), 78, OFFICE_COLUMN_NUMERIC, get_2, .compare = compare_2 },
  { "cap", N_("Capped at"), 88, OFFICE_COLUMN_NUMERIC, get_3, .compare = compare_3 },
  { "sitting", N_("Sitting"), 110, OFFICE_COLUMN_PLAIN, get_4, .compare = compare_4 },
  { "due", N_("Due"), 96, OFFICE_COLUMN_PLAIN, get_5, .compare = compare_5 },
  { "terms", N_("Terms"), 150, OFFICE_COLUMN_EXPAND, get_6, get_6, .compare = compare_6 },
};

/**
 * office_marking_set_columns:
 * @table: an empty table
 * @kind: which list it shows
 */
void
office_marking_set_columns (OfficeTable       *table,
                            OfficeMarkingKind  kind)
{
  static const struct
  {
    const char         *id;
    const char         *label;
    const OfficeColumn *columns;
    guint               n_columns;
  } lists[OFFICE_N_MARKING_KINDS] = {
    { "marking-works", N_("Works"), work_columns, G_N_ELEMENTS (work_columns) },
    { "marking-sample", N_("Moderation sample"), sample_columns, G_N_ELEMENTS (sample_columns) },
    { "marking-markers", N_("Markers"), marker_columns, G_N_ELEMENTS (marker_columns) },
    { "marking-retakes", N_("Reassessment"), retake_columns, G_N_ELEMENTS (retake_columns) },
  };

  office_table_set_columns (table, lists[kind].id, lists[kind].columns, lists[kind].n_columns);
  office_table_set_label (table, _(lists[kind].label));
  office_table_set_single (table, TRUE);
}

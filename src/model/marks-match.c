/* marks-match.c: whose marks a pasted line holds, by what stands in its first cells
 *
 * A spreadsheet's order is seldom the grid's. Where the first column of a block names learners (by
 * reference, student number or name) its lines go to those, whatever their order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/marks-match.h"

#include <string.h>

#include "model/marks-row.h"
#include "model/name-key.h"

/* A shorter one could be a mark. */
#define SHORTEST_KEY 4

#define AMBIGUOUS G_MAXUINT

static void
add_key (GHashTable *keys,
         char       *key,
         guint       row)
{
  gpointer found;

  if (strlen (key) < SHORTEST_KEY)
    {
      g_free (key);
      return;
    }
  if (g_hash_table_lookup_extended (keys, key, NULL, &found) && GPOINTER_TO_UINT (found) != row)
    row = AMBIGUOUS;
  g_hash_table_replace (keys, key, GUINT_TO_POINTER (row));
}

static GHashTable *
make_keys (GPtrArray *rows)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeMarkRow *marks = office_marks_row_get_marks (g_ptr_array_index (rows, i));

      add_key (keys, office_name_key (marks->reference, NULL), i);
      add_key (keys, office_name_key (marks->student_number, NULL), i);
      add_key (keys, office_name_key (marks->family_name, marks->given_names), i);
      add_key (keys, office_name_key (marks->given_names, marks->family_name), i);
    }
  return keys;
}

static guint
find_row (GHashTable *keys,
          const char *cell)
{
  g_autofree char *key = office_name_key (cell, NULL);
  gpointer row;

  if (!g_hash_table_lookup_extended (keys, key, NULL, &row) || GPOINTER_TO_UINT (row) == AMBIGUOUS)
    return OFFICE_MARKS_NOBODY;
  return GPOINTER_TO_UINT (row);
}

/* Whether a cell only says once more who the learner is. */
static gboolean
says_who (const OfficeMarkRow *marks,
          GHashTable          *keys,
          guint                row,
          const char          *cell)
{
  g_autofree char *key = office_name_key (cell, NULL);
  g_autofree char *family = office_name_key (marks->family_name, NULL);
  g_autofree char *given = office_name_key (marks->given_names, NULL);

  return g_str_equal (key, family) || g_str_equal (key, given) || find_row (keys, cell) == row;
}

/* How many columns stand before the marks: those that say in every line who the learner is. */
static guint
count_before (GPtrArray  *rows,
              GPtrArray  *lines,
              GHashTable *keys,
              GArray     *matches)
{
  for (guint column = 1;; column++)
    for (guint i = 0; i < lines->len; i++)
      {
        char **cells = g_ptr_array_index (lines, i);
        guint row = g_array_index (matches, guint, i);

        if (row != OFFICE_MARKS_NOBODY
            && (g_strv_length (cells) <= column + 1
                || !says_who (office_marks_row_get_marks (g_ptr_array_index (rows, row)), keys, row,
                              cells[column])))
          return column;
      }
}

static gboolean
is_heading (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (strpbrk (cells[i], "0123456789") != NULL && i > 0)
      return FALSE;

  return TRUE;
}

/**
 * office_marks_match_lines:
 * @rows: (element-type OfficeMarksRow): the learners of the grid
 * @lines: (element-type GStrv): a block; a line of headings above it is taken out
 * @n_before: (out): how many columns of it say who the learner is
 *
 * Finds whose marks each line of a block holds, when its first column names learners by reference,
 * student number or name.
 *
 * Returns: (transfer full) (element-type guint) (nullable): for each line its learner's row, or
 *   %OFFICE_MARKS_NOBODY for one that names none of them, or one named before; %NULL when the block
 *   names nobody and its lines are meant in the order of the grid
 */
GArray *
office_marks_match_lines (GPtrArray *rows,
                          GPtrArray *lines,
                          guint     *n_before)
{
  g_autoptr (GHashTable) keys = make_keys (rows);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);
      guint row = g_strv_length (cells) > 1 ? find_row (keys, cells[0]) : OFFICE_MARKS_NOBODY;

      if (row != OFFICE_MARKS_NOBODY && !g_hash_table_add (seen, GUINT_TO_POINTER (row)))
        row = OFFICE_MARKS_NOBODY;
      g_array_append_val (matches, row);
    }
  if (g_hash_table_size (seen) == 0)
    return NULL;

  if (g_array_index (matches, guint, 0) == OFFICE_MARKS_NOBODY && is_heading (g_ptr_array_index (lines, 0)))
    {
      g_ptr_array_remove_index (lines, 0);
      g_array_remove_index (matches, 0);
    }
  *n_before = count_before (rows, lines, keys, matches);
  return g_steal_pointer (&matches);
}

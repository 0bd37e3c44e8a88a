/* return-differences.c: what a return says otherwise than an earlier one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/returns-private.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "rules/marks.h"
#include "rules/money.h"
#include "rules/nicks.h"

static const OfficeNick changes[] = {
  [OFFICE_RETURN_ADDED] = { "added", N_("Added") },
  [OFFICE_RETURN_CHANGED] = { "changed", N_("Changed") },
  [OFFICE_RETURN_WITHDRAWN] = { "withdrawn", N_("Withdrawn") },
  [OFFICE_RETURN_COLUMN_ADDED] = { "column-added", N_("New column") },
  [OFFICE_RETURN_COLUMN_DROPPED] = { "column-dropped", N_("Column left out") },
};

/**
 * office_return_change_to_nick:
 * @change: what has become of a row or a column
 *
 * Returns: "added", "changed", "withdrawn", "column-added" or "column-dropped"
 */
const char *
office_return_change_to_nick (OfficeReturnChange change)
{
  return office_nick_of (changes, G_N_ELEMENTS (changes), (int) change);
}

/**
 * office_return_change_label:
 * @change: what has become of a row or a column
 *
 * Returns: the same for a person
 */
const char *
office_return_change_label (OfficeReturnChange change)
{
  return office_nick_label (changes, G_N_ELEMENTS (changes), (int) change);
}

/**
 * office_return_difference_free:
 * @difference: (nullable): a difference
 *
 * Frees a difference.
 */
void
office_return_difference_free (OfficeReturnDifference *difference)
{
  if (difference == NULL)
    return;

  g_free (difference->label);
  g_free (difference->heading);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static char *
number_to_text (gint64                number,
                OfficeReturnFieldKind kind)
{
  switch (kind)
    {
    case OFFICE_RETURN_FIELD_MARK:
    case OFFICE_RETURN_FIELD_NUMBER:
      return office_mark_format ((int) number);
    case OFFICE_RETURN_FIELD_MONEY:
      return office_money_format (number);
    case OFFICE_RETURN_FIELD_TEXT:
    case OFFICE_RETURN_FIELD_DATE:
    case OFFICE_RETURN_FIELD_INTEGER:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

/*
 * office_return_value_to_text:
 *
 * Returns: (transfer full) (nullable): a cell for a person; %NULL for a blank
 */
char *
office_return_value_to_text (const OfficeReturnValue *value,
                             OfficeReturnFieldKind    kind)
{
  switch (value->kind)
    {
    case OFFICE_RETURN_VALUE_TEXT:
      return g_strdup (value->text);
    case OFFICE_RETURN_VALUE_NUMBER:
      return number_to_text (value->value, kind);
    case OFFICE_RETURN_VALUE_DATE:
      return office_day_to_text ((OfficeDay) value->value);
    case OFFICE_RETURN_VALUE_BLANK:
    default:
      return NULL;
    }
}

static gboolean
is_same (const OfficeReturnValue *one,
         const OfficeReturnValue *other)
{
  if (one->kind != other->kind)
    return FALSE;
  if (one->kind == OFFICE_RETURN_VALUE_TEXT)
    return g_str_equal (one->text, other->text);

  return one->kind == OFFICE_RETURN_VALUE_BLANK || one->value == other->value;
}

static OfficeReturnDifference *
add (GPtrArray               *differences,
     OfficeReturnChange       change,
     const OfficeReturnTable *table,
     int                      row)
{
  OfficeReturnDifference *difference = g_new0 (OfficeReturnDifference, 1);

  difference->change = change;
  difference->row_before = -1;
  difference->row_after = -1;
  difference->label = g_strdup (row >= 0 ? table->names[row] : "");
  if (row >= 0)
    {
      difference->enrolment_id = table->enrolment_ids[row];
      difference->learner_id = table->learner_ids[row];
    }
  g_ptr_array_add (differences, difference);
  return difference;
}

static const OfficeReturnField *
field_of (const OfficeReturnTable *table,
          guint                    column)
{
  return g_ptr_array_index (table->profile->fields, column);
}

/* Which column of the other table holds the same fact, or -1. */
static int *
match_columns (const OfficeReturnTable *table,
               const OfficeReturnTable *other)
{
  g_auto (GStrv) keys = office_return_cell_keys (table->profile);
  g_auto (GStrv) other_keys = office_return_cell_keys (other->profile);
  int *columns = g_new (int, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    {
      columns[i] = -1;
      for (guint j = 0; *keys[i] != '\0' && columns[i] < 0 && j < other->n_columns; j++)
        if (g_str_equal (keys[i], other_keys[j]))
          columns[i] = (int) j;
    }
  return columns;
}

static void
compare_columns (GPtrArray               *differences,
                 OfficeReturnChange       change,
                 const OfficeReturnTable *table,
                 const int               *columns)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (columns[i] < 0 && field_of (table, i)->fact != OFFICE_FACT_CONSTANT
        && field_of (table, i)->fact != OFFICE_FACT_BLANK)
      add (differences, change, NULL, -1)->heading = g_strdup (field_of (table, i)->heading);
}

static void
compare_rows (GPtrArray               *differences,
              const OfficeReturnTable *before,
              guint                    row_before,
              const OfficeReturnTable *after,
              guint                    row_after,
              const int               *columns)
{
  const OfficeReturnValue *sent = before->values + (gsize) row_before * before->n_columns;
  const OfficeReturnValue *now = after->values + (gsize) row_after * after->n_columns;

  for (guint i = 0; i < after->n_columns; i++)
    {
      OfficeReturnDifference *difference;

      if (columns[i] < 0 || is_same (&sent[columns[i]], &now[i]))
        continue;
      difference = add (differences, OFFICE_RETURN_CHANGED, after, (int) row_after);
      difference->heading = g_strdup (field_of (after, i)->heading);
      difference->before = office_return_value_to_text (
        &sent[columns[i]], office_return_field_get_kind (field_of (before, (guint) columns[i])));
      difference->after
        = office_return_value_to_text (&now[i], office_return_field_get_kind (field_of (after, i)));
      difference->row_before = (int) row_before;
      difference->row_after = (int) row_after;
    }
}

/**
 * office_return_compare:
 * @before: a return
 * @after: a later one of the same kind and cohort
 *
 * What the later one says otherwise, cell by cell (RETURN-1): first what is new or changed, in its
 * order, then what is no longer in it, then what the profiles have or have not.
 *
 * Returns: (transfer full) (element-type OfficeReturnDifference): the differences
 */
GPtrArray *
office_return_compare (const OfficeReturnTable *before,
                       const OfficeReturnTable *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_difference_free);
  g_autoptr (GHashTable) sent = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree int *columns = match_columns (after, before);
  g_autofree int *columns_before = match_columns (before, after);

  for (guint i = 0; i < before->n_rows; i++)
    g_hash_table_insert (sent, &before->enrolment_ids[i], GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < after->n_rows; i++)
    {
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (sent, &after->enrolment_ids[i]));

      if (row == 0)
        add (differences, OFFICE_RETURN_ADDED, after, (int) i)->row_after = (int) i;
      else
        compare_rows (differences, before, row - 1, after, i, columns);
      g_hash_table_remove (sent, &after->enrolment_ids[i]);
    }
  for (guint i = 0; i < before->n_rows; i++)
    if (g_hash_table_contains (sent, &before->enrolment_ids[i]))
      add (differences, OFFICE_RETURN_WITHDRAWN, before, (int) i)->row_before = (int) i;

  compare_columns (differences, OFFICE_RETURN_COLUMN_ADDED, after, columns);
  compare_columns (differences, OFFICE_RETURN_COLUMN_DROPPED, before, columns_before);
  return differences;
}

/**
 * office_return_differences:
 * @connection: the connection
 * @table: a return
 * @error: where to put a failure
 *
 * What a return says otherwise than the one of its kind that was sent before it (RETURN-1); nothing
 * when it is the first.
 *
 * Returns: (transfer full) (element-type OfficeReturnDifference) (nullable): the differences
 */
GPtrArray *
office_return_differences (OfficeConnection         *connection,
                           const OfficeReturnTable  *table,
                           GError                  **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeReturnTable) previous = office_return_load_previous (connection, table, &local_error);

  if (previous != NULL)
    return office_return_compare (previous, table);
  if (local_error == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_difference_free);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

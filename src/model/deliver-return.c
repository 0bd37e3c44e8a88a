/* deliver-return.c: a return to the university: built, written, kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/workbook.h"
#include "model/deliver.h"
#include "rules/codes.h"
#include "rules/outcome.h"
#include "store/command.h"

/* The columns of the table, and the memory that the workbook borrows while it is written. */
typedef struct
{
  OfficeReturnWorkbook  workbook;
  OfficeReturnColumn   *columns;
  GPtrArray            *codes;       /* (element-type GPtrArray): those of each mark column */
  OfficeCell           *cells;
  char                **exceptions;
  char                **dictionary;
} Sheet;

/**
 * office_delivered_return_free:
 * @delivered: (nullable): what was delivered
 */
void
office_delivered_return_free (OfficeDeliveredReturn *delivered)
{
  if (delivered == NULL)
    return;

  g_free (delivered->digest);
  g_strfreev (delivered->exceptions);
  g_free (delivered);
}

static void
sheet_clear (Sheet *sheet)
{
  g_free (sheet->columns);
  g_clear_pointer (&sheet->codes, g_ptr_array_unref);
  g_free (sheet->cells);
  g_strfreev (sheet->exceptions);
  g_strfreev (sheet->dictionary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static OfficeReturnColumnKind
column_kind (OfficeReturnFieldKind kind)
{
  switch (kind)
    {
    case OFFICE_RETURN_FIELD_NUMBER:
      return OFFICE_RETURN_COLUMN_NUMBER;
    case OFFICE_RETURN_FIELD_MARK:
      return OFFICE_RETURN_COLUMN_MARK;
    case OFFICE_RETURN_FIELD_DATE:
      return OFFICE_RETURN_COLUMN_DATE;
    case OFFICE_RETURN_FIELD_INTEGER:
      return OFFICE_RETURN_COLUMN_INTEGER;
    case OFFICE_RETURN_FIELD_MONEY:
      return OFFICE_RETURN_COLUMN_MONEY;
    case OFFICE_RETURN_FIELD_TEXT:
    default:
      return OFFICE_RETURN_COLUMN_TEXT;
    }
}

/* The texts that stand in place of marks in one column. */
static GPtrArray *
codes_of_column (const OfficeReturnTable *table,
                 guint                    column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *codes = g_ptr_array_new ();

  for (guint row = 0; row < table->n_rows; row++)
    {
      const OfficeReturnValue *value = &table->values[(gsize) row * table->n_columns + column];

      if (value->kind == OFFICE_RETURN_VALUE_TEXT && g_hash_table_add (seen, (gpointer) value->text))
        g_ptr_array_add (codes, (gpointer) value->text);
    }
  g_ptr_array_add (codes, NULL);
  return codes;
}

static void
fill_columns (Sheet                   *sheet,
              const OfficeReturnTable *table)
{
  sheet->columns = g_new0 (OfficeReturnColumn, table->n_columns);
  sheet->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (table->profile->fields, i);

      sheet->columns[i].heading = field->heading;
      sheet->columns[i].kind = column_kind (field->kind);
      if (field->kind == OFFICE_RETURN_FIELD_MARK)
        {
          GPtrArray *codes = codes_of_column (table, i);

          g_ptr_array_add (sheet->codes, codes);
          sheet->columns[i].codes = (const char *const *) codes->pdata;
        }
    }
}

static OfficeCell
cell_of (const OfficeReturnValue *value)
{
  OfficeCell cell = { .kind = OFFICE_CELL_BLANK };

  switch (value->kind)
    {
    case OFFICE_RETURN_VALUE_TEXT:
      return office_cell_text (value->text);
    case OFFICE_RETURN_VALUE_NUMBER:
      return office_cell_value (value->value);
    case OFFICE_RETURN_VALUE_DATE:
      cell.kind = OFFICE_CELL_DATE;
      cell.value = value->value;
      return cell;
    case OFFICE_RETURN_VALUE_BLANK:
    default:
      return cell;
    }
}

static void
fill_cells (Sheet                   *sheet,
            const OfficeReturnTable *table)
{
  gsize n_cells = (gsize) table->n_rows * table->n_columns;

  sheet->cells = g_new (OfficeCell, MAX (n_cells, 1));
  for (gsize i = 0; i < n_cells; i++)
    sheet->cells[i] = cell_of (&table->values[i]);
}

/* One line a learner and reason, as the sheet of exceptions parts them (RETURN-2). */
static char **
exception_lines (const OfficeReturnTable *table)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < table->exceptions->len; i++)
    {
      const OfficeReturnException *exception = g_ptr_array_index (table->exceptions, i);
      g_autofree char *line = g_strdup_printf ("%s\t%s", exception->label, exception->sentence);

      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static const char *
meaning_of (const char *ours)
{
  OfficeOutcome outcome;
  gsize n_codes;
  const OfficeMarkCode *codes = office_mark_codes_builtin (&n_codes);
  const OfficeMarkCode *code = office_mark_code_find (codes, n_codes, ours);

  if (code != NULL)
    return _(code->label);
  return office_outcome_from_nick (ours, &outcome) ? office_outcome_label (outcome) : NULL;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char **
dictionary_lines (const OfficeReturnTable *table)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (table->profile->fields, i);
      GHashTableIter iter;
      gpointer ours, theirs;

      if (field->translation == NULL)
        continue;
      g_hash_table_iter_init (&iter, field->translation);
      while (g_hash_table_iter_next (&iter, &ours, &theirs))
        if (meaning_of (ours) != NULL && g_hash_table_add (seen, g_strdup (theirs)))
          g_ptr_array_add (lines, g_strdup_printf ("%s\t%s", (char *) theirs, meaning_of (ours)));
    }
  /* A hash table has no order of its own, and the same facts are to give the same bytes. */
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

static void
sheet_fill (Sheet                   *sheet,
            const OfficeReturnTable *table)
{
  fill_columns (sheet, table);
  fill_cells (sheet, table);
  sheet->exceptions = exception_lines (table);
  sheet->dictionary = dictionary_lines (table);
  sheet->workbook = (OfficeReturnWorkbook) {
    .title = office_return_kind_label (table->kind),
    .provider = table->provider,
    .partner = table->partner,
    .cohort = table->cohort_code,
    .version = table->number,
    .made_by = table->made_by,
    .made_on = table->made_at,
    .rule_set = table->rule_set,
    .note = table->note,
    .columns = sheet->columns,
    .n_columns = table->n_columns,
    .cells = sheet->cells,
    .n_rows = table->n_rows,
    .exceptions = (const char *const *) sheet->exceptions,
    .dictionary = (const char *const *) sheet->dictionary,
  };
}

static OfficeDeliveredReturn *
delivered_new (const OfficeReturnTable *table,
               gint64                   return_id,
               char                    *digest,
               char                   **exceptions)
{
  OfficeDeliveredReturn *delivered = g_new0 (OfficeDeliveredReturn, 1);

  delivered->return_id = return_id;
  delivered->kind = table->kind;
  delivered->number = table->number;
  delivered->n_rows = table->n_rows;
  delivered->digest = digest;
  delivered->provisional = table->provisional;
  delivered->exceptions = exceptions;
  return delivered;
}

/* The newest return of the kind, when it said the same rows; its version, day and maker then stand. */
static gint64
find_same (OfficeConnection   *connection,
           OfficeReturnTable  *table,
           const char         *digest,
           GError            **error)
{
  g_autoptr (GPtrArray) returns = office_returns_list (connection, table->cohort_id, error);
  const OfficeReturnRow *newest = NULL;

  if (returns == NULL)
    return -1;
  for (guint i = 0; i < returns->len; i++)
    {
      const OfficeReturnRow *row = g_ptr_array_index (returns, i);

      if (row->kind == table->kind && (newest == NULL || row->number > newest->number))
        newest = row;
    }
  if (newest == NULL || !g_str_equal (newest->digest, digest))
    return 0;

  table->number = newest->number;
  table->made_at = newest->made_at;
  g_free (table->made_by);
  table->made_by = g_strdup (newest->made_by);
  return newest->id;
}

/* Finds what was sent, or keeps what is about to be. */
static gboolean
keep (OfficeConnection   *connection,
      OfficeReturnTable  *table,
      Sheet              *sheet,
      gboolean            again,
      char              **digest,
      gint64             *return_id,
      GError            **error)
{
  sheet_fill (sheet, table);
  *digest = office_return_workbook_digest (&sheet->workbook);
  if (again)
    *return_id = find_same (connection, table, *digest, error);
  if (*return_id < 0)
    return FALSE;
  if (*return_id == 0 && !office_return_keep (connection, table, *digest, return_id, error))
    return FALSE;

  sheet->workbook.digest = *digest;
  sheet->workbook.digest_is_fresh = TRUE;
  sheet->workbook.version = table->number;
  sheet->workbook.made_on = table->made_at;
  sheet->workbook.made_by = table->made_by;
  return TRUE;
}

/* With @again, a return that would say what the last one said is that one, written once more. */
static OfficeDeliveredReturn *
deliver (OfficeConnection        *connection,
         OfficeReturnKind         kind,
         gint64                   cohort_id,
         const char              *profile_name,
         gboolean                 again,
         const char              *path,
         OfficeDocumentProgress   progress,
         gpointer                 progress_data,
         GCancellable            *cancellable,
         GError                 **error)
{
  g_autoptr (OfficeReturnTable) table = NULL;
  g_auto (Sheet) sheet = { 0 };
  g_autofree char *digest = NULL;
  g_autofree char *label = NULL;
  gint64 return_id = 0;
  gboolean done;

  label = g_strdup_printf (_("Return “%s”"), office_return_kind_label (kind));
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, NULL, error))
    return NULL;

  table = office_return_build (connection, cohort_id, kind, profile_name, error);
  done = table != NULL && keep (connection, table, &sheet, again, &digest, &return_id, error) &&
         office_return_workbook_write (&sheet.workbook, path, cancellable, progress, progress_data, error);
  if (!office_command_finish (connection, done, error))
    return NULL;

  return delivered_new (table, return_id, g_steal_pointer (&digest), g_steal_pointer (&sheet.exceptions));
}

/**
 * office_deliver_return:
 * @connection: the connection
 * @kind: which return
 * @cohort_id: the cohort
 * @profile_name: (nullable): the profile of columns, or %NULL for the built-in one
 * @path: where the workbook is to be
 * @progress: (nullable): told of rows, on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancelled return is neither written nor kept
 * @error: return location
 *
 * Builds a return, keeps what was sent and writes its workbook, in one step: if the file cannot be
 * written nothing is kept, and what was at @path stays (RETURN-1). What it leaves out or contradicts
 * goes out inside it, learner by learner (RETURN-2); office_return_build() lists it first.
 *
 * Returns: (transfer full) (nullable): what was delivered, or %NULL with @error set
 */
OfficeDeliveredReturn *
office_deliver_return (OfficeConnection        *connection,
                       OfficeReturnKind         kind,
                       gint64                   cohort_id,
                       const char              *profile_name,
                       const char              *path,
                       OfficeDocumentProgress   progress,
                       gpointer                 progress_data,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  return deliver (connection, kind, cohort_id, profile_name, FALSE, path, progress, progress_data, cancellable, error);
}

/**
 * office_deliver_current_return:
 * @connection: the connection
 * @kind: which return
 * @cohort_id: the cohort
 * @path: where the workbook is to be
 * @cancellable: (nullable): a cancelled return is neither written nor kept
 * @error: return location
 *
 * Writes the newest return once more when it still says what is true, by the built-in profile;
 * otherwise makes the next version of it (RETURN-1).
 *
 * Returns: (transfer full) (nullable): what was delivered, or %NULL with @error set
 */
OfficeDeliveredReturn *
office_deliver_current_return (OfficeConnection  *connection,
                               OfficeReturnKind   kind,
                               gint64             cohort_id,
                               const char        *path,
                               GCancellable      *cancellable,
                               GError           **error)
{
  return deliver (connection, kind, cohort_id, NULL, TRUE, path, NULL, NULL, cancellable, error);
}

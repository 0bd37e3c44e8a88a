/* returns-kept.c: what was sent to the university, and what has changed since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/returns.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "rules/dates.h"
#include "rules/marks.h"
#include "rules/money.h"
#include "store/command.h"
#include "store/rows.h"
#include "store/statement.h"

/**
 * office_return_row_free:
 * @row: (nullable): a return that was sent
 *
 * Frees a return that was sent.
 */
void
office_return_row_free (OfficeReturnRow *row)
{
  if (row == NULL)
    return;

  g_free (row->made_by);
  g_free (row->digest);
  g_free (row->out_of_date_reason);
  g_free (row);
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

static void
append_json_text (GString    *json,
                  const char *text)
{
  const char *plain = text;

  g_string_append_c (json, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at != '"' && *at != '\\' && (guchar) *at >= 0x20)
        continue;
      g_string_append_len (json, plain, at - plain);
      plain = at + 1;
      if ((guchar) *at < 0x20)
        g_string_append_printf (json, "\\u%04x", *at);
      else
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *at);
        }
    }
  g_string_append (json, plain);
  g_string_append_c (json, '"');
}

static void
append_json_number (GString *json,
                    gint64   value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--at = '-';
  g_string_append_len (json, at, digits + sizeof digits - at);
}

/* One row as a JSON object by the columns' keys: written by hand, since there are thousands. */
static void
row_to_json (GString                  *json,
             const OfficeReturnTable  *table,
             guint                     row)
{
  const OfficeReturnValue *values = table->values + (gsize) row * table->n_columns;

  g_string_assign (json, "{");
  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (table->profile->fields, i);

      if (i > 0)
        g_string_append_c (json, ',');
      append_json_text (json, field->key);
      g_string_append_c (json, ':');
      switch (values[i].kind)
        {
        case OFFICE_RETURN_VALUE_TEXT:
          append_json_text (json, values[i].text);
          break;
        case OFFICE_RETURN_VALUE_NUMBER:
          append_json_number (json, values[i].value);
          break;
        case OFFICE_RETURN_VALUE_DATE:
          {
            g_autofree char *iso = office_day_to_iso ((OfficeDay) values[i].value);

            append_json_text (json, iso);
            break;
          }
        case OFFICE_RETURN_VALUE_BLANK:
        default:
          g_string_append (json, "null");
          break;
        }
    }
  g_string_append_c (json, '}');
}

static char *
exceptions_to_json (const OfficeReturnTable *table)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < table->exceptions->len; i++)
    {
      const OfficeReturnException *exception = g_ptr_array_index (table->exceptions, i);

      if (i > 0)
        g_string_append_c (json, ',');
      append_json_text (json, exception->sentence);
    }
  g_string_append_c (json, ']');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

static gboolean
insert_rows (OfficeConnection         *connection,
             const OfficeReturnTable  *table,
             gint64                    return_id,
             GError                  **error)
{
  g_autoptr (GString) json = g_string_new (NULL);

  for (guint i = 0; i < table->n_rows; i++)
    {
      row_to_json (json, table, i);
      if (!office_connection_run (
            connection, error,
            "INSERT INTO university_return_row (university_return_id, enrolment_id, cells)"
            " VALUES (?, ?, ?)",
            "lls", return_id, table->enrolment_ids[i], json->str))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_number (OfficeConnection         *connection,
              const OfficeReturnTable  *table,
              GError                  **error)
{
  gint64 newest = 0;

  office_connection_get_int (connection, &newest, NULL,
                             "SELECT coalesce (max (number), 0) FROM university_return"
                             " WHERE kind = ? AND cohort_id = ?",
                             "sl", office_return_kind_to_nick (table->kind), table->cohort_id);
  if (newest < table->number)
    return TRUE;

  /* Translators: "Marks return", its number, the cohort */
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT,
               _("%s %d of %s was made by somebody else in the meantime: make this one again."),
               office_return_kind_label (table->kind), table->number, table->cohort_code);
  return FALSE;
}

static gboolean
keep (OfficeConnection         *connection,
      const OfficeReturnTable  *table,
      const char               *digest,
      gint64                   *return_id,
      GError                  **error)
{
  g_autofree char *profile = office_return_profile_to_text (table->profile);
  g_autofree char *exceptions = exceptions_to_json (table);
  gint64 id;

  if (!check_number (connection, table, error)
      || !office_connection_run (
        connection, error,
        "INSERT INTO university_return (kind, cohort_id, number, made_at, made_by, profile,"
        " digest, n_rows, exceptions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "slilsssis", office_return_kind_to_nick (table->kind), table->cohort_id, table->number,
        table->made_at, table->made_by, profile, digest, (int) table->n_rows, exceptions))
    return FALSE;

  id = office_connection_last_id (connection);
  if (!insert_rows (connection, table, id, error))
    return FALSE;

  if (return_id != NULL)
    *return_id = id;
  return TRUE;
}

/**
 * office_return_keep:
 * @connection: the connection
 * @table: the return as it was sent
 * @digest: of its rows, as the workbook states it
 * @return_id: (out) (optional): the return
 * @error: where to put a failure
 *
 * Keeps what was sent to the university (RETURN-1). An act of its own: it is not undone.
 *
 * Returns: %FALSE with %OFFICE_ERROR_CONFLICT when another was kept under its number meanwhile
 */
gboolean
office_return_keep (OfficeConnection         *connection,
                    const OfficeReturnTable  *table,
                    const char               *digest,
                    gint64                   *return_id,
                    GError                  **error)
{
  g_autofree char *label = NULL;

  /* Translators: "Marks return", its number, the cohort */
  label = g_strdup_printf (
    _("%s %d of %s"), office_return_kind_label (table->kind), table->number, table->cohort_code);
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection, keep (connection, table, digest, return_id, error), error);
}

static gpointer
read_return (OfficeStatement *statement)
{
  OfficeReturnRow *row = g_new0 (OfficeReturnRow, 1);

  row->id = office_statement_get_int (statement, 0);
  if (!office_return_kind_from_nick (office_statement_get_text (statement, 1), &row->kind))
    row->kind = OFFICE_RETURN_MARKS;
  row->cohort_id = office_statement_get_int (statement, 2);
  row->number = (int) office_statement_get_int (statement, 3);
  row->made_at = office_statement_get_int (statement, 4);
  row->made_by = office_statement_dup_text (statement, 5);
  row->digest = office_statement_dup_text (statement, 6);
  row->n_rows = (int) office_statement_get_int (statement, 7);
  row->n_exceptions = (int) office_statement_get_int (statement, 8);
  row->out_of_date_since = office_statement_get_int (statement, 9);
  row->out_of_date_reason = office_statement_dup_text (statement, 10);

  return row;
}

/**
 * office_returns_list:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeReturnRow) (nullable): the returns that were sent
 * for a cohort, newest first
 */
GPtrArray *
office_returns_list (OfficeConnection  *connection,
                     gint64             cohort_id,
                     GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (
      connection, error,
      "SELECT id, kind, cohort_id, number, made_at, made_by, digest, n_rows,"
      " json_array_length (exceptions), out_of_date_since, out_of_date_reason"
      " FROM university_return WHERE cohort_id = ? ORDER BY made_at DESC, id DESC",
      "l", cohort_id),
    read_return, (GDestroyNotify) office_return_row_free, error);
}

static gpointer
read_description (OfficeStatement *statement)
{
  OfficeReturnKind kind;
  const char *nick = office_statement_get_text (statement, 0);

  /* Translators: "Marks return", its number, the cohort */
  return g_strdup_printf (
    _("%s %d of %s"),
    office_return_kind_from_nick (nick, &kind) ? office_return_kind_label (kind) : nick,
    (int) office_statement_get_int (statement, 1), office_statement_get_text (statement, 2));
}

#define STALE_RETURNS \
  " WHERE university_return.cohort_id = (SELECT cohort_id FROM enrolment WHERE id = ?1)" \
  " AND university_return.kind <> 'enrolments' AND out_of_date_since IS NULL" \
  " AND EXISTS (SELECT 1 FROM university_return_row" \
  "   WHERE university_return_id = university_return.id AND enrolment_id = ?1)"

/**
 * office_returns_mark_out_of_date:
 * @connection: the connection
 * @enrolment_id: whose result has changed
 * @reason: why, in words
 * @error: where to put a failure
 *
 * Marks every return of marks or results that held an enrolment's old result as out of date
 * (BOARD-1). Goes inside the command that changes the result.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the returns, in words; empty when there
 * is none
 */
GPtrArray *
office_returns_mark_out_of_date (OfficeConnection  *connection,
                                 gint64             enrolment_id,
                                 const char        *reason,
                                 GError           **error)
{
  g_autoptr (GPtrArray) returns
    = office_rows_collect (office_connection_prepare (
                             connection, error,
                             "SELECT kind, number, cohort.code FROM university_return"
                             " JOIN cohort ON cohort.id = university_return.cohort_id" STALE_RETURNS
                             " ORDER BY university_return.id",
                             "l", enrolment_id),
                           read_description, g_free, error);

  if (returns == NULL)
    return NULL;
  if (returns->len > 0
      && !office_connection_run (
        connection, error,
        "UPDATE university_return SET out_of_date_since = ?2, out_of_date_reason = ?3,"
        " version = version + 1" STALE_RETURNS,
        "lls", enrolment_id, office_connection_now (connection), reason))
    return NULL;

  return g_steal_pointer (&returns);
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

/* A cell as it stands now, for a person; NULL for a blank. */
static char *
value_to_text (const OfficeReturnValue *value,
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

/* The same of a cell as it was sent. */
static char *
json_to_text (const json_t          *cell,
              OfficeReturnFieldKind  kind)
{
  if (json_is_integer (cell))
    return number_to_text (json_integer_value (cell), kind);
  if (!json_is_string (cell))
    return NULL;
  if (kind == OFFICE_RETURN_FIELD_DATE)
    return office_day_to_text (office_day_from_iso (json_string_value (cell)));

  return g_strdup (json_string_value (cell));
}

/* "Ng, Aoife", or the reference where the profile leaves names out. */
static char *
dup_label (const json_t *cells)
{
  const char *family = json_string_value (json_object_get (cells, "family_name"));
  const char *given = json_string_value (json_object_get (cells, "given_names"));
  const char *reference = json_string_value (json_object_get (cells, "reference"));

  if (family != NULL)
    return office_person_name (family, given);

  return g_strdup (reference != NULL ? reference : "");
}

static void
add_difference (GPtrArray  *differences,
                gint64      enrolment_id,
                const char *label,
                const char *heading,
                char       *before,
                char       *after)
{
  OfficeReturnDifference *difference = g_new0 (OfficeReturnDifference, 1);

  difference->enrolment_id = enrolment_id;
  difference->label = g_strdup (label);
  difference->heading = g_strdup (heading);
  difference->before = before;
  difference->after = after;
  g_ptr_array_add (differences, difference);
}

static void
compare_row (GPtrArray                *differences,
             const OfficeReturnTable  *table,
             guint                     row,
             const json_t             *sent,
             const char               *label)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (table->profile->fields, i);
      g_autofree char *after
        = value_to_text (&table->values[(gsize) row * table->n_columns + i], field->kind);
      g_autofree char *before = json_to_text (json_object_get (sent, field->key), field->kind);

      if (g_strcmp0 (before, after) != 0)
        add_difference (differences, table->enrolment_ids[row], label, field->heading,
                        g_steal_pointer (&before), g_steal_pointer (&after));
    }
}

/* The rows of the newest return of this kind for this cohort: enrolment id → JSON object. */
static GHashTable *
load_previous (OfficeConnection         *connection,
               const OfficeReturnTable  *table,
               GError                  **error)
{
  static const char rows_sql[]
    = "SELECT enrolment_id, cells FROM university_return_row WHERE university_return_id ="
      " (SELECT id FROM university_return WHERE kind = ? AND cohort_id = ? AND number < ?"
      "   ORDER BY number DESC LIMIT 1)";
  g_autoptr (GHashTable) rows
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) json_decref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error, rows_sql, "sli", office_return_kind_to_nick (table->kind), table->cohort_id,
    table->number);

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    {
      gint64 enrolment_id = office_statement_get_int (statement, 0);
      json_t *cells = json_loads (office_statement_get_text (statement, 1), 0, NULL);

      g_hash_table_insert (rows, g_memdup2 (&enrolment_id, sizeof enrolment_id),
                           cells != NULL ? cells : json_object ());
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&rows);
}

/**
 * office_return_differences:
 * @connection: the connection
 * @table: a return
 * @error: where to put a failure
 *
 * What a return says otherwise than the one of its kind that was sent before it (RETURN-1), cell by
 * cell; nothing when it is the first.
 *
 * Returns: (transfer full) (element-type OfficeReturnDifference) (nullable): the differences
 */
GPtrArray *
office_return_differences (OfficeConnection         *connection,
                           const OfficeReturnTable  *table,
                           GError                  **error)
{
  g_autoptr (GHashTable) previous = load_previous (connection, table, error);
  g_autoptr (GString) json = g_string_new (NULL);
  GPtrArray *differences;
  GHashTableIter iter;
  gpointer key, cells;

  if (previous == NULL)
    return NULL;

  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_difference_free);
  if (g_hash_table_size (previous) == 0)
    return differences;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const json_t *sent = g_hash_table_lookup (previous, &table->enrolment_ids[i]);
      g_autofree char *label = NULL;
      json_t *now;

      row_to_json (json, table, i);
      now = json_loads (json->str, 0, NULL);
      label = dup_label (now);
      json_decref (now);
      if (sent == NULL)
        add_difference (
          differences, table->enrolment_ids[i], label, NULL, NULL, g_strdup (_("added")));
      else
        compare_row (differences, table, i, sent, label);
      g_hash_table_remove (previous, &table->enrolment_ids[i]);
    }

  g_hash_table_iter_init (&iter, previous);
  while (g_hash_table_iter_next (&iter, &key, &cells))
    {
      g_autofree char *label = dup_label (cells);

      add_difference (differences, *(gint64 *) key, label, NULL, g_strdup (_("was sent")), NULL);
    }

  return differences;
}

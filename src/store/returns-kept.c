/* returns-kept.c: what was sent to the university
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/returns-private.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>
#include <jansson.h>

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
  g_free (row->profile);
  g_free (row->out_of_date_reason);
  g_free (row);
}

static gboolean
insert_rows (OfficeConnection         *connection,
             const OfficeReturnTable  *table,
             gint64                    return_id,
             GError                  **error)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_auto (GStrv) keys = office_return_cell_keys (table->profile);

  for (guint i = 0; i < table->n_rows; i++)
    {
      office_return_row_to_json (json, table, keys, i);
      if (!office_connection_run (
            connection, error,
            "INSERT INTO university_return_row (university_return_id, enrolment_id, cells)"
            " VALUES (?, ?, ?)",
            "lls", return_id, table->enrolment_ids[i], json->str))
        return FALSE;
    }

  office_connection_flush (connection);
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
  g_autofree char *exceptions = office_return_exceptions_to_json (table);
  g_autofree char *facts = office_return_facts_to_json (table);
  gint64 id;

  if (!check_number (connection, table, error)
      || !office_connection_run (
        connection, error,
        "INSERT INTO university_return (kind, cohort_id, number, made_at, made_by, profile,"
        " digest, n_rows, exceptions, facts, amends_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif (?, 0))",
        "slilsssissl", office_return_kind_to_nick (table->kind), table->cohort_id, table->number,
        table->made_at, table->made_by, profile, digest, (int) table->n_rows, exceptions, facts,
        table->amends_id))
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
  row->n_errors = (int) office_statement_get_int (statement, 11);
  row->profile = office_statement_dup_text (statement, 12);
  row->amends = (int) office_statement_get_int (statement, 13);
  row->newest = office_statement_get_int (statement, 14) != 0;

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
      " json_array_length (exceptions), out_of_date_since, out_of_date_reason,"
      " (SELECT count (*) FROM json_each (exceptions) WHERE type = 'object'"
      "   AND json_extract (value, '$.error')),"
      " coalesce (json_extract (profile, '$.name'), ''),"
      " coalesce ((SELECT number FROM university_return AS amended"
      "   WHERE amended.id = university_return.amends_id), 0),"
      " NOT EXISTS (SELECT 1 FROM university_return AS newer"
      "   WHERE newer.kind = university_return.kind AND newer.cohort_id = university_return.cohort_id"
      "   AND newer.number > university_return.number)"
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

/* Marks and results are of the enrolment; an award list reckons with all of the learner's study. */
#define STALE_RETURNS \
  " WHERE out_of_date_since IS NULL AND university_return.id IN" \
  " (SELECT university_return_id FROM university_return_row" \
  "   JOIN university_return AS sent ON sent.id = university_return_id" \
  "   WHERE (sent.kind IN ('marks', 'results') AND university_return_row.enrolment_id = ?1)" \
  "   OR (sent.kind = 'awards' AND university_return_row.enrolment_id IN" \
  "     (SELECT other.id FROM enrolment AS other JOIN enrolment AS own ON own.learner_id = other.learner_id" \
  "       WHERE own.id = ?1)))"

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

/* Reading it back ----------------------------------------------------------------------------- */

/* The earliest returns kept their columns without the name and the kind of the profile. */
static OfficeReturnProfile *
read_kept_profile (const char        *text,
                   OfficeReturnKind   kind,
                   GError           **error)
{
  json_t *object = json_loads (text, 0, NULL);
  OfficeReturnProfile *profile;
  char *dumped;

  if (json_is_object (object) && json_object_get (object, "kind") == NULL)
    {
      json_object_set_new (object, "kind", json_string (office_return_kind_to_nick (kind)));
      json_object_set_new (object, "name", json_string (office_return_kind_label (kind)));
    }
  dumped = object != NULL ? json_dumps (object, 0) : NULL;
  profile = office_return_profile_from_text (dumped != NULL ? dumped : text, error);
  free (dumped);
  json_decref (object);
  return profile;
}

static gboolean
load_rows (OfficeConnection   *connection,
           OfficeReturnTable  *table,
           GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) keys = office_return_cell_keys (table->profile);
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error,
    "SELECT university_return_row.enrolment_id, learner.id, learner.family_name, learner.given_names, cells,"
    " application.reference"
    " FROM university_return_row JOIN enrolment ON enrolment.id = university_return_row.enrolment_id"
    " JOIN application ON application.id = enrolment.application_id"
    " JOIN learner ON learner.id = enrolment.learner_id WHERE university_return_id = ?"
    " ORDER BY university_return_row.id",
    "l", table->id);
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  while (n < table->n_rows && office_statement_step (statement, &local_error))
    {
      g_autofree char *name = office_person_name (office_statement_get_text (statement, 2),
                                                  office_statement_get_text (statement, 3));

      table->enrolment_ids[n] = office_statement_get_int (statement, 0);
      table->learner_ids[n] = office_statement_get_int (statement, 1);
      table->names[n] = g_string_chunk_insert (table->text, name);
      table->references[n] = g_string_chunk_insert (table->text, office_statement_get_text (statement, 5));
      if (!office_return_row_from_json (table, keys, n, office_statement_get_text (statement, 4)))
        break;
      n++;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (n == table->n_rows)
    return TRUE;

  g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                       _("The rows of this return are not all there any more."));
  return FALSE;
}

static void
read_head (OfficeReturnTable *table,
           OfficeStatement   *statement)
{
  table->id = office_statement_get_int (statement, 0);
  table->cohort_id = office_statement_get_int (statement, 2);
  table->cohort_code = office_statement_dup_text (statement, 3);
  table->number = (int) office_statement_get_int (statement, 4);
  table->made_at = office_statement_get_int (statement, 5);
  table->made_by = office_statement_dup_text (statement, 6);
  table->digest = office_statement_dup_text (statement, 8);
  table->n_rows = (guint) office_statement_get_int (statement, 9);
  table->text = g_string_chunk_new (4096);
  table->exceptions = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_exception_free);
  office_return_exceptions_from_json (table, office_statement_get_text (statement, 10));
  office_return_facts_from_json (table, office_statement_get_text (statement, 11));
  table->amends_id = office_statement_get_int (statement, 12);
  table->amends = (int) office_statement_get_int (statement, 13);
}

/**
 * office_return_load:
 * @connection: the connection
 * @return_id: a return that was sent
 * @error: where to put a failure
 *
 * Reads a return as it was sent, whatever has become of its learners since (RETURN-1).
 *
 * Returns: (transfer full) (nullable): the return, or %NULL with %OFFICE_ERROR_NOT_FOUND or
 *   %OFFICE_ERROR_DAMAGED
 */
OfficeReturnTable *
office_return_load (OfficeConnection  *connection,
                    gint64             return_id,
                    GError           **error)
{
  g_autoptr (OfficeReturnTable) table = g_new0 (OfficeReturnTable, 1);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error,
    "SELECT university_return.id, kind, cohort_id, cohort.code, number, made_at, made_by, profile, digest, n_rows,"
    " exceptions, facts, coalesce (amends_id, 0),"
    " coalesce ((SELECT number FROM university_return AS amended WHERE amended.id = university_return.amends_id), 0)"
    " FROM university_return JOIN cohort ON cohort.id = cohort_id WHERE university_return.id = ?",
    "l", return_id);

  if (statement == NULL)
    return NULL;
  if (!office_statement_step (statement, &local_error)
      || !office_return_kind_from_nick (office_statement_get_text (statement, 1), &table->kind))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There is no such return."));
      return NULL;
    }

  read_head (table, statement);
  table->profile = read_kept_profile (office_statement_get_text (statement, 7), table->kind, error);
  if (table->profile == NULL)
    return NULL;
  table->n_columns = table->profile->fields->len;
  table->values = g_new0 (OfficeReturnValue, (gsize) table->n_rows * table->n_columns);
  table->enrolment_ids = g_new0 (gint64, table->n_rows);
  table->learner_ids = g_new0 (gint64, table->n_rows);
  table->names = g_new0 (const char *, table->n_rows);
  table->references = g_new0 (const char *, table->n_rows);
  return load_rows (connection, table, error) ? g_steal_pointer (&table) : NULL;
}

/**
 * office_return_find:
 * @connection: the connection
 * @cohort_id: the cohort
 * @kind: which return
 * @number: its version; 0 for the newest
 * @error: where to put a failure
 *
 * Returns: the return, or 0 with %OFFICE_ERROR_NOT_FOUND
 */
gint64
office_return_find (OfficeConnection  *connection,
                    gint64             cohort_id,
                    OfficeReturnKind   kind,
                    int                number,
                    GError           **error)
{
  gint64 id = 0;

  if (!office_connection_get_int (connection, &id, error,
                                  "SELECT coalesce ((SELECT id FROM university_return WHERE cohort_id = ?1 AND kind = ?2"
                                  " AND ?3 IN (0, number) ORDER BY number DESC LIMIT 1), 0)",
                                  "lsi", cohort_id, office_return_kind_to_nick (kind), number))
    return 0;
  if (id == 0 && number == 0)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("%s: none was sent yet."), office_return_kind_label (kind));
  else if (id == 0)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("%s: there is no version %d."),
                 office_return_kind_label (kind), number);
  return id;
}

/**
 * office_return_load_previous:
 * @connection: the connection
 * @table: a return
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the return of its kind that was sent before it, or %NULL,
 *   without @error, when it is the first
 */
OfficeReturnTable *
office_return_load_previous (OfficeConnection         *connection,
                             const OfficeReturnTable  *table,
                             GError                  **error)
{
  gint64 id = 0;

  if (!office_connection_get_int (connection, &id, error,
                                  "SELECT coalesce ((SELECT id FROM university_return WHERE cohort_id = ? AND kind = ?"
                                  " AND number < ? ORDER BY number DESC LIMIT 1), 0)",
                                  "lsi", table->cohort_id, office_return_kind_to_nick (table->kind), table->number)
      || id == 0)
    return NULL;

  return office_return_load (connection, id, error);
}

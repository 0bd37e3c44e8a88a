/* learner-lists.c: the table of learners, and the search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "store/applications.h"
#include "store/fold.h"
#include "store/learners.h"
#include "store/fields.h"
#include "store/search.h"

/**
 * office_learner_row_free:
 * @row: (nullable): a line of the table
 */
void
office_learner_row_free (OfficeLearnerRow *row)
{
  if (row == NULL)
    return;

  g_free (row->title);
  g_free (row->given_names);
  g_free (row->family_name);
  g_free (row->known_as);
  g_free (row->date_of_birth);
  g_free (row->email);
  g_free (row->regulator);
  g_free (row->registration_number);
  g_free (row->student_number);
  g_free (row->last_cohort);
  g_free (row);
}

static gboolean
has_token (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * office_search_expression:
 * @text: (nullable): what a person typed
 * @exact_number: a whole number instead of the beginnings of any words
 *
 * Folds the text and quotes each word, so that nothing in it is read as an operator of the index.
 *
 * Returns: (transfer full) (nullable): the expression to match; %NULL when the text has no word
 */
char *
office_search_expression (const char *text,
                          gboolean    exact_number)
{
  g_autofree char *folded = office_fold_text (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n\r,;", -1);
  GString *expression = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) pieces = NULL;
      g_autofree char *quoted = NULL;

      if (!has_token (*word))
        continue;

      pieces = g_strsplit (*word, "\"", -1);
      quoted = g_strjoinv ("\"\"", pieces);
      g_string_append_printf (expression, exact_number ? "%snumbers : \"%s\"" : "%s\"%s\"*",
                              expression->len > 0 ? " " : "", quoted);
    }

  if (expression->len > 0)
    return g_string_free (expression, FALSE);

  g_string_free (expression, TRUE);
  return NULL;
}

static const char *
order_by (OfficeLearnerSort sort)
{
  switch (sort)
    {
    case OFFICE_LEARNER_SORT_BIRTH:
      return "learner.date_of_birth";
    case OFFICE_LEARNER_SORT_EMAIL:
      return "office_fold (learner.email)";
    case OFFICE_LEARNER_SORT_REGISTRATION:
      return "(SELECT regulator || ' ' || number FROM professional_registration WHERE learner_id = learner.id"
             " ORDER BY id DESC LIMIT 1)";
    case OFFICE_LEARNER_SORT_STUDENT_NUMBER:
      return "(SELECT student_number FROM registration JOIN enrolment ON enrolment.id = enrolment_id"
             " WHERE enrolment.learner_id = learner.id ORDER BY registration.id DESC LIMIT 1)";
    case OFFICE_LEARNER_SORT_CREDITS:
      return "(SELECT sum (result.credits) FROM result JOIN enrolment ON enrolment.id = enrolment_id"
             " WHERE enrolment.learner_id = learner.id)";
    case OFFICE_LEARNER_SORT_NAME:
    default:
      return "learner.sort_name";
    }
}

/**
 * office_learners_ids:
 * @connection: the connection
 * @filter: (nullable): which; %NULL for everybody
 * @sort: by what; the name follows
 * @descending: from the end
 * @error: where to put a failure
 *
 * Learners that were merged into another are left out.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the learners in order
 */
GArray *
office_learners_ids (OfficeConnection           *connection,
                     const OfficeLearnerFilter  *filter,
                     OfficeLearnerSort           sort,
                     gboolean                    descending,
                     GError                    **error)
{
  static const OfficeLearnerFilter everybody = { 0 };
  g_autofree char *expression = NULL;
  GString *sql = g_string_new ("SELECT learner.id FROM learner WHERE learner.merged_into IS NULL");
  g_autofree char *text = NULL;
  const char *direction = descending ? "DESC" : "ASC";

  if (filter == NULL)
    filter = &everybody;

  expression = office_search_expression (filter->text, FALSE);
  if (filter->cohort_id != 0)
    g_string_append (sql, " AND learner.id IN (SELECT learner_id FROM application WHERE cohort_id = ?1)");
  if (filter->term_id != 0)
    g_string_append (sql, " AND learner.id IN (SELECT learner_id FROM application JOIN cohort"
                          " ON cohort.id = cohort_id WHERE term_id = ?2)");
  if (expression != NULL)
    g_string_append (sql, " AND learner.id IN (SELECT rowid FROM learner_search WHERE learner_search MATCH ?3)");
  if (filter->possible_duplicates)
    g_string_append (sql, " AND (learner.possible_duplicate_of IS NOT NULL OR learner.id IN"
                          " (SELECT possible_duplicate_of FROM learner WHERE possible_duplicate_of IS NOT NULL))");

  g_string_append_printf (sql, " AND coalesce (?3, '') IS NOT NULL ORDER BY %s %s", order_by (sort), direction);
  if (sort != OFFICE_LEARNER_SORT_NAME)
    g_string_append_printf (sql, ", learner.sort_name %s", direction);
  g_string_append_printf (sql, ", learner.id %s", direction);
  text = g_string_free (sql, FALSE);

  return office_rows_collect_ids (
    office_connection_prepare (connection, error, text, "lls", filter->cohort_id, filter->term_id, expression), error);
}

static gpointer
read_row (OfficeStatement *statement)
{
  OfficeLearnerRow *row = g_new0 (OfficeLearnerRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->title = office_statement_dup_text (statement, 1);
  row->given_names = office_statement_dup_text (statement, 2);
  row->family_name = office_statement_dup_text (statement, 3);
  row->known_as = office_statement_dup_text (statement, 4);
  row->date_of_birth = office_statement_dup_text (statement, 5);
  row->email = office_statement_dup_text (statement, 6);
  row->regulator = office_statement_dup_text (statement, 7);
  row->registration_number = office_statement_dup_text (statement, 8);
  row->student_number = office_statement_dup_text (statement, 10);
  row->applications = office_statement_get_int (statement, 11);
  row->credits = office_statement_get_int (statement, 12);
  row->last_cohort = office_statement_dup_text (statement, 13);
  row->version = office_statement_get_int (statement, 15);

  if (office_statement_get_int (statement, 9) != 0)
    row->flags |= OFFICE_APPLICATION_ASSOCIATE;
  if (office_statement_get_int (statement, 14) != 0)
    row->flags |= OFFICE_APPLICATION_POSSIBLE_DUPLICATE;

  return row;
}

/**
 * office_learners_rows:
 * @connection: the connection
 * @ids: (array length=n_ids): learners
 * @n_ids: how many
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeLearnerRow): their lines in the same order;
 *   one that is not there any more is left out
 */
GPtrArray *
office_learners_rows (OfficeConnection  *connection,
                      const gint64      *ids,
                      guint              n_ids,
                      GError           **error)
{
  static const char sql[] =
    "SELECT learner.id, learner.title, learner.given_names, learner.family_name, learner.known_as,"
    "       learner.date_of_birth, learner.email, number.regulator, number.number, number.associate,"
    "       (SELECT student_number FROM registration JOIN enrolment ON enrolment.id = registration.enrolment_id"
    "         WHERE enrolment.learner_id = learner.id ORDER BY registration.id DESC LIMIT 1),"
    "       (SELECT count (*) FROM application WHERE learner_id = learner.id),"
    "       (SELECT coalesce (sum (earned), 0) FROM (SELECT max (result.credits) AS earned FROM enrolment"
    "          JOIN cohort ON cohort.id = enrolment.cohort_id JOIN result ON result.enrolment_id = enrolment.id"
    "         WHERE enrolment.learner_id = learner.id AND result.version ="
    "               (SELECT max (version) FROM result AS newer WHERE newer.enrolment_id = enrolment.id)"
    "         GROUP BY cohort.module_id)),"
    "       (SELECT cohort.code FROM application JOIN cohort ON cohort.id = application.cohort_id"
    "         WHERE learner_id = learner.id ORDER BY applied_on DESC, application.id DESC LIMIT 1),"
    "       learner.possible_duplicate_of IS NOT NULL OR EXISTS (SELECT 1 FROM learner AS other"
    "         WHERE other.possible_duplicate_of = learner.id),"
    "       learner.version"
    "  FROM learner LEFT JOIN professional_registration AS number ON number.id ="
    "       (SELECT max (id) FROM professional_registration WHERE learner_id = learner.id)"
    " WHERE learner.id = ?";
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, (GDestroyNotify) office_learner_row_free);
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      OfficeLearnerRow *row = office_rows_first (
        office_connection_prepare (connection, &local_error, sql, "l", ids[i]), read_row, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}

static void
add_once (GArray *ids,
          gint64  id,
          guint   limit)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;

  if (ids->len < limit)
    g_array_append_val (ids, id);
}

static gboolean
add_found (GArray           *ids,
           guint             limit,
           OfficeStatement  *statement,
           GError          **error)
{
  g_autoptr (GArray) found = office_rows_collect_ids (statement, error);

  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    add_once (ids, g_array_index (found, gint64, i), limit);

  return TRUE;
}

/**
 * office_learners_search:
 * @connection: the connection
 * @text: what a person typed: beginnings of names, a number, an address
 * @limit: how many at most
 * @error: where to put a failure
 *
 * Finds learners as one types: first those who have exactly this number, then those whose name begins
 * like this, then all who have every word at the beginning of some word of theirs.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the learners, the best first
 */
GArray *
office_learners_search (OfficeConnection  *connection,
                        const char        *text,
                        guint              limit,
                        GError           **error)
{
  static const char match_sql[] =
    "SELECT learner.id FROM learner_search JOIN learner ON learner.id = learner_search.rowid"
    " WHERE learner_search MATCH ? AND learner.merged_into IS NULL LIMIT ?";
  static const char name_sql[] =
    "SELECT id FROM learner WHERE sort_name >= ?1 AND sort_name < ?1 || char (1114111) AND merged_into IS NULL"
    " ORDER BY sort_name LIMIT ?2";
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *number = office_search_expression (text, TRUE);
  g_autofree char *words = office_search_expression (text, FALSE);
  g_autofree char *folded = office_fold_text (text);
  g_auto (GStrv) pieces = g_strsplit_set (g_strstrip (folded), " \t\n\r,;", -1);
  g_autoptr (GString) name = g_string_new (NULL);

  if (words == NULL)
    return g_steal_pointer (&ids);

  for (char **piece = pieces; *piece != NULL; piece++)
    if (**piece != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", *piece);

  if (!add_found (ids, limit, office_connection_prepare (connection, error, match_sql, "si", number, (int) limit),
                  error)
      || !add_found (ids, limit,
                     office_connection_prepare (connection, error, name_sql, "si", name->str, (int) limit), error)
      || !add_found (ids, limit,
                     office_connection_prepare (connection, error, match_sql, "si", words, (int) (limit + ids->len)),
                     error))
    return NULL;

  return g_steal_pointer (&ids);
}

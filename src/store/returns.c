/* returns.c: the rows of a return to the university, and what should be seen first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/returns.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "store/results.h"
#include "store/rows.h"
#include "store/statement.h"

/**
 * office_return_exception_free:
 * @exception: (nullable): an exception
 *
 * Frees an exception.
 */
void
office_return_exception_free (OfficeReturnException *exception)
{
  if (exception == NULL)
    return;

  g_free (exception->label);
  g_free (exception->sentence);
  g_free (exception);
}

/**
 * office_return_table_free:
 * @table: (nullable): a return
 *
 * Frees a return.
 */
void
office_return_table_free (OfficeReturnTable *table)
{
  if (table == NULL)
    return;

  g_free (table->cohort_code);
  g_free (table->provider);
  g_free (table->partner);
  g_free (table->rule_set);
  g_free (table->made_by);
  g_clear_pointer (&table->profile, office_return_profile_free);
  g_free (table->values);
  g_free (table->enrolment_ids);
  g_clear_pointer (&table->exceptions, g_ptr_array_unref);
  g_free (table->note);
  g_clear_pointer (&table->text, g_string_chunk_free);
  g_free (table);
}

/* What the columns of a profile can name: facts of the cohort, of the person, of the result. Those
 * read by the query below stand in its order. */
typedef enum
{
  FACT_REFERENCE,
  FACT_STUDENT_NUMBER,
  FACT_TITLE,
  FACT_FAMILY_NAME,
  FACT_GIVEN_NAMES,
  FACT_DATE_OF_BIRTH,
  FACT_EMAIL,
  FACT_REGULATOR,
  FACT_REGISTRATION_NUMBER,
  FACT_ENROLLED_ON,
  FACT_WITHDRAWN_ON,
  FACT_CERTIFICATE_SERIAL,
  FACT_EMPLOYER,
  FACT_FEE,
  N_PERSON_FACTS,
  FACT_AWARD_CODE = N_PERSON_FACTS,
  FACT_MODULE_CODE,
  FACT_MODULE_TITLE,
  FACT_CREDIT_VALUE,
  FACT_LEVEL,
  FACT_TERM,
  FACT_STARTS,
  FACT_ENDS,
  FACT_COHORT,
  N_COHORT_FACTS,
  FACT_MODULE_MARK = N_COHORT_FACTS,
  FACT_OUTCOME,
  FACT_CREDITS,
  FACT_RESULT_VERSION,
  FACT_RATIFIED_ON,
  FACT_REASON,
  N_FACTS,
  FACT_COMPONENT_MARK = N_FACTS,
  FACT_COMPONENT_ATTEMPT,
  FACT_UNKNOWN,
} Fact;

static const char *const fact_keys[N_FACTS] = {
  [FACT_REFERENCE] = "reference",
  [FACT_STUDENT_NUMBER] = "student_number",
  [FACT_TITLE] = "title",
  [FACT_FAMILY_NAME] = "family_name",
  [FACT_GIVEN_NAMES] = "given_names",
  [FACT_DATE_OF_BIRTH] = "date_of_birth",
  [FACT_EMAIL] = "email",
  [FACT_REGULATOR] = "regulator",
  [FACT_REGISTRATION_NUMBER] = "registration_number",
  [FACT_ENROLLED_ON] = "enrolled_on",
  [FACT_WITHDRAWN_ON] = "withdrawn_on",
  [FACT_CERTIFICATE_SERIAL] = "certificate_serial",
  [FACT_EMPLOYER] = "employer",
  [FACT_FEE] = "fee",
  [FACT_AWARD_CODE] = "award_code",
  [FACT_MODULE_CODE] = "module_code",
  [FACT_MODULE_TITLE] = "module_title",
  [FACT_CREDIT_VALUE] = "credit_value",
  [FACT_LEVEL] = "level",
  [FACT_TERM] = "term",
  [FACT_STARTS] = "starts",
  [FACT_ENDS] = "ends",
  [FACT_COHORT] = "cohort",
  [FACT_MODULE_MARK] = "module_mark",
  [FACT_OUTCOME] = "outcome",
  [FACT_CREDITS] = "credits",
  [FACT_RESULT_VERSION] = "result_version",
  [FACT_RATIFIED_ON] = "ratified_on",
  [FACT_REASON] = "reason",
};

typedef struct
{
  Fact fact;
  char *component; /* of a component's facts: "written" */
  const OfficeReturnField *field;
} Column;

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->component);
}

static Column
resolve_column (const OfficeReturnField *field)
{
  Column column = { FACT_UNKNOWN, NULL, field };

  for (int i = 0; i < N_FACTS; i++)
    if (g_str_equal (fact_keys[i], field->key))
      {
        column.fact = (Fact) i;
        return column;
      }

  if (g_str_has_suffix (field->key, "_mark"))
    column.fact = FACT_COMPONENT_MARK;
  else if (g_str_has_suffix (field->key, "_attempt"))
    column.fact = FACT_COMPONENT_ATTEMPT;
  else
    return column;

  column.component = g_strndup (field->key, strrchr (field->key, '_') - field->key);
  return column;
}

static GArray *
resolve_columns (const OfficeReturnProfile *profile)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (Column));

  g_array_set_clear_func (columns, column_clear);
  for (guint i = 0; i < profile->fields->len; i++)
    {
      Column column = resolve_column (g_ptr_array_index (profile->fields, i));

      g_array_append_val (columns, column);
    }

  return columns;
}

static OfficeReturnValue
blank_value (void)
{
  return (OfficeReturnValue){ .kind = OFFICE_RETURN_VALUE_BLANK };
}

static OfficeReturnValue
number_value (gint64 number)
{
  return (OfficeReturnValue){ .kind = OFFICE_RETURN_VALUE_NUMBER, .value = number };
}

static OfficeReturnValue
date_value (const char *iso)
{
  OfficeDay day = iso != NULL ? office_day_from_iso (iso) : OFFICE_DAY_NONE;

  if (day == OFFICE_DAY_NONE)
    return blank_value ();

  return (OfficeReturnValue){ .kind = OFFICE_RETURN_VALUE_DATE, .value = day };
}

static OfficeReturnValue
text_value (OfficeReturnTable *table,
            const Column      *column,
            const char        *text)
{
  const char *translated = NULL;

  if (text == NULL || *text == '\0')
    return blank_value ();
  if (column->field->translation != NULL)
    translated = g_hash_table_lookup (column->field->translation, text);

  return (OfficeReturnValue){
    .kind = OFFICE_RETURN_VALUE_TEXT,
    .text = g_string_chunk_insert_const (table->text, translated != NULL ? translated : text),
  };
}

/* What a fact of the database is in the column's kind. */
static OfficeReturnValue
statement_value (OfficeReturnTable *table,
                 const Column      *column,
                 OfficeStatement   *statement,
                 int                index)
{
  if (office_statement_is_null (statement, index))
    return blank_value ();

  switch (column->field->kind)
    {
    case OFFICE_RETURN_FIELD_DATE:
      return date_value (office_statement_get_text (statement, index));
    case OFFICE_RETURN_FIELD_NUMBER:
    case OFFICE_RETURN_FIELD_INTEGER:
    case OFFICE_RETURN_FIELD_MONEY:
      return number_value (office_statement_get_int (statement, index));
    case OFFICE_RETURN_FIELD_MARK:
    case OFFICE_RETURN_FIELD_TEXT:
    default:
      return text_value (table, column, office_statement_get_text (statement, index));
    }
}

static OfficeReturnValue
mark_value (int mark)
{
  return mark == OFFICE_MARK_NONE ? blank_value () : number_value (mark);
}

/* A code that takes no mark stands in its place, in the university's words (ASSESS-8). */
static OfficeReturnValue
component_value (OfficeReturnTable     *table,
                 const Column          *column,
                 const OfficeResultRow *row,
                 GHashTable            *code_texts)
{
  for (gsize i = 0; i < row->n_components; i++)
    {
      const OfficeResultComponent *component = &row->components[i];
      const char *code_text
        = component->code != NULL ? g_hash_table_lookup (code_texts, component->code) : NULL;

      if (!g_str_equal (component->name, column->component))
        continue;
      if (column->fact == FACT_COMPONENT_ATTEMPT)
        return component->attempt > 0 ? number_value (component->attempt) : blank_value ();
      if (code_text != NULL)
        return text_value (table, column, code_text);
      return mark_value (component->mark);
    }

  return blank_value ();
}

static OfficeReturnValue
result_value (OfficeReturnTable     *table,
              const Column          *column,
              const OfficeResultRow *row,
              GHashTable            *code_texts)
{
  switch ((int) column->fact)
    {
    case FACT_MODULE_MARK:
      return mark_value (row->mark);
    case FACT_OUTCOME:
      return text_value (table, column, office_outcome_to_nick (row->outcome));
    case FACT_CREDITS:
      return number_value (row->credits);
    case FACT_RESULT_VERSION:
      return row->provisional ? blank_value () : number_value (row->result_version);
    case FACT_RATIFIED_ON:
      return row->provisional ? blank_value () : date_value (row->ratified_on);
    case FACT_REASON:
      return text_value (table, column, row->reason);
    case FACT_COMPONENT_MARK:
    case FACT_COMPONENT_ATTEMPT:
      return component_value (table, column, row, code_texts);
    default:
      return blank_value ();
    }
}

static const char person_sql[]
  = "SELECT enrolment.id, application.reference,"
    " coalesce (registration.student_number, (SELECT value FROM identifier"
    "   WHERE learner_id = learner.id AND kind = 'student-number' ORDER BY id LIMIT 1)),"
    " learner.title, learner.family_name, learner.given_names, learner.date_of_birth,"
    " learner.email,"
    " professional_registration.regulator, professional_registration.number,"
    " enrolment.enrolled_on, enrolment.withdrawn_on,"
    " (SELECT serial FROM certificate WHERE enrolment_id = enrolment.id AND status = 'issued'),"
    " application.employer, application.fee"
    " FROM enrolment JOIN application ON application.id = enrolment.application_id"
    " JOIN learner ON learner.id = enrolment.learner_id"
    " LEFT JOIN registration ON registration.enrolment_id = enrolment.id"
    " LEFT JOIN professional_registration"
    "   ON professional_registration.id = application.professional_registration_id"
    " WHERE enrolment.cohort_id = ?"
    " ORDER BY learner.sort_name, learner.family_name, learner.given_names, enrolment.id";

static const char cohort_sql[]
  = "SELECT award.code, module.code, module.title, module.credits, module.level, term.name,"
    " cohort.starts, cohort.ends,"
    " cohort.code, rule_set.name, partner.name, (SELECT name FROM provider ORDER BY id LIMIT 1),"
    " (SELECT coalesce (max (number), 0) + 1 FROM university_return"
    "   WHERE kind = ?1 AND cohort_id = cohort.id)"
    " FROM cohort JOIN module ON module.id = cohort.module_id JOIN term ON term.id = cohort.term_id"
    " JOIN rule_set ON rule_set.id = cohort.rule_set_id"
    " LEFT JOIN award ON award.id = module.award_id LEFT JOIN partner"
    " ON partner.id = award.partner_id"
    " WHERE cohort.id = ?2";

static GHashTable *
load_code_texts (OfficeConnection  *connection,
                 GError           **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error, "SELECT code, return_text FROM mark_code WHERE NOT takes_mark", "");

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    g_hash_table_insert (
      texts, office_statement_dup_text (statement, 0), office_statement_dup_text (statement, 1));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&texts);
}

static void
add_exception (OfficeReturnTable     *table,
               const OfficeResultRow *row,
               const char            *sentence)
{
  g_autofree char *name = office_person_name (row->family_name, row->given_names);
  OfficeReturnException *exception = g_new0 (OfficeReturnException, 1);

  exception->enrolment_id = row->enrolment_id;
  /* Translators: a learner, and the reference of the application */
  exception->label = g_strdup_printf (_("%s (%s)"), name, row->reference);
  /* Translators: a learner, and what is wrong with the row */
  exception->sentence = g_strdup_printf (_("%s: %s"), exception->label, sentence);
  g_ptr_array_add (table->exceptions, exception);
}

/* What a return would leave out or contradict, learner by learner (RETURN-2). */
static void
examine_row (OfficeReturnTable     *table,
             const OfficeResultRow *row,
             gboolean               has_birth)
{
  if (table->kind == OFFICE_RETURN_ENROLMENTS)
    {
      if (!has_birth)
        add_exception (table, row, _("no date of birth"));
      return;
    }

  if (row->student_number == NULL || *row->student_number == '\0')
    add_exception (table, row, _("no student number"));
  for (gsize i = 0; i < row->n_components; i++)
    if (row->components[i].needs_agreement)
      /* Translators: a component of the assessment */
      {
        g_autofree char *sentence = g_strdup_printf (
          _("%s: the two marks await an agreed mark"), row->components[i].label);

        add_exception (table, row, sentence);
      }
  if (row->outcome == OFFICE_OUTCOME_PENDING)
    add_exception (table, row, _("marks are missing"));

  if (row->provisional)
    {
      table->provisional = TRUE;
      add_exception (table, row,
                     row->changed ? _("the result has changed since the board ratified it")
                                  : _("the result is provisional: no board has ratified it"));
    }
}

static void
fill_row (OfficeReturnTable *table,
          const GArray      *columns,
          OfficeStatement   *person,
          OfficeStatement   *cohort,
          const OfficeResultRow *row,
          GHashTable        *code_texts,
          OfficeReturnValue *values)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      if (column->fact < N_PERSON_FACTS)
        values[i] = statement_value (table, column, person, 1 + (int) column->fact);
      else if (column->fact < N_COHORT_FACTS)
        values[i] = statement_value (table, column, cohort, (int) column->fact - N_PERSON_FACTS);
      else
        values[i] = result_value (table, column, row, code_texts);
    }
}

static gboolean
fill_table (OfficeConnection   *connection,
            OfficeReturnTable  *table,
            OfficeStatement    *cohort,
            GPtrArray          *rows,
            GError            **error)
{
  g_autoptr (GArray) columns = resolve_columns (table->profile);
  g_autoptr (GHashTable) code_texts = load_code_texts (connection, error);
  g_autoptr (OfficeStatement) person = NULL;
  g_autoptr (GError) local_error = NULL;
  guint n = 0;

  if (code_texts == NULL)
    return FALSE;
  person = office_connection_prepare (connection, error, person_sql, "l", table->cohort_id);
  if (person == NULL)
    return FALSE;

  table->n_columns = columns->len;
  table->values = g_new0 (OfficeReturnValue, (gsize) rows->len * columns->len);
  table->enrolment_ids = g_new0 (gint64, rows->len);

  /* Both lists are in the same order and of the same enrolments. */
  while (n < rows->len && office_statement_step (person, &local_error))
    {
      const OfficeResultRow *row = g_ptr_array_index (rows, n);

      g_assert (office_statement_get_int (person, 0) == row->enrolment_id);
      table->enrolment_ids[n] = row->enrolment_id;
      fill_row (
        table, columns, person, cohort, row, code_texts, table->values + (gsize) n * columns->len);
      examine_row (table, row, !office_statement_is_null (person, 1 + FACT_DATE_OF_BIRTH));
      n++;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  table->n_rows = n;
  return TRUE;
}

/**
 * office_return_build:
 * @connection: the connection
 * @cohort_id: the cohort
 * @kind: which return
 * @profile_name: (nullable): a saved profile; %NULL for the one saved last, or else the built-in
 * one
 * @error: where to put a failure
 *
 * Builds a return: its rows in the profile's columns and words, and what should be seen before it
 * goes out, learner by learner (RETURN-1, RETURN-2). Nothing is saved.
 *
 * Returns: (transfer full) (nullable): the return, or %NULL with %OFFICE_ERROR_NOT_FOUND
 */
OfficeReturnTable *
office_return_build (OfficeConnection  *connection,
                     gint64             cohort_id,
                     OfficeReturnKind   kind,
                     const char        *profile_name,
                     GError           **error)
{
  g_autoptr (OfficeReturnTable) table = g_new0 (OfficeReturnTable, 1);
  g_autoptr (GPtrArray) rows = office_results_read (connection, cohort_id, error);
  g_autoptr (OfficeStatement) cohort = NULL;

  if (rows == NULL)
    return NULL;

  cohort = office_connection_prepare (
    connection, error, cohort_sql, "sl", office_return_kind_to_nick (kind), cohort_id);
  if (cohort == NULL || !office_statement_step (cohort, error))
    return NULL;

  table->kind = kind;
  table->cohort_id = cohort_id;
  table->cohort_code = office_statement_dup_text (cohort, 8);
  table->rule_set = office_statement_dup_text (cohort, 9);
  table->partner = office_statement_dup_text (cohort, 10);
  table->provider = office_statement_dup_text (cohort, 11);
  table->number = (int) office_statement_get_int (cohort, 12);
  table->made_by = g_strdup (office_connection_get_actor (connection));
  table->made_at = office_connection_now (connection);
  table->text = g_string_chunk_new (4096);
  table->exceptions
    = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_exception_free);
  table->profile = office_return_profile_load (connection, kind, profile_name, error);
  if (table->profile == NULL || !fill_table (connection, table, cohort, rows, error))
    return NULL;

  if (table->provisional)
    table->note = g_strdup (_("Provisional: at least one result is not ratified by the board"));

  return g_steal_pointer (&table);
}

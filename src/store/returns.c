/* returns.c: the rows of a return to the university
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/returns-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "rules/marks.h"
#include "store/anonymity.h"
#include "store/rows.h"
#include "store/statement.h"

/* Where the facts of a person begin in the query below. */
#define PERSON_FACTS 2

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
  g_free (table->digest);
  g_clear_pointer (&table->profile, office_return_profile_free);
  g_free (table->values);
  g_free (table->enrolment_ids);
  g_free (table->learner_ids);
  g_free (table->names);
  g_free (table->references);
  g_clear_pointer (&table->exceptions, g_ptr_array_unref);
  g_free (table->note);
  g_clear_pointer (&table->text, g_string_chunk_free);
  g_free (table);
}

/* What one row is made of. */
typedef struct
{
  OfficeReturnTable       *table;
  OfficeStatement         *cohort;
  OfficeStatement         *person;
  const OfficeResultRow   *result;      /* or NULL */
  const OfficeReturnAward *award;       /* or NULL */
  GHashTable              *code_texts;
} Source;

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
mark_value (int mark)
{
  return mark == OFFICE_MARK_NONE ? blank_value () : number_value (mark);
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
text_value (OfficeReturnTable       *table,
            const OfficeReturnField *field,
            const char              *text)
{
  const char *translated = NULL;

  if (text == NULL || *text == '\0')
    return blank_value ();
  if (field->translation != NULL)
    translated = g_hash_table_lookup (field->translation, text);
  if (translated != NULL && *translated == '\0')
    return blank_value ();

  if (translated != NULL)
    text = translated;
  /* What is a person's own is seldom the same twice. */
  return (OfficeReturnValue){
    .kind = OFFICE_RETURN_VALUE_TEXT,
    .text = field->fact < OFFICE_N_PERSON_FACTS ? g_string_chunk_insert (table->text, text)
                                                : g_string_chunk_insert_const (table->text, text),
  };
}

/* What a fact of the database is in the column's kind. */
static OfficeReturnValue
statement_value (OfficeReturnTable       *table,
                 const OfficeReturnField *field,
                 OfficeStatement         *statement,
                 int                      index)
{
  if (office_statement_is_null (statement, index))
    return blank_value ();

  switch (office_return_field_get_kind (field))
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
      return text_value (table, field, office_statement_get_text (statement, index));
    }
}

/* "written" of "written_mark". */
static const OfficeResultComponent *
find_component (const OfficeResultRow   *row,
                const OfficeReturnField *field)
{
  const char *key = office_return_fact_get (field->fact)->key;

  for (gsize i = 0; i < row->n_components; i++)
    {
      gsize length = strlen (row->components[i].name);

      if (strncmp (row->components[i].name, key, length) == 0 && key[length] == '_')
        return &row->components[i];
    }
  return NULL;
}

/* A code that takes no mark stands in its place, in the university's words (ASSESS-8). */
static OfficeReturnValue
component_mark (const Source            *source,
                const OfficeReturnField *field)
{
  const OfficeResultComponent *component = find_component (source->result, field);
  const char *shown = component != NULL && component->code != NULL
                        ? g_hash_table_lookup (source->code_texts, component->code) : NULL;

  if (component == NULL)
    return blank_value ();
  if (shown == NULL)
    return mark_value (component->mark);
  if (field->translation != NULL && g_hash_table_contains (field->translation, component->code))
    return text_value (source->table, field, component->code);
  return text_value (source->table, field, shown);
}

static OfficeReturnValue
result_value (const Source            *source,
              const OfficeReturnField *field)
{
  const OfficeResultRow *row = source->result;
  const OfficeResultComponent *component;

  if (row == NULL)
    return blank_value ();
  switch ((int) field->fact)
    {
    case OFFICE_FACT_MODULE_MARK:
      return mark_value (row->mark);
    case OFFICE_FACT_OUTCOME:
      return text_value (source->table, field, office_outcome_to_nick (row->outcome));
    case OFFICE_FACT_CREDITS:
      return number_value (row->credits);
    case OFFICE_FACT_RESULT_VERSION:
      return row->provisional ? blank_value () : number_value (row->result_version);
    case OFFICE_FACT_RATIFIED_ON:
      return row->provisional ? blank_value () : date_value (row->ratified_on);
    case OFFICE_FACT_REASON:
      return text_value (source->table, field, row->reason);
    case OFFICE_FACT_WRITTEN_MARK:
    case OFFICE_FACT_VIVA_MARK:
      return component_mark (source, field);
    case OFFICE_FACT_WRITTEN_ATTEMPT:
    case OFFICE_FACT_VIVA_ATTEMPT:
      component = find_component (row, field);
      return component != NULL && component->attempt > 0 ? number_value (component->attempt) : blank_value ();
    default:
      return blank_value ();
    }
}

static OfficeReturnValue
award_value (const Source            *source,
             const OfficeReturnField *field)
{
  const OfficeReturnAward *award = source->award;

  if (award == NULL)
    return blank_value ();
  switch ((int) field->fact)
    {
    case OFFICE_FACT_AWARD_CREDITS:
      return number_value (award->award->credits);
    case OFFICE_FACT_PRIOR_CREDITS:
      return number_value (award->award->prior_credits);
    case OFFICE_FACT_AWARD_MEAN:
      return mark_value (award->award->mean);
    case OFFICE_FACT_AWARD_CLASS:
      return text_value (source->table, field, office_class_to_nick (award->award->classification));
    case OFFICE_FACT_COMPLETED_ON:
      return date_value (award->completed_on);
    default:
      return blank_value ();
    }
}

/* "2025/26" for a course that begins from August 2025 to July 2026. */
static OfficeReturnValue
academic_year (const Source            *source,
               const OfficeReturnField *field)
{
  OfficeDay starts = office_day_from_iso (
    office_statement_get_text (source->cohort, OFFICE_FACT_STARTS - OFFICE_N_PERSON_FACTS));
  int year, month, day;
  g_autofree char *text = NULL;

  if (starts == OFFICE_DAY_NONE)
    return blank_value ();
  office_day_split (starts, &year, &month, &day);
  if (month < 8)
    year--;
  text = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
  return text_value (source->table, field, text);
}

static OfficeReturnValue
cell_value (const Source            *source,
            const OfficeReturnField *field)
{
  OfficeReturnFactId fact = field->fact;
  g_autofree char *name = NULL;

  if (fact < OFFICE_N_PERSON_FACTS)
    return statement_value (source->table, field, source->person, PERSON_FACTS + (int) fact);
  if (fact < OFFICE_N_COHORT_FACTS)
    return statement_value (source->table, field, source->cohort, (int) fact - OFFICE_N_PERSON_FACTS);

  switch ((int) fact)
    {
    case OFFICE_FACT_FULL_NAME:
      name = office_person_name (
        office_statement_get_text (source->person, PERSON_FACTS + OFFICE_FACT_FAMILY_NAME),
        office_statement_get_text (source->person, PERSON_FACTS + OFFICE_FACT_GIVEN_NAMES));
      return text_value (source->table, field, name);
    case OFFICE_FACT_ACADEMIC_YEAR:
      return academic_year (source, field);
    case OFFICE_FACT_CONSTANT:
      return text_value (source->table, field, field->constant);
    case OFFICE_FACT_BLANK:
      return blank_value ();
    case OFFICE_FACT_AWARD_CREDITS:
    case OFFICE_FACT_PRIOR_CREDITS:
    case OFFICE_FACT_AWARD_MEAN:
    case OFFICE_FACT_AWARD_CLASS:
    case OFFICE_FACT_COMPLETED_ON:
      return award_value (source, field);
    default:
      return result_value (source, field);
    }
}

static const char person_sql[]
  = "SELECT enrolment.id, enrolment.learner_id, application.reference,"
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
    " cohort.starts, cohort.ends, cohort.code, award.title,"
    " (SELECT name FROM provider ORDER BY id LIMIT 1), rule_set.name, partner.name,"
    " (SELECT coalesce (max (number), 0) + 1 FROM university_return"
    "   WHERE kind = ?1 AND cohort_id = cohort.id)"
    " FROM cohort JOIN module ON module.id = cohort.module_id JOIN term ON term.id = cohort.term_id"
    " JOIN rule_set ON rule_set.id = cohort.rule_set_id"
    " LEFT JOIN award ON award.id = module.award_id LEFT JOIN partner"
    " ON partner.id = award.partner_id"
    " WHERE cohort.id = ?2";

enum
{
  COHORT_CODE = OFFICE_FACT_COHORT - OFFICE_N_PERSON_FACTS,
  COHORT_PROVIDER = OFFICE_FACT_PROVIDER - OFFICE_N_PERSON_FACTS,
  COHORT_RULE_SET,
  COHORT_PARTNER,
  COHORT_NUMBER,
};

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

static OfficeReturnPerson
read_person (OfficeReturnTable *table,
             OfficeStatement   *statement)
{
  g_autofree char *name = office_person_name (
    office_statement_get_text (statement, PERSON_FACTS + OFFICE_FACT_FAMILY_NAME),
    office_statement_get_text (statement, PERSON_FACTS + OFFICE_FACT_GIVEN_NAMES));

  return (OfficeReturnPerson){
    .enrolment_id = office_statement_get_int (statement, 0),
    .learner_id = office_statement_get_int (statement, 1),
    .name = g_string_chunk_insert (table->text, name),
    .reference = g_string_chunk_insert (
      table->text, office_statement_get_text (statement, PERSON_FACTS + OFFICE_FACT_REFERENCE)),
  };
}

/* One row, and what is to be said of it. An award list holds those whose award this cohort made
 * complete, and nobody else. */
static void
take_row (Source *source)
{
  OfficeReturnTable *table = source->table;
  OfficeReturnPerson person = read_person (table, source->person);
  guint row = table->n_rows;

  if (table->kind == OFFICE_RETURN_AWARDS)
    {
      office_return_examine_award (table, &person, source->award);
      if (source->award == NULL || source->award->completed_by != person.enrolment_id)
        return;
    }

  table->n_rows++;
  table->enrolment_ids[row] = person.enrolment_id;
  table->learner_ids[row] = person.learner_id;
  table->names[row] = person.name;
  table->references[row] = person.reference;
  for (guint i = 0; i < table->n_columns; i++)
    table->values[(gsize) row * table->n_columns + i]
      = cell_value (source, g_ptr_array_index (table->profile->fields, i));

  office_return_examine_cells (table, &person, row);
  if (table->kind == OFFICE_RETURN_MARKS || table->kind == OFFICE_RETURN_RESULTS)
    office_return_examine_result (table, &person, source->result);
}

static gboolean
count_enrolments (OfficeConnection   *connection,
                  OfficeReturnTable  *table,
                  GError            **error)
{
  gint64 n_enrolments = 0;

  if (!office_connection_get_int (connection, &n_enrolments, error,
                                  "SELECT count (*) FROM enrolment WHERE cohort_id = ?", "l", table->cohort_id))
    return FALSE;

  table->n_columns = table->profile->fields->len;
  table->values = g_new0 (OfficeReturnValue, (gsize) n_enrolments * table->n_columns);
  table->enrolment_ids = g_new0 (gint64, n_enrolments);
  table->learner_ids = g_new0 (gint64, n_enrolments);
  table->names = g_new0 (const char *, n_enrolments);
  table->references = g_new0 (const char *, n_enrolments);
  return TRUE;
}

/* By their enrolments. */
static GHashTable *
index_results (GPtrArray *results)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      OfficeResultRow *row = g_ptr_array_index (results, i);

      g_hash_table_insert (index, &row->enrolment_id, row);
    }
  return index;
}

/* Marks and outcomes are of the cohort; an award is of the learner's whole study. */
static gboolean
fill_table (OfficeConnection   *connection,
            OfficeReturnTable  *table,
            OfficeStatement    *cohort,
            GError            **error)
{
  g_autoptr (GHashTable) code_texts = load_code_texts (connection, error);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GHashTable) result_of = NULL;
  g_autoptr (GHashTable) awards = NULL;
  g_autoptr (OfficeStatement) person = NULL;
  g_autoptr (GError) local_error = NULL;
  Source source = { .table = table, .cohort = cohort, .code_texts = code_texts };

  if (code_texts == NULL || !count_enrolments (connection, table, error))
    return FALSE;
  if (table->kind != OFFICE_RETURN_ENROLMENTS
      && !office_anonymity_check_off (connection, table->cohort_id, error))
    return FALSE;
  if (table->kind != OFFICE_RETURN_ENROLMENTS
      && (results = office_results_read (connection, table->cohort_id, error)) == NULL)
    return FALSE;
  if (table->kind == OFFICE_RETURN_AWARDS
      && (awards = office_return_awards_load (connection, table->cohort_id, results, error)) == NULL)
    return FALSE;
  person = office_connection_prepare (connection, error, person_sql, "l", table->cohort_id);
  if (person == NULL)
    return FALSE;

  source.person = person;
  result_of = index_results (results);
  while (office_statement_step (person, &local_error))
    {
      gint64 enrolment_id = office_statement_get_int (person, 0);
      gint64 learner_id = office_statement_get_int (person, 1);

      source.result = g_hash_table_lookup (result_of, &enrolment_id);
      source.award = awards != NULL ? g_hash_table_lookup (awards, &learner_id) : NULL;
      g_assert (results == NULL || source.result != NULL);
      take_row (&source);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  office_return_examine_twins (table);
  return office_return_examine_people (connection, table, error);
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
  g_autoptr (OfficeStatement) cohort = office_connection_prepare (
    connection, error, cohort_sql, "sl", office_return_kind_to_nick (kind), cohort_id);
  g_autoptr (GError) local_error = NULL;

  if (cohort == NULL)
    return NULL;
  if (!office_statement_step (cohort, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("The cohort is not in the database."));
      return NULL;
    }

  table->kind = kind;
  table->cohort_id = cohort_id;
  table->cohort_code = office_statement_dup_text (cohort, COHORT_CODE);
  table->rule_set = office_statement_dup_text (cohort, COHORT_RULE_SET);
  table->partner = office_statement_dup_text (cohort, COHORT_PARTNER);
  table->provider = office_statement_dup_text (cohort, COHORT_PROVIDER);
  table->number = (int) office_statement_get_int (cohort, COHORT_NUMBER);
  table->made_by = g_strdup (office_connection_get_actor (connection));
  table->made_at = office_connection_now (connection);
  table->text = g_string_chunk_new (4096);
  table->exceptions
    = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_exception_free);
  table->profile = office_return_profile_load (connection, kind, profile_name, error);
  if (table->profile == NULL || !fill_table (connection, table, cohort, error))
    return NULL;

  if (table->provisional)
    table->note = g_strdup (_("Provisional: at least one result is not ratified by the board"));

  return g_steal_pointer (&table);
}

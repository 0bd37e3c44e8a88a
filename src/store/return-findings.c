/* return-findings.c: what a person should see before a return goes out, learner by learner
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/returns-private.h"

#include <glib/gi18n-lib.h>

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

  g_free (exception->name);
  g_free (exception->reference);
  g_free (exception->label);
  g_free (exception->what);
  g_free (exception->sentence);
  g_free (exception);
}

static void
add (OfficeReturnTable        *table,
     OfficeReturnSeverity      severity,
     OfficeReturnPlace         place,
     const OfficeReturnPerson *person,
     const char               *what)
{
  OfficeReturnException *exception = g_new0 (OfficeReturnException, 1);

  exception->severity = severity;
  exception->place = place;
  exception->enrolment_id = person->enrolment_id;
  exception->learner_id = person->learner_id;
  exception->name = g_strdup (person->name);
  exception->reference = g_strdup (person->reference);
  /* Translators: a learner, and the reference of the application */
  exception->label = g_strdup_printf (_("%s (%s)"), person->name, person->reference);
  exception->what = g_strdup (what);
  /* Translators: a learner, and what is wrong with the row */
  exception->sentence = g_strdup_printf (_("%s: %s"), exception->label, what);
  g_ptr_array_add (table->exceptions, exception);
  table->n_errors += severity == OFFICE_RETURN_ERROR;
}

/* In the middle of a sentence a label begins small: "no date of birth". */
static char *
missing_sentence (const OfficeReturnField *field)
{
  switch ((int) field->fact)
    {
    case OFFICE_FACT_STUDENT_NUMBER:
      return g_strdup (_("no student number"));
    case OFFICE_FACT_DATE_OF_BIRTH:
      return g_strdup (_("no date of birth"));
    default:
      /* Translators: the heading of a column of the return */
      return g_strdup_printf (_("“%s” is blank"), field->heading);
    }
}

/* What is translated is none of ours any more; only ours is looked for. */
static void
examine_word (OfficeReturnTable        *table,
              const OfficeReturnPerson *person,
              const OfficeReturnField  *field,
              const char               *word)
{
  gsize n_codes = 0;
  g_autofree OfficeReturnCode *codes
    = office_return_codes_list (office_return_fact_get (field->fact)->codes, &n_codes);

  for (gsize i = 0; i < n_codes; i++)
    if (g_str_equal (codes[i].value, word) && !g_hash_table_contains (field->translation, word))
      {
        /* Translators: the heading of a column, and a value of ours ("DEF") */
        g_autofree char *what = g_strdup_printf (_("“%s”: the profile has no word for “%s”, which goes out as it is"),
                                                 field->heading, word);

        add (table, OFFICE_RETURN_WARNING, OFFICE_RETURN_PLACE_PROFILE, person, what);
      }
}

/*
 * office_return_examine_cells:
 *
 * A blank where the profile wants none; a value of ours that the profile has no word for.
 */
void
office_return_examine_cells (OfficeReturnTable        *table,
                             const OfficeReturnPerson *person,
                             guint                     row)
{
  const OfficeReturnValue *values = table->values + (gsize) row * table->n_columns;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (table->profile->fields, i);
      const OfficeReturnFact *fact = office_return_fact_get (field->fact);

      if (values[i].kind == OFFICE_RETURN_VALUE_BLANK && field->required)
        {
          g_autofree char *what = missing_sentence (field);

          add (table, OFFICE_RETURN_ERROR, fact->place, person, what);
        }
      if (values[i].kind == OFFICE_RETURN_VALUE_TEXT && field->translation != NULL
          && g_hash_table_size (field->translation) < office_return_codes_count (fact->codes))
        examine_word (table, person, field, values[i].text);
    }
}

/*
 * office_return_examine_result:
 *
 * A mark that is missing or awaits agreement, a result that no board has ratified or that has
 * changed since (RETURN-2, BOARD-1).
 */
void
office_return_examine_result (OfficeReturnTable        *table,
                              const OfficeReturnPerson *person,
                              const OfficeResultRow    *row)
{
  for (gsize i = 0; i < row->n_components; i++)
    if (row->components[i].needs_agreement)
      {
        /* Translators: a component of the assessment */
        g_autofree char *what = g_strdup_printf (_("%s: the two marks await an agreed mark"),
                                                 row->components[i].label);

        add (table, OFFICE_RETURN_ERROR, OFFICE_RETURN_PLACE_MARKS, person, what);
      }
  if (row->outcome == OFFICE_OUTCOME_PENDING)
    add (table, OFFICE_RETURN_ERROR, OFFICE_RETURN_PLACE_MARKS, person, _("marks are missing"));
  if (row->outcome == OFFICE_OUTCOME_WITHHELD)
    add (table, OFFICE_RETURN_WARNING, OFFICE_RETURN_PLACE_MARKS, person, _("the result is withheld"));
  if (row->outcome == OFFICE_OUTCOME_DEFERRED)
    add (table, OFFICE_RETURN_WARNING, OFFICE_RETURN_PLACE_MARKS, person, _("the result is deferred"));

  if (!row->provisional)
    return;
  table->provisional = TRUE;
  if (row->changed)
    add (table, OFFICE_RETURN_ERROR, OFFICE_RETURN_PLACE_BOARD, person,
         _("the result has changed since the board ratified it"));
  else
    add (table, table->kind == OFFICE_RETURN_MARKS ? OFFICE_RETURN_WARNING : OFFICE_RETURN_ERROR,
         OFFICE_RETURN_PLACE_BOARD, person, _("the result is provisional: no board has ratified it"));
}

/*
 * office_return_examine_award:
 *
 * Somebody who would be on the list as soon as the board has sat.
 */
void
office_return_examine_award (OfficeReturnTable        *table,
                             const OfficeReturnPerson *person,
                             const OfficeReturnAward  *award)
{
  if (award != NULL && award->awaited)
    add (table, OFFICE_RETURN_WARNING, OFFICE_RETURN_PLACE_BOARD, person,
         _("not on the list: completes the award only when the board has ratified the result"));
}

static int
find_column (const OfficeReturnTable *table,
             OfficeReturnFactId       fact)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (((OfficeReturnField *) g_ptr_array_index (table->profile->fields, i))->fact == fact)
      return (int) i;
  return -1;
}

/**
 * office_return_table_add_exception:
 * @table: a return
 * @severity: how grave it is
 * @place: where it is mended
 * @row: whose
 * @what: what is left out or contradicted
 *
 * Adds to what a person should see first (RETURN-2).
 */
void
office_return_table_add_exception (OfficeReturnTable    *table,
                                   OfficeReturnSeverity  severity,
                                   OfficeReturnPlace     place,
                                   guint                 row,
                                   const char           *what)
{
  const OfficeReturnPerson person = {
    .enrolment_id = table->enrolment_ids[row],
    .learner_id = table->learner_ids[row],
    .name = table->names[row],
    .reference = table->references[row],
  };

  add (table, severity, place, &person, what);
}

static void
add_twin (OfficeReturnTable *table,
          guint              row,
          guint              other,
          const char        *number)
{
  /* Translators: a student number, and the name of another learner */
  g_autofree char *what = g_strdup_printf (_("the student number %s is also that of %s"), number, table->names[other]);

  office_return_table_add_exception (table, OFFICE_RETURN_ERROR, OFFICE_RETURN_PLACE_APPLICATION, row, what);
}

/*
 * office_return_examine_twins:
 *
 * Two rows with one student number contradict each other.
 */
void
office_return_examine_twins (OfficeReturnTable *table)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  int column = find_column (table, OFFICE_FACT_STUDENT_NUMBER);

  for (guint row = 0; column >= 0 && row < table->n_rows; row++)
    {
      const OfficeReturnValue *value = &table->values[(gsize) row * table->n_columns + (guint) column];
      gpointer other;

      if (value->kind != OFFICE_RETURN_VALUE_TEXT)
        continue;
      if (!g_hash_table_lookup_extended (seen, value->text, NULL, &other))
        g_hash_table_insert (seen, (gpointer) value->text, GUINT_TO_POINTER (row));
      else if (table->learner_ids[GPOINTER_TO_UINT (other)] != table->learner_ids[row])
        add_twin (table, row, GPOINTER_TO_UINT (other), value->text);
    }
}

/*
 * office_return_examine_people:
 *
 * Learners who may be in the database twice (ENTRY-5).
 */
gboolean
office_return_examine_people (OfficeConnection   *connection,
                              OfficeReturnTable  *table,
                              GError            **error)
{
  static const char sql[]
    = "SELECT enrolment.id, learner.id, learner.family_name, learner.given_names, application.reference"
      " FROM learner JOIN enrolment ON enrolment.learner_id = learner.id"
      " JOIN application ON application.id = enrolment.application_id"
      " WHERE enrolment.cohort_id = ? AND learner.possible_duplicate_of IS NOT NULL"
      " AND learner.merged_into IS NULL ORDER BY learner.sort_name, enrolment.id";
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, sql, "l", table->cohort_id);

  if (statement == NULL)
    return FALSE;
  while (office_statement_step (statement, &local_error))
    {
      g_autofree char *name = office_person_name (office_statement_get_text (statement, 2),
                                                  office_statement_get_text (statement, 3));
      const OfficeReturnPerson person = {
        .enrolment_id = office_statement_get_int (statement, 0),
        .learner_id = office_statement_get_int (statement, 1),
        .name = name,
        .reference = office_statement_get_text (statement, 4),
      };

      add (table, OFFICE_RETURN_WARNING, OFFICE_RETURN_PLACE_LEARNER, &person,
           _("may be in the database a second time, under another number"));
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

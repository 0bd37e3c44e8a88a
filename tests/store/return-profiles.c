/* return-profiles.c: profiles of returns, what they make of the rows, and what is said beforehand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "delivery-fixture.h"

#include <string.h>

#include "store/command.h"
#include "store/returns.h"

static OfficeReturnProfile *
profile_of (OfficeReturnKind    kind,
            OfficeReturnFactId  first,
            OfficeReturnFactId  second)
{
  OfficeReturnProfile *profile = office_return_profile_new (kind, "Theirs");

  g_ptr_array_add (profile->fields, office_return_field_new_built_in (first, kind, NULL));
  g_ptr_array_add (profile->fields, office_return_field_new_built_in (second, kind, NULL));
  return profile;
}

/* Every fact can be named, and every built-in profile can be used, kept and read again. */
static void
test_facts (void)
{
  for (int id = 0; id < OFFICE_N_RETURN_FACTS; id++)
    {
      const OfficeReturnFact *fact = office_return_fact_get ((OfficeReturnFactId) id);
      OfficeReturnFactId found;

      g_assert_nonnull (fact->key);
      g_assert_nonnull (fact->label);
      g_assert_nonnull (fact->meaning);
      g_assert_nonnull (office_return_fact_find (fact->key, &found));
      g_assert_cmpint (found, ==, id);
      g_assert_cmpuint (fact->kinds, !=, 0);
      g_assert_cmpuint (fact->required & ~fact->kinds, ==, 0);
    }

  for (int kind = 0; kind < OFFICE_N_RETURN_KINDS; kind++)
    {
      g_autoptr (OfficeReturnProfile) profile = office_return_profile_builtin ((OfficeReturnKind) kind);
      g_autofree char *text = office_return_profile_to_text (profile);
      g_autoptr (GError) error = NULL;
      g_autoptr (OfficeReturnProfile) again = office_return_profile_from_text (text, &error);
      g_autofree char *text_again = NULL;

      g_assert_no_error (error);
      text_again = office_return_profile_to_text (again);
      g_assert_cmpstr (text, ==, text_again);
      g_assert_cmpint (again->kind, ==, kind);
    }
}

static void
assert_text_refused (const char *text,
                     const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (office_return_profile_from_text (text, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
}

#define COLUMNS(columns) "{\"name\": \"N\", \"kind\": \"marks\", \"columns\": [" columns "]}"

/* What is wrong with a file is said with its place. */
static void
test_bad_files (void)
{
  assert_text_refused ("", "Line 1");
  assert_text_refused ("{\n\"name\": }", "Line 2");
  assert_text_refused ("[]", "not an object");
  assert_text_refused ("{\"name\": \"N\", \"kind\": \"sums\", \"columns\": []}", "enrolments, marks, results, awards");
  assert_text_refused ("{\"name\": \"N\", \"kind\": \"marks\"}", "list of columns");
  assert_text_refused (COLUMNS (""), "0 columns");
  assert_text_refused ("{\"kind\": \"marks\", \"columns\": [{\"key\": \"outcome\"}]}", "name");
  assert_text_refused (COLUMNS ("{\"key\": \"outcome\"}, 5"), "column 2");
  assert_text_refused (COLUMNS ("{\"heading\": \"X\"}"), "no “key”");
  assert_text_refused (COLUMNS ("{\"key\": \"shoe_size\"}"), "“shoe_size” is no fact");
  assert_text_refused (COLUMNS ("{\"key\": \"award_class\"}"), "cannot stand in this kind of return");
  assert_text_refused (COLUMNS ("{\"key\": \"outcome\", \"colour\": 1}"), "“colour” is not known");
  assert_text_refused (COLUMNS ("{\"key\": \"outcome\", \"heading\": 7}"), "“heading” is not a text");
  assert_text_refused (COLUMNS ("{\"key\": \"outcome\", \"heading\": \"two\\nlines\"}"), "Column 1 has no heading");
  assert_text_refused (COLUMNS ("{\"key\": \"blank\"}"), "Column 1 has no heading");
  assert_text_refused (COLUMNS ("{\"key\": \"outcome\", \"required\": \"yes\"}"), "“required”");
  assert_text_refused (COLUMNS ("{\"key\": \"outcome\", \"translation\": {\"P\": 1}}"), "translation of “P”");
  assert_text_refused (COLUMNS ("{\"key\": \"module_mark\", \"format\": \"=1+1\"}"), "no number format");
  assert_text_refused (COLUMNS ("{\"key\": \"constant\", \"heading\": \"C\"}"), "what is to stand in every row");
  assert_text_refused (COLUMNS ("{\"key\": \"outcome\", \"heading\": \"Ä\"}, {\"key\": \"blank\", \"heading\": \"ä\"}"),
                       "Columns 1 and 2");
  assert_text_refused ("{\"name\": \"N\", \"kind\": \"marks\", \"sheets\": {\"data\": \"a/b\"},"
                       " \"columns\": [{\"key\": \"outcome\"}]}", "name of a sheet");
  assert_text_refused ("{\"name\": \"N\", \"kind\": \"marks\", \"sheets\": {\"data\": \"cover\"},"
                       " \"columns\": [{\"key\": \"outcome\"}]}", "Two sheets");
}

static const OfficeReturnException *
find_exception (const OfficeReturnTable *table,
                const char              *what)
{
  for (guint i = 0; i < table->exceptions->len; i++)
    {
      const OfficeReturnException *exception = g_ptr_array_index (table->exceptions, i);

      if (strstr (exception->what, what) != NULL)
        return exception;
    }
  return NULL;
}

/* RETURN-2: a required blank, a word that is missing, two rows with one number, each with its place. */
static void
test_findings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (OfficeReturnProfile) profile
    = profile_of (OFFICE_RETURN_MARKS, OFFICE_FACT_STUDENT_NUMBER, OFFICE_FACT_OUTCOME);
  g_autoptr (OfficeReturnTable) table = NULL;
  g_autoptr (GError) error = NULL;
  const OfficeReturnException *found;
  OfficeReturnField *field;

  fixture_person (fixture, "Ado", "Ann");
  fixture_person (fixture, "Bell", "Bo");
  fixture_person (fixture, "Cole", "Cy");
  fixture_run (fixture, "INSERT INTO registration (enrolment_id, student_number, registered_on)"
                        " SELECT id, '007', '2025-10-01' FROM enrolment WHERE id < 3");
  field = g_ptr_array_index (profile->fields, 1);
  g_hash_table_remove (field->translation, "PENDING");
  field = office_return_field_new (OFFICE_FACT_CONSTANT, "Campus");
  field->constant = g_strdup ("=Kent");
  g_ptr_array_add (profile->fields, field);
  g_assert_true (office_return_profile_save (fixture->connection, profile, &error));

  table = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, "Theirs", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (table->values[2].text, ==, "=Kent");

  found = find_exception (table, "no student number");
  g_assert_cmpstr (found->name, ==, "Cole, Cy");
  g_assert_cmpint (found->severity, ==, OFFICE_RETURN_ERROR);
  g_assert_cmpint (found->place, ==, OFFICE_RETURN_PLACE_APPLICATION);
  found = find_exception (table, "007 is also that of Ado, Ann");
  g_assert_cmpstr (found->name, ==, "Bell, Bo");
  found = find_exception (table, "no word for “PENDING”");
  g_assert_cmpint (found->severity, ==, OFFICE_RETURN_WARNING);
  g_assert_cmpint (found->place, ==, OFFICE_RETURN_PLACE_PROFILE);
  found = find_exception (table, "marks are missing");
  g_assert_cmpint (found->place, ==, OFFICE_RETURN_PLACE_MARKS);
  found = find_exception (table, "provisional");
  g_assert_cmpint (found->place, ==, OFFICE_RETURN_PLACE_BOARD);
  g_assert_cmpuint (table->n_errors, ==, 5);
}

/* Six modules of ten credits: the last makes the award complete, with its class, on that day. */
static void
test_awards (Fixture       *fixture,
             gconstpointer  data)
{
  static const int marks[] = { 7000, 6000, 5500, 5800, 6200 };
  gint64 learner = fixture_learner (fixture, "Obi", "Ada");
  gint64 cohort = 0;
  g_autoptr (OfficeReturnTable) before = NULL;
  g_autoptr (OfficeReturnTable) table = NULL;
  g_autoptr (OfficeReturnTable) other = NULL;
  g_autoptr (GPtrArray) outdated = NULL;
  g_autoptr (GError) error = NULL;
  gint64 enrolment = 0;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *code = g_strdup_printf ("M%u-2024", i);
      g_autofree char *module = g_strdup_printf ("M%u", i);

      cohort = fixture_cohort (fixture, code, module, FALSE, "Autumn 2024", "2024-09-10");
      enrolment = fixture_enrol (fixture, learner, cohort);
      fixture_mark (fixture, enrolment, "written", 1, marks[i]);
      fixture_mark (fixture, enrolment, "viva", 1, marks[i]);
      fixture_ratify (fixture, cohort);
    }
  enrolment = fixture_enrol (fixture, learner, DPL_COHORT);
  fixture_mark (fixture, enrolment, "written", 1, 5000);
  fixture_mark (fixture, enrolment, "viva", 1, 5200);

  before = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_AWARDS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->n_rows, ==, 0);
  g_assert_nonnull (find_exception (before, "only when the board has ratified"));

  fixture_ratify (fixture, DPL_COHORT);
  table = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_AWARDS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->n_rows, ==, 1);
  g_assert_cmpint (table->values[7].value, ==, 60);
  /* (70 + 60 + 55 + 58 + 62 + 51) ÷ 6 = 59.33, rounded once (CREDIT-4) */
  g_assert_cmpint (table->values[9].value, ==, 5900);
  g_assert_cmpstr (table->values[10].text, ==, "Pass");
  g_assert_cmpint (table->values[11].kind, ==, OFFICE_RETURN_VALUE_DATE);

  /* Whoever completed elsewhere is on that list, not on this one. */
  other = office_return_build (fixture->connection, cohort, OFFICE_RETURN_AWARDS, NULL, &error);
  g_assert_cmpuint (other->n_rows, ==, 0);

  /* A mark of another module changes the mean that was sent. */
  g_assert_true (office_return_keep (fixture->connection, table, "abc", NULL, &error));
  g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_ACT, "Change", NULL, &error));
  outdated = office_returns_mark_out_of_date (fixture->connection, 1, "M0 changed", &error);
  g_assert_no_error (error);
  g_assert_true (office_command_finish (fixture->connection, TRUE, &error));
  g_assert_cmpuint (outdated->len, ==, 1);
}

/* Added, changed with old and new, withdrawn; and what the profile gained or lost. */
static void
test_differences (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (OfficeReturnProfile) profile
    = profile_of (OFFICE_RETURN_ENROLMENTS, OFFICE_FACT_FAMILY_NAME, OFFICE_FACT_DATE_OF_BIRTH);
  g_autoptr (OfficeReturnTable) sent = NULL;
  g_autoptr (OfficeReturnTable) kept = NULL;
  g_autoptr (OfficeReturnTable) now = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const OfficeReturnDifference *difference;
  gint64 id;

  fixture_person (fixture, "Ado", "Ann");
  fixture_person (fixture, "Bell", "Bo");
  g_assert_true (office_return_profile_save (fixture->connection, profile, &error));
  sent = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_ENROLMENTS, NULL, &error);
  g_assert_true (office_return_keep (fixture->connection, sent, "abc", &id, &error));
  kept = office_return_load (fixture->connection, id, &error);
  g_assert_no_error (error);
  none = office_return_compare (sent, kept);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (kept->digest, ==, "abc");
  g_assert_cmpstr (kept->profile->name, ==, "Theirs");
  g_assert_cmpuint (kept->exceptions->len, ==, sent->exceptions->len);

  fixture_person (fixture, "Cole", "Cy");
  fixture_run (fixture, "UPDATE learner SET family_name = 'Ado-Smith', version = version + 1 WHERE id = 1");
  g_clear_pointer (&profile, office_return_profile_free);
  profile = office_return_profile_load (fixture->connection, OFFICE_RETURN_ENROLMENTS, NULL, &error);
  g_ptr_array_remove_index (profile->fields, 1);
  g_ptr_array_add (profile->fields, office_return_field_new (OFFICE_FACT_EMAIL, NULL));
  g_assert_true (office_return_profile_save (fixture->connection, profile, &error));

  now = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_ENROLMENTS, NULL, &error);
  differences = office_return_differences (fixture->connection, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 4);
  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpint (difference->change, ==, OFFICE_RETURN_CHANGED);
  g_assert_cmpstr (difference->heading, ==, "Family Name");
  g_assert_cmpstr (difference->before, ==, "Ado");
  g_assert_cmpstr (difference->after, ==, "Ado-Smith");
  difference = g_ptr_array_index (differences, 1);
  g_assert_cmpint (difference->change, ==, OFFICE_RETURN_ADDED);
  g_assert_cmpstr (difference->label, ==, "Cole, Cy");
  difference = g_ptr_array_index (differences, 2);
  g_assert_cmpint (difference->change, ==, OFFICE_RETURN_COLUMN_ADDED);
  g_assert_cmpstr (difference->heading, ==, "Email");
  difference = g_ptr_array_index (differences, 3);
  g_assert_cmpint (difference->change, ==, OFFICE_RETURN_COLUMN_DROPPED);
  g_assert_cmpstr (difference->heading, ==, "Date of Birth");

  g_clear_pointer (&differences, g_ptr_array_unref);
  differences = office_return_compare (now, sent);
  difference = g_ptr_array_index (differences, 1);
  g_assert_cmpint (difference->change, ==, OFFICE_RETURN_WITHDRAWN);
  g_assert_cmpstr (difference->label, ==, "Cole, Cy");
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (OfficeReturnProfile) profile
    = profile_of (OFFICE_RETURN_MARKS, OFFICE_FACT_STUDENT_NUMBER, OFFICE_FACT_OUTCOME);
  g_autoptr (GError) error = NULL;

  g_assert_true (office_return_profile_save (fixture->connection, profile, &error));
  g_assert_false (office_return_profile_save (fixture->connection, profile, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);

  g_free (profile->name);
  profile->name = g_strdup ("Marks return");
  g_assert_false (office_return_profile_save (fixture->connection, profile, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (office_return_profile_remove (fixture->connection, "Theirs", &error));
  g_assert_false (office_return_profile_remove (fixture->connection, "Theirs", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/return-profiles/facts", test_facts);
  g_test_add_func ("/return-profiles/bad-files", test_bad_files);
  ADD ("/return-profiles/findings", test_findings);
  ADD ("/return-profiles/awards", test_awards);
  ADD ("/return-profiles/differences", test_differences);
  ADD ("/return-profiles/names", test_names);

  return g_test_run ();
}

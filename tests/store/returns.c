/* returns.c: what goes to the university, what needs doing, and the numbers of the charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "delivery-fixture.h"

#include "store/certificates.h"
#include "store/chart-data.h"
#include "store/overview.h"
#include "store/returns.h"

static const OfficeReturnValue *
value_of (const OfficeReturnTable *table,
          guint                    row,
          const char              *key)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (table->profile->fields, i);

      if (g_str_equal (office_return_fact_get (field->fact)->key, key))
        return &table->values[row * table->n_columns + i];
    }

  g_assert_not_reached ();
}

static void
test_marks_return (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 pass = fixture_person (fixture, "Brandt", "Ida");
  gint64 absent = fixture_person (fixture, "Costa", "=1+1");
  g_autoptr (OfficeReturnTable) table = NULL;
  g_autoptr (GError) error = NULL;
  const OfficeReturnException *exception;

  fixture_person (fixture, "Dane", "Lou");
  fixture_run (fixture, "INSERT INTO registration (enrolment_id, student_number, registered_on)"
                        " SELECT id, '00' || id, '2025-10-01' FROM enrolment WHERE id < 3");
  fixture_mark (fixture, pass, "written", 1, 6450);
  fixture_mark (fixture, pass, "viva", 1, 6000);
  fixture_mark (fixture, absent, "written", 1, 0);
  fixture_code (fixture, absent, "viva", 1, "NS");

  table = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->n_rows, ==, 3);
  g_assert_cmpuint (table->n_columns, ==, 16);
  g_assert_cmpint (table->number, ==, 1);
  g_assert_cmpstr (table->cohort_code, ==, "DPL-2025-AUT");
  g_assert_cmpstr (table->made_by, ==, "A. Tester");
  g_assert_true (table->provisional);
  g_assert_cmpstr (value_of (table, 0, "student_number")->text, ==, "001");
  g_assert_cmpint (value_of (table, 0, "written_mark")->value, ==, 6450);
  g_assert_cmpint (value_of (table, 0, "viva_attempt")->value, ==, 1);
  g_assert_cmpstr (value_of (table, 0, "outcome")->text, ==, "Pass");
  g_assert_cmpint (value_of (table, 0, "credits")->value, ==, 0);
  g_assert_cmpint (value_of (table, 0, "ratified_on")->kind, ==, OFFICE_RETURN_VALUE_BLANK);
  g_assert_cmpint (value_of (table, 0, "date_of_birth")->kind, ==, OFFICE_RETURN_VALUE_DATE);

  /* A nought is a mark, a code stands in its place, a blank is neither. */
  g_assert_cmpint (value_of (table, 1, "written_mark")->kind, ==, OFFICE_RETURN_VALUE_NUMBER);
  g_assert_cmpint (value_of (table, 1, "written_mark")->value, ==, 0);
  g_assert_cmpstr (value_of (table, 1, "viva_mark")->text, ==, "NS");
  g_assert_cmpstr (value_of (table, 1, "given_names")->text, ==, "=1+1");
  g_assert_cmpint (value_of (table, 2, "viva_mark")->kind, ==, OFFICE_RETURN_VALUE_BLANK);

  /* RETURN-2: provisional twice; for the third no number, no marks, provisional. */
  g_assert_cmpuint (table->exceptions->len, ==, 5);
  exception = g_ptr_array_index (table->exceptions, 2);
  g_assert_cmpstr (exception->sentence, ==, "Dane, Lou (A-00003): no student number");

  g_clear_pointer (&table, office_return_table_free);
  fixture_ratify (fixture, DPL_COHORT);
  table = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, NULL, &error);
  g_assert_cmpint (value_of (table, 0, "credits")->value, ==, 10);
  g_assert_cmpint (value_of (table, 0, "ratified_on")->kind, ==, OFFICE_RETURN_VALUE_DATE);
  g_assert_false (table->provisional);
  g_assert_cmpuint (table->exceptions->len, ==, 2);
}

static void
test_other_returns (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 id = fixture_person (fixture, "Brandt", "Ida");
  g_autoptr (OfficeReturnTable) enrolments = NULL;
  g_autoptr (OfficeReturnTable) results = NULL;
  g_autoptr (GPtrArray) issued = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "UPDATE learner SET date_of_birth = NULL, version = version + 1");
  enrolments = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_ENROLMENTS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value_of (enrolments, 0, "award_code")->text, ==, "PGCERT-POCUS");
  g_assert_cmpstr (value_of (enrolments, 0, "term")->text, ==, "Autumn 2025");
  g_assert_cmpint (value_of (enrolments, 0, "credit_value")->value, ==, 10);
  g_assert_cmpint (value_of (enrolments, 0, "starts")->kind, ==, OFFICE_RETURN_VALUE_DATE);
  g_assert_cmpuint (enrolments->exceptions->len, ==, 1);

  fixture_mark (fixture, id, "written", 1, 6450);
  fixture_mark (fixture, id, "viva", 1, 6000);
  fixture_pay (fixture, id);
  fixture_ratify (fixture, DPL_COHORT);
  issued = office_certificates_issue (fixture->connection, DPL_COHORT, NULL, 0, &error);
  results = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_RESULTS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value_of (results, 0, "certificate_serial")->text, ==,
                   ((OfficeCertificateRow *) g_ptr_array_index (issued, 0))->serial);
  g_assert_cmpint (value_of (results, 0, "result_version")->value, ==, 1);
}

/* RETURN-1: what was sent is kept, with awkward names, and the next one says what changed. */
static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (OfficeReturnTable) table = NULL;
  g_autoptr (OfficeReturnTable) same = NULL;
  g_autoptr (OfficeReturnTable) next = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;
  OfficeReturnRow *row;
  gint64 id;

  fixture_person (fixture, "O\"Brien\\", "<b>Zoë</b>\n");
  table = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, NULL, &error);
  same = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, NULL, &error);
  g_assert_no_error (error);
  differences = office_return_differences (fixture->connection, table, &error);
  g_assert_cmpuint (differences->len, ==, 0);
  g_assert_true (office_return_keep (fixture->connection, table, "abc", &id, &error));
  g_assert_false (office_return_keep (fixture->connection, same, "abc", NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);

  list = office_returns_list (fixture->connection, DPL_COHORT, &error);
  g_assert_cmpuint (list->len, ==, 1);
  row = g_ptr_array_index (list, 0);
  g_assert_cmpint (row->number, ==, 1);
  g_assert_cmpint (row->n_rows, ==, 1);
  g_assert_cmpint (row->n_exceptions, ==, 3);
  g_assert_cmpint (row->out_of_date_since, ==, 0);

  g_clear_pointer (&differences, g_ptr_array_unref);
  next = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, NULL, &error);
  g_assert_cmpint (next->number, ==, 2);
  differences = office_return_differences (fixture->connection, next, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 0);

  fixture_person (fixture, "Pole", "Ann");
  g_clear_pointer (&next, office_return_table_free);
  g_clear_pointer (&differences, g_ptr_array_unref);
  next = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, NULL, &error);
  differences = office_return_differences (fixture->connection, next, &error);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_null (((OfficeReturnDifference *) g_ptr_array_index (differences, 0))->heading);
}

static void
test_profile (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (OfficeReturnProfile) profile = office_return_profile_builtin (OFFICE_RETURN_MARKS);
  g_autoptr (OfficeReturnProfile) loaded = NULL;
  g_autoptr (OfficeReturnTable) table = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  OfficeReturnField *field;

  fixture_person (fixture, "Brandt", "Ida");
  g_ptr_array_set_size (profile->fields, 14);
  field = g_ptr_array_index (profile->fields, 13);
  g_hash_table_insert (field->translation, g_strdup ("PENDING"), g_strdup ("Awaited"));
  g_free (profile->name);
  profile->name = g_strdup ("CCCU marks");
  g_assert_true (office_return_profile_save (fixture->connection, profile, &error));
  list = office_return_profiles_list (fixture->connection, &error);
  g_assert_cmpuint (list->len, ==, 1);

  table = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->n_columns, ==, 14);
  g_assert_cmpstr (value_of (table, 0, "outcome")->text, ==, "Awaited");

  loaded = office_return_profile_load (fixture->connection, OFFICE_RETURN_MARKS, "CCCU marks", &error);
  loaded->version = 7;
  g_assert_false (office_return_profile_save (fixture->connection, loaded, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (office_return_profile_load (fixture->connection, OFFICE_RETURN_MARKS, "None such", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
}

static const OfficeTask *
find_task (GPtrArray      *tasks,
           OfficeTaskKind  kind)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const OfficeTask *task = g_ptr_array_index (tasks, i);

      if (task->kind == kind)
        return task;
    }

  return NULL;
}

static GPtrArray *
list_tasks (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tasks = office_overview_list_tasks (fixture->connection, &error);

  g_assert_no_error (error);
  return tasks;
}

/* Each task appears when there is something to do and goes when it is done. */
static void
test_tasks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) none = list_tasks (fixture);
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) ready = NULL;
  g_autoptr (GPtrArray) ratified = NULL;
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) issued = NULL;
  g_autoptr (GError) error = NULL;
  int counts[OFFICE_N_TASK_VIEWS];
  gint64 id;

  g_assert_cmpuint (none->len, ==, 0);

  id = fixture_person (fixture, "Ng", "Aoife");
  fixture_session (fixture, DPL_COHORT, "live", "2025-09-25T18:00", 90);
  fixture_run (fixture, "INSERT INTO learner (family_name, given_names, possible_duplicate_of) VALUES ('Ng', 'A.', 1)");
  fixture_run (fixture, "INSERT INTO application (reference, learner_id, cohort_id, state, applied_on, fee)"
                        " VALUES ('W-1', 2, 1, 'offered', '2025-11-01', 0)");
  fixture_run (fixture, "INSERT INTO requirement (application_id, kind, state, note, due_on)"
                        " VALUES (2, 'degree', 'conditional', 'The transcript', '2025-12-01')");
  some = list_tasks (fixture);
  g_assert_nonnull (find_task (some, OFFICE_TASK_UNREGISTERED));
  g_assert_nonnull (find_task (some, OFFICE_TASK_REGISTERS_OPEN));
  g_assert_nonnull (find_task (some, OFFICE_TASK_DUPLICATES));
  g_assert_nonnull (find_task (some, OFFICE_TASK_CONDITIONS));
  g_assert_cmpint (find_task (some, OFFICE_TASK_MARKS)->count, ==, 1);
  g_assert_cmpint (find_task (some, OFFICE_TASK_MARKS)->record_id, ==, id);
  g_assert_cmpint (find_task (some, OFFICE_TASK_MARKS)->cohort_id, ==, DPL_COHORT);
  g_assert_null (find_task (some, OFFICE_TASK_BOARD));
  for (guint i = 0; i < some->len; i++)
    g_test_message ("%s", ((OfficeTask *) g_ptr_array_index (some, i))->sentence);
  office_overview_count (some, counts);
  g_assert_cmpint (counts[OFFICE_TASK_VIEW_TIMETABLE], ==, 1);
  g_assert_cmpint (counts[OFFICE_TASK_VIEW_RESULTS], ==, 1);
  g_assert_cmpint (counts[OFFICE_TASK_VIEW_OVERVIEW], ==, (int) some->len);

  fixture_run (fixture, "INSERT INTO registration (enrolment_id, student_number, registered_on)"
                        " VALUES (1, '001', '2025-10-01')");
  fixture_attend (fixture, 1, id, 90);
  fixture_mark (fixture, id, "written", 1, 6400);
  fixture_mark (fixture, id, "viva", 1, 6000);
  fixture_pay (fixture, id);
  ready = list_tasks (fixture);
  g_assert_null (find_task (ready, OFFICE_TASK_UNREGISTERED));
  g_assert_null (find_task (ready, OFFICE_TASK_REGISTERS_OPEN));
  g_assert_null (find_task (ready, OFFICE_TASK_MARKS));
  g_assert_nonnull (find_task (ready, OFFICE_TASK_BOARD));

  fixture_ratify (fixture, DPL_COHORT);
  ratified = list_tasks (fixture);
  g_assert_null (find_task (ratified, OFFICE_TASK_BOARD));
  g_assert_nonnull (find_task (ratified, OFFICE_TASK_CERTIFICATES));
  issued = office_certificates_issue (fixture->connection, DPL_COHORT, NULL, 0, &error);
  g_assert_cmpuint (issued->len, ==, 1);
  done = list_tasks (fixture);
  g_assert_null (find_task (done, OFFICE_TASK_CERTIFICATES));
}

/* Places for the waiting list; registers to look up. */
static void
test_enrolment_tasks (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 cohort = fixture_cohort (fixture, "DPL-2026-SPR", "DPL", FALSE, "Spring 2026", "2026-01-12");
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) full = NULL;

  fixture_enrol (fixture, fixture_learner (fixture, "Ng", "Aoife"), cohort);
  fixture_learner (fixture, "Okoye", "Chidi");
  fixture_run (fixture, "UPDATE cohort SET capacity = 2, version = version + 1 WHERE code = 'DPL-2026-SPR'");
  fixture_run (fixture, "INSERT INTO professional_registration (learner_id, regulator, number)"
                        " VALUES (2, 'GMC', '1234567')");
  fixture_run (fixture, "INSERT INTO application (reference, learner_id, cohort_id, professional_registration_id,"
                        " state, applied_on, fee) SELECT 'W-1', 2, id, 1, 'waiting', '2025-11-01', 0"
                        " FROM cohort WHERE code = 'DPL-2026-SPR'");
  tasks = list_tasks (fixture);
  g_assert_cmpint (find_task (tasks, OFFICE_TASK_WAITING)->count, ==, 1);
  g_assert_null (find_task (tasks, OFFICE_TASK_REGISTER));

  g_assert_null (find_task (tasks, OFFICE_TASK_APPLICATIONS));
  fixture_run (fixture, "UPDATE application SET state = 'received', version = version + 1 WHERE reference = 'W-1'");
  full = list_tasks (fixture);
  g_assert_cmpint (find_task (full, OFFICE_TASK_APPLICATIONS)->count, ==, 1);
  g_assert_cmpstr (find_task (full, OFFICE_TASK_APPLICATIONS)->since, ==, "2025-11-01");
  g_clear_pointer (&full, g_ptr_array_unref);
  fixture_run (fixture, "UPDATE application SET state = 'accepted', version = version + 1 WHERE reference = 'W-1'");
  full = list_tasks (fixture);
  g_assert_null (find_task (full, OFFICE_TASK_WAITING));
  g_assert_cmpint (find_task (full, OFFICE_TASK_REGISTER)->count, ==, 1);

  fixture_run (fixture, "INSERT INTO register_check (professional_registration_id, checked_on, checked_by,"
                        " name_on_register, status) VALUES (1, '2025-11-20', 'A. Tester', 'C. Okoye', 'Registered')");
  g_clear_pointer (&full, g_ptr_array_unref);
  full = list_tasks (fixture);
  g_assert_null (find_task (full, OFFICE_TASK_REGISTER));
}

static void
test_charts (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 cohort = fixture_cohort (fixture, "PRA-1", "PRA", TRUE, "Autumn 2025", "2025-09-18");
  gint64 practical = fixture_enrol (fixture, fixture_learner (fixture, "Costa", "Rui"), cohort);
  gint64 pass = fixture_person (fixture, "Ng", "Aoife");
  gint64 refer = fixture_person (fixture, "Okoye", "Chidi");
  g_autoptr (OfficeChartData) states = NULL;
  g_autoptr (OfficeChartData) weeks = NULL;
  g_autoptr (OfficeChartData) places = NULL;
  g_autoptr (OfficeChartData) hours = NULL;
  g_autoptr (OfficeChartData) marks = NULL;
  g_autoptr (OfficeChartData) rates = NULL;
  g_autoptr (GError) error = NULL;

  fixture_attend (fixture, fixture_session (fixture, cohort, "practical", "2025-10-01T09:00", 480), practical, 480);
  fixture_mark (fixture, pass, "written", 1, 6400);
  fixture_mark (fixture, pass, "viva", 1, 6000);
  fixture_mark (fixture, refer, "written", 1, 6800);
  fixture_mark (fixture, refer, "viva", 1, 4400);
  fixture_ratify (fixture, DPL_COHORT);
  fixture_run (fixture, "UPDATE application SET applied_on = '2025-08-18', version = version + 1 WHERE id = 1");

  states = office_chart_data_load (fixture->connection, OFFICE_CHART_SUBJECT_STATES, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (states->title, ==, "3 applications, 3 enrolled");

  /* 1 August 2025 was a Friday: its week began on 28 July; two empty weeks follow. */
  weeks = office_chart_data_load (fixture->connection, OFFICE_CHART_SUBJECT_WEEKS, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (weeks->n_labels, ==, 4);
  g_assert_cmpstr (weeks->labels[0], ==, "28/07/2025");
  g_assert_cmpint (weeks->values[0], ==, 2);
  g_assert_cmpint (weeks->values[1], ==, 0);
  g_assert_cmpint (weeks->values[3], ==, 1);

  places = office_chart_data_load (fixture->connection, OFFICE_CHART_SUBJECT_PLACES, 0, DPL_COHORT, &error);
  g_assert_cmpuint (places->n_series, ==, 3);
  g_assert_cmpint (places->values[0], ==, 2);

  hours = office_chart_data_load (fixture->connection, OFFICE_CHART_SUBJECT_HOURS, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hours->n_labels, ==, 1);
  g_assert_cmpint (hours->values[0], ==, 480);
  g_assert_cmpint (hours->values[1], ==, 780);

  marks = office_chart_data_load (fixture->connection, OFFICE_CHART_SUBJECT_MARKS, 0, DPL_COHORT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (marks->title, ==, "1 of 2 passed; most fail in: Viva voce");
  g_assert_cmpint (marks->values[12], ==, 1);
  g_assert_cmpint (marks->values[9], ==, 1);

  rates = office_chart_data_load (fixture->connection, OFFICE_CHART_SUBJECT_PASS_RATES, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rates->n_labels, ==, 1);
  g_assert_cmpint (rates->values[0], ==, 1);
  g_assert_cmpint (rates->values[1], ==, 2);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/returns/marks", test_marks_return);
  ADD ("/returns/others", test_other_returns);
  ADD ("/returns/keep", test_keep);
  ADD ("/returns/profile", test_profile);
  ADD ("/overview/tasks", test_tasks);
  ADD ("/overview/enrolment", test_enrolment_tasks);
  ADD ("/charts/numbers", test_charts);

  return g_test_run ();
}

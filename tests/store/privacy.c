/* privacy.c: subject access, erasure, retention
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "store/audit.h"
#include "store/consents.h"
#include "store/privacy.h"
#include "store/returns.h"

/* 1 September 2032: seven years on. */
#define MUCH_LATER 1977564000

static const char *
find_value (const OfficeHeld *held,
            const char       *value)
{
  for (guint i = 0; i < held->sections->len; i++)
    {
      const OfficeHeldSection *section = g_ptr_array_index (held->sections, i);

      for (guint j = 0; j < section->rows->len; j++)
        {
          const OfficeHeldRow *row = g_ptr_array_index (section->rows, j);

          if (row->value != NULL && strstr (row->value, value) != NULL)
            return section->title;
        }
    }

  return NULL;
}

static gint64
add_person (Fixture                *fixture,
            const char             *family_name,
            OfficeApplicationState  state,
            gint64                 *application_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeRegistration) number = office_registration_new (OFFICE_REGULATOR_GMC, "1234567", &error);
  OfficeNewApplication incoming = {
    .cohort_id = fixture->cohort_id, .family_name = family_name, .given_names = "Aoife", .registration = number,
    .former_family_name = "Oldname", .date_of_birth = "1984-09-18", .email = "secret@example.org",
    .phone = "020 7946 0000", .employer = "Secret Trust", .ultrasound_evidence = "secret evidence",
  };
  g_autoptr (OfficeApplicationAdded) added = office_application_add (fixture->connection, &incoming, &error);

  g_assert_no_error (error);
  office_consent_add (fixture->connection, added->learner_id, OFFICE_CONSENT_NEWSLETTER, OFFICE_CONSENT_GIVEN,
                      "secret wording", "form", &error);
  g_assert_no_error (error);
  if (state == OFFICE_APPLICATION_DECLINED)
    move_to (fixture, added->id, state);
  else
    bring_to (fixture, added->id, state);
  *application_id = added->id;
  return added->learner_id;
}

static void
test_held (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 application_id;
  gint64 id = add_person (fixture, "Ng", OFFICE_APPLICATION_ENROLLED, &application_id);
  g_autoptr (OfficeHeld) held = NULL;

  office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "Number", NULL, &error);
  office_connection_run (fixture->connection, &error,
                         "INSERT INTO identifier (learner_id, kind, value) VALUES (?, 'student-number', '00410007')",
                         "l", id);
  office_command_finish (fixture->connection, error == NULL, &error);
  g_assert_no_error (error);
  held = office_learner_held (fixture->connection, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (held->name, ==, "Ng, Aoife");
  g_assert_cmpstr (find_value (held, "18/09/1984"), ==, "Person");
  g_assert_cmpstr (find_value (held, "Oldname"), ==, "Earlier names");
  g_assert_cmpstr (find_value (held, "1234567"), ==, "Numbers");
  /* In words, not in those of the database: neither its own names of kinds nor a record as it keeps it. */
  g_assert_cmpstr (find_value (held, "Student number"), ==, "Numbers");
  g_assert_cmpstr (find_value (held, "Newsletter"), ==, "Consents");
  g_assert_cmpstr (find_value (held, "Ultrasound experience"), ==, "Entry requirements");
  for (const char *const *raw = (const char *const[]) { "student-number", "in-review", "{\"", NULL }; *raw != NULL; raw++)
    g_assert_null (find_value (held, *raw));
  g_assert_nonnull (find_value (held, "state: Accepted"));
  g_assert_cmpstr (find_value (held, "secret wording"), ==, "Consents");
  g_assert_cmpstr (find_value (held, "Secret Trust"), ==, "Applications");
  g_assert_cmpstr (find_value (held, "£600"), ==, "Applications");
  g_assert_cmpstr (find_value (held, "Enrolled"), ==, "Applications");
  g_assert_cmpstr (find_value (held, "DPL-2025-AUT"), ==, "Applications");
  g_assert_nonnull (find_value (held, "Offer a place to Ng, Aoife"));
}

static void
assert_chain_whole (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (office_audit_verify (fixture->connection, problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* The whole file, as bytes: what is erased is in no page of it that a query can reach. */
static void
assert_nowhere (Fixture    *fixture,
                const char *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    fixture->connection, &error,
    "SELECT 'SELECT count (*) FROM \"' || m.name || '\" WHERE instr (lower (CAST (\"' || c.name || '\" AS TEXT)), lower ('''"
    " || ? || ''')) > 0' FROM sqlite_schema AS m JOIN pragma_table_info (m.name) AS c"
    " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'learner_search_%'",
    "s", secret);

  while (office_statement_step (statement, &error))
    g_ptr_array_add (tables, office_statement_dup_text (statement, 0));
  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, >, 100);

  for (guint i = 0; i < tables->len; i++)
    if (count (fixture, g_ptr_array_index (tables, i)) != 0)
      g_error ("%s finds “%s”", (char *) g_ptr_array_index (tables, i), secret);
}

/* PRIVACY-2: who never studied with us keeps nothing; the chain stays whole; undo does not bring it back. */
static void
test_erase_applicant (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 application_id;
  gint64 id = add_person (fixture, "Uniquename", OFFICE_APPLICATION_DECLINED, &application_id);
  g_autoptr (OfficeUndoState) state = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GArray) found = NULL;

  g_assert_false (office_learner_erase (fixture->connection, id, "", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (office_learner_erase (fixture->connection, id, "asked for it", &error));
  g_assert_no_error (error);

  assert_nowhere (fixture, "Uniquename");
  assert_nowhere (fixture, "Oldname");
  assert_nowhere (fixture, "secret");
  assert_nowhere (fixture, "1234567");
  assert_nowhere (fixture, "1984-09-18");
  assert_nowhere (fixture, "020 7946");
  assert_chain_whole (fixture);
  found = office_learners_search (fixture->connection, "uniquename", 5, &error);
  g_assert_cmpuint (found->len, ==, 0);

  /* The steps before it cannot be taken back into what is blank. */
  state = office_undo_get_state (fixture->connection, &error);
  if (state->undo_id != 0)
    {
      said = office_undo_command (fixture->connection, state->undo_id, &error);
      g_assert_null (said);
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  assert_nowhere (fixture, "Uniquename");

  g_assert_false (office_learner_erase (fixture->connection, id, "again", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
}

/* PRIVACY-2: the transcript core of who studied with us stays, and nothing else does. */
static void
test_erase_learner (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 application_id;
  gint64 id = add_person (fixture, "Ng", OFFICE_APPLICATION_ENROLLED, &application_id);
  const OfficeMoveOptions illness = { .reason = "a secret illness" };
  g_autoptr (OfficeLearner) learner = NULL;
  g_autoptr (OfficeReturnTable) enrolments = NULL;

  g_assert_false (office_learner_erase (fixture->connection, id, "asked for it", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Ng, Aoife"));
  g_clear_error (&error);

  g_assert_true (office_application_move (fixture->connection, application_id, 0, OFFICE_APPLICATION_WITHDRAWN,
                                          &illness, &error));
  enrolments = office_return_build (fixture->connection, 1, OFFICE_RETURN_ENROLMENTS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (enrolments->n_rows, ==, 1);
  g_assert_true (office_return_keep (fixture->connection, enrolments, "digest", NULL, &error));
  g_assert_true (office_learner_erase (fixture->connection, id, "asked for it", &error));
  g_assert_no_error (error);

  learner = office_learner_get (fixture->connection, id, &error);
  g_assert_cmpstr (learner->family_name, ==, "Ng");
  g_assert_cmpstr (learner->date_of_birth, ==, "1984-09-18");
  g_assert_cmpstr (learner->erased_on, ==, "2025-09-01");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM former_name"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM enrolment WHERE withdrawn_on IS NOT NULL"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM university_return_row WHERE cells LIKE '%\"Ng\"%'"), ==, 1);
  assert_nowhere (fixture, "secret");
  assert_nowhere (fixture, "1234567");
  assert_nowhere (fixture, "020 7946");
  assert_chain_whole (fixture);
  /* Why it was erased stays, and the chain tells a reason that was changed from one that was erased. */
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE reason = 'asked for it'"), >, 0);
  g_assert_false (office_connection_run (fixture->connection, NULL,
                                         "UPDATE audit SET before = NULL, after = NULL, reason = 'other'", ""));

  {
    OfficeLearnerEdit edit = { .email = "new@example.org" };

    g_assert_false (office_learner_edit (fixture->connection, id, &edit, &error));
    g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  }
}

/* PRIVACY-2: one year for an unsuccessful application, six for a student's file. */
static void
test_retention (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 application_id;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const OfficeRetentionRow *row;

  add_person (fixture, "Ng", OFFICE_APPLICATION_DECLINED, &application_id);
  now = office_retention_over (fixture->connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (now->len, ==, 0);

  office_connection_set_clock (fixture->connection, MUCH_LATER);
  later = office_retention_over (fixture->connection, &error);
  g_assert_cmpuint (later->len, ==, 1);
  row = g_ptr_array_index (later, 0);
  g_assert_cmpstr (row->name, ==, "Ng, Aoife");
  g_assert_cmpstr (row->until, ==, "2026-09-01");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add ("/store/privacy/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("held", test_held);
  TEST ("erase-applicant", test_erase_applicant);
  TEST ("erase-learner", test_erase_learner);
  TEST ("retention", test_retention);
#undef TEST

  return g_test_run ();
}

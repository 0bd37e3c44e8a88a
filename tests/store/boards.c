/* boards.c: ratifying, what it locks, the chair's actions, and the certificates that follow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "delivery-fixture.h"

#include <jansson.h>
#include <sqlite3.h>

#include "store/boards.h"
#include "store/certificates.h"
#include "store/command.h"
#include "store/deadlines.h"
#include "store/extensions.h"
#include "store/returns.h"
#include "store/statement.h"
#include "store/undo.h"

static gint64
passing_person (Fixture    *fixture,
                const char *family_name)
{
  gint64 id = fixture_person (fixture, family_name, "Aoife");

  fixture_mark (fixture, id, "written", 1, 6400);
  fixture_mark (fixture, id, "viva", 1, 6000);
  fixture_pay (fixture, id);
  return id;
}

static void
assert_locked (Fixture    *fixture,
               const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "By another door", NULL, NULL));
  g_assert_false (office_connection_run (fixture->connection, &error, sql, ""));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  office_command_rollback (fixture->connection);
}

/* BOARD-1: provisional before, ratified after, credit only then. */
static void
test_ratify (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 pass = passing_person (fixture, "Ng");
  gint64 refer = fixture_person (fixture, "Okoye", "Chidi");
  gint64 pending = fixture_person (fixture, "Petrov", "Ana");
  const OfficeBoardDraft draft = { DPL_COHORT, "2025-11-25", "Prof. C. Chair", NULL, NULL };
  const OfficeBoardDraft future = { DPL_COHORT, "2025-12-25", "Prof. C. Chair", NULL, NULL };
  g_autoptr (OfficeBoardPreview) preview = NULL;
  g_autoptr (OfficeBoardPreview) after = NULL;
  g_autoptr (OfficeResultRow) row = NULL;
  g_autoptr (GPtrArray) boards = NULL;
  g_autoptr (GError) error = NULL;

  fixture_mark (fixture, refer, "written", 1, 6800);
  fixture_mark (fixture, refer, "viva", 1, 4400);
  fixture_mark (fixture, pending, "written", 1, 5500);

  g_assert_false (office_board_ratify (fixture->connection, &future, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  preview = office_board_preview (fixture->connection, &draft, &error);
  g_assert_no_error (error);
  g_assert_null (preview->refusal);
  g_assert_cmpint (preview->n_new, ==, 3);
  g_assert_cmpint (preview->n_outcomes[OFFICE_OUTCOME_PASS], ==, 1);
  g_assert_cmpuint (g_strv_length (preview->forward), ==, 1);
  g_assert_cmpstr (preview->forward[0], ==, "Petrov, Ana");

  fixture_ratify (fixture, DPL_COHORT);
  row = fixture_result (fixture, pass);
  g_assert_false (row->provisional);
  g_assert_cmpint (row->credits, ==, 10);
  g_assert_cmpint (row->mark, ==, 6200);
  fixture_assert_result (fixture, refer, "R", 4900);
  fixture_assert_result (fixture, pending, "PENDING", OFFICE_MARK_NONE);
  g_assert_cmpint (fixture_int (fixture, "SELECT json_extract (components, '$.written') FROM result"
                                         " WHERE outcome = 'P'"), ==, 6400);

  after = office_board_preview (fixture->connection, &draft, &error);
  g_assert_no_error (error);
  g_assert_nonnull (after->refusal);
  g_assert_false (office_board_ratify (fixture->connection, &draft, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_clear_error (&error);

  boards = office_boards_list (fixture->connection, DPL_COHORT, &error);
  g_assert_cmpuint (boards->len, ==, 1);
  g_assert_cmpint (((OfficeBoardRow *) g_ptr_array_index (boards, 0))->n_results, ==, 3);
}

/* A deadline behind what a board has ratified stays, whoever asks; that of the next attempt is still to be set. */
static void
test_deadline_of_ratified_work (Fixture       *fixture,
                                gconstpointer  data)
{
  const gint64 at = fixture_instant ("2025-11-10T14:00");
  gint64 refer = fixture_person (fixture, "Okoye", "Chidi");
  g_autoptr (GPtrArray) deadlines = NULL;
  g_autoptr (GError) error = NULL;
  const OfficeDeadlineRow *first;

  g_assert_true (office_deadline_set (fixture->connection, DPL_COHORT, "written", 1, at, 0, &error));
  fixture_mark (fixture, refer, "written", 1, 4400);
  fixture_mark (fixture, refer, "viva", 1, 6800);
  fixture_ratify (fixture, DPL_COHORT);

  g_assert_false (office_deadline_set (fixture->connection, DPL_COHORT, "written", 1, at + 60, 1, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "DPL-2025-AUT"));
  g_clear_error (&error);
  g_assert_false (office_deadline_set (fixture->connection, DPL_COHORT, "viva", 1, at, 0, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (office_deadline_set (fixture->connection, DPL_COHORT, "written", 2, at + 3600, 0, &error));
  g_assert_no_error (error);

  deadlines = office_deadlines_list_cohort (fixture->connection, DPL_COHORT, &error);
  first = g_ptr_array_index (deadlines, 0);
  g_assert_cmpint (first->at, ==, at);
  g_assert_false (office_deadline_remove (fixture->connection, first->id, first->version, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_clear_error (&error);
  /* No statement of any program moves it either, Undo's among them. */
  g_assert_false (office_connection_run (fixture->connection, &error, "UPDATE deadline SET at = at + 1 WHERE attempt = 1",
                                         ""));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
}

/* More time is for work still to come: what a board has ratified keeps its deadline, extended or not. */
static void
test_extension_of_ratified_work (Fixture       *fixture,
                                 gconstpointer  data)
{
  gint64 pass = passing_person (fixture, "Ng");
  gint64 refer = fixture_person (fixture, "Okoye", "Chidi");
  g_autoptr (GPtrArray) extensions = NULL;
  g_autoptr (GError) error = NULL;

  for (int attempt = 1; attempt <= 2; attempt++)
    office_deadline_set (fixture->connection, DPL_COHORT, "written", attempt, fixture_instant ("2025-11-10T14:00"),
                         OFFICE_DEADLINE_ANY_VERSION, &error);
  g_assert_no_error (error);
  fixture_mark (fixture, refer, "written", 1, 4400);
  fixture_mark (fixture, refer, "viva", 1, 6800);
  office_extension_grant (fixture->connection, refer, "written", 1, 7, "Illness", &error);
  g_assert_no_error (error);
  fixture_ratify (fixture, DPL_COHORT);

  g_assert_false (office_extension_grant (fixture->connection, pass, "written", 2, 7, "Illness", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "Ng, Aoife"));
  g_clear_error (&error);
  g_assert_false (office_extension_grant (fixture->connection, refer, "written", 1, 14, "Illness", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_clear_error (&error);

  extensions = office_extensions_list_cohort (fixture->connection, DPL_COHORT, &error);
  g_assert_cmpuint (extensions->len, ==, 1);
  g_assert_false (office_extension_remove (fixture->connection,
                                           ((OfficeExtensionRow *) g_ptr_array_index (extensions, 0))->id,
                                           OFFICE_EXTENSION_ANY_VERSION, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_clear_error (&error);

  office_extension_grant (fixture->connection, refer, "written", 2, 7, "Illness", &error);
  g_assert_no_error (error);
}

/* What is ratified is locked by every door: ours, plain SQL, and another program. */
static void
test_locks (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 id = passing_person (fixture, "Ng");
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  g_autoptr (OfficeUndoState) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 mark_command;
  sqlite3 *other;

  mark_command = fixture_int (fixture, "SELECT max (command_id) FROM audit WHERE table_name = 'mark'");
  entry.enrolment_id = id;
  entry.component = "written";
  entry.fields = OFFICE_MARK_FIELD_RECEIVED;
  entry.received_at = FIXTURE_NOW;
  g_assert_true (office_mark_set (fixture->connection, &entry, &error));
  fixture_ratify (fixture, DPL_COHORT);

  entry.fields = OFFICE_MARK_FIELD_AGREED;
  entry.agreed = 9000;
  g_assert_false (office_mark_set (fixture->connection, &entry, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "Ng, Aoife"));
  g_clear_error (&error);

  assert_locked (fixture, "UPDATE mark SET agreed = 9000");
  assert_locked (fixture, "DELETE FROM mark");
  assert_locked (fixture, "UPDATE submission SET words = 1");
  assert_locked (fixture, "DELETE FROM submission");
  assert_locked (fixture, "UPDATE result SET mark = 9000");
  assert_locked (fixture, "DELETE FROM result");
  assert_locked (fixture, "INSERT INTO mark (enrolment_id, component_id, attempt, agreed)"
                          " SELECT enrolment_id, component_id, 2, 9000 FROM mark");

  /* The step that entered the mark cannot be undone any more. */
  g_free (office_undo_command (fixture->connection, mark_command, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  undo = office_undo_get_state (fixture->connection, &error);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark WHERE agreed IS NOT NULL"), ==, 2);

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "UPDATE mark SET agreed = 9000", NULL, NULL, NULL), !=, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "DELETE FROM result", NULL, NULL, NULL), !=, SQLITE_OK);
  sqlite3_close (other);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark WHERE agreed = 9000"), ==, 0);
}

/* A second board takes what reassessment has changed, and leaves the rest. */
static void
test_second_board (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 pass = passing_person (fixture, "Ng");
  gint64 refer = fixture_person (fixture, "Okoye", "Chidi");
  g_autoptr (OfficeResultRow) row = NULL;
  g_autoptr (GPtrArray) grid = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  OfficeMarkRow *marks;

  fixture_mark (fixture, refer, "written", 1, 6800);
  fixture_mark (fixture, refer, "viva", 1, 4400);
  fixture_ratify (fixture, DPL_COHORT);

  /* The grid offers the second attempt of the failed component, and only that. */
  grid = office_marks_list_learner (fixture->connection, refer, &error);
  g_assert_no_error (error);
  marks = g_ptr_array_index (grid, 0);
  g_assert_cmpint (marks->cells[0].attempt, ==, 1);
  g_assert_true (marks->cells[0].locked);
  g_assert_cmpint (marks->cells[1].attempt, ==, 2);
  g_assert_false (marks->cells[1].locked);
  g_assert_cmpuint (marks->earlier->len, ==, 1);

  fixture_mark (fixture, refer, "viva", 2, 6300);
  row = fixture_result (fixture, refer);
  g_assert_true (row->provisional);
  g_assert_true (row->changed);
  g_assert_cmpint (row->outcome, ==, OFFICE_OUTCOME_PASS);

  fixture_ratify (fixture, DPL_COHORT);
  fixture_assert_result (fixture, refer, "P", 5900);
  versions = office_results_list_versions (fixture->connection, refer, &error);
  g_assert_cmpuint (versions->len, ==, 2);
  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = office_results_list_versions (fixture->connection, pass, &error);
  g_assert_cmpuint (versions->len, ==, 1);
}

/* A deferral goes before the board as it is; the sitting afterwards counts in full. */
static void
test_deferred_over_board (Fixture       *fixture,
                          gconstpointer  data)
{
  gint64 id = fixture_person (fixture, "Ng", "Aoife");

  fixture_mark (fixture, id, "written", 1, 6000);
  fixture_code (fixture, id, "viva", 1, "DEF");
  fixture_ratify (fixture, DPL_COHORT);
  fixture_mark (fixture, id, "viva", 1, 7200);
  fixture_assert_result (fixture, id, "P", 6600);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark WHERE code = 'DEF'"), ==, 1);
}

/* A change of the rules' numbers never changes what is ratified. */
static void
test_rules_change (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 id = passing_person (fixture, "Ng");
  g_autoptr (OfficeResultRow) row = NULL;

  fixture_ratify (fixture, DPL_COHORT);
  fixture_run (fixture, "UPDATE component SET pass_mark = 7000, version = version + 1");
  row = fixture_result (fixture, id);
  g_assert_cmpint (row->outcome, ==, OFFICE_OUTCOME_PASS);
  g_assert_cmpint (row->mark, ==, 6200);
  g_assert_false (row->changed);
}

/* Case 16: the chair overturns a printed pass: the certificate is revoked, the return out of date. */
static void
test_case_16 (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 id = passing_person (fixture, "Ng");
  gint64 other = passing_person (fixture, "Okoye");
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  OfficeChairsAction action = { .enrolment_id = id, .reason = OFFICE_CHAIR_OTHER, .marks = &entry, .n_marks = 1 };
  g_autoptr (OfficeChairsActionDone) done = NULL;
  g_autoptr (OfficeReturnTable) table = NULL;
  g_autoptr (OfficeReturnTable) next = NULL;
  g_autoptr (GPtrArray) certificates = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) returns = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;
  OfficeCertificateRow *certificate;
  g_autoptr (OfficeCertificateVerification) verified = NULL;

  entry.component = "viva";
  entry.fields = OFFICE_MARK_FIELD_AGREED;
  entry.agreed = 4400;

  /* Before the board there is nothing for the chair to do. */
  action.words = "The second examiner's sheet was lost";
  g_assert_null (office_board_chairs_action (fixture->connection, &action, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  fixture_ratify (fixture, DPL_COHORT);
  certificates = office_certificates_issue (fixture->connection, DPL_COHORT, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (certificates->len, ==, 2);
  certificate = g_ptr_array_index (certificates, 0);
  g_assert_cmpint (certificate->enrolment_id, ==, id);

  table = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (office_return_keep (fixture->connection, table, "digest", NULL, &error));

  action.words = NULL;
  g_assert_null (office_board_chairs_action (fixture->connection, &action, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  action.words = "The second examiner's sheet was lost";
  done = office_board_chairs_action (fixture->connection, &action, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done->result_version, ==, 2);
  g_assert_cmpint (done->outcome, ==, OFFICE_OUTCOME_REFER);
  g_assert_cmpstr (done->revoked[0], ==, certificate->serial);
  g_assert_null (done->revoked[1]);
  g_assert_nonnull (done->outdated[0]);
  g_test_message ("%s", done->sentence);
  fixture_assert_result (fixture, id, "R", 4900);
  fixture_assert_result (fixture, other, "P", 6200);

  verified = office_certificate_verify (fixture->connection, certificate->serial, certificate->code, &error);
  g_assert_no_error (error);
  g_assert_true (verified->found);
  g_assert_cmpint (verified->status, ==, OFFICE_CERTIFICATE_REVOKED);
  g_assert_cmpstr (verified->facts, ==, certificate->facts);
  g_assert_nonnull (strstr (verified->status_reason, "sheet was lost"));

  returns = office_returns_list (fixture->connection, DPL_COHORT, &error);
  g_assert_cmpint (((OfficeReturnRow *) g_ptr_array_index (returns, 0))->out_of_date_since, ==, FIXTURE_NOW);
  versions = office_results_list_versions (fixture->connection, id, &error);
  g_assert_cmpstr (((OfficeResultVersion *) g_ptr_array_index (versions, 0))->chairs_action, ==, "other");

  /* The next return says what has changed since. */
  next = office_return_build (fixture->connection, DPL_COHORT, OFFICE_RETURN_MARKS, NULL, &error);
  g_assert_cmpint (next->number, ==, 2);
  differences = office_return_differences (fixture->connection, next, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 4);
  for (guint i = 0; i < differences->len; i++)
    {
      const OfficeReturnDifference *difference = g_ptr_array_index (differences, i);

      g_assert_cmpstr (difference->label, ==, "Ng, Aoife");
      if (g_str_equal (difference->heading, "Outcome"))
        {
          g_assert_cmpstr (difference->before, ==, "Pass");
          g_assert_cmpstr (difference->after, ==, "Refer");
        }
    }

  /* An act is no step to undo; and the lock is closed again. */
  g_assert_false (office_mark_set (fixture->connection, &(OfficeMarkEntry) {
    .enrolment_id = id, .component = "viva", .attempt = 1, .fields = OFFICE_MARK_FIELD_AGREED, .agreed = 9000,
    .version = OFFICE_MARK_ANY_VERSION }, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
}

/* The chair withholds a ratified pass, and releases it. */
static void
test_withhold (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 id = passing_person (fixture, "Ng");
  OfficeChairsAction action = { .enrolment_id = id, .reason = OFFICE_CHAIR_MISCONDUCT, .words = "A hearing is open",
                                .set_withheld = TRUE, .withheld_reason = "Misconduct hearing" };
  g_autoptr (OfficeChairsActionDone) done = NULL;
  g_autoptr (OfficeChairsActionDone) released = NULL;
  g_autoptr (GError) error = NULL;

  fixture_ratify (fixture, DPL_COHORT);
  done = office_board_chairs_action (fixture->connection, &action, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done->outcome, ==, OFFICE_OUTCOME_WITHHELD);
  fixture_assert_result (fixture, id, "WH", 6200);

  action.withheld_reason = NULL;
  released = office_board_chairs_action (fixture->connection, &action, &error);
  g_assert_no_error (error);
  g_assert_cmpint (released->result_version, ==, 3);
  fixture_assert_result (fixture, id, "P", 6200);
}

/* CERT-1: who does not get one, and every reason why. */
static void
test_eligibility (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 unpaid = fixture_person (fixture, "Ng", "Aoife");
  gint64 paid = passing_person (fixture, "Okoye");
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) issued = NULL;
  g_autoptr (GError) error = NULL;
  const OfficeCertificateCandidate *candidate;

  fixture_mark (fixture, unpaid, "written", 1, 6400);
  fixture_mark (fixture, unpaid, "viva", 1, 6000);

  candidates = office_certificates_list_candidates (fixture->connection, DPL_COHORT, &error);
  g_assert_no_error (error);
  candidate = g_ptr_array_index (candidates, 0);
  g_assert_false (candidate->eligible);
  g_assert_cmpuint (g_strv_length (candidate->reasons), ==, 2);
  g_assert_nonnull (strstr (candidate->reasons[1], "600"));

  fixture_ratify (fixture, DPL_COHORT);
  g_assert_null (office_certificates_issue (fixture->connection, DPL_COHORT, &unpaid, 1, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Ng, Aoife"));
  g_clear_error (&error);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM certificate"), ==, 0);

  issued = office_certificates_issue (fixture->connection, DPL_COHORT, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (issued->len, ==, 1);
  g_assert_cmpint (((OfficeCertificateRow *) g_ptr_array_index (issued, 0))->enrolment_id, ==, paid);
  g_clear_pointer (&issued, g_ptr_array_unref);
  issued = office_certificates_issue (fixture->connection, DPL_COHORT, NULL, 0, &error);
  g_assert_cmpuint (issued->len, ==, 0);

  fixture_run (fixture, "UPDATE application SET fee_waived_reason = 'Bursary', version = version + 1");
  g_clear_pointer (&issued, g_ptr_array_unref);
  issued = office_certificates_issue (fixture->connection, DPL_COHORT, &unpaid, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (issued->len, ==, 1);
}

/* CERT-2: frozen, verified, reissued, never deleted. */
static void
test_certificate_life (Fixture       *fixture,
                       gconstpointer  data)
{
  gint64 id = passing_person (fixture, "Ng");
  g_autoptr (GPtrArray) issued = NULL;
  g_autoptr (OfficeCertificateRow) lost = NULL;
  g_autoptr (OfficeCertificateRow) corrected = NULL;
  g_autoptr (OfficeCertificateVerification) verified = NULL;
  g_autoptr (OfficeCertificateVerification) wrong = NULL;
  g_autoptr (OfficeCertificateVerification) unknown = NULL;
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1", 6);
  g_autoptr (GBytes) another = g_bytes_new_static ("%PDF-2", 6);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  OfficeCertificatePdf record;
  OfficeCertificateRow *row;
  json_t *facts;

  fixture_ratify (fixture, DPL_COHORT);
  issued = office_certificates_issue (fixture->connection, DPL_COHORT, NULL, 0, &error);
  g_assert_no_error (error);
  row = g_ptr_array_index (issued, 0);
  g_assert_true (g_str_has_prefix (row->serial, "PO-2025-000001-"));
  facts = json_loads (row->facts, 0, NULL);
  g_assert_cmpstr (json_string_value (json_object_get (facts, "learner_name")), ==, "Aoife Ng");
  g_assert_cmpstr (json_string_value (json_object_get (facts, "assessment")), ==, "Written assignment and viva voce");
  g_assert_cmpint (json_integer_value (json_object_get (facts, "ects_hundredths")), ==, 500);
  g_assert_true (json_is_null (json_object_get (facts, "partner")));
  g_assert_cmpstr (json_string_value (json_object_get (facts, "serial")), ==, row->serial);
  json_decref (facts);

  record = (OfficeCertificatePdf) { row->id, pdf };
  g_assert_true (office_certificates_record_pdfs (fixture->connection, &record, 1, &error));
  g_assert_true (office_certificates_record_pdfs (fixture->connection, &record, 1, &error));
  record.pdf = another;
  g_assert_false (office_certificates_record_pdfs (fixture->connection, &record, 1, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_clear_error (&error);
  kept = office_certificate_get_pdf (fixture->connection, row->id, &error);
  g_assert_true (g_bytes_equal (kept, pdf));

  /* The learner changes her name: the certificate does not. */
  fixture_run (fixture, "UPDATE learner SET family_name = 'Byrne', version = version + 1");
  assert_locked (fixture, "UPDATE certificate SET facts = '{}'");
  assert_locked (fixture, "DELETE FROM certificate");
  verified = office_certificate_verify (fixture->connection, row->serial, row->code, &error);
  g_assert_true (verified->found);
  g_assert_nonnull (strstr (verified->facts, "Aoife Ng"));

  wrong = office_certificate_verify (fixture->connection, row->serial, "0000-0000-0000", &error);
  g_assert_no_error (error);
  g_assert_false (wrong->found);
  g_assert_null (wrong->facts);
  unknown = office_certificate_verify (fixture->connection, "PO-1999-999999-0", row->code, &error);
  g_assert_no_error (error);
  g_assert_false (unknown->found);

  g_assert_null (office_certificate_reissue (fixture->connection, row->serial, OFFICE_REISSUE_LOST, "", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  lost = office_certificate_reissue (fixture->connection, row->serial, OFFICE_REISSUE_LOST, "Lost in the post", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lost->replaces, ==, row->serial);
  g_assert_nonnull (strstr (lost->facts, "Aoife Ng"));
  g_assert_cmpstr (lost->code, !=, row->code);
  corrected =
    office_certificate_reissue (fixture->connection, lost->serial, OFFICE_REISSUE_CORRECTED, "New name", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (corrected->facts, "Aoife Byrne"));
  g_assert_true (g_str_has_prefix (corrected->serial, "PO-2025-000003-"));

  g_clear_pointer (&verified, office_certificate_verification_free);
  verified = office_certificate_verify (fixture->connection, row->serial, row->code, &error);
  g_assert_cmpint (verified->status, ==, OFFICE_CERTIFICATE_REPLACED);
  g_assert_cmpstr (verified->replaced_by, ==, lost->serial);

  g_assert_false (office_certificate_revoke (fixture->connection, row->serial, "Error", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (office_certificate_revoke (fixture->connection, corrected->serial, "Issued in error", &error));
  g_assert_no_error (error);
  g_clear_pointer (&issued, g_ptr_array_unref);
  issued = office_certificates_issue (fixture->connection, DPL_COHORT, &id, 1, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (((OfficeCertificateRow *) g_ptr_array_index (issued, 0))->serial,
                                   "PO-2025-000004-"));
}

/* CREDIT-2: a module passed twice earns its credit once. */
static void
test_credit_once (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 again = fixture_cohort (fixture, "DPL-2026-SPR", "DPL", FALSE, "Spring 2026", "2026-01-12");
  gint64 learner = fixture_learner (fixture, "Ng", "Aoife");
  gint64 first = fixture_enrol (fixture, learner, DPL_COHORT);
  gint64 second = fixture_enrol (fixture, learner, again);
  const char *const components[] = { "written", "viva" };
  g_autoptr (OfficeResultRow) one = NULL;
  g_autoptr (OfficeResultRow) two = NULL;

  for (int i = 0; i < 2; i++)
    {
      fixture_mark (fixture, first, components[i], 1, 6000);
      fixture_mark (fixture, second, components[i], 1, 7000);
    }
  fixture_ratify (fixture, DPL_COHORT);
  fixture_ratify (fixture, again);
  one = fixture_result (fixture, first);
  two = fixture_result (fixture, second);
  g_assert_cmpint (one->credits, ==, 10);
  g_assert_cmpint (two->credits, ==, 0);
  g_assert_cmpint (two->outcome, ==, OFFICE_OUTCOME_PASS);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/boards/ratify", test_ratify);
  ADD ("/boards/locks", test_locks);
  ADD ("/boards/deadline-of-ratified-work", test_deadline_of_ratified_work);
  ADD ("/boards/extension-of-ratified-work", test_extension_of_ratified_work);
  ADD ("/boards/second", test_second_board);
  ADD ("/boards/deferred", test_deferred_over_board);
  ADD ("/boards/rules-change", test_rules_change);
  ADD ("/boards/case-16", test_case_16);
  ADD ("/boards/withhold", test_withhold);
  ADD ("/boards/credit-once", test_credit_once);
  ADD ("/certificates/eligibility", test_eligibility);
  ADD ("/certificates/life", test_certificate_life);

  return g_test_run ();
}

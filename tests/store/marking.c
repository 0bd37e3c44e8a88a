/* marking.c: markers, candidate numbers, moderation, viva forms and reassessment, as they are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "delivery-fixture.h"

#include <string.h>

#include "rules/error.h"
#include "store/anonymity.h"
#include "store/boards.h"
#include "store/command.h"
#include "store/enrolments.h"
#include "store/markers.h"
#include "store/moderation.h"
#include "store/reassessments.h"
#include "store/undo.h"
#include "store/viva-forms.h"

#define N_LEARNERS 20

static void
assert_error (GError     **error,
              int          code,
              const char  *words)
{
  g_assert_error (*error, OFFICE_ERROR, code);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

static gint64
add_staff (Fixture    *fixture,
           const char *name,
           const char *employer)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO staff (name, employer, examiner) VALUES ('%s', '%s', 1)", name,
                                          employer);
  g_autofree char *find = g_strdup_printf ("SELECT id FROM staff WHERE name = '%s'", name);

  fixture_run (fixture, sql);
  return fixture_int (fixture, find);
}

static void
enrol_many (Fixture *fixture,
            gint64   enrolments[N_LEARNERS])
{
  for (int i = 0; i < N_LEARNERS; i++)
    {
      g_autofree char *family = g_strdup_printf ("Learner%c", 'A' + i);

      enrolments[i] = fixture_person (fixture, family, "Aoife");
    }
}

static void
take_back (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeUndoState) state = office_undo_get_state (fixture->connection, &error);
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  said = office_undo_command (fixture->connection, state->undo_id, &error);
  g_assert_no_error (error);
}

static OfficeMarkingList *
load_list (Fixture    *fixture,
           const char *component)
{
  g_autoptr (GError) error = NULL;
  OfficeMarkingList *list = office_marking_list_load (fixture->connection, DPL_COHORT, component, &error);

  g_assert_no_error (error);
  return list;
}

/* Evenly, never twice on one work, never where the employer is the same; one step to undo. */
static void
test_allocation (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 enrolments[N_LEARNERS];
  gint64 staff[3] = { add_staff (fixture, "Dr Aye", "Example NHS Trust"), add_staff (fixture, "Dr Bee", ""),
                      add_staff (fixture, "Dr Cee", "Other Trust") };
  OfficeAllocationWish wish = { DPL_COHORT, "written", staff, 3, 20251120, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMarkingList) list = NULL;
  g_autoptr (GPtrArray) loads = NULL;
  OfficeAllocated allocated;
  OfficeMarkingRow *row;

  enrol_many (fixture, enrolments);
  fixture_run (fixture, "UPDATE application SET employer = ' example nhs TRUST ' WHERE id IN"
                        " (SELECT application_id FROM enrolment ORDER BY id LIMIT 4)");
  g_assert_true (office_markers_allocate (fixture->connection, &wish, &allocated, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (allocated.n_works, ==, N_LEARNERS);
  g_assert_cmpuint (allocated.n_given, ==, 2 * N_LEARNERS);
  g_assert_cmpuint (allocated.n_empty, ==, 0);

  list = load_list (fixture, "written");
  for (guint i = 0; i < list->rows->len; i++)
    {
      row = g_ptr_array_index (list->rows, i);
      g_assert_cmpint (row->first_marker_id, !=, row->second_marker_id);
    }
  for (int i = 0; i < 4; i++)
    {
      row = office_marking_list_find (list, enrolments[i]);
      g_assert_cmpint (row->first_marker_id, !=, staff[0]);
      g_assert_cmpint (row->second_marker_id, !=, staff[0]);
    }
  loads = office_markers_loads (fixture->connection, DPL_COHORT, "written", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < loads->len; i++)
    {
      const OfficeMarkerLoad *load = g_ptr_array_index (loads, i);

      g_assert_cmpuint (load->n_first + load->n_second, >=, 13);
      g_assert_cmpuint (load->n_first + load->n_second, <=, 14);
      g_assert_cmpuint (load->n_barred, ==, load->staff_id == staff[0] ? 4 : 0);
    }

  take_back (fixture);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM marker"), ==, 0);
}

static void
test_marker_by_hand (Fixture       *fixture,
                     gconstpointer  data)
{
  gint64 enrolment = fixture_person (fixture, "Ng", "Aoife");
  gint64 other = fixture_person (fixture, "Okafor", "Ben");
  gint64 staff[3] = { add_staff (fixture, "Dr Aye", ""), add_staff (fixture, "Dr Bee", ""),
                      add_staff (fixture, "Dr Cee", "") };
  OfficeAllocationWish wish = { DPL_COHORT, "written", staff, 2, 1, TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMarkingList) list = NULL;
  OfficeAllocated allocated;
  OfficeMarkingRow *row;

  g_assert_true (office_marker_set (fixture->connection, enrolment, "written", 1, OFFICE_MARKER_FIRST, staff[2], &error));
  g_assert_false (office_marker_set (fixture->connection, enrolment, "written", 1, OFFICE_MARKER_SECOND, staff[2],
                                     &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "other marker");
  fixture_run (fixture, "INSERT INTO conflict_of_interest (staff_id, learner_id, kind)"
                        " SELECT 1, learner_id, 'relative' FROM enrolment ORDER BY id LIMIT 1");
  g_assert_false (office_marker_set (fixture->connection, enrolment, "written", 1, OFFICE_MARKER_SECOND, 1, &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "conflict of interest");

  /* Sharing out anew leaves what was chosen by hand. */
  g_assert_true (office_markers_allocate (fixture->connection, &wish, &allocated, &error));
  g_assert_no_error (error);
  list = load_list (fixture, "written");
  row = office_marking_list_find (list, enrolment);
  g_assert_cmpint (row->first_marker_id, ==, staff[2]);
  g_assert_cmpint (row->second_marker_id, !=, 0);
  row = office_marking_list_find (list, other);
  g_assert_cmpint (row->first_marker_id, !=, staff[2]);

  fixture_mark (fixture, enrolment, "written", 1, 6000);
  fixture_mark (fixture, enrolment, "viva", 1, 6000);
  fixture_ratify (fixture, DPL_COHORT);
  g_assert_false (office_marker_set (fixture->connection, enrolment, "written", 1, OFFICE_MARKER_FIRST, 0, &error));
  assert_error (&error, OFFICE_ERROR_LOCKED, "ratified");
}

/* No door gives the name away: not the rows, not their order, not the label of the undo. */
static void
test_anonymous (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 enrolments[N_LEARNERS];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  g_autoptr (OfficeUndoState) state = NULL;
  OfficeBoardDraft draft = { .cohort_id = DPL_COHORT, .held_on = "2025-12-04", .chair = "Prof. Chair" };
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  const char *before = "";
  gint64 late;

  enrol_many (fixture, enrolments);
  g_assert_true (office_anonymity_begin (fixture->connection, DPL_COHORT, NULL, &error));
  g_assert_no_error (error);
  late = fixture_person (fixture, "Latecomer", "Ben");
  g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "Enrol", NULL, &error));
  g_assert_true (office_command_finish (fixture->connection,
                                        office_candidates_give (fixture->connection, DPL_COHORT, &error), &error));
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM candidate"), ==, N_LEARNERS + 1);

  rows = office_results_compute (fixture->connection, DPL_COHORT, &error);
  marks = office_marks_list_cohort (fixture->connection, DPL_COHORT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (marks->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (rows, i);
      const OfficeMarkRow *mark = g_ptr_array_index (marks, i);

      g_assert_true (g_regex_match_simple ("^C[1-9][0-9]{4}$", row->family_name, 0, 0));
      g_assert_cmpstr (row->reference, ==, row->family_name);
      g_assert_cmpstr (row->given_names, ==, "");
      g_assert_null (row->student_number);
      g_assert_cmpint (row->learner_id, ==, 0);
      g_assert_cmpstr (row->reference, >, before);
      g_assert_cmpstr (mark->family_name, ==, row->family_name);
      before = row->reference;
      if (row->enrolment_id == late)
        enrolment = office_enrolment_find (fixture->connection, row->reference, &error);
    }
  g_assert_no_error (error);
  g_assert_cmpint (enrolment->id, ==, late);

  entry.enrolment_id = late;
  entry.component = "written";
  entry.fields = OFFICE_MARK_FIELD_AGREED;
  entry.agreed = 6000;
  g_assert_true (office_mark_set (fixture->connection, &entry, &error));
  state = office_undo_get_state (fixture->connection, &error);
  g_assert_null (strstr (state->undo_label, "Latecomer"));

  g_clear_pointer (&state, office_undo_state_free);
  g_assert_true (office_enrolment_withhold (fixture->connection, late, enrolment->version, "An inquiry", &error));
  state = office_undo_get_state (fixture->connection, &error);
  g_assert_null (strstr (state->undo_label, "Latecomer"));

  g_assert_false (office_board_ratify (fixture->connection, &draft, NULL, &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "anonymously");
}

static void
test_reveal (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 enrolment = fixture_person (fixture, "Ng", "Aoife");
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeAnonymity) anonymity = NULL;
  g_autofree char *number = NULL;
  g_autofree char *again = NULL;

  g_assert_true (office_anonymity_begin (fixture->connection, DPL_COHORT, "K. Keeper", &error));
  number = fixture_text (fixture, "SELECT number FROM candidate");
  g_assert_false (office_anonymity_reveal (fixture->connection, DPL_COHORT, "Curious", &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "only K. Keeper");
  office_connection_set_actor (fixture->connection, "K. Keeper");
  g_assert_false (office_anonymity_reveal (fixture->connection, DPL_COHORT, "  ", &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "say why");
  g_assert_true (office_anonymity_reveal (fixture->connection, DPL_COHORT, "An emergency", &error));
  g_assert_no_error (error);

  anonymity = office_anonymity_get (fixture->connection, DPL_COHORT, &error);
  g_assert_false (anonymity->anonymous);
  g_assert_cmpstr (anonymity->revealed_by, ==, "K. Keeper");
  g_assert_cmpstr (anonymity->reason, ==, "An emergency");
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM audit WHERE table_name = 'anonymous_marking'"), ==, 2);

  /* The number that stands on papers stays; once all is agreed, anybody may reveal. */
  g_assert_true (office_anonymity_begin (fixture->connection, DPL_COHORT, "K. Keeper", &error));
  again = fixture_text (fixture, "SELECT number FROM candidate");
  g_assert_cmpstr (again, ==, number);
  office_connection_set_actor (fixture->connection, "A. User");
  fixture_mark (fixture, enrolment, "written", 1, 6000);
  fixture_mark (fixture, enrolment, "viva", 1, 6000);
  g_assert_true (office_anonymity_reveal (fixture->connection, DPL_COHORT, NULL, &error));
  g_assert_no_error (error);
}

static OfficeModerationSample *
get_sample (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMarkingList) list = load_list (fixture, "written");
  OfficeModerationSample *sample = office_moderation_sample_get (fixture->connection, list, &error);

  g_assert_no_error (error);
  return sample;
}

static void
test_moderation (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 enrolments[N_LEARNERS];
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeModerationSample) sample = NULL;
  g_autoptr (OfficeModerationSample) same = NULL;
  OfficeModerationEntry entries[N_LEARNERS];
  const OfficeModeratedScript *script;

  enrol_many (fixture, enrolments);
  g_assert_false (office_moderation_draw (fixture->connection, DPL_COHORT, "written", 7, &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "nothing to moderate");
  for (int i = 0; i < N_LEARNERS; i++)
    fixture_mark (fixture, enrolments[i], "written", 1, i == 0 ? 4500 : 5500 + 50 * i);

  g_assert_true (office_moderation_draw (fixture->connection, DPL_COHORT, "written", 7, &error));
  sample = get_sample (fixture);
  g_assert_cmpuint (sample->scripts->len, ==, 5);
  g_assert_cmpuint (sample->n_open, ==, 5);
  g_assert_cmpuint (sample->seed, ==, 7);
  script = g_ptr_array_index (sample->scripts, 0);
  g_assert_cmpint (script->enrolment_id, ==, enrolments[0]);
  g_assert_cmpint (script->why, ==, OFFICE_SAMPLE_FAIL);

  g_assert_true (office_moderation_draw (fixture->connection, DPL_COHORT, "written", 7, &error));
  same = get_sample (fixture);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (((OfficeModeratedScript *) same->scripts->pdata[i])->enrolment_id, ==,
                     ((OfficeModeratedScript *) sample->scripts->pdata[i])->enrolment_id);
  take_back (fixture);

  for (guint i = 0; i < 5; i++)
    entries[i] = (OfficeModerationEntry) {
      ((OfficeModeratedScript *) sample->scripts->pdata[i])->id, OFFICE_MODERATION_STANDS, OFFICE_MARK_NONE, NULL, 1,
    };
  entries[4].decision = OFFICE_MODERATION_CHANGED;
  entries[4].moderated = 6500;
  g_assert_false (office_moderation_decide (fixture->connection, DPL_COHORT, "written", entries, 5, NULL, &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "remark");
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM moderated_script WHERE decision IS NOT NULL"), ==, 0);
  g_assert_false (office_moderation_conclude (fixture->connection, DPL_COHORT, "written",
                                              OFFICE_MODERATION_MARKS_STAND, "Dr Mod", NULL, &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "wait for a decision");

  entries[4].remark = "Audit was argued well";
  g_assert_true (office_moderation_decide (fixture->connection, DPL_COHORT, "written", entries, 5, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark WHERE agreed = 6500"
                                         " AND agreed_reason = 'Moderation: Audit was argued well'"), ==, 1);
  g_assert_false (office_moderation_conclude (fixture->connection, DPL_COHORT, "written",
                                              OFFICE_MODERATION_MARKS_STAND, "Dr Mod", NULL, &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "as changed");
  g_assert_true (office_moderation_conclude (fixture->connection, DPL_COHORT, "written",
                                             OFFICE_MODERATION_MARKS_CHANGED, "Dr Mod", "", &error));
  g_assert_no_error (error);

  /* The decisions are one step. */
  take_back (fixture);
  take_back (fixture);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM moderated_script WHERE decision IS NOT NULL"), ==, 0);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark WHERE agreed = 6500"), ==, 0);

  /* A mark that has changed since is not what the moderator looked at. */
  fixture_mark (fixture, enrolments[0], "written", 1, 4600);
  entries[0].version = -1;
  g_assert_false (office_moderation_decide (fixture->connection, DPL_COHORT, "written", entries, 1, NULL, &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "was 45 when the sample was drawn and is 46 now");
}

static void
test_viva_form (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 enrolment = fixture_person (fixture, "Ng", "Aoife");
  g_autoptr (OfficeVivaForm) form = office_viva_form_new (enrolment, 1, OFFICE_MARKER_SECOND);
  g_autoptr (OfficeVivaForm) kept = NULL;
  g_autoptr (GError) error = NULL;

  for (int area = 0; area < OFFICE_N_VIVA_AREAS - 1; area++)
    form->marks[area] = 6000 + 100 * area;
  form->notes[OFFICE_VIVA_RISK] = g_strdup ("Clear about supervision");
  g_assert_true (office_viva_form_save (fixture->connection, form, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark"), ==, 0);

  form->versions[0] = 9;
  g_assert_false (office_viva_form_save (fixture->connection, form, &error));
  assert_error (&error, OFFICE_ERROR_CONFLICT, "somebody else");

  kept = office_viva_form_get (fixture->connection, enrolment, 1, OFFICE_MARKER_SECOND, &error);
  g_assert_cmpstr (kept->notes[OFFICE_VIVA_RISK], ==, "Clear about supervision");
  g_assert_cmpint (kept->marks[OFFICE_VIVA_IMPLEMENTATION], ==, OFFICE_MARK_NONE);
  kept->marks[OFFICE_VIVA_IMPLEMENTATION] = 7000;
  g_assert_true (office_viva_form_save (fixture->connection, kept, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (fixture, "SELECT second FROM mark"), ==, 6333);
  g_assert_cmpint (fixture_int (fixture, "SELECT first IS NULL FROM mark"), ==, 1);
  take_back (fixture);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM viva_answer"), ==, 5);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark WHERE second IS NOT NULL"), ==, 0);

  fixture_mark (fixture, enrolment, "written", 1, 6000);
  fixture_mark (fixture, enrolment, "viva", 1, 6000);
  fixture_ratify (fixture, DPL_COHORT);
  kept->marks[0] = 1000;
  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    kept->versions[area] = -1;
  g_assert_false (office_viva_form_save (fixture->connection, kept, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
}

static void
test_reassessment (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 enrolment = fixture_person (fixture, "Ng", "Aoife");
  gint64 passed = fixture_person (fixture, "Okafor", "Ben");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const OfficeReassessmentRow *row;

  fixture_mark (fixture, passed, "written", 1, 6000);
  fixture_mark (fixture, passed, "viva", 1, 6000);
  fixture_mark (fixture, enrolment, "written", 1, 6800);
  fixture_mark (fixture, enrolment, "viva", 1, 4400);
  g_assert_false (office_reassessment_enter (fixture->connection, enrolment, "written", 0, "January 2026", NULL, &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "need not");
  g_assert_true (office_reassessment_enter (fixture->connection, enrolment, "viva", 0, "January 2026", "2026-01-15",
                                            &error));
  g_assert_no_error (error);
  g_assert_false (office_reassessment_enter (fixture->connection, enrolment, "viva", 0, "March", NULL, &error));
  assert_error (&error, OFFICE_ERROR_CONFLICT, "January 2026");

  rows = office_reassessments_list (fixture->connection, DPL_COHORT, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->component, ==, "viva");
  g_assert_cmpstr (row->sitting, ==, "January 2026");
  g_assert_cmpint (row->retake.attempt, ==, 2);
  g_assert_nonnull (strstr (row->explanation, "capped at 50"));

  fixture_mark (fixture, enrolment, "viva", 2, 4800);
  g_assert_false (office_reassessment_enter (fixture->connection, enrolment, "viva", -1, "March", NULL, &error));
  assert_error (&error, OFFICE_ERROR_REFUSED, "only the board");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/store/marking/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("allocation", test_allocation);
  ADD ("by-hand", test_marker_by_hand);
  ADD ("anonymous", test_anonymous);
  ADD ("reveal", test_reveal);
  ADD ("moderation", test_moderation);
  ADD ("viva-form", test_viva_form);
  ADD ("reassessment", test_reassessment);

  return g_test_run ();
}

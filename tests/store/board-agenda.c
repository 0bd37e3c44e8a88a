/* board-agenda.c: what a board has before it, what it says to one learner, and circumstances
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "delivery-fixture.h"

#include "store/board-agenda.h"
#include "store/boards.h"
#include "store/circumstances.h"
#include "store/command.h"
#include "store/deadlines.h"
#include "store/statement.h"
#include "store/undo.h"

static OfficeBoardAgenda *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  OfficeBoardAgenda *agenda = office_board_agenda_load (fixture->connection, DPL_COHORT, &error);

  g_assert_no_error (error);
  return agenda;
}

static const OfficeBoardItem *
item_of (const OfficeBoardAgenda *agenda,
         gint64                   enrolment_id)
{
  for (guint i = 0; i < agenda->items->len; i++)
    {
      const OfficeBoardItem *item = g_ptr_array_index (agenda->items, i);

      if (item->row->enrolment_id == enrolment_id)
        return item;
    }
  g_assert_not_reached ();
}

static guint
count_gaps (const OfficeBoardAgenda *agenda,
            OfficeBoardGapKind       kind,
            gint64                   enrolment_id)
{
  guint n = 0;

  for (guint i = 0; i < agenda->gaps->len; i++)
    {
      const OfficeBoardGap *gap = g_ptr_array_index (agenda->gaps, i);

      n += gap->kind == kind && (enrolment_id == 0 || gap->item->row->enrolment_id == enrolment_id);
    }
  return n;
}

static gint64
marked (Fixture    *fixture,
        const char *family_name,
        int         written,
        int         viva)
{
  gint64 id = fixture_person (fixture, family_name, "Aoife");

  if (written >= 0)
    fixture_mark (fixture, id, "written", 1, written);
  if (viva >= 0)
    fixture_mark (fixture, id, "viva", 1, viva);
  return id;
}

/* What is missing, the figures, and the marks that just missed a line. */
static void
test_agenda (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 pass = marked (fixture, "Ng", 5900, 5950);
  gint64 refer = marked (fixture, "Okoye", 6800, 4850);
  gint64 pending = marked (fixture, "Petrov", 5500, -1);
  g_autoptr (OfficeBoardAgenda) agenda = load (fixture);
  const OfficeBoardFigures *viva = g_ptr_array_index (agenda->figures, 1);

  g_assert_cmpuint (agenda->items->len, ==, 3);
  g_assert_cmpuint (count_gaps (agenda, OFFICE_BOARD_GAP_MARK, pending), ==, 1);
  g_assert_cmpuint (count_gaps (agenda, OFFICE_BOARD_GAP_MARK, 0), ==, 1);
  g_assert_cmpuint (count_gaps (agenda, OFFICE_BOARD_GAP_DECISION, refer), ==, 1);
  g_assert_cmpuint (count_gaps (agenda, OFFICE_BOARD_GAP_DECISION, 0), ==, 1);
  g_assert_cmpuint (agenda->n_cases, ==, 1);
  g_assert_cmpuint (agenda->n_decided, ==, 0);
  g_assert_cmpuint (agenda->n_open, ==, 3);

  /* Written 59, viva 59.5: 59.25, so 59, one below a merit. A viva of 48.50 is near the pass mark. */
  g_assert_cmpuint (g_strv_length (item_of (agenda, pass)->borderlines), ==, 1);
  g_assert_nonnull (strstr (item_of (agenda, pass)->borderlines[0], "59"));
  g_assert_nonnull (strstr (item_of (agenda, refer)->borderlines[0], "48.5"));

  g_assert_cmpuint (viva->figures.n, ==, 2);
  g_assert_cmpint (viva->figures.mean, ==, 5400);
  g_assert_cmpint (viva->figures.least, ==, 4850);
  g_assert_cmpuint (viva->figures.below, ==, 1);
}

/* A word on one learner: needs its reason, does what follows, is undone in one step, and stands in the minutes. */
static void
test_decide (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 refer = marked (fixture, "Okoye", 6800, 4400);
  gint64 pass = marked (fixture, "Ng", 6400, 6000);
  g_autoptr (OfficeBoardAgenda) before = NULL;
  g_autoptr (OfficeBoardAgenda) minuted = NULL;
  g_autoptr (OfficeUndoState) state = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  const OfficeBoardItem *item;

  g_assert_false (office_board_decide (fixture->connection, refer, 0, OFFICE_BOARD_DECISION_WITHHOLD, " ", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (office_board_decide (fixture->connection, refer, 0, OFFICE_BOARD_DECISION_ATTEMPT, "Ill", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (office_board_decide (fixture->connection, refer, 0, OFFICE_BOARD_DECISION_WITHHOLD, "Similarity",
                                      &error));
  fixture_assert_result (fixture, refer, "WH", 4900);
  state = office_undo_get_state (fixture->connection, &error);
  undone = office_undo_command (fixture->connection, state->undo_id, &error);
  g_assert_no_error (error);
  fixture_assert_result (fixture, refer, "R", 4900);

  g_assert_true (office_board_decide (fixture->connection, refer, 0, OFFICE_BOARD_DECISION_STANDS, NULL, &error));
  g_assert_true (office_board_decide (fixture->connection, refer, 1, OFFICE_BOARD_DECISION_STANDS, "By 30 January",
                                      &error));
  g_assert_false (office_board_decide (fixture->connection, refer, 1, OFFICE_BOARD_DECISION_STANDS, "Late", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  before = load (fixture);
  g_assert_cmpuint (before->n_decided, ==, 1);

  fixture_ratify (fixture, DPL_COHORT);
  minuted = load (fixture);
  item = item_of (minuted, refer);
  g_assert_cmpint (item->decision->board_id, !=, 0);
  g_assert_cmpstr (item->decision->reason, ==, "By 30 January");
  g_assert_null (item_of (minuted, pass)->decision);
  g_assert_false (office_board_decide (fixture->connection, refer, OFFICE_BOARD_DECISION_ANY_VERSION,
                                       OFFICE_BOARD_DECISION_STANDS, "After", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  g_clear_error (&error);

  g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "By another door", NULL, NULL));
  g_assert_false (office_connection_run (fixture->connection, &error, "UPDATE board_decision SET reason = 'x'", ""));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  office_command_rollback (fixture->connection);
}

/* CREDIT-4 before the board: who reaches the award, with the arithmetic, and prior learning left out of it. */
static void
test_award (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 id = marked (fixture, "Ng", 7000, 7100);
  g_autoptr (OfficeBoardAgenda) before = NULL;
  g_autoptr (OfficeBoardAgenda) after = NULL;
  g_autoptr (GError) error = NULL;
  const OfficeBoardAward *award;

  g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "Larger module", NULL, &error));
  g_assert_true (office_connection_run (fixture->connection, &error,
                                        "UPDATE module SET credits = 40 WHERE code = 'DPL'", ""));
  g_assert_true (office_connection_run (fixture->connection, &error,
                                        "INSERT INTO prior_learning (learner_id, credits, achieved_on, recognised_on,"
                                        " institution) SELECT learner_id, 20, '2024-06-01', '2025-09-01', 'Elsewhere'"
                                        " FROM enrolment WHERE id = ?", "l", id));
  g_assert_true (office_command_finish (fixture->connection, TRUE, &error));

  before = load (fixture);
  award = g_ptr_array_index (before->awards, 0);
  g_assert_true (award->awaited);
  g_assert_false (award->reached);
  g_assert_cmpint (award->award->credits, ==, 60);
  g_assert_cmpint (award->award->mean, ==, 7100);

  fixture_ratify (fixture, DPL_COHORT);
  after = load (fixture);
  award = g_ptr_array_index (after->awards, 0);
  g_assert_true (award->reached);
  g_assert_true (award->completed_here);
  g_assert_cmpint (award->award->classification, ==, OFFICE_CLASS_DISTINCTION);
  g_assert_cmpint (award->award->prior_credits, ==, 20);
  g_assert_nonnull (award->award->why);
}

/* ASSESS-8: accepting brings the extension or the deferral in the same step. */
static void
test_circumstances (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 id = fixture_person (fixture, "Okoye", "Chidi");
  OfficeCircumstance draft = {
    .enrolment_id = id, .component = (char *) "written", .attempt = 1, .kind = OFFICE_CIRCUMSTANCE_EVIDENCED,
    .decision = OFFICE_CIRCUMSTANCE_OPEN, .note = (char *) "",
  };
  g_autoptr (OfficeBoardAgenda) open = NULL;
  g_autoptr (OfficeUndoState) state = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *undone = NULL;
  const OfficeCircumstance *row;
  gint64 record;

  g_assert_true (office_deadline_set (fixture->connection, DPL_COHORT, "written", 1,
                                      fixture_instant ("2025-11-06T14:00"), OFFICE_DEADLINE_ANY_VERSION, &error));
  g_assert_true (office_circumstance_save (fixture->connection, &draft, "A bereavement", &record, &error));
  g_assert_no_error (error);
  open = load (fixture);
  g_assert_cmpuint (count_gaps (open, OFFICE_BOARD_GAP_CIRCUMSTANCE, id), ==, 1);

  /* Nothing that everybody reads holds the words: neither the lines before the board nor the audit. */
  g_assert_null (strstr (item_of (open, id)->circumstances[0], "bereavement"));
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM audit WHERE after LIKE '%bereavement%'"), ==, 0);
  words = office_circumstance_show_details (fixture->connection, record, &error);
  g_assert_cmpstr (words, ==, "A bereavement");
  readings = office_circumstance_list_readings (fixture->connection, record, &error);
  g_assert_cmpuint (readings->len, ==, 1);

  /* Evidence is seen first, and somebody decides. */
  draft.id = record;
  draft.version = 1;
  draft.decision = OFFICE_CIRCUMSTANCE_ACCEPTED;
  draft.decided_by = (char *) "Prof. C. Chair";
  g_assert_false (office_circumstance_save (fixture->connection, &draft, NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  draft.evidence_on = (char *) "2025-11-03";
  list = office_circumstances_list_learner (fixture->connection, id, &error);
  draft.version = ((OfficeCircumstance *) g_ptr_array_index (list, 0))->version;
  g_assert_true (office_circumstance_save (fixture->connection, &draft, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (fixture, "SELECT days FROM extension"), ==, 14);

  /* One step takes both back. */
  state = office_undo_get_state (fixture->connection, &error);
  undone = office_undo_command (fixture->connection, state->undo_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM extension"), ==, 0);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = office_circumstances_list_learner (fixture->connection, id, &error);
  row = g_ptr_array_index (list, 0);
  g_assert_cmpint (row->decision, ==, OFFICE_CIRCUMSTANCE_OPEN);
  g_assert_true (row->has_details);

  draft.kind = OFFICE_CIRCUMSTANCE_DEFERRAL;
  draft.version = row->version;
  g_assert_true (office_circumstance_save (fixture->connection, &draft, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM mark WHERE code = 'DEF'"), ==, 1);
  g_assert_false (office_circumstance_save (fixture->connection, &draft, NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/board-agenda/agenda", test_agenda);
  ADD ("/board-agenda/decide", test_decide);
  ADD ("/board-agenda/award", test_award);
  ADD ("/board-agenda/circumstances", test_circumstances);
#undef ADD
  return g_test_run ();
}

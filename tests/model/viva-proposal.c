/* viva-proposal.c: a proposal of vivas is kept, moved, accepted or refused, and goes by what the office knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "model/demo.h"
#include "model/viva-acceptance.h"
#include "model/viva-proposal-words.h"
#include "rules/error.h"
#include "store/cohorts.h"
#include "store/undo.h"
#include "store/viva-needs.h"
#include "store/viva-proposals.h"
#include "store/vivas.h"

#define SECONDS 2.0

typedef struct
{
  char               *folder;
  OfficeConnection   *connection;
  gint64              cohort_id;
  OfficeVivaWish     *wish;
  OfficeVivaQuestion *question;
  OfficeVivaProposal *proposal;
} Fixture;

static void
ask (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->question, office_viva_question_free);
  fixture->question = office_viva_question_read (fixture->connection, fixture->cohort_id, fixture->wish, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCohort) cohort = NULL;
  g_autoptr (OfficeVivaPlan) plan = NULL;

  fixture->folder = g_dir_make_tmp ("office-vivas-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "demo.db", NULL);
  fixture->connection = office_connection_open (path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  office_demo_fill (fixture->connection, OFFICE_DEMO_LEARNERS, 1, NULL, &error);
  g_assert_no_error (error);
  cohort = office_cohort_find (fixture->connection, "FEC-2026-SPR", &error);
  g_assert_no_error (error);
  fixture->cohort_id = cohort->id;
  fixture->wish = office_viva_wish_new ();
  ask (fixture);
  g_assert_true (office_viva_question_check (fixture->question, &error));
  plan = office_viva_plan_make (fixture->question->problem, SECONDS, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->proposal = office_viva_proposal_from_plan (fixture->question, fixture->question->problem, plan, NULL);
  g_assert_cmpuint (fixture->proposal->slots->len, ==, fixture->question->candidates->len);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *clean = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  office_viva_proposal_free (fixture->proposal);
  office_viva_question_free (fixture->question);
  office_viva_wish_free (fixture->wish);
  office_connection_close (fixture->connection);
  g_assert_cmpint (system (clean), ==, 0);
  g_free (fixture->folder);
}

static OfficeVivaSlot *
slot_at (Fixture *fixture,
         guint    index)
{
  return g_ptr_array_index (fixture->proposal->slots, index);
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = office_viva_proposal_to_json (fixture->proposal, fixture->wish);
  g_autofree char *kept = NULL;
  g_autoptr (OfficeVivaWish) wish = NULL;
  g_autoptr (OfficeVivaProposal) again = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (office_viva_proposal_keep (fixture->connection, fixture->cohort_id, OFFICE_VIVA_PROPOSAL_NOW, text, &error));
  kept = office_viva_proposal_load (fixture->connection, fixture->cohort_id, OFFICE_VIVA_PROPOSAL_NOW, &error);
  g_assert_no_error (error);
  again = office_viva_proposal_from_json (kept, &wish);
  g_assert_cmpuint (office_viva_proposal_tidy (again, fixture->question), ==, 0);
  g_assert_cmpmem (&again->figures, sizeof again->figures, &fixture->proposal->figures, sizeof again->figures);
  differences = office_viva_proposal_differences (fixture->proposal, again, fixture->question);
  g_assert_cmpuint (differences->len, ==, 0);

  office_viva_proposal_take_out (again, fixture->question, slot_at (fixture, 0)->enrolment_id);
  g_clear_pointer (&differences, g_ptr_array_unref);
  differences = office_viva_proposal_differences (fixture->proposal, again, fixture->question);
  g_assert_cmpuint (differences->len, ==, 1);
}

static guint
count_vivas (Fixture *fixture)
{
  g_autoptr (GPtrArray) vivas = office_vivas_list_cohort (fixture->connection, fixture->cohort_id, NULL);

  return vivas->len;
}

static void
test_refused_whole (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (OfficeVivaSlot) astray = office_viva_slot_copy (slot_at (fixture, 0));
  g_autoptr (GError) error = NULL;

  /* Where another one of the same examiners is. */
  astray->at = slot_at (fixture, 1)->at;
  g_array_set_size (astray->staff, 0);
  g_array_append_vals (astray->staff, slot_at (fixture, 1)->staff->data, slot_at (fixture, 1)->staff->len);
  office_viva_proposal_place (fixture->proposal, fixture->question, astray);
  g_assert_false (office_viva_proposal_accept (fixture->connection, fixture->cohort_id, fixture->wish, fixture->proposal,
                                               &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_cmpuint (count_vivas (fixture), ==, 0);
}

/* One step in, one step out; a viva that was missed is due again, the others stand. */
static void
test_accepted_missed_undone (Fixture       *fixture,
                             gconstpointer  data)
{
  guint n = fixture->proposal->slots->len;
  g_autoptr (OfficeUndoState) undo = NULL;
  g_autoptr (GPtrArray) vivas = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (office_viva_proposal_accept (fixture->connection, fixture->cohort_id, fixture->wish, fixture->proposal,
                                              &error));
  g_assert_no_error (error);
  undo = office_undo_get_state (fixture->connection, &error);
  vivas = office_vivas_list_cohort (fixture->connection, fixture->cohort_id, &error);
  g_assert_cmpuint (vivas->len, ==, n);
  ask (fixture);
  g_assert_cmpuint (fixture->question->n_standing, ==, n);
  g_assert_false (office_viva_question_check (fixture->question, NULL));

  g_assert_true (office_viva_set_missed (fixture->connection, ((OfficeVivaRow *) g_ptr_array_index (vivas, 0))->id,
                                         OFFICE_VIVA_ANY_VERSION, TRUE, "No call, no e-mail", &error));
  ask (fixture);
  g_assert_cmpuint (fixture->question->n_standing, ==, n - 1);
  g_assert_true (office_viva_question_check (fixture->question, &error));
  g_assert_true (office_viva_set_missed (fixture->connection, ((OfficeVivaRow *) g_ptr_array_index (vivas, 0))->id,
                                         OFFICE_VIVA_ANY_VERSION, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&undo, office_undo_state_free);
  for (int step = 0; step < 3; step++)
    {
      g_free (undone);
      undo = office_undo_get_state (fixture->connection, &error);
      undone = office_undo_command (fixture->connection, undo->undo_id, &error);
      g_assert_no_error (error);
      g_clear_pointer (&undo, office_undo_state_free);
    }
  g_assert_cmpuint (count_vivas (fixture), ==, 0);
  ask (fixture);
  g_assert_cmpuint (fixture->question->n_standing, ==, 0);
  g_assert_cmpuint (office_viva_proposal_tidy (fixture->proposal, fixture->question), ==, 0);
}

static void
test_adjusted (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 enrolment_id = slot_at (fixture, 0)->enrolment_id;
  int usual = slot_at (fixture, 0)->minutes;
  g_autoptr (GError) error = NULL;

  g_assert_false (office_viva_need_set_extra (fixture->connection, enrolment_id, 101, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (office_viva_need_set_extra (fixture->connection, enrolment_id, 50, &error));
  ask (fixture);
  office_viva_proposal_tidy (fixture->proposal, fixture->question);
  g_assert_cmpint (office_viva_proposal_find (fixture->proposal, enrolment_id)->minutes, ==, usual + usual / 2);
}

static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->wish->rooms = g_new0 (char *, 1);
  ask (fixture);
  g_assert_false (office_viva_question_check (fixture->question, &error));
  g_assert_nonnull (strstr (error->message, "No room"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/viva-proposal/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/model/viva-proposal/refused-whole", Fixture, NULL, set_up, test_refused_whole, tear_down);
  g_test_add ("/model/viva-proposal/accepted-missed-undone", Fixture, NULL, set_up, test_accepted_missed_undone, tear_down);
  g_test_add ("/model/viva-proposal/adjusted", Fixture, NULL, set_up, test_adjusted, tear_down);
  g_test_add ("/model/viva-proposal/no-room", Fixture, NULL, set_up, test_no_room, tear_down);
  return g_test_run ();
}

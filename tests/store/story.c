/* story.c: one learner's whole story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "store/consents.h"
#include "store/enrolments.h"
#include "store/learner-story.h"
#include "store/marks.h"

static void
set_mark (Fixture    *fixture,
          gint64      enrolment_id,
          const char *component,
          int         attempt,
          int         agreed)
{
  g_autoptr (GError) error = NULL;
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;

  entry.enrolment_id = enrolment_id;
  entry.component = component;
  entry.attempt = attempt;
  entry.fields = OFFICE_MARK_FIELD_AGREED;
  entry.agreed = agreed;
  g_assert_true (office_mark_set (fixture->connection, &entry, &error));
  g_assert_no_error (error);
}

/* Provisional until the board (BOARD-1, CREDIT-2); prior learning counts without a mark (CREDIT-3). */
static void
test_story (Fixture       *fixture,
            gconstpointer  data)
{
  OfficeConnection *connection = fixture->connection;
  g_autoptr (GError) error = NULL;
  gint64 later = add_cohort (fixture, "U-1", "2025-10-10", "2025-12-01", -1);
  g_autoptr (OfficeApplicationAdded) one = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", "1984-09-18");
  g_autoptr (OfficeApplicationAdded) two = apply (fixture, later, "Ng", "Aoife", "1234567", "1984-09-18");
  OfficeLearnerEdit married = { .family_name = "Byrne" };
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  g_autoptr (OfficeLearnerStory) story = NULL;
  const OfficeStoryModule *module;
  const OfficeStoryMark *mark;

  bring_to (fixture, one->id, OFFICE_APPLICATION_ENROLLED);
  enrolment = office_enrolment_find (connection, one->reference, &error);
  set_mark (fixture, enrolment->id, "written", 1, 6800);
  set_mark (fixture, enrolment->id, "viva", 1, 4400);
  g_assert_true (office_learner_edit (connection, one->learner_id, &married, &error));
  g_assert_true (office_consent_add (connection, one->learner_id, OFFICE_CONSENT_NEWSLETTER, OFFICE_CONSENT_GIVEN, "w",
                                     "s", &error));
  g_assert_true (office_command_begin (connection, OFFICE_COMMAND_EDIT, "Recognise", NULL, &error));
  g_assert_true (office_connection_run (connection, &error,
                                        "INSERT INTO prior_learning (learner_id, module_id, credits, achieved_on,"
                                        " recognised_on, institution) VALUES (?, 1, 10, '2023-01-01', '2025-09-01',"
                                        " 'Elsewhere')",
                                        "l", one->learner_id));
  g_assert_true (office_command_finish (connection, TRUE, &error));

  story = office_learner_story_get (connection, one->learner_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (story->learner->family_name, ==, "Byrne");
  g_assert_cmpuint (story->former_names->len, ==, 1);
  g_assert_cmpuint (story->numbers->len, ==, 1);
  g_assert_cmpuint (story->consents->len, ==, 1);
  g_assert_cmpuint (story->modules->len, ==, 2);
  g_assert_cmpint (story->award->credits, ==, 10);
  g_assert_cmpint (story->award->prior_credits, ==, 10);
  g_assert_cmpint (story->award_credits, ==, 60);

  /* ASSESS-3: written 68, viva 44: mark 49, Refer. */
  module = g_ptr_array_index (story->modules, 0);
  g_assert_cmpstr (module->module_code, ==, "DPL");
  g_assert_cmpstr (module->outcome, ==, "R");
  g_assert_cmpint (module->mark, ==, 4900);
  g_assert_true (module->provisional);
  g_assert_cmpint (module->credits_earned, ==, 0);
  g_assert_cmpint (module->hours_required, ==, 0);
  g_assert_cmpuint (module->marks->len, ==, 2);
  mark = g_ptr_array_index (module->marks, 0);
  g_assert_cmpstr (mark->component, ==, "written");
  g_assert_cmpint (mark->mark, ==, 6800);
  g_assert_true (mark->counts);

  /* ASSESS-4: the second viva, capped; the first stays in the story. */
  set_mark (fixture, enrolment->id, "viva", 2, 6300);
  g_clear_pointer (&story, office_learner_story_free);
  story = office_learner_story_get (connection, one->learner_id, &error);
  g_assert_no_error (error);
  module = g_ptr_array_index (story->modules, 0);
  g_assert_cmpstr (module->outcome, ==, "P");
  g_assert_cmpint (module->mark, ==, 5900);
  g_assert_cmpuint (module->marks->len, ==, 3);
  mark = g_ptr_array_index (module->marks, 1);
  g_assert_cmpint (mark->mark, ==, 4400);
  g_assert_false (mark->counts);
  mark = g_ptr_array_index (module->marks, 2);
  g_assert_cmpint (mark->attempt, ==, 2);
  g_assert_cmpint (mark->mark, ==, 5000);
  g_assert_true (mark->capped);

  module = g_ptr_array_index (story->modules, 1);
  g_assert_cmpint (module->enrolment_id, ==, 0);
  g_assert_cmpint (module->state, ==, OFFICE_APPLICATION_RECEIVED);
  g_assert_null (module->outcome);
  g_assert_cmpstr (module->reference, ==, two->reference);

  g_clear_pointer (&story, office_learner_story_free);
  g_assert_null (office_learner_story_get (connection, 99, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/story", Fixture, NULL, set_up, test_story, tear_down);
  return g_test_run ();
}

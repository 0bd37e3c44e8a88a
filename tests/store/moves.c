/* moves.c: the states of an application under the rules, alone, in bulk, and raced for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"
#include "store/enrolments.h"

static void
assert_refused (Fixture                 *fixture,
                gint64                   id,
                OfficeApplicationState   to,
                const OfficeMoveOptions *options,
                const char              *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (office_application_check_may_move (fixture->connection, id, to, options, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (office_application_move (fixture->connection, id, 0, to, options, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not name “%s”", error->message, word);
}

/* APPLY-1: the table, who, when and why; ENTRY-2: what an offer and an enrolment need. */
static void
test_one (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", NULL);
  OfficeMoveOptions options = { .reason = "by telephone", .date = "2025-09-03" };
  g_autoptr (GPtrArray) moves = NULL;
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  g_autoptr (OfficeApplication) application = NULL;
  const OfficeApplicationMove *move;

  assert_refused (fixture, added->id, OFFICE_APPLICATION_ENROLLED, NULL, "Ng, Aoife");
  move_to (fixture, added->id, OFFICE_APPLICATION_IN_REVIEW);
  assert_refused (fixture, added->id, OFFICE_APPLICATION_OFFERED, NULL, added->reference);

  meet_all (fixture, added->id);
  office_requirement_set (fixture->connection, added->id, OFFICE_REQUIREMENT_DEGREE, 0, OFFICE_REQUIREMENT_CONDITIONAL,
                          "send the certificate", "2025-10-01", &error);
  g_assert_no_error (error);
  g_assert_true (office_application_move (fixture->connection, added->id, 0, OFFICE_APPLICATION_OFFERED, &options,
                                          &error));
  g_assert_no_error (error);
  application = office_application_get (fixture->connection, added->id, &error);
  g_assert_true (application->offer_conditional);
  g_assert_cmpstr (application->offered_on, ==, "2025-09-03");

  move_to (fixture, added->id, OFFICE_APPLICATION_ACCEPTED);
  assert_refused (fixture, added->id, OFFICE_APPLICATION_ENROLLED, NULL, "Ng, Aoife");
  meet_all (fixture, added->id);
  move_to (fixture, added->id, OFFICE_APPLICATION_ENROLLED);

  enrolment = office_enrolment_find (fixture->connection, added->reference, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (enrolment->enrolled_on, ==, "2025-09-01");

  moves = office_application_moves_list (fixture->connection, added->id, &error);
  g_assert_cmpuint (moves->len, ==, 5);
  move = g_ptr_array_index (moves, 0);
  g_assert_true (move->arrived);
  move = g_ptr_array_index (moves, 2);
  g_assert_cmpint (move->to, ==, OFFICE_APPLICATION_OFFERED);
  g_assert_cmpstr (move->reason, ==, "by telephone");
  g_assert_cmpstr (move->moved_on, ==, "2025-09-03");
  g_assert_cmpstr (move->actor, ==, "A. User");
}

/* Undo takes the enrolment and the state back; withdrawing keeps the enrolment with its day. */
static void
test_undo_and_withdraw (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "O’Brien", "Síle", NULL, NULL);
  OfficeMoveOptions options = { .date = "2025-09-24", .reason = "moved abroad" };
  g_autoptr (OfficeApplication) application = NULL;
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  g_autofree char *undone = NULL;

  bring_to (fixture, added->id, OFFICE_APPLICATION_ENROLLED);
  undone = undo (fixture);
  g_assert_cmpstr (undone, ==, "Enrol O’Brien, Síle");
  application = office_application_get (fixture->connection, added->id, &error);
  g_assert_cmpint (application->state, ==, OFFICE_APPLICATION_ACCEPTED);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM enrolment"), ==, 0);

  move_to (fixture, added->id, OFFICE_APPLICATION_ENROLLED);
  office_application_move (fixture->connection, added->id, 0, OFFICE_APPLICATION_WITHDRAWN, &options, &error);
  g_assert_no_error (error);
  enrolment = office_enrolment_find (fixture->connection, added->reference, &error);
  g_assert_cmpstr (enrolment->withdrawn_on, ==, "2025-09-24");
}

/* What a withdrawal means for the places of the term is said: on the 14th day they are given back, on the
 * 15th no more (LOAD-1). The cohort starts on 18 September. */
static void
test_withdrawals_are_counted (Fixture       *fixture,
                              gconstpointer  data)
{
  static const char *const days[] = { "2025-10-02", "2025-10-03" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *name = g_strdup_printf ("Ng%u", i);
      g_autoptr (GError) error = NULL;
      g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, name, "Aoife", NULL, NULL);
      const OfficeMoveOptions options = { .date = days[i], .reason = "moved abroad" };
      g_autoptr (OfficeMoveReport) report = NULL;

      bring_to (fixture, added->id, OFFICE_APPLICATION_ENROLLED);
      report = office_applications_move (fixture->connection, &added->id, 1, OFFICE_APPLICATION_WITHDRAWN, &options,
                                         &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->n_early, ==, i == 0 ? 1 : 0);
      g_assert_cmpuint (report->n_late, ==, i == 0 ? 0 : 1);
      g_assert_cmpint (report->early_days, ==, 14);
    }
}

/* A version that somebody else has raised since. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, NULL);

  office_connection_set_actor (fixture->connection, "B. Other");
  move_to (fixture, added->id, OFFICE_APPLICATION_IN_REVIEW);
  office_connection_set_actor (fixture->connection, "A. User");
  g_assert_false (office_application_move (fixture->connection, added->id, 1, OFFICE_APPLICATION_DECLINED, NULL,
                                           &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "B. Other"));
}

/* LOAD-1, case 7: a third module in a term is refused; case 4: a withdrawal on day 6 gives the place back;
 * an entry for reassessment alone does not count. */
static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 cohorts[] = {
    fixture->cohort_id,
    add_cohort (fixture, "U-1", "2025-09-10", "2025-11-01", -1),
    add_cohort (fixture, "U-2", "2025-10-01", "2025-12-01", -1),
  };
  gint64 ids[3];
  OfficeMoveOptions early = { .date = "2025-09-16" };
  OfficeMoveOptions reassessment = { .reassessment_only = TRUE };
  g_autoptr (GPtrArray) rows = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (OfficeApplicationAdded) added = apply (fixture, cohorts[i], "Ng", "Aoife", "1234567", NULL);

      ids[i] = added->id;
      bring_to (fixture, ids[i], i < 2 ? OFFICE_APPLICATION_ENROLLED : OFFICE_APPLICATION_ACCEPTED);
    }

  assert_refused (fixture, ids[2], OFFICE_APPLICATION_ENROLLED, NULL, "Autumn 2025");
  rows = office_applications_rows (fixture->connection, ids, 3, &error);
  g_assert_cmpint (((OfficeApplicationRow *) rows->pdata[0])->places_in_term, ==, 3);

  g_assert_true (office_application_check_may_move (fixture->connection, ids[2], OFFICE_APPLICATION_ENROLLED,
                                                    &reassessment, &error));
  office_application_move (fixture->connection, ids[1], 0, OFFICE_APPLICATION_WITHDRAWN, &early, &error);
  g_assert_no_error (error);
  move_to (fixture, ids[2], OFFICE_APPLICATION_ENROLLED);
}

/* The same number under another name is kept apart until a person merges, but it is one load. */
static void
test_load_unmerged (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (OfficeApplicationAdded) one = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", NULL);
  g_autoptr (OfficeApplicationAdded) two =
    apply (fixture, add_cohort (fixture, "U-1", "2025-09-10", "2025-11-01", -1), "Ng", "Aoife", "1234567", NULL);
  g_autoptr (OfficeApplicationAdded) three =
    apply (fixture, add_cohort (fixture, "U-2", "2025-10-01", "2025-12-01", -1), "Byrne", "Aoife", "1234567", NULL);

  g_assert_cmpint (one->learner_id, ==, two->learner_id);
  g_assert_cmpint (one->learner_id, !=, three->learner_id);
  bring_to (fixture, one->id, OFFICE_APPLICATION_ENROLLED);
  bring_to (fixture, two->id, OFFICE_APPLICATION_ENROLLED);
  bring_to (fixture, three->id, OFFICE_APPLICATION_ACCEPTED);
  assert_refused (fixture, three->id, OFFICE_APPLICATION_ENROLLED, NULL, "Byrne, Aoife");
}

/* APPLY-2: the waiting list in order of application, unless there is a reason. */
static void
test_waiting_list (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  OfficeMoveOptions reason = { .reason = "the first is ill" };
  gint64 ids[3];
  gint64 backwards[3];
  g_autoptr (GArray) waiting = NULL;
  g_autoptr (OfficeMoveReport) report = NULL;
  g_autofree char *undone = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%d", i);
      g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, name, "Test", NULL, NULL);

      ids[i] = added->id;
      backwards[2 - i] = added->id;
      meet_all (fixture, added->id);
      move_to (fixture, added->id, OFFICE_APPLICATION_IN_REVIEW);
      move_to (fixture, added->id, OFFICE_APPLICATION_WAITING);
    }

  waiting = office_waiting_list (fixture->connection, fixture->cohort_id, &error);
  g_assert_cmpuint (waiting->len, ==, 3);
  g_assert_cmpint (g_array_index (waiting, gint64, 0), ==, ids[0]);

  assert_refused (fixture, ids[1], OFFICE_APPLICATION_OFFERED, NULL, "Person0");
  g_assert_true (office_application_check_may_move (fixture->connection, ids[1], OFFICE_APPLICATION_OFFERED, &reason,
                                                    &error));

  /* All three at once, in whatever order they were chosen, is in order. */
  report = office_applications_move (fixture->connection, backwards, 3, OFFICE_APPLICATION_OFFERED, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_moved, ==, 3);
  g_assert_cmpuint (report->refusals->len, ==, 0);
  undone = undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM application WHERE state = 'waiting'"), ==, 3);
}

/* APPLY-2: late and over capacity, refused or with a reason. One bulk step names who was refused. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 cohort_id = add_cohort (fixture, "SMALL", "2025-10-01", "2025-12-01", 2);
  OfficeMoveOptions reason = { .reason = "the room was changed" };
  gint64 ids[4];
  g_autoptr (OfficeMoveReport) report = NULL;
  const OfficeMoveRefusal *refusal;
  g_autoptr (OfficeCohort) cohort = NULL;

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%d", i);
      g_autoptr (OfficeApplicationAdded) added = apply (fixture, cohort_id, name, "Test", NULL, NULL);

      ids[i] = added->id;
      if (i < 3)
        bring_to (fixture, added->id, OFFICE_APPLICATION_OFFERED);
    }

  report = office_applications_move (fixture->connection, ids, 4, OFFICE_APPLICATION_ACCEPTED, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_moved, ==, 2);
  g_assert_cmpuint (report->refusals->len, ==, 2);
  refusal = g_ptr_array_index (report->refusals, 0);
  g_assert_cmpstr (refusal->name, ==, "Person2, Test");
  g_assert_nonnull (strstr (refusal->message, "SMALL"));
  refusal = g_ptr_array_index (report->refusals, 1);
  g_assert_cmpstr (refusal->name, ==, "Person3, Test");

  g_assert_true (office_application_move (fixture->connection, ids[2], 0, OFFICE_APPLICATION_ACCEPTED, &reason,
                                          &error));
  g_assert_no_error (error);
  cohort = office_cohort_get (fixture->connection, cohort_id, &error);
  g_assert_cmpint (cohort->places.accepted, ==, 3);
}

/* A bulk step in which everybody is refused leaves no trace to undo. */
static void
test_bulk_of_nothing (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, NULL);
  gint64 commands = count (fixture, "SELECT count (*) FROM command");
  g_autoptr (OfficeMoveReport) report =
    office_applications_move (fixture->connection, &added->id, 1, OFFICE_APPLICATION_ENROLLED, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_moved, ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM command"), ==, commands);
}

/* A requirement that somebody else has decided meanwhile: both decisions are said in words. */
static void
test_requirement_conflict (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", NULL);

  g_assert_true (office_requirement_set (fixture->connection, added->id, OFFICE_REQUIREMENT_DEGREE, 0,
                                         OFFICE_REQUIREMENT_NOT_MET, NULL, NULL, &error));
  g_assert_false (office_requirement_set (fixture->connection, added->id, OFFICE_REQUIREMENT_DEGREE, 1,
                                          OFFICE_REQUIREMENT_WAIVED, "By the tutor", NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_assert_true (g_str_has_prefix (error->message, "Degree of Ng, Aoife was saved by"));
  g_assert_nonnull (strstr (error->message, "was “Not seen”, is now “Not met”, yours is “Waived”"));
}

/* One that moves is named, in what is said of it and in the step to undo; and why not, without the name. */
static void
test_named (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", NULL);
  g_autofree char *who = g_strdup_printf ("Ng, Aoife (%s)", added->reference);
  g_autoptr (OfficeMoveReport) refused =
    office_applications_move (fixture->connection, &added->id, 1, OFFICE_APPLICATION_OFFERED, NULL, &error);
  g_autoptr (OfficeMoveReport) moved =
    office_applications_move (fixture->connection, &added->id, 1, OFFICE_APPLICATION_IN_REVIEW, NULL, &error);
  const OfficeMoveRefusal *refusal;
  g_autofree char *undone = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (refused->refusals->len, ==, 1);
  refusal = g_ptr_array_index (refused->refusals, 0);
  g_assert_true (g_str_has_prefix (refusal->message, who));
  g_assert_true (g_str_has_prefix (refusal->why, "An application cannot move"));
  g_assert_null (refused->who);
  g_assert_cmpstr (moved->who, ==, who);
  undone = undo (fixture);
  g_assert_nonnull (strstr (undone, who));
}

/* Deferred to another cohort, the application goes on there with its requirements as decided. */
static void
test_defer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", NULL);
  gint64 later = add_cohort (fixture, "LATER", "2025-10-01", "2025-12-01", -1);
  OfficeMoveOptions options = { 0 };
  g_autofree char *undone = NULL;

  bring_to (fixture, added->id, OFFICE_APPLICATION_ENROLLED);
  options.to_cohort_id = fixture->cohort_id;
  g_assert_false (office_application_move (fixture->connection, added->id, 0, OFFICE_APPLICATION_DEFERRED, &options,
                                           &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "another cohort"));
  g_clear_error (&error);
  options.to_cohort_id = later;
  g_assert_true (office_application_move (fixture->connection, added->id, 0, OFFICE_APPLICATION_DEFERRED, &options,
                                          &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM application WHERE state = 'received' AND learner_id = 1"
                                   " AND professional_registration_id IS NOT NULL"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM requirement WHERE state = 'met'"), ==, 8);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM enrolment WHERE withdrawn_on IS NOT NULL"), ==, 1);
  undone = undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM application"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM enrolment WHERE withdrawn_on IS NULL"), ==, 1);
}

/* Two programs at once for the last place: one gets it, the other is told. */
static int
try_to_accept (const char *path,
               gint64      id,
               int         start)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeConnection) connection = office_connection_open (path, OFFICE_OPEN_EXISTING, &error);
  char go;

  if (connection == NULL || read (start, &go, 1) < 0)
    return 3;
  office_connection_set_clock (connection, TEST_NOW);
  if (office_application_move (connection, id, 0, OFFICE_APPLICATION_ACCEPTED, NULL, &error))
    return 0;
  return g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED) ? 1 : 2;
}

static void
test_race (Fixture       *fixture,
           gconstpointer  data)
{
  for (int round = 0; round < 10; round++)
    {
      g_autofree char *code = g_strdup_printf ("RACE-%d", round);
      gint64 cohort_id = add_cohort (fixture, code, "2025-10-01", "2025-12-01", 1);
      gint64 ids[2];
      pid_t children[2];
      int start[2];
      int statuses[2];

      for (int i = 0; i < 2; i++)
        {
          g_autofree char *name = g_strdup_printf ("Racer%d-%d", round, i);
          g_autoptr (OfficeApplicationAdded) added = apply (fixture, cohort_id, name, "Test", NULL, NULL);

          ids[i] = added->id;
          bring_to (fixture, added->id, OFFICE_APPLICATION_OFFERED);
        }

      g_clear_pointer (&fixture->connection, office_connection_close);
      g_assert_cmpint (pipe (start), ==, 0);
      for (int i = 0; i < 2; i++)
        {
          children[i] = fork ();
          g_assert_cmpint (children[i], >=, 0);
          if (children[i] == 0)
            {
              close (start[1]);
              _exit (try_to_accept (fixture->path, ids[i], start[0]));
            }
        }

      close (start[0]);
      close (start[1]); /* both readers wake at the same moment */
      for (int i = 0; i < 2; i++)
        g_assert_cmpint (waitpid (children[i], &statuses[i], 0), ==, children[i]);

      g_assert_cmpint (WEXITSTATUS (statuses[0]) + WEXITSTATUS (statuses[1]), ==, 1);
      fixture->connection = office_connection_open (fixture->path, OFFICE_OPEN_EXISTING, NULL);
      office_connection_set_clock (fixture->connection, TEST_NOW);
      office_connection_set_actor (fixture->connection, "A. User");
    }

  g_assert_cmpint (count (fixture, "SELECT count (*) FROM application WHERE state = 'accepted'"), ==, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add ("/store/moves/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("one", test_one);
  TEST ("undo-and-withdraw", test_undo_and_withdraw);
  TEST ("withdrawals-are-counted", test_withdrawals_are_counted);
  TEST ("conflict", test_conflict);
  TEST ("load", test_load);
  TEST ("load-unmerged", test_load_unmerged);
  TEST ("waiting-list", test_waiting_list);
  TEST ("places", test_places);
  TEST ("bulk-of-nothing", test_bulk_of_nothing);
  TEST ("requirement-conflict", test_requirement_conflict);
  TEST ("named", test_named);
  TEST ("defer", test_defer);
  TEST ("race", test_race);
#undef TEST

  return g_test_run ();
}

/* test-board.c: what a board may ratify and what a chair's action brings (BOARD-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/board.h"
#include "rules/error.h"

#include "exam.h"

#define TODAY (office_day_new (2025, 12, 5))

static const OfficeBoardLine lines[] = {
  { "Ade Bello", OFFICE_OUTCOME_PASS, FALSE, FALSE },
  { "Caoimhe Daly", OFFICE_OUTCOME_WITHHELD, FALSE, FALSE },
  { "Eun Fang", OFFICE_OUTCOME_PENDING, TRUE, FALSE },
};

static void
test_may_be_ratified (void)
{
  OfficeBoardMeeting meeting = { "DPL-2025-AUT", TODAY, "Prof. Chair", "Dr External" };
  g_autofree char *warnings = office_board_warnings (&meeting, lines, 3);
  g_autofree char *none = office_board_warnings (&meeting, lines, 1);

  g_assert_true (office_board_check (&meeting, lines, 3, TODAY, NULL));
  g_assert_null (none);
  g_assert_nonnull (strstr (warnings, "Caoimhe Daly goes forward as “Withheld”."));
  g_assert_nonnull (strstr (warnings, "Eun Fang goes forward without an agreed mark."));
  g_assert_null (strstr (warnings, "Ade Bello"));

  meeting.external = NULL;
  {
    g_autofree char *without = office_board_warnings (&meeting, lines, 1);

    g_assert_cmpstr (without, ==, "No external examiner is named.");
  }
}

static void
test_refused (void)
{
  OfficeBoardMeeting good = { "DPL-2025-AUT", TODAY, "Prof. Chair", NULL };
  OfficeBoardMeeting dateless = { "DPL-2025-AUT", OFFICE_DAY_NONE, "Prof. Chair", NULL };
  OfficeBoardMeeting future = { "DPL-2025-AUT", TODAY + 1, "Prof. Chair", NULL };
  OfficeBoardMeeting chairless = { "DPL-2025-AUT", TODAY, "", NULL };
  OfficeBoardLine done = { "Ade Bello", OFFICE_OUTCOME_PASS, FALSE, TRUE };
  g_autoptr (GError) locked = NULL;

  g_assert_false (office_board_check (&dateless, lines, 3, TODAY, NULL));
  g_assert_false (office_board_check (&future, lines, 3, TODAY, NULL));
  g_assert_false (office_board_check (&chairless, lines, 3, TODAY, NULL));
  g_assert_false (office_board_check (&good, NULL, 0, TODAY, NULL));
  g_assert_false (office_board_check (&good, &done, 1, TODAY, &locked));
  g_assert_error (locked, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
}

static void
test_chair_action (void)
{
  g_assert_true (office_chair_action_check (OFFICE_CHAIR_TOTALLING, NULL, TRUE, NULL));
  g_assert_false (office_chair_action_check (OFFICE_CHAIR_TOTALLING, NULL, FALSE, NULL));
  g_assert_false (office_chair_action_check (OFFICE_CHAIR_OTHER, "", TRUE, NULL));
  g_assert_true (office_chair_action_check (OFFICE_CHAIR_OTHER, "mislaid script", TRUE, NULL));
}

static void
check_effect (int         credits,
              const char *viva,
              gboolean    changes,
              gboolean    revokes)
{
  g_autoptr (Exam) exam = exam_new ();
  g_autoptr (OfficeModuleResult) before = NULL;
  g_autoptr (OfficeModuleResult) after = NULL;
  OfficeChairEffect effect;

  exam->assessment.ratified = TRUE;
  exam->assessment.credits = credits;
  exam_sit (exam, WRITTEN, 1, "62");
  exam_sit (exam, VIVA, 1, "55");
  before = exam_result (exam);
  g_array_index (exam->sittings, OfficeSitting, 1).agreed = mark_of (viva);
  after = exam_result (exam);
  office_chair_action_effect (before, after, &effect);
  g_assert_cmpint (effect.changes_result, ==, changes);
  g_assert_cmpint (effect.outdates_returns, ==, changes);
  g_assert_cmpint (effect.revokes_certificate, ==, revokes);
}

static void
test_effect (void)
{
  check_effect (10, "55", FALSE, FALSE);
  check_effect (10, "57", TRUE, FALSE);
  check_effect (10, "55.5", TRUE, FALSE); /* the module mark stays 59, the viva's does not */
  check_effect (10, "45", TRUE, TRUE);
  check_effect (0, "45", TRUE, TRUE);
}

static void
test_nicks (void)
{
  static const char *nicks[] = { "totalling",  "input",         "transfer",   "marking",
                                 "work-found", "circumstances", "misconduct", "other" };
  OfficeChairReason reason;

  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      g_assert_true (office_chair_reason_from_nick (nicks[i], &reason));
      g_assert_cmpstr (office_chair_reason_to_nick (reason), ==, nicks[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/BOARD-1/ratify", test_may_be_ratified);
  g_test_add_func ("/board/BOARD-1/refused", test_refused);
  g_test_add_func ("/board/BOARD-1/chair", test_chair_action);
  g_test_add_func ("/board/BOARD-1/effect", test_effect);
  g_test_add_func ("/board/BOARD-1/nicks", test_nicks);
  return g_test_run ();
}

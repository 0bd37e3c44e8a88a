/* test-cases.c: the sixteen cases that must come out right, by number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/board.h"
#include "rules/deadline.h"
#include "rules/error.h"
#include "rules/hours.h"
#include "rules/load.h"
#include "rules/registers.h"

#include "exam.h"

#define DAY 86400
#define FIRST_HOURS (21 * 60)
#define LATER_HOURS (15 * 60)
#define AUTUMN (office_day_new (2025, 9, 18))
#define SPRING (office_day_new (2026, 1, 15))

static gint64
instant (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 parsed = 0;

  office_instant_parse (text, &parsed, &error);
  g_assert_no_error (error);
  return parsed;
}

static int
required (const OfficeHoursEnrolment *history,
          gsize                       n,
          gsize                       which)
{
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  return office_hours_required (history, n, which, &rules);
}

static OfficeHoursEnrolment
leadership (OfficeDay starts)
{
  return (OfficeHoursEnrolment){ .id = 1, .label = "DPL", .term = 1, .starts = starts };
}

static OfficeHoursEnrolment
practical (const char *label,
           gint64      term,
           OfficeDay   starts,
           const char *first_practical)
{
  return (OfficeHoursEnrolment){
    .id = term * 10 + label[0],
    .label = label,
    .practical = TRUE,
    .term = term,
    .starts = starts,
    .first_practical = instant (first_practical),
  };
}

static void
check (Exam          *exam,
       OfficeOutcome  outcome,
       const char    *mark)
{
  g_autoptr (OfficeModuleResult) result = exam_result (exam);
  g_autofree char *shown = office_mark_format (result->mark);

  g_assert_cmpstr (office_outcome_to_nick (result->outcome), ==, office_outcome_to_nick (outcome));
  g_assert_cmpstr (shown, ==, mark);
}

static void
case_1 (void)
{
  OfficeHoursEnrolment history[] = { practical ("LUNG", 1, AUTUMN, "2025-10-04T09:00"),
                                     practical ("ECHO", 1, AUTUMN, "2025-10-18T09:00") };

  g_assert_cmpint (required (history, 2, 0), ==, FIRST_HOURS);
  g_assert_cmpint (required (history, 2, 1), ==, LATER_HOURS);
  history[0].attended = history[1].attended = TRUE;
  g_assert_cmpint (required (history, 2, 0), ==, FIRST_HOURS);
  g_assert_cmpint (required (history, 2, 1), ==, LATER_HOURS);
}

static void
case_2 (void)
{
  OfficeHoursEnrolment history[] = { leadership (AUTUMN),
                                     practical ("LUNG", 2, SPRING, "2026-02-07T09:00") };
  g_autoptr (OfficeHours) hours = NULL;
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  history[0].attended = TRUE;
  hours = office_hours_new (history, 2, 1, NULL, 0, NULL, 0, &rules);
  g_assert_cmpint (hours->required, ==, LATER_HOURS);
  g_assert_cmpstr (hours->note, ==, "no earlier hands-on");
}

static void
case_3 (void)
{
  OfficeHoursEnrolment history[] = { leadership (AUTUMN),
                                     practical ("LUNG", 1, AUTUMN, "2025-10-04T09:00") };

  history[0].attended = TRUE;
  g_assert_cmpint (required (history, 2, 0), ==, 0);
  g_assert_cmpint (required (history, 2, 1), ==, FIRST_HOURS);
}

static void
case_4 (void)
{
  OfficeHoursEnrolment history[] = { practical ("LUNG", 1, AUTUMN, "2025-09-20T09:00"),
                                     practical ("ECHO", 2, SPRING, "2026-02-07T09:00") };
  OfficeLoadEntry place = { "LUNG", 1, AUTUMN, AUTUMN + 6, FALSE };
  g_autoptr (Exam) exam = exam_new ();
  g_autoptr (OfficeModuleResult) result = NULL;

  exam->assessment.withdrawn = TRUE;
  result = exam_result (exam);
  g_assert_cmpint (result->outcome, ==, OFFICE_OUTCOME_WITHDRAWN);
  g_assert_cmpint (result->components[VIVA].attempts_left, ==, 2);
  g_assert_cmpint (office_load_count (&place, 1, 1, &exam->rules), ==, 0);

  history[0].attended = history[0].practical_attended = TRUE;
  history[0].withdrawn_on = AUTUMN + 6;
  g_assert_cmpint (required (history, 2, 1), ==, FIRST_HOURS);
}

static void
case_5 (void)
{
  OfficeHoursEnrolment history[] = { practical ("LUNG", 1, AUTUMN, "2025-10-04T09:00"),
                                     practical ("ECHO", 2, SPRING, "2026-02-07T09:00") };
  g_autoptr (OfficeHours) hours = NULL;
  OfficeRuleSet rules;

  /* Passed or failed is nothing that the history holds. */
  office_rule_set_init_default (&rules);
  history[0].attended = history[0].practical_attended = TRUE;
  hours = office_hours_new (history, 2, 1, NULL, 0, NULL, 0, &rules);
  g_assert_cmpint (hours->required, ==, LATER_HOURS);
  g_assert_null (hours->note);
}

static void
case_6 (void)
{
  g_autoptr (Exam) exam = exam_new ();
  g_autoptr (OfficeModuleResult) result = NULL;

  exam->assessment.hours_required = LATER_HOURS;
  exam->assessment.hours_attended = 14 * 60 + 45;
  exam->assessment.ratified = TRUE;
  exam_sit (exam, WRITTEN, 1, "80");
  exam_sit (exam, VIVA, 1, "80");
  result = exam_result (exam);
  g_assert_cmpint (result->outcome, ==, OFFICE_OUTCOME_INCOMPLETE);
  g_assert_cmpint (result->credits, ==, 0);
  g_assert_cmpstr (result->reason, ==, "80 / 80 → incomplete: 14 h 45 min of 15 h hands-on, 15 min "
                                       "short");
}

static void
case_7 (void)
{
  OfficeLoadEntry held[] = { { "DPL", 1, AUTUMN, OFFICE_DAY_NONE, FALSE },
                             { "UIAO", 1, AUTUMN + 30, OFFICE_DAY_NONE, FALSE } };
  OfficeLoadEntry third = { "LUNG", 1, AUTUMN, OFFICE_DAY_NONE, FALSE };
  g_autoptr (GError) error = NULL;
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  g_assert_false (office_load_check (held, 2, &third, "Autumn 2025", &rules, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
}

static void
case_8 (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam_sit (exam, WRITTEN, 1, "49");
  exam_sit (exam, VIVA, 1, "50");
  check (exam, OFFICE_OUTCOME_REFER, "49");
}

static void
case_9 (void)
{
  g_autoptr (Exam) exam = exam_new ();
  g_autoptr (OfficeModuleResult) result = NULL;

  exam_sit (exam, WRITTEN, 1, "49.5");
  exam_sit (exam, VIVA, 1, "49.5");
  check (exam, OFFICE_OUTCOME_REFER, "49");
  result = exam_result (exam);
  g_assert_true (result->components[WRITTEN].failed);
  g_assert_true (result->components[VIVA].failed);
}

static void
case_10 (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam_sit (exam, WRITTEN, 1, "68");
  exam_sit (exam, VIVA, 1, "44");
  exam_sit (exam, VIVA, 2, "48");
  check (exam, OFFICE_OUTCOME_FAIL, "49");
}

static void
case_11 (void)
{
  g_autoptr (Exam) exam = exam_new ();
  g_autoptr (OfficeModuleResult) result = NULL;

  exam_sit (exam, WRITTEN, 1, "68");
  exam_code (exam, VIVA, 1, "DEF");
  check (exam, OFFICE_OUTCOME_DEFERRED, "");
  exam_sit (exam, VIVA, 1, "72")->opportunity = 2;
  check (exam, OFFICE_OUTCOME_PASS, "70");
  result = exam_result (exam);
  g_assert_false (result->components[VIVA].capped);
  g_assert_cmpint (result->components[VIVA].attempts_left, ==, 1);
}

static void
case_12 (void)
{
  gint64 deadline = instant ("2025-11-20T14:00:00");

  g_assert_cmpint (office_deadline_late_seconds (deadline, instant ("2025-11-20T14:00:00")), <=, 0);
  g_assert_cmpint (office_deadline_late_seconds (deadline, instant ("2025-11-20T14:00:01")), >, 0);
}

static void
case_13 (void)
{
  g_autoptr (Exam) exam = exam_new ();
  g_autoptr (OfficeModuleResult) result = NULL;

  exam_sit (exam, WRITTEN, 1, "40");
  exam_sit (exam, WRITTEN, 2, "72")->late_seconds = 3 * DAY;
  exam_sit (exam, VIVA, 1, "60");
  result = exam_result (exam);
  g_assert_cmpint (result->components[WRITTEN].mark, ==, 5000);
  check (exam, OFFICE_OUTCOME_PASS, "55");
}

static void
case_14 (void)
{
  g_autoptr (OfficeRegistration) a = office_registration_new (OFFICE_REGULATOR_HCPC, "PH95159", NULL);
  g_autoptr (OfficeRegistration) b = office_registration_new (OFFICE_REGULATOR_HCPC, "PH095159", NULL);
  OfficeIdentity before = { a, "Okafor", NULL, office_day_new (1984, 9, 18) };
  OfficeIdentity after = { b, "Lindqvist", NULL, office_day_new (1984, 9, 18) };
  g_autofree char *why = NULL;

  g_assert_cmpint (office_identity_compare (&before, &after, &why), ==, OFFICE_DUPLICATE_SAME);
  g_assert_nonnull (strstr (why, "Okafor"));
  g_assert_nonnull (strstr (why, "Lindqvist"));
}

static void
case_15 (void)
{
  g_autoptr (OfficeRegistration) registration = NULL;

  registration = office_registration_new (OFFICE_REGULATOR_GMC, "A1234567", NULL);
  g_assert_nonnull (registration);
  g_assert_true (registration->flags & OFFICE_REGISTRATION_ASSOCIATE);
}

static void
case_16 (void)
{
  g_autoptr (Exam) exam = exam_new ();
  g_autoptr (OfficeModuleResult) before = NULL;
  g_autoptr (OfficeModuleResult) after = NULL;
  OfficeChairEffect effect;

  exam->assessment.ratified = TRUE;
  exam_sit (exam, WRITTEN, 1, "62");
  exam_sit (exam, VIVA, 1, "54");
  before = exam_result (exam);
  g_assert_cmpint (before->outcome, ==, OFFICE_OUTCOME_PASS);
  g_array_index (exam->sittings, OfficeSitting, 1).agreed = 4500;
  after = exam_result (exam);
  office_chair_action_effect (before, after, &effect);
  g_assert_true (effect.changes_result);
  g_assert_true (effect.revokes_certificate);
  g_assert_true (effect.outdates_returns);
}

int
main (int   argc,
      char *argv[])
{
  static void (*const cases[]) (void) = { case_1,  case_2,  case_3,  case_4,  case_5,  case_6,
                                          case_7,  case_8,  case_9,  case_10, case_11, case_12,
                                          case_13, case_14, case_15, case_16 };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cases/%d", (int) i + 1);

      g_test_add_func (path, cases[i]);
    }
  return g_test_run ();
}

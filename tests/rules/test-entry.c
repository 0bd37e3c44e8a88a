/* test-entry.c: the four requirements and what they allow (ENTRY-1, -2)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/entry.h"
#include "rules/error.h"

static void
all_met (OfficeDecision decisions[OFFICE_N_REQUIREMENTS])
{
  for (int i = 0; i < OFFICE_N_REQUIREMENTS; i++)
    decisions[i] = (OfficeDecision){ OFFICE_REQUIREMENT_MET, NULL, OFFICE_DAY_NONE, "A. Tutor" };
}

static void
test_offer (void)
{
  OfficeDecision decisions[OFFICE_N_REQUIREMENTS];
  gboolean conditional = TRUE;

  all_met (decisions);
  g_assert_true (office_entry_may_offer (decisions, &conditional, NULL));
  g_assert_false (conditional);
  g_assert_true (office_entry_may_enrol (decisions, NULL));

  decisions[OFFICE_REQUIREMENT_DEGREE].state = OFFICE_REQUIREMENT_WAIVED;
  g_assert_true (office_entry_may_offer (decisions, NULL, NULL));
  g_assert_true (office_entry_may_enrol (decisions, NULL));
}

static void
test_each_blocks (void)
{
  static const OfficeRequirementState blocking[] = { OFFICE_REQUIREMENT_NOT_SEEN,
                                                     OFFICE_REQUIREMENT_NOT_MET };

  for (int i = 0; i < OFFICE_N_REQUIREMENTS; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (blocking); j++)
        {
          OfficeDecision decisions[OFFICE_N_REQUIREMENTS];
          g_autoptr (GError) error = NULL;

          all_met (decisions);
          decisions[i].state = blocking[j];
          g_assert_false (office_entry_may_offer (decisions, NULL, &error));
          g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
          g_assert_nonnull (strstr (error->message, office_requirement_label (i)));
          g_assert_nonnull (strstr (error->message, office_requirement_state_label (blocking[j])));
          g_assert_false (office_entry_may_enrol (decisions, NULL));
        }
    }
}

static void
test_conditional (void)
{
  OfficeDecision decisions[OFFICE_N_REQUIREMENTS];
  OfficeDay due = office_day_new (2025, 9, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *conditions = NULL;
  gboolean conditional = FALSE;

  all_met (decisions);
  decisions[OFFICE_REQUIREMENT_EMPLOYMENT] =
      (OfficeDecision){ OFFICE_REQUIREMENT_CONDITIONAL, "letter from the trust", due, "A. Tutor" };
  g_assert_true (office_entry_may_offer (decisions, &conditional, NULL));
  g_assert_true (conditional);
  conditions = office_entry_conditions (decisions);
  g_assert_cmpstr (conditions, ==, "letter from the trust (by 01/09/2025)");

  g_assert_false (office_entry_may_enrol (decisions, &error));
  g_assert_nonnull (strstr (error->message, "letter from the trust"));
  g_assert_false (office_entry_is_overdue (&decisions[OFFICE_REQUIREMENT_EMPLOYMENT], due));
  g_assert_true (office_entry_is_overdue (&decisions[OFFICE_REQUIREMENT_EMPLOYMENT], due + 1));
}

static void
test_decision_is_whole (void)
{
  OfficeDay due = office_day_new (2025, 9, 1);
  const struct
  {
    OfficeDecision decision;
    gboolean       good;
  } cases[] = {
    { { OFFICE_REQUIREMENT_MET, NULL, OFFICE_DAY_NONE, NULL }, TRUE },
    { { OFFICE_REQUIREMENT_CONDITIONAL, "letter", due, NULL }, TRUE },
    { { OFFICE_REQUIREMENT_CONDITIONAL, "", due, NULL }, FALSE },
    { { OFFICE_REQUIREMENT_CONDITIONAL, "letter", OFFICE_DAY_NONE, NULL }, FALSE },
    { { OFFICE_REQUIREMENT_WAIVED, "long practice", OFFICE_DAY_NONE, "A. Tutor" }, TRUE },
    { { OFFICE_REQUIREMENT_WAIVED, NULL, OFFICE_DAY_NONE, "A. Tutor" }, FALSE },
    { { OFFICE_REQUIREMENT_WAIVED, "long practice", OFFICE_DAY_NONE, NULL }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (office_decision_check (OFFICE_REQUIREMENT_DEGREE, &cases[i].decision, NULL), ==,
                     cases[i].good);
}

static void
test_degree_class_is_a_preference (void)
{
  static const struct
  {
    const char *degree, *degree_class;
    gboolean    noted;
  } cases[] = {
    { "MB BS", "", FALSE },  { "MBBS", "Third", FALSE }, { "BSc Nursing", "First", FALSE },
    { "BSc", "2:1", FALSE }, { "BSc", "2:2", TRUE },     { "BSc", "Third", TRUE },
    { "BSc", "1st", FALSE }, { "BSc", NULL, FALSE },     { NULL, "Upper second", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *note = office_degree_note (cases[i].degree, cases[i].degree_class);

      g_assert_cmpint (note != NULL, ==, cases[i].noted);
    }
}

static void
test_nicks (void)
{
  static const char *requirements[] = { "registration", "degree", "employment", "ultrasound" };
  static const char *states[] = { "not-seen", "met", "conditional", "not-met", "waived" };
  OfficeRequirement requirement;
  OfficeRequirementState state;

  for (gsize i = 0; i < G_N_ELEMENTS (requirements); i++)
    {
      g_assert_true (office_requirement_from_nick (requirements[i], &requirement));
      g_assert_cmpint (requirement, ==, i);
      g_assert_cmpstr (office_requirement_to_nick (requirement), ==, requirements[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_assert_true (office_requirement_state_from_nick (states[i], &state));
      g_assert_cmpstr (office_requirement_state_to_nick (state), ==, states[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry/ENTRY-2/offer", test_offer);
  g_test_add_func ("/entry/ENTRY-2/each-blocks", test_each_blocks);
  g_test_add_func ("/entry/ENTRY-2/conditional", test_conditional);
  g_test_add_func ("/entry/ENTRY-2/whole", test_decision_is_whole);
  g_test_add_func ("/entry/ENTRY-1/degree", test_degree_class_is_a_preference);
  g_test_add_func ("/entry/nicks", test_nicks);
  return g_test_run ();
}

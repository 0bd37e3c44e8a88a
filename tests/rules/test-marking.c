/* test-marking.c: markers shared out, viva forms, markers' numbers, what is taken again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "exam.h"
#include "rules/allocation.h"
#include "rules/marker-numbers.h"
#include "rules/moderation.h"
#include "rules/retake.h"
#include "rules/viva-form.h"

#define MOST_SCRIPTS 40
#define MOST_MARKERS 7

typedef struct
{
  gboolean         barred[MOST_SCRIPTS * MOST_MARKERS];
  int              first[MOST_SCRIPTS];
  int              second[MOST_SCRIPTS];
  OfficeAllocation allocation;
} Sharing;

static void
sharing_init (Sharing *sharing,
              guint    n_scripts,
              guint    n_markers)
{
  memset (sharing, 0, sizeof *sharing);
  for (guint i = 0; i < n_scripts; i++)
    sharing->first[i] = sharing->second[i] = OFFICE_NO_MARKER;
  sharing->allocation = (OfficeAllocation) { n_scripts, n_markers, sharing->barred, sharing->first, sharing->second };
}

static void
count_loads (const Sharing *sharing,
             guint          first[MOST_MARKERS],
             guint          all[MOST_MARKERS])
{
  memset (first, 0, MOST_MARKERS * sizeof (guint));
  memset (all, 0, MOST_MARKERS * sizeof (guint));
  for (guint i = 0; i < sharing->allocation.n_scripts; i++)
    {
      if (sharing->first[i] >= 0)
        first[sharing->first[i]]++, all[sharing->first[i]]++;
      if (sharing->second[i] >= 0)
        all[sharing->second[i]]++;
    }
}

static guint
span_of (const guint *loads,
         guint        n)
{
  guint least = G_MAXUINT, most = 0;

  for (guint i = 0; i < n; i++)
    {
      least = MIN (least, loads[i]);
      most = MAX (most, loads[i]);
    }
  return most - least;
}

/* Without conflicts nobody marks more than one work more than anybody else. */
static void
test_even (void)
{
  for (guint n_markers = 2; n_markers <= MOST_MARKERS; n_markers++)
    for (guint n_scripts = 0; n_scripts <= MOST_SCRIPTS; n_scripts++)
      {
        Sharing sharing;
        guint first[MOST_MARKERS], all[MOST_MARKERS];

        sharing_init (&sharing, n_scripts, n_markers);
        g_assert_cmpuint (office_allocation_fill (&sharing.allocation, 11 * n_scripts + n_markers), ==, 0);
        count_loads (&sharing, first, all);
        g_assert_cmpuint (span_of (first, n_markers), <=, 1);
        g_assert_cmpuint (span_of (all, n_markers), <=, 1);
        for (guint i = 0; i < n_scripts; i++)
          g_assert_cmpint (sharing.first[i], !=, sharing.second[i]);
      }
}

/* The highest load of second and first together, tried in every way: what cannot be bettered. */
static guint
best_first_load (const Sharing *sharing,
                 guint          script,
                 guint         *loads)
{
  guint best = G_MAXUINT;

  if (script == sharing->allocation.n_scripts)
    {
      guint most = 0;

      for (guint i = 0; i < sharing->allocation.n_markers; i++)
        most = MAX (most, loads[i]);
      return most;
    }
  for (guint i = 0; i < sharing->allocation.n_markers; i++)
    {
      if (sharing->barred[script * sharing->allocation.n_markers + i])
        continue;
      loads[i]++;
      best = MIN (best, best_first_load (sharing, script + 1, loads));
      loads[i]--;
    }
  return best;
}

static void
test_conflicts_against_every_way (void)
{
  guint64 state = 77;

  for (int round = 0; round < 300; round++)
    {
      guint n_scripts = 1 + (guint) (office_splitmix64 (&state) % 7);
      Sharing sharing;
      guint first[MOST_MARKERS], all[MOST_MARKERS], none[MOST_MARKERS] = { 0 };
      guint most = 0;

      sharing_init (&sharing, n_scripts, 3);
      for (guint i = 0; i < n_scripts; i++)
        {
          guint open = (guint) (office_splitmix64 (&state) % 3);

          for (guint j = 0; j < 3; j++)
            sharing.barred[i * 3 + j] = j != open && office_splitmix64 (&state) % 2 == 0;
        }
      office_allocation_fill (&sharing.allocation, state);
      count_loads (&sharing, first, all);
      for (guint i = 0; i < n_scripts; i++)
        {
          g_assert_cmpint (sharing.first[i], !=, OFFICE_NO_MARKER);
          g_assert_false (sharing.barred[i * 3 + (guint) sharing.first[i]]);
          g_assert_true (sharing.second[i] == OFFICE_NO_MARKER
                         || !sharing.barred[i * 3 + (guint) sharing.second[i]]);
        }
      for (guint i = 0; i < 3; i++)
        most = MAX (most, first[i]);
      g_assert_cmpuint (most, ==, best_first_load (&sharing, 0, none));
    }
}

static void
test_given_stays_and_empty_is_counted (void)
{
  Sharing sharing;
  Sharing again;

  sharing_init (&sharing, 3, 2);
  sharing.first[1] = 1;
  sharing.second[2] = 0;
  sharing.barred[0] = TRUE;                /* script 0 is not for marker 0 */
  g_assert_cmpuint (office_allocation_fill (&sharing.allocation, 5), ==, 1);
  g_assert_cmpint (sharing.first[0], ==, 1);
  g_assert_cmpint (sharing.second[0], ==, OFFICE_NO_MARKER);
  g_assert_cmpint (sharing.first[1], ==, 1);
  g_assert_cmpint (sharing.second[1], ==, 0);
  g_assert_cmpint (sharing.first[2], ==, 1);
  g_assert_cmpint (sharing.second[2], ==, 0);

  sharing_init (&sharing, 30, 5);
  sharing_init (&again, 30, 5);
  office_allocation_fill (&sharing.allocation, 20251120);
  office_allocation_fill (&again.allocation, 20251120);
  g_assert_cmpmem (sharing.first, sizeof sharing.first, again.first, sizeof again.first);
  g_assert_cmpmem (sharing.second, sizeof sharing.second, again.second, sizeof again.second);
}

static void
test_viva_form (void)
{
  int marks[OFFICE_N_VIVA_AREAS] = { 6000, 6000, 6000, 6000, 6000, 6100 };

  g_assert_cmpint (office_viva_form_mark (marks), ==, 6017);   /* 60.1666… */
  marks[5] = 6003;
  g_assert_cmpint (office_viva_form_mark (marks), ==, 6001);   /* 60.005 is rounded up */
  marks[2] = OFFICE_MARK_NONE;
  g_assert_cmpint (office_viva_form_mark (marks), ==, OFFICE_MARK_NONE);
  marks[2] = 0;
  g_assert_cmpint (office_viva_form_mark (marks), ==, 5001);   /* 50.005 */
}

static void
test_numbers (void)
{
  OfficeMarkerNumbers numbers = OFFICE_MARKER_NUMBERS_INIT;

  g_assert_cmpint (office_marker_numbers_mean (&numbers), ==, OFFICE_MARK_NONE);
  g_assert_cmpint (office_marker_numbers_spread (&numbers), ==, OFFICE_MARK_NONE);
  g_assert_cmpint (office_marker_numbers_difference (&numbers), ==, OFFICE_NO_DIFFERENCE);
  office_marker_numbers_add (&numbers, OFFICE_MARK_NONE, 5000);
  office_marker_numbers_add (&numbers, 5000, 6000);
  office_marker_numbers_add (&numbers, 6000, OFFICE_MARK_NONE);
  office_marker_numbers_add (&numbers, 7000, 6999);
  g_assert_cmpuint (numbers.n, ==, 3);
  g_assert_cmpint (office_marker_numbers_mean (&numbers), ==, 6000);
  g_assert_cmpint (office_marker_numbers_spread (&numbers), ==, 1000);
  g_assert_cmpint (office_marker_numbers_difference (&numbers), ==, -500);   /* −499.5, half away from nought */
  g_assert_cmpint (numbers.least, ==, 5000);
  g_assert_cmpint (numbers.most, ==, 7000);

  /* Two marks one hundredth apart: √½ hundredths is 0.707…, so 1. */
  numbers = (OfficeMarkerNumbers) OFFICE_MARKER_NUMBERS_INIT;
  office_marker_numbers_add (&numbers, 9999, OFFICE_MARK_NONE);
  office_marker_numbers_add (&numbers, 10000, OFFICE_MARK_NONE);
  g_assert_cmpint (office_marker_numbers_spread (&numbers), ==, 1);
  g_assert_cmpint (office_marker_numbers_mean (&numbers), ==, 10000);
}

static void
assert_retake (Exam             *exam,
               int               component,
               OfficeRetakeKind  kind,
               int               attempt,
               int               cap,
               const char       *words)
{
  g_autoptr (OfficeModuleResult) result = exam_result (exam);
  g_autofree char *sentence = NULL;
  OfficeRetake retake;

  office_retake_of (&result->components[component], &exam->components[component], &retake);
  sentence = office_retake_explain (&retake, "viva voce");
  g_assert_cmpint (retake.kind, ==, kind);
  g_assert_cmpint (retake.attempt, ==, attempt);
  g_assert_cmpint (retake.cap, ==, cap);
  g_assert_nonnull (strstr (sentence, words));
}

/* ASSESS-4 and ASSESS-8: only what is failed, capped; what is deferred, not. */
static void
test_retakes (void)
{
  g_autoptr (Exam) exam = exam_new ();

  assert_retake (exam, VIVA, OFFICE_RETAKE_NONE, 0, OFFICE_MARK_NONE, "");
  exam_sit (exam, WRITTEN, 1, "68");
  exam_sit (exam, VIVA, 1, "44");
  assert_retake (exam, WRITTEN, OFFICE_RETAKE_NONE, 0, OFFICE_MARK_NONE, "");
  assert_retake (exam, VIVA, OFFICE_RETAKE_REFERRED, 2, 5000, "failed with 44: attempt 2 is due, capped at 50; no attempt");
  exam_sit (exam, VIVA, 2, "48");
  assert_retake (exam, VIVA, OFFICE_RETAKE_EXHAUSTED, 2, OFFICE_MARK_NONE, "only the board can grant another");
  exam->components[VIVA].max_attempts = 3;
  assert_retake (exam, VIVA, OFFICE_RETAKE_REFERRED, 3, 5000, "attempt 3 is due");
}

static void
test_deferred (void)
{
  g_autoptr (Exam) exam = exam_new ();

  exam_code (exam, VIVA, 1, "DEF");
  assert_retake (exam, VIVA, OFFICE_RETAKE_DEFERRED, 1, OFFICE_MARK_NONE, "counts in full; 1 attempt is left");
  exam_sit (exam, WRITTEN, 1, "40");
  exam_code (exam, WRITTEN, 2, "DEF");
  assert_retake (exam, WRITTEN, OFFICE_RETAKE_DEFERRED, 2, 5000, "a reassessment capped at 50");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/marking/even", test_even);
  g_test_add_func ("/rules/marking/conflicts", test_conflicts_against_every_way);
  g_test_add_func ("/rules/marking/given", test_given_stays_and_empty_is_counted);
  g_test_add_func ("/rules/marking/viva-form", test_viva_form);
  g_test_add_func ("/rules/marking/numbers", test_numbers);
  g_test_add_func ("/rules/marking/retakes", test_retakes);
  g_test_add_func ("/rules/marking/deferred", test_deferred);

  return g_test_run ();
}

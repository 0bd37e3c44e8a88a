/* week-layout.c: things of one day beside each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/week-layout.h"

static gboolean
overlap (const OfficeWeekSpan *a,
         const OfficeWeekSpan *b)
{
  return a->starts < b->ends && b->starts < a->ends;
}

/* The most that run at one time is what the widest group needs. */
static guint
most_at_once (const OfficeWeekSpan *spans,
              gsize                 n_spans)
{
  guint most = 0;

  for (gsize i = 0; i < n_spans; i++)
    {
      guint n = 0;

      for (gsize j = 0; j < n_spans; j++)
        if (spans[j].starts <= spans[i].starts && spans[i].starts < spans[j].ends)
          n++;
      most = MAX (most, n);
    }

  return most;
}

static void
test_examples (void)
{
  OfficeWeekSpan spans[] = { { 540, 600, 0, 0 }, { 570, 630, 0, 0 }, { 630, 660, 0, 0 } };

  office_week_layout_day (spans, G_N_ELEMENTS (spans));
  g_assert_cmpuint (spans[0].lane, ==, 0);
  g_assert_cmpuint (spans[1].lane, ==, 1);
  g_assert_cmpuint (spans[0].n_lanes, ==, 2);
  g_assert_cmpuint (spans[1].n_lanes, ==, 2);
  /* One that begins when the other ends has the whole width. */
  g_assert_cmpuint (spans[2].n_lanes, ==, 1);
}

static void
test_properties (void)
{
  for (int round = 0; round < 2000; round++)
    {
      OfficeWeekSpan spans[12] = { { 0 } };
      gsize n = g_test_rand_int_range (0, G_N_ELEMENTS (spans) + 1);
      guint widest = 0;

      for (gsize i = 0; i < n; i++)
        {
          spans[i].starts = g_test_rand_int_range (0, 20);
          spans[i].ends = spans[i].starts + g_test_rand_int_range (1, 8);
        }

      office_week_layout_day (spans, n);
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpuint (spans[i].lane, <, spans[i].n_lanes);
          widest = MAX (widest, spans[i].n_lanes);
          for (gsize j = 0; j < i; j++)
            if (overlap (&spans[i], &spans[j]))
              {
                g_assert_cmpuint (spans[i].lane, !=, spans[j].lane);
                g_assert_cmpuint (spans[i].n_lanes, ==, spans[j].n_lanes);
              }
        }
      g_assert_cmpuint (widest, ==, most_at_once (spans, n));
    }
}

/* A day of vivas beside each other takes of the room of the others, never below what they need. */
static void
test_widths (void)
{
  const guint calm[7] = { 1, 0, 1, 1, 1, 0, 0 };
  const guint busy[7] = { 1, 0, 3, 1, 1, 0, 0 };
  int lefts[8];

  office_week_share_width (calm, 7, 120, 72, 700, lefts);
  for (int i = 0; i <= 7; i++)
    g_assert_cmpint (lefts[i], ==, i * 100);

  office_week_share_width (busy, 7, 120, 72, 700, lefts);
  g_assert_cmpint (lefts[0], ==, 0);
  g_assert_cmpint (lefts[7], ==, 700);
  g_assert_cmpint (lefts[3] - lefts[2], >, 150);
  for (int i = 0; i < 7; i++)
    g_assert_cmpint (lefts[i + 1] - lefts[i], >=, 72);

  /* Where the lanes have room, all are the same; where there is none, too. */
  office_week_share_width (busy, 7, 120, 72, 7 * 360, lefts);
  g_assert_cmpint (lefts[3] - lefts[2], ==, 360);
  office_week_share_width (busy, 7, 120, 72, 350, lefts);
  g_assert_cmpint (lefts[3] - lefts[2], ==, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/week-layout/examples", test_examples);
  g_test_add_func ("/model/week-layout/properties", test_properties);
  g_test_add_func ("/model/week-layout/widths", test_widths);
  return g_test_run ();
}

/* test-moderation.c: the moderation sample (ASSESS-10)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/moderation.h"

/* Marks from 52.01 to 69.99, so that none must be moderated for its own sake. */
static GArray *
ordinary_scripts (guint n)
{
  GArray *scripts = g_array_new (FALSE, FALSE, sizeof (OfficeScript));

  for (guint i = 0; i < n; i++)
    {
      OfficeScript script = { 1000 + i, 5201 + (int) (i * 37 % 1799) };

      g_array_append_val (scripts, script);
    }

  return scripts;
}

static GArray *
sample_of (GArray *scripts,
           guint64 seed)
{
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  return office_moderation_sample ((const OfficeScript *) scripts->data, scripts->len, 5000, seed,
                                   &rules);
}

static void
test_generator_never_changes (void)
{
  static const guint64 expected[] = {
    G_GUINT64_CONSTANT (6457827717110365317), G_GUINT64_CONSTANT (3203168211198807973),
    G_GUINT64_CONSTANT (9817491932198370423), G_GUINT64_CONSTANT (4593380528125082431),
    G_GUINT64_CONSTANT (16408922859458223821),
  };
  guint64 state = 1234567;

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (office_splitmix64 (&state), ==, expected[i]);
}

static void
test_size (void)
{
  static const struct
  {
    gsize n, size;
  } cases[] = { { 0, 0 },   { 1, 1 },   { 14, 14 }, { 15, 5 },   { 25, 5 },
                { 26, 6 },  { 36, 6 },  { 37, 7 },  { 100, 10 }, { 101, 11 } };
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) scripts = ordinary_scripts (cases[i].n);
      g_autoptr (GArray) sample = sample_of (scripts, 7);

      g_assert_cmpuint (office_moderation_sample_size (cases[i].n, &rules), ==, cases[i].size);
      g_assert_cmpuint (sample->len, ==, cases[i].size);
    }
}

static void
test_who_must_be_in_it (void)
{
  static const struct
  {
    int                mark;
    gboolean           in;
    OfficeSampleReason reason;
  } edges[] = {
    { 0, TRUE, OFFICE_SAMPLE_FAIL },       { 4799, TRUE, OFFICE_SAMPLE_FAIL },
    { 4999, TRUE, OFFICE_SAMPLE_FAIL },    { 5000, TRUE, OFFICE_SAMPLE_BORDER },
    { 5200, TRUE, OFFICE_SAMPLE_BORDER },  { 5201, FALSE, OFFICE_SAMPLE_DRAWN },
    { 6999, FALSE, OFFICE_SAMPLE_DRAWN },  { 7000, TRUE, OFFICE_SAMPLE_HIGH },
    { 10000, TRUE, OFFICE_SAMPLE_HIGH },
  };
  g_autoptr (GArray) scripts = ordinary_scripts (20);
  g_autoptr (GArray) sample = NULL;
  guint in = 0;

  /* More than the size are in for their own sake, so nothing is drawn. */
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      OfficeScript script = { 10 + (gint64) i, edges[i].mark };

      g_array_append_val (scripts, script);
      in += edges[i].in;
    }
  sample = sample_of (scripts, 7);
  g_assert_cmpuint (sample->len, ==, in);
  for (guint i = 0; i < sample->len; i++)
    {
      OfficeSampled *sampled = &g_array_index (sample, OfficeSampled, i);

      g_assert_cmpint (sampled->id, <, 1000);
      g_assert_true (edges[sampled->id - 10].in);
      g_assert_cmpint (sampled->reason, ==, edges[sampled->id - 10].reason);
    }
}

static void
test_drawn_by_the_seed (void)
{
  /* What seed 20251120 drew when this was written: it must draw the same for ever. */
  static const gint64 for_ever[] = { 1005, 1006, 1015, 1023, 1028, 1029, 1037 };
  g_autoptr (GArray) scripts = ordinary_scripts (40);
  g_autoptr (GArray) reversed = g_array_new (FALSE, FALSE, sizeof (OfficeScript));
  g_autoptr (GArray) one = sample_of (scripts, 20251120);
  g_autoptr (GArray) other = sample_of (scripts, 20251121);
  g_autoptr (GArray) again = NULL;

  for (guint i = scripts->len; i > 0; i--)
    g_array_append_val (reversed, g_array_index (scripts, OfficeScript, i - 1));
  again = sample_of (reversed, 20251120);

  g_assert_cmpuint (one->len, ==, G_N_ELEMENTS (for_ever));
  for (guint i = 0; i < one->len; i++)
    {
      g_assert_cmpint (g_array_index (one, OfficeSampled, i).id, ==, for_ever[i]);
      g_assert_cmpint (g_array_index (again, OfficeSampled, i).id, ==, for_ever[i]);
      g_assert_cmpint (g_array_index (one, OfficeSampled, i).reason, ==, OFFICE_SAMPLE_DRAWN);
    }
  g_assert_cmpuint (other->len, ==, one->len);
  g_assert_true (memcmp (one->data, other->data, one->len * sizeof (OfficeSampled)) != 0);
}

/* Over many seeds each script is drawn about as often as any other. */
static void
test_fair (void)
{
  g_autoptr (GArray) scripts = ordinary_scripts (20);
  guint drawn[20] = { 0 };

  for (guint64 seed = 0; seed < 4000; seed++)
    {
      g_autoptr (GArray) sample = sample_of (scripts, seed);

      for (guint i = 0; i < sample->len; i++)
        drawn[g_array_index (sample, OfficeSampled, i).id - 1000]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      g_assert_cmpuint (drawn[i], >, 850); /* 1,000 expected; five standard deviations are 137 */
      g_assert_cmpuint (drawn[i], <, 1150);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moderation/ASSESS-10/generator", test_generator_never_changes);
  g_test_add_func ("/moderation/ASSESS-10/size", test_size);
  g_test_add_func ("/moderation/ASSESS-10/must-be-in", test_who_must_be_in_it);
  g_test_add_func ("/moderation/ASSESS-10/drawn", test_drawn_by_the_seed);
  g_test_add_func ("/moderation/ASSESS-10/fair", test_fair);
  return g_test_run ();
}

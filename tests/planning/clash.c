/* clash.c: sessions that need the same person, room or group at once are all found, and no others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "planning/clash.h"

#define HOUR 3600
/* Friday 24 October 2025, 13:00 in London, which is still on summer time. */
#define FRIDAY G_GINT64_CONSTANT (1761307200)

static const OfficeClashResource ANN = { OFFICE_CLASH_PERSON, 1, "Dr A" };
static const OfficeClashResource BEN = { OFFICE_CLASH_PERSON, 2, "Dr B" };
static const OfficeClashResource ROOM_1 = { OFFICE_CLASH_ROOM, 1, "Room 1" };

static OfficeClashSession
session (const char                *title,
         gint64                     starts,
         gint64                     ends,
         const OfficeClashResource *resource)
{
  return (OfficeClashSession) { 0, title, FRIDAY + starts, FRIDAY + ends, resource, 1 };
}

static void
assert_one (const OfficeClashSession *sessions,
            guint                     n_sessions,
            gint64                    from,
            gint64                    to)
{
  g_autoptr (GArray) clashes = office_clash_find (sessions, n_sessions, 0);
  const OfficeClash *clash = &g_array_index (clashes, OfficeClash, 0);

  g_assert_cmpuint (clashes->len, ==, 1);
  g_assert_cmpint (clash->from, ==, FRIDAY + from);
  g_assert_cmpint (clash->to, ==, FRIDAY + to);
}

static void
assert_none (const OfficeClashSession *sessions,
             guint                     n_sessions)
{
  g_autoptr (GArray) clashes = office_clash_find (sessions, n_sessions, 0);

  g_assert_cmpuint (clashes->len, ==, 0);
}

static void
test_half_open (void)
{
  OfficeClashSession after[] = { session ("One", 0, HOUR, &ANN),
                                 session ("Two", HOUR, 2 * HOUR, &ANN) };
  OfficeClashSession second[] = { session ("One", 0, HOUR, &ANN),
                                  session ("Two", HOUR - 1, 2 * HOUR, &ANN) };

  assert_none (after, 2);
  assert_one (second, 2, HOUR - 1, HOUR);
}

static void
test_inside (void)
{
  OfficeClashSession inside[] = { session ("Long", 0, 8 * HOUR, &ANN),
                                  session ("Short", 2 * HOUR, 3 * HOUR, &ANN),
                                  session ("Later", 9 * HOUR, 10 * HOUR, &ANN) };
  OfficeClashSession same[] = { session ("One", 0, HOUR, &ROOM_1),
                                session ("Two", 0, HOUR, &ROOM_1) };

  assert_one (inside, 3, 2 * HOUR, 3 * HOUR);
  assert_one (same, 2, 0, HOUR);
}

static void
test_no_time (void)
{
  OfficeClashSession deadline[] = { session ("Live", 0, 2 * HOUR, &ANN),
                                    session ("Deadline", HOUR, HOUR, &ANN),
                                    session ("Backwards", HOUR, 0, &ANN) };

  assert_none (deadline, 3);
}

static void
test_who_is_who (void)
{
  static const OfficeClashResource same_number = { OFFICE_CLASH_ROOM, 1, "Dr A" };
  static const OfficeClashResource renamed = { OFFICE_CLASH_PERSON, 1, "Dr A. Smith" };
  static const OfficeClashResource by_name = { OFFICE_CLASH_PERSON, 0, "Dr C" };
  static const OfficeClashResource nobody = { OFFICE_CLASH_PERSON, 0, "" };
  OfficeClashSession other_kind[] = { session ("One", 0, HOUR, &ANN),
                                      session ("Two", 0, HOUR, &same_number) };
  OfficeClashSession other_person[] = { session ("One", 0, HOUR, &ANN),
                                        session ("Two", 0, HOUR, &BEN) };
  OfficeClashSession one_person[] = { session ("One", 0, HOUR, &ANN),
                                      session ("Two", 0, HOUR, &renamed) };
  OfficeClashSession names[] = { session ("One", 0, HOUR, &by_name),
                                 session ("Two", 0, HOUR, &by_name) };
  OfficeClashSession none[] = { session ("One", 0, HOUR, &nobody),
                                session ("Two", 0, HOUR, &nobody) };

  assert_none (other_kind, 2);
  assert_none (other_person, 2);
  assert_one (one_person, 2, 0, HOUR);
  assert_one (names, 2, 0, HOUR);
  assert_none (none, 2);
}

static void
test_named_twice (void)
{
  OfficeClashResource twice[] = { ANN, ANN };
  OfficeClashSession sessions[] = { { 1, "One", 0, HOUR, twice, 2 },
                                    { 2, "Two", HOUR / 2, HOUR, twice, 2 } };
  g_autoptr (GArray) alone = office_clash_find (sessions, 1, 0);
  g_autoptr (GArray) both = office_clash_find (sessions, 2, 0);

  g_assert_cmpuint (alone->len, ==, 0);
  g_assert_cmpuint (both->len, ==, 1);
}

static void
test_sentence (void)
{
  OfficeClashSession sessions[] = { session ("Induction", 0, 2 * HOUR, &ANN),
                                    session ("Live 2", HOUR, 3 * HOUR, &ANN) };
  OfficeClashSession winter[] = { session ("Live 3", 73 * HOUR, 75 * HOUR, &ROOM_1),
                                  session ("Live 4", 74 * HOUR, 75 * HOUR, &ROOM_1) };
  g_autoptr (GArray) clashes = office_clash_find (sessions, 2, 0);
  g_autoptr (GArray) winter_clashes = office_clash_find (winter, 2, 0);
  g_autofree char *text = office_clash_describe (&g_array_index (clashes, OfficeClash, 0),
                                                 sessions);
  g_autofree char *winter_text =
    office_clash_describe (&g_array_index (winter_clashes, OfficeClash, 0), winter);

  g_assert_cmpstr (text, ==, "Dr A is in “Induction” and “Live 2” at once on 24/10/2025 "
                             "from 14:00 to 15:00.");
  /* Three days and an hour later the clocks have gone back. */
  g_assert_cmpstr (winter_text, ==, "Room 1 is taken by “Live 3” and “Live 4” at once on "
                                    "27/10/2025 from 14:00 to 15:00.");
}

/* Each pair, each resource: as plain as it can be said. */
static GArray *
find_by_pairs (const OfficeClashSession *sessions,
               guint                     n_sessions)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (OfficeClash));

  for (guint a = 0; a < n_sessions; a++)
    for (guint b = a + 1; b < n_sessions; b++)
      for (guint i = 0; i < sessions[a].n_resources; i++)
        for (guint j = 0; j < sessions[b].n_resources; j++)
          {
            const OfficeClashResource *one = &sessions[a].resources[i];
            const OfficeClashResource *two = &sessions[b].resources[j];
            OfficeClash clash = { a, b, one->kind, one->name,
                                  MAX (sessions[a].starts, sessions[b].starts),
                                  MIN (sessions[a].ends, sessions[b].ends) };

            if (one->kind == two->kind && one->id == two->id &&
                sessions[a].starts < sessions[a].ends && sessions[b].starts < sessions[b].ends &&
                sessions[a].starts < sessions[b].ends && sessions[b].starts < sessions[a].ends)
              g_array_append_val (found, clash);
          }

  return found;
}

static char *
key_of (const OfficeClash *clash)
{
  return g_strdup_printf ("%u %u %d %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          MIN (clash->a, clash->b), MAX (clash->a, clash->b), clash->kind,
                          clash->resource, clash->from, clash->to);
}

static void
assert_same_clashes (GArray *expected,
                     GArray *found)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    g_hash_table_add (keys, key_of (&g_array_index (expected, OfficeClash, i)));
  g_assert_cmpuint (g_hash_table_size (keys), ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    {
      const OfficeClash *clash = &g_array_index (found, OfficeClash, i);
      g_autofree char *key = key_of (clash);

      g_assert_true (g_hash_table_remove (keys, key));
      g_assert_cmpint (clash->from, <, clash->to);
      if (i > 0)
        g_assert_cmpint (clash[-1].from, <=, clash->from);
    }
}

typedef struct
{
  OfficeClashResource *resources;
  OfficeClashSession  *sessions;
} Timetable;

/* Different resources within a session, as a timetable has them. */
static void
timetable_init (Timetable *timetable,
                GRand     *rand,
                guint      n_sessions,
                int        span,
                int        n_people)
{
  static const char *const names[] = { "A", "B", "C", "D", "E", "F", "G", "H" };

  timetable->resources = g_new0 (OfficeClashResource, n_sessions * 3);
  timetable->sessions = g_new0 (OfficeClashSession, n_sessions);
  for (guint i = 0; i < n_sessions; i++)
    {
      OfficeClashResource *own = timetable->resources + i * 3;
      gint64 starts = g_rand_int_range (rand, 0, span);

      for (guint j = 0; j < 3; j++)
        {
          own[j].kind = j;
          own[j].id = g_rand_int_range (rand, 1, n_people);
          own[j].name = names[own[j].id % G_N_ELEMENTS (names)];
        }
      timetable->sessions[i] = (OfficeClashSession) {
        i, "Session", starts, starts + g_rand_int_range (rand, -1, 12), own,
        g_rand_int_range (rand, 0, 4),
      };
    }
}

static void
timetable_clear (Timetable *timetable)
{
  g_free (timetable->resources);
  g_free (timetable->sessions);
}

static void
test_against_pairs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251026);

  for (guint round = 0; round < 400; round++)
    {
      guint n_sessions = g_rand_int_range (rand, 0, 40);
      g_autoptr (GArray) expected = NULL;
      g_autoptr (GArray) found = NULL;
      Timetable timetable;

      timetable_init (&timetable, rand, n_sessions, 60, 6);
      expected = find_by_pairs (timetable.sessions, n_sessions);
      found = office_clash_find (timetable.sessions, n_sessions, 0);
      assert_same_clashes (expected, found);
      timetable_clear (&timetable);
    }
}

/* Moving everything by the same time moves the clashes and changes nothing else. */
static void
test_shift (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  Timetable timetable;

  timetable_init (&timetable, rand, 200, 300, 8);
  before = office_clash_find (timetable.sessions, 200, 0);
  for (guint i = 0; i < 200; i++)
    {
      timetable.sessions[i].starts += 86400;
      timetable.sessions[i].ends += 86400;
    }
  after = office_clash_find (timetable.sessions, 200, 0);

  g_assert_cmpuint (before->len, >, 0);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < before->len; i++)
    {
      const OfficeClash *one = &g_array_index (before, OfficeClash, i);
      const OfficeClash *two = &g_array_index (after, OfficeClash, i);

      g_assert_true (one->a == two->a && one->b == two->b && one->from + 86400 == two->from);
    }
  timetable_clear (&timetable);
}

static void
test_limit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (GArray) some = NULL;
  Timetable timetable;

  timetable_init (&timetable, rand, 500, 30, 3);
  some = office_clash_find (timetable.sessions, 500, 100);
  g_assert_cmpuint (some->len, ==, 100);
  timetable_clear (&timetable);
}

/* A year of the office many times over: 10,000 sessions in less than 50 ms. */
static void
test_speed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  gint64 best = G_MAXINT64;
  Timetable timetable;

  timetable_init (&timetable, rand, 10000, 40000, 60);
  for (guint i = 0; i < 5; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (GArray) clashes = office_clash_find (timetable.sessions, 10000, 0);

      g_assert_cmpuint (clashes->len, >, 100);
      best = MIN (best, g_get_monotonic_time () - begin);
    }
  timetable_clear (&timetable);

  g_test_minimized_result (best / 1000.0, "10,000 sessions in %.1f ms", best / 1000.0);
  g_assert_cmpint (best, <, 50000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planning/clash/half-open", test_half_open);
  g_test_add_func ("/planning/clash/inside", test_inside);
  g_test_add_func ("/planning/clash/no-time", test_no_time);
  g_test_add_func ("/planning/clash/who-is-who", test_who_is_who);
  g_test_add_func ("/planning/clash/named-twice", test_named_twice);
  g_test_add_func ("/planning/clash/sentence", test_sentence);
  g_test_add_func ("/planning/clash/against-pairs", test_against_pairs);
  g_test_add_func ("/planning/clash/shift", test_shift);
  g_test_add_func ("/planning/clash/limit", test_limit);
  g_test_add_func ("/planning/clash/speed", test_speed);

  return g_test_run ();
}

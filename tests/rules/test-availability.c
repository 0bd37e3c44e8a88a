/* test-availability.c: when somebody can come, from all that is known of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/availability.h"
#include "rules/clock.h"

#define AVAILABLE OFFICE_AVAILABILITY_AVAILABLE
#define BUSY OFFICE_AVAILABILITY_BUSY

static gint64
at (const char *wall)
{
  gint64 instant;

  g_assert_true (office_instant_parse (wall, &instant, NULL));
  return instant;
}

static OfficeAvailabilitySpan
say (const char             *from,
     const char             *to,
     OfficeAvailabilityKind  kind,
     gboolean                painted)
{
  return (OfficeAvailabilitySpan) { at (from), at (to), kind, painted };
}

/* What was painted goes before a calendar, and of either busy before available. */
static void
test_resolve (void)
{
  OfficeAvailabilitySpan spans[] = {
    say ("2025-11-12T09:00", "2025-11-12T17:00", AVAILABLE, TRUE),
    say ("2025-11-12T08:00", "2025-11-12T10:00", BUSY, FALSE),
    say ("2025-11-12T12:00", "2025-11-12T13:00", BUSY, TRUE),
    say ("2025-11-12T17:00", "2025-11-12T18:00", AVAILABLE, FALSE),
    say ("2025-11-12T17:30", "2025-11-12T19:00", BUSY, FALSE),
  };
  g_autoptr (GArray) when = office_availability_when (spans, G_N_ELEMENTS (spans), at ("2025-11-12T09:30"),
                                                      at ("2025-11-13T00:00"));

  g_assert_cmpuint (when->len, ==, 2);
  g_assert_cmpint (g_array_index (when, OfficeSpan, 0).from, ==, at ("2025-11-12T09:30"));
  g_assert_cmpint (g_array_index (when, OfficeSpan, 0).to, ==, at ("2025-11-12T12:00"));
  g_assert_cmpint (g_array_index (when, OfficeSpan, 1).from, ==, at ("2025-11-12T13:00"));
  g_assert_cmpint (g_array_index (when, OfficeSpan, 1).to, ==, at ("2025-11-12T17:30"));
}

/* Against every minute of a day, asked one by one, for spans drawn at random. */
static void
test_resolve_everywhere (void)
{
  gint64 day = at ("2025-11-12T00:00");

  for (int round = 0; round < 500; round++)
    {
      OfficeAvailabilitySpan spans[8];
      g_autoptr (GArray) resolved = NULL;
      int n = g_test_rand_int_range (0, 9);

      for (int i = 0; i < n; i++)
        {
          gint64 from = day + g_test_rand_int_range (0, 40);

          spans[i] = (OfficeAvailabilitySpan) { from, from + g_test_rand_int_range (-2, 12),
                                                (OfficeAvailabilityKind) g_test_rand_int_range (0, 2),
                                                g_test_rand_int_range (0, 2) };
        }
      resolved = office_availability_resolve (spans, n);

      for (gint64 second = day - 1; second < day + 55; second++)
        {
          int best = -1, found = -1;

          for (int i = 0; i < n; i++)
            if (spans[i].from <= second && second < spans[i].to)
              best = MAX (best, spans[i].painted * 2 + (int) spans[i].kind);
          for (guint i = 0; i < resolved->len; i++)
            {
              const OfficeAvailabilitySpan *span = &g_array_index (resolved, OfficeAvailabilitySpan, i);

              if (span->from <= second && second < span->to)
                found = span->painted * 2 + (int) span->kind;
            }
          g_assert_cmpint (found, ==, best);
        }
    }
}

static void
test_judge (void)
{
  OfficeAvailabilitySpan spans[] = {
    say ("2025-11-12T09:00", "2025-11-12T12:00", AVAILABLE, TRUE),
    say ("2025-11-12T11:00", "2025-11-12T11:30", BUSY, FALSE),
    say ("2025-11-14T10:00", "2025-11-14T11:00", BUSY, FALSE),
    say ("2025-11-18T10:00", "2025-11-18T11:00", BUSY, FALSE),
  };
  const struct
  {
    const char                *from;
    const char                *to;
    OfficeAvailabilityVerdict  verdict;
    const char                *where;
  } cases[] = {
    { "2025-11-12T09:00", "2025-11-12T12:00", OFFICE_AVAILABILITY_FREE, NULL },
    { "2025-11-12T11:30", "2025-11-12T12:30", OFFICE_AVAILABILITY_OUTSIDE, "2025-11-12T12:00" },
    { "2025-11-12T08:30", "2025-11-12T09:30", OFFICE_AVAILABILITY_OUTSIDE, "2025-11-12T08:30" },
    { "2025-11-16T09:00", "2025-11-16T10:00", OFFICE_AVAILABILITY_OUTSIDE, "2025-11-16T09:00" },
    { "2025-11-14T09:30", "2025-11-14T10:30", OFFICE_AVAILABILITY_TAKEN, "2025-11-14T10:00" },
    { "2025-11-14T11:00", "2025-11-14T11:30", OFFICE_AVAILABILITY_OUTSIDE, "2025-11-14T11:00" },
    { "2025-11-17T09:00", "2025-11-17T10:00", OFFICE_AVAILABILITY_NOT_SAID, NULL },
    { "2025-11-18T10:30", "2025-11-18T12:00", OFFICE_AVAILABILITY_TAKEN, "2025-11-18T10:30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      OfficeSpan where = { 0, 0 };

      g_test_message ("%s", cases[i].from);
      g_assert_cmpint (office_availability_judge (spans, G_N_ELEMENTS (spans), at (cases[i].from), at (cases[i].to),
                                                  &where),
                       ==, cases[i].verdict);
      if (cases[i].where != NULL)
        g_assert_cmpint (where.from, ==, at (cases[i].where));
    }
}

/* The clocks go back on 26 October and forward on 29 March. */
static void
test_shift (void)
{
  OfficeAvailabilitySpan autumn = say ("2025-10-23T14:00", "2025-10-23T15:30", AVAILABLE, TRUE);
  OfficeAvailabilitySpan night = say ("2026-03-22T01:30", "2026-03-22T03:00", AVAILABLE, TRUE);
  g_autoptr (GArray) later = office_availability_shift_weeks (&autumn, 1, 1);
  g_autoptr (GArray) skipped = office_availability_shift_weeks (&night, 1, 1);

  g_assert_cmpint (g_array_index (later, OfficeAvailabilitySpan, 0).from, ==, at ("2025-10-30T14:00"));
  g_assert_cmpint (g_array_index (later, OfficeAvailabilitySpan, 0).to, ==, at ("2025-10-30T15:30"));
  g_assert_cmpint (g_array_index (skipped, OfficeAvailabilitySpan, 0).from, ==, at ("2026-03-29T02:30"));
  g_assert_cmpint (g_array_index (skipped, OfficeAvailabilitySpan, 0).to, ==, at ("2026-03-29T03:00"));
}

static void
test_span (void)
{
  OfficeSpan day = office_span_of_days (office_day_from_iso ("2025-10-26"), 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (day.to - day.from, ==, 25 * 3600);
  g_assert_true (office_span_check (1, 2, "Dr A", &error));
  g_assert_false (office_span_check (at ("2025-11-12T10:00"), at ("2025-11-12T10:00"), "Dr A", &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "Dr A"));
  g_assert_nonnull (strstr (error->message, "12/11/2025 10:00 to 10:00"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/availability/resolve", test_resolve);
  g_test_add_func ("/availability/resolve-everywhere", test_resolve_everywhere);
  g_test_add_func ("/availability/judge", test_judge);
  g_test_add_func ("/availability/shift", test_shift);
  g_test_add_func ("/availability/span", test_span);

  return g_test_run ();
}

/* presence.c: how long somebody was there who came and went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/presence.h"

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const OfficeSpan *first = a;
  const OfficeSpan *second = b;

  return first->from < second->from ? -1 : first->from > second->from;
}

/**
 * office_presence_minutes:
 * @spans: (array length=n_spans): from when to when somebody was there, in any order
 * @n_spans: how many
 * @session: from when to when the session was
 *
 * Adds up how long somebody was in a session: time before and after it does not count, and time in it
 * twice, as with two devices, counts once. Seconds that make no minute do not count (HOURS-1).
 *
 * Returns: whole minutes
 */
int
office_presence_minutes (const OfficeSpan *spans,
                         gsize             n_spans,
                         OfficeSpan        session)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (OfficeSpan));
  gint64 seconds = 0;
  gint64 counted = session.from;

  if (n_spans > 0)
    g_array_append_vals (sorted, spans, (guint) n_spans);
  g_array_sort (sorted, compare_spans);
  for (guint i = 0; i < sorted->len; i++)
    {
      const OfficeSpan *span = &g_array_index (sorted, OfficeSpan, i);
      gint64 from = MAX (span->from, counted);
      gint64 to = MIN (span->to, session.to);

      if (from >= to)
        continue;
      seconds += to - from;
      counted = to;
    }

  return (int) (seconds / 60);
}

/* availability.c: when somebody can come, from all that is known of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/availability.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/error.h"

#define DAYS_PER_WEEK 7
#define SECONDS_PER_HOUR 3600

/* Where a span begins or ends. */
typedef struct
{
  gint64                 at;
  OfficeAvailabilityKind kind;
  gboolean               painted;
  int                    step; /* 1 begins, -1 ends */
} Edge;

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const Edge *first = a;
  const Edge *second = b;

  return first->at < second->at ? -1 : first->at > second->at;
}

static GArray *
collect_edges (const OfficeAvailabilitySpan *spans,
               gsize                         n_spans)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (gsize i = 0; i < n_spans; i++)
    if (spans[i].from < spans[i].to)
      {
        Edge both[] = { { spans[i].from, spans[i].kind, spans[i].painted != FALSE, 1 },
                        { spans[i].to, spans[i].kind, spans[i].painted != FALSE, -1 } };

        g_array_append_vals (edges, both, G_N_ELEMENTS (both));
      }

  g_array_sort (edges, compare_edges);
  return edges;
}

/* What holds where several things are said: what was painted before what a calendar says, and of
 * either, busy before available. */
static gboolean
decide (int                     open[2][2],
        OfficeAvailabilitySpan *says)
{
  for (int painted = 1; painted >= 0; painted--)
    for (int kind = OFFICE_AVAILABILITY_BUSY; kind >= OFFICE_AVAILABILITY_AVAILABLE; kind--)
      if (open[painted][kind] > 0)
        {
          says->painted = painted;
          says->kind = (OfficeAvailabilityKind) kind;
          return TRUE;
        }

  return FALSE;
}

static void
append_joined (GArray                       *resolved,
               const OfficeAvailabilitySpan *span)
{
  OfficeAvailabilitySpan *last =
    resolved->len > 0 ? &g_array_index (resolved, OfficeAvailabilitySpan, resolved->len - 1) : NULL;

  if (last != NULL && last->to == span->from && last->kind == span->kind && last->painted == span->painted)
    last->to = span->to;
  else
    g_array_append_val (resolved, *span);
}

/**
 * office_availability_resolve:
 * @spans: (array length=n_spans): all that is known of one person, in any order, overlapping
 * @n_spans: how many
 *
 * Finds what holds when: what was painted goes before what a calendar says, and busy before available.
 *
 * Returns: (transfer full) (element-type OfficeAvailabilitySpan): spans that do not overlap, in order
 */
GArray *
office_availability_resolve (const OfficeAvailabilitySpan *spans,
                             gsize                         n_spans)
{
  g_autoptr (GArray) edges = collect_edges (spans, n_spans);
  GArray *resolved = g_array_new (FALSE, FALSE, sizeof (OfficeAvailabilitySpan));
  int open[2][2] = { { 0 } };

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      OfficeAvailabilitySpan span = { .from = edge->at };

      open[edge->painted][edge->kind] += edge->step;
      if (i + 1 == edges->len)
        break;
      span.to = g_array_index (edges, Edge, i + 1).at;
      if (span.from < span.to && decide (open, &span))
        append_joined (resolved, &span);
    }

  return resolved;
}

/**
 * office_availability_when:
 * @spans: (array length=n_spans): all that is known of one person
 * @n_spans: how many
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 *
 * Returns: (transfer full) (element-type OfficeSpan): when they said they can come between the two
 *   instants and are not busy, in order, none touching another
 */
GArray *
office_availability_when (const OfficeAvailabilitySpan *spans,
                          gsize                         n_spans,
                          gint64                        from,
                          gint64                        to)
{
  g_autoptr (GArray) resolved = office_availability_resolve (spans, n_spans);
  GArray *when = g_array_new (FALSE, FALSE, sizeof (OfficeSpan));

  for (guint i = 0; i < resolved->len; i++)
    {
      const OfficeAvailabilitySpan *span = &g_array_index (resolved, OfficeAvailabilitySpan, i);
      OfficeSpan *last = when->len > 0 ? &g_array_index (when, OfficeSpan, when->len - 1) : NULL;
      OfficeSpan cut = { MAX (span->from, from), MIN (span->to, to) };

      if (span->kind != OFFICE_AVAILABILITY_AVAILABLE || cut.from >= cut.to)
        continue;
      if (last != NULL && last->to == cut.from)
        last->to = cut.to;
      else
        g_array_append_val (when, cut);
    }

  return when;
}

static gboolean
says_available (const GArray *resolved,
                OfficeSpan    within)
{
  for (guint i = 0; i < resolved->len; i++)
    {
      const OfficeAvailabilitySpan *span = &g_array_index (resolved, OfficeAvailabilitySpan, i);

      if (span->kind == OFFICE_AVAILABILITY_AVAILABLE && span->from < within.to && within.from < span->to)
        return TRUE;
    }

  return FALSE;
}

/**
 * office_availability_judge:
 * @spans: (array length=n_spans): all that is known of one person, at least of the whole week
 * @n_spans: how many
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @where: (out) (optional): the first time within that stands in the way; filled when busy or outside
 *
 * Says whether a person can be asked to come: who has said nothing of a week (Monday to Sunday) can be
 * asked; who has said some of it can be asked within that.
 *
 * Returns: the verdict
 */
OfficeAvailabilityVerdict
office_availability_judge (const OfficeAvailabilitySpan *spans,
                           gsize                         n_spans,
                           gint64                        from,
                           gint64                        to,
                           OfficeSpan                   *where)
{
  g_autoptr (GArray) resolved = office_availability_resolve (spans, n_spans);
  OfficeDay day = office_instant_to_day (from);
  OfficeSpan week = office_span_of_days (day - (day - 1) % DAYS_PER_WEEK, DAYS_PER_WEEK);
  gint64 covered = from;

  for (guint i = 0; i < resolved->len; i++)
    {
      const OfficeAvailabilitySpan *span = &g_array_index (resolved, OfficeAvailabilitySpan, i);

      if (span->from >= to || span->to <= from)
        continue;
      if (span->kind == OFFICE_AVAILABILITY_BUSY)
        {
          if (where != NULL)
            *where = (OfficeSpan) { MAX (span->from, from), MIN (span->to, to) };
          return OFFICE_AVAILABILITY_TAKEN;
        }
      if (span->from <= covered)
        covered = MAX (covered, span->to);
    }

  if (covered >= to)
    return OFFICE_AVAILABILITY_FREE;
  if (!says_available (resolved, week))
    return OFFICE_AVAILABILITY_NOT_SAID;
  if (where != NULL)
    *where = (OfficeSpan) { covered, to };
  return OFFICE_AVAILABILITY_OUTSIDE;
}

/* The same time of the clock so many days later; a time that the clocks skip is an hour later. */
static gint64
shift (gint64 instant,
       int    days)
{
  OfficeDay day = office_instant_to_day (instant) + days;
  int second = office_instant_second_of_day (instant);
  gint64 shifted = 0;

  if (!office_instant_from_wall_latest (day, second, &shifted, NULL))
    office_instant_from_wall_latest (day, second + SECONDS_PER_HOUR, &shifted, NULL);
  return shifted;
}

/**
 * office_availability_shift_weeks:
 * @spans: (array length=n_spans): spans
 * @n_spans: how many
 * @weeks: by how many weeks, forwards or backwards
 *
 * Moves spans by whole weeks as the clock shows them, so that 09:00 stays 09:00 across a clock change.
 *
 * Returns: (transfer full) (element-type OfficeAvailabilitySpan): the spans moved
 */
GArray *
office_availability_shift_weeks (const OfficeAvailabilitySpan *spans,
                                 gsize                         n_spans,
                                 int                           weeks)
{
  GArray *shifted = g_array_new (FALSE, FALSE, sizeof (OfficeAvailabilitySpan));

  for (gsize i = 0; i < n_spans; i++)
    {
      OfficeAvailabilitySpan span = spans[i];

      span.from = shift (span.from, weeks * DAYS_PER_WEEK);
      span.to = shift (span.to, weeks * DAYS_PER_WEEK);
      if (span.from < span.to)
        g_array_append_val (shifted, span);
    }

  return shifted;
}

/**
 * office_span_of_days:
 * @day: the first day
 * @n_days: how many
 *
 * Returns: from midnight in London to midnight
 */
OfficeSpan
office_span_of_days (OfficeDay day,
                     int       n_days)
{
  OfficeSpan span = { 0, 0 };

  /* London's clocks change at 01:00 or 02:00: every day has its midnight, once. */
  office_instant_from_wall_latest (day, 0, &span.from, NULL);
  office_instant_from_wall_latest (day + n_days, 0, &span.to, NULL);
  return span;
}

/**
 * office_span_to_text:
 * @from: UTC seconds
 * @to: UTC seconds
 *
 * Returns: (transfer full): "12/11/2025 09:00 to 12:30", with the second day where it is another
 */
char *
office_span_to_text (gint64 from,
                     gint64 to)
{
  g_autofree char *begins = office_instant_to_text (from);
  g_autofree char *ends = office_instant_to_text (to);
  int second = office_instant_second_of_day (to);

  if (office_instant_to_day (from) != office_instant_to_day (to))
    /* Translators: two instants: "12/11/2025 22:00 to 13/11/2025 01:00" */
    return g_strdup_printf (_("%s to %s"), begins, ends);

  /* Translators: an instant and a time of the same day: "12/11/2025 09:00 to 12:30" */
  return g_strdup_printf (_("%s to %02d:%02d"), begins, second / SECONDS_PER_HOUR,
                          second % SECONDS_PER_HOUR / 60);
}

/**
 * office_span_check:
 * @from: UTC seconds
 * @to: UTC seconds
 * @name: whose, for the sentence
 * @error: where to put %OFFICE_ERROR_INVALID
 *
 * Returns: whether it begins before it ends
 */
gboolean
office_span_check (gint64       from,
                   gint64       to,
                   const char  *name,
                   GError     **error)
{
  g_autofree char *span = NULL;

  if (from < to)
    return TRUE;

  span = office_span_to_text (from, to);
  /* Translators: a person, two times */
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("The time of %s, %s, does not begin before it ends. Nothing was saved."), name, span);
  return FALSE;
}

/* week-layout.c: where things of one day stand beside each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/week-layout.h"

static int
compare_starts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const OfficeWeekSpan *spans = data;
  const OfficeWeekSpan *first = &spans[*(const guint *) a];
  const OfficeWeekSpan *second = &spans[*(const guint *) b];

  if (first->starts != second->starts)
    return first->starts < second->starts ? -1 : 1;
  if (first->ends != second->ends)
    return first->ends > second->ends ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* The first lane that is free when the span begins, or a new one. */
static guint
take_lane (GArray *lanes,
           gint64  starts,
           gint64  ends)
{
  for (guint lane = 0; lane < lanes->len; lane++)
    if (g_array_index (lanes, gint64, lane) <= starts)
      {
        g_array_index (lanes, gint64, lane) = ends;
        return lane;
      }

  g_array_append_val (lanes, ends);
  return lanes->len - 1;
}

static void
close_group (OfficeWeekSpan *spans,
             const guint    *order,
             gsize           from,
             gsize           to,
             GArray         *lanes)
{
  for (gsize i = from; i < to; i++)
    spans[order[i]].n_lanes = lanes->len;
  g_array_set_size (lanes, 0);
}

/**
 * office_week_layout_day:
 * @spans: (array length=n_spans): in any order; their lanes are filled in
 * @n_spans: how many
 *
 * Gives things that overlap (half open: one that ends when another begins does not) lanes side by
 * side, as few as can be, and the same number of lanes to all that are chained by overlaps.
 */
void
office_week_layout_day (OfficeWeekSpan *spans,
                        gsize           n_spans)
{
  g_autofree guint *order = g_new (guint, n_spans + 1);
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 group_ends = G_MININT64;
  gsize group = 0;

  for (guint i = 0; i < n_spans; i++)
    order[i] = i;
  g_qsort_with_data (order, n_spans, sizeof *order, compare_starts, spans);

  for (gsize i = 0; i < n_spans; i++)
    {
      OfficeWeekSpan *span = &spans[order[i]];

      if (span->starts >= group_ends)
        {
          close_group (spans, order, group, i, lanes);
          group = i;
        }
      span->lane = take_lane (lanes, span->starts, span->ends);
      group_ends = MAX (group_ends, span->ends);
    }

  close_group (spans, order, group, n_spans, lanes);
}

/**
 * office_week_share_width:
 * @n_lanes: (array length=n_days): how many things each day has side by side
 * @n_days: how many days
 * @lane: the width that a lane should have
 * @least: the width that a day has at any rate
 * @width: of all days together
 * @lefts: (out caller-allocates): where each day begins, and, as one more, where the last one ends
 *
 * Shares a width among days: all the same while nothing stands beside another or the lanes have room,
 * and otherwise more for the days that have more side by side, and the least for the empty ones.
 */
void
office_week_share_width (const guint *n_lanes,
                         guint        n_days,
                         int          lane,
                         int          least,
                         int          width,
                         int         *lefts)
{
  gint64 even = width / (int) MAX (n_days, 1);
  gint64 wished = 0, before = 0;
  gint64 spare = MAX (0, width - (gint64) n_days * least);
  gboolean crowded = FALSE;

  for (guint i = 0; i < n_days; i++)
    {
      gint64 wish = (gint64) n_lanes[i] * lane;

      crowded |= n_lanes[i] > 1 && wish > even;
      wished += MAX (0, wish - least);
    }
  crowded &= even > least && wished > 0;

  lefts[0] = 0;
  for (guint i = 0; i < n_days; i++)
    {
      before += MAX (0, (gint64) n_lanes[i] * lane - least);
      lefts[i + 1] = (int) (crowded ? (gint64) (i + 1) * least + spare * before / wished
                                    : (gint64) width * (i + 1) / n_days);
    }
}

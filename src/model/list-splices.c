/* list-splices.c: from one order of ids to another by as few changes as can be
 *
 * What stays is the longest run of ids that stand in the same order before and after; everything
 * else goes and comes. A table that hears no more than that keeps its selection and its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/list-splices.h"

/* More single changes than this cost more than one that covers them all. */
#define MAX_SPLICES 64

typedef struct
{
  guint from;
  guint to;
} Pair;

static gint64
id_at (GArray *ids,
       guint   index)
{
  return g_array_index (ids, gint64, index);
}

static guint
count_common_start (GArray *from,
                    GArray *to)
{
  const guint most = MIN (from->len, to->len);
  guint n = 0;

  while (n < most && id_at (from, n) == id_at (to, n))
    n++;
  return n;
}

static guint
count_common_end (GArray *from,
                  GArray *to,
                  guint   start)
{
  const guint most = MIN (from->len, to->len) - start;
  guint n = 0;

  while (n < most && id_at (from, from->len - 1 - n) == id_at (to, to->len - 1 - n))
    n++;
  return n;
}

/* The ids that are in both, in the new order, each with both places. */
static GArray *
match (GArray *from,
       GArray *to,
       guint   start,
       guint   end)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = start; i < from->len - end; i++)
    g_hash_table_insert (places, &g_array_index (from, gint64, i), GUINT_TO_POINTER (i + 1));
  for (guint i = start; i < to->len - end; i++)
    {
      const guint place =
        GPOINTER_TO_UINT (g_hash_table_lookup (places, &g_array_index (to, gint64, i)));
      const Pair pair = { place - 1, i };

      if (place != 0)
        g_array_append_val (pairs, pair);
    }
  return pairs;
}

/* The longest increasing run of old places, by patience: for each length, the pair on which the
 * lowest run of that length ends, and for each pair the one before it. */
static GArray *
keep_in_order (GArray *pairs)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autofree guint *ends = g_new (guint, pairs->len + 1);
  g_autofree guint *before = g_new (guint, pairs->len + 1);
  guint length = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      guint low = 0;
      guint high = length;

      while (low < high)
        {
          const guint middle = (low + high) / 2;

          if (g_array_index (pairs, Pair, ends[middle]).from < g_array_index (pairs, Pair, i).from)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      length = MAX (length, low + 1);
    }

  g_array_set_size (kept, length);
  for (guint i = length, at = length > 0 ? ends[length - 1] : 0; i > 0; i--, at = before[at])
    g_array_index (kept, Pair, i - 1) = g_array_index (pairs, Pair, at);
  return kept;
}

static void
replace (GArray       *from,
         guint         position,
         guint         n_removed,
         GArray       *to,
         guint         first,
         guint         n_added,
         OfficeSplice  splice,
         gpointer      user_data)
{
  if (n_removed == 0 && n_added == 0)
    return;
  if (n_removed > 0)
    g_array_remove_range (from, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (from, position, &g_array_index (to, gint64, first), n_added);
  splice (position, n_removed, n_added, user_data);
}

static guint
count_gaps (GArray *kept,
            Pair    begin,
            Pair    end)
{
  Pair last = begin;
  guint n = 0;

  for (guint i = 0; i <= kept->len; i++)
    {
      const Pair next = i < kept->len ? g_array_index (kept, Pair, i) : end;

      n += next.from > last.from || next.to > last.to;
      last = (Pair) { next.from + 1, next.to + 1 };
    }
  return n;
}

/**
 * office_list_splices_apply:
 * @from: (element-type gint64): ids, each once; becomes equal to @to
 * @to: (element-type gint64): ids, each once
 * @splice: (scope call): called after each change
 * @user_data: for @splice
 *
 * Changes one order into another, from the front to the end.
 */
void
office_list_splices_apply (GArray       *from,
                           GArray       *to,
                           OfficeSplice  splice,
                           gpointer      user_data)
{
  const guint start = count_common_start (from, to);
  const guint end = count_common_end (from, to, start);
  const Pair first = { start, start };
  const Pair last = { from->len - end, to->len - end };
  g_autoptr (GArray) pairs = match (from, to, start, end);
  g_autoptr (GArray) kept = keep_in_order (pairs);
  Pair at = first;

  if (count_gaps (kept, first, last) > MAX_SPLICES)
    {
      replace (from, start, last.from - start, to, start, last.to - start, splice, user_data);
      return;
    }

  /* Everything before at.to is as it is to be, so that a place in the new order is one in the array. */
  for (guint i = 0; i <= kept->len; i++)
    {
      const Pair next = i < kept->len ? g_array_index (kept, Pair, i) : last;

      replace (from, at.to, next.from - at.from, to, at.to, next.to - at.to, splice, user_data);
      at = (Pair) { next.from + 1, next.to + 1 };
    }
}

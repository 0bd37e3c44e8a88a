/* allocation.c: scripts shared out among markers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/allocation.h"

#include <glib/gi18n-lib.h>

#include "rules/moderation.h"
#include "rules/nicks.h"

static const OfficeNick places[OFFICE_N_MARKER_PLACES] = {
  [OFFICE_MARKER_FIRST] = { "first", N_("First marker") },
  [OFFICE_MARKER_SECOND] = { "second", N_("Second marker") },
};

OFFICE_DEFINE_NICKS (OfficeMarkerPlace, office_marker_place, places)

/*
 * Filling:
 * @ours: the places that are filled
 * @other: the other places: nobody marks a script twice
 * @given: which of @ours were there before
 * @loads: scripts of each marker, in both places
 */
typedef struct
{
  const OfficeAllocation *allocation;
  int                    *ours;
  const int              *other;
  gboolean               *given;
  guint                  *loads;
} Filling;

static gboolean
may_mark (const Filling *filling,
          guint          script,
          guint          marker)
{
  return filling->other[script] != (int) marker
         && !filling->allocation->barred[script * filling->allocation->n_markers + marker];
}

/* The order of drawing decides who gets what where loads are even. */
static guint *
shuffle (guint    n,
         guint64 *state)
{
  guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint drawn = (guint) (office_splitmix64 (state) % i);
      guint held = order[i - 1];

      order[i - 1] = order[drawn];
      order[drawn] = held;
    }

  return order;
}

static int
least_loaded (const Filling *filling,
              guint          script,
              const guint   *order)
{
  int best = OFFICE_NO_MARKER;

  for (guint i = 0; i < filling->allocation->n_markers; i++)
    if (may_mark (filling, script, order[i])
        && (best == OFFICE_NO_MARKER || filling->loads[order[i]] < filling->loads[best]))
      best = (int) order[i];

  return best;
}

/* Hands scripts on from the first marker of a chain to the last, each to the next. */
static void
hand_on (Filling   *filling,
         const int *through,
         const int *from,
         guint      last)
{
  for (int marker = (int) last; through[marker] >= 0; marker = from[marker])
    {
      filling->ours[through[marker]] = marker;
      filling->loads[marker]++;
      filling->loads[from[marker]]--;
    }
}

/* Looks for a chain of scripts by which a marker's load comes down and nobody's rises to it: without
 * such a chain no other sharing is more even (Harvey, Ladner, Lovász and Tamir, 2006). */
static gboolean
relieve (Filling *filling,
         guint    loaded)
{
  guint n_markers = filling->allocation->n_markers;
  g_autofree int *through = g_new (int, n_markers);
  g_autofree int *from = g_new (int, n_markers);
  g_autofree gboolean *reached = g_new0 (gboolean, n_markers);
  g_autofree guint *queue = g_new (guint, n_markers);
  guint n_queued = 0;

  queue[n_queued++] = loaded;
  reached[loaded] = TRUE;
  through[loaded] = from[loaded] = -1;

  for (guint at = 0; at < n_queued; at++)
    for (guint script = 0; script < filling->allocation->n_scripts; script++)
      for (guint marker = 0; filling->ours[script] == (int) queue[at] && marker < n_markers; marker++)
        {
          if (filling->given[script] || reached[marker] || !may_mark (filling, script, marker))
            continue;
          reached[marker] = TRUE;
          through[marker] = (int) script;
          from[marker] = (int) queue[at];
          if (filling->loads[marker] + 2 <= filling->loads[loaded])
            {
              hand_on (filling, through, from, marker);
              return TRUE;
            }
          queue[n_queued++] = marker;
        }

  return FALSE;
}

/* Returns: how many places stay empty, because nobody may fill them */
static guint
fill_places (Filling *filling,
             guint64 *state)
{
  const OfficeAllocation *allocation = filling->allocation;
  g_autofree guint *scripts = shuffle (allocation->n_scripts, state);
  g_autofree guint *markers = shuffle (allocation->n_markers, state);
  gboolean relieved = TRUE;
  guint empty = 0;

  for (guint i = 0; i < allocation->n_scripts; i++)
    {
      guint script = scripts[i];

      if (filling->given[script])
        continue;
      filling->ours[script] = least_loaded (filling, script, markers);
      if (filling->ours[script] == OFFICE_NO_MARKER)
        empty++;
      else
        filling->loads[filling->ours[script]]++;
    }

  while (relieved)
    {
      relieved = FALSE;
      for (guint i = 0; i < allocation->n_markers; i++)
        relieved = relieve (filling, markers[i]) || relieved;
    }

  return empty;
}

static void
count_given (const OfficeAllocation *allocation,
             const int              *markers,
             gboolean               *given,
             guint                  *loads)
{
  for (guint i = 0; i < allocation->n_scripts; i++)
    {
      given[i] = markers[i] != OFFICE_NO_MARKER;
      if (given[i])
        loads[markers[i]]++;
    }
}

/**
 * office_allocation_fill:
 * @allocation: the scripts; what is open is filled
 * @seed: the same seed shares out the same way
 *
 * Gives each script a first and a second marker, never the same one and nobody who is barred
 * (VIVA-2), so that first marks are shared as evenly as can be, and then all of them (ASSESS-9).
 *
 * Returns: how many places stay empty because nobody may take them
 */
guint
office_allocation_fill (OfficeAllocation *allocation,
                        guint64           seed)
{
  g_autofree gboolean *given_first = g_new0 (gboolean, MAX (allocation->n_scripts, 1));
  g_autofree gboolean *given_second = g_new0 (gboolean, MAX (allocation->n_scripts, 1));
  g_autofree guint *first_loads = g_new0 (guint, MAX (allocation->n_markers, 1));
  g_autofree guint *loads = g_new0 (guint, MAX (allocation->n_markers, 1));
  Filling first = { allocation, allocation->first, allocation->second, given_first, first_loads };
  Filling second = { allocation, allocation->second, allocation->first, given_second, loads };
  guint64 state = seed;
  guint empty;

  count_given (allocation, allocation->first, given_first, first_loads);
  count_given (allocation, allocation->second, given_second, loads);
  empty = fill_places (&first, &state);
  for (guint i = 0; i < allocation->n_markers; i++)
    loads[i] += first_loads[i];

  return empty + fill_places (&second, &state);
}

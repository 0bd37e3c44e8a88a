/* viva-grid.c: when and with whom each viva could be, taken by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-grid.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/error.h"

#define MINUTES_PER_DAY (24 * 60)
#define SECONDS_PER_MINUTE 60
#define MOST_DAYS 400

/* A start that London's clocks show once, on the problem's grid. */
typedef struct
{
  int     at;
  guint16 day;
} Tick;

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const OfficeVivaSpan *first = a;
  const OfficeVivaSpan *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

/* In order, with those that touch or overlap made one. */
static GArray *
merge_spans (GArray *spans)
{
  g_autoptr (GArray) sorted = g_array_copy (spans);
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (OfficeVivaSpan));

  g_array_sort (sorted, compare_spans);
  for (guint i = 0; i < sorted->len; i++)
    {
      OfficeVivaSpan span = g_array_index (sorted, OfficeVivaSpan, i);
      OfficeVivaSpan *last = merged->len > 0 ? &g_array_index (merged, OfficeVivaSpan, merged->len - 1) : NULL;

      if (last != NULL && span.from <= last->to)
        last->to = MAX (last->to, span.to);
      else
        g_array_append_val (merged, span);
    }

  return merged;
}

/* Whether one span holds all of [from, to). */
static gboolean
spans_hold (GArray *spans,
            int     from,
            int     to)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const OfficeVivaSpan *span = &g_array_index (spans, OfficeVivaSpan, i);

      if (span->from <= from && to <= span->to)
        return TRUE;
    }

  return FALSE;
}

static gboolean
spans_touch (GArray *spans,
             int     at)
{
  return spans_hold (spans, at, at + 1);
}

static GPtrArray *
merge_availability (const OfficeVivaProblem *problem)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint e = 0; e < problem->examiners->len; e++)
    g_ptr_array_add (merged, merge_spans (office_viva_problem_examiner (problem, (int) e)->available));
  return merged;
}

static OfficeDay
day_of (int minute)
{
  return office_instant_to_day ((gint64) minute * SECONDS_PER_MINUTE);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  OfficeDay first = *(const OfficeDay *) a;
  OfficeDay second = *(const OfficeDay *) b;

  return (first > second) - (first < second);
}

static void
add_days (GArray     *days,
          GHashTable *seen,
          int         from,
          int         to)
{
  OfficeDay last = day_of (to - 1);

  for (OfficeDay day = day_of (from); day <= last && days->len <= MOST_DAYS; day++)
    if (g_hash_table_add (seen, GINT_TO_POINTER (day)))
      g_array_append_val (days, day);
}

/* The days on which somebody could examine or a pinned viva stands, in order. */
static GArray *
find_days (const OfficeVivaProblem  *problem,
           GPtrArray                *available,
           GError                  **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (OfficeDay));

  for (guint e = 0; e < available->len; e++)
    {
      GArray *spans = g_ptr_array_index (available, e);

      for (guint i = 0; i < spans->len; i++)
        add_days (days, seen, g_array_index (spans, OfficeVivaSpan, i).from, g_array_index (spans, OfficeVivaSpan, i).to);
    }
  for (guint l = 0; l < problem->learners->len; l++)
    {
      const OfficeVivaLearner *learner = office_viva_problem_learner (problem, (int) l);

      if (learner->pinned)
        add_days (days, seen, learner->pin_at, learner->pin_at + 1);
    }

  if (days->len > MOST_DAYS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The examiners’ availability covers more than %d days. Leave only the days of the vivas."), MOST_DAYS);
      return NULL;
    }

  g_array_sort (days, compare_days);
  return g_steal_pointer (&days);
}

/* Every start of the grid that London's clocks show exactly once, while anybody could examine. */
static GArray *
find_ticks (const OfficeVivaProblem *problem,
            GPtrArray               *available,
            GArray                  *days)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (Tick));

  for (guint d = 0; d < days->len; d++)
    for (int minute = 0; minute < MINUTES_PER_DAY; minute += problem->start_grid_minutes)
      {
        gboolean anybody = FALSE;
        gint64 instant;
        Tick tick;

        if (!office_instant_from_wall (g_array_index (days, OfficeDay, d), minute * SECONDS_PER_MINUTE, &instant, NULL))
          continue;

        tick.at = (int) (instant / SECONDS_PER_MINUTE);
        tick.day = (guint16) d;
        for (guint e = 0; e < available->len && !anybody; e++)
          anybody = spans_touch (g_ptr_array_index (available, e), tick.at);
        if (anybody)
          g_array_append_val (ticks, tick);
      }

  return ticks;
}

static void
add_start (OfficeVivaGrid *self,
           int             learner,
           int             at,
           guint16         day,
           guint           first)
{
  const OfficeVivaLearner *asked = office_viva_problem_learner (self->problem, learner);
  OfficeVivaStart start = {
    .at = at,
    .day = day,
    .preferred = (guint16) spans_touch (asked->prefers, at),
    .first = first,
    .n_examiners = self->examiners->len - first,
  };

  g_array_append_val (self->starts[learner], start);
  self->n_choices += start.n_examiners;
  self->from = MIN (self->from, at);
  self->to = MAX (self->to, at + self->total[learner]);
}

static void
add_starts_of (OfficeVivaGrid *self,
               int             learner,
               GPtrArray      *available,
               GArray         *ticks)
{
  const OfficeVivaLearner *asked = office_viva_problem_learner (self->problem, learner);
  g_autoptr (GArray) own = merge_spans (asked->available);

  for (guint t = 0; t < ticks->len; t++)
    {
      const Tick *tick = &g_array_index (ticks, Tick, t);
      guint first = self->examiners->len;

      if (!asked->any_time && !spans_hold (own, tick->at, tick->at + self->minutes[learner]))
        continue;

      for (guint16 e = 0; e < self->n_examiners; e++)
        if (office_viva_problem_conflict (self->problem, learner, e) == OFFICE_VIVA_CONFLICT_NONE
            && spans_hold (g_ptr_array_index (available, e), tick->at, tick->at + self->total[learner]))
          g_array_append_val (self->examiners, e);

      if (self->examiners->len - first >= (guint) self->problem->panel)
        add_start (self, learner, tick->at, tick->day, first);
      else
        g_array_set_size (self->examiners, first);
    }
}

/* A pinned viva has one start and one panel, whatever else is said about both. */
static void
add_pinned_start (OfficeVivaGrid *self,
                  int             learner,
                  GArray         *days)
{
  const OfficeVivaLearner *asked = office_viva_problem_learner (self->problem, learner);
  OfficeDay day = day_of (asked->pin_at);
  guint first = self->examiners->len;
  guint d = 0;

  while (g_array_index (days, OfficeDay, d) != day)
    d++;
  for (guint i = 0; i < asked->pin_panel->len; i++)
    {
      guint16 examiner = (guint16) g_array_index (asked->pin_panel, int, i);

      g_array_append_val (self->examiners, examiner);
    }
  add_start (self, learner, asked->pin_at, (guint16) d, first);
}

static int
greatest_common (int a,
                 int b)
{
  return b == 0 ? a : greatest_common (b, a % b);
}

static void
measure_learners (OfficeVivaGrid *self)
{
  const OfficeVivaProblem *problem = self->problem;

  /* An hour is what the clocks change by. */
  self->unit = greatest_common (problem->start_grid_minutes, 60);
  self->unit = greatest_common (self->unit, problem->break_minutes);
  for (int l = 0; l < self->n_learners; l++)
    {
      const OfficeVivaLearner *learner = office_viva_problem_learner (problem, l);

      self->minutes[l] = office_viva_problem_minutes (problem, l);
      self->total[l] = office_viva_problem_total_minutes (problem, l);
      self->unit = greatest_common (self->unit, self->total[l]);
      if (learner->pinned)
        self->unit = 1;
    }
}

/* A room in which a viva is pinned, or something else is at times, stands for itself; all others are
 * one class. */
static void
classify_rooms (OfficeVivaGrid *self)
{
  GPtrArray *rooms = self->problem->rooms;
  g_autofree gboolean *own = NULL;
  int shared = -1;

  if (rooms == NULL)
    return;

  own = g_new0 (gboolean, rooms->len);
  self->class_size = g_new0 (int, rooms->len);
  self->room_class = g_new0 (int, rooms->len);
  self->class_room = g_new0 (int, rooms->len);
  for (int l = 0; l < self->n_learners; l++)
    {
      const OfficeVivaLearner *learner = office_viva_problem_learner (self->problem, l);

      if (learner->pinned && learner->pin_room >= 0)
        own[learner->pin_room] = TRUE;
    }

  for (guint r = 0; r < rooms->len; r++)
    {
      if (office_viva_problem_room_is_shared (self->problem, (int) r))
        own[r] = self->rooms_differ = TRUE;
      if (own[r] || shared < 0)
        {
          self->class_room[self->room_classes] = own[r] ? (int) r : -1;
          self->room_class[r] = self->room_classes++;
          if (!own[r])
            shared = self->room_class[r];
        }
      else
        {
          self->room_class[r] = shared;
        }
      self->class_size[self->room_class[r]]++;
    }
  self->rooms_differ = self->rooms_differ || self->room_classes > 1;
}

/**
 * office_viva_grid_class_open:
 * @grid: the grid
 * @room_class: an index
 * @learner: an index
 * @start: one of the learner's starts
 *
 * Returns: whether nothing but vivas stands in the way of having the viva in this class of rooms; a
 *   pinned one is where it is
 */
gboolean
office_viva_grid_class_open (const OfficeVivaGrid  *grid,
                             int                    room_class,
                             int                    learner,
                             const OfficeVivaStart *start)
{
  int room = grid->class_room[room_class];

  return room < 0 || office_viva_problem_learner (grid->problem, learner)->pinned
         || office_viva_problem_room_open (grid->problem, room, start->at, start->at + grid->total[learner]);
}

/**
 * office_viva_grid_new:
 * @problem: a problem that office_viva_problem_check() lets pass, and that outlives the grid
 * @error: where to put %OFFICE_ERROR_INVALID
 *
 * Works out the starts of every learner by wall time in London: on the grid, within the learner's
 * and at least a panel's availability, without those in conflict (VIVA-2).
 *
 * Returns: (transfer full) (nullable): the grid, or %NULL when it would cover more days than make
 *   sense
 */
OfficeVivaGrid *
office_viva_grid_new (const OfficeVivaProblem  *problem,
                      GError                  **error)
{
  g_autoptr (GPtrArray) available = merge_availability (problem);
  g_autoptr (GArray) days = find_days (problem, available, error);
  g_autoptr (GArray) ticks = NULL;
  OfficeVivaGrid *self;

  if (days == NULL)
    return NULL;

  self = g_new0 (OfficeVivaGrid, 1);
  self->problem = problem;
  self->n_learners = (int) problem->learners->len;
  self->n_examiners = (int) problem->examiners->len;
  self->n_days = (int) days->len;
  self->total = g_new0 (int, self->n_learners);
  self->minutes = g_new0 (int, self->n_learners);
  self->starts = g_new0 (GArray *, self->n_learners);
  self->examiners = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->from = G_MAXINT;
  self->to = 0;
  measure_learners (self);
  classify_rooms (self);

  ticks = find_ticks (problem, available, days);
  for (int l = 0; l < self->n_learners; l++)
    {
      self->starts[l] = g_array_new (FALSE, FALSE, sizeof (OfficeVivaStart));
      if (office_viva_problem_learner (problem, l)->pinned)
        add_pinned_start (self, l, days);
      else
        add_starts_of (self, l, available, ticks);
    }

  if (self->from > self->to)
    self->from = self->to;
  return self;
}

/**
 * office_viva_grid_free:
 * @grid: (nullable): a grid
 *
 * Frees a grid.
 */
void
office_viva_grid_free (OfficeVivaGrid *grid)
{
  if (grid == NULL)
    return;

  for (int l = 0; l < grid->n_learners; l++)
    g_array_unref (grid->starts[l]);
  g_free (grid->starts);
  g_array_unref (grid->examiners);
  g_free (grid->total);
  g_free (grid->minutes);
  g_free (grid->class_size);
  g_free (grid->room_class);
  g_free (grid->class_room);
  g_free (grid);
}

/**
 * office_viva_grid_n_starts:
 * @grid: the grid
 * @learner: an index
 *
 * Returns: at how many times this learner's viva could start
 */
int
office_viva_grid_n_starts (const OfficeVivaGrid *grid,
                           int                   learner)
{
  return (int) grid->starts[learner]->len;
}

/**
 * office_viva_grid_start:
 * @grid: the grid
 * @learner: an index
 * @start: an index among the learner's starts
 *
 * Returns: (transfer none): that start
 */
const OfficeVivaStart *
office_viva_grid_start (const OfficeVivaGrid *grid,
                        int                   learner,
                        int                   start)
{
  return &g_array_index (grid->starts[learner], OfficeVivaStart, start);
}

/**
 * office_viva_grid_examiners:
 * @grid: the grid
 * @start: one of its starts
 *
 * Returns: (array): the indices of who could come, rising
 */
const guint16 *
office_viva_grid_examiners (const OfficeVivaGrid  *grid,
                            const OfficeVivaStart *start)
{
  return &g_array_index (grid->examiners, guint16, start->first);
}

/**
 * office_viva_grid_possible:
 * @grid: the grid
 *
 * Returns: how many learners have any start at all: no plan can place more
 */
int
office_viva_grid_possible (const OfficeVivaGrid *grid)
{
  int possible = 0;

  for (int l = 0; l < grid->n_learners; l++)
    possible += grid->starts[l]->len > 0;
  return possible;
}

/* viva-bounds.c: what no plan can do better than
 *
 * A program that knows days but no times of day: who is examined on which day by whom, as fractions,
 * within what fits into each examiner's day. Every true plan is a solution of it, so that what it
 * proves impossible is impossible. It is small where the true question is large.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-bounds.h"

#include <math.h>
#include <string.h>

#include "planning/viva-solver.h"

/* Above this many triples of learners, examiners and days, who may examine whom is left out. */
#define MOST_TRIPLES 12000
#define TOLERANCE 1e-5

/* Learners who have the same length and the same days and examiners. */
typedef struct
{
  int           n;
  int           total;
  const guint8 *possible; /* for each examiner and day */
} Group;

struct _OfficeVivaBounds
{
  const OfficeVivaGrid *grid;
  GPtrArray            *possible;      /* of each learner, guint8 for each examiner and day */
  GArray               *groups;
  int                  *capacity;      /* for each examiner and day: vivas */
  int                  *open_minutes;  /* likewise: room for vivas, each with its share of a break */
  int                  *day_minutes;   /* of each day: minutes during which any viva could run */
  OfficeVivaSolver     *solver;
  int                  *used;          /* columns: whether an examiner examines on a day */
  GArray               *on_day;        /* columns: how many of a group come on a day */
  int                   placed_row;
  int                   days_row;
  int                   most_column;
};

static int
cell (const OfficeVivaBounds *self,
      int                     examiner,
      int                     day)
{
  return examiner * self->grid->n_days + day;
}

/* With more in it than the true day has, a row of vivas shares its break among break_after. */
static int
weight_of (const OfficeVivaBounds *self,
           int                     total)
{
  const OfficeVivaProblem *problem = self->grid->problem;

  return problem->break_after > 0 ? total * problem->break_after + problem->break_minutes : total;
}

typedef struct
{
  int at;
  int ends;
} Window;

/* How many vivas of the shortest kind fit, by rows of break_after: ends[r] is the earliest end of
 * the vivas so far when the last row has r + 1. Sooner is never worse, nor is a shorter row. */
static int
fit_vivas (const OfficeVivaProblem *problem,
           GArray                  *windows,
           int                      shortest)
{
  int rows = problem->break_after > 0 ? problem->break_after : 1;
  g_autofree int *ends = g_new (int, rows);
  g_autofree int *next = g_new (int, rows);
  int n = 0;

  for (int r = 0; r < rows; r++)
    ends[r] = r == 0 ? G_MININT / 2 : G_MAXINT;
  for (gboolean more = TRUE; more; n += more)
    {
      more = FALSE;
      for (int r = 0; r < rows; r++)
        next[r] = G_MAXINT;

      for (int r = 0; r < rows; r++)
        for (guint i = 0; ends[r] < G_MAXINT && i < windows->len; i++)
          {
            int at = g_array_index (windows, Window, i).at;
            gboolean rested = at - problem->break_minutes >= ends[r];
            int row = rested || problem->break_after == 0 ? 0 : r + 1;

            if (at < ends[r] || row >= rows)
              continue;
            if (at + shortest < next[row])
              next[row] = at + shortest;
            more = TRUE;
            if (rested)
              break;
          }
      memcpy (ends, next, (gsize) rows * sizeof *ends);
    }
  return n;
}

/* The minutes that windows cover together, each stretch with one more break for its last row. */
static int
cover (const OfficeVivaProblem *problem,
       GArray                  *windows,
       gboolean                 with_breaks)
{
  int covered = 0, from = 0, to = G_MININT;

  for (guint i = 0; i <= windows->len; i++)
    {
      const Window *window = i < windows->len ? &g_array_index (windows, Window, i) : NULL;

      if (window != NULL && window->at <= to)
        {
          to = MAX (to, window->ends);
          continue;
        }
      if (to > G_MININT)
        covered += to - from + (with_breaks && problem->break_after > 0 ? problem->break_minutes : 0);
      if (window != NULL)
        {
          from = window->at;
          to = window->ends;
        }
    }
  return covered;
}

/* For every minute the latest end of a viva that could start then: one line for each examiner and one
 * for anybody. */
typedef struct
{
  int  from;
  int  n_minutes;
  int *ends;
  int *day;      /* of each minute, or -1 */
  int *shortest; /* for each examiner and day */
  int *pinned;   /* likewise: how many stand there */
} Timeline;

static void
note_start (OfficeVivaBounds      *self,
            Timeline              *timeline,
            int                    learner,
            const OfficeVivaStart *start)
{
  const OfficeVivaGrid *grid = self->grid;
  const guint16 *examiners = office_viva_grid_examiners (grid, start);
  gboolean pinned = office_viva_problem_learner (grid->problem, learner)->pinned;
  int minute = start->at - timeline->from;
  int ends = start->at + grid->total[learner];

  timeline->day[minute] = start->day;
  for (guint i = 0; i <= start->n_examiners; i++)
    {
      int line = i < start->n_examiners ? examiners[i] : grid->n_examiners;
      int *latest = &timeline->ends[(gsize) line * (gsize) timeline->n_minutes + (gsize) minute];

      *latest = MAX (*latest, ends);
      if (i == start->n_examiners)
        break;
      timeline->pinned[cell (self, line, start->day)] += pinned;
      timeline->shortest[cell (self, line, start->day)]
        = MIN (timeline->shortest[cell (self, line, start->day)], grid->total[learner]);
    }
}

static GArray *
windows_of (const Timeline *timeline,
            int             line,
            int             day)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (Window));

  for (int minute = 0; minute < timeline->n_minutes; minute++)
    {
      Window window = { timeline->from + minute,
                        timeline->ends[(gsize) line * (gsize) timeline->n_minutes + (gsize) minute] };

      if (timeline->day[minute] == day && window.ends > 0)
        g_array_append_val (windows, window);
    }
  return windows;
}

static void
measure_examiner_day (OfficeVivaBounds *self,
                      const Timeline   *timeline,
                      int               examiner,
                      int               day)
{
  const OfficeVivaProblem *problem = self->grid->problem;
  g_autoptr (GArray) windows = windows_of (timeline, examiner, day);
  int where = cell (self, examiner, day);
  int most = office_viva_problem_examiner (problem, examiner)->max_per_day;
  int capacity = windows->len > 0 ? fit_vivas (problem, windows, timeline->shortest[where]) : 0;

  if (most > 0)
    capacity = MIN (capacity, most);
  self->capacity[where] = MAX (capacity, timeline->pinned[where]);
  self->open_minutes[where] = cover (problem, windows, TRUE) * MAX (problem->break_after, 1);
}

static void
measure_days (OfficeVivaBounds *self)
{
  const OfficeVivaGrid *grid = self->grid;
  int cells = grid->n_examiners * grid->n_days;
  gsize n_minutes = (gsize) (grid->to - grid->from) + 1;
  g_autofree int *ends = g_new0 (int, (gsize) (grid->n_examiners + 1) * n_minutes);
  g_autofree int *day = g_new (int, n_minutes);
  g_autofree int *shortest = g_new (int, cells + 1);
  g_autofree int *pinned = g_new0 (int, cells + 1);
  Timeline timeline = { grid->from, (int) n_minutes, ends, day, shortest, pinned };

  for (gsize i = 0; i < n_minutes; i++)
    day[i] = -1;
  for (int i = 0; i < cells; i++)
    shortest[i] = G_MAXINT;
  for (int l = 0; l < grid->n_learners; l++)
    for (int s = 0; s < office_viva_grid_n_starts (grid, l); s++)
      note_start (self, &timeline, l, office_viva_grid_start (grid, l, s));

  for (int d = 0; d < grid->n_days; d++)
    {
      g_autoptr (GArray) windows = windows_of (&timeline, grid->n_examiners, d);

      self->day_minutes[d] = cover (grid->problem, windows, FALSE);
      for (int e = 0; e < grid->n_examiners; e++)
        measure_examiner_day (self, &timeline, e, d);
    }
}

static void
find_possible (OfficeVivaBounds *self)
{
  const OfficeVivaGrid *grid = self->grid;

  for (int l = 0; l < grid->n_learners; l++)
    {
      guint8 *possible = g_new0 (guint8, grid->n_examiners * grid->n_days + 1);

      for (int s = 0; s < office_viva_grid_n_starts (grid, l); s++)
        {
          const OfficeVivaStart *start = office_viva_grid_start (grid, l, s);
          const guint16 *examiners = office_viva_grid_examiners (grid, start);

          for (guint i = 0; i < start->n_examiners; i++)
            possible[cell (self, examiners[i], start->day)] = 1;
        }
      g_ptr_array_add (self->possible, possible);
    }
}

static void
find_groups (OfficeVivaBounds *self)
{
  gsize size = (gsize) (self->grid->n_examiners * self->grid->n_days);

  for (int l = 0; l < self->grid->n_learners; l++)
    {
      const guint8 *possible = g_ptr_array_index (self->possible, (guint) l);
      Group group = { 1, self->grid->total[l], possible };
      guint g = 0;

      if (self->grid->starts[l]->len == 0)
        continue;
      for (; g < self->groups->len; g++)
        {
          Group *other = &g_array_index (self->groups, Group, g);

          if (other->total == group.total && memcmp (other->possible, possible, size) == 0)
            {
              other->n++;
              break;
            }
        }
      if (g == self->groups->len)
        g_array_append_val (self->groups, group);
    }
}

static gboolean
day_is_possible (const OfficeVivaBounds *self,
                 const Group            *group,
                 int                     day)
{
  for (int e = 0; e < self->grid->n_examiners; e++)
    if (group->possible[cell (self, e, day)])
      return TRUE;
  return FALSE;
}

/* What an examiner does on a day is one column for each group, or, in the coarse program, one for all
 * of them; @count and @minutes hold what the day has room for. */
static void
add_load (OfficeVivaBounds *self,
          const int        *count,
          const int        *minutes,
          int               where,
          int               column,
          int               total)
{
  office_viva_solver_add_term (self->solver, count[where], column, 1);
  office_viva_solver_add_term (self->solver, minutes[where], column, weight_of (self, total));
}

static void
add_group_on_day (OfficeVivaBounds *self,
                  const Group      *group,
                  int               day,
                  int               came,
                  const int        *count,
                  const int        *minutes,
                  int               most_row_of_first)
{
  int panel_row = office_viva_solver_add_row (self->solver, 0, 0);

  office_viva_solver_add_term (self->solver, panel_row, came, -self->grid->problem->panel);
  for (int e = 0; e < self->grid->n_examiners; e++)
    {
      int column, once;

      if (!group->possible[cell (self, e, day)])
        continue;

      column = office_viva_solver_add_column (self->solver, 0, group->n, FALSE);
      once = office_viva_solver_add_row (self->solver, -OFFICE_VIVA_NO_LIMIT, 0);
      office_viva_solver_add_term (self->solver, once, column, 1);
      office_viva_solver_add_term (self->solver, once, came, -1);
      office_viva_solver_add_term (self->solver, panel_row, column, 1);
      office_viva_solver_add_term (self->solver, most_row_of_first + e, column, 1);
      add_load (self, count, minutes, cell (self, e, day), column, group->total);
    }
}

/* In the coarse program all seats of a day are filled by all examiners of the day together. */
static void
add_coarse_day (OfficeVivaBounds *self,
                int               day,
                int               seats_row,
                int               minutes_row,
                const int        *count,
                int               most_row_of_first)
{
  for (int e = 0; e < self->grid->n_examiners; e++)
    {
      int where = cell (self, e, day);
      int column = office_viva_solver_add_column (self->solver, 0, self->capacity[where], FALSE);

      office_viva_solver_add_term (self->solver, count[where], column, 1);
      office_viva_solver_add_term (self->solver, seats_row, column, -1);
      office_viva_solver_add_term (self->solver, minutes_row, self->used[where], -self->open_minutes[where]);
      office_viva_solver_add_term (self->solver, most_row_of_first + e, column, 1);
    }
}

static void
build (OfficeVivaBounds *self)
{
  const OfficeVivaGrid *grid = self->grid;
  int panel = grid->problem->panel;
  int cells = grid->n_examiners * grid->n_days;
  int n_rooms = grid->problem->rooms != NULL ? (int) grid->problem->rooms->len : 0;
  gboolean coarse = (gint64) self->groups->len * cells > MOST_TRIPLES;
  g_autofree int *count = g_new (int, cells + 1);
  g_autofree int *minutes = g_new (int, cells + 1);
  g_autofree int *group_rows = g_new (int, self->groups->len + 1);
  int most_row_of_first = 0;

  self->solver = office_viva_solver_new ();
  self->placed_row = office_viva_solver_add_row (self->solver, 0, OFFICE_VIVA_NO_LIMIT);
  self->days_row = office_viva_solver_add_row (self->solver, 0, OFFICE_VIVA_NO_LIMIT);
  self->most_column = office_viva_solver_add_column (self->solver, 0, grid->n_learners, TRUE);
  for (int e = 0; e < grid->n_examiners; e++)
    {
      int row = office_viva_solver_add_row (self->solver, -OFFICE_VIVA_NO_LIMIT, 0);

      most_row_of_first = e == 0 ? row : most_row_of_first;
      office_viva_solver_add_term (self->solver, row, self->most_column, -1);
    }

  for (int i = 0; i < cells; i++)
    {
      self->used[i] = office_viva_solver_add_column (self->solver, 0, self->capacity[i] > 0, TRUE);
      office_viva_solver_add_term (self->solver, self->days_row, self->used[i], 1);
      count[i] = office_viva_solver_add_row (self->solver, -OFFICE_VIVA_NO_LIMIT, 0);
      office_viva_solver_add_term (self->solver, count[i], self->used[i], -self->capacity[i]);
      minutes[i] = office_viva_solver_add_row (self->solver, -OFFICE_VIVA_NO_LIMIT, 0);
      office_viva_solver_add_term (self->solver, minutes[i], self->used[i], -self->open_minutes[i]);
    }
  for (guint g = 0; g < self->groups->len; g++)
    group_rows[g] = office_viva_solver_add_row (self->solver, 0, g_array_index (self->groups, Group, g).n);

  for (int d = 0; d < grid->n_days; d++)
    {
      int seats_row = coarse ? office_viva_solver_add_row (self->solver, -OFFICE_VIVA_NO_LIMIT, 0) : -1;
      int minutes_row = coarse ? office_viva_solver_add_row (self->solver, -OFFICE_VIVA_NO_LIMIT, 0) : -1;
      int rooms_row = n_rooms > 0 ? office_viva_solver_add_row (self->solver, -OFFICE_VIVA_NO_LIMIT,
                                                                (double) n_rooms * self->day_minutes[d])
                                  : -1;

      for (guint g = 0; g < self->groups->len; g++)
        {
          const Group *group = &g_array_index (self->groups, Group, g);
          int came;

          if (!day_is_possible (self, group, d))
            continue;

          came = office_viva_solver_add_column (self->solver, 0, group->n, FALSE);
          g_array_append_val (self->on_day, came);
          office_viva_solver_add_term (self->solver, group_rows[g], came, 1);
          office_viva_solver_add_term (self->solver, self->placed_row, came, 1);
          if (rooms_row >= 0)
            office_viva_solver_add_term (self->solver, rooms_row, came, group->total);
          if (coarse)
            {
              office_viva_solver_add_term (self->solver, seats_row, came, panel);
              office_viva_solver_add_term (self->solver, minutes_row, came, panel * weight_of (self, group->total));
            }
          else
            add_group_on_day (self, group, d, came, count, minutes, most_row_of_first);
        }
      if (coarse)
        add_coarse_day (self, d, seats_row, minutes_row, count, most_row_of_first);
    }
}

/**
 * office_viva_bounds_new:
 * @grid: outlives the bounds
 *
 * Returns: (transfer full): what can be proven about a question without its times of day
 */
OfficeVivaBounds *
office_viva_bounds_new (const OfficeVivaGrid *grid)
{
  OfficeVivaBounds *self = g_new0 (OfficeVivaBounds, 1);
  int cells = grid->n_examiners * grid->n_days;

  self->grid = grid;
  self->possible = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->on_day = g_array_new (FALSE, FALSE, sizeof (int));
  self->capacity = g_new0 (int, cells + 1);
  self->open_minutes = g_new0 (int, cells + 1);
  self->day_minutes = g_new0 (int, grid->n_days + 1);
  self->used = g_new0 (int, cells + 1);
  find_possible (self);
  measure_days (self);
  find_groups (self);
  return self;
}

/**
 * office_viva_bounds_free:
 * @bounds: (nullable): bounds
 *
 * Frees bounds.
 */
void
office_viva_bounds_free (OfficeVivaBounds *bounds)
{
  if (bounds == NULL)
    return;

  g_ptr_array_unref (bounds->possible);
  g_array_unref (bounds->groups);
  g_array_unref (bounds->on_day);
  g_free (bounds->capacity);
  g_free (bounds->open_minutes);
  g_free (bounds->day_minutes);
  g_free (bounds->used);
  g_clear_pointer (&bounds->solver, office_viva_solver_free);
  g_free (bounds);
}

/**
 * office_viva_bounds_capacity:
 * @bounds: the bounds
 *
 * Returns: (transfer none) (array): for each examiner and, within, each day: no more vivas than this
 *   fit in
 */
const int *
office_viva_bounds_capacity (const OfficeVivaBounds *bounds)
{
  return bounds->capacity;
}

static void
prepare (OfficeVivaBounds *self,
         int               placed,
         int               examiner_days)
{
  if (self->solver == NULL)
    build (self);

  office_viva_solver_limit_row (self->solver, self->placed_row, placed, OFFICE_VIVA_NO_LIMIT);
  office_viva_solver_limit_row (self->solver, self->days_row, 0, examiner_days);
  office_viva_solver_clear_goal (self->solver);
}

/* The least whole number that is not below the goal, and at least @least. */
static int
least_whole (OfficeVivaBounds      *self,
             const OfficeVivaWatch *watch,
             int                    least)
{
  double bound;

  office_viva_solver_minimise (self->solver, watch, &bound);
  return bound > least ? (int) ceil (bound - TOLERANCE) : least;
}

/**
 * office_viva_bounds_placed:
 * @bounds: the bounds
 * @watch: when to stop
 *
 * Returns: no plan places more learners than this
 */
int
office_viva_bounds_placed (OfficeVivaBounds      *bounds,
                           const OfficeVivaWatch *watch)
{
  int possible = office_viva_grid_possible (bounds->grid);

  if (possible == 0)
    return 0;

  prepare (bounds, 0, bounds->grid->n_examiners * bounds->grid->n_days);
  for (guint i = 0; i < bounds->on_day->len; i++)
    office_viva_solver_set_goal (bounds->solver, g_array_index (bounds->on_day, int, i), -1);
  return -least_whole (bounds, watch, -possible);
}

/**
 * office_viva_bounds_examiner_days:
 * @bounds: the bounds
 * @placed: learners who are placed
 * @watch: when to stop
 *
 * Returns: no plan that places so many has fewer examiner-days than this
 */
int
office_viva_bounds_examiner_days (OfficeVivaBounds      *bounds,
                                  int                    placed,
                                  const OfficeVivaWatch *watch)
{
  if (placed == 0)
    return 0;

  prepare (bounds, placed, bounds->grid->n_examiners * bounds->grid->n_days);
  for (int i = 0; i < bounds->grid->n_examiners * bounds->grid->n_days; i++)
    office_viva_solver_set_goal (bounds->solver, bounds->used[i], 1);
  return least_whole (bounds, watch, bounds->grid->problem->panel);
}

/**
 * office_viva_bounds_most_vivas:
 * @bounds: the bounds
 * @placed: learners who are placed
 * @examiner_days: on which no more are examined
 * @watch: when to stop
 *
 * Returns: in every such plan some examiner has at least so many vivas
 */
int
office_viva_bounds_most_vivas (OfficeVivaBounds      *bounds,
                               int                    placed,
                               int                    examiner_days,
                               const OfficeVivaWatch *watch)
{
  if (placed == 0)
    return 0;

  prepare (bounds, placed, examiner_days);
  office_viva_solver_set_goal (bounds->solver, bounds->most_column, 1);
  return least_whole (bounds, watch, 1);
}

/**
 * office_viva_bounds_preferred:
 * @bounds: the bounds
 * @placed: learners who are placed
 *
 * Returns: no such plan has more learners start when they like to
 */
int
office_viva_bounds_preferred (OfficeVivaBounds *bounds,
                              int               placed)
{
  int welcome = 0;

  for (int l = 0; l < bounds->grid->n_learners; l++)
    {
      gboolean any = FALSE;

      for (int s = 0; s < office_viva_grid_n_starts (bounds->grid, l) && !any; s++)
        any = office_viva_grid_start (bounds->grid, l, s)->preferred;
      welcome += any;
    }
  return MIN (welcome, placed);
}

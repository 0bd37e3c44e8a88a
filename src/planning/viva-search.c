/* viva-search.c: good plans quickly, without any claim that they are the best
 *
 * Ruin and recreate: some vivas are taken out, near each other in one sense or another, and put
 * back one by one where they cost least. What comes of it is kept when it is better, and now and
 * then when it is a little worse. Proofs are the business of others (viva-bounds.c, viva-model.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-search.h"

#include <math.h>
#include <string.h>

#define SEED 20251119

/* What putting a viva somewhere costs, in the order of VIVA-3. */
enum
{
  COST_NEW_DAY = 1000000,
  COST_MISSING_CAPACITY = 15000,
  COST_WAITING_MINUTE = 400,
  COST_LOAD = 30,
  COST_NOT_PREFERRED = 10,
  COST_NOISE = 40,
};

/* One figure for a plan: each goal outweighs all that come after it. */
#define WEIGHT_UNPLACED G_GINT64_CONSTANT (100000000000000)
#define WEIGHT_DAY G_GINT64_CONSTANT (100000000000)
#define WEIGHT_WAITING G_GINT64_CONSTANT (1000000)
#define WEIGHT_MOST 1000

struct _OfficeVivaSearch
{
  const OfficeVivaGrid *grid;
  GRand                *random;
  OfficeVivaSchedule   *best;
  OfficeVivaFigures     best_figures;
  OfficeVivaSchedule   *current;
  OfficeVivaSchedule   *trial;
  int                   most_days;
  const int            *capacity;    /* for each examiner and day: vivas that fit */
  int                  *days_of;     /* an examiner's vivas on a day of the trial */
  int                  *open_on;     /* of each day: examiners who examine */
  int                   n_days_open;
  guint                *failures;    /* how often a learner found no place: the hard ones come first */
  int                  *order;
  double               *rank;
};

static gint64
weigh (const OfficeVivaFigures *figures,
       int                      n_learners)
{
  return (n_learners - figures->placed) * WEIGHT_UNPLACED + figures->examiner_days * WEIGHT_DAY
         + figures->waiting_minutes * WEIGHT_WAITING + figures->most_vivas * WEIGHT_MOST - figures->preferred;
}

/**
 * office_viva_search_new:
 * @grid: outlives the search
 * @capacity: (array): for each examiner and, within, each day: vivas that fit; outlives the search
 *
 * Returns: (transfer full): a search whose best plan holds the pinned vivas alone
 */
OfficeVivaSearch *
office_viva_search_new (const OfficeVivaGrid *grid,
                        const int            *capacity)
{
  OfficeVivaSearch *self = g_new0 (OfficeVivaSearch, 1);

  self->grid = grid;
  self->capacity = capacity;
  self->random = g_rand_new_with_seed (SEED);
  self->best = office_viva_schedule_new (grid);
  self->current = office_viva_schedule_new (grid);
  self->trial = office_viva_schedule_new (grid);
  self->days_of = g_new0 (int, grid->n_examiners * grid->n_days);
  self->open_on = g_new0 (int, grid->n_days + 1);
  self->failures = g_new0 (guint, grid->n_learners);
  self->order = g_new0 (int, grid->n_learners);
  self->rank = g_new0 (double, grid->n_learners);

  for (int l = 0; l < grid->n_learners; l++)
    if (office_viva_problem_learner (grid->problem, l)->pinned)
      {
        const OfficeVivaStart *start = office_viva_grid_start (grid, l, 0);

        office_viva_schedule_place (self->best, l, 0, office_viva_grid_examiners (grid, start),
                                    MAX (office_viva_schedule_room_free (self->best, l, start), -1));
      }
  office_viva_schedule_measure (self->best, &self->best_figures);
  return self;
}

/**
 * office_viva_search_free:
 * @search: (nullable): a search
 *
 * Frees a search.
 */
void
office_viva_search_free (OfficeVivaSearch *search)
{
  if (search == NULL)
    return;

  g_rand_free (search->random);
  office_viva_schedule_free (search->best);
  office_viva_schedule_free (search->current);
  office_viva_schedule_free (search->trial);
  g_free (search->days_of);
  g_free (search->open_on);
  g_free (search->failures);
  g_free (search->order);
  g_free (search->rank);
  g_free (search);
}

/**
 * office_viva_search_offer:
 * @search: the search
 * @schedule: a plan found elsewhere
 *
 * Keeps a plan when it is better than the best so far.
 *
 * Returns: whether it is
 */
gboolean
office_viva_search_offer (OfficeVivaSearch         *search,
                          const OfficeVivaSchedule *schedule)
{
  OfficeVivaFigures figures;

  office_viva_schedule_measure (schedule, &figures);
  if (office_viva_figures_compare (&figures, &search->best_figures) >= 0)
    return FALSE;

  office_viva_schedule_copy (search->best, schedule);
  search->best_figures = figures;
  return TRUE;
}

/* One viva more or less of an examiner on a day. */
static void
note (OfficeVivaSearch *self,
      int               examiner,
      int               day,
      int               by)
{
  int *vivas = &self->days_of[examiner * self->grid->n_days + day];
  gboolean was_open = *vivas > 0;
  int opened;

  *vivas += by;
  opened = (*vivas > 0) - was_open;
  self->open_on[day] += opened;
  self->n_days_open += opened;
}

static void
count_days (OfficeVivaSearch *self)
{
  const OfficeVivaGrid *grid = self->grid;

  self->n_days_open = 0;
  if (grid->n_examiners == 0 || grid->n_days == 0)
    return;
  memset (self->days_of, 0, (gsize) (grid->n_examiners * grid->n_days) * sizeof *self->days_of);
  memset (self->open_on, 0, (gsize) grid->n_days * sizeof *self->open_on);
  for (int e = 0; e < grid->n_examiners; e++)
    for (int i = 0; i < self->trial->diaries[e].n; i++)
      note (self, e, self->trial->diaries[e].bookings[i].day, 1);
}

static void
take_out (OfficeVivaSearch *self,
          int               learner)
{
  const OfficeVivaStart *start;

  if (self->trial->start[learner] < 0 || office_viva_problem_learner (self->grid->problem, learner)->pinned)
    return;

  start = office_viva_grid_start (self->grid, learner, self->trial->start[learner]);
  for (int i = 0; i < self->grid->problem->panel; i++)
    note (self, office_viva_schedule_panel (self->trial, learner)[i], start->day, -1);
  office_viva_schedule_remove (self->trial, learner);
}

/* What opening a new examiner-day costs: less where more fits into it. */
static int
cost_of_new_day (OfficeVivaSearch *self,
                 int               where)
{
  return COST_NEW_DAY - MIN (self->capacity[where], COST_NEW_DAY / COST_MISSING_CAPACITY / 2) * COST_MISSING_CAPACITY;
}

/* The cheapest panel at one start that opens at most so many examiner-days. Costs add up over its
 * members, so that the cheapest members make it; they are kept in order in @panel and @costs.
 * -1: there is none. */
static int
choose_panel (OfficeVivaSearch      *self,
              int                    learner,
              const OfficeVivaStart *start,
              int                    most_new,
              guint16               *panel,
              int                   *costs)
{
  const guint16 *examiners = office_viva_grid_examiners (self->grid, start);
  int size = self->grid->problem->panel;
  int n = 0, sum = 0, n_new = 0;

  for (guint i = 0; i < start->n_examiners; i++)
    {
      int e = examiners[i], cost, place, on_day, before;
      int where = e * self->grid->n_days + start->day;

      if (most_new <= 0 && self->days_of[where] == 0)
        continue;
      if (!office_viva_schedule_examiner_free (self->trial, e, learner, start))
        continue;

      cost = office_viva_schedule_waiting_with (self->trial, e, learner, start, &on_day, &before) - before;
      cost = cost * COST_WAITING_MINUTE + self->trial->diaries[e].n * COST_LOAD + (on_day == 0 ? cost_of_new_day (self, where) : 0);
      if (n == size && cost >= costs[n - 1])
        continue;

      for (place = MIN (n, size - 1); place > 0 && costs[place - 1] > cost; place--)
        {
          costs[place] = costs[place - 1];
          panel[place] = panel[place - 1];
        }
      costs[place] = cost;
      panel[place] = (guint16) e;
      n = MIN (n + 1, size);
    }
  if (n < size)
    return -1;

  for (int i = 0; i < size; i++)
    {
      sum += MIN (costs[i], G_MAXINT / 2 / size);
      n_new += self->days_of[panel[i] * self->grid->n_days + start->day] == 0;
    }
  return n_new <= MAX (most_new, 0) ? sum : -1;
}

/* Puts a learner where it costs least, opening no more examiner-days than are allowed. */
static gboolean
insert (OfficeVivaSearch *self,
        int               learner,
        int               most_new,
        guint16          *panel,
        guint16          *best_panel,
        int              *costs)
{
  int size = self->grid->problem->panel;
  int n_starts = office_viva_grid_n_starts (self->grid, learner);
  int best_cost = G_MAXINT, best_start = -1, best_class = -1;

  for (int s = 0; s < n_starts; s++)
    {
      const OfficeVivaStart *start = office_viva_grid_start (self->grid, learner, s);
      int room_class, cost;

      if (self->open_on[start->day] + most_new < size
          || (cost = choose_panel (self, learner, start, most_new, panel, costs)) < 0)
        continue;
      cost += (start->preferred ? 0 : COST_NOT_PREFERRED) + g_rand_int_range (self->random, 0, COST_NOISE);
      if (cost >= best_cost || (room_class = office_viva_schedule_room_free (self->trial, learner, start)) == -2)
        continue;

      best_cost = cost;
      best_start = s;
      best_class = room_class;
      memcpy (best_panel, panel, (gsize) size * sizeof *panel);
    }
  if (best_start < 0)
    return FALSE;

  for (int i = 0; i < size; i++)
    note (self, best_panel[i], office_viva_grid_start (self->grid, learner, best_start)->day, 1);
  office_viva_schedule_place (self->trial, learner, best_start, best_panel, best_class);
  return TRUE;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  OfficeVivaSearch *self = user_data;
  double first = self->rank[*(const int *) a];
  double second = self->rank[*(const int *) b];

  return (first > second) - (first < second);
}

/* The hard ones first, with some chance in it. */
static void
recreate (OfficeVivaSearch *self)
{
  gsize size = (gsize) self->grid->problem->panel;
  g_autofree guint16 *panel = g_new (guint16, size);
  g_autofree guint16 *best_panel = g_new (guint16, size);
  g_autofree int *costs = g_new (int, size);
  int n = 0;

  for (int l = 0; l < self->grid->n_learners; l++)
    if (self->trial->start[l] < 0 && self->grid->starts[l]->len > 0)
      {
        self->rank[l] = (double) self->grid->starts[l]->len / (self->failures[l] + 1.0)
                        * g_rand_double_range (self->random, 0.2, 1.0) / self->grid->total[l];
        self->order[n++] = l;
      }

  g_qsort_with_data (self->order, n, sizeof *self->order, compare_ranks, self);
  for (int i = 0; i < n; i++)
    {
      /* A new examiner-day costs more than anything else: first without. */
      int spare = MAX (self->most_days - self->n_days_open, 0);
      gboolean placed = insert (self, self->order[i], 0, panel, best_panel, costs);

      if (!placed && spare > 0)
        placed = insert (self, self->order[i], MIN (spare, (int) size), panel, best_panel, costs);
      if (!placed)
        self->failures[self->order[i]]++;
    }
}

/* Of a few examiner-days the one with the fewest vivas; -1: none was met. */
static int
pick_examiner_day (OfficeVivaSearch *self)
{
  int cells = self->grid->n_examiners * self->grid->n_days;
  int picked = -1, met = 0, wanted = g_rand_int_range (self->random, 1, 5);

  for (int tries = 0; tries < 4 * cells && met < wanted; tries++)
    {
      int where = g_rand_int_range (self->random, 0, cells);

      if (self->days_of[where] == 0)
        continue;
      met++;
      if (picked < 0 || self->days_of[where] < self->days_of[picked])
        picked = where;
    }
  return picked;
}

/* Everything of one examiner on one day. */
static void
ruin_examiner_day (OfficeVivaSearch *self)
{
  int where = pick_examiner_day (self);
  const OfficeVivaDiary *diary;
  int day;

  if (where < 0)
    return;

  diary = &self->trial->diaries[where / self->grid->n_days];
  day = where % self->grid->n_days;
  for (int i = diary->n - 1; i >= 0; i--)
    if (i < diary->n && diary->bookings[i].day == day)
      take_out (self, diary->bookings[i].learner);
}

/* Vivas that start near one another on one day. */
static void
ruin_time (OfficeVivaSearch *self)
{
  int l = g_rand_int_range (self->random, 0, self->grid->n_learners);
  int reach = g_rand_int_range (self->random, 1, 6) * self->grid->total[l];
  const OfficeVivaStart *centre;

  if (self->trial->start[l] < 0)
    return;

  centre = office_viva_grid_start (self->grid, l, self->trial->start[l]);
  for (int other = 0; other < self->grid->n_learners; other++)
    if (self->trial->start[other] >= 0)
      {
        const OfficeVivaStart *start = office_viva_grid_start (self->grid, other, self->trial->start[other]);

        if (ABS (start->at - centre->at) < reach && g_rand_int_range (self->random, 0, 4) > 0)
          take_out (self, other);
      }
}

static void
ruin_anywhere (OfficeVivaSearch *self)
{
  int most = CLAMP (self->grid->n_learners / 4, 2, 15);

  for (int i = g_rand_int_range (self->random, 1, most + 1); i > 0; i--)
    take_out (self, g_rand_int_range (self->random, 0, self->grid->n_learners));
}

static void
ruin (OfficeVivaSearch *self)
{
  switch (g_rand_int_range (self->random, 0, 5))
    {
    case 0:
      ruin_examiner_day (self);
      ruin_examiner_day (self);
      break;
    case 1:
      ruin_examiner_day (self);
      ruin_anywhere (self);
      break;
    case 2:
    case 3:
      ruin_time (self);
      break;
    default:
      ruin_anywhere (self);
      break;
    }
}

/* How much worse a plan may be and still be gone on from: less and less. */
static gint64
patience (OfficeVivaSearch *self,
          gboolean          complete,
          double            left)
{
  double chance = -log (g_rand_double_range (self->random, 1e-9, 1.0));
  gint64 unit = complete ? 20 * WEIGHT_WAITING : WEIGHT_UNPLACED / 3;

  return (gint64) (chance * left * (double) unit);
}

/**
 * office_viva_search_run:
 * @search: the search
 * @enough: (nullable): a plan as good as this ends the search
 * @most_days: examiner-days that may be used
 * @rounds: at most
 * @watch: when to stop
 *
 * Goes on from the best plan so far, or, where that takes more than @most_days, from nothing.
 *
 * Returns: whether a better plan was found
 */
gboolean
office_viva_search_run (OfficeVivaSearch        *search,
                        const OfficeVivaFigures *enough,
                        int                      most_days,
                        guint                    rounds,
                        const OfficeVivaWatch   *watch)
{
  OfficeVivaFigures figures;
  gboolean better = FALSE;
  gint64 began = g_get_monotonic_time ();
  gint64 weight;

  search->most_days = most_days;
  office_viva_schedule_copy (search->trial, search->best);
  count_days (search);
  while (search->n_days_open > most_days)
    {
      int before = search->n_days_open;

      for (int tries = 0; search->n_days_open == before && tries < 1000; tries++)
        ruin_examiner_day (search);
      if (search->n_days_open == before)
        return FALSE;
    }
  recreate (search);
  office_viva_schedule_copy (search->current, search->trial);
  office_viva_schedule_measure (search->trial, &figures);
  weight = weigh (&figures, search->grid->n_learners);
  better = office_viva_search_offer (search, search->trial);

  for (guint round = 0; round < rounds && !office_viva_watch_is_over (watch); round++)
    {
      double passed = (double) (g_get_monotonic_time () - began) / (double) MAX (watch->deadline - began, 1);
      double left = MAX (1.0 - MAX (passed, (double) round / rounds), 0.0);
      gint64 trial_weight;

      if (enough != NULL && office_viva_figures_compare (&search->best_figures, enough) <= 0)
        break;

      office_viva_schedule_copy (search->trial, search->current);
      count_days (search);
      ruin (search);
      recreate (search);
      office_viva_schedule_measure (search->trial, &figures);
      trial_weight = weigh (&figures, search->grid->n_learners);
      better |= office_viva_search_offer (search, search->trial);
      if (trial_weight <= weight + patience (search, figures.placed >= search->best_figures.placed, left))
        {
          office_viva_schedule_copy (search->current, search->trial);
          weight = trial_weight;
        }
    }
  return better;
}

/**
 * office_viva_search_best:
 * @search: the search
 *
 * Returns: (transfer none): the best plan so far
 */
const OfficeVivaSchedule *
office_viva_search_best (const OfficeVivaSearch *search)
{
  return search->best;
}

/**
 * office_viva_search_figures:
 * @search: the search
 *
 * Returns: (transfer none): what it is worth
 */
const OfficeVivaFigures *
office_viva_search_figures (const OfficeVivaSearch *search)
{
  return &search->best_figures;
}

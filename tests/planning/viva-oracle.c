/* viva-oracle.c: small questions for the viva planner, answered by trying everything
 *
 * Nothing here uses the planner's own grid, schedule or solver: only the rules as they are written,
 * on days on which London is on UTC.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "viva-oracle.h"

#include <stdlib.h>

#define MOST_VIVAS 400

typedef struct
{
  int at;
  int ends;
  int learner;
  guint panel; /* a bit for each examiner */
} Viva;

typedef struct
{
  const OfficeVivaProblem *problem;
  Viva                     vivas[MOST_VIVAS];
  int                      n;
  OfficeVivaFigures        best;
  gboolean                 any;
} Trying;

void
viva_oracle_available (GArray *spans,
                       int     from,
                       int     to)
{
  OfficeVivaSpan span = { VIVA_WEDNESDAY + from, VIVA_WEDNESDAY + to };

  g_array_append_val (spans, span);
}

static gboolean
within (GArray *spans,
        int     from,
        int     to)
{
  for (int minute = from; minute < to; minute++)
    {
      gboolean there = FALSE;

      for (guint i = 0; i < spans->len && !there; i++)
        there = g_array_index (spans, OfficeVivaSpan, i).from <= minute
                && minute < g_array_index (spans, OfficeVivaSpan, i).to;
      if (!there)
        return FALSE;
    }
  return TRUE;
}

static int
compare_vivas (gconstpointer a,
               gconstpointer b)
{
  return ((const Viva *) a)->at - ((const Viva *) b)->at;
}

/* The vivas of one examiner in order of time. */
static int
diary_of (const Viva *vivas,
          int         n,
          int         examiner,
          Viva       *diary)
{
  int length = 0;

  for (int i = 0; i < n; i++)
    if (vivas[i].panel & (1u << examiner))
      diary[length++] = vivas[i];
  qsort (diary, (size_t) length, sizeof *diary, compare_vivas);
  return length;
}

/* VIVA-1 and VIVA-2 between the vivas of one examiner. */
static gboolean
diary_is_sound (const OfficeVivaProblem *problem,
                int                      examiner,
                const Viva              *diary,
                int                      n)
{
  int most = office_viva_problem_examiner (problem, examiner)->max_per_day;
  int row = 1, same_day = 1;

  for (int i = 1; i < n; i++)
    {
      if (diary[i].at < diary[i - 1].ends)
        return FALSE;
      row = diary[i].at - diary[i - 1].ends < problem->break_minutes ? row + 1 : 1;
      same_day = diary[i].at / VIVA_DAY == diary[i - 1].at / VIVA_DAY ? same_day + 1 : 1;
      if ((problem->break_after > 0 && row > problem->break_after) || (most > 0 && same_day > most))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_busy (const OfficeVivaProblem *problem,
         guint                    room,
         const Viva              *viva)
{
  /* A room that was only thought of is free. */
  gboolean known = problem->room_busy != NULL && room < problem->room_busy->len;
  GArray *busy = known ? g_ptr_array_index (problem->room_busy, room) : NULL;

  for (guint i = 0; busy != NULL && i < busy->len; i++)
    {
      const OfficeVivaSpan *span = &g_array_index (busy, OfficeVivaSpan, i);

      if (span->from < viva->ends && viva->at < span->to)
        return TRUE;
    }
  return FALSE;
}

/* Gives rooms to the vivas from the @i-th on, in every way. */
static gboolean
give_rooms (const OfficeVivaProblem *problem,
            const Viva              *vivas,
            guint                   *rooms,
            int                      i,
            int                      n)
{
  if (i == n)
    return TRUE;

  for (guint r = 0; r < problem->rooms->len; r++)
    {
      gboolean taken = is_busy (problem, r, &vivas[i]);

      for (int j = 0; j < i && !taken; j++)
        taken = rooms[j] == r && vivas[j].at < vivas[i].ends && vivas[i].at < vivas[j].ends;
      rooms[i] = r;
      if (!taken && give_rooms (problem, vivas, rooms, i + 1, n))
        return TRUE;
    }
  return FALSE;
}

static gboolean
rooms_suffice (const OfficeVivaProblem *problem,
               const Viva              *vivas,
               int                      n)
{
  guint rooms[MOST_VIVAS];

  return problem->rooms == NULL || give_rooms (problem, vivas, rooms, 0, n);
}

static gboolean
is_sound (const OfficeVivaProblem *problem,
          const Viva              *vivas,
          int                      n)
{
  Viva diary[MOST_VIVAS];

  for (guint e = 0; e < problem->examiners->len; e++)
    if (!diary_is_sound (problem, (int) e, diary, diary_of (vivas, n, (int) e, diary)))
      return FALSE;
  return rooms_suffice (problem, vivas, n);
}

static void
measure (const OfficeVivaProblem *problem,
         const Viva              *vivas,
         int                      n,
         OfficeVivaFigures       *figures)
{
  Viva diary[MOST_VIVAS];

  *figures = (OfficeVivaFigures) { .placed = n };
  for (int i = 0; i < n; i++)
    figures->preferred
      += within (office_viva_problem_learner (problem, vivas[i].learner)->prefers, vivas[i].at, vivas[i].at + 1);

  for (guint e = 0; e < problem->examiners->len; e++)
    {
      int length = diary_of (vivas, n, (int) e, diary);

      figures->most_vivas = MAX (figures->most_vivas, length);
      for (int i = 0, k; i < length; i += k)
        {
          int waiting = diary[i].at * -1;

          for (k = 0; i + k < length && diary[i + k].at / VIVA_DAY == diary[i].at / VIVA_DAY; k++)
            waiting -= diary[i + k].ends - diary[i + k].at;
          waiting += diary[i + k - 1].ends - (k - 1) / problem->break_after * problem->break_minutes;
          figures->examiner_days++;
          figures->waiting_minutes += MAX (waiting, 0);
        }
    }
}

static gboolean
may_examine (const OfficeVivaProblem *problem,
             int                      learner,
             int                      examiner,
             int                      at,
             int                      ends)
{
  return office_viva_problem_conflict (problem, learner, examiner) == OFFICE_VIVA_CONFLICT_NONE
         && within (office_viva_problem_examiner (problem, examiner)->available, at, ends);
}

static void try_learner (Trying *self,
                         int     learner);

static void
try_panels (Trying *self,
            int     learner,
            int     at,
            int     ends)
{
  guint n_examiners = self->problem->examiners->len;
  guint allowed = 0;

  for (guint e = 0; e < n_examiners; e++)
    if (may_examine (self->problem, learner, (int) e, at, ends))
      allowed |= 1u << e;

  for (guint panel = 1; panel < 1u << n_examiners; panel++)
    {
      if ((panel & ~allowed) != 0 || __builtin_popcount (panel) != self->problem->panel)
        continue;

      self->vivas[self->n++] = (Viva) { at, ends, learner, panel };
      if (is_sound (self->problem, self->vivas, self->n))
        try_learner (self, learner + 1);
      self->n--;
    }
}

static void
try_learner (Trying *self,
             int     learner)
{
  const OfficeVivaLearner *asked;
  int total, minutes, rest = (int) self->problem->learners->len - learner;

  if (self->any && self->n + rest < self->best.placed)
    return;

  if (rest == 0)
    {
      OfficeVivaFigures figures;

      measure (self->problem, self->vivas, self->n, &figures);
      if (!self->any || office_viva_figures_compare (&figures, &self->best) < 0)
        self->best = figures;
      self->any = TRUE;
      return;
    }

  asked = office_viva_problem_learner (self->problem, learner);
  minutes = (self->problem->slot_minutes * (100 + asked->extra_percent) + 99) / 100;
  total = minutes + self->problem->marking_minutes;
  for (int at = VIVA_WEDNESDAY; at < VIVA_WEDNESDAY + 2 * VIVA_DAY; at += self->problem->start_grid_minutes)
    if (asked->any_time || within (asked->available, at, at + minutes))
      try_panels (self, learner, at, at + total);
  try_learner (self, learner + 1);
}

/**
 * viva_oracle_solve:
 * @problem: a small question
 * @best: (out caller-allocates): what the best plan is worth
 *
 * Tries everything.
 */
void
viva_oracle_solve (const OfficeVivaProblem *problem,
                   OfficeVivaFigures       *best)
{
  g_autofree Trying *trying = g_new0 (Trying, 1);

  trying->problem = problem;
  try_learner (trying, 0);
  *best = trying->best;
}

typedef struct
{
  GArray *options; /* Viva */
  int     learner;
} Options;

static int
compare_options (gconstpointer a,
                 gconstpointer b)
{
  return (int) ((const Options *) a)->options->len - (int) ((const Options *) b)->options->len;
}

static void
find_options (const OfficeVivaProblem *problem,
              int                      learner,
              GArray                  *options)
{
  const OfficeVivaLearner *asked = office_viva_problem_learner (problem, learner);
  int minutes = (problem->slot_minutes * (100 + asked->extra_percent) + 99) / 100;

  for (int at = VIVA_WEDNESDAY; at < VIVA_WEDNESDAY + 2 * VIVA_DAY; at += problem->start_grid_minutes)
    for (guint panel = 1; panel < 1u << problem->examiners->len; panel++)
      {
        Viva viva = { at, at + minutes + problem->marking_minutes, learner, panel };
        gboolean allowed = __builtin_popcount (panel) == problem->panel
                           && (asked->any_time || within (asked->available, at, at + minutes));

        for (guint e = 0; e < problem->examiners->len && allowed; e++)
          allowed = !(panel & (1u << e)) || may_examine (problem, learner, (int) e, at, viva.ends);
        if (allowed)
          g_array_append_val (options, viva);
      }
}

static gboolean
fit_rest (const OfficeVivaProblem *problem,
          const Options           *options,
          Viva                    *vivas,
          int                      n)
{
  if (n == (int) problem->learners->len)
    return TRUE;

  for (guint i = 0; i < options[n].options->len; i++)
    {
      vivas[n] = g_array_index (options[n].options, Viva, i);
      if (is_sound (problem, vivas, n + 1) && fit_rest (problem, options, vivas, n + 1))
        return TRUE;
    }
  return FALSE;
}

/**
 * viva_oracle_fits:
 * @problem: a small question
 *
 * Tries everything until everybody has a place, those with the fewest choices first.
 *
 * Returns: whether they can
 */
gboolean
viva_oracle_fits (const OfficeVivaProblem *problem)
{
  guint n = problem->learners->len;
  g_autofree Options *options = g_new0 (Options, n);
  Viva vivas[MOST_VIVAS];
  gboolean fit;

  for (guint l = 0; l < n; l++)
    {
      options[l] = (Options) { g_array_new (FALSE, FALSE, sizeof (Viva)), (int) l };
      find_options (problem, (int) l, options[l].options);
    }
  qsort (options, n, sizeof *options, compare_options);
  fit = fit_rest (problem, options, vivas, 0);
  for (guint l = 0; l < n; l++)
    g_array_unref (options[l].options);
  return fit;
}

static void
add_people (OfficeVivaProblem *problem,
            GRand             *random,
            int                n_learners)
{
  static const char *const employers[] = { "Trust 1", " trust 1 ", "Trust 2", "", NULL };
  int n_examiners = g_rand_int_range (random, MAX (problem->panel, 2), 5);
  int n_days = g_rand_int_range (random, 1, 3);
  int grid = problem->start_grid_minutes;

  for (int e = 0; e < n_examiners; e++)
    {
      g_autofree char *name = g_strdup_printf ("Dr %c", 'A' + e);
      OfficeVivaExaminer *examiner = office_viva_problem_add_examiner (problem, name);

      examiner->employer = g_strdup (employers[g_rand_int_range (random, 0, 5)]);
      examiner->max_per_day = g_rand_int_range (random, 0, 4);
      for (int d = 0; d < n_days; d++)
        if (g_rand_int_range (random, 0, 4) > 0)
          {
            int from = d * VIVA_DAY + 540 + g_rand_int_range (random, 0, 4) * grid;

            viva_oracle_available (examiner->available, from, from + g_rand_int_range (random, 30, 150));
          }
    }
  for (int l = 0; l < n_learners; l++)
    {
      g_autofree char *reference = g_strdup_printf ("R%d", l + 1);
      OfficeVivaLearner *learner = office_viva_problem_add_learner (problem, reference);

      learner->employer = g_strdup (employers[g_rand_int_range (random, 0, 5)]);
      learner->extra_percent = g_rand_int_range (random, 0, 3) * 25;
      learner->any_time = g_rand_int_range (random, 0, 2);
      for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
        {
          int from = g_rand_int_range (random, 0, n_days) * VIVA_DAY + 540 + g_rand_int_range (random, 0, 90);

          viva_oracle_available (learner->available, from, from + g_rand_int_range (random, 20, 90));
        }
      if (g_rand_boolean (random))
        viva_oracle_available (learner->prefers, 540, 540 + g_rand_int_range (random, 1, 100));
    }
}

/* Something else is in some of the rooms. */
static void
fill_rooms (OfficeVivaProblem *problem,
            GRand             *random,
            int                n_rooms)
{
  problem->room_busy = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (int r = 0; r < n_rooms; r++)
    {
      GArray *busy = g_array_new (FALSE, FALSE, sizeof (OfficeVivaSpan));

      if (g_rand_boolean (random))
        {
          int from = 540 + g_rand_int_range (random, 0, 120);

          viva_oracle_available (busy, from, from + g_rand_int_range (random, 5, 60));
        }
      g_ptr_array_add (problem->room_busy, busy);
    }
}

/**
 * viva_oracle_problem:
 * @random: where chance comes from
 * @most_learners: at most
 *
 * Returns: (transfer full): a small question of any kind
 */
OfficeVivaProblem *
viva_oracle_problem (GRand *random,
                     int    most_learners)
{
  static const int grids[] = { 10, 15, 20, 30 };
  OfficeVivaProblem *problem = office_viva_problem_new ();
  int n_rooms = g_rand_int_range (random, 0, 3);

  problem->start_grid_minutes = grids[g_rand_int_range (random, 0, 4)];
  problem->slot_minutes = g_rand_int_range (random, 2, 5) * 5;
  problem->marking_minutes = g_rand_int_range (random, 0, 3) * 5;
  problem->break_after = g_rand_int_range (random, 1, 4);
  problem->break_minutes = g_rand_int_range (random, 0, 9) * 5;
  problem->panel = g_rand_int_range (random, 0, 4) == 0 ? 1 : 2;
  add_people (problem, random, g_rand_int_range (random, 1, most_learners + 1));
  if (n_rooms > 0)
    problem->rooms = g_ptr_array_new_with_free_func (g_free);
  for (int r = 0; r < n_rooms; r++)
    g_ptr_array_add (problem->rooms, g_strdup_printf ("Room %d", r + 1));
  if (n_rooms > 0 && g_rand_int_range (random, 0, 3) == 0)
    fill_rooms (problem, random, n_rooms);

  office_viva_problem_find_conflicts (problem);
  for (guint i = 0; i < problem->learners->len * problem->examiners->len; i++)
    if (g_rand_int_range (random, 0, 8) == 0)
      problem->conflicts[i] = OFFICE_VIVA_CONFLICT_DECLARED;
  return problem;
}

static void
assert_placement (const OfficeVivaProblem   *problem,
                  const OfficeVivaPlacement *placement)
{
  const OfficeVivaLearner *learner = office_viva_problem_learner (problem, placement->learner);

  g_assert_cmpint (placement->minutes, ==, (problem->slot_minutes * (100 + learner->extra_percent) + 99) / 100);
  g_assert_cmpint (placement->ends, ==, placement->at + placement->minutes + problem->marking_minutes);
  g_assert_cmpint ((int) placement->panel->len, ==, problem->panel);
  if (learner->pinned)
    {
      g_assert_cmpint (placement->at, ==, learner->pin_at);
      g_assert_cmpint (placement->room, ==, learner->pin_room);
      g_assert_cmpmem (placement->panel->data, placement->panel->len * sizeof (int), learner->pin_panel->data,
                       learner->pin_panel->len * sizeof (int));
      return;
    }

  g_assert_cmpint (placement->at % VIVA_DAY % problem->start_grid_minutes, ==, 0);
  g_assert_true (learner->any_time
                 || within (learner->available, placement->at, placement->at + placement->minutes));
  for (guint i = 0; i < placement->panel->len; i++)
    g_assert_true (may_examine (problem, placement->learner, g_array_index (placement->panel, int, i), placement->at,
                                placement->ends));
}

/**
 * viva_oracle_stands:
 * @problem: a question, on days on which London is on UTC
 * @placements: (element-type OfficeVivaPlacement): vivas, their rooms among them
 *
 * Returns: whether no rule speaks against any of them
 */
gboolean
viva_oracle_stands (const OfficeVivaProblem *problem,
                    GPtrArray               *placements)
{
  g_autofree Viva *vivas = g_new0 (Viva, MOST_VIVAS);

  for (guint i = 0; i < placements->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (placements, i);
      const OfficeVivaLearner *learner = office_viva_problem_learner (problem, placement->learner);

      if (!learner->any_time && !within (learner->available, placement->at, placement->at + placement->minutes))
        return FALSE;
      vivas[i] = (Viva) { placement->at, placement->ends, placement->learner, 0 };
      for (guint e = 0; e < placement->panel->len; e++)
        {
          int examiner = g_array_index (placement->panel, int, e);

          vivas[i].panel |= 1u << examiner;
          if (!may_examine (problem, placement->learner, examiner, placement->at, placement->ends))
            return FALSE;
        }
      if (problem->rooms != NULL && is_busy (problem, (guint) placement->room, &vivas[i]))
        return FALSE;
      for (guint j = 0; j < i; j++)
        {
          const OfficeVivaPlacement *other = g_ptr_array_index (placements, j);

          if (problem->rooms != NULL && placement->room == other->room && placement->at < other->ends
              && other->at < placement->ends)
            return FALSE;
        }
    }
  for (guint e = 0; e < problem->examiners->len; e++)
    {
      Viva diary[MOST_VIVAS];

      if (!diary_is_sound (problem, (int) e, diary, diary_of (vivas, (int) placements->len, (int) e, diary)))
        return FALSE;
    }
  return TRUE;
}

/**
 * viva_oracle_assert:
 * @problem: a question, on days on which London is on UTC
 * @plan: the planner's answer
 *
 * Holds a plan against every rule and its own figures.
 */
void
viva_oracle_assert (const OfficeVivaProblem *problem,
                    const OfficeVivaPlan    *plan)
{
  g_autofree Viva *vivas = g_new0 (Viva, MOST_VIVAS);
  OfficeVivaFigures figures;
  int n = (int) plan->placements->len;

  g_assert_cmpint (n + (int) plan->unplaced->len, ==, (int) problem->learners->len);
  for (int i = 0; i < n; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (plan->placements, i);

      assert_placement (problem, placement);
      vivas[i] = (Viva) { placement->at, placement->ends, placement->learner, 0 };
      for (guint e = 0; e < placement->panel->len; e++)
        vivas[i].panel |= 1u << g_array_index (placement->panel, int, e);
      for (int j = 0; j < i; j++)
        {
          const OfficeVivaPlacement *other = g_ptr_array_index (plan->placements, j);
          gboolean together = placement->at < other->ends && other->at < placement->ends;

          g_assert_cmpint (placement->learner, !=, other->learner);
          g_assert_true (!together || problem->rooms == NULL || placement->room != other->room);
        }
      g_assert_true (problem->rooms == NULL || placement->room < 0
                     || office_viva_problem_learner (problem, placement->learner)->pinned
                     || !is_busy (problem, (guint) placement->room, &vivas[i]));
    }
  g_assert_true (is_sound (problem, vivas, n));
  measure (problem, vivas, n, &figures);
  g_assert_cmpmem (&figures, sizeof figures, &plan->figures, sizeof plan->figures);
  office_viva_plan_measure (problem, plan->placements, &figures);
  g_assert_cmpmem (&figures, sizeof figures, &plan->figures, sizeof plan->figures);
}

/* viva-model.c: the whole question as a mixed-integer program
 *
 * For each learner and start a column says whether the viva begins then, and for each examiner who
 * could come, whether they do. What cannot be together is written as one condition for each moment:
 * of all vivas that would be running, one at most. Goals are reached one after the other, those
 * before held fast, and each by asking for something better than what is known: when there is
 * nothing, what is known is proven best.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-model.h"

#include <math.h>

#define TOLERANCE 1e-5
#define CHOSEN 0.5
#define NO_LIMIT OFFICE_VIVA_NO_LIMIT

/* One examiner at one learner's start. */
typedef struct
{
  int at;
  int ends;
  int day;
  int learner;
  int column;
  int slot; /* its index among the examiner's distinct pairs of start and length */
} Choice;

struct _OfficeVivaModel
{
  const OfficeVivaGrid *grid;
  OfficeVivaSolver     *solver;
  int                  *starts_at; /* of each learner the column of the first start */
  int                   choices_at; /* the column of the first choice, in the order of the grid */
  int                  *classes_at; /* of each learner the column of the first start in the first class */
  int                   used_at;    /* the first column for an examiner and a day */
  int                   goal_rows[OFFICE_VIVA_N_GOALS];
  GArray               *goal_columns[OFFICE_VIVA_N_GOALS];
};

/**
 * office_viva_figures_get:
 * @figures: what a plan is worth
 * @goal: one of the goals
 *
 * Returns: the figure for that goal
 */
int
office_viva_figures_get (const OfficeVivaFigures *figures,
                         OfficeVivaGoal           goal)
{
  const int all[] = { figures->placed, figures->examiner_days, figures->waiting_minutes, figures->most_vivas,
                      figures->preferred };

  return all[goal];
}

/**
 * office_viva_figures_set:
 * @figures: what a plan is worth
 * @goal: one of the goals
 * @value: the figure for that goal
 *
 * Sets one figure.
 */
void
office_viva_figures_set (OfficeVivaFigures *figures,
                         OfficeVivaGoal     goal,
                         int                value)
{
  int *all[] = { &figures->placed, &figures->examiner_days, &figures->waiting_minutes, &figures->most_vivas,
                 &figures->preferred };

  *all[goal] = value;
}

static gboolean
more_is_better (OfficeVivaGoal goal)
{
  return goal == OFFICE_VIVA_GOAL_PLACED || goal == OFFICE_VIVA_GOAL_PREFERRED;
}

static int
at_most (OfficeVivaModel *self,
         double           most)
{
  return office_viva_solver_add_row (self->solver, -NO_LIMIT, most);
}

static void
add (OfficeVivaModel *self,
     int              row,
     int              column,
     double           factor)
{
  office_viva_solver_add_term (self->solver, row, column, factor);
}

/* A column that counts for a goal. */
static void
count_for (OfficeVivaModel *self,
           OfficeVivaGoal   goal,
           int              column)
{
  add (self, self->goal_rows[goal], column, 1);
  g_array_append_val (self->goal_columns[goal], column);
}

static int
used_column (OfficeVivaModel *self,
             int              examiner,
             int              day)
{
  return self->used_at + examiner * self->grid->n_days + day;
}

/* Each learner starts once at most; a viva that starts has a whole panel. */
static void
add_learners (OfficeVivaModel *self)
{
  const OfficeVivaGrid *grid = self->grid;

  for (int l = 0; l < grid->n_learners; l++)
    {
      gboolean pinned = office_viva_problem_learner (grid->problem, l)->pinned;
      int once = office_viva_solver_add_row (self->solver, pinned ? 1 : 0, 1);

      for (int s = 0; s < office_viva_grid_n_starts (grid, l); s++)
        {
          int column = office_viva_solver_add_column (self->solver, 0, 1, TRUE);

          self->starts_at[l] = s == 0 ? column : self->starts_at[l];
          add (self, once, column, 1);
          count_for (self, OFFICE_VIVA_GOAL_PLACED, column);
          if (office_viva_grid_start (grid, l, s)->preferred)
            count_for (self, OFFICE_VIVA_GOAL_PREFERRED, column);
        }
    }

  for (guint i = 0; i < grid->examiners->len; i++)
    {
      int column = office_viva_solver_add_column (self->solver, 0, 1, TRUE);

      self->choices_at = i == 0 ? column : self->choices_at;
    }
  for (int l = 0; l < grid->n_learners; l++)
    for (int s = 0; s < office_viva_grid_n_starts (grid, l); s++)
      {
        const OfficeVivaStart *start = office_viva_grid_start (grid, l, s);
        int panel = office_viva_solver_add_row (self->solver, 0, 0);

        add (self, panel, self->starts_at[l] + s, -grid->problem->panel);
        for (guint i = 0; i < start->n_examiners; i++)
          add (self, panel, self->choices_at + (int) (start->first + i), 1);
      }
}

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const Choice *first = a;
  const Choice *second = b;

  if (first->at != second->at)
    return first->at - second->at;
  if (first->ends != second->ends)
    return first->ends - second->ends;
  return first->column - second->column;
}

/* What one examiner could do, in order of time, slots numbered. */
static GArray *
choices_of (OfficeVivaModel *self,
            int              examiner)
{
  const OfficeVivaGrid *grid = self->grid;
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  for (int l = 0; l < grid->n_learners; l++)
    for (int s = 0; s < office_viva_grid_n_starts (grid, l); s++)
      {
        const OfficeVivaStart *start = office_viva_grid_start (grid, l, s);
        const guint16 *examiners = office_viva_grid_examiners (grid, start);

        for (guint i = 0; i < start->n_examiners; i++)
          if (examiners[i] == examiner)
            {
              Choice choice = { start->at, start->at + grid->total[l], start->day, l,
                                self->choices_at + (int) (start->first + i), 0 };

              g_array_append_val (choices, choice);
            }
      }

  g_array_sort (choices, compare_choices);
  for (guint i = 1; i < choices->len; i++)
    {
      const Choice *before = &g_array_index (choices, Choice, i - 1);
      Choice *choice = &g_array_index (choices, Choice, i);

      choice->slot = before->slot + (choice->at != before->at || choice->ends != before->ends);
    }
  return choices;
}

static const Choice *
choice_at (GArray *choices,
           guint   i)
{
  return &g_array_index (choices, Choice, i);
}

/* Whether a choice is the first of those that start at its time. */
static gboolean
opens_moment (GArray *choices,
              guint   i)
{
  return i == 0 || choice_at (choices, i)->at != choice_at (choices, i - 1)->at;
}

/* At each moment one viva at most; any of them makes it an examiner-day. */
static void
add_moments (OfficeVivaModel *self,
             int              examiner,
             GArray          *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *moment = choice_at (choices, i);
      gboolean one_day = TRUE;
      int row;

      if (!opens_moment (choices, i))
        continue;

      row = at_most (self, 1);
      for (guint j = 0; j < choices->len && choice_at (choices, j)->at <= moment->at; j++)
        if (choice_at (choices, j)->ends > moment->at)
          {
            add (self, row, choice_at (choices, j)->column, 1);
            one_day = one_day && choice_at (choices, j)->day == moment->day;
          }
      if (one_day)
        {
          add (self, row, used_column (self, examiner, moment->day), -1);
          office_viva_solver_limit_row (self->solver, row, -NO_LIMIT, 0);
        }
    }
}

/* VIVA-2: the number a day. It also ties vivas that run past midnight to the day they start on. */
static void
add_days (OfficeVivaModel *self,
          int              examiner,
          GArray          *choices)
{
  int most = office_viva_problem_examiner (self->grid->problem, examiner)->max_per_day;

  most = most > 0 ? MIN (most, self->grid->n_learners) : self->grid->n_learners;
  for (int d = 0; d < self->grid->n_days; d++)
    {
      int row = at_most (self, 0);

      add (self, row, used_column (self, examiner, d), -most);
      for (guint i = 0; i < choices->len; i++)
        if (choice_at (choices, i)->day == d)
          add (self, row, choice_at (choices, i)->column, 1);
    }
}

/* The vivas that would end in (from, to], each with the position in its row j or a later one. */
static gboolean
add_before (OfficeVivaModel *self,
            int              row,
            GArray          *choices,
            int              positions_at,
            int              from,
            int              to,
            int              j)
{
  int most = self->grid->problem->break_after;
  gboolean any = FALSE;
  int last_slot = -1;

  for (guint i = 0; i < choices->len && choice_at (choices, i)->at < to; i++)
    {
      const Choice *choice = choice_at (choices, i);

      if (choice->slot == last_slot || choice->ends <= from || choice->ends > to)
        continue;

      last_slot = choice->slot;
      any = TRUE;
      for (int later = j; row >= 0 && later < most; later++)
        add (self, row, positions_at + choice->slot * most + later, 1);
    }
  return any;
}

/* After a viva that ends within a break's length the position is a higher one. */
static void
add_successions (OfficeVivaModel *self,
                 GArray          *choices,
                 int              positions_at,
                 int              at,
                 int              shortest)
{
  const OfficeVivaProblem *problem = self->grid->problem;
  int most = problem->break_after;

  for (int from = at - problem->break_minutes; from < at; from += shortest)
    {
      int to = MIN (from + shortest, at);

      if (!add_before (self, -1, choices, positions_at, from, to, 0))
        continue;

      for (int j = 0; j < most; j++)
        {
          int row = at_most (self, 1);
          int last_slot = -1;

          add_before (self, row, choices, positions_at, from, to, j);
          for (guint i = 0; i < choices->len; i++)
            if (choice_at (choices, i)->at == at && choice_at (choices, i)->slot != last_slot)
              {
                last_slot = choice_at (choices, i)->slot;
                for (int sooner = 0; sooner <= j; sooner++)
                  add (self, row, positions_at + last_slot * most + sooner, 1);
              }
        }
    }
}

/* VIVA-1: every viva has a position in its row, from the first to break_after. Positions need not be
 * whole: fractions could not hide a row that is too long either. */
static void
add_rows_of_vivas (OfficeVivaModel *self,
                   GArray          *choices)
{
  const OfficeVivaProblem *problem = self->grid->problem;
  int most = problem->break_after;
  g_autoptr (GHashTable) learners = g_hash_table_new (NULL, NULL);
  int positions_at = -1, shortest = G_MAXINT, row = -1;

  for (guint i = 0; i < choices->len; i++)
    {
      g_hash_table_add (learners, GINT_TO_POINTER (choice_at (choices, i)->learner));
      shortest = MIN (shortest, choice_at (choices, i)->ends - choice_at (choices, i)->at);
    }
  if (most == 0 || problem->break_minutes == 0 || g_hash_table_size (learners) <= (guint) most)
    return;

  for (guint i = 0; i < choices->len; i++)
    {
      if (i == 0 || choice_at (choices, i)->slot != choice_at (choices, i - 1)->slot)
        {
          row = office_viva_solver_add_row (self->solver, 0, 0);
          for (int j = 0; j < most; j++)
            {
              int column = office_viva_solver_add_column (self->solver, 0, 1, FALSE);

              positions_at = positions_at < 0 ? column : positions_at;
              add (self, row, column, 1);
            }
        }
      add (self, row, choice_at (choices, i)->column, -1);
    }
  for (guint i = 0; i < choices->len; i++)
    if (opens_moment (choices, i))
      add_successions (self, choices, positions_at, choice_at (choices, i)->at, shortest);
}

/* Before the first and after the last viva of the day, as minutes from the day's first start. */
static void
add_span (OfficeVivaModel *self,
          GArray          *choices,
          int              day,
          int              base,
          int              length,
          int              first,
          int              last)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *moment = choice_at (choices, i);
      int before, after;

      if (moment->day != day || !opens_moment (choices, i))
        continue;

      before = at_most (self, length);
      after = at_most (self, 0);
      add (self, before, first, 1);
      add (self, after, last, -1);
      for (guint j = 0; j < choices->len && choice_at (choices, j)->at <= moment->at; j++)
        {
          const Choice *choice = choice_at (choices, j);

          if (choice->ends <= moment->at || choice->day != day)
            continue;
          add (self, before, choice->column, length - (choice->at - base));
          add (self, after, choice->column, choice->ends - base);
        }
    }
}

/* Goal 3: last end - first start - vivas - breaks due, and not below nothing. */
static void
add_waiting (OfficeVivaModel *self,
             int              examiner,
             int              day,
             GArray          *choices)
{
  const OfficeVivaProblem *problem = self->grid->problem;
  int base = G_MAXINT, end = 0, first, last, wait, breaks, sum;

  for (guint i = 0; i < choices->len; i++)
    if (choice_at (choices, i)->day == day)
      {
        base = MIN (base, choice_at (choices, i)->at);
        end = MAX (end, choice_at (choices, i)->ends);
      }
  if (end == 0)
    return;

  first = office_viva_solver_add_column (self->solver, 0, end - base, FALSE);
  last = office_viva_solver_add_column (self->solver, 0, end - base, FALSE);
  wait = office_viva_solver_add_column (self->solver, 0, end - base, FALSE);
  count_for (self, OFFICE_VIVA_GOAL_WAITING, wait);
  add_span (self, choices, day, base, end - base, first, last);

  sum = at_most (self, 0);
  add (self, sum, last, 1);
  add (self, sum, first, -1);
  add (self, sum, wait, -1);
  for (guint i = 0; i < choices->len; i++)
    if (choice_at (choices, i)->day == day)
      add (self, sum, choice_at (choices, i)->column, -(choice_at (choices, i)->ends - choice_at (choices, i)->at));

  if (problem->break_after > 0 && problem->break_minutes > 0)
    {
      int due = at_most (self, 0);

      breaks = office_viva_solver_add_column (self->solver, 0, self->grid->n_learners, TRUE);
      add (self, sum, breaks, -problem->break_minutes);
      add (self, due, breaks, problem->break_after);
      add (self, due, used_column (self, examiner, day), 1);
      for (guint i = 0; i < choices->len; i++)
        if (choice_at (choices, i)->day == day)
          add (self, due, choice_at (choices, i)->column, -1);
    }
}

static void
add_examiners (OfficeVivaModel *self)
{
  const OfficeVivaGrid *grid = self->grid;
  int most = office_viva_solver_add_column (self->solver, 0, grid->n_learners, TRUE);

  count_for (self, OFFICE_VIVA_GOAL_MOST_VIVAS, most);
  for (int i = 0; i < grid->n_examiners * grid->n_days; i++)
    {
      int column = office_viva_solver_add_column (self->solver, 0, 1, TRUE);

      self->used_at = i == 0 ? column : self->used_at;
      count_for (self, OFFICE_VIVA_GOAL_EXAMINER_DAYS, column);
    }

  for (int e = 0; e < grid->n_examiners; e++)
    {
      g_autoptr (GArray) choices = choices_of (self, e);
      int load = at_most (self, 0);

      add (self, load, most, -1);
      for (guint i = 0; i < choices->len; i++)
        add (self, load, choice_at (choices, i)->column, 1);
      add_moments (self, e, choices);
      add_days (self, e, choices);
      add_rows_of_vivas (self, choices);
      for (int d = 0; d < grid->n_days; d++)
        add_waiting (self, e, d, choices);
    }
}

static gboolean
needs_room (OfficeVivaModel *self,
            int              learner,
            int              class)
{
  const OfficeVivaLearner *asked = office_viva_problem_learner (self->grid->problem, learner);

  return !asked->pinned || (asked->pin_room >= 0 && self->grid->room_class[asked->pin_room] == class);
}

/* Where rooms differ, a viva that starts has one class of them. */
static void
add_room_classes (OfficeVivaModel *self)
{
  const OfficeVivaGrid *grid = self->grid;

  for (int l = 0; l < grid->n_learners; l++)
    {
      const OfficeVivaLearner *asked = office_viva_problem_learner (grid->problem, l);

      for (int s = 0; s < office_viva_grid_n_starts (grid, l); s++)
        {
          gboolean roomless = asked->pinned && asked->pin_room < 0;
          int row = roomless ? -1 : office_viva_solver_add_row (self->solver, 0, 0);

          if (!roomless)
            add (self, row, self->starts_at[l] + s, -1);
          for (int c = 0; c < grid->room_classes; c++)
            {
              gboolean open = needs_room (self, l, c)
                              && office_viva_grid_class_open (grid, c, l, office_viva_grid_start (grid, l, s));
              int column = office_viva_solver_add_column (self->solver, 0, open, TRUE);

              self->classes_at[l] = s == 0 && c == 0 ? column : self->classes_at[l];
              if (!roomless)
                add (self, row, column, 1);
            }
        }
    }
}

/* Of all vivas that would be running in a class of rooms, no more than it has. */
static void
add_room_moment (OfficeVivaModel *self,
                 int              class,
                 int              at)
{
  const OfficeVivaGrid *grid = self->grid;
  int row = at_most (self, grid->class_size[class]);

  for (int l = 0; l < grid->n_learners; l++)
    for (int s = 0; needs_room (self, l, class) && s < office_viva_grid_n_starts (grid, l); s++)
      {
        const OfficeVivaStart *start = office_viva_grid_start (grid, l, s);

        if (start->at <= at && at < start->at + grid->total[l])
          add (self, row,
               grid->rooms_differ ? self->classes_at[l] + s * grid->room_classes + class
                                  : self->starts_at[l] + s,
               1);
      }
}

static void
add_rooms (OfficeVivaModel *self)
{
  const OfficeVivaGrid *grid = self->grid;
  g_autoptr (GHashTable) moments = g_hash_table_new (NULL, NULL);

  if (grid->room_classes == 0)
    return;
  if (grid->rooms_differ)
    add_room_classes (self);

  for (int l = 0; l < grid->n_learners; l++)
    for (int s = 0; s < office_viva_grid_n_starts (grid, l); s++)
      {
        int at = office_viva_grid_start (grid, l, s)->at;

        if (g_hash_table_add (moments, GINT_TO_POINTER (at)))
          for (int c = 0; c < grid->room_classes; c++)
            add_room_moment (self, c, at);
      }
}

/**
 * office_viva_model_new:
 * @grid: outlives the model
 *
 * Returns: (transfer full): the question, ready to be asked goal by goal
 */
OfficeVivaModel *
office_viva_model_new (const OfficeVivaGrid *grid)
{
  OfficeVivaModel *self = g_new0 (OfficeVivaModel, 1);

  self->grid = grid;
  self->solver = office_viva_solver_new ();
  self->starts_at = g_new0 (int, grid->n_learners + 1);
  self->classes_at = g_new0 (int, grid->n_learners + 1);
  for (int g = 0; g < OFFICE_VIVA_N_GOALS; g++)
    {
      self->goal_rows[g] = office_viva_solver_add_row (self->solver, 0, NO_LIMIT);
      self->goal_columns[g] = g_array_new (FALSE, FALSE, sizeof (int));
    }
  add_learners (self);
  add_examiners (self);
  add_rooms (self);
  return self;
}

/**
 * office_viva_model_free:
 * @model: (nullable): a model
 *
 * Frees a model.
 */
void
office_viva_model_free (OfficeVivaModel *model)
{
  if (model == NULL)
    return;

  for (int g = 0; g < OFFICE_VIVA_N_GOALS; g++)
    g_array_unref (model->goal_columns[g]);
  office_viva_solver_free (model->solver);
  g_free (model->starts_at);
  g_free (model->classes_at);
  g_free (model);
}

static void
set_limits (OfficeVivaModel         *self,
            OfficeVivaGoal           goal,
            const OfficeVivaFigures *reached)
{
  for (int g = 0; g < OFFICE_VIVA_N_GOALS; g++)
    {
      int value = office_viva_figures_get (reached, g);
      int step = g == (int) OFFICE_VIVA_GOAL_WAITING ? self->grid->unit : 1;

      if (g > (int) goal)
        office_viva_solver_limit_row (self->solver, self->goal_rows[g], 0, NO_LIMIT);
      else if (more_is_better (g))
        office_viva_solver_limit_row (self->solver, self->goal_rows[g], g == (int) goal ? value + 1 : value, NO_LIMIT);
      else
        office_viva_solver_limit_row (self->solver, self->goal_rows[g], 0, g == (int) goal ? value - step : value);
    }

  office_viva_solver_clear_goal (self->solver);
  for (guint i = 0; i < self->goal_columns[goal]->len; i++)
    office_viva_solver_set_goal (self->solver, g_array_index (self->goal_columns[goal], int, i),
                                 more_is_better (goal) ? -1 : 1);
}

static gboolean
is_chosen (OfficeVivaModel *self,
           int              column)
{
  return office_viva_solver_value (self->solver, column) > CHOSEN;
}

static gboolean
take_start (OfficeVivaModel    *self,
            OfficeVivaSchedule *schedule,
            int                 learner,
            int                 s,
            guint16            *panel)
{
  const OfficeVivaGrid *grid = self->grid;
  const OfficeVivaStart *start = office_viva_grid_start (grid, learner, s);
  const guint16 *examiners = office_viva_grid_examiners (grid, start);
  int n = 0;

  for (guint i = 0; i < start->n_examiners; i++)
    if (is_chosen (self, self->choices_at + (int) (start->first + i)) && n < grid->problem->panel)
      panel[n++] = examiners[i];
  if (n < grid->problem->panel)
    return FALSE;
  if (!grid->rooms_differ || office_viva_problem_learner (grid->problem, learner)->pinned)
    return office_viva_schedule_try (schedule, learner, s, panel);

  for (int i = 0; i < n; i++)
    if (!office_viva_schedule_examiner_free (schedule, panel[i], learner, start))
      return FALSE;
  for (int c = 0; c < grid->room_classes; c++)
    if (is_chosen (self, self->classes_at[learner] + s * grid->room_classes + c))
      {
        office_viva_schedule_place (schedule, learner, s, panel, c);
        return TRUE;
      }
  return FALSE;
}

/* Reads the solution into an empty schedule, under its own eyes: it places nothing that a rule forbids. */
static gboolean
take_solution (OfficeVivaModel    *self,
               OfficeVivaSchedule *schedule)
{
  g_autofree guint16 *panel = g_new (guint16, self->grid->problem->panel);

  for (int l = 0; l < self->grid->n_learners; l++)
    if (schedule->start[l] >= 0)
      office_viva_schedule_remove (schedule, l);

  for (int l = 0; l < self->grid->n_learners; l++)
    for (int s = 0; s < office_viva_grid_n_starts (self->grid, l); s++)
      if (is_chosen (self, self->starts_at[l] + s) && !take_start (self, schedule, l, s, panel))
        return FALSE;
  return TRUE;
}

/**
 * office_viva_model_improve:
 * @model: the model
 * @goal: what is to get better
 * @reached: what is known; the goals before @goal may not get worse
 * @watch: when to stop
 * @schedule: of the same grid; overwritten
 * @bound: (out): no plan does better for the goal than this, the goals before being what they are
 *
 * Looks for a plan that does better.
 *
 * Returns: %OFFICE_VIVA_IMPOSSIBLE: @reached is proven best; %OFFICE_VIVA_BEST: @schedule is better
 *   and proven best; %OFFICE_VIVA_FOUND: it is better; %OFFICE_VIVA_UNKNOWN: time ran out
 */
OfficeVivaVerdict
office_viva_model_improve (OfficeVivaModel         *model,
                           OfficeVivaGoal           goal,
                           const OfficeVivaFigures *reached,
                           const OfficeVivaWatch   *watch,
                           OfficeVivaSchedule      *schedule,
                           int                     *bound)
{
  int value = office_viva_figures_get (reached, goal);
  OfficeVivaVerdict verdict;
  OfficeVivaFigures figures;
  double goal_bound;

  set_limits (model, goal, reached);
  verdict = office_viva_solver_minimise (model->solver, watch, &goal_bound);
  if (verdict == OFFICE_VIVA_IMPOSSIBLE)
    {
      *bound = value;
      return verdict;
    }

  if (more_is_better (goal))
    *bound = goal_bound > -model->grid->n_learners ? -(int) ceil (goal_bound - TOLERANCE) : model->grid->n_learners;
  else
    *bound = goal_bound > 0 ? MIN ((int) ceil (goal_bound - TOLERANCE), value) : 0;
  if (verdict == OFFICE_VIVA_UNKNOWN)
    return verdict;

  if (!take_solution (model, schedule))
    return OFFICE_VIVA_UNKNOWN;
  office_viva_schedule_measure (schedule, &figures);
  return office_viva_figures_compare (&figures, reached) < 0 ? verdict : OFFICE_VIVA_UNKNOWN;
}

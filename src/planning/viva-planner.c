/* viva-planner.c: plans vivas, goal by goal, and says what is proven
 *
 * For each goal in its order: a bound from the program without times of day; plans from the search;
 * where they do not meet and the question is not too large, the whole program. A goal is proven when
 * plan and bound meet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-planner.h"

#include <glib/gi18n-lib.h>

#include "planning/viva-bounds.h"
#include "planning/viva-search.h"
#include "rules/clock.h"
#include "rules/error.h"

/* Pairs of starts and examiners up to which the whole program is asked at once, or at all; between
 * the two it has to be worth it: so many for each second that is left. */
#define SMALL_QUESTION 4000
#define LARGEST_QUESTION 40000
#define QUESTION_PER_SECOND 4000

/* Rounds of the search before the whole program is asked a small question. */
#define FEW_ROUNDS 50
#define VERY_FEW_ROUNDS 10

/* Of the time left, what a goal may take before the next has its turn. */
static const double share_of_goal[OFFICE_VIVA_N_GOALS] = { 0.4, 0.5, 0.6, 0.5, 0.9 };

/* Of that, what the search may take of a question that the whole program is asked as well. */
#define SHARE_OF_SEARCH 0.4

/* Of the whole time, what is left for explaining when not everybody has a place. */
#define SHARE_OF_EXPLAINING 0.3

/* The plan that a person sees first should not wait for the shares. */
#define FIRST_SECONDS 1.5
#define SLICE_SECONDS 4.0

typedef struct
{
  OfficeVivaGrid     *grid;
  OfficeVivaSearch   *search;
  OfficeVivaBounds   *bounds;
  OfficeVivaModel    *model;
  OfficeVivaWatch     watch;
  OfficeVivaFigures   proven;
  OfficeVivaProgress  progress;
  gpointer            user_data;
} Run;

static const OfficeVivaFigures *
reached (Run *run)
{
  return office_viva_search_figures (run->search);
}

static void
tell (Run *run)
{
  if (run->progress != NULL)
    run->progress (reached (run), &run->proven, run->user_data);
}

static gboolean
is_proven (Run            *run,
           OfficeVivaGoal  goal)
{
  return office_viva_figures_get (reached (run), goal) == office_viva_figures_get (&run->proven, goal);
}

/* What can be said of a goal without times of day. */
static void
bound_goal (Run                   *run,
            OfficeVivaGoal         goal,
            const OfficeVivaWatch *watch)
{
  OfficeVivaWatch slice = office_viva_watch_slice (watch, office_viva_watch_seconds (watch) / 2);
  const OfficeVivaFigures *figures = reached (run);

  switch (goal)
    {
    case OFFICE_VIVA_GOAL_PLACED:
      run->proven.placed = office_viva_grid_possible (run->grid);
      if (!is_proven (run, goal))
        run->proven.placed = office_viva_bounds_placed (run->bounds, &slice);
      break;
    case OFFICE_VIVA_GOAL_EXAMINER_DAYS:
      run->proven.examiner_days = office_viva_bounds_examiner_days (run->bounds, figures->placed, &slice);
      break;
    case OFFICE_VIVA_GOAL_WAITING:
      run->proven.waiting_minutes = 0;
      break;
    case OFFICE_VIVA_GOAL_MOST_VIVAS:
      run->proven.most_vivas
        = office_viva_bounds_most_vivas (run->bounds, figures->placed, figures->examiner_days, &slice);
      break;
    default:
      run->proven.preferred = office_viva_bounds_preferred (run->bounds, figures->placed);
      break;
    }
}

/* A plan for which this goal cannot be better, whatever the goals after it. */
static OfficeVivaFigures
good_enough (Run            *run,
             OfficeVivaGoal  goal)
{
  OfficeVivaFigures figures = *reached (run);

  for (int g = 0; g < OFFICE_VIVA_N_GOALS; g++)
    if (g > (int) goal)
      office_viva_figures_set (&figures, g, g == OFFICE_VIVA_GOAL_PREFERRED ? -1 : G_MAXINT);
  office_viva_figures_set (&figures, goal, office_viva_figures_get (&run->proven, goal));
  return figures;
}

/* Goes on searching, for fewer examiner-days one at a time. */
static void
search_goal (Run                   *run,
             OfficeVivaGoal         goal,
             guint                  rounds,
             const OfficeVivaWatch *watch)
{
  while (!is_proven (run, goal) && !office_viva_watch_is_over (watch))
    {
      OfficeVivaFigures enough = good_enough (run, goal);
      OfficeVivaWatch slice = office_viva_watch_slice (watch, SLICE_SECONDS);
      int days = goal == OFFICE_VIVA_GOAL_PLACED ? G_MAXINT : reached (run)->examiner_days;
      gboolean better;

      if (goal == OFFICE_VIVA_GOAL_EXAMINER_DAYS)
        enough.examiner_days = --days;
      better = office_viva_search_run (run->search, &enough, days, rounds, &slice);
      if (better)
        tell (run);
      if (rounds < G_MAXUINT && !better)
        break;
    }
}

/* Asks the whole program for something better until there is nothing. */
static void
prove_goal (Run                   *run,
            OfficeVivaGoal         goal,
            const OfficeVivaWatch *watch)
{
  g_autoptr (OfficeVivaSchedule) schedule = NULL;
  double most = CLAMP (office_viva_watch_seconds (watch) * QUESTION_PER_SECOND, SMALL_QUESTION, LARGEST_QUESTION);

  if (is_proven (run, goal) || (double) run->grid->n_choices > most)
    return;

  if (run->model == NULL)
    run->model = office_viva_model_new (run->grid);
  schedule = office_viva_schedule_new (run->grid);
  while (!is_proven (run, goal) && !office_viva_watch_is_over (watch))
    {
      int bound;
      OfficeVivaVerdict verdict
        = office_viva_model_improve (run->model, goal, reached (run), watch, schedule, &bound);

      if (verdict == OFFICE_VIVA_BEST || verdict == OFFICE_VIVA_FOUND)
        {
          office_viva_search_offer (run->search, schedule);
          tell (run);
        }
      if (verdict == OFFICE_VIVA_BEST)
        bound = office_viva_figures_get (reached (run), goal);
      if (goal == OFFICE_VIVA_GOAL_PLACED || goal == OFFICE_VIVA_GOAL_PREFERRED)
        bound = MIN (bound, office_viva_figures_get (&run->proven, goal));
      else
        bound = MAX (bound, office_viva_figures_get (&run->proven, goal));
      office_viva_figures_set (&run->proven, goal, bound);
      if (verdict == OFFICE_VIVA_UNKNOWN)
        break;
    }
}

static void
reach_goal (Run            *run,
            OfficeVivaGoal  goal)
{
  double seconds = office_viva_watch_seconds (&run->watch) * share_of_goal[goal];
  OfficeVivaWatch watch = office_viva_watch_slice (&run->watch, seconds);
  gboolean small = run->grid->n_choices <= SMALL_QUESTION;

  bound_goal (run, goal, &watch);
  tell (run);
  if (small)
    {
      search_goal (run, goal, FEW_ROUNDS, &watch);
    }
  else
    {
      gboolean both = run->grid->n_choices <= LARGEST_QUESTION;
      OfficeVivaWatch searching
        = office_viva_watch_slice (&watch, office_viva_watch_seconds (&watch) * (both ? SHARE_OF_SEARCH : 1));

      search_goal (run, goal, G_MAXUINT, &searching);
    }
  prove_goal (run, goal, &watch);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->model, office_viva_model_free);
  g_clear_pointer (&run->search, office_viva_search_free);
  g_clear_pointer (&run->bounds, office_viva_bounds_free);
  g_clear_pointer (&run->grid, office_viva_grid_free);
}

/* The first plan: what the search finds at once. */
static void
begin (Run   *run,
       guint  rounds)
{
  OfficeVivaFigures everybody = { office_viva_grid_possible (run->grid), G_MAXINT, G_MAXINT, G_MAXINT, -1 };
  OfficeVivaWatch first = office_viva_watch_slice (&run->watch, FIRST_SECONDS);

  run->bounds = office_viva_bounds_new (run->grid);
  run->search = office_viva_search_new (run->grid, office_viva_bounds_capacity (run->bounds));
  run->proven.placed = everybody.placed;
  run->proven.preferred = everybody.placed;
  office_viva_search_run (run->search, &everybody, G_MAXINT, rounds, &first);
  tell (run);
}

/* Pinned vivas do not move; of two that cannot both stand the later in the list, or -1. */
static int
find_stray (const OfficeVivaGrid *grid)
{
  g_autoptr (OfficeVivaSchedule) schedule = office_viva_schedule_new (grid);

  for (int l = 0; l < grid->n_learners; l++)
    if (office_viva_problem_learner (grid->problem, l)->pinned
        && !office_viva_schedule_try (schedule, l, 0,
                                      office_viva_grid_examiners (grid, office_viva_grid_start (grid, l, 0))))
      return l;

  return -1;
}

static gboolean
check_pins (const OfficeVivaGrid  *grid,
            GError               **error)
{
  int stray = find_stray (grid);
  const OfficeVivaLearner *learner;
  g_autofree char *when = NULL;

  if (stray < 0)
    return TRUE;

  learner = office_viva_problem_learner (grid->problem, stray);
  when = office_instant_to_text ((gint64) learner->pin_at * 60);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("The pinned viva of %s on %s cannot stand beside the other pinned ones: an examiner or the room is "
                 "taken, a break is missing, or it is one too many that day. Release one of them."),
               office_viva_learner_name (learner), when);
  return FALSE;
}

/**
 * office_viva_plan_find_stray:
 * @problem: a problem whose conflicts have been found
 *
 * Returns: the index of a learner whose pinned viva cannot stand beside the other pinned ones, or -1
 */
int
office_viva_plan_find_stray (const OfficeVivaProblem *problem)
{
  g_autoptr (OfficeVivaProblem) pinned = office_viva_problem_copy (problem);
  g_autoptr (OfficeVivaGrid) grid = NULL;

  /* The others' starts would only take time. */
  for (guint e = 0; e < pinned->examiners->len; e++)
    g_array_set_size (office_viva_problem_examiner (pinned, (int) e)->available, 0);
  grid = office_viva_grid_new (pinned, NULL);
  return grid != NULL ? find_stray (grid) : -1;
}

/**
 * office_viva_plan_make:
 * @problem: what is asked
 * @seconds: to think for at most
 * @cancellable: (nullable): stops it, with nothing planned
 * @progress: (nullable) (scope call): is told what is known
 * @user_data: for @progress
 * @error: where to put %OFFICE_ERROR_INVALID, %OFFICE_ERROR_REFUSED for pinned vivas that contradict
 *   each other, or %G_IO_ERROR_CANCELLED
 *
 * Plans vivas by VIVA-1 to VIVA-3. When not everybody has a place, some of the time is left for
 * office_viva_explain().
 *
 * Returns: (transfer full) (nullable): the best plan found, with what is proven of it
 */
OfficeVivaPlan *
office_viva_plan_make (const OfficeVivaProblem  *problem,
                       double                    seconds,
                       GCancellable             *cancellable,
                       OfficeVivaProgress        progress,
                       gpointer                  user_data,
                       GError                  **error)
{
  gint64 began = g_get_monotonic_time ();
  Run run = { .progress = progress, .user_data = user_data };
  OfficeVivaPlan *plan = NULL;

  run.watch = (OfficeVivaWatch) { began + (gint64) (seconds * G_USEC_PER_SEC), cancellable };
  run.grid = office_viva_grid_new (problem, error);
  if (run.grid == NULL || !check_pins (run.grid, error))
    {
      run_clear (&run);
      return NULL;
    }

  begin (&run, FEW_ROUNDS);
  for (int goal = 0; goal < OFFICE_VIVA_N_GOALS; goal++)
    {
      reach_goal (&run, goal);
      if (goal == OFFICE_VIVA_GOAL_PLACED && reached (&run)->placed < run.grid->n_learners)
        run.watch.deadline -= (gint64) (seconds * G_USEC_PER_SEC * SHARE_OF_EXPLAINING);
    }

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      plan = office_viva_plan_new (office_viva_search_best (run.search));
      plan->bounds = run.proven;
      plan->optimal = TRUE;
      for (int goal = 0; goal < OFFICE_VIVA_N_GOALS; goal++)
        plan->optimal = plan->optimal && is_proven (&run, goal);
      plan->seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
    }
  run_clear (&run);
  return plan;
}

/**
 * office_viva_fit_all:
 * @problem: what is asked
 * @watch: when to stop
 * @plan: (out) (optional) (nullable): where everybody can be
 *
 * Finds out whether everybody can be placed, and nothing else.
 *
 * Returns: what is proven: by a plan, or by the solver
 */
OfficeVivaFit
office_viva_fit_all (const OfficeVivaProblem *problem,
                     const OfficeVivaWatch   *watch,
                     OfficeVivaPlan         **plan)
{
  Run run = { .watch = *watch };
  int everybody = (int) problem->learners->len;
  OfficeVivaFit fit = OFFICE_VIVA_NOT_KNOWN;

  if (plan != NULL)
    *plan = NULL;
  if (problem->panel > (int) problem->examiners->len)
    return everybody > 0 ? OFFICE_VIVA_IT_DOES_NOT : OFFICE_VIVA_IT_FITS;

  run.grid = office_viva_grid_new (problem, NULL);
  if (run.grid == NULL)
    return OFFICE_VIVA_NOT_KNOWN;

  if (office_viva_grid_possible (run.grid) < everybody)
    {
      fit = OFFICE_VIVA_IT_DOES_NOT;
    }
  else
    {
      begin (&run, VERY_FEW_ROUNDS);
      if (!is_proven (&run, OFFICE_VIVA_GOAL_PLACED))
        bound_goal (&run, OFFICE_VIVA_GOAL_PLACED, &run.watch);
      if (run.proven.placed == everybody)
        {
          search_goal (&run, OFFICE_VIVA_GOAL_PLACED, FEW_ROUNDS, &run.watch);
          prove_goal (&run, OFFICE_VIVA_GOAL_PLACED, &run.watch);
        }
      if (reached (&run)->placed == everybody)
        fit = OFFICE_VIVA_IT_FITS;
      else if (run.proven.placed < everybody)
        fit = OFFICE_VIVA_IT_DOES_NOT;
      if (plan != NULL && fit == OFFICE_VIVA_IT_FITS)
        *plan = office_viva_plan_new (office_viva_search_best (run.search));
    }
  run_clear (&run);
  return fit;
}

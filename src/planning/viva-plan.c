/* viva-plan.c: what the viva planner answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-plan.h"

#include "rules/clock.h"

#define SECONDS_PER_MINUTE 60

static void
placement_free (gpointer data)
{
  OfficeVivaPlacement *placement = data;

  g_array_unref (placement->panel);
  g_free (placement);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static int
compare_placements (gconstpointer a,
                    gconstpointer b)
{
  const OfficeVivaPlacement *first = *(OfficeVivaPlacement *const *) a;
  const OfficeVivaPlacement *second = *(OfficeVivaPlacement *const *) b;

  if (first->at != second->at)
    return first->at - second->at;
  return first->room != second->room ? first->room - second->room : first->learner - second->learner;
}

static OfficeVivaPlacement *
placement_new (const OfficeVivaSchedule *schedule,
               int                       learner,
               int                       room)
{
  const OfficeVivaGrid *grid = schedule->grid;
  OfficeVivaPlacement *placement = g_new0 (OfficeVivaPlacement, 1);

  placement->learner = learner;
  placement->at = office_viva_grid_start (grid, learner, schedule->start[learner])->at;
  placement->minutes = grid->minutes[learner];
  placement->ends = placement->at + grid->total[learner];
  placement->room = room;
  placement->panel = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < grid->problem->panel; i++)
    {
      int examiner = office_viva_schedule_panel (schedule, learner)[i];

      g_array_append_val (placement->panel, examiner);
    }
  g_array_sort (placement->panel, compare_numbers);
  return placement;
}

/**
 * office_viva_plan_new:
 * @schedule: a finished schedule
 *
 * Returns: (transfer full): it as a plan, with rooms; nothing is proven of it yet
 */
OfficeVivaPlan *
office_viva_plan_new (const OfficeVivaSchedule *schedule)
{
  OfficeVivaPlan *self = g_new0 (OfficeVivaPlan, 1);
  g_autofree int *rooms = office_viva_schedule_assign_rooms (schedule);

  self->placements = g_ptr_array_new_with_free_func (placement_free);
  self->unplaced = g_array_new (FALSE, FALSE, sizeof (int));
  for (int l = 0; l < schedule->grid->n_learners; l++)
    if (schedule->start[l] >= 0)
      g_ptr_array_add (self->placements, placement_new (schedule, l, rooms[l]));
    else
      g_array_append_val (self->unplaced, l);

  g_ptr_array_sort (self->placements, compare_placements);
  office_viva_schedule_measure (schedule, &self->figures);
  return self;
}

/**
 * office_viva_plan_free:
 * @plan: (nullable): a plan
 *
 * Frees a plan.
 */
void
office_viva_plan_free (OfficeVivaPlan *plan)
{
  if (plan == NULL)
    return;

  g_ptr_array_unref (plan->placements);
  g_array_unref (plan->unplaced);
  g_free (plan);
}

static gboolean
takes (const OfficeVivaPlacement *placement,
       int                        examiner)
{
  for (guint i = 0; i < placement->panel->len; i++)
    if (g_array_index (placement->panel, int, i) == examiner)
      return TRUE;

  return FALSE;
}

/* What one examiner's vivas, in order of time, add to the figures. */
static void
measure_examiner (const OfficeVivaProblem *problem,
                  GPtrArray               *diary,
                  OfficeVivaFigures       *figures)
{
  for (guint i = 0, next; i < diary->len; i = next)
    {
      const OfficeVivaPlacement *first = g_ptr_array_index (diary, i);
      OfficeDay day = office_instant_to_day ((gint64) first->at * SECONDS_PER_MINUTE);
      int waiting = -first->at, last = 0, breaks;

      for (next = i; next < diary->len; next++)
        {
          const OfficeVivaPlacement *placement = g_ptr_array_index (diary, next);

          if (office_instant_to_day ((gint64) placement->at * SECONDS_PER_MINUTE) != day)
            break;
          waiting -= placement->ends - placement->at;
          last = MAX (last, placement->ends);
        }
      breaks = problem->break_after > 0 ? (int) (next - i - 1) / problem->break_after : 0;
      figures->examiner_days++;
      figures->waiting_minutes += MAX (waiting + last - breaks * problem->break_minutes, 0);
    }
  figures->most_vivas = MAX (figures->most_vivas, (int) diary->len);
}

/**
 * office_viva_plan_measure:
 * @problem: what the vivas are planned by
 * @placements: (element-type OfficeVivaPlacement): in any order, and whatever stands against them
 * @figures: (out caller-allocates): what they are worth
 *
 * Measures vivas that no search has placed, by the goals of VIVA-3.
 */
void
office_viva_plan_measure (const OfficeVivaProblem *problem,
                          GPtrArray               *placements,
                          OfficeVivaFigures       *figures)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (placements, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_placements);
  *figures = (OfficeVivaFigures) { .placed = (int) sorted->len };
  for (guint i = 0; i < sorted->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (sorted, i);
      GArray *prefers = office_viva_problem_learner (problem, placement->learner)->prefers;
      gboolean preferred = FALSE;

      for (guint s = 0; s < prefers->len; s++)
        preferred = preferred || (g_array_index (prefers, OfficeVivaSpan, s).from <= placement->at
                                  && placement->at < g_array_index (prefers, OfficeVivaSpan, s).to);
      figures->preferred += preferred;
    }
  for (int e = 0; e < (int) problem->examiners->len; e++)
    {
      g_autoptr (GPtrArray) diary = g_ptr_array_new ();

      for (guint i = 0; i < sorted->len; i++)
        if (takes (g_ptr_array_index (sorted, i), e))
          g_ptr_array_add (diary, g_ptr_array_index (sorted, i));
      measure_examiner (problem, diary, figures);
    }
}

/**
 * office_viva_plan_keep:
 * @plan: a plan of this problem
 * @problem: the problem
 *
 * Pins every viva of a plan, so that planning again fills in the rest and moves nothing.
 */
void
office_viva_plan_keep (const OfficeVivaPlan *plan,
                       OfficeVivaProblem    *problem)
{
  for (guint i = 0; i < plan->placements->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (plan->placements, i);

      office_viva_learner_pin (office_viva_problem_learner (problem, placement->learner), placement->at,
                               placement->room, (const int *) (gpointer) placement->panel->data,
                               (int) placement->panel->len);
    }
}

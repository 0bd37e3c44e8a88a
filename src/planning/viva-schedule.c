/* viva-schedule.c: a plan in the making: who is placed where, what may follow, what it is worth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-schedule.h"

#include <string.h>

/**
 * office_viva_schedule_new:
 * @grid: outlives the schedule
 *
 * Returns: (transfer full): a schedule in which nobody is placed
 */
OfficeVivaSchedule *
office_viva_schedule_new (const OfficeVivaGrid *grid)
{
  OfficeVivaSchedule *self = g_new0 (OfficeVivaSchedule, 1);

  self->grid = grid;
  self->start = g_new (int, grid->n_learners);
  self->panels = g_new0 (guint16, (gsize) grid->n_learners * (gsize) grid->problem->panel);
  self->classes = g_new (int, grid->n_learners);
  for (int l = 0; l < grid->n_learners; l++)
    self->start[l] = self->classes[l] = -1;
  self->diaries = g_new0 (OfficeVivaDiary, grid->n_examiners);
  for (int e = 0; e < grid->n_examiners; e++)
    self->diaries[e].bookings = g_new0 (OfficeVivaBooking, grid->n_learners + 1);
  self->in_use = g_new0 (guint16, (gsize) grid->room_classes * (gsize) (grid->to - grid->from));
  return self;
}

/**
 * office_viva_schedule_free:
 * @schedule: (nullable): a schedule
 *
 * Frees a schedule.
 */
void
office_viva_schedule_free (OfficeVivaSchedule *schedule)
{
  if (schedule == NULL)
    return;

  for (int e = 0; e < schedule->grid->n_examiners; e++)
    g_free (schedule->diaries[e].bookings);
  g_free (schedule->diaries);
  g_free (schedule->start);
  g_free (schedule->panels);
  g_free (schedule->classes);
  g_free (schedule->in_use);
  g_free (schedule);
}

/* Nobody and nothing have no memory to be copied. */
static void
copy (gpointer      into,
      gconstpointer from,
      gsize         n,
      gsize         size)
{
  if (n > 0)
    memcpy (into, from, n * size);
}

/**
 * office_viva_schedule_copy:
 * @schedule: what is overwritten
 * @source: of the same grid
 *
 * Makes one schedule what another is.
 */
void
office_viva_schedule_copy (OfficeVivaSchedule       *schedule,
                           const OfficeVivaSchedule *source)
{
  const OfficeVivaGrid *grid = source->grid;
  gsize n = (gsize) grid->n_learners;

  copy (schedule->start, source->start, n, sizeof *source->start);
  copy (schedule->panels, source->panels, n * (gsize) grid->problem->panel, sizeof *source->panels);
  copy (schedule->classes, source->classes, n, sizeof *source->classes);
  copy (schedule->in_use, source->in_use, (gsize) grid->room_classes * (gsize) (grid->to - grid->from),
        sizeof *source->in_use);
  for (int e = 0; e < grid->n_examiners; e++)
    {
      schedule->diaries[e].n = source->diaries[e].n;
      copy (schedule->diaries[e].bookings, source->diaries[e].bookings, (gsize) source->diaries[e].n,
            sizeof (OfficeVivaBooking));
    }
}

/**
 * office_viva_schedule_panel:
 * @schedule: the schedule
 * @learner: an index
 *
 * Returns: (array): the learner's examiners, once placed
 */
guint16 *
office_viva_schedule_panel (const OfficeVivaSchedule *schedule,
                            int                       learner)
{
  return schedule->panels + (gsize) learner * (gsize) schedule->grid->problem->panel;
}

/* Of the first booking that starts at a time or later. */
static int
find_place (const OfficeVivaDiary *diary,
            int                    at)
{
  int low = 0, high = diary->n;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (diary->bookings[middle].at < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* VIVA-1: no row is longer than break_after when a viva from @at to @ends comes in at @place. */
static gboolean
row_allows (const OfficeVivaProblem *problem,
            const OfficeVivaDiary   *diary,
            int                      place,
            int                      at,
            int                      ends)
{
  int row = 1;
  int edge = at;

  if (problem->break_after == 0)
    return TRUE;

  for (int i = place - 1; i >= 0 && edge - diary->bookings[i].ends < problem->break_minutes; i--)
    {
      edge = diary->bookings[i].at;
      row++;
    }
  edge = ends;
  for (int i = place; i < diary->n && diary->bookings[i].at - edge < problem->break_minutes; i++)
    {
      edge = diary->bookings[i].ends;
      row++;
    }
  return row <= problem->break_after;
}

/**
 * office_viva_schedule_examiner_free:
 * @schedule: the schedule
 * @examiner: who could come at that time
 * @learner: not placed
 * @start: one of the learner's
 *
 * Returns: whether neither another viva, nor the row (VIVA-1), nor the number a day (VIVA-2)
 *   stands in the way
 */
gboolean
office_viva_schedule_examiner_free (const OfficeVivaSchedule *schedule,
                                    int                       examiner,
                                    int                       learner,
                                    const OfficeVivaStart    *start)
{
  const OfficeVivaProblem *problem = schedule->grid->problem;
  const OfficeVivaDiary *diary = &schedule->diaries[examiner];
  int most = office_viva_problem_examiner (problem, examiner)->max_per_day;
  int ends = start->at + schedule->grid->total[learner];
  int place = find_place (diary, start->at);
  int same_day = 1;

  if ((place > 0 && diary->bookings[place - 1].ends > start->at)
      || (place < diary->n && diary->bookings[place].at < ends))
    return FALSE;

  for (int i = place - 1; most > 0 && i >= 0 && diary->bookings[i].day == start->day; i--)
    same_day++;
  for (int i = place; most > 0 && i < diary->n && diary->bookings[i].day == start->day; i++)
    same_day++;

  return (most == 0 || same_day <= most) && row_allows (problem, diary, place, start->at, ends);
}

/**
 * office_viva_schedule_room_free:
 * @schedule: the schedule
 * @learner: not placed
 * @start: one of the learner's
 *
 * Returns: a class of rooms with one free from start to end, -1 where rooms do not matter, or -2
 */
int
office_viva_schedule_room_free (const OfficeVivaSchedule *schedule,
                                int                       learner,
                                const OfficeVivaStart    *start)
{
  const OfficeVivaGrid *grid = schedule->grid;
  const OfficeVivaLearner *asked = office_viva_problem_learner (grid->problem, learner);
  int ends = start->at + grid->total[learner] - grid->from;

  if (grid->room_classes == 0 || (asked->pinned && asked->pin_room < 0))
    return -1;

  for (int c = 0; c < grid->room_classes; c++)
    {
      const guint16 *use = schedule->in_use + (gsize) c * (gsize) (grid->to - grid->from);
      int minute = start->at - grid->from;

      if ((asked->pinned && grid->room_class[asked->pin_room] != c)
          || !office_viva_grid_class_open (grid, c, learner, start))
        continue;
      while (minute < ends && use[minute] < grid->class_size[c])
        minute++;
      if (minute == ends)
        return c;
    }
  return -2;
}

static void
change_use (OfficeVivaSchedule    *schedule,
            int                    learner,
            const OfficeVivaStart *start,
            int                    by)
{
  const OfficeVivaGrid *grid = schedule->grid;
  int class = schedule->classes[learner];

  if (class < 0)
    return;

  for (int m = start->at; m < start->at + grid->total[learner]; m++)
    schedule->in_use[(gsize) class * (gsize) (grid->to - grid->from) + (gsize) (m - grid->from)] += (guint16) by;
}

/**
 * office_viva_schedule_place:
 * @schedule: the schedule
 * @learner: not placed
 * @start: index among the learner's starts
 * @panel: (array): examiners who are free then
 * @room_class: as office_viva_schedule_room_free() said
 *
 * Places a learner, without asking again.
 */
void
office_viva_schedule_place (OfficeVivaSchedule *schedule,
                            int                 learner,
                            int                 start,
                            const guint16      *panel,
                            int                 room_class)
{
  const OfficeVivaGrid *grid = schedule->grid;
  const OfficeVivaStart *when = office_viva_grid_start (grid, learner, start);
  OfficeVivaBooking booking = { when->at, when->at + grid->total[learner], when->day, learner };

  schedule->start[learner] = start;
  schedule->classes[learner] = room_class;
  for (int i = 0; i < grid->problem->panel; i++)
    {
      OfficeVivaDiary *diary = &schedule->diaries[panel[i]];
      int place = find_place (diary, when->at);

      memmove (diary->bookings + place + 1, diary->bookings + place,
               (gsize) (diary->n - place) * sizeof booking);
      diary->bookings[place] = booking;
      diary->n++;
      office_viva_schedule_panel (schedule, learner)[i] = panel[i];
    }
  change_use (schedule, learner, when, 1);
}

/**
 * office_viva_schedule_try:
 * @schedule: the schedule
 * @learner: not placed
 * @start: index among the learner's starts
 * @panel: (array): examiners who could come then
 *
 * Places a learner if every rule allows it.
 *
 * Returns: whether it does
 */
gboolean
office_viva_schedule_try (OfficeVivaSchedule *schedule,
                          int                 learner,
                          int                 start,
                          const guint16      *panel)
{
  const OfficeVivaStart *when = office_viva_grid_start (schedule->grid, learner, start);
  int room_class = office_viva_schedule_room_free (schedule, learner, when);

  if (room_class == -2)
    return FALSE;
  for (int i = 0; i < schedule->grid->problem->panel; i++)
    if (!office_viva_schedule_examiner_free (schedule, panel[i], learner, when))
      return FALSE;

  office_viva_schedule_place (schedule, learner, start, panel, room_class);
  return TRUE;
}

/**
 * office_viva_schedule_remove:
 * @schedule: the schedule
 * @learner: one who is placed
 *
 * Takes a learner out of the plan.
 */
void
office_viva_schedule_remove (OfficeVivaSchedule *schedule,
                             int                 learner)
{
  const OfficeVivaGrid *grid = schedule->grid;
  const OfficeVivaStart *when = office_viva_grid_start (grid, learner, schedule->start[learner]);

  for (int i = 0; i < grid->problem->panel; i++)
    {
      OfficeVivaDiary *diary = &schedule->diaries[office_viva_schedule_panel (schedule, learner)[i]];
      int place = find_place (diary, when->at);

      diary->n--;
      memmove (diary->bookings + place, diary->bookings + place + 1,
               (gsize) (diary->n - place) * sizeof (OfficeVivaBooking));
    }
  change_use (schedule, learner, when, -1);
  schedule->start[learner] = schedule->classes[learner] = -1;
}

/* Goal 3 of VIVA-3, for k vivas of one examiner on one day. */
static int
waiting_of_day (const OfficeVivaProblem *problem,
                int                      first,
                int                      last,
                int                      busy,
                int                      k)
{
  int breaks = problem->break_after > 0 && k > 0 ? (k - 1) / problem->break_after : 0;

  return MAX (last - first - busy - breaks * problem->break_minutes, 0);
}

/**
 * office_viva_schedule_waiting_with:
 * @schedule: the schedule
 * @examiner: free at that time
 * @learner: not placed
 * @start: one of the learner's
 * @n_on_day: (out): the examiner's vivas on that day so far
 * @waiting_before: (out): minutes so far
 *
 * Returns: minutes that the examiner would wait on that day
 */
int
office_viva_schedule_waiting_with (const OfficeVivaSchedule *schedule,
                                   int                       examiner,
                                   int                       learner,
                                   const OfficeVivaStart    *start,
                                   int                      *n_on_day,
                                   int                      *waiting_before)
{
  const OfficeVivaProblem *problem = schedule->grid->problem;
  const OfficeVivaDiary *diary = &schedule->diaries[examiner];
  int total = schedule->grid->total[learner];
  int place = find_place (diary, start->at);
  int low = place, high = place, busy = 0;
  int first, last;

  while (low > 0 && diary->bookings[low - 1].day == start->day)
    low--;
  while (high < diary->n && diary->bookings[high].day == start->day)
    high++;
  for (int i = low; i < high; i++)
    busy += diary->bookings[i].ends - diary->bookings[i].at;

  *n_on_day = high - low;
  if (high == low)
    {
      *waiting_before = 0;
      return 0;
    }

  first = diary->bookings[low].at;
  last = diary->bookings[high - 1].ends;
  *waiting_before = waiting_of_day (problem, first, last, busy, high - low);
  return waiting_of_day (problem, MIN (first, start->at), MAX (last, start->at + total), busy + total, high - low + 1);
}

static void
measure_diary (const OfficeVivaProblem *problem,
               const OfficeVivaDiary   *diary,
               OfficeVivaFigures       *figures)
{
  for (int i = 0, next; i < diary->n; i = next)
    {
      int busy = 0;

      for (next = i; next < diary->n && diary->bookings[next].day == diary->bookings[i].day; next++)
        busy += diary->bookings[next].ends - diary->bookings[next].at;
      figures->examiner_days++;
      figures->waiting_minutes
        += waiting_of_day (problem, diary->bookings[i].at, diary->bookings[next - 1].ends, busy, next - i);
    }
  figures->most_vivas = MAX (figures->most_vivas, diary->n);
}

/**
 * office_viva_schedule_measure:
 * @schedule: the schedule
 * @figures: (out caller-allocates): what it is worth
 *
 * Measures a schedule by the goals of VIVA-3.
 */
void
office_viva_schedule_measure (const OfficeVivaSchedule *schedule,
                              OfficeVivaFigures        *figures)
{
  const OfficeVivaGrid *grid = schedule->grid;

  *figures = (OfficeVivaFigures) { 0 };
  for (int l = 0; l < grid->n_learners; l++)
    if (schedule->start[l] >= 0)
      {
        figures->placed++;
        figures->preferred += office_viva_grid_start (grid, l, schedule->start[l])->preferred;
      }
  for (int e = 0; e < grid->n_examiners; e++)
    measure_diary (grid->problem, &schedule->diaries[e], figures);
}

typedef struct
{
  int at;
  int learner;
} Arrival;

static int
compare_arrivals (gconstpointer a,
                  gconstpointer b)
{
  const Arrival *first = a;
  const Arrival *second = b;

  return first->at != second->at ? first->at - second->at : first->learner - second->learner;
}

/**
 * office_viva_schedule_assign_rooms:
 * @schedule: the schedule
 *
 * Gives each viva a room of its class: in order of start, the first that is free. As never more run
 * at once than the class has rooms, there always is one.
 *
 * Returns: (transfer full) (array): of each learner the index of the room, or -1
 */
int *
office_viva_schedule_assign_rooms (const OfficeVivaSchedule *schedule)
{
  const OfficeVivaGrid *grid = schedule->grid;
  guint n_rooms = grid->problem->rooms != NULL ? grid->problem->rooms->len : 0;
  g_autoptr (GArray) arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  g_autofree int *free_from = g_new0 (int, n_rooms + 1);
  int *rooms = g_new (int, grid->n_learners);

  for (int l = 0; l < grid->n_learners; l++)
    {
      rooms[l] = -1;
      if (schedule->classes[l] >= 0)
        {
          Arrival arrival = { office_viva_grid_start (grid, l, schedule->start[l])->at, l };

          g_array_append_val (arrivals, arrival);
        }
    }

  g_array_sort (arrivals, compare_arrivals);
  for (guint i = 0; i < arrivals->len; i++)
    {
      const Arrival *arrival = &g_array_index (arrivals, Arrival, i);

      for (guint r = 0; r < n_rooms && rooms[arrival->learner] < 0; r++)
        if (grid->room_class[r] == schedule->classes[arrival->learner] && free_from[r] <= arrival->at)
          {
            rooms[arrival->learner] = (int) r;
            free_from[r] = arrival->at + grid->total[arrival->learner];
          }
    }
  return rooms;
}

/**
 * office_viva_figures_compare:
 * @a: what one plan is worth
 * @b: what another is worth
 *
 * Compares by the goals of VIVA-3, one after the other.
 *
 * Returns: below 0 when @a is better, above 0 when @b is, or 0
 */
int
office_viva_figures_compare (const OfficeVivaFigures *a,
                             const OfficeVivaFigures *b)
{
  if (a->placed != b->placed)
    return b->placed - a->placed;
  if (a->examiner_days != b->examiner_days)
    return a->examiner_days - b->examiner_days;
  if (a->waiting_minutes != b->waiting_minutes)
    return a->waiting_minutes - b->waiting_minutes;
  if (a->most_vivas != b->most_vivas)
    return a->most_vivas - b->most_vivas;
  return b->preferred - a->preferred;
}

/* free-time.c: the nearest times at which something clashes with nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The day that was wished for comes first, then the same day of the week in the weeks around it, then
 * the other working days. On another day the time nearest to the one that was wished for is taken.
 */
#include "config.h"

#include "planning/free-time.h"

#include "rules/clock.h"

#define DAYS_OF_WEEK 7
#define WORKING_DAYS 5
#define STEP 15             /* minutes */
#define DAY_BEGINS (8 * 60) /* minutes of the day between which something is offered */
#define DAY_ENDS (22 * 60)
#define MOST_WEEKS 6

static gboolean
is_free (const OfficeFreeTimeQuery *query,
         gint64                     starts_at)
{
  if (starts_at < query->not_before)
    return FALSE;
  for (guint i = 0; i < query->n_forbidden; i++)
    if (starts_at > query->forbidden[i].after && starts_at < query->forbidden[i].before)
      return FALSE;
  return query->possible == NULL || query->possible (starts_at, query->user_data);
}

static gboolean
day_is_offered (const OfficeFreeTimeQuery *query,
                OfficeDay                  day)
{
  if ((query->first_day != OFFICE_DAY_NONE && day < query->first_day)
      || (query->last_day != OFFICE_DAY_NONE && day > query->last_day))
    return FALSE;
  return office_bank_holiday_name (day, query->proclaimed) == NULL;
}

/* What was wished for outside of the usual hours may stay there. */
static void
get_hours (const OfficeFreeTimeQuery *query,
           int                        wished,
           int                       *from,
           int                       *to)
{
  *from = MIN (DAY_BEGINS, wished / STEP * STEP);
  *to = MAX (DAY_ENDS - query->minutes, wished);
}

static gboolean
try_time (const OfficeFreeTimeQuery *query,
          OfficeDay                  day,
          int                        minute,
          gint64                    *starts_at)
{
  return office_instant_from_wall (day, minute * 60, starts_at, NULL) && is_free (query, *starts_at);
}

/* From the time that was wished for in one direction, by quarters of an hour. */
static gboolean
find_on_day (const OfficeFreeTimeQuery *query,
             OfficeDay                  day,
             int                        wished,
             gboolean                   later,
             gint64                    *starts_at)
{
  int from, to, minute;

  if (!day_is_offered (query, day))
    return FALSE;
  get_hours (query, wished, &from, &to);
  if (later)
    for (minute = wished / STEP * STEP + STEP; minute <= to; minute += STEP)
      {
        if (try_time (query, day, minute, starts_at))
          return TRUE;
      }
  else
    for (minute = (wished - 1) / STEP * STEP; minute >= from && wished > 0; minute -= STEP)
      {
        if (try_time (query, day, minute, starts_at))
          return TRUE;
      }
  return FALSE;
}

/* The time itself, or the nearest on either side of it. */
static gboolean
find_near (const OfficeFreeTimeQuery *query,
           OfficeDay                  day,
           int                        wished,
           gint64                    *starts_at)
{
  gint64 earlier, later;
  gboolean has_earlier, has_later;

  if (!day_is_offered (query, day))
    return FALSE;
  if (try_time (query, day, wished, starts_at))
    return TRUE;
  has_earlier = find_on_day (query, day, wished, FALSE, &earlier);
  has_later = find_on_day (query, day, wished, TRUE, &later);
  if (!has_earlier && !has_later)
    return FALSE;

  if (has_earlier && has_later)
    {
      gint64 middle = 0;

      office_instant_from_wall_latest (day, wished * 60, &middle, NULL);
      *starts_at = later - middle <= middle - earlier ? later : earlier;
    }
  else
    *starts_at = has_earlier ? earlier : later;
  return TRUE;
}

/**
 * office_free_time_find:
 * @query: what is wished for, and what stands in its way
 * @later: whether to look after the time that was wished for, or before it
 * @starts_at: (out): UTC seconds
 *
 * Finds the nearest start, to a quarter of an hour, at which nothing forbids: on the same day, else on
 * the same day of the week within six weeks, else on another working day. Between 08:00 and 22:00, and
 * never on a bank holiday.
 *
 * Returns: whether there is one
 */
gboolean
office_free_time_find (const OfficeFreeTimeQuery *query,
                       gboolean                   later,
                       gint64                    *starts_at)
{
  const OfficeDay day = office_instant_to_day (query->wished);
  const int wished = office_instant_second_of_day (query->wished) / 60;
  const int way = later ? 1 : -1;

  if (find_on_day (query, day, wished, later, starts_at))
    return TRUE;

  for (int week = 1; week <= MOST_WEEKS; week++)
    if (find_near (query, day + way * week * DAYS_OF_WEEK, wished, starts_at))
      return TRUE;

  for (int days = 1; days <= MOST_WEEKS * DAYS_OF_WEEK; days++)
    {
      OfficeDay other = day + way * days;

      if ((other - 1) % DAYS_OF_WEEK < WORKING_DAYS && find_near (query, other, wished, starts_at))
        return TRUE;
    }
  return FALSE;
}

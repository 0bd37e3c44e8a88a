/* limits.h: what one session breaks by itself: the size of its room, the dates of its cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/clash.h"
#include "rules/dates.h"

G_BEGIN_DECLS

/**
 * OfficeEventLimits:
 * @title: for people
 * @starts: UTC seconds
 * @ends: UTC seconds
 * @cohort: its code
 * @first_day: of the cohort, or %OFFICE_DAY_NONE where the event is not bound to its dates
 * @last_day: of the cohort
 * @room: (nullable): its name
 * @capacity: how many people it holds, or 0 where that is not said
 * @n_people: how many would be in it
 *
 * One event and what limits it.
 */
typedef struct
{
  const char *title;
  gint64      starts;
  gint64      ends;
  const char *cohort;
  OfficeDay   first_day;
  OfficeDay   last_day;
  const char *room;
  int         capacity;
  int         n_people;
} OfficeEventLimits;

char *office_limits_describe_room  (const OfficeEventLimits *event);
char *office_limits_describe_dates (const OfficeEventLimits *event);

G_END_DECLS

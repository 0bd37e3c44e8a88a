/* session-pattern.h: the dates of a session that repeats: every Thursday at 19:00 for eight weeks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/holidays.h"

G_BEGIN_DECLS

#define OFFICE_PATTERN_MOST_DATES 60

/**
 * OfficeSessionPattern:
 * @first: the day of the first session
 * @second_of_day: on London's clocks, the same on every day
 * @every: weeks from one to the next, at least 1
 * @n: how many weeks, or, with @make_up, how many sessions; at least 1
 * @not_on_holidays: leave out England's bank holidays
 * @make_up: add one at the end for each that is left out
 *
 * When a session repeats.
 */
typedef struct
{
  OfficeDay first;
  int       second_of_day;
  int       every;
  int       n;
  gboolean  not_on_holidays;
  gboolean  make_up;
} OfficeSessionPattern;

/**
 * OfficePatternDate:
 * @day: the day
 * @starts_at: UTC seconds; 0 when it is left out
 * @left_out: (nullable): why there is no session on this day
 * @holiday: (nullable): the bank holiday that it falls on; of the program's own, or of the list of proclaimed days
 */
typedef struct
{
  OfficeDay   day;
  gint64      starts_at;
  char       *left_out;
  const char *holiday;
} OfficePatternDate;

void       office_pattern_date_free     (OfficePatternDate           *date);
GPtrArray *office_session_pattern_dates (const OfficeSessionPattern  *pattern,
                                         GPtrArray                   *proclaimed);

G_END_DECLS

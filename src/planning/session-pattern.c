/* session-pattern.c: the dates of a session that repeats: every Thursday at 19:00 for eight weeks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/session-pattern.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"

#define DAYS_OF_WEEK 7

/**
 * office_pattern_date_free:
 * @date: (transfer full) (nullable): a date
 */
void
office_pattern_date_free (OfficePatternDate *date)
{
  if (date == NULL)
    return;

  g_free (date->left_out);
  g_free (date);
}

static OfficePatternDate *
make_date (const OfficeSessionPattern *pattern,
           OfficeDay                   day,
           GPtrArray                  *proclaimed)
{
  OfficePatternDate *date = g_new0 (OfficePatternDate, 1);
  g_autoptr (GError) error = NULL;

  date->day = day;
  date->holiday = office_bank_holiday_name (day, proclaimed);
  if (date->holiday != NULL && pattern->not_on_holidays)
    /* Translators: the name of a bank holiday */
    date->left_out = g_strdup_printf (_("left out: %s"), date->holiday);
  else if (!office_instant_from_wall (day, pattern->second_of_day, &date->starts_at, &error))
    date->left_out = g_strdup (error->message);
  return date;
}

/**
 * office_session_pattern_dates:
 * @pattern: when a session repeats
 * @proclaimed: (nullable) (element-type OfficeProclaimedDay): what the office has listed beside the
 *   rule of the bank holidays
 *
 * Works out every day of a pattern. The time on London's clocks stays the same when they change; a
 * day on whose night that time does not exist, or comes twice, is left out with that reason.
 *
 * Returns: (transfer full) (element-type OfficePatternDate): the days in order, those left out among them
 */
GPtrArray *
office_session_pattern_dates (const OfficeSessionPattern *pattern,
                              GPtrArray                  *proclaimed)
{
  GPtrArray *dates = g_ptr_array_new_with_free_func ((GDestroyNotify) office_pattern_date_free);
  const int n = CLAMP (pattern->n, 1, OFFICE_PATTERN_MOST_DATES);
  int made = 0;

  for (int i = 0; i < 2 * OFFICE_PATTERN_MOST_DATES && (pattern->make_up ? made : i) < n; i++)
    {
      OfficePatternDate *date =
        make_date (pattern, pattern->first + i * MAX (pattern->every, 1) * DAYS_OF_WEEK, proclaimed);

      g_ptr_array_add (dates, date);
      made += date->left_out == NULL;
    }

  return dates;
}

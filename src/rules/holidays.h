/* holidays.h: England's bank holidays, by rule and as proclaimed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/dates.h"

G_BEGIN_DECLS

/**
 * OfficeProclaimedDay:
 * @day: the day
 * @works: it is an ordinary day, although the rule makes it a holiday
 * @name: what a holiday is called, or why it is none
 *
 * What was proclaimed beside the rule: one more holiday, or one that was taken away.
 */
typedef struct
{
  OfficeDay  day;
  gboolean   works;
  char      *name;
} OfficeProclaimedDay;

/**
 * OfficeBankHoliday:
 * @day: the day
 * @name: in words; of the program's own, or of the list of proclaimed days
 */
typedef struct
{
  OfficeDay   day;
  const char *name;
} OfficeBankHoliday;

OfficeProclaimedDay *office_proclaimed_day_new    (OfficeDay             day,
                                                   gboolean              works,
                                                   const char           *name);
void                 office_proclaimed_day_free   (OfficeProclaimedDay  *proclaimed);
GPtrArray           *office_proclaimed_days_parse (const char           *text,
                                                   GError              **error);
char                *office_proclaimed_days_print (GPtrArray            *proclaimed);

OfficeDay            office_easter_sunday         (int                   year);
const char          *office_bank_holiday_name     (OfficeDay             day,
                                                   GPtrArray            *proclaimed);
GArray              *office_bank_holidays_of_year (int                   year,
                                                   GPtrArray            *proclaimed);

G_END_DECLS

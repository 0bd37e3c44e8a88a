/* holidays.c: England's bank holidays, by rule and as proclaimed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rule is that of the Banking and Financial Dealings Act 1971 and of the proclamations that each
 * year repeats: eight days, with a substitute on the next working day for those that fall on a
 * weekend. What was proclaimed for one year alone stands in a table, which the office can go on.
 */
#include "config.h"

#include "rules/holidays.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define DAYS_OF_WEEK 7
#define LENGTH_OF_ISO 10

/* Proclaimed for one year alone, as far as it is known. */
static const struct
{
  int         year, month, day;
  gboolean    works;
  const char *name;
} known[] = {
  { 2011, 4, 29, FALSE, N_("Royal Wedding") },
  { 2012, 5, 28, TRUE, N_("Spring bank holiday, moved") },
  { 2012, 6, 4, FALSE, N_("Spring bank holiday") },
  { 2012, 6, 5, FALSE, N_("Diamond Jubilee") },
  { 2020, 5, 4, TRUE, N_("Early May bank holiday, moved") },
  { 2020, 5, 8, FALSE, N_("Early May bank holiday") },
  { 2022, 5, 30, TRUE, N_("Spring bank holiday, moved") },
  { 2022, 6, 2, FALSE, N_("Spring bank holiday") },
  { 2022, 6, 3, FALSE, N_("Platinum Jubilee") },
  { 2022, 9, 19, FALSE, N_("State Funeral of Queen Elizabeth II") },
  { 2023, 5, 8, FALSE, N_("Coronation of King Charles III") },
};

/**
 * office_proclaimed_day_new:
 * @day: the day
 * @works: it is no holiday, although the rule makes it one
 * @name: what it is called, or why it is none
 *
 * Returns: (transfer full): a proclaimed day
 */
OfficeProclaimedDay *
office_proclaimed_day_new (OfficeDay   day,
                           gboolean    works,
                           const char *name)
{
  OfficeProclaimedDay *proclaimed = g_new0 (OfficeProclaimedDay, 1);

  proclaimed->day = day;
  proclaimed->works = works;
  proclaimed->name = g_strdup (name);
  return proclaimed;
}

/**
 * office_proclaimed_day_free:
 * @proclaimed: (transfer full) (nullable): a proclaimed day
 */
void
office_proclaimed_day_free (OfficeProclaimedDay *proclaimed)
{
  if (proclaimed == NULL)
    return;

  g_free (proclaimed->name);
  g_free (proclaimed);
}

/**
 * office_proclaimed_days_parse:
 * @text: (nullable): lines such as "2022-09-19 State Funeral", or "-2020-05-04 Moved" for a day that
 *   is no holiday after all
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeProclaimedDay): the days in the order of
 *   the lines, or %NULL with %OFFICE_ERROR_INVALID that names the line
 */
GPtrArray *
office_proclaimed_days_parse (const char *text,
                              GError    **error)
{
  g_autoptr (GPtrArray) days =
    g_ptr_array_new_with_free_func ((GDestroyNotify) office_proclaimed_day_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      gboolean works = *line == '-';
      g_autofree char *iso = g_strndup (works ? line + 1 : line, LENGTH_OF_ISO);
      OfficeDay day = office_day_from_iso (iso);
      const char *name;

      if (*line == '\0')
        continue;
      if (day == OFFICE_DAY_NONE)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("Line %u of the bank holidays begins with no day: “%s”. Write it as "
                         "2022-09-19, and then its name."),
                       i + 1, line);
          return NULL;
        }
      name = line + (works ? 1 : 0) + LENGTH_OF_ISO;
      while (g_ascii_isspace (*name))
        name++;
      g_ptr_array_add (days, office_proclaimed_day_new (day, works, name));
    }

  return g_steal_pointer (&days);
}

/**
 * office_proclaimed_days_print:
 * @proclaimed: (element-type OfficeProclaimedDay): the days
 *
 * Returns: (transfer full): a text that office_proclaimed_days_parse() reads again
 */
char *
office_proclaimed_days_print (GPtrArray *proclaimed)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < proclaimed->len; i++)
    {
      const OfficeProclaimedDay *day = g_ptr_array_index (proclaimed, i);
      g_autofree char *iso = office_day_to_iso (day->day);
      g_autofree char *name = g_strdelimit (g_strdup (day->name), "\r\n", ' ');

      g_string_append_printf (text, "%s%s %s\n", day->works ? "-" : "", iso, name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Monday is 0: day 1 of the calendar was one. */
static int
weekday (OfficeDay day)
{
  return (day - 1) % DAYS_OF_WEEK;
}

/**
 * office_easter_sunday:
 * @year: of the Gregorian calendar
 *
 * Returns: Easter Sunday of that year, by the rule of the western churches
 */
OfficeDay
office_easter_sunday (int year)
{
  /* The “anonymous” computation of the Gregorian computus (Nature, 1876). */
  int golden = year % 19;
  int century = year / 100;
  int of_century = year % 100;
  int skipped = (century + 8) / 25;
  int epact = (19 * golden + century - century / 4 - (century - skipped + 1) / 3 + 15) % 30;
  int to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  int late = (golden + 11 * epact + 22 * to_sunday) / 451;
  int month = (epact + to_sunday - 7 * late + 114) / 31;
  int day = (epact + to_sunday - 7 * late + 114) % 31 + 1;

  return office_day_new (year, month, day);
}

/* The rule is for the years from 1978 on, in which early May got its holiday. */
static const char *
name_in_spring (OfficeDay day,
                int       year,
                int       month,
                int       day_of_month)
{
  OfficeDay easter = office_easter_sunday (year);

  if (day == easter - 2)
    return _("Good Friday");
  if (day == easter + 1)
    return _("Easter Monday");
  if (weekday (day) != 0)
    return NULL;
  if (month == 5 && day_of_month <= DAYS_OF_WEEK)
    return _("Early May bank holiday");
  if (month == 5 && day_of_month > 31 - DAYS_OF_WEEK)
    return _("Spring bank holiday");
  if (month == 8 && day_of_month > 31 - DAYS_OF_WEEK)
    return _("Summer bank holiday");
  return NULL;
}

static const char *
name_at_new_year (OfficeDay day,
                  int       day_of_month)
{
  if (day_of_month == 1)
    return _("New Year’s Day");
  /* 1 January was a Saturday or a Sunday. */
  if (weekday (day) == 0 && (day_of_month == 2 || day_of_month == 3))
    return _("New Year’s Day (substitute day)");
  return NULL;
}

static const char *
name_at_christmas (OfficeDay day,
                   int       day_of_month)
{
  const int of_week = weekday (day);

  switch (day_of_month)
    {
    case 25:
      return _("Christmas Day");
    case 26:
      return _("Boxing Day");
    case 27:
      /* Monday after Saturday; Tuesday after Sunday, since Monday is Boxing Day itself. */
      return of_week == 0 || of_week == 1 ? _("Christmas Day (substitute day)") : NULL;
    case 28:
      /* Monday after a Boxing Day on Saturday; Tuesday after one on Sunday. */
      return of_week == 0 || of_week == 1 ? _("Boxing Day (substitute day)") : NULL;
    default:
      return NULL;
    }
}

static const char *
name_by_rule (OfficeDay day)
{
  int year, month, day_of_month;

  office_day_split (day, &year, &month, &day_of_month);
  if (month == 1)
    return name_at_new_year (day, day_of_month);
  if (month == 12)
    return name_at_christmas (day, day_of_month);
  return name_in_spring (day, year, month, day_of_month);
}

/**
 * office_bank_holiday_name:
 * @day: a day
 * @proclaimed: (nullable) (element-type OfficeProclaimedDay): what the office has listed beside the rule
 *
 * Says whether a day is a bank holiday in England: first by the office's own list, then by what is
 * known to have been proclaimed, then by rule. Christmas Day, Boxing Day and New Year's Day are
 * holidays on a weekend as well, although banks look at their substitute days alone.
 *
 * Returns: (nullable): its name, or %NULL for an ordinary day
 */
const char *
office_bank_holiday_name (OfficeDay  day,
                          GPtrArray *proclaimed)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day > OFFICE_DAY_NONE, NULL);

  for (guint i = 0; proclaimed != NULL && i < proclaimed->len; i++)
    {
      const OfficeProclaimedDay *listed = g_ptr_array_index (proclaimed, i);

      if (listed->day != day)
        continue;
      if (listed->works)
        return NULL;
      return *listed->name != '\0' ? listed->name : _("Bank holiday");
    }

  office_day_split (day, &year, &month, &day_of_month);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].year == year && known[i].month == month && known[i].day == day_of_month)
      return known[i].works ? NULL : _(known[i].name);

  return name_by_rule (day);
}

/**
 * office_bank_holidays_of_year:
 * @year: a year
 * @proclaimed: (nullable) (element-type OfficeProclaimedDay): what the office has listed beside the rule
 *
 * Returns: (transfer full) (element-type OfficeBankHoliday): England's bank holidays of a year, in order
 */
GArray *
office_bank_holidays_of_year (int        year,
                              GPtrArray *proclaimed)
{
  GArray *holidays = g_array_new (FALSE, FALSE, sizeof (OfficeBankHoliday));
  OfficeDay first = office_day_new (year, 1, 1);
  OfficeDay next = office_day_new (year + 1, 1, 1);

  for (OfficeDay day = first; day < next; day++)
    {
      OfficeBankHoliday holiday = { day, office_bank_holiday_name (day, proclaimed) };

      if (holiday.name != NULL)
        g_array_append_val (holidays, holiday);
    }

  return holidays;
}

/* dateparse.c: dates as people and spreadsheets write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/dates.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define CENTURY 100

/* \d would take the digits of every script. A separator stands twice, and the same. */
#define TIME_OF_DAY                                                                                \
  "[T ]\\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
#define YEAR_FIRST "^([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})$"
#define NUMERIC "^([0-9]{1,2})([-/.])\\s?([0-9]{1,2})\\2\\s?([0-9]{4}|[0-9]{2})$"
#define DAY_FIRST                                                                                  \
  "^([0-9]{1,2})(?:st|nd|rd|th)?[-\\s/.,]*([A-Za-z]+)[-\\s/.,]*([0-9]{4}|[0-9]{2})$"
#define MONTH_FIRST "^([A-Za-z]+)\\.?\\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\\s+([0-9]{4})$"
#define SERIAL "^([0-9]{1,7})(?:\\.[0-9]+)?$"

/* The forms of a date, compiled once: an import reads them tens of thousands of times. */
typedef enum
{
  FORM_TIME,
  FORM_YEAR_FIRST,
  FORM_NUMERIC,
  FORM_DAY_FIRST,
  FORM_MONTH_FIRST,
  FORM_SERIAL,
  N_FORMS,
} Form;

static const GRegex *
form_regex (Form form)
{
  static const char *const patterns[N_FORMS] = {
    [FORM_TIME] = TIME_OF_DAY "$",      [FORM_YEAR_FIRST] = YEAR_FIRST,
    [FORM_NUMERIC] = NUMERIC,           [FORM_DAY_FIRST] = DAY_FIRST,
    [FORM_MONTH_FIRST] = MONTH_FIRST,   [FORM_SERIAL] = SERIAL,
  };
  static gsize compiled[N_FORMS];

  if (g_once_init_enter (&compiled[form]))
    g_once_init_leave (&compiled[form],
                       (gsize) g_regex_new (patterns[form], G_REGEX_CASELESS, 0, NULL));

  return (const GRegex *) compiled[form];
}

typedef struct
{
  const char   *text;
  OfficeDateUse use;
  OfficeDay     today;
} Subject;

static OfficeDay
refuse (GError    **error,
        const char *text,
        const char *hint)
{
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("“%s” is not a date: %s"), text, hint);
  return OFFICE_DAY_NONE;
}

/* Returns: (nullable): the groups of the match, the whole at 0 */
static char **
match (Form        form,
       const char *text)
{
  g_autoptr (GMatchInfo) info = NULL;

  if (!g_regex_match (form_regex (form), text, 0, &info))
    return NULL;

  return g_match_info_fetch_all (info);
}

static int
number (const char *digits)
{
  return (int) g_ascii_strtoll (digits, NULL, 10);
}

/* "sep", "Sept" and "September" are September; fewer than three letters name no month. */
static int
month_named (const char *word)
{
  static const char *months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
  };
  gsize length = strlen (word);

  for (int i = 0; i < (int) G_N_ELEMENTS (months); i++)
    {
      gboolean whole = g_ascii_strcasecmp (word, months[i]) == 0;
      gboolean short_form = (length == 3 || (length == 4 && i == 8)) &&
                            g_ascii_strncasecmp (word, months[i], length) == 0;

      if (whole || short_form)
        return i + 1;
    }

  return 0;
}

/*
 * Two figures: a day of the office's work is in this century; a birth is in the latest year that
 * is not in the future.
 */
static int
full_year (const Subject *subject,
           const char    *digits,
           int            month,
           int            day)
{
  int this_year;
  int year = number (digits);
  OfficeDay then;

  if (strlen (digits) == 4)
    return year;

  office_day_split (subject->today, &this_year, NULL, NULL);
  year += this_year / CENTURY * CENTURY;
  then = office_day_new (year, month, day);
  if (subject->use == OFFICE_DATE_BIRTH &&
      (year > this_year || (then != OFFICE_DAY_NONE && then > subject->today)))
    year -= CENTURY;
  return year;
}

static OfficeDay
make_day (const Subject *subject,
          int            year,
          int            month,
          int            day,
          GError       **error)
{
  OfficeDay made;

  if (month > 12 && day <= 12 && day > 0 && month <= 31)
    return refuse (error, subject->text,
                   _("there is no such month. Type the day before the month, 18/09/1984."));
  if (month < 1 || month > 12)
    return refuse (error, subject->text, _("there is no such month."));
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return refuse (error, subject->text, _("the year is not from 1900 to 2199."));

  made = office_day_new (year, month, day);
  if (made == OFFICE_DAY_NONE)
    return refuse (error, subject->text, _("that month has no such day."));
  if (subject->use == OFFICE_DATE_BIRTH && made > subject->today)
    return refuse (error, subject->text, _("a date of birth cannot be in the future."));

  return made;
}

static OfficeDay
parse_numeric (const Subject *subject,
               char         **part,
               GError       **error)
{
  int day = number (part[1]);
  int month = number (part[3]);

  if (strlen (part[4]) == 2 && *part[2] == '-' && number (part[4]) <= 31)
    return refuse (error, subject->text,
                   _("it could begin with the year or with the day. Type the year with four "
                     "figures."));

  return make_day (subject, full_year (subject, part[4], month, day), month, day, error);
}

static OfficeDay
parse_named (const Subject *subject,
             const char    *day,
             const char    *word,
             const char    *year,
             GError       **error)
{
  int month = month_named (word);

  if (month == 0)
    return refuse (error, subject->text, _("there is no month of that name."));

  return make_day (subject, full_year (subject, year, month, number (day)), month, number (day),
                   error);
}

static OfficeDay
parse_serial (const Subject    *subject,
              char            **part,
              OfficeExcelSystem excel,
              GError          **error)
{
  int serial = number (part[1]);
  OfficeDay day;

  if (excel == OFFICE_EXCEL_NONE)
    return refuse (error, subject->text, _("it is a bare number. Type it as 18/09/1984."));
  if (strlen (part[1]) == 4 && serial >= FIRST_YEAR && serial <= LAST_YEAR)
    return refuse (error, subject->text,
                   _("it could be a year alone. Type day, month and year, 18/09/1984."));

  day = office_day_from_excel (serial, excel, error);
  if (day != OFFICE_DAY_NONE && subject->use == OFFICE_DATE_BIRTH && day > subject->today)
    return refuse (error, subject->text, _("a date of birth cannot be in the future."));

  return day;
}

/* The text without spaces around it and without a time of day behind it. */
static char *
strip_time (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return g_regex_replace_literal (form_regex (FORM_TIME), stripped, -1, 0, "", 0, NULL);
}

/**
 * office_day_parse:
 * @text: what was typed or read
 * @use: what the date is for: decides the century of two-figure years
 * @excel: the date system, if the text comes from a workbook's number cell
 * @today: the day on which it is read
 * @error: return location for an error
 *
 * Reads a date as people write it in Britain, the day before the month: 18/09/1984, 18.9.1984,
 * 18-Sep-84, 18 September 1984, September 18, 1984, 1984-09-18 with or without a time, or a
 * spreadsheet's serial.
 *
 * Returns: the day, or %OFFICE_DAY_NONE with %OFFICE_ERROR_INVALID if it is impossible or could
 *   mean two days
 */
OfficeDay
office_day_parse (const char       *text,
                  OfficeDateUse     use,
                  OfficeExcelSystem excel,
                  OfficeDay         today,
                  GError          **error)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);
  g_autofree char *day = strip_time (valid);
  g_auto (GStrv) part = NULL;
  Subject subject = { valid, use, today };

  g_return_val_if_fail (today > OFFICE_DAY_NONE, OFFICE_DAY_NONE);

  if ((part = match (FORM_YEAR_FIRST, day)) != NULL)
    return make_day (&subject, number (part[1]), number (part[3]), number (part[4]), error);
  if ((part = match (FORM_NUMERIC, day)) != NULL)
    return parse_numeric (&subject, part, error);
  if ((part = match (FORM_DAY_FIRST, day)) != NULL)
    return parse_named (&subject, part[1], part[2], part[3], error);
  if ((part = match (FORM_MONTH_FIRST, day)) != NULL)
    return parse_named (&subject, part[2], part[1], part[3], error);
  if ((part = match (FORM_SERIAL, day)) != NULL)
    return parse_serial (&subject, part, excel, error);

  return refuse (error, valid, _("type day, month and year, 18/09/1984."));
}

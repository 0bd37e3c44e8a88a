/* dates.c: calendar days: made, counted, written; terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/dates.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define LAST_YEAR 2199

/**
 * office_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: day of the month
 *
 * Makes a day.
 *
 * Returns: the day, or %OFFICE_DAY_NONE if the calendar has none
 */
OfficeDay
office_day_new (int year,
                int month,
                int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy (day, month, year))
    return OFFICE_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return (OfficeDay) g_date_get_julian (&date);
}

/**
 * office_day_split:
 * @day: a day
 * @year: (out) (optional): the year
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 *
 * Takes a day apart.
 */
void
office_day_split (OfficeDay day,
                  int      *year,
                  int      *month,
                  int      *day_of_month)
{
  GDate date;

  g_return_if_fail (day > OFFICE_DAY_NONE);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = g_date_get_month (&date);
  if (day_of_month != NULL)
    *day_of_month = g_date_get_day (&date);
}

static gboolean
digits_at (const char *text,
           int         count,
           int        *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }

  return TRUE;
}

/**
 * office_day_from_iso:
 * @iso: (nullable): "2025-09-18", nothing before or after
 *
 * Reads a day as the database holds it.
 *
 * Returns: the day, or %OFFICE_DAY_NONE for %NULL or anything else
 */
OfficeDay
office_day_from_iso (const char *iso)
{
  int year, month, day;

  if (iso == NULL || strlen (iso) != strlen ("2025-09-18") || iso[4] != '-' || iso[7] != '-' ||
      !digits_at (iso, 4, &year) || !digits_at (iso + 5, 2, &month) ||
      !digits_at (iso + 8, 2, &day))
    return OFFICE_DAY_NONE;

  return office_day_new (year, month, day);
}

static void
write_digits (char *text,
              int   count,
              int   value)
{
  while (count-- > 0)
    {
      text[count] = (char) ('0' + value % 10);
      value /= 10;
    }
}

/**
 * office_day_to_iso:
 * @day: a day, or %OFFICE_DAY_NONE
 *
 * Writes a day as the database holds it: "2025-09-18".
 *
 * Returns: (transfer full) (nullable): the text, %NULL for no day
 */
char *
office_day_to_iso (OfficeDay day)
{
  int year, month, day_of_month;
  char *iso;

  if (day <= OFFICE_DAY_NONE)
    return NULL;

  office_day_split (day, &year, &month, &day_of_month);
  if (year > 9999)
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);

  /* By hand, since long lists are full of days. */
  iso = g_malloc (sizeof "2025-09-18");
  write_digits (iso, 4, year);
  iso[4] = iso[7] = '-';
  write_digits (iso + 5, 2, month);
  write_digits (iso + 8, 2, day_of_month);
  iso[10] = '\0';
  return iso;
}

/**
 * office_day_to_text:
 * @day: a day, or %OFFICE_DAY_NONE
 *
 * Writes a day for a table: "18/09/2025".
 *
 * Returns: (transfer full): the text, empty for no day
 */
char *
office_day_to_text (OfficeDay day)
{
  int year, month, day_of_month;

  if (day <= OFFICE_DAY_NONE)
    return g_strdup ("");

  office_day_split (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%02d/%02d/%04d", day_of_month, month, year);
}

/**
 * office_day_to_long:
 * @day: a day, or %OFFICE_DAY_NONE
 *
 * Writes a day for a letter or a certificate: "18 September 2025".
 *
 * Returns: (transfer full): the text, empty for no day
 */
char *
office_day_to_long (OfficeDay day)
{
  static const char *months[] = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
  };
  int year, month, day_of_month;

  if (day <= OFFICE_DAY_NONE)
    return g_strdup ("");

  office_day_split (day, &year, &month, &day_of_month);
  /* Translators: day of the month, name of the month, year */
  return g_strdup_printf (_("%d %s %d"), day_of_month, _(months[month - 1]), year);
}

/**
 * office_day_add_years:
 * @day: a day
 * @years: how many, may be negative
 *
 * The same day of another year; 29 February becomes 28 February where there is none.
 *
 * Returns: the day
 */
OfficeDay
office_day_add_years (OfficeDay day,
                      int       years)
{
  GDate date;

  g_return_val_if_fail (day > OFFICE_DAY_NONE, OFFICE_DAY_NONE);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (years >= 0)
    g_date_add_years (&date, years);
  else
    g_date_subtract_years (&date, -years);
  return (OfficeDay) g_date_get_julian (&date);
}

/**
 * office_day_from_excel:
 * @serial: what the cell holds, without the part after the decimal point
 * @system: the workbook's date system
 * @error: return location for an error
 *
 * The day of an Excel serial. In the 1900 system 60 is 29 February 1900, which never was, and is
 * refused.
 *
 * Returns: the day, or %OFFICE_DAY_NONE with %OFFICE_ERROR_INVALID
 */
OfficeDay
office_day_from_excel (gint64            serial,
                       OfficeExcelSystem system,
                       GError          **error)
{
  OfficeDay day = OFFICE_DAY_NONE;
  OfficeDay last = office_day_new (LAST_YEAR, 12, 31);

  if (serial >= 0 && serial < last)
    {
      if (system == OFFICE_EXCEL_1904)
        day = office_day_new (1904, 1, 1) + (OfficeDay) serial;
      else if (serial > 60)
        day = office_day_new (1899, 12, 30) + (OfficeDay) serial;
      else if (serial >= 1 && serial < 60)
        day = office_day_new (1899, 12, 31) + (OfficeDay) serial;
    }

  if (system == OFFICE_EXCEL_NONE || day == OFFICE_DAY_NONE || day > last)
    {
      g_autofree char *shown = g_strdup_printf ("%" G_GINT64_FORMAT, serial);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s is not the number of a day in a spreadsheet: type the date, 18/09/1984."),
                   shown);
      return OFFICE_DAY_NONE;
    }

  return day;
}

/**
 * office_term_of_day:
 * @terms: (array length=n_terms): the terms, in any order
 * @n_terms: their number
 * @day: a cohort's first day
 *
 * The term that a cohort belongs to: the one that holds its first day (LOAD-1).
 *
 * Returns: (transfer none) (nullable): the term, or %NULL if none holds the day
 */
const OfficeTerm *
office_term_of_day (const OfficeTerm *terms,
                    gsize             n_terms,
                    OfficeDay         day)
{
  for (gsize i = 0; i < n_terms; i++)
    {
      if (terms[i].starts <= day && day <= terms[i].ends)
        return &terms[i];
    }

  return NULL;
}

/**
 * office_terms_check:
 * @terms: (array length=n_terms): the terms, in any order
 * @n_terms: their number
 * @error: return location for an error
 *
 * Checks that each term ends after it starts and that no day is in two terms, so that a cohort
 * has one term (LOAD-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID that names the terms
 */
gboolean
office_terms_check (const OfficeTerm *terms,
                    gsize             n_terms,
                    GError          **error)
{
  for (gsize i = 0; i < n_terms; i++)
    {
      if (terms[i].starts == OFFICE_DAY_NONE || terms[i].ends < terms[i].starts)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("The term %s ends before it starts."), terms[i].name);
          return FALSE;
        }

      for (gsize j = 0; j < i; j++)
        {
          if (terms[i].starts <= terms[j].ends && terms[j].starts <= terms[i].ends)
            {
              g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("The terms %s and %s overlap: a day belongs to one term."),
                           terms[j].name, terms[i].name);
              return FALSE;
            }
        }
    }

  return TRUE;
}

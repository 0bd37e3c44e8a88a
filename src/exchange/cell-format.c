/* cell-format.c: how a workbook shows a number: as a date, a time, with zeros in front
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/cell-format.h"

#include <math.h>
#include <string.h>

#define SECONDS_PER_DAY 86400
/* 31 December 9999 in the 1900 system. */
#define LAST_SERIAL 2958465

/**
 * office_cell_format_built_in:
 * @id: a number format below 164, which a workbook names without defining it
 *
 * ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates in East Asian workbooks.
 *
 * Returns: what it shows
 */
guint8
office_cell_format_built_in (guint id)
{
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
      || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return OFFICE_CELL_FORMAT_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)
      || id == 55 || id == 56)
    return OFFICE_CELL_FORMAT_TIME;
  return OFFICE_CELL_FORMAT_PLAIN;
}

/**
 * office_cell_format_parse:
 * @code: a number format as the workbook defines it, such as `dd\-mmm\-yy;@`
 *
 * Only the first section counts. What stands in quotation marks, behind a backslash or in brackets
 * (colours, currencies, locales) says nothing, except the brackets of elapsed time.
 *
 * Returns: what it shows
 */
guint8
office_cell_format_parse (const char *code)
{
  gboolean day = FALSE, time = FALSE, other = FALSE;
  guint zeros = 0;

  for (const char *at = code; *at != '\0' && *at != ';'; at++)
    {
      char letter = g_ascii_tolower (*at);

      if (*at == '"' || *at == '[')
        {
          const char *end = strchr (at + 1, *at == '"' ? '"' : ']');

          if (*at == '[' && strchr ("hms", g_ascii_tolower (at[1])) != NULL && at[1] != '\0')
            time = TRUE;
          if (end == NULL)
            break;
          at = end;
        }
      else if (*at == '\\' || *at == '_' || *at == '*')
        {
          if (at[1] != '\0')
            at++;
        }
      else if (g_ascii_strncasecmp (at, "general", 7) == 0)
        {
          other = TRUE;
          at += 6;
        }
      else if (letter == 'y' || letter == 'd')
        day = TRUE;
      else if (letter == 'h' || letter == 's' || letter == 'm')
        time = TRUE;
      else if (letter == '0')
        zeros++;
      else if (strchr ("#?.,%/e", letter) != NULL)
        other = TRUE;
    }

  /* Months alone, as in `mmm`, are a day's; with hours or seconds they are minutes. */
  if (!day && time && strpbrk (code, "hHsS[") == NULL)
    day = TRUE;
  if (day)
    return OFFICE_CELL_FORMAT_DATE;
  if (time)
    return OFFICE_CELL_FORMAT_TIME;
  if (zeros > 1 && zeros <= 20 && !other)
    return OFFICE_CELL_FORMAT_ZEROS + zeros;
  return OFFICE_CELL_FORMAT_PLAIN;
}

/**
 * office_cell_is_number:
 * @digits: the value of a cell
 *
 * Returns: whether it is a number as XML writes them: `-12`, `0.5`, `1.2E+19`
 */
gboolean
office_cell_is_number (const char *digits)
{
  const char *at = digits + (*digits == '-' || *digits == '+');
  gsize before = strspn (at, "0123456789");
  gsize after = 0;

  at += before;
  if (*at == '.')
    {
      after = strspn (at + 1, "0123456789");
      at += 1 + after;
    }
  if (before + after == 0 || before + after > 400)
    return FALSE;
  if (*at == 'e' || *at == 'E')
    {
      gsize exponent;

      at += 1 + (at[1] == '-' || at[1] == '+');
      exponent = strspn (at, "0123456789");
      if (exponent == 0 || exponent > 3)
        return FALSE;
      at += exponent;
    }
  return *at == '\0';
}

/**
 * office_cell_number_text:
 * @digits: a number (office_cell_is_number())
 * @format: how the workbook shows it
 *
 * What a person saw: at most 15 digits, as spreadsheets keep no more, so that 55.100000000000001 is
 * 55.1; zeros in front where the format puts them.
 *
 * Returns: (transfer full): the text
 */
char *
office_cell_number_text (const char *digits,
                         guint8      format)
{
  g_autofree char *text = NULL;
  gsize length = strlen (digits);
  char buffer[64];

  if (length <= 15 && strpbrk (digits, "eE+") == NULL)
    text = g_strdup (digits);
  else
    text = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g",
                                      g_ascii_strtod (digits, NULL)));

  if (format > OFFICE_CELL_FORMAT_ZEROS && strspn (text, "0123456789") == strlen (text))
    {
      guint width = format - OFFICE_CELL_FORMAT_ZEROS;

      length = strlen (text);
      if (length < width)
        {
          char *padded = g_strnfill (width, '0');

          memcpy (padded + width - length, text, length);
          return padded;
        }
    }
  return g_steal_pointer (&text);
}

/* Splits a serial into whole days and seconds, rounded to the second as spreadsheets show it. */
static gboolean
split_serial (const char *digits,
              gint64     *days,
              int        *seconds)
{
  double serial = g_ascii_strtod (digits, NULL);
  double whole = floor (serial);

  if (!(serial >= 0 && serial <= LAST_SERIAL + 1))
    return FALSE;
  *days = (gint64) whole;
  *seconds = (int) floor ((serial - whole) * SECONDS_PER_DAY + 0.5);
  if (*seconds == SECONDS_PER_DAY)
    {
      *seconds = 0;
      *days += 1;
    }
  return TRUE;
}

/**
 * office_cell_date_from_serial:
 * @digits: days since the workbook's epoch, with the time as a fraction
 * @from_1904: whether the workbook counts from 1 January 1904
 * @text: (out) (transfer full): `dd/mm/yyyy`, with `HH:MM` when there is a time
 * @iso: (out) (transfer full): `YYYY-MM-DD`, with `THH:MM:SS` when there is a time
 *
 * The 1900 system has a 29 February 1900, serial 60, that never was.
 *
 * Returns: whether it is a day
 */
gboolean
office_cell_date_from_serial (const char  *digits,
                              gboolean     from_1904,
                              char       **text,
                              char       **iso)
{
  gint64 days;
  int seconds;
  guint32 julian;
  GDate date;

  if (!split_serial (digits, &days, &seconds))
    return FALSE;

  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else if (days < 1 || days == 60)
    return FALSE;
  else
    g_date_set_dmy (&date, days < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  julian = g_date_get_julian (&date) + days;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  if (g_date_get_year (&date) > 9999)
    return FALSE;

  *text = g_strdup_printf ("%02d/%02d/%04d", g_date_get_day (&date), g_date_get_month (&date),
                           g_date_get_year (&date));
  *iso = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
  if (seconds > 0)
    {
      g_autofree char *day = *text;
      g_autofree char *iso_day = *iso;

      *text = g_strdup_printf ("%s %02d:%02d", day, seconds / 3600, seconds / 60 % 60);
      *iso = g_strdup_printf ("%sT%02d:%02d:%02d", iso_day, seconds / 3600, seconds / 60 % 60,
                              seconds % 60);
    }
  return TRUE;
}

/**
 * office_cell_time_from_serial:
 * @digits: a fraction of a day, or days
 *
 * Returns: (transfer full) (nullable): `H:MM` or `H:MM:SS`, hours beyond 24 counted on
 */
char *
office_cell_time_from_serial (const char *digits)
{
  gint64 days;
  int seconds;

  if (!split_serial (digits, &days, &seconds))
    return NULL;
  if (seconds % 60 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", days * 24 + seconds / 3600,
                            seconds / 60 % 60);
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", days * 24 + seconds / 3600,
                          seconds / 60 % 60, seconds % 60);
}

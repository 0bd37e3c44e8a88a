/* meeting-times.c: times and lengths as meeting tools write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/meeting-times.h"

#include <string.h>

#include "rules/clock.h"

/* Commas and the thin spaces before AM and PM are spaces. */
static char **
split_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *plain = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  GPtrArray *words = g_ptr_array_new ();

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == ',' || g_unichar_isspace (character) || g_unichar_type (character) == G_UNICODE_FORMAT)
        g_string_append_c (plain, ' ');
      else
        g_string_append_unichar (plain, g_unichar_toupper (character));
    }
  parts = g_strsplit (plain->str, " ", -1);
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_ptr_array_add (words, g_strdup (*part));
  g_ptr_array_add (words, NULL);
  g_string_free (plain, TRUE);
  return (char **) g_ptr_array_free (words, FALSE);
}

static gboolean
read_numbers (const char *text,
              const char *separators,
              guint64     numbers[3],
              guint      *n_numbers)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);
  guint n = g_strv_length (parts);

  if (n < 2 || n > 3)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 0, 9999, &numbers[i], NULL))
      return FALSE;
  *n_numbers = n;
  return TRUE;
}

static OfficeDay
read_day (const char         *text,
          OfficeMeetingOrder  order)
{
  guint64 n[3];
  guint n_numbers;
  int year, month, day;

  if (!read_numbers (text, "/.-", n, &n_numbers) || n_numbers != 3)
    return OFFICE_DAY_NONE;
  if (n[0] > 31)
    {
      year = (int) n[0];
      month = (int) n[1];
      day = (int) n[2];
    }
  else
    {
      year = (int) n[2] < 100 ? 2000 + (int) n[2] : (int) n[2];
      month = (int) (order == OFFICE_MEETING_DAY_FIRST ? n[1] : n[0]);
      day = (int) (order == OFFICE_MEETING_DAY_FIRST ? n[0] : n[1]);
    }
  return office_day_new (year, month, day);
}

static gboolean
read_second (const char *text,
             const char *half,
             int        *second)
{
  guint64 n[3] = { 0 };
  guint n_numbers;

  if (!read_numbers (text, ":", n, &n_numbers) || n[0] > 23 || n[1] > 59 || n[2] > 59)
    return FALSE;
  if (half != NULL)
    {
      if (n[0] < 1 || n[0] > 12 || (!g_str_equal (half, "AM") && !g_str_equal (half, "PM")))
        return FALSE;
      n[0] = n[0] % 12 + (g_str_equal (half, "PM") ? 12 : 0);
    }
  *second = (int) ((n[0] * 60 + n[1]) * 60 + n[2]);
  return TRUE;
}

/**
 * office_meeting_time_parse:
 * @text: "9/25/25, 6:58:03 PM", "25/09/2025, 18:58:03", "2025-09-25 18:58"
 * @order: what stands first in a day
 * @instant: (out): UTC seconds
 *
 * Reads a time as meeting tools write it, which is the wall time of who exported the report; we take it for
 * London's.
 *
 * Returns: whether it is a time
 */
gboolean
office_meeting_time_parse (const char         *text,
                           OfficeMeetingOrder  order,
                           gint64             *instant)
{
  g_auto (GStrv) words = split_words (text);
  guint n = g_strv_length (words);
  OfficeDay day;
  int second;

  if (n == 1 && strchr (words[0], 'T') != NULL)
    {
      char **halves = g_strsplit (words[0], "T", 2);

      g_strfreev (words);
      words = halves;
      n = 2;
    }
  if (n < 2 || n > 3)
    return FALSE;

  day = read_day (words[0], order);
  return day != OFFICE_DAY_NONE && read_second (words[1], n == 3 ? words[2] : NULL, &second)
         && office_instant_from_wall_latest (day, second, instant, NULL);
}

/**
 * office_meeting_length_parse:
 * @text: "1h 31m 58s", "97" (minutes), "01:31:58"
 *
 * Returns: seconds, or -1
 */
gint64
office_meeting_length_parse (const char *text)
{
  g_auto (GStrv) words = split_words (text);
  guint64 n[3] = { 0 };
  guint n_numbers;
  gint64 seconds = 0;

  if (words[0] == NULL)
    return -1;
  if (words[1] == NULL && g_ascii_string_to_unsigned (words[0], 10, 0, 10000, &n[0], NULL))
    return (gint64) n[0] * 60;
  if (words[1] == NULL && read_numbers (words[0], ":", n, &n_numbers))
    return (gint64) (n_numbers == 3 ? (n[0] * 60 + n[1]) * 60 + n[2] : n[0] * 60 + n[1]);

  for (char **word = words; *word != NULL; word++)
    {
      char *end;
      guint64 number = g_ascii_strtoull (*word, &end, 10);
      const char *units[] = { "H", "M", "S" };
      const int lengths[] = { 3600, 60, 1 };
      gsize unit = 0;

      while (unit < G_N_ELEMENTS (units) && !g_str_equal (end, units[unit]))
        unit++;
      if (end == *word || unit == G_N_ELEMENTS (units) || number > 100000)
        return -1;
      seconds += (gint64) number * lengths[unit];
    }
  return seconds;
}

/**
 * office_meeting_order_find:
 * @times: (element-type utf8): the times of a report
 * @day: the session's
 *
 * Returns: the order of day and month in which most of them lie about that day
 */
OfficeMeetingOrder
office_meeting_order_find (GPtrArray *times,
                           OfficeDay  day)
{
  guint good[2] = { 0 };

  for (guint i = 0; i < times->len; i++)
    for (int order = 0; order < 2; order++)
      {
        gint64 instant;

        if (!office_meeting_time_parse (g_ptr_array_index (times, i), (OfficeMeetingOrder) order, &instant))
          continue;
        good[order] += ABS (office_instant_to_day (instant) - day) <= 1 ? 1000 : 1;
      }
  return good[OFFICE_MEETING_MONTH_FIRST] > good[OFFICE_MEETING_DAY_FIRST] ? OFFICE_MEETING_MONTH_FIRST
                                                                           : OFFICE_MEETING_DAY_FIRST;
}

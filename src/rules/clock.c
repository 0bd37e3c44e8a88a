/* clock.c: London wall time and instants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/clock.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR 3600
#define SECONDS_PER_DAY 86400
#define FRACTION_DIGITS 12

/* London's rule since 1996, for a machine without time zone files. */
#define LONDON_IDENTIFIER "Europe/London"
#define LONDON_RULE "GMT0BST,M3.5.0/1,M10.5.0"

/* Read once: the zone never changes while the program runs. */
static GTimeZone *
london (void)
{
  static gsize zone = 0;

  if (g_once_init_enter (&zone))
    {
      GTimeZone *read = g_time_zone_new_identifier (LONDON_IDENTIFIER);

      if (read == NULL)
        read = g_time_zone_new_identifier (LONDON_RULE);
      g_assert (read != NULL);
      g_once_init_leave (&zone, (gsize) read);
    }

  return (GTimeZone *) zone;
}

/* Seconds that London is ahead of UTC at an instant. */
static int
offset_at (gint64 instant)
{
  int interval = g_time_zone_find_interval (london (), G_TIME_TYPE_UNIVERSAL, instant);

  return interval < 0 ? 0 : g_time_zone_get_offset (london (), interval);
}

static OfficeDay
epoch_day (void)
{
  return office_day_new (1970, 1, 1);
}

/*
 * The instants at which London's clocks show a time: one, or none in spring, or two in autumn, the
 * earlier first.
 */
static int
find_instants (OfficeDay day,
               int       second_of_day,
               gint64    instants[2])
{
  gint64 wall = (gint64) (day - epoch_day ()) * SECONDS_PER_DAY + second_of_day;
  gint64 early = wall - offset_at (wall - SECONDS_PER_DAY);
  gint64 late = wall - offset_at (wall + SECONDS_PER_DAY);
  int n = 0;

  if (early + offset_at (early) == wall)
    instants[n++] = early;
  if (late != early && late + offset_at (late) == wall)
    instants[n++] = late;

  if (n == 2 && instants[0] > instants[1])
    {
      gint64 swapped = instants[0];

      instants[0] = instants[1];
      instants[1] = swapped;
    }

  return n;
}

static char *
wall_text (OfficeDay day,
           int       second_of_day)
{
  g_autofree char *date = office_day_to_text (day);

  return g_strdup_printf ("%s %02d:%02d", date, second_of_day / SECONDS_PER_HOUR,
                          second_of_day % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
}

static gboolean
refuse_missing (OfficeDay day,
                int       second_of_day,
                GError  **error)
{
  g_autofree char *shown = wall_text (day, second_of_day);

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("%s does not exist in London: the clocks go forward that night. Choose a time "
                 "before 01:00 or from 02:00."),
               shown);
  return FALSE;
}

/**
 * office_instant_from_wall:
 * @day: a day
 * @second_of_day: 0 to 86399
 * @instant: (out): UTC seconds
 * @error: return location for an error
 *
 * The instant at which London's clocks show a time (ASSESS-6).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID for a time that does not exist, or comes twice, on
 *   the night of a clock change
 */
gboolean
office_instant_from_wall (OfficeDay day,
                          int       second_of_day,
                          gint64   *instant,
                          GError  **error)
{
  gint64 instants[2];
  int n = find_instants (day, second_of_day, instants);

  if (n == 0)
    return refuse_missing (day, second_of_day, error);

  if (n == 2)
    {
      g_autofree char *shown = wall_text (day, second_of_day);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s comes twice in London: the clocks go back that night. Choose a time "
                     "before 01:00 or from 02:00."),
                   shown);
      return FALSE;
    }

  *instant = instants[0];
  return TRUE;
}

/**
 * office_instant_from_wall_latest:
 * @day: a day
 * @second_of_day: 0 to 86399
 * @instant: (out): UTC seconds
 * @error: return location for an error
 *
 * Like office_instant_from_wall(), but a time that comes twice is the later of the two.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID for a time that does not exist
 */
gboolean
office_instant_from_wall_latest (OfficeDay day,
                                 int       second_of_day,
                                 gint64   *instant,
                                 GError  **error)
{
  gint64 instants[2];
  int n = find_instants (day, second_of_day, instants);

  if (n == 0)
    return refuse_missing (day, second_of_day, error);

  *instant = instants[n - 1];
  return TRUE;
}

static gboolean
two_digits (const char *text,
            int         below,
            int        *value)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;

  *value = (text[0] - '0') * 10 + (text[1] - '0');
  return *value < below;
}

/**
 * office_instant_parse:
 * @text: "2025-11-20T14:00" or "2025-11-20T14:00:30"; a space may stand for the T
 * @instant: (out): UTC seconds
 * @error: return location for an error
 *
 * Reads a London wall time.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID, for a zone behind it, too
 */
gboolean
office_instant_parse (const char *text,
                      gint64     *instant,
                      GError    **error)
{
  g_autofree char *date = NULL;
  gsize length = text == NULL ? 0 : strlen (text);
  int hour, minute, second = 0;
  OfficeDay day = OFFICE_DAY_NONE;

  if ((length == 16 || length == 19) && (text[10] == 'T' || text[10] == ' '))
    {
      date = g_strndup (text, 10);
      day = office_day_from_iso (date);
    }

  if (day == OFFICE_DAY_NONE || !two_digits (text + 11, 24, &hour) || text[13] != ':' ||
      !two_digits (text + 14, 60, &minute) ||
      (length == 19 && (text[16] != ':' || !two_digits (text + 17, 60, &second))))
    {
      g_autofree char *shown = g_utf8_make_valid (text == NULL ? "" : text, -1);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is not a time: type London time as 2025-11-20T14:00."), shown);
      return FALSE;
    }

  return office_instant_from_wall (day, hour * SECONDS_PER_HOUR + minute * SECONDS_PER_MINUTE + second,
                                   instant, error);
}

/**
 * office_instant_from_excel:
 * @serial: what the cell holds, "45981.583333"
 * @system: the workbook's date system
 * @instant: (out): UTC seconds
 * @error: return location for an error
 *
 * The instant of an Excel serial with a time of day, taken as London wall time to the nearest
 * second, in whole numbers.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID
 */
gboolean
office_instant_from_excel (const char       *serial,
                           OfficeExcelSystem system,
                           gint64           *instant,
                           GError          **error)
{
  gsize whole = strspn (serial, "0123456789");
  const char *decimals = serial[whole] == '.' ? serial + whole + 1 : "";
  gsize n_decimals = strspn (decimals, "0123456789");
  gint64 fraction = 0, scale = 1, second;
  OfficeDay day;

  if (whole == 0 || whole > 7 || (serial[whole] != '\0' && (n_decimals == 0 || decimals[n_decimals] != '\0')))
    {
      g_autofree char *shown = g_utf8_make_valid (serial, -1);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is not the number of a time in a spreadsheet."), shown);
      return FALSE;
    }

  for (gsize i = 0; i < MIN (n_decimals, FRACTION_DIGITS); i++)
    {
      fraction = fraction * 10 + (decimals[i] - '0');
      scale *= 10;
    }
  second = (2 * fraction * SECONDS_PER_DAY + scale) / (2 * scale);

  day = office_day_from_excel (g_ascii_strtoll (serial, NULL, 10), system, error);
  if (day == OFFICE_DAY_NONE)
    return FALSE;

  return office_instant_from_wall (day + (OfficeDay) (second / SECONDS_PER_DAY),
                                   (int) (second % SECONDS_PER_DAY), instant, error);
}

/* Whole days before or after 1 January 1970, and the rest of the day, rounding down. */
static void
split_seconds (gint64     seconds,
               OfficeDay *day,
               int       *second_of_day)
{
  gint64 days = seconds / SECONDS_PER_DAY;
  gint64 rest = seconds % SECONDS_PER_DAY;

  if (rest < 0)
    {
      rest += SECONDS_PER_DAY;
      days--;
    }

  *day = epoch_day () + (OfficeDay) days;
  *second_of_day = (int) rest;
}

/**
 * office_instant_to_day:
 * @instant: UTC seconds
 *
 * The day in London at an instant.
 *
 * Returns: the day
 */
OfficeDay
office_instant_to_day (gint64 instant)
{
  OfficeDay day;
  int second_of_day;

  split_seconds (instant + offset_at (instant), &day, &second_of_day);
  return day;
}

/**
 * office_instant_second_of_day:
 * @instant: UTC seconds
 *
 * What London's clocks show at an instant.
 *
 * Returns: 0 to 86399, counted from midnight as the clock shows it
 */
int
office_instant_second_of_day (gint64 instant)
{
  OfficeDay day;
  int second_of_day;

  split_seconds (instant + offset_at (instant), &day, &second_of_day);
  return second_of_day;
}

static char *
format_seconds (gint64      seconds,
                const char *suffix)
{
  g_autofree char *date = NULL;
  OfficeDay day;
  int second;

  split_seconds (seconds, &day, &second);
  date = office_day_to_iso (day);
  return g_strdup_printf ("%sT%02d:%02d:%02d%s", date, second / SECONDS_PER_HOUR,
                          second % SECONDS_PER_HOUR / SECONDS_PER_MINUTE,
                          second % SECONDS_PER_MINUTE, suffix);
}

/**
 * office_instant_to_wall:
 * @instant: UTC seconds
 *
 * London wall time as officectl writes it: "2025-11-20T14:00:00".
 *
 * Returns: (transfer full): the text
 */
char *
office_instant_to_wall (gint64 instant)
{
  return format_seconds (instant + offset_at (instant), "");
}

/**
 * office_instant_to_utc:
 * @instant: UTC seconds
 *
 * Universal time for files: "2025-11-20T14:00:00Z".
 *
 * Returns: (transfer full): the text
 */
char *
office_instant_to_utc (gint64 instant)
{
  return format_seconds (instant, "Z");
}

/**
 * office_instant_to_text:
 * @instant: UTC seconds
 *
 * London wall time for a person, to the minute: "20/11/2025 14:00".
 *
 * Returns: (transfer full): the text
 */
char *
office_instant_to_text (gint64 instant)
{
  return wall_text (office_instant_to_day (instant), office_instant_second_of_day (instant));
}

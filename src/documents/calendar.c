/* calendar.c: a cohort's sessions as an iCalendar file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/calendar.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "documents/output-file.h"
#include "rules/clock.h"
#include "rules/error.h"

/* RFC 5545, 3.1: octets in a line without its line break. */
#define LINE_OCTETS 75

/* Summer time in London since 1996: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the
 * last Sunday of October. */
static const char TIME_ZONE[] =
  "BEGIN:VTIMEZONE\r\n"
  "TZID:Europe/London\r\n"
  "BEGIN:DAYLIGHT\r\n"
  "TZOFFSETFROM:+0000\r\n"
  "TZOFFSETTO:+0100\r\n"
  "TZNAME:BST\r\n"
  "DTSTART:19960331T010000\r\n"
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
  "END:DAYLIGHT\r\n"
  "BEGIN:STANDARD\r\n"
  "TZOFFSETFROM:+0100\r\n"
  "TZOFFSETTO:+0000\r\n"
  "TZNAME:GMT\r\n"
  "DTSTART:19961027T020000\r\n"
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
  "END:STANDARD\r\n"
  "END:VTIMEZONE\r\n";

/* A long line goes on in the next after a space, never inside a character. */
static void
append_line (GString    *text,
             const char *line)
{
  gsize room = LINE_OCTETS;

  while (strlen (line) > room)
    {
      const char *end = line + room;

      while (((guchar) *end & 0xc0) == 0x80)
        end--;
      g_string_append_len (text, line, end - line);
      g_string_append (text, "\r\n ");
      line = end;
      room = LINE_OCTETS - 1;
    }
  g_string_append (text, line);
  g_string_append (text, "\r\n");
}

static void
append_property (GString    *text,
                 const char *name,
                 const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  append_line (text, line);
}

/* RFC 5545, 3.3.11. Control characters, which it does not allow, are left out. */
static void
append_text (GString    *text,
             const char *name,
             const char *value)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) escaped = g_string_new (NULL);

  if (value == NULL || *value == '\0')
    return;

  valid = g_utf8_make_valid (value, -1);
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '\\' || *p == ';' || *p == ',')
        g_string_append_c (escaped, '\\');
      if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        g_string_append (escaped, "\\n");
      else if (((guchar) *p >= 0x20 && *p != 0x7f) || *p == '\t')
        g_string_append_c (escaped, *p);
    }
  append_property (text, name, escaped->str);
}

static void
append_local_time (GString    *text,
                   const char *name,
                   gint64      instant)
{
  OfficeDay day = office_instant_to_day (instant);
  int second = office_instant_second_of_day (instant);
  int year, month, day_of_month;
  g_autofree char *line = NULL;

  office_day_split (day, &year, &month, &day_of_month);
  line = g_strdup_printf ("%s;TZID=Europe/London:%04d%02d%02dT%02d%02d%02d", name, year, month,
                          day_of_month, second / 3600, second / 60 % 60, second % 60);
  append_line (text, line);
}

static void
append_utc_time (GString    *text,
                 const char *name,
                 gint64      instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant);
  g_autofree char *value = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : NULL;

  if (value != NULL)
    append_property (text, name, value);
}

static gboolean
same_local_time (gint64 one,
                 gint64 other)
{
  return office_instant_to_day (one) == office_instant_to_day (other) &&
         office_instant_second_of_day (one) == office_instant_second_of_day (other);
}

/* The hour that comes twice in October: calendar programs do not agree which of the two a local
 * time means, so that it is given in UTC. */
static gboolean
local_time_is_ambiguous (gint64 instant)
{
  return same_local_time (instant, instant - 3600) || same_local_time (instant, instant + 3600);
}

static void
append_time (GString    *text,
             const char *name,
             gint64      instant)
{
  if (local_time_is_ambiguous (instant))
    append_utc_time (text, name, instant);
  else
    append_local_time (text, name, instant);
}

static void
append_event (GString                   *text,
              const OfficeCalendar      *calendar,
              const OfficeCalendarEvent *event)
{
  g_autofree char *sequence = g_strdup_printf ("%u", event->sequence);

  append_line (text, "BEGIN:VEVENT");
  append_text (text, "UID", event->uid);
  append_utc_time (text, "DTSTAMP", calendar->made_on);
  if (event->changed != 0)
    append_utc_time (text, "LAST-MODIFIED", event->changed);
  append_property (text, "SEQUENCE", sequence);
  append_time (text, "DTSTART", event->starts);
  /* An end must lie after the start: a deadline has none. */
  if (event->ends > event->starts)
    append_time (text, "DTEND", event->ends);
  append_text (text, "SUMMARY", event->title != NULL ? event->title : _("Session"));
  append_text (text, "LOCATION", event->location);
  append_text (text, "DESCRIPTION", event->description);
  append_property (text, "STATUS", event->cancelled ? "CANCELLED" : "CONFIRMED");
  append_property (text, "TRANSP",
                   event->cancelled || event->ends == event->starts ? "TRANSPARENT" : "OPAQUE");
  append_line (text, "END:VEVENT");
}

static gboolean
check_events (const OfficeCalendar  *calendar,
              GError               **error)
{
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < calendar->n_events; i++)
    {
      const OfficeCalendarEvent *event = &calendar->events[i];
      const char *title = event->title != NULL ? event->title : "";

      if (event->uid == NULL || *event->uid == '\0')
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("Session %u (“%s”) has no identifier for calendars."), i + 1, title);
          return FALSE;
        }
      if (!g_hash_table_add (uids, (char *) event->uid))
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("Session %u (“%s”) has the identifier “%s” of another session."), i + 1,
                       title, event->uid);
          return FALSE;
        }
      if (event->ends < event->starts)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("Session %u (“%s”) ends before it begins. Correct its times."), i + 1,
                       title);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * office_calendar_to_text:
 * @calendar: the sessions
 *
 * Makes an iCalendar object (RFC 5545) with times in London wall time. A calendar program that
 * reads a newer one again changes and cancels the sessions that it has, by uid and sequence.
 *
 * Returns: (transfer full) (nullable): the text with CRLF line ends, or %NULL with #OFFICE_ERROR
 *   that names the session
 */
char *
office_calendar_to_text (const OfficeCalendar  *calendar,
                         GError               **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!check_events (calendar, error))
    return NULL;

  append_line (text, "BEGIN:VCALENDAR");
  append_line (text, "VERSION:2.0");
  append_line (text, "PRODID:-//Programme Office//" OFFICE_VERSION "//EN");
  append_line (text, "CALSCALE:GREGORIAN");
  append_line (text, "METHOD:PUBLISH");
  append_text (text, "NAME", calendar->name);
  append_text (text, "X-WR-CALNAME", calendar->name);
  append_line (text, "X-WR-TIMEZONE:Europe/London");
  g_string_append (text, TIME_ZONE);
  for (guint i = 0; i < calendar->n_events; i++)
    append_event (text, calendar, &calendar->events[i]);
  append_line (text, "END:VCALENDAR");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * office_calendar_write:
 * @calendar: the sessions
 * @path: where the .ics file is to be
 * @cancellable: (nullable): a cancellable
 *
 * Writes an iCalendar file.
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED; what was at @path is then as it was
 */
gboolean
office_calendar_write (const OfficeCalendar  *calendar,
                       const char            *path,
                       GCancellable          *cancellable,
                       GError               **error)
{
  g_autofree char *text = office_calendar_to_text (calendar, error);

  return text != NULL && office_output_file_save (path, text, strlen (text), cancellable, error);
}

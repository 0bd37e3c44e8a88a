/* calendar-import.c: a person's calendar, looked at before it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/calendar-import.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "store/availability.h"

#define DAYS_BEFORE 28
#define DAYS_AFTER 730

typedef struct
{
  char                   *path;
  OfficeSpan              within;
  OfficeAvailabilityKind  events_say;
} Question;

typedef struct
{
  gint64   staff_id;
  int      version;
  char    *calendar;
  GArray  *spans;
} Keeping;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question);
}

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->calendar);
  g_array_unref (keeping->spans);
  g_free (keeping);
}

/**
 * office_calendar_import_within:
 * @monday: the week that is looked at
 * @today: today
 *
 * Returns: four weeks before the earlier of the two to two years after the later: what of a calendar
 *   is kept
 */
OfficeSpan
office_calendar_import_within (OfficeDay monday,
                               OfficeDay today)
{
  OfficeDay first = MIN (monday, today) - DAYS_BEFORE;

  return office_span_of_days (first, MAX (monday, today) + DAYS_AFTER - first);
}

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Question *question = data;

  return office_calendar_file_read (question->path, question->within, question->events_say, error);
}

/**
 * office_calendar_import_read_async:
 * @session: the session
 * @path: the file
 * @within: the times that matter
 * @events_say: what an event says of its time
 * @callback: called when it is read or refused
 * @user_data: for @callback
 *
 * Reads a calendar's file off the main thread; nothing is kept yet.
 */
void
office_calendar_import_read_async (OfficeSession          *session,
                                   const char             *path,
                                   OfficeSpan              within,
                                   OfficeAvailabilityKind  events_say,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data)
{
  Question *question = g_new0 (Question, 1);

  *question = (Question) { g_strdup (path), within, events_say };
  office_session_read_async (session, read_job, question, question_free,
                             (GDestroyNotify) office_calendar_file_free, NULL, callback, user_data);
}

/**
 * office_calendar_import_read_finish:
 * @session: the session
 * @result: what the callback was given
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): what the file says
 */
OfficeCalendarFile *
office_calendar_import_read_finish (OfficeSession  *session,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  return office_session_read_finish (session, result, error);
}

/**
 * office_calendar_import_say:
 * @file: what was read
 * @within: the times that matter
 *
 * Returns: (transfer full): what was found, in a sentence or two
 */
char *
office_calendar_import_say (const OfficeCalendarFile *file,
                            OfficeSpan                within)
{
  g_autofree char *entries = g_strdup_printf (ngettext ("%u entry", "%u entries", file->n_entries), file->n_entries);
  g_autofree char *times = g_strdup_printf (ngettext ("%u time", "%u times", file->spans->len), file->spans->len);
  g_autofree char *from = office_day_to_text (office_instant_to_day (within.from));
  g_autofree char *to = office_day_to_text (office_instant_to_day (within.to) - 1);
  /* Translators: numbers of entries and times in words, two days */
  g_autofree char *found =
    g_strdup_printf (_("%s, %u of them repeating, make %s from %s to %s."), entries, file->n_recurring, times, from, to);
  g_autofree char *left =
    g_strdup_printf (ngettext ("%u entry takes no time (free or cancelled).",
                               "%u entries take no time (free or cancelled).", file->n_free),
                     file->n_free);

  return file->n_free > 0 ? g_strdup_printf ("%s %s", found, left) : g_strdup (found);
}

/**
 * office_calendar_import_list:
 * @file: what was read
 * @most: how many to list at most
 *
 * Returns: (transfer full): its times, a line each, and how many more there are
 */
char *
office_calendar_import_list (const OfficeCalendarFile *file,
                             guint                     most)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (most, file->spans->len); i++)
    {
      const OfficeAvailabilitySpan *span = &g_array_index (file->spans, OfficeAvailabilitySpan, i);
      g_autofree char *when = office_span_to_text (span->from, span->to);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", when,
                              span->kind == OFFICE_AVAILABILITY_BUSY ? _("busy") : _("available"));
    }
  if (file->spans->len > most)
    {
      guint more = file->spans->len - most;
      g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      g_string_append_printf (text, "\n%s", rest);
    }
  return g_string_free (text, FALSE);
}

static gpointer
keep_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Keeping *keeping = data;

  return GINT_TO_POINTER (office_availability_import (connection, keeping->staff_id, keeping->version,
                                                      keeping->calendar,
                                                      (const OfficeAvailabilitySpan *) keeping->spans->data,
                                                      keeping->spans->len, error));
}

/**
 * office_calendar_import_keep_async:
 * @session: the session
 * @staff_id: whose calendar it is
 * @version: of the person that was seen
 * @calendar: its name
 * @spans: (element-type OfficeAvailabilitySpan): what it says
 * @callback: called when it is kept or refused
 * @user_data: for @callback
 *
 * Keeps what was read, as one step to undo; end it with office_session_write_finish().
 */
void
office_calendar_import_keep_async (OfficeSession       *session,
                                   gint64               staff_id,
                                   int                  version,
                                   const char          *calendar,
                                   GArray              *spans,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  *keeping = (Keeping) { staff_id, version, g_strdup (calendar), g_array_ref (spans) };
  office_session_write_async (session, OFFICE_SUBJECT_CATALOGUE, keep_job, keeping, keeping_free, NULL, NULL, callback,
                              user_data);
}

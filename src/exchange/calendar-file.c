/* calendar-file.c: when somebody is busy or available, out of an iCalendar file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/calendar-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/calendar-times.h"
#include "exchange/csv.h"
#include "rules/error.h"

#define MOST_SPANS 20000
#define MOST_PROBLEMS 500

typedef struct
{
  OfficeCalendarFile     *file;
  OfficeSpan              within;
  OfficeAvailabilityKind  events_say;
  guint                   budget;
  GArray                 *lines;      /* of guint: where each entry begins, in order */
  guint                   next;       /* which of them comes next */
  GHashTable             *replaced;   /* UID → set of the times that other entries stand in place of */
} Reading;

static void
problem_free (OfficeCalendarProblem *problem)
{
  g_free (problem->sentence);
  g_free (problem);
}

/**
 * office_calendar_file_free:
 * @file: (transfer full) (nullable): what was read
 */
void
office_calendar_file_free (OfficeCalendarFile *file)
{
  if (file == NULL)
    return;

  g_free (file->name);
  g_array_unref (file->spans);
  g_ptr_array_unref (file->problems);
  g_free (file);
}

/* Lines ------------------------------------------------------------------------------------------- */

static gboolean
begins_entry (const char *line)
{
  static const char *const kinds[] = { "BEGIN:VEVENT", "BEGIN:VFREEBUSY", "BEGIN:AVAILABLE" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i]);

      if (g_ascii_strncasecmp (line, kinds[i], length) == 0 && (line[length] == '\0' || g_ascii_isspace (line[length])))
        return TRUE;
    }
  return FALSE;
}

/* libical keeps no line numbers; entries come out of it in the order in which they stand. */
static GArray *
find_entries (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  guint number = 1;

  for (const char *line = text; line != NULL && *line != '\0'; number++)
    {
      const char *end = strchr (line, '\n');

      if (begins_entry (line))
        g_array_append_val (lines, number);
      line = end != NULL ? end + 1 : NULL;
    }
  return lines;
}

static void
add_problem (Reading    *reading,
             guint       line,
             const char *what)
{
  OfficeCalendarProblem *problem;

  if (reading->file->problems->len >= MOST_PROBLEMS)
    return;
  problem = g_new0 (OfficeCalendarProblem, 1);
  problem->line = line;
  /* Translators: a line of a file, what is wrong with it */
  problem->sentence = g_strdup_printf (_("Line %u: the entry that begins here is left out: %s"), line, what);
  g_ptr_array_add (reading->file->problems, problem);
}

/* Entries ----------------------------------------------------------------------------------------- */

/* What libical could not read is only of concern where it is about time. */
static const char *
find_error (icalcomponent *entry)
{
  static const char *const concerns[] = { "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
                                          "FREEBUSY" };

  for (icalproperty *property = icalcomponent_get_first_property (entry, ICAL_XLICERROR_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (entry, ICAL_XLICERROR_PROPERTY))
    {
      const char *text = icalproperty_get_xlicerror (property);

      for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (concerns); i++)
        if (strstr (text, concerns[i]) != NULL)
          return concerns[i];
    }
  return NULL;
}

static gboolean
takes_no_time (icalcomponent *entry)
{
  icalproperty *shown = icalcomponent_get_first_property (entry, ICAL_TRANSP_PROPERTY);

  if (icalcomponent_get_status (entry) == ICAL_STATUS_CANCELLED)
    return TRUE;
  if (shown != NULL && icalproperty_get_transp (shown) != ICAL_TRANSP_OPAQUE
      && icalproperty_get_transp (shown) != ICAL_TRANSP_OPAQUENOCONFLICT)
    return TRUE;

  for (icalproperty *property = icalcomponent_get_first_property (entry, ICAL_X_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (entry, ICAL_X_PROPERTY))
    if (g_strcmp0 (icalproperty_get_x_name (property), "X-MICROSOFT-CDO-BUSYSTATUS") == 0
        && g_strcmp0 (icalproperty_get_x (property), "FREE") == 0)
      return TRUE;
  return FALSE;
}

static void
add_spans (Reading                *reading,
           GArray                 *spans,
           OfficeAvailabilityKind  kind,
           gboolean                recurring)
{
  reading->file->n_entries++;
  if (recurring)
    reading->file->n_recurring++;
  if (spans->len == 0)
    reading->file->n_outside++;
  for (guint i = 0; i < spans->len; i++)
    {
      OfficeAvailabilitySpan *span = &g_array_index (spans, OfficeAvailabilitySpan, i);

      span->kind = kind;
      span->painted = FALSE;
    }
  g_array_append_vals (reading->file->spans, spans->data, spans->len);
}

static void
read_event (Reading                *reading,
            icalcomponent          *entry,
            guint                   line,
            OfficeAvailabilityKind  kind)
{
  gboolean instead = icalcomponent_get_first_property (entry, ICAL_RECURRENCEID_PROPERTY) != NULL;
  const char *uid = icalcomponent_get_uid (entry);
  g_autoptr (GArray) spans = NULL;
  g_autofree char *problem = NULL;
  gboolean recurring;

  if (takes_no_time (entry))
    {
      reading->file->n_free++;
      return;
    }
  spans = office_calendar_entry_times (entry, reading->within,
                                       uid != NULL && !instead ? g_hash_table_lookup (reading->replaced, uid) : NULL,
                                       &reading->budget, &recurring, &problem);
  if (spans == NULL)
    add_problem (reading, line, problem);
  else
    add_spans (reading, spans, kind, recurring);
}

static void
read_free_busy (Reading       *reading,
                icalcomponent *entry)
{
  for (icalproperty *property = icalcomponent_get_first_property (entry, ICAL_FREEBUSY_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (entry, ICAL_FREEBUSY_PROPERTY))
    {
      icalparameter *type = icalproperty_get_first_parameter (property, ICAL_FBTYPE_PARAMETER);
      gboolean available = type != NULL && icalparameter_get_fbtype (type) == ICAL_FBTYPE_FREE;
      struct icalperiodtype period = icalproperty_get_freebusy (property);
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (OfficeAvailabilitySpan));
      OfficeAvailabilitySpan span = { 0 };

      if (icaltime_is_null_time (period.end))
        period.end = icaltime_add (period.start, period.duration);
      span.from = (gint64) icaltime_as_timet (period.start);
      span.to = (gint64) icaltime_as_timet (period.end);
      if (span.from < span.to && span.from < reading->within.to && reading->within.from < span.to)
        g_array_append_val (spans, span);
      add_spans (reading, spans, available ? OFFICE_AVAILABILITY_AVAILABLE : OFFICE_AVAILABILITY_BUSY, FALSE);
    }
}

static void
read_entry (Reading       *reading,
            icalcomponent *entry)
{
  guint line = reading->next < reading->lines->len ? g_array_index (reading->lines, guint, reading->next) : 0;
  const char *error = find_error (entry);

  reading->next++;
  if (error != NULL)
    {
      /* Translators: a field's name in the file, such as DTSTART */
      g_autofree char *what = g_strdup_printf (_("its %s cannot be read."), error);

      add_problem (reading, line, what);
    }
  else if (icalcomponent_isa (entry) == ICAL_VFREEBUSY_COMPONENT)
    read_free_busy (reading, entry);
  else
    read_event (reading, entry, line,
                icalcomponent_isa (entry) == ICAL_XAVAILABLE_COMPONENT ? OFFICE_AVAILABILITY_AVAILABLE
                                                                       : reading->events_say);
}

typedef void (*VisitEntry) (Reading       *reading,
                            icalcomponent *entry);

static void
visit (Reading       *reading,
       icalcomponent *component,
       VisitEntry     visit_entry)
{
  for (icalcomponent *child = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT); child != NULL;
       child = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
    switch (icalcomponent_isa (child))
      {
      case ICAL_VEVENT_COMPONENT:
      case ICAL_VFREEBUSY_COMPONENT:
      case ICAL_XAVAILABLE_COMPONENT:
        visit_entry (reading, child);
        break;
      case ICAL_VCALENDAR_COMPONENT:
      case ICAL_VAVAILABILITY_COMPONENT:
        visit (reading, child, visit_entry);
        break;
      default:
        break;
      }
}

/* An entry that was moved stands in place of one time of the entry that repeats. */
static void
note_replaced (Reading       *reading,
               icalcomponent *entry)
{
  gint64 time = office_calendar_entry_replaces (entry);
  const char *uid = icalcomponent_get_uid (entry);
  GHashTable *times;

  if (time == G_MININT64 || uid == NULL)
    return;
  times = g_hash_table_lookup (reading->replaced, uid);
  if (times == NULL)
    {
      times = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (reading->replaced, g_strdup (uid), times);
    }
  g_hash_table_add (times, g_memdup2 (&time, sizeof time));
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const OfficeAvailabilitySpan *first = a;
  const OfficeAvailabilitySpan *second = b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return first->from < second->from ? -1 : first->from > second->from;
}

/* Who keeps when, and not what, needs no two times that touch. */
static void
join_spans (GArray *spans)
{
  guint kept = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      OfficeAvailabilitySpan span = g_array_index (spans, OfficeAvailabilitySpan, i);
      OfficeAvailabilitySpan *last = kept > 0 ? &g_array_index (spans, OfficeAvailabilitySpan, kept - 1) : NULL;

      if (last != NULL && last->kind == span.kind && span.from <= last->to)
        last->to = MAX (last->to, span.to);
      else
        g_array_index (spans, OfficeAvailabilitySpan, kept++) = span;
    }
  g_array_set_size (spans, kept);
}

/* Files ------------------------------------------------------------------------------------------- */

static char *
find_name (icalcomponent *root)
{
  for (icalproperty *property = icalcomponent_get_first_property (root, ICAL_X_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (root, ICAL_X_PROPERTY))
    if (g_strcmp0 (icalproperty_get_x_name (property), "X-WR-CALNAME") == 0 && icalproperty_get_x (property) != NULL)
      return g_strstrip (g_strdup (icalproperty_get_x (property)));
  return NULL;
}

static gboolean
read_all (Reading        *reading,
          icalcomponent  *root,
          const char     *name,
          GError        **error)
{
  visit (reading, root, note_replaced);
  visit (reading, root, read_entry);
  reading->file->name = find_name (root);
  join_spans (reading->file->spans);
  if (reading->file->spans->len <= MOST_SPANS)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” holds more than %d times: that is no calendar of one person. Export less of it."), name,
               MOST_SPANS);
  return FALSE;
}

/**
 * office_calendar_file_read_bytes:
 * @bytes: what the file holds
 * @name: the file's name, for sentences
 * @within: the times that matter
 * @events_say: what an event says of its time: busy, or available in a calendar kept for that
 * @error: where to put %OFFICE_ERROR_INVALID
 *
 * Reads events, free and busy times and availability, with what repeats written out. An entry that
 * cannot be read is left out and named by its line; a file that is no calendar is refused.
 *
 * Returns: (transfer full) (nullable): what it says
 */
OfficeCalendarFile *
office_calendar_file_read_bytes (GBytes                  *bytes,
                                 const char              *name,
                                 OfficeSpan               within,
                                 OfficeAvailabilityKind   events_say,
                                 GError                 **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (OfficeCalendarFile) file = g_new0 (OfficeCalendarFile, 1);
  g_autofree char *text = NULL;
  OfficeTextEncoding encoding;
  Reading reading = { file, within, events_say, OFFICE_CALENDAR_MOST_TIMES };
  icalcomponent *root = NULL;
  gboolean good;

  file->spans = g_array_new (FALSE, FALSE, sizeof (OfficeAvailabilitySpan));
  file->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);

  text = length > 0 ? office_text_decode (data, length, &encoding, error) : g_strdup ("");
  if (text == NULL)
    return NULL;
  icalerror_set_errors_are_fatal (0);
  if (g_ascii_strncasecmp (text, "BEGIN:VCALENDAR", strlen ("BEGIN:VCALENDAR")) == 0)
    root = icalparser_parse_string (text);
  if (root == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is no calendar: it does not go from BEGIN:VCALENDAR to END:VCALENDAR. Export it again as "
                     "an .ics file."),
                   name);
      return NULL;
    }

  reading.lines = find_entries (text);
  reading.replaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  good = read_all (&reading, root, name, error);
  g_array_unref (reading.lines);
  g_hash_table_unref (reading.replaced);
  icalcomponent_free (root);
  return good ? g_steal_pointer (&file) : NULL;
}

/**
 * office_calendar_file_read:
 * @path: the file
 * @within: the times that matter
 * @events_say: what an event says of its time
 * @error: where to put a failure
 *
 * Reads a file as office_calendar_file_read_bytes() does.
 *
 * Returns: (transfer full) (nullable): what it says
 */
OfficeCalendarFile *
office_calendar_file_read (const char              *path,
                           OfficeSpan               within,
                           OfficeAvailabilityKind   events_say,
                           GError                 **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) local_error = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, NULL, &local_error);
  if (info != NULL && g_file_info_get_size (info) > OFFICE_CALENDAR_FILE_LIMIT)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is larger than 20 MB: that is no calendar of one person."), name);
      return NULL;
    }
  if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &local_error);
  if (bytes == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("“%s” cannot be read: %s"), name, local_error->message);
      return NULL;
    }
  return office_calendar_file_read_bytes (bytes, name, within, events_say, error);
}

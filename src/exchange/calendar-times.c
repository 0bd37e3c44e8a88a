/* calendar-times.c: the times of one entry of an iCalendar file, repeated as it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libical reads rules and zones; what is ours is what stands for London: a time without a zone, and a
 * whole day.
 */
#include "config.h"

#include "exchange/calendar-times.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"

#define SECONDS_PER_DAY 86400

/* What Windows programs call the zones of those who come here. */
static const struct
{
  const char *windows;
  const char *zone;
} zone_names[] = {
  { "GMT Standard Time", "Europe/London" },
  { "Greenwich Standard Time", "Africa/Abidjan" },
  { "W. Europe Standard Time", "Europe/Berlin" },
  { "Romance Standard Time", "Europe/Paris" },
  { "Central Europe Standard Time", "Europe/Budapest" },
  { "Central European Standard Time", "Europe/Warsaw" },
  { "GTB Standard Time", "Europe/Bucharest" },
  { "Eastern Standard Time", "America/New_York" },
};

static icaltimezone *
london (void)
{
  return icaltimezone_get_builtin_timezone ("Europe/London");
}

static icaltimezone *
find_zone (const char *name)
{
  icaltimezone *zone = icaltimezone_get_builtin_timezone (name);

  for (gsize i = 0; zone == NULL && i < G_N_ELEMENTS (zone_names); i++)
    if (g_ascii_strcasecmp (zone_names[i].windows, name) == 0)
      zone = icaltimezone_get_builtin_timezone (zone_names[i].zone);
  return zone;
}

static gboolean
is_of_the_calendar (struct icaltimetype time)
{
  return time.year >= 1900 && time.year <= 9999 && time.month >= 1 && time.month <= 12 && time.day >= 1
         && time.day <= icaltime_days_in_month (time.month, time.year)
         && (time.is_date
             || (time.hour >= 0 && time.hour < 24 && time.minute >= 0 && time.minute < 60 && time.second >= 0
                 && time.second <= 60));
}

/* London's clocks skip an hour and show one twice: such a time is named, not guessed. */
static gboolean
check_london (struct icaltimetype   time,
              char                **problem)
{
  g_autoptr (GError) error = NULL;
  gint64 instant;

  if (time.is_date || time.zone != london ()
      || office_instant_from_wall (office_day_new (time.year, time.month, time.day),
                                   (time.hour * 60 + time.minute) * 60 + MIN (time.second, 59), &instant, &error))
    return TRUE;

  *problem = g_strdup (error->message);
  return FALSE;
}

/* A time with its zone: the file's own, one that is known by name, or London. */
static gboolean
read_time (icalproperty         *property,
           icalcomponent        *entry,
           struct icaltimetype  *time,
           char                **problem)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);

  *time = icalproperty_get_datetime_with_component (property, entry);
  if (icaltime_is_null_time (*time) || !is_of_the_calendar (*time))
    {
      *problem = g_strdup_printf (_("“%s” is no time of the calendar."), icalproperty_get_value_as_string (property));
      return FALSE;
    }
  if (time->is_date || time->zone != NULL)
    return check_london (*time, problem);

  time->zone = parameter != NULL ? find_zone (icalparameter_get_tzid (parameter)) : london ();
  if (time->zone == NULL)
    {
      *problem = g_strdup_printf (_("the time zone “%s” is not known."), icalparameter_get_tzid (parameter));
      return FALSE;
    }
  return check_london (*time, problem);
}

static gint64
to_instant (struct icaltimetype time)
{
  if (time.is_date)
    return office_span_of_days (office_day_new (time.year, time.month, time.day), 1).from;
  return (gint64) icaltime_as_timet_with_zone (time, time.zone);
}

/* How long it is, as the clock shows it; days as days, so that a night of 25 hours is one night. */
typedef struct
{
  struct icaltimetype          start;
  struct icaldurationtype      duration;
} Times;

static gboolean
read_duration (icalcomponent  *entry,
               Times          *times,
               char          **problem)
{
  icalproperty *end = icalcomponent_get_first_property (entry, ICAL_DTEND_PROPERTY);
  icalproperty *length = icalcomponent_get_first_property (entry, ICAL_DURATION_PROPERTY);
  struct icaltimetype ends;

  times->duration = icaldurationtype_null_duration ();
  if (end != NULL)
    {
      if (!read_time (end, entry, &ends, problem))
        return FALSE;
      if (ends.is_date == times->start.is_date && ends.zone == times->start.zone)
        times->duration = icaltime_subtract (ends, times->start);
      else
        times->duration = icaldurationtype_from_int ((int) CLAMP (to_instant (ends) - to_instant (times->start),
                                                                  -SECONDS_PER_DAY, G_MAXINT));
    }
  else if (length != NULL)
    times->duration = icalproperty_get_duration (length);
  else if (times->start.is_date)
    times->duration.days = 1;

  if (times->duration.is_neg)
    {
      *problem = g_strdup (_("it ends before it begins."));
      return FALSE;
    }
  return TRUE;
}

static void
add_time (GArray              *spans,
          const Times         *times,
          struct icaltimetype  start,
          OfficeSpan           within)
{
  OfficeAvailabilitySpan span = { 0 };

  span.from = to_instant (start);
  span.to = to_instant (icaltime_add (start, times->duration));
  if (span.from < span.to && span.from < within.to && within.from < span.to)
    g_array_append_val (spans, span);
}

/* Instants, and whole days as the negative number of their day. */
static gint64
time_key (struct icaltimetype time)
{
  return time.is_date ? -(gint64) office_day_new (time.year, time.month, time.day) : to_instant (time);
}

static void
add_key (GHashTable *keys,
         gint64      key)
{
  g_hash_table_add (keys, g_memdup2 (&key, sizeof key));
}

static gboolean
has_time (GHashTable          *keys,
          struct icaltimetype  time)
{
  gint64 key = time_key (time);
  gint64 day = -(gint64) office_day_new (time.year, time.month, time.day);

  return g_hash_table_contains (keys, &key) || g_hash_table_contains (keys, &day);
}

static gboolean
read_exceptions (icalcomponent  *entry,
                 GHashTable     *left_out,
                 char          **problem)
{
  for (icalproperty *property = icalcomponent_get_first_property (entry, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (entry, ICAL_EXDATE_PROPERTY))
    {
      struct icaltimetype time;

      if (!read_time (property, entry, &time, problem))
        return FALSE;
      add_key (left_out, time_key (time));
    }
  return TRUE;
}

static gboolean
add_repeated (icalproperty  *property,
              const Times   *times,
              OfficeSpan     within,
              GHashTable    *left_out,
              guint         *budget,
              GArray        *spans,
              char         **problem)
{
  icalrecur_iterator *iterator = icalrecur_iterator_new (icalproperty_get_rrule (property), times->start);
  struct icaltimetype time;

  if (iterator == NULL)
    {
      *problem = g_strdup_printf (_("“%s” is no rule of repeating."), icalproperty_get_value_as_string (property));
      return FALSE;
    }

  for (time = icalrecur_iterator_next (iterator); !icaltime_is_null_time (time);
       time = icalrecur_iterator_next (iterator))
    {
      if (*budget == 0)
        {
          *problem = g_strdup (_("it repeats too often to be somebody’s calendar."));
          break;
        }
      (*budget)--;
      time.zone = times->start.zone;
      if (to_instant (time) >= within.to)
        break;
      if (!has_time (left_out, time))
        {
          add_key (left_out, time_key (time));
          add_time (spans, times, time, within);
        }
    }

  icalrecur_iterator_free (iterator);
  return *problem == NULL;
}

static gboolean
add_more_dates (icalcomponent  *entry,
                const Times    *times,
                OfficeSpan      within,
                GHashTable     *left_out,
                GArray         *spans,
                char          **problem)
{
  for (icalproperty *property = icalcomponent_get_first_property (entry, ICAL_RDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (entry, ICAL_RDATE_PROPERTY))
    {
      struct icaltimetype time;

      if (!read_time (property, entry, &time, problem))
        return FALSE;
      if (!has_time (left_out, time))
        {
          add_key (left_out, time_key (time));
          add_time (spans, times, time, within);
        }
    }
  return TRUE;
}

/**
 * office_calendar_entry_replaces:
 * @entry: an entry
 *
 * Returns: which time of one that repeats it stands in place of, or %G_MININT64 for none; see
 *   office_calendar_entry_times()
 */
gint64
office_calendar_entry_replaces (icalcomponent *entry)
{
  icalproperty *property = icalcomponent_get_first_property (entry, ICAL_RECURRENCEID_PROPERTY);
  g_autofree char *problem = NULL;
  struct icaltimetype time;

  if (property == NULL || !read_time (property, entry, &time, &problem))
    return G_MININT64;
  return time_key (time);
}

/**
 * office_calendar_entry_times:
 * @entry: an event, or an entry of a calendar of availability
 * @within: the times that matter; those before and after are left out
 * @replaced: (nullable) (element-type gint64): times of it that other entries stand in place of
 * @budget: (inout): how many more times may be looked at
 * @recurring: (out): whether it repeats
 * @problem: (out): what cannot be read of it
 *
 * Returns: (transfer full) (nullable) (element-type OfficeAvailabilitySpan): its times, without a kind;
 *   %NULL with @problem
 */
GArray *
office_calendar_entry_times (icalcomponent  *entry,
                             OfficeSpan      within,
                             GHashTable     *replaced,
                             guint          *budget,
                             gboolean       *recurring,
                             char          **problem)
{
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (OfficeAvailabilitySpan));
  icalproperty *start = icalcomponent_get_first_property (entry, ICAL_DTSTART_PROPERTY);
  icalproperty *rule = icalcomponent_get_first_property (entry, ICAL_RRULE_PROPERTY);
  icalproperty *more = icalcomponent_get_first_property (entry, ICAL_RDATE_PROPERTY);
  Times times;

  *recurring = rule != NULL || more != NULL;
  if (start == NULL)
    {
      *problem = g_strdup (_("it does not say when it begins."));
      return NULL;
    }
  if (!read_time (start, entry, &times.start, problem) || !read_duration (entry, &times, problem)
      || !read_exceptions (entry, left_out, problem))
    return NULL;

  if (replaced != NULL)
    {
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, replaced);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        add_key (left_out, *(gint64 *) key);
    }

  if (rule == NULL && !has_time (left_out, times.start))
    add_time (spans, &times, times.start, within);
  for (; rule != NULL; rule = icalcomponent_get_next_property (entry, ICAL_RRULE_PROPERTY))
    if (!add_repeated (rule, &times, within, left_out, budget, spans, problem))
      return NULL;
  if (!add_more_dates (entry, &times, within, left_out, spans, problem))
    return NULL;

  return g_steal_pointer (&spans);
}

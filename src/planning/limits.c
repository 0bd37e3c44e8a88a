/* limits.c: what one session breaks by itself: the size of its room, the dates of its cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/limits.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"

/**
 * office_limits_describe_room:
 * @event: an event
 *
 * Returns: (transfer full) (nullable): a sentence when more people come than the room holds
 */
char *
office_limits_describe_room (const OfficeEventLimits *event)
{
  g_autofree char *when = NULL;

  if (event->room == NULL || event->capacity <= 0 || event->n_people <= event->capacity)
    return NULL;

  when = office_instant_to_text (event->starts);
  /* Translators: a room, how many it holds, a session, when it starts, how many would come */
  return g_strdup_printf (_("%s holds %d people; to “%s” on %s would come %d."), event->room, event->capacity,
                          event->title, when, event->n_people);
}

/**
 * office_limits_describe_dates:
 * @event: an event
 *
 * Returns: (transfer full) (nullable): a sentence when it lies before the first or after the last day
 *   of its cohort
 */
char *
office_limits_describe_dates (const OfficeEventLimits *event)
{
  const OfficeDay day = office_instant_to_day (event->starts);
  g_autofree char *when = NULL;
  g_autofree char *edge = NULL;

  if (event->first_day == OFFICE_DAY_NONE || (day >= event->first_day && day <= event->last_day))
    return NULL;

  when = office_instant_to_text (event->starts);
  edge = office_day_to_text (day < event->first_day ? event->first_day : event->last_day);
  if (day < event->first_day)
    /* Translators: a session, when it starts, a cohort, its first day */
    return g_strdup_printf (_("“%s” on %s lies before %s begins on %s."), event->title, when, event->cohort, edge);
  /* Translators: a session, when it starts, a cohort, its last day */
  return g_strdup_printf (_("“%s” on %s lies after %s has ended on %s."), event->title, when, event->cohort, edge);
}

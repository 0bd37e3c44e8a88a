/* calendar-times.h: the times of one entry of an iCalendar file, repeated as it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <libical/ical.h>

#include "rules/availability.h"

G_BEGIN_DECLS

/* Of all entries of a file together: what repeats more often is no calendar of a person. */
#define OFFICE_CALENDAR_MOST_TIMES 100000

GArray *office_calendar_entry_times (icalcomponent  *entry,
                                     OfficeSpan      within,
                                     GHashTable     *replaced,
                                     guint          *budget,
                                     gboolean       *recurring,
                                     char          **problem);
gint64  office_calendar_entry_replaces (icalcomponent *entry);

G_END_DECLS

/* calendar.h: a cohort's sessions as an iCalendar file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OfficeCalendarEvent:
 * @uid: stable for the session's whole life, or %NULL for none (refused)
 * @sequence: grows by one with each change of the session
 * @starts: UTC seconds
 * @ends: UTC seconds; equal to @starts for a deadline
 * @title: one line
 * @location: (nullable): room or link
 * @description: (nullable): may have several lines
 * @cancelled: whether it does not take place
 * @changed: UTC seconds of the last change, or 0
 */
typedef struct
{
  const char *uid;
  guint       sequence;
  gint64      starts;
  gint64      ends;
  const char *title;
  const char *location;
  const char *description;
  gboolean    cancelled;
  gint64      changed;
} OfficeCalendarEvent;

/**
 * OfficeCalendar:
 * @name: "DPL-2025-AUT · Departmental PoCUS Leadership"
 * @made_on: UTC seconds, the stamp of each event
 * @events: (array length=n_events): in any order
 */
typedef struct
{
  const char                *name;
  gint64                     made_on;
  const OfficeCalendarEvent *events;
  guint                      n_events;
} OfficeCalendar;

char     *office_calendar_to_text (const OfficeCalendar  *calendar,
                                   GError               **error);
gboolean  office_calendar_write   (const OfficeCalendar  *calendar,
                                   const char            *path,
                                   GCancellable          *cancellable,
                                   GError               **error);

G_END_DECLS

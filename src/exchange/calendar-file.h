/* calendar-file.h: when somebody is busy or available, out of an iCalendar file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "rules/availability.h"

G_BEGIN_DECLS

/* Larger files are refused before they are read. */
#define OFFICE_CALENDAR_FILE_LIMIT (20 * 1024 * 1024)

/**
 * OfficeCalendarProblem:
 * @line: where in the file the entry begins
 * @sentence: what cannot be read of it
 */
typedef struct
{
  guint  line;
  char  *sentence;
} OfficeCalendarProblem;

/**
 * OfficeCalendarFile:
 * @name: (nullable): what the calendar calls itself
 * @spans: (element-type OfficeAvailabilitySpan): when, in order, those of a kind joined
 * @problems: (element-type OfficeCalendarProblem): what could not be read, by line
 * @n_entries: entries that were read
 * @n_recurring: of them, those that repeat
 * @n_free: entries that take no time: shown as free, cancelled, or of no length
 * @n_outside: entries of which nothing lies within the time asked for
 *
 * What an iCalendar file says of somebody's time. Titles, places and people are not kept.
 */
typedef struct
{
  char      *name;
  GArray    *spans;
  GPtrArray *problems;
  guint      n_entries;
  guint      n_recurring;
  guint      n_free;
  guint      n_outside;
} OfficeCalendarFile;

OfficeCalendarFile *office_calendar_file_read      (const char              *path,
                                                    OfficeSpan               within,
                                                    OfficeAvailabilityKind   events_say,
                                                    GError                 **error);
OfficeCalendarFile *office_calendar_file_read_bytes (GBytes                  *bytes,
                                                     const char              *name,
                                                     OfficeSpan               within,
                                                     OfficeAvailabilityKind   events_say,
                                                     GError                 **error);
void                office_calendar_file_free      (OfficeCalendarFile      *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCalendarFile, office_calendar_file_free)

G_END_DECLS

/* meeting-report.h: who was in an online meeting, out of the report that the meeting tool writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "rules/availability.h"

G_BEGIN_DECLS

/* Larger files are refused before they are read. */
#define OFFICE_MEETING_REPORT_LIMIT (5 * 1024 * 1024)

/**
 * OfficeMeetingPerson:
 * @name: as the tool knew them
 * @email: may be ""
 * @spans: (element-type OfficeSpan): from when to when they were in the meeting, one for each join
 * @seconds: how long in all, where the report tells no times; otherwise -1
 * @line: where in the report they first stand
 *
 * Somebody who was in a meeting.
 */
typedef struct
{
  char   *name;
  char   *email;
  GArray *spans;
  gint64  seconds;
  guint   line;
} OfficeMeetingPerson;

/**
 * OfficeMeetingReport:
 * @people: (element-type OfficeMeetingPerson): in the report's order
 * @problems: (element-type utf8): what could not be read, by line
 * @timed: it tells when people joined and left, not merely how long they were there
 * @elsewhere: (nullable): none of it lies on the session's day: on which day it does
 */
typedef struct
{
  GPtrArray *people;
  GPtrArray *problems;
  gboolean   timed;
  char      *elsewhere;
} OfficeMeetingReport;

OfficeMeetingReport *office_meeting_report_read      (const char           *path,
                                                      OfficeSpan            session,
                                                      GError              **error);
OfficeMeetingReport *office_meeting_report_read_text (const char           *text,
                                                      const char           *name,
                                                      OfficeSpan            session,
                                                      GError              **error);
void                 office_meeting_report_free      (OfficeMeetingReport  *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMeetingReport, office_meeting_report_free)

G_END_DECLS

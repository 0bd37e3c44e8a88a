/* meeting-match.h: the people of a meeting's report, and which learner of the register each is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/meeting-report.h"
#include "model/attendance-sheet.h"
#include "model/session.h"

G_BEGIN_DECLS

/**
 * OfficeMeetingHow:
 * @OFFICE_MEETING_NOBODY: nobody of the register
 * @OFFICE_MEETING_SEVERAL: more than one of the register is called so
 * @OFFICE_MEETING_BY_EMAIL: by the address
 * @OFFICE_MEETING_BY_NAME: by the name
 * @OFFICE_MEETING_BY_HAND: a person said so
 */
typedef enum
{
  OFFICE_MEETING_NOBODY,
  OFFICE_MEETING_SEVERAL,
  OFFICE_MEETING_BY_EMAIL,
  OFFICE_MEETING_BY_NAME,
  OFFICE_MEETING_BY_HAND,
} OfficeMeetingHow;

/**
 * OfficeMeetingLine:
 * @person: who was in the meeting; the match holds it
 * @learner: (nullable): the line of the register
 * @how: how that was found
 * @minutes: of the session in which they were there
 */
typedef struct
{
  const OfficeMeetingPerson *person;
  OfficeAttendanceLine      *learner;
  OfficeMeetingHow           how;
  int                        minutes;
} OfficeMeetingLine;

typedef struct _OfficeMeetingMatch OfficeMeetingMatch;

void                       office_meeting_read_async        (OfficeSession         *session,
                                                             const char            *path,
                                                             const char            *text,
                                                             OfficeSpan             during,
                                                             GAsyncReadyCallback    callback,
                                                             gpointer               user_data);
OfficeMeetingReport       *office_meeting_read_finish       (OfficeSession         *session,
                                                             GAsyncResult          *result,
                                                             GError               **error);

OfficeMeetingMatch        *office_meeting_match_new         (OfficeMeetingReport   *report,
                                                             OfficeAttendanceSheet *sheet);
void                       office_meeting_match_free        (OfficeMeetingMatch    *self);
const OfficeMeetingReport *office_meeting_match_get_report  (OfficeMeetingMatch    *self);
guint                      office_meeting_match_get_n_lines (OfficeMeetingMatch    *self);
const OfficeMeetingLine   *office_meeting_match_get_line    (OfficeMeetingMatch    *self,
                                                             guint                  place);
void                       office_meeting_match_set_learner (OfficeMeetingMatch    *self,
                                                             guint                  place,
                                                             OfficeAttendanceLine  *learner);
guint                      office_meeting_match_get_n_found (OfficeMeetingMatch    *self);
guint                      office_meeting_match_fill_in     (OfficeMeetingMatch    *self,
                                                             gboolean               others_absent);
const char                *office_meeting_how_label         (OfficeMeetingHow       how);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMeetingMatch, office_meeting_match_free)

G_END_DECLS

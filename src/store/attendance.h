/* attendance.h: who was there, and for how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

#define OFFICE_ATTENDANCE_NONE (-1)
#define OFFICE_ATTENDANCE_ANY_VERSION (-1)

/**
 * OfficeAttendanceRow:
 * @enrolment_id: whose
 * @learner_id: whose
 * @reference: of the application
 * @family_name: of the learner
 * @given_names: of the learner
 * @known_as: what they are called; may be empty
 * @emails: (array zero-terminated=1): every address that is known
 * @guest_of: (nullable): the cohort of a learner who makes up hours here
 * @withdrawn: the learner withdrew before the session
 * @minutes: attended, 0 for absent, %OFFICE_ATTENDANCE_NONE where nothing is recorded
 * @note: may be empty
 * @version: 0 where nothing is recorded
 *
 * One line of the register of a session.
 */
typedef struct
{
  gint64    enrolment_id;
  gint64    learner_id;
  char     *reference;
  char     *family_name;
  char     *given_names;
  char     *known_as;
  char    **emails;
  char     *guest_of;
  gboolean  withdrawn;
  int       minutes;
  char     *note;
  int       version;
} OfficeAttendanceRow;

/**
 * OfficeAttendanceEntry:
 * @enrolment_id: whose
 * @minutes: attended, 0 for absent, %OFFICE_ATTENDANCE_NONE to take the record away
 * @note: (nullable): %NULL leaves it as it is
 * @version: what the person saw, or %OFFICE_ATTENDANCE_ANY_VERSION
 */
typedef struct
{
  gint64      enrolment_id;
  int         minutes;
  const char *note;
  int         version;
} OfficeAttendanceEntry;

void       office_attendance_row_free    (OfficeAttendanceRow          *row);
GPtrArray *office_attendance_register    (OfficeConnection             *connection,
                                          gint64                        session_id,
                                          GError                      **error);
gboolean   office_attendance_set         (OfficeConnection             *connection,
                                          gint64                        session_id,
                                          const OfficeAttendanceEntry  *entries,
                                          gsize                         n_entries,
                                          GError                      **error);
gboolean   office_attendance_set_present (OfficeConnection             *connection,
                                          gint64                        session_id,
                                          const OfficeAttendanceEntry  *exceptions,
                                          gsize                         n_exceptions,
                                          GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeAttendanceRow, office_attendance_row_free)

G_END_DECLS

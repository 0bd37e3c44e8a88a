/* attendance-sheet.h: the register of one session as it is being filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "store/attendance.h"
#include "store/sessions.h"

G_BEGIN_DECLS

/**
 * OfficeAttendanceState:
 * @OFFICE_ATTENDANCE_BLANK: nothing is recorded, which is not the same as absent
 * @OFFICE_ATTENDANCE_ABSENT: 0 minutes
 * @OFFICE_ATTENDANCE_PART: some of the session: late, or left early
 * @OFFICE_ATTENDANCE_PRESENT: all of it
 */
typedef enum
{
  OFFICE_ATTENDANCE_BLANK,
  OFFICE_ATTENDANCE_ABSENT,
  OFFICE_ATTENDANCE_PART,
  OFFICE_ATTENDANCE_PRESENT,
} OfficeAttendanceState;

#define OFFICE_TYPE_ATTENDANCE_LINE (office_attendance_line_get_type ())

G_DECLARE_FINAL_TYPE (OfficeAttendanceLine, office_attendance_line, OFFICE, ATTENDANCE_LINE, GObject)

const char            *office_attendance_line_get_name      (OfficeAttendanceLine  *self);
const char            *office_attendance_line_get_reference (OfficeAttendanceLine  *self);
gboolean               office_attendance_line_is_withdrawn  (OfficeAttendanceLine  *self);
gboolean               office_attendance_line_has_email     (OfficeAttendanceLine  *self,
                                                             const char            *email);
gboolean               office_attendance_line_has_name      (OfficeAttendanceLine  *self,
                                                             const char            *key);
const char            *office_attendance_line_get_text      (OfficeAttendanceLine  *self);
void                   office_attendance_line_set_text      (OfficeAttendanceLine  *self,
                                                             const char            *text);
const char            *office_attendance_line_get_note      (OfficeAttendanceLine  *self);
void                   office_attendance_line_set_note      (OfficeAttendanceLine  *self,
                                                             const char            *note);
const char            *office_attendance_line_get_error     (OfficeAttendanceLine  *self);
const char            *office_attendance_line_get_conflict  (OfficeAttendanceLine  *self);
OfficeAttendanceState  office_attendance_line_get_state     (OfficeAttendanceLine  *self);
gboolean               office_attendance_line_is_changed    (OfficeAttendanceLine  *self);

#define OFFICE_TYPE_ATTENDANCE_SHEET (office_attendance_sheet_get_type ())

G_DECLARE_FINAL_TYPE (OfficeAttendanceSheet, office_attendance_sheet, OFFICE, ATTENDANCE_SHEET, GObject)

/**
 * OfficeAttendanceRead:
 * @session: the session
 * @rows: (element-type OfficeAttendanceRow): its register
 *
 * A register as it was read.
 */
typedef struct
{
  OfficeSessionRow *session;
  GPtrArray        *rows;
} OfficeAttendanceRead;

/**
 * OfficeAttendanceSave:
 * @session_id: the session
 * @entries: of #OfficeAttendanceEntry, which own their notes
 *
 * What is to be saved, apart from the sheet, for the worker.
 */
typedef struct
{
  gint64  session_id;
  GArray *entries;
} OfficeAttendanceSave;

OfficeAttendanceRead  *office_attendance_read                (OfficeConnection            *connection,
                                                              gint64                       session_id,
                                                              GError                     **error);
void                   office_attendance_read_free           (OfficeAttendanceRead        *read);
gboolean               office_attendance_save                (OfficeConnection            *connection,
                                                              const OfficeAttendanceSave  *save,
                                                              GError                     **error);
void                   office_attendance_save_free           (OfficeAttendanceSave        *save);

OfficeAttendanceSheet *office_attendance_sheet_new           (OfficeAttendanceRead        *read);
void                   office_attendance_sheet_merge         (OfficeAttendanceSheet       *self,
                                                              OfficeAttendanceRead        *read);
const OfficeSessionRow *office_attendance_sheet_get_session  (OfficeAttendanceSheet       *self);
GListModel            *office_attendance_sheet_get_lines     (OfficeAttendanceSheet       *self);
void                   office_attendance_sheet_all_present   (OfficeAttendanceSheet       *self);
guint                  office_attendance_sheet_get_n_changed (OfficeAttendanceSheet       *self);
guint                  office_attendance_sheet_get_n_errors  (OfficeAttendanceSheet       *self);
void                   office_attendance_sheet_count         (OfficeAttendanceSheet       *self,
                                                              guint                        counts[4]);
OfficeAttendanceSave  *office_attendance_sheet_prepare       (OfficeAttendanceSheet       *self);

G_END_DECLS

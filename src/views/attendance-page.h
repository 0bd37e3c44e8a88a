/* attendance-page.h: the register of a session: all present, then the exceptions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/attendance-sheet.h"
#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_ATTENDANCE_PAGE (office_attendance_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeAttendancePage, office_attendance_page, OFFICE, ATTENDANCE_PAGE, GtkWidget)

GtkWidget *office_attendance_page_new         (void);
void       office_attendance_page_open        (OfficeAttendancePage *self,
                                               OfficeSession        *session,
                                               gint64                session_id);
void       office_attendance_page_refresh     (OfficeAttendancePage *self);
void       office_attendance_page_close       (OfficeAttendancePage *self);
void       office_attendance_page_save        (OfficeAttendancePage *self);
void       office_attendance_page_all_present (OfficeAttendancePage *self);
void       office_attendance_page_read_report (OfficeAttendancePage *self,
                                               gboolean              paste);
guint      office_attendance_page_n_changed   (OfficeAttendancePage *self);
char      *office_attendance_page_dup_status  (OfficeAttendancePage *self);

G_END_DECLS

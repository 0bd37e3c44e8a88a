/* calendar-import.h: a person's calendar, looked at before it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/calendar-file.h"
#include "model/session.h"

G_BEGIN_DECLS

OfficeSpan          office_calendar_import_within      (OfficeDay               monday,
                                                        OfficeDay               today);
void                office_calendar_import_read_async  (OfficeSession          *session,
                                                        const char             *path,
                                                        OfficeSpan              within,
                                                        OfficeAvailabilityKind  events_say,
                                                        GAsyncReadyCallback     callback,
                                                        gpointer                user_data);
OfficeCalendarFile *office_calendar_import_read_finish (OfficeSession          *session,
                                                        GAsyncResult           *result,
                                                        GError                **error);
char               *office_calendar_import_say         (const OfficeCalendarFile *file,
                                                        OfficeSpan              within);
char               *office_calendar_import_list        (const OfficeCalendarFile *file,
                                                        guint                   most);
void                office_calendar_import_keep_async  (OfficeSession          *session,
                                                        gint64                  staff_id,
                                                        int                     version,
                                                        const char             *calendar,
                                                        GArray                 *spans,
                                                        GAsyncReadyCallback     callback,
                                                        gpointer                user_data);

G_END_DECLS

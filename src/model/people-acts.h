/* people-acts.h: painting and copying when somebody can come, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/session.h"
#include "store/availability.h"

G_BEGIN_DECLS

void office_people_paint_async     (OfficeSession           *session,
                                    gint64                   staff_id,
                                    int                      version,
                                    GArray                  *spans,
                                    OfficeAvailabilityPaint  paint,
                                    GAsyncReadyCallback      callback,
                                    gpointer                 user_data);
void office_people_copy_week_async (OfficeSession           *session,
                                    gint64                   staff_id,
                                    int                      version,
                                    OfficeDay                monday,
                                    OfficeDay                to_monday,
                                    int                      n_weeks,
                                    GAsyncReadyCallback      callback,
                                    gpointer                 user_data);
void office_people_forget_calendars_async (OfficeSession       *session,
                                           gint64               staff_id,
                                           int                  version,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
int  office_people_act_finish      (OfficeSession           *session,
                                    GAsyncResult            *result,
                                    GError                 **error);
void office_people_remove_async    (OfficeSession           *session,
                                    int                      kind,
                                    gint64                   id,
                                    GAsyncReadyCallback      callback,
                                    gpointer                 user_data);

G_END_DECLS

/* calendar-export.h: asking where a calendar is to be written, and writing it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "store/calendar-rows.h"

G_BEGIN_DECLS

void office_calendar_export_ask (GtkWidget        *parent,
                                 OfficeSession    *session,
                                 OfficeCalendarOf  of,
                                 gint64            id,
                                 const char       *name);

G_END_DECLS

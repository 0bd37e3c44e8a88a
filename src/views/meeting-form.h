/* meeting-form.h: who was in an online meeting, before the register is filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/meeting-match.h"

G_BEGIN_DECLS

/**
 * OfficeMeetingFilled:
 * @n_lines: how many lines of the register were written
 * @user_data: what was given
 *
 * Called when the register was filled in; nothing is saved yet.
 */
typedef void (*OfficeMeetingFilled) (guint    n_lines,
                                     gpointer user_data);

void office_meeting_form_ask   (GtkWidget             *widget,
                                OfficeSession         *session,
                                OfficeAttendanceSheet *sheet,
                                OfficeMeetingFilled    filled);
void office_meeting_form_paste (GtkWidget             *widget,
                                OfficeSession         *session,
                                OfficeAttendanceSheet *sheet,
                                OfficeMeetingFilled    filled);

G_END_DECLS

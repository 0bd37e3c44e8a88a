/* calendar-form.h: what a calendar's file would say of a person, before it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "rules/dates.h"
#include "store/staff.h"

G_BEGIN_DECLS

void office_calendar_form_ask (GtkWindow         *parent,
                               OfficeSession     *session,
                               const OfficeStaff *staff,
                               OfficeDay          monday);

G_END_DECLS

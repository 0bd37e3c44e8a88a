/* timetable-view.h: sessions and vivas on a week canvas and as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_TIMETABLE_VIEW (office_timetable_view_get_type ())

G_DECLARE_FINAL_TYPE (OfficeTimetableView, office_timetable_view, OFFICE, TIMETABLE_VIEW, OfficeView)

G_END_DECLS

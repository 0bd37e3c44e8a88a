/* timetable-panes.h: what the pane says of an event, of hours, of a clash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/clash-item.h"
#include "model/hours-item.h"
#include "model/timetable-item.h"
#include "views/facts-pane.h"

G_BEGIN_DECLS

void office_timetable_show_nothing (OfficeFactsPane     *pane,
                                    const char          *page,
                                    gboolean             empty);
void office_timetable_show_event   (OfficeFactsPane     *pane,
                                    OfficeTimetableItem *item,
                                    const gint64         offered[2]);
void office_timetable_show_hours   (OfficeFactsPane     *pane,
                                    OfficeHoursItem     *item);
void office_timetable_show_clash   (OfficeFactsPane     *pane,
                                    OfficeClashItem     *item);

G_END_DECLS

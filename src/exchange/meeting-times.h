/* meeting-times.h: times and lengths as meeting tools write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"

G_BEGIN_DECLS

/**
 * OfficeMeetingOrder:
 * @OFFICE_MEETING_DAY_FIRST: 25/09/2025
 * @OFFICE_MEETING_MONTH_FIRST: 9/25/25
 *
 * What a day without the year in front means; a report is in the order of the country of who exported it.
 */
typedef enum
{
  OFFICE_MEETING_DAY_FIRST,
  OFFICE_MEETING_MONTH_FIRST,
} OfficeMeetingOrder;

gboolean           office_meeting_time_parse   (const char          *text,
                                                OfficeMeetingOrder   order,
                                                gint64              *instant);
gint64             office_meeting_length_parse (const char          *text);
OfficeMeetingOrder office_meeting_order_find   (GPtrArray           *times,
                                                OfficeDay            day);

G_END_DECLS

/* event-series.h: a session that repeats: every date that it makes, and all of them saved as one step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/event-judge.h"
#include "planning/session-pattern.h"

G_BEGIN_DECLS

/**
 * OfficeSeriesDate:
 * @day: the day
 * @starts_at: UTC seconds; 0 when it is left out
 * @left_out: (nullable): why there is no session on this day
 * @holiday: (nullable): the bank holiday that it falls on nevertheless
 * @clashes: (nullable) (element-type OfficeClashRow): what it clashes with
 *
 * One date of a session that repeats, for a person to look at before it is made.
 */
typedef struct
{
  OfficeDay  day;
  gint64     starts_at;
  char      *left_out;
  char      *holiday;
  GPtrArray *clashes;
} OfficeSeriesDate;

void       office_series_date_free     (OfficeSeriesDate            *date);
char      *office_series_date_describe (const OfficeSeriesDate      *date);
char      *office_series_describe      (GPtrArray                   *dates);
guint      office_series_count         (GPtrArray                   *dates,
                                        guint                       *n_left_out,
                                        guint                       *n_clashing);

GPtrArray *office_event_series_preview (const OfficeEventDraft      *draft,
                                        const OfficeSessionPattern  *pattern,
                                        const OfficeTimetable       *timetable,
                                        const OfficeSurroundings    *surroundings);
gboolean   office_event_series_save    (OfficeConnection            *connection,
                                        const OfficeEventDraft      *draft,
                                        GPtrArray                   *dates,
                                        gint64                      *first_id,
                                        GError                     **error);

G_END_DECLS

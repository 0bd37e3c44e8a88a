/* carry-over.h: a cohort's whole timetable, some weeks on, for another cohort or for itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/event-series.h"

G_BEGIN_DECLS

/**
 * OfficeCarryOver:
 * @from: the cohort whose sessions are taken
 * @to: the cohort that gets them; the same one moves its own
 * @weeks: how many weeks on; may be below 0
 * @not_on_holidays: leave out those that would fall on a bank holiday
 *
 * What is to be done. The time on London's clocks and the day of the week stay.
 */
typedef struct
{
  gint64   from;
  gint64   to;
  int      weeks;
  gboolean not_on_holidays;
} OfficeCarryOver;

/**
 * OfficeCarriedSession:
 * @session_id: what is taken
 * @version: that was read
 * @title: for people
 * @was_at: UTC seconds
 * @date: when it would be, or why it is left out; with what it would clash
 */
typedef struct
{
  gint64            session_id;
  int               version;
  char             *title;
  gint64            was_at;
  OfficeSeriesDate *date;
} OfficeCarriedSession;

void       office_carried_session_free     (OfficeCarriedSession        *carried);
char      *office_carried_session_describe (const OfficeCarriedSession  *carried);
char      *office_carry_over_describe      (GPtrArray                   *carried);
int        office_carry_over_suggest_weeks (const char                  *from_starts,
                                            const char                  *to_starts);
GPtrArray *office_carry_over_preview       (OfficeConnection            *connection,
                                            const OfficeCarryOver       *what,
                                            GError                     **error);
int        office_carry_over_save          (OfficeConnection            *connection,
                                            const OfficeCarryOver       *what,
                                            GError                     **error);

G_END_DECLS

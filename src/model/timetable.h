/* timetable.h: a week of all cohorts, the agenda of one, and what clashes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/clash-item.h"
#include "model/timetable-item.h"
#include "rules/dates.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeTimetableQuery:
 * @cohort_id: the chosen cohort, or 0 for every cohort of the term
 * @term_id: the chosen term, or 0 for every term
 * @monday: the first day of the week; %OFFICE_DAY_NONE for this week while the agenda runs, and for
 *   the first week of the agenda before and after
 * @with_month: read the month of that week as well
 */
typedef struct
{
  gint64    cohort_id;
  gint64    term_id;
  OfficeDay monday;
  gboolean  with_month;
} OfficeTimetableQuery;

#define OFFICE_MONTH_WEEKS 6

/**
 * OfficeTimetable:
 * @monday: the first day of the week that was read
 * @first_monday: the first day of the agenda's first week, or %OFFICE_DAY_NONE when it is empty
 * @week: (element-type OfficeTimetableItem): of all cohorts, in order of time
 * @month: (element-type OfficeTimetableItem): of the six weeks of the month that holds the week's
 *   Thursday, of all cohorts; empty unless it was asked for
 * @agenda: (element-type OfficeTimetableItem): of the chosen cohort, or of those of the term
 * @clashes: (element-type OfficeClashItem): of the term and the agenda, earliest first
 * @cohorts: (element-type OfficeCohort): those to choose from
 * @rooms: (element-type OfficeRoom): all
 * @staff: (element-type OfficeStaff): all
 * @equipment: (element-type OfficeEquipment): all
 * @enrolments: (element-type OfficeEnrolment): of those cohorts
 * @rules: of the chosen cohort, or those in force
 *
 * All that the timetable shows, read at one moment.
 */
typedef struct
{
  OfficeDay      monday;
  OfficeDay      first_monday;
  GPtrArray     *week;
  GPtrArray     *month;
  GPtrArray     *agenda;
  GPtrArray     *clashes;
  GPtrArray     *cohorts;
  GPtrArray     *rooms;
  GPtrArray     *staff;
  GPtrArray     *equipment;
  GPtrArray     *enrolments;
  OfficeRuleSet rules;
} OfficeTimetable;

OfficeDay        office_monday_of      (OfficeDay                    day);
OfficeDay        office_month_of       (OfficeDay                    monday);
OfficeTimetable *office_timetable_read (OfficeConnection            *connection,
                                        const OfficeTimetableQuery  *query,
                                        GError                     **error);
void             office_timetable_free (OfficeTimetable             *timetable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeTimetable, office_timetable_free)

G_END_DECLS

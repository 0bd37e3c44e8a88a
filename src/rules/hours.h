/* hours.h: hands-on hours: how many are required, why, and whether they can be reached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeHoursEnrolment:
 * @id: the caller's own number for it
 * @label: the cohort's code, for the sentence
 * @practical: its module has a practical part
 * @term: the term that holds its first day, the caller's own number
 * @starts: its first day
 * @first_practical: instant of its first hands-on session, or 0 while none is planned
 * @attended: at least one session of any kind was attended
 * @practical_attended: at least one hands-on session was attended
 * @withdrawn_on: or %OFFICE_DAY_NONE
 * @chosen_first: on a tie the office chose this one as the first (HOURS-3)
 *
 * One enrolment in a learner's history.
 */
typedef struct
{
  gint64      id;
  const char *label;
  gboolean    practical;
  gint64      term;
  OfficeDay   starts;
  gint64      first_practical;
  gboolean    attended;
  gboolean    practical_attended;
  OfficeDay   withdrawn_on;
  gboolean    chosen_first;
} OfficeHoursEnrolment;

/**
 * OfficeHoursSession:
 * @label: title, for the list
 * @starts: instant
 * @minutes: planned length of a session to come, or minutes attended
 * @booked: for one to come: the learner has a place in it; otherwise it could be booked
 *
 * A hands-on session, attended or still to come.
 */
typedef struct
{
  const char *label;
  gint64      starts;
  int         minutes;
  gboolean    booked;
} OfficeHoursSession;

/**
 * OfficeHoursRule:
 * @OFFICE_HOURS_NO_PRACTICAL: the module has no practical part: 0
 * @OFFICE_HOURS_FIRST: the learner's first
 * @OFFICE_HOURS_LATER: another was attended before
 * @OFFICE_HOURS_SECOND_OF_TERM: two in one term, both first: this is the later one
 * @OFFICE_HOURS_CHOICE_NEEDED: two in one term begin at the same time: the office chooses; until
 *   then both count as first
 */
typedef enum
{
  OFFICE_HOURS_NO_PRACTICAL,
  OFFICE_HOURS_FIRST,
  OFFICE_HOURS_LATER,
  OFFICE_HOURS_SECOND_OF_TERM,
  OFFICE_HOURS_CHOICE_NEEDED,
} OfficeHoursRule;

/**
 * OfficeHoursForecast:
 * @OFFICE_HOURS_MET: nothing is short
 * @OFFICE_HOURS_BOOKED: the sessions booked close the gap
 * @OFFICE_HOURS_BOOKABLE: more sessions must be booked, and there are enough
 * @OFFICE_HOURS_OUT_OF_REACH: the sessions to come cannot close it
 */
typedef enum
{
  OFFICE_HOURS_MET,
  OFFICE_HOURS_BOOKED,
  OFFICE_HOURS_BOOKABLE,
  OFFICE_HOURS_OUT_OF_REACH,
} OfficeHoursForecast;

const char *office_hours_forecast_to_nick (OfficeHoursForecast forecast);
const char *office_hours_forecast_label   (OfficeHoursForecast forecast);

/**
 * OfficeHours:
 * @rule: the rule chosen
 * @required: minutes
 * @attended: minutes
 * @short_of: minutes still wanting, 0 when none
 * @booked: minutes of sessions to come that are booked
 * @bookable: minutes of sessions to come that could still be booked
 * @forecast: whether the gap can be closed
 * @why: one sentence: the rule chosen and why
 * @note: (nullable): what the office should know ("no earlier hands-on")
 * @forecast_text: one sentence: attended, short, what can close the gap
 *
 * A learner's hours in one enrolment (HOURS-4), all in minutes.
 */
typedef struct
{
  OfficeHoursRule     rule;
  int                 required;
  int                 attended;
  int                 short_of;
  int                 booked;
  int                 bookable;
  OfficeHoursForecast forecast;
  char               *why;
  char               *note;
  char               *forecast_text;
} OfficeHours;

OfficeHours *office_hours_new  (const OfficeHoursEnrolment *history,
                                gsize                       n_history,
                                gsize                       which,
                                const OfficeHoursSession   *attended,
                                gsize                       n_attended,
                                const OfficeHoursSession   *to_come,
                                gsize                       n_to_come,
                                const OfficeRuleSet        *rules);
void         office_hours_free (OfficeHours *hours);
int          office_hours_required (const OfficeHoursEnrolment *history,
                                    gsize                       n_history,
                                    gsize                       which,
                                    const OfficeRuleSet        *rules);
char        *office_minutes_to_text (int minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeHours, office_hours_free)

G_END_DECLS

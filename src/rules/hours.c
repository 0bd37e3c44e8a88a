/* hours.c: hands-on hours: how many are required, why, and whether they can be reached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/hours.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/load.h"
#include "rules/nicks.h"

#define MINUTES_PER_HOUR 60

static const OfficeNick forecasts[] = {
  [OFFICE_HOURS_MET] = { "met", N_("Met") },
  [OFFICE_HOURS_BOOKED] = { "booked", N_("Met by the sessions booked") },
  [OFFICE_HOURS_BOOKABLE] = { "bookable", N_("More sessions to be booked") },
  [OFFICE_HOURS_OUT_OF_REACH] = { "out-of-reach", N_("Out of reach") },
};

/**
 * office_hours_forecast_to_nick:
 * @forecast: a forecast
 *
 * The untranslated word of a forecast (HOURS-4).
 *
 * Returns: (transfer none): the nick
 */
const char *
office_hours_forecast_to_nick (OfficeHoursForecast forecast)
{
  return office_nick_of (forecasts, G_N_ELEMENTS (forecasts), (int) forecast);
}

/**
 * office_hours_forecast_label:
 * @forecast: a forecast
 *
 * The word of a forecast for a person (HOURS-4).
 *
 * Returns: (transfer none): the label
 */
const char *
office_hours_forecast_label (OfficeHoursForecast forecast)
{
  return office_nick_label (forecasts, G_N_ELEMENTS (forecasts), (int) forecast);
}

/**
 * office_minutes_to_text:
 * @minutes: minutes, 0 or more
 *
 * A length of time in words, never rounded: "14 h 45 min", "15 h", "45 min" (HOURS-1).
 *
 * Returns: (transfer full): the words
 */
char *
office_minutes_to_text (int minutes)
{
  int hours = minutes / MINUTES_PER_HOUR;
  int rest = minutes % MINUTES_PER_HOUR;

  if (rest == 0)
    return g_strdup_printf (_("%d h"), hours);
  if (hours == 0)
    return g_strdup_printf (_("%d min"), rest);

  return g_strdup_printf (_("%d h %d min"), hours, rest);
}

/**
 * office_hours_free:
 * @hours: (nullable): hours
 *
 * Frees hours.
 */
void
office_hours_free (OfficeHours *hours)
{
  if (hours == NULL)
    return;

  g_free (hours->why);
  g_free (hours->note);
  g_free (hours->forecast_text);
  g_free (hours);
}

static gboolean
gave_place_back (const OfficeHoursEnrolment *enrolment,
                 const OfficeRuleSet        *rules)
{
  return office_withdrawal_is_early (enrolment->starts, enrolment->withdrawn_on, rules);
}

static gboolean
is_practical_of_same_term (const OfficeHoursEnrolment *this,
                           const OfficeHoursEnrolment *other,
                           const OfficeRuleSet        *rules)
{
  return other != this && other->practical && other->term == this->term &&
         !gave_place_back (other, rules);
}

/*
 * HOURS-2: started before this one's first hands-on session and attended. What starts on the same
 * day is not earlier, and two practical modules of one term are ranked by HOURS-3 instead.
 */
static gboolean
was_attended_before (const OfficeHoursEnrolment *this,
                     const OfficeHoursEnrolment *other,
                     const OfficeRuleSet        *rules)
{
  if (other == this || !other->attended || gave_place_back (other, rules))
    return FALSE;
  if (other->starts == this->starts || is_practical_of_same_term (this, other, rules))
    return FALSE;

  return this->first_practical == 0 || other->starts < office_instant_to_day (this->first_practical);
}

/* (nullable): the earliest of those attended before */
static const OfficeHoursEnrolment *
find_attended_before (const OfficeHoursEnrolment *history,
                      gsize                       n_history,
                      const OfficeHoursEnrolment *this,
                      const OfficeRuleSet        *rules,
                      gboolean                   *any_hands_on)
{
  const OfficeHoursEnrolment *found = NULL;

  *any_hands_on = FALSE;
  for (gsize i = 0; i < n_history; i++)
    {
      if (!was_attended_before (this, &history[i], rules))
        continue;

      *any_hands_on |= history[i].practical_attended;
      if (found == NULL || history[i].starts < found->starts ||
          (history[i].starts == found->starts && history[i].id < found->id))
        found = &history[i];
    }

  return found;
}

/* HOURS-3: below 0 if this one comes first, above 0 if the other does, 0 on a tie. */
static int
rank_in_term (const OfficeHoursEnrolment *this,
              const OfficeHoursEnrolment *other)
{
  gint64 mine = this->first_practical == 0 ? G_MAXINT64 : this->first_practical;
  gint64 theirs = other->first_practical == 0 ? G_MAXINT64 : other->first_practical;

  if (mine != theirs)
    return mine < theirs ? -1 : 1;
  if (this->chosen_first != other->chosen_first)
    return this->chosen_first ? -1 : 1;

  return 0;
}

static void
set_rule (OfficeHours         *hours,
          OfficeHoursRule      rule,
          const OfficeRuleSet *rules)
{
  hours->rule = rule;
  switch (rule)
    {
    case OFFICE_HOURS_NO_PRACTICAL:
      hours->required = 0;
      break;
    case OFFICE_HOURS_FIRST:
    case OFFICE_HOURS_CHOICE_NEEDED:
      hours->required = rules->hours_first;
      break;
    case OFFICE_HOURS_LATER:
    case OFFICE_HOURS_SECOND_OF_TERM:
      hours->required = rules->hours_later;
      break;
    default:
      g_assert_not_reached ();
    }
}

/* HOURS-3, for a learner who attended nothing before. */
static void
choose_within_term (OfficeHours                *hours,
                    const OfficeHoursEnrolment *history,
                    gsize                       n_history,
                    const OfficeHoursEnrolment *this,
                    const OfficeRuleSet        *rules)
{
  const OfficeHoursEnrolment *first = NULL, *tied = NULL, *beaten = NULL;
  g_autofree char *required = NULL;

  for (gsize i = 0; i < n_history; i++)
    {
      const OfficeHoursEnrolment *other = &history[i];
      int rank;

      if (!is_practical_of_same_term (this, other, rules))
        continue;

      rank = rank_in_term (this, other);
      if (rank > 0)
        first = other;
      else if (rank == 0)
        tied = other;
      else if (this->first_practical == other->first_practical)
        beaten = other;
    }

  if (first != NULL)
    set_rule (hours, OFFICE_HOURS_SECOND_OF_TERM, rules);
  else if (tied != NULL && this->first_practical != 0)
    set_rule (hours, OFFICE_HOURS_CHOICE_NEEDED, rules);
  else
    set_rule (hours, OFFICE_HOURS_FIRST, rules);

  required = office_minutes_to_text (hours->required);
  if (first != NULL)
    {
      hours->why = g_strdup_printf (_("%s: of two practical modules in the term %s comes first"),
                                    required, first->label);
      if (!first->attended)
        hours->note = g_strdup_printf (_("counts on %s being attended"), first->label);
    }
  else if (hours->rule == OFFICE_HOURS_CHOICE_NEEDED)
    {
      hours->why = g_strdup_printf (_("%s for now: %s begins hands-on at the same time; choose "
                                      "which of the two counts as the first"),
                                    required, tied->label);
    }
  else if (beaten != NULL)
    {
      hours->why = g_strdup_printf (_("%s: begins hands-on with %s, and the office chose this one "
                                      "as the first"),
                                    required, beaten->label);
    }
  else
    {
      hours->why = g_strdup_printf (_("%s: the learner’s first micro-credential with us"), required);
      if (tied != NULL)
        hours->note = g_strdup_printf (_("no hands-on session is planned yet, nor for %s"),
                                       tied->label);
    }
}

static void
choose_rule (OfficeHours                *hours,
             const OfficeHoursEnrolment *history,
             gsize                       n_history,
             const OfficeHoursEnrolment *this,
             const OfficeRuleSet        *rules)
{
  const OfficeHoursEnrolment *before;
  g_autofree char *required = NULL;
  gboolean any_hands_on;

  if (!this->practical)
    {
      set_rule (hours, OFFICE_HOURS_NO_PRACTICAL, rules);
      hours->why = g_strdup (_("0 h: the module has no practical part"));
      return;
    }

  before = find_attended_before (history, n_history, this, rules, &any_hands_on);
  if (before == NULL)
    {
      choose_within_term (hours, history, n_history, this, rules);
      return;
    }

  set_rule (hours, OFFICE_HOURS_LATER, rules);
  required = office_minutes_to_text (hours->required);
  hours->why = g_strdup_printf (_("%s: the learner attended %s before"), required, before->label);
  if (!any_hands_on)
    hours->note = g_strdup (_("no earlier hands-on"));
}

static int
sum_minutes (const OfficeHoursSession *sessions,
             gsize                     n_sessions)
{
  int minutes = 0;

  for (gsize i = 0; i < n_sessions; i++)
    minutes += sessions[i].minutes;

  return minutes;
}

static void
forecast (OfficeHours              *hours,
          const OfficeHoursSession *to_come,
          gsize                     n_to_come)
{
  for (gsize i = 0; i < n_to_come; i++)
    {
      if (to_come[i].booked)
        hours->booked += to_come[i].minutes;
      else
        hours->bookable += to_come[i].minutes;
    }

  if (hours->short_of == 0)
    hours->forecast = OFFICE_HOURS_MET;
  else if (hours->booked >= hours->short_of)
    hours->forecast = OFFICE_HOURS_BOOKED;
  else if (hours->booked + hours->bookable >= hours->short_of)
    hours->forecast = OFFICE_HOURS_BOOKABLE;
  else
    hours->forecast = OFFICE_HOURS_OUT_OF_REACH;
}

static char *
describe_forecast (const OfficeHours *hours)
{
  g_autofree char *attended = office_minutes_to_text (hours->attended);
  g_autofree char *required = office_minutes_to_text (hours->required);
  g_autofree char *missing = office_minutes_to_text (hours->short_of);
  g_autofree char *booked = office_minutes_to_text (hours->booked);
  g_autofree char *bookable = office_minutes_to_text (hours->bookable);

  switch (hours->forecast)
    {
    case OFFICE_HOURS_MET:
      if (hours->required == 0)
        return g_strdup (_("No hands-on hours required"));
      return g_strdup_printf (_("%s of %s attended: met"), attended, required);
    case OFFICE_HOURS_BOOKED:
      return g_strdup_printf (_("%s of %s attended, %s short: the %s booked close the gap"),
                              attended, required, missing, booked);
    case OFFICE_HOURS_BOOKABLE:
      return g_strdup_printf (_("%s of %s attended, %s short: %s are booked; %s more can be booked "
                                "and close the gap"),
                              attended, required, missing, booked, bookable);
    case OFFICE_HOURS_OUT_OF_REACH:
      return g_strdup_printf (_("%s of %s attended, %s short: out of reach; only %s are booked and "
                                "%s can be booked"),
                              attended, required, missing, booked, bookable);
    default:
      g_assert_not_reached ();
    }
}

/**
 * office_hours_new:
 * @history: (array length=n_history): all enrolments of the learner, in any order
 * @n_history: their number
 * @which: index of the one asked about
 * @attended: (array length=n_attended): hands-on sessions of it that were attended
 * @n_attended: their number
 * @to_come: (array length=n_to_come): hands-on sessions of it still to come
 * @n_to_come: their number
 * @rules: the rule set
 *
 * A learner's hands-on hours in one enrolment: the rule chosen and why (HOURS-1 to -3), what is
 * attended and short, and whether the sessions to come can close the gap (HOURS-4).
 *
 * Returns: (transfer full): the hours
 */
OfficeHours *
office_hours_new (const OfficeHoursEnrolment *history,
                  gsize                       n_history,
                  gsize                       which,
                  const OfficeHoursSession   *attended,
                  gsize                       n_attended,
                  const OfficeHoursSession   *to_come,
                  gsize                       n_to_come,
                  const OfficeRuleSet        *rules)
{
  OfficeHours *hours = g_new0 (OfficeHours, 1);

  g_assert (which < n_history);

  choose_rule (hours, history, n_history, &history[which], rules);
  hours->attended = sum_minutes (attended, n_attended);
  hours->short_of = MAX (0, hours->required - hours->attended);
  forecast (hours, to_come, n_to_come);
  hours->forecast_text = describe_forecast (hours);
  return hours;
}

/**
 * office_hours_required:
 * @history: (array length=n_history): all enrolments of the learner, in any order
 * @n_history: their number
 * @which: index of the one asked about
 * @rules: the rule set
 *
 * The hands-on time that one enrolment requires (HOURS-1 to -3).
 *
 * Returns: minutes
 */
int
office_hours_required (const OfficeHoursEnrolment *history,
                       gsize                       n_history,
                       gsize                       which,
                       const OfficeRuleSet        *rules)
{
  g_autoptr (OfficeHours) hours = office_hours_new (history, n_history, which, NULL, 0, NULL, 0,
                                                    rules);

  return hours->required;
}

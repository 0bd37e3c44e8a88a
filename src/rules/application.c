/* application.c: the states of an application, its moves, and places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/application.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/given.h"
#include "rules/nicks.h"

static const OfficeNick states[OFFICE_N_APPLICATION_STATES] = {
  [OFFICE_APPLICATION_RECEIVED] = { "received", N_("Received") },
  [OFFICE_APPLICATION_IN_REVIEW] = { "in-review", N_("In review") },
  [OFFICE_APPLICATION_OFFERED] = { "offered", N_("Offered") },
  [OFFICE_APPLICATION_ACCEPTED] = { "accepted", N_("Accepted") },
  [OFFICE_APPLICATION_ENROLLED] = { "enrolled", N_("Enrolled") },
  [OFFICE_APPLICATION_WAITING] = { "waiting", N_("Waiting") },
  [OFFICE_APPLICATION_DECLINED] = { "declined", N_("Declined") },
  [OFFICE_APPLICATION_WITHDRAWN] = { "withdrawn", N_("Withdrawn") },
  [OFFICE_APPLICATION_DEFERRED] = { "deferred", N_("Deferred") },
};

OFFICE_DEFINE_NICKS (OfficeApplicationState, office_application_state, states)

#define TO(state) (1u << OFFICE_APPLICATION_##state)

/*
 * APPLY-1: from each state, where to. A withdrawn application stays so: whoever comes back applies
 * again. A declined one can be looked at again.
 */
static const guint moves[OFFICE_N_APPLICATION_STATES] = {
  [OFFICE_APPLICATION_RECEIVED] = TO (IN_REVIEW) | TO (DECLINED) | TO (WITHDRAWN) | TO (DEFERRED),
  [OFFICE_APPLICATION_IN_REVIEW] = TO (OFFERED) | TO (WAITING) | TO (DECLINED) | TO (WITHDRAWN) |
                                   TO (DEFERRED),
  [OFFICE_APPLICATION_OFFERED] = TO (ACCEPTED) | TO (IN_REVIEW) | TO (WAITING) | TO (DECLINED) |
                                 TO (WITHDRAWN) | TO (DEFERRED),
  [OFFICE_APPLICATION_ACCEPTED] = TO (ENROLLED) | TO (DECLINED) | TO (WITHDRAWN) | TO (DEFERRED),
  [OFFICE_APPLICATION_ENROLLED] = TO (WITHDRAWN) | TO (DEFERRED),
  [OFFICE_APPLICATION_WAITING] = TO (IN_REVIEW) | TO (OFFERED) | TO (DECLINED) | TO (WITHDRAWN) |
                                 TO (DEFERRED),
  [OFFICE_APPLICATION_DECLINED] = TO (IN_REVIEW),
  [OFFICE_APPLICATION_WITHDRAWN] = 0,
  [OFFICE_APPLICATION_DEFERRED] = TO (IN_REVIEW) | TO (DECLINED) | TO (WITHDRAWN),
};

#undef TO

/**
 * office_application_can_move:
 * @from: the state it is in
 * @to: the state wanted
 *
 * Whether the table of moves holds a move (APPLY-1).
 *
 * Returns: %TRUE if it does
 */
gboolean
office_application_can_move (OfficeApplicationState from,
                             OfficeApplicationState to)
{
  g_return_val_if_fail (from < OFFICE_N_APPLICATION_STATES, FALSE);

  return to < OFFICE_N_APPLICATION_STATES && (moves[from] & (1u << to)) != 0;
}

static char *
list_moves (OfficeApplicationState from)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (int to = 0; to < OFFICE_N_APPLICATION_STATES; to++)
    {
      if (office_application_can_move (from, to))
        g_ptr_array_add (labels, (gpointer) office_application_state_label (to));
    }

  g_ptr_array_add (labels, NULL);
  return g_strjoinv (_(", "), (char **) labels->pdata);
}

/**
 * office_application_check_move:
 * @from: the state it is in
 * @to: the state wanted
 * @error: return location for an error
 *
 * Checks a move against the table (APPLY-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED that names both states and the moves there are
 */
gboolean
office_application_check_move (OfficeApplicationState from,
                               OfficeApplicationState to,
                               GError               **error)
{
  g_autofree char *possible = NULL;

  if (office_application_can_move (from, to))
    return TRUE;

  possible = list_moves (from);
  if (from == to)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("The application is already “%s”."),
                 office_application_state_label (from));
  else if (*possible == '\0')
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("An application cannot move from “%s” to “%s”: “%s” is final."),
                 office_application_state_label (from), office_application_state_label (to),
                 office_application_state_label (from));
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("An application cannot move from “%s” to “%s”: from there it can be: %s."),
                 office_application_state_label (from), office_application_state_label (to),
                 possible);

  return FALSE;
}

/**
 * office_application_holds_place:
 * @state: a state
 *
 * Whether an application in this state takes a place of its cohort (APPLY-2).
 *
 * Returns: %TRUE for accepted and enrolled
 */
gboolean
office_application_holds_place (OfficeApplicationState state)
{
  return state == OFFICE_APPLICATION_ACCEPTED || state == OFFICE_APPLICATION_ENROLLED;
}

/**
 * office_application_is_unsuccessful:
 * @state: a state
 *
 * Whether an application in this state is kept for the shorter time (PRIVACY-2), unless the
 * learner was enrolled before.
 *
 * Returns: %TRUE for declined and withdrawn
 */
gboolean
office_application_is_unsuccessful (OfficeApplicationState state)
{
  return state == OFFICE_APPLICATION_DECLINED || state == OFFICE_APPLICATION_WITHDRAWN;
}

/**
 * office_places_opening:
 * @places: a cohort's dates and places
 * @today: the day
 *
 * How a cohort stands for somebody who wants to come (APPLY-2).
 *
 * Returns: opening soon, open, full or closed
 */
OfficeCohortOpening
office_places_opening (const OfficePlaces *places,
                       OfficeDay           today)
{
  if (places->closes != OFFICE_DAY_NONE && today > places->closes)
    return OFFICE_COHORT_CLOSED;
  if (places->opens == OFFICE_DAY_NONE || today < places->opens)
    return OFFICE_COHORT_OPENING_SOON;
  if (places->capacity >= 0 && places->taken >= places->capacity)
    return OFFICE_COHORT_FULL;

  return OFFICE_COHORT_OPEN;
}

/**
 * office_cohort_opening_label:
 * @opening: how a cohort stands
 *
 * The word for a person.
 *
 * Returns: (transfer none): the label
 */
const char *
office_cohort_opening_label (OfficeCohortOpening opening)
{
  switch (opening)
    {
    case OFFICE_COHORT_OPENING_SOON:
      return _("Opening soon");
    case OFFICE_COHORT_OPEN:
      return _("Open");
    case OFFICE_COHORT_FULL:
      return _("Full");
    case OFFICE_COHORT_CLOSED:
      return _("Closed");
    default:
      g_assert_not_reached ();
    }
}

/**
 * office_places_check_accept:
 * @places: a cohort's dates and places
 * @today: the day of the acceptance
 * @override_reason: (nullable): why it is taken all the same
 * @error: return location for an error
 *
 * Checks that one more acceptance is neither late nor over capacity, unless overridden with a
 * reason (APPLY-2).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED
 */
gboolean
office_places_check_accept (const OfficePlaces *places,
                            OfficeDay           today,
                            const char         *override_reason,
                            GError            **error)
{
  g_autofree char *closed = office_day_to_text (places->closes);

  if (office_text_is_given (override_reason))
    return TRUE;

  if (places->closes != OFFICE_DAY_NONE && today > places->closes)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s closed on %s: a late acceptance needs a reason."), places->cohort, closed);
      return FALSE;
    }

  if (places->capacity >= 0 && places->taken >= places->capacity)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s is full (%d of %d places): put the applicant on the waiting list, or give "
                     "a reason."),
                   places->cohort, places->taken, places->capacity);
      return FALSE;
    }

  return TRUE;
}

/**
 * office_waiting_next:
 * @waiting: (array length=n_waiting): those on the waiting list, in any order
 * @n_waiting: their number
 *
 * Who is offered a place that has become free: the earliest application (APPLY-2).
 *
 * Returns: (transfer none) (nullable): the next, or %NULL for an empty list
 */
const OfficeWaiting *
office_waiting_next (const OfficeWaiting *waiting,
                     gsize                n_waiting)
{
  const OfficeWaiting *next = NULL;

  for (gsize i = 0; i < n_waiting; i++)
    {
      if (next == NULL || waiting[i].applied_on < next->applied_on ||
          (waiting[i].applied_on == next->applied_on && waiting[i].sequence < next->sequence))
        next = &waiting[i];
    }

  return next;
}

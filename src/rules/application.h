/* application.h: the states of an application, its moves, and places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"

G_BEGIN_DECLS

/**
 * OfficeApplicationState:
 *
 * Nicks: "received", "in-review", "offered", "accepted", "enrolled", "waiting", "declined",
 * "withdrawn", "deferred" (APPLY-1).
 */
typedef enum
{
  OFFICE_APPLICATION_RECEIVED,
  OFFICE_APPLICATION_IN_REVIEW,
  OFFICE_APPLICATION_OFFERED,
  OFFICE_APPLICATION_ACCEPTED,
  OFFICE_APPLICATION_ENROLLED,
  OFFICE_APPLICATION_WAITING,
  OFFICE_APPLICATION_DECLINED,
  OFFICE_APPLICATION_WITHDRAWN,
  OFFICE_APPLICATION_DEFERRED,
} OfficeApplicationState;

#define OFFICE_N_APPLICATION_STATES (OFFICE_APPLICATION_DEFERRED + 1)

const char *office_application_state_to_nick   (OfficeApplicationState state);
gboolean    office_application_state_from_nick (const char             *nick,
                                                OfficeApplicationState *state);
const char *office_application_state_label     (OfficeApplicationState state);

gboolean office_application_can_move     (OfficeApplicationState from,
                                          OfficeApplicationState to);
gboolean office_application_check_move   (OfficeApplicationState from,
                                          OfficeApplicationState to,
                                          GError               **error);
gboolean office_application_holds_place  (OfficeApplicationState state);
gboolean office_application_is_unsuccessful (OfficeApplicationState state);

/**
 * OfficePlaces:
 * @cohort: its code, for the sentence
 * @opens: first day of applications, or %OFFICE_DAY_NONE: opening soon
 * @closes: last day, or %OFFICE_DAY_NONE
 * @capacity: places, or -1 where there is no limit
 * @taken: places taken: accepted and enrolled
 */
typedef struct
{
  const char *cohort;
  OfficeDay   opens;
  OfficeDay   closes;
  int         capacity;
  int         taken;
} OfficePlaces;

typedef enum
{
  OFFICE_COHORT_OPENING_SOON,
  OFFICE_COHORT_OPEN,
  OFFICE_COHORT_FULL,
  OFFICE_COHORT_CLOSED,
} OfficeCohortOpening;

OfficeCohortOpening office_places_opening      (const OfficePlaces *places,
                                                OfficeDay           today);
const char         *office_cohort_opening_label (OfficeCohortOpening opening);
gboolean            office_places_check_accept (const OfficePlaces *places,
                                                OfficeDay           today,
                                                const char         *override_reason,
                                                GError            **error);

/**
 * OfficeWaiting:
 * @id: the caller's own number for the application
 * @applied_on: day of the application
 * @sequence: order of arrival within a day
 */
typedef struct
{
  gint64    id;
  OfficeDay applied_on;
  gint64    sequence;
} OfficeWaiting;

const OfficeWaiting *office_waiting_next (const OfficeWaiting *waiting,
                                          gsize                n_waiting);

G_END_DECLS

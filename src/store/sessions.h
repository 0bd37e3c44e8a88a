/* sessions.h: the sessions of the timetable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeSessionRow:
 * @id: the session
 * @cohort_id: its cohort
 * @cohort_code: "DPL-2025-AUT"
 * @module_title: what the cohort studies
 * @kind: "live", "practical", "induction" or "deadline"
 * @title: may be empty
 * @starts_at: UTC seconds
 * @minutes: its length
 * @room_id: or 0
 * @room: (nullable): the room's name
 * @online: the room holds any number at once
 * @staff: (array zero-terminated=1): names, in alphabetical order
 * @cancelled: it does not take place
 * @cancelled_why: (nullable): the reason given, while it is cancelled
 * @uid: of its calendar entry, for ever
 * @version: raised by each change; also the calendar entry's sequence number
 * @n_enrolled: learners of the cohort who have not withdrawn
 * @n_attended: of whom attendance of at least a minute is recorded
 * @equipment: (nullable): what it needs: "4 Ultrasound machine; 2 Phantom"
 * @n_tutors: of its staff, those who count as tutors on hands-on days
 */
typedef struct
{
  gint64    id;
  gint64    cohort_id;
  char     *cohort_code;
  char     *module_title;
  char     *kind;
  char     *title;
  gint64    starts_at;
  int       minutes;
  gint64    room_id;
  char     *room;
  gboolean  online;
  char    **staff;
  gboolean  cancelled;
  char     *cancelled_why;
  char     *uid;
  int       version;
  int       n_enrolled;
  int       n_attended;
  char     *equipment;
  int       n_tutors;
} OfficeSessionRow;

/**
 * OfficeSessionDraft:
 * @cohort_id: the cohort; not read when an existing session is edited
 * @kind: "live", "practical", "induction" or "deadline"
 * @title: (nullable): what it is about
 * @starts_at: UTC seconds
 * @minutes: its length; 0 for a deadline
 * @room: (nullable): the room's name; one that is not known yet is added
 * @staff: (nullable) (array zero-terminated=1): names; those not known yet are added
 * @equipment: (nullable) (element-type OfficeEquipmentNeed): all that it needs; %NULL leaves it as it is
 *
 * What a person fills in for a session.
 */
typedef struct
{
  gint64              cohort_id;
  const char         *kind;
  const char         *title;
  gint64              starts_at;
  int                 minutes;
  const char         *room;
  const char * const *staff;
  GPtrArray          *equipment;
} OfficeSessionDraft;

#define OFFICE_SESSION_ANY_VERSION (-1)

void              office_session_row_free      (OfficeSessionRow          *row);

gboolean          office_session_add           (OfficeConnection          *connection,
                                                const OfficeSessionDraft  *draft,
                                                gint64                    *session_id,
                                                GError                   **error);
gboolean          office_session_edit          (OfficeConnection          *connection,
                                                gint64                     session_id,
                                                int                        version,
                                                const OfficeSessionDraft  *draft,
                                                GError                   **error);
gboolean          office_session_move          (OfficeConnection          *connection,
                                                gint64                     session_id,
                                                int                        version,
                                                gint64                     starts_at,
                                                int                        minutes,
                                                GError                   **error);
gboolean          office_session_cancel        (OfficeConnection          *connection,
                                                gint64                     session_id,
                                                int                        version,
                                                const char                *reason,
                                                GError                   **error);
gboolean          office_session_remove        (OfficeConnection          *connection,
                                                gint64                     session_id,
                                                int                        version,
                                                GError                   **error);

OfficeSessionRow *office_session_get           (OfficeConnection          *connection,
                                                gint64                     session_id,
                                                GError                   **error);
GPtrArray        *office_sessions_list_cohort  (OfficeConnection          *connection,
                                                gint64                     cohort_id,
                                                GError                   **error);
GPtrArray        *office_sessions_list_between (OfficeConnection          *connection,
                                                gint64                     from,
                                                gint64                     to,
                                                GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeSessionRow, office_session_row_free)

G_END_DECLS

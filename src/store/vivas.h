/* vivas.h: the vivas of the timetable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeVivaRow:
 * @id: the viva
 * @enrolment_id: whose
 * @learner_id: whose
 * @cohort_id: the cohort
 * @cohort_code: "DPL-2025-AUT"
 * @reference: of the application
 * @family_name: of the learner
 * @given_names: of the learner
 * @attempt: 1, 2, …
 * @starts_at: UTC seconds
 * @minutes: with the learner
 * @marking_minutes: after it, of room and examiners only (VIVA-1)
 * @room_id: or 0
 * @room: (nullable): the room's name
 * @online: the room holds any number at once
 * @examiners: (array zero-terminated=1): names, in alphabetical order
 * @pinned: the planner leaves it where it is
 * @cancelled: it does not take place
 * @cancelled_why: (nullable): the reason given, while it is cancelled
 * @missed: the learner did not come
 * @uid: of its calendar entry, for ever
 * @version: raised by each change
 */
typedef struct
{
  gint64    id;
  gint64    enrolment_id;
  gint64    learner_id;
  gint64    cohort_id;
  char     *cohort_code;
  char     *reference;
  char     *family_name;
  char     *given_names;
  int       attempt;
  gint64    starts_at;
  int       minutes;
  int       marking_minutes;
  gint64    room_id;
  char     *room;
  gboolean  online;
  char    **examiners;
  gboolean  pinned;
  gboolean  cancelled;
  char     *cancelled_why;
  gboolean  missed;
  char     *uid;
  int       version;
} OfficeVivaRow;

/**
 * OfficeVivaDraft:
 * @enrolment_id: whose; not read when an existing viva is edited
 * @attempt: 1, 2, …
 * @starts_at: UTC seconds
 * @minutes: with the learner, or 0 for the rule set's (VIVA-1)
 * @marking_minutes: after it, or -1 for the rule set's
 * @room: (nullable): the room's name; one that is not known yet is added
 * @examiners: (nullable) (array zero-terminated=1): names; those not known yet are added
 * @pinned: the planner is to leave it where it is
 */
typedef struct
{
  gint64              enrolment_id;
  int                 attempt;
  gint64              starts_at;
  int                 minutes;
  int                 marking_minutes;
  const char         *room;
  const char * const *examiners;
  gboolean            pinned;
} OfficeVivaDraft;

#define OFFICE_VIVA_ANY_VERSION (-1)

void           office_viva_row_free      (OfficeVivaRow          *row);

gboolean       office_viva_add           (OfficeConnection       *connection,
                                          const OfficeVivaDraft  *draft,
                                          gint64                 *viva_id,
                                          GError                **error);
gboolean       office_viva_edit          (OfficeConnection       *connection,
                                          gint64                  viva_id,
                                          int                     version,
                                          const OfficeVivaDraft  *draft,
                                          GError                **error);
gboolean       office_viva_cancel        (OfficeConnection       *connection,
                                          gint64                  viva_id,
                                          int                     version,
                                          const char             *reason,
                                          GError                **error);
gboolean       office_viva_set_missed    (OfficeConnection       *connection,
                                          gint64                  viva_id,
                                          int                     version,
                                          gboolean                missed,
                                          const char             *reason,
                                          GError                **error);

OfficeVivaRow *office_viva_get           (OfficeConnection       *connection,
                                          gint64                  viva_id,
                                          GError                **error);
GPtrArray     *office_vivas_list_cohort  (OfficeConnection       *connection,
                                          gint64                  cohort_id,
                                          GError                **error);
GPtrArray     *office_vivas_list_between (OfficeConnection       *connection,
                                          gint64                  from,
                                          gint64                  to,
                                          GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaRow, office_viva_row_free)

G_END_DECLS

/* timetable-item.h: one thing of the timetable: a session, a viva or a deadline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "store/deadlines.h"
#include "store/sessions.h"
#include "store/vivas.h"

G_BEGIN_DECLS

/**
 * OfficeTimetableKind:
 *
 * Nicks: "session", "viva", "deadline". The last is when work is due; a session of the kind "deadline"
 * is a session.
 */
typedef enum
{
  OFFICE_TIMETABLE_SESSION,
  OFFICE_TIMETABLE_VIVA,
  OFFICE_TIMETABLE_DEADLINE,
} OfficeTimetableKind;

const char *office_timetable_kind_to_nick   (OfficeTimetableKind  kind);
gboolean    office_timetable_kind_from_nick (const char          *nick,
                                             OfficeTimetableKind *kind);
const char *office_session_kind_label       (const char          *kind);

#define OFFICE_TYPE_TIMETABLE_ITEM (office_timetable_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeTimetableItem, office_timetable_item, OFFICE, TIMETABLE_ITEM, GObject)

OfficeTimetableItem     *office_timetable_item_new_session       (OfficeSessionRow    *row);
OfficeTimetableItem     *office_timetable_item_new_viva          (OfficeVivaRow       *row);
OfficeTimetableItem     *office_timetable_item_new_deadline      (OfficeDeadlineRow   *row);

OfficeTimetableKind      office_timetable_item_get_kind          (OfficeTimetableItem *self);
gint64                   office_timetable_item_get_id            (OfficeTimetableItem *self);
gint64                   office_timetable_item_get_cohort        (OfficeTimetableItem *self);
const char              *office_timetable_item_get_code          (OfficeTimetableItem *self);
gint64                   office_timetable_item_get_starts        (OfficeTimetableItem *self);
gint64                   office_timetable_item_get_ends          (OfficeTimetableItem *self);
gboolean                 office_timetable_item_is_cancelled      (OfficeTimetableItem *self);
const char              *office_timetable_item_get_cancelled_why (OfficeTimetableItem *self);
const char              *office_timetable_item_get_title         (OfficeTimetableItem *self);
const char              *office_timetable_item_get_label         (OfficeTimetableItem *self);
const char              *office_timetable_item_get_room          (OfficeTimetableItem *self);
const char              *office_timetable_item_get_people        (OfficeTimetableItem *self);
char                    *office_timetable_item_dup_when          (OfficeTimetableItem *self);
char                    *office_timetable_item_dup_attended      (OfficeTimetableItem *self);

const OfficeSessionRow  *office_timetable_item_get_session       (OfficeTimetableItem *self);
const OfficeVivaRow     *office_timetable_item_get_viva          (OfficeTimetableItem *self);
char                    *office_timetable_item_dup_learner       (OfficeTimetableItem *self);
const OfficeDeadlineRow *office_timetable_item_get_deadline      (OfficeTimetableItem *self);

void                     office_timetable_item_add_clash         (OfficeTimetableItem *self,
                                                                  const char          *sentence);
GPtrArray               *office_timetable_item_get_clashes       (OfficeTimetableItem *self);
gboolean                 office_timetable_item_same              (OfficeTimetableItem *a,
                                                                  OfficeTimetableItem *b);
gboolean                 office_timetable_item_reads_same        (OfficeTimetableItem *a,
                                                                  OfficeTimetableItem *b);
int                      office_timetable_item_compare           (OfficeTimetableItem *a,
                                                                  OfficeTimetableItem *b);

G_END_DECLS

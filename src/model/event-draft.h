/* event-draft.h: a session or a viva as it is being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/timetable.h"
#include "store/rooms.h"

G_BEGIN_DECLS

/**
 * OfficeEventDraft:
 * @kind: "live", "practical", "induction", "deadline" or "viva"
 * @id: the record that is edited, or 0 for a new one
 * @version: that the person saw, or -1 to save over anything
 * @cohort_id: the cohort
 * @enrolment_id: of a viva: whose
 * @attempt: of a viva: 1, 2, …
 * @title: of a session: may be ""
 * @starts_at: UTC seconds
 * @minutes: its length
 * @marking_minutes: of a viva: after it (VIVA-1)
 * @room: may be ""
 * @equipment: of a session: as it was typed; may be ""
 * @people: (array zero-terminated=1): names of staff or examiners
 * @pinned: of a viva: the planner leaves it where it is
 */
typedef struct
{
  char     *kind;
  gint64    id;
  int       version;
  gint64    cohort_id;
  gint64    enrolment_id;
  int       attempt;
  char     *title;
  gint64    starts_at;
  int       minutes;
  int       marking_minutes;
  char     *room;
  char     *equipment;
  char    **people;
  gboolean  pinned;
} OfficeEventDraft;

#define OFFICE_EVENT_ANY_VERSION (-1)

OfficeEventDraft *office_event_draft_new             (void);
OfficeEventDraft *office_event_draft_from_item       (OfficeTimetableItem      *item);
OfficeEventDraft *office_event_draft_copy            (const OfficeEventDraft   *draft);
void              office_event_draft_free            (OfficeEventDraft         *draft);
gboolean          office_event_draft_is_viva         (const OfficeEventDraft   *draft);
gboolean          office_event_draft_save            (OfficeConnection         *connection,
                                                      const OfficeEventDraft   *draft,
                                                      gint64                   *id,
                                                      GError                  **error);
char             *office_event_draft_dup_title       (const OfficeEventDraft   *draft);
const OfficeRoom *office_event_draft_find_room       (const OfficeEventDraft   *draft,
                                                      const OfficeTimetable    *timetable);
GPtrArray        *office_event_draft_bookings        (const OfficeEventDraft   *draft,
                                                      const OfficeTimetable    *timetable);
char             *office_event_draft_dup_second_viva (const OfficeEventDraft   *draft,
                                                      const OfficeTimetable    *timetable);
char             *office_event_draft_dup_new_room    (const OfficeEventDraft   *draft,
                                                      const OfficeTimetable    *timetable);
char             *office_event_draft_dup_new_people  (const OfficeEventDraft   *draft,
                                                      const OfficeTimetable    *timetable);

gboolean          office_event_read_time             (const char               *text,
                                                      int                      *second_of_day,
                                                      GError                  **error);
gboolean          office_event_read_minutes          (const char               *text,
                                                      int                       least,
                                                      int                       most,
                                                      int                      *minutes,
                                                      GError                  **error);
char            **office_event_split_names           (const char               *text);
char             *office_event_join_names            (const char * const       *names);
char             *office_event_time_to_text          (gint64                    instant);
int               office_event_adjust                (int                       minutes,
                                                      int                       basis_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeEventDraft, office_event_draft_free)

G_END_DECLS

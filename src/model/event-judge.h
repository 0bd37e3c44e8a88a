/* event-judge.h: what a session or viva clashes with before it is saved, and when it would not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/clashes.h"
#include "model/event-draft.h"

G_BEGIN_DECLS

/**
 * OfficeSurroundings:
 * @from: UTC seconds from which they are known
 * @to: UTC seconds until which they are known
 * @bookings: (element-type OfficeBooking): what is booked around a draft
 * @availability: (element-type gint64 GArray): when the staff can come
 * @uses: (element-type OfficeEquipmentUse): equipment that sessions need
 * @proclaimed: (element-type OfficeProclaimedDay): bank holidays that the office lists beside the rule
 * @now: UTC seconds: what is still to come is not moved into the past
 *
 * What a draft is held against, read at one moment.
 */
typedef struct
{
  gint64      from;
  gint64      to;
  GPtrArray  *bookings;
  GHashTable *availability;
  GPtrArray  *uses;
  GPtrArray  *proclaimed;
  gint64      now;
} OfficeSurroundings;

OfficeSurroundings *office_surroundings_read (OfficeConnection          *connection,
                                              gint64                     from,
                                              gint64                     to,
                                              GError                   **error);
OfficeSurroundings *office_surroundings_read_around (OfficeConnection   *connection,
                                                     gint64              instant,
                                                     GError            **error);
void                office_surroundings_free (OfficeSurroundings        *surroundings);

GPtrArray          *office_event_judge       (const OfficeEventDraft    *draft,
                                              const OfficeTimetable     *timetable,
                                              const OfficeSurroundings  *surroundings);
gboolean            office_event_find_time   (const OfficeEventDraft    *draft,
                                              const OfficeTimetable     *timetable,
                                              const OfficeSurroundings  *surroundings,
                                              gboolean                   later,
                                              gint64                    *starts_at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeSurroundings, office_surroundings_free)

G_END_DECLS

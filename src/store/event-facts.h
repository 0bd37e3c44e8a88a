/* event-facts.h: what limits each session and viva: its cohort's dates, its room, how many come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/bookings.h"

G_BEGIN_DECLS

/**
 * OfficeEventFacts:
 * @kind: a session or a viva
 * @id: which one
 * @title: for people: "DPL-2025-AUT: Governance", "Viva of Ng, Aoife"
 * @starts_at: UTC seconds
 * @ends_at: UTC seconds, itself not taken; with the marking
 * @cohort_code: "DPL-2025-AUT"
 * @cohort_starts: (nullable): its first day, ISO; %NULL where the event is not bound to its dates: an
 *   induction, a viva of a second attempt
 * @cohort_ends: its last day, ISO
 * @room: (nullable): its name
 * @capacity: of the room, or 0 where that is not said
 * @n_people: the learners, and the staff or examiners
 *
 * One event that takes place.
 */
typedef struct
{
  OfficeBookingKind  kind;
  gint64             id;
  char              *title;
  gint64             starts_at;
  gint64             ends_at;
  char              *cohort_code;
  char              *cohort_starts;
  char              *cohort_ends;
  char              *room;
  int                capacity;
  int                n_people;
} OfficeEventFacts;

void       office_event_facts_free (OfficeEventFacts  *facts);
GPtrArray *office_event_facts_list (OfficeConnection  *connection,
                                    gint64             from,
                                    gint64             to,
                                    GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeEventFacts, office_event_facts_free)

G_END_DECLS

/* bookings.h: whom and what sessions and vivas need, and when: what clashes are found in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

typedef enum
{
  OFFICE_BOOKING_SESSION,
  OFFICE_BOOKING_VIVA,
} OfficeBookingKind;

/**
 * OfficeBookingResource:
 * @OFFICE_BOOKING_STAFF: one of the staff
 * @OFFICE_BOOKING_ROOM: a room that holds one thing at a time
 * @OFFICE_BOOKING_COHORT: a whole cohort
 * @OFFICE_BOOKING_LEARNER: a learner
 */
typedef enum
{
  OFFICE_BOOKING_STAFF,
  OFFICE_BOOKING_ROOM,
  OFFICE_BOOKING_COHORT,
  OFFICE_BOOKING_LEARNER,
} OfficeBookingResource;

/**
 * OfficeBooking:
 * @kind: a session or a viva
 * @id: which one
 * @cohort_id: its cohort
 * @title: for people: "DPL-2025-AUT: Governance", "Viva of Ng, Aoife"
 * @starts_at: UTC seconds
 * @ends_at: UTC seconds, itself not booked; a viva's examiners and room stay for the marking
 * @resource: what is needed
 * @resource_id: which one
 * @resource_name: its name
 *
 * One resource of one session or viva. The bookings of one event stand together in the list. Of a
 * session's learners only those are listed who are also in another cohort or have a viva: the
 * others are spoken for by the booking of their cohort.
 */
typedef struct
{
  OfficeBookingKind      kind;
  gint64                 id;
  gint64                 cohort_id;
  char                  *title;
  gint64                 starts_at;
  gint64                 ends_at;
  OfficeBookingResource  resource;
  gint64                 resource_id;
  char                  *resource_name;
} OfficeBooking;

void       office_booking_free  (OfficeBooking     *booking);
GPtrArray *office_bookings_list (OfficeConnection  *connection,
                                 gint64             from,
                                 gint64             to,
                                 GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeBooking, office_booking_free)

G_END_DECLS

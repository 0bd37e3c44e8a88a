/* people.h: people, rooms and equipment, and a week of when people can come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/people-item.h"
#include "store/availability.h"

G_BEGIN_DECLS

/**
 * OfficePeople:
 * @items: (element-type OfficePeopleItem): for each #OfficePeopleKind its list, by name
 * @monday: the first day of the week
 * @availability: (element-type OfficeAvailability): of everybody, in that week
 * @learners_per_tutor: on hands-on days
 *
 * All that the page of people and rooms shows, read at one moment.
 */
typedef struct
{
  GPtrArray *items[OFFICE_N_PEOPLE];
  OfficeDay  monday;
  GPtrArray *availability;
  int        learners_per_tutor;
} OfficePeople;

OfficePeople *office_people_read (OfficeConnection  *connection,
                                  OfficeDay          monday,
                                  GError           **error);
void          office_people_free (OfficePeople      *people);

/* A week as it is painted: days across, half hours down. */
#define OFFICE_WEEK_DAYS 7
#define OFFICE_WEEK_FIRST_HOUR 7
#define OFFICE_WEEK_LAST_HOUR 22
#define OFFICE_WEEK_SLOTS ((OFFICE_WEEK_LAST_HOUR - OFFICE_WEEK_FIRST_HOUR) * 2)

/**
 * OfficeSlotState:
 * @OFFICE_SLOT_NOTHING: nothing is said
 * @OFFICE_SLOT_AVAILABLE: can come
 * @OFFICE_SLOT_BUSY: cannot, for some of it at least
 */
typedef enum
{
  OFFICE_SLOT_NOTHING,
  OFFICE_SLOT_AVAILABLE,
  OFFICE_SLOT_BUSY,
} OfficeSlotState;

/**
 * OfficeSlot:
 * @state: what is said of it
 * @painted: it was said here, not read from a calendar
 * @part: it is so for a part of it only
 */
typedef struct
{
  OfficeSlotState state;
  gboolean        painted;
  gboolean        part;
} OfficeSlot;

void       office_week_slots_fill (GPtrArray   *availability,
                                   gint64       staff_id,
                                   OfficeDay    monday,
                                   OfficeSlot   slots[OFFICE_WEEK_DAYS][OFFICE_WEEK_SLOTS]);
OfficeSpan office_week_slot_span  (OfficeDay    monday,
                                   int          day,
                                   int          first_slot,
                                   int          last_slot);
char      *office_week_slot_time  (int          slot);
const char *office_week_day_name  (int          day);
char      *office_slot_describe   (OfficeDay    monday,
                                   int          day,
                                   int          slot,
                                   OfficeSlot   what);

G_END_DECLS

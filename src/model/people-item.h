/* people-item.h: a person, a room or a kind of equipment as a row of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "store/equipment.h"
#include "store/rooms.h"
#include "store/staff.h"

G_BEGIN_DECLS

typedef enum
{
  OFFICE_PEOPLE_STAFF,
  OFFICE_PEOPLE_ROOM,
  OFFICE_PEOPLE_EQUIPMENT,
  OFFICE_N_PEOPLE,
} OfficePeopleKind;

#define OFFICE_TYPE_PEOPLE_ITEM (office_people_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficePeopleItem, office_people_item, OFFICE, PEOPLE_ITEM, GObject)

OfficePeopleItem      *office_people_item_new_staff     (OfficeStaff      *staff,
                                                         int               minutes);
OfficePeopleItem      *office_people_item_new_room      (OfficeRoom       *room);
OfficePeopleItem      *office_people_item_new_equipment (OfficeEquipment  *equipment);

OfficePeopleKind       office_people_item_get_kind      (OfficePeopleItem *self);
gint64                 office_people_item_get_id        (OfficePeopleItem *self);
const char            *office_people_item_get_name      (OfficePeopleItem *self);
int                    office_people_item_get_minutes   (OfficePeopleItem *self);
const OfficeStaff     *office_people_item_get_staff     (OfficePeopleItem *self);
const OfficeRoom      *office_people_item_get_room      (OfficePeopleItem *self);
const OfficeEquipment *office_people_item_get_equipment (OfficePeopleItem *self);
char                  *office_people_item_dup_roles     (OfficePeopleItem *self);

G_END_DECLS

/* people-item.c: a person, a room or a kind of equipment as a row of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/people-item.h"

#include <glib/gi18n-lib.h>

struct _OfficePeopleItem
{
  GObject           parent_instance;

  OfficePeopleKind  kind;
  OfficeStaff      *staff;      /* one of the three */
  OfficeRoom       *room;
  OfficeEquipment  *equipment;
  int               minutes;    /* of the week in which a person can come */
};

G_DEFINE_FINAL_TYPE (OfficePeopleItem, office_people_item, G_TYPE_OBJECT)

static void
office_people_item_finalize (GObject *object)
{
  OfficePeopleItem *self = OFFICE_PEOPLE_ITEM (object);

  g_clear_pointer (&self->staff, office_staff_free);
  g_clear_pointer (&self->room, office_room_free);
  g_clear_pointer (&self->equipment, office_equipment_free);

  G_OBJECT_CLASS (office_people_item_parent_class)->finalize (object);
}

static void
office_people_item_class_init (OfficePeopleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_people_item_finalize;
}

static void
office_people_item_init (OfficePeopleItem *self)
{
}

/**
 * office_people_item_new_staff:
 * @staff: (transfer full): a member of staff
 * @minutes: of the week in which they said they can come and are not busy
 *
 * Returns: (transfer full): their item
 */
OfficePeopleItem *
office_people_item_new_staff (OfficeStaff *staff,
                              int          minutes)
{
  OfficePeopleItem *self = g_object_new (OFFICE_TYPE_PEOPLE_ITEM, NULL);

  self->kind = OFFICE_PEOPLE_STAFF;
  self->staff = staff;
  self->minutes = minutes;
  return self;
}

/**
 * office_people_item_new_room:
 * @room: (transfer full): a room
 *
 * Returns: (transfer full): its item
 */
OfficePeopleItem *
office_people_item_new_room (OfficeRoom *room)
{
  OfficePeopleItem *self = g_object_new (OFFICE_TYPE_PEOPLE_ITEM, NULL);

  self->kind = OFFICE_PEOPLE_ROOM;
  self->room = room;
  return self;
}

/**
 * office_people_item_new_equipment:
 * @equipment: (transfer full): a kind of equipment
 *
 * Returns: (transfer full): its item
 */
OfficePeopleItem *
office_people_item_new_equipment (OfficeEquipment *equipment)
{
  OfficePeopleItem *self = g_object_new (OFFICE_TYPE_PEOPLE_ITEM, NULL);

  self->kind = OFFICE_PEOPLE_EQUIPMENT;
  self->equipment = equipment;
  return self;
}

/**
 * office_people_item_get_kind:
 * @self: an item
 *
 * Returns: what it is
 */
OfficePeopleKind
office_people_item_get_kind (OfficePeopleItem *self)
{
  return self->kind;
}

/**
 * office_people_item_get_id:
 * @self: an item
 *
 * Returns: the row, within its kind
 */
gint64
office_people_item_get_id (OfficePeopleItem *self)
{
  if (self->staff != NULL)
    return self->staff->id;
  return self->room != NULL ? self->room->id : self->equipment->id;
}

/**
 * office_people_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): its name
 */
const char *
office_people_item_get_name (OfficePeopleItem *self)
{
  if (self->staff != NULL)
    return self->staff->name;
  return self->room != NULL ? self->room->name : self->equipment->name;
}

/**
 * office_people_item_get_minutes:
 * @self: a person
 *
 * Returns: minutes of the week in which they said they can come and are not busy
 */
int
office_people_item_get_minutes (OfficePeopleItem *self)
{
  return self->minutes;
}

/**
 * office_people_item_get_staff:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the member of staff
 */
const OfficeStaff *
office_people_item_get_staff (OfficePeopleItem *self)
{
  return self->staff;
}

/**
 * office_people_item_get_room:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the room
 */
const OfficeRoom *
office_people_item_get_room (OfficePeopleItem *self)
{
  return self->room;
}

/**
 * office_people_item_get_equipment:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the equipment
 */
const OfficeEquipment *
office_people_item_get_equipment (OfficePeopleItem *self)
{
  return self->equipment;
}

/**
 * office_people_item_dup_roles:
 * @self: a person
 *
 * Returns: (transfer full): "Tutor, examiner"; "No longer asked" for who is not
 */
char *
office_people_item_dup_roles (OfficePeopleItem *self)
{
  if (self->staff == NULL)
    return g_strdup ("");
  if (!self->staff->active)
    return g_strdup (_("No longer asked"));
  if (self->staff->tutor && self->staff->examiner)
    return g_strdup (_("Tutor, examiner"));
  if (self->staff->examiner)
    return g_strdup (_("Examiner"));
  return g_strdup (self->staff->tutor ? _("Tutor") : "");
}

/* people-columns.c: the columns of faculty, rooms and equipment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/people-columns.h"

#include <glib/gi18n-lib.h>

#include "rules/hours.h"

static char *
get_name (gpointer item)
{
  return g_strdup (office_people_item_get_name (item));
}

static int
compare_name (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (office_people_item_get_name ((OfficePeopleItem *) a),
                         office_people_item_get_name ((OfficePeopleItem *) b));
}

/* Faculty ----------------------------------------------------------------------------------------- */

static char *
get_roles (gpointer item)
{
  return office_people_item_dup_roles (item);
}

static int
compare_roles (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *first = office_people_item_dup_roles ((OfficePeopleItem *) a);
  g_autofree char *second = office_people_item_dup_roles ((OfficePeopleItem *) b);

  return g_utf8_collate (first, second);
}

static char *
get_week (gpointer item)
{
  int minutes = office_people_item_get_minutes (item);

  return minutes > 0 ? office_minutes_to_text (minutes) : NULL;
}

static int
compare_week (gconstpointer a,
              gconstpointer b)
{
  return office_people_item_get_minutes ((OfficePeopleItem *) a)
         - office_people_item_get_minutes ((OfficePeopleItem *) b);
}

static const OfficeColumn staff_columns[] = {
  { "name", N_("Name"), 120, OFFICE_COLUMN_EXPAND, get_name, .compare = compare_name },
  { "roles", N_("Roles"), 82, OFFICE_COLUMN_PLAIN, get_roles, .compare = compare_roles },
  { "week", N_("This week"), 98, OFFICE_COLUMN_NUMERIC, get_week, .compare = compare_week },
};

/* Rooms ------------------------------------------------------------------------------------------- */

static char *
get_capacity (gpointer item)
{
  int capacity = office_people_item_get_room (item)->capacity;

  return capacity > 0 ? g_strdup_printf ("%d", capacity) : NULL;
}

static int
compare_capacity (gconstpointer a,
                  gconstpointer b)
{
  return office_people_item_get_room ((OfficePeopleItem *) a)->capacity
         - office_people_item_get_room ((OfficePeopleItem *) b)->capacity;
}

static char *
get_online (gpointer item)
{
  return office_people_item_get_room (item)->online ? g_strdup (_("Online")) : NULL;
}

static int
compare_online (gconstpointer a,
                gconstpointer b)
{
  return (int) office_people_item_get_room ((OfficePeopleItem *) a)->online
         - (int) office_people_item_get_room ((OfficePeopleItem *) b)->online;
}

static const OfficeColumn rooms_columns[] = {
  { "name", N_("Room"), 160, OFFICE_COLUMN_EXPAND, get_name, .compare = compare_name },
  { "capacity", N_("Holds"), 70, OFFICE_COLUMN_NUMERIC, get_capacity, .compare = compare_capacity },
  { "online", N_("Where"), 80, OFFICE_COLUMN_PLAIN, get_online, .compare = compare_online },
};

/* Equipment --------------------------------------------------------------------------------------- */

static char *
get_quantity (gpointer item)
{
  return g_strdup_printf ("%d", office_people_item_get_equipment (item)->quantity);
}

static int
compare_quantity (gconstpointer a,
                  gconstpointer b)
{
  return office_people_item_get_equipment ((OfficePeopleItem *) a)->quantity
         - office_people_item_get_equipment ((OfficePeopleItem *) b)->quantity;
}

static const OfficeColumn equipment_columns[] = {
  { "name", N_("Equipment"), 180, OFFICE_COLUMN_EXPAND, get_name, .compare = compare_name },
  { "quantity", N_("How many"), 90, OFFICE_COLUMN_NUMERIC, get_quantity, .compare = compare_quantity },
};

/**
 * office_people_set_columns:
 * @table: a table for items of the kind #OfficePeopleItem
 * @kind: what it lists
 */
void
office_people_set_columns (OfficeTable      *table,
                           OfficePeopleKind  kind)
{
  if (kind == OFFICE_PEOPLE_STAFF)
    office_table_set_columns (table, "staff", staff_columns, G_N_ELEMENTS (staff_columns));
  else if (kind == OFFICE_PEOPLE_ROOM)
    office_table_set_columns (table, "rooms", rooms_columns, G_N_ELEMENTS (rooms_columns));
  else
    office_table_set_columns (table, "equipment", equipment_columns, G_N_ELEMENTS (equipment_columns));
}

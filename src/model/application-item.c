/* application-item.c: one application as a line of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/application-item.h"
#include "store/rows.h"

struct _OfficeApplicationItem
{
  GObject               parent_instance;

  gint64                id;
  OfficeApplicationRow *row;   /* NULL until it has been read */
};

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (OfficeApplicationItem, office_application_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
office_application_item_finalize (GObject *object)
{
  OfficeApplicationItem *self = OFFICE_APPLICATION_ITEM (object);

  g_clear_pointer (&self->row, office_application_row_free);

  G_OBJECT_CLASS (office_application_item_parent_class)->finalize (object);
}

static void
office_application_item_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, OFFICE_APPLICATION_ITEM (object)->row != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_application_item_class_init (OfficeApplicationItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = office_application_item_finalize;
  object_class->get_property = office_application_item_get_property;

  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
office_application_item_init (OfficeApplicationItem *self)
{
}

/**
 * office_application_item_new:
 * @id: the application
 *
 * Returns: (transfer full): an item that knows its id alone
 */
OfficeApplicationItem *
office_application_item_new (gint64 id)
{
  OfficeApplicationItem *self = g_object_new (OFFICE_TYPE_APPLICATION_ITEM, NULL);

  self->id = id;
  return self;
}

/**
 * office_application_item_get_id:
 * @self: an item
 *
 * Returns: the application's id
 */
gint64
office_application_item_get_id (OfficeApplicationItem *self)
{
  g_return_val_if_fail (OFFICE_IS_APPLICATION_ITEM (self), 0);

  return self->id;
}

/**
 * office_application_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what the database says of it, or %NULL while that is being read
 */
const OfficeApplicationRow *
office_application_item_get_row (OfficeApplicationItem *self)
{
  g_return_val_if_fail (OFFICE_IS_APPLICATION_ITEM (self), NULL);

  return self->row;
}

/**
 * office_application_item_take_row:
 * @self: an item
 * @row: (transfer full): what was read
 *
 * Notifies "loaded", each time.
 */
void
office_application_item_take_row (OfficeApplicationItem *self,
                                  OfficeApplicationRow  *row)
{
  g_return_if_fail (OFFICE_IS_APPLICATION_ITEM (self));
  g_return_if_fail (row != NULL);

  g_clear_pointer (&self->row, office_application_row_free);
  self->row = row;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

/**
 * office_application_item_get_name:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): the person's name as tables write it, family name first
 */
char *
office_application_item_get_name (OfficeApplicationItem *self)
{
  g_return_val_if_fail (OFFICE_IS_APPLICATION_ITEM (self), NULL);

  if (self->row == NULL)
    return NULL;
  return office_person_name (self->row->family_name, self->row->given_names);
}

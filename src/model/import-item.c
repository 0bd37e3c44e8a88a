/* import-item.c: one row of a file in its preview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/import-item.h"

struct _OfficeImportItem
{
  GObject parent_instance;

  guint   index;     /* of the row in the sheet */
};

enum
{
  PROP_0,
  PROP_JUDGED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (OfficeImportItem, office_import_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
office_import_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_JUDGED:
      g_value_set_boolean (value, TRUE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_import_item_class_init (OfficeImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = office_import_item_get_property;

  properties[PROP_JUDGED] =
    g_param_spec_boolean ("judged", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
office_import_item_init (OfficeImportItem *self)
{
}

/**
 * office_import_item_new:
 * @index: of the row in the sheet
 *
 * Returns: (transfer full): the row
 */
OfficeImportItem *
office_import_item_new (guint index)
{
  OfficeImportItem *self = g_object_new (OFFICE_TYPE_IMPORT_ITEM, NULL);

  self->index = index;
  return self;
}

/**
 * office_import_item_get_index:
 * @self: a row of the preview
 *
 * Returns: the row's index in the sheet
 */
guint
office_import_item_get_index (OfficeImportItem *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_ITEM (self), 0);

  return self->index;
}

/**
 * office_import_item_judged:
 * @self: a row of the preview
 *
 * Says that something else is known of the row now.
 */
void
office_import_item_judged (OfficeImportItem *self)
{
  g_return_if_fail (OFFICE_IS_IMPORT_ITEM (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JUDGED]);
}

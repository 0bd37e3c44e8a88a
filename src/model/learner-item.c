/* learner-item.c: one learner as a line of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/learner-item.h"
#include "store/rows.h"

struct _OfficeLearnerItem
{
  GObject               parent_instance;

  gint64                id;
  OfficeLearnerRow *row;   /* NULL until it has been read */
};

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (OfficeLearnerItem, office_learner_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
office_learner_item_finalize (GObject *object)
{
  OfficeLearnerItem *self = OFFICE_LEARNER_ITEM (object);

  g_clear_pointer (&self->row, office_learner_row_free);

  G_OBJECT_CLASS (office_learner_item_parent_class)->finalize (object);
}

static void
office_learner_item_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, OFFICE_LEARNER_ITEM (object)->row != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_learner_item_class_init (OfficeLearnerItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = office_learner_item_finalize;
  object_class->get_property = office_learner_item_get_property;

  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
office_learner_item_init (OfficeLearnerItem *self)
{
}

/**
 * office_learner_item_new:
 * @id: the learner
 *
 * Returns: (transfer full): an item that knows its id alone
 */
OfficeLearnerItem *
office_learner_item_new (gint64 id)
{
  OfficeLearnerItem *self = g_object_new (OFFICE_TYPE_LEARNER_ITEM, NULL);

  self->id = id;
  return self;
}

/**
 * office_learner_item_get_id:
 * @self: an item
 *
 * Returns: the learner’s id
 */
gint64
office_learner_item_get_id (OfficeLearnerItem *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNER_ITEM (self), 0);

  return self->id;
}

/**
 * office_learner_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what the database says of it, or %NULL while that is being read
 */
const OfficeLearnerRow *
office_learner_item_get_row (OfficeLearnerItem *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNER_ITEM (self), NULL);

  return self->row;
}

/**
 * office_learner_item_take_row:
 * @self: an item
 * @row: (transfer full): what was read
 *
 * Notifies "loaded", each time.
 */
void
office_learner_item_take_row (OfficeLearnerItem *self,
                              OfficeLearnerRow  *row)
{
  g_return_if_fail (OFFICE_IS_LEARNER_ITEM (self));
  g_return_if_fail (row != NULL);

  g_clear_pointer (&self->row, office_learner_row_free);
  self->row = row;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

/**
 * office_learner_item_get_name:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): the person's name as tables write it, family name first
 */
char *
office_learner_item_get_name (OfficeLearnerItem *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNER_ITEM (self), NULL);

  if (self->row == NULL)
    return NULL;
  return office_person_name (self->row->family_name, self->row->given_names);
}

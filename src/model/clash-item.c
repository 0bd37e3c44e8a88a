/* clash-item.c: a clash as a row of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/clash-item.h"

struct _OfficeClashItem
{
  GObject         parent_instance;

  OfficeClashRow *row;
};

G_DEFINE_FINAL_TYPE (OfficeClashItem, office_clash_item, G_TYPE_OBJECT)

static void
office_clash_item_finalize (GObject *object)
{
  g_clear_pointer (&OFFICE_CLASH_ITEM (object)->row, office_clash_row_free);

  G_OBJECT_CLASS (office_clash_item_parent_class)->finalize (object);
}

static void
office_clash_item_class_init (OfficeClashItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_clash_item_finalize;
}

static void
office_clash_item_init (OfficeClashItem *self)
{
}

/**
 * office_clash_item_new:
 * @row: (transfer full): a clash
 *
 * Returns: (transfer full): its item
 */
OfficeClashItem *
office_clash_item_new (OfficeClashRow *row)
{
  OfficeClashItem *self = g_object_new (OFFICE_TYPE_CLASH_ITEM, NULL);

  self->row = row;
  return self;
}

/**
 * office_clash_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none): the clash
 */
const OfficeClashRow *
office_clash_item_get_row (OfficeClashItem *self)
{
  g_return_val_if_fail (OFFICE_IS_CLASH_ITEM (self), NULL);

  return self->row;
}

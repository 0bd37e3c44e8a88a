/* return-item.c: one line about a return, for lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/return-item.h"

struct _OfficeReturnItem
{
  GObject    parent_instance;

  GPtrArray *records;      /* which own the record */
  gpointer   record;
};

G_DEFINE_FINAL_TYPE (OfficeReturnItem, office_return_item, G_TYPE_OBJECT)

static void
office_return_item_finalize (GObject *object)
{
  g_clear_pointer (&OFFICE_RETURN_ITEM (object)->records, g_ptr_array_unref);

  G_OBJECT_CLASS (office_return_item_parent_class)->finalize (object);
}

static void
office_return_item_class_init (OfficeReturnItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_return_item_finalize;
}

static void
office_return_item_init (OfficeReturnItem *self)
{
}

/**
 * office_return_items_new:
 * @records: exceptions, differences or returns that were sent, all of one kind
 *
 * Returns: (transfer full) (element-type OfficeReturnItem): an item for each
 */
GPtrArray *
office_return_items_new (GPtrArray *records)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      OfficeReturnItem *item = g_object_new (OFFICE_TYPE_RETURN_ITEM, NULL);

      item->records = g_ptr_array_ref (records);
      item->record = g_ptr_array_index (records, i);
      g_ptr_array_add (items, item);
    }
  return items;
}

/**
 * office_return_item_get_exception:
 * @self: an item made of an exception
 *
 * Returns: (transfer none): it
 */
const OfficeReturnException *
office_return_item_get_exception (OfficeReturnItem *self)
{
  g_return_val_if_fail (OFFICE_IS_RETURN_ITEM (self), NULL);

  return self->record;
}

/**
 * office_return_item_get_difference:
 * @self: an item made of a difference
 *
 * Returns: (transfer none): it
 */
const OfficeReturnDifference *
office_return_item_get_difference (OfficeReturnItem *self)
{
  g_return_val_if_fail (OFFICE_IS_RETURN_ITEM (self), NULL);

  return self->record;
}

/**
 * office_return_item_get_row:
 * @self: an item made of a return that was sent
 *
 * Returns: (transfer none): it
 */
const OfficeReturnRow *
office_return_item_get_row (OfficeReturnItem *self)
{
  g_return_val_if_fail (OFFICE_IS_RETURN_ITEM (self), NULL);

  return self->record;
}

/* windowed-list.c: a long list of which only the rows that are looked at are held
 *
 * The order is an array of ids, read in one query; items are made when they are asked for, and their
 * rows are fetched a page at a time. As long as anybody holds an item it stays the item of its id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/list-splices.h"
#include "model/windowed-list.h"

#define PAGE        100
#define MAX_PAGES   12     /* held, besides what is held elsewhere */
#define MAX_WAITING 8      /* pages asked for longer ago have been scrolled past */

/* What is known of an id for which an item is alive. */
typedef struct
{
  gint64              id;
  OfficeWindowedList *list;
  GObject            *item;
  gboolean            held;    /* by us: in a page near the last one asked for */
  gboolean            fresh;   /* its row was read since the ids were */
} Entry;

struct _OfficeWindowedList
{
  GObject                     parent_instance;

  GType                       item_type;
  const OfficeWindowedSource *source;
  gpointer                    user_data;

  GArray                     *ids;
  GHashTable                 *positions;   /* pointer into ids → position + 1; made when it is needed */
  GHashTable                 *entries;     /* by id */
  GArray                     *pages;       /* of guint: pages that we hold, in no order */
  GArray                     *waiting;     /* of guint: pages to fetch, the last one first */
  GArray                     *stale;       /* of gint64: ids of living items to read again, before any page */

  guint                       last_page;
  guint                       ticket;      /* of the fetch under way; 0 for none */
  guint                       last_ticket;
};

enum
{
  REFRESHING,
  REFRESHED,
  N_SIGNALS
};

static void office_windowed_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeWindowedList, office_windowed_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      office_windowed_list_model_init))

static guint signals[N_SIGNALS];

static gint64
get_id (OfficeWindowedList *self,
        guint               position)
{
  return g_array_index (self->ids, gint64, position);
}

/* Entries -------------------------------------------------------------------------------------- */

static void
item_gone_cb (gpointer  user_data,
              GObject  *where_it_was)
{
  Entry *entry = user_data;

  g_hash_table_remove (entry->list->entries, &entry->id);
}

static Entry *
find_entry (OfficeWindowedList *self,
            gint64              id)
{
  return g_hash_table_lookup (self->entries, &id);
}

/* The caller holds the item from here on. */
static Entry *
make_entry (OfficeWindowedList *self,
            gint64              id)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = id;
  entry->list = self;
  entry->item = self->source->make_item (id, self->user_data);
  g_object_weak_ref (entry->item, item_gone_cb, entry);
  g_hash_table_insert (self->entries, &entry->id, entry);
  return entry;
}

static void
hold (Entry *entry)
{
  if (!entry->held)
    g_object_ref (entry->item);
  entry->held = TRUE;
}

/* May free the entry together with its item. */
static void
let_go (Entry *entry)
{
  if (!entry->held)
    return;
  entry->held = FALSE;
  g_object_unref (entry->item);
}

static GPtrArray *
list_entries (OfficeWindowedList *self)
{
  GPtrArray *entries = g_ptr_array_sized_new (g_hash_table_size (self->entries));
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (entries, entry);
  return entries;
}

static void
let_go_of_all (OfficeWindowedList *self)
{
  g_autoptr (GPtrArray) entries = list_entries (self);

  for (guint i = 0; i < entries->len; i++)
    let_go (g_ptr_array_index (entries, i));
  g_array_set_size (self->pages, 0);
}

/* Pages ---------------------------------------------------------------------------------------- */

static guint
page_distance (OfficeWindowedList *self,
               guint               page)
{
  return page > self->last_page ? page - self->last_page : self->last_page - page;
}

static void
evict_page (OfficeWindowedList *self,
            guint               page)
{
  const guint end = MIN ((page + 1) * PAGE, self->ids->len);

  for (guint position = page * PAGE; position < end; position++)
    {
      Entry *entry = find_entry (self, get_id (self, position));

      if (entry != NULL)
        let_go (entry);
    }
}

static void
evict_far_pages (OfficeWindowedList *self)
{
  while (self->pages->len > MAX_PAGES)
    {
      guint farthest = 0;

      for (guint i = 1; i < self->pages->len; i++)
        if (page_distance (self, g_array_index (self->pages, guint, i)) >
            page_distance (self, g_array_index (self->pages, guint, farthest)))
          farthest = i;
      evict_page (self, g_array_index (self->pages, guint, farthest));
      g_array_remove_index_fast (self->pages, farthest);
    }
}

static void
remember_page (OfficeWindowedList *self,
               guint               page)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_array_index (self->pages, guint, i) == page)
      return;
  g_array_append_val (self->pages, page);
}

/* Fetching ------------------------------------------------------------------------------------- */

static gboolean
take_stale (OfficeWindowedList *self,
            GArray             *wanted)
{
  const guint n = MIN (self->stale->len, PAGE);

  g_array_append_vals (wanted, self->stale->data, n);
  g_array_remove_range (self->stale, 0, n);
  return wanted->len > 0;
}

/* The ids of the page asked for last that have not been read. */
static gboolean
take_page (OfficeWindowedList *self,
           GArray             *wanted)
{
  while (self->waiting->len > 0 && wanted->len == 0)
    {
      const guint page = g_array_index (self->waiting, guint, self->waiting->len - 1);
      const guint end = MIN ((page + 1) * PAGE, self->ids->len);

      g_array_remove_index (self->waiting, self->waiting->len - 1);
      for (guint position = page * PAGE; position < end; position++)
        {
          const gint64 id = get_id (self, position);
          Entry *entry = find_entry (self, id);

          if (entry == NULL || !entry->fresh)
            g_array_append_val (wanted, id);
        }
      if (wanted->len > 0)
        remember_page (self, page);
    }
  return wanted->len > 0;
}

static void
fetch_next (OfficeWindowedList *self)
{
  g_autoptr (GArray) wanted = NULL;

  if (self->ticket != 0)
    return;

  wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!take_stale (self, wanted) && !take_page (self, wanted))
    return;

  self->ticket = ++self->last_ticket;
  self->source->fetch (self, self->ticket, (const gint64 *) (void *) wanted->data, wanted->len,
                       self->user_data);
}

static void
want_page (OfficeWindowedList *self,
           guint               page)
{
  self->last_page = page;
  for (guint i = 0; i < self->waiting->len; i++)
    if (g_array_index (self->waiting, guint, i) == page)
      return;

  g_array_append_val (self->waiting, page);
  if (self->waiting->len > MAX_WAITING)
    g_array_remove_index (self->waiting, 0);
  fetch_next (self);
}

/* GListModel ----------------------------------------------------------------------------------- */

static GType
office_windowed_list_get_item_type (GListModel *model)
{
  return OFFICE_WINDOWED_LIST (model)->item_type;
}

static guint
office_windowed_list_get_n_items (GListModel *model)
{
  return OFFICE_WINDOWED_LIST (model)->ids->len;
}

static gpointer
office_windowed_list_get_item (GListModel *model,
                               guint       position)
{
  OfficeWindowedList *self = OFFICE_WINDOWED_LIST (model);
  g_autoptr (GObject) item = NULL;
  Entry *entry;

  if (position >= self->ids->len)
    return NULL;

  entry = find_entry (self, get_id (self, position));
  if (entry == NULL)
    {
      entry = make_entry (self, get_id (self, position));
      item = entry->item;
    }
  else
    {
      item = g_object_ref (entry->item);
    }
  if (!entry->fresh)
    want_page (self, position / PAGE);
  return g_steal_pointer (&item);
}

static void
office_windowed_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = office_windowed_list_get_item_type;
  iface->get_n_items = office_windowed_list_get_n_items;
  iface->get_item = office_windowed_list_get_item;
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_windowed_list_finalize (GObject *object)
{
  OfficeWindowedList *self = OFFICE_WINDOWED_LIST (object);
  g_autoptr (GPtrArray) entries = NULL;

  let_go_of_all (self);
  entries = list_entries (self);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      g_object_weak_unref (entry->item, item_gone_cb, entry);
    }
  g_hash_table_unref (self->entries);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_array_unref (self->ids);
  g_array_unref (self->pages);
  g_array_unref (self->waiting);
  g_array_unref (self->stale);

  G_OBJECT_CLASS (office_windowed_list_parent_class)->finalize (object);
}

static void
office_windowed_list_class_init (OfficeWindowedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_windowed_list_finalize;

  /**
   * OfficeWindowedList::refreshing:
   * @self: the list
   *
   * The ids are about to be other ones: note by id what is selected.
   */
  signals[REFRESHING] =
    g_signal_new ("refreshing", OFFICE_TYPE_WINDOWED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * OfficeWindowedList::refreshed:
   * @self: the list
   *
   * The ids are other ones, or the same, and what is looked at is being read again.
   */
  signals[REFRESHED] =
    g_signal_new ("refreshed", OFFICE_TYPE_WINDOWED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
office_windowed_list_init (OfficeWindowedList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  self->stale = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_windowed_list_new:
 * @item_type: the type of the items
 * @source: where the rows come from; must outlive the list
 * @user_data: for the source
 *
 * Returns: (transfer full): an empty list
 */
OfficeWindowedList *
office_windowed_list_new (GType                       item_type,
                          const OfficeWindowedSource *source,
                          gpointer                    user_data)
{
  OfficeWindowedList *self = g_object_new (OFFICE_TYPE_WINDOWED_LIST, NULL);

  self->item_type = item_type;
  self->source = source;
  self->user_data = user_data;
  return self;
}

static void
splice_cb (guint    position,
           guint    n_removed,
           guint    n_added,
           gpointer user_data)
{
  g_list_model_items_changed (G_LIST_MODEL (user_data), position, n_removed, n_added);
}

/* Nothing that was read before is to be shown as if it were read now. */
static void
forget_rows (OfficeWindowedList *self)
{
  g_autoptr (GPtrArray) entries = NULL;

  self->ticket = 0;
  g_array_set_size (self->waiting, 0);
  g_array_set_size (self->stale, 0);
  let_go_of_all (self);
  entries = list_entries (self);
  for (guint i = 0; i < entries->len; i++)
    ((Entry *) g_ptr_array_index (entries, i))->fresh = FALSE;
}

static void
read_living_again (OfficeWindowedList *self)
{
  g_autoptr (GPtrArray) entries = list_entries (self);

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (!entry->fresh && office_windowed_list_find (self, entry->id, NULL))
        g_array_append_val (self->stale, entry->id);
    }
}

/**
 * office_windowed_list_set_ids:
 * @self: a list
 * @ids: (element-type gint64): the ids in order, each once
 *
 * Gives the list its order. Only the places that differ are said to have changed, and what is looked
 * at is read again; an answer that is still on its way is dropped.
 */
void
office_windowed_list_set_ids (OfficeWindowedList *self,
                              GArray             *ids)
{
  g_return_if_fail (OFFICE_IS_WINDOWED_LIST (self));
  g_return_if_fail (ids != NULL);

  g_signal_emit (self, signals[REFRESHING], 0);
  forget_rows (self);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  office_list_splices_apply (self->ids, ids, splice_cb, self);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  read_living_again (self);
  fetch_next (self);
  g_signal_emit (self, signals[REFRESHED], 0);
}

/**
 * office_windowed_list_get_ids:
 * @self: a list
 * @n_ids: (out): how many
 *
 * Returns: (transfer none) (array length=n_ids): the ids in order, valid until the next ones are set
 */
const gint64 *
office_windowed_list_get_ids (OfficeWindowedList *self,
                              guint              *n_ids)
{
  g_return_val_if_fail (OFFICE_IS_WINDOWED_LIST (self), NULL);

  *n_ids = self->ids->len;
  return (const gint64 *) (void *) self->ids->data;
}

/**
 * office_windowed_list_find:
 * @self: a list
 * @id: an id
 * @position: (out) (optional): where it stands
 *
 * Returns: whether the id is in the list
 */
gboolean
office_windowed_list_find (OfficeWindowedList *self,
                           gint64              id,
                           guint              *position)
{
  guint found;

  g_return_val_if_fail (OFFICE_IS_WINDOWED_LIST (self), FALSE);

  if (self->positions == NULL)
    {
      self->positions = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < self->ids->len; i++)
        g_hash_table_insert (self->positions, &g_array_index (self->ids, gint64, i),
                             GUINT_TO_POINTER (i + 1));
    }
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, &id));
  if (found != 0 && position != NULL)
    *position = found - 1;
  return found != 0;
}

/**
 * office_windowed_list_take:
 * @self: a list
 * @ticket: of the fetch that is answered
 * @rows: (nullable) (element-type gpointer): what was found; %NULL when nothing could be read
 *
 * Takes an answer of the source. One to a question that is no longer asked is dropped.
 */
void
office_windowed_list_take (OfficeWindowedList *self,
                           guint               ticket,
                           GPtrArray          *rows)
{
  g_return_if_fail (OFFICE_IS_WINDOWED_LIST (self));

  if (ticket != self->ticket)
    return;

  self->ticket = 0;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      gpointer row = g_ptr_array_index (rows, i);
      const gint64 id = self->source->get_row_id (row);
      Entry *entry = find_entry (self, id);
      g_autoptr (GObject) made = NULL;

      if (entry == NULL)
        {
          entry = make_entry (self, id);
          made = entry->item;
        }
      hold (entry);
      entry->fresh = TRUE;
      self->source->fill_item (entry->item, row);
    }
  evict_far_pages (self);
  fetch_next (self);
}

/**
 * office_windowed_list_count_held:
 * @self: a list
 *
 * Returns: how many items are alive, here or in the hands of others
 */
guint
office_windowed_list_count_held (OfficeWindowedList *self)
{
  g_return_val_if_fail (OFFICE_IS_WINDOWED_LIST (self), 0);

  return g_hash_table_size (self->entries);
}

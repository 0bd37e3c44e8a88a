/* session-rows.c: a windowed list whose rows come from the session's database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/session-rows.h"

/* Kept with the list. */
typedef struct
{
  OfficeSession       *session;
  const OfficeRowKind *kind;
} Source;

/* On its way to the worker and back; the list lives until it is answered. */
typedef struct
{
  OfficeWindowedList  *list;
  const OfficeRowKind *kind;
  guint                ticket;
  GArray              *ids;
} Asked;

/* A row with its kind, so that the list, which knows neither, can ask for its id. Once an item has taken
 * the row the box is empty. */
typedef struct
{
  const OfficeRowKind *kind;
  gpointer            *row;   /* its place in the array that owns it */
} Box;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_object_unref (source->session);
  g_free (source);
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->list);
  g_clear_pointer (&asked->ids, g_array_unref);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static GObject *
make_item (gint64   id,
           gpointer user_data)
{
  return ((Source *) user_data)->kind->make_item (id);
}

static gint64
get_row_id (gconstpointer row)
{
  const Box *box = row;

  return box->kind->get_row_id (*box->row);
}

static void
fill_item (GObject  *item,
           gpointer  row)
{
  Box *box = row;

  box->kind->take_row (item, g_steal_pointer (box->row));
}

static gpointer
read_rows (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  const Asked *asked = data;

  return asked->kind->read_rows (connection, (const gint64 *) (void *) asked->ids->data, asked->ids->len, error);
}

static void
rows_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = office_session_read_finish (OFFICE_SESSION (source_object), result, &error);
  g_autoptr (GPtrArray) boxes = NULL;

  if (rows == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source_object), NULL, error);
      office_windowed_list_take (asked->list, asked->ticket, NULL);
      return;
    }

  boxes = g_ptr_array_new_full (rows->len, g_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (boxes, g_memdup2 (&(Box) { asked->kind, &g_ptr_array_index (rows, i) }, sizeof (Box)));
  office_windowed_list_take (asked->list, asked->ticket, boxes);
}

static Asked *
asked_new (OfficeWindowedList  *list,
           const OfficeRowKind *kind,
           guint                ticket,
           const gint64        *ids,
           guint                n_ids)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->list = list != NULL ? g_object_ref (list) : NULL;
  asked->kind = kind;
  asked->ticket = ticket;
  asked->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (asked->ids, ids, n_ids);
  return asked;
}

/* The worker gets ids of its own; the list is the main thread's alone. */
static void
fetch (OfficeWindowedList *list,
       guint               ticket,
       const gint64       *ids,
       guint               n_ids,
       gpointer            user_data)
{
  const Source *source = user_data;

  office_session_read_async (source->session, read_rows, asked_new (NULL, source->kind, ticket, ids, n_ids), asked_free,
                             (GDestroyNotify) g_ptr_array_unref, NULL, rows_cb,
                             asked_new (list, source->kind, ticket, NULL, 0));
}

/**
 * office_session_rows_new:
 * @session: whose database is read
 * @kind: what its rows are; lives for ever
 *
 * Returns: (transfer full): an empty list, which reads the rows of the ids that it is given as they are
 *   looked at
 */
OfficeWindowedList *
office_session_rows_new (OfficeSession       *session,
                         const OfficeRowKind *kind)
{
  static const OfficeWindowedSource functions = { make_item, get_row_id, fill_item, fetch };
  Source *source = g_new0 (Source, 1);
  OfficeWindowedList *list;

  source->session = g_object_ref (session);
  source->kind = kind;
  list = office_windowed_list_new (kind->get_item_type (), &functions, source);
  g_object_set_data_full (G_OBJECT (list), "office-session-rows", source, source_free);
  return list;
}

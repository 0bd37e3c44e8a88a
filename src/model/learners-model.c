/* learners-model.c: every learner ever, filtered and sorted by the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/learners-model.h"

#include "model/session-rows.h"

struct _OfficeLearnersModel
{
  GObject             parent_instance;

  OfficeSession      *session;
  OfficeWindowedList *list;

  char               *text;
  gboolean            possible_duplicates;
  OfficeLearnerSort   sort;
  gboolean            descending;
  gboolean            refresh_again;
  gboolean            refreshing;
  gboolean            counted;         /* total and duplicates hold until something changes */

  guint               total;
  guint               n_duplicates;
};

enum
{
  REFRESHED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeLearnersModel, office_learners_model, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* What is asked of the worker, and what it answers. */
typedef struct
{
  char              *text;
  gboolean           possible_duplicates;
  OfficeLearnerSort  sort;
  gboolean           descending;
  gboolean           count;

  GArray            *ids;
  guint              total;
  guint              n_duplicates;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_free (listing->text);
  g_clear_pointer (&listing->ids, g_array_unref);
  g_free (listing);
}

/* Rows ----------------------------------------------------------------------------------------- */

static GObject *
make_item (gint64 id)
{
  return G_OBJECT (office_learner_item_new (id));
}

static gint64
get_row_id (gconstpointer row)
{
  return ((const OfficeLearnerRow *) row)->id;
}

static void
take_row (GObject  *item,
          gpointer  row)
{
  office_learner_item_take_row (OFFICE_LEARNER_ITEM (item), row);
}

static const OfficeRowKind rows = { office_learner_item_get_type, make_item, office_learners_rows, get_row_id, take_row };

/* Ids and counts ------------------------------------------------------------------------------- */

static gboolean
count_ids (OfficeConnection          *connection,
           const OfficeLearnerFilter *filter,
           guint                     *count,
           GError                   **error)
{
  g_autoptr (GArray) ids = office_learners_ids (connection, filter, OFFICE_LEARNER_SORT_NAME, FALSE, error);

  if (ids == NULL)
    return FALSE;
  *count = ids->len;
  return TRUE;
}

static gpointer
read_listing (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  static const OfficeLearnerFilter duplicates = { .possible_duplicates = TRUE };
  const Listing *wanted = data;
  const OfficeLearnerFilter filter = {
    .text = wanted->text,
    .possible_duplicates = wanted->possible_duplicates,
  };
  Listing *listing = g_new0 (Listing, 1);

  listing->count = wanted->count;
  listing->ids = office_learners_ids (connection, &filter, wanted->sort, wanted->descending, error);
  if (listing->ids != NULL &&
      (!wanted->count || (count_ids (connection, NULL, &listing->total, error) &&
                          count_ids (connection, &duplicates, &listing->n_duplicates, error))))
    return listing;

  listing_free (listing);
  return NULL;
}

static void read_again (OfficeLearnersModel *self);

static void
listing_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeLearnersModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Listing *listing = office_session_read_finish (OFFICE_SESSION (source_object), result, &error);

  self->refreshing = FALSE;
  if (listing != NULL && listing->count)
    {
      self->counted = TRUE;
      self->total = listing->total;
      self->n_duplicates = listing->n_duplicates;
    }

  if (self->refresh_again)
    {
      self->refresh_again = FALSE;
      read_again (self);
    }
  else if (listing != NULL)
    {
      office_windowed_list_set_ids (self->list, listing->ids);
      g_signal_emit (self, signals[REFRESHED], 0);
    }
  else
    {
      office_session_say_failure (self->session, NULL, error);
    }
  g_clear_pointer (&listing, listing_free);
}

static void
show_nothing (OfficeLearnersModel *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->total = 0;
  self->n_duplicates = 0;
  office_windowed_list_set_ids (self->list, none);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
read_again (OfficeLearnersModel *self)
{
  Listing *wanted;

  if (self->refreshing)
    {
      self->refresh_again = TRUE;
      return;
    }
  if (office_session_get_store (self->session) == NULL)
    {
      show_nothing (self);
      return;
    }

  wanted = g_new0 (Listing, 1);
  wanted->text = g_strdup (self->text);
  wanted->possible_duplicates = self->possible_duplicates;
  wanted->sort = self->sort;
  wanted->descending = self->descending;
  wanted->count = !self->counted;
  self->refreshing = TRUE;
  office_session_read_async (self->session, read_listing, wanted, listing_free, listing_free, NULL,
                             listing_cb, g_object_ref (self));
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_learners_model_finalize (GObject *object)
{
  OfficeLearnersModel *self = OFFICE_LEARNERS_MODEL (object);

  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_free (self->text);

  G_OBJECT_CLASS (office_learners_model_parent_class)->finalize (object);
}

static void
office_learners_model_class_init (OfficeLearnersModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_learners_model_finalize;

  /**
   * OfficeLearnersModel::refreshed:
   * @self: the model
   *
   * The list and the counts have been read.
   */
  signals[REFRESHED] = g_signal_new ("refreshed", OFFICE_TYPE_LEARNERS_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
office_learners_model_init (OfficeLearnersModel *self)
{
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_learners_model_new:
 * @session: whose database is shown
 *
 * Returns: (transfer full): a model that has read nothing yet
 */
OfficeLearnersModel *
office_learners_model_new (OfficeSession *session)
{
  OfficeLearnersModel *self = g_object_new (OFFICE_TYPE_LEARNERS_MODEL, NULL);

  self->session = g_object_ref (session);
  self->list = office_session_rows_new (session, &rows);
  return self;
}

/**
 * office_learners_model_get_list:
 * @self: a model
 *
 * Returns: (transfer none): the list of #OfficeLearnerItem
 */
OfficeWindowedList *
office_learners_model_get_list (OfficeLearnersModel *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNERS_MODEL (self), NULL);

  return self->list;
}

/**
 * office_learners_model_set_filter:
 * @self: a model
 * @text: (nullable): beginnings of names, a number, an address; %NULL or "" for everybody
 * @possible_duplicates: only those who may be somebody else, too (ENTRY-5)
 *
 * Reads again.
 *
 * Returns: whether it is read again; %FALSE for the filter that there was
 */
gboolean
office_learners_model_set_filter (OfficeLearnersModel *self,
                                  const char          *text,
                                  gboolean             possible_duplicates)
{
  g_return_val_if_fail (OFFICE_IS_LEARNERS_MODEL (self), FALSE);

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (self->text, text) == 0 && self->possible_duplicates == possible_duplicates)
    return FALSE;
  g_free (self->text);
  self->text = g_strdup (text);
  self->possible_duplicates = possible_duplicates;
  read_again (self);
  return TRUE;
}

/**
 * office_learners_model_is_filtered:
 * @self: a model
 *
 * Returns: whether some may be left out
 */
gboolean
office_learners_model_is_filtered (OfficeLearnersModel *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNERS_MODEL (self), FALSE);

  return self->text != NULL || self->possible_duplicates;
}

/**
 * office_learners_model_set_sort:
 * @self: a model
 * @sort: by what
 * @descending: from the end
 *
 * Reads again.
 */
void
office_learners_model_set_sort (OfficeLearnersModel *self,
                                OfficeLearnerSort    sort,
                                gboolean             descending)
{
  g_return_if_fail (OFFICE_IS_LEARNERS_MODEL (self));

  if (self->sort == sort && self->descending == descending)
    return;
  self->sort = sort;
  self->descending = descending;
  read_again (self);
}

/**
 * office_learners_model_refresh:
 * @self: a model
 *
 * Reads ids and counts anew; what is shown stays until they are there.
 */
void
office_learners_model_refresh (OfficeLearnersModel *self)
{
  g_return_if_fail (OFFICE_IS_LEARNERS_MODEL (self));

  self->counted = FALSE;
  read_again (self);
}

/**
 * office_learners_model_get_total:
 * @self: a model
 *
 * Returns: how many learners there are, whatever is filtered by
 */
guint
office_learners_model_get_total (OfficeLearnersModel *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNERS_MODEL (self), 0);

  return self->total;
}

/**
 * office_learners_model_get_n_duplicates:
 * @self: a model
 *
 * Returns: how many records may belong to a person who has another one
 */
guint
office_learners_model_get_n_duplicates (OfficeLearnersModel *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNERS_MODEL (self), 0);

  return self->n_duplicates;
}

/* applications-model.c: the applications of the chosen cohort, filtered and sorted by the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/applications-model.h"

#include "model/session-rows.h"

struct _OfficeApplicationsModel
{
  GObject                 parent_instance;

  OfficeSession          *session;
  OfficeWindowedList     *list;

  OfficeApplicationFilter filter;
  OfficeApplicationSort   sort;
  gboolean                descending;
  gboolean                refresh_again;
  gboolean                refreshing;

  guint                   counts[OFFICE_N_APPLICATION_STATES];
  guint                   total;
};

enum
{
  REFRESHED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeApplicationsModel, office_applications_model, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* What is asked of the worker, and what it answers. */
typedef struct
{
  OfficeApplicationFilter filter;
  OfficeApplicationSort   sort;
  gboolean                descending;

  GArray                 *ids;
  guint                   counts[OFFICE_N_APPLICATION_STATES];
  guint                   total;
} Listing;

static void
filter_clear (OfficeApplicationFilter *filter)
{
  g_free ((char *) filter->regulator);
  g_free ((char *) filter->text);
  memset (filter, 0, sizeof *filter);
}

static void
filter_copy (OfficeApplicationFilter       *to,
             const OfficeApplicationFilter *from)
{
  filter_clear (to);
  *to = *from;
  to->regulator = g_strdup (from->regulator);
  to->text = g_strdup (from->text);
}

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  filter_clear (&listing->filter);
  g_clear_pointer (&listing->ids, g_array_unref);
  g_free (listing);
}

/* Rows ----------------------------------------------------------------------------------------- */

static GObject *
make_item (gint64 id)
{
  return G_OBJECT (office_application_item_new (id));
}

static gint64
get_row_id (gconstpointer row)
{
  return ((const OfficeApplicationRow *) row)->id;
}

static void
take_row (GObject  *item,
          gpointer  row)
{
  office_application_item_take_row (OFFICE_APPLICATION_ITEM (item), row);
}

static const OfficeRowKind rows = { office_application_item_get_type, make_item, office_applications_rows, get_row_id, take_row };

/* Ids and counts ------------------------------------------------------------------------------- */

/* Those whom nobody has decided on, whatever the filter says. */
static gboolean
count_all (OfficeConnection  *connection,
           Listing           *listing,
           GError           **error)
{
  const OfficeApplicationFilter place = {
    .cohort_id = listing->filter.cohort_id,
    .term_id = listing->filter.term_id,
  };
  guint counts[OFFICE_N_APPLICATION_STATES];

  if (!office_applications_counts (connection, &place, counts, error))
    return FALSE;

  for (guint state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    listing->total += counts[state];
  return TRUE;
}

static gpointer
read_listing (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  const Listing *wanted = data;
  Listing *listing = g_new0 (Listing, 1);

  filter_copy (&listing->filter, &wanted->filter);
  listing->ids = office_applications_ids (connection, &listing->filter, wanted->sort,
                                          wanted->descending, error);
  if (listing->ids != NULL &&
      office_applications_counts (connection, &listing->filter, listing->counts, error) &&
      count_all (connection, listing, error))
    return listing;

  listing_free (listing);
  return NULL;
}

static void
listing_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeApplicationsModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Listing *listing = office_session_read_finish (OFFICE_SESSION (source_object), result, &error);

  self->refreshing = FALSE;
  if (self->refresh_again)
    {
      self->refresh_again = FALSE;
      office_applications_model_refresh (self);
    }
  else if (listing != NULL)
    {
      memcpy (self->counts, listing->counts, sizeof self->counts);
      self->total = listing->total;
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
show_nothing (OfficeApplicationsModel *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  memset (self->counts, 0, sizeof self->counts);
  self->total = 0;
  office_windowed_list_set_ids (self->list, none);
  g_signal_emit (self, signals[REFRESHED], 0);
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_applications_model_finalize (GObject *object)
{
  OfficeApplicationsModel *self = OFFICE_APPLICATIONS_MODEL (object);

  g_clear_object (&self->list);
  g_clear_object (&self->session);
  filter_clear (&self->filter);

  G_OBJECT_CLASS (office_applications_model_parent_class)->finalize (object);
}

static void
office_applications_model_class_init (OfficeApplicationsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_applications_model_finalize;

  /**
   * OfficeApplicationsModel::refreshed:
   * @self: the model
   *
   * The list and the counts have been read.
   */
  signals[REFRESHED] =
    g_signal_new ("refreshed", OFFICE_TYPE_APPLICATIONS_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
office_applications_model_init (OfficeApplicationsModel *self)
{
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_applications_model_new:
 * @session: the session whose term and cohort are shown
 *
 * Returns: (transfer full): a model that has read nothing yet
 */
OfficeApplicationsModel *
office_applications_model_new (OfficeSession *session)
{
  OfficeApplicationsModel *self = g_object_new (OFFICE_TYPE_APPLICATIONS_MODEL, NULL);

  self->session = g_object_ref (session);
  self->list = office_session_rows_new (session, &rows);
  return self;
}

/**
 * office_applications_model_get_list:
 * @self: a model
 *
 * Returns: (transfer none): the list of #OfficeApplicationItem
 */
OfficeWindowedList *
office_applications_model_get_list (OfficeApplicationsModel *self)
{
  g_return_val_if_fail (OFFICE_IS_APPLICATIONS_MODEL (self), NULL);

  return self->list;
}

/**
 * office_applications_model_set_filter:
 * @self: a model
 * @filter: what is to be shown; its cohort and term are those of the session
 *
 * Reads again.
 */
void
office_applications_model_set_filter (OfficeApplicationsModel       *self,
                                      const OfficeApplicationFilter *filter)
{
  g_return_if_fail (OFFICE_IS_APPLICATIONS_MODEL (self));

  filter_copy (&self->filter, filter);
  office_applications_model_refresh (self);
}

/**
 * office_applications_model_is_filtered:
 * @self: a model
 *
 * Returns: whether anything but the place is filtered by
 */
gboolean
office_applications_model_is_filtered (OfficeApplicationsModel *self)
{
  g_return_val_if_fail (OFFICE_IS_APPLICATIONS_MODEL (self), FALSE);

  return self->filter.states != 0 || self->filter.regulator != NULL || self->filter.missing != 0 ||
         self->filter.flagged || self->filter.text != NULL;
}

/**
 * office_applications_model_set_sort:
 * @self: a model
 * @sort: by what
 * @descending: from the end
 *
 * Reads again.
 */
void
office_applications_model_set_sort (OfficeApplicationsModel *self,
                                    OfficeApplicationSort    sort,
                                    gboolean                 descending)
{
  g_return_if_fail (OFFICE_IS_APPLICATIONS_MODEL (self));

  if (self->sort == sort && self->descending == descending)
    return;
  self->sort = sort;
  self->descending = descending;
  office_applications_model_refresh (self);
}

/**
 * office_applications_model_refresh:
 * @self: a model
 *
 * Reads ids and counts of the session's cohort; what is shown stays until they are there.
 */
void
office_applications_model_refresh (OfficeApplicationsModel *self)
{
  Listing *wanted;

  g_return_if_fail (OFFICE_IS_APPLICATIONS_MODEL (self));

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
  filter_copy (&wanted->filter, &self->filter);
  wanted->filter.cohort_id = office_session_get_cohort (self->session);
  wanted->filter.term_id = wanted->filter.cohort_id == 0 ? office_session_get_term (self->session) : 0;
  wanted->sort = self->sort;
  wanted->descending = self->descending;
  self->refreshing = TRUE;
  office_session_read_async (self->session, read_listing, wanted, listing_free, listing_free,
                             NULL, listing_cb, g_object_ref (self));
}

/**
 * office_applications_model_get_count:
 * @self: a model
 * @state: a state
 *
 * Returns: how many are in @state, under every filter but that of states
 */
guint
office_applications_model_get_count (OfficeApplicationsModel *self,
                                     OfficeApplicationState   state)
{
  g_return_val_if_fail (OFFICE_IS_APPLICATIONS_MODEL (self), 0);
  g_return_val_if_fail ((guint) state < OFFICE_N_APPLICATION_STATES, 0);

  return self->counts[state];
}

/**
 * office_applications_model_get_total:
 * @self: a model
 *
 * Returns: how many there are without any filter
 */
guint
office_applications_model_get_total (OfficeApplicationsModel *self)
{
  g_return_val_if_fail (OFFICE_IS_APPLICATIONS_MODEL (self), 0);

  return self->total;
}

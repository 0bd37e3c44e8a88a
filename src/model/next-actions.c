/* next-actions.c: what needs doing now, read once for everyone who shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/next-actions.h"

/* Changes come in bursts: they are read once they rest. The first reading does not wait. */
#define REST_MS 150
#define MOST_WAITS 10   /* and in the midst of a long burst */

struct _OfficeNextActions
{
  GObject        parent_instance;

  OfficeSession *session;       /* which holds us */
  GPtrArray     *actions;       /* of OfficeNextAction, in words */
  GCancellable  *cancellable;   /* of the reading under way */
  guint          rest_id;
  guint          n_waits;       /* how often a burst has put it off */
};

G_DEFINE_FINAL_TYPE (OfficeNextActions, office_next_actions, G_TYPE_OBJECT)

enum
{
  READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
list_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  return office_next_actions_list (connection, error);
}

/* @actions: (transfer full) (nullable) */
static void
take (OfficeNextActions *self,
      GAsyncResult      *result,
      GPtrArray         *actions,
      const GError      *error)
{
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&actions, g_ptr_array_unref);
      return;   /* something has changed since */
    }

  g_clear_object (&self->cancellable);
  if (actions == NULL)
    {
      office_session_say_failure (self->session, _("What needs doing could not be read."), error);
      return;
    }
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  self->actions = actions;
  g_signal_emit (self, signals[READ], 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeNextActions) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *actions = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  take (self, result, actions, error);
}

static void
read_again_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (OfficeNextActions) self = user_data;
  g_autoptr (OfficeSession) session = self->session;   /* held by read_again() */
  g_autoptr (GError) error = NULL;
  GPtrArray *actions = office_store_call_finish (OFFICE_STORE (source), result, &error);

  take (self, result, actions, error);
}

static void
stop (OfficeNextActions *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
}

static void
read_now (OfficeNextActions *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  office_session_read_async (self->session, list_job, NULL, NULL,
                             (GDestroyNotify) g_ptr_array_unref, self->cancellable, read_cb,
                             g_object_ref (self));
}

/* What is shown already can wait for whatever the person looks at meanwhile. */
static void
read_again (OfficeNextActions *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  g_object_ref (self->session);
  office_store_call_at_rest_async (office_session_get_store (self->session), list_job, NULL, NULL,
                                   (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                                   read_again_cb, g_object_ref (self));
}

static gboolean
rested_cb (gpointer user_data)
{
  OfficeNextActions *self = user_data;

  self->rest_id = 0;
  self->n_waits = 0;
  if (office_session_get_store (self->session) != NULL)
    read_again (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (OfficeNextActions *self,
            OfficeSubjects     subjects)
{
  if (subjects == 0 || self->actions == NULL)
    return;
  if (self->rest_id != 0 && self->n_waits++ < MOST_WAITS)
    g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->rest_id != 0)
    return;
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

static void
store_cb (OfficeNextActions *self)
{
  stop (self);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  if (office_session_get_store (self->session) != NULL)
    read_now (self);
  else
    g_signal_emit (self, signals[READ], 0);
}

static void
office_next_actions_dispose (GObject *object)
{
  OfficeNextActions *self = OFFICE_NEXT_ACTIONS (object);

  stop (self);
  g_clear_pointer (&self->actions, g_ptr_array_unref);

  G_OBJECT_CLASS (office_next_actions_parent_class)->dispose (object);
}

static void
office_next_actions_class_init (OfficeNextActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = office_next_actions_dispose;

  /**
   * OfficeNextActions::read:
   *
   * The list has been read, or there is none any more.
   */
  signals[READ] = g_signal_new ("read", OFFICE_TYPE_NEXT_ACTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
office_next_actions_init (OfficeNextActions *self)
{
}

/**
 * office_next_actions_of:
 * @session: a session
 *
 * Reads as soon as the session has a database, and again after each change.
 *
 * Returns: (transfer none): what needs doing in the session's database; the same one for all
 */
OfficeNextActions *
office_next_actions_of (OfficeSession *session)
{
  OfficeNextActions *self;

  g_return_val_if_fail (OFFICE_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), "office-next-actions");
  if (self != NULL)
    return self;

  self = g_object_new (OFFICE_TYPE_NEXT_ACTIONS, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), "office-next-actions", self, g_object_unref);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  store_cb (self);
  return self;
}

/**
 * office_next_actions_get:
 * @self: next actions
 *
 * Returns: (transfer none) (element-type OfficeNextAction) (nullable): grouped by kind, the oldest
 *   first; %NULL before they have been read
 */
GPtrArray *
office_next_actions_get (OfficeNextActions *self)
{
  g_return_val_if_fail (OFFICE_IS_NEXT_ACTIONS (self), NULL);

  return self->actions;
}

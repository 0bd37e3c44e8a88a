/* session.c: who is working in which database, on which term and cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/session.h"
#include "store/backup.h"
#include "store/undo.h"

/* How often we look whether another window or program has written to the same file. */
#define WATCH_SECONDS 3

/* The day's backup waits until the window has its data; a program left open makes one every day. */
#define FIRST_BACKUP_SECONDS 20
#define NEXT_BACKUP_SECONDS  (60 * 60)

struct _OfficeSession
{
  GObject          parent_instance;

  OfficeStore     *store;
  char            *actor;
  gint64           term_id;
  gint64           cohort_id;
  gboolean         held;          /* the place is being looked for */
  gint64           saved_at;      /* UTC seconds, 0 before the first write */

  OfficeUndoState *undo_state;
  OfficeJob       *job;

  GCancellable    *cancellable;   /* of the reads that the session itself makes from this store */
  guint            watch_id;
  guint            backup_id;
  gint64           data_version;
};

enum
{
  PROP_0,
  PROP_STORE,
  PROP_ACTOR,
  PROP_TERM,
  PROP_COHORT,
  PROP_SAVED_AT,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_JOB,
  N_PROPS
};

enum
{
  CHANGED,
  MESSAGE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeSession, office_session, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* A call on its way: what to free its result with, and what it will have changed. */
typedef struct
{
  GDestroyNotify free_result;
  OfficeSubjects subjects;
} Call;

static GTask *
new_task (OfficeSession       *self,
          gpointer             tag,
          OfficeSubjects       subjects,
          GDestroyNotify       free_result,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->free_result = free_result;
  call->subjects = subjects;
  g_task_set_source_tag (task, tag);
  /* What was written is written, even when Cancel came a moment too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, call, g_free);
  return task;
}

static void
return_no_store (GTask          *task,
                 gpointer        data,
                 GDestroyNotify  free_data)
{
  if (free_data != NULL && data != NULL)
    free_data (data);
  g_task_return_new_error (task, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, "%s",
                           _("No database is open. Open one or start a new office first."));
}

static gpointer
read_undo_state (OfficeConnection  *connection,
                 gpointer           data,
                 GCancellable      *cancellable,
                 GError           **error)
{
  return office_undo_get_state (connection, error);
}

static void
undo_state_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (OfficeSession) self = user_data;
  g_autoptr (GError) error = NULL;
  OfficeUndoState *state;

  state = office_store_call_finish (OFFICE_STORE (source), result, &error);
  if (state == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Undo state: %s", error->message);
      return;
    }
  if (OFFICE_STORE (source) != self->store)
    {
      office_undo_state_free (state);
      return;
    }

  g_clear_pointer (&self->undo_state, office_undo_state_free);
  self->undo_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
refresh_undo_state (OfficeSession *self)
{
  if (self->store != NULL)
    office_store_call_async (self->store, read_undo_state, NULL, NULL,
                             (GDestroyNotify) office_undo_state_free,
                             self->cancellable, undo_state_cb, g_object_ref (self));
}

static gpointer
read_data_version (OfficeConnection  *connection,
                   gpointer           data,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 version = office_connection_data_version (connection, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_memdup2 (&version, sizeof version);
}

static void
data_version_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (OfficeSession) self = user_data;
  g_autofree gint64 *version = NULL;
  gint64 before;

  version = office_store_call_finish (OFFICE_STORE (source), result, NULL);
  if (version == NULL || OFFICE_STORE (source) != self->store)
    return;

  before = self->data_version;
  self->data_version = *version;
  if (before != 0 && before != *version)
    office_session_changed (self, OFFICE_SUBJECT_ALL);
}

static gboolean
watch_cb (gpointer user_data)
{
  OfficeSession *self = user_data;

  office_store_call_async (self->store, read_data_version, NULL, NULL, g_free,
                           self->cancellable, data_version_cb, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

static gpointer
back_up (OfficeConnection  *connection,
         gpointer           data,
         GCancellable      *cancellable,
         GError           **error)
{
  if (office_connection_is_read_only (connection))
    return GINT_TO_POINTER (TRUE);
  return GINT_TO_POINTER (office_backup_daily (connection, error));
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (OfficeSession) self = user_data;
  g_autoptr (GError) error = NULL;

  office_store_call_finish (OFFICE_STORE (source), result, &error);
  if (error != NULL && OFFICE_STORE (source) == self->store)
    office_session_say_failure (self, _("Today’s backup could not be made."), error);
}

static gboolean
backup_cb (gpointer user_data)
{
  OfficeSession *self = user_data;

  office_store_call_async (self->store, back_up, NULL, NULL, NULL, self->cancellable,
                           backed_up_cb, g_object_ref (self));
  self->backup_id = g_timeout_add_seconds (NEXT_BACKUP_SECONDS, backup_cb, self);
  return G_SOURCE_REMOVE;
}

static void
let_go_of_store (OfficeSession *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_handle_id (&self->backup_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->undo_state, office_undo_state_free);
  g_clear_object (&self->store);
  self->data_version = 0;
  self->saved_at = 0;
}

static void
office_session_dispose (GObject *object)
{
  OfficeSession *self = OFFICE_SESSION (object);

  let_go_of_store (self);
  g_clear_object (&self->job);

  G_OBJECT_CLASS (office_session_parent_class)->dispose (object);
}

static void
office_session_finalize (GObject *object)
{
  OfficeSession *self = OFFICE_SESSION (object);

  g_clear_pointer (&self->actor, g_free);

  G_OBJECT_CLASS (office_session_parent_class)->finalize (object);
}

static void
office_session_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  OfficeSession *self = OFFICE_SESSION (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_ACTOR:
      g_value_set_string (value, self->actor);
      break;
    case PROP_TERM:
      g_value_set_int64 (value, self->term_id);
      break;
    case PROP_COHORT:
      g_value_set_int64 (value, self->cohort_id);
      break;
    case PROP_SAVED_AT:
      g_value_set_int64 (value, self->saved_at);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, office_session_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, office_session_get_redo_label (self));
      break;
    case PROP_JOB:
      g_value_set_object (value, self->job);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_session_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  OfficeSession *self = OFFICE_SESSION (object);

  switch (prop_id)
    {
    case PROP_STORE:
      office_session_set_store (self, g_value_get_object (value));
      break;
    case PROP_ACTOR:
      office_session_set_actor (self, g_value_get_string (value));
      break;
    case PROP_TERM:
      office_session_set_term (self, g_value_get_int64 (value));
      break;
    case PROP_COHORT:
      office_session_set_cohort (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_session_class_init (OfficeSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable =
    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->dispose = office_session_dispose;
  object_class->finalize = office_session_finalize;
  object_class->get_property = office_session_get_property;
  object_class->set_property = office_session_set_property;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, OFFICE_TYPE_STORE, writable);
  properties[PROP_ACTOR] =
    g_param_spec_string ("actor", NULL, NULL, NULL, writable);
  properties[PROP_TERM] =
    g_param_spec_int64 ("term", NULL, NULL, 0, G_MAXINT64, 0, writable);
  properties[PROP_COHORT] =
    g_param_spec_int64 ("cohort", NULL, NULL, 0, G_MAXINT64, 0, writable);
  properties[PROP_SAVED_AT] =
    g_param_spec_int64 ("saved-at", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_UNDO_LABEL] =
    g_param_spec_string ("undo-label", NULL, NULL, NULL, readable);
  properties[PROP_REDO_LABEL] =
    g_param_spec_string ("redo-label", NULL, NULL, NULL, readable);
  properties[PROP_JOB] =
    g_param_spec_object ("job", NULL, NULL, OFFICE_TYPE_JOB, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * OfficeSession::changed:
   * @self: the session
   * @subjects: the #OfficeSubjects that may read differently now
   *
   * After every write of ours, and when another program has written to the same file.
   */
  signals[CHANGED] =
    g_signal_new ("changed", OFFICE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * OfficeSession::message:
   * @self: the session
   * @kind: an #OfficeMessageKind
   * @text: one sentence for a person
   * @details: (nullable): what stands behind "Details"
   *
   * Something to tell the person; the window shows it above its status line.
   */
  signals[MESSAGE] =
    g_signal_new ("message", OFFICE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
}

static void
office_session_init (OfficeSession *self)
{
  office_session_set_actor (self, NULL);
}

/**
 * office_session_new:
 *
 * Returns: (transfer full): a session without a database
 */
OfficeSession *
office_session_new (void)
{
  return g_object_new (OFFICE_TYPE_SESSION, NULL);
}

/**
 * office_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the open database, or %NULL before one is open
 */
OfficeStore *
office_session_get_store (OfficeSession *self)
{
  g_return_val_if_fail (OFFICE_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * office_session_set_store:
 * @self: a session
 * @store: (nullable): the database to work in from now on
 *
 * Term and cohort are forgotten, for they belong to the database before.
 */
void
office_session_set_store (OfficeSession *self,
                          OfficeStore   *store)
{
  g_return_if_fail (OFFICE_IS_SESSION (self));
  g_return_if_fail (store == NULL || OFFICE_IS_STORE (store));

  if (self->store == store)
    return;

  let_go_of_store (self);
  if (store != NULL)
    {
      self->store = g_object_ref (store);
      self->cancellable = g_cancellable_new ();
      self->watch_id = g_timeout_add_seconds (WATCH_SECONDS, watch_cb, self);
      self->backup_id = g_timeout_add_seconds (FIRST_BACKUP_SECONDS, backup_cb, self);
      office_store_set_actor (store, self->actor);
      refresh_undo_state (self);
    }
  office_session_set_cohort (self, 0);
  office_session_set_term (self, 0);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  g_signal_emit (self, signals[CHANGED], 0, OFFICE_SUBJECT_ALL);
}

/**
 * office_session_get_actor:
 * @self: a session
 *
 * Returns: (transfer none): the name that stands in the audit
 */
const char *
office_session_get_actor (OfficeSession *self)
{
  g_return_val_if_fail (OFFICE_IS_SESSION (self), NULL);

  return self->actor;
}

/**
 * office_session_set_actor:
 * @self: a session
 * @actor: (nullable): the name that is to stand in the audit; the account's name when %NULL or empty
 */
void
office_session_set_actor (OfficeSession *self,
                          const char    *actor)
{
  g_return_if_fail (OFFICE_IS_SESSION (self));

  if (actor == NULL || *actor == '\0')
    actor = g_strcmp0 (g_get_real_name (), "Unknown") == 0 ? g_get_user_name () : g_get_real_name ();
  if (g_strcmp0 (actor, self->actor) == 0)
    return;

  g_free (self->actor);
  self->actor = g_strdup (actor);
  if (self->store != NULL)
    {
      /* Everybody undoes what they did themselves. */
      office_store_set_actor (self->store, self->actor);
      refresh_undo_state (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTOR]);
}

/**
 * office_session_get_term:
 * @self: a session
 *
 * Returns: the id of the chosen term, or 0 for every term
 */
gint64
office_session_get_term (OfficeSession *self)
{
  g_return_val_if_fail (OFFICE_IS_SESSION (self), 0);

  return self->term_id;
}

/**
 * office_session_set_term:
 * @self: a session
 * @term_id: a term, or 0 for every term
 */
void
office_session_set_term (OfficeSession *self,
                         gint64         term_id)
{
  g_return_if_fail (OFFICE_IS_SESSION (self));

  if (self->term_id == term_id)
    return;

  self->term_id = term_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TERM]);
}

/**
 * office_session_get_cohort:
 * @self: a session
 *
 * Returns: the id of the chosen cohort, or 0 for every cohort of the term
 */
gint64
office_session_get_cohort (OfficeSession *self)
{
  g_return_val_if_fail (OFFICE_IS_SESSION (self), 0);

  return self->cohort_id;
}

/**
 * office_session_set_cohort:
 * @self: a session
 * @cohort_id: a cohort, or 0 for every cohort of the term
 */
void
office_session_set_cohort (OfficeSession *self,
                           gint64         cohort_id)
{
  g_return_if_fail (OFFICE_IS_SESSION (self));

  if (self->cohort_id == cohort_id)
    return;

  self->cohort_id = cohort_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COHORT]);
}

/**
 * office_session_hold:
 * @self: a session
 * @held: whether somebody is still looking for the term and cohort of last time
 *
 * Views wait with reading until they know where they are, so that none reads for nothing.
 */
void
office_session_hold (OfficeSession *self,
                     gboolean       held)
{
  if (self->held == held)
    return;
  self->held = held;
  if (!held)
    g_signal_emit (self, signals[CHANGED], 0, 0);
}

/**
 * office_session_is_held:
 * @self: a session
 *
 * Returns: whether views are to wait: see office_session_hold()
 */
gboolean
office_session_is_held (OfficeSession *self)
{
  return self->held;
}

/**
 * office_session_get_saved_at:
 * @self: a session
 *
 * Returns: when the last write was acknowledged, UTC seconds; 0 before the first
 */
gint64
office_session_get_saved_at (OfficeSession *self)
{
  g_return_val_if_fail (OFFICE_IS_SESSION (self), 0);

  return self->saved_at;
}

/**
 * office_session_changed:
 * @self: a session
 * @subjects: what may read differently now
 *
 * Tells everyone who shows @subjects to read them again.
 */
void
office_session_changed (OfficeSession  *self,
                        OfficeSubjects  subjects)
{
  g_return_if_fail (OFFICE_IS_SESSION (self));

  refresh_undo_state (self);
  g_signal_emit (self, signals[CHANGED], 0, (guint) subjects);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer value;

  value = office_store_call_finish (OFFICE_STORE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, value, call->free_result);
}

/**
 * office_session_read_async:
 * @self: a session
 * @job: (scope call): runs on the worker thread
 * @data: (nullable) (transfer full): for @job
 * @free_data: (nullable): frees @data, also when @job never runs
 * @free_result: (nullable): frees the result when nobody takes it
 * @cancellable: (nullable): stops the read
 * @callback: (scope async): called on the main thread
 * @user_data: for @callback
 *
 * Reads from the open database.
 */
void
office_session_read_async (OfficeSession       *self,
                           OfficeStoreJob       job,
                           gpointer             data,
                           GDestroyNotify       free_data,
                           GDestroyNotify       free_result,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (OFFICE_IS_SESSION (self));

  task = new_task (self, office_session_read_async, 0, free_result, cancellable,
                   callback, user_data);
  if (self->store == NULL)
    return_no_store (task, data, free_data);
  else
    office_store_call_async (self->store, job, data, free_data, free_result, cancellable,
                             read_cb, g_steal_pointer (&task));
}

/**
 * office_session_read_finish:
 * @self: a session
 * @result: of office_session_read_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the job returned, or %NULL with @error set
 */
gpointer
office_session_read_finish (OfficeSession  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
write_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  OfficeSession *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer value;

  value = office_store_call_finish (OFFICE_STORE (source), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (OFFICE_STORE (source) == self->store)
    {
      self->saved_at = g_get_real_time () / G_USEC_PER_SEC;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
      office_session_changed (self, call->subjects);
    }
  g_task_return_pointer (task, value, call->free_result);
}

/**
 * office_session_write_async:
 * @self: a session
 * @subjects: what the job changes
 * @job: (scope call): runs on the worker thread, one command of its own
 * @data: (nullable) (transfer full): for @job
 * @free_data: (nullable): frees @data, also when @job never runs
 * @free_result: (nullable): frees the result when nobody takes it
 * @cancellable: (nullable): stops the write; a cancelled job changes nothing
 * @callback: (scope async): called on the main thread, after #OfficeSession::changed
 * @user_data: for @callback
 *
 * Writes to the open database; when the write has been acknowledged, the saved time moves, undo is
 * read again and #OfficeSession::changed is emitted with @subjects.
 */
void
office_session_write_async (OfficeSession       *self,
                            OfficeSubjects       subjects,
                            OfficeStoreJob       job,
                            gpointer             data,
                            GDestroyNotify       free_data,
                            GDestroyNotify       free_result,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (OFFICE_IS_SESSION (self));

  task = new_task (self, office_session_write_async, subjects, free_result, cancellable,
                   callback, user_data);
  if (self->store == NULL)
    return_no_store (task, data, free_data);
  else
    office_store_call_async (self->store, job, data, free_data, free_result, cancellable,
                             write_cb, g_steal_pointer (&task));
}

/**
 * office_session_write_finish:
 * @self: a session
 * @result: of office_session_write_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the job returned, or %NULL with @error set
 */
gpointer
office_session_write_finish (OfficeSession  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * office_session_get_undo_label:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what Undo would take back, in words; %NULL when there is nothing
 */
const char *
office_session_get_undo_label (OfficeSession *self)
{
  g_return_val_if_fail (OFFICE_IS_SESSION (self), NULL);

  if (self->undo_state == NULL || self->undo_state->undo_id == 0)
    return NULL;
  return self->undo_state->undo_label;
}

/**
 * office_session_get_redo_label:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what Redo would do again, in words; %NULL when there is nothing
 */
const char *
office_session_get_redo_label (OfficeSession *self)
{
  g_return_val_if_fail (OFFICE_IS_SESSION (self), NULL);

  if (self->undo_state == NULL || self->undo_state->redo_id == 0)
    return NULL;
  return self->undo_state->redo_label;
}

/* Asks again on the worker, so that two quick presses take back two steps and not one twice.
 * @data: NULL to undo, anything else to redo */
static gpointer
step_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr (OfficeUndoState) state = office_undo_get_state (connection, error);
  gint64 id;

  if (state == NULL)
    return NULL;
  id = data != NULL ? state->redo_id : state->undo_id;
  if (id == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                           data != NULL ? _("There is nothing to redo.")
                                        : _("There is nothing to undo."));
      return NULL;
    }
  return office_undo_command (connection, id, error);
}

/**
 * office_session_undo_async:
 * @self: a session
 * @callback: (scope async): called when the step has been taken back, or why not
 * @user_data: for @callback
 */
void
office_session_undo_async (OfficeSession       *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  office_session_write_async (self, OFFICE_SUBJECT_ALL, step_job, NULL, NULL, g_free, NULL,
                              callback, user_data);
}

/**
 * office_session_undo_finish:
 * @self: a session
 * @result: of office_session_undo_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was taken back, in words, or %NULL with @error set
 */
char *
office_session_undo_finish (OfficeSession  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return office_session_write_finish (self, result, error);
}

/**
 * office_session_redo_async:
 * @self: a session
 * @callback: (scope async): called when the step has been done again, or why not
 * @user_data: for @callback
 */
void
office_session_redo_async (OfficeSession       *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  office_session_write_async (self, OFFICE_SUBJECT_ALL, step_job, GINT_TO_POINTER (TRUE), NULL,
                              g_free, NULL, callback, user_data);
}

/**
 * office_session_redo_finish:
 * @self: a session
 * @result: of office_session_redo_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was done again, in words, or %NULL with @error set
 */
char *
office_session_redo_finish (OfficeSession  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return office_session_write_finish (self, result, error);
}

/**
 * office_session_say:
 * @self: a session
 * @kind: plain, with Undo, or a failure
 * @text: one sentence for a person
 *
 * Tells the person something, in the window's message strip.
 */
void
office_session_say (OfficeSession     *self,
                    OfficeMessageKind  kind,
                    const char        *text)
{
  g_return_if_fail (OFFICE_IS_SESSION (self));
  g_return_if_fail (text != NULL);

  g_signal_emit (self, signals[MESSAGE], 0, (guint) kind, text, NULL);
}

/**
 * office_session_say_failure:
 * @self: a session
 * @text: (nullable): one sentence that says what did not work; the error's own message when %NULL
 * @error: why; its message stands behind "Details" when @text is given
 *
 * Tells the person that something did not work. A cancelled operation is not a failure: nothing is said.
 */
void
office_session_say_failure (OfficeSession *self,
                            const char    *text,
                            const GError  *error)
{
  g_return_if_fail (OFFICE_IS_SESSION (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_signal_emit (self, signals[MESSAGE], 0, (guint) OFFICE_MESSAGE_FAILURE,
                 text != NULL ? text : error->message,
                 text != NULL ? error->message : NULL);
}

/**
 * office_session_get_job:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the long work under way
 */
OfficeJob *
office_session_get_job (OfficeSession *self)
{
  g_return_val_if_fail (OFFICE_IS_SESSION (self), NULL);

  return self->job;
}

/**
 * office_session_begin_job:
 * @self: a session
 * @label: what is being done, for a person
 *
 * Shows long work in the status line, in place of what stood there.
 *
 * Returns: (transfer full): report on it, and give it to office_session_end_job()
 */
OfficeJob *
office_session_begin_job (OfficeSession *self,
                          const char    *label)
{
  g_return_val_if_fail (OFFICE_IS_SESSION (self), NULL);

  g_clear_object (&self->job);
  self->job = office_job_new (label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JOB]);
  return g_object_ref (self->job);
}

/**
 * office_session_end_job:
 * @self: a session
 * @job: what office_session_begin_job() returned
 */
void
office_session_end_job (OfficeSession *self,
                        OfficeJob     *job)
{
  g_return_if_fail (OFFICE_IS_SESSION (self));
  g_return_if_fail (OFFICE_IS_JOB (job));

  if (self->job != job)
    return;

  g_clear_object (&self->job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JOB]);
}

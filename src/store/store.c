/* store.c: the office database behind its worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/store.h"

struct _OfficeStore
{
  GObject      parent_instance;

  char        *path;
  char        *notice;
  GThread     *worker;
  GAsyncQueue *queue; /* of Job */
};

G_DEFINE_FINAL_TYPE (OfficeStore, office_store, G_TYPE_OBJECT)

/* In which order the worker takes what waits; of equals the one that came first. */
typedef enum
{
  TURN_IN_ORDER,
  TURN_AT_REST,
  TURN_LAST
} Turn;

typedef struct
{
  OfficeStoreJob  run; /* NULL ends the worker */
  Turn            turn;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  GTask          *task;
} Job;

/* What office_store_open() and office_store_begin_open() hand to the new worker. */
typedef struct
{
  OfficeStore      *store;
  OfficeOpenFlags   flags;
  GTask            *task;       /* told when it is open, where nobody waits */
  GMutex            mutex;
  GCond             opened;
  gboolean          done;
  gboolean          succeeded;
  GError           *error;
} Opening;

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_clear_object (&job->task);
  g_free (job);
}

static int
compare_turns (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return (int) ((const Job *) a)->turn - (int) ((const Job *) b)->turn;
}

static void
run_job (OfficeConnection *connection,
         Job              *job)
{
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (job->task))
    return;

  result = job->run (connection, job->data, g_task_get_cancellable (job->task), &error);
  if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, result, job->free_result);
}

static void
report_opened (Opening          *opening,
               OfficeConnection *connection)
{
  g_mutex_lock (&opening->mutex);
  opening->succeeded = connection != NULL;
  if (connection != NULL)
    opening->store->notice = g_strdup (office_connection_get_notice (connection));
  opening->done = TRUE;
  g_cond_signal (&opening->opened);
  g_mutex_unlock (&opening->mutex);
}

static void
tell_opened (Opening          *opening,
             OfficeConnection *connection)
{
  g_autoptr (GTask) task = opening->task;

  if (connection != NULL)
    {
      opening->store->notice = g_strdup (office_connection_get_notice (connection));
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, opening->error);
  g_free (opening);
}

/* Why it did not open has been said: what was asked of it meanwhile goes unanswered. */
static void
drop_job (Job *job)
{
  g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _("The database is closed."));
}

static gpointer
work (gpointer data)
{
  Opening *opening = data;
  g_autoptr (GAsyncQueue) queue = g_async_queue_ref (opening->store->queue);
  g_autoptr (OfficeConnection) connection = NULL;

  connection = office_connection_open (opening->store->path, opening->flags, &opening->error);
  if (opening->task != NULL)
    tell_opened (opening, connection);
  else
    report_opened (opening, connection);

  while (TRUE)
    {
      Job *job = g_async_queue_pop (queue);
      gboolean last = job->run == NULL;

      if (!last && connection != NULL)
        run_job (connection, job);
      else if (!last)
        drop_job (job);
      job_free (job);
      if (last)
        break;
    }

  return NULL;
}

static void
office_store_dispose (GObject *object)
{
  office_store_close (OFFICE_STORE (object));

  G_OBJECT_CLASS (office_store_parent_class)->dispose (object);
}

static void
office_store_finalize (GObject *object)
{
  OfficeStore *self = OFFICE_STORE (object);

  g_free (self->path);
  g_free (self->notice);
  g_async_queue_unref (self->queue);

  G_OBJECT_CLASS (office_store_parent_class)->finalize (object);
}

static void
office_store_class_init (OfficeStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = office_store_dispose;
  object_class->finalize = office_store_finalize;
}

static void
office_store_init (OfficeStore *self)
{
  self->queue = g_async_queue_new ();
}

/**
 * office_store_open:
 * @path: the database file
 * @flags: make a new one, or open read-only
 * @error: where to put a failure
 *
 * Opens the database on a worker thread of its own and waits for that; the window uses
 * office_store_open_async().
 *
 * Returns: (transfer full) (nullable): the store
 */
OfficeStore *
office_store_open (const char       *path,
                   OfficeOpenFlags   flags,
                   GError          **error)
{
  g_autoptr (OfficeStore) self = g_object_new (OFFICE_TYPE_STORE, NULL);
  Opening opening = { .store = self, .flags = flags };

  self->path = g_strdup (path);

  g_mutex_init (&opening.mutex);
  g_cond_init (&opening.opened);
  self->worker = g_thread_new ("office-store", work, &opening);

  g_mutex_lock (&opening.mutex);
  while (!opening.done)
    g_cond_wait (&opening.opened, &opening.mutex);
  g_mutex_unlock (&opening.mutex);

  if (!opening.succeeded)
    {
      office_store_close (self);
      g_propagate_error (error, opening.error);
    }

  g_mutex_clear (&opening.mutex);
  g_cond_clear (&opening.opened);

  return opening.succeeded ? g_steal_pointer (&self) : NULL;
}

/**
 * office_store_begin_open:
 * @path: the database file
 * @flags: make a new one, or open read-only
 * @callback: called in the caller's main context when the database is open, or why not
 * @user_data: for @callback
 *
 * Begins to open the database and does not wait. What is asked of the store meanwhile is done once it
 * is open; when it cannot be opened, that ends as cancelled, and only @callback is told why.
 *
 * Returns: (transfer full): the store; drop it when it could not be opened
 */
OfficeStore *
office_store_begin_open (const char          *path,
                         OfficeOpenFlags      flags,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  OfficeStore *self = g_object_new (OFFICE_TYPE_STORE, NULL);
  Opening *opening = g_new0 (Opening, 1);

  self->path = g_strdup (path);
  opening->store = self;
  opening->flags = flags;
  opening->task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (opening->task, office_store_begin_open);
  self->worker = g_thread_new ("office-store", work, opening);
  return self;
}

/**
 * office_store_begin_open_finish:
 * @result: what the callback was given
 * @error: where to put a failure
 *
 * Returns: whether the database is open
 */
gboolean
office_store_begin_open_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  char            *path;
  OfficeOpenFlags  flags;
} OpenRequest;

static void
open_request_free (OpenRequest *request)
{
  g_free (request->path);
  g_free (request);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  OpenRequest *request = data;
  g_autoptr (GError) error = NULL;
  OfficeStore *store = office_store_open (request->path, request->flags, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * office_store_open_async:
 * @path: the database file
 * @flags: make a new one, or open read-only
 * @cancellable: (nullable): to give up waiting
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Opens the database without keeping the caller waiting, migrations and their backup included.
 */
void
office_store_open_async (const char          *path,
                         OfficeOpenFlags      flags,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenRequest *request = g_new0 (OpenRequest, 1);

  request->path = g_strdup (path);
  request->flags = flags;
  g_task_set_source_tag (task, office_store_open_async);
  g_task_set_task_data (task, request, (GDestroyNotify) open_request_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * office_store_open_finish:
 * @result: what the callback was given
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the store
 */
OfficeStore *
office_store_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * office_store_close:
 * @self: the store
 *
 * Waits for the jobs that were handed in and closes the database. Later calls fail. Closing twice
 * does nothing.
 */
void
office_store_close (OfficeStore *self)
{
  GThread *worker;
  Job *end;

  g_return_if_fail (OFFICE_IS_STORE (self));

  if (self->worker == NULL)
    return;

  worker = g_steal_pointer (&self->worker);
  end = g_new0 (Job, 1);
  end->turn = TURN_LAST;
  g_async_queue_push_sorted (self->queue, end, compare_turns, NULL);
  /* The worker may hold the last reference, with the task that it has just answered: it ends by
   * itself then, for it cannot wait for itself. */
  if (worker == g_thread_self ())
    g_thread_unref (worker);
  else
    g_thread_join (worker);
}

/**
 * office_store_get_path:
 * @self: the store
 *
 * Returns: the database file
 */
const char *
office_store_get_path (OfficeStore *self)
{
  g_return_val_if_fail (OFFICE_IS_STORE (self), NULL);

  return self->path;
}

/**
 * office_store_is_read_only:
 * @self: the store
 *
 * Returns: whether the file itself is kept from being written to
 */
gboolean
office_store_is_read_only (OfficeStore *self)
{
  g_return_val_if_fail (OFFICE_IS_STORE (self), FALSE);

  return g_access (self->path, W_OK) != 0;
}

/**
 * office_store_get_notice:
 * @self: the store
 *
 * Returns: (nullable): a warning about the place of the file
 */
const char *
office_store_get_notice (OfficeStore *self)
{
  g_return_val_if_fail (OFFICE_IS_STORE (self), NULL);

  return self->notice;
}

static gpointer
set_actor_job (OfficeConnection  *connection,
               gpointer           data,
               GCancellable      *cancellable,
               GError           **error)
{
  office_connection_set_actor (connection, data);
  return GINT_TO_POINTER (TRUE);
}

/**
 * office_store_set_actor:
 * @self: the store
 * @name: who works from now on, as the audit names them
 */
void
office_store_set_actor (OfficeStore *self,
                        const char  *name)
{
  g_return_if_fail (OFFICE_IS_STORE (self));

  office_store_call_async (self, set_actor_job, g_strdup (name), g_free, NULL, NULL, NULL, NULL);
}

static Job *
job_new (OfficeStoreJob  run,
         gpointer        data,
         GDestroyNotify  free_data,
         GDestroyNotify  free_result,
         GTask          *task)
{
  Job *job = g_new0 (Job, 1);

  job->run = run;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  job->task = g_object_ref (task);
  return job;
}

static void
hand_in (OfficeStore         *self,
         Turn                 turn,
         OfficeStoreJob       job,
         gpointer             data,
         GDestroyNotify       free_data,
         GDestroyNotify       free_result,
         GCancellable        *cancellable,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *work_item = job_new (job, data, free_data, free_result, task);

  g_task_set_source_tag (task, office_store_call_async);
  work_item->turn = turn;

  if (self->worker == NULL)
    {
      g_task_return_new_error (task, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("The database is closed."));
      job_free (work_item);
      return;
    }

  g_async_queue_push_sorted (self->queue, work_item, compare_turns, NULL);
}

/**
 * office_store_call_async:
 * @self: the store
 * @job: what to do on the worker thread
 * @data: (nullable): for @job
 * @free_data: (nullable): frees @data, on the worker thread
 * @free_result: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): a cancelled job that has not begun never runs
 * @callback: (nullable): called on the caller's main context
 * @user_data: for @callback
 *
 * Hands a job to the worker. Jobs run one after the other, in the order they were handed in.
 */
void
office_store_call_async (OfficeStore         *self,
                         OfficeStoreJob       job,
                         gpointer             data,
                         GDestroyNotify       free_data,
                         GDestroyNotify       free_result,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (OFFICE_IS_STORE (self));
  g_return_if_fail (job != NULL);

  hand_in (self, TURN_IN_ORDER, job, data, free_data, free_result, cancellable, callback, user_data);
}

/**
 * office_store_call_at_rest_async:
 * @self: the store
 * @job: what to do on the worker thread
 * @data: (nullable): for @job
 * @free_data: (nullable): frees @data, on the worker thread
 * @free_result: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): a cancelled job that has not begun never runs
 * @callback: (nullable): called on the caller's main context
 * @user_data: for @callback
 *
 * Hands in a job that nobody waits for: it runs when nothing of office_store_call_async() is left,
 * also of what is handed in after it. office_store_call_finish() ends it.
 */
void
office_store_call_at_rest_async (OfficeStore         *self,
                                 OfficeStoreJob       job,
                                 gpointer             data,
                                 GDestroyNotify       free_data,
                                 GDestroyNotify       free_result,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (OFFICE_IS_STORE (self));
  g_return_if_fail (job != NULL);

  hand_in (self, TURN_AT_REST, job, data, free_data, free_result, cancellable, callback, user_data);
}

/**
 * office_store_call_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
office_store_call_finish (OfficeStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  GMainContext *context;
  GAsyncResult *result;
} Waiting;

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  g_main_context_wakeup (waiting->context);
}

/**
 * office_store_call:
 * @self: the store
 * @job: what to do on the worker thread
 * @data: (nullable): for @job; stays the caller's
 * @cancellable: (nullable): a cancelled job that has not begun never runs
 * @error: where to put a failure
 *
 * Hands in a job and waits for it: for the command line and for tests, never for the window.
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
office_store_call (OfficeStore     *self,
                   OfficeStoreJob   job,
                   gpointer         data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Waiting waiting = { .context = context };
  gpointer result;

  g_main_context_push_thread_default (context);
  office_store_call_async (self, job, data, NULL, NULL, cancellable, store_result_cb, &waiting);
  while (waiting.result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  result = office_store_call_finish (self, waiting.result, error);
  g_object_unref (waiting.result);
  return result;
}

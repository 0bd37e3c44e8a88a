/* demonstration.c: making the demonstration, away from the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/demo.h"
#include "model/demonstration.h"

#define SEED 1

static gboolean
make (const char    *path,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (OfficeConnection) connection = office_connection_open (path, OFFICE_OPEN_CREATE, error);

  return connection != NULL &&
         office_demo_fill (connection, OFFICE_DEMO_LEARNERS, SEED, cancellable, error);
}

/* Beside its place, and renamed once it is whole: half a demonstration is never found. */
static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const char *path = data;
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);
  GError *error = NULL;

  g_unlink (unfinished);
  if (!make (unfinished, cancellable, &error))
    {
      g_unlink (unfinished);
      g_task_return_error (task, error);
      return;
    }
  if (g_rename (unfinished, path) != 0)
    {
      g_task_return_new_error (task, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY,
                               _("The demonstration could not be written to “%s”: %s."), path,
                               g_strerror (errno));
      g_unlink (unfinished);
      return;
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * office_demonstration_make_async:
 * @path: where the demonstration is to lie; what is there is replaced
 * @cancellable: (nullable): to stop; nothing is left behind then
 * @callback: (scope async): called on the main thread
 * @user_data: for @callback
 *
 * Makes a demonstration: a new office with invented people in every state.
 */
void
office_demonstration_make_async (const char          *path,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, office_demonstration_make_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, make_thread);
}

/**
 * office_demonstration_make_finish:
 * @result: of office_demonstration_make_async()
 * @error: return location
 *
 * Returns: whether it was made
 */
gboolean
office_demonstration_make_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

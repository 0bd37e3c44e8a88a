/* todo.c: the sidebar's numbers: how much there is to do in each view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/todo.h"
#include "model/overview-model.h"

/* Changes come in bursts: the numbers are read once they rest. */
#define REST_MS 150

typedef struct
{
  int counts[OFFICE_N_TASK_VIEWS];
} Counts;

static gpointer
count_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (GPtrArray) actions = office_next_actions_list (connection, error);
  Counts *counts;

  if (actions == NULL)
    return NULL;
  counts = g_new0 (Counts, 1);
  office_next_actions_count (actions, counts->counts);
  return counts;
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Counts *counts = NULL;

  counts = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  if (counts == NULL)
    {
      g_debug ("The things to do could not be counted: %s", error->message);
      return;
    }
  for (int i = 0; i < OFFICE_N_TASK_VIEWS; i++)
    if (office_window_get_session (window) != NULL)
      office_window_set_n_todo (window, office_task_view_to_nick (i),
                                (guint) MAX (counts->counts[i], 0));
}

static gboolean
count_cb (gpointer user_data)
{
  OfficeWindow *window = user_data;
  OfficeSession *session = office_window_get_session (window);

  g_object_set_data (G_OBJECT (window), "office-todo", NULL);
  if (session != NULL && office_session_get_store (session) != NULL)
    office_session_read_async (session, count_job, NULL, NULL, g_free, NULL, counted_cb,
                               g_object_ref (window));
  return G_SOURCE_REMOVE;
}

/**
 * office_todo_count:
 * @window: a window
 *
 * Counts again, soon, what there is to do in each view.
 */
void
office_todo_count (OfficeWindow *window)
{
  if (g_object_get_data (G_OBJECT (window), "office-todo") != NULL)
    return;
  g_object_set_data (G_OBJECT (window), "office-todo", GINT_TO_POINTER (TRUE));
  g_timeout_add_full (G_PRIORITY_DEFAULT, REST_MS, count_cb, g_object_ref (window), g_object_unref);
}

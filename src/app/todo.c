/* todo.c: the sidebar's numbers: how much there is to do in each view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/todo.h"
#include "model/next-actions.h"

static void
read_cb (OfficeNextActions *next,
         OfficeWindow      *window)
{
  GPtrArray *actions = office_next_actions_get (next);
  int counts[OFFICE_N_TASK_VIEWS] = { 0 };

  if (actions != NULL)
    office_next_actions_count (actions, counts);
  for (int i = 0; i < OFFICE_N_TASK_VIEWS; i++)
    office_window_set_n_todo (window, office_task_view_to_nick (i), (guint) MAX (counts[i], 0));
}

/**
 * office_todo_follow:
 * @window: a window with its session
 *
 * Shows from now on what there is to do in each view.
 */
void
office_todo_follow (OfficeWindow *window)
{
  OfficeNextActions *next = office_next_actions_of (office_window_get_session (window));

  g_signal_connect_object (next, "read", G_CALLBACK (read_cb), window, 0);
  read_cb (next, window);
}

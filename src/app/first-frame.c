/* first-frame.c: quitting once the first frame filled with data is painted, for timing
 *
 * A view is filled when it has said what stands in its status line; the first-start page is filled
 * as it is. A database that cannot be opened ends the wait as well: its message is painted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/first-frame.h"

/* The first-start page is final when nothing has been opened by then; and nobody waits for ever. */
#define START_PAGE_SECONDS 2
#define LONGEST_SECONDS    60

static gboolean
is_filled (OfficeWindow *window)
{
  OfficeView *view = office_window_get_view (window);

  if (office_window_get_message (window) != NULL)
    return TRUE;
  return office_session_get_store (office_window_get_session (window)) != NULL &&
         view != NULL && office_view_get_status (view) != NULL;
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  OfficeWindow *window = user_data;

  if (is_filled (window))
    {
      g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
      gtk_window_close (GTK_WINDOW (window));
    }
}

static void
look_again_cb (OfficeWindow *window)
{
  gtk_widget_queue_draw (GTK_WIDGET (window));
}

static void
start_page_cb (gpointer user_data)
{
  g_autoptr (OfficeWindow) window = user_data;
  OfficeSession *session = office_window_get_session (window);

  if (session != NULL && office_session_get_store (session) == NULL &&
      office_session_get_job (session) == NULL)
    gtk_window_close (GTK_WINDOW (window));
}

static void
give_up_cb (gpointer user_data)
{
  g_autoptr (OfficeWindow) window = user_data;

  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    gtk_window_close (GTK_WINDOW (window));
}

/**
 * office_first_frame_quit_after:
 * @window: a window that is shown
 *
 * Closes the window once the first frame filled with data is painted.
 */
void
office_first_frame_quit_after (OfficeWindow *window)
{
  static const char *const views[] = { "overview", "enrolment", "timetable", "results", "records" };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  g_return_if_fail (clock != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    g_signal_connect_object (office_window_find_view (window, views[i]), "notify::status",
                             G_CALLBACK (look_again_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), window, 0);
  g_timeout_add_once (START_PAGE_SECONDS * 1000, start_page_cb, g_object_ref (window));
  g_timeout_add_once (LONGEST_SECONDS * 1000, give_up_cb, g_object_ref (window));
}

/* first-frame.c: showing a window with its data in it, and quitting after that frame, for timing
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

/* As long as a person takes for no time at all; then the window stands as it is. */
#define FILL_MS 300

static void
painted_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  OfficeWindow *window = user_data;

  if (office_window_is_filled (window))
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

static void
watch_clock (OfficeWindow *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                           G_CALLBACK (painted_cb), window, 0);
}

/**
 * office_first_frame_quit_after:
 * @window: a window
 *
 * Closes the window once the first frame filled with data is painted.
 */
void
office_first_frame_quit_after (OfficeWindow *window)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    watch_clock (window);
  else
    g_signal_connect (window, "realize", G_CALLBACK (watch_clock), NULL);
  g_signal_connect_object (office_window_get_view (window), "notify::status",
                           G_CALLBACK (look_again_cb), window, G_CONNECT_SWAPPED);
  g_timeout_add_once (START_PAGE_SECONDS * 1000, start_page_cb, g_object_ref (window));
  g_timeout_add_once (LONGEST_SECONDS * 1000, give_up_cb, g_object_ref (window));
}

typedef struct
{
  OfficeWindow *window;
  guint         timeout_id;
} Filling;

static void
filling_free (gpointer  data,
              GClosure *closure)
{
  Filling *filling = data;

  g_clear_handle_id (&filling->timeout_id, g_source_remove);
  g_free (filling);
}

static gboolean
set_icon_cb (gpointer user_data)
{
  gtk_window_set_icon_name (GTK_WINDOW (user_data), OFFICE_APPLICATION_ID);
  return G_SOURCE_REMOVE;
}

static void
show (Filling *filling)
{
  OfficeWindow *window = filling->window;

  g_clear_handle_id (&filling->timeout_id, g_source_remove);
  if (gtk_widget_get_visible (GTK_WIDGET (window)))
    return;
  gtk_window_present (GTK_WINDOW (window));
  /* Its picture has to be read and drawn: that can wait until the window stands. */
  g_idle_add_full (G_PRIORITY_LOW, set_icon_cb, g_object_ref (window), g_object_unref);
}

static void
filled_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  Filling *filling = user_data;

  if (filling->timeout_id != 0 && office_window_is_filled (filling->window))
    show (filling);
}

static gboolean
waited_cb (gpointer user_data)
{
  Filling *filling = user_data;

  filling->timeout_id = 0;
  show (filling);
  return G_SOURCE_REMOVE;
}

/**
 * office_first_frame_present:
 * @window: a window whose database is being opened
 *
 * Shows the window as soon as it is filled, so that nothing flickers, and soon in any case. Only for
 * the first window: beside another one, GTK 4.8 ends the program when assistive technology asks for a
 * window that is not shown.
 */
void
office_first_frame_present (OfficeWindow *window)
{
  Filling *filling = g_new0 (Filling, 1);

  filling->window = window;
  filling->timeout_id = g_timeout_add (FILL_MS, waited_cb, filling);
  g_signal_connect_data (office_window_get_view (window), "notify::status", G_CALLBACK (filled_cb),
                         filling, filling_free, 0);
}

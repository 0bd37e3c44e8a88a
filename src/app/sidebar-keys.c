/* sidebar-keys.c: Tab leaves the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a list box of GTK 4.8 Tab walks from row to row, and here each row is another view.
 */
#include "config.h"

#include "app/sidebar-keys.h"

typedef struct
{
  GtkWidget *before;
  GtkWidget *after;
} Neighbours;

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                const Neighbours      *neighbours)
{
  if (key == GDK_KEY_Tab)
    return gtk_widget_child_focus (neighbours->after, GTK_DIR_TAB_FORWARD);
  if (key == GDK_KEY_ISO_Left_Tab)
    return gtk_widget_child_focus (neighbours->before, GTK_DIR_TAB_BACKWARD);

  return GDK_EVENT_PROPAGATE;
}

static void
free_neighbours (gpointer  data,
                 GClosure *closure)
{
  g_free (data);
}

/**
 * office_sidebar_leave_by_tab:
 * @sidebar: the list of views
 * @before: where Shift+Tab goes; outlives @sidebar
 * @after: where Tab goes; outlives @sidebar
 */
void
office_sidebar_leave_by_tab (GtkWidget *sidebar,
                             GtkWidget *before,
                             GtkWidget *after)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  Neighbours *neighbours = g_new (Neighbours, 1);

  neighbours->before = before;
  neighbours->after = after;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (key_pressed_cb), neighbours, free_neighbours, 0);
  gtk_widget_add_controller (sidebar, keys);
}

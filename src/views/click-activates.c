/* click-activates.c: one click activates a row of a list, and the pointer alone selects none
 *
 * GTK's own single-click-activate selects whatever row comes to lie below a pointer at rest, so that
 * Enter in a search would act on a row that nobody chose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/click-activates.h"

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             gpointer         user_data)
{
  GtkWidget *child = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1 && gtk_widget_contains (child, x, y))
    gtk_widget_activate_action (child, "list.activate-item", "u", gtk_list_item_get_position (user_data));
}

/**
 * office_list_item_click_activates:
 * @list_item: an item of a list, with its child
 *
 * Lets one click on the row activate it.
 */
void
office_list_item_click_activates (GtkListItem *list_item)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (gtk_list_item_get_child (list_item) != NULL);

  g_signal_connect (click, "released", G_CALLBACK (released_cb), list_item);
  gtk_widget_add_controller (gtk_list_item_get_child (list_item), GTK_EVENT_CONTROLLER (click));
}

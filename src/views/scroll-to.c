/* scroll-to.c: bringing a row into sight and giving it the focus
 *
 * gtk_column_view_scroll_to() came with GTK 4.12. Until then: the inner list view has an action that
 * scrolls, and after that the row's widget is there to take the focus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/scroll-to.h"

static GtkWidget *
find_list_view (GtkWidget *list)
{
  GtkWidget *child;

  if (!GTK_IS_COLUMN_VIEW (list))
    return list;
  for (child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

/* The row's widget may not have been made yet: it is asked for again at the next frames. */
typedef struct
{
  GtkWidget *list_view;
  guint      position;
  guint      tries;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->list_view);
  g_free (wanted);
}

/* Which item a row's widget shows is not public, so the table's cells carry it. */
static GtkListItem *
find_list_item (GtkWidget *row)
{
  GtkWidget *child;
  GtkListItem *found = g_object_get_data (G_OBJECT (row), "office-list-item");

  for (child = gtk_widget_get_first_child (row); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list_item (child);
  return found;
}

static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Wanted *wanted = user_data;
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (wanted->list_view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkListItem *item = find_list_item (row);

      if (item != NULL && gtk_list_item_get_item (item) != NULL &&
          gtk_list_item_get_position (item) == wanted->position)
        {
          /* A list that has been covered meanwhile must not take the focus out of sight. */
          if (gtk_widget_get_mapped (row))
            gtk_widget_grab_focus (row);
          return G_SOURCE_REMOVE;
        }
    }
  return ++wanted->tries < 5 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * office_scroll_to:
 * @list: a #GtkColumnView or #GtkListView; to take the focus, its cells must carry their #GtkListItem
 *   as "office-list-item", as those of #OfficeTable do
 * @position: of the item, in the list's model
 * @focus: whether the row is to take the focus as well
 *
 * Scrolls as little as needed to bring a row into sight.
 */
void
office_scroll_to (GtkWidget *list,
                  guint      position,
                  gboolean   focus)
{
  GtkWidget *list_view;
  Wanted *wanted;

  g_return_if_fail (GTK_IS_WIDGET (list));

  list_view = find_list_view (list);
  if (list_view == NULL)
    return;
  gtk_widget_activate_action (list_view, "list.scroll-to-item", "u", position);
  if (!focus)
    return;

  wanted = g_new0 (Wanted, 1);
  wanted->list_view = g_object_ref (list_view);
  wanted->position = position;
  gtk_widget_add_tick_callback (list_view, focus_cb, wanted, wanted_free);
}

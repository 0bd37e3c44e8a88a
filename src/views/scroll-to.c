/* scroll-to.c: bringing a row, or a form that unfolds, into sight and giving it the focus
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

/* Unfolding ------------------------------------------------------------------------------------ */

/* How far a form and what follows it reach is known only when it has been laid out. */
static gboolean
unfolded_cb (GtkWidget     *form,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  guint *tries = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (form, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double value, page, top, bottom;

  if (++*tries < 2)
    return G_SOURCE_CONTINUE;
  if (viewport == NULL || !gtk_widget_compute_bounds (form, viewport, &bounds))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  top = value + bounds.origin.y;
  bottom = top + bounds.size.height;
  /* Its beginning before its end, where both have no room. Setting the value ends the scrolling that
   * GTK may have begun for the focus; gtk_adjustment_clamp_page () would not. */
  gtk_adjustment_set_value (adjustment, MIN (top, MAX (value, bottom - page)));
  return G_SOURCE_REMOVE;
}

/**
 * office_show_in_sight:
 * @form: what has just been unfolded, in a scrolled pane
 * @focus: the widget in it that takes the focus
 *
 * Gives the focus into a form and scrolls as little as needed to show it. GTK 4.8 scrolls to a widget that takes
 * the focus only when it has a place already.
 */
void
office_show_in_sight (GtkWidget *form,
                      GtkWidget *focus)
{
  g_return_if_fail (GTK_IS_WIDGET (form));

  gtk_widget_grab_focus (focus);
  gtk_widget_add_tick_callback (form, unfolded_cb, g_new0 (guint, 1), g_free);
}

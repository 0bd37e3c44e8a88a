/* template.c: letting go of the children of a template, hiding pages, letting the focus through
 *
 * Two work-arounds for GTK 4.8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/template.h"

/**
 * office_widget_dispose_template:
 * @widget: a widget with a template
 * @type: the class that the template belongs to
 *
 * Lets go of the template's children; to be called from dispose, which may run more than once.
 * GTK 4.8 ends the program when it is asked a second time, or for the template of a parent class;
 * and it leaves children that no field is bound to. What it keeps for a parent class goes with the
 * object.
 */
void
office_widget_dispose_template (GtkWidget *widget,
                                GType      type)
{
  g_autofree char *key = g_strconcat ("office-template-", g_type_name (type), NULL);
  GtkWidget *child;

  if (g_object_get_data (G_OBJECT (widget), key) != NULL)
    return;
  g_object_set_data (G_OBJECT (widget), key, GINT_TO_POINTER (TRUE));

  if (type == G_OBJECT_TYPE (widget))
    gtk_widget_dispose_template (widget, type);

  /* A window lets go of its own. */
  if (GTK_IS_WINDOW (widget))
    return;
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static void
visible_child_cb (GtkStack *stack)
{
  GtkWidget *front = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != front, -1);
}

/**
 * office_stack_hide_others:
 * @stack: a stack
 *
 * Tells assistive technology, now and from now on, that the pages which are not in front are
 * hidden. GTK 4.8 does not, and a screen reader would read them all.
 */
void
office_stack_hide_others (GtkStack *stack)
{
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (visible_child_cb), NULL);
  visible_child_cb (stack);
}

/**
 * office_widget_focus_through:
 * @widget: a widget whose first child holds all its others
 * @direction: where the focus goes
 *
 * The way of the focus through a widget that has a grab_focus() of its own: GTK's way hands the focus
 * back to that when nothing more is found inside, so that Shift+Tab would never leave the widget.
 *
 * Returns: whether something inside has the focus now
 */
gboolean
office_widget_focus_through (GtkWidget        *widget,
                             GtkDirectionType  direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}

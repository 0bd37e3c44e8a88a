/* help.c: what F1 shows: what a view is for, and its keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/help.h"

static void
add_keys (GtkGrid    *grid,
          OfficeView *view)
{
  guint n_actions;
  const OfficeViewAction *actions = office_view_get_actions (view, &n_actions);
  int row = 0;

  for (guint i = 0; i < n_actions; i++)
    {
      g_autofree char *keys = NULL;
      GdkModifierType modifiers;
      guint keyval;
      GtkWidget *title;
      GtkWidget *key;

      if (actions[i].accel == NULL || !gtk_accelerator_parse (actions[i].accel, &keyval, &modifiers))
        continue;
      keys = gtk_accelerator_get_label (keyval, modifiers);
      key = gtk_label_new (keys);
      title = gtk_label_new (_(actions[i].title));
      gtk_label_set_xalign (GTK_LABEL (key), 0);
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (key, "keys");
      gtk_grid_attach (grid, key, 0, row, 1, 1);
      gtk_grid_attach (grid, title, 1, row, 1, 1);
      row++;
    }
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/**
 * office_help_present:
 * @window: the window over which it stands
 * @view: (nullable): the view that is shown
 *
 * Shows what the view is for and which keys work in it. Esc closes.
 */
void
office_help_present (GtkWindow  *window,
                     OfficeView *view)
{
  GtkWidget *help = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  const char *markup = view != NULL ? office_view_get_help (view) : NULL;

  gtk_window_set_title (GTK_WINDOW (help),
                        view != NULL ? office_view_get_title (view) : _("Programme Office"));
  gtk_window_set_transient_for (GTK_WINDOW (help), window);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (help), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (help), 480, 420);

  gtk_label_set_markup (GTK_LABEL (text), markup != NULL ? markup : "");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  if (view != NULL)
    add_keys (GTK_GRID (grid), view);

  gtk_widget_add_css_class (box, "dialog-body");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_child (GTK_WINDOW (help), scroller);

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (help, shortcuts);
  gtk_window_present (GTK_WINDOW (help));
}

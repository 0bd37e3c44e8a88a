/* undo.c: the window's Undo and Redo, and to whom Ctrl+Z belongs
 *
 * The keys belong to the text field that has the focus as long as there is typing to take back; the
 * buttons in the header and beside a message name the office's last step and take back that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/undo.h"
#include "app/window.h"

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OfficeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  label = office_session_undo_finish (OFFICE_SESSION (source), result, &error);
  if (label == NULL)
    {
      office_session_say_failure (office_window_get_session (self), _("This could not be undone."), error);
      return;
    }
  /* Translators: %s is what was done, such as "Mark for Ng, Aoife" */
  text = g_strdup_printf (_("Undone: %s"), label);
  office_window_say (self, OFFICE_MESSAGE_PLAIN, text, NULL);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OfficeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  label = office_session_redo_finish (OFFICE_SESSION (source), result, &error);
  if (label == NULL)
    {
      office_session_say_failure (office_window_get_session (self), _("This could not be done again."), error);
      return;
    }
  /* Translators: %s is what was done, such as "Mark for Ng, Aoife" */
  text = g_strdup_printf (_("Done again: %s"), label);
  office_window_say (self, OFFICE_MESSAGE_UNDOABLE, text, NULL);
}

/* While somebody types, Ctrl+Z is about what they type. */
static gboolean
text_takes (OfficeWindow *self,
            const char   *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)) &&
      *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0')
    return gtk_widget_activate_action (focus, action, NULL);
  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_widget_activate_action (focus, action, NULL);
  return FALSE;
}

static void
undo_step_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);

  office_session_undo_async (office_window_get_session (self), undone_cb, g_object_ref (self));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  if (!text_takes (OFFICE_WINDOW (widget), "text.undo"))
    undo_step_cb (widget, action_name, parameter);
}

static void
redo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);

  if (!text_takes (self, "text.redo"))
    office_session_redo_async (office_window_get_session (self), redone_cb, g_object_ref (self));
}

/**
 * office_undo_install_actions:
 * @widget_class: of the window
 *
 * Installs “win.undo” and “win.redo” for the keys, and “win.undo-step” for the buttons.
 */
void
office_undo_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-step", NULL, undo_step_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
}

/* message-bar.c: what was done or did not work, one message at a time, above the status line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/message-bar.h"

#include "views/template.h"

#define SHOWN_SECONDS 8
/* A sentence longer than this may not fit the window: Details then holds it in full. */
#define FITS_CHARS    120

struct _OfficeMessageBar
{
  GtkWidget  parent_instance;

  GtkWidget *revealer;
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *text_label;
  GtkWidget *undo_button;
  GtkWidget *details_button;
  GtkWidget *details_label;
  GtkWidget *close_button;

  guint      hide_id;
};

G_DEFINE_FINAL_TYPE (OfficeMessageBar, office_message_bar, GTK_TYPE_WIDGET)

static void
hide_cb (gpointer user_data)
{
  OfficeMessageBar *self = user_data;

  self->hide_id = 0;
  office_message_bar_hide (self);
}

static void
office_message_bar_dispose (GObject *object)
{
  OfficeMessageBar *self = OFFICE_MESSAGE_BAR (object);

  g_clear_handle_id (&self->hide_id, g_source_remove);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_MESSAGE_BAR);

  G_OBJECT_CLASS (office_message_bar_parent_class)->dispose (object);
}

static void
office_message_bar_class_init (OfficeMessageBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_message_bar_dispose;

  gtk_widget_class_set_css_name (widget_class, "messagebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeMessageBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, OfficeMessageBar, box);
  gtk_widget_class_bind_template_child (widget_class, OfficeMessageBar, icon);
  gtk_widget_class_bind_template_child (widget_class, OfficeMessageBar, text_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeMessageBar, undo_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMessageBar, details_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMessageBar, details_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeMessageBar, close_button);
  gtk_widget_class_bind_template_callback (widget_class, office_message_bar_hide);
}

static void
office_message_bar_init (OfficeMessageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * office_message_bar_new:
 *
 * Returns: (transfer floating): a bar that shows nothing
 */
GtkWidget *
office_message_bar_new (void)
{
  return g_object_new (OFFICE_TYPE_MESSAGE_BAR, NULL);
}

/**
 * office_message_bar_show:
 * @self: a message bar
 * @kind: plain, with Undo, or a failure
 * @text: one sentence
 * @details: (nullable): what stands behind Details
 *
 * Shows a message in place of the one before. It goes after 8 seconds; a failure stays until it is
 * closed or the next message comes.
 */
void
office_message_bar_show (OfficeMessageBar  *self,
                         OfficeMessageKind  kind,
                         const char        *text,
                         const char        *details)
{
  const gboolean failed = kind == OFFICE_MESSAGE_FAILURE;

  g_return_if_fail (OFFICE_IS_MESSAGE_BAR (self));
  g_return_if_fail (text != NULL);

  if (details == NULL && failed && g_utf8_strlen (text, -1) > FITS_CHARS)
    details = text;
  g_clear_handle_id (&self->hide_id, g_source_remove);
  gtk_label_set_label (GTK_LABEL (self->text_label), text);
  gtk_widget_set_tooltip_text (self->text_label, text);
  gtk_label_set_label (GTK_LABEL (self->details_label), details != NULL ? details : "");
  gtk_widget_set_visible (self->details_button, details != NULL);
  gtk_widget_set_visible (self->undo_button, kind == OFFICE_MESSAGE_UNDOABLE);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                failed ? "office-error-symbolic" : "office-tick-symbolic");
  if (failed)
    gtk_widget_add_css_class (self->box, "failure");
  else
    gtk_widget_remove_css_class (self->box, "failure");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  if (!failed)
    self->hide_id = g_timeout_add_once (SHOWN_SECONDS * 1000, hide_cb, self);
}

/**
 * office_message_bar_hide:
 * @self: a message bar
 */
void
office_message_bar_hide (OfficeMessageBar *self)
{
  g_return_if_fail (OFFICE_IS_MESSAGE_BAR (self));

  g_clear_handle_id (&self->hide_id, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

/**
 * office_message_bar_get_text:
 * @self: a message bar
 *
 * Returns: (transfer none) (nullable): the sentence that is shown; %NULL when there is none
 */
const char *
office_message_bar_get_text (OfficeMessageBar *self)
{
  g_return_val_if_fail (OFFICE_IS_MESSAGE_BAR (self), NULL);

  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    return NULL;
  return gtk_label_get_label (GTK_LABEL (self->text_label));
}

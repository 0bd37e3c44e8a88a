/* form-window.c: a small window with fields, Cancel and one button that says what it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/error.h"
#include "views/field.h"
#include "views/form-window.h"
#include "views/template.h"

struct _OfficeFormWindow
{
  GtkWindow  parent_instance;

  GtkWidget *rows;
  GtkWidget *refusal_label;
  GtkWidget *cancel_button;
  GtkWidget *submit_button;
  GtkWidget *theirs_button;
  GtkWidget *mine_button;
};

enum
{
  SUBMIT,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeFormWindow, office_form_window, GTK_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* Cancel and the main button give way to the two sides of a conflict. */
static void
show_choice (OfficeFormWindow *self,
             gboolean          conflict)
{
  gtk_widget_set_visible (self->cancel_button, !conflict);
  gtk_widget_set_visible (self->submit_button, !conflict);
  gtk_widget_set_visible (self->theirs_button, conflict);
  gtk_widget_set_visible (self->mine_button, conflict);
  gtk_window_set_default_widget (GTK_WINDOW (self), conflict ? NULL : self->submit_button);
}

static void
submit_cb (OfficeFormWindow *self)
{
  office_form_window_refuse (self, NULL);
  g_signal_emit (self, signals[SUBMIT], 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
office_form_window_dispose (GObject *object)
{
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_FORM_WINDOW);

  G_OBJECT_CLASS (office_form_window_parent_class)->dispose (object);
}

static void
office_form_window_class_init (OfficeFormWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_form_window_dispose;

  signals[SUBMIT] = g_signal_new ("submit", OFFICE_TYPE_FORM_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/form-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeFormWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, OfficeFormWindow, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeFormWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeFormWindow, submit_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeFormWindow, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeFormWindow, mine_button);
}

static void
office_form_window_init (OfficeFormWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->submit_button);
  g_signal_connect_swapped (self->cancel_button, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->submit_button, "clicked", G_CALLBACK (submit_cb), self);
  g_signal_connect_swapped (self->theirs_button, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->mine_button, "clicked", G_CALLBACK (submit_cb), self);
}

/**
 * office_form_window_new:
 * @parent: the window over which it stands
 * @title: what it is about
 * @submit_label: what the button does, a verb with a mnemonic
 *
 * The signal "submit" asks for what the fields say to be saved; Esc and Cancel close the window.
 *
 * Returns: (transfer none): a form without fields, not shown yet
 */
OfficeFormWindow *
office_form_window_new (GtkWindow  *parent,
                        const char *title,
                        const char *submit_label)
{
  OfficeFormWindow *self = g_object_new (OFFICE_TYPE_FORM_WINDOW, "transient-for", parent,
                                         "title", title, NULL);

  gtk_button_set_label (GTK_BUTTON (self->submit_button), submit_label);
  return self;
}

/**
 * office_form_window_add:
 * @self: a form
 * @row: (transfer floating): a field, a choice, a check button; Enter in a field submits the form
 */
void
office_form_window_add (OfficeFormWindow *self,
                        GtkWidget        *row)
{
  g_return_if_fail (OFFICE_IS_FORM_WINDOW (self));

  if (OFFICE_IS_FIELD (row))
    gtk_entry_set_activates_default (GTK_ENTRY (office_field_get_entry (OFFICE_FIELD (row))), TRUE);
  gtk_box_append (GTK_BOX (self->rows), row);
}

/**
 * office_form_window_add_pair:
 * @self: a form
 * @first: (transfer floating): a field
 * @second: (transfer floating): the field beside it
 */
void
office_form_window_add_pair (OfficeFormWindow *self,
                             GtkWidget        *first,
                             GtkWidget        *second)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *fields[] = { first, second };

  g_return_if_fail (OFFICE_IS_FORM_WINDOW (self));

  /* Both are as high as the pair, also when one of them has an error below it: GTK's Tab goes by the
   * middle of each, and would turn back from the second to the higher first. */
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (OFFICE_IS_FIELD (fields[i]))
        gtk_entry_set_activates_default (
          GTK_ENTRY (office_field_get_entry (OFFICE_FIELD (fields[i]))), TRUE);
      gtk_box_append (GTK_BOX (pair), fields[i]);
    }
  gtk_box_append (GTK_BOX (self->rows), pair);
}

/**
 * office_form_window_add_hint:
 * @self: a form
 * @text: (nullable): a sentence about the fields above it
 *
 * Returns: (transfer none): its label
 */
GtkWidget *
office_form_window_add_hint (OfficeFormWindow *self,
                             const char       *text)
{
  GtkWidget *label = gtk_label_new (text);

  g_return_val_if_fail (OFFICE_IS_FORM_WINDOW (self), NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "hint");
  gtk_box_append (GTK_BOX (self->rows), label);
  return label;
}

/**
 * office_form_window_set_busy:
 * @self: a form
 * @busy: it is being filled or saved: it cannot be submitted now
 */
void
office_form_window_set_busy (OfficeFormWindow *self,
                             gboolean          busy)
{
  g_return_if_fail (OFFICE_IS_FORM_WINDOW (self));

  if (office_form_window_is_open (self))
    {
      gtk_widget_set_sensitive (self->submit_button, !busy);
      gtk_widget_set_sensitive (self->mine_button, !busy);
    }
}

/**
 * office_form_window_is_open:
 * @self: a form
 *
 * To be asked when something has been read or saved for it: who has closed it in the meantime wants neither.
 *
 * Returns: whether it is still open
 */
gboolean
office_form_window_is_open (OfficeFormWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  gboolean open = FALSE;

  g_return_val_if_fail (OFFICE_IS_FORM_WINDOW (self), FALSE);

  for (guint i = 0; !open && i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      open = window == GTK_WINDOW (self);
    }
  return open;
}

/**
 * office_form_window_refuse:
 * @self: a form
 * @sentence: (nullable): why it was not saved, when that is about no single field; %NULL for none
 */
void
office_form_window_refuse (OfficeFormWindow *self,
                           const char       *sentence)
{
  g_return_if_fail (OFFICE_IS_FORM_WINDOW (self));

  if (!office_form_window_is_open (self))
    return;
  gtk_label_set_label (GTK_LABEL (self->refusal_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->refusal_label, sentence != NULL);
  show_choice (self, FALSE);
}

/**
 * office_form_window_fail:
 * @self: a form
 * @error: why it was not saved
 *
 * Says why it was not saved. Where somebody else has saved since (%OFFICE_ERROR_CONFLICT), the sentence holds
 * both, and the person chooses: “Keep theirs” closes the form, “Save mine” asks for what the fields say to be
 * saved again. Until then the caller reads anew what is saved, but leaves the fields alone.
 *
 * Returns: whether somebody else has saved since, and the form is still open
 */
gboolean
office_form_window_fail (OfficeFormWindow *self,
                         const GError     *error)
{
  const gboolean conflict = g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);

  g_return_val_if_fail (OFFICE_IS_FORM_WINDOW (self), FALSE);

  if (!office_form_window_is_open (self))
    return FALSE;
  office_form_window_set_busy (self, FALSE);
  office_form_window_refuse (self, error->message);
  if (conflict)
    {
      show_choice (self, TRUE);
      gtk_widget_grab_focus (self->theirs_button);
    }
  return conflict;
}

/* confirm.c: asking before something is done
 *
 * GtkMessageDialog, because GtkAlertDialog came after GTK 4.8. Esc and Cancel do nothing; Cancel has
 * the focus where something would be lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/confirm.h"

typedef struct
{
  OfficeConfirmed  confirmed;
  gpointer         user_data;
  GDestroyNotify   free_data;
  GtkWidget       *entry;
} Question;

static void
response_cb (GtkDialog *dialog,
             int        response,
             gpointer   user_data)
{
  Question *question = user_data;
  g_autofree char *reason = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      if (question->entry != NULL)
        reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));
      question->confirmed (reason, question->user_data);
    }
  if (question->free_data != NULL)
    question->free_data (question->user_data);
  g_free (question);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A reason of blanks is none. */
static void
reason_changed_cb (GtkEditable *entry,
                   GtkDialog   *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  gtk_dialog_set_response_sensitive (dialog, GTK_RESPONSE_ACCEPT, *reason != '\0');
}

static GtkWidget *
add_reason (GtkDialog *dialog)
{
  GtkWidget *area = gtk_message_dialog_get_message_area (GTK_MESSAGE_DIALOG (dialog));
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Reason"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_box_append (GTK_BOX (area), label);
  gtk_box_append (GTK_BOX (area), entry);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  gtk_dialog_set_response_sensitive (dialog, GTK_RESPONSE_ACCEPT, FALSE);
  return entry;
}

static void
ask (GtkWidget       *parent,
     const char      *text,
     const char      *consequence,
     const char      *action_label,
     const char      *keep_label,
     gboolean         destructive,
     gboolean         with_reason,
     OfficeConfirmed  confirmed,
     gpointer         user_data,
     GDestroyNotify   free_data)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog;
  GtkWidget *action;

  question->confirmed = confirmed;
  question->user_data = user_data;
  question->free_data = free_data;

  dialog = gtk_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", text);
  /* A dialogue of GTK 4.8 without a title has nothing above its words. */
  gtk_widget_set_margin_top (gtk_message_dialog_get_message_area (GTK_MESSAGE_DIALOG (dialog)), 18);
  if (consequence != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", consequence);
  gtk_dialog_add_button (GTK_DIALOG (dialog), keep_label != NULL ? keep_label : _("_Cancel"),
                         GTK_RESPONSE_CANCEL);
  action = gtk_dialog_add_button (GTK_DIALOG (dialog), action_label, GTK_RESPONSE_ACCEPT);
  gtk_widget_add_css_class (action, destructive ? "destructive-action" : "suggested-action");
  gtk_dialog_set_default_response (GTK_DIALOG (dialog),
                                   destructive && !with_reason ? GTK_RESPONSE_CANCEL
                                                               : GTK_RESPONSE_ACCEPT);
  if (with_reason)
    {
      question->entry = add_reason (GTK_DIALOG (dialog));
      gtk_widget_grab_focus (question->entry);
    }

  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * office_confirm:
 * @parent: a widget of the window that asks
 * @question: one sentence ("Withdraw 3 applications?")
 * @consequence: (nullable): what will be done, and what will be lost
 * @action_label: the button's name, a verb with a mnemonic ("_Withdraw")
 * @destructive: something is lost: Cancel is the preset answer
 * @confirmed: called when the person agrees
 * @user_data: (transfer full): for @confirmed
 * @free_data: (nullable): frees @user_data after any answer
 */
void
office_confirm (GtkWidget       *parent,
                const char      *question,
                const char      *consequence,
                const char      *action_label,
                gboolean         destructive,
                OfficeConfirmed  confirmed,
                gpointer         user_data,
                GDestroyNotify   free_data)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  ask (parent, question, consequence, action_label, NULL, destructive, FALSE, confirmed, user_data,
       free_data);
}

/**
 * office_confirm_reason:
 * @parent: a widget of the window that asks
 * @question: one sentence ("Override the capacity of DPL-2025-AUT?")
 * @consequence: (nullable): what will be done
 * @action_label: the button's name, a verb with a mnemonic
 * @keep_label: (nullable): the name of the button that leaves all as it is; %NULL for Cancel, which
 *   says too little where something is to be cancelled
 * @destructive: something is lost
 * @confirmed: called with the reason when the person agrees; without a reason they cannot
 * @user_data: (transfer full): for @confirmed
 * @free_data: (nullable): frees @user_data after any answer
 */
void
office_confirm_reason (GtkWidget       *parent,
                       const char      *question,
                       const char      *consequence,
                       const char      *action_label,
                       const char      *keep_label,
                       gboolean         destructive,
                       OfficeConfirmed  confirmed,
                       gpointer         user_data,
                       GDestroyNotify   free_data)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  ask (parent, question, consequence, action_label, keep_label, destructive, TRUE, confirmed,
       user_data, free_data);
}

/* mnemonic-names.c: the names of buttons, once and without the underscore of their mnemonic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 tells assistive technology a button's label as it was written, underscore and all, and
 * behind it the text that the button shows: "_Close Close". Without the first, the second is the name.
 */
#include "config.h"

#include "views/mnemonic-names.h"

#define FOLLOWED "office-mnemonic-names"

static void
label_changed_cb (GtkButton *button)
{
  if (gtk_button_get_label (button) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static gboolean
widget_mapped_hook (GSignalInvocationHint *hint,
                    guint                  n_values,
                    const GValue          *values,
                    gpointer               data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (!GTK_IS_BUTTON (widget) || g_object_get_data (widget, FOLLOWED) != NULL)
    return G_SOURCE_CONTINUE;

  g_object_set_data (widget, FOLLOWED, widget);
  g_signal_connect (widget, "notify::label", G_CALLBACK (label_changed_cb), NULL);
  label_changed_cb (GTK_BUTTON (widget));
  return G_SOURCE_CONTINUE;
}

/**
 * office_mnemonic_names_install:
 *
 * From now on every button with a label, those of dialogues among them, is named as it reads when it
 * comes into view. Once for the program.
 */
void
office_mnemonic_names_install (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, widget_mapped_hook, NULL, NULL);
}

/* mnemonic-names.c: the names of buttons, check boxes and drop-downs, as they read on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 tells assistive technology a button's label as it was written, underscore and all, and
 * behind it the text that the button shows: "_Close Close". Without the first, the second is the name.
 * Of a drop-down the focus is on a button within, and that has no name at all.
 */
#include "config.h"

#include "views/mnemonic-names.h"

#define FOLLOWED "office-mnemonic-names"

static void
name_button (GtkButton *button)
{
  if (gtk_button_get_label (button) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* A check box takes no name from the text beside it. */
static void
name_check_button (GtkCheckButton *button)
{
  GtkWidget *text = gtk_widget_get_last_child (GTK_WIDGET (button));

  if (gtk_check_button_get_label (button) != NULL && GTK_IS_LABEL (text))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (GTK_LABEL (text)), -1);
}

/* Returns: (transfer full) (nullable): what a drop-down shows as chosen */
static char *
dup_chosen (GtkDropDown *drop_down)
{
  gpointer item = gtk_drop_down_get_selected_item (drop_down);
  GtkExpression *expression = gtk_drop_down_get_expression (drop_down);
  g_auto (GValue) value = G_VALUE_INIT;

  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (item));
  if (item == NULL || expression == NULL || !gtk_expression_evaluate (expression, item, &value)
      || !G_VALUE_HOLDS_STRING (&value))
    return NULL;
  return g_value_dup_string (&value);
}

/* The name of the drop-down, then what is chosen: "Page A4, landscape". */
static void
name_drop_down (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  g_autofree char *chosen = dup_chosen (drop_down);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, drop_down, NULL,
                                  -1);
  if (chosen != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, chosen, -1);
}

static gboolean
widget_mapped_hook (GSignalInvocationHint *hint,
                    guint                  n_values,
                    const GValue          *values,
                    gpointer               data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (g_object_get_data (widget, FOLLOWED) != NULL)
    return G_SOURCE_CONTINUE;

  if (GTK_IS_BUTTON (widget))
    {
      g_signal_connect (widget, "notify::label", G_CALLBACK (name_button), NULL);
      name_button (GTK_BUTTON (widget));
    }
  else if (GTK_IS_CHECK_BUTTON (widget))
    {
      g_signal_connect (widget, "notify::label", G_CALLBACK (name_check_button), NULL);
      name_check_button (GTK_CHECK_BUTTON (widget));
    }
  else if (GTK_IS_DROP_DOWN (widget))
    {
      g_signal_connect (widget, "notify::selected-item", G_CALLBACK (name_drop_down), NULL);
      name_drop_down (GTK_DROP_DOWN (widget));
    }
  else
    return G_SOURCE_CONTINUE;
  g_object_set_data (widget, FOLLOWED, widget);
  return G_SOURCE_CONTINUE;
}

/**
 * office_mnemonic_names_install:
 *
 * From now on every button and check box with a label, those of dialogues among them, and every
 * drop-down with a label is named as it reads when it comes into view. Once for the program.
 */
void
office_mnemonic_names_install (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, widget_mapped_hook, NULL, NULL);
}

/* mnemonic-names.c: the names of buttons without the underscore of their mnemonic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 tells assistive technology a button's label as it was written, underscore and all, and the
 * text that it shows behind it: "_Close Close". With the underscore taken out the two are one.
 */
#include "config.h"

#include "views/mnemonic-names.h"

/* "Save _as" → "Save as", "Q__A" → "Q_A" */
static char *
without_mnemonic (const char *label)
{
  GString *plain = g_string_sized_new (strlen (label));

  for (const char *p = label; *p != '\0'; p++)
    {
      if (*p == '_' && p[1] != '\0')
        p++;
      g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}

static gboolean
widget_mapped_hook (GSignalInvocationHint *hint,
                    guint                  n_values,
                    const GValue          *values,
                    gpointer               data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  const char *label;

  if (!GTK_IS_BUTTON (widget) || !gtk_button_get_use_underline (GTK_BUTTON (widget)))
    return G_SOURCE_CONTINUE;

  label = gtk_button_get_label (GTK_BUTTON (widget));
  if (label != NULL && strchr (label, '_') != NULL)
    {
      g_autofree char *plain = without_mnemonic (label);

      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
    }

  return G_SOURCE_CONTINUE;
}

/**
 * office_mnemonic_names_install:
 *
 * From now on every button with a mnemonic, those of dialogues among them, is named as it reads when
 * it comes into view. Once for the program.
 */
void
office_mnemonic_names_install (void)
{
  g_type_ensure (GTK_TYPE_WIDGET);
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, widget_mapped_hook, NULL, NULL);
}

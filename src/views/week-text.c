/* week-text.c: what stands in an event of the week: time and title, then room and people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/week-text.h"

#include <string.h>

/* GTK's inscription forgets its attributes when it ends. */
static void
drop_attributes_cb (GtkWidget *inscription)
{
  gtk_inscription_set_attributes (GTK_INSCRIPTION (inscription), NULL);
}

/**
 * office_week_text_new:
 * @time_and_title: in bold
 * @detail: (nullable): room and people
 *
 * Makes one text that wraps as far as there is height. Both are lines of one paragraph, which ends in an
 * ellipsis; of a second paragraph the rest would be cut off.
 *
 * Returns: (transfer floating): the text
 */
GtkWidget *
office_week_text_new (const char *time_and_title,
                      const char *detail)
{
  g_autofree char *text = detail != NULL ? g_strdup_printf ("%s\u2028%s", time_and_title, detail) : g_strdup (time_and_title);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  GtkWidget *inscription = gtk_inscription_new (text);

  bold->end_index = (guint) strlen (time_and_title);
  pango_attr_list_insert (attributes, bold);
  /* A narrow lane breaks words where it must; a hyphen would only take room from them. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  gtk_inscription_set_attributes (GTK_INSCRIPTION (inscription), attributes);
  g_signal_connect (inscription, "destroy", G_CALLBACK (drop_attributes_cb), NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (inscription), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (inscription), 0);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_widget_add_css_class (inscription, "week-title");
  return inscription;
}

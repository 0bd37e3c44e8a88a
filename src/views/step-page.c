/* step-page.c: what the pages of the Results view's steps share: boxes of lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/step-page.h"

/**
 * office_step_page_empty:
 * @box: a box
 *
 * Takes everything out of it.
 */
void
office_step_page_empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/**
 * office_step_page_add_line:
 * @box: a box
 * @text: a line, wrapped where it must be
 * @css_class: (nullable): a class for it
 *
 * Returns: (transfer none): the line's label
 */
GtkWidget *
office_step_page_add_line (GtkWidget  *box,
                           const char *text,
                           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* pane-parts.c: what detail panes are put together from: headings, facts, lines of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/dates.h"
#include "views/pane-parts.h"

/**
 * office_box_clear:
 * @box: a #GtkBox or #GtkGrid
 *
 * Removes every child.
 */
void
office_box_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    {
      if (GTK_IS_GRID (box))
        gtk_grid_remove (GTK_GRID (box), child);
      else
        gtk_box_remove (GTK_BOX (box), child);
    }
}

/**
 * office_pane_add_text:
 * @box: a #GtkBox
 * @text: a line or more
 * @dim: whether it stands back
 *
 * Returns: (transfer none): the label
 */
GtkWidget *
office_pane_add_text (GtkWidget  *box,
                      const char *text,
                      gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "hint");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/**
 * office_pane_add_fact:
 * @grid: a #GtkGrid of two columns
 * @label: what it is ("E-mail")
 * @value: (nullable): what it says; a fact that says nothing is left out
 */
void
office_pane_add_fact (GtkWidget  *grid,
                      const char *label,
                      const char *value)
{
  GtkWidget *name;
  GtkWidget *text;
  int row = 0;

  if (value == NULL || *value == '\0')
    return;

  while (gtk_grid_get_child_at (GTK_GRID (grid), 0, row) != NULL)
    row++;
  name = gtk_label_new (label);
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_yalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  /* GTK 4.8 gives up Tab at a label that can be selected and not focused. */
  gtk_widget_set_can_focus (text, FALSE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (text, "numeric");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name,
                                  NULL, -1);
  gtk_grid_attach (GTK_GRID (grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), text, 1, row, 1, 1);
}

/**
 * office_pane_date:
 * @iso: (nullable): `YYYY-MM-DD`
 *
 * Returns: (transfer full) (nullable): the day as people write it, dd/mm/yyyy
 */
char *
office_pane_date (const char *iso)
{
  OfficeDay day;

  if (iso == NULL || *iso == '\0')
    return NULL;
  day = office_day_from_iso (iso);
  return day == OFFICE_DAY_NONE ? g_strdup (iso) : office_day_to_text (day);
}

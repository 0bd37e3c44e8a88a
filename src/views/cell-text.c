/* cell-text.c: a table's cell of text: one line, and a tooltip when it does not fit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/cell-text.h"

static gboolean
query_tooltip_cb (GtkWidget  *cell,
                  int         x,
                  int         y,
                  gboolean    keyboard_mode,
                  GtkTooltip *tooltip)
{
  const char *said = g_object_get_data (G_OBJECT (cell), "office-tooltip");
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (said == NULL)
    {
      layout = gtk_widget_create_pango_layout (cell, text);
      pango_layout_get_pixel_size (layout, &width, NULL);
      if (width <= gtk_widget_get_width (cell))
        return FALSE;
      said = text;
    }
  gtk_tooltip_set_text (tooltip, said);
  return TRUE;
}

/**
 * office_cell_text_new:
 * @numeric: right-aligned, in tabular figures
 *
 * Returns: (transfer floating): a cell without text
 */
GtkWidget *
office_cell_text_new (gboolean numeric)
{
  GtkWidget *cell = gtk_inscription_new ("");

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (cell), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 2);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 10);
  /* One line high, so that a text that does not fit stays in the middle of its row. */
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), numeric ? 1 : 0);
  gtk_widget_set_hexpand (cell, TRUE);
  /* Or else a text of two lines would stand above the middle, cut off. */
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  if (numeric)
    gtk_widget_add_css_class (cell, "numeric");
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  return cell;
}

/**
 * office_cell_text_set:
 * @cell: what office_cell_text_new() made
 * @text: (nullable): the text; line breaks are shown as spaces
 */
void
office_cell_text_set (GtkWidget  *cell,
                      const char *text)
{
  g_autofree char *line = NULL;

  if (text != NULL && strpbrk (text, "\r\n") != NULL)
    {
      line = g_strdup (text);
      g_strdelimit (line, "\r\n", ' ');
      text = line;
    }
  /* Never %NULL: GTK 4.8 counts its characters for assistive technology all the same. */
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text != NULL ? text : "");
}

/**
 * office_cell_text_set_tooltip:
 * @cell: what office_cell_text_new() made
 * @tooltip: (nullable): what it says on hover; %NULL for its own text when that does not fit
 */
void
office_cell_text_set_tooltip (GtkWidget  *cell,
                              const char *tooltip)
{
  g_object_set_data_full (G_OBJECT (cell), "office-tooltip", g_strdup (tooltip), g_free);
}

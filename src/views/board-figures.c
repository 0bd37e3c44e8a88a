/* board-figures.c: what the marks before a board come to: a table and charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/charts.h"
#include "rules/marks.h"
#include "views/board-parts.h"
#include "views/chart-area.h"
#include "views/step-page.h"

#define CHART_HEIGHT 250

static void
attach (GtkWidget  *grid,
        const char *text,
        int         column,
        int         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, row == 0 ? "dim-label" : "numeric");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
attach_mark (GtkWidget *grid,
             int        mark,
             int        column,
             int        row)
{
  g_autofree char *text = mark != OFFICE_MARK_NONE ? office_mark_format (mark) : g_strdup ("–");

  attach (grid, text, column, row);
}

static void
attach_number (GtkWidget *grid,
               guint      number,
               int        column,
               int        row)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  attach (grid, text, column, row);
}

static void
add_table (GtkWidget               *box,
           const OfficeBoardAgenda *agenda)
{
  const char *const headings[] = { _("Component"), _("Marks"), _("Mean"), _("Median"), _("Least"), _("Most"),
                                   _("Below pass") };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    attach (grid, headings[i], (int) i, 0);
  for (guint i = 0; i < agenda->figures->len; i++)
    {
      const OfficeBoardFigures *figures = g_ptr_array_index (agenda->figures, i);
      int row = (int) i + 1;

      attach (grid, figures->label, 0, row);
      attach_number (grid, figures->figures.n, 1, row);
      attach_mark (grid, figures->figures.mean, 2, row);
      attach_mark (grid, figures->figures.median, 3, row);
      attach_mark (grid, figures->figures.least, 4, row);
      attach_mark (grid, figures->figures.most, 5, row);
      attach_number (grid, figures->figures.below, 6, row);
    }
  gtk_box_append (GTK_BOX (box), grid);
}

static void
add_borderlines (GtkWidget               *box,
                 const OfficeBoardAgenda *agenda,
                 gboolean                 anonymous)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gboolean any = FALSE;

  office_step_page_add_line (lines, _("Borderlines"), "heading");
  for (guint i = 0; i < agenda->items->len; i++)
    {
      const OfficeBoardItem *item = g_ptr_array_index (agenda->items, i);
      g_autofree char *name = office_board_item_name (item, anonymous);

      for (guint j = 0; item->borderlines[j] != NULL; j++)
        {
          /* Translators: a learner, a mark that has just missed a line */
          g_autofree char *text = g_strdup_printf (_("%s — %s"), name, item->borderlines[j]);

          office_step_page_add_line (lines, text, "numeric");
          any = TRUE;
        }
    }
  if (!any)
    office_step_page_add_line (lines, _("No mark lies within two below the pass mark or a class line."), "dim-label");
  gtk_box_append (GTK_BOX (box), lines);
}

/**
 * office_board_figures_fill:
 * @box: is emptied first
 * @matter: what the board has before it
 * @anonymous: references stand in place of names
 *
 * Shows the figures of the cohort, the marks that have just missed a line, and charts.
 */
void
office_board_figures_fill (GtkWidget               *box,
                           const OfficeBoardMatter *matter,
                           gboolean                 anonymous)
{
  GtkWidget *grid = gtk_grid_new ();

  office_step_page_empty (box);
  add_table (box, matter->agenda);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 18);
  for (guint i = 0; i < matter->charts->len; i++)
    {
      GtkWidget *area = office_chart_area_new ();
      OfficeChart chart;

      office_chart_from_data (&chart, g_ptr_array_index (matter->charts, i));
      office_chart_area_set_chart (OFFICE_CHART_AREA (area), &chart);
      gtk_widget_set_size_request (area, -1, CHART_HEIGHT);
      gtk_widget_set_vexpand (area, FALSE);
      gtk_grid_attach (GTK_GRID (grid), area, (int) i % 2, (int) i / 2, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
  add_borderlines (box, matter->agenda, anonymous);
}

/* print-paper.c: a paper to a printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/print-paper.h"

#include "views/settings.h"

/* What a print needs until it is done. */
typedef struct
{
  OfficePaper   *paper;
  guint          n_pages;
  OfficePrinted  printed;
  gpointer       user_data;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  office_paper_free (print->paper);
  g_free (print);
}

/* The same function that draws the PDF. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Print             *print)
{
  office_paper_draw_page (print->paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         Print                   *print)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (print->printed != NULL)
    print->printed (result == GTK_PRINT_OPERATION_RESULT_APPLY ? print->n_pages : 0, error, print->user_data);
}

/* A4 upright; where a print to a file goes when nothing else is chosen: where exports go. */
static void
set_up (GtkPrintOperation *operation,
        const char        *name)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *folder = office_settings_get_string ("export-folder");

  gtk_page_setup_set_paper_size (setup, size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_operation_set_print_settings (operation, settings);
}

/**
 * office_print_paper:
 * @parent: (nullable): the window that asks
 * @paper: (transfer full): what is to be printed
 * @name: what it is, for the printer's list and for a file
 * @printed: (nullable): called when it is done
 * @user_data: for @printed
 *
 * Asks for a printer and prints.
 */
void
office_print_paper (GtkWindow     *parent,
                    OfficePaper   *paper,
                    const char    *name,
                    OfficePrinted  printed,
                    gpointer       user_data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Print *print = g_new0 (Print, 1);

  *print = (Print) { paper, office_paper_lay_out (paper), printed, user_data };
  g_object_set_data_full (G_OBJECT (operation), "office-print", print, print_free);
  set_up (operation, name);
  gtk_print_operation_set_n_pages (operation, (int) print->n_pages);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), print);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), print);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/* print.c: certificates to a printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/certificate-item.h"
#include "views/print.h"

/* What a print needs until it is done. */
typedef struct
{
  GPtrArray               *items;
  OfficeCertificateLayout *layout;
  OfficePrinted            printed;
  gpointer                 user_data;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_ptr_array_unref (print->items);
  office_certificate_layout_free (print->layout);
  g_free (print);
}

/* The same function that draws on the screen. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Print             *print)
{
  OfficeCertificateItem *item = g_ptr_array_index (print->items, (guint) page);

  office_certificate_draw (gtk_print_context_get_cairo_context (context),
                           office_certificate_item_get_facts (item), print->layout,
                           gtk_print_context_get_width (context), gtk_print_context_get_height (context));
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
    print->printed (result == GTK_PRINT_OPERATION_RESULT_APPLY ? print->items->len : 0, error, print->user_data);
}

static GtkPageSetup *
landscape (void)
{
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

static GtkPrintOperation *
make_operation (GPtrArray     *items,
                OfficePrinted  printed,
                gpointer       user_data)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = landscape ();
  Print *print = g_new0 (Print, 1);

  print->items = g_ptr_array_ref (items);
  print->layout = office_certificate_layout_new ();
  print->printed = printed;
  print->user_data = user_data;
  g_object_set_data_full (G_OBJECT (operation), "office-print", print, print_free);

  gtk_print_operation_set_n_pages (operation, (int) items->len);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _("Certificates"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), print);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), print);
  return operation;
}

/**
 * office_print_operation_new:
 * @items: (element-type OfficeCertificateItem): the certificates, one a page; each with its facts
 *
 * Returns: (transfer full): a print of them that has not begun
 */
GtkPrintOperation *
office_print_operation_new (GPtrArray *items)
{
  return make_operation (items, NULL, NULL);
}

/**
 * office_print_certificates:
 * @parent: (nullable): the window that asks
 * @items: (element-type OfficeCertificateItem): the certificates, one a page; each with its facts
 * @printed: (nullable): called when it is done
 * @user_data: for @printed
 *
 * Asks for a printer and prints.
 */
void
office_print_certificates (GtkWindow     *parent,
                           GPtrArray     *items,
                           OfficePrinted  printed,
                           gpointer       user_data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (items->len > 0);

  operation = make_operation (items, printed, user_data);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

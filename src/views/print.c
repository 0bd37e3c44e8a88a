/* print.c: certificates to a printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/certificate-item.h"
#include "views/print.h"
#include "views/settings.h"

/* What a print needs until it is done. */
typedef struct
{
  GPtrArray               *items;
  GHashTable              *layouts;   /* by look */
  OfficePrinted            printed;
  gpointer                 user_data;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_hash_table_unref (print->layouts);
  g_ptr_array_unref (print->items);
  g_free (print);
}

static GtkPageSetup *
page_setup_of (OfficeCertificateItem *item)
{
  const OfficeCertificateTemplate *template
    = office_certificate_look_get_template (office_certificate_item_get_look (item));
  gboolean letter = template->page == OFFICE_CERTIFICATE_LETTER_LANDSCAPE
                    || template->page == OFFICE_CERTIFICATE_LETTER_PORTRAIT;
  gboolean tall = template->page == OFFICE_CERTIFICATE_A4_PORTRAIT
                  || template->page == OFFICE_CERTIFICATE_LETTER_PORTRAIT;
  g_autoptr (GtkPaperSize) paper
    = gtk_paper_size_new (letter ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, tall ? GTK_PAGE_ORIENTATION_PORTRAIT
                                              : GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

static OfficeCertificateLayout *
layout_for (Print                 *print,
            OfficeCertificateItem *item)
{
  OfficeCertificateLook *look = office_certificate_item_get_look (item);
  OfficeCertificateLayout *layout = g_hash_table_lookup (print->layouts, look);

  if (layout == NULL)
    {
      layout = office_certificate_look_new_layout (look);
      g_hash_table_insert (print->layouts, look, layout);
    }
  return layout;
}

/* Each page in the size and orientation of its own template. */
static void
page_setup_cb (GtkPrintOperation *operation,
               GtkPrintContext   *context,
               int                page,
               GtkPageSetup      *setup,
               Print             *print)
{
  OfficeCertificateItem *item = g_ptr_array_index (print->items, (guint) page);
  g_autoptr (GtkPageSetup) wanted = page_setup_of (item);

  gtk_page_setup_set_orientation (setup, gtk_page_setup_get_orientation (wanted));
  gtk_page_setup_set_paper_size (setup, gtk_page_setup_get_paper_size (wanted));
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
                           office_certificate_item_get_facts (item), layout_for (print, item),
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

/* Where a print to a file goes when nothing else is chosen: where exports go. */
static void
propose_file (GtkPrintOperation *operation)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *folder = office_settings_get_string ("export-folder");

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, _("Certificates"));
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_operation_set_print_settings (operation, settings);
}

static GtkPrintOperation *
make_operation (GPtrArray     *items,
                OfficePrinted  printed,
                gpointer       user_data)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = page_setup_of (g_ptr_array_index (items, 0));
  Print *print = g_new0 (Print, 1);

  print->items = g_ptr_array_ref (items);
  print->layouts = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                          (GDestroyNotify) office_certificate_layout_free);
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
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (page_setup_cb), print);
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
  propose_file (operation);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

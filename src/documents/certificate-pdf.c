/* certificate-pdf.c: certificates as one PDF, and as the copy that is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/certificate-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "documents/output-file.h"
#include "documents/pdf.h"
#include "rules/error.h"

static char *
make_title (const OfficeCertificateSheet *sheets,
            guint                         n_sheets)
{
  if (n_sheets == 1)
    return g_strdup_printf (_("Certificate: %s, %s"), sheets->facts->learner_name,
                            sheets->facts->module_title);

  return g_strdup_printf (ngettext ("%u certificate: %s", "%u certificates: %s", n_sheets), n_sheets,
                          sheets->facts->module_title);
}

static void
draw_sheet (OfficePdf                    *pdf,
            const OfficeCertificateSheet *sheet)
{
  cairo_t *cr = office_pdf_get_context (pdf);
  double width, height;

  office_certificate_page_size (office_certificate_layout_get_page (sheet->layout), &width, &height);
  office_pdf_begin_page (pdf, width, height);
  office_certificate_draw (cr, sheet->facts, sheet->layout, width, height);
  cairo_show_page (cr);
}

static gboolean
draw_sheets (OfficePdf                     *pdf,
             const OfficeCertificateSheet  *sheets,
             guint                          n_sheets,
             GCancellable                  *cancellable,
             OfficeDocumentProgress         progress,
             gpointer                       user_data,
             GError                       **error)
{
  g_autofree char *title = make_title (sheets, n_sheets);

  office_pdf_set_metadata (pdf, title, sheets->facts->provider,
                           n_sheets == 1 ? sheets->facts->serial : NULL, sheets->facts->issued_on);
  for (guint i = 0; i < n_sheets; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      draw_sheet (pdf, &sheets[i]);
      if (progress != NULL)
        progress (i + 1, n_sheets, user_data);
    }

  return TRUE;
}

/**
 * office_certificate_pdf_write:
 * @sheets: (array length=n_sheets): in the order in which they are handed out
 * @n_sheets: how many
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancellable, looked at before each page
 * @progress: (nullable): told of pages
 *
 * Writes certificates as one PDF, a page each: CERT-1. The same facts and templates give the same
 * bytes with the same fonts and version of the program.
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED; what was at @path is then as it was
 */
gboolean
office_certificate_pdf_write (const OfficeCertificateSheet  *sheets,
                              guint                          n_sheets,
                              const char                    *path,
                              GCancellable                  *cancellable,
                              OfficeDocumentProgress         progress,
                              gpointer                       user_data,
                              GError                       **error)
{
  g_autoptr (OfficeOutputFile) file = NULL;
  g_autoptr (OfficePdf) pdf = NULL;

  if (n_sheets == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                           _("There is no certificate to print."));
      return FALSE;
    }

  file = office_output_file_begin (path, error);
  if (file == NULL)
    return FALSE;
  pdf = office_pdf_new_for_file (file, OFFICE_PDF_A4_HEIGHT, OFFICE_PDF_A4_WIDTH);

  return draw_sheets (pdf, sheets, n_sheets, cancellable, progress, user_data, error) &&
         office_pdf_finish (pdf, error) &&
         office_output_file_commit (file, cancellable, error);
}

/**
 * office_certificate_pdf_render:
 * @sheet: one certificate
 * @sha256: (out) (optional): digest of the bytes, 64 hexadecimal digits
 *
 * Makes the PDF that is kept with an issued certificate: CERT-2. The same facts and template give
 * the same bytes with the same fonts and version of the program.
 *
 * Returns: (transfer full) (nullable): the PDF, or %NULL with #OFFICE_ERROR
 */
GBytes *
office_certificate_pdf_render (const OfficeCertificateSheet  *sheet,
                               char                         **sha256,
                               GError                       **error)
{
  g_autoptr (OfficePdf) pdf = office_pdf_new (OFFICE_PDF_A4_HEIGHT, OFFICE_PDF_A4_WIDTH);
  g_autoptr (GBytes) bytes = NULL;

  if (!draw_sheets (pdf, sheet, 1, NULL, NULL, NULL, error) || !office_pdf_finish (pdf, error))
    return NULL;

  bytes = office_pdf_steal_bytes (pdf);
  if (sha256 != NULL)
    *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_steal_pointer (&bytes);
}

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
make_title (const OfficeCertificateFacts *certificates,
            guint                         n_certificates)
{
  if (n_certificates == 1)
    return g_strdup_printf (_("Certificate: %s, %s"), certificates->learner_name,
                            certificates->module_title);

  return g_strdup_printf (ngettext ("%u certificate: %s", "%u certificates: %s", n_certificates),
                          n_certificates, certificates->module_title);
}

static gboolean
draw_pages (OfficePdf                     *pdf,
            const OfficeCertificateFacts  *certificates,
            guint                          n_certificates,
            OfficeCertificateLayout       *layout,
            GCancellable                  *cancellable,
            OfficeDocumentProgress         progress,
            gpointer                       user_data,
            GError                       **error)
{
  g_autofree char *title = make_title (certificates, n_certificates);
  cairo_t *cr = office_pdf_get_context (pdf);

  office_pdf_set_metadata (pdf, title, certificates->provider,
                           n_certificates == 1 ? certificates->serial : NULL,
                           certificates->issued_on);
  for (guint i = 0; i < n_certificates; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      office_certificate_draw (cr, &certificates[i], layout, OFFICE_CERTIFICATE_WIDTH,
                               OFFICE_CERTIFICATE_HEIGHT);
      cairo_show_page (cr);
      if (progress != NULL)
        progress (i + 1, n_certificates, user_data);
    }

  return TRUE;
}

/**
 * office_certificate_pdf_write:
 * @certificates: (array length=n_certificates): in the order in which they are handed out
 * @n_certificates: how many
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancellable, looked at before each page
 * @progress: (nullable): told of pages
 *
 * Writes certificates as one PDF, a page each: CERT-1. The same facts give the same bytes.
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED; what was at @path is then as it was
 */
gboolean
office_certificate_pdf_write (const OfficeCertificateFacts  *certificates,
                              guint                          n_certificates,
                              const char                    *path,
                              GCancellable                  *cancellable,
                              OfficeDocumentProgress         progress,
                              gpointer                       user_data,
                              GError                       **error)
{
  g_autoptr (OfficeOutputFile) file = NULL;
  g_autoptr (OfficePdf) pdf = NULL;
  g_autoptr (OfficeCertificateLayout) layout = NULL;

  if (n_certificates == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                           _("There is no certificate to print."));
      return FALSE;
    }

  file = office_output_file_begin (path, error);
  if (file == NULL)
    return FALSE;
  layout = office_certificate_layout_new ();
  pdf = office_pdf_new_for_file (file, OFFICE_CERTIFICATE_WIDTH, OFFICE_CERTIFICATE_HEIGHT);

  return draw_pages (pdf, certificates, n_certificates, layout, cancellable, progress, user_data,
                     error) &&
         office_pdf_finish (pdf, error) &&
         office_output_file_commit (file, cancellable, error);
}

/**
 * office_certificate_pdf_render:
 * @facts: one certificate
 * @layout: (nullable): the look, kept from one certificate to the next
 * @sha256: (out) (optional): digest of the bytes, 64 hexadecimal digits
 *
 * Makes the PDF that is kept with an issued certificate: CERT-2. The same facts give the same
 * bytes with the same fonts and version of the program.
 *
 * Returns: (transfer full) (nullable): the PDF, or %NULL with #OFFICE_ERROR
 */
GBytes *
office_certificate_pdf_render (const OfficeCertificateFacts  *facts,
                               OfficeCertificateLayout       *layout,
                               char                         **sha256,
                               GError                       **error)
{
  g_autoptr (OfficeCertificateLayout) own = NULL;
  g_autoptr (OfficePdf) pdf = office_pdf_new (OFFICE_CERTIFICATE_WIDTH, OFFICE_CERTIFICATE_HEIGHT);
  g_autoptr (GBytes) bytes = NULL;

  if (layout == NULL)
    layout = own = office_certificate_layout_new ();
  if (!draw_pages (pdf, facts, 1, layout, NULL, NULL, NULL, error) ||
      !office_pdf_finish (pdf, error))
    return NULL;

  bytes = office_pdf_steal_bytes (pdf);
  if (sha256 != NULL)
    *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_steal_pointer (&bytes);
}

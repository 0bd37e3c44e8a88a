/* certificates.c: a thousand certificates in one PDF, as the office makes them; or as many as are asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "certificate-names.h"
#include "documents/certificate-pdf.h"

int
main (int    argc,
      char **argv)
{
  static const OfficeCertificateSignatory signatories[] = {
    { "Dr Eleanor Whitcombe", "Programme Director" },
    { "Professor Tomasz Zieliński", "External Examiner" },
  };
  g_autofree OfficeCertificateFacts *facts = NULL;
  g_autofree OfficeCertificateSheet *sheets = NULL;
  guint n = BENCHMARK_CERTIFICATES;
  g_autoptr (OfficeCertificateLayout) layout = office_certificate_layout_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (argc < 2)
    return 2;
  if (argc > 2)
    n = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  facts = g_new0 (OfficeCertificateFacts, n);
  sheets = g_new0 (OfficeCertificateSheet, n);

  for (guint i = 0; i < n; i++)
    {
      char *name = benchmark_name_new (i);
      char *serial = g_strdup_printf ("PO-2025-%06u", i);
      char *code = g_strdup_printf ("%04X-9QXM-%04X", i * 7919 % 65536, i * 104729 % 65536);

      facts[i] = (OfficeCertificateFacts) {
        .learner_name = name, .module_title = "Departmental PoCUS Leadership",
        .module_code = "DPL", .award = "PgCert in Point-of-Care Ultrasound",
        .credits = 10, .ects_hundredths = 500, .level = 7, .notional_hours = 100,
        .study_from = "2025-09-18", .study_to = "2025-11-20",
        .assessment = "Written assignment and viva voce",
        .provider = "Bromley Emergency Courses",
        .signatories = signatories, .n_signatories = G_N_ELEMENTS (signatories),
        .issued_on = "2025-12-05", .serial = serial, .verification_code = code,
      };
      sheets[i] = (OfficeCertificateSheet) { &facts[i], layout };
      g_ptr_array_add (texts, name);
      g_ptr_array_add (texts, serial);
      g_ptr_array_add (texts, code);
    }

  if (!office_certificate_pdf_write (sheets, n, argv[1], NULL, NULL, NULL,
                                     &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}

/* certificate.c: certificates as poppler and zbar read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "documents/certificate-pdf.h"
#include "reader.h"
#include "rules/error.h"

static const OfficeCertificateSignatory SIGNATORIES[] = {
  { "Dr Eleanor Whitcombe", "Programme Director" },
  { "Professor Tomasz Zieliński", "External Examiner" },
  { "Dr Siobhán Ní Dhomhnaill", "Head of Simulation, Quality Assurance and Faculty Development" },
  { "Lan Nguyễn", NULL },
};

static OfficeCertificateFacts
make_facts (const char *name)
{
  return (OfficeCertificateFacts) {
    .learner_name = name, .module_title = "Departmental PoCUS Leadership", .module_code = "DPL",
    .award = "PgCert in Point-of-Care Ultrasound", .credits = 10, .ects_hundredths = 500,
    .level = 7, .notional_hours = 100, .study_from = "2025-09-18", .study_to = "2025-11-20",
    .assessment = "Written assignment and viva voce", .provider = "Invented Courses",
    .signatories = SIGNATORIES, .n_signatories = 2, .issued_on = "2025-12-05",
    .serial = "PO-2025-000142", .verification_code = "7F3K-9QXM-2HTR",
  };
}

static char *
write_with (const OfficeCertificateFacts    *facts,
            guint                            n,
            const OfficeCertificateTemplate *template,
            const char                      *folder)
{
  g_autoptr (OfficeCertificateLayout) layout = office_certificate_layout_new (template);
  g_autofree OfficeCertificateSheet *sheets = g_new0 (OfficeCertificateSheet, n);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "certificates.pdf", NULL);

  for (guint i = 0; i < n; i++)
    sheets[i] = (OfficeCertificateSheet) { &facts[i], layout };
  office_certificate_pdf_write (sheets, n, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static char *
write_certificates (const OfficeCertificateFacts *facts,
                    guint                         n,
                    const char                   *folder)
{
  return write_with (facts, n, NULL, folder);
}

/* As one line: where lines break depends on the fonts that are installed. */
static char *
read_words (const char *path)
{
  char *text = reader_run ("pdftotext", "-raw", path, "-", NULL);

  return g_strdelimit (text, "\n", ' ');
}

static void
test_states (void)
{
  g_autofree char *folder = reader_make_folder ();
  OfficeCertificateFacts facts = make_facts ("Ada Lovelace");
  g_autofree char *path = write_certificates (&facts, 1, folder);
  g_autofree char *text = read_words (path);
  g_autofree char *info = reader_run ("pdfinfo", "-isodates", path, NULL);
  g_autofree char *fonts = reader_run ("pdffonts", path, NULL);
  static const char *const stated[] = {
    "Ada Lovelace", "Departmental PoCUS Leadership", "PgCert in Point-of-Care Ultrasound",
    "10 credits (5 ECTS)", "LEVEL", "100 hours", "18 September 2025 to 20 November 2025",
    "Written assignment and viva voce", "Dr Eleanor Whitcombe", "Programme Director",
    "5 December 2025", "PO-2025-000142", "7F3K-9QXM-2HTR", "Certificate of Completion",
  };

  for (guint i = 0; i < G_N_ELEMENTS (stated); i++)
    reader_assert_has (text, stated[i]);
  reader_assert_lacks (text, "University");
  reader_assert_lacks (text, "PREVIEW");
  reader_assert_lacks (text, "Replaces");

  reader_assert_has (info, "Certificate: Ada Lovelace, Departmental PoCUS Leadership");
  reader_assert_has (info, "Author:          Invented Courses");
  reader_assert_has (info, "Subject:         PO-2025-000142");
  reader_assert_has (info, "CreationDate:    2025-12-05T12:00:00Z");
  reader_assert_has (info, "841.89 x 595.276 pts (A4)");
  reader_assert_lacks (fonts, " no  ");
  reader_remove_folder (folder);
}

/* The university's credit appears only with wording that it has approved: CERT-1. */
static void
test_wording (void)
{
  g_autofree char *folder = reader_make_folder ();
  OfficeCertificateFacts facts = make_facts ("Ada Lovelace");
  g_autofree char *path = NULL;
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;

  facts.partner = "University of Nowhere";
  facts.replaces = "PO-2025-000007";
  path = write_certificates (&facts, 1, folder);
  without = reader_run ("pdftotext", "-layout", path, "-", NULL);
  reader_assert_lacks (without, "Nowhere");
  reader_assert_has (without, "Replaces certificate PO-2025-000007");

  facts.partner_wording = "Credit for this module is awarded by the University of Nowhere.";
  g_free (path);
  path = write_certificates (&facts, 1, folder);
  with = reader_run ("pdftotext", "-layout", path, "-", NULL);
  reader_assert_has (with, "Nowhere");
  reader_remove_folder (folder);
}

static char *
read_code (const char *pdf,
           const char *folder)
{
  g_autofree char *stem = g_build_filename (folder, "page", NULL);
  g_autofree char *picture = g_strconcat (stem, ".png", NULL);
  g_autofree char *unused = reader_run ("pdftoppm", "-r", "150", "-png", "-singlefile", pdf, stem,
                                        NULL);

  return reader_run ("zbarimg", "-q", "--raw", picture, NULL);
}

static void
test_code (void)
{
  g_autofree char *folder = reader_make_folder ();
  OfficeCertificateFacts facts = make_facts ("Ada Lovelace");
  g_autofree char *path = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *address = NULL;

  if (!reader_is_installed ("zbarimg"))
    {
      g_test_skip ("zbarimg is not installed");
      reader_remove_folder (folder);
      return;
    }

  path = write_certificates (&facts, 1, folder);
  plain = read_code (path, folder);
  g_assert_cmpstr (plain, ==, "PO-2025-000142 7F3K-9QXM-2HTR\n");

  facts.web_address = "https://certificates.example.org/verify?lang=en";
  g_free (path);
  path = write_certificates (&facts, 1, folder);
  address = read_code (path, folder);
  g_assert_cmpstr (address, ==, "https://certificates.example.org/verify?lang=en"
                                "&serial=PO-2025-000142&code=7F3K-9QXM-2HTR\n");
  reader_remove_folder (folder);
}

static void
test_preview (void)
{
  g_autofree char *folder = reader_make_folder ();
  OfficeCertificateFacts facts = make_facts ("Ada Lovelace");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  facts.serial = NULL;
  facts.verification_code = NULL;
  g_assert_null (office_certificate_qr_text (&facts));
  path = write_certificates (&facts, 1, folder);
  text = reader_run ("pdftotext", "-raw", path, "-", NULL);
  reader_assert_has (text, "PREVIEW");
  reader_assert_lacks (text, "CODE");
  reader_remove_folder (folder);
}

/* A page each, in the order given, each with its own facts although much is shared. */
static void
test_cohort (void)
{
  static const char *const names[] = { "Ada Lovelace", "Nguyễn Thị Ngọc Ánh", "Mette Sørensen",
                                       "Seán Ó Súilleabháin", "Łukasz Żółć" };
  g_autofree char *folder = reader_make_folder ();
  OfficeCertificateFacts facts[G_N_ELEMENTS (names)];
  char *serials[G_N_ELEMENTS (names)];
  g_autofree char *path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      serials[i] = g_strdup_printf ("PO-2025-%06u", i + 1);
      facts[i] = make_facts (names[i]);
      facts[i].serial = serials[i];
      facts[i].module_title = i % 2 == 0 ? "Departmental PoCUS Leadership" : "Echo in Life Support";
    }
  path = write_certificates (facts, G_N_ELEMENTS (names), folder);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *page = g_strdup_printf ("%u", i + 1);
      g_autofree char *text = reader_run ("pdftotext", "-f", page, "-l", page, path, "-", NULL);
      g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

      reader_assert_has (normal, names[i]);
      reader_assert_has (normal, serials[i]);
      reader_assert_has (normal, facts[i].module_title);
      g_assert_cmpuint (reader_count (normal, "PO-2025-"), ==, 1);
      g_free (serials[i]);
    }
  reader_assert_clear (path, 48, 48, 794, 547);
  reader_remove_folder (folder);
}

static const char *const NAMES[] = {
  "Bo", "Nguyễn Thị Ngọc Ánh Ó Súilleabháin Mac Giolla",
  "Dr Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of Cholmondeley and "
  "St John-Mollusc the Younger",
  "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewaren"
  "wohlgepflege",
  "محمد عبد الرحمن بن يوسف", "Two\nlines <b>&amp;</b>",
};
static const char *const TITLES[] = {
  "Echo", "Point-of-Care Ultrasound in Resuscitation, Trauma, Critical Illness and the "
          "Deteriorating Patient: Advanced Haemodynamic Assessment for Departmental Leads and "
          "Trainers in Emergency Medicine",
};

/* Whatever the lengths, no word lies over another and none leaves the frame. */
static void
test_nothing_overlaps (void)
{
  static const char wording[] =
    "The 10 credits of this module are awarded by the University of Nowhere at level 7 of the "
    "Framework for Higher Education Qualifications in England, Wales and Northern Ireland, and may "
    "be counted towards the Postgraduate Certificate under its regulations for the accumulation "
    "and transfer of credit.";
  g_autofree char *folder = reader_make_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (NAMES) * G_N_ELEMENTS (TITLES) * 2; i++)
    {
      OfficeCertificateFacts facts = make_facts (NAMES[i / 4]);
      g_autofree char *path = NULL;

      facts.module_title = TITLES[i % 2];
      if (i / 2 % 2 == 1)
        {
          facts.partner_wording = wording;
          facts.n_signatories = 4;
          facts.replaces = "PO-2025-000007";
          facts.web_address = "https://certificates.example.org/verify";
          facts.provider = "The Invented Institute for Emergency and Acute Medicine Education";
          facts.assessment = "Written assignment, structured clinical examination, logbook of "
                             "fifty supervised scans and viva voce";
        }
      path = write_certificates (&facts, 1, folder);
      reader_assert_clear (path, 48, 48, 794, 547);
    }
  reader_remove_folder (folder);
}

static void
test_same_bytes (void)
{
  g_autoptr (OfficeCertificateLayout) layout = office_certificate_layout_new (NULL);
  g_autoptr (OfficeCertificateLayout) new_layout = office_certificate_layout_new (NULL);
  OfficeCertificateFacts facts = make_facts ("Ada Lovelace");
  OfficeCertificateFacts other = make_facts ("Ada Lovelacе");
  const OfficeCertificateSheet sheet = { &facts, layout };
  const OfficeCertificateSheet other_sheet = { &other, layout };
  const OfficeCertificateSheet fresh_sheet = { &facts, new_layout };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) one = office_certificate_pdf_render (&sheet, &first, NULL);
  g_autoptr (GBytes) another = office_certificate_pdf_render (&other_sheet, &third, NULL);
  g_autoptr (GBytes) two = office_certificate_pdf_render (&sheet, &second, NULL);
  g_autoptr (GBytes) fresh = office_certificate_pdf_render (&fresh_sheet, NULL, NULL);

  g_assert_true (g_bytes_equal (one, two));
  g_assert_true (g_bytes_equal (one, fresh));
  g_assert_false (g_bytes_equal (one, another));
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, one);
  g_assert_cmpstr (first, ==, digest);
}

static void
test_missing_glyphs (void)
{
  OfficeCertificateFacts facts = make_facts ("Nguyễn Thị Ngọc Ánh Ó Súilleabháin ḂĊḊ Łódź");
  g_auto (GStrv) missing = NULL;

  g_assert_null (office_certificate_missing_glyphs (&facts, NULL));
  facts.learner_name = "Ada \xf3\xb0\x80\x80 Lovelace \xf3\xb0\x80\x80";
  missing = office_certificate_missing_glyphs (&facts, NULL);
  g_assert_nonnull (missing);
  g_assert_cmpuint (g_strv_length (missing), ==, 1);
  g_assert_cmpstr (missing[0], ==, "\xf3\xb0\x80\x80");
}

typedef struct
{
  GCancellable *cancellable;
  guint         last;
} Watch;

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpuint (done, ==, watch->last + 1);
  g_assert_cmpuint (total, ==, 8);
  watch->last = done;
  if (done == 3)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_cancel (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "certificates.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCertificateLayout) layout = office_certificate_layout_new (NULL);
  OfficeCertificateFacts facts = make_facts ("Ada Lovelace");
  OfficeCertificateSheet sheets[8];
  Watch watch = { cancellable, 0 };

  for (guint i = 0; i < 8; i++)
    sheets[i] = (OfficeCertificateSheet) { &facts, layout };
  g_assert_false (office_certificate_pdf_write (sheets, 8, path, cancellable, progress_cb, &watch,
                                                &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.last, ==, 3);
  g_assert_cmpuint (reader_count_files (folder), ==, 0);
  g_clear_error (&error);

  g_assert_false (office_certificate_pdf_write (sheets, 0, path, NULL, NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_false (office_certificate_pdf_write (sheets, 1, folder, NULL, NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  reader_remove_folder (folder);
}

/* How dark a picture is, 0 to 255, in a grid of cells. */
static void
measure_ink (cairo_surface_t *surface,
             double          *ink,
             guint            across,
             guint            down)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  memset (ink, 0, sizeof *ink * across * down);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      ink[(y * down / height) * across + x * across / width] +=
        (255.0 - data[y * stride + x * 4 + 1]) * across * down / width / height;
}

static cairo_surface_t *
draw_on_screen (const OfficeCertificateFacts *facts,
                int                           width,
                int                           height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  office_certificate_draw (cr, facts, NULL, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The preview shows what the paper will: the same ink in the same places. */
static void
test_screen_is_paper (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *stem = g_build_filename (folder, "page", NULL);
  g_autofree char *picture = g_strconcat (stem, ".png", NULL);
  OfficeCertificateFacts facts = make_facts ("Nguyễn Thị Ngọc Ánh");
  g_autofree char *path = write_certificates (&facts, 1, folder);
  g_autofree char *unused = reader_run ("pdftoppm", "-r", "96", "-png", "-singlefile", path, stem,
                                        NULL);
  cairo_surface_t *paper = cairo_image_surface_create_from_png (picture);
  cairo_surface_t *screen = draw_on_screen (&facts, cairo_image_surface_get_width (paper),
                                            cairo_image_surface_get_height (paper));
  double on_paper[24 * 17], on_screen[24 * 17], fine[60 * 42];

  measure_ink (paper, on_paper, 24, 17);
  measure_ink (screen, on_screen, 24, 17);
  for (guint i = 0; i < G_N_ELEMENTS (on_paper); i++)
    g_assert_cmpfloat_with_epsilon (on_paper[i], on_screen[i], 9);

  /* The braid of the border, between its two rules, is there in both. */
  measure_ink (paper, fine, 60, 42);
  for (guint i = 4; i < 56; i++)
    g_assert_cmpfloat (fine[2 * 60 + i], >, 6);
  measure_ink (screen, fine, 60, 42);
  for (guint i = 4; i < 56; i++)
    g_assert_cmpfloat (fine[2 * 60 + i], >, 6);
  cairo_surface_destroy (paper);
  cairo_surface_destroy (screen);
  reader_remove_folder (folder);
}

static const char LOGO[] =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 60'><rect width='200' height='60' "
  "fill='#1d5560'/><circle cx='30' cy='30' r='20' fill='#ffffff'/></svg>";

/* A one-pixel PNG, as any program writes it. */
static GBytes *
make_png (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 8, 4);
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "signature.png", NULL);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  reader_remove_folder (folder);
  return g_bytes_new (data, size);
}

static OfficePicture *
read_picture (gconstpointer  data,
              gsize          size,
              GError       **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return office_picture_new (bytes, "logo", error);
}

static void
assert_no_picture (gconstpointer  data,
                   gsize          size,
                   int            code,
                   const char    *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_picture (data, size, &error));
  g_assert_error (error, OFFICE_ERROR, code);
  reader_assert_has (error->message, says);
}

/* An image that is not one is told as such, and a small file does not unpack into a large picture. */
static void
test_pictures (void)
{
  g_autoptr (GBytes) png = make_png ();
  g_autoptr (OfficePicture) drawing = read_picture (LOGO, strlen (LOGO), NULL);
  g_autoptr (OfficePicture) pixels = office_picture_new (png, "signature.png", NULL);
  gsize size;
  const guchar *data = g_bytes_get_data (png, &size);
  g_autofree guchar *huge = g_memdup2 (data, size);
  static const char elsewhere[] =
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' "
    "height='9'><image xlink:href='file:///etc/hostname' width='9' height='9'/></svg>";
  g_autoptr (OfficePicture) alone = read_picture (elsewhere, strlen (elsewhere), NULL);

  g_assert_cmpstr (office_picture_get_type_name (drawing), ==, "image/svg+xml");
  g_assert_cmpfloat_with_epsilon (office_picture_get_ratio (drawing), 200.0 / 60, 0.01);
  g_assert_cmpstr (office_picture_get_type_name (pixels), ==, "image/png");
  g_assert_cmpfloat_with_epsilon (office_picture_get_ratio (pixels), 2, 0.01);
  g_assert_nonnull (alone);

  assert_no_picture ("", 0, OFFICE_ERROR_INVALID, "is empty");
  assert_no_picture ("not a picture", 13, OFFICE_ERROR_INVALID, "neither SVG nor PNG");
  assert_no_picture ("<html><body/></html>", 20, OFFICE_ERROR_INVALID, "logo");
  assert_no_picture ("\xff\xd8\xff\xe0", 4, OFFICE_ERROR_INVALID, "JPEG");
  assert_no_picture (data, 20, OFFICE_ERROR_INVALID, "damaged");
  assert_no_picture (data, size - 20, OFFICE_ERROR_INVALID, "damaged");
  huge[16] = 0x7f;
  assert_no_picture (huge, size, OFFICE_ERROR_REFUSED, "pixels");
}

/* The longest that is asked for: 45 letters of Vietnamese and Irish. */
#define LONG_NAME "Nguyễn Thị Ngọc Ánh Ó Súilleabháin Mac Giolla"

static OfficeCertificateTemplate *
make_template (OfficeCertificatePage page)
{
  OfficeCertificateTemplate *template = office_certificate_template_new ();

  template->page = page;
  template->logo = g_strdup ("logo");
  return template;
}

/* Every page: its box, nothing over anything else, fonts inside, the name as it was given. */
static void
test_pages (void)
{
  static const char *const boxes[] = { "841.89 x 595.276 pts (A4)", "595.276 x 841.89 pts (A4)",
                                       "792 x 612 pts (letter)", "612 x 792 pts (letter)" };
  const OfficeCertificateSignatory signatories[] = {
    { "Dr Eleanor Whitcombe", "Programme Director", "logo" },
    { "Professor Tomasz Zieliński", "External Examiner", NULL },
    { "Dr Siobhán Ní Dhomhnaill", "Head of Simulation", "logo" },
  };
  g_autofree char *folder = reader_make_folder ();
  g_autoptr (OfficePicture) logo = read_picture (LOGO, strlen (LOGO), NULL);

  g_assert_cmpint (g_utf8_strlen (LONG_NAME, -1), ==, 45);
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_PAGES * 2; i++)
    {
      g_autoptr (OfficeCertificateTemplate) template = make_template (i / 2);
      g_autoptr (OfficeCertificateLayout) layout = office_certificate_layout_new (template);
      OfficeCertificateFacts facts = make_facts (LONG_NAME);
      const OfficeCertificateSheet sheet = { &facts, layout };
      g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
      g_autofree char *info = NULL, *fonts = NULL, *text = NULL, *normal = NULL, *code = NULL;
      double width, height;

      facts.signatories = signatories;
      facts.n_signatories = i % 2 == 0 ? 2 : 3;
      facts.partner_wording = "The 10 credits of this module are awarded by the University of Nowhere "
                              "at level 7.";
      facts.statement = "Includes fifty supervised scans and a governance project.";
      facts.replaces = "PO-2025-000007";
      office_certificate_layout_add_picture (layout, "logo", logo);
      g_assert_true (office_certificate_pdf_write (&sheet, 1, path, NULL, NULL, NULL, NULL));

      office_certificate_page_size (template->page, &width, &height);
      reader_assert_clear (path, 48, 48, width - 48, height - 48);
      info = reader_run ("pdfinfo", path, NULL);
      reader_assert_has (info, boxes[i / 2]);
      fonts = reader_run ("pdffonts", path, NULL);
      reader_assert_lacks (fonts, " no  ");
      text = read_words (path);
      normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      reader_assert_has (normal, "Nguyễn Thị Ngọc Ánh");
      reader_assert_has (normal, "Súilleabháin");
      reader_assert_has (normal, "Includes fifty supervised scans");
      if (reader_is_installed ("zbarimg"))
        {
          code = read_code (path, folder);
          g_assert_cmpstr (code, ==, "PO-2025-000142 7F3K-9QXM-2HTR\n");
        }
    }
  reader_remove_folder (folder);
}

/* Read aloud, a certificate is a document in English with a title, in the order of its lines. */
static void
test_structure (void)
{
  g_autofree char *folder = reader_make_folder ();
  OfficeCertificateFacts facts[] = { make_facts ("Ada Lovelace"), make_facts ("Bo") };
  g_autofree char *path = write_certificates (facts, 1, folder);
  g_autofree char *info = reader_run ("pdfinfo", path, NULL);
  g_autofree char *structure = reader_run ("pdfinfo", "-struct-text", path, NULL);
  g_autofree char *both = NULL;
  g_autofree char *data = NULL;
  static const char *const order[] = { "Document", "H1", "Certificate of Completion", "Ada Lovelace",
                                       "Departmental PoCUS Leadership", "10 credits", "Programme Director",
                                       "PO-2025-000142" };
  const char *at = structure;
  gsize size;

  reader_assert_has (info, "Tagged:          yes");
  reader_assert_lacks (structure, "Syntax");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      at = strstr (at, order[i]);
      g_assert_nonnull (at);
    }
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpint (size, >, 1024);
  g_assert_nonnull (g_strstr_len (data + size - 1024, 1024, "/Lang (en-GB)"));

  g_free (path);
  path = write_certificates (facts, 2, folder);
  both = reader_run ("pdfinfo", "-struct", path, NULL);
  g_assert_cmpuint (reader_count (both, "Document"), ==, 2);
  reader_remove_folder (folder);
}

/* What a template says comes out with its fields filled in; a text with a gap is left out. */
static void
test_template_texts (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autoptr (OfficeCertificateTemplate) template = office_certificate_template_new ();
  OfficeCertificateFacts facts = make_facts ("Ada Lovelace");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  office_certificate_template_set_text (template, OFFICE_CERTIFICATE_TEXT_TITLE, "Award of {credits} {{credits}}");
  office_certificate_template_set_text (template, OFFICE_CERTIFICATE_TEXT_BEFORE_NAME, "of {university}");
  office_certificate_template_set_text (template, OFFICE_CERTIFICATE_TEXT_STATEMENT,
                                        "{name} studied {hours} hours from {from}; {serial}.");
  template->border = OFFICE_CERTIFICATE_BORDER_RULES;
  template->seal = OFFICE_CERTIFICATE_SEAL_NONE;
  facts.partner = "University of Nowhere";
  path = write_with (&facts, 1, template, folder);
  text = read_words (path);
  reader_assert_has (text, "Award of 10 {credits}");
  reader_assert_has (text, "Ada Lovelace studied 100 hours from 18 September 2025; PO-2025-000142.");
  reader_assert_lacks (text, "Nowhere");
  reader_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/certificate/states", test_states);
  g_test_add_func ("/documents/certificate/wording", test_wording);
  g_test_add_func ("/documents/certificate/code", test_code);
  g_test_add_func ("/documents/certificate/preview", test_preview);
  g_test_add_func ("/documents/certificate/cohort", test_cohort);
  g_test_add_func ("/documents/certificate/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/documents/certificate/same-bytes", test_same_bytes);
  g_test_add_func ("/documents/certificate/pictures", test_pictures);
  g_test_add_func ("/documents/certificate/pages", test_pages);
  g_test_add_func ("/documents/certificate/structure", test_structure);
  g_test_add_func ("/documents/certificate/template-texts", test_template_texts);
  g_test_add_func ("/documents/certificate/missing-glyphs", test_missing_glyphs);
  g_test_add_func ("/documents/certificate/cancel", test_cancel);
  g_test_add_func ("/documents/certificate/screen-is-paper", test_screen_is_paper);

  return g_test_run ();
}

/* chart.c: charts say what they were given, at every size, in the colours they were given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include "documents/chart.h"
#include "reader.h"
#include "rules/error.h"

static const char *const STATES[] = { "Received", "In review", "Offered", "Accepted", "Enrolled",
                                      "Waiting", "Declined", "Withdrawn", "Deferred" };
static const char *const MODULES[] = { "Ultrasound Image Acquisition and Optimisation",
                                       "Leadership" };
static const char *const WEEKS[] = { "1 Sep", "8 Sep", "15 Sep", "22 Sep", "29 Sep", "6 Oct",
                                     "13 Oct", "20 Oct", "27 Oct" };
static const char *const COHORTS[] = { "DPL-2025-AUT", "UIAO-2025-AUT",
                                       "ECHO-2026-SPR, with a label that has no end" };
static const int COUNTS[] = { 12, 8, 5, 9, 31, 4, 3, 2, 1, 4, 2, 7, 3, 12, 0, 1, 1, 0 };
static const int MARKS[] = { 0, 0, 0, 1, 0, 1, 2, 3, 2, 4, 6, 8, 12, 11, 9, 5, 3, 2, 1, 0 };
static const int RATES[] = { 11, 8, 0, 14, 8, 0 };

static const char *const LEARNERS[] = { "A1", "A2", "A3" };
static const char *const COMPONENTS[] = { "Written assignment", "Viva voce" };
static const int POINTS[] = { 6200, 4400, 9900, 7100, 8000, 100 };
static const char *const TERMS[] = { "Spring 2025", "Autumn 2025", "Spring 2026" };
static const int PASSED[] = { 11, 12, 0, 0, 7, 9 };
static const int OF[] = { 14, 16, 0, 8, 8, 10 };

static const OfficeChart CHARTS[] = {
  { OFFICE_CHART_BARS, "Most of the cohort is enrolled", "Applications by state", "applications",
    STATES, 9, MODULES, 2, COUNTS },
  { OFFICE_CHART_BARS, "Applications", NULL, NULL, STATES, 9, NULL, 1, COUNTS },
  { OFFICE_CHART_COLUMNS, "Applications peaked early", "By week", "applications", WEEKS, 9,
    MODULES, 2, COUNTS },
  { OFFICE_CHART_LINES, "Applications by week", NULL, "applications", WEEKS, 9, MODULES, 2,
    COUNTS },
  { OFFICE_CHART_HISTOGRAM, "57 of 70 marks are passes", "Module marks", "learners", NULL, 20,
    NULL, 1, MARKS, 0, 500, 5000 },
  { OFFICE_CHART_RATES, "11 of 14 passed; the viva decides", "Pass rate by cohort", NULL, COHORTS,
    3, NULL, 2, RATES },
  { OFFICE_CHART_HISTOGRAM, "13 of 70 below 50", "With class lines", "learners", NULL, 20, NULL, 1, MARKS, 0, 500,
    5000, { 6000, 7000 } },
  { OFFICE_CHART_SCATTER, "One failed the written, one the viva", "A point a learner", NULL, LEARNERS, 3, COMPONENTS,
    2, POINTS, .pass_mark = 5000 },
  { OFFICE_CHART_TREND, "88 % passed in Autumn 2025", "By module over the terms", "per cent passed", TERMS, 3, MODULES,
    2, PASSED, .totals = OF },
};

static char *
write_and_read (const OfficeChart *chart,
                int                width,
                int                height)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  g_autoptr (GError) error = NULL;
  OfficeChartPalette palette;
  char *text;

  office_chart_palette_init_light (&palette);
  office_chart_write_pdf (chart, &palette, width, height, path, &error);
  g_assert_no_error (error);
  text = reader_run ("pdftotext", "-layout", path, "-", NULL);
  reader_remove_folder (folder);
  return text;
}

static void
test_says (void)
{
  g_autofree char *bars = write_and_read (&CHARTS[0], 420, 280);
  g_autofree char *columns = write_and_read (&CHARTS[2], 420, 280);
  g_autofree char *histogram = write_and_read (&CHARTS[4], 420, 280);
  g_autofree char *rates = write_and_read (&CHARTS[5], 420, 280);
  g_autofree char *classes = write_and_read (&CHARTS[6], 420, 280);
  g_autofree char *scatter = write_and_read (&CHARTS[7], 420, 280);
  g_autofree char *trend = write_and_read (&CHARTS[8], 420, 280);

  reader_assert_has (bars, "Most of the cohort is enrolled");
  reader_assert_has (bars, "Applications by state");
  reader_assert_has (bars, "Leadership");
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    reader_assert_has (bars, STATES[i]);
  reader_assert_has (bars, "43");
  reader_assert_has (columns, "29 Sep");
  reader_assert_has (columns, "applications");
  reader_assert_has (histogram, "Pass mark 50");
  reader_assert_has (histogram, "100");
  reader_assert_has (rates, "79 % (11 of 14)");
  reader_assert_has (rates, "100 % (8 of 8)");
  reader_assert_has (rates, "–");
  reader_assert_has (classes, "Pass mark 50");
  reader_assert_has (scatter, "Written assignment");
  reader_assert_has (scatter, "Viva voce");
  reader_assert_has (trend, "Spring 2026");
  reader_assert_has (trend, "79 %");
  reader_assert_has (trend, "0 %");
}

/* No text over another and none cut off, from a card to a whole screen. */
static void
test_sizes (void)
{
  static const int sizes[][2] = { { 120, 80 }, { 160, 100 }, { 240, 150 }, { 330, 120 },
                                  { 420, 280 }, { 1200, 500 } };
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  OfficeChartPalette palette;

  office_chart_palette_init_light (&palette);
  for (guint i = 0; i < G_N_ELEMENTS (CHARTS); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autoptr (GError) error = NULL;

        g_test_message ("chart %u at %d × %d", i, sizes[j][0], sizes[j][1]);
        office_chart_write_pdf (&CHARTS[i], &palette, sizes[j][0], sizes[j][1], path, &error);
        g_assert_no_error (error);
        reader_assert_clear (path, 0, 0, sizes[j][0], sizes[j][1]);
      }
  reader_remove_folder (folder);
}

/* The same size again and again, down to nothing; facts that are hardly facts. */
static void
test_hostile (void)
{
  static const int extreme[] = { G_MAXINT / 2, 0, -5, 1 };
  static const char *const odd[] = { "", "\xf0\x9f\x98\x80 label", "a\nb", "ễ" };
  static const int sizes[] = { -1, 0, 1, 2, 7, 39, 41, 64, 200 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 200);
  cairo_t *cr = cairo_create (surface);
  OfficeChartPalette palette;

  office_chart_palette_init_dark (&palette);
  for (guint kind = 0; kind <= OFFICE_CHART_TREND; kind++)
    for (guint w = 0; w < G_N_ELEMENTS (sizes); w++)
      for (guint h = 0; h < G_N_ELEMENTS (sizes); h++)
        for (guint n = 0; n <= 4; n++)
          {
            OfficeChart chart = { kind, "Title", "Subtitle", "unit", odd, n, NULL, 1, extreme,
                                  0, 2500, 5000 };

            office_chart_draw (cr, &chart, &palette, sizes[w], sizes[h]);
          }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint
count_pixels (cairo_surface_t         *surface,
              const OfficeChartColour *colour)
{
  guint32 wanted = (guint32) lround (colour->red * 255) << 16 |
                   (guint32) lround (colour->green * 255) << 8 |
                   (guint32) lround (colour->blue * 255);
  const guchar *data = cairo_image_surface_get_data (surface);
  guint count = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guint32 *row =
        (const guint32 *) (gconstpointer) (data + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        count += (row[x] & 0xffffff) == wanted;
    }

  return count;
}

/* Areas are in proportion to counts, in the palette's colours, in light and in dark. */
static void
test_colours (void)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      g_autofree char *folder = reader_make_folder ();
      g_autofree char *path = g_build_filename (folder, "chart.png", NULL);
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface;
      OfficeChartPalette palette;
      guint good, bad;

      if (dark == 1)
        office_chart_palette_init_dark (&palette);
      else
        office_chart_palette_init_light (&palette);
      palette.background = (OfficeChartColour) { dark ? 0.1 : 1, dark ? 0.1 : 1, dark ? 0.1 : 1,
                                                 1 };
      office_chart_write_png (&CHARTS[4], &palette, 600, 400, 1, path, &error);
      g_assert_no_error (error);
      surface = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 600);
      good = count_pixels (surface, &palette.good);
      bad = count_pixels (surface, &palette.bad);
      g_assert_cmpuint (bad, >, 1000);
      g_assert_cmpfloat_with_epsilon ((double) good / bad, 57.0 / 13.0, 0.35);
      cairo_surface_destroy (surface);
      reader_remove_folder (folder);
    }
}

/* A drawing that a program which is not ours draws again. */
static void
test_svg (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "chart.svg", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  OfficeChartPalette palette;

  office_chart_palette_init_light (&palette);
  office_chart_write_svg (&CHARTS[7], &palette, 420, 280, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, "<?xml"));
  g_assert_nonnull (strstr (content, "<svg"));
  g_assert_nonnull (strstr (content, "</svg>"));
  reader_remove_folder (folder);

  g_assert_false (office_chart_write_svg (&CHARTS[7], &palette, 420, 280, "/nowhere/at/all/chart.svg", &error));
  g_assert_nonnull (error);
}

static void
test_empty (void)
{
  static const int zeros[9] = { 0 };
  OfficeChart none = { OFFICE_CHART_COLUMNS, "Nothing", NULL, NULL, WEEKS, 0, NULL, 1, zeros };
  OfficeChart blank = { OFFICE_CHART_BARS, "Nothing", NULL, NULL, STATES, 9, NULL, 1, zeros };
  g_autofree char *one = write_and_read (&none, 300, 200);
  g_autofree char *two = write_and_read (&blank, 300, 200);

  reader_assert_has (one, "Nothing to show yet");
  reader_assert_has (two, "Nothing to show yet");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/chart/says", test_says);
  g_test_add_func ("/documents/chart/sizes", test_sizes);
  g_test_add_func ("/documents/chart/hostile", test_hostile);
  g_test_add_func ("/documents/chart/colours", test_colours);
  g_test_add_func ("/documents/chart/svg", test_svg);
  g_test_add_func ("/documents/chart/empty", test_empty);

  return g_test_run ();
}

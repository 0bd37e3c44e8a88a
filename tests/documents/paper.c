/* paper.c: papers of any length, as poppler reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "documents/paper.h"
#include "reader.h"

static const OfficePaperColumn COLUMNS[] = {
  { "NAME COLUMN", 3, FALSE, TRUE }, { "MARK", 1, TRUE, FALSE }, { "WHY", 4, FALSE, FALSE },
};

static OfficePaper *
make_paper (guint n_rows)
{
  OfficePaper *paper = office_paper_new ("Invented Courses", "A title", "About something", "INV-1");

  office_paper_add_fact (paper, "ONE", "first");
  office_paper_add_fact (paper, "NONE", NULL);
  office_paper_add_fact (paper, "TWO", "second");
  office_paper_add_heading (paper, "The heading");
  office_paper_add_table (paper, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("row%03u", i);

      office_paper_add_row (paper, (const char *[]) {
        name, i % 3 == 0 ? NULL : "55.5", i % 5 == 0 ? "A reason that is so long that it takes more than one line" : "ok" });
    }
  office_paper_add_lines (paper, (const char *[]) { "Signed here", "Date", NULL });
  return paper;
}

static char *
write_and_read (OfficePaper *paper)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  office_paper_write (paper, "2025-12-04", path, NULL, &error);
  g_assert_no_error (error);
  text = reader_run ("pdftotext", "-layout", path, "-", NULL);
  reader_assert_clear (path, 50, 30, 545, 815);
  reader_remove_folder (folder);
  return text;
}

/* Every row once, the columns named on each page that has rows, nothing beyond the margins. */
static void
test_lengths (void)
{
  for (guint n = 0; n <= 160; n += n < 60 ? 7 : 50)
    {
      g_autoptr (OfficePaper) paper = make_paper (n);
      g_autofree char *text = write_and_read (paper);
      guint n_pages = reader_count (text, "\f");
      g_autofree char *last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
      g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

      reader_assert_has (text, last);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("row%03u", i);

          g_assert_cmpuint (reader_count (text, name), ==, 1);
        }
      for (guint i = 0; i < n_pages; i++)
        if (strstr (pages[i], "row") != NULL)
          g_assert_cmpuint (reader_count (pages[i], "NAME COLUMN"), ==, 1);
      g_assert_cmpuint (reader_count (text, "Signed here"), ==, 1);
      reader_assert_lacks (text, "NONE");
    }
}

/* A heading at the foot of a page goes over with what it leads to. */
static void
test_headings_stay (void)
{
  for (guint n = 20; n < 50; n++)
    {
      g_autoptr (OfficePaper) paper = make_paper (n);
      g_autofree char *text = NULL;
      g_auto (GStrv) pages = NULL;

      office_paper_add_heading (paper, "Second heading");
      office_paper_add_table (paper, COLUMNS, G_N_ELEMENTS (COLUMNS));
      office_paper_add_row (paper, (const char *[]) { "follower", NULL, NULL });
      text = write_and_read (paper);
      pages = g_strsplit (text, "\f", -1);
      for (guint i = 0; pages[i] != NULL; i++)
        if (strstr (pages[i], "Second heading") != NULL)
          reader_assert_has (pages[i], "follower");
    }
}

static void
test_same_bytes (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *one = g_build_filename (folder, "one.pdf", NULL);
  g_autofree char *two = g_build_filename (folder, "two.pdf", NULL);
  g_autofree char *digests = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (OfficePaper) paper = make_paper (30);

      g_assert_true (office_paper_write (paper, "2025-12-04", i == 0 ? one : two, NULL, NULL));
    }
  digests = reader_run ("sha256sum", one, two, NULL);
  lines = g_strsplit (digests, "\n", 2);
  g_assert_cmpint (strncmp (lines[0], lines[1], 64), ==, 0);
  reader_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/paper/lengths", test_lengths);
  g_test_add_func ("/documents/paper/headings-stay", test_headings_stay);
  g_test_add_func ("/documents/paper/same-bytes", test_same_bytes);

  return g_test_run ();
}

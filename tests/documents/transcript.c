/* transcript.c: transcripts as poppler reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "documents/transcript.h"
#include "reader.h"
#include "rules/error.h"

static const OfficeTranscriptComponent PASSED[] = {
  { "Written assignment", 1, 6800, NULL, FALSE },
  { "Viva voce", 1, 4400, NULL, FALSE },
  { "Viva voce", 2, 5000, NULL, TRUE },
};
static const OfficeTranscriptComponent DEFERRED[] = {
  { "Written assignment", 1, 6250, NULL, FALSE },
  { "Viva voce", 1, OFFICE_TRANSCRIPT_NO_MARK, "DEF", FALSE },
};
static const OfficeTranscriptPriorLearning PRIOR[] = {
  { "Core ultrasound", "University of Nowhere", 10, "2025-09-01" },
};

static OfficeTranscriptModule
make_module (guint       index,
             const char *code)
{
  if (index % 2 == 0)
    return (OfficeTranscriptModule) { "Autumn 2025", code, "Departmental PoCUS Leadership", 7, 10,
                                      10, 5900, "Pass", NULL, FALSE, "2025-12-05", PASSED, 3 };

  return (OfficeTranscriptModule) { "Spring 2026", code,
                                    "Ultrasound Image Acquisition and Optimisation", 7, 10, 0,
                                    OFFICE_TRANSCRIPT_NO_MARK, "Deferred", NULL, TRUE, NULL, DEFERRED,
                                    2 };
}

static OfficeTranscriptFacts
make_facts (const OfficeTranscriptModule *modules,
            guint                         n_modules)
{
  return (OfficeTranscriptFacts) {
    .name = "Nguyễn Thị Ngọc Ánh", .former_names = "Nguyễn Thị Lan",
    .date_of_birth = "1984-09-18", .reference = "R0012", .student_number = "00123456",
    .registration = "GMC 1234567", .provider = "Invented Courses",
    .partner = "University of Nowhere", .modules = modules, .n_modules = n_modules,
    .prior = PRIOR, .n_prior = 1, .award = "PgCert in Point-of-Care Ultrasound",
    .award_credits = 60, .credits_earned = 20, .mean_hundredths = 5900, .issued_on = "2025-12-06",
    .issued_by = "A. User",
  };
}

static char *
write_and_read (const OfficeTranscriptFacts *facts,
                char                       **info)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "transcript.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  office_transcript_write (facts, 1, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = reader_run ("pdftotext", "-layout", path, "-", NULL);
  if (info != NULL)
    *info = reader_run ("pdfinfo", path, NULL);
  reader_assert_clear (path, 50, 30, 545, 815);
  reader_remove_folder (folder);
  return g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
}

static void
test_states (void)
{
  static const char *const stated[] = {
    "Nguyễn Thị Ngọc Ánh", "Nguyễn Thị Lan", "18/09/1984", "R0012", "00123456", "GMC 1234567",
    "University of Nowhere", "06/12/2025", "20 of 60", "Award not yet complete",
    "DPL Departmental PoCUS Leadership (level 7)", "Written assignment, attempt 1: 68 ",
    "Viva voce, attempt 1: 44\n", "Viva voce, attempt 2: 50 (capped)", "05/12/2025", "10 of 10",
    "attempt 1: 62.5", "Viva voce, attempt 1: DEF", "0 of 10", "Core ultrasound", "Recognised",
    "01/09/2025", "Page 1 of 1",
  };
  OfficeTranscriptModule modules[] = { make_module (0, "DPL"), make_module (1, "UIAO") };
  OfficeTranscriptFacts facts = make_facts (modules, 2);
  g_autofree char *info = NULL;
  g_autofree char *text = write_and_read (&facts, &info);

  for (guint i = 0; i < G_N_ELEMENTS (stated); i++)
    reader_assert_has (text, stated[i]);
  reader_assert_has (info, "Title:           Transcript: Nguyễn Thị Ngọc Ánh");
  reader_assert_has (info, "Pages:           1");
}

/* BOARD-1: what is provisional says so, and what is not does not. */
static void
test_provisional (void)
{
  OfficeTranscriptModule modules[] = { make_module (0, "DPL"), make_module (1, "UIAO") };
  OfficeTranscriptFacts facts = make_facts (modules, 2);
  g_autofree char *with = write_and_read (&facts, NULL);
  g_autofree char *without = NULL;

  reader_assert_has (with, "Results marked “provisional” have not been ratified");
  g_assert_cmpuint (reader_count (with, "provisional"), ==, 2);
  facts.n_modules = 1;
  without = write_and_read (&facts, NULL);
  reader_assert_lacks (without, "provisional");
}

/* A long history takes more pages; every module is there once, under headings. */
static void
test_pages (void)
{
  OfficeTranscriptModule modules[60];
  char *codes[60];

  for (guint i = 0; i < 60; i++)
    {
      codes[i] = g_strdup_printf ("MOD%02u", i);
      modules[i] = make_module (i, codes[i]);
    }
  for (guint n = 0; n <= 60; n += n < 16 ? 1 : 11)
    {
      OfficeTranscriptFacts facts = make_facts (modules, n);
      g_autofree char *text = write_and_read (&facts, NULL);
      guint pages = reader_count (text, "\f");
      g_autofree char *last = g_strdup_printf ("Page %u of %u", pages, pages);

      reader_assert_has (text, last);
      g_assert_cmpuint (reader_count (text, "RESULT"), >=, pages);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (reader_count (text, codes[i]), ==, 1);
      if (n == 0)
        reader_assert_has (text, "No module has been studied yet.");
      if (n <= 6)
        g_assert_cmpuint (pages, ==, 1);
      else
        g_assert_cmpuint (pages, >=, n / 16 + 1);
    }
  for (guint i = 0; i < 60; i++)
    g_free (codes[i]);
}

/* A statement says why, and nothing about the person that a result does not need. */
static void
test_statement (void)
{
  static const char *const left_out[] = {
    "18/09/1984", "GMC 1234567", "Nguyễn Thị Lan", "20 of 60", "Core ultrasound", "Transcript",
  };
  OfficeTranscriptModule modules[] = { make_module (0, "DPL") };
  OfficeTranscriptFacts facts = make_facts (modules, 1);
  g_autofree char *text = NULL;

  facts.kind = OFFICE_TRANSCRIPT_STATEMENT;
  modules[0].reason = "68 / 50 → pass: module mark 59";
  text = write_and_read (&facts, NULL);
  reader_assert_has (text, "Statement of results");
  reader_assert_has (text, "68 / 50 → pass: module mark 59");
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    reader_assert_lacks (text, left_out[i]);
}

/* Each learner's sheets are numbered from 1, so that they can be parted; cancelling leaves no file. */
static void
test_batch (void)
{
  OfficeTranscriptModule modules[20];
  OfficeTranscriptFacts facts[3];
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "batch.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    modules[i] = make_module (i, "MOD");
  facts[0] = make_facts (modules, 1);
  facts[1] = make_facts (modules, 20);
  facts[2] = make_facts (modules, 1);
  facts[2].name = "Zoë Last";

  g_assert_true (office_transcript_write (facts, 3, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  text = reader_run ("pdftotext", "-layout", path, "-", NULL);
  g_assert_cmpuint (reader_count (text, "Page 1 of 1"), ==, 2);
  reader_assert_has (text, "Page 2 of 2");
  reader_assert_has (text, "Zoë Last · transcript of");
  g_unlink (path);

  g_cancellable_cancel (cancellable);
  g_assert_false (office_transcript_write (facts, 3, path, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  reader_remove_folder (folder);   /* fails unless it is empty */
}

static void
test_same_bytes (void)
{
  OfficeTranscriptModule modules[] = { make_module (0, "DPL") };
  OfficeTranscriptFacts facts = make_facts (modules, 1);
  guint n_pages = 0;
  g_autoptr (GBytes) one = office_transcript_render (&facts, &n_pages, NULL);
  g_autoptr (GBytes) two = office_transcript_render (&facts, NULL, NULL);

  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (g_bytes_equal (one, two));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/transcript/states", test_states);
  g_test_add_func ("/documents/transcript/provisional", test_provisional);
  g_test_add_func ("/documents/transcript/pages", test_pages);
  g_test_add_func ("/documents/transcript/statement", test_statement);
  g_test_add_func ("/documents/transcript/batch", test_batch);
  g_test_add_func ("/documents/transcript/same-bytes", test_same_bytes);

  return g_test_run ();
}

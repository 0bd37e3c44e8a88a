/* test-speed.c: large files stay quick: 19,000 rows of 20 columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "files.h"

/* Checked memory is slow: there the rows are a tenth, and only their result matters. */
#ifdef __SANITIZE_ADDRESS__
#define ROWS 1900
#else
#define ROWS 19000
#endif

/* What the office may wait for, in seconds, on a slow and busy machine; measured times are printed. */
#define MOST_CSV  2
#define MOST_XLSX 4

static char *folder;

static void
read_all (const char *name,
          gint64      most_seconds)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = files_path (folder, name);
  OfficeDraftOptions options = { "2025-09-01", NULL };
  gint64 start = g_get_monotonic_time (), read, judged;
  g_autoptr (OfficeWorkbook) workbook = office_workbook_open (path, NULL, &error);
  g_autoptr (OfficeSheet) sheet = NULL;
  g_autoptr (OfficeMapping) mapping = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_no_error (error);
  sheet = office_workbook_read_sheet (workbook, -1, NULL, &error);
  g_assert_no_error (error);
  read = g_get_monotonic_time ();
  mapping = office_mapping_guess (sheet, OFFICE_IMPORT_APPLICATIONS, &error);
  g_assert_no_error (error);
  drafts = office_application_drafts_read (sheet, mapping, &options, NULL, &error);
  g_assert_no_error (error);
  judged = g_get_monotonic_time ();

  g_assert_cmpuint (drafts->len, ==, ROWS);
  for (guint i = 0; i < drafts->len; i++)
    {
      OfficeApplicationDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->errors->len > 0)
        g_error ("%s", ((OfficeImportError *) g_ptr_array_index (draft->errors, 0))->message);
    }
  g_test_message ("%s: read in %d ms, judged in %d ms", name, (int) ((read - start) / 1000),
                  (int) ((judged - read) / 1000));
  g_assert_cmpint (judged - start, <, most_seconds * G_USEC_PER_SEC);
}

static void
test_csv (void)
{
  read_all ("large.csv", MOST_CSV);
}

static void
test_xlsx (void)
{
  read_all ("large.xlsx", MOST_XLSX);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = files_make (G_STRINGIFY (ROWS));

  g_test_add_func ("/speed/csv", test_csv);
  g_test_add_func ("/speed/xlsx", test_xlsx);

  status = g_test_run ();
  files_remove (folder);
  return status;
}

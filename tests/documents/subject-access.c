/* subject-access.c: a person's record is whole in each of its forms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "documents/subject-access.h"
#include "reader.h"
#include "rules/error.h"

static const OfficeSubjectRow PERSON[] = {
  { "Name", "Nguyễn <b>Thị</b> & \"Ánh\"" },
  { "Email", NULL },
  { "Note", "two\nlines" },
};
static const OfficeSubjectRow APPLICATIONS[] = {
  { NULL, NULL }, { "Cohort", "DPL-2025-AUT" }, { "State", "enrolled" },
  { NULL, NULL }, { "Cohort", "UIAO-2026-SPR" }, { "State", "<script>alert(1)</script>" },
};
static const OfficeSubjectSection SECTIONS[] = {
  { "Person", PERSON, G_N_ELEMENTS (PERSON) },
  { "Applications", APPLICATIONS, G_N_ELEMENTS (APPLICATIONS) },
  { "Payments", NULL, 0 },
};

static OfficeSubjectAccess
make_access (void)
{
  return (OfficeSubjectAccess) {
    .name = "Nguyễn Thị Ngọc Ánh", .reference = "R0012", .provider = "Invented Courses",
    .made_on = 1764936000, .sections = SECTIONS, .n_sections = G_N_ELEMENTS (SECTIONS),
  };
}

static void
test_record (void)
{
  g_autofree char *top = reader_make_folder ();
  g_autofree char *folder = g_build_filename (top, "a", "b", NULL);
  g_autoptr (GBytes) content = g_bytes_new_static ("evidence", 8);
  OfficeSubjectFile files[] = { { "../../degree.pdf", content }, { "degree.pdf", content } };
  OfficeSubjectAccess access = make_access ();
  g_autofree char *text_path = g_build_filename (folder, "record.txt", NULL);
  g_autofree char *read = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  access.files = files;
  access.n_files = 2;
  g_assert_true (office_subject_access_write (&access, folder, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0700);

  read = reader_run_script ("dump-record.py", folder, NULL);
  reader_assert_has (read, "name|Nguyễn Thị Ngọc Ánh|R0012|2025-12-05T12:00:00");
  reader_assert_has (read, "row|Name|'Nguyễn <b>Thị</b> & \"Ánh\"'\n");
  reader_assert_has (read, "row|Email|None\n");
  reader_assert_has (read, "row|Note|'two\\nlines'\n");
  reader_assert_has (read, "section|Applications|2\n");
  reader_assert_has (read, "section|Payments|0\n");
  reader_assert_has (read, "file|01 degree.pdf|8\nfile|02 degree.pdf|8\n");
  reader_assert_lacks (read, "|script|");
  g_assert_cmpuint (reader_count_files (folder), ==, 5);

  g_assert_true (g_file_get_contents (text_path, &text, NULL, NULL));
  reader_assert_has (text, "Email: not held\n");
  reader_assert_has (text, "Cohort: UIAO-2026-SPR\n");
  reader_remove_folder (top);
}

static void
test_refused (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  OfficeSubjectAccess access = make_access ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_false (office_subject_access_write (&access, file, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  reader_assert_has (error->message, "a folder is needed");
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (office_subject_access_write (&access, folder, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (reader_count_files (folder), ==, 1);
  reader_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/subject-access/record", test_record);
  g_test_add_func ("/documents/subject-access/refused", test_refused);

  return g_test_run ();
}

/* output-file.c: a file appears whole or not at all, under a name that is safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "documents/output-file.h"
#include "rules/error.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("office-output-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "out.txt", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  mode_t old = umask (0027);
  struct stat info;

  g_assert_true (office_output_file_save (fixture->path, "one", 3, NULL, &error));
  g_assert_no_error (error);
  umask (old);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 07777, ==, 0640);
  assert_content (fixture->path, "one");

  /* Replacing keeps the mode that a person gave. */
  g_assert_cmpint (chmod (fixture->path, 0600), ==, 0);
  g_assert_true (office_output_file_save (fixture->path, "two", 3, NULL, &error));
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 07777, ==, 0600);
  assert_content (fixture->path, "two");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_abandoned (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  OfficeOutputFile *file;

  g_assert_true (office_output_file_save (fixture->path, "before", 6, NULL, &error));
  file = office_output_file_begin (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (office_output_file_write (file, "after", 5, &error));
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  assert_content (fixture->path, "before");

  office_output_file_free (file);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  assert_content (fixture->path, "before");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (office_output_file_save (fixture->path, "x", 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "out.txt", NULL);
  g_autofree char *slash = g_strconcat (fixture->path, "/", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (office_output_file_save (fixture->folder, "x", 1, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "is a folder"));
  g_clear_error (&error);

  g_assert_false (office_output_file_save (slash, "x", 1, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (office_output_file_save (nowhere, "x", 1, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, nowhere));
  g_clear_error (&error);

  g_assert_false (office_output_file_save ("/dev/null", "x", 1, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (office_output_file_save ("", "x", 1, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      /* Root may write anywhere but here. */
      g_assert_false (office_output_file_save ("/proc/office.txt", "x", 1, NULL, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, OFFICE_ERROR);
      return;
    }

  g_assert_cmpint (chmod (fixture->folder, 0500), ==, 0);
  g_assert_false (office_output_file_save (fixture->path, "x", 1, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY);
  g_assert_cmpint (chmod (fixture->folder, 0700), ==, 0);
}

/* A limit on file size fails a write as a full disk does. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *large = g_strnfill (300 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  g_assert_true (office_output_file_save (fixture->path, "before", 6, NULL, &error));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 100 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (office_output_file_save (fixture->path, large, 300 * 1024, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "disk is full"));
  assert_content (fixture->path, "before");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* What a write has lost is lost: nobody who missed that failure puts the rest in place. */
static void
test_full_and_overlooked (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *large = g_strnfill (300 * 1024, 'x');
  g_autoptr (OfficeOutputFile) file = office_output_file_begin (fixture->path, NULL);
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 100 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (office_output_file_write (file, large, 300 * 1024, NULL));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (office_output_file_write (file, "more", 4, NULL) && office_output_file_commit (file, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_FULL);
  g_clear_pointer (&file, office_output_file_free);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (office_output_file_save (fixture->path, "one", 3, NULL, &error));
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (office_output_file_save (link, "two", 3, NULL, &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_content (fixture->path, "two");
}

static void
test_pieces (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (OfficeOutputFile) file = office_output_file_begin (fixture->path, NULL);
  g_autofree char *big = g_strnfill (70 * 1024, 'b');
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (office_output_file_write (file, "small", 5, &error));
      g_assert_true (office_output_file_write (file, big, 70 * 1024, &error));
      g_string_append_printf (expected, "small%s", big);
    }
  g_assert_true (office_output_file_commit (file, NULL, &error));
  assert_content (fixture->path, expected->str);
}

static void
test_safe_names (void)
{
  static const struct
  {
    const char *name;
    const char *extension;
    const char *expected;
  } cases[] = {
    { "Ada Lovelace", "pdf", "Ada Lovelace.pdf" },
    { "Nguyễn Thị Ngọc Ánh", "pdf", "Nguyễn Thị Ngọc Ánh.pdf" },
    { "O'Brien", "pdf", "O'Brien.pdf" },
    { "../../etc/passwd", "pdf", "etc-passwd.pdf" },
    { "..", NULL, "unnamed" },
    { ".hidden", NULL, "hidden" },
    { "-rf", NULL, "rf" },
    { "a/b\\c:d*e?f\"g<h>i|j", NULL, "a-b-c-d-e-f-g-h-i-j" },
    { "tab\tline\nbell\a", NULL, "tab line bell" },
    { "  spaced   out. ", NULL, "spaced out" },
    { "invoice\xe2\x80\xae" "fdp.exe", NULL, "invoice-fdp.exe" },
    { "con", "pdf", "_con.pdf" },
    { "LPT1", NULL, "_LPT1" },
    { "Connie", NULL, "Connie" },
    { "A.N. Other", "pdf", "A.N. Other.pdf" },
    { "\xff\xfe", NULL, "\xef\xbf\xbd\xef\xbf\xbd" },
    { "", "ics", "unnamed.ics" },
    { NULL, NULL, "unnamed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = office_output_file_safe_name (cases[i].name, cases[i].extension);

      g_assert_cmpstr (safe, ==, cases[i].expected);
    }
}

static void
test_safe_length (void)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint length = 0; length < 150; length++)
    {
      g_autofree char *safe = office_output_file_safe_name (name->str, "pdf");

      g_assert_cmpuint (strlen (safe), <=, 200);
      g_assert_true (g_utf8_validate (safe, -1, NULL));
      g_assert_true (g_str_has_suffix (safe, ".pdf"));
      g_assert_null (strchr (safe, '/'));
      g_string_append (name, length % 3 == 0 ? "é" : length % 3 == 1 ? "ễ" : "x");
    }
}

/* Whatever bytes come in, what goes out is one name of a file. */
static void
test_safe_always (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 5000; round++)
    {
      char bytes[301] = { 0 };
      g_autofree char *safe = NULL;
      guint length = g_rand_int_range (rand, 0, 300);

      for (guint i = 0; i < length; i++)
        bytes[i] = g_rand_int_range (rand, 1, round % 2 == 0 ? 128 : 256);
      safe = office_output_file_safe_name (bytes, NULL);
      g_assert_cmpuint (strlen (safe), >, 0);
      g_assert_cmpuint (strlen (safe), <=, 201);
      g_assert_true (g_utf8_validate (safe, -1, NULL));
      g_assert_cmpint (safe[0], !=, '.');
      g_assert_cmpint (safe[0], !=, '-');
      for (const char *p = safe; *p != '\0'; p++)
        g_assert_true ((guchar) *p >= 0x20 && strchr ("/\\:*?\"<>|\x7f", *p) == NULL);
    }
}

#define add(name, function) \
  g_test_add ("/documents/output-file/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("save", test_save);
  add ("abandoned", test_abandoned);
  add ("cancelled", test_cancelled);
  add ("refused", test_refused);
  add ("read-only", test_read_only);
  add ("full", test_full);
  add ("full-and-overlooked", test_full_and_overlooked);
  add ("link", test_link);
  add ("pieces", test_pieces);
  g_test_add_func ("/documents/output-file/safe-names", test_safe_names);
  g_test_add_func ("/documents/output-file/safe-length", test_safe_length);
  g_test_add_func ("/documents/output-file/safe-always", test_safe_always);

  return g_test_run ();
}

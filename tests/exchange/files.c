/* files.c: what the tests of this floor share: made files, and sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "files.h"

#include <glib/gstdio.h>

#include "rules/error.h"

/* Runs make-files.py, which the build names, into a new folder. */
char *
files_make (const char *rows)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("office-files-XXXXXX", &error);
  const char *command[] = { g_getenv ("OFFICE_PYTHON"), g_getenv ("OFFICE_MAKE_FILES"), folder, rows,
                            NULL };
  int status;

  g_assert_no_error (error);
  g_assert_nonnull (command[0]);
  g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return folder;
}

void
files_remove (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

char *
files_path (const char *folder,
            const char *name)
{
  return g_build_filename (folder, name, NULL);
}

OfficeSheet *
sheet_from_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  OfficeSheet *sheet = office_csv_read (text, office_csv_find_delimiter (text), "test.csv", NULL,
                                        &error);

  g_assert_no_error (error);
  return sheet;
}

/* The error has the code, and its one sentence or two name each of the parts. */
void
assert_says (GError     *error,
             int         code,
             const char *part,
             ...)
{
  va_list parts;

  g_assert_error (error, OFFICE_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_test_message ("%s", error->message);
  va_start (parts, part);
  for (; part != NULL; part = va_arg (parts, const char *))
    if (strstr (error->message, part) == NULL)
      g_error ("“%s” does not say “%s”", error->message, part);
  va_end (parts);
}

void
assert_cell (OfficeSheet *sheet,
             guint        index,
             guint        column,
             int          kind,
             const char  *text)
{
  const OfficeCell *cell = office_sheet_get_cell (sheet, index, column);

  g_assert_cmpstr (cell->text, ==, text);
  g_assert_cmpint (cell->kind, ==, kind);
}

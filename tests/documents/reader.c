/* reader.c: what other programs read in the files that we write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader.h"

#include <string.h>

#include <glib/gstdio.h>

char *
reader_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("office-documents-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
reader_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        reader_remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

guint
reader_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static char *
run (GPtrArray *arguments)
{
  g_autofree char *output = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                &complaint, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s: %s", (char *) g_ptr_array_index (arguments, 0), complaint);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return g_steal_pointer (&output);
}

static void
add_arguments (GPtrArray *arguments,
               va_list    more)
{
  const char *argument;

  while ((argument = va_arg (more, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) argument);
}

/* Runs a program that must succeed, and gives its standard output. */
char *
reader_run (const char *program,
            ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list more;

  g_ptr_array_add (arguments, (char *) program);
  va_start (more, program);
  add_arguments (arguments, more);
  va_end (more);

  return run (arguments);
}

/* The same with one of the scripts beside this file. */
char *
reader_run_script (const char *script,
                   ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, script, NULL);
  const char *python = g_getenv ("OFFICE_TEST_PYTHON");
  va_list more;

  g_ptr_array_add (arguments, (char *) (python != NULL ? python : "/usr/bin/python3"));
  g_ptr_array_add (arguments, path);
  va_start (more, script);
  add_arguments (arguments, more);
  va_end (more);

  return run (arguments);
}

gboolean
reader_is_installed (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  return path != NULL;
}

void
reader_assert_has (const char *text,
                   const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

void
reader_assert_lacks (const char *text,
                     const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in:\n%s", part, text);
}

guint
reader_count (const char *text,
              const char *part)
{
  guint count = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    count++;
  return count;
}

typedef struct
{
  double left, top, right, bottom;
  char  *text;
} Word;

static void
word_clear (gpointer pointer)
{
  g_free (((Word *) pointer)->text);
}

static double
read_number (const char *line,
             const char *name)
{
  const char *at = strstr (line, name);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (name), NULL);
}

static void
assert_words_clear (GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    for (guint j = i + 1; j < words->len; j++)
      {
        const Word *a = &g_array_index (words, Word, i);
        const Word *b = &g_array_index (words, Word, j);

        if (a->left + 0.5 < b->right && b->left + 0.5 < a->right &&
            a->top + 0.5 < b->bottom && b->top + 0.5 < a->bottom)
          g_error ("“%s” and “%s” overlap", a->text, b->text);
      }
}

/* No two words of a page lie over each other, and none leaves the box. A word's box is that of the
 * font, with room above and below that other lines may enter; its middle is what ink fills. */
void
reader_assert_clear (const char *pdf,
                     double      left,
                     double      top,
                     double      right,
                     double      bottom)
{
  g_autofree char *boxes = reader_run ("pdftotext", "-bbox", pdf, "-", NULL);
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  guint n_words = 0;

  g_array_set_clear_func (words, word_clear);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Word word;
      double height;

      if (strstr (lines[i], "<page") != NULL)
        {
          assert_words_clear (words);
          g_array_set_size (words, 0);
        }
      if (strstr (lines[i], "<word") == NULL)
        continue;

      word = (Word) { read_number (lines[i], "xMin=\""), read_number (lines[i], "yMin=\""),
                      read_number (lines[i], "xMax=\""), read_number (lines[i], "yMax=\""),
                      g_strdup (strchr (lines[i], '>') + 1) };
      height = word.bottom - word.top;
      word.top += height * 0.3;
      word.bottom -= height * 0.3;
      if (word.left < left - 1 || word.right > right + 1 || word.top < top || word.bottom > bottom)
        g_error ("“%s” leaves its box", word.text);
      g_array_append_val (words, word);
      n_words++;
    }
  assert_words_clear (words);
  g_assert_cmpuint (n_words, >, 0);
}

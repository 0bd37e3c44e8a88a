/* replay.c: runs a fuzz program's entry point over a corpus and its mutations, the same every time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "fuzz.h"

/* usage: PROGRAM MUTATIONS SEED FOLDER. Larger files of the folder are left out. */
#define LARGEST 65536

static const char *const words[] = {
  "\"", ",", ";", "\t", "\n", "\r\n", "\xef\xbb\xbf", "\xff\xfe", "=", "<", "&", "_x000D_", "PK\3\4",
  "<c r=\"A1\" t=\"s\"><v>99999999</v></c>", "<row r=\"0\"/>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;",
  "Surname", "E-mail", "DOB", "GMC No.", "Reference", "Mark", "31/02/1984", "PA012345", "1E+19", "101",
  "-1", "NS", "\xe2\x80\xae", "\xc3\xb8", "\xf8", "\x01",
};

static void
mutate (GByteArray *input,
        GRand      *random)
{
  guint n_changes = g_rand_int_range (random, 1, 8);

  for (guint i = 0; i < n_changes && input->len > 0; i++)
    {
      guint at = g_rand_int_range (random, 0, input->len);
      guint wanted = g_rand_int_range (random, 1, 32);
      guint length = MIN (input->len - at, wanted);
      const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          input->data[at] ^= 1 << g_rand_int_range (random, 0, 8);
          break;
        case 1:
          input->data[at] = g_rand_int_range (random, 0, 256);
          break;
        case 2:
          g_byte_array_remove_range (input, at, length);
          break;
        case 3:
          g_byte_array_set_size (input, at);
          break;
        case 4:
          g_byte_array_append (input, (const guint8 *) word, strlen (word));
          break;
        default:
          memcpy (input->data + at, word, MIN (input->len - at, strlen (word)));
          break;
        }
    }
}

static GPtrArray *
read_corpus (const char *folder)
{
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, (GCompareFunc) (void *) g_strcmp0);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

      if (file != NULL && g_mapped_file_get_length (file) <= LARGEST)
        g_ptr_array_add (corpus, g_mapped_file_get_bytes (file));
    }
  return corpus;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) corpus = NULL;
  g_autoptr (GRand) random = NULL;
  guint mutations;

  if (argc != 4)
    return 2;
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  mutations = strtoul (argv[1], NULL, 10);
  random = g_rand_new_with_seed (strtoul (argv[2], NULL, 10));
  corpus = read_corpus (argv[3]);
  if (corpus->len == 0)
    return 1;

  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, i), &size);

      LLVMFuzzerTestOneInput (data, size);
    }

  for (guint i = 0; i < mutations; i++)
    {
      GBytes *seed = g_ptr_array_index (corpus, g_rand_int_range (random, 0, corpus->len));
      g_autoptr (GByteArray) input = g_byte_array_new ();

      g_byte_array_append (input, g_bytes_get_data (seed, NULL), g_bytes_get_size (seed));
      mutate (input, random);
      LLVMFuzzerTestOneInput (input->data, input->len);
    }

  g_print ("%u files, %u mutations\n", corpus->len, mutations);
  return 0;
}

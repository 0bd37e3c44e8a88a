/* pdf-language.c: the language of a PDF, which Cairo cannot set
 *
 * A PDF may be followed by an update: newer objects, a table of where they stand, and a trailer that
 * names the older table. The update here holds the catalogue once more, with the language and the
 * wish that the title be shown, so that a screen reader speaks the text as it is meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/pdf-language.h"

#include <stdlib.h>
#include <string.h>

#define TAIL 512
#define ENTRY 20
#define MOST_CATALOGUE 1024

/* The number after the last @key, or -1. */
static gint64
number_after (const char *text,
              const char *key)
{
  const char *at = g_strrstr (text, key);

  return at != NULL ? g_ascii_strtoll (at + strlen (key), NULL, 10) : -1;
}

static char *
read_text (OfficePdfReader  read,
           gpointer         user_data,
           gsize            size,
           gsize            offset,
           gsize            length)
{
  g_autofree char *text = NULL;

  if (offset >= size)
    return NULL;
  length = MIN (length, size - offset);
  text = g_malloc0 (length + 1);
  return read (offset, (guint8 *) text, length, user_data) ? g_steal_pointer (&text) : NULL;
}

/* Where an object stands, from a table that lists them all. */
static gint64
find_object (OfficePdfReader  read,
             gpointer         user_data,
             gsize            size,
             gsize            table,
             gint64           object)
{
  g_autofree char *head = read_text (read, user_data, size, table, 40);
  g_autofree char *entry = NULL;
  const char *first;

  if (head == NULL || !g_str_has_prefix (head, "xref\n0 "))
    return -1;
  first = strchr (head + 5, '\n');
  if (first == NULL)
    return -1;

  entry = read_text (read, user_data, size,
                     table + (gsize) (first + 1 - head) + (gsize) object * ENTRY, ENTRY);
  return entry != NULL && entry[17] == 'n' ? g_ascii_strtoll (entry, NULL, 10) : -1;
}

/* The catalogue as it is, without its end. */
static char *
read_catalogue (OfficePdfReader  read,
                gpointer         user_data,
                gsize            size,
                gint64           offset)
{
  g_autofree char *text = NULL;
  char *end;

  if (offset < 0)
    return NULL;
  text = read_text (read, user_data, size, (gsize) offset, MOST_CATALOGUE);
  end = text != NULL ? strstr (text, "endobj") : NULL;
  if (end == NULL || strstr (text, "/Type /Catalog") == NULL || strstr (text, "/Lang") != NULL)
    return NULL;

  *end = '\0';
  end = g_strrstr (text, ">>");
  if (end == NULL)
    return NULL;
  *end = '\0';
  return g_steal_pointer (&text);
}

/**
 * office_pdf_language_update:
 * @read: reads the finished PDF
 * @user_data: for @read
 * @size: of the PDF, in bytes
 * @language: a language tag: "en-GB"
 *
 * Says what is to follow a PDF so that it has a language.
 *
 * Returns: (transfer full) (nullable): the update; %NULL for a PDF of another build than Cairo's
 */
char *
office_pdf_language_update (OfficePdfReader  read,
                            gpointer         user_data,
                            gsize            size,
                            const char      *language)
{
  g_autofree char *tail = read_text (read, user_data, size, size > TAIL ? size - TAIL : 0, TAIL);
  g_autofree char *catalogue = NULL;
  gint64 table, root, info, count;
  g_autoptr (GString) update = NULL;
  gsize second;

  if (tail == NULL)
    return NULL;
  table = number_after (tail, "startxref\n");
  root = number_after (tail, "/Root ");
  info = number_after (tail, "/Info ");
  count = number_after (tail, "/Size ");
  if (table <= 0 || root <= 0 || info <= 0 || count <= 0)
    return NULL;
  catalogue = read_catalogue (read, user_data, size,
                              find_object (read, user_data, size, (gsize) table, root));
  if (catalogue == NULL)
    return NULL;

  update = g_string_new (catalogue);
  g_string_append_printf (update, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n"
                                  ">>\nendobj\n", language);
  second = size + update->len;
  g_string_append_printf (update, "xref\n%" G_GINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
                          root, size);
  g_string_append_printf (update, "trailer\n<< /Size %" G_GINT64_FORMAT "\n   /Root %" G_GINT64_FORMAT
                                  " 0 R\n   /Info %" G_GINT64_FORMAT " 0 R\n   /Prev %"
                                  G_GINT64_FORMAT "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          count, root, info, table, second);
  return g_string_free (g_steal_pointer (&update), FALSE);
}

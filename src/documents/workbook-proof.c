/* workbook-proof.c: whether a workbook on the disk is whole
 *
 * libxlsxwriter does not look whether its scratch files could be written: on a full disk it packs
 * what is there and reports success. So each part is read back once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook-proof.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#define EDGE 512

/* First and last bytes of one part. */
typedef struct
{
  char  head[EDGE + 1];
  gsize head_length;
  char  tail[EDGE + 1];
  gsize tail_length;
} Edges;

typedef struct archive Archive;

static void
archive_close_and_free (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_close_and_free)

static void
add_block (Edges      *edges,
           const char *data,
           gsize       length)
{
  gsize head = MIN (length, EDGE - edges->head_length);
  gsize keep;

  memcpy (edges->head + edges->head_length, data, head);
  edges->head_length += head;

  if (length >= EDGE)
    {
      memcpy (edges->tail, data + length - EDGE, EDGE);
      edges->tail_length = EDGE;
      return;
    }
  keep = MIN (edges->tail_length, EDGE - length);
  memmove (edges->tail, edges->tail + edges->tail_length - keep, keep);
  memcpy (edges->tail + keep, data, length);
  edges->tail_length = keep + length;
}

/* Whether the part ends by closing the element that it began with. */
static gboolean
is_closed (Edges *edges)
{
  const char *root;
  gsize name;
  g_autofree char *closing = NULL;

  edges->head[edges->head_length] = '\0';
  edges->tail[edges->tail_length] = '\0';
  g_strchomp (edges->tail);

  root = edges->head;
  while ((root = strchr (root, '<')) != NULL && (root[1] == '?' || root[1] == '!'))
    root++;
  if (root == NULL)
    return FALSE;

  name = strcspn (root + 1, " \t\r\n/>");
  closing = g_strdup_printf ("</%.*s>", (int) name, root + 1);
  return g_str_has_suffix (edges->tail, closing) ||
         (edges->tail_length < EDGE && g_str_has_suffix (edges->tail, "/>") &&
          strchr (root, '>') == root + strlen (root) - 1);
}

static gboolean
read_part (Archive *archive,
           Edges   *edges)
{
  const void *data;
  size_t length;
  la_int64_t offset;
  int result;

  memset (edges, 0, sizeof *edges);
  while ((result = archive_read_data_block (archive, &data, &length, &offset)) == ARCHIVE_OK)
    add_block (edges, data, length);

  return result == ARCHIVE_EOF;
}

/**
 * office_workbook_is_whole:
 * @path: a workbook that we have just written
 *
 * Reads every part back: its checksum must be right and its last element closed.
 *
 * Returns: whether it is whole
 */
gboolean
office_workbook_is_whole (const char *path)
{
  g_autoptr (Archive) archive = archive_read_new ();
  struct archive_entry *entry;
  guint n_parts = 0;
  int result;

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, path, 64 * 1024) != ARCHIVE_OK)
    return FALSE;

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      Edges edges;

      if (!read_part (archive, &edges) || !is_closed (&edges))
        return FALSE;
      n_parts++;
    }

  return result == ARCHIVE_EOF && n_parts > 0;
}

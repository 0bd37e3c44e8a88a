/* marks-block.c: a block of cells as spreadsheets put it on the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "model/marks-block.h"

/* One cell from @at on: plain up to tab or line end, or in quotes, where a doubled quote is one. */
static const char *
take_cell (const char *at,
           GString    *cell)
{
  g_string_truncate (cell, 0);
  if (*at == '"')
    {
      const char *scan = at + 1;

      while (*scan != '\0' && (*scan != '"' || scan[1] == '"'))
        {
          g_string_append_c (cell, *scan);
          scan += *scan == '"' ? 2 : 1;
        }
      if (*scan == '"' && strchr ("\t\r\n", scan[1]) != NULL)
        return scan + 1;
      /* No closing quote, or text behind it: the quote was only a character. */
      g_string_truncate (cell, 0);
    }

  while (*at != '\0' && *at != '\t' && *at != '\r' && *at != '\n')
    g_string_append_c (cell, *at++);
  return at;
}

static const char *
take_line_end (const char *at)
{
  if (*at == '\r')
    at++;
  if (*at == '\n')
    at++;
  return at;
}

/**
 * office_marks_block_parse:
 * @text: the clipboard's text: tabs between cells, a line for each row
 *
 * Reads a block as Excel, LibreOffice and Gnumeric put it on the clipboard. A line end behind the last
 * row begins no further row.
 *
 * Returns: (transfer full) (element-type GStrv): the rows
 */
GPtrArray *
office_marks_block_parse (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (GStrvBuilder) line = g_strv_builder_new ();
  const char *at = text;

  while (*at != '\0')
    {
      at = take_cell (at, cell);
      g_strv_builder_add (line, cell->str);
      if (*at == '\t')
        {
          at++;
          if (*at != '\0')
            continue;
          g_strv_builder_add (line, "");
        }
      at = take_line_end (at);
      g_ptr_array_add (lines, g_strv_builder_end (line));
    }
  return lines;
}

/**
 * office_marks_block_format:
 * @lines: (element-type GStrv): the rows
 *
 * Returns: (transfer full): the block as spreadsheets read it from the clipboard
 */
char *
office_marks_block_format (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);

      for (guint j = 0; cells[j] != NULL; j++)
        {
          if (j > 0)
            g_string_append_c (text, '\t');
          g_string_append (text, cells[j]);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

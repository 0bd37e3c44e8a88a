/* encoding.c: text of any of the encodings that offices send, as UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

/* How much of a file is looked at to tell UTF-16 without a mark. */
#define SAMPLE 4096

/**
 * office_text_encoding_name:
 * @encoding: an encoding
 *
 * Returns: its name as people know it
 */
const char *
office_text_encoding_name (OfficeTextEncoding encoding)
{
  static const char *const names[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252" };

  return names[encoding];
}

static guint
count_lines (const guint8 *data,
             gsize         length)
{
  guint lines = 1;

  for (gsize i = 0; i < length; i++)
    if (data[i] == '\n' || (data[i] == '\r' && (i + 1 == length || data[i + 1] != '\n')))
      lines++;
  return lines;
}

/* Latin text in UTF-16 has a zero in nearly every second byte, and on one side only. */
static gboolean
looks_like_utf16 (const guint8       *data,
                  gsize               length,
                  OfficeTextEncoding *encoding)
{
  gsize sample = MIN (length, SAMPLE) & ~(gsize) 1;
  gsize even = 0, odd = 0;

  for (gsize i = 0; i < sample; i += 2)
    {
      even += data[i] == 0;
      odd += data[i + 1] == 0;
    }
  if (sample < 4 || (even != 0 && odd != 0) || MAX (even, odd) * 10 < sample / 2 * 4)
    return FALSE;

  *encoding = odd > even ? OFFICE_TEXT_UTF_16_LE : OFFICE_TEXT_UTF_16_BE;
  return TRUE;
}

static char *
refuse_binary (const guint8  *data,
               gsize          at,
               GError       **error)
{
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("Line %u: the file holds bytes that no text has. It is not a csv file: "
                 "save the spreadsheet as .xlsx or as CSV UTF-8."),
               count_lines (data, at));
  return NULL;
}

static char *
decode_utf16 (const guint8        *data,
              gsize                length,
              OfficeTextEncoding   encoding,
              GError             **error)
{
  g_autofree char *text = NULL;
  gsize written = 0;

  if (length % 2 == 0)
    text = g_convert ((const char *) data, length, "UTF-8", office_text_encoding_name (encoding),
                      NULL, &written, NULL);
  if (text == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                   _("The file is text in %s, but part of a character is missing. "
                     "Save it again as CSV UTF-8."),
                   office_text_encoding_name (encoding));
      return NULL;
    }
  if (strlen (text) != written)
    return refuse_binary ((const guint8 *) text, strlen (text), error);

  return g_steal_pointer (&text);
}

static gboolean
has_multibyte (const guint8 *data,
               gsize         length)
{
  for (gsize i = 0; i < length; i++)
    if (data[i] >= 0x80)
      return TRUE;
  return FALSE;
}

static char *
decode_windows_1252 (const guint8  *data,
                     gsize          length,
                     gsize          first_bad,
                     GError       **error)
{
  g_autofree char *text = NULL;
  gsize read = 0;

  for (gsize i = 0; i < length; i++)
    if (data[i] < 0x20 && strchr ("\t\n\r\f\v\x1a", data[i]) == NULL)
      return refuse_binary (data, i, error);

  /* Whole UTF-8 characters before the first bad byte: neither encoding reads both. */
  if (has_multibyte (data, first_bad))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Line %u: the file is UTF-8 up to here, and this line is not. "
                     "Save it again as CSV UTF-8."),
                   count_lines (data, first_bad));
      return NULL;
    }

  text = g_convert ((const char *) data, length, "UTF-8", "WINDOWS-1252", &read, NULL, NULL);
  if (text == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Line %u: the file is neither UTF-8 nor Windows-1252 text. "
                     "Save it again as CSV UTF-8."),
                   count_lines (data, MIN (read, length)));
      return NULL;
    }
  return g_steal_pointer (&text);
}

/**
 * office_text_decode:
 * @data: the bytes of a file
 * @length: how many
 * @encoding: (out) (optional): what they turned out to be
 * @error: set, with the line's number, when they are not text
 *
 * Finds the encoding by the byte order mark, or by what the bytes allow, and converts. A zero byte,
 * or a file half in one encoding and half in another, is refused.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, without byte order mark
 */
char *
office_text_decode (const guint8        *data,
                    gsize                length,
                    OfficeTextEncoding  *encoding,
                    GError             **error)
{
  OfficeTextEncoding found = OFFICE_TEXT_UTF_8;
  const char *end = NULL;
  const guint8 *zero;
  char *text;

  if (length == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("The file is empty: it holds no rows."));
      return NULL;
    }

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  else if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      found = data[0] == 0xff ? OFFICE_TEXT_UTF_16_LE : OFFICE_TEXT_UTF_16_BE;
      data += 2;
      length -= 2;
    }
  else
    looks_like_utf16 (data, length, &found);

  if (found != OFFICE_TEXT_UTF_8)
    text = decode_utf16 (data, length, found, error);
  else if ((zero = memchr (data, '\0', length)) != NULL)
    text = refuse_binary (data, zero - data, error);
  else if (g_utf8_validate_len ((const char *) data, length, &end))
    text = g_strndup ((const char *) data, length);
  else
    {
      found = OFFICE_TEXT_WINDOWS_1252;
      text = decode_windows_1252 (data, length, (const guint8 *) end - data, error);
    }

  if (text != NULL && encoding != NULL)
    *encoding = found;
  return text;
}

/* fold.c: text as it is searched: without case, accents or apostrophes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/fold.h"

/* Letters that carry their accent in one piece, so that decomposing does not part them. */
static const struct
{
  gunichar    letter;
  const char *plain;
} whole_letters[] = {
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x00df, "ss" }, /* ß */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0142, "l" },  /* ł */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
};

static gboolean
is_left_out (gunichar letter)
{
  switch (g_unichar_type (letter))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
      return TRUE;
    default:
      return letter == '\'' || letter == 0x2019 || letter == 0x02bc || letter == '`';
    }
}

/**
 * office_fold_text:
 * @text: (nullable): UTF-8 text
 *
 * Folds case, accents, apostrophes and letters such as ø and ł, so that "Sorensen" finds "Sørensen",
 * "obrien" finds "O’Brien" and "Nguyen" finds "Nguyễn". What is left out is only left out of the
 * search, never of the record.
 *
 * Returns: (transfer full): the folded text, empty for %NULL or invalid UTF-8
 */
char *
office_fold_text (const char *text)
{
  g_autofree char *decomposed = NULL;
  GString *folded;

  if (text == NULL)
    return g_strdup ("");

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup ("");

  folded = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (p));
      gboolean found = FALSE;

      if (is_left_out (letter))
        continue;

      for (gsize i = 0; letter > 0x7f && i < G_N_ELEMENTS (whole_letters); i++)
        if (letter == whole_letters[i].letter)
          {
            g_string_append (folded, whole_letters[i].plain);
            found = TRUE;
            break;
          }

      if (!found)
        g_string_append_unichar (folded, letter);
    }

  return g_string_free (folded, FALSE);
}

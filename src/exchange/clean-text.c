/* clean-text.c: text as people type it, made fit to keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/clean-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

/* RFC 5321, 4.5.3.1. */
#define MOST_EMAIL 254
#define MOST_LOCAL 64

/* Characters that turn the direction of what follows, and so can make text look like other text. */
static gboolean
turns_direction (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069);
}

/* Marks that copying leaves behind and nobody sees. The joiners of Persian and Indic names stay. */
static gboolean
is_residue (gunichar character)
{
  return character == 0xfeff || character == 0x200b || character == 0x200e || character == 0x200f
         || character == 0xad;
}

static gboolean
refuse_control (gunichar  character,
                GError  **error)
{
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("It holds the control character U+%04X, which cannot be seen. Type it again."),
               character);
  return FALSE;
}

static gboolean
append_clean (GString     *clean,
              const char  *text,
              gboolean     keep_lines,
              GError     **error)
{
  gboolean space_owed = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (keep_lines && character == '\n')
        {
          space_owed = FALSE;
          if (clean->len > 0)
            g_string_append_c (clean, '\n');
        }
      else if (g_unichar_isspace (character))
        space_owed = clean->len > 0 && clean->str[clean->len - 1] != '\n';
      else if (is_residue (character))
        continue;
      else if (g_unichar_iscntrl (character) || turns_direction (character))
        return refuse_control (character, error);
      else
        {
          if (space_owed)
            g_string_append_c (clean, ' ');
          space_owed = FALSE;
          g_string_append_unichar (clean, character);
        }
    }
  return TRUE;
}

/* Most cells are: one line of ASCII, no space too many. */
static gboolean
is_clean (const char *text)
{
  if (*text == ' ')
    return FALSE;
  for (; *text != '\0'; text++)
    if (*text < ' ' || *text > '~' || (*text == ' ' && (text[1] == ' ' || text[1] == '\0')))
      return FALSE;
  return TRUE;
}

/**
 * office_text_clean:
 * @text: text in UTF-8
 * @keep_lines: whether line ends mean something; otherwise they are spaces
 * @limit: most characters
 * @error: set when there is a control character in it or it is too long
 *
 * Trims, folds inner spaces to one, puts letters and their marks together (NFC). Every letter of
 * every script stays as it is, and so does what looks like markup or like a formula.
 *
 * Returns: (transfer full) (nullable): the text; may be empty
 */
char *
office_text_clean (const char  *text,
                   gboolean     keep_lines,
                   guint        limit,
                   GError     **error)
{
  g_autoptr (GString) clean = NULL;
  char *normal;

  if (is_clean (text))
    normal = g_strdup (text);
  else
    {
      clean = g_string_new (NULL);
      if (!append_clean (clean, text, keep_lines, error))
        return NULL;
      while (clean->len > 0 && clean->str[clean->len - 1] == '\n')
        g_string_truncate (clean, clean->len - 1);
      normal = g_utf8_normalize (clean->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
      if (normal == NULL)
        normal = g_strdup ("");
    }

  if (strlen (normal) > limit && g_utf8_strlen (normal, -1) > limit)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("It has %ld characters; at most %u are kept. Shorten it."),
                   g_utf8_strlen (normal, -1), limit);
      g_free (normal);
      return NULL;
    }
  return normal;
}

/**
 * office_text_check_name:
 * @name: a cleaned name, not empty
 * @error: set when it cannot be one
 *
 * Names are what people say they are. Only what has no letter, or is an e-mail address from the
 * next column, is refused.
 *
 * Returns: whether it may be a name
 */
gboolean
office_text_check_name (const char  *name,
                        GError     **error)
{
  if (strchr (name, '@') != NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” looks like an e-mail address, not a name."), name);
      return FALSE;
    }
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” has no letter in it, so it is no name."), name);
  return FALSE;
}

/**
 * office_text_odd_character:
 * @name: a cleaned name
 *
 * Returns: (transfer full) (nullable): the first character that names rarely have, such as `<` or a
 *   digit, which the office may want to look at
 */
char *
office_text_odd_character (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isalpha (character) || g_unichar_ismark (character)
          || character == 0x200c || character == 0x200d)
        continue;
      if (character < 0x80 ? strchr (" -'.,()", character) != NULL
                           : g_unichar_ispunct (character))
        continue;
      return g_strndup (at, g_utf8_next_char (at) - at);
    }
  return NULL;
}

static gboolean
has_email_shape (const char *email)
{
  const char *at = strchr (email, '@');
  const char *domain = at != NULL ? at + 1 : NULL;
  const char *dot = domain != NULL ? strchr (domain, '.') : NULL;

  if (at == NULL || at == email || strchr (domain, '@') != NULL || dot == NULL)
    return FALSE;
  if (strpbrk (email, " ,;:<>()[]\"\\|") != NULL || strstr (email, "..") != NULL)
    return FALSE;
  if (email[0] == '.' || at[-1] == '.' || domain[0] == '.' || domain[0] == '-')
    return FALSE;
  return at - email <= MOST_LOCAL && email[strlen (email) - 1] != '.'
         && email[strlen (email) - 1] != '-';
}

/**
 * office_text_check_email:
 * @email: a cleaned address
 * @error: set when it has not the shape of one
 *
 * Returns: whether mail could be sent to it, as far as its shape tells
 */
gboolean
office_text_check_email (const char  *email,
                         GError     **error)
{
  if (strlen (email) <= MOST_EMAIL && has_email_shape (email))
    return TRUE;

  if (strchr (email, '@') != strrchr (email, '@'))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("“%s” is more than one e-mail address. Keep one."), email);
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("“%s” is not an e-mail address, such as name@trust.nhs.uk."), email);
  return FALSE;
}

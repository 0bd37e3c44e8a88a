/* safe-name.c: a file name made of what a person typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "documents/output-file.h"

/* Room for a number in front and for a file system's 255 bytes. */
#define SAFE_NAME_BYTES 200

static gboolean
character_is_safe (gunichar character)
{
  if (character < 0x80)
    return character >= 0x20 && character != 0x7f && strchr ("/\\:*?\"<>|", character) == NULL;

  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return FALSE;
    case G_UNICODE_FORMAT:
      /* The joiners belong to some scripts' spelling; the others can turn a name round. */
      return character == 0x200c || character == 0x200d;
    default:
      return TRUE;
    }
}

/* Names that mean a device to Windows, whatever the extension. */
static gboolean
name_is_reserved (const char *name)
{
  static const char *const reserved[] = { "con", "prn", "aux", "nul", "com", "lpt" };
  g_autofree char *folded = g_ascii_strdown (name, strcspn (name, "."));

  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    {
      const char *rest = folded + strlen (reserved[i]);

      if (!g_str_has_prefix (folded, reserved[i]))
        continue;
      if (i < 4 ? *rest == '\0' : (g_ascii_isdigit (rest[0]) && rest[1] == '\0'))
        return TRUE;
    }

  return FALSE;
}

/* Cut to so many bytes, never inside a letter nor between a letter and its accents. */
static void
clip (GString *name,
      gsize    bytes)
{
  const char *end;

  if (name->len <= bytes)
    return;

  end = g_utf8_find_prev_char (name->str, name->str + bytes + 1);
  while (end > name->str && g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_find_prev_char (name->str, end);
  g_string_truncate (name, end != NULL ? (gsize) (end - name->str) : bytes);
}

static void
trim_end (GString *name)
{
  while (name->len > 0 && strchr (". -", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

/**
 * office_output_file_safe_name:
 * @name: (nullable): what a person typed, a learner's name for instance
 * @extension: (nullable): without the dot
 *
 * Makes a file name of any text: no slash, no control, reserved or direction-turning character,
 * no dot in front, at most 200 bytes of whole letters with the extension, never empty.
 *
 * Returns: (transfer full): one name, without a folder
 */
char *
office_output_file_safe_name (const char *name,
                              const char *extension)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) safe = g_string_new (NULL);
  gsize room = SAFE_NAME_BYTES - (extension != NULL ? strlen (extension) + 1 : 0);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      gboolean space = g_unichar_isspace (character);
      char last = safe->len > 0 ? safe->str[safe->len - 1] : '\0';

      if (!space && character_is_safe (character))
        {
          if (safe->len > 0 || strchr (".-", (int) MIN (character, 0x7f)) == NULL)
            g_string_append_unichar (safe, character);
        }
      else if (last != '\0' && last != ' ' && last != '-')
        g_string_append_c (safe, space ? ' ' : '-');
    }

  trim_end (safe);
  clip (safe, room);
  trim_end (safe);
  if (safe->len == 0)
    g_string_assign (safe, "unnamed");
  if (name_is_reserved (safe->str))
    g_string_prepend_c (safe, '_');
  if (extension != NULL)
    g_string_append_printf (safe, ".%s", extension);

  return g_string_free (g_steal_pointer (&safe), FALSE);
}

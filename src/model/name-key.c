/* name-key.c: names as keys, so that the same person is found however they are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/name-key.h"

#include <string.h>

/**
 * office_name_key:
 * @first: (nullable): a name
 * @second: (nullable): what stands behind it
 *
 * Case, spaces and forms of a letter make no difference.
 *
 * Returns: (transfer full): both as one key
 */
char *
office_name_key (const char *first,
                 const char *second)
{
  g_autofree char *both = g_strconcat (first != NULL ? first : "", second, NULL);
  g_autofree char *normal = g_utf8_normalize (both, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *key = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isalnum (character))
        g_string_append_unichar (key, character);
    }
  return g_string_free (key, FALSE);
}

/**
 * office_name_key_called:
 * @name: as somebody called themselves: "Dr Aoife Ng (Guest)"
 *
 * Returns: (transfer full): the key without a title in front and without what stands in brackets
 */
char *
office_name_key_called (const char *name)
{
  static const char *const titles[] = { "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor" };
  g_autofree char *plain = g_strdup (name);
  char *bracket = strchr (plain, '(');
  char *at;

  if (bracket != NULL && bracket != plain)
    *bracket = '\0';
  at = g_strstrip (plain);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gsize length = strlen (titles[i]);

      if (g_ascii_strncasecmp (at, titles[i], length) == 0 && (at[length] == '.' || at[length] == ' '))
        return office_name_key (at + length, NULL);
    }
  return office_name_key (at, NULL);
}

static void
add_key (GPtrArray  *keys,
         const char *first,
         const char *second)
{
  if (*first != '\0' && *second != '\0')
    g_ptr_array_add (keys, office_name_key (first, second));
}

/**
 * office_name_keys:
 * @family_name: of a learner
 * @given_names: all of them
 * @known_as: (nullable): what they are called
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys under which they may be written
 */
char **
office_name_keys (const char *family_name,
                  const char *given_names,
                  const char *known_as)
{
  GPtrArray *keys = g_ptr_array_new ();
  g_auto (GStrv) given = g_strsplit (given_names, " ", 2);

  add_key (keys, given_names, family_name);
  add_key (keys, family_name, given_names);
  if (given[0] != NULL && given[1] != NULL)
    {
      add_key (keys, given[0], family_name);
      add_key (keys, family_name, given[0]);
    }
  if (known_as != NULL)
    {
      add_key (keys, known_as, family_name);
      add_key (keys, family_name, known_as);
    }
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (keys, FALSE);
}

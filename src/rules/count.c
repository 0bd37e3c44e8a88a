/* count.c: how many, for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/count.h"

#include <string.h>

/**
 * office_count_to_text:
 * @count: how many; may be negative
 *
 * Writes a number with a comma between thousands, as it is read in Britain whatever the locale: "19,000".
 *
 * Returns: (transfer full): the text
 */
char *
office_count_to_text (gint64 count)
{
  const guint64 absolute = count < 0 ? 0 - (guint64) count : (guint64) count;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, absolute);
  GString *text = g_string_new (count < 0 ? "−" : NULL);
  const gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

/* given.c: whether something was typed at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/given.h"

/**
 * office_text_is_given:
 * @text: (nullable): what was typed, in UTF-8
 *
 * White space gives no reason. What needs one by a rule (ASSESS-4, ASSESS-9, APPLY-2, BOARD-1, FEE-1)
 * asks here.
 *
 * Returns: whether there is anything but white space in @text
 */
gboolean
office_text_is_given (const char *text)
{
  if (text == NULL)
    return FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

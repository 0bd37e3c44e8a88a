/* nicks.c: the words by which the database and officectl call the members of an enumeration
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/nicks.h"

#include <glib/gi18n-lib.h>

/**
 * office_nick_of:
 * @table: (array length=n_members): the enumeration's table
 * @n_members: its length
 * @value: a member
 *
 * The untranslated word of a member.
 *
 * Returns: (transfer none): the nick
 */
const char *
office_nick_of (const OfficeNick *table,
                gsize             n_members,
                int               value)
{
  g_return_val_if_fail (value >= 0 && (gsize) value < n_members, NULL);

  return table[value].nick;
}

/**
 * office_nick_label:
 * @table: (array length=n_members): the enumeration's table
 * @n_members: its length
 * @value: a member
 *
 * The translated word of a member.
 *
 * Returns: (transfer none): the label
 */
const char *
office_nick_label (const OfficeNick *table,
                   gsize             n_members,
                   int               value)
{
  g_return_val_if_fail (value >= 0 && (gsize) value < n_members, NULL);

  return _(table[value].label);
}

/**
 * office_nick_find:
 * @table: (array length=n_members): the enumeration's table
 * @n_members: its length
 * @nick: (nullable): a word
 * @value: (out): the member
 *
 * Finds the member that a word names, exactly as written.
 *
 * Returns: %FALSE if there is none
 */
gboolean
office_nick_find (const OfficeNick *table,
                  gsize             n_members,
                  const char       *nick,
                  int              *value)
{
  for (gsize i = 0; nick != NULL && i < n_members; i++)
    {
      if (g_str_equal (table[i].nick, nick))
        {
          *value = (int) i;
          return TRUE;
        }
    }

  return FALSE;
}

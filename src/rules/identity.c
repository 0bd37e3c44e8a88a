/* identity.c: whether two records are of one person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/registers.h"

#include <glib/gi18n-lib.h>

/* Letters that stand for themselves in Unicode but are typed without their stroke or ligature. */
static const struct
{
  gunichar    letter;
  const char *plain;
} plain_letters[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" },  { 0x00f8, "o" }, { 0x00fe, "th" },
  { 0x0111, "d" },  { 0x0131, "i" },  { 0x0142, "l" }, { 0x0153, "oe" },
};

static void
append_folded (GString *folded,
               gunichar c)
{
  if (!g_unichar_isalnum (c))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    {
      if (plain_letters[i].letter == c)
        {
          g_string_append (folded, plain_letters[i].plain);
          return;
        }
    }

  g_string_append_unichar (folded, c);
}

/**
 * office_name_fold:
 * @name: (nullable): a name
 *
 * A name as it is compared: without case, diacritics, spaces and punctuation, so that "O’Brien"
 * is "OBRIEN" and "Sørensen" is "Sorensen" (ENTRY-5).
 *
 * Returns: (transfer full): the folded name, empty for %NULL
 */
char *
office_name_fold (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name == NULL ? "" : name, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    append_folded (folded, g_utf8_get_char (at));

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static gboolean
same_name (const char *a,
           const char *b)
{
  g_autofree char *x = office_name_fold (a);
  g_autofree char *y = office_name_fold (b);

  return *x != '\0' && g_str_equal (x, y);
}

static gboolean
share_a_name (const OfficeIdentity *a,
              const OfficeIdentity *b)
{
  return same_name (a->family_name, b->family_name) ||
         same_name (a->family_name, b->former_family_name) ||
         same_name (a->former_family_name, b->family_name);
}

/**
 * office_identity_compare:
 * @a: what is known of one
 * @b: what is known of another
 * @why: (out) (optional) (nullable): one sentence, %NULL for %OFFICE_DUPLICATE_NO
 *
 * Whether two records may be of one person (ENTRY-5): the same regulator and number whatever the
 * name, or the same family name, present or former, and date of birth. The program proposes, a
 * person confirms.
 *
 * Returns: how likely it is
 */
OfficeDuplicate
office_identity_compare (const OfficeIdentity *a,
                         const OfficeIdentity *b,
                         char                **why)
{
  g_autofree char *born = office_day_to_text (a->born);

  if (why != NULL)
    *why = NULL;

  if (a->registration != NULL && b->registration != NULL &&
      office_registration_same_person (a->registration, b->registration))
    {
      if (why != NULL)
        *why = g_strdup_printf (_("The same %s number, %s: %s and %s are one person."),
                                office_regulator_to_nick (a->registration->regulator),
                                a->registration->number, a->family_name, b->family_name);
      return OFFICE_DUPLICATE_SAME;
    }

  if (a->born != OFFICE_DAY_NONE && a->born == b->born && share_a_name (a, b))
    {
      if (why != NULL)
        *why = g_strdup_printf (_("The same family name, %s, and date of birth, %s: perhaps one "
                                  "person."),
                                a->family_name, born);
      return OFFICE_DUPLICATE_POSSIBLE;
    }

  return OFFICE_DUPLICATE_NO;
}

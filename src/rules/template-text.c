/* template-text.c: a text of a template, with fields in braces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/template-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/nicks.h"

static const OfficeNick fields[] = {
  [OFFICE_TEMPLATE_FIELD_NAME] = { "name", N_("the learner’s name") },
  [OFFICE_TEMPLATE_FIELD_MODULE] = { "module", N_("title of the module") },
  [OFFICE_TEMPLATE_FIELD_MODULE_CODE] = { "module_code", N_("code of the module") },
  [OFFICE_TEMPLATE_FIELD_AWARD] = { "award", N_("the award it leads to") },
  [OFFICE_TEMPLATE_FIELD_CREDITS] = { "credits", N_("UK credits") },
  [OFFICE_TEMPLATE_FIELD_ECTS] = { "ects", N_("ECTS credits") },
  [OFFICE_TEMPLATE_FIELD_LEVEL] = { "level", N_("level") },
  [OFFICE_TEMPLATE_FIELD_HOURS] = { "hours", N_("hours of notional study") },
  [OFFICE_TEMPLATE_FIELD_FROM] = { "from", N_("first day of study") },
  [OFFICE_TEMPLATE_FIELD_TO] = { "to", N_("last day of study") },
  [OFFICE_TEMPLATE_FIELD_ASSESSMENT] = { "assessment", N_("form of assessment") },
  [OFFICE_TEMPLATE_FIELD_PROVIDER] = { "provider", N_("the provider") },
  [OFFICE_TEMPLATE_FIELD_UNIVERSITY] = { "university",
                                         N_("the university, once its wording is approved") },
  [OFFICE_TEMPLATE_FIELD_UNIVERSITY_WORDING] = { "university_wording",
                                                 N_("the wording that the university approved") },
  [OFFICE_TEMPLATE_FIELD_STATEMENT] = { "statement", N_("our own wording for module or award") },
  [OFFICE_TEMPLATE_FIELD_ISSUED] = { "issued", N_("day of issue") },
  [OFFICE_TEMPLATE_FIELD_SERIAL] = { "serial", N_("serial number") },
};

OFFICE_DEFINE_NICKS (OfficeTemplateField, office_template_field, fields)

typedef enum
{
  PIECE_END,
  PIECE_CHARACTER,   /* one byte of plain text */
  PIECE_FIELD,
  PIECE_BROKEN,      /* a brace that opens or closes nothing */
} Piece;

/* Reads what comes next at @at, and moves on; @word is what stands in the braces. */
static Piece
next_piece (const char **at,
            char       **word)
{
  const char *p = *at;
  const char *end;

  if (*p == '\0')
    return PIECE_END;
  if ((p[0] == '{' && p[1] == '{') || (p[0] == '}' && p[1] == '}'))
    {
      *at = p + 2;
      return PIECE_CHARACTER;
    }
  if (*p == '}')
    return PIECE_BROKEN;
  if (*p != '{')
    {
      *at = p + 1;
      return PIECE_CHARACTER;
    }

  end = p + 1 + strcspn (p + 1, "{}");
  if (*end != '}')
    return PIECE_BROKEN;
  *word = g_strndup (p + 1, (gsize) (end - p - 1));
  *at = end + 1;
  return PIECE_FIELD;
}

/* In how many letters two short words differ: added, left out or another. */
static guint
distance (const char *a,
          const char *b)
{
  guint row[32];
  gsize length = MIN (strlen (b), G_N_ELEMENTS (row) - 1);

  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 1; *a != '\0'; a++, i++)
    {
      guint corner = row[0];

      row[0] = i;
      for (guint j = 1; j <= length; j++)
        {
          guint replaced = corner + (*a != b[j - 1]);

          corner = row[j];
          row[j] = MIN (replaced, MIN (row[j], row[j - 1]) + 1);
        }
    }

  return row[length];
}

static const char *
nearest_field (const char *word)
{
  guint best = 3;
  const char *nearest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint apart = distance (word, fields[i].nick);

      if (apart < best)
        {
          best = apart;
          nearest = fields[i].nick;
        }
    }

  return nearest;
}

static void
set_unknown_error (const char  *word,
                   const char  *label,
                   GError     **error)
{
  const char *nearest = nearest_field (word);
  g_autoptr (GString) all = g_string_new (NULL);

  if (nearest != NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s: there is no field {%s}. Did you mean {%s}?"), label, word, nearest);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (all, "%s{%s}", i > 0 ? " " : "", fields[i].nick);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("%s: there is no field {%s}. The fields are %s."), label, word, all->str);
}

/**
 * office_template_text_check:
 * @text: a text with fields
 * @label: what the text is, for the sentence ("Title")
 * @error: return location for an error
 *
 * Checks that each field exists and each brace is closed. Two braces, "{{", print as one.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID that names the first wrong field
 */
gboolean
office_template_text_check (const char  *text,
                            const char  *label,
                            GError     **error)
{
  for (const char *at = text;;)
    {
      g_autofree char *word = NULL;
      OfficeTemplateField field;

      switch (next_piece (&at, &word))
        {
        case PIECE_END:
          return TRUE;
        case PIECE_FIELD:
          if (office_template_field_from_nick (word, &field))
            break;
          set_unknown_error (word, label, error);
          return FALSE;
        case PIECE_BROKEN:
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("%s: a brace is not closed or not opened. A field reads {name}; to print a "
                         "brace write it twice."), label);
          return FALSE;
        case PIECE_CHARACTER:
        default:
          break;
        }
    }
}

/**
 * office_template_text_has:
 * @text: a text that was checked
 * @field: a field
 *
 * Returns: whether the text holds the field
 */
gboolean
office_template_text_has (const char          *text,
                          OfficeTemplateField  field)
{
  g_autofree char *braced = g_strdup_printf ("{%s}", fields[field].nick);

  return strstr (text, braced) != NULL;
}

/**
 * office_template_text_expand:
 * @text: a text that was checked
 * @lookup: gives the fields their values
 * @user_data: for @lookup
 *
 * Puts values in the place of fields. A sentence with a gap would be worse than none: a text with a
 * field that has no value gives nothing.
 *
 * Returns: (transfer full) (nullable): what is to be printed; %NULL for nothing
 */
char *
office_template_text_expand (const char           *text,
                             OfficeTemplateLookup  lookup,
                             gpointer              user_data)
{
  g_autoptr (GString) expanded = g_string_new (NULL);

  for (const char *at = text;;)
    {
      g_autofree char *word = NULL;
      g_autofree char *value = NULL;
      const char *before = at;
      OfficeTemplateField field;
      Piece piece = next_piece (&at, &word);

      if (piece == PIECE_CHARACTER)
        {
          g_string_append_c (expanded, *before);
          continue;
        }
      if (piece != PIECE_FIELD || !office_template_field_from_nick (word, &field))
        return piece == PIECE_END && expanded->len > 0
                 ? g_string_free (g_steal_pointer (&expanded), FALSE) : NULL;

      value = lookup (field, user_data);
      if (value == NULL || *value == '\0')
        return NULL;
      g_string_append (expanded, value);
    }
}

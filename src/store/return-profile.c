/* return-profile.c: one profile of a return: its columns, the built-in ones, whether it can be used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/return-profiles.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* What a heading and the name of a sheet can be, counted in UTF-16 units. */
#define MAX_HEADING 255
#define MAX_SHEET_NAME 31
#define MAX_TEXT 32767
#define MAX_COLUMNS 1024

static const char *const sheet_names[OFFICE_N_RETURN_SHEETS] = {
  [OFFICE_RETURN_SHEET_COVER] = N_("Cover"),
  [OFFICE_RETURN_SHEET_EXCEPTIONS] = N_("Exceptions"),
  [OFFICE_RETURN_SHEET_DATA] = N_("Data"),
  [OFFICE_RETURN_SHEET_DICTIONARY] = N_("Data dictionary"),
  [OFFICE_RETURN_SHEET_CHANGES] = N_("Changes"),
};

/**
 * office_return_sheet_name:
 * @profile: a profile
 * @sheet: one of the sheets
 *
 * Returns: its name, by the profile or our own
 */
const char *
office_return_sheet_name (const OfficeReturnProfile *profile,
                          OfficeReturnSheetId        sheet)
{
  g_return_val_if_fail (sheet < OFFICE_N_RETURN_SHEETS, NULL);

  return profile->sheets[sheet] != NULL ? profile->sheets[sheet] : _(sheet_names[sheet]);
}

/**
 * office_return_field_new:
 * @fact: which fact of the office
 * @heading: (nullable): its heading, or %NULL for that of the built-in profile
 *
 * Returns: (transfer full): a column
 */
OfficeReturnField *
office_return_field_new (OfficeReturnFactId  fact,
                         const char         *heading)
{
  OfficeReturnField *field = g_new0 (OfficeReturnField, 1);

  field->fact = fact;
  field->heading = g_strdup (heading != NULL ? heading : office_return_fact_get (fact)->heading);
  return field;
}

/**
 * office_return_field_free:
 * @field: (nullable): a column
 *
 * Frees a column.
 */
void
office_return_field_free (OfficeReturnField *field)
{
  if (field == NULL)
    return;

  g_free (field->heading);
  g_free (field->format);
  g_free (field->constant);
  g_clear_pointer (&field->translation, g_hash_table_unref);
  g_free (field);
}

/**
 * office_return_field_translate:
 * @field: a column
 * @ours: our value
 * @theirs: the university's
 *
 * Has @theirs stand in the column for @ours.
 */
void
office_return_field_translate (OfficeReturnField *field,
                               const char        *ours,
                               const char        *theirs)
{
  if (field->translation == NULL)
    field->translation = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (field->translation, g_strdup (ours), g_strdup (theirs));
}

/**
 * office_return_field_get_kind:
 * @field: a column
 *
 * Returns: what its cells hold
 */
OfficeReturnFieldKind
office_return_field_get_kind (const OfficeReturnField *field)
{
  return office_return_fact_get (field->fact)->kind;
}

/**
 * office_return_field_get_format:
 * @field: a column
 *
 * Returns: the number format of its cells, as a workbook writes it
 */
const char *
office_return_field_get_format (const OfficeReturnField *field)
{
  return field->format != NULL ? field->format
                               : office_return_formats_list (office_return_field_get_kind (field))[0];
}

/**
 * office_return_profile_new:
 * @kind: which return it is for
 * @name: for a person
 *
 * Returns: (transfer full): a profile without columns
 */
OfficeReturnProfile *
office_return_profile_new (OfficeReturnKind  kind,
                           const char       *name)
{
  OfficeReturnProfile *profile = g_new0 (OfficeReturnProfile, 1);

  profile->kind = kind;
  profile->name = g_strdup (name);
  profile->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_field_free);
  return profile;
}

/**
 * office_return_profile_free:
 * @profile: (nullable): a profile
 *
 * Frees a profile.
 */
void
office_return_profile_free (OfficeReturnProfile *profile)
{
  if (profile == NULL)
    return;

  g_free (profile->name);
  for (int i = 0; i < OFFICE_N_RETURN_SHEETS; i++)
    g_free (profile->sheets[i]);
  g_clear_pointer (&profile->fields, g_ptr_array_unref);
  g_free (profile);
}

static OfficeReturnField *
copy_field (const OfficeReturnField *field)
{
  OfficeReturnField *copy = office_return_field_new (field->fact, field->heading);
  GHashTableIter iter;
  gpointer ours, theirs;

  copy->format = g_strdup (field->format);
  copy->constant = g_strdup (field->constant);
  copy->required = field->required;
  if (field->translation == NULL)
    return copy;
  g_hash_table_iter_init (&iter, field->translation);
  while (g_hash_table_iter_next (&iter, &ours, &theirs))
    office_return_field_translate (copy, ours, theirs);
  return copy;
}

/**
 * office_return_profile_copy:
 * @profile: a profile
 *
 * Returns: (transfer full): the same again, with its id and version
 */
OfficeReturnProfile *
office_return_profile_copy (const OfficeReturnProfile *profile)
{
  OfficeReturnProfile *copy = office_return_profile_new (profile->kind, profile->name);

  copy->id = profile->id;
  copy->version = profile->version;
  for (int i = 0; i < OFFICE_N_RETURN_SHEETS; i++)
    copy->sheets[i] = g_strdup (profile->sheets[i]);
  for (guint i = 0; i < profile->fields->len; i++)
    g_ptr_array_add (copy->fields, copy_field (g_ptr_array_index (profile->fields, i)));
  return copy;
}

/* The words of the built-in profiles are a university's, not the interface's: not translated. */
static void
translate_built_in (OfficeReturnField *field)
{
  static const char *const outcomes[][2] = {
    { "P", "Pass" },       { "F", "Fail" },      { "R", "Refer" },      { "INC", "Incomplete" },
    { "DEF", "Deferred" }, { "WH", "Withheld" }, { "WD", "Withdrawn" }, { "PENDING", "Pending" },
  };
  static const char *const classes[][2] = {
    { "pass", "Pass" }, { "merit", "Merit" }, { "distinction", "Distinction" },
  };

  if (office_return_fact_get (field->fact)->codes == OFFICE_RETURN_CODES_OUTCOME)
    for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
      office_return_field_translate (field, outcomes[i][0], outcomes[i][1]);
  if (office_return_fact_get (field->fact)->codes == OFFICE_RETURN_CODES_CLASS)
    for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
      office_return_field_translate (field, classes[i][0], classes[i][1]);
}

/**
 * office_return_field_new_built_in:
 * @fact: which fact of the office
 * @kind: in which kind of return
 * @heading: (nullable): its heading, or %NULL for that of the built-in profile
 *
 * Returns: (transfer full): a column as the built-in profile has it: its values in words, and
 *   required where the return cannot do without it
 */
OfficeReturnField *
office_return_field_new_built_in (OfficeReturnFactId  fact,
                                  OfficeReturnKind    kind,
                                  const char         *heading)
{
  OfficeReturnField *field = office_return_field_new (fact, heading);

  field->required = (office_return_fact_get (fact)->required & (1u << kind)) != 0;
  translate_built_in (field);
  return field;
}

/**
 * office_return_profile_builtin:
 * @kind: a kind of return
 *
 * Returns: (transfer full): the profile that suits a UK university (RETURN-1)
 */
OfficeReturnProfile *
office_return_profile_builtin (OfficeReturnKind kind)
{
  OfficeReturnProfile *profile = office_return_profile_new (kind, office_return_kind_label (kind));
  gsize n_facts;
  const OfficeReturnFactId *facts = office_return_facts_built_in (kind, &n_facts);

  for (gsize i = 0; i < n_facts; i++)
    g_ptr_array_add (profile->fields, office_return_field_new_built_in (facts[i], kind, NULL));
  return profile;
}

/* Whether a profile can be used ---------------------------------------------------------------- */

static gboolean
is_one_line (const char *text,
             glong       max_units)
{
  g_autofree gunichar2 *units = NULL;
  glong n_units;

  if (text == NULL || (units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL)) == NULL || n_units > max_units)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static gboolean
check_field (const OfficeReturnProfile  *profile,
             guint                       at,
             GError                    **error)
{
  const OfficeReturnField *field = g_ptr_array_index (profile->fields, at);
  const OfficeReturnFact *fact = office_return_fact_get (field->fact);
  const char *const *formats = office_return_formats_list (fact->kind);

  if (field->heading == NULL || *field->heading == '\0' || !is_one_line (field->heading, MAX_HEADING))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Column %u has no heading that a table can have: give it one line of at most %d characters."),
                   at + 1, MAX_HEADING);
      return FALSE;
    }
  if (!office_return_fact_fits (field->fact, profile->kind))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Column %u, “%s”: “%s” cannot stand in this kind of return: choose another fact."), at + 1,
                   field->heading, fact->key);
      return FALSE;
    }
  if (field->format != NULL && !g_strv_contains (formats, field->format))
    {
      g_autofree char *known = g_strjoinv (", ", (char **) formats);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Column %u, “%s”: “%s” is no number format for it. It can have: %s."), at + 1, field->heading,
                   field->format, known);
      return FALSE;
    }
  if (field->fact == OFFICE_FACT_CONSTANT
      && (field->constant == NULL || *field->constant == '\0' || !is_one_line (field->constant, MAX_TEXT)))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Column %u, “%s”: say in one line what is to stand in every row."), at + 1, field->heading);
      return FALSE;
    }
  return TRUE;
}

/* A table of a workbook finds its columns by their headings, whatever their case. */
static gboolean
check_headings (const OfficeReturnProfile  *profile,
                GError                    **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < profile->fields->len; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (profile->fields, i);
      char *folded = g_utf8_casefold (field->heading, -1);
      gpointer before = g_hash_table_lookup (seen, folded);

      if (before != NULL)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("Columns %u and %u are both headed “%s”: a table needs different headings."),
                       GPOINTER_TO_UINT (before), i + 1, field->heading);
          g_free (folded);
          return FALSE;
        }
      g_hash_table_insert (seen, folded, GUINT_TO_POINTER (i + 1));
    }
  return TRUE;
}

static gboolean
check_sheets (const OfficeReturnProfile  *profile,
              GError                    **error)
{
  for (int i = 0; i < OFFICE_N_RETURN_SHEETS; i++)
    {
      const char *name = profile->sheets[i];

      if (name == NULL)
        continue;
      if (*name == '\0' || !is_one_line (name, MAX_SHEET_NAME) || strpbrk (name, "[]:*?/\\") != NULL || *name == '\''
          || g_str_has_suffix (name, "'") || g_ascii_strcasecmp (name, "history") == 0)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("“%s” cannot be the name of a sheet: it has 1 to %d characters and none of [ ] : * ? / \\"), name,
                       MAX_SHEET_NAME);
          return FALSE;
        }
    }
  for (int i = 0; i < OFFICE_N_RETURN_SHEETS; i++)
    for (int j = 0; j < i; j++)
      {
        g_autofree char *one = g_utf8_casefold (office_return_sheet_name (profile, (OfficeReturnSheetId) i), -1);
        g_autofree char *other = g_utf8_casefold (office_return_sheet_name (profile, (OfficeReturnSheetId) j), -1);

        if (g_str_equal (one, other))
          {
            g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                         _("Two sheets are called “%s”: give one of them another name."),
                         office_return_sheet_name (profile, (OfficeReturnSheetId) i));
            return FALSE;
          }
      }
  return TRUE;
}

/**
 * office_return_profile_check:
 * @profile: a profile
 * @error: where to put what is wrong with it
 *
 * Whether a return can be made by it (RETURN-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID that names the column
 */
gboolean
office_return_profile_check (const OfficeReturnProfile  *profile,
                             GError                    **error)
{
  if (profile->name == NULL || *profile->name == '\0' || !is_one_line (profile->name, MAX_HEADING))
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("Give the profile a name."));
      return FALSE;
    }
  if (profile->fields->len == 0 || profile->fields->len > MAX_COLUMNS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The profile “%s” has %u columns: it needs from 1 to %d."), profile->name, profile->fields->len,
                   MAX_COLUMNS);
      return FALSE;
    }
  for (guint i = 0; i < profile->fields->len; i++)
    if (!check_field (profile, i, error))
      return FALSE;

  return check_headings (profile, error) && check_sheets (profile, error);
}

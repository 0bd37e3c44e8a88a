/* return-profile-text.c: a profile of a return as JSON: in the database, and as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/return-profiles.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <jansson.h>

#define MAX_FILE (1024 * 1024)
#define FORMAT "programme-office/return-profile"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

static const char *const sheet_nicks[OFFICE_N_RETURN_SHEETS] = {
  [OFFICE_RETURN_SHEET_COVER] = "cover",           [OFFICE_RETURN_SHEET_EXCEPTIONS] = "exceptions",
  [OFFICE_RETURN_SHEET_DATA] = "data",             [OFFICE_RETURN_SHEET_DICTIONARY] = "dictionary",
  [OFFICE_RETURN_SHEET_CHANGES] = "changes",
};

static json_t *
translation_to_json (GHashTable *translation)
{
  g_autoptr (GList) keys
    = g_list_sort (g_hash_table_get_keys (translation), (GCompareFunc) g_strcmp0);
  json_t *object = json_object ();

  for (const GList *at = keys; at != NULL; at = at->next)
    json_object_set_new (
      object, at->data, json_string (g_hash_table_lookup (translation, at->data)));

  return object;
}

static json_t *
field_to_json (const OfficeReturnField *field)
{
  json_t *column = json_pack ("{s:s, s:s}", "key", office_return_fact_get (field->fact)->key, "heading", field->heading);

  if (field->format != NULL)
    json_object_set_new (column, "format", json_string (field->format));
  if (field->constant != NULL)
    json_object_set_new (column, "text", json_string (field->constant));
  if (field->required)
    json_object_set_new (column, "required", json_true ());
  if (field->translation != NULL)
    json_object_set_new (column, "translation", translation_to_json (field->translation));
  return column;
}

/**
 * office_return_profile_to_text:
 * @profile: a profile
 *
 * Returns: (transfer full): the profile as JSON, as a person can read it
 */
char *
office_return_profile_to_text (const OfficeReturnProfile *profile)
{
  g_autoptr (json_t) object = json_pack ("{s:s, s:s, s:s}", "format", FORMAT, "name", profile->name, "kind",
                                         office_return_kind_to_nick (profile->kind));
  json_t *columns = json_array (), *sheets = json_object ();
  char *dumped, *text;

  for (int i = 0; i < OFFICE_N_RETURN_SHEETS; i++)
    if (profile->sheets[i] != NULL)
      json_object_set_new (sheets, sheet_nicks[i], json_string (profile->sheets[i]));
  json_object_set_new (object, "sheets", sheets);
  for (guint i = 0; i < profile->fields->len; i++)
    json_array_append_new (columns, field_to_json (g_ptr_array_index (profile->fields, i)));
  json_object_set_new (object, "columns", columns);

  dumped = json_dumps (object, JSON_INDENT (2));
  text = g_strconcat (dumped, "\n", NULL);
  free (dumped);
  return text;
}

/* "columns[3].heading" says little to a person: columns are counted from 1, as in the sheet. */
static gboolean
refuse (GError     **error,
        const char  *where,
        const char  *what)
{
  /* Translators: a place in a file ("column 3"), and what is wrong there */
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("The profile cannot be read. In %s: %s"), where, what);
  return FALSE;
}

/* A text, or nothing; anything else is refused. */
static gboolean
take_text (json_t      *object,
           const char  *key,
           const char  *where,
           char       **text,
           GError     **error)
{
  json_t *value = json_object_get (object, key);
  g_autofree char *what = NULL;

  if (value == NULL || json_is_null (value))
    return TRUE;
  if (json_is_string (value))
    {
      g_free (*text);
      *text = g_strdup (json_string_value (value));
      return TRUE;
    }
  what = g_strdup_printf (_("“%s” is not a text."), key);
  return refuse (error, where, what);
}

static gboolean
check_keys (json_t            *object,
            const char *const *known,
            const char        *where,
            GError           **error)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
    if (!g_strv_contains (known, key))
      {
        g_autofree char *list = g_strjoinv (", ", (char **) known);
        g_autofree char *what = g_strdup_printf (_("“%s” is not known. Known are: %s."), key, list);

        return refuse (error, where, what);
      }
  return TRUE;
}

static gboolean
take_translation (json_t             *column,
                  const char         *where,
                  OfficeReturnField  *field,
                  GError            **error)
{
  json_t *translation = json_object_get (column, "translation");
  const char *ours;
  json_t *theirs;

  if (translation == NULL || json_is_null (translation))
    return TRUE;
  if (!json_is_object (translation))
    return refuse (error, where, _("“translation” is not an object of texts."));
  json_object_foreach (translation, ours, theirs)
    {
      g_autofree char *what = NULL;

      if (json_is_string (theirs))
        {
          office_return_field_translate (field, ours, json_string_value (theirs));
          continue;
        }
      what = g_strdup_printf (_("the translation of “%s” is not a text."), ours);
      return refuse (error, where, what);
    }
  return TRUE;
}

static OfficeReturnField *
field_from_json (json_t  *column,
                 size_t   index,
                 GError **error)
{
  static const char *const known[] = { "key", "heading", "format", "text", "required", "translation", "kind", NULL };
  /* Translators: a column of the profile, counted from 1 */
  g_autofree char *where = g_strdup_printf (_("column %u"), (guint) index + 1);
  g_autofree char *key = NULL;
  g_autoptr (OfficeReturnField) field = NULL;
  OfficeReturnFactId fact;
  json_t *required = json_object_get (column, "required");

  if (!json_is_object (column))
    {
      refuse (error, where, _("it is not an object."));
      return NULL;
    }
  if (!check_keys (column, known, where, error) || !take_text (column, "key", where, &key, error))
    return NULL;
  if (office_return_fact_find (key, &fact) == NULL)
    {
      g_autofree char *what = key == NULL ? g_strdup (_("it has no “key” that says which fact stands there."))
                                          : g_strdup_printf (_("“%s” is no fact of the office."), key);

      refuse (error, where, what);
      return NULL;
    }

  field = office_return_field_new (fact, NULL);
  if (required != NULL && !json_is_boolean (required))
    {
      refuse (error, where, _("“required” is neither true nor false."));
      return NULL;
    }
  field->required = json_is_true (required);
  if (!take_text (column, "heading", where, &field->heading, error)
      || !take_text (column, "format", where, &field->format, error)
      || !take_text (column, "text", where, &field->constant, error)
      || !take_translation (column, where, field, error))
    return NULL;
  return g_steal_pointer (&field);
}

static gboolean
take_sheets (json_t               *object,
             OfficeReturnProfile  *profile,
             GError              **error)
{
  json_t *sheets = json_object_get (object, "sheets");
  char *known[OFFICE_N_RETURN_SHEETS + 1] = { NULL };

  if (sheets == NULL || json_is_null (sheets))
    return TRUE;
  if (!json_is_object (sheets))
    return refuse (error, "sheets", _("it is not an object of names."));

  for (int i = 0; i < OFFICE_N_RETURN_SHEETS; i++)
    {
      known[i] = (char *) sheet_nicks[i];
      if (!take_text (sheets, sheet_nicks[i], "sheets", &profile->sheets[i], error))
        return FALSE;
    }
  return check_keys (sheets, (const char *const *) known, "sheets", error);
}

static gboolean
take_head (json_t               *object,
           OfficeReturnProfile  *profile,
           GError              **error)
{
  static const char *const known[] = { "format", "name", "kind", "sheets", "columns", NULL };
  g_autofree char *format = NULL;
  g_autofree char *kind = NULL;

  if (!json_is_object (object))
    return refuse (error, FORMAT, _("the file is not an object with “name”, “kind” and “columns”."));
  if (!check_keys (object, known, FORMAT, error) || !take_text (object, "format", FORMAT, &format, error)
      || !take_text (object, "name", FORMAT, &profile->name, error)
      || !take_text (object, "kind", FORMAT, &kind, error))
    return FALSE;
  if (format != NULL && !g_str_equal (format, FORMAT))
    return refuse (error, "format", _("this is not a profile of a return."));
  if (!office_return_kind_from_nick (kind, &profile->kind))
    return refuse (error, "kind", _("it is one of enrolments, marks, results, awards."));
  return TRUE;
}

/**
 * office_return_profile_from_text:
 * @text: a profile as JSON
 * @error: where to put a failure
 *
 * Reads a profile, from a file or out of the database, and checks it.
 *
 * Returns: (transfer full) (nullable): the profile, or %NULL with %OFFICE_ERROR_INVALID that names
 *   the line or the column, and what is wrong there
 */
OfficeReturnProfile *
office_return_profile_from_text (const char  *text,
                                 GError     **error)
{
  g_autoptr (OfficeReturnProfile) profile = office_return_profile_new (OFFICE_RETURN_MARKS, NULL);
  json_error_t problem;
  g_autoptr (json_t) object = json_loads (text, JSON_REJECT_DUPLICATES, &problem);
  json_t *columns = json_object_get (object, "columns");
  json_t *column;
  size_t i;

  if (object == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The profile cannot be read. Line %d, character %d: %s."), problem.line, problem.column,
                   problem.text);
      return NULL;
    }
  if (!take_head (object, profile, error) || !take_sheets (object, profile, error))
    return NULL;
  if (!json_is_array (columns))
    {
      refuse (error, "columns", _("it is not a list of columns."));
      return NULL;
    }
  json_array_foreach (columns, i, column)
    {
      OfficeReturnField *field = field_from_json (column, i, error);

      if (field == NULL)
        return NULL;
      g_ptr_array_add (profile->fields, field);
    }

  return office_return_profile_check (profile, error) ? g_steal_pointer (&profile) : NULL;
}

/**
 * office_return_profile_read_file:
 * @path: a file with a profile
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): its text, or %NULL with %OFFICE_ERROR_NOT_FOUND or
 *   %OFFICE_ERROR_INVALID
 */
char *
office_return_profile_read_file (const char  *path,
                                 GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &failure))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("“%s” could not be read: %s."), shown,
                   failure->message);
      return NULL;
    }
  if (length > MAX_FILE || strlen (text) != length || !g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is no profile of a return: a profile is a text in UTF-8 of at most 1 MiB."), shown);
      return NULL;
    }
  return g_steal_pointer (&text);
}

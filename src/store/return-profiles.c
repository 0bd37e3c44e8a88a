/* return-profiles.c: which columns a return has, in which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/return-profiles.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "store/command.h"
#include "store/conflict.h"
#include "store/rows.h"
#include "store/statement.h"

static const struct
{
  const char *nick;
  const char *label;
} kinds[OFFICE_N_RETURN_KINDS] = {
  [OFFICE_RETURN_ENROLMENTS] = { "enrolments", N_("Enrolments return") },
  [OFFICE_RETURN_MARKS] = { "marks", N_("Marks return") },
  [OFFICE_RETURN_RESULTS] = { "results", N_("Results return") },
};

static const char *const field_kind_nicks[] = {
  [OFFICE_RETURN_FIELD_TEXT] = "text",       [OFFICE_RETURN_FIELD_NUMBER] = "number",
  [OFFICE_RETURN_FIELD_MARK] = "mark",       [OFFICE_RETURN_FIELD_DATE] = "date",
  [OFFICE_RETURN_FIELD_INTEGER] = "integer", [OFFICE_RETURN_FIELD_MONEY] = "money",
};

/**
 * office_return_kind_to_nick:
 * @kind: a kind of return
 *
 * Returns: "enrolments", "marks" or "results"
 */
const char *
office_return_kind_to_nick (OfficeReturnKind kind)
{
  g_return_val_if_fail (kind < OFFICE_N_RETURN_KINDS, NULL);

  return kinds[kind].nick;
}

/**
 * office_return_kind_from_nick:
 * @nick: a nick
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
office_return_kind_from_nick (const char       *nick,
                              OfficeReturnKind *kind)
{
  for (int i = 0; i < OFFICE_N_RETURN_KINDS; i++)
    if (g_strcmp0 (kinds[i].nick, nick) == 0)
      {
        *kind = (OfficeReturnKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * office_return_kind_label:
 * @kind: a kind of return
 *
 * Returns: its name for a person
 */
const char *
office_return_kind_label (OfficeReturnKind kind)
{
  g_return_val_if_fail (kind < OFFICE_N_RETURN_KINDS, NULL);

  return _(kinds[kind].label);
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

  g_free (field->key);
  g_free (field->heading);
  g_clear_pointer (&field->translation, g_hash_table_unref);
  g_free (field);
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
  g_clear_pointer (&profile->fields, g_ptr_array_unref);
  g_free (profile);
}

/* The headings are the university's, not the interface's: they are not translated. */
typedef struct
{
  const char *key;
  const char *heading;
  OfficeReturnFieldKind kind;
} BuiltInField;

static const BuiltInField enrolment_fields[] = {
  { "reference", "Provider Reference", OFFICE_RETURN_FIELD_TEXT },
  { "student_number", "Student ID", OFFICE_RETURN_FIELD_TEXT },
  { "title", "Title", OFFICE_RETURN_FIELD_TEXT },
  { "family_name", "Family Name", OFFICE_RETURN_FIELD_TEXT },
  { "given_names", "Given Names", OFFICE_RETURN_FIELD_TEXT },
  { "date_of_birth", "Date of Birth", OFFICE_RETURN_FIELD_DATE },
  { "email", "Email", OFFICE_RETURN_FIELD_TEXT },
  { "regulator", "Professional Body", OFFICE_RETURN_FIELD_TEXT },
  { "registration_number", "Professional Registration", OFFICE_RETURN_FIELD_TEXT },
  { "award_code", "Award Code", OFFICE_RETURN_FIELD_TEXT },
  { "module_code", "Module Code", OFFICE_RETURN_FIELD_TEXT },
  { "module_title", "Module Title", OFFICE_RETURN_FIELD_TEXT },
  { "credit_value", "Credit Value", OFFICE_RETURN_FIELD_INTEGER },
  { "term", "Period of Study", OFFICE_RETURN_FIELD_TEXT },
  { "starts", "Start Date", OFFICE_RETURN_FIELD_DATE },
  { "ends", "End Date", OFFICE_RETURN_FIELD_DATE },
  { "enrolled_on", "Enrolment Date", OFFICE_RETURN_FIELD_DATE },
  { "withdrawn_on", "Withdrawal Date", OFFICE_RETURN_FIELD_DATE },
};

static const BuiltInField mark_fields[] = {
  { "student_number", "Student ID", OFFICE_RETURN_FIELD_TEXT },
  { "reference", "Provider Reference", OFFICE_RETURN_FIELD_TEXT },
  { "family_name", "Family Name", OFFICE_RETURN_FIELD_TEXT },
  { "given_names", "Given Names", OFFICE_RETURN_FIELD_TEXT },
  { "date_of_birth", "Date of Birth", OFFICE_RETURN_FIELD_DATE },
  { "module_code", "Module Code", OFFICE_RETURN_FIELD_TEXT },
  { "module_title", "Module Title", OFFICE_RETURN_FIELD_TEXT },
  { "cohort", "Cohort", OFFICE_RETURN_FIELD_TEXT },
  { "written_mark", "Written Assignment Mark", OFFICE_RETURN_FIELD_MARK },
  { "written_attempt", "Written Assignment Attempt", OFFICE_RETURN_FIELD_INTEGER },
  { "viva_mark", "Viva Voce Mark", OFFICE_RETURN_FIELD_MARK },
  { "viva_attempt", "Viva Voce Attempt", OFFICE_RETURN_FIELD_INTEGER },
  { "module_mark", "Module Mark", OFFICE_RETURN_FIELD_MARK },
  { "outcome", "Outcome", OFFICE_RETURN_FIELD_TEXT },
  { "credits", "Credits Awarded", OFFICE_RETURN_FIELD_INTEGER },
  { "ratified_on", "Board Date", OFFICE_RETURN_FIELD_DATE },
};

static const BuiltInField result_fields[] = {
  { "student_number", "Student ID", OFFICE_RETURN_FIELD_TEXT },
  { "reference", "Provider Reference", OFFICE_RETURN_FIELD_TEXT },
  { "family_name", "Family Name", OFFICE_RETURN_FIELD_TEXT },
  { "given_names", "Given Names", OFFICE_RETURN_FIELD_TEXT },
  { "date_of_birth", "Date of Birth", OFFICE_RETURN_FIELD_DATE },
  { "award_code", "Award Code", OFFICE_RETURN_FIELD_TEXT },
  { "module_code", "Module Code", OFFICE_RETURN_FIELD_TEXT },
  { "module_title", "Module Title", OFFICE_RETURN_FIELD_TEXT },
  { "level", "Level", OFFICE_RETURN_FIELD_INTEGER },
  { "term", "Period of Study", OFFICE_RETURN_FIELD_TEXT },
  { "module_mark", "Module Mark", OFFICE_RETURN_FIELD_MARK },
  { "outcome", "Outcome", OFFICE_RETURN_FIELD_TEXT },
  { "credits", "Credits Awarded", OFFICE_RETURN_FIELD_INTEGER },
  { "result_version", "Result Version", OFFICE_RETURN_FIELD_INTEGER },
  { "ratified_on", "Board Date", OFFICE_RETURN_FIELD_DATE },
  { "certificate_serial", "Certificate", OFFICE_RETURN_FIELD_TEXT },
};

static const char *const outcome_words[][2] = {
  { "P", "Pass" },       { "F", "Fail" },      { "R", "Refer" },      { "INC", "Incomplete" },
  { "DEF", "Deferred" }, { "WH", "Withheld" }, { "WD", "Withdrawn" }, { "PENDING", "Pending" },
};

static OfficeReturnField *
field_new (const char            *key,
           const char            *heading,
           OfficeReturnFieldKind  kind)
{
  OfficeReturnField *field = g_new0 (OfficeReturnField, 1);

  field->key = g_strdup (key);
  field->heading = g_strdup (heading);
  field->kind = kind;
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
  static const struct
  {
    const BuiltInField *fields;
    gsize n_fields;
  } built_in[OFFICE_N_RETURN_KINDS] = {
    [OFFICE_RETURN_ENROLMENTS] = { enrolment_fields, G_N_ELEMENTS (enrolment_fields) },
    [OFFICE_RETURN_MARKS] = { mark_fields, G_N_ELEMENTS (mark_fields) },
    [OFFICE_RETURN_RESULTS] = { result_fields, G_N_ELEMENTS (result_fields) },
  };
  OfficeReturnProfile *profile;

  g_return_val_if_fail (kind < OFFICE_N_RETURN_KINDS, NULL);

  profile = g_new0 (OfficeReturnProfile, 1);
  profile->name = g_strdup (office_return_kind_label (kind));
  profile->kind = kind;
  profile->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_field_free);

  for (gsize i = 0; i < built_in[kind].n_fields; i++)
    {
      const BuiltInField *from = &built_in[kind].fields[i];
      OfficeReturnField *field = field_new (from->key, from->heading, from->kind);

      if (g_str_equal (from->key, "outcome"))
        {
          field->translation = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
          for (gsize j = 0; j < G_N_ELEMENTS (outcome_words); j++)
            g_hash_table_insert (
              field->translation, g_strdup (outcome_words[j][0]), g_strdup (outcome_words[j][1]));
        }
      g_ptr_array_add (profile->fields, field);
    }

  return profile;
}

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

/**
 * office_return_profile_to_text:
 * @profile: a profile
 *
 * Returns: (transfer full): its columns as JSON
 */
char *
office_return_profile_to_text (const OfficeReturnProfile *profile)
{
  json_t *object = json_object ();
  json_t *columns = json_array ();
  char *dumped, *text;

  for (guint i = 0; i < profile->fields->len; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (profile->fields, i);
      json_t *column = json_pack ("{s:s, s:s, s:s}", "key", field->key, "heading", field->heading,
                                  "kind", field_kind_nicks[field->kind]);

      if (field->translation != NULL)
        json_object_set_new (column, "translation", translation_to_json (field->translation));
      json_array_append_new (columns, column);
    }

  json_object_set_new (object, "columns", columns);
  dumped = json_dumps (object, JSON_COMPACT);
  text = g_strdup (dumped);
  free (dumped);
  json_decref (object);
  return text;
}

static OfficeReturnField *
field_from_json (json_t *column)
{
  const char *key = json_string_value (json_object_get (column, "key"));
  const char *heading = json_string_value (json_object_get (column, "heading"));
  const char *kind = json_string_value (json_object_get (column, "kind"));
  json_t *translation = json_object_get (column, "translation");
  OfficeReturnField *field;
  const char *from;
  json_t *to;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (field_kind_nicks); i++)
    if (g_strcmp0 (field_kind_nicks[i], kind) == 0)
      break;
  if (key == NULL || heading == NULL || i == G_N_ELEMENTS (field_kind_nicks))
    return NULL;

  field = field_new (key, heading, (OfficeReturnFieldKind) i);
  if (json_is_object (translation))
    {
      field->translation = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      json_object_foreach (translation, from, to) if (json_is_string (to)) g_hash_table_insert (
        field->translation, g_strdup (from), g_strdup (json_string_value (to)));
    }

  return field;
}

/**
 * office_return_profile_from_text:
 * @kind: which return it is for
 * @name: for a person
 * @text: the columns as JSON
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the profile, or %NULL with %OFFICE_ERROR_INVALID
 */
OfficeReturnProfile *
office_return_profile_from_text (OfficeReturnKind   kind,
                                 const char        *name,
                                 const char        *text,
                                 GError           **error)
{
  g_autoptr (OfficeReturnProfile) profile = g_new0 (OfficeReturnProfile, 1);
  json_t *object = json_loads (text, 0, NULL);
  json_t *columns = json_object_get (object, "columns");
  gboolean sound = json_is_array (columns) && json_array_size (columns) > 0;
  json_t *column;
  size_t i;

  profile->kind = kind;
  profile->name = g_strdup (name);
  profile->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_field_free);
  json_array_foreach (columns, i, column)
  {
    OfficeReturnField *field = field_from_json (column);

    if (field == NULL)
      sound = FALSE;
    else
      g_ptr_array_add (profile->fields, field);
  }
  json_decref (object);

  if (!sound)
    {
      g_set_error (
        error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
        _("The profile “%s” is not whole: each column needs a key, a heading and a kind."), name);
      return NULL;
    }

  return g_steal_pointer (&profile);
}

static gpointer
read_profile (OfficeStatement *statement)
{
  OfficeReturnKind kind;
  OfficeReturnProfile *profile;

  if (!office_return_kind_from_nick (office_statement_get_text (statement, 2), &kind))
    return NULL;

  profile = office_return_profile_from_text (
    kind, office_statement_get_text (statement, 1), office_statement_get_text (statement, 3), NULL);
  if (profile != NULL)
    {
      profile->id = office_statement_get_int (statement, 0);
      profile->version = (int) office_statement_get_int (statement, 4);
    }

  return profile;
}

/**
 * office_return_profile_load:
 * @connection: the connection
 * @kind: which return
 * @name: (nullable): of a profile that was saved; %NULL for the one saved last, or else the
 * built-in one
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the profile, or %NULL with %OFFICE_ERROR_NOT_FOUND
 */
OfficeReturnProfile *
office_return_profile_load (OfficeConnection  *connection,
                            OfficeReturnKind   kind,
                            const char        *name,
                            GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeReturnProfile *profile = office_rows_first (
    office_connection_prepare (
      connection, &local_error,
      "SELECT id, name, kind, profile, version FROM return_profile"
      " WHERE kind = ?1 AND (?2 IS NULL OR name = ?2) ORDER BY id DESC LIMIT 1",
      "ss", office_return_kind_to_nick (kind), name),
    read_profile, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (profile == NULL && name == NULL)
    return office_return_profile_builtin (kind);
  else if (profile == NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                 _("There is no profile “%s” for the %s."), name, office_return_kind_label (kind));

  return profile;
}

/**
 * office_return_profile_save:
 * @connection: the connection
 * @profile: the profile; its version is the one that the person saw, its id 0 for a new one
 * @error: where to put a failure
 *
 * Saves a profile that the office has edited (RETURN-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID or %OFFICE_ERROR_CONFLICT
 */
gboolean
office_return_profile_save (OfficeConnection           *connection,
                            const OfficeReturnProfile  *profile,
                            GError                    **error)
{
  g_autofree char *text = office_return_profile_to_text (profile);
  g_autoptr (OfficeReturnProfile) whole
    = office_return_profile_from_text (profile->kind, profile->name, text, error);
  g_autofree char *label = NULL;
  gint64 saved_version = profile->version;
  gboolean done;

  if (whole == NULL)
    return FALSE;
  if (*profile->name == '\0')
    {
      g_set_error_literal (
        error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("Give the profile a name."));
      return FALSE;
    }

  label = g_strdup_printf (_("Profile “%s”"), profile->name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  if (profile->id == 0)
    done = office_connection_run (
      connection, error, "INSERT INTO return_profile (name, kind, profile) VALUES (?, ?, ?)", "sss",
      profile->name, office_return_kind_to_nick (profile->kind), text);
  else
    {
      office_connection_get_int (connection, &saved_version, NULL,
                                 "SELECT version FROM return_profile WHERE id = ?", "l",
                                 profile->id);
      done = office_conflict_check (connection, "return_profile", profile->id, label,
                                    (int) saved_version, profile->version, NULL, 0, error)
             && office_connection_run (
               connection, error,
               "UPDATE return_profile SET name = ?, profile = ?, version = version + 1"
               " WHERE id = ?",
               "ssl", profile->name, text, profile->id);
    }

  return office_command_finish (connection, done, error);
}

/**
 * office_return_profiles_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeReturnProfile) (nullable): the profiles that the
 * office has saved, by name
 */
GPtrArray *
office_return_profiles_list (OfficeConnection  *connection,
                             GError           **error)
{
  GPtrArray *profiles = office_rows_collect (
    office_connection_prepare (connection, error,
                               "SELECT id, name, kind, profile, version FROM return_profile"
                               " WHERE kind IN ('enrolments', 'marks', 'results') ORDER BY name",
                               ""),
    read_profile, (GDestroyNotify) office_return_profile_free, error);

  if (profiles != NULL)
    while (g_ptr_array_remove (profiles, NULL))
      ;

  return profiles;
}

/* return-profiles.c: which columns a return has, in which words: kept by the office
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/return-profiles.h"

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/conflict.h"
#include "store/rows.h"
#include "store/statement.h"

#define COLUMNS "id, name, profile, version"

/* A profile whose text nobody can read any more is said by name when it is asked for. */
static OfficeReturnProfile *
read_profile (OfficeStatement  *statement,
              GError          **error)
{
  OfficeReturnProfile *profile;

  profile = office_return_profile_from_text (office_statement_get_text (statement, 2), error);
  if (profile == NULL)
    {
      g_prefix_error (error, _("The saved profile “%s”: "), office_statement_get_text (statement, 1));
      return NULL;
    }

  g_free (profile->name);
  profile->id = office_statement_get_int (statement, 0);
  profile->name = office_statement_dup_text (statement, 1);
  profile->version = (int) office_statement_get_int (statement, 3);
  return profile;
}

static OfficeReturnProfile *
read_first (OfficeStatement  *prepared,
            gboolean         *found,
            GError          **error)
{
  g_autoptr (OfficeStatement) statement = prepared;
  g_autoptr (GError) local_error = NULL;

  *found = FALSE;
  if (statement == NULL)
    return NULL;
  if (office_statement_step (statement, &local_error))
    {
      *found = TRUE;
      return read_profile (statement, error);
    }
  if (local_error != NULL)
    {
      *found = TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return NULL;
}

/**
 * office_return_profile_load:
 * @connection: the connection
 * @kind: which return
 * @name: (nullable): of a profile that was saved, or the label of @kind for the built-in one;
 *   %NULL for the one saved last, or else the built-in one
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
  gboolean found;
  OfficeReturnProfile *profile = read_first (
    office_connection_prepare (connection, error,
                               "SELECT " COLUMNS " FROM return_profile"
                               " WHERE kind = ?1 AND (?2 IS NULL OR name = ?2) ORDER BY id DESC LIMIT 1",
                               "ss", office_return_kind_to_nick (kind), name),
    &found, error);

  if (found || (error != NULL && *error != NULL))
    return profile;
  if (name == NULL || g_str_equal (name, office_return_kind_label (kind)))
    return office_return_profile_builtin (kind);

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
               _("There is no profile “%s” for the %s."), name, office_return_kind_label (kind));
  return NULL;
}

/**
 * office_return_profile_find:
 * @connection: the connection
 * @name: of a profile that was saved, whatever its kind; or the label of a kind for a built-in one
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the profile, or %NULL with %OFFICE_ERROR_NOT_FOUND
 */
OfficeReturnProfile *
office_return_profile_find (OfficeConnection  *connection,
                            const char        *name,
                            GError           **error)
{
  gboolean found;
  OfficeReturnProfile *profile
    = read_first (office_connection_prepare (connection, error,
                                             "SELECT " COLUMNS " FROM return_profile WHERE name = ?",
                                             "s", name),
                  &found, error);

  if (found || (error != NULL && *error != NULL))
    return profile;
  for (int kind = 0; kind < OFFICE_N_RETURN_KINDS; kind++)
    if (g_str_equal (name, office_return_kind_label ((OfficeReturnKind) kind))
        || g_str_equal (name, office_return_kind_to_nick ((OfficeReturnKind) kind)))
      return office_return_profile_builtin ((OfficeReturnKind) kind);

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There is no profile “%s”."), name);
  return NULL;
}

/* Two profiles of one name could not be told apart; nor one with the name of a built-in one. */
static gboolean
check_name (OfficeConnection           *connection,
            const OfficeReturnProfile  *profile,
            GError                    **error)
{
  gint64 taken = 0;

  for (int kind = 0; kind < OFFICE_N_RETURN_KINDS; kind++)
    if (g_str_equal (profile->name, office_return_kind_label ((OfficeReturnKind) kind)))
      {
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                     _("“%s” is the built-in profile: give yours another name."), profile->name);
        return FALSE;
      }

  if (!office_connection_get_int (connection, &taken, error,
                                  "SELECT count (*) FROM return_profile WHERE name = ? AND id <> ?",
                                  "sl", profile->name, profile->id))
    return FALSE;
  if (taken == 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("There is a profile “%s” already: give this one another name."), profile->name);
  return FALSE;
}

static gboolean
save (OfficeConnection           *connection,
      const OfficeReturnProfile  *profile,
      const char                 *label,
      GError                    **error)
{
  g_autofree char *text = office_return_profile_to_text (profile);
  gint64 saved_version = profile->version;

  if (!check_name (connection, profile, error))
    return FALSE;
  if (profile->id == 0)
    return office_connection_run (
      connection, error, "INSERT INTO return_profile (name, kind, profile) VALUES (?, ?, ?)", "sss",
      profile->name, office_return_kind_to_nick (profile->kind), text);

  office_connection_get_int (connection, &saved_version, NULL,
                             "SELECT version FROM return_profile WHERE id = ?", "l", profile->id);
  return office_conflict_check (connection, "return_profile", profile->id, label,
                                (int) saved_version, profile->version, NULL, 0, error)
         && office_connection_run (
           connection, error,
           "UPDATE return_profile SET name = ?, profile = ?, version = version + 1"
           " WHERE id = ?",
           "ssl", profile->name, text, profile->id);
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
  g_autofree char *label = NULL;

  if (!office_return_profile_check (profile, error))
    return FALSE;

  label = g_strdup_printf (_("Profile “%s”"), profile->name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (connection, save (connection, profile, label, error), error);
}

/**
 * office_return_profile_remove:
 * @connection: the connection
 * @name: of a saved profile
 * @error: where to put a failure
 *
 * Takes a profile away. The returns that were made by it keep their columns.
 *
 * Returns: %FALSE with %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_return_profile_remove (OfficeConnection  *connection,
                              const char        *name,
                              GError           **error)
{
  g_autofree char *label = g_strdup_printf (_("Remove the profile “%s”"), name);
  gint64 id = 0;

  if (!office_connection_get_int (connection, &id, error,
                                  "SELECT coalesce (max (id), 0) FROM return_profile WHERE name = ?", "s", name))
    return FALSE;
  if (id == 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There is no saved profile “%s”."), name);
      return FALSE;
    }
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection, office_connection_run (connection, error, "DELETE FROM return_profile WHERE id = ?", "l", id), error);
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
  g_autoptr (GPtrArray) profiles
    = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_profile_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error, "SELECT " COLUMNS " FROM return_profile ORDER BY name", "");

  if (statement == NULL)
    return NULL;
  while (office_statement_step (statement, &local_error))
    {
      OfficeReturnProfile *profile = read_profile (statement, &local_error);

      if (profile == NULL)
        break;
      g_ptr_array_add (profiles, profile);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&profiles);
}

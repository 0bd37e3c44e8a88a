/* provider.c: who runs the courses, the partner university and the award
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "store/command.h"
#include "store/provider.h"
#include "store/fields.h"

/**
 * office_signatory_new:
 * @name: as printed below the line
 * @role: as printed below the name
 *
 * Returns: (transfer full): a signatory
 */
OfficeSignatory *
office_signatory_new (const char *name,
                      const char *role)
{
  OfficeSignatory *signatory = g_new0 (OfficeSignatory, 1);

  signatory->name = office_tidy (name);
  signatory->role = office_tidy (role);
  return signatory;
}

/**
 * office_signatory_free:
 * @signatory: (nullable): a signatory
 */
void
office_signatory_free (OfficeSignatory *signatory)
{
  if (signatory == NULL)
    return;

  g_free (signatory->name);
  g_free (signatory->role);
  g_free (signatory);
}

/**
 * office_provider_free:
 * @provider: (nullable): the provider
 */
void
office_provider_free (OfficeProvider *provider)
{
  if (provider == NULL)
    return;

  g_free (provider->name);
  g_free (provider->address);
  g_free (provider->email);
  g_free (provider->verify_address);
  g_clear_pointer (&provider->signatories, g_ptr_array_unref);
  g_free (provider);
}

/**
 * office_partner_free:
 * @partner: (nullable): the partner university
 */
void
office_partner_free (OfficePartner *partner)
{
  if (partner == NULL)
    return;

  g_free (partner->name);
  g_free (partner->short_name);
  g_free (partner->wording);
  g_free (partner->wording_approved_on);
  g_free (partner->wording_approved_by);
  g_free (partner);
}

/**
 * office_award_row_free:
 * @award: (nullable): the award
 */
void
office_award_row_free (OfficeAwardRow *award)
{
  if (award == NULL)
    return;

  g_free (award->code);
  g_free (award->title);
  g_free (award);
}

static GPtrArray *
signatories_from_json (const char *text)
{
  GPtrArray *signatories = g_ptr_array_new_with_free_func ((GDestroyNotify) office_signatory_free);
  json_t *array = json_loads (text != NULL ? text : "[]", 0, NULL);
  json_t *item;
  size_t index;

  json_array_foreach (array, index, item)
    g_ptr_array_add (signatories, office_signatory_new (json_string_value (json_object_get (item, "name")),
                                                        json_string_value (json_object_get (item, "role"))));

  json_decref (array);
  return signatories;
}

static char *
signatories_to_json (GPtrArray *signatories)
{
  json_t *array = json_array ();
  char *text;
  char *copy;

  for (guint i = 0; signatories != NULL && i < signatories->len; i++)
    {
      const OfficeSignatory *signatory = g_ptr_array_index (signatories, i);

      json_array_append_new (array, json_pack ("{s:s, s:s}", "name", signatory->name, "role", signatory->role));
    }

  text = json_dumps (array, JSON_COMPACT);
  copy = g_strdup (text);
  json_decref (array);
  free (text);
  return copy;
}

static gpointer
read_provider (OfficeStatement *statement)
{
  OfficeProvider *provider = g_new0 (OfficeProvider, 1);

  provider->id = office_statement_get_int (statement, 0);
  provider->name = office_statement_dup_text (statement, 1);
  provider->address = office_statement_dup_text (statement, 2);
  provider->email = office_statement_dup_text (statement, 3);
  provider->verify_address = office_statement_dup_text (statement, 4);
  provider->signatories = signatories_from_json (office_statement_get_text (statement, 5));
  provider->version = office_statement_get_int (statement, 6);
  return provider;
}

static gpointer
read_partner (OfficeStatement *statement)
{
  OfficePartner *partner = g_new0 (OfficePartner, 1);

  partner->id = office_statement_get_int (statement, 0);
  partner->name = office_statement_dup_text (statement, 1);
  partner->short_name = office_statement_dup_text (statement, 2);
  partner->wording = office_statement_dup_text (statement, 3);
  partner->wording_approved_on = office_statement_dup_text (statement, 4);
  partner->wording_approved_by = office_statement_dup_text (statement, 5);
  partner->version = office_statement_get_int (statement, 6);
  return partner;
}

static gpointer
read_award (OfficeStatement *statement)
{
  OfficeAwardRow *award = g_new0 (OfficeAwardRow, 1);

  award->id = office_statement_get_int (statement, 0);
  award->code = office_statement_dup_text (statement, 1);
  award->title = office_statement_dup_text (statement, 2);
  award->credits = office_statement_get_int (statement, 3);
  award->level = office_statement_get_int (statement, 4);
  award->partner_id = office_statement_get_int (statement, 5);
  return award;
}

static gpointer
read_the_one (OfficeConnection  *connection,
              const char        *sql,
              OfficeRowReader    reader,
              const char        *missing,
              GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  gpointer row = office_rows_first (office_connection_prepare (connection, &local_error, sql, ""), reader,
                                    &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (row == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, missing);

  return row;
}

/**
 * office_provider_get:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): who runs the courses
 */
OfficeProvider *
office_provider_get (OfficeConnection  *connection,
                     GError           **error)
{
  return read_the_one (connection,
                       "SELECT id, name, address, email, verify_address, signatories, version FROM provider"
                       " ORDER BY id LIMIT 1",
                       read_provider, _("The office has no provider: say in the preferences who runs the courses."),
                       error);
}

/**
 * office_provider_set:
 * @connection: the connection
 * @provider: as it is to be; the version is the one that the person saw
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Returns: whether it is saved
 */
gboolean
office_provider_set (OfficeConnection      *connection,
                     const OfficeProvider  *provider,
                     GError               **error)
{
  static const char update_sql[] =
    "UPDATE provider SET name = ?, address = coalesce (?, ''), email = coalesce (?, ''),"
    " verify_address = nullif (?, ''), signatories = ?, version = version + 1 WHERE id = ?";
  g_autofree char *name = office_tidy (provider->name);
  g_autofree char *signatories = signatories_to_json (provider->signatories);
  OfficeField fields[] = {
    { "name", _("name"), OFFICE_FIELD_TEXT, name },
    { "address", _("address"), OFFICE_FIELD_TEXT, provider->address },
    { "email", _("e-mail"), OFFICE_FIELD_TEXT, provider->email },
    { "verify_address", _("web address of the verification page"), OFFICE_FIELD_TEXT, provider->verify_address },
    { "signatories", _("signatories"), OFFICE_FIELD_TEXT, signatories },
  };

  if (!office_check_given (name, _("The provider's name"), error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Edit the provider"), NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_check_version (connection, "provider", provider->id, _("The provider"), provider->version, fields,
                          G_N_ELEMENTS (fields), error)
      && office_connection_run (connection, error, update_sql, "sssssl", name, provider->address, provider->email,
                                provider->verify_address, signatories, provider->id),
    error);
}

/**
 * office_partner_get:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the partner university
 */
OfficePartner *
office_partner_get (OfficeConnection  *connection,
                    GError           **error)
{
  return read_the_one (connection,
                       "SELECT id, name, short_name, wording, wording_approved_on, wording_approved_by, version"
                       " FROM partner ORDER BY id LIMIT 1",
                       read_partner, _("The office has no partner university."), error);
}

/**
 * office_partner_set:
 * @connection: the connection
 * @partner: as it is to be; the version is the one that the person saw
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * An approval belongs to one wording and names who gave it (CERT-1): without a wording, or without who
 * approved it, there is none. A wording that changes loses the approval that the old one had.
 *
 * Returns: whether it is saved
 */
gboolean
office_partner_set (OfficeConnection     *connection,
                    const OfficePartner  *partner,
                    GError              **error)
{
  static const char update_sql[] =
    "UPDATE partner SET name = ?1, short_name = ?2, wording = nullif (?3, ''),"
    " wording_approved_on = CASE WHEN nullif (?3, '') IS NULL THEN NULL"
    "   WHEN wording IS NOT nullif (?3, '') AND wording_approved_on IS nullif (?4, '') THEN NULL"
    "   ELSE nullif (?4, '') END,"
    " wording_approved_by = CASE WHEN nullif (?3, '') IS NULL THEN NULL"
    "   WHEN wording IS NOT nullif (?3, '') AND wording_approved_on IS nullif (?4, '') THEN NULL"
    "   ELSE nullif (?5, '') END,"
    " version = version + 1 WHERE id = ?6";
  g_autofree char *name = office_tidy (partner->name);
  g_autofree char *short_name = office_tidy (partner->short_name);
  g_autofree char *wording = office_tidy (partner->wording);
  OfficeField fields[] = {
    { "name", _("name"), OFFICE_FIELD_TEXT, name },
    { "short_name", _("short name"), OFFICE_FIELD_TEXT, short_name },
    { "wording", _("wording for certificates"), OFFICE_FIELD_TEXT, wording },
    { "wording_approved_on", _("day of the approval"), OFFICE_FIELD_DATE, partner->wording_approved_on },
  };

  if (!office_check_given (name, _("The university's name"), error)
      || !office_check_day (partner->wording_approved_on, _("Day of the approval"), error))
    return FALSE;

  if (partner->wording_approved_on != NULL && *partner->wording_approved_on != '\0'
      && !office_check_given (partner->wording_approved_by, _("Who approved the wording for the university"), error))
    return FALSE;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Edit the partner university"), NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_check_version (connection, "partner", partner->id, _("The partner university"), partner->version, fields,
                          G_N_ELEMENTS (fields), error)
      && office_connection_run (connection, error, update_sql, "sssssl", name, short_name, wording,
                                partner->wording_approved_on, partner->wording_approved_by, partner->id),
    error);
}

/**
 * office_award_row_get:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the award that the modules lead to
 */
OfficeAwardRow *
office_award_row_get (OfficeConnection  *connection,
                      GError           **error)
{
  return read_the_one (connection,
                       "SELECT id, code, title, credits, level, partner_id FROM award ORDER BY id LIMIT 1", read_award,
                       _("The catalogue has no award."), error);
}

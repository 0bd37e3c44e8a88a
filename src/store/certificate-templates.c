/* certificate-templates.c: templates of certificates, version by version, and their pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/certificate-templates.h"

#include <glib/gi18n-lib.h>

#include "store/certificate-wordings.h"
#include "store/command.h"
#include "store/fields.h"
#include "store/template-json.h"

#define TEMPLATE_COLUMNS \
  "SELECT certificate_template.id, name, coalesce (module_id, 0), module.code, in_use," \
  " certificate_template.version, newest.id, newest.number, newest.made_at, newest.made_by," \
  " (SELECT count (*) FROM certificate JOIN certificate_template_version AS used" \
  "   ON used.id = certificate.template_version_id" \
  "   WHERE used.template_id = certificate_template.id)," \
  " newest.template" \
  " FROM certificate_template JOIN certificate_template_version AS newest ON newest.id =" \
  "  (SELECT id FROM certificate_template_version WHERE template_id = certificate_template.id" \
  "   ORDER BY number DESC LIMIT 1)" \
  " LEFT JOIN module ON module.id = certificate_template.module_id"

/**
 * office_template_row_free:
 * @row: (nullable): a template
 */
void
office_template_row_free (OfficeTemplateRow *row)
{
  if (row == NULL)
    return;

  g_free (row->name);
  g_free (row->module_code);
  g_free (row->made_by);
  office_certificate_template_free (row->template);
  g_free (row);
}

static gpointer
read_template (OfficeStatement *statement)
{
  OfficeTemplateRow *row = g_new0 (OfficeTemplateRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->name = office_statement_dup_text (statement, 1);
  row->module_id = office_statement_get_int (statement, 2);
  row->module_code = office_statement_dup_text (statement, 3);
  row->in_use = office_statement_get_int (statement, 4) != 0;
  row->version = (int) office_statement_get_int (statement, 5);
  row->version_id = office_statement_get_int (statement, 6);
  row->number = (int) office_statement_get_int (statement, 7);
  row->made_at = office_statement_get_int (statement, 8);
  row->made_by = office_statement_dup_text (statement, 9);
  row->n_issued = (guint) office_statement_get_int (statement, 10);
  row->template
    = office_certificate_template_from_json (office_statement_get_text (statement, 11), NULL);
  if (row->template == NULL)
    row->template = office_certificate_template_new ();
  return row;
}

/**
 * office_templates_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeTemplateRow) (nullable): every template with its
 *   newest version, those in use first; none where nothing was issued and nothing changed yet
 */
GPtrArray *
office_templates_list (OfficeConnection  *connection,
                       GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               TEMPLATE_COLUMNS " ORDER BY in_use DESC, module_id, name", ""),
    read_template, (GDestroyNotify) office_template_row_free, error);
}

/**
 * office_template_find:
 * @connection: the connection
 * @name: of a template
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the template, or %NULL with %OFFICE_ERROR_NOT_FOUND
 */
OfficeTemplateRow *
office_template_find (OfficeConnection  *connection,
                      const char        *name,
                      GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeTemplateRow *row = office_rows_first (
    office_connection_prepare (connection, &local_error, TEMPLATE_COLUMNS " WHERE name = ?", "s",
                               name),
    read_template, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (row == NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There is no template “%s”."), name);
  return row;
}

/**
 * office_template_get_version:
 * @connection: the connection
 * @version_id: a version; 0 for what an office starts with
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the template as it was saved then
 */
OfficeCertificateTemplate *
office_template_get_version (OfficeConnection  *connection,
                             gint64             version_id,
                             GError           **error)
{
  g_autofree char *text = NULL;

  if (version_id == 0)
    return office_certificate_template_new ();

  text = office_connection_get_text (
    connection, error, "SELECT template FROM certificate_template_version WHERE id = ?", "l",
    version_id);
  return text != NULL ? office_certificate_template_from_json (text, error) : NULL;
}

/**
 * office_template_for_module:
 * @connection: the connection
 * @module_id: a module
 * @version_id: (out): the version that its certificates are issued with; 0 while none was ever kept
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the template that is in use for a module, or for all of them
 */
OfficeCertificateTemplate *
office_template_for_module (OfficeConnection  *connection,
                            gint64             module_id,
                            gint64            *version_id,
                            GError           **error)
{
  g_autoptr (GError) local_error = NULL;

  *version_id = 0;
  office_connection_get_int (
    connection, version_id, &local_error,
    "SELECT coalesce (max (newest.id), 0) FROM certificate_template_version AS newest"
    " WHERE template_id = (SELECT id FROM certificate_template WHERE in_use"
    "   AND coalesce (module_id, ?1) = ?1 ORDER BY module_id IS NULL LIMIT 1)",
    "l", module_id);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return office_template_get_version (connection, *version_id, error);
}

static gboolean
check_picture (OfficeConnection  *connection,
               const char        *digest,
               const char        *label,
               GError           **error)
{
  gint64 known = 0;

  if (digest == NULL)
    return TRUE;
  if (!office_connection_get_int (connection, &known, error,
                                  "SELECT count (*) FROM stored_file WHERE digest = ?", "s", digest))
    return FALSE;
  if (known == 0)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                 _("%s: the picture is not in this office. Add it again."), label);
  return known != 0;
}

/* What can be known of a template only here: its pictures, and the university's name. */
static gboolean
check_template (OfficeConnection                 *connection,
                const OfficeCertificateTemplate  *template,
                GError                          **error)
{
  if (!office_certificate_template_check (template, error)
      || !check_picture (connection, template->logo, _("Logo"), error))
    return FALSE;

  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    if (!office_wording_check_own_words (connection, template->texts[i],
                                         office_certificate_text_label ((OfficeCertificateText) i),
                                         error))
      return FALSE;
  for (guint i = 0; i < template->signatories->len; i++)
    {
      const OfficeTemplateSignatory *one = g_ptr_array_index (template->signatories, i);

      if (!check_picture (connection, one->image, one->name, error))
        return FALSE;
    }
  return TRUE;
}

/* To be followed by the template's id. */
#define NEWEST_LOOK "(SELECT template FROM certificate_template_version WHERE template_id = "

/* What is @row's, name, place and look alike, raises its version: whoever saw it before is told. */
static gint64
put_row (OfficeConnection         *connection,
         const OfficeTemplateRow  *row,
         const char               *name,
         const char               *look,
         GError                  **error)
{
  static const char insert_sql[]
    = "INSERT INTO certificate_template (name, module_id, in_use) VALUES (?, nullif (?, 0), ?)";
  static const char update_sql[]
    = "UPDATE certificate_template SET name = ?1, module_id = nullif (?2, 0), in_use = ?3,"
      " version = version + 1 WHERE id = ?4 AND (name IS NOT ?1 OR module_id IS NOT nullif (?2, 0)"
      " OR in_use IS NOT ?3 OR ?5 IS NOT " NEWEST_LOOK "?4 ORDER BY number DESC LIMIT 1))";
  static const char retire_sql[]
    = "UPDATE certificate_template SET in_use = 0, version = version + 1"
      " WHERE in_use AND coalesce (module_id, 0) = ? AND id <> ?";
  gint64 taken = 0;

  if (!office_connection_get_int (connection, &taken, error,
                                  "SELECT count (*) FROM certificate_template"
                                  " WHERE name = ? AND id <> ?", "sl", name, row->id))
    return 0;
  if (taken != 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("There is a template “%s” already. Choose another name."), name);
      return 0;
    }
  if (row->in_use
      && !office_connection_run (connection, error, retire_sql, "ll", row->module_id, row->id))
    return 0;
  if (row->id != 0)
    return office_connection_run (connection, error, update_sql, "sllls", name, row->module_id,
                                  (gint64) row->in_use, row->id, look) ? row->id : 0;

  return office_connection_run (connection, error, insert_sql, "sll", name, row->module_id,
                                (gint64) row->in_use)
           ? office_connection_last_id (connection) : 0;
}

static gboolean
put_version (OfficeConnection  *connection,
             gint64             template_id,
             const char        *look,
             GError           **error)
{
  static const char insert_sql[]
    = "INSERT INTO certificate_template_version (template_id, number, template, made_at, made_by)"
      " SELECT ?1, (SELECT coalesce (max (number), 0) + 1 FROM certificate_template_version"
      "   WHERE template_id = ?1), ?2, ?3, (SELECT actor FROM working)"
      " WHERE ?2 IS NOT " NEWEST_LOOK "?1 ORDER BY number DESC LIMIT 1)";

  return office_connection_run (connection, error, insert_sql, "lsl", template_id, look,
                                office_connection_now (connection));
}

/**
 * office_template_save:
 * @connection: the connection
 * @row: as it is to be; id 0 for a new one, otherwise the version is the one that the person saw
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Keeps a template. A template that looks otherwise than its newest version gets another version; one
 * that comes into use takes the place of the one that was (CERT-2).
 *
 * Returns: its id, or 0
 */
gint64
office_template_save (OfficeConnection         *connection,
                      const OfficeTemplateRow  *row,
                      GError                  **error)
{
  g_autofree char *name = office_tidy (row->name);
  g_autofree char *label = NULL;
  g_autofree char *look = NULL;
  OfficeField fields[] = {
    { "name", _("name"), OFFICE_FIELD_TEXT, name },
  };
  gint64 id = 0;
  gboolean done;

  if (!office_check_given (name, _("The template’s name"), error)
      || !check_template (connection, row->template, error))
    return 0;

  label = g_strdup_printf (_("Template “%s”"), name);
  look = office_certificate_template_to_json (row->template);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  done = (row->id == 0
          || office_check_version (connection, "certificate_template", row->id, label,
                                   row->version, fields, G_N_ELEMENTS (fields), error))
         && (id = put_row (connection, row, name, look, error)) != 0
         && put_version (connection, id, look, error);
  return office_command_finish (connection, done, error) ? id : 0;
}

/**
 * office_picture_add:
 * @connection: the connection
 * @name: of the file
 * @type: "image/png" or "image/svg+xml"
 * @content: the file
 * @error: where to put a failure
 *
 * Keeps a picture inside the office, once by its digest.
 *
 * Returns: (transfer full) (nullable): the digest, or %NULL with %OFFICE_ERROR_REFUSED
 */
char *
office_picture_add (OfficeConnection  *connection,
                    const char        *name,
                    const char        *type,
                    GBytes            *content,
                    GError           **error)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  gsize size = g_bytes_get_size (content);

  if (size > OFFICE_PICTURE_MOST_BYTES)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” is larger than 2 MB. Save the picture smaller."), name);
      return NULL;
    }
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Add a picture"), NULL, error))
    return NULL;
  if (!office_command_finish (
        connection,
        office_connection_run (
          connection, error,
          "INSERT INTO stored_file (digest, name, type, size, added_at, content)"
          " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
          "sssllb", digest, name, type, (gint64) size, office_connection_now (connection), content),
        error))
    return NULL;

  return g_steal_pointer (&digest);
}

static gpointer
read_bytes (OfficeStatement *statement)
{
  return office_statement_get_bytes (statement, 0);
}

/**
 * office_picture_get:
 * @connection: the connection
 * @digest: of a picture
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL with %OFFICE_ERROR_NOT_FOUND
 */
GBytes *
office_picture_get (OfficeConnection  *connection,
                    const char        *digest,
                    GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  GBytes *content = office_rows_first (
    office_connection_prepare (connection, &local_error,
                               "SELECT content FROM stored_file WHERE digest = ?", "s", digest),
    read_bytes, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (content == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                         _("A picture of the certificate is missing. Restore the database from a "
                           "backup."));
  return content;
}

/* template-file.c: templates of certificates as files, and pictures on their way in
 *
 * {"name", "template": {…}, "pictures": {digest: base64}}: whole by itself, so that another office can
 * take it in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/template-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "documents/output-file.h"
#include "documents/picture.h"
#include "model/certificate-look.h"
#include "rules/error.h"
#include "store/command.h"
#include "store/template-json.h"

#define MOST_FILE_BYTES (64 * 1024 * 1024)

/* The size is asked before the file is read. */
static GBytes *
read_file (const char  *path,
           gboolean     is_picture,
           GError     **error)
{
  goffset most = is_picture ? OFFICE_PICTURE_MOST_BYTES : MOST_FILE_BYTES;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  GBytes *bytes = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, NULL, &problem);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("“%s” is not an ordinary file."), name);
      return NULL;
    }
  if (info != NULL && g_file_info_get_size (info) > most)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   is_picture ? _("“%s” is larger than 2 MB. Save the picture smaller.")
                              : _("“%s” is too large for a template."), name);
      return NULL;
    }
  if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &problem);
  if (bytes == NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("“%s” cannot be read: %s"), name,
                 problem->message);
  return bytes;
}

static char *
add_picture (OfficeConnection  *connection,
             const char        *name,
             GBytes            *content,
             GError           **error)
{
  g_autoptr (OfficePicture) picture = office_picture_new (content, name, error);

  if (picture == NULL)
    return NULL;
  return office_picture_add (connection, name, office_picture_get_type_name (picture), content, error);
}

/**
 * office_template_add_picture:
 * @connection: the connection
 * @path: an SVG or PNG file of 2 MB at most
 * @error: return location
 *
 * Takes a logo or a signature into the office, once it is known to be a picture.
 *
 * Returns: (transfer full) (nullable): its digest; or %NULL with %OFFICE_ERROR_INVALID,
 *   %OFFICE_ERROR_REFUSED or %OFFICE_ERROR_NOT_FOUND
 */
char *
office_template_add_picture (OfficeConnection  *connection,
                             const char        *path,
                             GError           **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) content = read_file (path, TRUE, error);

  return content != NULL ? add_picture (connection, name, content, error) : NULL;
}

static gboolean
export_picture (OfficeConnection  *connection,
                const char        *digest,
                json_t            *pictures,
                GError           **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autofree char *text = NULL;

  if (digest == NULL)
    return TRUE;
  content = office_picture_get (connection, digest, error);
  if (content == NULL)
    return FALSE;

  text = g_base64_encode (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  json_object_set_new (pictures, digest, json_string (text));
  return TRUE;
}

/**
 * office_template_export:
 * @connection: the connection
 * @row: a template
 * @path: where the file is to be
 * @error: return location
 *
 * Writes a template with its pictures into a file that any office can take in.
 *
 * Returns: %FALSE with #OFFICE_ERROR
 */
gboolean
office_template_export (OfficeConnection         *connection,
                        const OfficeTemplateRow  *row,
                        const char               *path,
                        GError                  **error)
{
  g_autofree char *text = office_certificate_template_to_json (row->template);
  json_t *pictures = json_object ();
  json_t *file = json_pack ("{s:s, s:o, s:o}", "name", row->name, "template", json_loads (text, 0, NULL),
                            "pictures", pictures);
  gboolean done = export_picture (connection, row->template->logo, pictures, error);
  char *dumped;

  for (guint i = 0; i < row->template->signatories->len && done; i++)
    {
      const OfficeTemplateSignatory *one = g_ptr_array_index (row->template->signatories, i);

      done = export_picture (connection, one->image, pictures, error);
    }
  dumped = json_dumps (file, JSON_INDENT (2));
  done = done && office_output_file_save (path, dumped, strlen (dumped), NULL, error);
  free (dumped);
  json_decref (file);
  return done;
}

static gboolean
import_pictures (OfficeConnection  *connection,
                 json_t            *pictures,
                 GError           **error)
{
  const char *key;
  json_t *value;

  json_object_foreach (pictures, key, value)
    {
      const char *text = json_string_value (value);
      g_autoptr (GBytes) content = NULL;
      g_autofree char *digest = NULL;
      gsize size;
      guchar *data;

      data = text != NULL ? g_base64_decode (text, &size) : NULL;
      if (data == NULL)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("The picture “%.12s” of the template cannot be read."), key);
          return FALSE;
        }
      content = g_bytes_new_take (data, size);
      digest = add_picture (connection, key, content, error);
      if (digest == NULL)
        return FALSE;
    }
  return TRUE;
}

static gint64
import (OfficeConnection  *connection,
        json_t            *file,
        const char        *name,
        gint64             module_id,
        gboolean           in_use,
        GError           **error)
{
  /* A template alone is taken as well: what a person would write by hand. */
  json_t *template = json_object_get (file, "template");
  char *text = json_dumps (template != NULL ? template : file, JSON_COMPACT);
  OfficeTemplateRow row = { .module_id = module_id, .in_use = in_use };
  g_autoptr (OfficeTemplateRow) existing = NULL;
  gint64 id = 0;

  if (name == NULL)
    name = json_string_value (json_object_get (file, "name"));
  row.name = (char *) (name != NULL ? name : "");
  row.template = office_certificate_template_from_json (text, error);
  free (text);
  if (row.template == NULL)
    return 0;

  /* Another version of a template that is here. */
  existing = office_template_find (connection, row.name, NULL);
  if (existing != NULL)
    {
      row.id = existing->id;
      row.version = existing->version;
      row.in_use = in_use || (existing->in_use && existing->module_id == module_id);
    }
  if (office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Import a template"), NULL, error))
    {
      gboolean done = import_pictures (connection, json_object_get (file, "pictures"), error)
                      && (id = office_template_save (connection, &row, error)) != 0;

      if (!office_command_finish (connection, done, error))
        id = 0;
    }
  office_certificate_template_free (row.template);
  return id;
}

/**
 * office_template_import:
 * @connection: the connection
 * @path: a file that office_template_export() wrote, or a template alone
 * @name: (nullable): its name here; %NULL for the one in the file
 * @module_id: for this module; 0 for all
 * @in_use: certificates are issued with it from now on
 * @error: return location
 *
 * Takes a template in. One of the same name gets another version.
 *
 * Returns: its id, or 0 with #OFFICE_ERROR
 */
gint64
office_template_import (OfficeConnection  *connection,
                        const char        *path,
                        const char        *name,
                        gint64             module_id,
                        gboolean           in_use,
                        GError           **error)
{
  g_autoptr (GBytes) content = read_file (path, FALSE, error);
  json_error_t problem;
  json_t *file;
  gint64 id = 0;
  gsize size;
  const char *data;

  if (content == NULL)
    return 0;
  data = g_bytes_get_data (content, &size);
  file = json_loadb (data != NULL ? data : "", size, 0, &problem);
  if (json_is_object (file))
    id = import (connection, file, name, module_id, in_use, error);
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("This is no template of a certificate: line %d, %s."), problem.line,
                 file == NULL ? problem.text : _("not an object"));
  json_decref (file);
  return id;
}

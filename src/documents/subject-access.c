/* subject-access.c: all that is held on one person, in readable form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/subject-access.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "documents/output-file.h"
#include "rules/clock.h"

static const char STYLE[] =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;"
  "color:#1b2a33;background:#fff}"
  "h1{font-size:1.6em}h2{font-size:1.15em;margin-top:2em;border-bottom:1px solid #c3d3d5}"
  "table{border-collapse:collapse;width:100%}"
  "tbody+tbody tr:first-child>*{border-top:1px solid #c3d3d5}"
  "th,td{text-align:left;vertical-align:top;padding:.2em .6em .2em 0;white-space:pre-wrap;"
  "overflow-wrap:anywhere}"
  "th{width:34%;font-weight:normal;color:#5d6972}.none{color:#5d6972;font-style:italic}";

static const char *
value_or_none (const char *value)
{
  return value != NULL && *value != '\0' ? value : _("not held");
}

static void
append_html (GString    *html,
             const char *format,
             const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *escaped = g_markup_escape_text (valid, -1);
  g_autofree char *piece = NULL;
  g_auto (GStrv) parts = g_strsplit (format, "%s", -1);

  piece = g_strjoinv (escaped, parts);
  g_string_append (html, piece);
}

static void
append_html_section (GString                    *html,
                     const OfficeSubjectSection *section)
{
  append_html (html, "<h2>%s</h2>\n", section->title);
  if (section->n_rows == 0)
    {
      append_html (html, "<p class=\"none\">%s</p>\n", _("Nothing is held."));
      return;
    }

  g_string_append (html, "<table>\n<tbody>\n");
  for (guint i = 0; i < section->n_rows; i++)
    {
      const OfficeSubjectRow *row = &section->rows[i];
      gboolean held = row->value != NULL && *row->value != '\0';

      if (row->label == NULL)
        {
          if (i > 0)
            g_string_append (html, "</tbody>\n<tbody>\n");
          continue;
        }
      append_html (html, "<tr><th scope=\"row\">%s</th>", row->label);
      append_html (html, held ? "<td>%s</td></tr>\n" : "<td class=\"none\">%s</td></tr>\n",
                   value_or_none (row->value));
    }
  g_string_append (html, "</tbody>\n</table>\n");
}

static char *
make_introduction (const OfficeSubjectAccess *access)
{
  g_autofree char *made_on = office_instant_to_text (access->made_on);

  return g_strdup_printf (_("This is all that %s holds on you, as it stood on %s."),
                          access->provider, made_on);
}

static char *
make_html (const OfficeSubjectAccess *access,
           char                     **file_names)
{
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
                                           "<meta charset=\"utf-8\">\n"
                                           "<meta name=\"viewport\" content=\"width=device-width\">"
                                           "\n");
  g_autofree char *introduction = make_introduction (access);

  append_html (html, "<title>%s</title>\n<style>", access->name);
  g_string_append_printf (html, "%s</style>\n</head>\n<body>\n", STYLE);
  append_html (html, "<h1>%s</h1>\n", access->name);
  append_html (html, "<p>%s</p>\n", introduction);
  if (access->reference != NULL)
    {
      g_autofree char *line = g_strdup_printf (_("Reference: %s"), access->reference);

      append_html (html, "<p>%s</p>\n", line);
    }
  for (guint i = 0; i < access->n_sections; i++)
    append_html_section (html, &access->sections[i]);
  if (access->n_files > 0)
    {
      append_html (html, "<h2>%s</h2>\n<ul>\n", _("Documents in this folder"));
      for (guint i = 0; i < access->n_files; i++)
        append_html (html, "<li>%s</li>\n", file_names[i]);
      g_string_append (html, "</ul>\n");
    }
  g_string_append (html, "</body>\n</html>\n");

  return g_string_free (g_steal_pointer (&html), FALSE);
}

static char *
make_text (const OfficeSubjectAccess *access,
           char                     **file_names)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *introduction = make_introduction (access);

  g_string_append_printf (text, "%s\n%s\n", access->name, introduction);
  if (access->reference != NULL)
    {
      g_string_append_printf (text, _("Reference: %s"), access->reference);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < access->n_sections; i++)
    {
      const OfficeSubjectSection *section = &access->sections[i];

      g_string_append_printf (text, "\n== %s ==\n", section->title);
      if (section->n_rows == 0)
        g_string_append_printf (text, "%s\n", _("Nothing is held."));
      for (guint j = 0; j < section->n_rows; j++)
        {
          const OfficeSubjectRow *row = &section->rows[j];

          if (row->label == NULL)
            g_string_append (text, j > 0 ? "\n" : "");
          else
            g_string_append_printf (text, "%s: %s\n", row->label, value_or_none (row->value));
        }
    }
  if (access->n_files > 0)
    g_string_append_printf (text, "\n== %s ==\n", _("Documents in this folder"));
  for (guint i = 0; i < access->n_files; i++)
    g_string_append_printf (text, "%s\n", file_names[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static json_t *
json_text (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || *text == '\0')
    return json_null ();
  valid = g_utf8_make_valid (text, -1);
  return json_string (valid);
}

/* Records of label and value in their order; a label that comes again in a record stays, too. */
static json_t *
make_json_section (const OfficeSubjectSection *section)
{
  json_t *object = json_object ();
  json_t *records = json_array ();
  json_t *record = NULL;

  for (guint i = 0; i < section->n_rows; i++)
    {
      const OfficeSubjectRow *row = &section->rows[i];
      json_t *pair;

      if (row->label == NULL || record == NULL)
        {
          record = json_array ();
          json_array_append_new (records, record);
        }
      if (row->label == NULL)
        continue;
      pair = json_object ();
      json_object_set_new (pair, "label", json_text (row->label));
      json_object_set_new (pair, "value", json_text (row->value));
      json_array_append_new (record, pair);
    }

  json_object_set_new (object, "title", json_text (section->title));
  json_object_set_new (object, "records", records);
  return object;
}

static char *
make_json (const OfficeSubjectAccess *access,
           char                     **file_names)
{
  json_t *root = json_object ();
  json_t *sections = json_array ();
  json_t *files = json_array ();
  g_autofree char *made_on = office_instant_to_utc (access->made_on);
  char *text;

  for (guint i = 0; i < access->n_sections; i++)
    json_array_append_new (sections, make_json_section (&access->sections[i]));
  for (guint i = 0; i < access->n_files; i++)
    json_array_append_new (files, json_text (file_names[i]));

  json_object_set_new (root, "name", json_text (access->name));
  json_object_set_new (root, "reference", json_text (access->reference));
  json_object_set_new (root, "provider", json_text (access->provider));
  json_object_set_new (root, "made_on", json_text (made_on));
  json_object_set_new (root, "sections", sections);
  json_object_set_new (root, "files", files);
  text = json_dumps (root, JSON_INDENT (2) | JSON_PRESERVE_ORDER);
  json_decref (root);

  return text;
}

static gboolean
save_text (const char    *folder,
           const char    *name,
           const char    *text,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return office_output_file_save (path, text, strlen (text), cancellable, error);
}

/* Safe names, each with a number of its own, so that none hides another. */
static char **
name_files (const OfficeSubjectAccess *access)
{
  char **names = g_new0 (char *, access->n_files + 1);

  for (guint i = 0; i < access->n_files; i++)
    {
      g_autofree char *safe = office_output_file_safe_name (access->files[i].name, NULL);

      names[i] = g_strdup_printf ("%02u %s", i + 1, safe);
    }

  return names;
}

/**
 * office_subject_access_write:
 * @access: what is held on the person
 * @folder: where it goes; made if need be, for its owner alone
 * @cancellable: (nullable): a cancellable
 *
 * Writes a person's record as `record.html` and `record.txt` for reading, `record.json` for
 * machines, and the documents held beside them: PRIVACY-2.
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
office_subject_access_write (const OfficeSubjectAccess  *access,
                             const char                 *folder,
                             GCancellable               *cancellable,
                             GError                    **error)
{
  g_auto (GStrv) names = name_files (access);
  g_autofree char *html = make_html (access, names);
  g_autofree char *text = make_text (access, names);
  char *json = NULL;
  gboolean written;

  if (!office_output_folder_make (folder, error))
    return FALSE;
  for (guint i = 0; i < access->n_files; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      gsize length;
      gconstpointer data = g_bytes_get_data (access->files[i].content, &length);

      if (!office_output_file_save (path, data, length, cancellable, error))
        return FALSE;
    }

  json = make_json (access, names);
  written = save_text (folder, "record.json", json, cancellable, error) &&
            save_text (folder, "record.txt", text, cancellable, error) &&
            save_text (folder, "record.html", html, cancellable, error);
  free (json);

  return written;
}

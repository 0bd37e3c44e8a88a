/* template-json.c: templates of certificates as JSON
 *
 * {"format": 1, "page", "border", "seal", "texts": {…}, "colours": {"ink": "#16242f", …},
 *  "logo": digest or null, "signatories": [{"name", "role", "image"}]}
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/template-json.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "rules/error.h"

#define FORMAT 1

static json_t *
text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? json_string (text) : json_null ();
}

/**
 * office_certificate_template_to_json:
 * @self: a template
 *
 * Returns: (transfer full): the template as JSON; equal templates give equal texts
 */
char *
office_certificate_template_to_json (const OfficeCertificateTemplate *self)
{
  json_t *texts = json_object ();
  json_t *colours = json_object ();
  json_t *signatories = json_array ();
  g_autofree char *text = NULL;
  json_t *object;
  char *dumped;

  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    json_object_set_new (texts, office_certificate_text_to_nick ((OfficeCertificateText) i),
                         json_string (self->texts[i]));
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_COLOURS; i++)
    {
      g_autofree char *colour = g_strdup_printf ("#%06x", self->colours[i]);

      json_object_set_new (colours, office_certificate_colour_to_nick ((OfficeCertificateColour) i),
                           json_string (colour));
    }
  for (guint i = 0; i < self->signatories->len; i++)
    {
      const OfficeTemplateSignatory *one = g_ptr_array_index (self->signatories, i);

      json_array_append_new (signatories,
                             json_pack ("{s:s, s:s, s:o}", "name", one->name, "role", one->role,
                                        "image", text_or_null (one->image)));
    }

  object = json_pack ("{s:i, s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "format", FORMAT,
                      "page", office_certificate_page_to_nick (self->page),
                      "border", office_certificate_border_to_nick (self->border),
                      "seal", office_certificate_seal_to_nick (self->seal), "texts", texts,
                      "colours", colours, "logo", text_or_null (self->logo),
                      "signatories", signatories);
  dumped = json_dumps (object, JSON_COMPACT);
  text = g_strdup (dumped);
  free (dumped);
  json_decref (object);
  return g_steal_pointer (&text);
}

static gboolean G_GNUC_PRINTF (2, 3)
set_error (GError     **error,
           const char  *format,
           ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (OFFICE_ERROR, OFFICE_ERROR_INVALID, format, arguments));
  va_end (arguments);
  return FALSE;
}

static gboolean
read_texts (OfficeCertificateTemplate  *self,
            json_t                     *texts,
            GError                    **error)
{
  const char *key;
  json_t *value;

  if (!json_is_object (texts))
    return texts == NULL || set_error (error, _("The template’s “%s” cannot be read."), "texts");

  json_object_foreach (texts, key, value)
    {
      OfficeCertificateText text;

      if (!office_certificate_text_from_nick (key, &text))
        return set_error (error, _("A template has no text “%s”."), key);
      if (!json_is_string (value))
        return set_error (error, _("The template’s “%s” cannot be read."), key);
      office_certificate_template_set_text (self, text, json_string_value (value));
    }
  return TRUE;
}

static gboolean
read_colours (OfficeCertificateTemplate  *self,
              json_t                     *colours,
              GError                    **error)
{
  const char *key;
  json_t *value;

  if (!json_is_object (colours))
    return colours == NULL || set_error (error, _("The template’s “%s” cannot be read."), "colours");

  json_object_foreach (colours, key, value)
    {
      OfficeCertificateColour colour;

      if (!office_certificate_colour_from_nick (key, &colour))
        return set_error (error, _("A template has no colour “%s”."), key);
      if (!office_certificate_colour_parse (json_string_value (value), &self->colours[colour]))
        return set_error (error, _("The colour “%s” of the template is none: it reads like #1d5560."),
                          key);
    }
  return TRUE;
}

static gboolean
read_signatories (OfficeCertificateTemplate  *self,
                  json_t                     *signatories,
                  GError                    **error)
{
  gsize index;
  json_t *one;

  if (!json_is_array (signatories))
    return signatories == NULL
           || set_error (error, _("The template’s “%s” cannot be read."), "signatories");

  json_array_foreach (signatories, index, one)
    {
      const char *name = json_string_value (json_object_get (one, "name"));

      if (name == NULL)
        return set_error (error, _("The template’s “%s” cannot be read."), "signatories");
      g_ptr_array_add (self->signatories,
                       office_template_signatory_new (
                         name, json_string_value (json_object_get (one, "role")),
                         json_string_value (json_object_get (one, "image"))));
    }
  return TRUE;
}

static gboolean
check_keys (json_t  *object,
            GError **error)
{
  static const char *const known[] = { "format", "page", "border", "seal", "texts", "colours",
                                       "logo", "signatories", NULL };
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
    if (!g_strv_contains (known, key))
      return set_error (error, _("A template has no “%s”."), key);

  if (json_integer_value (json_object_get (object, "format")) > FORMAT)
    return set_error (error, "%s", _("The template was made by a newer version of Programme Office."));
  return TRUE;
}

static gboolean
read_choices (OfficeCertificateTemplate  *self,
              json_t                     *object,
              GError                    **error)
{
  const char *page = json_string_value (json_object_get (object, "page"));
  const char *border = json_string_value (json_object_get (object, "border"));
  const char *seal = json_string_value (json_object_get (object, "seal"));

  if (page != NULL && !office_certificate_page_from_nick (page, &self->page))
    return set_error (error, _("A template has no page “%s”."), page);
  if (border != NULL && !office_certificate_border_from_nick (border, &self->border))
    return set_error (error, _("A template has no border “%s”."), border);
  if (seal != NULL && !office_certificate_seal_from_nick (seal, &self->seal))
    return set_error (error, _("A template has no seal “%s”."), seal);

  self->logo = g_strdup (json_string_value (json_object_get (object, "logo")));
  return TRUE;
}

/**
 * office_certificate_template_from_json:
 * @text: what office_certificate_template_to_json() gave, or a person wrote; what is left out is as
 *   an office starts
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the template, checked; or %NULL with %OFFICE_ERROR_INVALID
 */
OfficeCertificateTemplate *
office_certificate_template_from_json (const char  *text,
                                       GError     **error)
{
  g_autoptr (OfficeCertificateTemplate) self = office_certificate_template_new ();
  json_error_t problem;
  json_t *object = json_loads (text, 0, &problem);
  gboolean read = FALSE;

  if (!json_is_object (object))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("This is no template of a certificate: line %d, %s."), problem.line,
                 object == NULL ? problem.text : _("not an object"));
  else
    read = check_keys (object, error) && read_choices (self, object, error)
           && read_texts (self, json_object_get (object, "texts"), error)
           && read_colours (self, json_object_get (object, "colours"), error)
           && read_signatories (self, json_object_get (object, "signatories"), error)
           && office_certificate_template_check (self, error);
  json_decref (object);

  return read ? g_steal_pointer (&self) : NULL;
}

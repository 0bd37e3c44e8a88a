/* template-commands.c: officectl template, wording, picture, certificates files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "model/deliver.h"
#include "model/template-file.h"
#include "rules/clock.h"
#include "store/catalogue.h"
#include "store/certificate-wordings.h"
#include "store/template-json.h"

static json_t *
template_to_json (const OfficeTemplateRow *row)
{
  g_autofree char *text = office_certificate_template_to_json (row->template);
  g_autofree char *made = office_instant_to_text (row->made_at);

  return json_pack ("{s:s, s:s?, s:b, s:i, s:s, s:s, s:i, s:o}", "name", row->name, "module",
                    row->module_code, "in_use", row->in_use, "number", row->number, "made_at", made,
                    "made_by", row->made_by, "issued", (int) row->n_issued, "template",
                    json_loads (text, 0, NULL));
}

static gboolean
run_template_list (OfficeCtl  *ctl,
                   GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) text = NULL;
  json_t *array;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", NULL, &words, error)
      || (rows = office_templates_list (ctl->connection, error)) == NULL)
    return FALSE;

  array = json_array ();
  text = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeTemplateRow *row = g_ptr_array_index (rows, i);

      json_array_append_new (array, template_to_json (row));
      /* Translators: a template, its version, for which module, how many were issued with it */
      g_string_append_printf (text, row->in_use ? _("%s, version %d, %s, in use, %u issued")
                                                : _("%s, version %d, %s, a draft, %u issued"),
                              row->name, row->number,
                              row->module_code != NULL ? row->module_code : _("all modules"),
                              row->n_issued);
      if (i + 1 < rows->len)
        g_string_append_c (text, '\n');
    }
  if (rows->len == 0)
    g_string_append (text, _("No template was saved yet: certificates look as an office starts."));
  office_ctl_print_value (ctl, array, "%s", text->str);
  return TRUE;
}

static gboolean
run_template_show (OfficeCtl  *ctl,
                   GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeTemplateRow) row = NULL;
  g_autofree char *text = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "NAME", NULL, &words, error)
      || (row = office_template_find (ctl->connection, words[0], error)) == NULL)
    return FALSE;

  text = office_certificate_template_to_json (row->template);
  office_ctl_print_value (ctl, template_to_json (row), "%s", text);
  return TRUE;
}

static gboolean
run_template_export (OfficeCtl  *ctl,
                     GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeTemplateRow) row = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "NAME FILE.json", NULL, &words, error)
      || (row = office_template_find (ctl->connection, words[0], error)) == NULL
      || !office_template_export (ctl->connection, row, words[1], error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "file", words[1]), "%s", words[1]);
  return TRUE;
}

static gboolean
find_module (OfficeCtl   *ctl,
             const char  *code,
             gint64      *module_id,
             GError     **error)
{
  g_autoptr (OfficeModule) module = NULL;

  *module_id = 0;
  if (code == NULL)
    return TRUE;
  module = office_module_find (ctl->connection, code, error);
  if (module == NULL)
    return FALSE;

  *module_id = module->id;
  return TRUE;
}

static gboolean
run_template_import (OfficeCtl  *ctl,
                     GError    **error)
{
  g_autofree char *name = NULL, *module = NULL;
  gboolean draft = FALSE;
  const GOptionEntry options[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Its name here; the one in the file unless said"), "NAME" },
    { "module", 0, 0, G_OPTION_ARG_STRING, &module, N_("Only for this module; for all unless said"), "M" },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &draft, N_("Do not issue certificates with it yet"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 id, module_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "FILE.json", options, &words, error)
      || !find_module (ctl, module, &module_id, error)
      || (id = office_template_import (ctl->connection, words[0], name, module_id, !draft, error)) == 0
      || (rows = office_templates_list (ctl->connection, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeTemplateRow *row = g_ptr_array_index (rows, i);

      if (row->id == id)
        office_ctl_print_value (ctl, template_to_json (row), _("%s, version %d"), row->name, row->number);
    }
  return TRUE;
}

static gboolean
run_picture_add (OfficeCtl  *ctl,
                 GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *digest = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "FILE", NULL, &words, error)
      || (digest = office_template_add_picture (ctl->connection, words[0], error)) == NULL)
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "digest", digest), "%s", digest);
  return TRUE;
}

static const char *
wording_kind (OfficeWordingKind kind)
{
  return kind == OFFICE_WORDING_PROVIDER ? "provider" : "university";
}

static gboolean
run_wording_list (OfficeCtl  *ctl,
                  GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) wordings = NULL;
  g_autoptr (GString) text = NULL;
  json_t *array;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", NULL, &words, error)
      || (wordings = office_wordings_list (ctl->connection, error)) == NULL)
    return FALSE;

  array = json_array ();
  text = g_string_new (NULL);
  for (guint i = 0; i < wordings->len; i++)
    {
      const OfficeWording *one = g_ptr_array_index (wordings, i);

      if (*one->words == '\0')
        continue;
      json_array_append_new (array, json_pack ("{s:s, s:s, s:s, s:s?, s:s?}", "place", one->place,
                                               "kind", wording_kind (one->kind), "words", one->words,
                                               "approved_on", one->approved_on, "approved_by",
                                               one->approved_by));
      g_string_append_printf (text, "%s%s, %s: %s", text->len > 0 ? "\n" : "", one->place,
                              wording_kind (one->kind), one->words);
    }
  office_ctl_print_value (ctl, array, "%s", text->str);
  return TRUE;
}

static gboolean
run_wording_set (OfficeCtl  *ctl,
                 GError    **error)
{
  g_autofree char *on = NULL, *by = NULL;
  gboolean theirs = FALSE;
  const GOptionEntry options[] = {
    { "university", 0, 0, G_OPTION_ARG_NONE, &theirs, N_("The university’s words, printed once approved"), NULL },
    { "approved-on", 0, 0, G_OPTION_ARG_STRING, &on, N_("Day of the university’s approval"), "D" },
    { "approved-by", 0, 0, G_OPTION_ARG_STRING, &by, N_("Who approved it, for the university"), "NAME" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) wordings = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "MODULE-OR-AWARD WORDS", options, &words, error)
      || (wordings = office_wordings_list (ctl->connection, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < wordings->len; i++)
    {
      const OfficeWording *one = g_ptr_array_index (wordings, i);
      OfficeWording changed = *one;

      if (!g_str_equal (one->place, words[0]) || (one->kind == OFFICE_WORDING_UNIVERSITY) != theirs)
        continue;
      changed.words = words[1];
      changed.approved_on = on;
      changed.approved_by = by;
      if (!office_wording_set (ctl->connection, &changed, error))
        return FALSE;
      office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:s}", "place", one->place, "kind",
                                              wording_kind (one->kind), "words", words[1]),
                              "%s: %s", words[0], words[1]);
      return TRUE;
    }

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There is no module or award “%s”."), words[0]);
  return FALSE;
}

static gboolean
run_certificates_files (OfficeCtl  *ctl,
                        GError    **error)
{
  g_autofree char *cohort = NULL;
  g_auto (GStrv) serials = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "serial", 0, 0, G_OPTION_ARG_STRING_ARRAY, &serials, N_("Only this one; may be said again"), "S" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeDeliveredCertificates) delivered = NULL;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "FOLDER", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (delivered = office_deliver_certificate_files (ctl->connection, cohort_id,
                                                        (const char *const *) serials, words[0], NULL,
                                                        NULL, NULL, error)) == NULL)
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:i, s:o}", "folder", words[0], "certificates",
                                          (int) delivered->n_certificates, "serials",
                                          office_ctl_strings (delivered->serials)),
                          g_dngettext (GETTEXT_PACKAGE, "%s: %u certificate", "%s: %u certificates",
                                       delivered->n_certificates),
                          words[0], delivered->n_certificates);
  return TRUE;
}

const OfficeCtlCommand office_ctl_template_commands[] = {
  { "template list", N_("List the templates of certificates"), run_template_list },
  { "template show", N_("Show a template as JSON"), run_template_show },
  { "template export", N_("Write a template with its pictures to a file"), run_template_export },
  { "template import", N_("Take a template in, or another version of one"), run_template_import },
  { "picture add", N_("Take in a logo or signature, SVG or PNG, and say its digest"), run_picture_add },
  { "wording list", N_("List what certificates say of modules and awards"), run_wording_list },
  { "wording set", N_("Set what certificates of a module or award say"), run_wording_set },
  { "certificates files", N_("Write the certificates of a cohort, a file each"), run_certificates_files },
  { NULL },
};

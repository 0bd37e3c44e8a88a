/* template-sheet.c: the templates as the editor reads them, and what it asks of the worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/template-sheet.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "model/template-file.h"
#include "store/catalogue.h"
#include "store/certificates.h"
#include "store/cohorts.h"

/**
 * office_template_sheet_free:
 * @sheet: (nullable): what was read
 */
void
office_template_sheet_free (OfficeTemplateSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_clear_pointer (&sheet->templates, g_ptr_array_unref);
  g_clear_pointer (&sheet->modules, g_ptr_array_unref);
  g_clear_pointer (&sheet->files, g_hash_table_unref);
  g_free (sheet->sample);
  g_free (sheet);
}

/**
 * office_template_picture_free:
 * @picture: (nullable): a picture
 */
void
office_template_picture_free (OfficeTemplatePicture *picture)
{
  if (picture == NULL)
    return;

  g_free (picture->path);
  g_free (picture->digest);
  g_clear_pointer (&picture->content, g_bytes_unref);
  g_free (picture);
}

static gboolean
collect_files (OfficeTemplateSheet  *sheet,
               OfficeConnection     *connection,
               GError              **error)
{
  for (guint i = 0; i < sheet->templates->len; i++)
    {
      const OfficeTemplateRow *row = g_ptr_array_index (sheet->templates, i);
      g_autoptr (OfficeCertificateLook) look
        = office_certificate_look_load_for (connection, row->template, error);
      GHashTableIter iter;
      gpointer digest, content;

      if (look == NULL)
        return FALSE;
      g_hash_table_iter_init (&iter, office_certificate_look_get_files (look));
      while (g_hash_table_iter_next (&iter, &digest, &content))
        g_hash_table_insert (sheet->files, g_strdup (digest), g_bytes_ref (content));
    }
  return TRUE;
}

/* What a learner of the cohort would get; else what somebody invented would. */
static char *
make_sample (OfficeConnection   *connection,
             const OfficeCohort *cohort)
{
  g_autoptr (GPtrArray) candidates
    = office_certificates_list_candidates (connection, cohort->id, NULL);
  g_autoptr (OfficeCertificateTemplate) template = office_certificate_template_new ();
  json_t *object;
  char *dumped, *text;

  if (candidates != NULL && candidates->len > 0)
    {
      const OfficeCertificateCandidate *first = g_ptr_array_index (candidates, 0);

      text = office_certificate_preview_facts (connection, first->enrolment_id, template, NULL);
      if (text != NULL)
        return text;
    }

  object = json_pack ("{s:s, s:s, s:s, s:i, s:i, s:i, s:s, s:s, s:s, s:s, s:[{s:s, s:s}]}",
                      "learner_name", "", "module_title", cohort->code, "module_code", cohort->code,
                      "credits", 10, "ects_hundredths", 500, "level", 7, "study_from",
                      cohort->starts, "study_to", cohort->ends, "issued_on", cohort->ends,
                      "provider", _("The provider"), "signatories", "name", _("Name"), "role",
                      _("Role"));
  dumped = json_dumps (object, JSON_COMPACT);
  text = g_strdup (dumped);
  free (dumped);
  json_decref (object);
  return text;
}

/* The one in use for the module, or for all; an office without any starts with the first look. */
static void
find_current (OfficeTemplateSheet *sheet,
              gint64               module_id)
{
  OfficeTemplateRow *row;

  for (guint i = 0; i < sheet->templates->len; i++)
    {
      row = g_ptr_array_index (sheet->templates, i);
      if (row->in_use && row->module_id == 0)
        sheet->current = i;
    }
  for (guint i = 0; i < sheet->templates->len; i++)
    {
      row = g_ptr_array_index (sheet->templates, i);
      if (row->in_use && row->module_id == module_id)
        sheet->current = i;
    }
  if (sheet->templates->len > 0)
    return;

  row = g_new0 (OfficeTemplateRow, 1);
  row->name = g_strdup (_("Standard"));
  row->in_use = TRUE;
  row->template = office_certificate_template_new ();
  g_ptr_array_add (sheet->templates, row);
}

/**
 * office_template_sheet_read:
 * @connection: the worker's connection
 * @cohort_id: (type gint64*): the cohort whose certificates the sample is of
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): an #OfficeTemplateSheet
 */
gpointer
office_template_sheet_read (OfficeConnection  *connection,
                            gpointer           cohort_id,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_autoptr (OfficeTemplateSheet) sheet = g_new0 (OfficeTemplateSheet, 1);
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, *(gint64 *) cohort_id, error);

  if (cohort == NULL)
    return NULL;
  sheet->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_bytes_unref);
  sheet->templates = office_templates_list (connection, error);
  if (sheet->templates == NULL || !collect_files (sheet, connection, error))
    return NULL;
  sheet->modules = office_modules_list (connection, error);
  if (sheet->modules == NULL)
    return NULL;

  find_current (sheet, cohort->module_id);
  sheet->sample = make_sample (connection, cohort);
  return g_steal_pointer (&sheet);
}

/**
 * office_template_sheet_save:
 * @connection: the worker's connection
 * @row: an #OfficeTemplateRow
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): anything
 */
gpointer
office_template_sheet_save (OfficeConnection  *connection,
                            gpointer           row,
                            GCancellable      *cancellable,
                            GError           **error)
{
  return GINT_TO_POINTER (office_template_save (connection, row, error) != 0);
}

/**
 * office_template_sheet_add_picture:
 * @connection: the worker's connection
 * @picture: an #OfficeTemplatePicture with a path
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): an #OfficeTemplatePicture, whole
 */
gpointer
office_template_sheet_add_picture (OfficeConnection  *connection,
                                   gpointer           picture,
                                   GCancellable      *cancellable,
                                   GError           **error)
{
  const OfficeTemplatePicture *wanted = picture;
  g_autofree char *digest = office_template_add_picture (connection, wanted->path, error);
  g_autoptr (GBytes) content = NULL;
  OfficeTemplatePicture *added;

  if (digest == NULL)
    return NULL;
  content = office_picture_get (connection, digest, error);
  if (content == NULL)
    return NULL;

  added = g_new0 (OfficeTemplatePicture, 1);
  added->path = g_strdup (wanted->path);
  added->digest = g_steal_pointer (&digest);
  added->content = g_steal_pointer (&content);
  return added;
}

/**
 * office_template_sheet_sample:
 * @sample: of an #OfficeTemplateSheet
 * @template: as it is being edited
 * @name: (nullable): whose name to show; %NULL for the sample's own
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what a certificate would state with the template
 */
OfficeFrozenFacts *
office_template_sheet_sample (const char                       *sample,
                              const OfficeCertificateTemplate  *template,
                              const char                       *name,
                              GError                          **error)
{
  json_t *object = json_loads (sample, 0, NULL);
  json_t *signatories = json_array ();
  OfficeFrozenFacts *facts;
  char *dumped;

  for (guint i = 0; i < template->signatories->len; i++)
    {
      const OfficeTemplateSignatory *one = g_ptr_array_index (template->signatories, i);

      json_array_append_new (signatories, json_pack ("{s:s, s:s, s:s?}", "name", one->name, "role",
                                                     one->role, "image", one->image));
    }
  if (template->signatories->len > 0)
    json_object_set (object, "signatories", signatories);
  json_decref (signatories);
  if (name != NULL)
    json_object_set_new (object, "learner_name", json_string (name));

  dumped = json_dumps (object, JSON_COMPACT);
  facts = office_frozen_facts_new (dumped, error);
  free (dumped);
  json_decref (object);
  return facts;
}

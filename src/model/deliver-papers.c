/* deliver-papers.c: subject access, gathered and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/subject-access.h"
#include "model/deliver.h"
#include "store/privacy.h"

static OfficeSubjectRow *
rows_of (const OfficeHeldSection *section)
{
  OfficeSubjectRow *rows = g_new0 (OfficeSubjectRow, section->rows->len + 1);

  for (guint i = 0; i < section->rows->len; i++)
    {
      const OfficeHeldRow *row = g_ptr_array_index (section->rows, i);

      rows[i].label = row->label;
      rows[i].value = row->value;
    }
  return rows;
}

/**
 * office_deliver_subject_access:
 * @connection: the connection
 * @learner_id: the learner
 * @folder: where the files are to be
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes all that is held on one person, in readable form, with the documents held (PRIVACY-2).
 *
 * Returns: whether it was written
 */
gboolean
office_deliver_subject_access (OfficeConnection  *connection,
                               gint64             learner_id,
                               const char        *folder,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_autoptr (OfficeHeld) held = office_learner_held (connection, learner_id, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree OfficeSubjectSection *sections = NULL;
  g_autofree OfficeSubjectFile *files = NULL;
  OfficeSubjectAccess access = { 0 };

  if (held == NULL)
    return FALSE;

  sections = g_new0 (OfficeSubjectSection, held->sections->len + 1);
  for (guint i = 0; i < held->sections->len; i++)
    {
      const OfficeHeldSection *section = g_ptr_array_index (held->sections, i);

      g_ptr_array_add (rows, rows_of (section));
      sections[i].title = section->title;
      sections[i].rows = g_ptr_array_index (rows, i);
      sections[i].n_rows = section->rows->len;
    }
  files = g_new0 (OfficeSubjectFile, held->files->len + 1);
  for (guint i = 0; i < held->files->len; i++)
    {
      const OfficeHeldFile *file = g_ptr_array_index (held->files, i);

      files[i].name = file->name;
      files[i].content = file->content;
    }

  access.name = held->name;
  access.provider = held->provider;
  access.made_on = held->made_at;
  access.sections = sections;
  access.n_sections = held->sections->len;
  access.files = files;
  access.n_files = held->files->len;
  return office_subject_access_write (&access, folder, cancellable, error);
}

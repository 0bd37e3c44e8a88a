/* certificate-look.c: a template of certificates with its pictures, ready for any thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/certificate-look.h"

#include "store/certificate-templates.h"

struct _OfficeCertificateLook
{
  OfficeCertificateTemplate *template;
  GHashTable                *files;   /* (element-type utf8 GBytes): pictures by digest */
};

static void
look_clear (gpointer data)
{
  OfficeCertificateLook *self = data;

  office_certificate_template_free (self->template);
  g_hash_table_unref (self->files);
}

/**
 * office_certificate_look_ref:
 * @self: a look
 *
 * Returns: (transfer full): @self
 */
OfficeCertificateLook *
office_certificate_look_ref (OfficeCertificateLook *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * office_certificate_look_unref:
 * @self: (nullable): a look
 */
void
office_certificate_look_unref (OfficeCertificateLook *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, look_clear);
}

/**
 * office_certificate_look_new:
 * @template: a template
 * @files: (element-type utf8 GBytes): pictures by digest; those that it names are among them
 *
 * Returns: (transfer full): the template with pictures that are at hand
 */
OfficeCertificateLook *
office_certificate_look_new (const OfficeCertificateTemplate *template,
                             GHashTable                      *files)
{
  OfficeCertificateLook *self = g_atomic_rc_box_new0 (OfficeCertificateLook);

  self->template = office_certificate_template_copy (template);
  self->files = g_hash_table_ref (files);
  return self;
}

/**
 * office_certificate_look_get_files:
 * @self: a look
 *
 * Returns: (transfer none) (element-type utf8 GBytes): its pictures by digest
 */
GHashTable *
office_certificate_look_get_files (OfficeCertificateLook *self)
{
  return self->files;
}

static gboolean
load_picture (OfficeCertificateLook  *self,
              OfficeConnection       *connection,
              const char             *digest,
              GError                **error)
{
  GBytes *content;

  if (digest == NULL || g_hash_table_contains (self->files, digest))
    return TRUE;
  content = office_picture_get (connection, digest, error);
  if (content == NULL)
    return FALSE;

  g_hash_table_insert (self->files, g_strdup (digest), content);
  return TRUE;
}

/**
 * office_certificate_look_load_for:
 * @connection: the connection
 * @template: a template
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the template with the pictures that it names
 */
OfficeCertificateLook *
office_certificate_look_load_for (OfficeConnection                *connection,
                                  const OfficeCertificateTemplate *template,
                                  GError                         **error)
{
  g_autoptr (OfficeCertificateLook) self = g_atomic_rc_box_new0 (OfficeCertificateLook);

  self->template = office_certificate_template_copy (template);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref);
  if (!load_picture (self, connection, template->logo, error))
    return NULL;
  for (guint i = 0; i < template->signatories->len; i++)
    {
      const OfficeTemplateSignatory *one = g_ptr_array_index (template->signatories, i);

      if (!load_picture (self, connection, one->image, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * office_certificate_look_load:
 * @connection: the connection
 * @version_id: a version of a template; 0 for what an office starts with
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the template as it was saved then, with its pictures
 */
OfficeCertificateLook *
office_certificate_look_load (OfficeConnection  *connection,
                              gint64             version_id,
                              GError           **error)
{
  g_autoptr (OfficeCertificateTemplate) template
    = office_template_get_version (connection, version_id, error);

  return template != NULL ? office_certificate_look_load_for (connection, template, error) : NULL;
}

/**
 * office_certificate_look_get_template:
 * @self: a look
 *
 * Returns: (transfer none): its template
 */
const OfficeCertificateTemplate *
office_certificate_look_get_template (OfficeCertificateLook *self)
{
  return self->template;
}

/**
 * office_certificate_look_new_layout:
 * @self: a look
 *
 * A picture that cannot be read any more is left out: it was checked when it was added.
 *
 * Returns: (transfer full): what draws, for the thread that asks
 */
OfficeCertificateLayout *
office_certificate_look_new_layout (OfficeCertificateLook *self)
{
  OfficeCertificateLayout *layout = office_certificate_layout_new (self->template);
  GHashTableIter iter;
  gpointer digest, content;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &digest, &content))
    {
      g_autoptr (OfficePicture) picture = office_picture_new (content, digest, NULL);

      if (picture != NULL)
        office_certificate_layout_add_picture (layout, digest, picture);
    }
  return layout;
}

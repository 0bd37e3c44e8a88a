/* certificate-item.c: one learner of a cohort as to a certificate, for lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/certificate-item.h"

struct _OfficeCertificateItem
{
  GObject                     parent_instance;

  OfficeCertificateCandidate *candidate;
  OfficeFrozenFacts          *facts;
  OfficeCertificateLook      *look;
};

G_DEFINE_FINAL_TYPE (OfficeCertificateItem, office_certificate_item, G_TYPE_OBJECT)

static void
office_certificate_item_finalize (GObject *object)
{
  OfficeCertificateItem *self = OFFICE_CERTIFICATE_ITEM (object);

  office_certificate_candidate_free (self->candidate);
  office_frozen_facts_free (self->facts);
  office_certificate_look_unref (self->look);

  G_OBJECT_CLASS (office_certificate_item_parent_class)->finalize (object);
}

static void
office_certificate_item_class_init (OfficeCertificateItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_certificate_item_finalize;
}

static void
office_certificate_item_init (OfficeCertificateItem *self)
{
}

/**
 * office_certificate_item_new:
 * @candidate: (transfer full): the learner
 * @facts: (transfer full) (nullable): what the certificate states, or would state
 * @look: (nullable): the template of it; only without @facts there is none
 *
 * Returns: (transfer full): the item
 */
OfficeCertificateItem *
office_certificate_item_new (OfficeCertificateCandidate *candidate,
                             OfficeFrozenFacts          *facts,
                             OfficeCertificateLook      *look)
{
  OfficeCertificateItem *self = g_object_new (OFFICE_TYPE_CERTIFICATE_ITEM, NULL);

  self->candidate = candidate;
  self->facts = facts;
  self->look = look != NULL ? office_certificate_look_ref (look) : NULL;
  return self;
}

/**
 * office_certificate_item_get_look:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the template that the certificate is drawn with
 */
OfficeCertificateLook *
office_certificate_item_get_look (OfficeCertificateItem *self)
{
  g_return_val_if_fail (OFFICE_IS_CERTIFICATE_ITEM (self), NULL);

  return self->look;
}

/**
 * office_certificate_item_get_candidate:
 * @self: an item
 *
 * Returns: (transfer none): the learner
 */
const OfficeCertificateCandidate *
office_certificate_item_get_candidate (OfficeCertificateItem *self)
{
  g_return_val_if_fail (OFFICE_IS_CERTIFICATE_ITEM (self), NULL);

  return self->candidate;
}

/**
 * office_certificate_item_get_facts:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what the certificate states; without a serial while it would only
 */
const OfficeCertificateFacts *
office_certificate_item_get_facts (OfficeCertificateItem *self)
{
  g_return_val_if_fail (OFFICE_IS_CERTIFICATE_ITEM (self), NULL);

  return self->facts != NULL ? &self->facts->facts : NULL;
}

/**
 * office_certificate_item_dup_state:
 * @self: an item
 *
 * Returns: (transfer full): the serial, or that it can be issued, or all that stands against it (CERT-1)
 */
char *
office_certificate_item_dup_state (OfficeCertificateItem *self)
{
  g_return_val_if_fail (OFFICE_IS_CERTIFICATE_ITEM (self), NULL);

  if (self->candidate->standing_serial != NULL)
    return g_strdup (self->candidate->standing_serial);
  if (self->candidate->eligible)
    return g_strdup (_("Can be issued now"));
  return g_strjoinv ("; ", self->candidate->reasons);
}

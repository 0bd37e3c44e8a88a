/* frozen-facts.c: what an issued certificate states, read back from its frozen record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "model/frozen-facts.h"
#include "rules/error.h"

typedef struct
{
  OfficeFrozenFacts          public;
  json_t                    *json;      /* owns every text of the facts */
  OfficeCertificateSignatory signatories[OFFICE_CERTIFICATE_MAX_SIGNATORIES];
} Frozen;

static const char *
text (const json_t *object,
      const char   *key)
{
  return json_string_value (json_object_get (object, key));
}

static int
number (const json_t *object,
        const char   *key)
{
  return (int) json_integer_value (json_object_get (object, key));
}

static void
read_signatories (Frozen *self)
{
  const json_t *list = json_object_get (self->json, "signatories");
  OfficeCertificateFacts *facts = &self->public.facts;

  for (gsize i = 0; i < json_array_size (list) && i < OFFICE_CERTIFICATE_MAX_SIGNATORIES; i++)
    {
      const json_t *one = json_array_get (list, i);

      if (text (one, "name") == NULL)
        continue;
      self->signatories[facts->n_signatories].name = text (one, "name");
      self->signatories[facts->n_signatories].role = text (one, "role");
      self->signatories[facts->n_signatories].image = text (one, "image");
      facts->n_signatories++;
    }
  facts->signatories = self->signatories;
}

static void
read_facts (Frozen *self)
{
  OfficeCertificateFacts *facts = &self->public.facts;
  const json_t *json = self->json;

  facts->learner_name = text (json, "learner_name");
  facts->module_title = text (json, "module_title");
  facts->module_code = text (json, "module_code");
  facts->award = text (json, "award");
  facts->credits = number (json, "credits");
  facts->ects_hundredths = number (json, "ects_hundredths");
  facts->level = number (json, "level");
  facts->notional_hours = number (json, "notional_hours");
  facts->study_from = text (json, "study_from");
  facts->study_to = text (json, "study_to");
  facts->assessment = text (json, "assessment");
  facts->provider = text (json, "provider");
  facts->partner = text (json, "partner");
  facts->partner_wording = text (json, "partner_wording");
  facts->statement = text (json, "statement");
  facts->issued_on = text (json, "issued_on");
  facts->serial = text (json, "serial");
  facts->verification_code = text (json, "verification_code");
  facts->replaces = text (json, "replaces");
  facts->web_address = text (json, "web_address");
  read_signatories (self);
}

static gboolean
is_whole (const OfficeCertificateFacts *facts)
{
  return facts->learner_name != NULL && facts->module_title != NULL && facts->provider != NULL &&
         facts->study_from != NULL && facts->study_to != NULL && facts->issued_on != NULL;
}

/**
 * office_frozen_facts_new:
 * @json: the facts as the store keeps them, or as it previews them
 * @error: return location
 *
 * Reads the frozen facts of a certificate back into the shape that is drawn (CERT-2).
 *
 * Returns: (transfer full) (nullable): the facts, or %NULL with %OFFICE_ERROR_DAMAGED
 */
OfficeFrozenFacts *
office_frozen_facts_new (const char  *json,
                         GError     **error)
{
  Frozen *self = g_new0 (Frozen, 1);

  self->json = json_loads (json, 0, NULL);
  if (self->json != NULL)
    read_facts (self);
  if (self->json == NULL || !is_whole (&self->public.facts))
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                           _("The kept facts of this certificate cannot be read. Restore the database "
                             "from a backup."));
      office_frozen_facts_free (&self->public);
      return NULL;
    }
  return &self->public;
}

/**
 * office_frozen_facts_free:
 * @self: (nullable): facts
 */
void
office_frozen_facts_free (OfficeFrozenFacts *self)
{
  Frozen *frozen = (Frozen *) self;

  if (frozen == NULL)
    return;

  json_decref (frozen->json);
  g_free (frozen);
}

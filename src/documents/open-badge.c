/* open-badge.c: an issued certificate as an Open Badges 3.0 achievement credential
 *
 * The credential is unsigned: whoever hosts it signs it. Nothing in it depends on the clock, so that
 * the same certificate always gives the same text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/open-badge.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>
#include <jansson.h>

#define CREDENTIALS_CONTEXT "https://www.w3.org/ns/credentials/v2"
#define BADGES_CONTEXT "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
#define BADGES_SCHEMA "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"

#define SALT_LENGTH 24

/* The name space of names that are URLs, RFC 4122. */
static const guint8 URL_NAMESPACE[16] = {
  0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
};

/* A version 5 UUID of @kind and @name: the same name always has the same one. */
static char *
make_urn (const char *kind,
          const char *name)
{
  g_autofree char *text = g_strdup_printf ("urn:programme-office:%s:%s", kind, name);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 b[20];
  gsize length = sizeof b;

  g_checksum_update (checksum, URL_NAMESPACE, sizeof URL_NAMESPACE);
  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, b, &length);
  b[6] = (b[6] & 0x0f) | 0x50;
  b[8] = (b[8] & 0x3f) | 0x80;

  return g_strdup_printf ("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13],
                          b[14], b[15]);
}

static json_t *
type_of (const char *type)
{
  return json_pack ("[s]", type);
}

/* Of each certificate its own, so that addresses cannot be looked up; the code itself stays secret. */
static char *
make_salt (const OfficeCertificateFacts *facts)
{
  g_autofree char *text = g_strdup_printf ("%s/%s", facts->serial,
                                           facts->verification_code != NULL ? facts->verification_code : "");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (hash, SALT_LENGTH);
}

static json_t *
make_identity (const OfficeOpenBadge *badge)
{
  g_autofree char *salt = make_salt (badge->facts);
  g_autofree char *address = NULL;
  g_autofree char *salted = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *identity = NULL;

  if (badge->learner_email == NULL || *badge->learner_email == '\0')
    return json_pack ("{s:s, s:b, s:s, s:s}", "type", "IdentityObject", "hashed", FALSE,
                      "identityHash", badge->facts->serial, "identityType", "identifier");

  address = g_ascii_strdown (badge->learner_email, -1);
  salted = g_strconcat (address, salt, NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);
  identity = g_strconcat ("sha256$", hash, NULL);
  return json_pack ("{s:s, s:b, s:s, s:s, s:s}", "type", "IdentityObject", "hashed", TRUE,
                    "identityHash", identity, "identityType", "emailAddress", "salt", salt);
}

static char *
describe (const OfficeCertificateFacts *facts)
{
  if (facts->level > 0)
    return g_strdup_printf (_("%s: a micro-credential of %d credits at level %d."), facts->module_title,
                            facts->credits, facts->level);
  return g_strdup_printf (_("%s: a micro-credential of %d credits."), facts->module_title, facts->credits);
}

static char *
tell_criteria (const OfficeCertificateFacts *facts)
{
  if (facts->assessment != NULL)
    return g_strdup_printf (_("Passed every component of the assessment (%s), ratified by a board of examiners."),
                            facts->assessment);
  return g_strdup (_("Passed every component of the assessment, ratified by a board of examiners."));
}

static json_t *
make_achievement (const OfficeCertificateFacts *facts)
{
  g_autofree char *name = g_strconcat (facts->provider, "/",
                                       facts->module_code != NULL ? facts->module_code : facts->module_title, NULL);
  g_autofree char *id = make_urn ("module", name);
  g_autofree char *description = describe (facts);
  g_autofree char *criteria = tell_criteria (facts);
  json_t *achievement = json_pack ("{s:s, s:o, s:s, s:s, s:s, s:{s:s}, s:i, s:s}", "id", id,
                                   "type", type_of ("Achievement"), "achievementType", "MicroCredential",
                                   "name", facts->module_title, "description", description,
                                   "criteria", "narrative", criteria, "creditsAvailable", facts->credits,
                                   "inLanguage", "en-GB");

  if (facts->module_code != NULL)
    json_object_set_new (achievement, "humanCode", json_string (facts->module_code));
  if (facts->award != NULL)
    json_object_set_new (achievement, "specialization", json_string (facts->award));
  return achievement;
}

/* Days of study stand for themselves: from the first minute to the last. */
static void
set_instant (json_t     *object,
             const char *key,
             const char *day,
             const char *time)
{
  g_autofree char *instant = NULL;

  if (day == NULL || *day == '\0')
    return;
  instant = g_strconcat (day, time, NULL);
  json_object_set_new (object, key, json_string (instant));
}

static json_t *
make_subject (const OfficeOpenBadge *badge)
{
  const OfficeCertificateFacts *facts = badge->facts;
  json_t *subject = json_pack ("{s:o, s:[o], s:i, s:s, s:o}", "type", type_of ("AchievementSubject"),
                               "identifier", make_identity (badge), "creditsEarned", facts->credits,
                               "licenseNumber", facts->serial, "achievement", make_achievement (facts));

  set_instant (subject, "activityStartDate", facts->study_from, "T00:00:00Z");
  set_instant (subject, "activityEndDate", facts->study_to, "T23:59:59Z");
  return subject;
}

static json_t *
make_issuer (const OfficeOpenBadge *badge)
{
  g_autofree char *id = make_urn ("provider", badge->facts->provider);
  json_t *issuer = json_pack ("{s:s, s:o, s:s}", "id", id, "type", type_of ("Profile"), "name",
                              badge->facts->provider);

  if (badge->provider_email != NULL && *badge->provider_email != '\0')
    json_object_set_new (issuer, "email", json_string (badge->provider_email));
  if (badge->facts->web_address != NULL)
    json_object_set_new (issuer, "url", json_string (badge->facts->web_address));
  return issuer;
}

/**
 * office_open_badge_to_json:
 * @badge: an issued certificate
 *
 * Writes a certificate as an unsigned OpenBadgeCredential (Open Badges 3.0, JSON-LD), for an issuer
 * that hosts and signs it. The same certificate gives the same text.
 *
 * Returns: (transfer full): the credential
 */
char *
office_open_badge_to_json (const OfficeOpenBadge *badge)
{
  g_autofree char *id = make_urn ("certificate", badge->facts->serial);
  json_t *credential = json_pack ("{s:[s,s], s:s, s:[s,s], s:s, s:o, s:o, s:[{s:s, s:s}]}",
                                  "@context", CREDENTIALS_CONTEXT, BADGES_CONTEXT, "id", id,
                                  "type", "VerifiableCredential", "OpenBadgeCredential",
                                  "name", badge->facts->module_title, "issuer", make_issuer (badge),
                                  "credentialSubject", make_subject (badge),
                                  "credentialSchema", "id", BADGES_SCHEMA,
                                  "type", "1EdTechJsonSchemaValidator2019");
  char *dumped, *text;

  set_instant (credential, "validFrom", badge->facts->issued_on, "T00:00:00Z");
  dumped = json_dumps (credential, JSON_INDENT (2) | JSON_PRESERVE_ORDER);
  json_decref (credential);
  text = g_strconcat (dumped, "\n", NULL);
  free (dumped);

  return text;
}

/* certificate-facts.c: what a certificate states, gathered to be frozen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/certificate-facts.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "rules/credit.h"
#include "store/catalogue.h"
#include "store/rows.h"
#include "store/statement.h"

static json_t *
text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? json_string (text) : json_null ();
}

static char *
dump (json_t *object)
{
  char *dumped = json_dumps (object, JSON_COMPACT);
  char *text = g_strdup (dumped);

  free (dumped);
  return text;
}

/* "Written assignment and viva voce" */
static char *
describe_assessment (const char *joined_labels)
{
  g_auto (GStrv) labels = office_rows_split (joined_labels);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = g_strv_length (labels);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *first = NULL;

      if (i > 0)
        g_string_append (text, i + 1 == n ? _(" and ") : _(", "));
      if (i == 0 || *labels[i] == '\0')
        {
          g_string_append (text, labels[i]);
          continue;
        }
      first = g_utf8_strdown (labels[i], g_utf8_next_char (labels[i]) - labels[i]);
      g_string_append (text, first);
      g_string_append (text, g_utf8_next_char (labels[i]));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char facts_sql[]
  = "SELECT coalesce (nullif (trim (learner.certificate_name), ''),"
    "   trim (learner.given_names || ' ' || learner.family_name)),"
    " module.title, module.code, award.title, module.credits, module.level, module.notional_hours,"
    " cohort.starts, cohort.ends,"
    " (SELECT group_concat (label, char (31)) FROM"
    "   (SELECT label FROM component WHERE module_id = module.id ORDER BY position, id)),"
    " provider.name, provider.signatories, provider.verify_address,"
    " CASE WHEN theirs.id IS NOT NULL OR partner.wording_approved_on IS NOT NULL THEN partner.name"
    "   END,"
    " CASE WHEN theirs.id IS NOT NULL THEN theirs.words"
    "   WHEN partner.wording_approved_on IS NOT NULL THEN partner.wording END,"
    " cohort.id,"
    " coalesce (theirs.approved_on, partner.wording_approved_on),"
    " coalesce (theirs.approved_by, partner.wording_approved_by),"
    " ours.words"
    " FROM enrolment JOIN learner ON learner.id = enrolment.learner_id"
    " JOIN cohort ON cohort.id = enrolment.cohort_id JOIN module ON module.id = cohort.module_id"
    " LEFT JOIN award ON award.id = module.award_id LEFT JOIN partner"
    " ON partner.id = award.partner_id"
    " LEFT JOIN certificate_wording AS theirs ON theirs.id = (SELECT id FROM certificate_wording"
    "   WHERE kind = 'university' AND approved_on IS NOT NULL"
    "   AND (module_id = module.id OR award_id = module.award_id)"
    "   ORDER BY module_id IS NULL LIMIT 1)"
    " LEFT JOIN certificate_wording AS ours ON ours.id = (SELECT id FROM certificate_wording"
    "   WHERE kind = 'provider' AND (module_id = module.id OR award_id = module.award_id)"
    "   ORDER BY module_id IS NULL LIMIT 1)"
    " JOIN provider ON provider.id = (SELECT min (id) FROM provider)"
    " WHERE enrolment.id = ?";

/* Those of the template, or else those of the office. */
static json_t *
list_signatories (const OfficeCertificateTemplate *template,
                  const char                      *office)
{
  json_t *list = template->signatories->len == 0 ? json_loads (office, 0, NULL) : json_array ();

  for (guint i = 0; i < template->signatories->len; i++)
    {
      const OfficeTemplateSignatory *one = g_ptr_array_index (template->signatories, i);

      json_array_append_new (list, json_pack ("{s:s, s:s, s:o}", "name", one->name, "role",
                                              one->role, "image", text_or_null (one->image)));
    }
  return list != NULL ? list : json_array ();
}

static json_t *
read_facts (OfficeConnection                 *connection,
            OfficeStatement                  *statement,
            const OfficeCertificateTemplate  *template,
            GError                          **error)
{
  int credits = (int) office_statement_get_int (statement, 4);
  g_autofree char *assessment = describe_assessment (office_statement_get_text (statement, 9));
  gboolean wording = !office_statement_is_null (statement, 14);
  OfficeRuleSet rules;
  json_t *facts;

  if (!office_rule_set_load_cohort (
        connection, office_statement_get_int (statement, 15), &rules, error))
    return NULL;

  facts = json_object ();
  json_object_set_new (
    facts, "learner_name", text_or_null (office_statement_get_text (statement, 0)));
  json_object_set_new (
    facts, "module_title", text_or_null (office_statement_get_text (statement, 1)));
  json_object_set_new (
    facts, "module_code", text_or_null (office_statement_get_text (statement, 2)));
  json_object_set_new (facts, "award", text_or_null (office_statement_get_text (statement, 3)));
  json_object_set_new (facts, "credits", json_integer (credits));
  json_object_set_new (
    facts, "ects_hundredths", json_integer (office_ects_hundredths (credits, &rules)));
  json_object_set_new (facts, "level", json_integer (office_statement_get_int (statement, 5)));
  json_object_set_new (
    facts, "notional_hours", json_integer (office_statement_get_int (statement, 6)));
  json_object_set_new (
    facts, "study_from", text_or_null (office_statement_get_text (statement, 7)));
  json_object_set_new (facts, "study_to", text_or_null (office_statement_get_text (statement, 8)));
  json_object_set_new (facts, "assessment", text_or_null (assessment));
  json_object_set_new (facts, "provider", text_or_null (office_statement_get_text (statement, 10)));
  json_object_set_new (
    facts, "partner", text_or_null (wording ? office_statement_get_text (statement, 13) : NULL));
  json_object_set_new (
    facts, "partner_wording", text_or_null (office_statement_get_text (statement, 14)));
  json_object_set_new (
    facts, "wording_approved_on",
    text_or_null (wording ? office_statement_get_text (statement, 16) : NULL));
  json_object_set_new (
    facts, "wording_approved_by",
    text_or_null (wording ? office_statement_get_text (statement, 17) : NULL));
  json_object_set_new (facts, "statement", text_or_null (office_statement_get_text (statement, 18)));
  json_object_set_new (facts, "signatories",
                       list_signatories (template, office_statement_get_text (statement, 11)));
  json_object_set_new (
    facts, "web_address", text_or_null (office_statement_get_text (statement, 12)));

  return facts;
}

static void
set_numbers (json_t     *facts,
             const char *issued_on,
             const char *serial,
             const char *code,
             const char *replaces)
{
  json_object_set_new (facts, "issued_on", text_or_null (issued_on));
  json_object_set_new (facts, "serial", text_or_null (serial));
  json_object_set_new (facts, "verification_code", text_or_null (code));
  json_object_set_new (facts, "replaces", text_or_null (replaces));
}

/* Gathers the facts as they are today; JSON as in OfficeCertificateRow. The university is named
 * only with the wording that it has approved (CERT-1). */
char *
office_certificate_facts_gather (OfficeConnection                 *connection,
                                 gint64                            enrolment_id,
                                 const OfficeCertificateTemplate  *template,
                                 const char                       *issued_on,
                                 const char                       *serial,
                                 const char                       *code,
                                 const char                       *replaces,
                                 GError                          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, facts_sql, "l", enrolment_id);
  g_autofree char *text = NULL;
  json_t *facts;

  if (statement == NULL)
    return NULL;
  if (!office_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                             _("This learner is not enrolled any more. Load the list again."));
      return NULL;
    }

  facts = read_facts (connection, statement, template, error);
  if (facts == NULL)
    return NULL;

  set_numbers (facts, issued_on, serial, code, replaces);
  text = dump (facts);
  json_decref (facts);
  return g_steal_pointer (&text);
}

/* The same facts under a new serial: what a lost certificate is replaced by. */
char *
office_certificate_facts_renumber (const char *facts,
                                   const char *issued_on,
                                   const char *serial,
                                   const char *code,
                                   const char *replaces)
{
  json_t *object = json_loads (facts, 0, NULL);
  char *text;

  g_return_val_if_fail (object != NULL, NULL);

  set_numbers (object, issued_on, serial, code, replaces);
  text = dump (object);
  json_decref (object);
  return text;
}

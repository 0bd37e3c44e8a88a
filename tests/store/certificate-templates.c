/* certificate-templates.c: templates version by version, wordings with their approval, the chain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <jansson.h>

#include "delivery-fixture.h"
#include "store/certificate-templates.h"
#include "store/certificate-wordings.h"
#include "store/certificates.h"
#include "store/command.h"
#include "store/statement.h"
#include "store/template-json.h"
#include "store/undo.h"

#define DPL_MODULE 2
#define AWARD 1

static gint64
passing_person (Fixture    *fixture,
                const char *family_name)
{
  gint64 id = fixture_person (fixture, family_name, "Aoife");

  fixture_mark (fixture, id, "written", 1, 6000);
  fixture_mark (fixture, id, "viva", 1, 6000);
  fixture_pay (fixture, id);
  return id;
}

static gint64
save (Fixture    *fixture,
      const char *name,
      gint64      module_id,
      const char *title)
{
  g_autoptr (OfficeTemplateRow) existing = office_template_find (fixture->connection, name, NULL);
  g_autoptr (OfficeCertificateTemplate) template = office_certificate_template_new ();
  g_autoptr (GError) error = NULL;
  OfficeTemplateRow row = { .name = (char *) name, .module_id = module_id, .in_use = TRUE,
                            .template = template };
  gint64 id;

  if (existing != NULL)
    {
      row.id = existing->id;
      row.version = existing->version;
    }
  office_certificate_template_set_text (template, OFFICE_CERTIFICATE_TEXT_TITLE, title);
  id = office_template_save (fixture->connection, &row, &error);
  g_assert_no_error (error);
  return id;
}

static void
assert_title (Fixture    *fixture,
              gint64      version_id,
              const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCertificateTemplate) template
    = office_template_get_version (fixture->connection, version_id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (template->texts[OFFICE_CERTIFICATE_TEXT_TITLE], ==, title);
}

static const OfficeCertificateRow *
issue_one (Fixture   *fixture,
           GPtrArray *keep)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issued
    = office_certificates_issue (fixture->connection, DPL_COHORT, NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (issued->len, ==, 1);
  g_ptr_array_add (keep, g_ptr_array_steal_index (issued, 0));
  return g_ptr_array_index (keep, keep->len - 1);
}

/* CERT-2: each certificate keeps the version that it was issued with. */
static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) office_certificate_row_free);
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (OfficeCertificateRow) lost = NULL;
  g_autoptr (OfficeCertificateRow) corrected = NULL;
  g_autoptr (OfficeCertificateVerification) verified = NULL;
  g_autoptr (GError) error = NULL;
  const OfficeCertificateRow *first;
  g_autofree char *chain = NULL;
  g_autofree char *expected = NULL;

  passing_person (fixture, "Ng");
  fixture_ratify (fixture, DPL_COHORT);
  first = issue_one (fixture, keep);
  assert_title (fixture, first->template_version_id, "Certificate of Completion");
  templates = office_templates_list (fixture->connection, &error);
  g_assert_cmpuint (templates->len, ==, 1);
  g_assert_cmpuint (((OfficeTemplateRow *) g_ptr_array_index (templates, 0))->n_issued, ==, 1);

  save (fixture, "Standard", 0, "Second");
  save (fixture, "Standard", 0, "Second");
  g_assert_cmpint (fixture_int (fixture, "SELECT max (number) FROM certificate_template_version"), ==, 2);

  lost = office_certificate_reissue (fixture->connection, first->serial, OFFICE_REISSUE_LOST, "Lost", &error);
  g_assert_no_error (error);
  g_assert_cmpint (lost->template_version_id, ==, first->template_version_id);

  /* A template of its own comes before the one for all. */
  save (fixture, "Leadership", DPL_MODULE, "Third");
  corrected = office_certificate_reissue (fixture->connection, lost->serial, OFFICE_REISSUE_CORRECTED, "Name", &error);
  g_assert_no_error (error);
  assert_title (fixture, corrected->template_version_id, "Third");
  assert_title (fixture, first->template_version_id, "Certificate of Completion");

  verified = office_certificate_verify (fixture->connection, lost->serial, lost->code, &error);
  chain = g_strjoinv (" ", verified->chain);
  expected = g_strdup_printf ("%s %s %s", first->serial, lost->serial, corrected->serial);
  g_assert_cmpstr (chain, ==, expected);
}

/* Two people change the look of one template: the second to save is told, and nothing is saved over. */
static void
test_two_savers (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (OfficeTemplateRow) seen = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, "Standard", 0, "First");
  seen = office_template_find (fixture->connection, "Standard", &error);
  g_assert_no_error (error);
  save (fixture, "Standard", 0, "Theirs");

  office_certificate_template_set_text (seen->template, OFFICE_CERTIFICATE_TEXT_TITLE, "Mine");
  g_assert_cmpint (office_template_save (fixture->connection, seen, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_assert_cmpint (fixture_int (fixture, "SELECT max (number) FROM certificate_template_version"), ==, 2);

  /* Saving what is there already is no change, and nobody need hear of it. */
  save (fixture, "Standard", 0, "Theirs");
  g_clear_error (&error);
  seen->version += 1;
  g_assert_cmpint (office_template_save (fixture->connection, seen, &error), !=, 0);
  g_assert_no_error (error);
}

static void
assert_locked (Fixture    *fixture,
               const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "By another door", NULL, NULL));
  g_assert_false (office_connection_run (fixture->connection, &error, sql, ""));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
  office_command_rollback (fixture->connection);
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) office_certificate_row_free);
  g_autoptr (OfficeUndoState) state = NULL;
  g_autoptr (GError) error = NULL;

  passing_person (fixture, "Ng");
  fixture_ratify (fixture, DPL_COHORT);
  issue_one (fixture, keep);
  assert_locked (fixture, "DELETE FROM certificate_template_version");
  assert_locked (fixture, "UPDATE certificate_template_version SET template = '{}'");
  assert_locked (fixture, "UPDATE certificate SET template_version_id = NULL");

  /* A version that nothing was issued with can be taken back, and the old one is in use again. */
  save (fixture, "Other", 0, "Other");
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM certificate_template WHERE in_use"), ==, 1);
  state = office_undo_get_state (fixture->connection, &error);
  g_assert_cmpint (state->undo_id, >, 0);
  g_free (office_undo_command (fixture->connection, state->undo_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM certificate_template"), ==, 1);
  g_assert_cmpint (fixture_int (fixture, "SELECT in_use FROM certificate_template"), ==, 1);
}

static void
assert_refused (Fixture                         *fixture,
                const OfficeCertificateTemplate *template,
                const char                      *says)
{
  OfficeTemplateRow row = { .name = (char *) "Wrong", .template = (OfficeCertificateTemplate *) template };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (office_template_save (fixture->connection, &row, &error), ==, 0);
  g_assert_nonnull (error);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” is not in: %s", says, error->message);
}

/* CERT-1: a template cannot name the university past its approval. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (OfficeCertificateTemplate) template = office_certificate_template_new ();
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (OFFICE_PICTURE_MOST_BYTES + 1), OFFICE_PICTURE_MOST_BYTES + 1);
  g_autoptr (GBytes) small = g_bytes_new_static ("<svg/>", 6);
  g_autofree char *digest = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  office_certificate_template_set_text (template, OFFICE_CERTIFICATE_TEXT_TITLE, "{nmae}");
  assert_refused (fixture, template, "Did you mean {name}");
  office_certificate_template_set_text (template, OFFICE_CERTIFICATE_TEXT_TITLE, "Award of CANTERBURY Christ Church University");
  assert_refused (fixture, template, "only in the university’s wording");
  office_certificate_template_set_text (template, OFFICE_CERTIFICATE_TEXT_TITLE, "With CCCU, completed");
  assert_refused (fixture, template, "only in the university’s wording");
  office_certificate_template_set_text (template, OFFICE_CERTIFICATE_TEXT_TITLE, "Of the CCCUX");
  template->logo = g_strdup ("0000");
  assert_refused (fixture, template, "Logo: the picture is not in this office");

  g_assert_null (office_picture_add (fixture->connection, "large.png", "image/png", large, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  digest = office_picture_add (fixture->connection, "a.svg", "image/svg+xml", small, &error);
  again = office_picture_add (fixture->connection, "b.svg", "image/svg+xml", small, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (digest, ==, again);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM stored_file"), ==, 1);
}

static OfficeWording *
find_wording (Fixture           *fixture,
              OfficeWordingKind  kind,
              gint64             module_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wordings = office_wordings_list (fixture->connection, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < wordings->len; i++)
    {
      const OfficeWording *one = g_ptr_array_index (wordings, i);

      if (one->kind == kind && one->module_id == module_id)
        return g_ptr_array_steal_index (wordings, i);
    }
  g_assert_not_reached ();
}

static void
set_wording (Fixture           *fixture,
             OfficeWordingKind  kind,
             gint64             module_id,
             const char        *words,
             const char        *approved_on)
{
  g_autoptr (OfficeWording) wording = find_wording (fixture, kind, module_id);
  g_autoptr (GError) error = NULL;

  g_free (wording->words);
  wording->words = g_strdup (words);
  g_free (wording->approved_on);
  wording->approved_on = g_strdup (approved_on);
  g_free (wording->approved_by);
  wording->approved_by = approved_on != NULL ? g_strdup ("The Dean") : NULL;
  office_wording_set (fixture->connection, wording, &error);
  g_assert_no_error (error);
}

static char *
fact (Fixture    *fixture,
      gint64      enrolment_id,
      const char *key)
{
  g_autoptr (OfficeCertificateTemplate) template = office_certificate_template_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *facts
    = office_certificate_preview_facts (fixture->connection, enrolment_id, template, &error);
  json_t *object = json_loads (facts, 0, NULL);
  char *value = g_strdup (json_string_value (json_object_get (object, key)));

  json_decref (object);
  return value;
}

#define assert_fact(id, key, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = fact (fixture, id, key);                                              \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_wordings (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 id = passing_person (fixture, "Ng");
  g_autoptr (OfficeWording) ours = NULL;
  g_autoptr (GError) error = NULL;

  /* Not before it is approved; the module's before the award's. */
  set_wording (fixture, OFFICE_WORDING_UNIVERSITY, 0, "CCCU awards the credit.", NULL);
  assert_fact (id, "partner_wording", NULL);
  assert_fact (id, "partner", NULL);
  set_wording (fixture, OFFICE_WORDING_UNIVERSITY, 0, "CCCU awards the credit.", "2025-11-01");
  assert_fact (id, "partner_wording", "CCCU awards the credit.");
  assert_fact (id, "partner", "Canterbury Christ Church University");
  assert_fact (id, "wording_approved_on", "2025-11-01");
  assert_fact (id, "wording_approved_by", "The Dean");
  set_wording (fixture, OFFICE_WORDING_UNIVERSITY, DPL_MODULE, "CCCU awards ten.", "2025-11-02");
  assert_fact (id, "partner_wording", "CCCU awards ten.");

  /* Other words under the old approval have none. */
  set_wording (fixture, OFFICE_WORDING_UNIVERSITY, DPL_MODULE, "CCCU awards twenty.", "2025-11-02");
  assert_fact (id, "partner_wording", "CCCU awards the credit.");

  set_wording (fixture, OFFICE_WORDING_PROVIDER, DPL_MODULE, "With a project.", NULL);
  assert_fact (id, "statement", "With a project.");
  ours = find_wording (fixture, OFFICE_WORDING_PROVIDER, DPL_MODULE);
  g_free (ours->words);
  ours->words = g_strdup ("Credit of CCCU.");
  g_assert_false (office_wording_set (fixture->connection, ours, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  set_wording (fixture, OFFICE_WORDING_PROVIDER, DPL_MODULE, "", NULL);
  assert_fact (id, "statement", NULL);
}

static void
assert_bad_json (const char *text,
                 const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (office_certificate_template_from_json (text, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” is not in: %s", says, error->message);
}

static void
test_json (void)
{
  g_autoptr (OfficeCertificateTemplate) template = office_certificate_template_new ();
  g_autoptr (OfficeCertificateTemplate) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  template->page = OFFICE_CERTIFICATE_LETTER_PORTRAIT;
  template->logo = g_strdup ("abc");
  g_ptr_array_add (template->signatories, office_template_signatory_new ("Ánh", "Chair", "def"));
  text = office_certificate_template_to_json (template);
  back = office_certificate_template_from_json (text, NULL);
  again = office_certificate_template_to_json (back);
  g_assert_cmpstr (text, ==, again);

  assert_bad_json ("", "no template");
  assert_bad_json ("[]", "no template");
  assert_bad_json ("{\"pages\": \"a4-landscape\"}", "has no “pages”");
  assert_bad_json ("{\"page\": \"a5\"}", "no page “a5”");
  assert_bad_json ("{\"texts\": {\"titel\": \"\"}}", "no text “titel”");
  assert_bad_json ("{\"texts\": {\"title\": \"{nmae}\"}}", "Did you mean {name}");
  assert_bad_json ("{\"texts\": {\"title\": 3}}", "cannot be read");
  assert_bad_json ("{\"colours\": {\"ink\": \"red\"}}", "reads like #1d5560");
  assert_bad_json ("{\"signatories\": [{\"role\": \"Chair\"}]}", "cannot be read");
  assert_bad_json ("{\"format\": 99}", "newer version");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/certificate-templates/" name, Fixture, NULL, fixture_set_up, function,       \
              fixture_tear_down)

  ADD ("versions", test_versions);
  ADD ("two-savers", test_two_savers);
  ADD ("kept", test_kept);
  ADD ("refused", test_refused);
  ADD ("wordings", test_wordings);
  g_test_add_func ("/store/certificate-templates/json", test_json);

  return g_test_run ();
}

/* document-commands.c: officectl certificates, certificate, transcript
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "model/deliver.h"
#include "model/issuing.h"
#include "store/applications.h"
#include "store/certificates.h"

static json_t *
issued_to_json (GPtrArray *rows)
{
  json_t *array = json_array ();

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeCertificateRow *row = g_ptr_array_index (rows, i);

      json_array_append_new (array, json_pack ("{s:s, s:s, s:s}", "reference", row->reference, "serial", row->serial,
                                               "code", row->code));
    }

  return array;
}

static json_t *
left_out_to_json (GPtrArray *candidates)
{
  json_t *array = json_array ();

  for (guint i = 0; i < candidates->len; i++)
    {
      const OfficeCertificateCandidate *candidate = g_ptr_array_index (candidates, i);

      if (!candidate->eligible && candidate->standing_serial == NULL)
        json_array_append_new (array, json_pack ("{s:s, s:o}", "reference", candidate->reference,
                                                 "reasons", office_ctl_strings (candidate->reasons)));
    }

  return array;
}

static gboolean
run_certificates_issue (OfficeCtl  *ctl,
                        GError    **error)
{
  g_autofree char *cohort = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) issued = NULL;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (candidates = office_issuing_list_candidates (ctl->connection, cohort_id, error)) == NULL
      || (issued = office_issuing_issue (ctl->connection, cohort_id, NULL, 0, error)) == NULL)
    return FALSE;

  office_ctl_print_value (ctl,
                          json_pack ("{s:o, s:o}", "issued", issued_to_json (issued), "not_issued", left_out_to_json (candidates)),
                          g_dngettext (GETTEXT_PACKAGE, "%u certificate issued", "%u certificates issued", issued->len),
                          issued->len);
  return TRUE;
}

static gboolean
run_certificates_print (OfficeCtl  *ctl,
                        GError    **error)
{
  g_autofree char *cohort = NULL;
  g_auto (GStrv) serials = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "serial", 0, 0, G_OPTION_ARG_STRING_ARRAY, &serials,
      N_("Only this one; may be said again, in the order of the pages"), "S" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeDeliveredCertificates) delivered = NULL;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "OUT.pdf", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (delivered = office_deliver_certificates (ctl->connection, cohort_id,
                                                   (const char *const *) serials, words[0], NULL, NULL, NULL, error)) == NULL)
    return FALSE;

  for (char **warning = delivered->warnings; warning != NULL && *warning != NULL; warning++)
    g_printerr ("officectl: %s\n", *warning);

  office_ctl_print_value (ctl,
                          json_pack ("{s:s, s:i, s:o}", "file", words[0], "certificates", (int) delivered->n_certificates,
                                     "serials", office_ctl_strings (delivered->serials)),
                          g_dngettext (GETTEXT_PACKAGE, "%s: %u certificate", "%s: %u certificates", delivered->n_certificates),
                          words[0], delivered->n_certificates);
  return TRUE;
}

static gboolean
print_verification (OfficeCtl                            *ctl,
                    const OfficeCertificateVerification  *found,
                    GError                              **error)
{
  json_error_t problem;
  json_t *facts = json_loads (found->facts, 0, &problem);
  const char *name = json_string_value (json_object_get (facts, "learner_name"));
  const char *module = json_string_value (json_object_get (facts, "module_title"));
  const char *issued = json_string_value (json_object_get (facts, "issued_on"));
  g_autofree char *sentence = g_strdup_printf (_("%s: %s, %s, issued on %s: %s"), found->serial, name, module, issued,
                                               office_certificate_status_label (found->status));

  office_ctl_print_value (ctl,
                          json_pack ("{s:s, s:s, s:s?, s:s?, s:o, s:s?, s:s?, s:s?, s:o}", "serial", found->serial,
                                     "status", office_certificate_status_to_nick (found->status),
                                     "status_on", found->status_on, "status_reason", found->status_reason,
                                     "facts", facts, "replaces", found->replaces, "replaced_by", found->replaced_by,
                                     "pdf_digest", found->pdf_digest,
                                     "chain", office_ctl_strings (found->chain)),
                          "%s", sentence);
  return TRUE;
}

static gboolean
run_certificate_verify (OfficeCtl  *ctl,
                        GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeCertificateVerification) found = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "SERIAL CODE", NULL, &words, error)
      || (found = office_certificate_verify (ctl->connection, words[0], words[1], error)) == NULL)
    return FALSE;

  if (found->found)
    return print_verification (ctl, found, error);

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
               _("Serial “%s” and code “%s” do not belong to a certificate of this office."), words[0], words[1]);
  return FALSE;
}

static gboolean
run_certificate_reissue (OfficeCtl  *ctl,
                         GError    **error)
{
  g_autofree char *reason = NULL;
  gboolean corrected = FALSE;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why"), "T" },
    { "corrected", 0, 0, G_OPTION_ARG_NONE, &corrected,
      N_("With today’s facts, against the returned original; without it the same facts again"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeCertificateRow) row = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "SERIAL", options, &words, error))
    return FALSE;
  if (reason == NULL)
    return office_ctl_misuse (error, _("--reason is missing"));

  row = office_certificate_reissue (ctl->connection, words[0], corrected ? OFFICE_REISSUE_CORRECTED : OFFICE_REISSUE_LOST,
                                    reason, error);
  if (row == NULL)
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:s}", "serial", row->serial, "code", row->code, "replaces", words[0]),
                          _("%s replaces %s"), row->serial, words[0]);
  return TRUE;
}

static gboolean
run_certificate_revoke (OfficeCtl  *ctl,
                        GError    **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "SERIAL", options, &words, error))
    return FALSE;
  if (reason == NULL)
    return office_ctl_misuse (error, _("--reason is missing"));
  if (!office_certificate_revoke (ctl->connection, words[0], reason, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s}", "serial", words[0], "status", "revoked"), _("%s is revoked"), words[0]);
  return TRUE;
}

/* What --statement, --attempts and --ratified ask for. */
static gboolean
read_wish (const char            *attempts,
           gboolean               statement,
           gboolean               ratified,
           OfficeTranscriptWish  *wish,
           GError               **error)
{
  static const char *const nicks[] = { "all", "counting", "none", NULL };

  wish->kind = statement ? OFFICE_TRANSCRIPT_STATEMENT : OFFICE_TRANSCRIPT_RECORD;
  wish->ratified_only = ratified;
  if (attempts == NULL)
    return TRUE;
  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], attempts))
      {
        wish->attempts = (OfficeTranscriptAttempts) i;
        return TRUE;
      }
  return office_ctl_misuse (error, _("--attempts is all, counting or none"));
}

static gboolean
run_transcript (OfficeCtl  *ctl,
                GError    **error)
{
  g_autofree char *attempts = NULL;
  gboolean statement = FALSE, ratified = FALSE;
  const GOptionEntry options[] = {
    { "statement", 0, 0, G_OPTION_ARG_NONE, &statement, N_("A statement of results rather than a transcript"), NULL },
    { "attempts", 0, 0, G_OPTION_ARG_STRING, &attempts, N_("Which marks: all (unless said), counting or none"), "WHICH" },
    { "ratified", 0, 0, G_OPTION_ARG_NONE, &ratified, N_("Only what a board has ratified"), NULL },
    { NULL },
  };
  OfficeTranscriptWish wish = { 0 };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeApplication) application = NULL;
  gint64 id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "REFERENCE OUT.pdf", options, &words, error)
      || !read_wish (attempts, statement, ratified, &wish, error)
      || !office_ctl_find_application (ctl, words[0], &id, error)
      || (application = office_application_get (ctl->connection, id, error)) == NULL
      || !office_deliver_transcript (ctl->connection, application->learner_id, &wish, words[1], NULL, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "file", words[1]), "%s", words[1]);
  return TRUE;
}

static gboolean
run_transcripts (OfficeCtl  *ctl,
                 GError    **error)
{
  g_autofree char *cohort = NULL, *attempts = NULL;
  gboolean statement = FALSE, ratified = FALSE, each = FALSE;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "statement", 0, 0, G_OPTION_ARG_NONE, &statement, N_("Statements of results rather than transcripts"), NULL },
    { "attempts", 0, 0, G_OPTION_ARG_STRING, &attempts, N_("Which marks: all (unless said), counting or none"), "WHICH" },
    { "ratified", 0, 0, G_OPTION_ARG_NONE, &ratified, N_("Only what a board has ratified"), NULL },
    { "each", 0, 0, G_OPTION_ARG_NONE, &each, N_("A PDF for each learner; OUT is a folder"), NULL },
    { NULL },
  };
  OfficeTranscriptWish wish = { 0 };
  g_auto (GStrv) words = NULL;
  gint64 cohort_id;
  guint n_papers;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "OUT", options, &words, error)
      || !read_wish (attempts, statement, ratified, &wish, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error))
    return FALSE;
  wish.each = each;
  if (!office_deliver_transcripts (ctl->connection, cohort_id, &wish, words[0], &n_papers, NULL, NULL, NULL, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:i}", "file", words[0], "learners", (int) n_papers),
                          g_dngettext (GETTEXT_PACKAGE, "%s: %u learner", "%s: %u learners", n_papers), words[0], n_papers);
  return TRUE;
}

static gboolean
run_board_papers (OfficeCtl  *ctl,
                  GError    **error)
{
  g_autofree char *cohort = NULL;
  gboolean anonymous = FALSE;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "anonymous", 0, 0, G_OPTION_ARG_NONE, &anonymous, N_("Learners by their reference alone"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "OUT.pdf|OUT.xlsx", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error))
    return FALSE;
  if (!(g_str_has_suffix (words[0], ".xlsx")
          ? office_deliver_board_workbook (ctl->connection, cohort_id, anonymous, words[0], NULL, error)
          : office_deliver_board_papers (ctl->connection, cohort_id, anonymous, words[0], NULL, error)))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "file", words[0]), "%s", words[0]);
  return TRUE;
}

static gboolean
run_badges (OfficeCtl  *ctl,
            GError    **error)
{
  g_autofree char *cohort = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) names = NULL;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "FOLDER", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (names = office_deliver_badges (ctl->connection, cohort_id, words[0], NULL, error)) == NULL)
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:o}", "folder", words[0], "files", office_ctl_strings (names)),
                          g_dngettext (GETTEXT_PACKAGE, "%s: %u badge", "%s: %u badges", g_strv_length (names)),
                          words[0], g_strv_length (names));
  return TRUE;
}

static gboolean
run_register (OfficeCtl  *ctl,
              GError    **error)
{
  g_autofree char *cohort = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "OUT.pdf", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || !office_deliver_register (ctl->connection, cohort_id, words[0], NULL, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "file", words[0]), "%s", words[0]);
  return TRUE;
}

static gboolean
run_pack (OfficeCtl  *ctl,
          GError    **error)
{
  g_autofree char *cohort = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeDeliveredPack) delivered = NULL;
  g_autofree char *files = NULL;
  g_autofree char *left_out = NULL;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "FOLDER-OR-FILE.zip", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (delivered = office_deliver_pack (ctl->connection, cohort_id, words[0], NULL, NULL, NULL, error)) == NULL)
    return FALSE;

  files = g_strjoinv ("\n  ", delivered->files);
  left_out = g_strjoinv ("\n", delivered->left_out);
  office_ctl_print_value (ctl,
                          json_pack ("{s:s, s:o, s:o}", "target", words[0], "files", office_ctl_strings (delivered->files),
                                     "left_out", office_ctl_strings (delivered->left_out)),
                          "%s:\n  %s%s%s", words[0], files, *left_out != '\0' ? "\n" : "", left_out);
  return TRUE;
}

const OfficeCtlCommand office_ctl_document_commands[] = {
  { "certificates issue", N_("Issue certificates to those of a cohort who may have one"), run_certificates_issue },
  { "certificates print", N_("Write the certificates of a cohort to one PDF"), run_certificates_print },
  { "certificate verify", N_("Show what a certificate states, and its status"), run_certificate_verify },
  { "certificate reissue", N_("Replace a certificate by one with a new serial"), run_certificate_reissue },
  { "certificate revoke", N_("Revoke a certificate"), run_certificate_revoke },
  { "board papers", N_("Write what a board of examiners has before it, as PDF or workbook"), run_board_papers },
  { "transcript", N_("Write a learner’s transcript as PDF"), run_transcript },
  { "transcripts", N_("Write the transcripts or statements of results of a cohort"), run_transcripts },
  { "register", N_("Write the register of a cohort’s certificates as PDF"), run_register },
  { "badges", N_("Write a cohort’s certificates as Open Badges 3.0 credentials, unsigned"), run_badges },
  { "pack", N_("Write all that leaves the office for a cohort to a folder or zip file"), run_pack },
  { NULL },
};

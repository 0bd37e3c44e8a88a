/* result-commands.c: officectl deadline, extension, mark, results, withhold, board, chair-action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "rules/clock.h"
#include "store/board-decisions.h"
#include "store/boards.h"
#include "store/deadlines.h"
#include "store/enrolments.h"
#include "store/extensions.h"
#include "store/marks.h"
#include "store/results.h"

static gboolean
run_deadline (OfficeCtl  *ctl,
              GError    **error)
{
  g_autofree char *cohort = NULL, *component = NULL, *at = NULL;
  int attempt = 1;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "component", 0, 0, G_OPTION_ARG_STRING, &component, N_("Which part of the assessment"), "K" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("London wall time, to the second"), "T" },
    { "attempt", 0, 0, G_OPTION_ARG_INT, &attempt, N_("Which attempt; the first unless said"), "N" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 cohort_id, instant;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error))
    return FALSE;
  if (component == NULL || at == NULL)
    return office_ctl_misuse (error, _("--component and --at are needed"));
  if (!office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || !office_ctl_read_instant ("--at", at, &instant, error)
      || !office_deadline_set (ctl->connection, cohort_id, component, attempt, instant, OFFICE_DEADLINE_ANY_VERSION, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:s}", "cohort", cohort, "component", component, "at", at),
                          _("%s: %s due at %s"), cohort, component, at);
  return TRUE;
}

static gboolean
run_extension (OfficeCtl  *ctl,
               GError    **error)
{
  g_autofree char *reason = NULL;
  int days = 0, attempt = 1;
  const GOptionEntry options[] = {
    { "days", 0, 0, G_OPTION_ARG_INT, &days, N_("7 or 14"), "N" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why"), "T" },
    { "attempt", 0, 0, G_OPTION_ARG_INT, &attempt, N_("Which attempt; the first unless said"), "N" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 enrolment_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE COMPONENT", options, &words, error))
    return FALSE;
  if (days == 0 || reason == NULL)
    return office_ctl_misuse (error, _("--days and --reason are needed"));
  if (!office_ctl_find_enrolment (ctl, words[0], &enrolment_id, error)
      || !office_extension_grant (ctl->connection, enrolment_id, words[1], attempt, days, reason, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:i}", "reference", words[0], "component", words[1], "days", days),
                          g_dngettext (GETTEXT_PACKAGE, "%s: %s extended by %d day", "%s: %s extended by %d days", days),
                          words[0], words[1], days);
  return TRUE;
}

/* No board grants more. */
#define MOST_ATTEMPTS 9

/* What `mark` and `chair-action` say of one sitting. */
typedef struct
{
  char *first;
  char *second;
  char *agreed;
  char *code;
  char *received;
  char *reason;
  int   words;
  int   attempt;
} SittingOptions;

static void
sitting_options_clear (SittingOptions *options)
{
  g_free (options->first);
  g_free (options->second);
  g_free (options->agreed);
  g_free (options->code);
  g_free (options->received);
  g_free (options->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SittingOptions, sitting_options_clear)

/* Not said. */
#define NO_WORDS G_MININT

#define SITTING_OPTIONS_INIT { NULL, NULL, NULL, NULL, NULL, NULL, NO_WORDS, 1 }

static gboolean
read_mark (const char        *option,
           const char        *text,
           OfficeMarkFields   field,
           OfficeMarkEntry   *entry,
           int               *mark,
           GError           **error)
{
  if (text == NULL)
    return TRUE;

  if (!office_mark_parse (text, mark, error))
    {
      g_prefix_error (error, "%s: ", option);
      return FALSE;
    }

  entry->fields |= field;
  return TRUE;
}

static gboolean
fill_entry (const SittingOptions  *options,
            OfficeMarkEntry       *entry,
            GError               **error)
{
  if (!read_mark ("--first", options->first, OFFICE_MARK_FIELD_FIRST, entry, &entry->first, error)
      || !read_mark ("--second", options->second, OFFICE_MARK_FIELD_SECOND, entry, &entry->second, error)
      || !read_mark ("--agreed", options->agreed, OFFICE_MARK_FIELD_AGREED, entry, &entry->agreed, error)
      || !office_ctl_read_instant ("--received", options->received, &entry->received_at, error))
    return FALSE;

  entry->attempt = options->attempt;
  if (options->received != NULL)
    entry->fields |= OFFICE_MARK_FIELD_RECEIVED;
  if (options->code != NULL)
    {
      entry->fields |= OFFICE_MARK_FIELD_CODE;
      entry->code = *options->code != '\0' ? options->code : NULL;
    }
  if (options->reason != NULL)
    {
      entry->fields |= OFFICE_MARK_FIELD_REASON;
      entry->reason = options->reason;
    }
  if (options->words != NO_WORDS)
    {
      if (options->words < 0)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("--words: no work has %d words."), options->words);
          return FALSE;
        }
      entry->fields |= OFFICE_MARK_FIELD_WORDS;
      entry->words = options->words;
    }

  return TRUE;
}

static json_t *
result_to_json (const OfficeResultRow *row)
{
  return json_pack ("{s:s, s:s, s:s, s:s?, s:o, s:o, s:o, s:s, s:s, s:b, s:i}",
                    "reference", row->reference, "family_name", row->family_name, "given_names", row->given_names,
                    "student_number", row->student_number,
                    "written", office_ctl_mark (office_result_row_get_mark (row, "written")),
                    "viva", office_ctl_mark (office_result_row_get_mark (row, "viva")),
                    "mark", office_ctl_mark (row->mark),
                    "outcome", office_outcome_to_nick (row->outcome), "reason", row->reason,
                    "provisional", row->provisional, "credits", row->credits);
}

static gboolean
run_mark (OfficeCtl  *ctl,
          GError    **error)
{
  g_auto (SittingOptions) sitting = SITTING_OPTIONS_INIT;
  const GOptionEntry options[] = {
    { "attempt", 0, 0, G_OPTION_ARG_INT, &sitting.attempt, N_("Which attempt; the first unless said"), "N" },
    { "first", 0, 0, G_OPTION_ARG_STRING, &sitting.first, N_("First marker’s mark"), "M" },
    { "second", 0, 0, G_OPTION_ARG_STRING, &sitting.second, N_("Second marker’s mark"), "M" },
    { "agreed", 0, 0, G_OPTION_ARG_STRING, &sitting.agreed, N_("Agreed mark; alone it is a whole entry"), "M" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &sitting.code, N_("A code in place of a mark; an empty one takes it away"), "NS|DEF" },
    { "received", 0, 0, G_OPTION_ARG_STRING, &sitting.received, N_("When the work came, London wall time"), "T" },
    { "words", 0, 0, G_OPTION_ARG_INT, &sitting.words, N_("Words counted"), "N" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &sitting.reason, N_("Why the markers agreed so"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeResultRow) result = NULL;
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE COMPONENT", options, &words, error)
      || !office_ctl_find_enrolment (ctl, words[0], &entry.enrolment_id, error)
      || !fill_entry (&sitting, &entry, error))
    return FALSE;
  if (entry.fields == 0)
    return office_ctl_misuse (error, _("say what is to be saved: --first, --second, --agreed, --code, --received or --words"));

  entry.component = words[1];
  if (!office_mark_set (ctl->connection, &entry, error))
    return FALSE;

  result = office_results_compute_one (ctl->connection, entry.enrolment_id, NULL, 0, error);
  if (result == NULL)
    return FALSE;

  office_ctl_print_value (ctl, result_to_json (result), "%s: %s", words[0], result->reason);
  return TRUE;
}

static gboolean
run_results (OfficeCtl  *ctl,
             GError    **error)
{
  g_autofree char *cohort = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) results = NULL;
  json_t *rows;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (results = office_results_compute (ctl->connection, cohort_id, error)) == NULL)
    return FALSE;

  rows = json_array ();
  for (guint i = 0; i < results->len; i++)
    json_array_append_new (rows, result_to_json (g_ptr_array_index (results, i)));

  office_ctl_print_list (ctl, rows, "reference family_name given_names written viva mark outcome provisional reason");
  return TRUE;
}

static gboolean
run_withhold (OfficeCtl  *ctl,
              GError    **error)
{
  g_autofree char *reason = NULL;
  gboolean release = FALSE;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why the result is withheld"), "T" },
    { "release", 0, 0, G_OPTION_ARG_NONE, &release, N_("It is withheld no longer"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeEnrolment) enrolment = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE", options, &words, error))
    return FALSE;
  if ((reason == NULL) == !release)
    return office_ctl_misuse (error, _("say either --reason or --release"));

  enrolment = office_enrolment_find (ctl->connection, words[0], error);
  if (enrolment == NULL
      || !office_enrolment_withhold (ctl->connection, enrolment->id, enrolment->version, release ? NULL : reason, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:b}", "reference", words[0], "withheld", !release), "%s: %s", words[0],
                          release ? _("released") : _("withheld"));
  return TRUE;
}

static gboolean
run_board_decide (OfficeCtl  *ctl,
                  GError    **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why the board decides so"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  OfficeBoardDecision decision;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE stands|withhold|release|attempt|next-board", options, &words,
                         error))
    return FALSE;
  if (!office_board_decision_from_nick (words[1], &decision))
    return office_ctl_misuse (error, _("a decision is one of stands, withhold, release, attempt and next-board"));

  enrolment = office_enrolment_find (ctl->connection, words[0], error);
  if (enrolment == NULL
      || !office_board_decide (ctl->connection, enrolment->id, OFFICE_BOARD_DECISION_ANY_VERSION, decision, reason,
                               error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s}", "reference", words[0], "decision", words[1]), "%s: %s", words[0],
                          office_board_decision_label (decision));
  return TRUE;
}

static gboolean
run_attempts (OfficeCtl  *ctl,
              GError    **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why the board allows them"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  gint64 attempts;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE NUMBER", options, &words, error))
    return FALSE;
  if (reason == NULL)
    return office_ctl_misuse (error, _("--reason is missing"));
  if (!g_ascii_string_to_signed (words[1], 10, 1, MOST_ATTEMPTS, &attempts, NULL))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("“%s” is not a number of attempts from 1 to %d."), words[1],
                   MOST_ATTEMPTS);
      return FALSE;
    }

  enrolment = office_enrolment_find (ctl->connection, words[0], error);
  if (enrolment == NULL
      || !office_enrolment_allow_attempts (ctl->connection, enrolment->id, enrolment->version, (int) attempts, reason, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:i}", "reference", words[0], "attempts", (int) attempts),
                          g_dngettext (GETTEXT_PACKAGE, "%s: %d attempt allowed", "%s: %d attempts allowed", (int) attempts),
                          words[0], (int) attempts);
  return TRUE;
}

static gboolean
run_board_ratify (OfficeCtl  *ctl,
                  GError    **error)
{
  g_autofree char *cohort = NULL, *date = NULL, *chair = NULL, *external = NULL, *note = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Day of the board"), "D" },
    { "chair", 0, 0, G_OPTION_ARG_STRING, &chair, N_("Who chaired it"), "NAME" },
    { "external", 0, 0, G_OPTION_ARG_STRING, &external, N_("External examiner"), "NAME" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_("What the minutes should say"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeBoardPreview) preview = NULL;
  OfficeBoardDraft draft = { 0 };
  gint64 board_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error))
    return FALSE;
  if (date == NULL || chair == NULL)
    return office_ctl_misuse (error, _("--date and --chair are needed"));
  if (!office_ctl_check_day ("--date", date, error)
      || !office_ctl_find_cohort (ctl, cohort, &draft.cohort_id, error))
    return FALSE;

  draft.held_on = date;
  draft.chair = chair;
  draft.external_examiner = external;
  draft.note = note;
  if ((preview = office_board_preview (ctl->connection, &draft, error)) == NULL
      || !office_board_ratify (ctl->connection, &draft, &board_id, error))
    return FALSE;

  office_ctl_print_value (ctl,
                          json_pack ("{s:s, s:s, s:I, s:i, s:i, s:s?}", "cohort", cohort, "date", date,
                                     "board", (json_int_t) board_id, "ratified", preview->n_new,
                                     "standing", preview->n_standing, "warnings", preview->warnings),
                          g_dngettext (GETTEXT_PACKAGE, "%s: %d result ratified.%s%s", "%s: %d results ratified.%s%s",
                                       preview->n_new),
                          cohort, preview->n_new, preview->warnings != NULL ? "\n" : "",
                          preview->warnings != NULL ? preview->warnings : "");
  return TRUE;
}

static gboolean
run_chair_action (OfficeCtl  *ctl,
                  GError    **error)
{
  g_auto (SittingOptions) sitting = SITTING_OPTIONS_INIT;
  g_autofree char *component = NULL, *kind = NULL, *withhold = NULL;
  gboolean release = FALSE;
  const GOptionEntry options[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("Kind of reason"),
      "totalling|input|transfer|marking|work-found|circumstances|misconduct|other" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &sitting.reason, N_("Why, in words"), "T" },
    { "component", 0, 0, G_OPTION_ARG_STRING, &component, N_("Whose mark changes"), "K" },
    { "attempt", 0, 0, G_OPTION_ARG_INT, &sitting.attempt, N_("Which attempt; the first unless said"), "N" },
    { "first", 0, 0, G_OPTION_ARG_STRING, &sitting.first, N_("First marker’s mark"), "M" },
    { "second", 0, 0, G_OPTION_ARG_STRING, &sitting.second, N_("Second marker’s mark"), "M" },
    { "agreed", 0, 0, G_OPTION_ARG_STRING, &sitting.agreed, N_("Agreed mark"), "M" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &sitting.code, N_("A code in place of a mark"), "NS|DEF" },
    { "withhold", 0, 0, G_OPTION_ARG_STRING, &withhold, N_("Withhold the result, and why"), "T" },
    { "release", 0, 0, G_OPTION_ARG_NONE, &release, N_("Withhold it no longer"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeChairsActionDone) done = NULL;
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  OfficeChairsAction action = { 0 };

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE", options, &words, error))
    return FALSE;
  if (kind == NULL || sitting.reason == NULL || !office_chair_reason_from_nick (kind, &action.reason))
    return office_ctl_misuse (error, _("--kind (totalling, input, transfer, marking, work-found, circumstances, misconduct or "
                                       "other) and --reason are needed"));
  if (*g_strstrip (sitting.reason) == '\0')
    return office_ctl_misuse (error, _("--reason is empty: say why in words"));
  if ((component == NULL) != !(sitting.first || sitting.second || sitting.agreed || sitting.code)
      || (component == NULL && withhold == NULL && !release))
    return office_ctl_misuse (error, _("say what changes: --component with a mark or code, --withhold or --release"));
  if (!office_ctl_find_enrolment (ctl, words[0], &action.enrolment_id, error)
      || !fill_entry (&sitting, &entry, error))
    return FALSE;

  action.words = sitting.reason;
  action.set_withheld = withhold != NULL || release;
  action.withheld_reason = release ? NULL : withhold;
  if (component != NULL)
    {
      entry.enrolment_id = action.enrolment_id;
      entry.component = component;
      action.marks = &entry;
      action.n_marks = 1;
    }

  done = office_board_chairs_action (ctl->connection, &action, error);
  if (done == NULL)
    return FALSE;

  office_ctl_print_value (ctl,
                          json_pack ("{s:s, s:i, s:s, s:o, s:o, s:o, s:s?}", "reference", words[0],
                                     "version", done->result_version, "outcome", office_outcome_to_nick (done->outcome),
                                     "mark", office_ctl_mark (done->mark), "revoked", office_ctl_strings (done->revoked),
                                     "out_of_date", office_ctl_strings (done->outdated), "sentence", done->sentence),
                          "%s", done->sentence);
  return TRUE;
}

const OfficeCtlCommand office_ctl_result_commands[] = {
  { "deadline", N_("Set the deadline of a component"), run_deadline },
  { "extension", N_("Extend a learner’s deadline"), run_extension },
  { "mark", N_("Enter one mark"), run_mark },
  { "results", N_("List the results of a cohort with their reasons"), run_results },
  { "attempts", N_("Allow a learner more attempts, as the board has decided"), run_attempts },
  { "withhold", N_("Withhold a result before the board, or release it"), run_withhold },
  { "board decide", N_("Keep what the board says to one learner"), run_board_decide },
  { "board ratify", N_("Ratify the results of a cohort"), run_board_ratify },
  { "chair-action", N_("Change a ratified result by chair’s action"), run_chair_action },
  { NULL },
};

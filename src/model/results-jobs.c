/* results-jobs.c: what the pages of the Results view ask of the worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/certificate-item.h"
#include "model/issuing.h"
#include "model/results-jobs.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/deadlines.h"
#include "store/results.h"

/**
 * office_results_request_new:
 * @cohort_id: the cohort
 *
 * Returns: (transfer full): a request that asks for nothing yet
 */
OfficeResultsRequest *
office_results_request_new (gint64 cohort_id)
{
  OfficeResultsRequest *request = g_new0 (OfficeResultsRequest, 1);

  request->cohort_id = cohort_id;
  return request;
}

/**
 * office_results_request_free:
 * @request: (nullable): a request
 */
void
office_results_request_free (OfficeResultsRequest *request)
{
  if (request == NULL)
    return;

  g_free (request->held_on);
  g_free (request->chair);
  g_free (request->external);
  g_free (request->note);
  g_clear_pointer (&request->marks, g_array_unref);
  g_free (request->withheld);
  g_free (request->path);
  g_strfreev (request->serials);
  g_clear_pointer (&request->enrolments, g_array_unref);
  g_clear_object (&request->job);
  g_free (request);
}

/**
 * office_board_sheet_free:
 * @sheet: (nullable): what was read
 */
void
office_board_sheet_free (OfficeBoardSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_clear_pointer (&sheet->preview, office_board_preview_free);
  g_clear_pointer (&sheet->boards, g_ptr_array_unref);
  g_free (sheet);
}

/**
 * office_deadline_sheet_free:
 * @sheet: (nullable): what was read
 */
void
office_deadline_sheet_free (OfficeDeadlineSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_clear_pointer (&sheet->components, g_ptr_array_unref);
  g_clear_pointer (&sheet->deadlines, g_ptr_array_unref);
  g_free (sheet);
}

static void
report (guint    done,
        guint    total,
        gpointer user_data)
{
  if (user_data != NULL)
    office_job_report (user_data, done, total);
}

/* Deadlines ----------------------------------------------------------------------------------- */

/**
 * office_results_read_deadlines:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): an #OfficeDeadlineSheet
 */
gpointer
office_results_read_deadlines (OfficeConnection  *connection,
                               gpointer           request,
                               GCancellable      *cancellable,
                               GError           **error)
{
  const OfficeResultsRequest *wanted = request;
  OfficeDeadlineSheet *sheet = g_new0 (OfficeDeadlineSheet, 1);
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, wanted->cohort_id, error);
  OfficeRuleSet rules;

  if (cohort != NULL && office_rule_set_load_cohort (connection, wanted->cohort_id, &rules, error))
    sheet->components = office_components_list (connection, cohort->module_id, error);
  if (sheet->components != NULL)
    sheet->deadlines = office_deadlines_list_cohort (connection, wanted->cohort_id, error);
  if (sheet->deadlines != NULL)
    {
      /* A board may have allowed more attempts than the rules (ASSESS-4). */
      sheet->n_attempts = rules.max_attempts;
      for (guint i = 0; i < sheet->deadlines->len; i++)
        sheet->n_attempts
          = MAX (sheet->n_attempts, ((OfficeDeadlineRow *) g_ptr_array_index (sheet->deadlines, i))->attempt);
      return sheet;
    }

  office_deadline_sheet_free (sheet);
  return NULL;
}

/**
 * office_results_set_deadline:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with component, attempt, time and version
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Sets the deadline of a component's attempt (ASSESS-6).
 *
 * Returns: (nullable): anything
 */
gpointer
office_results_set_deadline (OfficeConnection  *connection,
                             gpointer           request,
                             GCancellable      *cancellable,
                             GError           **error)
{
  const OfficeResultsRequest *wanted = request;

  return GINT_TO_POINTER (office_deadline_set (connection, wanted->cohort_id, wanted->component,
                                               wanted->attempt, wanted->at, wanted->version, error));
}

/* The board ----------------------------------------------------------------------------------- */

static OfficeBoardDraft
draft_of (const OfficeResultsRequest *request)
{
  OfficeBoardDraft draft = {
    .cohort_id = request->cohort_id,
    .held_on = request->held_on,
    .chair = request->chair != NULL ? request->chair : "",
    .external_examiner = request->external,
    .note = request->note,
    .anonymous = request->anonymous,
  };

  return draft;
}

/**
 * office_results_read_board:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with day, chair and external examiner
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): an #OfficeBoardSheet
 */
gpointer
office_results_read_board (OfficeConnection  *connection,
                           gpointer           request,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_autoptr (OfficeBoardSheet) sheet = g_new0 (OfficeBoardSheet, 1);
  OfficeBoardDraft draft = draft_of (request);
  g_autofree char *today = NULL;

  if (draft.held_on == NULL)
    draft.held_on = today = office_connection_today (connection);
  /* The chair is named at the end; until then the name's absence is no refusal. */
  if (*draft.chair == '\0')
    draft.chair = "…";
  sheet->boards = office_boards_list (connection, draft.cohort_id, error);
  if (sheet->boards == NULL)
    return NULL;
  sheet->preview = office_board_preview (connection, &draft, error);
  return sheet->preview != NULL ? g_steal_pointer (&sheet) : NULL;
}

/**
 * office_results_ratify:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with day, chair and external examiner
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Ratifies the cohort and locks its marks (BOARD-1).
 *
 * Returns: (nullable): anything
 */
gpointer
office_results_ratify (OfficeConnection  *connection,
                       gpointer           request,
                       GCancellable      *cancellable,
                       GError           **error)
{
  OfficeBoardDraft draft = draft_of (request);

  return GINT_TO_POINTER (office_board_ratify (connection, &draft, NULL, error));
}

static OfficeChairsAction
action_of (OfficeResultsRequest *request)
{
  for (gsize i = 0; request->marks != NULL && i < request->marks->len; i++)
    {
      OfficeMarkEntry *entry = &g_array_index (request->marks, OfficeMarkEntry, i);

      if (entry->fields & OFFICE_MARK_FIELD_REASON)
        entry->reason = request->note;
    }
  return (OfficeChairsAction) {
    .enrolment_id = request->enrolment_id,
    .reason = request->chair_reason,
    .words = request->note,
    .marks = request->marks != NULL ? (const OfficeMarkEntry *) request->marks->data : NULL,
    .n_marks = request->marks != NULL ? request->marks->len : 0,
    .set_withheld = request->set_withheld,
    .withheld_reason = request->withheld,
  };
}

/**
 * office_results_try_for_chair:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with enrolment, kind of reason, words, marks
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * What a change of a ratified result would bring (BOARD-1); nothing is saved.
 *
 * Returns: (nullable): an #OfficeChairsActionDone
 */
gpointer
office_results_try_for_chair (OfficeConnection  *connection,
                              gpointer           request,
                              GCancellable      *cancellable,
                              GError           **error)
{
  const OfficeChairsAction action = action_of (request);

  return office_board_chairs_action_preview (connection, &action, error);
}

/**
 * office_results_act_for_chair:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with enrolment, kind of reason, words, marks
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Changes a ratified result (BOARD-1).
 *
 * Returns: (nullable): an #OfficeChairsActionDone
 */
gpointer
office_results_act_for_chair (OfficeConnection  *connection,
                              gpointer           request,
                              GCancellable      *cancellable,
                              GError           **error)
{
  const OfficeChairsAction action = action_of (request);

  return office_board_chairs_action (connection, &action, error);
}

/**
 * office_results_read_versions:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with the enrolment
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): a #GPtrArray of #OfficeResultVersion, the board's first
 */
gpointer
office_results_read_versions (OfficeConnection  *connection,
                              gpointer           request,
                              GCancellable      *cancellable,
                              GError           **error)
{
  return office_results_list_versions (connection, ((const OfficeResultsRequest *) request)->enrolment_id, error);
}

/* Certificates -------------------------------------------------------------------------------- */

static const OfficeCertificateRow *
find_row (GPtrArray  *rows,
          const char *serial)
{
  for (guint i = 0; serial != NULL && i < rows->len; i++)
    {
      const OfficeCertificateRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->serial, serial))
        return row;
    }
  return NULL;
}

/* The look of an issued certificate; each version is loaded once. */
static OfficeCertificateLook *
look_of_version (OfficeConnection *connection,
                 gint64            version_id,
                 GHashTable       *looks)
{
  OfficeCertificateLook *look = g_hash_table_lookup (looks, &version_id);

  if (look != NULL)
    return look;
  look = office_certificate_look_load (connection, version_id, NULL);
  if (look != NULL)
    g_hash_table_insert (looks, g_memdup2 (&version_id, sizeof version_id), look);
  return look;
}

static OfficeCertificateItem *
make_item (OfficeConnection           *connection,
           OfficeCertificateCandidate *candidate,
           GPtrArray                  *rows,
           OfficeCertificateLook      *current,
           GHashTable                 *looks)
{
  const OfficeCertificateRow *row = find_row (rows, candidate->standing_serial);
  g_autofree char *preview = NULL;

  if (row != NULL)
    {
      OfficeCertificateLook *look = look_of_version (connection, row->template_version_id, looks);

      return office_certificate_item_new (
        candidate, look != NULL ? office_frozen_facts_new (row->facts, NULL) : NULL, look);
    }
  if (!candidate->eligible)
    return office_certificate_item_new (candidate, NULL, NULL);

  preview = office_certificate_preview_facts (connection, candidate->enrolment_id,
                                              office_certificate_look_get_template (current), NULL);
  return office_certificate_item_new (
    candidate, preview != NULL ? office_frozen_facts_new (preview, NULL) : NULL, current);
}

/**
 * office_results_read_certificates:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Who gets a certificate, who does not and why, with what each states or would state (CERT-1).
 *
 * Returns: (nullable): a #GPtrArray of #OfficeCertificateItem
 */
gpointer
office_results_read_certificates (OfficeConnection  *connection,
                                  gpointer           request,
                                  GCancellable      *cancellable,
                                  GError           **error)
{
  const OfficeResultsRequest *wanted = request;
  g_autoptr (GPtrArray) candidates = office_issuing_list_candidates (connection, wanted->cohort_id, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (OfficeCertificateLook) current = NULL;
  g_autoptr (GHashTable) looks = g_hash_table_new_full (
    g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) office_certificate_look_unref);
  GPtrArray *items;

  if (candidates == NULL)
    return NULL;
  rows = office_certificates_list_cohort (connection, wanted->cohort_id, error);
  if (rows == NULL)
    return NULL;
  current = office_issuing_load_look (connection, wanted->cohort_id, error);
  if (current == NULL)
    return NULL;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (candidates, NULL);
  for (guint i = 0; i < candidates->len; i++)
    {
      OfficeCertificateCandidate *candidate = g_ptr_array_index (candidates, i);

      g_ptr_array_add (items, make_item (connection, candidate, rows, current, looks));
    }
  return items;
}

/**
 * office_results_issue_certificates:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with the enrolments
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): a #GPtrArray of what was issued
 */
gpointer
office_results_issue_certificates (OfficeConnection  *connection,
                                   gpointer           request,
                                   GCancellable      *cancellable,
                                   GError           **error)
{
  const OfficeResultsRequest *wanted = request;

  return office_issuing_issue (connection, wanted->cohort_id,
                               wanted->enrolments != NULL ? (const gint64 *) wanted->enrolments->data : NULL,
                               wanted->enrolments != NULL ? wanted->enrolments->len : 0, error);
}

/**
 * office_results_record_certificates:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with the serials
 * @cancellable: (nullable): a cancelled record changes nothing
 * @error: return location
 *
 * Keeps the PDF and digest of certificates that are about to be printed (CERT-2).
 *
 * Returns: (nullable): anything
 */
gpointer
office_results_record_certificates (OfficeConnection  *connection,
                                    gpointer           request,
                                    GCancellable      *cancellable,
                                    GError           **error)
{
  const OfficeResultsRequest *wanted = request;

  return GINT_TO_POINTER (office_deliver_record_certificates (connection, wanted->cohort_id,
                                                              (const char *const *) wanted->serials, NULL,
                                                              cancellable, error));
}

/**
 * office_results_write_certificate_files:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with serials, a folder as path, and job
 * @cancellable: (nullable): a cancelled job leaves no file
 * @error: return location
 *
 * Returns: (nullable): an #OfficeDeliveredCertificates
 */
gpointer
office_results_write_certificate_files (OfficeConnection  *connection,
                                        gpointer           request,
                                        GCancellable      *cancellable,
                                        GError           **error)
{
  const OfficeResultsRequest *wanted = request;

  return office_deliver_certificate_files (connection, wanted->cohort_id, (const char *const *) wanted->serials,
                                           wanted->path, report, wanted->job, cancellable, error);
}

/**
 * office_results_write_certificates:
 * @connection: the worker's connection
 * @request: an #OfficeResultsRequest with serials, path and job
 * @cancellable: (nullable): a cancelled print changes nothing
 * @error: return location
 *
 * Returns: (nullable): an #OfficeDeliveredCertificates
 */
gpointer
office_results_write_certificates (OfficeConnection  *connection,
                                   gpointer           request,
                                   GCancellable      *cancellable,
                                   GError           **error)
{
  const OfficeResultsRequest *wanted = request;

  return office_deliver_certificates (connection, wanted->cohort_id, (const char *const *) wanted->serials,
                                      wanted->path, report, wanted->job, cancellable, error);
}

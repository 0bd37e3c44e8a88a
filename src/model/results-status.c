/* results-status.c: how far a cohort is on its way from deadline to certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/results-status.h"
#include "rules/clock.h"
#include "store/boards.h"
#include "store/certificates.h"
#include "store/deadlines.h"
#include "store/moderation.h"
#include "store/results.h"
#include "store/returns.h"

/**
 * office_results_status_free:
 * @status: (nullable): a status
 */
void
office_results_status_free (OfficeResultsStatus *status)
{
  if (status == NULL)
    return;

  for (guint i = 0; i < OFFICE_N_RESULTS_STEPS; i++)
    g_free (status->state[i]);
  g_free (status);
}

static gboolean
read_marks (OfficeConnection     *connection,
            gint64                cohort_id,
            OfficeResultsStatus  *status,
            GError              **error)
{
  g_autoptr (GPtrArray) results = office_results_compute (connection, cohort_id, error);

  if (results == NULL)
    return FALSE;

  for (guint i = 0; i < results->len; i++)
    {
      const OfficeResultRow *result = g_ptr_array_index (results, i);

      status->n_learners += result->outcome != OFFICE_OUTCOME_WITHDRAWN;
      status->n_pending += result->outcome == OFFICE_OUTCOME_PENDING;
      status->n_unratified += (result->provisional && result->outcome != OFFICE_OUTCOME_WITHDRAWN) ||
                              result->changed;
    }

  status->done[OFFICE_STEP_MARKS] = status->n_learners > 0 && status->n_pending == 0;
  if (status->n_learners == 0)
    status->state[OFFICE_STEP_MARKS] = g_strdup (_("none yet"));
  else if (status->n_pending == 0)
    status->state[OFFICE_STEP_MARKS] = g_strdup (_("complete"));
  else
    status->state[OFFICE_STEP_MARKS] =
      g_strdup_printf (ngettext ("%u pending", "%u pending", status->n_pending), status->n_pending);
  return TRUE;
}

/* What waits for two markers to agree; otherwise how the moderation of the works stands. */
static gboolean
read_marking (OfficeConnection     *connection,
              gint64                cohort_id,
              OfficeResultsStatus  *status,
              GError              **error)
{
  g_autoptr (GPtrArray) results = office_results_compute (connection, cohort_id, error);
  gint64 n_open = 0, n_samples = 0;
  guint n_waiting = 0;

  if (results == NULL || !office_moderation_count (connection, cohort_id, &n_samples, &n_open, error))
    return FALSE;

  for (guint i = 0; i < results->len; i++)
    {
      const OfficeResultRow *result = g_ptr_array_index (results, i);

      for (gsize c = 0; c < result->n_components; c++)
        n_waiting += result->components[c].needs_agreement;
    }

  status->done[OFFICE_STEP_MARKING] = n_waiting == 0 && n_samples > 0 && n_open == 0;
  if (n_waiting > 0)
    status->state[OFFICE_STEP_MARKING]
      = g_strdup_printf (ngettext ("%u to agree", "%u to agree", n_waiting), n_waiting);
  else if (n_samples == 0)
    status->state[OFFICE_STEP_MARKING] = g_strdup (_("no sample"));
  else
    status->state[OFFICE_STEP_MARKING] = g_strdup (n_open > 0 ? _("sample out") : _("moderated"));
  return TRUE;
}

static gboolean
read_deadlines (OfficeConnection     *connection,
                gint64                cohort_id,
                OfficeResultsStatus  *status,
                GError              **error)
{
  g_autoptr (GPtrArray) deadlines = office_deadlines_list_cohort (connection, cohort_id, error);
  gint64 now = office_connection_now (connection);
  gint64 next = 0;

  if (deadlines == NULL)
    return FALSE;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const OfficeDeadlineRow *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->at > now && (next == 0 || deadline->at < next))
        next = deadline->at;
    }
  if (next != 0)
    {
      g_autofree char *when = office_instant_to_text (next);

      status->state[OFFICE_STEP_SUBMISSIONS] = g_strdup_printf (_("due %s"), when);
    }
  else
    {
      status->done[OFFICE_STEP_SUBMISSIONS] = deadlines->len > 0;
      status->state[OFFICE_STEP_SUBMISSIONS] = g_strdup (deadlines->len > 0 ? _("deadline past")
                                                                            : _("no deadline"));
    }
  return TRUE;
}

static gboolean
read_board (OfficeConnection     *connection,
            gint64                cohort_id,
            OfficeResultsStatus  *status,
            GError              **error)
{
  g_autoptr (GPtrArray) boards = office_boards_list (connection, cohort_id, error);

  if (boards == NULL)
    return FALSE;

  status->done[OFFICE_STEP_BOARD] = boards->len > 0 && status->n_unratified == 0;
  if (boards->len == 0)
    status->state[OFFICE_STEP_BOARD] = g_strdup (_("not yet held"));
  else if (status->n_unratified == 0)
    status->state[OFFICE_STEP_BOARD] = g_strdup (_("ratified"));
  else
    status->state[OFFICE_STEP_BOARD] =
      g_strdup_printf (ngettext ("%u not ratified", "%u not ratified", status->n_unratified),
                       status->n_unratified);
  return TRUE;
}

static gboolean
read_returns (OfficeConnection     *connection,
              gint64                cohort_id,
              OfficeResultsStatus  *status,
              GError              **error)
{
  g_autoptr (GPtrArray) returns = office_returns_list (connection, cohort_id, error);
  const OfficeReturnRow *newest = NULL;

  if (returns == NULL)
    return FALSE;

  /* The newest of each kind counts, newest first; one that is out of date speaks for all. */
  for (guint i = 0; i < returns->len; i++)
    {
      const OfficeReturnRow *one = g_ptr_array_index (returns, i);

      if (one->kind != OFFICE_RETURN_ENROLMENTS && one->newest
          && (newest == NULL || (one->out_of_date_since != 0 && newest->out_of_date_since == 0)))
        newest = one;
    }
  if (newest == NULL)
    status->state[OFFICE_STEP_RETURN] = g_strdup (_("none sent"));
  else if (newest->out_of_date_since != 0)
    status->state[OFFICE_STEP_RETURN] = g_strdup (_("out of date"));
  else
    status->state[OFFICE_STEP_RETURN] = g_strdup_printf (_("version %d sent"), newest->number);
  status->done[OFFICE_STEP_RETURN] = newest != NULL && newest->out_of_date_since == 0;
  return TRUE;
}

static gboolean
read_certificates (OfficeConnection     *connection,
                   gint64                cohort_id,
                   OfficeResultsStatus  *status,
                   GError              **error)
{
  g_autoptr (GPtrArray) candidates = office_certificates_list_candidates (connection, cohort_id, error);

  if (candidates == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const OfficeCertificateCandidate *candidate = g_ptr_array_index (candidates, i);

      status->n_eligible += candidate->eligible;
      status->n_issued += candidate->standing_serial != NULL;
    }
  status->done[OFFICE_STEP_CERTIFICATES] = status->n_issued > 0 && status->n_eligible == 0;
  if (status->n_eligible > 0)
    status->state[OFFICE_STEP_CERTIFICATES] =
      g_strdup_printf (ngettext ("%u to issue", "%u to issue", status->n_eligible), status->n_eligible);
  else if (status->n_issued > 0)
    status->state[OFFICE_STEP_CERTIFICATES] =
      g_strdup_printf (ngettext ("%u issued", "%u issued", status->n_issued), status->n_issued);
  else
    status->state[OFFICE_STEP_CERTIFICATES] = g_strdup (_("none yet"));
  return TRUE;
}

/**
 * office_results_status_read:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: return location
 *
 * Returns: (transfer full) (nullable): how each step stands
 */
OfficeResultsStatus *
office_results_status_read (OfficeConnection  *connection,
                            gint64             cohort_id,
                            GError           **error)
{
  g_autoptr (OfficeResultsStatus) status = g_new0 (OfficeResultsStatus, 1);

  if (!read_marks (connection, cohort_id, status, error) ||
      !read_marking (connection, cohort_id, status, error) ||
      !read_deadlines (connection, cohort_id, status, error) ||
      !read_board (connection, cohort_id, status, error) ||
      !read_returns (connection, cohort_id, status, error) ||
      !read_certificates (connection, cohort_id, status, error))
    return NULL;
  return g_steal_pointer (&status);
}

/* results.c: what the learners of a cohort come to: ratified, or provisional as of now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/results.h"

#include <glib/gi18n-lib.h>

#include "store/assessment.h"
#include "store/result-row.h"
#include "store/rows.h"
#include "store/statement.h"

/**
 * office_result_row_free:
 * @row: (nullable): a result
 *
 * Frees a result.
 */
void
office_result_row_free (OfficeResultRow *row)
{
  if (row == NULL)
    return;

  g_free (row->reference);
  g_free (row->family_name);
  g_free (row->given_names);
  g_free (row->student_number);
  g_free (row->components);
  g_free (row->reason);
  g_clear_pointer (&row->steps, g_ptr_array_unref);
  g_free (row->ratified_on);
  g_free (row);
}

/**
 * office_result_row_get_mark:
 * @row: a result
 * @component: the component's key
 *
 * Returns: what the component counts, hundredths, or %OFFICE_MARK_NONE
 */
int
office_result_row_get_mark (const OfficeResultRow *row,
                            const char            *component)
{
  for (gsize i = 0; i < row->n_components; i++)
    if (g_str_equal (row->components[i].name, component))
      return row->components[i].mark;

  return OFFICE_MARK_NONE;
}

static void
take_components (OfficeResultRow              *row,
                 const OfficeCohortAssessment *cohort,
                 const OfficeModuleResult     *result)
{
  row->n_components = cohort->n_components;
  row->components = g_new0 (OfficeResultComponent, row->n_components);
  for (int i = 0; i < cohort->n_components; i++)
    {
      const OfficeComponentResult *from = &result->components[i];
      OfficeResultComponent *to = &row->components[i];

      to->name = cohort->components[i].name;
      to->label = cohort->labels[i];
      to->mark = from->mark;
      to->attempt = from->attempt;
      to->attempts_left = from->attempts_left;
      to->passed = from->passed;
      to->failed = from->failed;
      to->capped = from->capped;
      to->needs_agreement = from->needs_agreement;
      to->code = from->code != NULL ? from->code->code : NULL;
    }
}

static void
take_ratified_result (OfficeResultRow      *row,
                      const OfficeRatified *ratified)
{
  row->outcome = ratified->outcome;
  row->mark = ratified->mark;
  row->credits = ratified->credits;
  row->reason = g_strdup (ratified->sentence);
  row->provisional = FALSE;
  /* The marks as the board saw them. */
  for (gsize i = 0; i < row->n_components; i++)
    row->components[i].mark = ratified->components[i];
}

static void
take_ratified (OfficeResultRow          *row,
               const OfficeRatified     *ratified,
               const OfficeModuleResult *result)
{
  gboolean same = result->outcome == ratified->outcome && result->mark == ratified->mark;

  take_ratified_result (row, ratified);

  /* Numbers may have changed since: the steps are shown only where they lead to what was ratified.
   */
  if (same)
    row->steps = g_ptr_array_ref (result->steps);
  else
    {
      row->steps = office_steps_new ();
      office_steps_add (row->steps, "BOARD-1", OFFICE_MARK_NONE, ratified->mark,
                        _("As ratified on %s"), ratified->ratified_on);
    }
}

/* Whether the components come to other marks than those that the board saw. */
static gboolean
has_other_components (const OfficeCohortAssessment *cohort,
                      const OfficeRatified         *ratified,
                      const OfficeModuleResult     *result)
{
  for (int i = 0; i < cohort->n_components; i++)
    if (result->components[i].mark != ratified->components[i])
      return TRUE;

  return FALSE;
}

/* After a board only what is new makes a result provisional again: a mark entered since, a decision
 * to withhold or to release, a withdrawal, hours made up. Never a number of the rules that changed.
 */
static gboolean
has_news (const OfficeAssessed *learner)
{
  const OfficeRatified *ratified = &learner->ratified;
  gboolean news = FALSE;

  if (office_assessed_is_final (learner))
    return FALSE;

  for (guint i = 0; i < learner->sittings->len && !news; i++)
    {
      const OfficeRecordedSitting *sitting
        = &g_array_index (learner->sittings, OfficeRecordedSitting, i);

      news = sitting->board_id == 0 && !office_recorded_sitting_is_blank (sitting);
    }
  return news
         || (learner->withheld_reason != NULL) != (ratified->outcome == OFFICE_OUTCOME_WITHHELD)
         || (learner->withdrawn_on != NULL) != (ratified->outcome == OFFICE_OUTCOME_WITHDRAWN)
         || (ratified->outcome == OFFICE_OUTCOME_INCOMPLETE
             && learner->hours_attended >= learner->hours_required);
}

static gboolean
is_reopened (const OfficeCohortAssessment *cohort,
             const OfficeAssessed         *learner,
             const OfficeModuleResult     *result)
{
  const OfficeRatified *ratified = &learner->ratified;

  return has_news (learner)
         && (result->outcome != ratified->outcome || result->mark != ratified->mark
             || has_other_components (cohort, ratified, result));
}

static OfficeResultRow *
row_of (const OfficeAssessed *learner)
{
  OfficeResultRow *row = g_new0 (OfficeResultRow, 1);

  row->enrolment_id = learner->enrolment_id;
  row->learner_id = learner->learner_id;
  row->reference = g_strdup (learner->reference);
  row->family_name = g_strdup (learner->family_name);
  row->given_names = g_strdup (learner->given_names);
  row->student_number = g_strdup (learner->student_number);
  row->hours_required = learner->hours_required;
  row->hours_attended = learner->hours_attended;
  row->result_id = learner->ratified.id;
  row->result_version = learner->ratified.version;
  row->ratified_on = g_strdup (learner->ratified.ratified_on);
  return row;
}

/* Makes a learner's row: as ratified, or provisional as of now. */
OfficeResultRow *
office_result_row_new (const OfficeCohortAssessment *cohort,
                       const OfficeAssessed         *learner,
                       gboolean                      ignore_ratified)
{
  g_autoptr (OfficeModuleResult) result = office_assessed_compute (cohort, learner);
  gboolean ratified = learner->ratified.id != 0;
  gboolean reopened = ratified && is_reopened (cohort, learner, result);
  OfficeResultRow *row = row_of (learner);

  row->changed = reopened;
  take_components (row, cohort, result);

  if (ratified && !reopened && !ignore_ratified)
    {
      take_ratified (row, &learner->ratified, result);
      return row;
    }

  row->outcome = result->outcome;
  row->mark = result->mark;
  row->credits = 0;
  row->reason = g_steal_pointer (&result->reason);
  row->provisional = TRUE;
  row->steps = g_ptr_array_ref (result->steps);
  return row;
}

/**
 * office_results_compute:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * What the learners of a cohort come to. Where a board has ratified a result, that one stands,
 * whatever has become of the rules' numbers; otherwise it is reckoned from the marks and is
 * provisional (ASSESS-1 to -11, BOARD-1).
 *
 * Returns: (transfer full) (element-type OfficeResultRow) (nullable): by family name
 */
GPtrArray *
office_results_compute (OfficeConnection  *connection,
                        gint64             cohort_id,
                        GError           **error)
{
  g_autoptr (OfficeCohortAssessment) cohort
    = office_cohort_assessment_load (connection, cohort_id, 0, error);
  GPtrArray *rows;

  if (cohort == NULL)
    return NULL;

  rows = g_ptr_array_new_full (cohort->learners->len, (GDestroyNotify) office_result_row_free);
  for (guint i = 0; i < cohort->learners->len; i++)
    g_ptr_array_add (
      rows, office_result_row_new (cohort, g_ptr_array_index (cohort->learners, i), FALSE));

  return rows;
}

/* Whether all is said by what the board froze: ratified, nothing new since, and of each component one
 * marked sitting, which is attempt 1. */
static gboolean
is_frozen (const OfficeCohortAssessment *cohort,
           const OfficeAssessed         *learner)
{
  if (learner->ratified.id == 0 || learner->sittings->len != (guint) cohort->n_components
      || !(office_assessed_is_final (learner)
           || learner->ratified.outcome == OFFICE_OUTCOME_REFER)
      || has_news (learner))
    return FALSE;

  for (guint i = 0; i < learner->sittings->len; i++)
    {
      const OfficeRecordedSitting *sitting
        = &g_array_index (learner->sittings, OfficeRecordedSitting, i);

      if (sitting->attempt != 1 || sitting->code != NULL
          || office_recorded_sitting_is_blank (sitting)
          || (i > 0 && sitting[-1].component == sitting->component))
        return FALSE;
    }

  return TRUE;
}

static OfficeResultRow *
frozen_row_new (const OfficeCohortAssessment *cohort,
                const OfficeAssessed         *learner)
{
  OfficeResultRow *row = row_of (learner);

  row->n_components = cohort->n_components;
  row->components = g_new0 (OfficeResultComponent, row->n_components);
  for (int i = 0; i < cohort->n_components; i++)
    {
      row->components[i].name = cohort->components[i].name;
      row->components[i].label = cohort->labels[i];
      row->components[i].attempt = 1;
    }
  take_ratified_result (row, &learner->ratified);
  return row;
}

static GPtrArray *
read_scope (OfficeConnection  *connection,
            gint64             cohort_id,
            gint64             scope,
            GError           **error)
{
  g_autoptr (OfficeCohortAssessment) cohort
    = office_cohort_assessment_load (connection, cohort_id, scope, error);
  GPtrArray *rows;

  if (cohort == NULL)
    return NULL;

  rows = g_ptr_array_new_full (cohort->learners->len, (GDestroyNotify) office_result_row_free);
  for (guint i = 0; i < cohort->learners->len; i++)
    {
      const OfficeAssessed *learner = g_ptr_array_index (cohort->learners, i);

      g_ptr_array_add (rows, is_frozen (cohort, learner)
                               ? frozen_row_new (cohort, learner)
                               : office_result_row_new (cohort, learner, FALSE));
    }

  return rows;
}

/**
 * office_results_read:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * What office_results_compute() gives, without the steps, the standing of each component, and who the
 * learners are: what a board has ratified is read as it was frozen and not reckoned again. For long
 * lists whose people are read elsewhere (RETURN-1).
 *
 * Returns: (transfer full) (element-type OfficeResultRow) (nullable): by enrolment
 */
GPtrArray *
office_results_read (OfficeConnection  *connection,
                     gint64             cohort_id,
                     GError           **error)
{
  return read_scope (connection, cohort_id, OFFICE_ASSESSMENT_NAMELESS, error);
}

/**
 * office_results_read_open:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * What office_results_compute() gives, without the steps, of those alone whom a board has not decided on,
 * or of whom there may be something new since (BOARD-1).
 *
 * Returns: (transfer full) (element-type OfficeResultRow) (nullable): by family name
 */
GPtrArray *
office_results_read_open (OfficeConnection  *connection,
                          gint64             cohort_id,
                          GError           **error)
{
  return read_scope (connection, cohort_id, OFFICE_ASSESSMENT_OPEN, error);
}

/**
 * office_results_compute_one:
 * @connection: the connection
 * @enrolment_id: whose
 * @hypothetical: (nullable) (array length=n_hypothetical): marks as they are being typed, not saved
 * @n_hypothetical: how many
 * @error: where to put a failure
 *
 * What one learner would come to with the marks that are being typed. Nothing is saved. An entry
 * that would be refused is refused with the same sentence.
 *
 * Returns: (transfer full) (nullable): the result
 */
OfficeResultRow *
office_results_compute_one (OfficeConnection       *connection,
                            gint64                  enrolment_id,
                            const OfficeMarkEntry  *hypothetical,
                            gsize                   n_hypothetical,
                            GError                **error)
{
  g_autoptr (OfficeCohortAssessment) cohort
    = office_cohort_assessment_load_one (connection, enrolment_id, error);
  OfficeAssessed *learner;

  if (cohort == NULL)
    return NULL;

  learner = office_cohort_assessment_find (cohort, enrolment_id);
  for (gsize i = 0; i < n_hypothetical; i++)
    {
      OfficeRecordedSitting *sitting;
      OfficeRecordedWork *work;

      if (!office_assessed_apply (
            cohort, learner, &hypothetical[i], FALSE, NULL, &sitting, &work, error))
        return NULL;
    }

  return office_result_row_new (cohort, learner, FALSE);
}

/**
 * office_result_version_free:
 * @version: (nullable): a version of a result
 *
 * Frees a version of a result.
 */
void
office_result_version_free (OfficeResultVersion *version)
{
  if (version == NULL)
    return;

  g_free (version->components);
  g_free (version->sentence);
  g_free (version->ratified_on);
  g_free (version->chairs_action);
  g_free (version->reason);
  g_free (version);
}

static gpointer
read_version (OfficeStatement *statement)
{
  OfficeResultVersion *version = g_new0 (OfficeResultVersion, 1);

  version->id = office_statement_get_int (statement, 0);
  version->version = (int) office_statement_get_int (statement, 1);
  version->board_id = office_statement_get_int (statement, 2);
  if (!office_outcome_from_nick (office_statement_get_text (statement, 3), &version->outcome))
    g_assert_not_reached ();
  version->mark = (int) office_statement_get_int_or (statement, 4, OFFICE_MARK_NONE);
  version->credits = (int) office_statement_get_int (statement, 5);
  version->components = office_statement_dup_text (statement, 6);
  version->sentence = office_statement_dup_text (statement, 7);
  version->ratified_on = office_statement_dup_text (statement, 8);
  version->chairs_action = office_statement_dup_text (statement, 9);
  version->reason = office_statement_dup_text (statement, 10);

  return version;
}

/**
 * office_results_list_versions:
 * @connection: the connection
 * @enrolment_id: whose
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeResultVersion) (nullable): every version of an
 *   enrolment's ratified result, newest first
 */
GPtrArray *
office_results_list_versions (OfficeConnection  *connection,
                              gint64             enrolment_id,
                              GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (
      connection, error,
      "SELECT id, version, board_id, outcome, mark, credits, components, sentence,"
      " ratified_on, chairs_action, reason"
      " FROM result WHERE enrolment_id = ? ORDER BY version DESC",
      "l", enrolment_id),
    read_version, (GDestroyNotify) office_result_version_free, error);
}

/* reassessments.c: what must be taken again, by when, and in which sitting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reassessments.h"

#include <glib/gi18n-lib.h>

#include "store/assessment.h"
#include "store/command.h"
#include "store/fields.h"

/**
 * office_reassessment_row_free:
 * @row: (nullable): a row
 */
void
office_reassessment_row_free (OfficeReassessmentRow *row)
{
  if (row == NULL)
    return;

  g_free (row->reference);
  g_free (row->name);
  g_free (row->explanation);
  g_free (row->sitting);
  g_free (row->due_on);
  g_free (row);
}

static OfficeReassessmentRow *
row_new (const OfficeCohortAssessment *cohort,
         const OfficeAssessed         *learner,
         int                           component,
         const OfficeComponentResult  *result)
{
  OfficeComponentSpec spec = cohort->components[component];
  OfficeReassessmentRow *row;
  OfficeRetake retake;

  spec.max_attempts = MAX (spec.max_attempts, learner->attempts_allowed);
  office_retake_of (result, &spec, &retake);
  if (retake.kind == OFFICE_RETAKE_NONE)
    return NULL;

  row = g_new0 (OfficeReassessmentRow, 1);
  row->enrolment_id = learner->enrolment_id;
  row->reference = g_strdup (learner->reference);
  row->name = office_assessed_dup_name (learner);
  row->component = spec.name;
  row->label = cohort->labels[component];
  row->retake = retake;
  row->explanation = office_retake_explain (&retake, spec.label);
  row->due_at = office_assessed_due_at (cohort, learner, component, retake.attempt);
  row->attempts_allowed = learner->attempts_allowed;
  return row;
}

static gboolean
take_entry (OfficeConnection       *connection,
            OfficeReassessmentRow  *row,
            gint64                  component_id,
            GError                **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error,
    "SELECT sitting, due_on, version FROM reassessment_entry WHERE enrolment_id = ? AND component_id = ?"
    " AND attempt = ?", "lli", row->enrolment_id, component_id, row->retake.attempt);

  if (statement == NULL)
    return FALSE;
  if (office_statement_step (statement, &local_error))
    {
      row->sitting = office_statement_dup_text (statement, 0);
      row->due_on = office_statement_dup_text (statement, 1);
      row->version = (int) office_statement_get_int (statement, 2);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_learner (OfficeConnection              *connection,
             const OfficeCohortAssessment  *cohort,
             const OfficeAssessed          *learner,
             GPtrArray                     *rows,
             GError                       **error)
{
  g_autoptr (OfficeModuleResult) result = NULL;

  if (learner->withdrawn_on != NULL
      || (learner->ratified.id != 0 && learner->ratified.outcome == OFFICE_OUTCOME_PASS))
    return TRUE;

  result = office_assessed_compute (cohort, learner);
  for (int i = 0; i < cohort->n_components; i++)
    {
      OfficeReassessmentRow *row = row_new (cohort, learner, i, &result->components[i]);

      if (row == NULL)
        continue;
      g_ptr_array_add (rows, row);
      if (!take_entry (connection, row, cohort->component_ids[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * office_reassessments_list:
 * @connection: the connection
 * @cohort_id: a cohort
 * @error: where to put a failure
 *
 * What must be taken again in a cohort, with attempt, cap and sitting, and what cannot be because no
 * attempt is left (ASSESS-4, ASSESS-8).
 *
 * Returns: (transfer full) (nullable) (element-type OfficeReassessmentRow): by name
 */
GPtrArray *
office_reassessments_list (OfficeConnection  *connection,
                           gint64             cohort_id,
                           GError           **error)
{
  g_autoptr (OfficeCohortAssessment) cohort = office_cohort_assessment_load (connection, cohort_id, 0, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_reassessment_row_free);

  if (cohort == NULL)
    return NULL;
  for (guint i = 0; i < cohort->learners->len; i++)
    if (!add_learner (connection, cohort, g_ptr_array_index (cohort->learners, i), rows, error))
      return NULL;

  return g_steal_pointer (&rows);
}

/**
 * office_reassessments_of:
 * @connection: the connection
 * @enrolment_id: whose
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeReassessmentRow): what one learner must take
 *   again
 */
GPtrArray *
office_reassessments_of (OfficeConnection  *connection,
                         gint64             enrolment_id,
                         GError           **error)
{
  g_autoptr (OfficeCohortAssessment) cohort = office_cohort_assessment_load_one (connection, enrolment_id, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_reassessment_row_free);

  if (cohort == NULL
      || !add_learner (connection, cohort, office_cohort_assessment_find (cohort, enrolment_id), rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* (transfer full) (nullable): what of a component is due for an enrolment */
static OfficeReassessmentRow *
find_due (OfficeConnection              *connection,
          const OfficeCohortAssessment  *cohort,
          gint64                         enrolment_id,
          int                            component,
          GError                       **error)
{
  const OfficeAssessed *learner = office_cohort_assessment_find (cohort, enrolment_id);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_reassessment_row_free);
  g_autofree char *name = office_assessed_dup_name (learner);

  if (!add_learner (connection, cohort, learner, rows, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      OfficeReassessmentRow *row = g_ptr_array_index (rows, i);

      if (!g_str_equal (row->component, cohort->components[component].name))
        continue;
      if (row->retake.kind != OFFICE_RETAKE_EXHAUSTED)
        return g_ptr_array_steal_index (rows, i);
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, "%s: %s", name, row->explanation);
      return NULL;
    }

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               /* Translators: a component in the middle of a sentence, a learner */
               _("The %s of %s need not be taken again."), cohort->components[component].label, name);
  return NULL;
}

static gboolean
save_entry (OfficeConnection             *connection,
            const OfficeReassessmentRow  *row,
            gint64                        component_id,
            const char                   *sitting,
            const char                   *due_on,
            GError                      **error)
{
  static const char save_sql[] =
    "INSERT INTO reassessment_entry (enrolment_id, component_id, attempt, sitting, due_on)"
    " VALUES (?, ?, ?, ?, nullif (?, ''))"
    " ON CONFLICT (enrolment_id, component_id, attempt) DO UPDATE SET sitting = excluded.sitting,"
    " due_on = excluded.due_on, version = version + 1"
    " WHERE sitting <> excluded.sitting OR due_on IS NOT excluded.due_on";

  if (*sitting == '\0')
    return office_connection_run (connection, error,
                                  "DELETE FROM reassessment_entry WHERE enrolment_id = ? AND component_id = ?"
                                  " AND attempt = ?", "lli", row->enrolment_id, component_id, row->retake.attempt);

  return office_connection_run (connection, error, save_sql, "lliss", row->enrolment_id, component_id,
                                row->retake.attempt, sitting, due_on != NULL ? due_on : "");
}

/**
 * office_reassessment_enter:
 * @connection: the connection
 * @enrolment_id: whose
 * @component: the component's key
 * @version: of the entry that the person saw, 0 where there was none, or -1 for any
 * @sitting: (nullable): the sitting, in the office's words ("January 2026"); %NULL or "" takes it away
 * @due_on: (nullable): its ISO day
 * @error: where to put %OFFICE_ERROR_REFUSED, %OFFICE_ERROR_CONFLICT or %OFFICE_ERROR_INVALID
 *
 * Enters a learner into a sitting for what must be taken again (ASSESS-4). One step to undo.
 *
 * Returns: whether it is kept
 */
gboolean
office_reassessment_enter (OfficeConnection  *connection,
                           gint64             enrolment_id,
                           const char        *component,
                           int                version,
                           const char        *sitting,
                           const char        *due_on,
                           GError           **error)
{
  g_autoptr (OfficeCohortAssessment) cohort = office_cohort_assessment_load_one (connection, enrolment_id, error);
  g_autoptr (OfficeReassessmentRow) row = NULL;
  g_autofree char *tidy = office_tidy (sitting);
  g_autofree char *label = NULL;
  int index;

  if (cohort == NULL || (index = office_cohort_assessment_component (cohort, component, error)) < 0
      || (row = find_due (connection, cohort, enrolment_id, index, error)) == NULL
      || !office_check_day (due_on, _("The day of the sitting"), error))
    return FALSE;
  if (version >= 0 && version != row->version)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT,
                   _("Somebody else has entered %s for “%s” since. Look again."), row->name,
                   row->sitting != NULL ? row->sitting : "");
      return FALSE;
    }

  /* Translators: a learner */
  label = g_strdup_printf (_("Reassessment of %s"), row->name);
  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (connection,
                                   save_entry (connection, row, cohort->component_ids[index], tidy, due_on, error),
                                   error);
}
